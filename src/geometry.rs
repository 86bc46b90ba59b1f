//! GeoJSON geometries that other programs wrote, as `geo` values. The `geojson` crate converts without looking and panics at a
//! position of fewer than two numbers; here such a geometry is none.

use geo::{CoordsIter, Geometry};
use geojson::{GeometryValue, Position};

/// The geometry in longitude, latitude. `None` where a position is not two numbers or more, or lies nowhere on earth.
pub fn read(geometry: &geojson::Geometry) -> Option<Geometry> {
    if !is_whole(&geometry.value) {
        return None;
    }
    let geometry = Geometry::<f64>::try_from(geometry).ok()?;
    let is_on_earth = geometry.coords_iter().all(|at| at.x.abs() <= 180.0 && at.y.abs() <= 90.0);
    is_on_earth.then_some(geometry)
}

fn is_whole(value: &GeometryValue) -> bool {
    let is_position = |position: &Position| position.len() >= 2;
    let is_line = |line: &Vec<Position>| line.iter().all(is_position);
    match value {
        GeometryValue::Point { coordinates } => is_position(coordinates),
        GeometryValue::MultiPoint { coordinates } | GeometryValue::LineString { coordinates } => is_line(coordinates),
        GeometryValue::MultiLineString { coordinates } | GeometryValue::Polygon { coordinates } => {
            coordinates.iter().all(is_line)
        }
        GeometryValue::MultiPolygon { coordinates } => coordinates.iter().flatten().all(is_line),
        GeometryValue::GeometryCollection { geometries } => geometries.iter().all(|inner| is_whole(&inner.value)),
    }
}
