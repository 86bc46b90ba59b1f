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
#[derive(Clone, Debug)]
pub(super) struct Places {
    pub places: Vec<EventPlace>,
    pub why_none: Unreal,
}

/// The places of all deeds of a sentence. A deed that has none of its own shares those of the nearest deed that it is told
/// in one breath with: "foiled an attack on X", "repelled the assault and captured X".
pub(super) fn of_all(view: &View, deeds: &[Deed]) -> Vec<Places> {
    let own: Vec<Places> = deeds.iter().map(|deed| of(view, deed, deeds)).collect();
    let shared = |index: usize| {
        let deed: &Deed = &deeds[index];
        (0..deeds.len())
            .filter(|other| !own[*other].places.is_empty() && tells_with(view, deed, &deeds[*other]))
            .min_by_key(|other| view.distance(deed.item, deeds[*other].item))
    };
    (0..deeds.len())
        .map(|index| match shared(index) {
            Some(other) if own[index].places.is_empty() && own[index].why_none == NO_PLACE => own[other].clone(),
            _ => own[index].clone(),
        })
        .collect()
}

/// Words within which two deeds of one sort share their place.
const SHARED_REACH: usize = 10;

fn tells_with(view: &View, deed: &Deed, other: &Deed) -> bool {
    other.item > deed.item
        && deed.kind.is_strike() == other.kind.is_strike()
        && deed.kind != Kind::Withdrawal
        && other.kind != Kind::Withdrawal
        && view.distance(deed.item, other.item) <= SHARED_REACH
        && !view.clause_between(deed.item, other.item)
}

/// The places of a deed.
fn of(view: &View, deed: &Deed, deeds: &[Deed]) -> Places {
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
    drop_enclosing(view, &mut places);
    if places.is_empty() && chosen.is_empty() {
        places.extend(between(view, deed, deeds));
    }
    Places { places, why_none }
}

/// "X and several villages in the countryside of Y": an area that holds another place of the deed says only where that is.
fn drop_enclosing(view: &View, places: &mut Vec<EventPlace>) {
    let gazetteer = &view.reading.world.gazetteer;
    let holds = |outer: &EventPlace, inner: &EventPlace| {
        let Some(area) = gazetteer.area_of_place(outer.place) else { return false };
        let place = gazetteer.place(inner.place);
        let admin = place.admin3.or(place.admin2).or(place.admin1);
        inner.place != outer.place && admin.is_some_and(|admin| gazetteer.is_within(admin, area))
    };
    let all = places.clone();
    places.retain(|outer| !all.iter().any(|inner| holds(outer, inner)));
}

/// "on the road between X and Y": half way, and as far off as either.
fn between(view: &View, deed: &Deed, deeds: &[Deed]) -> Option<EventPlace> {
    let ends = after(view, deed, deeds, None, |spoken| spoken.preposition == Some(Preposition::Between));
    let [first, second] = ends.as_slice() else { return None };
    let (mut place, other) = (event_place(view, first)?, event_place(view, second)?);
    let (one, two) = (place.spot.point, other.spot.point);
    let km = crate::geodesy::distance_km(one, two);
    // Towns farther apart than a day's fighting reaches leave nothing to put on a map of towns.
    const FARTHEST_KM: f64 = 80.0;
    if km > FARTHEST_KM {
        return None;
    }
    place.spot.point = geo::Point::new((one.x() + two.x()) / 2.0, (one.y() + two.y()) / 2.0);
    place.spot.precision = place.spot.precision.max(Precision::Near);
    place.spot.uncertainty_km = km / 2.0;
    place.text = view.text(view.items[first.item].tokens.start..view.items[second.item].tokens.end).to_owned();
    Some(place)
}

/// The mentions that a deed takes, by its construction.
fn choose(view: &View, deed: &Deed, deeds: &[Deed]) -> Vec<Spoken> {
    match deed.class {
        TriggerClass::VerbDirect if !deed.passive => {
            let places = after(view, deed, deeds, Some(DIRECT_REACH), object);
            if places.is_empty() { antecedent(view, deed) } else { places }
        }
        TriggerClass::VerbDirect => before(view, deed, deeds, DIRECT_REACH),
        TriggerClass::VerbFrom | TriggerClass::NounFrom => {
            let from = |spoken: &Spoken| {
                matches!(spoken.preposition, Some(Preposition::From | Preposition::In | Preposition::Near))
            };
            let places = after(view, deed, deeds, None, from);
            if places.is_empty() && deed.class == TriggerClass::VerbFrom { leading(view, deed) } else { places }
        }
        TriggerClass::NounOf => after(view, deed, deeds, Some(OF_REACH), |spoken| {
            matches!(spoken.preposition, Some(Preposition::Of | Preposition::In)) || spoken.back
        }),
        TriggerClass::VerbTo | TriggerClass::State => before(view, deed, deeds, SUBJECT_REACH),
        TriggerClass::VerbFall => fallen(view, deed),
        TriggerClass::Adjective => {
            let places =
                after(view, deed, deeds, Some(DIRECT_REACH), |spoken| spoken.preposition != Some(Preposition::From));
            if places.is_empty() { before(view, deed, deeds, DIRECT_REACH) } else { places }
        }
        _ if deed.passive => {
            let places = before(view, deed, deeds, SUBJECT_REACH);
            if places.is_empty() { after(view, deed, deeds, None, place_of_deed(deed)) } else { places }
        }
        TriggerClass::Verb => [
            after(view, deed, deeds, None, place_of_deed(deed)),
            antecedent(view, deed),
            farther(view, deed, deeds),
            leading(view, deed),
        ]
        .into_iter()
        .find(|places| !places.is_empty())
        .unwrap_or_default(),
        _ => [
            after(view, deed, deeds, None, place_of_deed(deed)),
            farther(view, deed, deeds),
            if is_told_before(view, deed) { Vec::new() } else { before(view, deed, deeds, NOUN_REACH) },
        ]
        .into_iter()
        .find(|places| !places.is_empty())
        .unwrap_or_default(),
    }
}

