//! `sitmap.gpkg`.

use rusqlite::types::Value as Sql;
use rusqlite::{Connection, MAIN_DB};
use sitmap::layer::{Atlas, ColumnKind, Value};
use sitmap::output::format::geopackage;

use super::{TEXTS, as_read, holed_atlas, hostile_atlas};
use crate::sample;

fn geopackage_of(atlas: &Atlas) -> Connection {
    let files = geopackage::files(atlas, &sample::backdrop());
    assert_eq!(files.iter().map(|file| &*file.name).collect::<Vec<_>>(), ["sitmap.gpkg"]);
    let mut database = Connection::open_in_memory().unwrap();
    database.deserialize_read_exact(MAIN_DB, &*files[0].bytes, files[0].bytes.len(), true).unwrap();
    database
}

fn one<T: rusqlite::types::FromSql>(database: &Connection, query: &str) -> T {
    database.query_row(query, [], |row| row.get(0)).unwrap_or_else(|error| panic!("{query}: {error}"))
}

fn texts(database: &Connection, query: &str) -> Vec<String> {
    let mut statement = database.prepare(query).unwrap();
    let rows = statement.query_map([], |row| row.get(0)).unwrap();
    rows.map(Result::unwrap).collect()
}

fn sql(value: &Value) -> Sql {
    match value {
        Value::Null => Sql::Null,
        Value::Text(text) => Sql::Text(as_read(text)),
        Value::Integer(number) => Sql::Integer(*number),
        Value::Real(number) => Sql::Real(*number),
        Value::Boolean(truth) => Sql::Integer(i64::from(*truth)),
    }
}

#[test]
fn a_geopackage_says_so_in_its_header_and_is_sound() {
    let database = geopackage_of(&sample::atlas());
    assert_eq!(one::<i64>(&database, "PRAGMA application_id"), i64::from(u32::from_be_bytes(*b"GPKG")));
    assert_eq!(one::<i64>(&database, "PRAGMA user_version"), 10300);
    assert_eq!(one::<String>(&database, "PRAGMA integrity_check"), "ok");
    assert_eq!(texts(&database, "PRAGMA foreign_key_check"), Vec::<String>::new());
    let systems = texts(&database, "SELECT CAST(srs_id AS TEXT) FROM gpkg_spatial_ref_sys ORDER BY srs_id");
    assert_eq!(systems, ["-1", "0", "4326"]);
}

#[test]
fn a_geopackage_has_every_layer_and_the_land_with_what_its_features_say() {
    let atlas = sample::atlas();
    let database = geopackage_of(&atlas);
    let tables = texts(&database, "SELECT table_name FROM gpkg_contents WHERE data_type = 'features' ORDER BY rowid");
    let layers: Vec<&str> = atlas.layers.iter().map(|layer| layer.name).chain(["areas"]).collect();
    assert_eq!(tables, layers);
    for layer in &atlas.layers {
        let mut statement = database.prepare(&format!("SELECT * FROM {} ORDER BY fid", layer.name)).unwrap();
        let columns: Vec<&str> = ["fid", "geom"].into_iter().chain(layer.column_names()).collect();
        assert_eq!(statement.column_names().collect::<Vec<_>>(), columns);
        let rows: Vec<Vec<Sql>> = statement
            .query_map([], |row| (2..columns.len()).map(|at| row.get(at)).collect())
            .unwrap()
            .map(Result::unwrap)
            .collect();
        let said = layer.features.iter().map(|feature| feature.properties.values().iter().map(sql).collect());
        assert_eq!(rows, said.collect::<Vec<Vec<Sql>>>(), "{}", layer.name);
    }
    assert_eq!(texts(&database, "SELECT name FROM areas ORDER BY fid"), ["Syria", "Aleppo"]);
    assert_eq!(texts(&database, "SELECT name_ar FROM areas ORDER BY fid"), ["سوريا", "حلب"]);
    assert_eq!(one::<i64>(&database, "SELECT sum(level) FROM areas"), 1);
}

