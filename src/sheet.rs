//! Reads a spreadsheet's export row by row, whatever program wrote it: delimiter by the header line, byte order mark dropped,
//! rows of another width told from sound ones. What the cells mean is left to the caller.
//!
//! The `csv` crate is not used for reading because a quote that is never closed would make it swallow the rest of the file, in
//! memory and in silence; here it costs the one row that opens it.

use std::io::{self, BufRead};

/// A header line longer than this is no header: the file has no lines, or is no text.
const LONGEST_HEADER: usize = 1 << 20;

/// A row that goes on for more bytes than this has a quote that is not closed: spreadsheets hold 32,767 characters in a
/// cell, of four bytes at most.
const LONGEST_QUOTED: usize = 4 * 32_767;

/// How files begin that are given by mistake for a table, and what they are.
const NO_TABLES: [(&[u8], &str); 4] = [
    (b"PK\x03\x04", "is a spreadsheet document, not a table of text; save it as CSV (UTF-8) first"),
    (b"\x1f\x8b", "is a gzip archive; unpack it first"),
    (b"\xff\xfe", "is UTF-16; save it as CSV (UTF-8), or convert it: iconv -f UTF-16 -t UTF-8"),
    (b"\xfe\xff", "is UTF-16; save it as CSV (UTF-8), or convert it: iconv -f UTF-16 -t UTF-8"),
];

/// Cells of one row.
pub(crate) type Cells = Vec<Vec<u8>>;

/// One row of the table.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Row {
    /// Line on which it begins, counted from 1.
    pub line: u64,
    /// As many cells as the header has.
    pub cells: Vec<String>,
    /// What is odd about it.
    pub fault: Option<Fault>,
}

/// What is odd about a row.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// It has fewer cells than the header: empty ones were added, and it can be used.
    Short(usize),
    /// It cannot be used; its cells hold what could be saved of it.
    Unreadable(String),
}

/// A table being read.
pub(crate) struct Sheet<R> {
    input: R,
    delimiter: u8,
    /// Names of the columns as they stand in the file.
    pub header: Vec<String>,
    /// Lines of a row that was given up, to be read again, the next one last.
    again: Vec<Vec<u8>>,
    line: u64,
}

impl<R: BufRead> Sheet<R> {
    /// Reads the header. The inner error says why the file is no table.
    pub fn open(mut input: R) -> io::Result<Result<Sheet<R>, String>> {
        let mut first = Vec::new();
        let mut line = 0;
        let mut named = None;
        loop {
            let before = first.len();
            io::Read::take(&mut input, LONGEST_HEADER as u64).read_until(b'\n', &mut first)?;
            if let Some((_, what)) = NO_TABLES.iter().find(|(start, _)| line == 0 && first.starts_with(start)) {
                return Ok(Err((*what).to_owned()));
            }
            if first.len() >= LONGEST_HEADER || first[before..].contains(&0) {
                return Ok(Err("is no table: its first line is too long or no text".to_owned()));
            }
            if first.len() == before {
                let empty = first.iter().all(u8::is_ascii_whitespace);
                let why = if empty { "is empty" } else { "has a quote in its header that is not closed" };
                return Ok(Err(why.to_owned()));
            }
            line += 1;
            if line == 1 && first.starts_with(b"\xef\xbb\xbf") {
                first.drain(..3);
            }
            // What Excel writes and reads above the header to name the delimiter.
            if let [b's', b'e', b'p', b'=', delimiter, rest @ ..] = &*first
                && rest.iter().all(u8::is_ascii_whitespace)
                && named.is_none()
            {
                named = Some(*delimiter);
                first.clear();
            }
            if first.iter().all(u8::is_ascii_whitespace) {
                first.clear();
                continue;
            }
            // As with rows: within an open quote only a line with a quote can end the header.
            if before > 0 && !first[before..].contains(&b'"') {
                continue;
            }
            let delimiter = named.unwrap_or_else(|| sniff(&first));
            if let Some((cells, _)) = split(&first, delimiter) {
                let Ok(header) = cells.into_iter().map(String::from_utf8).collect::<Result<Vec<_>, _>>() else {
                    let advice = "save it as CSV (UTF-8), or convert it: iconv -f WINDOWS-1252 -t UTF-8";
                    return Ok(Err(format!("has a header that is not UTF-8; {advice}")));
                };
                return Ok(Ok(Sheet { input, delimiter, header, again: Vec::new(), line }));
            }
        }
    }

