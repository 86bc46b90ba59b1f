//! Where a deed was done: the places that the grammar of its clause gives it. The narrowest place speaks, the area around it
//! does not; a list of towns gives each its own event; where a place is only an origin, a road's end or somebody's
//! address it gives none.

use smol_str::SmolStr;

use super::deed::{Deed, NO_PLACE};
use super::modality::{self, Unreal};
use super::reach::{
    DIRECT_REACH, NOUN_REACH, OF_REACH, SUBJECT_REACH, after, antecedent, before, fallen, farther, is_told_before,
    list_behind, members, object, place_of_deed, pronoun,
};
use super::view::{Spoken, View};
use super::{EventPlace, Kind, around, opening};
use crate::document::token::Break;
use crate::gazetteer::PlaceKind;
use crate::geodesy::distance_km;
use crate::lexicon::{Bearing, Preposition, Sense, TriggerClass};
use crate::mention::Position;
use crate::resolve::Precision;
use crate::span::Span;

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
    let mut chosen = choose(view, deed, deeds);
    // "X: a bomb went off on the road between Y and Z": what stands before only heads the news.
    let only_before = chosen.iter().all(|spoken| spoken.item < deed.item);
    if let Some(road) = only_before.then(|| between(view, deed, deeds, chosen.is_empty())).flatten() {
        return Places { places: vec![road], why_none: NO_PLACE };
    }
    chosen.extend(gapped(view, deed, deeds, &chosen));
    chosen.extend(likewise(view, deed, &chosen));
    let mut why_none = NO_PLACE;
    let mut places: Vec<EventPlace> = Vec::new();
    for spoken in &chosen {
        if view.is_abroad(spoken.mention) {
            why_none = Unreal::Abroad;
            continue;
        }
        let place = match event_place(view, spoken).or_else(|| beside(view, deed, spoken)) {
            // A siege lies around what it is of: "in villages around X, to break the siege" is that of X.
            Some(place) if is_relief_nearby(view, deed, spoken, &place) => beleaguered(view, spoken, place),
            Some(place) => match around::place(view, deed, spoken, place) {
                Some(place) => Some(place),
                None => {
                    why_none = Unreal::UnnamedPlace;
                    continue;
                }
            },
            None => None,
        };
        match place {
            Some(place) if places.iter().any(|known| known.place == place.place) => {}
            Some(place) => places.push(place),
            None => why_none = Unreal::UndecidedPlace,
        }
    }
    drop_enclosing(view, &mut places);
    if places.is_empty() && chosen.is_empty() {
        // "X: the army captured a block of flats"
        let partial = around::changes_hands(deed);
        places.extend(headed(view).map(|place| EventPlace { partial, ..place }));
    }
    Places { places, why_none }
}

/// "around X, in a bid to break the siege". A siege of something is told of that.
fn is_relief_nearby(view: &View, deed: &Deed, spoken: &Spoken, place: &EventPlace) -> bool {
    let of = view.adjacent_after(deed.item).and_then(|of| crate::mention::preposition(&view.items[of]));
    let beside = spoken.position == Position::Near && place.spot.precision == Precision::Near;
    modality::is_relief(view, deed) && beside && of.is_none()
}

/// The very place of a mention, whatever is told to be beside it.
fn beleaguered(view: &View, spoken: &Spoken, place: EventPlace) -> Option<EventPlace> {
    Some(EventPlace { spot: view.located(spoken.mention)?.spot, partial: false, ..place })
}

