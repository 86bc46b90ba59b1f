//! `sitmap check`: proves the tables of a gazetteer sound.

use std::io::{self, Write};

use serde_json::json;

use crate::gazetteer::Source;
use crate::gazetteer::check::{Counts, Options, check};
use crate::gazetteer::tables::{Finding, Severity};

/// What was asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Args {
    /// The tables.
    pub source: Source,
    /// List every spelling that several places share.
    pub shared: bool,
    /// Write JSON instead of a table.
    pub json: bool,
}

/// Writes all findings and a closing line. Gives 0 when no error was found, 1 when one was, 2 when the folder cannot be
/// read.
pub fn run(args: &Args, out: &mut dyn Write) -> io::Result<u8> {
    if let Source::Folder(folder) = &args.source
        && let Err(error) = std::fs::read_dir(folder)
    {
        writeln!(out, "{}: the folder cannot be read: {error}", folder.display())?;
        return Ok(2);
    }
    let (findings, counts) = check(&args.source, Options { shared: args.shared });
    if args.json {
        write_json(&findings, counts, out)?
    } else {
        write_lines(&findings, counts, out)?
    }
    Ok(u8::from(count(&findings, Severity::Error) > 0))
}

fn write_lines(findings: &[Finding], counts: Counts, out: &mut dyn Write) -> io::Result<()> {
    for finding in findings {
        writeln!(out, "{:<7}  {finding}", finding.severity.as_str())?;
    }
    let Counts { places, names, areas, roads } = counts;
    let number = |severity, one: &str| match count(findings, severity) {
        1 => format!("1 {one}"),
        several => format!("{several} {one}s"),
    };
    writeln!(
        out,
        "{places} places, {names} spellings, {areas} areas, {roads} roads: {}, {}, {}",
        number(Severity::Error, "error"),
        number(Severity::Warning, "warning"),
        number(Severity::Note, "note"),
    )
}

fn write_json(findings: &[Finding], counts: Counts, out: &mut dyn Write) -> io::Result<()> {
    let rows: Vec<_> = findings
        .iter()
        .map(|finding| {
            json!({
                "severity": finding.severity.as_str(),
                "file": finding.file,
                "line": finding.line,
                "message": finding.message,
            })
        })
        .collect();
    let Counts { places, names, areas, roads } = counts;
    let report = json!({
        "places": places,
        "spellings": names,
        "areas": areas,
        "roads": roads,
        "errors": count(findings, Severity::Error),
        "warnings": count(findings, Severity::Warning),
        "findings": rows,
    });
    writeln!(out, "{report:#}")
}

fn count(findings: &[Finding], severity: Severity) -> usize {
    findings.iter().filter(|finding| finding.severity == severity).count()
}
