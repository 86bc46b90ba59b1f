//! How many were killed and wounded, as a sentence counts them: "sixteen children and four women were killed", "killed seven
//! people, three of them children". Which deed a toll belongs to is left to `count`.

use super::count::{Counts, has_sense, number_at};
use super::view::View;
use crate::document::token::Break;
use crate::lexicon::{Casualty, People, Preposition, Sense, TriggerClass, TriggerKind};

/// A number of people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Group {
    number: u32,
    /// Its first word.
    token: usize,
    is_children: bool,
}

/// Reads the casualties of a sentence, those of the deed's own clause before any others: "two died in X, while strikes on Y
/// killed four".
pub(super) fn casualties(view: &View, deed: Option<usize>, counts: &mut Counts) {
    let apart = |item: &usize| deed.is_some_and(|deed| view.clause_between(deed, *item));
    let mut items: Vec<usize> = (0..view.items.len()).collect();
    items.sort_by_key(apart);
    for item in items {
        let Some(casualty) = casualty(view, item) else { continue };
        let Some(groups) = victims(view, item) else { continue };
        let slot = match casualty {
            Casualty::Killed => &mut counts.killed,
            Casualty::Wounded => &mut counts.injured,
        };
        if slot.is_none() {
            *slot = Some(sum(view, &groups));
            if casualty == Casualty::Killed {
                counts.children = children(view, &groups, item).or(counts.children);
            }
        }
    }
}

fn casualty(view: &View, item: usize) -> Option<Casualty> {
    view.items[item].senses().iter().find_map(|sense| match sense {
        Sense::Casualty(casualty) => Some(*casualty),
        _ => None,
    })
}

/// The victims of a word for killing or wounding, in order: the subject of a passive before it, else the object behind it.
fn victims(view: &View, item: usize) -> Option<Vec<Group>> {
    // "At least 12 people from one family of displaced persons were killed"
    const SUBJECT_REACH: usize = 12;
    // "five people dead"
    const BESIDE_REACH: usize = 3;
    let start = view.items[item].tokens.start;
    let passive = item.checked_sub(1).is_some_and(|before| {
        view.items[before].has(|sense| *sense == Sense::Auxiliary(true)) && view.distance(before, item) <= 2
    });
    let before = || counted_before(view, start, SUBJECT_REACH, passive).map(|(groups, _)| groups);
    let after = || counted_behind(view, view.items[item].tokens.end);
    if passive {
        before()
    } else if is_without_object(view, view.items[item].tokens.end) {
        before().or_else(after)
    } else if view.folded(start).ends_with("ing") {
        after()
    } else {
        counted_before(view, start, BESIDE_REACH, true)
            .and_then(|(groups, whole)| whole.then_some(groups))
            // "killed five people and wounded ten"
            .filter(|_| view.adjacent_before(item).is_none_or(|before| !is_and(view, view.items[before].tokens.start)))
            .or_else(after)
            .or_else(before)
    }
}

/// "twelve people died on Tuesday": nobody stands behind the word whom it could count.
fn is_without_object(view: &View, next: usize) -> bool {
    let ends = next >= view.tokens().end || view.breaks(next) > Break::None || view.is_time(next);
    ends || has_sense(view, next, |sense| matches!(sense, Sense::Preposition(_) | Sense::Clause(_)))
}

/// The people counted last before a word, and whether they are all. Who is told as a part of others ("including three
/// children", "two of them women") is not the whole.
fn counted_before(view: &View, end: usize, reach: usize, loose: bool) -> Option<(Vec<Group>, bool)> {
    let first = end.saturating_sub(reach).max(view.tokens().start);
    let mut part = None;
    let mut at = end;
    while let Some(token) = (first..at).rev().find(|token| group(view, *token, loose).is_some()) {
        let mut groups = vec![group(view, token, loose)?];
        while let Some(listed) = listed_before(view, groups[0].token) {
            groups.insert(0, listed);
        }
        let Some(of_others) = groups.iter().position(|group| is_part(view, group.token)) else {
            return Some((groups, true));
        };
        at = groups[of_others].token;
        part = part.or(Some(groups.split_off(of_others)));
    }
    part.map(|groups| (groups, false))
}

