//! Pairs of spellings: whether two are judged to be of one name, and whether `locate` finds the place of each.

use std::path::Path;

use geo::Point;
use sitmap::gazetteer::{Gazetteer, compare, likeness};
use sitmap::geodesy::distance_km;
use sitmap::world::World;

use super::Figure;

/// How near the place must lie that is found for a spelling.
const NEAR_KM: f64 = 5.0;
/// Two names of one place that agree less than this are no spellings of one name: a quarter and its city.
const NO_NAME_SHARED: u8 = 40;

pub struct Pair {
    names: [String; 2],
    is_same: bool,
    /// Same Arabic name and near each other, or alike and far from each other: neither was chosen by its spelling in Latin.
    is_hard: bool,
    points: [Option<Point>; 2],
}

/// The clean pairs of the table.
pub fn read(table: &Path) -> Vec<Pair> {
    let mut rows = csv::Reader::from_path(table).expect("the table can be read");
    let rows = rows.records().map(|row| row.expect("the table is sound"));
    rows.filter(|row| &row[10] == "True").map(|row| pair(&row)).collect()
}

fn pair(row: &csv::StringRecord) -> Pair {
    let point = |at: usize| Some(Point::new(row[at + 1].parse().ok()?, row[at].parse().ok()?));
    Pair {
        names: [row[0].to_owned(), row[1].to_owned()],
        is_same: &row[2] == "TRUE",
        is_hard: row[3].starts_with("same_arabic") || row[3].starts_with("similar_name"),
        points: [point(6), point(8)],
    }
}

/// F1 of the judgment that both are spellings of one name.
pub fn judged(pairs: &[Pair]) -> Vec<Figure> {
    let shares_name = |pair: &&Pair| !pair.is_same || likeness(&pair.names[0], &pair.names[1]) >= NO_NAME_SHARED;
    let f1 = |what: &str, chosen: Vec<&Pair>, floor| {
        let count = |same: bool, said: bool| {
            let judged = |pair: &Pair| compare(&pair.names[0], &pair.names[1]).is_some();
            chosen.iter().filter(|pair| pair.is_same == same && judged(pair) == said).count()
        };
        let (right, invented, missed) = (count(true, true), count(false, true), count(true, false));
        let what = format!("{what} ({right} right, {invented} invented, {missed} missed)");
        Figure::new(what, 2 * right, 2 * right + invented + missed, floor)
    };
    let all = || pairs.iter();
    vec![
        f1("F1 of pairs of spellings", all().collect(), 0.955),
        f1("F1 of those, without two names of one place", all().filter(shares_name).collect(), 0.965),
        f1("F1 of same Arabic names against hard negatives", all().filter(|pair| pair.is_hard).collect(), 0.94),
        f1(
            "F1 of those, without two names of one place",
            all().filter(|pair| pair.is_hard).filter(shares_name).collect(),
            0.968,
        ),
    ]
}

/// How often `locate` finds the place of a spelling, given its governorate.
pub fn located(pairs: &[Pair], world: &World) -> Vec<Figure> {
    let gazetteer = &world.gazetteer;
    let (mut first, mut five, mut all) = (0, 0, 0);
    for pair in pairs.iter().filter(|pair| pair.is_same) {
        for (name, point) in pair.names.iter().zip(pair.points) {
            if let Some(rank) = point.and_then(|point| rank(name, point, gazetteer)) {
                all += 1;
                first += usize::from(rank == 0);
                five += usize::from(rank < 5);
            }
        }
    }
    vec![
        Figure::new(format!("located first of {all} spellings, given the governorate"), first, all, 0.94),
        Figure::new("located among five", five, all, 0.965),
    ]
}

/// The rank of the answer that lies near `point`, 5 where none of five does; `None` outside the country.
fn rank(name: &str, point: Point, gazetteer: &Gazetteer) -> Option<usize> {
    let [governorate, ..] = gazetteer.containing(point);
    let answers = gazetteer.locate(name, Some(gazetteer.area(governorate?).code), 5);
    let is_near = |place| distance_km(gazetteer.place(place).point, point) <= NEAR_KM;
    Some(answers.iter().position(|answer| is_near(answer.place)).unwrap_or(5))
}
