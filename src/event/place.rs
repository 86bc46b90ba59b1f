//! Where a deed was done: the places that the grammar of its clause gives it. The narrowest place speaks, the area around it
//! does not; a list of towns gives each its own event; where a place is only an origin, a road's end or somebody's
//! address it gives none.

use super::deed::{Deed, NO_PLACE};
use super::modality::Unreal;
use super::view::{Spoken, View};
use super::{EventPlace, Kind};
use crate::document::token::Break;
use crate::lexicon::{Preposition, Sense, TriggerClass};
use crate::mention::Position;
use crate::resolve::{Outcome, Precision};

/// The places of a deed, and why there are none.
pub(super) struct Places {
    pub places: Vec<EventPlace>,
    pub why_none: Unreal,
}

/// The places of a deed.
pub(super) fn of(view: &View, deed: &Deed, deeds: &[Deed]) -> Places {
    let chosen = choose(view, deed, deeds);
    let mut why_none = NO_PLACE;
    let mut places: Vec<EventPlace> = Vec::new();
    for spoken in &chosen {
        if view.is_abroad(spoken.mention) {
            why_none = Unreal::Abroad;
            continue;
        }
        match event_place(view, spoken) {
            Some(place) if places.iter().any(|known| known.place == place.place) => {}
            Some(place) => places.push(place),
            None => why_none = Unreal::UndecidedPlace,
        }
    }
    Places { places, why_none }
}

/// The mentions that a deed takes, by its construction.
fn choose(view: &View, deed: &Deed, deeds: &[Deed]) -> Vec<Spoken> {
    match deed.class {
        TriggerClass::VerbDirect if !deed.passive => after(view, deed, deeds, Some(DIRECT_REACH), object),
        TriggerClass::VerbDirect => before(view, deed, deeds, DIRECT_REACH),
        TriggerClass::VerbFrom | TriggerClass::NounFrom => {
            let from = |spoken: &Spoken| {
                matches!(spoken.preposition, Some(Preposition::From | Preposition::In | Preposition::Near))
            };
            let places = after(view, deed, deeds, None, from);
            if places.is_empty() && deed.class == TriggerClass::VerbFrom { leading(view, deed, deeds) } else { places }
        }
        TriggerClass::NounOf => after(view, deed, deeds, Some(OF_REACH), |spoken| {
            matches!(spoken.preposition, Some(Preposition::Of | Preposition::In)) || spoken.back
        }),
        TriggerClass::VerbTo | TriggerClass::State => before(view, deed, deeds, SUBJECT_REACH),
        TriggerClass::Adjective => {
            let places =
                after(view, deed, deeds, Some(DIRECT_REACH), |spoken| spoken.preposition != Some(Preposition::From));
            if places.is_empty() { before(view, deed, deeds, DIRECT_REACH) } else { places }
        }
        _ if deed.passive => {
            let places = before(view, deed, deeds, SUBJECT_REACH);
            if places.is_empty() { after(view, deed, deeds, None, place_of_deed(deed)) } else { places }
        }
        TriggerClass::Verb => {
            let places = after(view, deed, deeds, None, place_of_deed(deed));
            if places.is_empty() { leading(view, deed, deeds) } else { places }
        }
        _ => {
            let places = after(view, deed, deeds, None, place_of_deed(deed));
            if places.is_empty() { before(view, deed, deeds, NOUN_REACH) } else { places }
        }
    }
}

/// Words between a verb of many meanings and its object: "took the strategic town of X".
const DIRECT_REACH: usize = 5;
/// Words between "capture" and "of X".
const OF_REACH: usize = 8;
/// Words between a passive verb and its subject.
const SUBJECT_REACH: usize = 16;
/// Words between a noun and a place before it: "X, a town east of the river, saw clashes".
const NOUN_REACH: usize = 24;

/// A direct object: no preposition but "of" after a kind word.
fn object(spoken: &Spoken) -> bool {
    spoken.back || matches!(spoken.preposition, None | Some(Preposition::Of))
}

