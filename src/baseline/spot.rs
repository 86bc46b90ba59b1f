//! Which place of the gazetteer a row is of, so that news of the place meets the row.

use geo::Point;

use crate::gazetteer::{PlaceId, PlaceKind, skeleton};
use crate::geodesy::rough_km;
use crate::world::World;

/// A place of the row's name lies no farther from its point: gazetteers differ by so much in a village's middle.
const SAME_NAME_KM: f64 = 2.0;
/// What lies this close is the row's place under whatever name: less than two villages are ever apart.
const SAME_SPOT_KM: f64 = 0.3;
/// Degrees of latitude that are more than `SAME_NAME_KM`.
const WINDOW_DEGREES: f64 = 0.025;

/// The places of the gazetteer that can be held, from south to north: no areas, roads and waters.
pub(super) struct Spots(Vec<(f64, PlaceId)>);

impl Spots {
    pub fn of(world: &World) -> Spots {
        let wide = |kind: PlaceKind| {
            kind.is_area()
                || matches!(kind, PlaceKind::Region | PlaceKind::Mountain | PlaceKind::Road | PlaceKind::Water)
        };
        let places = world.gazetteer.places().filter(|place| !wide(place.kind));
        let mut all: Vec<(f64, PlaceId)> = places.map(|place| (place.point.y(), place.id)).collect();
        all.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        Spots(all)
    }

    /// The place at a point: the nearest of that name, else the one on the very spot.
    pub fn at(&self, point: Point, name: Option<&str>, world: &World) -> Option<PlaceId> {
        let first = self.0.partition_point(|(latitude, _)| *latitude < point.y() - WINDOW_DEGREES);
        let window = self.0[first..].iter().take_while(|(latitude, _)| *latitude <= point.y() + WINDOW_DEGREES);
        let mut near: Vec<(f64, PlaceId)> = window
            .map(|(_, place)| (rough_km(world.gazetteer.facts(*place).point, point), *place))
            .filter(|(km, _)| *km <= SAME_NAME_KM)
            .collect();
        near.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let wanted = name.map(skeleton);
        let is_named = |place: PlaceId| {
            let mut spellings = world.gazetteer.spellings(place);
            wanted.as_ref().is_some_and(|wanted| spellings.any(|spelling| skeleton(spelling.text) == *wanted))
        };
        let named = near.iter().find(|(_, place)| is_named(*place));
        named.or_else(|| near.first().filter(|(km, _)| *km <= SAME_SPOT_KM)).map(|(_, place)| *place)
    }
}
