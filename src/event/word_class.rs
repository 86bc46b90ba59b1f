//! Whether a word that may be noun, verb or adjective is the one or the other here: "strikes on X", "strikes X", "the besieged
//! town". What it tells then is left to `deed`.

use super::view::View;
use crate::document::token::Break;
use crate::lexicon::{Preposition, Sense, Trigger, TriggerClass};
use crate::mention::What;

/// The sense of an item that may be several triggers: noun, verb or adjective by its neighbors.
pub(super) fn pick(view: &View, item: usize) -> Option<Trigger> {
    let first = view.triggers(item).next()?;
    if view.triggers(item).nth(1).is_none() {
        return (!is_bare_noun(view, item, first.class)).then_some(first);
    }
    let verbal = reads_as_verb(view, item);
    let adjective = reads_as_adjective(view, item);
    let wanted = |trigger: &Trigger| match trigger.class {
        TriggerClass::Adjective => adjective,
        TriggerClass::Verb | TriggerClass::VerbDirect | TriggerClass::VerbFrom | TriggerClass::VerbKill => {
            verbal && !adjective
        }
        _ => !verbal && !adjective,
    };
    view.triggers(item).find(wanted).or(Some(first))
}

/// Whether an article before the plain form of a verb shows that it is a noun of another meaning: "a storm", "the raid".
fn is_bare_noun(view: &View, item: usize, class: TriggerClass) -> bool {
    let verb = matches!(class, TriggerClass::Verb | TriggerClass::VerbDirect | TriggerClass::VerbFrom);
    // "250 pounds"
    let start = view.items[item].tokens.start;
    let counted = start > view.tokens().start && view.reading.document.tokens.all()[start - 1].shape.digit;
    if verb && counted && view.breaks(start) == Break::None && view.folded(start).ends_with('s') {
        return true;
    }
    let word = view.folded(view.items[item].tokens.start);
    let participle = word.ends_with("ed") || word.ends_with("ing");
    let determined = view
        .adjacent_before(item)
        // "that" opens a clause as well
        .filter(|before| !view.starts_clause(*before))
        .is_some_and(|before| view.items[before].has(|sense| matches!(sense, Sense::Determiner(_) | Sense::One)));
    verb && determined && !participle
}

/// Whether a word that may be noun or verb is a verb here: its object follows right away and nothing makes it a noun.
fn reads_as_verb(view: &View, item: usize) -> bool {
    let start = view.items[item].tokens.start;
    if let Some(before) = view.adjacent_before(item) {
        let words = &view.items[before];
        if words.has(|sense| {
            matches!(
                sense,
                Sense::Determiner(_) | Sense::One | Sense::Preposition(_) | Sense::Number(_) | Sense::Vague(_)
            )
        }) && !words.has(|sense| *sense == Sense::Preposition(Preposition::To))
        {
            return false;
        }
        if words.has(|sense| matches!(sense, Sense::Auxiliary(_) | Sense::Pronoun(_) | Sense::Preposition(_))) {
            return true;
        }
    }
    let object = view.adjacent_after(item).is_some_and(|after| {
        let words = &view.items[after];
        matches!(words.what, What::Place(_))
            || words.has(|sense| matches!(sense, Sense::Determiner(_) | Sense::One | Sense::Number(_)))
    });
    object && start > view.tokens().start
}

fn reads_as_adjective(view: &View, item: usize) -> bool {
    let determined = view.adjacent_before(item).is_some_and(|before| {
        view.items[before].has(|sense| matches!(sense, Sense::Determiner(_) | Sense::One | Sense::Preposition(_)))
    });
    let noun = view.adjacent_after(item).is_some_and(|after| {
        let words = &view.items[after];
        matches!(words.what, What::Place(_))
            || words.has(|sense| matches!(sense, Sense::PlaceKind(_) | Sense::Actor(_) | Sense::Direction(_)))
    });
    determined && noun
}
