//! Where the clause of a deed begins and ends: what stands outside belongs to other deeds, and a list, a remark or a speaker
//! between commas does not end it.

use super::deed::Deed;
use super::view::View;
use crate::document::token::Break;
use crate::lexicon::{Preposition, Sense, TriggerClass};
use crate::mention::What;

/// The item behind the last one that a deed's places may stand in.
pub(super) fn end_of_clause(view: &View, deed: &Deed, deeds: &[Deed]) -> usize {
    for item in deed.item + 1..view.items.len() {
        let start = view.items[item].tokens.start;
        // "An air strike killed a commander near X", "a bomber attacked soldiers near X" tell one deed.
        let told_on = |other: &Deed| {
            let verb = other.class == TriggerClass::Verb && view.adjacent_after(deed.item) == Some(other.item);
            deed.kind.is_strike()
                && (other.class == TriggerClass::VerbKill || (verb && deed.class == TriggerClass::Noun))
        };
        let next_deed = deeds.iter().any(|other| {
            let another = other.class != TriggerClass::Adjective && !told_on(other);
            other.item == item && another && !is_same_list(view, deed, other)
        });
        let speech = view.items[item].has(|sense| *sense == Sense::Speech)
            && view.breaks(start) >= Break::Comma
            && !goes_on_behind(view, item);
        let dash = view.breaks(start) >= Break::Clause
            && !is_inserted(view, item)
            && !is_listing(view, deed, item)
            && !carries_on_list(view, item);
        if next_deed
            || view.starts_clause(item)
            || opens_clause(view, item)
            || opens_with_subject(view, deed, item)
            || dash
            || speech
            || ends_opening_clause(view, deed, item)
        {
            return item;
        }
    }
    view.items.len()
}

/// The first item that a deed's places may stand in, looking backward.
pub(super) fn start_of_clause(deed: &Deed, deeds: &[Deed]) -> usize {
    for item in (0..deed.item).rev() {
        let other_verb = deeds.iter().any(|other| {
            other.item == item
                && matches!(other.class, TriggerClass::Verb | TriggerClass::VerbDirect | TriggerClass::VerbFrom)
        });
        if other_verb {
            return item + 1;
        }
    }
    0
}

/// "took X and Y was shelled"
fn opens_clause(view: &View, item: usize) -> bool {
    match view.items[item].what {
        What::Place(mention) => view.reading.mentions[mention].context.opens_clause,
        What::Words(_) => false,
    }
}

/// "shelling of X, and after that the army has come to within 4 km of Y": behind a comma and its "and" somebody else begins.
fn opens_with_subject(view: &View, deed: &Deed, item: usize) -> bool {
    let actor = view.items[item].has(|sense| matches!(sense, Sense::Actor(_)));
    let auxiliary = |after: usize| view.items[after].has(|sense| matches!(sense, Sense::Auxiliary(_)));
    let opened = |before: usize| {
        view.items[before].has(|sense| *sense == Sense::List)
            && view.breaks(view.items[before].tokens.start) == Break::Comma
    };
    actor && view.adjacent_after(item).is_some_and(auxiliary) && (deed.item + 1..item).any(opened)
}

/// "When the strikes were over, A went on to X": the clause that opens the sentence ends with its comma.
fn ends_opening_clause(view: &View, deed: &Deed, item: usize) -> bool {
    let opens = (0..deed.item)
        .any(|before| view.starts_clause(before) && view.items[before].tokens.start == view.tokens().start);
    let verb = |between: usize| view.items[between].has(|sense| matches!(sense, Sense::Auxiliary(_)));
    opens && view.breaks(view.items[item].tokens.start) == Break::Comma && (deed.item + 1..item).any(verb)
}

/// "struck X, according to the agency, hitting Y": the clause goes on behind the speaker.
fn goes_on_behind(view: &View, speech: usize) -> bool {
    const LONGEST: usize = 8;
    let start = view.items[speech].tokens.end;
    let comma = (start + 1..view.tokens().end.min(start + LONGEST)).find(|token| view.breaks(*token) >= Break::Comma);
    comma.is_some_and(|comma| view.breaks(comma) == Break::Comma)
}

/// "shelled A and B in X province; C and D in Y province"
fn carries_on_list(view: &View, item: usize) -> bool {
    match view.items[item].what {
        What::Place(mention) => view.reading.mentions[mention].context.list_before.is_some(),
        What::Words(_) => false,
    }
}

/// A dash right behind a noun opens an insertion that still belongs to it: "The strikes -- in X and Y -- destroyed".
fn is_inserted(view: &View, item: usize) -> bool {
    view.items[item]
        .has(|sense| matches!(sense, Sense::Preposition(Preposition::In | Preposition::On | Preposition::Near)))
}

/// A colon behind words for places or gains opens the list of them: "captured the following villages on Monday: X, Y and Z".
pub(super) fn is_listing(view: &View, deed: &Deed, item: usize) -> bool {
    let start = view.items[item].tokens.start;
    let kinds =
        (deed.item + 1..item).any(|before| view.items[before].has(|sense| matches!(sense, Sense::PlaceKind(_))));
    let opens = kinds || deed.class == TriggerClass::NounList;
    opens && matches!(view.items[item].what, What::Place(_)) && view.text(start - 1..start + 1).contains(':')
}

/// Whether two deeds are named in one list and share their places: "air strikes and shelling on X".
fn is_same_list(view: &View, deed: &Deed, other: &Deed) -> bool {
    let between = deed.item + 1..other.item;
    let nouns = |deed: &Deed| matches!(deed.class, TriggerClass::Noun | TriggerClass::Weapon);
    nouns(deed)
        && nouns(other)
        && view.distance(deed.item, other.item) <= 6
        && between.clone().any(|item| view.items[item].has(|sense| *sense == Sense::List))
        && !between.clone().any(|item| view.places.iter().any(|spoken| spoken.item == item))
}