    /// What stands between two cells.
    pub fn delimiter(&self) -> u8 {
        self.delimiter
    }

    /// The next row; `None` at the end. Lines without anything in them are passed over.
    ///
    /// # Errors
    /// When the input itself fails.
    pub fn next(&mut self) -> io::Result<Option<Row>> {
        let mut lines: Vec<Vec<u8>> = Vec::new();
        let mut size = 0;
        loop {
            let Some(next) = self.next_line()? else {
                return Ok((!lines.is_empty()).then(|| self.give_up(lines)));
            };
            if lines.is_empty() && next.iter().all(|byte| matches!(byte, b'\r' | b'\n')) {
                continue;
            }
            size += next.len();
            // Within an open quote only a line with a quote can end the row.
            let may_end = lines.is_empty() || next.contains(&b'"');
            lines.push(next);
            if may_end && let Some(cells) = split(&lines.concat(), self.delimiter) {
                let (cells, clean) = cells;
                if lines.len() > 1 && (!clean || cells.len() > self.header.len()) {
                    // A stray quote has run into the next one: the rows between are sound by themselves.
                    return Ok(Some(self.give_up(lines)));
                }
                let line = self.line + 1 - lines.len() as u64;
                return Ok(Some(self.row(line, cells)));
            }
            if size > LONGEST_QUOTED {
                return Ok(Some(self.give_up(lines)));
            }
        }
    }

    fn next_line(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut line = self.again.pop().unwrap_or_default();
        if line.is_empty() {
            self.input.read_until(b'\n', &mut line)?;
        }
        self.line += u64::from(!line.is_empty());
        Ok((!line.is_empty()).then_some(line))
    }

    /// Blames the first of the lines for a quote that is not closed, and puts the others back.
    fn give_up(&mut self, lines: Vec<Vec<u8>>) -> Row {
        let mut lines = lines.into_iter();
        let first = lines.next().unwrap_or_default();
        self.line -= lines.len() as u64;
        self.again.extend(lines.rev());
        let text = String::from_utf8_lossy(first.trim_ascii_end()).into_owned();
        let mut cells = vec![String::new(); self.header.len()];
        cells[0] = text;
        let why = "a quote is opened and not closed; close it, or double a quote that is meant as such";
        Row { line: self.line, cells, fault: Some(Fault::Unreadable(why.to_owned())) }
    }

    fn row(&self, line: u64, cells: Cells) -> Row {
        let (has, wants) = (cells.len(), self.header.len());
        let bad = cells.iter().position(|cell| std::str::from_utf8(cell).is_err());
        let mut cells: Vec<String> = cells.into_iter().map(text).collect();
        let surplus = cells.split_off(has.min(wants));
        cells.resize(wants, String::new());
        let overfull = surplus.iter().any(|cell| !cell.trim().is_empty());
        if overfull && let Some(last) = cells.last_mut() {
            for cell in &surplus {
                last.push(char::from(self.delimiter));
                last.push_str(cell);
            }
        }
        let fault = if let Some(bad) = bad {
            let column = self.header.get(bad).map_or_else(|| format!("cell {}", bad + 1), |name| format!("\"{name}\""));
            Some(Fault::Unreadable(format!("{column} is not UTF-8; convert the file: iconv -f WINDOWS-1252 -t UTF-8")))
        } else if overfull {
            let advice = "quote a cell that holds the delimiter";
            Some(Fault::Unreadable(format!("{has} cells, the header has {wants}; {advice}")))
        } else {
            (has < wants).then_some(Fault::Short(has))
        };
        Row { line, cells, fault }
    }
}