/// "Daraya: ...", "Daraya. ...": the town that heads the line of a sentence.
fn headed(view: &View) -> Option<EventPlace> {
    let (document, mentions) = (view.reading.document, view.reading.mentions);
    let paragraph = document.paragraphs[view.sentence];
    let first = document.paragraphs.partition_point(|other| *other < paragraph);
    let heads = |sentence: &usize| -> Option<usize> {
        let tokens = &document.sentences[*sentence];
        let number = crate::resolve::of_sentence(mentions, *sentence).next()?;
        let name = &mentions[number].tokens;
        let colon = name.end < tokens.end && document.tokens.all()[name.end].breaks == Break::Clause;
        (name.start == tokens.start && (name.end == tokens.end || colon)).then_some(number)
    };
    let number = (first..=view.sentence).rev().find_map(|sentence| heads(&sentence))?;
    let located = view.located(number)?;
    let (from, to) = (mentions[number].span.end, view.span(view.tokens()).start.max(mentions[number].span.end));
    let one_line = !view.reading.text[from as usize..to as usize].contains('\n');
    let facts = view.reading.world.gazetteer.facts(located.place);
    // "Hama: ..." heads the news of a province.
    let is_town = facts.kind.is_settlement() && facts.kind != PlaceKind::City;
    // A sentence that names places of its own is told of those.
    let is_silent = crate::resolve::of_sentence(mentions, view.sentence).all(|own| own == number);
    (is_town && one_line && is_silent).then(|| EventPlace {
        place: located.place,
        spot: located.meant,
        text: mentions[number].span.of(view.reading.text).into(),
        partial: false,
        mention: number,
        // The sentence itself does not say it.
        confidence: located.confidence * 0.8,
    })
}

/// "X was captured on 3 March and Y on the following day", "took X on Friday, Y on Sunday": the verb left out behind a list of
/// places that each have a day of their own.
fn gapped(view: &View, deed: &Deed, deeds: &[Deed], chosen: &[Spoken]) -> Vec<Spoken> {
    let verb = deed.class == TriggerClass::VerbDirect || (deed.passive && deed.class == TriggerClass::Verb);
    let Some(last) = chosen.iter().map(|spoken| spoken.item).max().filter(|_| verb) else { return Vec::new() };
    let is_tied = |spoken: &Spoken| {
        let start = spoken.phrase_start;
        let and = (0..spoken.item).rev().find(|item| view.items[*item].tokens.end <= start);
        let and = and.is_some_and(|item| {
            view.items[item].tokens.end == start && view.items[item].has(|sense| *sense == Sense::List)
        });
        let end = view.items[spoken.item].tokens.end;
        // "Y on Sunday", "Y on the following day"
        let dated = (end..(end + 3).min(view.tokens().end))
            .find(|token| view.breaks(*token) > Break::None || view.is_time(*token));
        (and || view.breaks(start) == Break::Comma) && dated.is_some_and(|token| view.breaks(token) == Break::None)
    };
    after(view, deed, deeds, None, |spoken| spoken.item > last && spoken.preposition.is_none() && !spoken.back)
        .into_iter()
        .filter(|spoken| spoken.item > last && spoken.item > deed.item && is_tied(spoken))
        .collect()
}

/// "a depot near X exploded", not "drought hit X and the price of bread exploded".
fn subject_that_explodes(view: &View, deed: &Deed, deeds: &[Deed]) -> Vec<Spoken> {
    if deed.kind != Kind::Explosion {
        return Vec::new();
    }
    let is_listed =
        |spoken: &Spoken| (spoken.item + 1..deed.item).any(|item| view.items[item].has(|sense| *sense == Sense::List));
    before(view, deed, deeds, SUBJECT_REACH).into_iter().filter(|spoken| !is_listed(spoken)).collect()
}

/// "X was captured, and so were Y and Z": the places behind, of which the same is told.
fn likewise(view: &View, deed: &Deed, chosen: &[Spoken]) -> Vec<Spoken> {
    let says = |item: &usize| view.items[*item].has(|sense| *sense == Sense::Likewise);
    let Some(says) = (deed.item + 1..view.items.len()).find(says).filter(|_| !chosen.is_empty()) else {
        return Vec::new();
    };
    // Another deed between would be what is meant.
    if view.triggers_between(deed.item, says).next().is_some() {
        return Vec::new();
    }
    list_behind(view, deed, says)
}