/// "the way for the advance": a ground deed that the text speaks of as known, without a place of its own.
fn is_told_before(view: &View, deed: &Deed) -> bool {
    deed.kind == Kind::Advance
        && view
            .adjacent_before(deed.item)
            .is_some_and(|before| view.items[before].has(|sense| *sense == Sense::Determiner(true)))
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
    // An advance goes to its place, a shell flies to it.
    let goes = deed.kind.is_strike() || matches!(deed.kind, Kind::Advance | Kind::Withdrawal | Kind::Assault);
    move |spoken| match spoken.preposition {
        Some(Preposition::From | Preposition::Through | Preposition::By | Preposition::With | Preposition::Between) => {
            false
        }
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

/// Whether a place is the subject right before a verb: "X fell", not "bombs fell".
pub(super) fn is_subject(view: &View, item: usize) -> bool {
    subject(view, item).is_some()
}

/// "X fell": the subject right before the verb.
fn fallen(view: &View, deed: &Deed) -> Vec<Spoken> {
    let subject = subject(view, deed.item).filter(|spoken| is_eligible(view, spoken, deed));
    subject.map(|spoken| with_list(view, spoken, deed)).unwrap_or_default()
}

fn subject<'v>(view: &'v View, item: usize) -> Option<&'v Spoken> {
    // "Bulbul itself fell"
    const REACH: usize = 2;
    let start = view.items[item].tokens.start;
    let subject = view.places.iter().rev().find(|spoken| spoken.item < item);
    let plain = |spoken: &&Spoken| {
        let kind_after = usize::from(view.reading.mentions[spoken.mention].context.kind_after.is_some());
        let end = view.items[spoken.item].tokens.end + kind_after;
        start.saturating_sub(end) <= REACH
            && matches!(spoken.preposition, None | Some(Preposition::Of))
            && (end..=start).all(|token| view.breaks(token) == Break::None)
    };
    subject.filter(plain)
}

/// The places that a relative clause is told of: "X and Y, which they stormed on Sunday", "X, where planes hit a market".
fn antecedent(view: &View, deed: &Deed) -> Vec<Spoken> {
    let relative = (0..deed.item).rev().find(|item| view.starts_clause(*item));
    let Some(relative) = relative.filter(|relative| view.distance(*relative, deed.item) <= SUBJECT_REACH) else {
        return Vec::new();
    };
    let start = view.items[relative].tokens.start;
    let place = view.places.iter().rev().find(|spoken| spoken.item < relative);
    let adjacent = |spoken: &&Spoken| {
        let kind_after = usize::from(view.reading.mentions[spoken.mention].context.kind_after.is_some());
        let end = view.items[spoken.item].tokens.end + kind_after;
        // "X, a village which they captured"
        let kind = (spoken.item + 1..relative).any(|item| {
            view.items[item].has(|sense| matches!(sense, Sense::PlaceKind(_))) && view.items[item].tokens.end == start
        });
        (end == start || (kind && start - end <= 3)) && (end..=start).all(|token| view.breaks(token) <= Break::Comma)
    };
    place
        .filter(adjacent)
        .filter(|spoken| is_eligible(view, spoken, deed))
        .map(|spoken| with_list(view, spoken, deed))
        .unwrap_or_default()
}

/// Places past the end of the clause, when nothing else of the sentence claims them: "bombed a market that was full of
/// people in X".
fn farther(view: &View, deed: &Deed, deeds: &[Deed]) -> Vec<Spoken> {
    let last = deeds.iter().all(|other| other.item <= deed.item);
    let end = end_of_clause(view, deed, deeds);
    let relative = view
        .items
        .get(end)
        .is_some_and(|item| item.has(|sense| *sense == Sense::Clause) && view.breaks(item.tokens.start) == Break::None);
    if !last || !relative || !deed.kind.is_strike() {
        return Vec::new();
    }
    let inside = |spoken: &&Spoken| {
        spoken.item > end
            && matches!(spoken.preposition, Some(Preposition::In | Preposition::At | Preposition::Near))
            && is_eligible(view, spoken, deed)
    };
    view.places.iter().find(inside).cloned().into_iter().collect()
}

/// A place with the members of its list before it.
fn with_list(view: &View, spoken: &Spoken, deed: &Deed) -> Vec<Spoken> {
    let mut list = vec![spoken.clone()];
    while let Some(member) = list_member_before(view, &list[0], deed) {
        list.insert(0, member);
    }
    list
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
    nearest.map_or_else(|| leading(view, deed), |nearest| with_list(view, nearest, deed))
}

fn list_member_before(view: &View, spoken: &Spoken, deed: &Deed) -> Option<Spoken> {
    if spoken.back {
        return None;
    }
    let before = view.reading.mentions[spoken.mention].context.list_before?;
    view.places.iter().find(|other| !other.back && other.mention == before && is_eligible(view, other, deed)).cloned()
}

/// The place that opens the sentence: "In X, planes bombed a market".
fn leading(view: &View, deed: &Deed) -> Vec<Spoken> {
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
