//! Who did it and against whom: the actors that stand where the construction puts the doer and the sufferer. A backer, a
//! holder of the place or a speaker is neither.

use super::cast::Cast;
use super::deed::Deed;
use super::modality;
use super::standing::{
    Named, acting, first_of_list, is_backer, is_of_country, is_passive_subject, may_fight, named, speaks, subject_at,
    tie,
};
use super::view::View;
use crate::actors::Side;
use crate::document::token::Break;
use crate::event::Kind;
use crate::lexicon::{Preposition, Sense, TriggerClass, TriggerKind};
use crate::mention::What;

/// The doer and the sufferer.
#[derive(Clone, Debug, Default)]
pub(super) struct Parties {
    pub by: Option<Named>,
    pub against: Option<Named>,
}

/// Words between a doer and its deed: "the army, backed by militias and supported from the air, captured".
const DOER_REACH: usize = 26;

/// Words between a passive verb or a noun and "by": "was hit on Monday morning near the market by a Russian jet".
const AGENT_REACH: usize = 20;

/// Words between a deed and the one it is done to.
const SUFFERER_REACH: usize = 12;

/// The parties of a deed.
pub(super) fn of(view: &View, deed: &Deed, cast: &Cast) -> Parties {
    let agent = agent(view, deed);
    let by = match deed.class {
        TriggerClass::VerbTo | TriggerClass::State | TriggerClass::VerbFall => after(view, deed, |_| true),
        TriggerClass::NounOf if is_infinitive(view, deed) => subject(view, deed, cast),
        TriggerClass::NounOf => agent.or_else(|| announcer(view, deed)),
        TriggerClass::NounFall => agent.or_else(|| after(view, deed, |tie| tie == Some(Preposition::To))),
        TriggerClass::NounFrom => after(view, deed, |tie| tie == Some(Preposition::Of)),
        _ if deed.passive => agent,
        TriggerClass::NounList => {
            // "the gains of A: X and Y": whose gains they are took them.
            modifier(view, deed).or(agent).or_else(|| after(view, deed, |tie| tie == Some(Preposition::Of)))
        }
        // "a bid to break the rebel siege": who breaks it does not besiege.
        TriggerClass::Noun if modality::is_relief(view, deed) => modifier(view, deed).or(agent),
        // "the army broke a rebel siege of X"
        TriggerClass::Noun if deed.kind == Kind::SiegeLifted => subject(view, deed, cast),
        TriggerClass::Noun if deed.kind == Kind::Clash && agent.is_none() && two_sides(view, deed).is_some() => {
            two_sides(view, deed)
        }
        TriggerClass::Noun | TriggerClass::NounWeak | TriggerClass::Weapon => {
            let told = modifier(view, deed).or(agent).or_else(|| possessor(view, deed, cast));
            let told = told.or_else(|| launched_by(view, deed));
            told.or_else(|| launcher(view, deed, cast)).or_else(|| cast.known(view, deed))
        }
        TriggerClass::Adjective => agent,
        _ => subject(view, deed, cast),
    };
    let may_suffer = |named: &Named| by.as_ref().is_none_or(|by| may_fight(view, by, named));
    let relieved = || relief(view, deed, cast);
    let other = sufferer(view, deed, cast, may_suffer).or_else(|| taken_by(view, deed)).or_else(relieved);
    let against = other.filter(may_suffer);
    let by = by
        .map(|by| labeled(view, by, cast))
        .or_else(|| cast.owner(view, deed))
        .or_else(|| cast.striker(view, deed))
        .or_else(|| cast.taker(view, deed, against.as_ref()));
    Parties { by, against }
}

/// Whether the one who does it fights from the air alone, as far as its own sentence tells.
pub(super) fn is_from_air(view: &View, deed: &Deed) -> bool {
    let from_air =
        |item: usize| named(view, item).is_some_and(|it| view.reading.world.actors.fights_from_air(it.actor));
    if !(0..view.items.len()).any(from_air) {
        return false;
    }
    let by = of(view, deed, &Cast::default()).by;
    by.is_some_and(|by| view.reading.world.actors.fights_from_air(by.actor))
}