/// "X and several villages in the countryside of Y": an area that holds another place of the deed says only where that is.
fn drop_enclosing(view: &View, places: &mut Vec<EventPlace>) {
    let gazetteer = &view.reading.world.gazetteer;
    let holds = |outer: &EventPlace, inner: &EventPlace| {
        if is_quarter_of(view, inner, outer) {
            return true;
        }
        let Some(area) = gazetteer.area_of_place(outer.place) else {
            // "in X, on the coast": a region without borders that reaches as far as X.
            let region = gazetteer.facts(outer.place).kind == PlaceKind::Region;
            let apart_km = distance_km(inner.spot.point, outer.spot.point);
            let finer = inner.spot.uncertainty_km < outer.spot.uncertainty_km / 2.0;
            return region && finer && inner.place != outer.place && apart_km <= outer.spot.uncertainty_km;
        };
        let admin = gazetteer.facts(inner.place).area();
        inner.place != outer.place && admin.is_some_and(|admin| gazetteer.is_within(admin, area))
    };
    let all = places.clone();
    places.retain(|outer| !all.iter().any(|inner| holds(outer, inner)));
}

/// "the X quarter in Y": the city says where the quarter is, where the two are not told as a list. A suburb's neighbor is no
/// part of it: what is of one city lies in one subdistrict.
fn is_quarter_of(view: &View, inner: &EventPlace, outer: &EventPlace) -> bool {
    // Half the width of the largest city and its suburbs.
    const CITY_KM: f64 = 12.0;
    let facts = |place: &EventPlace| view.reading.world.gazetteer.facts(place.place);
    let (quarter, city) = (facts(inner), facts(outer));
    let mentions = view.reading.mentions;
    let listed = mentions[outer.mention].context.list_before == Some(inner.mention)
        || mentions[inner.mention].context.list_before == Some(outer.mention);
    quarter.kind == PlaceKind::Neighbourhood
        && quarter.area() == city.area()
        && matches!(city.kind, PlaceKind::City | PlaceKind::Town)
        && !listed
        && distance_km(quarter.point, city.point) <= CITY_KM
}

/// "on the road between X and Y": half way, and as far off as either. A deed that has no other place may also have them
/// before it.
fn between(view: &View, deed: &Deed, deeds: &[Deed], is_placeless: bool) -> Option<EventPlace> {
    let is_end = |spoken: &Spoken| spoken.preposition == Some(Preposition::Between);
    if !view.places.iter().any(is_end) {
        return None;
    }
    let mut ends = after(view, deed, deeds, None, is_end);
    if ends.is_empty() && is_placeless {
        ends = ends_before(view, deed);
    }
    let [first, second] = ends.as_slice() else { return None };
    let (mut place, other) = (event_place(view, first)?, event_place(view, second)?);
    let (one, two) = (place.spot.point, other.spot.point);
    let km = distance_km(one, two);
    // Towns farther apart than a day's fighting reaches leave nothing to put on a map of towns.
    const FARTHEST_KM: f64 = 80.0;
    if km > FARTHEST_KM {
        return None;
    }
    place.spot.point = geo::Point::new((one.x() + two.x()) / 2.0, (one.y() + two.y()) / 2.0);
    place.spot.precision = place.spot.precision.max(Precision::Near);
    place.spot.uncertainty_km = km / 2.0;
    place.text = view.text(view.items[first.item].tokens.start..view.items[second.item].tokens.end).into();
    Some(place)
}

/// "the road between X and Y was shelled".
fn ends_before(view: &View, deed: &Deed) -> Vec<Spoken> {
    let last = view.places.iter().rev().find(|spoken| !spoken.back && spoken.item < deed.item);
    let before = last.and_then(|last| view.reading.mentions[last.mention].context.list_before);
    let first = view.places.iter().find(|spoken| !spoken.back && Some(spoken.mention) == before);
    let near = |first: &&Spoken| {
        first.preposition == Some(Preposition::Between) && view.distance(first.item, deed.item) <= SUBJECT_REACH
    };
    first.filter(near).into_iter().chain(last).cloned().collect()
}

