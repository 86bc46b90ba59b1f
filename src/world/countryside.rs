//! The sides of governorates and districts as people speak of them: seen from the chief town, and where people live. The
//! middle of a governorate that is mostly desert says nothing of its "southern countryside".

use geo::Point;

use crate::gazetteer::{AreaId, Gazetteer, Place};
use crate::geodesy::{Plane, distance_km};

/// The middle of the settlements on one side, and the distance within which four fifths of them lie.
pub(super) type Side = Option<(Point, f64)>;

/// Settlements nearer to the chief town than this are its suburbs and lie on no side of it.
const SUBURBS_KM: f64 = 3.0;

/// The eight sides of an area, northward first and clockwise.
pub(super) fn sides(gazetteer: &Gazetteer, area: AreaId) -> [Side; 8] {
    let inside = |place: &Place| [place.admin1, place.admin2].contains(&Some(area)) && place.kind.is_settlement();
    let own: Vec<Place> = gazetteer.places().filter(inside).collect();
    let chief = own.iter().max_by_key(|place| (place.population, place.events, std::cmp::Reverse(place.id)));
    let Some(chief) = chief.map(|place| place.point) else { return [None; 8] };
    let plane = Plane::new(chief);
    let placed: Vec<(f64, Point)> = own
        .iter()
        .filter_map(|place| {
            let east_north = plane.to_km(place.point.0);
            let bearing = east_north.x.atan2(east_north.y).to_degrees();
            (east_north.x.hypot(east_north.y) > SUBURBS_KM).then_some((bearing, place.point))
        })
        .collect();
    std::array::from_fn(|octant| side(&placed, octant as f64 * 45.0))
}

fn side(placed: &[(f64, Point)], bearing: f64) -> Side {
    let on_side = |own: f64| {
        let off = (own - bearing).rem_euclid(360.0);
        off.min(360.0 - off) <= 45.0
    };
    let points: Vec<Point> = placed.iter().filter(|(own, _)| on_side(*own)).map(|(_, point)| *point).collect();
    if points.is_empty() {
        return None;
    }
    let middle = Point::new(median(points.iter().map(|point| point.x())), median(points.iter().map(|point| point.y())));
    let mut distances: Vec<f64> = points.iter().map(|point| distance_km(middle, *point)).collect();
    distances.sort_by(f64::total_cmp);
    // Four fifths: the rest lie in the far corners that the phrase seldom means.
    Some((middle, distances[distances.len() * 4 / 5].max(3.0)))
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut sorted: Vec<f64> = values.collect();
    sorted.sort_by(f64::total_cmp);
    sorted[sorted.len() / 2]
}
