//! Where sentences begin and end. Print ends them with a stop, with a line of its own, or with an empty line; abbreviations
//! and initials carry stops that end nothing.

use std::ops::Range;

use super::token::{Break, Token, Tokens};

/// A line shorter than this many bytes that is followed by another line stands alone: a headline, a caption, a list item.
/// Wrapped prose runs to 70 columns and more.
const SHORT_LINE: usize = 60;

/// More words than this are cut, stop or no stop. The longest sentence of the press has some 120; text that lost its marks,
/// and dumps in one line, would otherwise make one sentence of thousands, whose words are weighed against each other.
const MOST_WORDS: usize = 300;

/// Token ranges of the sentences of a text, in order, none empty.
pub fn split(text: &str, tokens: &Tokens, abbreviations: &[String]) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut first = 0;
    for index in 1..tokens.all().len() {
        if index - first >= MOST_WORDS || ends_before(text, tokens, index, abbreviations) {
            sentences.push(first..index);
            first = index;
        }
    }
    if first < tokens.all().len() {
        sentences.push(first..tokens.all().len());
    }
    sentences
}

/// Whether a sentence ends between word `index - 1` and word `index`.
fn ends_before(text: &str, tokens: &Tokens, index: usize, abbreviations: &[String]) -> bool {
    let (before, token) = (&tokens.all()[index - 1], &tokens.all()[index]);
    if token.breaks == Break::Paragraph {
        return true;
    }
    if token.breaks < Break::Stop && token.breaks != Break::Slight && token.breaks != Break::Clause {
        return false;
    }
    let between = &text[before.span.end as usize..token.span.start as usize];
    if let Some(newline) = between.find('\n') {
        let line_start = text[..before.span.end as usize].rfind('\n').map_or(0, |at| at + 1);
        let line = before.span.end as usize + newline - line_start;
        return line < SHORT_LINE || token.breaks == Break::Stop || between[..newline].trim_end().ends_with(':');
    }
    if token.breaks != Break::Stop || !(between.contains(char::is_whitespace) || is_glued(between, before, token)) {
        return false;
    }
    let only_full_stop = between.trim_end() == ".";
    let starts_anew = token.shape.capital || token.shape.digit || token.shape.uncased;
    starts_anew && !(only_full_stop && is_abbreviation(tokens, index - 1, abbreviations))
}

/// Whether the space behind a stop was lost, as in scraped text: "on Thursday.Several weeks ago". Parts of addresses are
/// shorter or go on in lower case.
fn is_glued(between: &str, before: &Token, token: &Token) -> bool {
    const LONGER_THAN_ABBREVIATIONS: u32 = 5;
    let starts = token.shape.capital && !token.shape.upper && !token.shape.uncased;
    between == "." && starts && !before.shape.upper && before.span.end - before.span.start >= LONGER_THAN_ABBREVIATIONS
}

/// Whether the stop behind a word may belong to the word: a listed abbreviation, or one letter.
fn is_abbreviation(tokens: &Tokens, index: usize, abbreviations: &[String]) -> bool {
    let word = tokens.folded(index);
    let shape = tokens.all()[index].shape;
    let initial = shape.capital && !shape.uncased && word.len() == 1;
    initial || abbreviations.binary_search_by(|known| known.as_str().cmp(word)).is_ok()
}