/// The mentions that a deed takes, by its construction.
fn choose(view: &View, deed: &Deed, deeds: &[Deed]) -> Vec<Spoken> {
    let pronoun = pronoun(view, deed);
    match deed.class {
        _ if !pronoun.is_empty() => pronoun,
        TriggerClass::VerbDirect if !deed.passive => {
            let places = after(view, deed, deeds, Some(DIRECT_REACH), object);
            if places.is_empty() { antecedent(view, deed) } else { places }
        }
        TriggerClass::VerbDirect => before(view, deed, deeds, DIRECT_REACH),
        TriggerClass::VerbFrom | TriggerClass::NounFrom => {
            let from = |spoken: &Spoken| {
                // "pulled out of X"
                let out_of = spoken.preposition == Some(Preposition::Of)
                    && spoken.phrase_start <= view.items[deed.item].tokens.end + 1;
                // "left their positions in parts of X and Y"
                let first = view.reading.mentions[spoken.mention].context.list_before;
                let share = view.is_share(spoken)
                    || view.places.iter().any(|known| Some(known.mention) == first && view.is_share(known));
                out_of
                    || share
                    || matches!(spoken.preposition, Some(Preposition::From | Preposition::In | Preposition::Near))
            };
            let places = after(view, deed, deeds, None, from);
            if places.is_empty() && deed.class == TriggerClass::VerbFrom { opening::places(view, deed) } else { places }
        }
        TriggerClass::NounOf | TriggerClass::NounFall => after(view, deed, deeds, Some(OF_REACH), |spoken| {
            // "full control of X": the trigger holds the "of".
            let glued = spoken.phrase_start == view.items[deed.item].tokens.end;
            matches!(spoken.preposition, Some(Preposition::Of | Preposition::In)) || spoken.back || glued
        }),
        TriggerClass::NounList => after(view, deed, deeds, None, |spoken| spoken.preposition.is_none() && !spoken.back),
        TriggerClass::VerbTo | TriggerClass::State => {
            let places = before(view, deed, deeds, SUBJECT_REACH);
            // "Villages that fell to A include X and Y"
            let named = |spoken: &Spoken| spoken.preposition.is_none() && !spoken.back;
            if places.is_empty() { after(view, deed, deeds, None, named) } else { places }
        }
        TriggerClass::VerbFall => fallen(view, deed),
        TriggerClass::Adjective => {
            let places =
                after(view, deed, deeds, Some(DIRECT_REACH), |spoken| spoken.preposition != Some(Preposition::From));
            if places.is_empty() { before(view, deed, deeds, DIRECT_REACH) } else { places }
        }
        _ if deed.passive && has_its_preposition(view, deed) => {
            after(view, deed, deeds, Some(DIRECT_REACH), |spoken| spoken.preposition.is_none() || spoken.back)
        }
        _ if deed.passive => {
            let places = before(view, deed, deeds, SUBJECT_REACH);
            if places.is_empty() { after(view, deed, deeds, None, place_of_deed(deed)) } else { places }
        }
        TriggerClass::Verb | TriggerClass::VerbKill => [
            members(view, deed),
            after(view, deed, deeds, None, place_of_deed(deed)),
            antecedent(view, deed),
            farther(view, deed, deeds),
            opening::places(view, deed),
            // "a depot near X exploded"
            subject_that_explodes(view, deed, deeds),
        ]
        .into_iter()
        .find(|places| !places.is_empty())
        .unwrap_or_default(),
        _ => [
            after(view, deed, deeds, None, |spoken| {
                // "after a week of fighting, X": a bare name behind a comma is no noun's place.
                let bare = spoken.preposition.is_none() && !spoken.back;
                // "the advance on X", not "the advance left them trapped in X".
                let beside = spoken.phrase_start <= view.items[deed.item].tokens.end + 1;
                place_of_deed(deed)(spoken)
                    && !(bare && view.breaks(spoken.phrase_start) == Break::Comma)
                    && (beside || !is_told_before(view, deed))
            }),
            members(view, deed),
            farther(view, deed, deeds),
            if is_told_before(view, deed) { Vec::new() } else { before(view, deed, deeds, NOUN_REACH) },
        ]
        .into_iter()
        .find(|places| !places.is_empty())
        .unwrap_or_default(),
    }
}

