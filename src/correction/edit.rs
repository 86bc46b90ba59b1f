//! Edits that somebody made in a copy of a layer, as rows of corrections: what was moved, deleted, told otherwise or drawn anew.
//!
//! Other programs save a layer in their own way: they leave columns out, write nothing as an empty text, numbers as text and days
//! with a time behind them. None of that is an edit.

use std::collections::{BTreeMap, BTreeSet};

use geo::{Distance, Geodesic, Point};
use jiff::civil::Date;
use serde_json::{Map, Value};

/// A point is moved where it lies farther off than this: GeoJSON of five decimals and a hand that slips are both finer.
const MOVED_M: f64 = 5.0;

/// The columns that a row of `set` takes over as they stand. The days are the ninth: two columns are one field.
const SET: [&str; 8] = ["kind", "actor1", "actor2", "certainty", "fatalities", "injured", "target", "weapon"];

const DAYS: [&str; 2] = ["event_date", "event_date_end"];

/// What a row of `add` has no column for.
const NOT_ADDED: [&str; 4] = ["certainty", "injured", "target", "weapon"];

/// A feature of strikes or ground events, as the program or another one wrote it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawn {
    /// Where the file has one.
    pub id: Option<String>,
    /// Longitude, latitude.
    pub point: Option<Point>,
    pub columns: Map<String, Value>,
}

/// Who answers for the edits.
#[derive(Clone, Debug)]
pub struct Signature {
    pub author: String,
    pub made: Date,
    pub reason: String,
}

/// A row of corrections: its columns with what stands in them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    pub cells: BTreeMap<&'static str, String>,
    /// What it does, in words: `set fatalities of strike-b4ad00d65d1c: 4 -> 7`.
    pub told: String,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edits {
    pub rows: Vec<Row>,
    /// Columns that were changed and that no correction sets, and in how many features.
    pub untaken: Vec<(String, usize)>,
    /// Edits that make no sense as they stand, each with what to do.
    pub faults: Vec<String>,
    /// How many features of the original were deleted.
    pub gone: usize,
}

/// Compares a layer with its edited copy. `is_partial`: the copy holds a part of the features only, and what it does not hold
/// is not deleted.
pub fn between(original: &[Drawn], edited: &[Drawn], is_partial: bool, signature: &Signature) -> Edits {
    let known: BTreeMap<&str, &Drawn> =
        original.iter().filter_map(|feature| Some((feature.id.as_deref()?, feature))).collect();
    let mut finder = Finder { signature, edits: Edits::default(), other_columns: BTreeMap::new() };
    let mut met: BTreeSet<&str> = BTreeSet::new();
    for (number, feature) in edited.iter().enumerate() {
        let id = feature.id.as_deref().unwrap_or_default();
        match known.get(id) {
            // A feature that was copied bears the id of its model: the first one is the model, as copies are put behind.
            Some(before) if met.insert(id) => finder.compare(id, before, feature),
            None if is_ours(id) => finder.edits.faults.push(format!(
                "{id}: the original does not hold it; name the layer that was edited with --original, or empty its id to add it"
            )),
            _ => match twin(original, feature) {
                Some(twin) => _ = met.insert(twin),
                None => finder.add(number + 1, feature),
            },
        }
    }
    let gone = known.keys().copied().filter(|id| !met.contains(id) && !is_partial);
    for id in gone.collect::<Vec<_>>() {
        finder.edits.gone += 1;
        finder.push("reject", [("feature", id.to_owned())], format!("reject {id}"));
    }
    finder.finish()
}

/// The id of a feature that was added from this very copy before, and that the map shows by now.
fn twin<'o>(original: &'o [Drawn], feature: &Drawn) -> Option<&'o str> {
    let is_same = |added: &&Drawn| {
        let is_there = added.point.zip(feature.point).is_some_and(|(one, other)| is_same_spot(one, other));
        is_there && added.is_by_hand() && added.text("kind") == feature.text("kind")
    };
    original.iter().find(is_same)?.id.as_deref()
}

