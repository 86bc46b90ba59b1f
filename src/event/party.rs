//! Who did it and against whom: the actors that stand where the construction puts the doer and the sufferer. A backer, a
//! holder of the place or a speaker is neither.

use super::cast::Cast;
use super::deed::Deed;
use super::view::View;
use crate::actors::{ActorId, Form};
use crate::document::token::Break;
use crate::event::Kind;
use crate::lexicon::{Held, Preposition, Sense, Trigger, TriggerClass, TriggerKind};
use crate::mention::What;
use crate::span::Span;

/// An actor named in the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Named {
    pub actor: ActorId,
    /// The article's own words for it.
    pub words: Span,
}

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
        TriggerClass::Noun | TriggerClass::NounWeak | TriggerClass::Weapon => {
            let told = modifier(view, deed).or(agent).or_else(|| launched_by(view, deed));
            told.or_else(|| launcher(view, deed, cast)).or_else(|| cast.known(view, deed))
        }
        TriggerClass::Adjective => agent,
        _ => subject(view, deed, cast),
    };
    let other = sufferer(view, deed, cast).or_else(|| taken_by(view, deed));
    let against = other.filter(|named| by.as_ref().is_none_or(|by| may_fight(view, by, named)));
    let by = by.or_else(|| cast.taker(view, deed, against.as_ref()));
    Parties { by, against }
}

/// Whether two actors may be the two parties of a deed: not one camp, as far as the tables know them.
pub(super) fn may_fight(view: &View, one: &Named, other: &Named) -> bool {
    let actors = &view.reading.world.actors;
    let side = |named: &Named| actors.side_of(named.actor, view.reading.published);
    one.actor != other.actor && (side(one).is_none() || side(one) != side(other))
}

/// An actor that may act, at an item: no backer, no holder of a place, no label for whoever holds it.
fn acting(view: &View, item: usize) -> Option<Named> {
    let named = named(view, item)?;
    let after = view.adjacent_after(item);
    let held_or_backed = after.is_some_and(|after| {
        let by = view
            .adjacent_after(after)
            .is_some_and(|by| crate::mention::preposition(&view.items[by]) == Some(Preposition::By));
        view.items[after].has(|sense| match sense {
            // "the army, backed by A" acts; in "A-backed rebels" A does not.
            Sense::Sponsored => !by,
            Sense::Held(Held::Participle | Held::Stronghold) | Sense::Origin => true,
            _ => false,
        })
    });
    let bare_adjective = form(view, item) == Some(Form::Adjective) && !qualifies_a_force(view, item);
    (!held_or_backed && !bare_adjective).then_some(named)
}

/// Whether an adjective stands before something that fights or a deed: "Russian warplanes", "rebel shelling", not "Russian
/// parliament".
fn qualifies_a_force(view: &View, item: usize) -> bool {
    let end = view.items[item].tokens.end;
    // "Russian and Syrian planes" share their noun; "Lebanese airspace and fired" do not.
    let actor =
        |after: usize| view.items.get(after).is_some_and(|item| item.has(|sense| matches!(sense, Sense::Actor(_))));
    let joins = |after: &usize| view.items[*after].has(|sense| *sense == Sense::List) && !actor(after + 1);
    let phrase = (item + 1..view.items.len()).take_while(|after| view.items[*after].tokens.start <= end + 3);
    phrase.take_while(|after| !joins(after)).any(|after| {
        view.items[after]
            .has(|sense| matches!(sense, Sense::Trigger(_) | Sense::People(_) | Sense::Actor(_) | Sense::Light))
    })
}

pub(super) fn named(view: &View, item: usize) -> Option<Named> {
    let actors = &view.reading.world.actors;
    let date = view.reading.published;
    view.items[item].senses().iter().find_map(|sense| match sense {
        Sense::Actor(number) if actors.is_valid(actors.spelling(*number), date) => {
            let words = view.span(view.items[item].tokens.clone());
            Some(Named { actor: actors.spelling(*number).actor, words })
        }
        _ => None,
    })
}

pub(super) fn form(view: &View, item: usize) -> Option<Form> {
    view.items[item].senses().iter().find_map(|sense| match sense {
        Sense::Actor(number) => Some(view.reading.world.actors.spelling(*number).form),
        _ => None,
    })
}

