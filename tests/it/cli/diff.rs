//! `sitmap diff` and the closing line on what a run changed: what is told of two folders, why, and of folders that are none.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tempfile::TempDir;

use super::run::{ARTICLE, Answer, command, contents, file, map, samples, scratch, sitmap};

const FIRST: &str = "BEIRUT, February 3, 2016 - Russian warplanes bombed Bayanun on Wednesday, killing four people. \
                     Rebels captured Rityan on Tuesday, the Observatory said.\n";

const SECOND: &str = "BEIRUT, February 5, 2016 - Shells hit Anadan on Thursday, killing two people. Government troops \
                      captured Rityan on Friday.\n";

fn diff(old: &Path, new: &Path) -> Answer {
    sitmap(&["diff".as_ref(), old.as_os_str(), new.as_os_str()])
}

fn changes(old: &Path, new: &Path) -> Value {
    let answer = sitmap(&["diff".as_ref(), old.as_os_str(), new.as_os_str(), "--json".as_ref()]);
    assert_eq!(answer.status, Some(0), "{}", answer.stderr);
    serde_json::from_str(&answer.stdout).expect("JSON")
}

fn layer<'c>(change: &'c Value, name: &str) -> &'c Value {
    let layers = change["layers"].as_array().expect("layers");
    layers.iter().find(|layer| layer["layer"] == name).unwrap_or_else(|| panic!("no layer {name}"))
}

/// Maps the articles into a folder of this name.
fn mapped(folder: &TempDir, name: &str, articles: &[(&str, &str)]) -> PathBuf {
    let news: Vec<PathBuf> =
        articles.iter().map(|(id, text)| file(folder, &format!("news-{name}/{id}.txt"), text)).collect();
    let out = folder.path().join(name);
    assert_eq!(map(&news, &out).status, Some(0));
    out
}

/// Changes one feature of a layer.
fn edit(out: &Path, layer: &str, change: impl Fn(&mut Value)) {
    let path = out.join(format!("{layer}.geojson"));
    let mut collection: Value = serde_json::from_slice(&std::fs::read(&path).expect("it is there")).expect("JSON");
    change(&mut collection["features"][0]);
    std::fs::write(&path, collection.to_string()).expect("there is room");
}

#[test]
fn a_new_article_stands_behind_what_it_adds_and_whom_it_lets_hold_a_place() {
    let folder = scratch();
    let old = mapped(&folder, "old", &[("one", FIRST)]);
    let new = mapped(&folder, "new", &[("one", FIRST), ("two", SECOND)]);
    let change = changes(&old, &new);
    let strikes = layer(&change, "strikes");
    assert_eq!(strikes["added"][0]["place"], "Anadan");
    assert_eq!(strikes["added"][0]["because"], json!([{ "article": "two", "is": "new" }]));
    assert_eq!((&strikes["removed"], &strikes["altered"]), (&json!([]), &json!([])), "the other strike is as it was");
    let [holder] = &change["holders"].as_array().expect("a list")[..] else { panic!("one place: {change}") };
    assert_eq!(
        (&holder["place"], &holder["from"], &holder["to"]),
        (&json!("Rityan"), &json!("opposition"), &json!("government"))
    );
    assert_eq!(holder["because"], json!([{ "article": "two", "is": "new" }]));
    assert_eq!(change["articles"]["new"][0]["id"], "two");

    let text = diff(&old, &new).stdout;
    assert!(text.starts_with("articles: 1 new\nstrikes: 1 added\n"), "{text}");
    assert!(text.contains("2016-02-05  Rityan: opposition -> government: two is new"), "{text}");
    assert!(text.contains("2016-02-04  shelling, Anadan (strike-"), "{text}");
    assert!(text.contains(" km2, -0.0 km2") && !text.contains("--"), "what only grew shrank by nothing: {text}");
    // The other way round the same is gone.
    let back = changes(&new, &old);
    assert_eq!(layer(&back, "strikes")["removed"][0]["because"], json!([{ "article": "two", "is": "gone" }]));
    assert_eq!(back["holders"][0]["to"], "opposition");
}

