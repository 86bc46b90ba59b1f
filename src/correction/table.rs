//! Corrections as a table: one a row, by the names of its columns and in any order. Which columns a row needs depends on its action.

use geo::Point;
use jiff::civil::Date;
use smol_str::SmolStr;

use super::{Action, Added, Change, Correction, Reading, Whereabouts};
use crate::actors::ActorId;
use crate::event::{Certainty, Kind};
use crate::fold;
use crate::gazetteer::PlaceId;
use crate::geodesy::rough_km;
use crate::resolve::{self, Precision, Spot};
use crate::sheet::{Fault, Sheet};
use crate::world::World;

/// Every column that a row may use.
pub const COLUMNS: [&str; 19] = [
    "action",
    "feature",
    "article",
    "name",
    "place",
    "latitude",
    "longitude",
    "field",
    "value",
    "kind",
    "date",
    "side",
    "actor1",
    "actor2",
    "fatalities",
    "source",
    "author",
    "made",
    "reason",
];

const ACTIONS: &str = "reject, move, set, pin, add, hold";

/// What a place cell says that means: none.
const NONE: &str = "none";

/// A spot given by its coordinates was looked up on a map: good to some hundred meters.
const BY_HAND_KM: f64 = 0.3;

pub(super) fn read(label: &str, bytes: &[u8], world: &World) -> Result<Reading, String> {
    let opened = Sheet::open(bytes).map_err(|error| format!("cannot be read: {error}"))?;
    let mut sheet = opened?;
    let position = |name: &&str| sheet.header.iter().position(|found| found.trim().eq_ignore_ascii_case(name));
    let columns: Vec<Option<usize>> = COLUMNS.iter().map(position).collect();
    let missing: Vec<&str> =
        ["action", "author", "made", "reason"].into_iter().filter(|name| position(name).is_none()).collect();
    if !missing.is_empty() {
        let (missing, all) = (missing.join(", "), COLUMNS.join(","));
        return Err(format!("has no column {missing}; the columns of corrections are {all}"));
    }
    let mut reading = Reading::default();
    // Memory can be read to its end.
    while let Ok(Some(row)) = sheet.next() {
        let origin = format!("{label}:{}", row.line);
        if let Some(Fault::Unreadable(why)) = &row.fault {
            reading.faults.push(format!("{origin}: {why}"));
            continue;
        }
        let cells = Cells { cells: &row.cells, columns: &columns, world };
        match cells.correction(&origin, row.line) {
            Ok(correction) => reading.corrections.rows.push(correction),
            Err(why) => reading.faults.push(format!("{origin}: {why}")),
        }
    }
    Ok(reading)
}

/// The cells of one row.
struct Cells<'r> {
    cells: &'r [String],
    /// Where each of [`COLUMNS`] stands.
    columns: &'r [Option<usize>],
    world: &'r World,
}

