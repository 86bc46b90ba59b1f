//! Ids given twice, and references to nothing. Of a table without a readable row, which has its own finding, one reference
//! to nothing is said and not every one.

use std::collections::{HashMap, HashSet};

use super::Report;
use crate::gazetteer::Source;
use crate::gazetteer::tables::{Finding, Tables};

/// Every id of places, areas and roads that is given twice, and every reference between them that leads nowhere.
pub(in crate::gazetteer) fn references(source: &Source, tables: &Tables) -> Vec<Finding> {
    let mut findings = Vec::new();
    let report = &mut Report { source, findings: &mut findings };
    let places = once("places.csv", tables.places.iter().map(|row| (row.id.as_str(), row.line)), report);
    once("roads.geojson", tables.roads.iter().map(|row| (row.id.as_str(), row.line)), report);
    let areas = once("areas.geojson", tables.areas.iter().map(|row| (row.id.as_str(), row.line)), report);
    let refused: HashSet<&str> = tables.refused.iter().map(String::as_str).collect();
    for row in tables.names.iter().take(most_told(places.is_empty())) {
        let id = row.place_id.as_str();
        if !places.contains_key(id) && !refused.contains(id) {
            report.error("names.csv", row.line, format!("place_id {id} is in no row of places.csv"));
        }
    }
    let mut area = |file, line, column: &str, code: &String, wanted: u8| {
        if code.is_empty() || refused.contains(code.as_str()) {
            return;
        }
        match areas.get(code.as_str()).map(|&index| tables.areas[index].level) {
            None => report.error(file, line, format!("{column} {code} is no area of areas.geojson")),
            Some(level) if level != wanted => {
                report.error(file, line, format!("{column} {code} is an area of level {level}, not {wanted}"));
            }
            Some(_) => {}
        }
    };
    for row in tables.places.iter().take(most_told(areas.is_empty())) {
        for (code, wanted) in row.admin.iter().zip(1..) {
            area("places.csv", row.line, &format!("admin{wanted}"), code, wanted);
        }
    }
    for row in tables.areas.iter().filter(|row| row.level > 0) {
        area("areas.geojson", row.line, "parent", &row.parent, row.level - 1);
    }
    for row in tables.areas.iter().filter(|row| row.level > 0 && row.parent.is_empty()) {
        report.error("areas.geojson", row.line, format!("{} has no parent; only the country has none", row.id));
    }
    findings
}

/// How many rows are held against a table that may be empty.
pub(super) fn most_told(is_empty: bool) -> usize {
    if is_empty { 1 } else { usize::MAX }
}

/// The index of each id among its rows; ids given twice are reported.
pub(super) fn once<'t>(
    file: &str,
    rows: impl Iterator<Item = (&'t str, u64)>,
    report: &mut Report,
) -> HashMap<&'t str, usize> {
    let mut known = HashMap::new();
    let mut lines = Vec::new();
    for (index, (id, line)) in rows.enumerate() {
        lines.push(line);
        if let Some(&first) = known.get(id) {
            let first: usize = first;
            report.error(file, line, format!("{id} is given twice; the first time in line {}", lines[first]));
        } else {
            known.insert(id, index);
        }
    }
    known
}
