//! Puts rows behind those that a table of corrections holds: in its own columns, its own delimiter, its own line ends. What is there
//! stays, byte for byte.

use std::collections::BTreeSet;

use geo::Point;

use super::edit::{Row, is_same_spot};
use super::table::COLUMNS;
use crate::sheet::Sheet;

/// A table with rows behind it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Appended {
    /// The whole file.
    pub bytes: Vec<u8>,
    /// The rows that were put there.
    pub added: Vec<Row>,
    /// Those that say what the table says already.
    pub known: Vec<Row>,
}

/// Puts the rows behind the table. Without a table they get a new one, with all its columns.
///
/// # Errors
/// When the file is no table, or lacks a column that a row needs: what to do.
pub fn append(table: Option<&[u8]>, rows: Vec<Row>) -> Result<Appended, String> {
    let bytes = table.filter(|bytes| !bytes.trim_ascii().is_empty()).map(<[u8]>::to_vec);
    let bytes = bytes.unwrap_or_else(|| format!("{}\n", COLUMNS.join(",")).into_bytes());
    let opened = Sheet::open(bytes.as_slice()).map_err(|error| format!("cannot be read: {error}"))?;
    let mut sheet = opened?;
    let columns: Vec<Option<&'static str>> = sheet.header.iter().map(|name| column(name)).collect();
    let mut there = Vec::new();
    // Memory can be read to its end.
    while let Ok(Some(row)) = sheet.next() {
        let cells =
            columns.iter().zip(row.cells).filter_map(|(column, cell)| Some(((*column)?, cell.trim().to_owned())));
        there.push(Row { cells: cells.collect(), told: String::new() });
    }
    let mut appended = Appended::default();
    for row in rows {
        let is_known = is_said(&there, &row);
        let list = if is_known { &mut appended.known } else { &mut appended.added };
        list.push(row.clone());
        there.push(row);
    }
    lacks_none(&columns, &appended.added, &sheet.header, sheet.delimiter())?;
    let lines = written(&columns, &appended.added, sheet.delimiter(), bytes.windows(2).any(|pair| pair == b"\r\n"));
    let is_open = !bytes.ends_with(b"\n") && !appended.added.is_empty();
    appended.bytes = bytes;
    if is_open {
        appended.bytes.push(b'\n');
    }
    appended.bytes.extend(lines);
    Ok(appended)
}

/// The column that a header cell names.
fn column(name: &str) -> Option<&'static str> {
    COLUMNS.into_iter().find(|column| name.trim().eq_ignore_ascii_case(column))
}

fn lacks_none(columns: &[Option<&str>], rows: &[Row], header: &[String], delimiter: u8) -> Result<(), String> {
    let filled = |row: &Row| {
        row.cells.iter().filter(|(_, cell)| !cell.is_empty()).map(|(column, _)| *column).collect::<Vec<_>>()
    };
    let needed: BTreeSet<&str> = rows.iter().flat_map(filled).collect();
    let missing: Vec<&str> =
        COLUMNS.into_iter().filter(|column| needed.contains(column) && !columns.contains(&Some(*column))).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let between = char::from(delimiter).to_string();
    let all: Vec<&str> = header.iter().map(String::as_str).chain(missing.iter().copied()).collect();
    Err(format!(
        "has no column {}, which these edits need; make its first line {} (rows may stay shorter), or name another file with --to",
        missing.join(", "),
        all.join(&between)
    ))
}

fn written(columns: &[Option<&str>], rows: &[Row], delimiter: u8, by_windows: bool) -> Vec<u8> {
    let end = if by_windows { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') };
    let mut table = csv::WriterBuilder::new().delimiter(delimiter).terminator(end).from_writer(Vec::new());
    let in_memory = "memory does not refuse a row, and every row has the header's length";
    for row in rows {
        let cell = |column: &Option<&str>| column.and_then(|column| row.cells.get(column)).map_or("", String::as_str);
        table.write_record(columns.iter().map(cell)).expect(in_memory);
    }
    table.into_inner().expect(in_memory)
}

/// Whether the rows say already what another one says: of one thing the last row has the last word.
fn is_said(there: &[Row], row: &Row) -> bool {
    if row.get("action") == "add" {
        return there.iter().any(|other| other.get("action").eq_ignore_ascii_case("add") && is_same_event(other, row));
    }
    let last = there.iter().rev().find(|other| other.subject() == row.subject());
    last.is_some_and(|last| match row.get("action") {
        "move" => last.spot().zip(row.spot()).is_some_and(|(one, other)| is_same_spot(one, other)),
        "set" => last.get("value") == row.get("value"),
        _ => true,
    })
}

fn is_same_event(one: &Row, other: &Row) -> bool {
    let alike = |column: &&str| one.get(column) == other.get(column);
    let is_there = one.spot().zip(other.spot()).is_some_and(|(one, other)| is_same_spot(one, other));
    is_there && ["kind", "date", "actor1", "actor2", "fatalities", "source"].iter().all(alike)
}

impl Row {
    fn get(&self, column: &str) -> &str {
        self.cells.get(column).map_or("", |cell| cell.trim())
    }

    /// What it is about: the action, the feature, and the field.
    fn subject(&self) -> (String, &str, &str) {
        let field = match self.get("field") {
            "event_date" => "date",
            field => field,
        };
        (self.get("action").to_ascii_lowercase(), self.get("feature"), field)
    }

    fn spot(&self) -> Option<Point> {
        let degrees = |column: &str| self.get(column).parse::<f64>().ok().filter(|degrees| degrees.abs() <= 180.0);
        Some(Point::new(degrees("longitude")?, degrees("latitude")?))
    }
}