impl<'r> Cells<'r> {
    /// The cell of a column; empty where there is none.
    fn get(&self, name: &str) -> &'r str {
        let column = COLUMNS.iter().position(|column| *column == name).and_then(|number| self.columns[number]);
        column.map_or("", |at| self.cells[at].trim())
    }

    fn optional(&self, name: &str) -> Option<SmolStr> {
        Some(self.get(name)).filter(|cell| !cell.is_empty()).map(SmolStr::from)
    }

    fn required(&self, name: &str) -> Result<&'r str, String> {
        let action = self.get("action");
        Some(self.get(name)).filter(|cell| !cell.is_empty()).ok_or_else(|| format!("{action} needs {name}; fill it in"))
    }

    fn correction(&self, origin: &str, line: u64) -> Result<Correction, String> {
        let action = self.action()?;
        Ok(Correction {
            action,
            author: self.required("author")?.into(),
            made: day(self.required("made")?, "made")?,
            reason: self.required("reason")?.into(),
            source: self.optional("source"),
            origin: origin.into(),
            line,
        })
    }

    fn action(&self) -> Result<Action, String> {
        let feature = || self.required("feature").map(SmolStr::from);
        match self.get("action").to_ascii_lowercase().as_str() {
            "reject" => Ok(Action::Reject { feature: feature()? }),
            "move" => Ok(Action::Move { feature: feature()?, to: self.whereabouts()? }),
            "set" => Ok(Action::Set { feature: feature()?, change: self.change()? }),
            "pin" => self.pin(),
            "add" => Ok(Action::Add(self.added()?)),
            "hold" => self.hold(),
            "" => Err(format!("no action is given; write one of {ACTIONS}")),
            other => Err(format!("action {other:?} is unknown; write one of {ACTIONS}")),
        }
    }

    fn pin(&self) -> Result<Action, String> {
        let name = fold::phrase(self.required("name")?);
        let place = self.required("place")?;
        let place = if place.eq_ignore_ascii_case(NONE) { None } else { Some(self.world.place_named(place)?) };
        Ok(Action::Pin { name, article: self.optional("article"), place })
    }

    fn hold(&self) -> Result<Action, String> {
        let date = day(self.required("date")?, "date")?;
        let place = self.world.place_named(self.required("place")?)?;
        let (side, holder) = self.world.side_named(self.required("side")?, Some(date))?;
        Ok(Action::Hold { place, side, holder, date })
    }

    fn added(&self) -> Result<Added, String> {
        self.required("source")?;
        Ok(Added {
            kind: kind(self.required("kind")?)?,
            days: days(self.get("date"))?,
            at: self.whereabouts()?,
            actor1: self.actor(self.get("actor1"))?,
            actor2: self.actor(self.get("actor2"))?,
            killed: number(self.get("fatalities"))?,
        })
    }

    fn change(&self) -> Result<Change, String> {
        let value = self.get("value");
        let text = || Some(value).filter(|value| !value.is_empty()).map(SmolStr::from);
        match self.required("field")? {
            "kind" => Ok(Change::Kind(kind(value)?)),
            "date" | "event_date" => Ok(Change::Days(days(value)?)),
            "actor1" => Ok(Change::Actor1(self.actor(value)?)),
            "actor2" => Ok(Change::Actor2(self.actor(value)?)),
            "certainty" => Ok(Change::Certainty(certainty(value)?)),
            "fatalities" => Ok(Change::Killed(number(value)?)),
            "injured" => Ok(Change::Injured(number(value)?)),
            "target" => Ok(Change::Target(text())),
            "weapon" => Ok(Change::Weapon(text())),
            other => Err(format!(
                "field {other:?} cannot be set; write one of kind, date, actor1, actor2, certainty, fatalities, injured, target, weapon"
            )),
        }
    }

    /// The actor of a cell; none of an empty one.
    fn actor(&self, word: &str) -> Result<Option<ActorId>, String> {
        if word.is_empty() {
            return Ok(None);
        }
        let actor = self.world.actor_named(word);
        actor
            .map(Some)
            .ok_or_else(|| format!("actor {word:?} is unknown; write one of actors.csv, or a spelling of it"))
    }

    /// The place of the row, its coordinates, or both: then the place is what the spot goes by.
    fn whereabouts(&self) -> Result<Whereabouts, String> {
        let named = match self.get("place") {
            "" => None,
            word => Some(self.world.place_named(word)?),
        };
        let (latitude, longitude) = (self.get("latitude"), self.get("longitude"));
        if latitude.is_empty() && longitude.is_empty() {
            let place = named.ok_or("neither a place nor latitude and longitude are given")?;
            return Ok(Whereabouts { place, spot: resolve::itself(place, self.world) });
        }
        let point = Point::new(degrees(longitude, "longitude", 180.0)?, degrees(latitude, "latitude", 90.0)?);
        let place = named.or_else(|| nearest(point, self.world)).ok_or("the gazetteer has no place")?;
        Ok(Whereabouts { place, spot: Spot { point, precision: Precision::Near, uncertainty_km: BY_HAND_KM } })
    }
}

/// The settlement nearest to a spot: what people there would call it by.
fn nearest(point: Point, world: &World) -> Option<PlaceId> {
    let settlements = world.gazetteer.places().filter(|place| place.kind.is_settlement());
    let near = settlements.min_by(|a, b| rough_km(a.point, point).total_cmp(&rough_km(b.point, point)));
    near.map(|place| place.id)
}

fn kind(word: &str) -> Result<Kind, String> {
    Kind::from_word(word)
        .ok_or_else(|| format!("kind {word:?} is unknown; write one of the layers' kinds, as airstrike or capture"))
}

fn certainty(word: &str) -> Result<Certainty, String> {
    let all = [Certainty::Confirmed, Certainty::Reported, Certainty::Claimed, Certainty::Disputed];
    let found = all.into_iter().find(|certainty| certainty.word() == word);
    found.ok_or_else(|| format!("certainty {word:?} is unknown; write confirmed, reported, claimed or disputed"))
}

fn day(text: &str, column: &str) -> Result<Date, String> {
    text.parse().map_err(|_| format!("{column} {text:?} is no date; write it as 2016-02-29"))
}

/// A day, or two of them with a slash between; nothing where no day is known.
fn days(text: &str) -> Result<Option<(Date, Date)>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    let (from, to) = text.split_once('/').unwrap_or((text, text));
    let (from, to) = (day(from.trim(), "date")?, day(to.trim(), "date")?);
    if to < from { Err(format!("date {text:?} ends before it begins")) } else { Ok(Some((from, to))) }
}

fn number(text: &str) -> Result<Option<u32>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_| format!("{text:?} is no whole number"))
}

fn degrees(text: &str, name: &str, limit: f64) -> Result<f64, String> {
    let number: Option<f64> = text.parse().ok();
    number
        .filter(|degrees| degrees.abs() <= limit)
        .ok_or_else(|| format!("{name} {text:?} is no number of degrees within -{limit} to {limit}"))
}
