//! The columns of `unresolved.csv`.

use serde::Serialize;
use smol_str::SmolStr;

/// One place mention that was left undecided or unknown. Rows are published sorted by article, start, end and the rest.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct UnresolvedRow {
    /// The article's id.
    pub article: SmolStr,
    /// First character, counted in Unicode scalar values of the article's text as read.
    pub start: i64,
    /// One past the last character.
    pub end: i64,
    /// The article's words.
    pub surface: SmolStr,
    /// Why it was left open.
    pub reason: SmolStr,
    /// The best candidates; a list.
    pub candidates: Option<SmolStr>,
    /// The sentence that it stands in.
    pub context: SmolStr,
}