fn text(cell: Vec<u8>) -> String {
    String::from_utf8(cell).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

/// The delimiter that the header line holds most of, outside quotes; a comma where it holds none.
fn sniff(line: &[u8]) -> u8 {
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    let mut quoted = false;
    for &byte in line {
        quoted ^= byte == b'"';
        if let Some((_, count)) = counts.iter_mut().find(|(delimiter, _)| *delimiter == byte && !quoted) {
            *count += 1;
        }
    }
    let [first, rest @ ..] = counts;
    rest.into_iter().fold(first, |best, next| if next.1 > best.1 { next } else { best }).0
}

/// The cells of a row, after RFC 4180, and whether every closing quote ends its cell; text behind one is kept as it is.
/// `None` when a quote is still open.
fn split(row: &[u8], delimiter: u8) -> Option<(Cells, bool)> {
    let row = row.strip_suffix(b"\n").unwrap_or(row);
    let row = row.strip_suffix(b"\r").unwrap_or(row);
    let mut cells = Vec::new();
    let mut cell = Vec::new();
    let (mut at, mut quoted, mut fresh, mut clean) = (0, false, true, true);
    while let Some(&byte) = row.get(at) {
        at += 1;
        match byte {
            b'"' if quoted && row.get(at) == Some(&b'"') => {
                cell.push(b'"');
                at += 1;
            }
            b'"' if quoted => {
                quoted = false;
                clean &= row.get(at).is_none_or(|next| *next == delimiter);
            }
            b'"' if fresh => quoted = true,
            byte if byte == delimiter && !quoted => {
                cells.push(std::mem::take(&mut cell));
                fresh = true;
                continue;
            }
            byte => cell.push(byte),
        }
        fresh = false;
    }
    cells.push(cell);
    (!quoted).then_some((cells, clean))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Row> {
        let mut sheet = Sheet::open(text.as_bytes()).expect("memory can be read").expect("it is a table");
        std::iter::from_fn(|| sheet.next().expect("memory can be read")).collect()
    }

    #[test]
    fn a_quote_that_is_never_closed_costs_its_own_row_only() {
        let rows = rows("a,b\n1,\"x\n2,y\n3,z\n");
        let told: Vec<_> = rows.iter().map(|row| (row.line, row.cells[0].as_str(), row.fault.is_some())).collect();
        assert_eq!(told, [(2, "1,\"x", true), (3, "2", false), (4, "3", false)]);
    }

    #[test]
    fn a_stray_quote_that_runs_into_the_next_does_not_swallow_the_rows_between() {
        let rows = rows("a,b\n\"x\n2,y\n3,z\n\"w\",\"1\n2\"\n");
        let told: Vec<_> = rows.iter().map(|row| (row.line, row.cells[0].as_str(), row.fault.is_some())).collect();
        assert_eq!(told, [(2, "\"x", true), (3, "2", false), (4, "3", false), (5, "w", false)]);
    }

    #[test]
    fn quotes_and_line_breaks_in_cells_are_read() {
        let rows = rows("a;b\r\n\"one;\r\ntwo\";\"say \"\"x\"\"\"\r\n\r\n5\" gun;\r\n");
        assert_eq!(rows[0].cells, ["one;\r\ntwo", "say \"x\""]);
        assert_eq!((rows[1].line, &*rows[1].cells[0]), (5, "5\" gun"));
    }

    #[test]
    fn a_line_that_names_the_delimiter_is_obeyed() {
        let rows = rows("sep=|\na|b,c\n1|2,3\n");
        assert_eq!((rows[0].line, &rows[0].cells[..]), (3, &["1".to_owned(), "2,3".to_owned()][..]));
    }
}