/// A doer that goes by a label: "the terrorists" are those that the text named before.
fn labeled(view: &View, named: Named, cast: &Cast) -> Named {
    item_of(view, &named).map_or(named, |item| cast.meant(view, item, named))
}

/// The item of an actor of this sentence.
pub(super) fn item_of(view: &View, named: &Named) -> Option<usize> {
    (0..view.items.len()).find(|item| view.span(view.items[*item].tokens.clone()) == named.words)
}

/// "clashes between A and B", "fighting of A with B": the side that is named first.
fn two_sides(view: &View, deed: &Deed) -> Option<Named> {
    after(view, deed, |tie| matches!(tie, Some(Preposition::Between | Preposition::Of)))
}

/// "A managed to capture X": the noun is a verb here.
fn is_infinitive(view: &View, deed: &Deed) -> bool {
    view.adjacent_before(deed.item).is_some_and(|before| {
        view.items[before].has(|sense| matches!(sense, Sense::Achieved | Sense::Preposition(Preposition::To)))
    })
}

/// "by A" behind a deed.
pub(super) fn agent(view: &View, deed: &Deed) -> Option<Named> {
    (deed.item + 1..view.items.len())
        .take_while(|item| view.distance(deed.item, *item) <= AGENT_REACH)
        .take_while(|item| view.breaks(view.items[*item].tokens.start) < Break::Comma)
        .filter(|item| tie(view, *item) == Some(Preposition::By) && !is_backer(view, *item))
        .find_map(|item| acting(view, item))
}

/// The first actor behind a deed whose tie passes.
fn after(view: &View, deed: &Deed, ties: impl Fn(Option<Preposition>) -> bool) -> Option<Named> {
    (deed.item + 1..view.items.len())
        .take_while(|item| view.distance(deed.item, *item) <= SUFFERER_REACH)
        .filter(|item| ties(tie(view, *item)))
        .find_map(|item| acting(view, item))
}

/// An adjective or name right before a noun: "Russian air strikes", "regime helicopter raids".
fn modifier(view: &View, deed: &Deed) -> Option<Named> {
    // "Russian fighter jets' overnight raids": three words at most stand between.
    const REACH: usize = 3;
    (0..deed.item)
        .rev()
        .take_while(|item| view.distance(*item, deed.item) <= REACH)
        .take_while(|item| {
            let words = *item + 1..=deed.item;
            let verb = view.triggers(*item).any(|trigger| trigger.class == TriggerClass::Verb);
            words.into_iter().all(|later| view.breaks(view.items[later].tokens.start) <= Break::Slight)
                && !verb
                && !view.items[*item].has(|sense| {
                    matches!(sense, Sense::Clause(_) | Sense::Light)
                        || matches!(sense, Sense::Preposition(tie) if *tie != Preposition::Of)
                })
        })
        .find_map(|item| acting(view, item))
}

/// "The army kept up its assault on X": whose the pronoun before a noun says that it is.
fn possessor(view: &View, deed: &Deed, cast: &Cast) -> Option<Named> {
    // "its heavy overnight shelling"
    const REACH: usize = 2;
    let its = (0..deed.item)
        .rev()
        .take_while(|item| view.distance(*item, deed.item) <= REACH && !view.clause_between(*item, deed.item))
        .find(|item| view.items[*item].has(|sense| *sense == Sense::Possessive))?;
    let here = (0..its).rev().find_map(|before| subject_at(view, before));
    here.or_else(|| cast.pointed_at(view, its))
}

