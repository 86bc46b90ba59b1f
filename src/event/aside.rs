//! Clauses set into a sentence, which tell something of the word before them: "X, which the rebels took last year", "X,
//! captured by the group in May", "In the east, where the group may attack,". A day told inside belongs to what is told
//! inside, and a day outside to the rest.

use std::ops::Range;

use super::view::View;
use crate::document::token::Break;
use crate::lexicon::{Preposition, Sense, TriggerClass, TriggerKind};
use crate::mention::What;

/// A clause set into a sentence.
#[derive(Clone, Debug)]
pub(super) struct Aside {
    /// Its words.
    pub tokens: Range<usize>,
    /// It has no verb of its own: "X, captured in May".
    pub is_participle: bool,
}

/// The asides of a sentence, in order.
pub(super) fn all(view: &View) -> Vec<Aside> {
    (1..view.items.len()).filter_map(|item| aside(view, item)).collect()
}

/// The aside that begins with an item right behind a comma.
fn aside(view: &View, item: usize) -> Option<Aside> {
    let start = view.items[item].tokens.start;
    let before = &view.items[item - 1];
    if view.breaks(start) != Break::Comma {
        return None;
    }
    let place = matches!(before.what, What::Place(_)) || before.has(|sense| matches!(sense, Sense::PlaceKind(_)));
    let behind_place = place && before.tokens.end == start;
    let relative = view.is_relative(item);
    let is_participle = behind_place && is_participle(view, item);
    let tokens = start..end(view, start);
    (relative || is_participle).then_some(Aside { tokens, is_participle })
}

/// "captured by the group", "seized in May": no object follows, as it would a verb: "advanced on X, captured Y".
fn is_participle(view: &View, item: usize) -> bool {
    let word = view.folded(view.items[item].tokens.end - 1);
    let verb = view.triggers(item).any(|trigger| {
        matches!(trigger.kind, TriggerKind::Fixed(kind) if kind.gains_ground())
            && matches!(trigger.class, TriggerClass::Verb | TriggerClass::VerbDirect)
    });
    let next = view.items[item].tokens.end;
    let tied = view.adjacent_after(item).and_then(|after| crate::mention::preposition(&view.items[after]));
    let by = matches!(tied, Some(Preposition::By | Preposition::From | Preposition::In));
    let timed = next < view.tokens().end && view.is_time(next);
    verb && !word.ends_with("ing") && (by || timed)
}

/// The end of what begins at a word: the next comma or the end of the sentence.
fn end(view: &View, start: usize) -> usize {
    let end = view.tokens().end;
    (start + 1..end).find(|token| view.breaks(*token) >= Break::Comma).unwrap_or(end)
}
