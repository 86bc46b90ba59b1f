//! Geometry as a GeoPackage stores it: a head of its own before the well-known binary (OGC 12-128r17, 2.1.3).

use geo::{BoundingRect, Geometry};

use super::super::wkb;

const LITTLE_ENDIAN: u8 = 1;
const WITH_RECTANGLE: u8 = 1 << 1;

/// The geometry in a reference system, with the rectangle around it, which spares readers the walk along a line or area.
/// A point is its own.
pub(super) fn blob(geometry: &Geometry, reference_system: i32) -> Vec<u8> {
    let around = geometry.bounding_rect().filter(|_| !matches!(geometry, Geometry::Point(_)));
    let mut blob = vec![b'G', b'P', 0, LITTLE_ENDIAN | around.map_or(0, |_| WITH_RECTANGLE)];
    blob.extend(reference_system.to_le_bytes());
    if let Some(around) = around {
        let sides = [around.min().x, around.max().x, around.min().y, around.max().y];
        blob.extend(sides.iter().flat_map(|side| side.to_le_bytes()));
    }
    wkb::write(&mut blob, geometry);
    blob
}
