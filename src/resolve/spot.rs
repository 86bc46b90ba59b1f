//! The spot that a phrase means, seen from its place: the place itself, a part of it, a side of it, a distance from it, and
//! how far off the truth that may be.

use geo::Point;

use crate::gazetteer::{AreaId, PlaceId, PlaceKind};
use crate::geodesy::destination;
use crate::lexicon::{Bearing, PlaceWord};
use crate::mention::{Mention, Position};
use crate::world::World;

/// Where on the map, and how exactly.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    /// Longitude, latitude.
    pub point: Point,
    pub precision: Precision,
    /// Radius that holds the true place with good confidence.
    pub uncertainty_km: f64,
}

/// ACLED's `geo_precision`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    /// The named place itself.
    Place,
    /// Near it, a part of it, or at a stated distance and bearing.
    Near,
    /// A district, countryside or governorate only.
    Area,
}

impl Precision {
    /// The published number.
    pub fn number(self) -> i64 {
        match self {
            Precision::Place => 1,
            Precision::Near => 2,
            Precision::Area => 3,
        }
    }
}

/// How far a bare "north of X" may lead. The press names the next larger place: large towns lie some 30 km apart, so what is
/// north of one is nearer to it than half of that, give or take as much; villages lie 3 to 5 km apart, quarters one.
fn toward_km(kind: PlaceKind) -> f64 {
    match kind {
        PlaceKind::City | PlaceKind::Town => 15.0,
        PlaceKind::Neighbourhood | PlaceKind::Junction | PlaceKind::Facility | PlaceKind::Checkpoint => 1.5,
        PlaceKind::Village | PlaceKind::Locality | PlaceKind::Camp | PlaceKind::Hill => 5.0,
        _ => 10.0,
    }
}

/// A road that reaches farther from its middle is no spot: it passes from one town's news into the next one's.
const LONG_ROAD_KM: f64 = 10.0;

/// The place itself.
pub(crate) fn itself(place: PlaceId, world: &World) -> Spot {
    let found = world.gazetteer.facts(place);
    let area = world.gazetteer.area_of_place(place);
    let spread_km = f64::from(found.spread_km);
    let own_km = match area {
        Some(area) => world.radius_km(area).max(spread_km),
        // A road's length is its own.
        None if found.kind == PlaceKind::Road && spread_km > 0.0 => spread_km,
        None => reach_km(found.kind).max(spread_km),
    };
    let long = found.kind == PlaceKind::Road && own_km > LONG_ROAD_KM;
    let wide = area.is_some() || found.kind == PlaceKind::Region || long;
    let precision = if wide { Precision::Area } else { Precision::Place };
    Spot { point: found.point, precision, uncertainty_km: own_km }
}

/// The spot of a mention of `place`, and the one that its whole phrase points at.
pub(super) fn spots(mention: &Mention, place: PlaceId, world: &World) -> (Spot, Spot) {
    let found = world.gazetteer.facts(place);
    let area = world.gazetteer.area_of_place(place);
    let own = itself(place, world);
    let Spot { precision, uncertainty_km: own_km, .. } = own;
    let beside = |point, uncertainty_km: f64| Spot { point, precision: precision.max(Precision::Near), uncertainty_km };
    if area.is_none() && mention.context.kind() == Some(PlaceWord::Countryside) {
        let around = around(mention.context.position, found.point, countryside_km(found.kind));
        let around = beside(around.0, around.1);
        return (around, around);
    }
    if found.kind.is_settlement() && mention.context.kind().is_some_and(is_site) {
        let site = beside(found.point, own_km + SITE_KM);
        return (site, site);
    }
    match mention.context.position {
        Position::At | Position::Part(Bearing::Centre) | Position::Toward(Bearing::Centre) => (own, own),
        Position::Part(Bearing::Degrees(bearing)) => {
            let part = match area.and_then(|area| world.countryside(area, bearing)) {
                Some((point, reach_km)) => beside(point, reach_km),
                None => beside(part(found.point, f64::from(bearing), own_km, area, world), own_km * 0.7),
            };
            (part, part)
        }
        // Villages lie 3 to 5 km apart: what is nearer to another is told by its name.
        Position::Near => (own, beside(found.point, own_km + 4.0)),
        Position::Toward(Bearing::Degrees(bearing)) => {
            let reach_km = toward_km(found.kind);
            (own, beside(toward(found.point, bearing, reach_km, world), reach_km))
        }
        Position::Distance { km, bearing: Some(Bearing::Degrees(bearing)) } => {
            // Distances are told in round figures and by eight compass points: a sixth covers half a point.
            (own, beside(destination(found.point, f64::from(bearing), km), (km / 6.0).max(own_km).max(2.0)))
        }
        Position::Distance { km, .. } => (own, beside(found.point, km + own_km)),
    }
}

