//! One sentence as the event stage sees it: its items in order, its places with the ones that "the town" and "there" point
//! back to, and how far apart two items stand in the grammar of the sentence.

use std::ops::Range;

use super::Reading;
use super::aside::{self, Aside};
use crate::date::TimeMention;
use crate::document::token::Break;
use crate::lexicon::{Held, PlaceWord, Preposition, Sense, Trigger};
use crate::mention::{Item, Position, What};
use crate::resolve::{Located, Outcome};
use crate::span::Span;

/// A place that the sentence speaks of.
#[derive(Clone, Debug)]
pub(super) struct Spoken {
    /// Index of its item.
    pub item: usize,
    /// Number of the mention, or of the one that it points back to.
    pub mention: usize,
    /// Points back to a place named before: "the town".
    pub back: bool,
    pub preposition: Option<Preposition>,
    pub position: Position,
    /// First word of the phrase.
    pub phrase_start: usize,
}

/// One sentence.
pub(super) struct View<'a> {
    pub reading: &'a Reading<'a>,
    pub sentence: usize,
    pub items: &'a [Item<'a>],
    pub places: Vec<Spoken>,
    /// Its time expressions.
    pub times: Vec<TimeMention>,
    /// The clauses set into it.
    asides: Vec<Aside>,
}

