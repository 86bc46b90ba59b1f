//! `sitmap corrections import`: edits as another program saves them, the rows that they become, and the next map.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tempfile::TempDir;

use super::run::{Answer, file, map, scratch, sitmap};

const NEWS: &str = "BEIRUT, February 3, 2016 - Russian warplanes bombed Bayanun on Wednesday, killing four people. Shells hit \
                    Anadan on Tuesday. Warplanes struck Hayyan on Monday. Rebels captured Rityan on Tuesday, the Observatory said.\n";

struct Desk {
    folder: TempDir,
    news: PathBuf,
    out: PathBuf,
}

impl Desk {
    fn new() -> Desk {
        let folder = scratch();
        let news = file(&folder, "one.txt", NEWS);
        let out = folder.path().join("map");
        let desk = Desk { folder, news, out };
        desk.map();
        desk
    }

    fn map(&self) -> Answer {
        let answer = map(&[&self.news], &self.out);
        assert_eq!(answer.status, Some(0), "{}", answer.stderr);
        answer
    }

    fn layer(&self, name: &str) -> Value {
        json_of(&self.out.join(format!("{name}.geojson")))
    }

    /// The properties of the feature at a place.
    fn at(&self, layer: &str, location: &str) -> Value {
        let features = self.layer(layer)["features"].as_array().expect("features").clone();
        let found = features.into_iter().find(|feature| feature["properties"]["location"] == location);
        found.unwrap_or_else(|| panic!("nothing at {location}"))
    }

    fn table(&self) -> PathBuf {
        self.out.join("corrections.csv")
    }

    fn rows(&self) -> String {
        std::fs::read_to_string(self.table()).expect("it was written")
    }

    fn save(&self, edited: &Value) -> PathBuf {
        file(&self.folder, "edited.geojson", edited.to_string())
    }

    fn import(&self, edited: &Value) -> Answer {
        self.import_with(edited, &[])
    }

    fn import_with(&self, edited: &Value, more: &[&str]) -> Answer {
        let (edited, to) = (self.save(edited), self.table());
        let mut arguments = vec!["corrections", "import", shown(&edited), "--to", shown(&to), "--author", "A. Analyst"];
        arguments.extend(["--reason", "seen, on video", "--made", "2026-03-01"]);
        arguments.extend(more);
        sitmap(&arguments)
    }
}

fn shown(path: &Path) -> &str {
    path.to_str().expect("a plain path")
}

fn json_of(path: &Path) -> Value {
    serde_json::from_slice(&std::fs::read(path).expect("it is there")).expect("JSON")
}

fn features(layer: &mut Value) -> &mut Vec<Value> {
    layer["features"].as_array_mut().expect("features")
}

fn feature<'l>(layer: &'l mut Value, location: &str) -> &'l mut Value {
    features(layer).iter_mut().find(|feature| feature["properties"]["location"] == location).expect("it is there")
}

/// The layer as QGIS saves it: `crs`, no ids of features, no `bbox`, numbers with a fraction, days with a time.
fn as_qgis_saves(mut layer: Value) -> Value {
    let whole = layer.as_object_mut().expect("an object");
    for member in ["bbox", "attribution", "generator"] {
        whole.remove(member);
    }
    whole
        .insert("crs".to_owned(), json!({ "type": "name", "properties": { "name": "urn:ogc:def:crs:OGC:1.3:CRS84" } }));
    whole.insert("name".to_owned(), "edited copy".into());
    for feature in features(&mut layer) {
        feature.as_object_mut().expect("an object").remove("id");
        let columns = &mut feature["properties"];
        columns["event_date"] = columns["event_date"].as_str().map(|day| format!("{day}T00:00:00Z")).into();
        columns["fatalities"] = columns["fatalities"].as_i64().map(|number| number as f64).into();
        columns["target"] = "".into();
        columns.as_object_mut().expect("an object").remove("titles");
    }
    layer
}

#[test]
fn a_copy_that_nobody_edited_gives_no_row_and_no_file() {
    let desk = Desk::new();
    for layer in ["strikes", "ground_events"] {
        let answer = desk.import(&as_qgis_saves(desk.layer(layer)));
        assert_eq!((answer.status, &*answer.stdout), (Some(0), ""), "{}", answer.stderr);
        assert!(answer.stderr.contains("no new correction; "), "{}", answer.stderr);
    }
    assert!(!desk.table().exists());
}

