//! How many: killed, wounded, children, strikes and bombs, as the sentence states them, attached to the deed they belong to.
//! A total told for several towns is given to none.

use super::deed::Deed;
use super::view::View;
use super::{Event, Told};
use crate::document::token::Break;
use crate::lexicon::{Casualty, People, Preposition, Sense, TriggerClass};

/// Whole numbers as stated, the lower bound of "more than" and "dozens"; `None` where not stated.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub strikes: Option<u32>,
    pub munitions: Option<u32>,
    pub killed: Option<u32>,
    pub children: Option<u32>,
    pub injured: Option<u32>,
}

/// The counts of one deed.
pub(super) fn of(view: &View, deed: &Deed, deeds: &[Deed], index: usize, single: bool) -> Counts {
    let mut counts = Counts::default();
    let number = number_before(view, deed.item, 4);
    match deed.class {
        TriggerClass::Weapon => counts.munitions = number,
        TriggerClass::Noun if deed.kind.is_strike() => counts.strikes = number,
        _ => {}
    }
    // With several deeds in the sentence the casualties belong to the first strike, or to the first deed.
    let owner = deeds.iter().position(|deed| deed.kind.is_strike()).unwrap_or(0);
    if single && index == owner {
        casualties(view, &mut counts);
    }
    counts
}

/// A sentence without a deed of its own that counts the victims of one before: "At least six people died", or "Six people died
/// in X" behind strikes on several towns.
pub(super) fn carry_over(view: &View, told: &mut Told) {
    // Who died where is told in the sentence behind the strikes or the next.
    const REACH: usize = 2;
    if view.sentence == 0 {
        return;
    }
    let first = |sentence: usize| view.reading.document.sentences[sentence].start;
    let from = |back: usize| {
        let token = first(view.sentence.saturating_sub(back));
        view.reading.document.tokens.all()[token].span.start
    };
    let mut places: Vec<_> = view.places.iter().filter(|spoken| !spoken.back).collect();
    places.dedup_by_key(|spoken| spoken.mention);
    let (since, at) = match places[..] {
        [] => (from(1), None),
        [only] => match view.located(only.mention) {
            Some(located) => (from(REACH), Some(located.place)),
            None => return,
        },
        _ => return,
    };
    let is_owner =
        |event: &&mut Event| event.trigger.start >= since && at.is_none_or(|place| event.place.place == place);
    let mut owners = told.events.iter_mut().filter(is_owner);
    let (Some(owner), None) = (owners.next(), owners.next()) else { return };
    if owner.counts.killed.is_none() && owner.counts.injured.is_none() {
        casualties(view, &mut owner.counts);
    }
}

/// Reads the casualties of a sentence.
fn casualties(view: &View, counts: &mut Counts) {
    for item in 0..view.items.len() {
        let casualty = view.items[item].senses().iter().find_map(|sense| match sense {
            Sense::Casualty(casualty) => Some(*casualty),
            _ => None,
        });
        let Some(casualty) = casualty else { continue };
        let Some((number, at)) = victims(view, item) else { continue };
        let slot = match casualty {
            Casualty::Killed => &mut counts.killed,
            Casualty::Wounded => &mut counts.injured,
        };
        if slot.is_none() {
            *slot = Some(number);
            if casualty == Casualty::Killed {
                counts.children = children(view, at, item).or(counts.children);
            }
        }
    }
}

/// The number of victims of a word for killing or wounding, and its item or word: the subject of a passive before it, else
/// the object behind it.
fn victims(view: &View, item: usize) -> Option<(u32, usize)> {
    let start = view.items[item].tokens.start;
    let passive = item.checked_sub(1).is_some_and(|before| {
        view.items[before].has(|sense| *sense == Sense::Auxiliary(true)) && view.distance(before, item) <= 2
    });
    let active_form = view.folded(start).ends_with("ing");
    let before = || counted(view, (start.saturating_sub(12).max(view.tokens().start)..start).rev(), passive);
    let end = view.items[item].tokens.end;
    let after = || counted(view, end..(end + 6).min(view.tokens().end), true);
    if passive {
        before()
    } else if active_form {
        after()
    } else {
        counted(view, (start.saturating_sub(3).max(view.tokens().start)..start).rev(), true)
            .or_else(after)
            .or_else(before)
    }
}