/// "rockets were fired at X": the verb's own preposition ties what stands behind it.
fn has_its_preposition(view: &View, deed: &Deed) -> bool {
    let tokens = &view.items[deed.item].tokens;
    let words = &view.reading.document.words[tokens.end - 1..tokens.end];
    let senses = view.reading.world.phrases.longest(words).map_or(&[][..], |(_, senses)| senses);
    tokens.len() > 1 && senses.iter().any(|sense| matches!(sense, Sense::Preposition(_)))
}

/// A mention as the place of an event, or `None` when it was not decided.
fn event_place(view: &View, spoken: &Spoken) -> Option<EventPlace> {
    let located = view.located(spoken.mention)?;
    let mut spot = located.meant;
    let mention = &view.reading.mentions[spoken.mention];
    if spoken.back {
        let place = view.reading.world.gazetteer.facts(located.place);
        spot.point = place.point;
        let near = spoken.position == Position::Near;
        spot.precision = if near { spot.precision.max(Precision::Near) } else { spot.precision };
        if let Position::Toward(Bearing::Degrees(bearing)) = spoken.position {
            spot = crate::resolve::beside(located.place, bearing, view.reading.world);
        }
    }
    let words = &view.items[spoken.item].tokens;
    let text = if spoken.back { mention.span.of(view.reading.text) } else { view.text(words.clone()) };
    // Pointing back is right nine times in ten on the development articles.
    let confidence = if spoken.back { located.confidence * 0.9 } else { located.confidence };
    Some(EventPlace {
        place: located.place,
        spot,
        text: text.into(),
        partial: false,
        mention: spoken.mention,
        confidence,
    })
}

/// "a village north of X" whose name is not listed, or is that of several: the side of X that the text names. Which place
/// there has changed hands would be a guess.
fn beside(view: &View, deed: &Deed, spoken: &Spoken) -> Option<EventPlace> {
    if around::changes_hands(deed) {
        return None;
    }
    let anchor = view.reading.containers[spoken.mention]?;
    let mentions = view.reading.mentions;
    let located = view.located(anchor)?;
    let tied =
        matches!(mentions[anchor].context.position, Position::Toward(_) | Position::Distance { .. } | Position::Near);
    // The centre of a whole governorate would be a dot at nobody's home.
    if !tied || located.meant.precision == Precision::Area {
        return None;
    }
    let words = Span { start: mentions[spoken.mention].span.start, end: mentions[anchor].span.end };
    Some(EventPlace {
        place: located.place,
        spot: located.meant,
        text: words.of(view.reading.text).into(),
        partial: true,
        mention: anchor,
        // The name that would have told better was read and not known.
        confidence: located.confidence * 0.8,
    })
}

/// What was hit, in the article's words: "weapons depots of a rebel group".
pub(super) fn target(view: &View, deed: &Deed, place: &EventPlace) -> Option<SmolStr> {
    // A longer stretch is a clause of its own.
    const LONGEST: usize = 10;
    let start = view.items[deed.item].tokens.end;
    let spoken = view.places.iter().find(|spoken| spoken.mention == place.mention && spoken.item > deed.item)?;
    let end = spoken.phrase_start;
    if !deed.kind.is_strike() || start + 2 > end || end - start > LONGEST {
        return None;
    }
    // The members of a list before this one are no target of it.
    if view.places.iter().any(|other| (deed.item + 1..spoken.item).contains(&other.item)) {
        return None;
    }
    let broken = (start..=end).any(|token| view.breaks(token) > Break::Slight);
    let first = view.items.iter().find(|item| item.tokens.start == start);
    let tied = first.is_some_and(|item| {
        item.has(|sense| matches!(sense, Sense::Preposition(Preposition::On | Preposition::Against)))
    });
    let from = if tied { start + 1 } else { start };
    let verb = deed.class == TriggerClass::Verb && !deed.passive;
    (!broken && (tied || verb) && from < end).then(|| view.text(from..end).into())
}