#[test]
fn edits_become_rows_and_the_next_map_shows_the_features_as_they_were_edited() {
    let desk = Desk::new();
    let gone = desk.at("strikes", "Hayyan")["properties"]["id"].as_str().expect("an id").to_owned();
    let mut edited = as_qgis_saves(desk.layer("strikes"));
    features(&mut edited).retain(|feature| feature["properties"]["id"] != *gone);
    let strike = feature(&mut edited, "Bayanun");
    strike["geometry"]["coordinates"] = json!([37.0123, 36.4012]);
    strike["properties"]["fatalities"] = "7".into();
    strike["properties"]["event_date"] = "2016/02/01".into();
    strike["properties"]["event_date_end"] = "2016-02-02T00:00:00".into();
    strike["properties"]["actor1"] = Value::Null;
    strike["properties"]["certainty"] = "confirmed".into();
    strike["properties"]["weapon"] = "two, or three \"barrels\"".into();
    strike["properties"]["confidence"] = 0.1.into();
    features(&mut edited).push(json!({ "type": "Feature", "geometry": { "type": "MultiPoint", "coordinates": [[36.9, 36.5, 12.0]] },
        "properties": { "id": null, "kind": "shelling", "event_date": "2016-02-03", "actor1": "Syrian army", "fatalities": 2.0, "injured": 3 } }));
    let answer = desk.import(&edited);
    assert_eq!(answer.status, Some(0), "{}", answer.stderr);
    assert_eq!(answer.stdout.lines().count(), 8, "{}", answer.stdout);
    assert!(
        answer.stdout.contains(": 4 -> 7\n") && answer.stdout.contains(&format!("reject {gone}\n")),
        "{}",
        answer.stdout
    );
    assert!(answer.stderr.contains("because no correction sets it: confidence (1 feature)"), "{}", answer.stderr);
    assert!(answer.stderr.contains("injured of new features (1 feature)"), "{}", answer.stderr);
    assert!(answer.stderr.contains("8 corrections -> "), "{}", answer.stderr);

    let run = desk.map();
    assert!(run.stderr.contains("8 corrections applied"), "{}", run.stderr);
    let strikes = desk.layer("strikes")["features"].as_array().expect("features").clone();
    assert!(strikes.iter().all(|strike| strike["id"] != *gone));
    let at =
        |east: f64| strikes.iter().find(|strike| strike["geometry"]["coordinates"][0] == east).expect("it is there");
    let moved = &at(37.0123)["properties"];
    assert_eq!((&moved["event_date"], &moved["event_date_end"]), (&json!("2016-02-01"), &json!("2016-02-02")));
    assert_eq!(
        (&moved["fatalities"], &moved["actor1"], &moved["certainty"]),
        (&json!(7), &Value::Null, &json!("confirmed"))
    );
    assert_eq!(moved["weapon"], "two, or three \"barrels\"");
    let added = &at(36.9)["properties"];
    assert_eq!(
        (&added["kind"], &added["fatalities"], &added["source"]),
        (&json!("shelling"), &json!(2), &json!("seen, on video"))
    );
    assert_eq!(added["correction"], "added by A. Analyst (2026-03-01): seen, on video");

    // Once more, before and after the next map: nothing is written twice.
    let table = desk.rows();
    let again = desk.import(&edited);
    assert_eq!((again.status, &*again.stdout, desk.rows()), (Some(0), "", table), "{}", again.stderr);
}

#[test]
fn a_second_import_before_the_next_map_writes_only_what_is_new() {
    let desk = Desk::new();
    let mut edited = desk.layer("ground_events");
    feature(&mut edited, "Rityan")["properties"]["kind"] = "assault".into();
    assert_eq!(desk.import(&edited).status, Some(0));
    let first = desk.rows();
    feature(&mut edited, "Rityan")["properties"]["fatalities"] = 3.into();
    let answer = desk.import(&edited);
    assert!(answer.stderr.contains("1 correction (1 stood there already) -> "), "{}", answer.stderr);
    let second = desk.rows();
    assert!(second.starts_with(&first) && second.lines().count() == first.lines().count() + 1, "{second}");
    // What was set in between has the last word; so it is set again.
    feature(&mut edited, "Rityan")["properties"]["kind"] = "clash".into();
    desk.import(&edited);
    feature(&mut edited, "Rityan")["properties"]["kind"] = "assault".into();
    desk.import(&edited);
    desk.map();
    assert_eq!(desk.at("ground_events", "Rityan")["properties"]["kind"], "assault");
}