/// An id as the program makes them: a word and twelve digits of a hash.
fn is_ours(id: &str) -> bool {
    let hash = id.split('-').nth(1).unwrap_or_default();
    hash.len() == 12 && hash.bytes().all(|digit| digit.is_ascii_hexdigit())
}

struct Finder<'s> {
    signature: &'s Signature,
    edits: Edits,
    /// Columns that were changed and cannot be set, and in how many features.
    other_columns: BTreeMap<String, usize>,
}

impl Finder<'_> {
    fn push<const N: usize>(&mut self, action: &str, cells: [(&'static str, String); N], told: String) {
        let Signature { author, made, reason } = self.signature;
        let signed = [
            ("action", action.to_owned()),
            ("author", author.clone()),
            ("made", made.to_string()),
            ("reason", reason.clone()),
        ];
        self.edits.rows.push(Row { cells: cells.into_iter().chain(signed).collect(), told });
    }

    fn compare(&mut self, id: &str, before: &Drawn, after: &Drawn) {
        match (before.point, after.point) {
            (Some(from), Some(to)) => {
                let meters = Geodesic.distance(from, to);
                if meters > MOVED_M {
                    let [latitude, longitude] = degrees(to);
                    let told = format!("move {id} by {:.2} km to {latitude}, {longitude}", meters / 1000.0);
                    let feature = ("feature", id.to_owned());
                    self.push("move", [feature, ("latitude", latitude), ("longitude", longitude)], told);
                }
            }
            (_, None) => {
                self.edits.faults.push(format!("{id}: it has no point any more; delete the whole feature to reject it"))
            }
            (None, Some(_)) => {}
        }
        // Before the actors: which camp one fought in goes by the day.
        self.compare_days(id, before, after);
        for column in SET {
            if let Some((old, new)) = differing(before, after, column) {
                self.set(id, column, &old, new);
            }
        }
        let others = after
            .columns
            .keys()
            .filter(|column| !SET.contains(&&***column) && !DAYS.contains(&&***column) && *column != "id");
        let changed = others.filter(|column| is_changed(before, after, column));
        for column in changed {
            *self.other_columns.entry(column.clone()).or_default() += 1;
        }
    }

    fn set(&mut self, id: &str, field: &str, old: &str, new: String) {
        let shown = |value: &str| if value.is_empty() { "not known".to_owned() } else { value.to_owned() };
        let told = format!("set {field} of {id}: {} -> {}", shown(old), shown(&new));
        self.push("set", [("feature", id.to_owned()), ("field", field.to_owned()), ("value", new)], told);
    }

    /// The first and the last day are set together.
    fn compare_days(&mut self, id: &str, before: &Drawn, after: &Drawn) {
        if DAYS.iter().all(|column| differing(before, after, column).is_none()) {
            return;
        }
        // A column that was left out of the copy says what it said.
        let now = DAYS.map(|column| if after.columns.contains_key(column) { after } else { before }.text(column));
        match (span(&before.days()), span(&now)) {
            (_, Err(why)) => self.edits.faults.push(format!("{id}: {why}")),
            (Ok(old), Ok(new)) if old == new => {}
            (old, Ok(new)) => self.set(id, "date", &old.unwrap_or_default(), new),
        }
    }

    fn add(&mut self, number: usize, feature: &Drawn) {
        let kind = feature.text("kind");
        let days = span(&feature.days());
        let (point, days) = match (feature.point, days) {
            _ if kind.is_empty() => return self.refuse(number, "a new feature needs a kind, as airstrike or capture"),
            (None, _) => return self.refuse(number, "a new feature needs a point"),
            (_, Err(why)) => return self.refuse(number, &why),
            (Some(point), Ok(days)) => (point, days),
        };
        let [latitude, longitude] = degrees(point);
        let source = Some(feature.text("source")).filter(|source| !source.is_empty());
        let told = format!("add {kind} at {latitude}, {longitude}");
        let cells = [
            ("kind", kind),
            ("date", days),
            ("latitude", latitude),
            ("longitude", longitude),
            ("actor1", feature.text("actor1")),
            ("actor2", feature.text("actor2")),
            ("fatalities", feature.text("fatalities")),
            ("source", source.unwrap_or_else(|| self.signature.reason.clone())),
        ];
        self.push("add", cells, told);
        for column in NOT_ADDED.into_iter().filter(|column| !feature.text(column).is_empty()) {
            *self.other_columns.entry(format!("{column} of new features")).or_default() += 1;
        }
    }

    fn refuse(&mut self, number: usize, why: &str) {
        self.edits.faults.push(format!("feature {number}: {why}"));
    }

    fn finish(mut self) -> Edits {
        self.edits.untaken = self.other_columns.into_iter().collect();
        self.edits
    }
}

impl Drawn {
    /// What stands in a column, in one spelling; empty where nothing does.
    fn text(&self, column: &str) -> String {
        self.columns.get(column).map_or_else(String::new, text)
    }

    fn is_by_hand(&self) -> bool {
        self.text("correction").starts_with("added by ")
    }

    fn days(&self) -> [String; 2] {
        DAYS.map(|column| self.text(column))
    }
}

/// Both texts of a column where the copy has it and says something else.
fn differing(before: &Drawn, after: &Drawn, column: &str) -> Option<(String, String)> {
    is_changed(before, after, column).then(|| (before.text(column), after.text(column)))
}

/// Whether the copy says something else in a column that it has. A number is the same in all its spellings, and up to what
/// the last digit loses on the way.
fn is_changed(before: &Drawn, after: &Drawn, column: &str) -> bool {
    let Some(now) = after.columns.get(column) else { return false };
    let (old, new) = (before.text(column), text(now));
    let numbers = old.parse::<f64>().ok().zip(new.parse::<f64>().ok());
    let is_same_number = numbers.is_some_and(|(old, new)| (old - new).abs() < 1e-9);
    // A day is a day, whatever time a program writes behind it.
    let days = day(&old).ok().zip(day(&new).ok());
    let is_same_day = days.is_some_and(|(old, new)| old == new);
    old != new && !is_same_number && !is_same_day
}

fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.trim().to_owned(),
        // A whole number stays one where a program gave it a fraction.
        Value::Number(number) => match number.as_f64() {
            Some(whole) if whole.fract() == 0.0 && whole.abs() < 1e15 => format!("{whole:.0}"),
            _ => number.to_string(),
        },
        other => other.to_string(),
    }
}