/// The preposition that ties the phrase of an actor, across articles, numbers and the actors listed before it.
fn tie(view: &View, item: usize) -> Option<Preposition> {
    let (mut at, mut listed) = (item, false);
    // "with support of the Syrian and Russian air forces": a list and its article stand between.
    for _ in 0..6 {
        let before = at.checked_sub(1)?;
        let gap = view.items[before].tokens.end..view.items[at].tokens.start;
        let capital = gap.clone().any(|token| view.is_capital(token));
        let broken = view.breaks(view.items[at].tokens.start) > Break::Slight || view.starts_clause(before);
        if gap.len() > 2 || capital || broken {
            return None;
        }
        if let Some(preposition) = crate::mention::preposition(&view.items[before]) {
            return Some(preposition);
        }
        let place = match view.items[before].what {
            // "in X province A holds": the preposition is the place's own; "in X and A" has both.
            What::Place(mention) if !listed && is_scene(view.reading.mentions[mention].context.preposition) => {
                return None;
            }
            What::Place(_) => true,
            What::Words(_) => false,
        };
        let passes = place
            || view.items[before].has(|sense| {
                matches!(
                    sense,
                    Sense::Determiner(_)
                        | Sense::One
                        | Sense::People(_)
                        | Sense::Actor(_)
                        | Sense::List
                        | Sense::Number(_)
                )
            });
        if !passes {
            return None;
        }
        listed |= view.items[before].has(|sense| *sense == Sense::List);
        at = before;
    }
    None
}

/// Whether a preposition says where something was, and nothing of whose it was.
fn is_scene(preposition: Option<Preposition>) -> bool {
    matches!(preposition, Some(Preposition::In | Preposition::At | Preposition::Near | Preposition::Around))
}

/// "A managed to capture X": the noun is a verb here.
fn is_infinitive(view: &View, deed: &Deed) -> bool {
    view.adjacent_before(deed.item).is_some_and(|before| {
        view.items[before].has(|sense| matches!(sense, Sense::Achieved | Sense::Preposition(Preposition::To)))
    })
}

