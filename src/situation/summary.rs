//! Tellings that only sum up what the same article tells place by place: "Strikes kill twelve in Idlib" over the names of
//! the two towns that were hit. They are evidence of the deeds that they sum up, and no deeds of their own.
//!
//! A telling in the headline or lead sums up later ones when those are of one family of kinds, of days and actors that may
//! be its own, and lie inside the area that it is told of:
//!
//! - a governorate, district or subdistrict: one place inside it is enough;
//! - a city that bears its governorate's name, bare, where the press means the governorate as often: two places inside that,
//!   and none in the city, which the article would have named again.

use std::collections::BTreeSet;

use super::same;
use super::telling::Telling;
use crate::gazetteer::{AreaId, PlaceId, PlaceKind, skeleton};
use crate::geodesy::rough_km;
use crate::resolve::Precision;
use crate::world::World;

/// Title, date line and first sentence.
const LEAD: usize = 3;

/// Half the width of a large city and its suburbs.
const CITY_KM: f64 = 12.0;

/// For each telling that sums up others the first of those.
pub(super) fn summed_up(tellings: &[Telling], world: &World) -> Vec<Option<usize>> {
    let mut summed_up = vec![None; tellings.len()];
    let mut start = 0;
    for article in tellings.chunk_by(|a, b| a.article == b.article) {
        for (at, telling) in article.iter().enumerate() {
            summed_up[start + at] = first_part(telling, article, world).map(|part| start + part);
        }
        start += article.len();
    }
    summed_up
}

/// The first of the deeds that a telling sums up, by its number in the article.
fn first_part(telling: &Telling, article: &[Telling], world: &World) -> Option<usize> {
    if telling.sentence >= LEAD {
        return None;
    }
    let place = telling.event.place.place;
    let (area, fewest) = match world.gazetteer.area_of_place(place) {
        Some(area) => (area, 1),
        None => (namesake_area(telling, world).filter(|_| !is_told_again(telling, article))?, 2),
    };
    let parts = || article.iter().enumerate().filter(|(_, part)| is_part(telling, part, area, world));
    let places: BTreeSet<PlaceId> = parts().map(|(_, part)| part.event.place.place).collect();
    let first = parts().next().map(|(at, _)| at);
    first.filter(|_| places.len() >= fewest)
}

fn is_part(whole: &Telling, part: &Telling, area: AreaId, world: &World) -> bool {
    let place = &part.event.place;
    let admin = world.gazetteer.facts(place.place).area();
    whole.sentence < part.sentence
        && place.spot.precision != Precision::Area
        && place.place != whole.event.place.place
        && admin.is_some_and(|admin| world.gazetteer.is_within(admin, area))
        && same::may_be_one(whole, part)
}

/// The governorate that a bare name in the headline or lead may mean beside its chief city.
fn namesake_area(telling: &Telling, world: &World) -> Option<AreaId> {
    let facts = world.gazetteer.facts(telling.event.place.place);
    let governorate = facts.admin[0].filter(|_| telling.is_bare)?;
    let city = facts.kind == PlaceKind::City;
    let name = skeleton(world.gazetteer.place(telling.event.place.place).name);
    (city && skeleton(world.gazetteer.area(governorate).name) == name).then_some(governorate)
}

/// Whether the article tells of the same city, or of a quarter of it, below its lead.
fn is_told_again(telling: &Telling, article: &[Telling]) -> bool {
    let here = telling.event.place.spot.point;
    article.iter().any(|other| {
        other.sentence >= LEAD
            && other.event.kind.family() == telling.event.kind.family()
            && rough_km(other.event.place.spot.point, here) <= CITY_KM
    })
}