/// "A announced the capture of X": of what is told of its own gains.
fn announcer(view: &View, deed: &Deed) -> Option<Named> {
    // "announced on Monday the full capture of"
    const REACH: usize = 4;
    let speech = |item: &usize| view.items[*item].has(|sense| *sense == Sense::Speech);
    let near = (0..deed.item).rev().take_while(|item| view.distance(*item, deed.item) <= REACH);
    let speech = near.into_iter().find(speech)?;
    let speaker = subject_at(view, view.adjacent_before(speech)?)?;
    let in_a_camp = view.reading.world.actors.side_of(speaker.actor, view.reading.published).is_some();
    (deed.kind.gains_ground() && in_a_camp).then_some(speaker)
}

/// "lost X, Y and Z to A"
fn taken_by(view: &View, deed: &Deed) -> Option<Named> {
    (deed.item + 1..view.items.len())
        .take_while(|item| deed.kind == Kind::Loss && view.distance(deed.item, *item) <= DOER_REACH)
        .filter(|item| tie(view, *item) == Some(Preposition::To))
        .find_map(|item| acting(view, item))
}

/// "shells that A fired", as Arabic has it: the verb behind the noun, and its subject behind the verb.
fn launched_by(view: &View, deed: &Deed) -> Option<Named> {
    const REACH: usize = 3;
    (deed.item + 1..view.items.len())
        .take_while(|item| view.distance(deed.item, *item) <= REACH)
        .filter(|item| view.items[*item].has(|sense| *sense == Sense::Light))
        .find_map(|verb| view.adjacent_after(verb).filter(|subject| view.is_verb_first(verb, *subject)))
        .and_then(|subject| acting(view, subject))
}

/// "A launched strikes", "A's planes carried out raids": the subject of the verb that a noun hangs on.
fn launcher(view: &View, deed: &Deed, cast: &Cast) -> Option<Named> {
    // "carried out a series of heavy air strikes"
    const REACH: usize = 8;
    let light = (0..deed.item).rev().take_while(|item| view.distance(*item, deed.item) <= REACH).any(|item| {
        let fights = view
            .triggers(item)
            .any(|trigger| trigger.class == TriggerClass::Verb && trigger.kind == TriggerKind::Fixed(deed.kind));
        fights || view.items[item].has(|sense| matches!(sense, Sense::Light | Sense::Cue(..)))
    });
    // A weapon or platform between belongs to its owner: "Russian jets' raids".
    let means = deed.means.is_some_and(|means| means < deed.item);
    let named = if light || means { subject(view, deed, cast) } else { None };
    // "five rebels were killed in air strikes"
    named.filter(|named| item_of(view, named).is_none_or(|item| !is_passive_subject(view, item)))
}

/// Arabic sets the subject behind the verb: the first actor there, before any place or preposition.
fn subject_behind(view: &View, deed: &Deed) -> Option<Named> {
    // "warplanes military Russian"
    const REACH: usize = 3;
    let behind = deed.item + 1..view.items.len();
    behind
        .take_while(|item| view.distance(deed.item, *item) <= REACH)
        .take_while(|item| {
            let place = matches!(view.items[*item].what, What::Place(_));
            !place && crate::mention::preposition(&view.items[*item]).is_none()
        })
        .find_map(|item| named(view, item))
}

/// The subject: the nearest actor before a deed that acts.
fn subject(view: &View, deed: &Deed, cast: &Cast) -> Option<Named> {
    if let Some(behind) = subject_behind(view, deed).filter(|_| view.is_uncased(deed.item)) {
        return Some(behind);
    }
    let aside = |item: usize| view.aside_at(view.items[item].tokens.start).map(|aside| aside.tokens.start);
    for item in (0..deed.item).rev() {
        if view.distance(item, deed.item) > DOER_REACH {
            break;
        }
        // "The army, which has stopped the rebels' advance, launched raids": who is told of inside does not act outside.
        if aside(item).is_some() && aside(item) != aside(deed.item) {
            continue;
        }
        // "six of them"
        let tied =
            || view.adjacent_before(item).is_some_and(|tie| crate::mention::preposition(&view.items[tie]).is_some());
        let pronoun = view.items[item].has(|sense| matches!(sense, Sense::Pronoun(_)));
        if pronoun && view.distance(item, deed.item) <= 6 && !tied() {
            if let Some(side) = speaker_side(view, item) {
                return cast.of_side(side);
            }
            let here = (0..item).rev().find_map(|before| subject_at(view, before));
            return here.or_else(|| cast.pointed_at(view, item));
        }
        if let Some(named) = subject_at(view, item).or_else(|| absolute_subject(view, item, deed)) {
            // "warplanes bombed" in "the rebels said warplanes bombed": a speaker is no doer.
            let speaks =
                view.adjacent_after(item).is_some_and(|after| view.items[after].has(|sense| *sense == Sense::Speech));
            if !speaks {
                return Some(named);
            }
        }
    }
    None
}

