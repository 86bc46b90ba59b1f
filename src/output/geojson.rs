//! A layer as an RFC 7946 feature collection, one feature a line: a change of one event is a change of one line.
//!
//! The collection is put together here and not by `geojson::FeatureWriter`, which breaks an empty collection with
//! foreign members, and which would put the name behind the features, where GDAL has to read the whole file for it.

use ::geojson::GeometryValue;
use geo::{BoundingRect, Geometry, Rect};
use serde::Serialize;

use crate::layer::{Atlas, Feature, Layer};

/// The layer as text: `name`, `attribution`, `generator` and (where there is a feature) `bbox`, then the features.
pub fn collection(atlas: &Atlas, layer: &Layer) -> String {
    let features = layer.features.iter().map(|feature| (&*feature.id, &feature.properties, &feature.geometry));
    written(atlas, layer.name, features)
}

/// One feature as a line, without its end.
pub(super) fn feature(feature: &Feature) -> String {
    let geometry = GeometryValue::from(&feature.geometry);
    json(&Line { kind: "Feature", id: &feature.id, properties: &feature.properties, geometry })
}

/// Any features under the head that every published collection carries.
pub(super) fn written<'a, P: Serialize + 'a>(
    atlas: &Atlas,
    name: &str,
    features: impl Iterator<Item = (&'a str, &'a P, &'a Geometry)> + Clone,
) -> String {
    let mut text = format!(
        "{{\"type\":\"FeatureCollection\",\"name\":{},\"attribution\":{},\"generator\":{},",
        json(name),
        json(&atlas.attribution),
        json(&atlas.generator)
    );
    if let Some(all) = bounds(features.clone().map(|(_, _, geometry)| geometry)) {
        text += &format!("\"bbox\":{},", json(&[all.min().x, all.min().y, all.max().x, all.max().y]));
    }
    text += "\"features\":[";
    for (n, (id, properties, geometry)) in features.enumerate() {
        text += if n == 0 { "\n" } else { ",\n" };
        text += &json(&Line { kind: "Feature", id, properties, geometry: GeometryValue::from(geometry) });
    }
    text += "\n]}\n";
    text
}

/// A feature in the order of members that reads best in a diff: who it is, what it says, then the long coordinates.
#[derive(Serialize)]
struct Line<'a, P> {
    #[serde(rename = "type")]
    kind: &'static str,
    id: &'a str,
    properties: &'a P,
    geometry: GeometryValue,
}

/// The rectangle around all geometries; `None` around nothing.
pub(super) fn bounds<'a>(geometries: impl Iterator<Item = &'a Geometry>) -> Option<Rect> {
    geometries.filter_map(BoundingRect::bounding_rect).reduce(|a, b| {
        let min = (a.min().x.min(b.min().x), a.min().y.min(b.min().y));
        let max = (a.max().x.max(b.max().x), a.max().y.max(b.max().y));
        Rect::new(min, max)
    })
}

pub(super) fn json(value: &(impl Serialize + ?Sized)) -> String {
    serde_json::to_string(value).expect("text, numbers and lists of them always serialize")
}
