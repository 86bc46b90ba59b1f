//! The references between the tables of the actors. What an actor is and does is left to the readers of these tables.

use std::collections::HashMap;

use super::Report;
use super::names::in_order;
use super::references::{most_told, once};
use crate::gazetteer::rows::Table;
use crate::gazetteer::tables::Files;

pub(super) fn check(report: &mut Report) {
    let actors = read("actors.csv", &["name", "kind", "fights", "note"], report);
    let names = read("actor_names.csv", &["actor", "name", "form", "from", "to", "note"], report);
    let sides = read("sides.csv", &["actor", "side", "from", "to", "note"], report);
    let camps = read("camps.csv", &["side", "label", "color", "enemies", "note"], report);
    let sources = read("sources.csv", &["name", "source", "kind", "side", "note"], report);

    let known_actors = once(actors.file, actors.keyed("name"), report);
    let known_sides = once(camps.file, camps.keyed("side"), report);
    refers(&names, "actor", None, &known_actors, actors.file, report);
    refers(&sides, "actor", None, &known_actors, actors.file, report);
    refers(&sides, "side", None, &known_sides, camps.file, report);
    refers(&camps, "enemies", Some(';'), &known_sides, camps.file, report);
    refers(&sources, "side", None, &known_sides, camps.file, report);

    for (rows, first, second) in [
        (&actors, "name", ""),
        (&names, "actor", "name"),
        (&sides, "actor", "from"),
        (&camps, "side", ""),
        (&sources, "name", ""),
    ] {
        in_order(rows.file, rows.rows.iter().map(|row| (row.line, [row.cell(first), row.cell(second)])), report);
    }
}

/// The cells of one table by column.
struct Rows {
    file: &'static str,
    rows: Vec<Cells>,
}

struct Cells {
    line: u64,
    cells: HashMap<&'static str, String>,
}

impl Rows {
    fn keyed(&self, column: &'static str) -> impl Iterator<Item = (&str, u64)> {
        self.rows.iter().map(move |row| (row.cell(column), row.line))
    }
}

impl Cells {
    fn cell(&self, column: &str) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }
}

fn read(file: &'static str, columns: &[&'static str], report: &mut Report) -> Rows {
    let source = report.source;
    let label = source.label("");
    let files = Files { label: &label, read: &|file| source.read(file) };
    let table = Table::read(&files, file, columns, report.findings);
    let rows = table.rows(report.findings, |row| {
        let cells = columns.iter().map(|&column| (column, row.text(column).to_owned())).collect();
        Some(Cells { line: row.line, cells })
    });
    Rows { file, rows }
}

/// Reports cells, split at `separator` where there may be several, that are not among the `known`.
fn refers(
    rows: &Rows,
    column: &str,
    separator: Option<char>,
    known: &HashMap<&str, usize>,
    where_known: &str,
    report: &mut Report,
) {
    for row in rows.rows.iter().take(most_told(known.is_empty())) {
        let values = row.cell(column).split(|c| Some(c) == separator).map(str::trim);
        for value in values.filter(|value| !value.is_empty() && !known.contains_key(value)) {
            report.error(rows.file, row.line, format!("{column} {value} is in no row of {where_known}"));
        }
    }
}
