//! Proves tables sound: what is wrong in a row, what is given twice or refers to nothing, what lies where it cannot.
//! Every finding names file and line and says what to do. What a place or an actor means is left to its readers.

mod actors;
mod names;
mod references;
mod surfaces;

use super::Source;
use super::tables::{self, Files, Finding, Severity, Tables};

pub(super) use names::bearers;
pub(super) use references::references;

/// What to look for beyond the ordinary.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// List every spelling that several places share, not only how many there are.
    pub shared: bool,
}

/// How much the tables hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub places: usize,
    /// Spellings, those in the places' own rows included.
    pub names: usize,
    pub areas: usize,
    pub roads: usize,
}

/// Everything found in the tables of `source`, by file and line, and how much they hold.
pub fn check(source: &Source, options: Options) -> (Vec<Finding>, Counts) {
    let (tables, mut findings) = read_tables(source);
    let report = &mut Report { source, findings: &mut findings };
    report.findings.extend(references(source, &tables));
    surfaces::check(&tables, report);
    names::check(&tables, options, report);
    names::check_order(&tables, report);
    actors::check(report);
    findings.sort_by(|a, b| (&a.file, a.line, a.severity, &a.message).cmp(&(&b.file, b.line, b.severity, &b.message)));
    findings.dedup();
    let own = |name: &String| usize::from(!name.is_empty());
    let counts = Counts {
        places: tables.places.len(),
        names: tables.names.len()
            + tables.places.iter().map(|place| own(&place.name) + own(&place.name_ar)).sum::<usize>(),
        areas: tables.areas.len(),
        roads: tables.roads.len(),
    };
    (findings, counts)
}

/// The tables of a source and all that is wrong with their rows.
pub(super) fn read_tables(source: &Source) -> (Tables, Vec<Finding>) {
    let label = source.label("");
    tables::read(&Files { label: &label, read: &|file| source.read(file) })
}

/// Where findings are gathered.
struct Report<'a> {
    source: &'a Source,
    findings: &'a mut Vec<Finding>,
}

impl Report<'_> {
    fn add(&mut self, severity: Severity, file: &str, line: u64, message: String) {
        self.findings.push(Finding { severity, file: self.source.label(file), line: Some(line), message });
    }

    fn error(&mut self, file: &str, line: u64, message: String) {
        self.add(Severity::Error, file, line, message);
    }

    fn warning(&mut self, file: &str, line: u64, message: String) {
        self.add(Severity::Warning, file, line, message);
    }

    fn note(&mut self, file: &str, message: String) {
        self.findings.push(Finding { severity: Severity::Note, file: self.source.label(file), line: None, message });
    }
}
