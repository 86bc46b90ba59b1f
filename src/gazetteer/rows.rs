//! CSV files read row by row and cell by cell; what is wrong with a cell becomes a finding with file and line. Shared with
//! the build script.

use std::str::FromStr;

use super::kind::parse;
use super::tables::{Files, Finding, Severity, whole_file};

/// One CSV file and where its columns are.
pub struct Table {
    file: String,
    columns: Vec<String>,
    records: Vec<csv::StringRecord>,
}

impl Table {
    /// Reads a file that must have `columns` in its header, in any order; others are let be. When it has not, the table
    /// is empty and a finding says why.
    pub fn read(files: &Files, name: &str, columns: &[&str], findings: &mut Vec<Finding>) -> Table {
        let mut table = Table { file: format!("{}{name}", files.label), columns: Vec::new(), records: Vec::new() };
        let text = match (files.read)(name) {
            Ok(text) => text,
            Err(error) => {
                findings.push(whole_file(&error, Severity::Error));
                return table;
            }
        };
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        let mut reader = csv::ReaderBuilder::new().flexible(true).has_headers(false).from_reader(text.as_bytes());
        let mut records = reader.records().map_while(Result::ok);
        table.columns = records.next().map(|header| header.iter().map(str::to_owned).collect()).unwrap_or_default();
        let missing: Vec<&str> =
            columns.iter().copied().filter(|column| !table.columns.iter().any(|known| known == column)).collect();
        if missing.is_empty() {
            table.records = records.collect();
        } else {
            table.report(
                findings,
                1,
                format!("the header lacks {}; expected {}", missing.join(", "), columns.join(",")),
            );
        }
        table
    }

    /// The file with its folder, for messages.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// Reads each row of the right width. Rows that `read` refuses have left a finding.
    pub fn rows<R>(&self, findings: &mut Vec<Finding>, mut read: impl FnMut(&mut Row) -> Option<R>) -> Vec<R> {
        let mut rows = Vec::with_capacity(self.records.len());
        for record in &self.records {
            let line = record.position().map_or(0, csv::Position::line);
            if record.len() != self.columns.len() {
                let (has, wants) = (record.len(), self.columns.len());
                let cells = if has == 1 { "column" } else { "columns" };
                self.report(
                    findings,
                    line,
                    format!("{has} {cells}, the header has {wants}; quote a cell that holds a comma"),
                );
                continue;
            }
            rows.extend(read(&mut Row { table: self, record, line, findings }));
        }
        rows
    }

    /// The cells of a column in rows of another width than the header, which are not read.
    pub fn of_other_width<'t>(&'t self, column: &str) -> impl Iterator<Item = &'t str> {
        let index = self.columns.iter().position(|known| known == column);
        let odd = self.records.iter().filter(|record| record.len() != self.columns.len());
        odd.filter_map(move |record| record.get(index?)).map(str::trim)
    }

    fn report(&self, findings: &mut Vec<Finding>, line: u64, message: String) {
        findings.push(Finding { severity: Severity::Error, file: self.file.clone(), line: Some(line), message });
    }
}

/// One row being read. What is wrong with a cell becomes a finding.
pub struct Row<'t> {
    table: &'t Table,
    record: &'t csv::StringRecord,
    /// Line in the file.
    pub line: u64,
    findings: &'t mut Vec<Finding>,
}

impl<'t> Row<'t> {
    /// A cell without surrounding space; empty when there is no such column.
    pub fn text(&self, column: &str) -> &'t str {
        let index = self.table.columns.iter().position(|known| known == column);
        index.and_then(|index| self.record.get(index)).unwrap_or_default().trim()
    }

    /// A cell that must not be empty.
    pub fn required(&mut self, column: &str) -> Option<String> {
        let text = self.text(column);
        if text.is_empty() {
            self.report(format!("{column} is empty"));
            return None;
        }
        Some(text.to_owned())
    }

    /// A number, or `None` when the cell is empty or not one.
    pub fn number<N: FromStr>(&mut self, column: &str) -> Option<N> {
        let text = self.text(column);
        if text.is_empty() {
            return None;
        }
        let number = text.parse().ok();
        if number.is_none() {
            let hint = number_hint::<N>(text);
            self.report(format!("{column} \"{text}\" is not a number{hint}"));
        }
        number
    }

    /// Degrees within `-limit..=limit`; must not be empty.
    pub fn degrees(&mut self, column: &str, limit: f64) -> Option<f64> {
        if self.text(column).is_empty() {
            self.report(format!("{column} is empty; every row needs its coordinates"));
            return None;
        }
        let degrees: f64 = self.number(column)?;
        // Written so that NaN, which `parse` accepts, is refused too.
        if degrees.abs() <= limit {
            return Some(degrees);
        }
        self.report(format!("{column} {degrees} is not within -{limit} to {limit} degrees"));
        None
    }

    /// A cell that holds one of the known words.
    pub fn word<K: Copy>(&mut self, column: &str, all: &[(K, &'static str)]) -> Option<K> {
        let text = self.text(column);
        let found = parse(all, text);
        if found.is_none() {
            let known: Vec<&str> = all.iter().map(|(_, word)| *word).collect();
            self.report(format!("{column} \"{text}\" is unknown; write one of {}", known.join(", ")));
        }
        found
    }

    /// Reports an error of this row.
    pub fn report(&mut self, message: String) {
        self.table.report(self.findings, self.line, message);
    }
}

/// What to write instead of a number with a decimal comma, separators, or decimals where a whole number is wanted.
fn number_hint<N: FromStr>(text: &str) -> String {
    let bare: String = text.chars().filter(|c| !matches!(c, ',' | '.' | ' ' | '\'')).collect();
    [text.replace(',', "."), bare]
        .into_iter()
        .find(|guess| guess.parse::<N>().is_ok())
        .map(|guess| format!("; write {guess}"))
        .unwrap_or_default()
}
