//! Headlines of a monitor and captions of an archive, each with the place of its event: whether a place of the text lies there.

use std::path::Path;

use geo::Point;
use sitmap::article::{Article, PublishedBasis};
use sitmap::gazetteer::compare;
use sitmap::geodesy::distance_km;
use sitmap::report;
use sitmap::resolve::{Outcome, Spot};
use sitmap::world::World;

use super::Figure;

/// How near the place must lie that a text is given.
const NEAR_KM: [f64; 2] = [5.0, 10.0];
/// No name of the rows has more words.
const LONGEST_NAME: usize = 4;

/// What one row came to.
struct Row {
    set: String,
    /// The text names the place that the event was coded at.
    names_it: bool,
    /// Kilometers from that place to each place of the text, in their order.
    distances_km: Vec<f64>,
    /// To the first place of those that are told most precisely: a town before the countryside that stands first.
    top_km: Option<f64>,
}

/// Shares of the rows whose first place, or any place, is the event's.
pub fn placed(table: &Path, world: &World) -> Vec<Figure> {
    let mut rows = csv::Reader::from_path(table).expect("the table can be read");
    let rows: Vec<Row> = rows.records().map(|row| place(&row.expect("the table is sound"), world)).collect();
    let is_of = |row: &&Row, set: &str, named: bool| row.set == set && (row.names_it || !named);
    let mut figures = Vec::new();
    for (set, named, floors) in SETS {
        let chosen: Vec<&Row> = rows.iter().filter(|row| is_of(row, set, named)).collect();
        let of = format!("{} rows of {set}{}", chosen.len(), if named { " that name it" } else { "" });
        figures.extend(shares(&of, &chosen, floors));
    }
    figures
}

/// Sets of rows, whether only those that name the place, and floors for any, first and top place, within 5 km and within 10.
const SETS: [(&str, bool, [[f64; 2]; 3]); 4] = [
    ("ucdp_headline", false, [[0.91, 0.92], [0.73, 0.76], [0.79, 0.81]]),
    ("ucdp_headline", true, [[0.91, 0.93], [0.73, 0.76], [0.79, 0.82]]),
    ("syrian_archive_caption", false, [[0.78, 0.84], [0.64, 0.71], [0.68, 0.74]]),
    ("syrian_archive_caption", true, [[0.79, 0.85], [0.66, 0.72], [0.69, 0.75]]),
];

fn shares(of: &str, rows: &[&Row], floors: [[f64; 2]; 3]) -> Vec<Figure> {
    let mut figures = Vec::new();
    for (which, floors) in ["any", "first", "top"].into_iter().zip(floors) {
        for (near_km, floor) in NEAR_KM.into_iter().zip(floors) {
            let hits = rows.iter().filter(|row| row.nearest_km(which).is_some_and(|distance| distance <= near_km));
            let what = format!("{which} place within {near_km} km, {of}");
            figures.push(Figure::new(what, hits.count(), rows.len(), floor));
        }
    }
    figures
}

impl Row {
    /// How far the places come to the event's that a measure takes.
    fn nearest_km(&self, which: &str) -> Option<f64> {
        match which {
            "first" => self.distances_km.first().copied(),
            "top" => self.top_km,
            _ => self.distances_km.iter().copied().min_by(f64::total_cmp),
        }
    }
}

fn place(row: &csv::StringRecord, world: &World) -> Row {
    let [set, id, text, name] = [&row[0], &row[1], &row[3], &row[4]];
    let coordinate = |at: usize| row[at].parse().expect("the table has coordinates");
    let point = Point::new(coordinate(7), coordinate(6));
    let article = Article {
        id: id.to_owned(),
        title: None,
        source: None,
        url: None,
        published: None,
        published_basis: PublishedBasis::None,
        text: text.to_owned(),
    };
    let read = report::read(&article, world);
    let spots: Vec<Spot> = read.outcomes.iter().filter_map(Outcome::located).map(|located| located.spot).collect();
    let to = |spot: &Spot| distance_km(spot.point, point);
    let distances_km: Vec<f64> = spots.iter().map(to).collect();
    let top_km = spots.iter().min_by_key(|spot| spot.precision).map(to);
    let is_found = distances_km.iter().any(|distance| *distance <= NEAR_KM[1]);
    Row { set: set.to_owned(), names_it: is_found || names(text, name), distances_km, top_km }
}

/// Whether words of `text` are a spelling of `name`.
fn names(text: &str, name: &str) -> bool {
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric() && !"'’`-".contains(c)).filter(|w| !w.is_empty()).collect();
    let runs = (1..=LONGEST_NAME).flat_map(|length| words.windows(length));
    runs.into_iter().any(|run| compare(&run.join(" "), name).is_some())
}
