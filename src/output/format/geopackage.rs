//! `sitmap.gpkg`: all layers and the land beneath them in one GeoPackage 1.3, with their types, a spatial index, and the
//! styles of [`qgis`], which QGIS takes up by itself with a table. Read by GDAL, QGIS, ArcGIS and every SQLite.
//!
//! The database is made in memory, in one order and by one transaction, so that SQLite lays out the same bytes each time.

mod geometry;
mod index;

use geo::{BoundingRect, Rect};
use rusqlite::types::Value as Sql;
use rusqlite::{Connection, MAIN_DB, params, params_from_iter};

use super::super::{Backdrop, File, geojson, qgis};
use super::nul;
use crate::layer::{Atlas, ColumnKind, GeometryKind, Layer, Value};

/// The name of the file.
pub const FILE: &str = "sitmap.gpkg";

const TABLES: &str = include_str!("geopackage/tables.sql");

/// "GPKG" and 1.3.0, as the header of the file says them; and the page size, which SQLite may be built to choose otherwise.
const HEADER: &str = "PRAGMA page_size = 4096; PRAGMA application_id = 0x47504B47; PRAGMA user_version = 10300;";

/// WGS 84, in `gpkg_spatial_ref_sys` and in every geometry.
const WGS_84: i32 = 4326;

/// What stands for the day of the last change where no feature has a date: the day that programs begin to count from.
const NO_DAY: &str = "1970-01-01";

/// The GeoPackage, one file.
pub fn files(atlas: &Atlas, backdrop: &Backdrop) -> Vec<File> {
    let bytes = database(atlas, backdrop).expect("a database in memory takes new tables and bound values");
    vec![File { name: FILE.to_owned(), bytes }]
}

fn database(atlas: &Atlas, backdrop: &Backdrop) -> rusqlite::Result<Vec<u8>> {
    let mut database = Connection::open_in_memory()?;
    database.execute_batch(HEADER)?;
    let transaction = database.transaction()?;
    transaction.execute_batch(TABLES)?;
    let changed = last_change(atlas);
    let about = nul::replaced(&format!("{}. {}", atlas.generator, atlas.attribution)).into_owned();
    let land = backdrop.layer();
    for layer in atlas.layers.iter().chain([&land]) {
        declare(&transaction, layer, &about, &changed)?;
        fill(&transaction, layer)?;
        let fids = (1..).zip(&layer.features);
        let rectangles = fids.filter_map(|(fid, feature)| Some((fid, feature.geometry.bounding_rect()?)));
        index::write(&transaction, layer.name, rectangles)?;
    }
    style(&transaction, &qgis::styles(atlas, backdrop), &changed)?;
    transaction.commit()?;
    Ok(database.serialize(MAIN_DB)?.to_vec())
}

/// When the content last changed, as `gpkg_contents` must say. The clock would make every run another file; the newest
/// day that the features tell of changes when they do.
fn last_change(atlas: &Atlas) -> String {
    let days = atlas.layers.iter().filter_map(newest_day);
    format!("{}T00:00:00.000Z", days.max().unwrap_or(NO_DAY))
}

fn newest_day(layer: &Layer) -> Option<&str> {
    let dates: Vec<usize> = (0..layer.columns.len()).filter(|&at| layer.columns[at].kind == ColumnKind::Date).collect();
    let values = layer.features.iter().map(|feature| feature.properties.values());
    values.flat_map(|values| dates.iter().filter_map(|&at| values[at].as_str())).max()
}

/// The table of a layer, and what the GeoPackage says of it.
fn declare(database: &Connection, layer: &Layer, about: &str, changed: &str) -> rusqlite::Result<()> {
    let family = match layer.geometry {
        GeometryKind::Point => "POINT",
        GeometryKind::Line => "LINESTRING",
        GeometryKind::Area => "MULTIPOLYGON",
    };
    let columns: String =
        layer.columns.iter().map(|column| format!(", {} {}", quoted(column.name), sql_type(column.kind))).collect();
    let table = quoted(layer.name);
    database.execute_batch(&format!(
        "CREATE TABLE {table} (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom {family}{columns})"
    ))?;
    let bounds = geojson::bounds(layer.features.iter().map(|feature| &feature.geometry));
    let side = |side: fn(Rect) -> f64| bounds.map(side);
    database.execute(
        "INSERT INTO gpkg_contents VALUES (?1, 'features', ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            layer.name,
            about,
            changed,
            side(|all| all.min().x),
            side(|all| all.min().y),
            side(|all| all.max().x),
            side(|all| all.max().y),
            WGS_84
        ],
    )?;
    database.execute(
        "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)",
        params![layer.name, family, WGS_84],
    )?;
    Ok(())
}

/// The features in their order, counted from 1.
fn fill(database: &Connection, layer: &Layer) -> rusqlite::Result<()> {
    let places = ", ?".repeat(layer.columns.len());
    let mut insert = database.prepare(&format!("INSERT INTO {} VALUES (?, ?{places})", quoted(layer.name)))?;
    for (fid, feature) in (1_i64..).zip(&layer.features) {
        let key = [Sql::Integer(fid), Sql::Blob(geometry::blob(&feature.geometry, WGS_84))];
        let values = feature.properties.values().iter().map(sql_value);
        insert.execute(params_from_iter(key.into_iter().chain(values)))?;
    }
    Ok(())
}

/// The styles, as QGIS itself stores them with `Save style in database`, each the default of its table.
fn style(database: &Connection, styles: &[(String, String)], changed: &str) -> rusqlite::Result<()> {
    database.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change) VALUES (?1, 'attributes', ?1, ?2)",
        params!["layer_styles", changed],
    )?;
    // QGIS looks for an empty catalog and schema, not for a missing one.
    let mut insert = database.prepare(
        "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, styleQML, \
         useAsDefault, update_time) VALUES ('', '', ?1, 'geom', ?1, ?2, 1, ?3)",
    )?;
    for (layer, qml) in styles {
        insert.execute(params![layer, nul::replaced(qml), changed])?;
    }
    Ok(())
}

fn sql_type(kind: ColumnKind) -> &'static str {
    match kind {
        ColumnKind::Text => "TEXT",
        ColumnKind::Date => "DATE",
        ColumnKind::Integer => "INTEGER",
        ColumnKind::Real { .. } => "DOUBLE",
        ColumnKind::Boolean => "BOOLEAN",
    }
}

fn sql_value(value: &Value) -> Sql {
    match value {
        Value::Null => Sql::Null,
        Value::Text(text) => Sql::Text(nul::replaced(text).into_owned()),
        Value::Integer(number) => Sql::Integer(*number),
        Value::Real(number) => Sql::Real(*number),
        Value::Boolean(truth) => Sql::Integer(i64::from(*truth)),
    }
}

/// A name as SQL takes it: `marker-color` would be a subtraction.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
