//! The columns of a GeoParquet, and what it says of its geometry.

use std::sync::Arc;

use ::parquet::basic::{LogicalType, Repetition, Type as Physical};
use ::parquet::errors::Result;
use ::parquet::schema::types::Type;
use serde_json::{Value, json};

use super::super::super::geojson;
use crate::layer::{ColumnKind, GeometryKind, Layer};

/// The name of the geometry's column, which is the last.
const GEOMETRY: &str = "geometry";

/// The layer's columns, each of which may be empty in a feature, and the geometry, which may not.
pub(super) fn of(layer: &Layer) -> Result<Type> {
    let column = |name: &str, kind: ColumnKind| {
        let (physical, logical) = match kind {
            ColumnKind::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
            ColumnKind::Date => (Physical::INT32, Some(LogicalType::Date)),
            ColumnKind::Integer => (Physical::INT64, None),
            ColumnKind::Real { .. } => (Physical::DOUBLE, None),
            ColumnKind::Boolean => (Physical::BOOLEAN, None),
        };
        Type::primitive_type_builder(name, physical)
            .with_repetition(Repetition::OPTIONAL)
            .with_logical_type(logical)
            .build()
            .map(Arc::new)
    };
    let mut fields = layer.columns.iter().map(|known| column(known.name, known.kind)).collect::<Result<Vec<_>>>()?;
    let geometry = Type::primitive_type_builder(GEOMETRY, Physical::BYTE_ARRAY);
    fields.push(Arc::new(geometry.with_repetition(Repetition::REQUIRED).build()?));
    Type::group_type_builder(layer.name).with_fields(fields).build()
}

/// The metadata `geo` of GeoParquet 1.1. Without a `crs` coordinates are longitude and latitude on WGS 84.
pub(super) fn geo(layer: &Layer) -> Value {
    let family = match layer.geometry {
        GeometryKind::Point => "Point",
        GeometryKind::Line => "LineString",
        GeometryKind::Area => "MultiPolygon",
    };
    let mut column = json!({ "encoding": "WKB", "geometry_types": [family], "orientation": "counterclockwise" });
    if let Some(all) = geojson::bounds(layer.features.iter().map(|feature| &feature.geometry)) {
        column["bbox"] = json!([all.min().x, all.min().y, all.max().x, all.max().y]);
    }
    json!({ "version": "1.1.0", "primary_column": GEOMETRY, "columns": { GEOMETRY: column } })
}
