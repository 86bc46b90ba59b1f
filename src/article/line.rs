//! The first and last lines of a text, where the press prints what an article is.

use super::labels::{Kind, LABELS};
use crate::date::{self, TimeMention};
use crate::document::token::{Break, Token, Tokens};

/// How many lines with text are looked at from the top: title, subtitle, byline, date, picture and a few buttons.
const HEAD: usize = 12;

/// How many lines with text are looked at from the end.
const TAIL: usize = 6;

/// How many bytes of a line are read: a dateline ends long before, and a text may be one line.
const MOST_BYTES: usize = 300;

/// One line, without spaces around it.
#[derive(Debug)]
pub(super) struct Line<'a> {
    pub text: &'a str,
    /// The line goes on after `text`.
    pub cut: bool,
    tokens: Tokens,
}

/// The first lines that hold text.
pub(super) fn head(text: &str) -> Vec<Line<'_>> {
    with_text(text.lines()).take(HEAD).map(Line::new).collect()
}

/// The last lines that hold text and are none of the first, the last one first.
pub(super) fn tail(text: &str) -> Vec<Line<'_>> {
    let rest = with_text(text.lines()).nth(HEAD);
    let from = rest.map_or(text.len(), |line| line.as_ptr() as usize - text.as_ptr() as usize);
    with_text(text[from..].lines().rev()).take(TAIL).map(Line::new).collect()
}

fn with_text<'a>(lines: impl Iterator<Item = &'a str>) -> impl Iterator<Item = &'a str> {
    lines.map(str::trim).filter(|line| !line.is_empty())
}

impl<'a> Line<'a> {
    fn new(line: &'a str) -> Line<'a> {
        let mut end = line.len().min(MOST_BYTES);
        while !line.is_char_boundary(end) {
            end -= 1;
        }
        let text = &line[..end];
        Line { text, cut: end < line.len(), tokens: Tokens::read(text) }
    }

    pub fn tokens(&self) -> &[Token] {
        self.tokens.all()
    }

    /// The time expressions of the line.
    pub fn times(&self) -> Vec<TimeMention> {
        let mut found = Vec::new();
        date::find(&self.tokens, 0..self.tokens().len(), self.text, &mut found);
        found
    }

    /// Whether a label of that kind starts with word `at`, and its length.
    pub fn label(&self, at: usize, kind: Kind) -> Option<usize> {
        let following = |ahead: usize| self.word(at + ahead);
        let labels = LABELS.starting(self.word(at)?, following);
        labels.filter(|(found, _)| *found == kind).map(|(_, length)| length).max()
    }

    fn word(&self, at: usize) -> Option<&str> {
        (at < self.tokens().len()).then(|| self.tokens.folded(at))
    }

    /// How many words from `from` to before `to` are not figures.
    pub fn plain_words(&self, from: usize, to: usize) -> usize {
        self.tokens()[from.min(to)..to].iter().filter(|token| !token.shape.digit).count()
    }

    /// Whether the line is a sentence of running text: it ends with a full stop, or goes on with another sentence, and is
    /// longer than a headline with a stop would be.
    pub fn is_sentence(&self) -> bool {
        const SHORTEST: usize = 8;
        let ends = self.text.ends_with(['.', '؟', '?', '!', '…', ':']) && !self.text.ends_with("...");
        let goes_on =
            self.tokens().iter().skip(SHORTEST).any(|token| token.breaks == Break::Stop && token.shape.capital);
        self.cut || (self.tokens().len() >= SHORTEST && (ends || goes_on))
    }
}
