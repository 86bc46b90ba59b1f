//! How an actor stands in its sentence: named or as an adjective, as a subject, an object, a part or a backer of another. Which
//! of them did a deed is left to `party`.

use super::view::View;
use crate::actors::{ActorId, Form};
use crate::document::token::Break;
use crate::event::Kind;
use crate::lexicon::{Held, Preposition, Sense, Trigger, TriggerClass, TriggerKind};
use crate::mention::{Item, What};
use crate::span::Span;

/// An actor named in the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Named {
    pub actor: ActorId,
    /// The article's own words for it.
    pub words: Span,
}

/// Whether two actors may be the two parties of a deed: not one camp, as far as the tables know them.
pub(super) fn may_fight(view: &View, one: &Named, other: &Named) -> bool {
    let actors = &view.reading.world.actors;
    let side = |named: &Named| actors.side_of(named.actor, view.reading.published);
    one.actor != other.actor && (side(one).is_none() || side(one) != side(other))
}

/// An actor that may act, at an item: no backer, no holder of a place, no label for whoever holds it.
pub(super) fn acting(view: &View, item: usize) -> Option<Named> {
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

/// "the Syrian town of X", "a Turkish border town": the adjective says in which country a place is, and names nobody who fights.
pub(super) fn is_of_country(view: &View, item: usize) -> bool {
    // "the Syrian rebel-held town"
    const REACH: usize = 3;
    let state = named(view, item).is_some_and(|named| !view.reading.world.actors.is_armed_group(named.actor));
    let fights = |after: usize| view.items[after].has(|sense| matches!(sense, Sense::Trigger(_) | Sense::People(_)));
    let place = |after: usize| view.items[after].has(|sense| matches!(sense, Sense::PlaceKind(_)));
    let mut phrase = (item + 1..view.items.len()).take_while(|after| view.distance(item, *after) < REACH);
    let adjective = form(view, item) == Some(Form::Adjective);
    state && adjective && phrase.find(|after| fights(*after) || place(*after)).is_some_and(place)
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

/// Whether an actor is spoken of by the name of a man who stands for it.
pub(super) fn may_be_person(view: &View, item: usize) -> bool {
    let is_person = |number| view.reading.world.actors.spelling(number).form == Form::Person;
    view.items[item].has(|sense| matches!(sense, Sense::Actor(number) if is_person(*number)))
}

/// The preposition that ties the phrase of an actor, across articles, numbers and the actors listed before it.
pub(super) fn tie(view: &View, item: usize) -> Option<Preposition> {
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

/// Whether something is done to an actor by the verb right behind it: "rebels were killed".
pub(super) fn is_passive_subject(view: &View, item: usize) -> bool {
    view.adjacent_after(item).is_some_and(|after| view.items[after].has(|sense| *sense == Sense::Auxiliary(true)))
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
                | Preposition::Between
                | Preposition::With
                | Preposition::To
                | Preposition::In
        )
    );
    let owner = matches!(tie, Some(Preposition::Of | Preposition::From)) && !is_part_of(view, item);
    // "a rebel siege": the adjective of a deed that is told as a noun is that deed's doer.
    let of_noun = form(view, item) == Some(Form::Adjective)
        && view
            .adjacent_after(item)
            .is_some_and(|after| view.triggers(after).any(|trigger| trigger.class == TriggerClass::Noun));
    let backer = tie == Some(Preposition::By) && is_backer(view, item);
    let object = object || is_fought(view, item) || is_object(view, item);
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

/// "attacked the rebels and captured X", "killed 20 rebels": the object of a verb does not do what the next verb tells.
pub(super) fn is_object(view: &View, item: usize) -> bool {
    // "killed at least 20 of the rebels"
    const REACH: usize = 3;
    let between = |words: &Item| {
        words.has(|sense| {
            matches!(
                sense,
                Sense::Determiner(_)
                    | Sense::One
                    | Sense::Number(_)
                    | Sense::Approximately
                    | Sense::People(_)
                    | Sense::Actor(_)
            )
        })
    };
    let verb = (0..item).rev().find(|before| !between(&view.items[*before]));
    let Some(verb) = verb.filter(|verb| view.distance(*verb, item) <= REACH && !view.is_uncased(*verb)) else {
        return false;
    };
    let unbroken =
        (view.items[verb].tokens.end..=view.items[item].tokens.start).all(|at| view.breaks(at) <= Break::Slight);
    let finite =
        view.triggers(verb).any(|trigger| matches!(trigger.class, TriggerClass::Verb | TriggerClass::VerbKill))
            && !view.folded(view.items[verb].tokens.start).ends_with("ing");
    // "the captured rebels fled": a participle behind an article is an adjective.
    let adjective = view.adjacent_before(verb).is_none_or(|before| {
        view.items[before]
            .has(|sense| matches!(sense, Sense::Determiner(_) | Sense::Number(_) | Sense::Auxiliary(true)))
    });
    unbroken && finite && !adjective
}

/// "supported by A from the air": A helps another to do it. Who leads nameless fighters acts; "the B group led by A" is B.
pub(super) fn is_backer(view: &View, item: usize) -> bool {
    let by = (0..item).rev().find(|before| crate::mention::preposition(&view.items[*before]) == Some(Preposition::By));
    let Some((by, backed)) = by.and_then(|by| Some((by, view.adjacent_before(by)?))) else { return false };
    let leads = view.items[by].has(|sense| *sense == Sense::LedBy);
    view.items[backed].has(|sense| match sense {
        Sense::Sponsored => true,
        Sense::Actor(_) => leads,
        _ => false,
    })
}

/// "units of the army", "fighters from the group", "warplanes of the air force": a part of an actor acts for it, unless
/// something is done to that part.
fn is_part_of(view: &View, item: usize) -> bool {
    let tie = |before: &usize| {
        matches!(crate::mention::preposition(&view.items[*before]), Some(Preposition::Of | Preposition::From))
    };
    let part = (0..item).rev().find(tie).and_then(|tie| view.adjacent_before(tie));
    let acts = |part: usize| {
        let flown = view.triggers(part).any(|trigger| trigger.class == TriggerClass::Means) && !is_object(view, part);
        flown || view.items[part].has(|sense| matches!(sense, Sense::People(_)))
    };
    form(view, item) == Some(Form::Name) && part.is_some_and(acts)
}

/// "the army and Hezbollah fighters", "fighters from both A and B-linked C": the one named first leads.
pub(super) fn first_of_list(view: &View, item: usize) -> Option<Named> {
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