#[test]
fn the_same_folder_twice_has_no_change_and_the_folders_stay_as_they_were() {
    let folder = scratch();
    let out = mapped(&folder, "out", &[("one", FIRST)]);
    let before = contents(&out);
    let answer = diff(&out, &out);
    assert_eq!((answer.status, &*answer.stdout), (Some(0), "nothing changed\n"), "{}", answer.stderr);
    assert_eq!(contents(&out), before);
}

#[test]
fn another_text_of_an_article_is_told_and_so_is_a_column_that_says_something_else() {
    let folder = scratch();
    let old = mapped(&folder, "old", &[("one", FIRST)]);
    let new = mapped(&folder, "new", &[("one", &FIRST.replace("Tuesday", "Monday"))]);
    let change = changes(&old, &new);
    assert_eq!(change["articles"]["changed"][0]["id"], "one");
    let captures = layer(&change, "ground_events");
    let all = [&captures["added"], &captures["altered"]].map(|list| list.as_array().expect("a list").clone()).concat();
    assert_eq!(all[0]["because"], json!([{ "article": "one", "is": "changed" }]), "{change}");
}

#[test]
fn a_moved_point_is_told_in_kilometers_and_an_altered_column_with_both_values() {
    let folder = scratch();
    let old = mapped(&folder, "old", &[("one", FIRST)]);
    let new = mapped(&folder, "new", &[("one", FIRST)]);
    edit(&new, "strikes", |strike| {
        let latitude = strike["geometry"]["coordinates"][1].as_f64().expect("a number");
        strike["geometry"]["coordinates"][1] = (latitude + 0.1).into();
        strike["properties"]["fatalities"] = 7.into();
        strike["properties"]["marker-color"] = "#000000".into();
    });
    let change = changes(&old, &new);
    let [strike] = &layer(&change, "strikes")["altered"].as_array().expect("a list")[..] else {
        panic!("one: {change}")
    };
    // A tenth of a degree of latitude at 36 north is 11.096 km on the ellipsoid.
    assert_eq!(strike["moved_km"], 11.1);
    assert_eq!(strike["columns"], json!([{ "column": "fatalities", "old": 4, "new": 7 }]), "a color says nothing");
    let text = diff(&old, &new).stdout;
    assert!(text.contains("moved 11.10 km; fatalities: 4 -> 7"), "{text}");
}

#[test]
fn lines_count_as_moved_beyond_a_kilometer_and_areas_by_what_only_one_map_holds() {
    let folder = scratch();
    let old = mapped(&folder, "old", &[("one", FIRST)]);
    let new = mapped(&folder, "new", &[("one", FIRST)]);
    let write = |out: &Path, line: Value, square: Value| {
        let collection = |name: &str, properties: Value, geometry: Value| {
            let feature = json!({ "type": "Feature", "properties": properties, "geometry": geometry });
            let all = json!({ "type": "FeatureCollection", "name": name, "features": [feature] });
            std::fs::write(out.join(format!("{name}.geojson")), all.to_string()).expect("there is room");
        };
        let sides = json!({ "id": "front-1", "as_of": "2016-02-03", "side_left": "sdf", "side_right": "isis", "articles": null });
        collection("front_lines", sides, json!({ "type": "LineString", "coordinates": line }));
        let area = json!({ "id": "area-1", "as_of": "2016-02-03", "side": "sdf" });
        collection("control_areas", area, json!({ "type": "Polygon", "coordinates": [square] }));
    };
    // On the equator a tenth of a degree of longitude is 11.132 km, and a square of it 123.1 km2.
    let square = |east: f64| json!([[east, 0.0], [east + 0.1, 0.0], [east + 0.1, 0.1], [east, 0.1], [east, 0.0]]);
    write(&old, json!([[37.0, 0.0], [37.1, 0.0]]), square(37.0));
    // It goes on as far again, half a kilometer beside itself, which is near enough to be the same.
    write(&new, json!([[37.0, 0.0045], [37.2, 0.0045]]), square(37.05));
    let change = changes(&old, &new);
    let [front] = &change["fronts"].as_array().expect("a list")[..] else { panic!("one pair: {change}") };
    assert_eq!(front["sides"], json!(["isis", "sdf"]));
    let (gained, lost) = (front["gained_km"].as_f64().expect("km"), front["lost_km"].as_f64().expect("km"));
    assert!((gained - (11.13 - 0.87)).abs() < 0.2 && lost == 0.0, "{front}");
    let area = &change["areas"][0];
    let (grown, shrunk) = (area["grown_km2"].as_f64().expect("km2"), area["shrunk_km2"].as_f64().expect("km2"));
    assert!((grown - 61.5).abs() < 0.2 && (shrunk - 61.5).abs() < 0.2, "{area}");
}

