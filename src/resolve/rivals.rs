//! The candidates of every mention of an article, scored jointly: first by themselves and by what the text states, then by
//! the places that this has decided already.

use std::cmp::Reverse;

use rustc_hash::{FxHashMap, FxHashSet};

use super::Scored;
use super::container;
use super::namesake::prefer_towns;
use super::neighbors::{anchors, sector, weigh_neighbors};
use super::reason::{Ground, Reason};
use crate::document::Document;
use crate::gazetteer::{How, Match, PlaceId, PlaceKind, skeleton};
use crate::geodesy::{bearing_deg, distance_km};
use crate::lexicon::{Bearing, PlaceWord};
use crate::mention::{Candidate, Found, Mention, Position, Spelling};
use crate::world::World;

/// Candidates of each mention, best first.
pub(super) fn rank(document: &Document, mentions: &[Mention], world: &World) -> Vec<Vec<Scored>> {
    let mut ranked: Vec<Vec<Scored>> = mentions.iter().map(|mention| candidates(mention, world)).collect();
    prefer_towns(mentions, &mut ranked, world);
    ranked.iter_mut().for_each(|candidates| sort(candidates));
    let stated = container::stated(document, mentions);
    weigh_statements(document, &stated, mentions, &mut ranked, world);
    add_neighbors(document, mentions, &stated, &mut ranked, world);
    ranked.iter_mut().flatten().for_each(mark);
    // The second round lets what the first has decided decide more.
    for round in 0..2 {
        let anchors = anchors(mentions, &ranked, world);
        if round > 0 {
            ranked.iter_mut().flatten().for_each(take_back);
        }
        weigh_neighbors(mentions, &anchors, &mut ranked, world);
        follow_elsewhere(document, mentions, &stated, &mut ranked, world);
        ranked.iter_mut().for_each(|candidates| sort(candidates));
    }
    ranked
}

/// Notes what a candidate is worth so far: its points, and how many reasons it has for them.
fn mark(scored: &mut Scored) {
    scored.by_itself = (scored.score, scored.reasons.len());
}

/// Takes back what was added since the mark was made.
fn take_back(scored: &mut Scored) {
    let (score, reasons) = scored.by_itself;
    scored.score = score;
    scored.reasons.truncate(reasons);
}

/// Scores each candidate by its spelling, kind and record, and by the word beside the name.
fn candidates(mention: &Mention, world: &World) -> Vec<Scored> {
    let Found::Places(candidates) = &mention.found else { return Vec::new() };
    candidates.iter().map(|candidate| score(*candidate, mention, world)).collect()
}

fn score(candidate: Candidate, mention: &Mention, world: &World) -> Scored {
    let place = world.gazetteer.facts(candidate.place);
    let mut scored = Scored {
        place: candidate.place,
        spelling: candidate.spelling,
        point: place.point,
        score: 0,
        reasons: Vec::with_capacity(6),
        around_km: None,
        by_itself: (0, 0),
    };
    add(&mut scored, Ground::Spelled(candidate.spelling));
    if let (Spelling::Variant, Some(likeness)) = (candidate.spelling, candidate.likeness) {
        add(&mut scored, Ground::Likeness(likeness));
    }
    add(&mut scored, Ground::Kind(place.kind));
    if place.events > 0 {
        add(&mut scored, Ground::Events(place.events));
    }
    if place.kind == PlaceKind::Town && place.population.is_some_and(|people| people >= LARGE_TOWN) {
        add(&mut scored, Ground::LargeTown);
    }
    let words = [mention.context.kind_before, mention.context.kind_after];
    match words.into_iter().flatten().filter_map(|word| fits(word, place.kind)).min() {
        Some(true) => add(&mut scored, Ground::KindWordFits),
        Some(false) => add(&mut scored, Ground::KindWordDiffers),
        None => {}
    }
    scored
}

/// Inhabitants of a town that the country knows by its name alone. The press names the villages of that name with what they
/// lie near.
const LARGE_TOWN: u32 = 20_000;

pub(super) fn add(scored: &mut Scored, ground: Ground) {
    let reason = Reason::new(ground);
    scored.score += reason.points;
    scored.reasons.push(reason);
}

/// The best first; of equals the one whose code comes first, as places are numbered in the order of their codes.
fn sort(candidates: &mut [Scored]) {
    candidates.sort_by_key(|scored| (Reverse(scored.score), scored.place));
}

