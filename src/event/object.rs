//! What a verb of taking takes. Soldiers, commanders and tanks are captured as well as towns, and then the town named
//! beside them has not changed hands. Which place a deed was done at is left to `place`.

use super::deed::Deed;
use super::standing::tie;
use super::view::View;
use crate::document::token::Break;
use crate::event::Kind;
use crate::lexicon::{Sense, TriggerClass};
use crate::mention::What;

/// Words between a verb of taking and what it takes: "captured at least five of the militants".
const REACH: usize = 5;

/// Whether people or weapons are taken, and no place.
pub(super) fn is_no_place(view: &View, deed: &Deed) -> bool {
    let verb = matches!(deed.class, TriggerClass::Verb | TriggerClass::VerbDirect);
    // An Arabic verb has its subject behind it.
    let takes = verb && matches!(deed.kind, Kind::Capture | Kind::Recapture) && !view.is_uncased(deed.item);
    if takes && is_told_of_people(view, deed) {
        return true;
    }
    takes && if deed.passive { is_said_of_people(view, deed) } else { has_people_behind(view, deed) }
}

/// "captured five fighters", "seized a tank", "the captured soldiers". In "captured the rebels' positions" and "captured
/// rebel positions" they only say whose it was, and in "rebel-held X" they hold it.
fn has_people_behind(view: &View, deed: &Deed) -> bool {
    let mut named = false;
    for item in (deed.item + 1..view.items.len()).take_while(|item| view.distance(deed.item, *item) <= REACH) {
        let words = &view.items[item];
        let start = words.tokens.start;
        let noun_between = start > view.items[item - 1].tokens.end;
        if named && noun_between || is_owner(view, item) {
            return false;
        }
        if view.breaks(start) >= Break::Comma || crate::mention::preposition(words).is_some() {
            return named;
        }
        if is_place(view, item) {
            return false;
        }
        if words.has(|sense| matches!(sense, Sense::People(_))) {
            return view.adjacent_after(item).is_none_or(|after| !is_place(view, after));
        }
        named |= is_taken(view, item);
    }
    named
}

/// Whether an item is a place, a word for one, or tells who holds one.
fn is_place(view: &View, item: usize) -> bool {
    let words = &view.items[item];
    matches!(words.what, What::Place(_)) || words.has(|sense| matches!(sense, Sense::PlaceKind(_) | Sense::Held(_)))
}

/// "soldiers they captured in X": a relative clause without a pronoun of its own.
fn is_told_of_people(view: &View, deed: &Deed) -> bool {
    let subject = view.adjacent_before(deed.item);
    // "fighters who captured X" took it.
    let pronoun = |subject: &usize| {
        view.items[*subject].has(|sense| matches!(sense, Sense::Pronoun(_))) && !view.starts_clause(*subject)
    };
    let subject = subject.filter(pronoun);
    subject.and_then(|subject| view.adjacent_before(subject)).is_some_and(|people| {
        view.items[people].has(|sense| matches!(sense, Sense::People(_) | Sense::Casualty(_) | Sense::Number(_)))
    })
}

/// "three soldiers were captured"
fn is_said_of_people(view: &View, deed: &Deed) -> bool {
    (0..deed.item)
        .rev()
        .take_while(|item| view.distance(*item, deed.item) <= REACH)
        .take_while(|item| view.breaks(view.items[item + 1].tokens.start) < Break::Comma)
        .find(|item| !view.items[*item].has(|sense| matches!(sense, Sense::Auxiliary(_))))
        // "the hill held by the rebels was captured"
        .is_some_and(|item| is_taken(view, item) && tie(view, item).is_none())
}

/// Whether an item is something that is led or driven away: people, a weapon or a vehicle.
fn is_taken(view: &View, item: usize) -> bool {
    let weapon = view.triggers(item).any(|trigger| matches!(trigger.class, TriggerClass::Weapon | TriggerClass::Means));
    weapon || view.items[item].has(|sense| matches!(sense, Sense::People(_) | Sense::Actor(_)))
}

/// Whether an apostrophe makes an item the owner of what follows: "the rebels' positions", "the army's base".
fn is_owner(view: &View, item: usize) -> bool {
    let last = &view.reading.document.tokens.all()[view.items[item].tokens.end - 1];
    last.shape.possessive || view.reading.text[last.span.end as usize..].starts_with(['\'', '’'])
}
