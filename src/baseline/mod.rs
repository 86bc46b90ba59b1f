//! What the user knows beforehand of who holds what: one row a place, out of a table or GeoJSON. Articles are then news
//! that is weighed against it. A bad row is left out and told; which rows still count on a day is left to the ledger.

mod features;
mod spot;
mod table;

use geo::Point;
use jiff::civil::Date;

use crate::actors::{ActorId, Side};
use crate::gazetteer::PlaceId;
use crate::world::World;
use spot::Spots;

/// Who held what, as the user says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Baseline {
    /// In the order of the file.
    pub rows: Vec<Known>,
}

/// One place that a side is known to hold.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    /// The place's name, as the row has it.
    pub name: Option<String>,
    /// The place of the gazetteer that the row is of, where it has one.
    pub place: Option<PlaceId>,
    /// Longitude, latitude.
    pub point: Point,
    pub side: Side,
    /// Where the row names an actor and not only a camp.
    pub holder: Option<ActorId>,
    /// 0 to 1.
    pub confidence: f64,
    /// The day that it is known for; `None` is a day unknown.
    pub date: Option<Date>,
    /// Where it was read: `control.csv:12`.
    pub origin: String,
}

/// What was read of a file, and what could not be, with its reason.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    pub baseline: Baseline,
    pub faults: Vec<String>,
}

/// How sure a row is that does not say: a map that somebody drew with care, and not a report of today.
const USUAL_CONFIDENCE: f64 = 0.8;

impl Baseline {
    /// Reads the file's bytes. `label` names it in messages and in what is published.
    ///
    /// # Errors
    /// When it is neither a table with the columns that are needed nor GeoJSON; a bad row is a fault of the reading.
    pub fn read(label: &str, bytes: &[u8], world: &World) -> Result<Reading, String> {
        let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let mut reader = Reader { label, world, spots: Spots::of(world), reading: Reading::default() };
        if text.trim_ascii_start().starts_with(b"{") {
            features::read(&mut reader, text)?;
        } else {
            table::read(&mut reader, bytes)?;
        }
        Ok(reader.reading)
    }

    /// The newest day of any row.
    pub fn newest(&self) -> Option<Date> {
        self.rows.iter().filter_map(|row| row.date).max()
    }

    /// The oldest day of any row.
    pub fn oldest(&self) -> Option<Date> {
        self.rows.iter().filter_map(|row| row.date).min()
    }
}

/// The cells of a row as they stand in the file; empty where there are none.
#[derive(Clone, Debug, Default)]
struct Cells<'t> {
    name: &'t str,
    place_id: &'t str,
    side: &'t str,
    confidence: &'t str,
    date: &'t str,
}

/// What a row says of all its places.
struct Claim {
    side: Side,
    holder: Option<ActorId>,
    confidence: f64,
    date: Option<Date>,
    origin: String,
}

struct Reader<'a> {
    label: &'a str,
    world: &'a World,
    spots: Spots,
    reading: Reading,
}

impl Reader<'_> {
    fn fault(&mut self, origin: &str, why: &str) {
        self.reading.faults.push(format!("{origin}: {why}"));
    }

    /// What the cells say, or why they cannot be used.
    fn claim(&self, cells: &Cells, origin: &str) -> Result<Claim, String> {
        let date = match cells.date {
            "" => None,
            text => Some(text.parse().map_err(|_| format!("date {text:?} is no date; write it as 2016-02-29"))?),
        };
        let (side, holder) = self.world.side_named(cells.side, date)?;
        Ok(Claim { side, holder, confidence: confidence(cells.confidence)?, date, origin: origin.to_owned() })
    }

    /// Takes a row of one place.
    fn add_place(&mut self, cells: &Cells, point: Point, origin: &str) {
        match self.claim(cells, origin) {
            Ok(claim) => {
                let named = Some(cells.name).filter(|name| !name.is_empty());
                let by_id = self.world.gazetteer.place_by_code(cells.place_id);
                let place = by_id.or_else(|| self.spots.at(point, named, self.world));
                self.add(&claim, named, place, point);
            }
            Err(why) => self.fault(origin, &why),
        }
    }

    fn add(&mut self, claim: &Claim, name: Option<&str>, place: Option<PlaceId>, point: Point) {
        self.reading.baseline.rows.push(Known {
            name: name.map(str::to_owned),
            place,
            point,
            side: claim.side,
            holder: claim.holder,
            confidence: claim.confidence,
            date: claim.date,
            origin: claim.origin.clone(),
        });
    }
}

fn confidence(text: &str) -> Result<f64, String> {
    if text.is_empty() {
        return Ok(USUAL_CONFIDENCE);
    }
    let number: Option<f64> = text.parse().ok();
    let within = number.filter(|number| (0.0..=1.0).contains(number));
    within.ok_or_else(|| format!("confidence {text:?} is no number from 0 to 1"))
}
