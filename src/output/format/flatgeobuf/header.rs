//! The head of a FlatGeobuf: the layer's name, columns, extent and reference system.

use flatbuffers::{FlatBufferBuilder, WIPOffset};
use flatgeobuf::packed_r_tree::NodeItem;
use flatgeobuf::{Column, ColumnArgs, ColumnType, Crs, CrsArgs, GeometryType, Header, HeaderArgs};

use super::super::nul;
use super::NODE_SIZE;
use crate::layer::{self, Atlas, ColumnKind, GeometryKind, Layer};

/// The head of so many features, with its size in front.
pub(super) fn bytes(atlas: &Atlas, layer: &Layer, features: usize, extent: Option<&NodeItem>) -> Vec<u8> {
    let mut builder = FlatBufferBuilder::new();
    let columns: Vec<WIPOffset<Column>> = layer.columns.iter().map(|known| column(&mut builder, known)).collect();
    let about = format!("{}. {}", atlas.generator, atlas.attribution);
    let args = HeaderArgs {
        name: Some(builder.create_string(layer.name)),
        envelope: extent.map(|all| builder.create_vector(&[all.min_x, all.min_y, all.max_x, all.max_y])),
        geometry_type: match layer.geometry {
            GeometryKind::Point => GeometryType::Point,
            GeometryKind::Line => GeometryType::LineString,
            GeometryKind::Area => GeometryType::MultiPolygon,
        },
        columns: Some(builder.create_vector(&columns)),
        features_count: features as u64,
        // There is no index over nothing.
        index_node_size: if features == 0 { 0 } else { NODE_SIZE },
        crs: Some(wgs_84(&mut builder)),
        description: Some(builder.create_string(&nul::replaced(&about))),
        ..HeaderArgs::default()
    };
    let header = Header::create(&mut builder, &args);
    builder.finish_size_prefixed(header, None);
    builder.finished_data().to_vec()
}

fn column<'b>(builder: &mut FlatBufferBuilder<'b>, column: &layer::Column) -> WIPOffset<Column<'b>> {
    let args = ColumnArgs {
        name: Some(builder.create_string(column.name)),
        title: Some(builder.create_string(&column.title())),
        type_: match column.kind {
            ColumnKind::Text => ColumnType::String,
            // The format has no days. GDAL and QGIS take midnight without a zone for that very day, and unlike a text it is a
            // time to them.
            ColumnKind::Date => ColumnType::DateTime,
            ColumnKind::Integer => ColumnType::Long,
            ColumnKind::Real { .. } => ColumnType::Double,
            ColumnKind::Boolean => ColumnType::Bool,
        },
        ..ColumnArgs::default()
    };
    Column::create(builder, &args)
}

fn wgs_84<'b>(builder: &mut FlatBufferBuilder<'b>) -> WIPOffset<Crs<'b>> {
    let args = CrsArgs {
        org: Some(builder.create_string("EPSG")),
        code: 4326,
        name: Some(builder.create_string("WGS 84")),
        ..CrsArgs::default()
    };
    Crs::create(builder, &args)
}