/// Whether the word for a kind names this kind of place; `None` where it says nothing either way.
fn fits(word: PlaceWord, kind: PlaceKind) -> Option<bool> {
    use PlaceKind as K;
    use PlaceWord as W;
    let settlement = kind.is_settlement();
    let (yes, no): (&[K], bool) = match word {
        W::Town => (&[K::Town, K::City, K::Village], !settlement),
        W::Village => (&[K::Village, K::Locality, K::Town], !settlement || kind == K::City),
        W::City => (&[K::City, K::Town], kind.is_area() || kind == K::Village || kind == K::Locality),
        W::Locality => (&[K::Locality, K::Village], kind.is_area()),
        W::District => (&[K::District, K::Subdistrict, K::Neighbourhood], kind == K::Governorate),
        W::Neighbourhood => (&[K::Neighbourhood], kind.is_area()),
        W::Subdistrict => (&[K::Subdistrict], kind == K::Governorate),
        W::Governorate => (&[K::Governorate], settlement || kind == K::District || kind == K::Subdistrict),
        W::Countryside => (&[K::Governorate], false),
        W::Hill => (&[K::Hill, K::Mountain], kind.is_area() || kind == K::City),
        W::Mountain => (&[K::Mountain, K::Hill], kind.is_area() || kind == K::City),
        W::Airbase => (&[K::Airbase, K::Airport], settlement || kind.is_area()),
        W::MilitaryBase => (&[K::MilitaryBase, K::Airbase], settlement || kind.is_area()),
        W::Checkpoint => (&[K::Checkpoint], kind.is_area()),
        W::BorderCrossing => (&[K::BorderCrossing], kind.is_area()),
        W::Dam => (&[K::Dam], kind.is_area()),
        W::OilGasField => (&[K::OilGasField], kind.is_area()),
        W::Camp => (&[K::Camp], kind.is_area()),
        W::Facility => (&[K::Facility], false),
        W::Port => (&[K::Port], false),
        W::Junction => (&[K::Junction, K::Neighbourhood], false),
        W::Region => (&[K::Region, K::Subdistrict, K::District], false),
        W::Road | W::Pocket | W::Prison | W::Water => (&[], false),
    };
    if yes.contains(&kind) {
        Some(true)
    } else if no {
        Some(false)
    } else {
        None
    }
}

/// The folded words of a mention.
fn surface(document: &Document, mention: &Mention) -> String {
    mention.tokens.clone().map(|index| document.tokens.folded(index)).collect::<Vec<_>>().join(" ")
}

/// Weighs what the text states: the area a place lies in, the side of another place that it lies on.
fn weigh_statements(
    document: &Document,
    stated: &[Option<usize>],
    mentions: &[Mention],
    ranked: &mut [Vec<Scored>],
    world: &World,
) {
    for number in 0..mentions.len() {
        let Some(outer) = stated[number] else { continue };
        let outers: Vec<Scored> = ranked[outer].iter().take(MOST_CONTAINERS).cloned().collect();
        if outers.is_empty() {
            continue;
        }
        let position = mentions[outer].context.position;
        let inside = |scored: &Scored| outers.iter().any(|outer| lies_in(scored, outer, position, world));
        // A city's or a province's name is no slip for a village's.
        let great = |scored: &Scored| {
            matches!(world.gazetteer.facts(scored.place).kind, PlaceKind::City | PlaceKind::Governorate)
        };
        if !ranked[number].is_empty() && !ranked[number].iter().any(|scored| inside(scored) || great(scored)) {
            let similar = world.gazetteer.similar(&surface(document, &mentions[number]), MOST_SIMILAR);
            let others = respelled(similar, &mentions[number], &ranked[number], world);
            ranked[number].extend(others.into_iter().filter(inside));
        }
        // A region has no border that the tables know.
        let vague = world.gazetteer.facts(outers[0].place).kind == PlaceKind::Region;
        for scored in &mut ranked[number] {
            if inside(scored) {
                add(scored, Ground::InsideStated);
            } else if !vague {
                add(scored, Ground::OutsideStated);
            }
            if outers.iter().any(|outer| on_side(scored, outer, position)) {
                add(scored, Ground::OnStatedSide);
            }
        }
    }
}

/// A list of villages names neighbors. Where all bearers of a name lie far from the rest of the sentence, one of nearly that
/// name in their midst is a candidate too.
fn add_neighbors(
    document: &Document,
    mentions: &[Mention],
    stated: &[Option<usize>],
    ranked: &mut [Vec<Scored>],
    world: &World,
) {
    // Villages of one operation lie within a sector of the front, and those of one list nearer still.
    const SECTOR_KM: f64 = 25.0;
    const NEIGHBOR_KM: f64 = 12.0;
    let anchors = anchors(mentions, ranked, world);
    for number in 0..mentions.len() {
        let known = &ranked[number];
        let minor = |scored: &Scored| {
            let facts = world.gazetteer.facts(scored.place);
            facts.kind.is_settlement() && !matches!(facts.kind, PlaceKind::City | PlaceKind::Town) && facts.events == 0
        };
        if known.is_empty() || stated[number].is_some() || !known.iter().all(minor) {
            continue;
        }
        let sector = sector(mentions, &anchors, number);
        let within = |scored: &Scored, km: f64| sector.iter().any(|point| distance_km(*point, scored.point) <= km);
        if sector.is_empty() || known.iter().any(|scored| within(scored, SECTOR_KM)) {
            continue;
        }
        let variants = world.gazetteer.variants(&surface(document, &mentions[number]), MOST_SIMILAR);
        let near = respelled(variants, &mentions[number], known, world).into_iter();
        let near: Vec<Scored> = near.filter(|new| within(new, NEIGHBOR_KM)).collect();
        ranked[number].extend(near);
    }
}

