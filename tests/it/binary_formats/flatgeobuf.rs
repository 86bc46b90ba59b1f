//! `<layer>.fgb`.

use std::collections::BTreeMap;

use ::flatgeobuf::geozero::{ColumnValue, FeatureProperties, PropertyProcessor, error::Result as ReadResult};
use ::flatgeobuf::{ColumnType, FallibleStreamingIterator, FgbFeature, FgbReader, GeometryType};
use geo::{Geometry, Point};
use sitmap::layer::{Atlas, ColumnKind, ControlPointProperties, Feature, Layer, Value};
use sitmap::output::File;
use sitmap::output::format::flatgeobuf as fgb;

use super::{TEXTS, as_read, holed_atlas, hostile_atlas};
use crate::sample;

fn flatgeobufs(atlas: &Atlas) -> Vec<File> {
    fgb::files(atlas, &sample::backdrop())
}

fn flatgeobuf_of(atlas: &Atlas, layer: &str) -> Vec<u8> {
    let name = format!("{layer}.fgb");
    flatgeobufs(atlas).into_iter().find(|file| file.name == name).unwrap_or_else(|| panic!("no {name}")).bytes
}

/// What a feature says, by column; and its coordinates, ring after ring.
#[derive(Debug, PartialEq)]
struct Read {
    values: BTreeMap<String, String>,
    rings: Vec<Vec<f64>>,
}

struct Values(BTreeMap<String, String>);

impl PropertyProcessor for Values {
    fn property(&mut self, _: usize, name: &str, value: &ColumnValue) -> ReadResult<bool> {
        self.0.insert(name.to_owned(), format!("{value:?}"));
        Ok(false)
    }
}

fn read(feature: &FgbFeature) -> Read {
    let mut values = Values(BTreeMap::new());
    feature.process_properties(&mut values).unwrap();
    let geometry = feature.geometry().unwrap();
    let parts: Vec<_> = geometry.parts().map_or(vec![geometry], |parts| parts.iter().collect());
    let rings = parts.iter().flat_map(|part| {
        let all: Vec<f64> = part.xy().unwrap().iter().collect();
        let ends: Vec<usize> =
            part.ends().map_or(vec![all.len() / 2], |ends| ends.iter().map(|end| end as usize).collect());
        let starts = [0].into_iter().chain(ends.clone());
        starts.zip(ends).map(|(start, end)| all[2 * start..2 * end].to_vec()).collect::<Vec<_>>()
    });
    Read { values: values.0, rings: rings.collect() }
}

fn read_all(bytes: &[u8]) -> Vec<Read> {
    let mut features = FgbReader::open(bytes).unwrap().select_all_seq().unwrap();
    let mut all = Vec::new();
    while let Some(feature) = features.next().unwrap() {
        all.push(read(feature));
    }
    all
}

/// The feature as it should be read.
fn said(layer: &Layer, feature: &Feature) -> Read {
    let columns = layer.columns.iter().zip(feature.properties.values());
    let values = columns.filter_map(|(column, value)| {
        let value = match value {
            Value::Null => return None,
            Value::Text(day) if column.kind == ColumnKind::Date => {
                ColumnValue::DateTime(&format!("{day}T00:00:00")).debug()
            }
            Value::Text(text) => ColumnValue::String(&as_read(text)).debug(),
            Value::Integer(number) => ColumnValue::Long(*number).debug(),
            Value::Real(number) => ColumnValue::Double(*number).debug(),
            Value::Boolean(truth) => ColumnValue::Bool(*truth).debug(),
        };
        Some((column.name.to_owned(), value))
    });
    let flat = |line: &geo::LineString| line.coords().flat_map(|at| [at.x, at.y]).collect();
    let rings = match &feature.geometry {
        Geometry::Point(point) => vec![vec![point.x(), point.y()]],
        Geometry::LineString(line) => vec![flat(line)],
        Geometry::MultiPolygon(polygons) => {
            polygons.iter().flat_map(|part| [part.exterior()].into_iter().chain(part.interiors())).map(flat).collect()
        }
        other => panic!("{other:?}"),
    };
    Read { values: values.collect(), rings }
}

trait Debugged {
    fn debug(&self) -> String;
}

impl Debugged for ColumnValue<'_> {
    fn debug(&self) -> String {
        format!("{self:?}")
    }
}

fn by_id(features: impl IntoIterator<Item = Read>) -> BTreeMap<String, Read> {
    features.into_iter().map(|feature| (feature.values["id"].clone(), feature)).collect()
}

