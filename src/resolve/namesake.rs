//! A governorate and its chief town bear one name in the press. Which of the two a bare name means is weighed here: by the
//! words beside it, by what else the article says of either, by the side that is named.

use geo::Point;
use rustc_hash::FxHashSet;

use super::Scored;
use super::reason::Ground;
use super::rivals::add;
use crate::gazetteer::{PlaceId, PlaceKind};
use crate::geodesy::rough_km;
use crate::lexicon::{Bearing, PlaceWord};
use crate::mention::{Mention, Position};
use crate::world::World;

/// A bare name that a governorate shares with its town means the town, unless the article speaks of the governorate only.
pub(super) fn prefer_towns(mentions: &[Mention], ranked: &mut [Vec<Scored>], world: &World) {
    let kind = |scored: &Scored| world.gazetteer.facts(scored.place).kind;
    let of_kind = |candidates: &[Scored], wanted: &[PlaceKind]| -> Vec<PlaceId> {
        candidates.iter().filter(|scored| wanted.contains(&kind(scored))).map(|scored| scored.place).collect()
    };
    let mut provinces: FxHashSet<PlaceId> = FxHashSet::default();
    let mut towns: FxHashSet<PlaceId> = FxHashSet::default();
    for (mention, candidates) in mentions.iter().zip(ranked.iter()) {
        let governorates = of_kind(candidates, &[PlaceKind::Governorate]);
        if mention.context.means_area() || governorates.len() == candidates.len() {
            provinces.extend(governorates);
        }
        // "Aleppo city": by the word beside the name or inside it.
        let settlements = of_kind(candidates, &[PlaceKind::City, PlaceKind::Town]);
        let said = matches!(mention.context.kind(), Some(PlaceWord::City | PlaceWord::Town));
        if said || settlements.len() == candidates.len() {
            towns.extend(settlements);
        }
    }
    let quarters = quarters(mentions, ranked, world);
    for (mention, candidates) in mentions.iter().zip(ranked) {
        let governorates = of_kind(candidates, &[PlaceKind::Governorate]);
        if governorates.is_empty() {
            continue;
        }
        if mention.context.means_area() {
            // "the southern countryside of X" is the governorate's, not the town's.
            let towns =
                candidates.iter_mut().filter(|scored| matches!(kind(scored), PlaceKind::City | PlaceKind::Town));
            towns.for_each(|scored| add(scored, Ground::KindWordDiffers));
            continue;
        }
        let in_sentence = |quarter: &&(usize, Point)| quarter.0 == mention.sentence;
        let near: Vec<Point> = quarters.iter().filter(in_sentence).map(|(_, point)| *point).collect();
        if names_a_side(mention) && !is_city_side(mention, candidates, &near, world) {
            for scored in candidates.iter_mut() {
                let side = kind(scored) == PlaceKind::Governorate;
                add(scored, if side { Ground::SideOfArea } else { Ground::KindWordDiffers });
            }
            continue;
        }
        let said = governorates.iter().any(|place| provinces.contains(place));
        let town_said = candidates.iter().any(|scored| towns.contains(&scored.place));
        let province = said && !town_said;
        for scored in candidates.iter_mut() {
            let kind = kind(scored);
            if province && kind == PlaceKind::Governorate {
                add(scored, Ground::SameAsElsewhere);
            } else if !province && matches!(kind, PlaceKind::City | PlaceKind::Town) {
                add(scored, Ground::TownOfThatName);
            }
        }
    }
}

/// "southern X", where no word says whether X is the town.
fn names_a_side(mention: &Mention) -> bool {
    matches!(mention.context.position, Position::Part(Bearing::Degrees(_))) && mention.context.kind().is_none()
}

/// Whether the side of the city is meant: the sentence names quarters of it, or the city is so large that its east and
/// west make news by themselves. Its north and south are as often the country's.
fn is_city_side(mention: &Mention, candidates: &[Scored], quarters: &[Point], world: &World) -> bool {
    // Aleppo and Damascus have as many; the third city has half.
    const GREAT: u32 = 1_000_000;
    // Half the width of a great city.
    const CITY_KM: f64 = 10.0;
    let across = |bearing: u16| (45..=135).contains(&bearing) || (225..=315).contains(&bearing);
    let across = matches!(mention.context.position, Position::Part(Bearing::Degrees(bearing)) if across(bearing));
    let cities = candidates.iter().filter(|scored| world.gazetteer.facts(scored.place).kind == PlaceKind::City);
    cities.into_iter().any(|city| {
        let great = world.gazetteer.place(city.place).population.is_some_and(|people| people >= GREAT);
        great && across || quarters.iter().any(|quarter| rough_km(*quarter, city.point) < CITY_KM)
    })
}

/// The quarters of cities that the article names without doubt, with their sentences.
fn quarters(mentions: &[Mention], ranked: &[Vec<Scored>], world: &World) -> Vec<(usize, Point)> {
    let quarter = |(mention, candidates): (&Mention, &Vec<Scored>)| match candidates.as_slice() {
        [one] if world.gazetteer.facts(one.place).kind == PlaceKind::Neighbourhood => {
            Some((mention.sentence, one.point))
        }
        _ => None,
    };
    mentions.iter().zip(ranked).filter_map(quarter).collect()
}