#[test]
fn the_columns_of_a_geopackage_have_their_types_even_where_all_is_empty() {
    for atlas in [sample::atlas(), sample::empty_atlas()] {
        let database = geopackage_of(&atlas);
        for layer in &atlas.layers {
            let types = texts(&database, &format!("SELECT type FROM pragma_table_info('{}')", layer.name));
            assert_eq!(types[0], "INTEGER");
            for (column, declared) in layer.columns.iter().zip(&types[2..]) {
                let expected = match column.kind {
                    ColumnKind::Text => "TEXT",
                    ColumnKind::Date => "DATE",
                    ColumnKind::Integer => "INTEGER",
                    ColumnKind::Real { .. } => "DOUBLE",
                    ColumnKind::Boolean => "BOOLEAN",
                };
                assert_eq!(declared, expected, "{}.{}", layer.name, column.name);
            }
        }
    }
}

#[test]
fn geometry_in_a_geopackage_is_the_standard_s_blob() {
    let database = geopackage_of(&sample::atlas());
    let point: Vec<u8> = one(&database, "SELECT geom FROM control_points WHERE location = 'Azaz'");
    let mut expected = b"GP\0\x01".to_vec();
    expected.extend(4326_i32.to_le_bytes());
    expected.extend([1, 1, 0, 0, 0]);
    expected.extend([37.0459_f64, 36.5862].iter().flat_map(|number| number.to_le_bytes()));
    assert_eq!(point, expected);

    let line: Vec<u8> = one(&database, "SELECT geom FROM front_lines");
    assert_eq!(line[3], 0b11, "little-endian, with a rectangle");
    assert_eq!(doubles(&line[8..40]), [36.95, 37.20, 36.35, 36.40], "west, east, south, north");
    assert_eq!(line[40..49], [1, 2, 0, 0, 0, 3, 0, 0, 0], "a line of three points");
    assert_eq!(doubles(&line[49..]), [36.95, 36.40, 37.05, 36.36, 37.20, 36.35]);

    let area: Vec<u8> = one(&database, "SELECT geom FROM control_areas WHERE side = 'opposition'");
    assert_eq!(area[40..49], [1, 6, 0, 0, 0, 2, 0, 0, 0], "two polygons");
    assert_eq!(area[49..62], [1, 3, 0, 0, 0, 1, 0, 0, 0, 5, 0, 0, 0], "the first of one ring, closed");
    assert_eq!(area.len(), 49 + 2 * (13 + 5 * 16));
}

fn doubles(bytes: &[u8]) -> Vec<f64> {
    bytes.chunks_exact(8).map(|number| f64::from_le_bytes(number.try_into().unwrap())).collect()
}

#[test]
fn the_index_of_a_geopackage_finds_what_lies_in_a_rectangle() {
    let database = geopackage_of(&sample::atlas());
    let found = |west: f64, east: f64| {
        texts(
            &database,
            &format!(
                "SELECT DISTINCT location FROM strikes JOIN rtree_strikes_geom AS near ON near.id = fid \
                 WHERE near.maxx >= {west} AND near.minx <= {east} ORDER BY location"
            ),
        )
    };
    assert_eq!(found(36.0, 38.0), ["Azaz", "Saraqib"]);
    assert_eq!(found(37.0, 38.0), ["Azaz"]);
    assert_eq!(found(38.0, 39.0), Vec::<String>::new());
    let declared = texts(&database, "SELECT table_name FROM gpkg_extensions WHERE extension_name = 'gpkg_rtree_index'");
    assert_eq!(declared.len(), 9);
    let triggers = "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'strikes'";
    assert_eq!(one::<i64>(&database, triggers), 6);
}

#[test]
fn deleting_a_feature_from_a_geopackage_takes_it_out_of_the_index() {
    let files = geopackage::files(&sample::atlas(), &sample::backdrop());
    let mut database = Connection::open_in_memory().unwrap();
    database.deserialize_read_exact(MAIN_DB, &*files[0].bytes, files[0].bytes.len(), false).unwrap();
    database.execute("DELETE FROM strikes WHERE location = 'Azaz'", []).unwrap();
    assert_eq!(one::<i64>(&database, "SELECT count(*) FROM rtree_strikes_geom"), 1);
    assert_eq!(one::<String>(&database, "SELECT rtreecheck('rtree_strikes_geom')"), "ok");
}