/// Whether a preposition may give the place of a deed.
fn place_of_deed(deed: &Deed) -> impl Fn(&Spoken) -> bool {
    // An advance goes to its place; a siege lies around a road's end as well as a town.
    let goes = matches!(deed.kind, Kind::Advance | Kind::Withdrawal | Kind::Assault);
    move |spoken| match spoken.preposition {
        Some(Preposition::From | Preposition::Through | Preposition::By | Preposition::With) => false,
        Some(Preposition::To) => goes,
        _ => true,
    }
}

/// Places behind a deed, up to the next deed or clause.
fn after(
    view: &View,
    deed: &Deed,
    deeds: &[Deed],
    reach: Option<usize>,
    fits: impl Fn(&Spoken) -> bool,
) -> Vec<Spoken> {
    let end = end_of_clause(view, deed, deeds);
    let mut chosen: Vec<Spoken> = Vec::new();
    for spoken in view.places.iter().filter(|spoken| (deed.item + 1..end).contains(&spoken.item)) {
        let direct = spoken.phrase_start.saturating_sub(view.items[deed.item].tokens.end);
        let listed = is_listed(view, spoken, &chosen);
        if chosen.is_empty() && reach.is_some_and(|reach| direct > reach) {
            break;
        }
        if !chosen.is_empty() && reach.is_some() && !listed {
            break;
        }
        if (fits(spoken) || listed) && is_eligible(view, spoken, deed) {
            chosen.push(spoken.clone());
        }
    }
    chosen
}

/// Whether a place carries on the list of the ones chosen before it.
fn is_listed(view: &View, spoken: &Spoken, chosen: &[Spoken]) -> bool {
    let before = view.reading.mentions[spoken.mention].context.list_before;
    !spoken.back && before.is_some_and(|before| chosen.iter().any(|known| known.mention == before))
}

/// Places before a deed: the nearest one of its clause and the list that it ends.
fn before(view: &View, deed: &Deed, deeds: &[Deed], reach: usize) -> Vec<Spoken> {
    let start = start_of_clause(deed, deeds);
    let nearest = view
        .places
        .iter()
        .rev()
        .filter(|spoken| (start..deed.item).contains(&spoken.item) && is_eligible(view, spoken, deed))
        .find(|spoken| {
            view.distance(spoken.item, deed.item) <= reach
                && !matches!(spoken.preposition, Some(Preposition::From | Preposition::Through | Preposition::By))
        });
    let Some(nearest) = nearest else { return leading(view, deed, deeds) };
    let mut list = vec![nearest.clone()];
    while let Some(member) = list_member_before(view, &list[0], deed) {
        list.insert(0, member);
    }
    list
}

fn list_member_before(view: &View, spoken: &Spoken, deed: &Deed) -> Option<Spoken> {
    if spoken.back {
        return None;
    }
    let before = view.reading.mentions[spoken.mention].context.list_before?;
    view.places.iter().find(|other| !other.back && other.mention == before && is_eligible(view, other, deed)).cloned()
}

/// The place that opens the sentence: "In X, planes bombed a market".
fn leading(view: &View, deed: &Deed, _deeds: &[Deed]) -> Vec<Spoken> {
    // A sentence sets its scene with one of its first words.
    const OPENING: usize = 3;
    let start = view.tokens().start;
    let opening = view.places.iter().find(|spoken| {
        spoken.item < deed.item
            && spoken.phrase_start <= start + OPENING
            && matches!(
                spoken.preposition,
                Some(Preposition::In | Preposition::At | Preposition::Near | Preposition::Around | Preposition::On)
            )
            && is_eligible(view, spoken, deed)
    });
    let Some(opening) = opening else { return Vec::new() };
    let mut list = vec![opening.clone()];
    for spoken in view.places.iter().filter(|spoken| spoken.item > opening.item && spoken.item < deed.item) {
        if is_listed(view, spoken, &list) && is_eligible(view, spoken, deed) {
            list.push(spoken.clone());
        }
    }
    list
}