#[test]
fn of_a_series_the_newest_days_are_compared() {
    let folder = scratch();
    let news = [file(&folder, "one.txt", FIRST), file(&folder, "two.txt", SECOND)];
    let series = folder.path().join("series");
    let out = folder.path().join("out");
    let arguments: [&std::ffi::OsStr; 9] = [
        "map".as_ref(),
        news[0].as_os_str(),
        news[1].as_os_str(),
        "--out".as_ref(),
        series.as_os_str(),
        "--since".as_ref(),
        "2016-02-01".as_ref(),
        "--every".as_ref(),
        "1d".as_ref(),
    ];
    assert_eq!(sitmap(&arguments).status, Some(0));
    assert_eq!(map(&news, &out).status, Some(0));
    let change = changes(&series, &out);
    assert!(
        change["layers"]
            .as_array()
            .expect("layers")
            .iter()
            .all(|layer| layer["added"] == json!([]) && layer["removed"] == json!([])),
        "{change}"
    );
    assert_eq!(change["settings"][0]["column"], "since");
}

#[test]
fn a_correction_is_told_as_the_work_of_a_hand() {
    let folder = scratch();
    let old = mapped(&folder, "old", &[("one", FIRST)]);
    let new = mapped(&folder, "new", &[("one", FIRST)]);
    let strikes: Value =
        serde_json::from_slice(&std::fs::read(new.join("strikes.geojson")).expect("a layer")).expect("JSON");
    let id = strikes["features"][0]["id"].as_str().expect("an id");
    let head = "action,feature,field,value,place,side,date,author,made,reason";
    let rows =
        format!("set,{id},fatalities,6,,,,A,2026-03-01,r\nhold,,,,Rityan,government,2016-02-03,A,2026-03-01,r\n");
    std::fs::write(new.join("corrections.csv"), format!("{head}\n{rows}")).expect("there is room");
    assert_eq!(map(&[folder.path().join("news-new/one.txt")], &new).status, Some(0));
    let change = changes(&old, &new);
    assert_eq!(change["settings"], json!([{ "column": "corrections_applied", "old": 0, "new": 2 }]));
    assert_eq!(layer(&change, "strikes")["altered"][0]["by_hand"], true);
    assert_eq!((&change["holders"][0]["place"], &change["holders"][0]["by_hand"]), (&json!("Rityan"), &json!(true)));
    let text = diff(&old, &new).stdout;
    assert!(text.contains("Rityan: opposition -> government: by hand\n"), "{text}");
    assert!(text.contains("Settings\n  corrections_applied: 0 -> 2\n"), "{text}");
}

