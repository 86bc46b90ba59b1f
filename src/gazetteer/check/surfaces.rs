//! Areas whose rings are not sound, and places that lie outside the area that they are said to be in.

use std::collections::HashMap;

use geo::{Coord, Distance, Euclidean, LineString, MapCoords, MultiPolygon, Point, Polygon};

use super::Report;
use crate::gazetteer::tables::{AreaRow, PlaceRow, Tables};
use crate::geodesy::Plane;

/// A place may lie this far outside its area: boundaries are simplified to about a kilometre, and sources place a village by
/// its mosque, its fields or its middle.
const TOLERANCE_KM: f64 = 3.0;

pub(super) fn check(tables: &Tables, report: &mut Report) {
    for area in &tables.areas {
        check_rings(area, report);
    }
    let areas: HashMap<&str, MultiPolygon> =
        tables.areas.iter().map(|area| (area.id.as_str(), surface(area))).collect();
    let country = tables.areas.iter().find(|area| area.level == 0).map_or("", |area| area.id.as_str());
    for place in &tables.places {
        let finest = place.admin.iter().rev().find(|code| !code.is_empty()).map_or(country, String::as_str);
        // An area may be known by its name and code alone.
        if let Some(surface) = areas.get(finest).filter(|surface| !surface.0.is_empty()) {
            check_inside(place, finest, surface, report);
        }
    }
}

fn check_rings(area: &AreaRow, report: &mut Report) {
    for (ring, outer) in
        area.polygons.iter().flat_map(|rings| rings.iter().zip(std::iter::once(true).chain(std::iter::repeat(false))))
    {
        if ring.first() != ring.last() {
            let message = format!("a ring of {} is not closed; repeat its first position at the end", area.id);
            report.error("areas.geojson", area.line, message);
            continue;
        }
        let signed = signed_area(ring);
        if signed == 0.0 {
            report.error("areas.geojson", area.line, format!("a ring of {} encloses nothing", area.id));
        } else if outer != (signed > 0.0) {
            let (which, turn) = if outer { ("outer", "counter-clockwise") } else { ("inner", "clockwise") };
            let message = format!("an {which} ring of {} does not run {turn}; reverse it", area.id);
            report.warning("areas.geojson", area.line, message);
        }
    }
}

/// Twice the surface in square degrees, positive for a counter-clockwise ring.
fn signed_area(ring: &[[f64; 2]]) -> f64 {
    ring.windows(2).map(|edge| edge[0][0] * edge[1][1] - edge[1][0] * edge[0][1]).sum()
}

fn check_inside(place: &PlaceRow, area: &str, surface: &MultiPolygon, report: &mut Report) {
    let plane = Plane::new(Point::new(place.lon, place.lat));
    let flat = surface.map_coords(|corner| plane.to_km(corner));
    let away_km = Euclidean.distance(&Point::new(0.0, 0.0), &flat);
    if away_km > TOLERANCE_KM {
        let message = format!(
            "{} ({}) lies {away_km:.1} km outside {area}; correct its coordinates or its admin codes",
            place.name, place.id
        );
        report.warning("places.csv", place.line, message);
    }
}

fn surface(area: &AreaRow) -> MultiPolygon {
    let line = |ring: &Vec<[f64; 2]>| LineString(ring.iter().map(|&[x, y]| Coord { x, y }).collect());
    let polygon = |rings: &Vec<Vec<[f64; 2]>>| {
        let mut rings = rings.iter().map(line);
        let outer = rings.next().unwrap_or_else(|| LineString(Vec::new()));
        Polygon::new(outer, rings.collect())
    };
    MultiPolygon(area.polygons.iter().map(polygon).collect())
}
