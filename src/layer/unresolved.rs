//! The columns of `unresolved.csv`.

use serde::Serialize;

/// One place mention that was left undecided or unknown. Rows are published sorted by article, start, end and the rest.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct UnresolvedRow {
    /// The article's id.
    pub article: String,
    /// First character, counted in Unicode scalar values of the article's text as read.
    pub start: i64,
    /// One past the last character.
    pub end: i64,
    /// The article's words.
    pub surface: String,
    /// Why it was left open.
    pub reason: String,
    /// The best candidates; a list.
    pub candidates: Option<String>,
    /// The sentence that it stands in.
    pub context: String,
}