#[test]
fn a_table_of_other_columns_keeps_its_bytes_and_says_what_it_lacks() {
    let desk = Desk::new();
    let mut edited = desk.layer("strikes");
    feature(&mut edited, "Bayanun")["properties"]["fatalities"] = 9.into();
    let theirs = "\u{feff}reason;made;author;value;field;feature;action;mine\r\n\"a; b\";2026-01-01;B;;;strike-000000000000;reject;x";
    std::fs::write(desk.table(), theirs).expect("there is room");
    assert_eq!(desk.import(&edited).status, Some(0));
    let rows = desk.rows();
    let id = desk.at("strikes", "Bayanun")["properties"]["id"].as_str().expect("an id").to_owned();
    assert_eq!(rows, format!("{theirs}\nseen, on video;2026-03-01;A. Analyst;9;fatalities;{id};set;\r\n"));
    assert_eq!(desk.import(&edited).stdout, "");

    feature(&mut edited, "Bayanun")["geometry"]["coordinates"] = json!([37.5, 36.5]);
    let answer = desk.import(&edited);
    assert_eq!(answer.status, Some(2));
    assert!(
        answer.stderr.contains(
            "has no column latitude, longitude, which these edits need; make its first line reason;made;author;"
        ),
        "{}",
        answer.stderr
    );
    assert_eq!(desk.rows(), rows);
}

#[test]
fn what_makes_no_sense_is_told_by_its_feature_and_the_rest_is_taken() {
    let desk = Desk::new();
    let mut edited = desk.layer("strikes");
    let strike = &mut feature(&mut edited, "Bayanun")["properties"];
    strike["actor1"] = "martians".into();
    strike["certainty"] = "".into();
    strike["event_date"] = "last week".into();
    strike["injured"] = 1.5.into();
    strike["fatalities"] = 5.into();
    let other = &mut feature(&mut edited, "Anadan")["properties"];
    other["event_date_end"] = "2016-01-01".into();
    let no_kind =
        json!({ "type": "Feature", "geometry": { "type": "Point", "coordinates": [37, 36] }, "properties": {} });
    let foreign =
        json!({ "type": "Feature", "geometry": null, "properties": { "id": "strike-000000000000", "kind": "mine" } });
    features(&mut edited).extend([no_kind, foreign]);
    let answer = desk.import(&edited);
    assert_eq!(answer.status, Some(1), "{}", answer.stderr);
    for told in [
        "actor \"martians\" is unknown",
        "certainty \"\" is unknown",
        "\"last week\" is no date",
        "\"1.5\" is no whole number",
        "event_date_end 2016-01-01 is before event_date 2016-02-02",
        "feature 4: a new feature needs a kind",
        "strike-000000000000: the original does not hold it",
    ] {
        assert!(answer.stderr.contains(told), "{told} in {}", answer.stderr);
    }
    assert_eq!(desk.rows().lines().count(), 2, "the good one: {}", desk.rows());
}

#[test]
fn a_pasted_feature_is_added_and_its_model_stays() {
    let desk = Desk::new();
    let mut edited = desk.layer("strikes");
    let mut copy = feature(&mut edited, "Bayanun").clone();
    copy["geometry"]["coordinates"] = json!([36.8, 36.4]);
    features(&mut edited).push(copy);
    let answer = desk.import(&edited);
    assert!(answer.stdout.starts_with("add airstrike at 36.40000, 36.80000"), "{}{}", answer.stdout, answer.stderr);
    assert_eq!(answer.stdout.lines().count(), 1);
}