impl<'a> View<'a> {
    pub fn new(reading: &'a Reading<'a>, sentence: usize, times: Vec<TimeMention>) -> View<'a> {
        let items = &reading.items[sentence];
        let mut view = View { reading, sentence, items, places: Vec::new(), times, asides: Vec::new() };
        view.places = (0..view.items.len())
            .flat_map(|item| {
                let several = view.pointing_back_to_several(item);
                if several.is_empty() { view.spoken(item).into_iter().collect() } else { several }
            })
            .collect();
        view.asides = aside::all(&view);
        view
    }

    /// The aside that a word stands in.
    pub fn aside_at(&self, token: usize) -> Option<&Aside> {
        self.asides.iter().find(|aside| aside.tokens.contains(&token))
    }

    /// The words of the sentence.
    pub fn tokens(&self) -> Range<usize> {
        self.reading.document.sentences[self.sentence].clone()
    }

    /// The item that a word stands in.
    pub fn item_at(&self, token: usize) -> Option<&'a Item<'a>> {
        let after = self.items.partition_point(|item| item.tokens.start <= token);
        self.items[..after].last().filter(|item| item.tokens.end > token)
    }

    /// The span of a range of words.
    pub fn span(&self, tokens: Range<usize>) -> Span {
        let all = self.reading.document.tokens.all();
        Span { start: all[tokens.start].span.start, end: all[tokens.end - 1].span.end }
    }

    /// The words of a range as print has them.
    pub fn text(&self, tokens: Range<usize>) -> &'a str {
        self.span(tokens).of(self.reading.text)
    }

    /// The sentence up to its closing mark.
    pub fn quote(&self) -> Span {
        let mut span = self.span(self.tokens());
        let rest = &self.reading.text[span.end as usize..];
        let closing =
            rest.char_indices().take_while(|(_, c)| matches!(c, '.' | '!' | '?' | '"' | '”' | '’' | ')' | '؟'));
        span.end += closing.map(|(_, c)| c.len_utf8() as u32).sum::<u32>();
        let before = &self.reading.text[..span.start as usize];
        let opening = before.chars().rev().take_while(|c| matches!(c, '"' | '“' | '‘' | '(' | '«'));
        span.start -= opening.map(|c| c.len_utf8() as u32).sum::<u32>();
        span
    }

    /// The folded form of a word.
    pub fn folded(&self, token: usize) -> &str {
        self.reading.document.tokens.folded(token)
    }

    /// Whether a full stop ends the sentence.
    pub fn ends_with_stop(&self) -> bool {
        let end = self.span(self.tokens()).end as usize;
        self.reading.text[end..].starts_with(['.', '!', '。'])
    }

    /// Whether a verb stands before its subject, as in Arabic, and the subject is the item right behind it.
    pub fn is_verb_first(&self, verb: usize, subject: usize) -> bool {
        self.is_uncased(verb) && self.adjacent_after(verb) == Some(subject)
    }

    /// Whether an item is written in letters without capitals, as Arabic is.
    pub fn is_uncased(&self, item: usize) -> bool {
        self.reading.document.tokens.all()[self.items[item].tokens.start].shape.uncased
    }

    /// Whether the sentence begins a line.
    pub fn starts_line(&self) -> bool {
        let before = &self.reading.text[..self.span(self.tokens()).start as usize];
        let gap = before.trim_end_matches(|c: char| c != '\n' && !c.is_alphanumeric());
        gap.is_empty() || gap.ends_with('\n')
    }

    /// Whether a word belongs to a time expression.
    pub fn is_time(&self, token: usize) -> bool {
        self.times.iter().any(|time| (time.first_token..=time.last_token).contains(&token))
    }

    pub fn is_capital(&self, token: usize) -> bool {
        self.reading.document.tokens.all()[token].shape.capital
    }

    pub fn breaks(&self, token: usize) -> Break {
        self.reading.document.tokens.all()[token].breaks
    }

    /// Whether any word of the sentence may tell a deed or who holds a place.
    pub fn has_deeds(&self) -> bool {
        self.items.iter().any(|item| item.has(|sense| matches!(sense, Sense::Trigger(_) | Sense::Held(_))))
    }

    /// The triggers that an item may be.
    pub fn triggers(&self, item: usize) -> impl Iterator<Item = Trigger> + '_ {
        self.items[item].senses().iter().filter_map(|sense| match sense {
            Sense::Trigger(trigger) => Some(*trigger),
            _ => None,
        })
    }

    /// The items between two that tell deeds.
    pub fn triggers_between(&self, first: usize, last: usize) -> impl Iterator<Item = usize> + '_ {
        (first + 1..last).filter(|item| self.triggers(*item).next().is_some())
    }

    /// The item right before, when no other word and no punctuation stands between.
    pub fn adjacent_before(&self, item: usize) -> Option<usize> {
        let before = item.checked_sub(1)?;
        let start = self.items[item].tokens.start;
        (self.items[before].tokens.end == start && self.breaks(start) <= Break::Slight).then_some(before)
    }

    /// The item right behind, when no other word and no punctuation stands between.
    pub fn adjacent_after(&self, item: usize) -> Option<usize> {
        let after = item + 1;
        let end = self.items[item].tokens.end;
        let start = self.items.get(after)?.tokens.start;
        (start == end && self.breaks(start) <= Break::Slight).then_some(after)
    }

    /// Whether an item begins another clause: a conjunction that is no part of a date ("since the morning").
    pub fn starts_clause(&self, item: usize) -> bool {
        self.items[item].has(|sense| matches!(sense, Sense::Clause(_))) && !self.is_time(self.items[item].tokens.start)
    }

    /// Whether an item begins a clause that says more of the word before it: "which".
    pub fn is_relative(&self, item: usize) -> bool {
        self.items[item].has(|sense| *sense == Sense::Clause(true))
    }

    /// Whether between two items lies the border of a clause: a dash, colon or bracket, or a conjunction of its own.
    pub fn clause_between(&self, first: usize, last: usize) -> bool {
        let (first, last) = (first.min(last), first.max(last));
        let words = self.items[first].tokens.end..=self.items[last].tokens.start;
        (first + 1..last).any(|item| self.starts_clause(item))
            || words.into_iter().any(|token| token < self.tokens().end && self.breaks(token) >= Break::Clause)
    }

    /// Words between two items.
    pub fn distance(&self, first: usize, last: usize) -> usize {
        let (first, last) = (first.min(last), first.max(last));
        self.items[last].tokens.start.saturating_sub(self.items[first].tokens.end)
    }

    /// What became of a mention, when it was placed.
    pub fn located(&self, mention: usize) -> Option<&'a Located> {
        self.reading.outcomes[mention].located()
    }

    /// Whether a mention is of a foreign place.
    pub fn is_abroad(&self, mention: usize) -> bool {
        matches!(self.reading.outcomes[mention], Outcome::Abroad(_))
    }

    /// The mentions of the sentence that a mention says the whereabouts of.
    pub fn held_by(&self, outer: usize) -> impl Iterator<Item = usize> + '_ {
        let sentence = self.reading.mentions[outer].sentence;
        crate::resolve::of_sentence(self.reading.mentions, sentence)
            .filter(move |inner| self.reading.containers[*inner] == Some(outer))
    }

    /// Whether a mention only says where another one lies.
    pub fn is_container(&self, mention: usize) -> bool {
        self.held_by(mention).next().is_some()
    }

    fn spoken(&self, item: usize) -> Option<Spoken> {
        match self.items[item].what {
            What::Place(mention) => {
                let context = &self.reading.mentions[mention].context;
                Some(Spoken {
                    item,
                    mention,
                    back: false,
                    preposition: context.preposition,
                    position: context.position,
                    phrase_start: context.phrase_start,
                })
            }
            What::Words(_) => self.pointing_back(item),
        }
    }

    pub(super) fn number(&self, item: usize) -> Option<u32> {
        self.items[item].senses().iter().find_map(|sense| match sense {
            Sense::Number(number) => Some(*number),
            _ => None,
        })
    }

    /// "villages": several settlements, none of which is named by it.
    pub fn tells_of_several(&self, item: usize) -> bool {
        self.is_settlement_word(item) && self.folded(self.items[item].tokens.end - 1).ends_with('s')
    }

    /// "village", "towns"
    pub fn is_settlement_word(&self, item: usize) -> bool {
        use PlaceWord as W;
        self.items[item].has(|sense| {
            matches!(sense, Sense::PlaceKind(W::Town | W::Village | W::City | W::Neighbourhood | W::District))
        })
    }

    /// "most of X"
    pub fn is_share(&self, spoken: &Spoken) -> bool {
        (0..spoken.item)
            .rev()
            .take_while(|before| self.distance(*before, spoken.item) <= 2)
            .any(|before| self.items[before].has(|sense| matches!(sense, Sense::Share(_))))
    }

    /// The item that the phrase of a place follows, with no word between.
    pub fn before_phrase(&self, spoken: &Spoken) -> Option<usize> {
        (0..spoken.item).rev().find(|before| self.items[*before].tokens.end == spoken.phrase_start)
    }

    /// Whether a noun has the definite article: "the town", "the rebel-held town".
    pub fn is_definite(&self, item: usize) -> bool {
        self.article_of(item).is_some()
    }

    /// The definite article of a noun: right before it, or before the words that say who holds what it names.
    pub(super) fn article_of(&self, item: usize) -> Option<usize> {
        let mut at = self.adjacent_before(item)?;
        if self.items[at].has(|sense| *sense == Sense::Held(Held::Participle)) {
            // "the rebel-held town"
            at = self.adjacent_before(at)?;
            if self.items[at].has(|sense| matches!(sense, Sense::Actor(_))) {
                at = self.adjacent_before(at)?;
            }
        }
        self.items[at].has(|sense| *sense == Sense::Determiner(true)).then_some(at)
    }

    /// "the checkpoint", "a hill": a place that is told of without a name.
    pub fn is_thing(&self, item: usize) -> bool {
        let kind = self.items[item].has(|sense| matches!(sense, Sense::PlaceKind(_)));
        let article =
            |before: usize| self.items[before].has(|sense| matches!(sense, Sense::Determiner(_) | Sense::One));
        kind && !self.names_a_place(item) && self.adjacent_before(item).is_some_and(article)
    }

    /// Whether the word for a kind belongs to a name beside it: "the town of X", "X village", or to words that tell another
    /// place apart: "the town where".
    pub fn names_a_place(&self, item: usize) -> bool {
        let place = |index: usize| matches!(self.items[index].what, What::Place(_));
        let of = |index: usize| self.items[index].has(|sense| *sense == Sense::Preposition(Preposition::Of));
        self.adjacent_before(item).is_some_and(place)
            || self.adjacent_after(item).is_some_and(|after| place(after) || of(after))
    }
}