/// The days as a correction writes them: one, two with a slash, or none.
fn span([from, to]: &[String; 2]) -> Result<String, String> {
    match (from.is_empty(), to.is_empty()) {
        (true, true) => Ok(String::new()),
        (true, false) => Err("it has event_date_end and no event_date; fill it in, or empty both".to_owned()),
        (false, true) => Ok(day(from)?.to_string()),
        (false, false) => match (day(from)?, day(to)?) {
            (from, to) if to < from => {
                Err(format!("event_date_end {to} is before event_date {from}; change one of them"))
            }
            (from, to) if to == from => Ok(from.to_string()),
            (from, to) => Ok(format!("{from}/{to}")),
        },
    }
}

/// The day of `2016-02-29`, `2016/02/29`, `2016-02-29T00:00:00Z`.
fn day(text: &str) -> Result<Date, String> {
    let (day, time) = text.split_at_checked(10).unwrap_or((text, ""));
    let parsed = day.replace('/', "-").parse().ok();
    let parsed = parsed.filter(|_| time.is_empty() || time.starts_with(['T', ' ']));
    parsed.ok_or_else(|| format!("{text:?} is no date; write it as 2016-02-29"))
}

/// Latitude and longitude on the published grid.
fn degrees(point: Point) -> [String; 2] {
    [point.y(), point.x()].map(|degrees| format!("{degrees:.5}"))
}

/// Whether two spots given in degrees are one.
pub(super) fn is_same_spot(one: Point, other: Point) -> bool {
    Geodesic.distance(one, other) <= MOVED_M
}