/// The people counted first behind a word, with those that are listed behind them.
fn counted_behind(view: &View, start: usize) -> Option<Vec<Group>> {
    // "killing at least another fourteen civilians"
    const REACH: usize = 6;
    let end = (start + REACH).min(view.tokens().end);
    let mut groups = vec![(start..end).find_map(|token| group(view, token, true).filter(|_| !is_part(view, token)))?];
    while let Some(listed) = listed_behind(view, groups[groups.len() - 1].token) {
        groups.push(listed);
    }
    Some(groups)
}

/// The people that a number counts: a year, a distance or a rank counts none. A `loose` one may leave out whom.
fn group(view: &View, token: usize, loose: bool) -> Option<Group> {
    let (next, end) = (token + 1, view.tokens().end);
    let number = (token < end).then(|| number_at(view, token))??;
    let counts_people = (next..(next + 4).min(end)).any(|at| {
        has_sense(view, at, |sense| matches!(sense, Sense::People(_) | Sense::Casualty(_) | Sense::Actor(_)))
    });
    let unit = next < end && has_sense(view, next, |sense| matches!(sense, Sense::Unit(_)));
    // "five air strikes killed twenty"
    let counts_strikes = next < end && {
        let noun = |at: usize| has_sense(view, at, is_weapon_or_strike);
        (next..(next + 2).min(end)).take_while(|at| view.breaks(*at) == Break::None).any(noun)
    };
    if unit || view.is_time(token) || counts_strikes || (!counts_people && !loose) {
        return None;
    }
    // "three of them children"
    let named = of_them(view, token).unwrap_or(next);
    let is_children = named < end && has_sense(view, named, |sense| matches!(sense, Sense::People(People::Children)));
    Some(Group { number, token, is_children })
}

fn is_weapon_or_strike(sense: &Sense) -> bool {
    match sense {
        Sense::Trigger(trigger) => {
            let noun = matches!(trigger.class, TriggerClass::Noun | TriggerClass::Weapon | TriggerClass::Means);
            noun && matches!(trigger.kind, TriggerKind::Fixed(kind) if kind.is_strike())
        }
        _ => false,
    }
}

/// The group that "and" or a comma ties to the one that begins at a word: "four women and", "three men,".
fn listed_before(view: &View, token: usize) -> Option<Group> {
    // "four elderly women", "four women"
    const LONGEST: usize = 2;
    // "and at least ten men"
    let about = |at: &usize| has_sense(view, *at, |sense| *sense == Sense::Approximately);
    let start = (view.tokens().start..token).rev().take_while(about).last().unwrap_or(token);
    let and = start.checked_sub(1).filter(|before| is_and(view, *before));
    let end = if view.breaks(start) == Break::Comma { start } else { and? };
    let people = end.checked_sub(1).filter(|people| *people > view.tokens().start && is_people(view, *people))?;
    let first = people.saturating_sub(LONGEST).max(view.tokens().start);
    let listed = (first..people).rev().find_map(|at| group(view, at, false))?;
    // "killed three soldiers and five civilians were wounded": the object of another verb.
    let is_object = |before: usize| has_sense(view, before, |sense| matches!(sense, Sense::Casualty(_)));
    (!listed.token.checked_sub(1).is_some_and(is_object)).then_some(listed)
}

