//! With what a deed is done: the weapon or platform that a word of attack takes, and whether a weapon named alone tells of its
//! use. What a word of attack tells by itself is read in `deed`.

use super::Kind;
use super::standing;
use super::view::View;
use crate::lexicon::{Preposition, Sense, TriggerClass, TriggerKind};

/// Words after a noun or before a verb within which a weapon or platform belongs to it: "warplanes on Friday morning
/// carried out heavy raids".
const MEANS_REACH: usize = 9;

/// Words over which "with" ties a weapon to the verb before it: a list of some five places.
const WITH_REACH: usize = 30;

/// The kind that a weapon or platform gives.
pub(super) fn kind(view: &View, item: usize) -> Option<Kind> {
    view.triggers(item).find_map(|trigger| match (trigger.class, trigger.kind) {
        (TriggerClass::Means | TriggerClass::Weapon, TriggerKind::Fixed(kind)) => Some(kind),
        _ => None,
    })
}

/// The weapon or platform that a deed is done with. A weapon says more than the platform that carries it.
pub(super) fn of(view: &View, item: usize, class: TriggerClass, passive: bool) -> Option<usize> {
    let near = |other: &usize| view.distance(item, *other) <= MEANS_REACH;
    let of_it = |other: &usize| {
        kind(view, *other).is_some()
            && (!view.clause_between(item, *other) || is_relative(view, *other, item))
            && !is_target(view, *other)
            && !standing::is_object(view, *other)
    };
    let before = (0..item).rev().take_while(near).filter(of_it);
    // "hit the villages of A, B and C with shells": a list may stand between.
    let with = |other: &usize| view.distance(item, *other) <= WITH_REACH && is_with(view, *other);
    let after = (item + 1..view.items.len()).filter(|other| near(other) || with(other)).filter(of_it);
    // What follows an active verb is its object: planes that are hit are no means. An Arabic verb has its subject there.
    let after = after.filter(|other| {
        class == TriggerClass::Noun || passive || is_instrument(view, *other) || view.is_verb_first(item, *other)
    });
    let all: Vec<usize> = before.chain(after).collect();
    let is_weapon = |other: &&usize| view.triggers(**other).any(|trigger| trigger.class == TriggerClass::Weapon);
    all.iter().find(is_weapon).or(all.first()).copied()
}

/// "rockets that hit", "the bomb which has struck": a relative clause right behind the weapon tells what it did.
fn is_relative(view: &View, weapon: usize, verb: usize) -> bool {
    let that = view.adjacent_after(weapon).filter(|that| view.starts_clause(*that));
    let next = that.and_then(|that| view.adjacent_after(that));
    let auxiliary = next.is_some_and(|next| view.items[next].has(|sense| matches!(sense, Sense::Auxiliary(_))));
    next == Some(verb) || (auxiliary && next.and_then(|next| view.adjacent_after(next)) == Some(verb))
}

/// Whether "with" stands right before a weapon.
fn is_with(view: &View, item: usize) -> bool {
    let before = view.adjacent_before(item);
    before.is_some_and(|before| crate::mention::preposition(&view.items[before]) == Some(Preposition::With))
}

/// Whether "with", "by" or "from" stands before a weapon.
fn is_instrument(view: &View, item: usize) -> bool {
    (item.saturating_sub(3)..item).any(|before| {
        view.items[before]
            .has(|sense| matches!(sense, Sense::Preposition(Preposition::With | Preposition::By | Preposition::From)))
            && view.distance(before, item) <= 3
    })
}

/// Whether a weapon is what was hit: "on a tank", "against the army's artillery".
fn is_target(view: &View, item: usize) -> bool {
    let mut at = item;
    while let Some(before) = view.adjacent_before(at) {
        let words = &view.items[before];
        if let Some(tie) = crate::mention::preposition(words) {
            return matches!(tie, Preposition::On | Preposition::Against | Preposition::Of);
        }
        if !words.has(|sense| matches!(sense, Sense::Determiner(_) | Sense::One | Sense::Actor(_) | Sense::Number(_))) {
            return false;
        }
        at = before;
    }
    false
}

/// Whether "on" and a place follow a weapon or platform: "artillery on X", "barrel bombs on X".
pub(super) fn is_aimed(view: &View, item: usize) -> bool {
    // "downed a drone over X"
    if standing::is_object(view, item) {
        return false;
    }
    let Some(on) = view
        .adjacent_after(item)
        .filter(|after| view.items[*after].has(|sense| *sense == Sense::Preposition(Preposition::On)))
    else {
        return false;
    };
    view.places.iter().any(|spoken| spoken.phrase_start == view.items[on].tokens.start)
}

/// Words between a weapon and the verb that uses it: "dropped at least four barrel bombs".
const USE_REACH: usize = 5;

/// Whether something is done with a weapon: a verb of throwing before it, of falling or hitting behind it.
pub(super) fn is_used(view: &View, item: usize) -> bool {
    let verb = |other: usize| {
        let words = &view.items[other];
        words.has(|sense| *sense == Sense::Light)
            || view
                .triggers(other)
                .any(|trigger| matches!(trigger.kind, TriggerKind::ByMeans(_)) && trigger.class == TriggerClass::Verb)
    };
    let close = |other: &usize| view.distance(item, *other) <= USE_REACH;
    let throws = |other: usize| view.items[other].has(|sense| *sense == Sense::Light);
    let before = (0..item).rev().take_while(close).any(|other| throws(other) && !view.clause_between(item, other));
    let mut behind = (item + 1..view.items.len()).take_while(close);
    before || behind.any(|other| verb(other) && !view.clause_between(item, other))
}