/// The first number among some words that counts people: a year, a distance or a rank counts none.
fn counted(view: &View, tokens: impl Iterator<Item = usize>, loose: bool) -> Option<(u32, usize)> {
    let mut best = None;
    for token in tokens {
        let Some(number) = number_at(view, token) else { continue };
        let next = token + 1;
        let people = (next..(next + 4).min(view.tokens().end)).any(|at| {
            has_sense(view, at, |sense| matches!(sense, Sense::People(_) | Sense::Casualty(_) | Sense::Actor(_)))
        });
        let child =
            next < view.tokens().end && has_sense(view, next, |sense| matches!(sense, Sense::People(People::Children)));
        let unit = next < view.tokens().end && has_sense(view, next, |sense| matches!(sense, Sense::Unit(_)));
        if unit || view.is_time(token) || (!people && !loose) {
            continue;
        }
        if child || is_part(view, token) {
            // "seven people, including three children", "eight Turks, seven of them soldiers": the whole stands before
            // its part.
            best = best.or(Some((number, token)));
            continue;
        }
        return Some((number, token));
    }
    best
}

/// "seven of them" is part of a number told before.
fn is_part(view: &View, token: usize) -> bool {
    let end = view.tokens().end;
    token + 2 < end
        && has_sense(view, token + 1, |sense| *sense == Sense::Preposition(Preposition::Of))
        && has_sense(view, token + 2, |sense| *sense == Sense::Pronoun)
        && view.breaks(token) >= Break::Comma
}

/// "including three children" between a number and its verb, or right behind.
fn children(view: &View, from: usize, item: usize) -> Option<u32> {
    let end = (view.items[item].tokens.end + 8).min(view.tokens().end);
    (from..end).find_map(|token| {
        let number = number_at(view, token)?;
        // "three children", "four of them children"
        let next = if is_part(view, token) { token + 3 } else { token + 1 };
        (next < end && has_sense(view, next, |sense| matches!(sense, Sense::People(People::Children))))
            .then_some(number)
    })
}

fn has_sense(view: &View, token: usize, test: impl Fn(&Sense) -> bool) -> bool {
    view.items.iter().any(|item| item.tokens.contains(&token) && item.has(&test))
}

/// A number right before an item, across a few adjectives: "25 Russian air strikes", "more than 10 barrel bombs".
fn number_before(view: &View, item: usize, reach: usize) -> Option<u32> {
    let start = view.items[item].tokens.start;
    (start.saturating_sub(reach).max(view.tokens().start)..start).rev().find_map(|token| {
        let clear = (token + 1..=start).all(|at| view.breaks(at) == Break::None)
            // "20 rebels in air strikes": they are counted, and not the strikes.
            && !(token + 1..start).any(|at| has_sense(view, at, is_other_counted));
        number_at(view, token).filter(|_| clear)
    })
}

/// Whether a sense shows that a number before it counts something else than what stands behind.
fn is_other_counted(sense: &Sense) -> bool {
    match sense {
        Sense::People(_) | Sense::Casualty(_) => true,
        Sense::Preposition(tie) => *tie != Preposition::Of,
        _ => false,
    }
}

/// The number that a word is, in digits or letters. A clock time, a year, an ordinal or a decimal is none.
fn number_at(view: &View, token: usize) -> Option<u32> {
    if view.is_time(token) {
        return None;
    }
    let shape = view.reading.document.tokens.all()[token].shape;
    if shape.digit {
        let digits = view.folded(token).replace(',', "");
        let number: u32 = digits.parse().ok()?;
        // A bare number of four digits like a year is one.
        let year = (1990..=2035).contains(&number) && digits.len() == view.folded(token).len();
        return (!year && number > 0).then_some(number);
    }
    view.items.iter().find(|item| item.tokens.start == token)?.senses().iter().find_map(|sense| match sense {
        Sense::Number(number) | Sense::Vague(number) => Some(*number),
        Sense::One if names_person(view, token + 1) => Some(1),
        _ => None,
    })
}

/// "a woman", "a regime soldier": a person right behind, or behind one adjective.
fn names_person(view: &View, token: usize) -> bool {
    (token..(token + 2).min(view.tokens().end)).any(|at| has_sense(view, at, |sense| matches!(sense, Sense::People(_))))
}