#[test]
fn folders_that_are_none_of_ours_are_told_with_what_to_do() {
    let folder = scratch();
    let good = mapped(&folder, "good", &[("one", FIRST)]);
    let told = |other: &Path, expected: &str| {
        for answer in [diff(&good, other), diff(other, &good)] {
            assert_eq!((answer.status, &*answer.stdout), (Some(2), ""), "{}", answer.stderr);
            assert!(answer.stderr.contains(expected), "{expected} in {}", answer.stderr);
        }
    };
    told(&folder.path().join("nowhere"), "nowhere: there is no such folder; name one that sitmap map wrote");
    told(&file(&folder, "a.txt", "a"), "is no folder");
    told(scratch().path(), "run.json: is missing, so this is no whole output of sitmap map");
    let bad = mapped(&folder, "bad", &[("one", FIRST)]);
    let layer = bad.join("front_lines.geojson");
    for (features, expected) in [
        (
            json!([{ "type": "Feature", "properties": {}, "geometry": null }]),
            "front_lines.geojson:1: missing field `id`",
        ),
        (
            json!([{ "properties": { "id": "a" }, "geometry": { "type": "LineString", "coordinates": [[1]] } }]),
            "is not longitude, latitude",
        ),
        (
            json!([{ "properties": { "id": "a" }, "geometry": { "type": "Point", "coordinates": [1, 91] } }]),
            "is not longitude, latitude",
        ),
        (json!(7), "front_lines.geojson:1: invalid type"),
    ] {
        let text = json!({ "type": "FeatureCollection", "name": "front_lines", "features": features }).to_string();
        std::fs::write(&layer, text).expect("there is room");
        told(&bad, expected);
    }
    std::fs::remove_file(&layer).expect("it is there");
    told(&bad, "front_lines.geojson: is missing");
}

#[test]
fn a_run_says_what_it_changed_since_the_last_one() {
    let folder = scratch();
    let one = file(&folder, "one.txt", FIRST);
    let out = folder.path().join("out");
    let first = map(&[&one], &out);
    assert!(!first.stderr.contains("since the last run"), "there was none: {}", first.stderr);
    let again = map(&[&one], &out);
    assert!(again.stderr.ends_with("since the last run: nothing changed\n"), "{}", again.stderr);
    let two = file(&folder, "two.txt", SECOND);
    let later = map(&[&one, &two], &out);
    let last = later.stderr.lines().last().unwrap_or_default();
    assert!(last.starts_with("since the last run: 1 strike added; 1 ground event added; "), "{last}");
    assert!(last.contains("; Rityan: opposition -> government"), "{last}");
    let quiet = sitmap(&["map".as_ref(), one.as_os_str(), "--out".as_ref(), out.as_os_str(), "--quiet".as_ref()]);
    assert_eq!((quiet.status, &*quiet.stderr), (Some(0), ""));
}

#[test]
fn old_layers_that_are_damaged_or_foreign_cost_the_line_and_nothing_else() {
    let folder = scratch();
    let news = file(&folder, "monday.txt", ARTICLE);
    for text in ["", "{", "[]", "{\"name\":\"strikes\",\"features\":[7]}", "\u{0}"] {
        let out = mapped(&folder, "out", &[("one", FIRST)]);
        std::fs::write(out.join("strikes.geojson"), text).expect("there is room");
        let answer = map(&[&news], &out);
        assert_eq!(answer.status, Some(0), "{}", answer.stderr);
        assert!(!answer.stderr.contains("since the last run"), "{}", answer.stderr);
    }
}

#[test]
fn long_lists_are_cut_for_readers_and_whole_for_programs() {
    let folder = scratch();
    let old = mapped(&folder, "old", &[("one", FIRST)]);
    let new = folder.path().join("new");
    assert_eq!(map(&[samples()], &new).status, Some(0));
    let added = layer(&changes(&old, &new), "strikes")["added"].as_array().expect("a list").clone();
    assert!(added.len() > 100);
    let dates: Vec<&str> = added.iter().filter_map(|strike| strike["date"].as_str()).collect();
    assert!(dates.is_sorted_by(|a, b| a >= b), "the newest first");
    // A reader that has gone away is no error.
    let mut child =
        command(&["diff".as_ref(), old.as_os_str(), new.as_os_str(), "--json".as_ref()]).spawn().expect("it starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert_eq!((output.status.code(), &*output.stderr), (Some(0), &b""[..]));
    let text = diff(&old, &new).stdout;
    assert!(text.contains(&format!("  ... and {} more; --json has all\n", added.len() - 10)), "{text}");
}
