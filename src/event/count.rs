//! How many: killed, wounded, children, strikes and bombs, attached to the deed they belong to. A total told for several
//! towns is given to none. How a toll is read off its sentence is left to `toll`.

use super::deed::Deed;
use super::toll::casualties;
use super::view::View;
use super::{Event, EventPlace, Told};
use crate::document::token::Break;
use crate::lexicon::{Preposition, Sense, TriggerClass};

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
        casualties(view, Some(deed.item), &mut counts);
    }
    counts
}

/// The counts of a deed at each of its places: a number of strikes told for several is that of none, but "fourteen strikes on X,
/// eight on Y" tells those of each.
pub(super) fn at_each(view: &View, deed: &Deed, counts: &Counts, places: &[EventPlace]) -> Vec<Counts> {
    let own: Vec<Option<u32>> = places.iter().map(|place| own_number(view, deed, place)).collect();
    let told = |place: usize| match own[place] {
        Some(number) => Some(number),
        None if places.len() == 1 || (place == 0 && own[1..].iter().all(Option::is_some)) => {
            counts.strikes.or(counts.munitions)
        }
        None => None,
    };
    let of_place = |place: usize| Counts {
        strikes: counts.strikes.and_then(|_| told(place)),
        munitions: counts.munitions.and_then(|_| told(place)),
        ..counts.clone()
    };
    (0..places.len()).map(of_place).collect()
}

/// "eight in X", "two raids on X": the number right before the phrase of a place, or before the word for its strikes.
fn own_number(view: &View, deed: &Deed, place: &EventPlace) -> Option<u32> {
    let start = view.reading.mentions[place.mention].context.phrase_start;
    let number = start.checked_sub(1).filter(|number| *number >= view.items[deed.item].tokens.end)?;
    if !view.tokens().contains(&start) || view.breaks(start) != Break::None {
        return None;
    }
    // "five air strikes killed at least 20 in X"
    let victims = |item: usize| {
        let people = view.items[item].has(|sense| matches!(sense, Sense::Casualty(_) | Sense::People(_)));
        people || view.triggers(item).any(|trigger| trigger.class == TriggerClass::VerbKill)
    };
    if (deed.item + 1..view.items.len()).take_while(|item| view.items[*item].tokens.end <= start).any(victims) {
        return None;
    }
    let noun = (deed.item + 1..view.items.len()).find(|item| view.items[*item].tokens.end == start);
    let strikes = noun.filter(|noun| view.triggers(*noun).any(|trigger| trigger.class == deed.class));
    strikes.map_or_else(|| number_at(view, number), |noun| number_before(view, noun, 4))
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
        casualties(view, None, &mut owner.counts);
    }
}

pub(super) fn has_sense(view: &View, token: usize, test: impl Fn(&Sense) -> bool) -> bool {
    view.item_at(token).is_some_and(|item| item.has(test))
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
        // "killed ten and a car bomb wounded five"
        Sense::People(_) | Sense::Casualty(_) | Sense::List | Sense::One => true,
        Sense::Preposition(tie) => *tie != Preposition::Of,
        _ => false,
    }
}

/// The number that a word is, in digits or letters. A clock time, a year, an ordinal or a decimal is none.
pub(super) fn number_at(view: &View, token: usize) -> Option<u32> {
    if view.is_time(token) {
        return None;
    }
    let all = view.reading.document.tokens.all();
    let shape = all[token].shape;
    // "an 82-year-old"
    if all.get(token + 1).is_some_and(|next| next.shape.hyphen && !next.shape.digit) {
        return None;
    }
    if shape.digit {
        let digits = view.folded(token).replace(',', "");
        let number: u32 = digits.parse().ok()?;
        // A bare number of four digits like a year is one.
        let year = (1990..=2035).contains(&number) && digits.len() == view.folded(token).len();
        return (!year && number > 0).then_some(number);
    }
    view.item_at(token).filter(|item| item.tokens.start == token)?.senses().iter().find_map(|sense| match sense {
        Sense::Number(number) | Sense::Vague(number) => Some(*number),
        Sense::One if names_person(view, token + 1) => Some(1),
        _ => None,
    })
}

/// "a woman", "a regime soldier": a person right behind, or behind one adjective.
fn names_person(view: &View, token: usize) -> bool {
    (token..(token + 2).min(view.tokens().end)).any(|at| has_sense(view, at, |sense| matches!(sense, Sense::People(_))))
}
