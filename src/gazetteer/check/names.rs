//! Spellings: those that cannot be looked up, that are given twice, or that several places share; and rows out of order.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::{Options, Report};
use crate::gazetteer::kind::Script;
use crate::gazetteer::spelling;
use crate::gazetteer::tables::{PlaceRow, Tables};

pub(super) fn check(tables: &Tables, options: Options, report: &mut Report) {
    for place in &tables.places {
        check_name("places.csv", place.line, "name", &place.name, None, report);
        check_name("places.csv", place.line, "name_ar", &place.name_ar, Some(Script::Arabic), report);
    }
    let mut seen = HashSet::new();
    for row in &tables.names {
        check_name("names.csv", row.line, "name", &row.name, Some(row.script), report);
        if !seen.insert((&row.place_id, &row.name)) {
            let message = format!("{} is listed twice for {}; remove one row", row.name, row.place_id);
            report.warning("names.csv", row.line, message);
        }
    }
    note_shared(tables, options, report);
}

fn check_name(file: &str, line: u64, column: &str, name: &str, script: Option<Script>, report: &mut Report) {
    if name.is_empty() {
        return;
    }
    if spelling::key(name).is_empty() {
        report.error(file, line, format!("{column} \"{name}\" holds no letter"));
    } else if let Some(said) = script
        && said != spelling::script(name)
    {
        let found = spelling::script(name).as_str();
        report.warning(file, line, format!("{column} \"{name}\" is in {found} letters, not {}", said.as_str()));
    }
}

/// The ids of the places that each spelling stands for. Areas are left out, as they bear the name of their seat.
pub(in crate::gazetteer) fn bearers(tables: &Tables) -> BTreeMap<String, BTreeSet<&str>> {
    let places: BTreeMap<&str, &PlaceRow> = settled(tables);
    let own = places.values().flat_map(|place| [(&place.name, place.id.as_str()), (&place.name_ar, place.id.as_str())]);
    let further = tables.names.iter().map(|row| (&row.name, row.place_id.as_str()));
    let mut bearers: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for (name, id) in own.chain(further).filter(|(name, id)| !name.is_empty() && places.contains_key(id)) {
        bearers.entry(spelling::key(name).join(" ")).or_default().insert(id);
    }
    bearers
}

/// All places that are no areas, by id.
fn settled(tables: &Tables) -> BTreeMap<&str, &PlaceRow> {
    let places = tables.places.iter().filter(|place| place.kind.is_some_and(|kind| !kind.is_area()));
    places.map(|place| (place.id.as_str(), place)).collect()
}

/// How many spellings stand for several places; each with its places when asked for.
fn note_shared(tables: &Tables, options: Options, report: &mut Report) {
    let mut bearers = bearers(tables);
    let spellings = bearers.len();
    bearers.retain(|_, ids| ids.len() > 1);
    if bearers.is_empty() {
        return;
    }
    report.note("names.csv", format!("{} of {spellings} spellings stand for several places", bearers.len()));
    let places = settled(tables);
    for (spelling, ids) in bearers.iter().filter(|_| options.shared) {
        let ids: Vec<String> = ids.iter().map(|id| format!("{id} {}", places[id].name)).collect();
        report.note("names.csv", format!("\"{spelling}\" stands for {} places: {}", ids.len(), ids.join(", ")));
    }
}

/// Tables are kept sorted, so that a change shows as the rows that it touches.
pub(super) fn check_order(tables: &Tables, report: &mut Report) {
    in_order("places.csv", tables.places.iter().map(|row| (row.line, [row.id.as_str(), ""])), report);
    in_order(
        "names.csv",
        tables.names.iter().map(|row| (row.line, [row.place_id.as_str(), row.name.as_str()])),
        report,
    );
    in_order("areas.geojson", tables.areas.iter().map(|row| (row.line, [row.id.as_str(), ""])), report);
    in_order("roads.geojson", tables.roads.iter().map(|row| (row.line, [row.id.as_str(), ""])), report);
    in_order("not_places.csv", tables.not_places.iter().map(|row| (row.line, [row.name.as_str(), ""])), report);
    in_order("world.csv", tables.world.iter().map(|row| (row.line, [row.name.as_str(), ""])), report);
}

/// One warning for a file out of order: the first row that is, and how many there are.
pub(super) fn in_order<'t>(file: &str, rows: impl Iterator<Item = (u64, [&'t str; 2])>, report: &mut Report) {
    let rows: Vec<_> = rows.collect();
    let late: Vec<_> = rows.windows(2).filter(|pair| pair[1].1 < pair[0].1).collect();
    if let Some(first) = late.first() {
        let ((_, before), (line, key)) = (first[0], first[1]);
        let label = |key: [&str; 2]| key.join(" ").trim_end().to_owned();
        let message = format!(
            "rows are not sorted: {} stands after {} ({} such rows); sort the file by bytes",
            label(key),
            label(before),
            late.len()
        );
        report.warning(file, line, message);
    }
}
