//! The published grid: coordinates of five decimals, about one meter, and geometry that is still valid on it.

use geo::bool_ops::FillRule;
use geo::orient::{Direction, Orient};
use geo::{Area, BooleanOps, Coord, Geometry, LineString, MultiPolygon, Polygon, Validation};

use super::GeometryKind;

/// Decimals of a published coordinate: 1.1 m on the ground. Places are known to some 100 m at best.
const COORDINATE_DECIMALS: u8 = 5;

/// The geometry as RFC 7946 wants it and five decimals allow it: rings closed, exterior counter-clockwise, repeated
/// points dropped. `None` when it is of another family or nothing drawable is left of it.
pub(super) fn publish(kind: GeometryKind, geometry: Geometry) -> Option<Geometry> {
    match (kind, geometry) {
        (GeometryKind::Point, Geometry::Point(point)) => coordinate(point.0).map(|point| Geometry::Point(point.into())),
        (GeometryKind::Line, Geometry::LineString(line)) => {
            let line = path(&line)?;
            (line.0.len() >= 2).then_some(Geometry::LineString(line))
        }
        (GeometryKind::Area, Geometry::Polygon(polygon)) => area(vec![polygon]),
        (GeometryKind::Area, Geometry::MultiPolygon(polygons)) => area(polygons.0),
        _ => None,
    }
}

/// Rounds half away from zero; never answers minus zero, which would be written `-0.0`.
pub(super) fn round(number: f64, decimals: u8) -> f64 {
    let scale = 10_f64.powi(i32::from(decimals));
    (number * scale).round() / scale + 0.0
}

/// Always a multipolygon: GDAL gives a file that mixes them with polygons no geometry type at all, and a file that
/// turns from one to the other between two runs would change its type under a user's project.
fn area(polygons: Vec<Polygon>) -> Option<Geometry> {
    let mut area = rounded(&polygons);
    // A narrow band may cross itself, and the grid may lay two edges of a narrow neck over one another. Readers then
    // refuse the polygon or fill it wrongly, so it is drawn anew as the outline of all that it covers.
    if !area.is_valid() {
        area = rounded(&area.union_with_fill_rule(&MultiPolygon(Vec::new()), FillRule::NonZero).0);
    }
    area.0.retain(|polygon| polygon.unsigned_area() > 0.0);
    (!area.0.is_empty()).then(|| Geometry::MultiPolygon(area.orient(Direction::Default)))
}

/// The polygons on the grid, less the rings that are no rings there.
fn rounded(polygons: &[Polygon]) -> MultiPolygon {
    let rounded = polygons.iter().filter_map(|polygon| {
        let holes = polygon.interiors().iter().filter_map(ring).collect();
        Some(Polygon::new(ring(polygon.exterior())?, holes))
    });
    MultiPolygon(rounded.collect())
}

fn ring(line: &LineString) -> Option<LineString> {
    let mut ring = path(line)?;
    ring.close();
    (ring.0.len() >= 4).then_some(ring)
}

/// The rounded line without repeated points; `None` when a coordinate is no place on Earth.
fn path(line: &LineString) -> Option<LineString> {
    let mut coordinates = line.coords().map(|&c| coordinate(c)).collect::<Option<Vec<Coord>>>()?;
    coordinates.dedup();
    Some(LineString(coordinates))
}

fn coordinate(c: Coord) -> Option<Coord> {
    let on_earth = c.x.abs() <= 180.0 && c.y.abs() <= 90.0; // false for NaN and infinity
    on_earth.then(|| Coord { x: round(c.x, COORDINATE_DECIMALS), y: round(c.y, COORDINATE_DECIMALS) })
}
