//! A GeoParquet 1.1 for every layer and the land beneath them: typed columns and the geometry as well-known binary, for
//! DuckDB, pandas and whatever else works in columns.

mod schema;

use std::sync::Arc;

use ::parquet::basic::Compression;
use ::parquet::data_type::{BoolType, ByteArray, ByteArrayType, DataType, DoubleType, Int32Type, Int64Type};
use ::parquet::errors::Result;
use ::parquet::file::metadata::KeyValue;
use ::parquet::file::properties::WriterProperties;
use ::parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use jiff::civil::Date;

use super::super::{Backdrop, File};
use super::{nul, wkb};
use crate::layer::{Atlas, ColumnKind, Feature, Layer, Value};

/// Features that are written, and later read, at once: as many as the makers of GeoParquet advise.
const ROWS_OF_A_GROUP: usize = 100_000;

/// A file for every layer, in their order, then the land's. A layer without features is a file with its columns.
pub fn files(atlas: &Atlas, backdrop: &Backdrop) -> Vec<File> {
    let land = backdrop.layer();
    let file = |layer: &Layer| {
        let bytes = dataset(layer).expect("memory takes columns of the types that the schema says");
        File { name: format!("{}.parquet", layer.name), bytes }
    };
    atlas.layers.iter().chain([&land]).map(file).collect()
}

fn dataset(layer: &Layer) -> Result<Vec<u8>> {
    let geo = KeyValue::new("geo".to_owned(), schema::geo(layer).to_string());
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_key_value_metadata(Some(vec![geo]))
        .build();
    let mut writer = SerializedFileWriter::new(Vec::new(), Arc::new(schema::of(layer)?), Arc::new(properties))?;
    for features in layer.features.chunks(ROWS_OF_A_GROUP) {
        let mut group = writer.next_row_group()?;
        let mut next = |write: &mut dyn FnMut(SerializedColumnWriter) -> Result<()>| {
            write(group.next_column()?.expect("the schema has the layer's columns and the geometry"))
        };
        for (at, column) in layer.columns.iter().enumerate() {
            next(&mut |into| {
                values(into, column.kind, features.iter().map(|feature| &feature.properties.values()[at]))
            })?;
        }
        next(&mut |into| geometries(into, features))?;
        group.close()?;
    }
    writer.into_inner()
}

/// What the features say in one column. A value of another type than the column's is left out.
fn values<'a>(into: SerializedColumnWriter, kind: ColumnKind, values: impl Iterator<Item = &'a Value>) -> Result<()> {
    match kind {
        ColumnKind::Text => optional::<ByteArrayType>(into, values.map(|value| value.as_str().map(text))),
        ColumnKind::Date => optional::<Int32Type>(into, values.map(|value| value.as_str().and_then(day))),
        ColumnKind::Integer => optional::<Int64Type>(into, values.map(Value::as_i64)),
        ColumnKind::Real { .. } => optional::<DoubleType>(into, values.map(Value::as_f64)),
        ColumnKind::Boolean => optional::<BoolType>(into, values.map(truth)),
    }
}

fn text(text: &str) -> ByteArray {
    ByteArray::from(nul::replaced(text).as_bytes().to_vec())
}

/// Days since 1970-01-01, as Parquet counts them.
fn day(text: &str) -> Option<i32> {
    let day: Date = text.parse().ok()?;
    day.since(Date::constant(1970, 1, 1)).ok().map(|span| span.get_days())
}

fn truth(value: &Value) -> Option<bool> {
    match value {
        Value::Boolean(truth) => Some(*truth),
        _ => None,
    }
}

/// Writes the values that are there, and a level for each that says whether it is.
fn optional<T: DataType>(mut into: SerializedColumnWriter, values: impl Iterator<Item = Option<T::T>>) -> Result<()> {
    let (mut levels, mut present) = (Vec::new(), Vec::new());
    for value in values {
        levels.push(i16::from(value.is_some()));
        present.extend(value);
    }
    into.typed::<T>().write_batch(&present, Some(&levels), None)?;
    into.close()
}

fn geometries(mut into: SerializedColumnWriter, features: &[Feature]) -> Result<()> {
    let binary = |feature: &Feature| {
        let mut bytes = Vec::new();
        wkb::write(&mut bytes, &feature.geometry);
        ByteArray::from(bytes)
    };
    let all: Vec<ByteArray> = features.iter().map(binary).collect();
    into.typed::<ByteArrayType>().write_batch(&all, None, None)?;
    into.close()
}