#[test]
fn a_part_of_a_layer_deletes_nothing_and_most_of_it_gone_is_asked_about() {
    let desk = Desk::new();
    let mut edited = desk.layer("strikes");
    features(&mut edited).truncate(1);
    let answer = desk.import_with(&edited, &["--partial"]);
    assert_eq!((answer.status, &*answer.stdout), (Some(0), ""));
    let many: Vec<Value> = (0..30)
        .map(|number| json!({ "type": "Feature", "geometry": null, "properties": { "id": format!("strike-{number:012x}") } }))
        .collect();
    let original = file(&desk.folder, "old.geojson", json!({ "features": many }).to_string());
    let answer = desk.import_with(&edited, &["--original", shown(&original)]);
    assert_eq!(answer.status, Some(2), "{}", answer.stderr);
    assert!(answer.stderr.contains("lacks 30 of the 30 features of the original; say --partial"), "{}", answer.stderr);
    assert!(!desk.table().exists());
}

#[test]
fn what_came_in_after_the_copy_was_made_is_not_rejected() {
    let desk = Desk::new();
    let edited = desk.save(&desk.layer("strikes"));
    let later = "BEIRUT, February 4, 2016 - Shells hit Mayer on Thursday.\n";
    let two = file(&desk.folder, "two.txt", later);
    // The next map is written later also where clocks are coarse.
    let past = std::time::SystemTime::now() - std::time::Duration::from_secs(60);
    std::fs::File::options().write(true).open(&edited).and_then(|file| file.set_modified(past)).expect("it is ours");
    assert_eq!(map(&[&desk.news, &two], &desk.out).status, Some(0));
    let to = desk.table();
    let answer =
        sitmap(&["corrections", "import", shown(&edited), "--to", shown(&to), "--author", "A", "--reason", "r"]);
    assert_eq!(answer.status, Some(2), "{}", answer.stdout);
    assert!(
        answer.stderr.contains("lacks 1 feature that ") && answer.stderr.contains("which was written later"),
        "{}",
        answer.stderr
    );
    assert!(!to.exists());
}

#[test]
fn files_that_cannot_be_used_are_told_and_nothing_is_written() {
    let desk = Desk::new();
    let good = desk.layer("strikes");
    let projected =
        json!({ "features": [], "crs": { "type": "name", "properties": { "name": "urn:ogc:def:crs:EPSG::3857" } } });
    let line = json!({ "features": [{ "properties": {}, "geometry": { "type": "LineString", "coordinates": [[1, 2], [3, 4]] } }] });
    let short =
        json!({ "features": [{ "properties": {}, "geometry": { "type": "MultiPoint", "coordinates": [[1]] } }] });
    for (edited, expected) in [
        (projected, "is in urn:ogc:def:crs:EPSG::3857; save the layer in EPSG:4326"),
        (line, "feature 1: it is no point"),
        (short, "feature 1: its "),
        (json!({ "features": [7] }), "feature 1: it is no feature"),
        (json!([1]), "is no GeoJSON of features"),
        (
            json!({ "features": [] }),
            "is neither of strikes nor of ground events; name the layer it was made of with --original",
        ),
    ] {
        let answer = desk.import(&edited);
        assert_eq!(answer.status, Some(2), "{}", answer.stderr);
        assert!(answer.stderr.contains(expected), "{expected} in {}", answer.stderr);
    }
    let answer = desk.import_with(&good, &["--original", "nowhere.geojson"]);
    assert!(answer.stderr.contains("nowhere.geojson: cannot be read"), "{}", answer.stderr);
    let mut edited = good;
    feature(&mut edited, "Bayanun")["properties"]["fatalities"] = 9.into();
    std::fs::write(desk.table(), "name,side\nRityan,isis\n").expect("there is room");
    let answer = desk.import(&edited);
    assert_eq!(answer.status, Some(2));
    assert!(answer.stderr.contains("has no column action"), "{}", answer.stderr);
    assert_eq!(desk.rows(), "name,side\nRityan,isis\n");
}

#[test]
fn a_quote_that_somebody_left_open_does_not_swallow_what_is_put_behind_it() {
    let desk = Desk::new();
    let mut edited = desk.layer("strikes");
    feature(&mut edited, "Bayanun")["properties"]["fatalities"] = 9.into();
    std::fs::write(desk.table(), "action,feature,field,value,author,made,reason\nreject,\"x,").expect("there is room");
    assert_eq!(desk.import(&edited).status, Some(0));
    assert_eq!(map(&[&desk.news], &desk.out).status, Some(1), "the row with the quote is told");
    assert_eq!(desk.at("strikes", "Bayanun")["properties"]["fatalities"], 9);
}
