//! Tables: `strikes.csv` with every column of the layer and its geometry as well-known text in the last one, `WKT`, by which GDAL
//! and QGIS know it; and `strikes.csvt` beside it, which tells them the types of the columns. What is not known is an empty cell.

use geo::{Coord, Geometry, LineString, MultiPolygon, Polygon};

use super::super::table::harmless;
use super::super::{Backdrop, File};
use crate::layer::{Atlas, ColumnKind, Layer, Value};

/// A table and its types for every layer, in their order, then those of the land.
pub fn files(atlas: &Atlas, backdrop: &Backdrop) -> Vec<File> {
    let land = backdrop.layer();
    let layers = atlas.layers.iter().chain([&land]);
    let both = |layer: &Layer| {
        let table = File { name: format!("{}.csv", layer.name), bytes: table(layer).into_bytes() };
        [table, File { name: format!("{}.csvt", layer.name), bytes: types(layer).into_bytes() }]
    };
    layers.flat_map(both).collect()
}

/// A layer as a table. A cell of text that a spreadsheet would take for a formula gets an apostrophe in front.
pub fn table(layer: &Layer) -> String {
    let in_memory = "memory does not refuse a row, and every row has the header's length";
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record(layer.column_names().chain(["WKT"])).expect(in_memory);
    for feature in &layer.features {
        let cells = feature.properties.values().iter().map(cell);
        table.write_record(cells.chain([wkt(&feature.geometry)])).expect(in_memory);
    }
    String::from_utf8(table.into_inner().expect(in_memory)).expect("every cell was UTF-8")
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Text(text) => harmless(text),
        // As JSON writes them, so that one number reads the same everywhere.
        number => number.to_string(),
    }
}

/// The types in GDAL's words, one line.
fn types(layer: &Layer) -> String {
    let word = |kind: ColumnKind| match kind {
        ColumnKind::Text => "String",
        ColumnKind::Date => "Date",
        // A toll that a text states may be any number.
        ColumnKind::Integer => "Integer64",
        ColumnKind::Real { .. } => "Real",
        ColumnKind::Boolean => "Integer(Boolean)",
    };
    let types: Vec<String> = layer.columns.iter().map(|column| format!("\"{}\"", word(column.kind))).collect();
    format!("{},\"WKT\"\n", types.join(","))
}

/// Well-known text (OGC 06-103r4, 7) of the three geometries that layers have.
fn wkt(geometry: &Geometry) -> String {
    match geometry {
        Geometry::Point(point) => format!("POINT ({})", coordinate(point.0)),
        Geometry::LineString(line) => format!("LINESTRING {}", path(line)),
        Geometry::MultiPolygon(areas) => format!("MULTIPOLYGON {}", parts(areas)),
        _ => "GEOMETRYCOLLECTION EMPTY".to_owned(),
    }
}

fn parts(areas: &MultiPolygon) -> String {
    let ring_list = |polygon: &Polygon| {
        let rings = std::iter::once(polygon.exterior()).chain(polygon.interiors());
        format!("({})", rings.map(path).collect::<Vec<_>>().join(", "))
    };
    format!("({})", areas.iter().map(ring_list).collect::<Vec<_>>().join(", "))
}

fn path(line: &LineString) -> String {
    format!("({})", line.coords().map(|at| coordinate(*at)).collect::<Vec<_>>().join(", "))
}

fn coordinate(at: Coord) -> String {
    format!("{} {}", at.x, at.y)
}