/// Whether a place may be where a deed was done.
fn is_eligible(view: &View, spoken: &Spoken, deed: &Deed) -> bool {
    let mention = &view.reading.mentions[spoken.mention];
    if !spoken.back && mention.context.road_end && deed.kind != Kind::Siege {
        return false;
    }
    if matches!(view.reading.outcomes[spoken.mention], Outcome::SetAside(_) | Outcome::Home) {
        return false;
    }
    if spoken.back {
        return true;
    }
    // A place that only says where another one lies, unless that other one could not be placed.
    let speaks = view.held_by(spoken.mention).all(|inner| matches!(view.reading.outcomes[inner], Outcome::SetAside(_)));
    speaks && !is_title_of_speaker(view, spoken)
}

/// "Activists in X said": where a speaker is, not where a deed was done.
fn is_title_of_speaker(view: &View, spoken: &Spoken) -> bool {
    let before = (0..spoken.item).rev().find(|item| view.items[*item].tokens.end <= spoken.phrase_start);
    before.is_some_and(|before| {
        view.items[before].has(|sense| matches!(sense, Sense::Speaker | Sense::Source(_)))
            && spoken.phrase_start == view.items[before].tokens.end
    })
}

/// The item behind the last one that a deed's places may stand in.
fn end_of_clause(view: &View, deed: &Deed, deeds: &[Deed]) -> usize {
    for item in deed.item + 1..view.items.len() {
        let start = view.items[item].tokens.start;
        let next_deed = deeds.iter().any(|other| other.item == item && !is_same_list(view, deed, other));
        let speech = view.items[item].has(|sense| *sense == Sense::Speech) && view.breaks(start) >= Break::Comma;
        let dash = view.breaks(start) >= Break::Clause && !is_inserted(view, item);
        if next_deed || view.starts_clause(item) || dash || speech {
            return item;
        }
    }
    view.items.len()
}

/// A dash right behind a noun opens an insertion that still belongs to it: "The strikes -- in X and Y -- destroyed".
fn is_inserted(view: &View, item: usize) -> bool {
    view.items[item]
        .has(|sense| matches!(sense, Sense::Preposition(Preposition::In | Preposition::On | Preposition::Near)))
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

/// The first item that a deed's places may stand in, looking backward.
fn start_of_clause(deed: &Deed, deeds: &[Deed]) -> usize {
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

/// A mention as the place of an event, or `None` when it was not decided.
fn event_place(view: &View, spoken: &Spoken) -> Option<EventPlace> {
    let located = view.located(spoken.mention)?;
    let mut spot = located.meant;
    let mention = &view.reading.mentions[spoken.mention];
    if spoken.back {
        let place = view.reading.world.gazetteer.place(located.place);
        spot.point = place.point;
        let near = spoken.position == Position::Near;
        spot.precision = if near { spot.precision.max(Precision::Near) } else { spot.precision };
    }
    let words = &view.items[spoken.item].tokens;
    let text = if spoken.back { mention.span.of(view.reading.text) } else { view.text(words.clone()) };
    // Pointing back is right nine times in ten on the development articles.
    let confidence = if spoken.back { located.confidence * 0.9 } else { located.confidence };
    Some(EventPlace { place: located.place, spot, text: text.to_owned(), mention: spoken.mention, confidence })
}

/// What was hit, in the article's words: "weapons depots of a rebel group".
pub(super) fn target(view: &View, deed: &Deed, place: &EventPlace) -> Option<String> {
    // A longer stretch is a clause of its own.
    const LONGEST: usize = 10;
    let start = view.items[deed.item].tokens.end;
    let spoken = view.places.iter().find(|spoken| spoken.mention == place.mention && spoken.item > deed.item)?;
    let end = spoken.phrase_start;
    if !deed.kind.is_strike() || start + 2 > end || end - start > LONGEST {
        return None;
    }
    let broken = (start..=end).any(|token| view.breaks(token) > Break::Slight);
    let first = view.items.iter().find(|item| item.tokens.start == start);
    let tied = first.is_some_and(|item| {
        item.has(|sense| matches!(sense, Sense::Preposition(Preposition::On | Preposition::Against)))
    });
    let from = if tied { start + 1 } else { start };
    let verb = deed.class == TriggerClass::Verb && !deed.passive;
    (!broken && (tied || verb) && from < end).then(|| view.text(from..end).to_owned())
}
