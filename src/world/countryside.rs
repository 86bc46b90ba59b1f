//! The sides of governorates and districts as people speak of them: seen from the chief town, and where people live. The
//! middle of a governorate that is mostly desert says nothing of its "southern countryside".

use geo::Point;

use crate::gazetteer::{AreaId, Gazetteer, Place};
use crate::geodesy::{Plane, distance_km};

/// The middle of the settlements on one side, and the distance within which four fifths of them lie.
pub(super) type Side = Option<(Point, f64)>;

/// A settlement on a bearing from the chief town, with what it counts.
struct Placed {
    bearing: f64,
    point: Point,
    weight: f64,
}

/// Settlements nearer to the chief town than this are its suburbs and lie on no side of it.
const SUBURBS_KM: f64 = 3.0;

/// The eight sides of an area, northward first and clockwise.
pub(super) fn sides(gazetteer: &Gazetteer, area: AreaId) -> [Side; 8] {
    let inside = |place: &Place| [place.admin1, place.admin2].contains(&Some(area)) && place.kind.is_settlement();
    let own: Vec<Place> = gazetteer.places().filter(inside).collect();
    let chief = own.iter().max_by_key(|place| (place.population, place.events, std::cmp::Reverse(place.id)));
    let Some(chief) = chief.map(|place| place.point) else { return [None; 8] };
    let plane = Plane::new(chief);
    let placed: Vec<Placed> = own
        .iter()
        .filter_map(|place| {
            let east_north = plane.to_km(place.point.0);
            let bearing = east_north.x.atan2(east_north.y).to_degrees();
            // News goes where news was: a village counts as often as it was fought over, one of which nothing was heard a
            // fifth of a time, so that many of them still tell where people live.
            let weight = 0.2 + f64::from(place.events);
            let outside = east_north.x.hypot(east_north.y) > SUBURBS_KM;
            outside.then_some(Placed { bearing, point: place.point, weight })
        })
        .collect();
    std::array::from_fn(|octant| side(&placed, octant as f64 * 45.0))
}

fn side(placed: &[Placed], bearing: f64) -> Side {
    let on_side = |placed: &&Placed| {
        let off = (placed.bearing - bearing).rem_euclid(360.0);
        off.min(360.0 - off) <= 45.0
    };
    let there: Vec<&Placed> = placed.iter().filter(on_side).collect();
    let share = |share: f64, value: &dyn Fn(Point) -> f64| {
        weighted(there.iter().map(|placed| (value(placed.point), placed.weight)), share)
    };
    let middle = Point::new(share(0.5, &|point| point.x())?, share(0.5, &|point| point.y())?);
    // Four fifths: the rest lie in the far corners that the phrase seldom means.
    let reach_km = share(0.8, &|point| distance_km(middle, point))?;
    Some((middle, reach_km.max(3.0)))
}

/// The value below which a share of the weight lies: the median at one half. `None` without any value.
fn weighted(values: impl Iterator<Item = (f64, f64)>, share: f64) -> Option<f64> {
    let mut sorted: Vec<(f64, f64)> = values.collect();
    sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
    let all: f64 = sorted.iter().map(|(_, weight)| weight).sum();
    let mut below = 0.0;
    let reached = |(_, weight): &&(f64, f64)| {
        below += weight;
        below >= all * share
    };
    sorted.iter().find(reached).map(|(value, _)| *value)
}