#[test]
fn the_extent_of_a_table_is_that_of_its_features_and_null_without_any() {
    let extent = |atlas: &Atlas| -> Vec<Option<f64>> {
        let query = "SELECT min_x, min_y, max_x, max_y FROM gpkg_contents WHERE table_name = 'strikes'";
        geopackage_of(atlas).query_row(query, [], |row| (0..4).map(|at| row.get(at)).collect()).unwrap()
    };
    assert_eq!(extent(&sample::atlas()), [36.80597, 35.86441, 37.04588, 36.58615].map(Some));
    assert_eq!(extent(&sample::empty_atlas()), [None; 4]);
}

#[test]
fn every_table_of_a_geopackage_has_the_style_that_lies_beside_its_geojson() {
    let atlas = sample::atlas();
    let database = geopackage_of(&atlas);
    let beside: Vec<(String, String)> = sitmap::output::qgis::files(&atlas, &sample::backdrop());
    for (name, qml) in beside.iter().filter(|(name, _)| name.ends_with(".qml")) {
        let table = name.trim_end_matches(".qml");
        let query = format!(
            "SELECT styleQML FROM layer_styles WHERE f_table_catalog = '' AND f_table_schema = '' \
             AND f_table_name = '{table}' AND f_geometry_column = 'geom' AND useAsDefault"
        );
        assert_eq!(&one::<String>(&database, &query), qml);
    }
    assert_eq!(one::<i64>(&database, "SELECT count(*) FROM layer_styles"), 9);
}

#[test]
fn a_geopackage_changed_on_its_newest_day_not_when_it_was_written() {
    let changed = |atlas: &Atlas| texts(&geopackage_of(atlas), "SELECT DISTINCT last_change FROM gpkg_contents");
    assert_eq!(changed(&sample::atlas()), ["2016-02-05T00:00:00.000Z"]);
    assert_eq!(changed(&sample::empty_atlas()), ["1970-01-01T00:00:00.000Z"]);
    let styled = "SELECT DISTINCT update_time FROM layer_styles";
    assert_eq!(texts(&geopackage_of(&sample::atlas()), styled), ["2016-02-05T00:00:00.000Z"]);
}

#[test]
fn any_text_comes_out_of_a_geopackage_as_it_went_in_but_for_nul() {
    let database = geopackage_of(&hostile_atlas());
    assert_eq!(texts(&database, "SELECT notes FROM strikes ORDER BY fid"), TEXTS.map(as_read));
    assert_eq!(texts(&database, "SELECT \"marker-color\" FROM strikes WHERE fid = 1").len(), 1);
}

#[test]
fn the_same_layers_give_the_same_geopackage() {
    let atlas = sample::atlas();
    assert!(geopackage::files(&atlas, &sample::backdrop()) == geopackage::files(&atlas, &sample::backdrop()));
}

#[test]
fn a_geopackage_of_nothing_has_all_tables_empty() {
    let database = geopackage_of(&sample::empty_atlas());
    for layer in &sample::empty_atlas().layers {
        assert_eq!(one::<i64>(&database, &format!("SELECT count(*) FROM {}", layer.name)), 0);
        assert_eq!(one::<i64>(&database, &format!("SELECT count(*) FROM rtree_{}_geom", layer.name)), 0);
    }
    assert_eq!(texts(&geopackage_of(&Atlas::default()), "SELECT name FROM areas ORDER BY fid"), ["Syria", "Aleppo"]);
}

#[test]
fn a_hole_in_an_area_is_a_ring_of_its_polygon_in_a_geopackage() {
    let area: Vec<u8> = one(&geopackage_of(&holed_atlas()), "SELECT geom FROM control_areas");
    assert_eq!(area[40..49], [1, 6, 0, 0, 0, 2, 0, 0, 0], "two polygons");
    assert_eq!(area[49..58], [1, 3, 0, 0, 0, 2, 0, 0, 0], "the first of two rings");
    assert_eq!(area.len(), 49 + (9 + 2 * (4 + 5 * 16)) + (9 + 4 + 5 * 16));
}
