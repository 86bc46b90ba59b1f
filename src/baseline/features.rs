//! A baseline as GeoJSON: points with a side, and polygons, whose side holds the settlements in them. The layers that the
//! program writes itself are such files.

use geo::{Contains, Geometry, MultiPolygon};
use geojson::Feature;
use serde_json::Value;

use super::{Cells, Reader};
use crate::geometry;

pub(super) fn read(reader: &mut Reader, text: &[u8]) -> Result<(), String> {
    let mut value: Value = serde_json::from_slice(text).map_err(|error| format!("is no GeoJSON: {error}"))?;
    let features = match value["type"].as_str() {
        Some("Feature") => vec![value],
        Some("FeatureCollection") => match value["features"].take() {
            Value::Array(features) => features,
            _ => return Err("is no GeoJSON: the collection has no features".to_owned()),
        },
        _ => return Err("is no GeoJSON of features".to_owned()),
    };
    for (index, value) in features.into_iter().enumerate() {
        let origin = format!("{}: feature {}", reader.label, index + 1);
        match serde_json::from_value::<Feature>(value) {
            Ok(feature) => take(reader, feature, &origin),
            Err(error) => reader.fault(&origin, &format!("is no feature: {error}")),
        }
    }
    Ok(())
}

fn take(reader: &mut Reader, feature: Feature, origin: &str) {
    let text = |names: &[&str]| {
        let value = names.iter().find_map(|name| feature.property(name).filter(|value| !value.is_null()));
        value.map_or_else(String::new, |value| value.as_str().map_or_else(|| value.to_string(), str::to_owned))
    };
    let (name, place_id, side) = (text(&["name", "location"]), text(&["place_id"]), text(&["side"]));
    let (confidence, date) = (text(&["confidence", "conf"]), text(&["date", "evidence_to", "as_of"]));
    let cells = Cells { name: &name, place_id: &place_id, side: &side, confidence: &confidence, date: &date };
    let Some(drawn) = &feature.geometry else { return reader.fault(origin, "it is neither point nor polygon") };
    match geometry::read(drawn) {
        None => reader.fault(origin, "its positions are not longitude, latitude in degrees"),
        Some(Geometry::Point(point)) => reader.add_place(&cells, point, origin),
        Some(Geometry::Polygon(polygon)) => take_area(reader, &cells, &MultiPolygon(vec![polygon]), origin),
        Some(Geometry::MultiPolygon(polygons)) => take_area(reader, &cells, &polygons, origin),
        _ => reader.fault(origin, "it is neither point nor polygon"),
    }
}

/// An area is held by holding the settlements in it.
fn take_area(reader: &mut Reader, cells: &Cells, area: &MultiPolygon, origin: &str) {
    let claim = match reader.claim(cells, origin) {
        Ok(claim) => claim,
        Err(why) => return reader.fault(origin, &why),
    };
    let gazetteer = &reader.world.gazetteer;
    let within: Vec<_> = gazetteer
        .places()
        .filter(|place| place.kind.is_settlement() && area.contains(&place.point))
        .map(|place| (place.id, place.name, place.point))
        .collect();
    if within.is_empty() {
        return reader.fault(origin, "no settlement of the gazetteer lies in it");
    }
    for (id, name, point) in within {
        reader.add(&claim, Some(name), Some(id), point);
    }
}
