//! `articles.csv` beside the files: title, source, address and date of publication by hand.

use super::files::MANIFEST;
use super::{Article, PublishedBasis};
use crate::date;
use crate::document::token::Tokens;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The columns that are read; only `file` has to be there.
const COLUMNS: [&str; 5] = ["file", "title", "url", "source", "published"];

/// What a row says of one article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Row {
    line: u64,
    title: Option<String>,
    url: Option<String>,
    source: Option<String>,
    published: Option<Date>,
}

impl Row {
    /// Sets what the row knows; what it leaves empty stays as printed.
    pub fn apply(&self, article: &mut Article) {
        let set = |known: &Option<String>, field: &mut Option<String>| {
            if known.is_some() {
                field.clone_from(known);
            }
        };
        set(&self.title, &mut article.title);
        set(&self.url, &mut article.url);
        set(&self.source, &mut article.source);
        if self.published.is_some() {
            article.published = self.published;
            article.published_basis = PublishedBasis::Manifest;
        }
    }
}

/// The manifest of one folder.
#[derive(Debug, Default)]
pub(super) struct Manifest {
    /// Rows by the file behind all links.
    pub rows: BTreeMap<PathBuf, Row>,
    /// Rows whose file does not exist, as remarks.
    pub missing: Vec<String>,
    /// Other remarks by file and line.
    pub notes: Vec<String>,
}

/// Where the manifest of a folder is, if it has one.
pub(super) fn beside(folder: &Path) -> Option<PathBuf> {
    Some(folder.join(MANIFEST)).filter(|path| path.is_file())
}

/// Reads a manifest; the error says why nothing of it can be used.
pub(super) fn load(path: &Path) -> Result<Manifest, String> {
    let bytes = fs::read(path).map_err(|error| format!("cannot be opened: {error}"))?;
    let text = super::decode::decode(bytes)?;
    let folder = path.parent().unwrap_or(Path::new("."));
    parse(&text, path, folder)
}

fn parse(text: &str, path: &Path, folder: &Path) -> Result<Manifest, String> {
    let first_line = text.lines().next().unwrap_or("");
    // spreadsheets of countries with a decimal comma separate by semicolons
    let separator = if first_line.contains(';') && !first_line.contains(',') { b';' } else { b',' };
    let mut reader =
        csv::ReaderBuilder::new().delimiter(separator).flexible(true).trim(csv::Trim::All).from_reader(text.as_bytes());
    let header = reader.headers().map_err(|error| format!("cannot be read: {error}"))?.clone();
    let column = |name: &str| header.iter().position(|found| found.eq_ignore_ascii_case(name));
    let columns = COLUMNS.map(column);
    if columns[0].is_none() {
        return Err(format!("has no column `file`; its columns are {}", COLUMNS.join(", ")));
    }
    let mut manifest = Manifest::default();
    for record in reader.records() {
        match record {
            Err(error) => manifest.notes.push(format!("{}: {error}", path.display())),
            Ok(record) => {
                let line = record.position().map_or(0, csv::Position::line);
                let at = format!("{}:{line}", path.display());
                if record.len() > header.len() {
                    manifest.notes.push(format!(
                        "{at}: {} fields, but {} columns; quote fields with commas",
                        record.len(),
                        header.len()
                    ));
                }
                let fields = columns
                    .map(|column| column.and_then(|column| record.get(column)).filter(|field| !field.is_empty()));
                manifest.add(fields, line, &at, folder);
            }
        }
    }
    Ok(manifest)
}

impl Manifest {
    fn add(&mut self, [file, title, url, source, published]: [Option<&str>; 5], line: u64, at: &str, folder: &Path) {
        let Some(file) = file else {
            return self.notes.push(format!("{at}: no file is named"));
        };
        let date = published.and_then(read_date);
        if let Some(published) = published.filter(|_| date.is_none()) {
            self.notes.push(format!("{at}: published {published:?} is not a date; write it as 2015-10-07"));
        }
        let Ok(real) = fs::canonicalize(folder.join(file)) else {
            return self.missing.push(format!("{at}: {file} does not exist"));
        };
        let own = |field: Option<&str>| field.map(str::to_owned);
        let row = Row { line, title: own(title), url: own(url), source: own(source), published: date };
        if let Some(first) = self.rows.get(&real) {
            return self.notes.push(format!("{at}: {file} has a row already, line {}", first.line));
        }
        self.rows.insert(real, row);
    }
}

/// A date as a person may write it, with its year.
fn read_date(field: &str) -> Option<Date> {
    let tokens = Tokens::read(field);
    let mut found = Vec::new();
    date::find(&tokens, 0..tokens.all().len(), field, &mut found);
    match found.as_slice() {
        [only] => only.expression.written_day(),
        _ => None,
    }
}
