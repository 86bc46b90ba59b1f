//! What is written: valid GeoJSON, tables, the page and the QGIS project; whole files or none.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use geo::Point;
use geojson::{FeatureCollection, GeometryValue};
use serde_json::{Value, json};
use sitmap::layer::{Atlas, Layer, MentionProperties};
use sitmap::output::{self, Backdrop, geojson::collection, table};

use crate::sample;

fn text(atlas: &Atlas, layer: &str) -> String {
    collection(atlas, atlas.layer(layer).unwrap())
}

#[test]
fn every_layer_is_a_feature_collection_with_its_head() {
    let atlas = sample::atlas();
    for layer in &atlas.layers {
        let parsed: FeatureCollection = collection(&atlas, layer).parse().unwrap();
        let foreign = parsed.foreign_members.unwrap();
        assert_eq!(foreign["name"], layer.name);
        assert_eq!(foreign["attribution"], atlas.attribution);
        assert_eq!(foreign["generator"], atlas.generator);
        assert_eq!(parsed.features.len(), layer.features.len());
        assert_eq!(parsed.bbox.map(|bbox| bbox.len()), Some(4));
    }
}

#[test]
fn a_feature_s_id_is_its_property_id() {
    let atlas = sample::atlas();
    for layer in &atlas.layers {
        let parsed: FeatureCollection = collection(&atlas, layer).parse().unwrap();
        for feature in parsed.features {
            let Some(geojson::feature::Id::String(id)) = feature.id else { panic!("no id in {}", layer.name) };
            assert_eq!(feature.properties.unwrap()["id"], id);
        }
    }
}

#[test]
fn an_empty_layer_is_a_valid_empty_collection_without_a_bbox() {
    let atlas = sample::empty_atlas();
    for layer in &atlas.layers {
        let parsed: FeatureCollection = collection(&atlas, layer).parse().unwrap();
        assert!(parsed.features.is_empty());
        assert!(parsed.bbox.is_none());
        assert_eq!(parsed.foreign_members.unwrap()["name"], layer.name);
    }
}

