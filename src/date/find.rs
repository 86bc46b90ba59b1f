//! stub
use super::TimeMention;
use crate::document::token::Tokens;
use std::ops::Range;

/// Appends the time expressions among the words `range` (one sentence) of `tokens` to `out`, in order, none overlapping
/// another. `text` is the text that `tokens` was read from.
pub fn find(tokens: &Tokens, range: Range<usize>, text: &str, out: &mut Vec<TimeMention>) {
    let _ = (tokens, range, text, out);
}
