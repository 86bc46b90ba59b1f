//! One feature of a FlatGeobuf: its coordinates, and the values that it has.

use flatbuffers::{FlatBufferBuilder, WIPOffset};
use flatgeobuf::{Feature as Table, FeatureArgs, Geometry as Shape, GeometryArgs};
use geo::{Geometry, LineString, Polygon};

use super::super::nul;
use crate::layer::{ColumnKind, Feature, Layer, Value};

/// A feature of the layer, with its size in front.
pub(super) fn bytes(builder: &mut FlatBufferBuilder, layer: &Layer, feature: &Feature) -> Vec<u8> {
    builder.reset();
    let geometry = shape(builder, &feature.geometry);
    let properties = builder.create_vector(&properties(layer, feature));
    let table = Table::create(
        builder,
        &FeatureArgs { geometry: Some(geometry), properties: Some(properties), ..FeatureArgs::default() },
    );
    builder.finish_size_prefixed(table, None);
    builder.finished_data().to_vec()
}

fn shape<'b>(builder: &mut FlatBufferBuilder<'b>, geometry: &Geometry) -> WIPOffset<Shape<'b>> {
    match geometry {
        Geometry::Point(point) => rings(builder, &[&LineString(vec![point.0])]),
        Geometry::LineString(line) => rings(builder, &[line]),
        Geometry::MultiPolygon(polygons) => {
            let parts: Vec<WIPOffset<Shape>> = polygons.iter().map(|part| polygon(builder, part)).collect();
            let parts = Some(builder.create_vector(&parts));
            Shape::create(builder, &GeometryArgs { parts, ..GeometryArgs::default() })
        }
        // No layer holds another.
        _ => rings(builder, &[]),
    }
}

fn polygon<'b>(builder: &mut FlatBufferBuilder<'b>, polygon: &Polygon) -> WIPOffset<Shape<'b>> {
    let all: Vec<&LineString> = [polygon.exterior()].into_iter().chain(polygon.interiors()).collect();
    rings(builder, &all)
}

/// Coordinates in one row, and where each ring ends if there are several.
fn rings<'b>(builder: &mut FlatBufferBuilder<'b>, rings: &[&LineString]) -> WIPOffset<Shape<'b>> {
    let coordinates: Vec<f64> = rings.iter().flat_map(|ring| ring.coords()).flat_map(|at| [at.x, at.y]).collect();
    let lengths =
        rings.iter().map(|ring| u32::try_from(ring.0.len()).expect("no ring has four thousand million points"));
    let ends: Vec<u32> = lengths
        .scan(0, |end, length| {
            *end += length;
            Some(*end)
        })
        .collect();
    let args = GeometryArgs {
        ends: (ends.len() > 1).then(|| builder.create_vector(&ends)),
        xy: Some(builder.create_vector(&coordinates)),
        ..GeometryArgs::default()
    };
    Shape::create(builder, &args)
}

/// Every value behind the number of its column. What is absent is left out.
fn properties(layer: &Layer, feature: &Feature) -> Vec<u8> {
    let mut bytes = Vec::new();
    for ((at, column), value) in (0_u16..).zip(layer.columns.iter()).zip(feature.properties.values()) {
        if let Some(value) = property(column.kind, value) {
            bytes.extend(at.to_le_bytes());
            bytes.extend(value);
        }
    }
    bytes
}

/// A value as a reader expects it, who goes by the type of the column and would take another for something else.
fn property(kind: ColumnKind, value: &Value) -> Option<Vec<u8>> {
    match (kind, value) {
        (ColumnKind::Text, Value::Text(words)) => Some(text(&nul::replaced(words))),
        (ColumnKind::Date, Value::Text(day)) => Some(text(&format!("{day}T00:00:00"))),
        (ColumnKind::Integer, Value::Integer(number)) => Some(number.to_le_bytes().into()),
        (ColumnKind::Real { .. }, Value::Real(number)) => Some(number.to_le_bytes().into()),
        (ColumnKind::Boolean, Value::Boolean(truth)) => Some(vec![u8::from(*truth)]),
        _ => None,
    }
}

/// The length, then the words.
fn text(words: &str) -> Vec<u8> {
    let length = u32::try_from(words.len()).expect("no text has four gigabytes");
    [&length.to_le_bytes()[..], words.as_bytes()].concat()
}
