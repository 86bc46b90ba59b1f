//! The words of one sentence as the grammar looks at them: what a word can be, and how far it stands from its neighbors.
//! Every question may be asked of an index outside the sentence; the answer is then no.

use super::words::{Entry, Met, Role, WORDS, Words};
use super::{Expression, Part};
use crate::document::token::{Break, Token, Tokens};
use crate::fold::{fold, is_mark};
use std::ops::Range;

/// A time expression by its words.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub first: usize,
    /// Inclusive.
    pub last: usize,
    pub expression: Expression,
}

/// An index that no sentence has, far enough from the largest that small steps do not overflow.
const OUTSIDE: usize = usize::MAX / 2;

/// The index `steps` words back, outside every sentence where there is none.
pub(super) fn back(index: usize, steps: usize) -> usize {
    index.checked_sub(steps).unwrap_or(OUTSIDE)
}

/// One sentence under the scan.
pub(super) struct Scan<'a> {
    words: &'static Words,
    tokens: &'a Tokens,
    pub text: &'a str,
    pub range: Range<usize>,
    /// The first word that no expression has taken yet.
    pub free_from: usize,
}

impl<'a> Scan<'a> {
    pub fn new(tokens: &'a Tokens, range: Range<usize>, text: &'a str) -> Scan<'a> {
        let end = range.end.min(tokens.all().len());
        let range = range.start.min(end)..end;
        Scan { words: &WORDS, tokens, text, free_from: range.start, range }
    }

    /// Word number `index`, if the sentence has it.
    pub fn token(&self, index: usize) -> Option<&'a Token> {
        self.range.contains(&index).then(|| &self.tokens.all()[index])
    }

    /// Whether the sentence has the word and no expression has taken it.
    pub fn is_free(&self, index: usize) -> bool {
        index >= self.free_from && self.range.contains(&index)
    }

    pub fn folded(&self, index: usize) -> Option<&'a str> {
        self.range.contains(&index).then(|| self.tokens.folded(index))
    }

    /// What the table says of the word.
    pub fn entry(&self, index: usize) -> Option<&'static Entry> {
        self.words.get(self.folded(index)?)
    }

    pub fn is(&self, index: usize, role: Role) -> bool {
        self.entry(index).is_some_and(|entry| entry.has(role))
    }

    pub fn is_any(&self, index: usize, roles: &[Role]) -> bool {
        self.entry(index).is_some_and(|entry| roles.iter().any(|&role| entry.has(role)))
    }

    /// Whether the word has the role for the word before it (`dernière`), with nothing between the two.
    pub fn is_behind(&self, index: usize, role: Role) -> bool {
        self.joined(index) && self.entry(index).is_some_and(|entry| entry.after && entry.has(role))
    }

    pub fn part(&self, index: usize) -> Option<Part> {
        self.entry(index)?.part
    }

    /// The trigger that starts at the word.
    pub fn trigger(&self, index: usize) -> Option<Met> {
        let folded = self.folded(index)?;
        if self.words.may_trigger(folded)
            && let Some(met) = self.words.trigger(folded, |ahead| self.folded(index + ahead))
        {
            return Some(met);
        }
        // only a word that lost a mark in folding can be a name with a Turkish ending
        let span = self.tokens.all()[index].span;
        if (span.end - span.start) as usize == folded.len() { None } else { self.marked_trigger(index) }
    }

    /// `Ekim'de`: Turkish sets an apostrophe between a proper name and its ending.
    fn marked_trigger(&self, index: usize) -> Option<Met> {
        let surface = self.surface(index)?;
        let (stem, _) = surface.split_once(is_mark).filter(|(stem, _)| !stem.is_empty())?;
        self.words.trigger(&fold(stem), |_| None)
    }

    pub fn surface(&self, index: usize) -> Option<&'a str> {
        Some(self.token(index)?.span.of(self.text))
    }

    /// What stands between the word and the one before it; a paragraph's end before the sentence's first word.
    pub fn gap(&self, index: usize) -> Break {
        match self.token(index) {
            Some(token) if index > self.range.start => token.breaks,
            _ => Break::Paragraph,
        }
    }

    /// The characters between the word and the one before it.
    pub fn between(&self, index: usize) -> &'a str {
        match self.token(index) {
            Some(token) if index > self.range.start => {
                &self.text[self.tokens.all()[index - 1].span.end as usize..token.span.start as usize]
            }
            _ => "",
        }
    }

    /// Whether a hyphen, dash or slash and nothing else but spaces stands before the word.
    pub fn dashed(&self, index: usize) -> bool {
        matches!(self.between(index).trim(), "-" | "‑" | "‐" | "–" | "—" | "/")
    }

    /// Whether nothing but spaces, a hyphen or a line's wrap stands before the word.
    pub fn joined(&self, index: usize) -> bool {
        self.gap(index) <= Break::Slight
    }

    pub fn capital(&self, index: usize) -> bool {
        self.token(index).is_some_and(|token| token.shape.capital)
    }

    /// The number that a digit word starts with, how many digits it has, and the ending after them.
    pub fn digits(&self, index: usize) -> Option<Digits<'a>> {
        self.token(index).filter(|token| token.shape.digit)?;
        read_digits(self.folded(index)?)
    }

    /// A day of the month: `7`, `7th`, `1er`, `7'sinde`.
    pub fn day(&self, index: usize) -> Option<i8> {
        let Digits { value, count, ending } = self.digits(index)?;
        let plain = ending.is_empty() || self.has_ending(index, ending);
        (count <= 2 && (1..=31).contains(&value) && plain).then_some(value as i8)
    }

    /// A printed year: four digits from 1900 to 2099.
    pub fn year(&self, index: usize) -> Option<i16> {
        let Digits { value, count, ending } = self.digits(index)?;
        let plain = ending.is_empty() || self.has_ending(index, ending);
        (count == 4 && (1900..2100).contains(&value) && plain).then_some(value as i16)
    }

    /// A count of hours, days, weeks: a number word or up to three digits. 0 stands for `a few`.
    pub fn count(&self, index: usize) -> Option<i32> {
        match self.digits(index) {
            Some(Digits { value, count: 1..=3, ending: "" }) => Some(value),
            Some(_) => None,
            None => self.entry(index)?.number,
        }
    }

    fn has_ending(&self, index: usize, ending: &str) -> bool {
        self.words.get(ending).is_some_and(|entry| entry.has(Role::Ordinal))
            || self.surface(index).is_some_and(|surface| surface.contains(is_mark))
    }

    /// Whether the word is a plain noun or the like that a number before it could count (`8 people`).
    pub fn can_be_counted(&self, index: usize) -> bool {
        self.gap(index) == Break::None && !self.entry(index).is_some_and(Entry::helps) && self.digits(index).is_none()
    }
}

/// A word that starts with digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Digits<'a> {
    pub value: i32,
    pub count: usize,
    pub ending: &'a str,
}

/// Reads the digits that a word starts with, Western, Arabic-Indic or Persian; at most 9 of them.
pub(super) fn read_digits(word: &str) -> Option<Digits<'_>> {
    let (mut value, mut count, mut end) = (0, 0, 0);
    for (at, c) in word.char_indices() {
        let Some(digit) = digit(c) else { break };
        count += 1;
        if count > 9 {
            return None;
        }
        value = value * 10 + digit;
        end = at + c.len_utf8();
    }
    (count > 0).then(|| Digits { value, count, ending: &word[end..] })
}

fn digit(c: char) -> Option<i32> {
    Some(match c {
        '0'..='9' => c as i32 - '0' as i32,
        '٠'..='٩' => c as i32 - '٠' as i32,
        '۰'..='۹' => c as i32 - '۰' as i32,
        _ => return None,
    })
}