/// Places whose listed spellings come near the name, for when no place of exactly this spelling lies where the text says.
fn respelled(similar: Vec<Match>, mention: &Mention, known: &[Scored], world: &World) -> Vec<Scored> {
    let new = similar.into_iter().filter(|found| !known.iter().any(|scored| scored.place == found.place));
    new.map(|found| {
        let spelling = match found.how {
            How::Exact => Spelling::Listed,
            How::Variant => Spelling::Variant,
            How::Fuzzy => Spelling::Fuzzy,
        };
        score(Candidate { place: found.place, spelling, likeness: Some(found.score) }, mention, world)
    })
    .collect()
}

/// How many similar places are weighed; the homonyms of one spelling seldom pass it.
const MOST_SIMILAR: usize = 24;

/// A container's own homonyms past the first few would let any candidate count as inside.
const MOST_CONTAINERS: usize = 4;

/// Whether a candidate lies in the area, or near the town, that is said to hold it.
fn lies_in(inner: &Scored, outer: &Scored, position: Position, world: &World) -> bool {
    if let Some(area) = world.gazetteer.area_of_place(outer.place) {
        return world.gazetteer.facts(inner.place).area().is_some_and(|admin| world.gazetteer.is_within(admin, area));
    }
    let reach_km = match position {
        Position::Distance { km, .. } => km * 1.3 + 3.0,
        // "west of Aleppo", "near Aleppo": the next large town is some 60 km away.
        Position::Toward(_) | Position::Near => 60.0,
        // A town's countryside or quarters.
        _ => 35.0,
    };
    distance_km(inner.point, outer.point) <= reach_km
}

fn on_side(inner: &Scored, outer: &Scored, position: Position) -> bool {
    let bearing = match position {
        Position::Toward(Bearing::Degrees(bearing)) => bearing,
        Position::Distance { bearing: Some(Bearing::Degrees(bearing)), .. } => bearing,
        _ => return false,
    };
    let off = (bearing_deg(outer.point, inner.point) - f64::from(bearing)).rem_euclid(360.0);
    // Eight compass points are 45 degrees apart; writers are off by one.
    off.min(360.0 - off) <= 68.0 && distance_km(inner.point, outer.point) <= 80.0
}

/// One name means one place in an article, however it is spelled there: a mention that the text places decides for those
/// it does not.
fn follow_elsewhere(
    document: &Document,
    mentions: &[Mention],
    stated: &[Option<usize>],
    ranked: &mut [Vec<Scored>],
    world: &World,
) {
    let is_governorate = |place| world.gazetteer.facts(place).kind == PlaceKind::Governorate;
    let placed: FxHashMap<String, PlaceId> = (0..mentions.len())
        .rev()
        .filter(|number| stated[*number].is_some())
        .filter_map(|number| {
            let best = ranked[number].first()?;
            let held = best.reasons.iter().any(|reason| reason.ground == Ground::InsideStated);
            held.then(|| (skeleton(&surface(document, &mentions[number])), best.place))
        })
        .collect();
    let places: FxHashSet<PlaceId> = placed.values().copied().collect();
    for (number, candidates) in ranked.iter_mut().enumerate() {
        if stated[number].is_some() || candidates.len() < 2 {
            continue;
        }
        // Most names share no candidate with a placed one, and need no key.
        if !candidates.iter().any(|scored| places.contains(&scored.place)) {
            continue;
        }
        let name = skeleton(&surface(document, &mentions[number]));
        let elsewhere = placed.get(&name).filter(|place| !is_governorate(**place));
        if let Some(place) = elsewhere
            && let Some(scored) = candidates.iter_mut().find(|scored| scored.place == *place)
        {
            add(scored, Ground::SameAsElsewhere);
        }
    }
}

/// Whether "the town", "the base" may point back to a place of this kind. A "village" is not called a city, but the press
/// calls every settlement a town.
pub(crate) fn points_back(word: PlaceWord, kind: PlaceKind) -> bool {
    use PlaceWord as W;
    match word {
        W::Town | W::Village => kind.is_settlement() && kind != PlaceKind::Neighbourhood,
        W::City => matches!(kind, PlaceKind::City | PlaceKind::Town),
        W::Neighbourhood | W::District => matches!(kind, PlaceKind::Neighbourhood | PlaceKind::District),
        W::MilitaryBase | W::Airbase => {
            matches!(kind, PlaceKind::Airbase | PlaceKind::Airport | PlaceKind::MilitaryBase)
        }
        W::Region | W::Pocket | W::Road | W::Countryside | W::Locality => false,
        _ => fits(word, kind) == Some(true),
    }
}
