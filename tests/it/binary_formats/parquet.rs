//! `<layer>.parquet`.

use std::fs;

use ::parquet::file::reader::{FileReader, SerializedFileReader};
use ::parquet::record::{Field, Row};
use serde_json::{Value as Json, json};
use sitmap::layer::{Atlas, ColumnKind, Value};
use sitmap::output::format::parquet as geoparquet;

use super::{TEXTS, as_read, hostile_atlas};
use crate::sample;

fn opened(atlas: &Atlas, layer: &str) -> SerializedFileReader<fs::File> {
    let name = format!("{layer}.parquet");
    let files = geoparquet::files(atlas, &sample::backdrop());
    let file = files.iter().find(|file| file.name == name).unwrap_or_else(|| panic!("no {name}"));
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(&name), &file.bytes).unwrap();
    SerializedFileReader::new(fs::File::open(folder.path().join(&name)).unwrap()).unwrap()
}

fn rows(atlas: &Atlas, layer: &str) -> Vec<Row> {
    opened(atlas, layer).get_row_iter(None).unwrap().map(Result::unwrap).collect()
}

fn geo(atlas: &Atlas, layer: &str) -> Json {
    let reader = opened(atlas, layer);
    let all = reader.metadata().file_metadata().key_value_metadata().unwrap();
    let geo = all.iter().find(|entry| entry.key == "geo").unwrap();
    serde_json::from_str(geo.value.as_deref().unwrap()).unwrap()
}

/// A value as it should be read.
fn field(kind: ColumnKind, value: &Value) -> Field {
    match value {
        Value::Null => Field::Null,
        Value::Text(day) if kind == ColumnKind::Date => {
            let day: jiff::civil::Date = day.parse().unwrap();
            Field::Date(day.since(jiff::civil::date(1970, 1, 1)).unwrap().get_days())
        }
        Value::Text(text) => Field::Str(as_read(text)),
        Value::Integer(number) => Field::Long(*number),
        Value::Real(number) => Field::Double(*number),
        Value::Boolean(truth) => Field::Bool(*truth),
    }
}

#[test]
fn every_layer_and_the_land_is_a_geoparquet_with_what_its_features_say() {
    let atlas = sample::atlas();
    let names: Vec<String> = geoparquet::files(&atlas, &sample::backdrop()).into_iter().map(|file| file.name).collect();
    let layers = atlas.layers.iter().map(|layer| layer.name).chain(["areas"]);
    assert_eq!(names, layers.map(|layer| format!("{layer}.parquet")).collect::<Vec<_>>());
    for layer in &atlas.layers {
        let rows = rows(&atlas, layer.name);
        assert_eq!(rows.len(), layer.features.len());
        for (row, feature) in rows.iter().zip(&layer.features) {
            let columns: Vec<&str> = row.get_column_iter().map(|(name, _)| &**name).collect();
            assert_eq!(columns, layer.column_names().chain(["geometry"]).collect::<Vec<_>>());
            for ((column, value), (_, read)) in
                layer.columns.iter().zip(feature.properties.values()).zip(row.get_column_iter())
            {
                assert_eq!(read, &field(column.kind, value), "{}.{}", layer.name, column.name);
            }
        }
    }
}

#[test]
fn a_day_in_a_geoparquet_is_counted_from_1970() {
    let days: Vec<Field> = rows(&sample::atlas(), "control_points")
        .iter()
        .map(|row| row.get_column_iter().find(|(name, _)| *name == "as_of").unwrap().1.clone())
        .collect();
    // `date -u -d 2016-02-05 +%s` is 1454630400.
    assert_eq!(days, [Field::Date(1_454_630_400 / 86_400), Field::Date(16_836)]);
}

#[test]
fn a_geoparquet_says_what_its_geometry_is_even_where_it_is_empty() {
    assert_eq!(
        geo(&sample::atlas(), "strikes"),
        json!({"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": {
            "encoding": "WKB", "geometry_types": ["Point"], "orientation": "counterclockwise",
            "bbox": [36.80597, 35.86441, 37.04588, 36.58615]}}})
    );
    let empty = geo(&sample::empty_atlas(), "front_lines");
    assert_eq!(empty["columns"]["geometry"]["geometry_types"], json!(["LineString"]));
    assert_eq!(empty["columns"]["geometry"].get("bbox"), None);
    assert!(rows(&sample::empty_atlas(), "front_lines").is_empty());
}

#[test]
fn geometry_in_a_geoparquet_is_well_known_binary() {
    let rows = rows(&sample::atlas(), "front_lines");
    let Some((_, Field::Bytes(line))) = rows[0].get_column_iter().last() else { panic!("no geometry") };
    assert_eq!(line.data()[..9], [1, 2, 0, 0, 0, 3, 0, 0, 0], "a line of three points");
    assert_eq!(line.data()[9..17], 36.95_f64.to_le_bytes());
    assert_eq!(line.data().len(), 9 + 3 * 16);
}

#[test]
fn any_text_comes_out_of_a_geoparquet_as_it_went_in_but_for_nul() {
    let notes = rows(&hostile_atlas(), "strikes")
        .into_iter()
        .map(|row| row.get_column_iter().find(|(name, _)| *name == "notes").unwrap().1.clone());
    assert_eq!(notes.collect::<Vec<_>>(), TEXTS.map(|text| Field::Str(as_read(text))));
}

#[test]
fn the_same_layers_give_the_same_geoparquets() {
    let made = || geoparquet::files(&sample::atlas(), &sample::backdrop());
    assert!(made() == made());
}