/// "a military source said they": the camp of a source that speaks of its own.
fn speaker_side(view: &View, pronoun: usize) -> Option<Side> {
    let before = view.adjacent_before(pronoun)?;
    // "said that they"
    let speech = if view.starts_clause(before) { view.adjacent_before(before)? } else { before };
    if !view.items[speech].has(|sense| *sense == Sense::Speech) {
        return None;
    }
    view.items[view.adjacent_before(speech)?].senses().iter().find_map(|sense| match sense {
        Sense::Source(number) => Some(view.reading.world.actors.source(*number)).filter(|source| source.is_party)?.side,
        _ => None,
    })
}

/// "with A storming X": the subject of a participle that "with" opens.
fn absolute_subject(view: &View, item: usize, deed: &Deed) -> Option<Named> {
    let participle = view.folded(view.items[deed.item].tokens.start).ends_with("ing");
    let next = view.adjacent_after(item) == Some(deed.item);
    if !participle || !next || tie(view, item) != Some(Preposition::With) {
        return None;
    }
    acting(view, item).map(|named| first_of_list(view, item).unwrap_or(named))
}

/// The one it is done to: "against A", "from A", "A's positions", or an object right behind a verb. Of the two sides of a
/// clash it is the one that may fight the first.
fn sufferer(view: &View, deed: &Deed, cast: &Cast, may_suffer: impl Fn(&Named) -> bool) -> Option<Named> {
    let clash = deed.kind == Kind::Clash && deed.class == TriggerClass::Noun;
    let ties = [Preposition::Against, Preposition::On, Preposition::Of, Preposition::Between];
    (deed.item + 1..view.items.len())
        .take_while(|item| view.distance(deed.item, *item) <= SUFFERER_REACH && !view.clause_between(deed.item, *item))
        .filter(|item| !speaks(view, *item) && !is_of_country(view, *item))
        .filter(|item| match tie(view, *item) {
            // "captured from A", not "fired from A's territory"
            Some(Preposition::From) => !deed.kind.is_strike(),
            Some(tie) => ties.contains(&tie),
            None => view.distance(deed.item, *item) <= 4 && !acts_next(view, *item),
        })
        .filter_map(|item| named(view, item).map(|named| cast.meant(view, item, named)))
        .find(|named| !clash || may_suffer(named))
}

/// "A attacked in a bid to break the siege": who would break it is besieged, or comes to the help of his own side.
fn relief(view: &View, deed: &Deed, cast: &Cast) -> Option<Named> {
    if modality::is_relief(view, deed) { subject(view, deed, cast) } else { None }
}

/// "A shelled X and the army bombed Y": the army is the subject of the next verb.
fn acts_next(view: &View, item: usize) -> bool {
    let listed = (0..item).rev().find(|before| !view.items[*before].has(|sense| matches!(sense, Sense::Determiner(_))));
    let listed = listed.is_some_and(|before| view.items[before].has(|sense| *sense == Sense::List));
    let verb = |after: usize| view.triggers(after).any(|trigger| trigger.class == TriggerClass::Verb);
    listed && view.adjacent_after(item).is_some_and(verb)
}
