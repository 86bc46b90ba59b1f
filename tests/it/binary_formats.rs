//! The layers as GeoPackage and FlatGeobuf: read back with the same crates, they say what the layers say.

mod flatgeobuf;
mod geopackage;
#[cfg(feature = "parquet")]
mod parquet;

use geo::{Geometry, MultiPolygon, Polygon, Rect};
use sitmap::layer::{Atlas, ControlAreaProperties, Layer, StrikeProperties};

use crate::sample;

/// Texts that break what is spelled carelessly.
const TEXTS: [&str; 6] = [
    "it's \"quoted\"; DROP TABLE strikes; --",
    "قصف على حلب",
    "🚀 and 👩‍👩‍👧",
    "a\0b",
    "two\nlines\tand a tab",
    "%s ?1 {t}",
];

/// A strike for each of [`TEXTS`], in their order.
fn hostile_atlas() -> Atlas {
    let (point, strike) = sample::strikes().remove(0);
    let strikes = TEXTS.iter().enumerate().map(|(n, text)| {
        let (id, location) = (format!("strike-{n}").into(), Some(format!("place {n}").into()));
        (point.clone(), StrikeProperties { id, location, notes: Some((*text).into()), ..strike.clone() })
    });
    Atlas { layers: vec![Layer::new(strikes)], ..sample::atlas() }
}

/// One area with a hole, beside one without.
fn holed_atlas() -> Atlas {
    let square =
        |west: f64, size: f64| Rect::new((west, 35.0), (west + size, 35.0 + size)).to_polygon().exterior().clone();
    let inner = Rect::new((37.2, 35.2), (37.4, 35.4)).to_polygon().exterior().clone();
    let polygons =
        MultiPolygon(vec![Polygon::new(square(37.0, 1.0), vec![inner]), Polygon::new(square(39.0, 0.5), vec![])]);
    let area = ControlAreaProperties { id: "area-1".into(), ..Default::default() };
    Atlas { layers: vec![Layer::new([(Geometry::MultiPolygon(polygons), area)])], ..Atlas::default() }
}

fn as_read(text: &str) -> String {
    text.replace('\0', "\u{FFFD}")
}