/// The group behind the one that begins at a word: "three men, two women and a child", but not "and two guards were wounded".
fn listed_behind(view: &View, token: usize) -> Option<Group> {
    const LONGEST: usize = 2;
    let end = view.tokens().end;
    let people = (token + 1..=token + LONGEST).find(|at| *at < end && is_people(view, *at))?;
    let next = people + 1;
    let and = next < end && is_and(view, next);
    let start = if and { next + 1 } else { next };
    let tied = start < end && (and || view.breaks(start) == Break::Comma);
    let listed = group(view, start, false).filter(|_| tied)?;
    let whom = (start + 1..=start + LONGEST).find(|at| *at < end && is_people(view, *at))?;
    let subject = |sense: &Sense| matches!(sense, Sense::Auxiliary(_) | Sense::Casualty(_));
    (whom + 1 >= end || !has_sense(view, whom + 1, subject)).then_some(listed)
}

fn is_people(view: &View, token: usize) -> bool {
    has_sense(view, token, |sense| matches!(sense, Sense::People(_)))
}

/// Whether a word puts one thing beside another, and names no part of what stands before.
fn is_and(view: &View, token: usize) -> bool {
    has_sense(view, token, |sense| *sense == Sense::List) && !has_sense(view, token, |sense| *sense == Sense::Members)
}

/// Whether the number at a word is part of one told before: "including at least three", "seven of them".
fn is_part(view: &View, token: usize) -> bool {
    let mut at = token;
    while let Some(before) = at.checked_sub(1).filter(|before| *before >= view.tokens().start) {
        if has_sense(view, before, |sense| *sense == Sense::Members) {
            return true;
        }
        if !has_sense(view, before, |sense| *sense == Sense::Approximately) {
            break;
        }
        at = before;
    }
    // "one of them a girl"
    let behind_them = (view.tokens().start..token).rev().take(4).any(|of| of_them(view, of) == Some(token));
    behind_them || (of_them(view, token).is_some() && view.breaks(token) >= Break::Comma)
}

/// "seven of them", "20 or more of them": the word behind.
fn of_them(view: &View, token: usize) -> Option<usize> {
    let end = view.tokens().end;
    let or = token + 1 < end && has_sense(view, token + 1, |sense| *sense == Sense::List);
    let of = if or { token + 3 } else { token + 1 };
    if of + 1 >= end || !has_sense(view, of, |sense| *sense == Sense::Preposition(Preposition::Of)) {
        return None;
    }
    has_sense(view, of + 1, |sense| matches!(sense, Sense::Pronoun(_))).then_some(of + 2)
}

/// The toll of a list: its sum, or the first number where the others, between commas, say whom it counts ("five civilians,
/// three women and two men, were killed").
fn sum(view: &View, groups: &[Group]) -> u32 {
    let all = groups.iter().fold(0u32, |sum, group| sum.saturating_add(group.number));
    let (first, last) = (groups[0].number, groups[groups.len() - 1].token);
    let closing = (last + 1..(last + 4).min(view.tokens().end)).any(|token| view.breaks(token) == Break::Comma);
    if groups.len() > 2 && closing && all - first == first { first } else { all }
}

/// The children of a toll: those that it lists, or those told as a part of it before the next toll of the sentence.
fn children(view: &View, groups: &[Group], item: usize) -> Option<u32> {
    // "were killed in the attack on a market, including three children"
    const REACH: usize = 8;
    let listed = groups.iter().filter(|group| group.is_children).map(|group| group.number).reduce(u32::saturating_add);
    let start = groups[groups.len() - 1].token + 1;
    let end = (view.items[item].tokens.end.max(start) + REACH).min(view.tokens().end);
    let next_toll = (item + 1..view.items.len())
        .filter(|other| casualty(view, *other).is_some())
        .map(|other| view.items[other].tokens.start)
        .find(|toll| *toll > start);
    let end = end.min(next_toll.unwrap_or(end));
    let told_as_part = |token: usize| is_part(view, token) || view.breaks(token) == Break::Comma;
    let part = || {
        let of_them = (start..end).filter(|token| told_as_part(*token));
        of_them.filter_map(|token| group(view, token, false)).find(|group| group.is_children)
    };
    listed.or_else(|| part().map(|group| group.number))
}