#[test]
fn one_feature_is_one_line() {
    let atlas = sample::atlas();
    let strikes = text(&atlas, "strikes");
    let lines: Vec<&str> = strikes.lines().collect();
    assert_eq!(lines.len(), 1 + 3 + 1);
    assert!(lines[1..4].iter().all(|line| line.starts_with(r#"{"type":"Feature","id":"strike-"#)));
    assert_eq!(lines[4], "]}");
}

#[test]
fn a_whole_number_in_a_real_column_keeps_its_point_and_nothing_is_empty() {
    let strikes = text(&sample::atlas(), "strikes");
    assert!(strikes.contains(r#""uncertainty_km":3.0,"#));
    assert!(strikes.contains(r#""location_text":null,"#));
    assert!(!strikes.contains(":\"\""), "an absent text is null");
}

#[test]
fn the_bbox_is_west_south_east_north_of_all_features() {
    let parsed: FeatureCollection = text(&sample::atlas(), "strikes").parse().unwrap();
    assert_eq!(parsed.bbox.unwrap(), [36.80597, 35.86441, 37.04588, 36.58615]);
}

#[test]
fn rings_are_closed_and_counter_clockwise_in_the_file() {
    let parsed: FeatureCollection = text(&sample::atlas(), "control_areas").parse().unwrap();
    for feature in parsed.features {
        let polygons = match feature.geometry.unwrap().value {
            GeometryValue::MultiPolygon { coordinates } => coordinates,
            other => panic!("{other:?} where GDAL should see one type"),
        };
        for ring in polygons.iter().map(|rings| &rings[0]) {
            assert_eq!(ring.first(), ring.last());
            let twice_area: f64 = ring.windows(2).map(|pair| pair[0][0] * pair[1][1] - pair[1][0] * pair[0][1]).sum();
            assert!(twice_area > 0.0);
        }
    }
}

#[test]
fn unresolved_mentions_have_a_header_and_no_cell_is_a_formula() {
    let table = table::unresolved(&sample::atlas().unresolved);
    let mut lines = table.lines();
    assert_eq!(lines.next(), Some("article,start,end,surface,reason,candidates,context"));
    assert!(lines.next().unwrap().ends_with(",'=Shells fell on al-Salam."));
    assert_eq!(table::unresolved(&[]), "article,start,end,surface,reason,candidates,context\n");
}

#[test]
fn all_files_appear_and_nothing_else() {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("deep/er");
    output::prepare(&out, &[]).unwrap();
    assert!(names(&out).is_empty(), "preparing leaves nothing behind");
    let paths = output::write(&sample::atlas(), &sample::backdrop(), &[], &out).unwrap();
    let expected = output::files(&sample::atlas(), &sample::backdrop(), &[]);
    assert_eq!(paths.len(), expected.len());
    assert_eq!(names(&out).len(), expected.len());
    for file in &expected {
        assert_eq!(fs::read(out.join(&file.name)).unwrap(), file.bytes, "{}", file.name);
    }
    for name in ["strikes.geojson", "unresolved.csv", "run.json", "index.html"] {
        assert!(out.join(name).is_file(), "{name}");
    }
}

#[test]
fn writing_again_replaces_the_earlier_files() {
    let dir = tempfile::tempdir().unwrap();
    output::write(&sample::atlas(), &sample::backdrop(), &[], dir.path()).unwrap();
    output::write(&sample::empty_atlas(), &sample::backdrop(), &[], dir.path()).unwrap();
    let strikes = fs::read_to_string(dir.path().join("strikes.geojson")).unwrap();
    assert_eq!(strikes, text(&sample::empty_atlas(), "strikes"));
}

#[test]
fn an_output_folder_that_is_a_file_is_refused_with_its_name_and_what_to_do() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("notes.txt");
    fs::write(&file, "mine").unwrap();
    let message = output::prepare(&file, &[]).unwrap_err().to_string();
    assert!(message.contains("notes.txt") && message.contains("choose another folder"), "{message}");
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
}

#[test]
fn a_file_that_cannot_be_put_into_place_is_named_and_leaves_no_temporary_file() {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("strikes.geojson")).unwrap();
    fs::write(dir.path().join("strikes.geojson/occupied"), "").unwrap();
    let message = output::write(&sample::atlas(), &sample::backdrop(), &[], dir.path()).unwrap_err().to_string();
    assert!(message.contains("strikes.geojson"), "{message}");
    assert_eq!(names(dir.path()), ["strikes.geojson"]);
}

#[test]
fn a_folder_in_the_place_of_any_file_keeps_every_other_one_from_being_replaced() {
    let files = output::files(&sample::atlas(), &sample::backdrop(), &[]);
    for file in files.iter().filter(|file| file.name != "strikes.geojson") {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join(&file.name)).unwrap();
        fs::write(dir.path().join("strikes.geojson"), "of before").unwrap();
        let message = output::write(&sample::atlas(), &sample::backdrop(), &[], dir.path()).unwrap_err().to_string();
        assert!(message.contains(&file.name), "{message}");
        assert_eq!(fs::read_to_string(dir.path().join("strikes.geojson")).unwrap(), "of before", "{}", file.name);
        assert_eq!(names(dir.path()).len(), 2, "{}", file.name);
    }
}

#[test]
fn the_names_of_the_files_are_known_before_they_are() {
    let files = output::files(&sample::atlas(), &sample::backdrop(), &[]);
    assert_eq!(output::names(&[]), files.iter().map(|file| &*file.name).collect::<Vec<_>>());
}

#[test]
fn the_page_asks_for_nothing_from_anywhere() {
    let page = page();
    assert!(page.contains("default-src 'none'"), "the browser refuses what we would overlook");
    for fetching in ["<script src", "<link", "@import", "fetch(", "XMLHttpRequest", "import("] {
        assert!(!page.contains(fetching), "{fetching}");
    }
}

#[test]
fn the_page_carries_every_layer_and_leaflet_s_license() {
    let page = page();
    let data = between(&page, r#"<script type="application/json" id="data">"#, "</script>");
    let data: Value = serde_json::from_str(data).unwrap();
    for layer in sample::atlas().layers {
        assert_eq!(data["layers"][layer.name]["features"].as_array().unwrap().len(), layer.features.len());
    }
    assert_eq!(data["left_out"], json!({}));
    assert_eq!(data["camps"][0]["side"], "government");
    assert_eq!(data["towns"][0]["name"], "Aleppo");
    assert_eq!(data["roads"][0]["reference"], "M5");
    assert!(page.contains("Copyright (c) 2024, Mapbox"));
    assert!(page.contains("Redistributions in binary form must reproduce the above copyright notice"));
}

#[test]
fn the_page_leaves_out_mentions_by_the_ten_thousand_and_says_how_many_there_are() {
    let mut atlas = sample::atlas();
    let n = 10_001;
    let mentions = (0..n).map(|start| {
        let properties =
            MentionProperties { id: format!("mention-{start}").into(), start, ..MentionProperties::default() };
        (Point::new(37.0459, 36.5862).into(), properties)
    });
    *atlas.layers.iter_mut().find(|layer| layer.name == "mentions").unwrap() = Layer::new(mentions);
    let files: BTreeMap<String, Vec<u8>> =
        output::files(&atlas, &sample::backdrop(), &[]).into_iter().map(|file| (file.name, file.bytes)).collect();
    let page = String::from_utf8(files["index.html"].clone()).unwrap();
    let data = between(&page, r#"<script type="application/json" id="data">"#, "</script>");
    let data: Value = serde_json::from_str(data).unwrap();
    assert_eq!(data["layers"]["mentions"]["features"].as_array().unwrap().len(), 0);
    assert_eq!(data["left_out"], json!({ "mentions": n }));
    assert!(!data["layers"]["strikes"]["features"].as_array().unwrap().is_empty(), "events stay");
    let published: FeatureCollection = std::str::from_utf8(&files["mentions.geojson"]).unwrap().parse().unwrap();
    assert_eq!(published.features.len(), n as usize, "the file has them all");
}

#[test]
fn a_sentence_of_an_article_cannot_end_the_page_s_script() {
    let page = page();
    let data = between(&page, r#"<script type="application/json" id="data">"#, "</script>");
    assert!(!data.contains(['<', '>', '&', '\u{2028}', '\u{2029}']));
    let data: Value = serde_json::from_str(data).unwrap();
    let notes = &data["layers"]["ground_events"]["features"][0]["properties"]["notes"];
    assert_eq!(notes, "</script><b>Troops</b> entered Hardatnin & raised a flag.");
}

#[test]
fn the_page_s_search_knows_every_place_a_line_each_and_no_name_can_end_it() {
    let page = page();
    let places = between(&page, r#"<script type="text/plain" id="places">"#, "</script>");
    assert_eq!(places, "Hardatnin\tحردتنين\tAleppo /script>\t36.393\t37.053\n");
}

#[test]
fn areas_below_a_governorate_are_no_backdrop() {
    let areas = files().remove("areas.geojson").unwrap();
    let parsed: FeatureCollection = areas.parse().unwrap();
    let names: Vec<_> =
        parsed.features.into_iter().map(|feature| feature.properties.unwrap()["name"].clone()).collect();
    assert_eq!(names, ["Syria", "Aleppo"]);
}

#[test]
fn areas_that_are_no_geojson_are_refused() {
    assert!(Backdrop::new("{\"type\":\"Feature", Vec::new(), Vec::new()).is_err());
}

#[test]
fn the_project_holds_every_layer_once_and_finds_it_beside_itself() {
    let files = files();
    let project = &files["sitmap.qgs"];
    for name in files.keys().filter_map(|name| name.strip_suffix(".geojson")) {
        assert_eq!(project.matches(&format!("<datasource>./{name}.geojson|")).count(), 1, "{name}");
        assert_eq!(project.matches(&format!("<layer-tree-layer id=\"sitmap_{name}\"")).count(), 1, "{name}");
        assert!(files.contains_key(&format!("{name}.qml")), "{name} has a style beside it");
    }
}

#[test]
fn a_style_names_the_columns_and_declares_dates_that_are_absent_so_far() {
    let style = files().remove("strikes.qml").unwrap();
    assert!(style.contains(r#"<alias index="1" field="event_date" name="Event date"/>"#));
    assert!(style.contains(r#"<field name="event_date_end" configurationFlags="None"><editWidget type="DateTime">"#));
    assert!(style.contains(r#"<category value="airstrike" label="Air strike""#));
    assert!(!style.contains("car_bomb"), "the legend shows what occurs");
}

#[test]
fn a_label_out_of_the_tables_cannot_break_a_style() {
    let mut backdrop = sample::backdrop();
    backdrop.camps[0].label = "\"Us\" & <them>".into();
    let style =
        output::files(&sample::atlas(), &backdrop, &[]).into_iter().find(|file| file.name == "control_areas.qml");
    let style = String::from_utf8(style.unwrap().bytes).unwrap();
    assert!(style.contains("label=\"&quot;Us&quot; &amp; &lt;them&gt;\""));
}

#[test]
fn the_same_atlas_gives_the_same_bytes() {
    assert_eq!(
        output::files(&sample::atlas(), &sample::backdrop(), &[]),
        output::files(&sample::atlas(), &sample::backdrop(), &[])
    );
}

#[test]
fn the_run_record_is_written_for_reading() {
    let written: Value = serde_json::from_str(&table::run(&sample::atlas().run)).unwrap();
    assert_eq!(written["strikes"], 3);
    assert!(table::run(&sample::atlas().run).ends_with("}\n"));
}

fn files() -> BTreeMap<String, String> {
    let files = output::files(&sample::atlas(), &sample::backdrop(), &[]);
    files.into_iter().map(|file| (file.name, String::from_utf8(file.bytes).unwrap())).collect()
}

fn page() -> String {
    files().remove("index.html").unwrap()
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    text.split_once(before).unwrap().1.split_once(after).unwrap().0
}

fn names(dir: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}