#[test]
fn every_layer_and_the_land_is_a_flatgeobuf_with_what_its_features_say() {
    let atlas = sample::atlas();
    let names: Vec<String> = flatgeobufs(&atlas).into_iter().map(|file| file.name).collect();
    let layers = atlas.layers.iter().map(|layer| layer.name).chain(["areas"]);
    assert_eq!(names, layers.map(|layer| format!("{layer}.fgb")).collect::<Vec<_>>());
    for layer in &atlas.layers {
        let features = read_all(&flatgeobuf_of(&atlas, layer.name));
        assert_eq!(features.len(), layer.features.len());
        assert_eq!(by_id(features), by_id(layer.features.iter().map(|feature| said(layer, feature))), "{}", layer.name);
    }
    let land = by_id(read_all(&flatgeobuf_of(&atlas, "areas")));
    assert_eq!(land["String(\"SY\")"].values["name_ar"], "String(\"سوريا\")");
    assert_eq!(land["String(\"SY02\")"].values["level"], "Long(1)");
}

#[test]
fn a_flatgeobuf_declares_types_extent_and_reference_system_even_where_it_is_empty() {
    for (atlas, is_empty) in [(sample::atlas(), false), (sample::empty_atlas(), true)] {
        for layer in &atlas.layers {
            let bytes = flatgeobuf_of(&atlas, layer.name);
            let reader = FgbReader::open(&bytes[..]).unwrap();
            let header = reader.header();
            assert_eq!(header.name(), Some(layer.name));
            assert_eq!(header.features_count(), layer.features.len() as u64);
            assert_eq!(header.crs().map(|crs| (crs.org(), crs.code())), Some((Some("EPSG"), 4326)));
            assert_eq!(header.envelope().is_none(), is_empty, "no extent around nothing");
            assert_eq!(header.index_node_size() == 0, is_empty, "no index over nothing");
            let columns = header.columns().unwrap();
            assert_eq!(
                columns.iter().map(|column| column.name()).collect::<Vec<_>>(),
                layer.column_names().collect::<Vec<_>>()
            );
            for (column, declared) in layer.columns.iter().zip(columns.iter()) {
                let expected = match column.kind {
                    ColumnKind::Text => ColumnType::String,
                    ColumnKind::Date => ColumnType::DateTime,
                    ColumnKind::Integer => ColumnType::Long,
                    ColumnKind::Real { .. } => ColumnType::Double,
                    ColumnKind::Boolean => ColumnType::Bool,
                };
                assert_eq!(declared.type_(), expected, "{}.{}", layer.name, column.name);
                assert_eq!(declared.title(), Some(&*column.title()));
            }
            assert_eq!(read_all(&bytes).len(), layer.features.len());
        }
    }
    let areas = flatgeobuf_of(&sample::empty_atlas(), "areas");
    assert_eq!(FgbReader::open(&areas[..]).unwrap().header().geometry_type(), GeometryType::MultiPolygon);
}

#[test]
fn the_index_of_a_flatgeobuf_finds_exactly_what_lies_in_a_rectangle() {
    // Enough for an index of three levels, on a grid of a tenth of a degree.
    let points = (0..900).map(|n| {
        let at = Point::new(35.0 + f64::from(n % 30) / 10.0, 33.0 + f64::from(n / 30) / 10.0);
        (Geometry::Point(at), ControlPointProperties { id: format!("point-{n}").into(), ..Default::default() })
    });
    let atlas = Atlas { layers: vec![Layer::new(points)], ..Atlas::default() };
    let bytes = flatgeobuf_of(&atlas, "control_points");
    assert_eq!(by_id(read_all(&bytes)).len(), 900);
    let mut found = FgbReader::open(&bytes[..]).unwrap().select_bbox_seq(35.95, 33.95, 36.15, 34.05).unwrap();
    let mut ids = Vec::new();
    while let Some(feature) = found.next().unwrap() {
        ids.push(read(feature).values["id"].clone());
    }
    ids.sort();
    assert_eq!(ids, ["String(\"point-310\")", "String(\"point-311\")"]);
}

#[test]
fn features_at_one_place_keep_the_layer_s_order_in_a_flatgeobuf() {
    let texts =
        read_all(&flatgeobuf_of(&hostile_atlas(), "strikes")).into_iter().map(|read| read.values["notes"].clone());
    assert_eq!(texts.collect::<Vec<_>>(), TEXTS.map(|text| ColumnValue::String(&as_read(text)).debug()));
}

#[test]
fn the_same_layers_give_the_same_flatgeobufs() {
    assert!(flatgeobufs(&sample::atlas()) == flatgeobufs(&sample::atlas()));
}

#[test]
fn a_hole_in_an_area_is_a_ring_of_its_polygon_in_a_flatgeobuf() {
    let atlas = holed_atlas();
    let layer = &atlas.layers[0];
    let read = read_all(&flatgeobuf_of(&atlas, "control_areas"));
    assert_eq!(read, [said(layer, &layer.features[0])]);
    assert_eq!(read[0].rings.len(), 3);
}
