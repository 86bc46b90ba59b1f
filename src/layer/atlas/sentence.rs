//! The sentence around a name, as a person would quote it. A report does not keep its sentences, and the quote of a mention
//! need not be exact to the letter: it is there to be read.

use crate::fold;
use crate::span::Span;

/// A line shorter than this many bytes stands alone: a headline, a caption, a list item.
const SHORT_LINE: usize = 60;

/// Letters before and behind a name that are quoted at most. The longest sentences of the press have some 800; a text without
/// stops would otherwise be quoted whole for each of its names.
const REACH: usize = 800;

/// From the end of the sentence before to the end of this one.
pub(super) fn around<'t>(text: &'t str, span: Span, abbreviations: &[String]) -> &'t str {
    let (start, end) = (span.start as usize, span.end as usize);
    let is_end = |at: usize| ends(text, at, abbreviations);
    let before = text[..start].char_indices().rev().map(|(at, letter)| (at, at + letter.len_utf8())).take(REACH);
    let from = before.clone().map(|(_, behind)| behind).find(|at| is_end(*at));
    let from = from.or_else(|| before.last().map(|(at, _)| at)).unwrap_or(start);
    let behind = text[end..].char_indices().map(|(at, letter)| end + at + letter.len_utf8()).take(REACH);
    let to = behind.clone().find(|at| is_end(*at)).or_else(|| behind.last()).unwrap_or(end);
    text[from..to].trim()
}

/// Whether a sentence ends right before the byte `at`: behind a stop and its closing marks, or with a line of its own.
fn ends(text: &str, at: usize, abbreviations: &[String]) -> bool {
    let (before, after) = text.split_at(at);
    let Some(next) = after.chars().next() else { return true };
    if let Some(lines) = before.strip_suffix('\n') {
        let line = lines.rsplit('\n').next().unwrap_or_default();
        return next == '\n' || line.trim().is_empty() || line.len() < SHORT_LINE;
    }
    let closed = before.trim_end_matches(['"', '”', '’', '\'', ')', '»']);
    if !next.is_whitespace() || !closed.ends_with(['.', '!', '?', '؟', '…']) {
        return false;
    }
    let follows = after.chars().find(|letter| letter.is_alphanumeric());
    let starts_anew = follows.is_none_or(|letter| !letter.is_lowercase());
    starts_anew && !(closed.len() == before.len() && is_abbreviation(closed, abbreviations))
}

/// Whether the stop at the end belongs to the word: a listed abbreviation, or an initial.
fn is_abbreviation(before: &str, abbreviations: &[String]) -> bool {
    let Some(words) = before.strip_suffix('.') else { return false };
    let word = words.rsplit(|letter: char| !letter.is_alphanumeric() && letter != '.').next().unwrap_or_default();
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    initial || abbreviations.binary_search(&fold::fold(word)).is_ok()
}
