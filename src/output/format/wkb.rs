//! Well-known binary (OGC 06-103r4, 8.2), little-endian, of the three geometries that layers have. By hand: the crate
//! `wkb` brings a parser of TOML and another copy of `syn` for what is 30 lines here.

use geo::{Coord, Geometry, LineString, Polygon};

const LITTLE_ENDIAN: u8 = 1;
const POINT: u32 = 1;
const LINE_STRING: u32 = 2;
const POLYGON: u32 = 3;
const MULTI_POLYGON: u32 = 6;
const GEOMETRY_COLLECTION: u32 = 7;

/// Appends the geometry. What no layer can hold becomes an empty collection.
pub(super) fn write(bytes: &mut Vec<u8>, geometry: &Geometry) {
    match geometry {
        Geometry::Point(point) => {
            head(bytes, POINT);
            coordinate(bytes, point.0);
        }
        Geometry::LineString(line) => {
            head(bytes, LINE_STRING);
            path(bytes, line);
        }
        Geometry::MultiPolygon(polygons) => {
            head(bytes, MULTI_POLYGON);
            count(bytes, polygons.0.len());
            polygons.iter().for_each(|part| polygon(bytes, part));
        }
        _ => {
            head(bytes, GEOMETRY_COLLECTION);
            count(bytes, 0);
        }
    }
}

fn polygon(bytes: &mut Vec<u8>, polygon: &Polygon) {
    head(bytes, POLYGON);
    count(bytes, 1 + polygon.interiors().len());
    path(bytes, polygon.exterior());
    polygon.interiors().iter().for_each(|hole| path(bytes, hole));
}

fn head(bytes: &mut Vec<u8>, kind: u32) {
    bytes.push(LITTLE_ENDIAN);
    bytes.extend(kind.to_le_bytes());
}

fn path(bytes: &mut Vec<u8>, line: &LineString) {
    count(bytes, line.0.len());
    line.coords().for_each(|&at| coordinate(bytes, at));
}

fn count(bytes: &mut Vec<u8>, number: usize) {
    bytes.extend(u32::try_from(number).expect("no geometry has four thousand million parts").to_le_bytes());
}

fn coordinate(bytes: &mut Vec<u8>, at: Coord) {
    bytes.extend(at.x.to_le_bytes());
    bytes.extend(at.y.to_le_bytes());
}
