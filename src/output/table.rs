//! `unresolved.csv` and `run.json`.

use serde_json::Value;

use crate::layer::UnresolvedRow;

/// The columns of `unresolved.csv`.
const UNRESOLVED_COLUMNS: [&str; 7] = ["article", "start", "end", "surface", "reason", "candidates", "context"];

/// The open place mentions as CSV, sorted, with a header even when there is none.
///
/// A spreadsheet takes a cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return for a formula, and
/// articles are other people's text: such a cell gets an apostrophe in front, as OWASP advises. Offsets are untouched,
/// so a program that wants the very words can take them from the article.
pub fn unresolved(rows: &[UnresolvedRow]) -> String {
    let mut rows: Vec<&UnresolvedRow> = rows.iter().collect();
    rows.sort();
    let mut table = csv::Writer::from_writer(Vec::new());
    let in_memory = "memory does not refuse a row, and every row has the header's length";
    table.write_record(UNRESOLVED_COLUMNS).expect(in_memory);
    for row in rows {
        let (start, end) = (row.start.to_string(), row.end.to_string());
        let texts =
            [&*row.article, &*row.surface, &*row.reason, row.candidates.as_deref().unwrap_or(""), &*row.context];
        let [article, surface, reason, candidates, context] = texts.map(harmless);
        table.write_record([&article, &start, &end, &surface, &reason, &candidates, &context]).expect(in_memory);
    }
    String::from_utf8(table.into_inner().expect(in_memory)).expect("every cell was UTF-8")
}

/// The run's record, indented for reading.
pub fn run(run: &Value) -> String {
    format!("{run:#}\n")
}

/// A cell with an apostrophe in front where a spreadsheet would take it for a formula.
pub fn harmless(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if formula { format!("'{cell}") } else { cell.to_owned() }
}