/// A point on that side, nearer where the country ends before.
fn toward(place: Point, bearing_deg: u16, reach_km: f64, world: &World) -> Point {
    let on_side = |share: f64| destination(place, f64::from(bearing_deg), reach_km * share);
    [1.0, 0.5, 0.25].map(on_side).into_iter().find(|point| world.gazetteer.is_in_country(*point)).unwrap_or(place)
}

/// "north of the town": a spot on that side of a place, as far off as [`spots`] takes it to be.
pub(crate) fn beside(place: PlaceId, bearing_deg: u16, world: &World) -> Spot {
    let found = world.gazetteer.facts(place);
    let reach_km = toward_km(found.kind);
    Spot {
        point: toward(found.point, bearing_deg, reach_km, world),
        precision: Precision::Near,
        uncertainty_km: reach_km,
    }
}

/// How far from a town a base or a dam lies that is called after it and stands in no table: air bases are up to this far
/// from the town that they serve.
const SITE_KM: f64 = 10.0;

/// Words for what lies near the town that it is called after, and is not the town.
fn is_site(word: PlaceWord) -> bool {
    use PlaceWord as W;
    matches!(word, W::Airbase | W::MilitaryBase | W::Dam | W::OilGasField | W::BorderCrossing | W::Prison)
}

/// The country around a town, or the side of it that the text names: its middle, and how far it reaches from there.
fn around(position: Position, town: Point, reach_km: f64) -> (Point, f64) {
    match position {
        Position::Part(Bearing::Degrees(bearing)) | Position::Toward(Bearing::Degrees(bearing)) => {
            (destination(town, f64::from(bearing), reach_km * 0.5), reach_km * 0.6)
        }
        _ => (town, reach_km),
    }
}

/// How far the country reaches that is called after a place: as a rule to the next of its size.
fn countryside_km(kind: PlaceKind) -> f64 {
    match kind {
        PlaceKind::City => 25.0,
        PlaceKind::Town => 12.0,
        _ => 6.0,
    }
}

/// A point in the part of an area or town that lies toward a bearing; inside the area where it is one.
fn part(middle: Point, bearing: f64, radius_km: f64, area: Option<AreaId>, world: &World) -> Point {
    // Half way to the edge; nearer the middle where the outline is so bent that half way is outside.
    [0.5, 0.35, 0.2, 0.1]
        .into_iter()
        .map(|share| destination(middle, bearing, radius_km * share))
        .find(|point| area.is_none_or(|area| world.gazetteer.covers(area, *point)))
        .unwrap_or(middle)
}

/// How far a place of this kind reaches from its point: half its usual built-up width.
fn reach_km(kind: PlaceKind) -> f64 {
    match kind {
        PlaceKind::City => 5.0,
        PlaceKind::Region => 20.0,
        PlaceKind::Mountain => 10.0,
        PlaceKind::OilGasField => 5.0,
        PlaceKind::Airbase | PlaceKind::Airport | PlaceKind::Town | PlaceKind::Water => 2.0,
        PlaceKind::Road => 15.0,
        _ => 1.0,
    }
}