/// "by A" behind a deed.
fn agent(view: &View, deed: &Deed) -> Option<Named> {
    (deed.item + 1..view.items.len())
        .take_while(|item| view.distance(deed.item, *item) <= AGENT_REACH)
        .take_while(|item| view.breaks(view.items[*item].tokens.start) < Break::Comma)
        .filter(|item| tie(view, *item) == Some(Preposition::By))
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
            words.into_iter().all(|later| view.breaks(view.items[later].tokens.start) <= Break::Slight)
                && !view.items[*item].has(|sense| {
                    matches!(sense, Sense::Clause | Sense::Light)
                        || matches!(sense, Sense::Preposition(tie) if *tie != Preposition::Of)
                })
        })
        .find_map(|item| acting(view, item))
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
    let light = (0..deed.item)
        .rev()
        .take_while(|item| view.distance(*item, deed.item) <= REACH)
        .any(|item| view.items[item].has(|sense| matches!(sense, Sense::Light | Sense::Cue(..))));
    // A weapon or platform between belongs to its owner: "Russian jets' raids".
    let means = deed.means.is_some_and(|means| means < deed.item);
    if light || means { subject(view, deed, cast) } else { None }
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
    for item in (0..deed.item).rev() {
        if view.distance(item, deed.item) > DOER_REACH {
            break;
        }
        if view.items[item].has(|sense| *sense == Sense::Pronoun) && view.distance(item, deed.item) <= 6 {
            let here = (0..item).rev().find_map(|before| subject_at(view, before));
            return here.or_else(|| cast.pointed_at(view, item));
        }
        if let Some(named) = subject_at(view, item) {
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

/// "the rebels said": a speaker is no doer of what he tells.
pub(super) fn speaks(view: &View, item: usize) -> bool {
    view.adjacent_after(item).is_some_and(|after| view.items[after].has(|sense| *sense == Sense::Speech))
}

/// An actor that may be a subject: not one that "against", "by", "from" or "of" ties to something else.
pub(super) fn subject_at(view: &View, item: usize) -> Option<Named> {
    let named = acting(view, item)?;
    let tie = tie(view, item);
    let object = matches!(
        tie,
        Some(
            Preposition::Against
                | Preposition::On
                | Preposition::From
                | Preposition::Between
                | Preposition::With
                | Preposition::To
                | Preposition::In
        )
    );
    let owner = tie == Some(Preposition::Of) && !is_part_of(view, item);
    // "a rebel siege": the adjective of a deed that is told as a noun is that deed's doer.
    let of_noun = form(view, item) == Some(Form::Adjective)
        && view
            .adjacent_after(item)
            .is_some_and(|after| view.triggers(after).any(|trigger| trigger.class == TriggerClass::Noun));
    let backer = tie == Some(Preposition::By) && is_backer(view, item);
    let object = object || is_fought(view, item);
    (!object && !owner && !of_noun && !backer).then(|| first_of_list(view, item).unwrap_or(named))
}

/// "A fighting the B group made advances": B is what A fights.
fn is_fought(view: &View, item: usize) -> bool {
    let determiner = |before: &usize| view.items[*before].has(|sense| matches!(sense, Sense::Determiner(_)));
    let before = view.adjacent_before(item);
    let verb = before.filter(determiner).map_or(before, |article| view.adjacent_before(article));
    verb.is_some_and(|verb| {
        let against = |trigger: Trigger| !matches!(trigger.kind, TriggerKind::Fixed(Kind::Advance | Kind::Withdrawal));
        view.folded(view.items[verb].tokens.end - 1).ends_with("ing") && view.triggers(verb).any(against)
    })
}

/// "supported by A from the air": A helps another to do it.
fn is_backer(view: &View, item: usize) -> bool {
    let by = (0..item).rev().find(|before| crate::mention::preposition(&view.items[*before]) == Some(Preposition::By));
    let backed = by.and_then(|by| view.adjacent_before(by));
    backed.is_some_and(|backed| view.items[backed].has(|sense| *sense == Sense::Sponsored))
}

/// "units of the army", "fighters of the group": a part of an actor acts for it.
fn is_part_of(view: &View, item: usize) -> bool {
    let of = (0..item).rev().find(|before| crate::mention::preposition(&view.items[*before]) == Some(Preposition::Of));
    let part = of.and_then(|of| view.adjacent_before(of));
    form(view, item) == Some(Form::Name)
        && part.is_some_and(|part| view.items[part].has(|sense| matches!(sense, Sense::People(_))))
}

/// "the army and Hezbollah fighters", "fighters from both A and B-linked C": the one named first leads.
fn first_of_list(view: &View, item: usize) -> Option<Named> {
    let mut at = view.adjacent_before(item)?;
    if view.items[at].has(|sense| *sense == Sense::Sponsored) {
        let before = view.adjacent_before(at)?;
        // "A and allied factions", "A and B-backed factions"
        let allied = view.items[before].has(|sense| *sense == Sense::List);
        at = if allied { before } else { view.adjacent_before(before)? };
    }
    if view.items[at].has(|sense| matches!(sense, Sense::Determiner(_))) {
        at = view.adjacent_before(at)?;
    }
    if !view.items[at].has(|sense| *sense == Sense::List) {
        return None;
    }
    let first = view.adjacent_before(at)?;
    acting(view, first).filter(|_| matches!(tie(view, first), None | Some(Preposition::From)))
}

/// The one it is done to: "against A", "from A", "A's positions", or an object right behind a verb.
fn sufferer(view: &View, deed: &Deed, cast: &Cast) -> Option<Named> {
    let ties = [Preposition::Against, Preposition::From, Preposition::On, Preposition::Of, Preposition::Between];
    (deed.item + 1..view.items.len())
        .take_while(|item| view.distance(deed.item, *item) <= SUFFERER_REACH && !view.clause_between(deed.item, *item))
        .filter(|item| !speaks(view, *item))
        .filter(|item| match tie(view, *item) {
            Some(tie) => ties.contains(&tie),
            None => view.distance(deed.item, *item) <= 4,
        })
        .find_map(|item| named(view, item).map(|named| cast.meant(view, item, named)))
}
