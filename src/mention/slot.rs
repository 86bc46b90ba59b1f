//! How plainly a text uses words as a place: by the preposition or the deed in front, by a word for a kind beside, by what
//! follows. Which place it is, and whether the words are part of a longer name, is left to others.

use std::ops::Range;

use super::name::{is_type_word, senses_at};
use crate::document::Document;
use crate::document::token::Break;
use crate::lexicon::{PlaceWord, Preposition, Sense, TriggerClass};
use crate::world::World;

/// How plainly the text uses a name as a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Slot {
    None,
    /// "in X", "near X".
    Preposition,
    /// "the town of X", "X village", one of a list of places, a hash tag.
    Named,
}

/// Whether a name stands where a place would: behind a preposition of place or beside a word for a kind of place.
pub(super) fn in_slot(document: &Document, world: &World, tokens: &Range<usize>, sentence: &Range<usize>) -> bool {
    // The first word of a sentence is capitalized whatever it is.
    tokens.start > sentence.start && slot(document, world, tokens, sentence) > Slot::None
}

/// How plainly the words around use the name as a place.
pub(super) fn slot(document: &Document, world: &World, tokens: &Range<usize>, sentence: &Range<usize>) -> Slot {
    if document.tokens.all()[tokens.start].shape.hash || is_kind(document, world, tokens.end, sentence.end) {
        return Slot::Named;
    }
    if tokens.start == sentence.start || document.tokens.all()[tokens.start].breaks > Break::None {
        return if is_dateline(document, tokens, sentence) { Slot::Preposition } else { Slot::None };
    }
    let before = tokens.start - 1;
    let senses = senses_at(document, world, before, tokens.start);
    // In "Raqqa city August 24" the kind belongs to the name before it.
    let earlier = before.checked_sub(1).filter(|earlier| *earlier >= sentence.start);
    let of_another = earlier.is_some_and(|earlier| {
        let shape = document.tokens.all()[earlier].shape;
        shape.capital && !shape.uncased
    });
    if senses.iter().any(|sense| matches!(sense, Sense::PlaceKind(kind) if names_its_place(*kind))) {
        return if of_another { Slot::None } else { Slot::Named };
    }
    let is_deed = |senses: &[Sense]| {
        senses.iter().any(|sense| matches!(sense, Sense::Trigger(trigger) if trigger.class != TriggerClass::VerbKill))
    };
    // "captured X", "shelled X"
    if is_deed(senses) {
        return Slot::Preposition;
    }
    let deed_before = earlier.is_some_and(|earlier| is_deed(senses_at(document, world, earlier, before)));
    let Some(preposition) = senses.iter().find_map(|sense| match sense {
        Sense::Preposition(preposition) => Some(*preposition),
        _ => None,
    }) else {
        return Slot::None;
    };
    match preposition {
        // "air strikes on X", "the bombing of X"
        Preposition::On | Preposition::Of | Preposition::Against if deed_before => Slot::Preposition,
        Preposition::Of if before > sentence.start => {
            let of_kind = senses_at(document, world, before - 1, before);
            let kind = of_kind.iter().any(|sense| matches!(sense, Sense::PlaceKind(_)));
            // "west of X"
            let side = of_kind.iter().any(|sense| matches!(sense, Sense::Direction(_)));
            match (kind, side) {
                (true, _) => Slot::Named,
                (false, true) => Slot::Preposition,
                (false, false) => Slot::None,
            }
        }
        Preposition::In | Preposition::At | Preposition::Near | Preposition::Around => Slot::Preposition,
        // "over X in Y"
        Preposition::On | Preposition::From | Preposition::To | Preposition::Against
            if is_in_place(document, world, tokens.end, sentence.end) =>
        {
            Slot::Preposition
        }
        // "on Umm al-Kayf": people and things are hit and come from somewhere as well, so the name itself must speak.
        Preposition::On | Preposition::From | Preposition::To | Preposition::Against
            if tokens.len() > 1 && is_type_word(document, tokens.start) =>
        {
            Slot::Preposition
        }
        _ => Slot::None,
    }
}

/// Whether the words head a line or a part of one: "X: women are brought out". Labels are short words ("Video:").
fn is_dateline(document: &Document, tokens: &Range<usize>, sentence: &Range<usize>) -> bool {
    const LONGER_THAN_LABELS: usize = 6;
    let all = document.tokens.all();
    let opens = tokens.start == sentence.start || all[tokens.start].breaks == Break::Clause;
    let closes = tokens.end < sentence.end && all[tokens.end].breaks == Break::Clause;
    opens && closes && (tokens.len() > 1 || document.tokens.folded(tokens.start).len() >= LONGER_THAN_LABELS)
}

/// Whether "in" and a name stand right behind.
fn is_in_place(document: &Document, world: &World, at: usize, end: usize) -> bool {
    let is_in = |sense: &Sense| *sense == Sense::Preposition(Preposition::In);
    let all = document.tokens.all();
    at + 1 < end
        && all[at].breaks == Break::None
        && all[at + 1].shape.capital
        && senses_at(document, world, at, at + 1).iter().any(is_in)
}

/// Whether a word for a kind of place stands right behind: "Atshan village".
fn is_kind(document: &Document, world: &World, at: usize, end: usize) -> bool {
    at < end
        && document.tokens.all()[at].breaks == Break::None
        && senses_at(document, world, at, end).iter().any(
            |sense| matches!(sense, Sense::PlaceKind(kind) if names_its_place(*kind) && *kind != PlaceWord::Facility),
        )
}

/// Words that go with a name of their own; a road or an enclave is named after other places.
fn names_its_place(kind: PlaceWord) -> bool {
    !matches!(kind, PlaceWord::Road | PlaceWord::Pocket | PlaceWord::Countryside | PlaceWord::MilitaryBase)
}
