//! Corrections by hand: what each action does, that it outlives a run with more news, and that none is lost in silence.

use std::fs;
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

const NEWS: &str = "BEIRUT, February 3, 2016 - Russian warplanes bombed Bayanun on Wednesday, killing four people. \
                    Rebels captured Rityan on Tuesday, the Observatory said.\n";

const LATER: &str =
    "BEIRUT, February 5, 2016 - Shells hit Anadan on Thursday. Government troops captured Mayer on Friday.\n";

const HEAD: &str = "action,feature,article,name,place,latitude,longitude,field,value,kind,date,side,actor1,actor2,fatalities,source,author,made,reason\n";

/// A folder of articles and the corrections in its output folder.
struct Desk(TempDir);

/// What a run wrote and said.
struct Run {
    status: i32,
    said: String,
    desk: std::path::PathBuf,
}

impl Desk {
    fn new() -> Desk {
        let desk = Desk(TempDir::new().unwrap());
        fs::create_dir(desk.0.path().join("news")).unwrap();
        fs::create_dir(desk.0.path().join("map")).unwrap();
        desk.article("one.txt", NEWS);
        desk
    }

    fn article(&self, name: &str, text: &str) {
        fs::write(self.0.path().join("news").join(name), text).unwrap();
    }

    /// Rows without the columns that all have in common.
    fn corrections(&self, rows: &[[&str; 16]]) -> Run {
        let signed = |row: &[&str; 16]| format!("{},A. Analyst,2026-03-01,\"seen on video, twice\"\n", row.join(","));
        let table: String = rows.iter().map(signed).collect();
        fs::write(self.0.path().join("map/corrections.csv"), format!("{HEAD}{table}")).unwrap();
        self.run()
    }

    fn run(&self) -> Run {
        let output = Command::new(env!("CARGO_BIN_EXE_sitmap"))
            .current_dir(self.0.path())
            .args(["map", "news", "--out", "map"])
            .output()
            .unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        Run { status: output.status.code().unwrap(), said, desk: self.0.path().to_owned() }
    }
}

impl Run {
    fn json(&self, file: &str) -> Value {
        serde_json::from_slice(&fs::read(self.desk.join("map").join(file)).unwrap()).unwrap()
    }

    /// The properties of a layer's features.
    fn layer(&self, layer: &str) -> Vec<Value> {
        let features = self.json(&format!("{layer}.geojson"))["features"].as_array().unwrap().clone();
        features.into_iter().map(|mut feature| feature["properties"].take()).collect()
    }

    fn at(&self, layer: &str, location: &str) -> Value {
        let found = self.layer(layer).into_iter().find(|feature| feature["location"] == location);
        found.unwrap_or_else(|| panic!("nothing at {location} in {layer}"))
    }
}

/// A row by the columns that it fills.
fn row<'a>(cells: &[(&str, &'a str)]) -> [&'a str; 16] {
    let mut row = [""; 16];
    for (column, cell) in cells {
        let at = HEAD.trim().split(',').position(|name| name == *column).unwrap();
        row[at] = cell;
    }
    row
}

fn id(run: &Run, layer: &str, location: &str) -> String {
    run.at(layer, location)["id"].as_str().unwrap().to_owned()
}

#[test]
fn a_rejected_feature_is_gone_and_speaks_of_no_holder() {
    let desk = Desk::new();
    let before = desk.run();
    assert_eq!(before.at("control_points", "Rityan")["side"], "opposition");
    let capture = id(&before, "ground_events", "Rityan");
    let after = desk.corrections(&[row(&[("action", "reject"), ("feature", &capture)])]);
    assert_eq!(after.status, 0, "{}", after.said);
    assert!(after.layer("ground_events").is_empty());
    assert!(after.layer("control_points").iter().all(|point| point["location"] != "Rityan"));
    assert_eq!(after.json("run.json")["corrections"]["applied"], 1);
}

#[test]
fn a_moved_feature_keeps_its_id_and_says_who_moved_it() {
    let desk = Desk::new();
    let strike = id(&desk.run(), "strikes", "Bayanun");
    let moved = [("action", "move"), ("feature", &*strike), ("latitude", "36.4012"), ("longitude", "37.0123")];
    let after = desk.corrections(&[row(&moved)]);
    let [feature] = &after.layer("strikes")[..] else { panic!("one strike") };
    assert_eq!(feature["id"], *strike);
    assert_eq!((feature["latitude"].as_f64(), feature["longitude"].as_f64()), (Some(36.4012), Some(37.0123)));
    assert_eq!(feature["correction"], "moved by A. Analyst (2026-03-01): seen on video, twice");
    assert!(feature["notes"].as_str().unwrap().contains("bombed Bayanun"), "the sentence stays");
}

#[test]
fn fields_are_set_and_the_last_row_has_the_last_word() {
    let desk = Desk::new();
    let strike = id(&desk.run(), "strikes", "Bayanun");
    let set = |field, value| row(&[("action", "set"), ("feature", &strike), ("field", field), ("value", value)]);
    let rows = [
        set("kind", "cluster_munition"),
        set("date", "2016-02-01/2016-02-02"),
        set("actor1", "Syrian army"),
        set("fatalities", "7"),
        set("certainty", "disputed"),
        set("fatalities", "9"),
    ];
    let after = desk.corrections(&rows);
    let feature = after.at("strikes", "Bayanun");
    assert_eq!(feature["kind"], "cluster_munition");
    assert_eq!((&feature["event_date"], &feature["event_date_end"]), (&"2016-02-01".into(), &"2016-02-02".into()));
    assert_eq!((&feature["actor1"], &feature["side1"]), (&"Syrian government".into(), &"government".into()));
    assert_eq!((&feature["fatalities"], &feature["certainty"]), (&9.into(), &"disputed".into()));
    assert_eq!(feature["correction"].as_str().unwrap().matches(" set by A. Analyst").count(), 6);
}

#[test]
fn an_event_added_by_hand_names_its_source_and_changes_who_holds_the_place() {
    let desk = Desk::new();
    let added = [
        ("action", "add"),
        ("kind", "capture"),
        ("date", "2016-02-03"),
        ("place", "Mayer"),
        ("actor1", "Syrian army"),
        ("source", "our correspondent"),
    ];
    let after = desk.corrections(&[row(&added)]);
    let feature = after.at("ground_events", "Mayer");
    assert_eq!((&feature["source"], &feature["articles"]), (&"our correspondent".into(), &"corrections.csv:2".into()));
    assert_eq!(feature["notes"], "seen on video, twice");
    assert_eq!(feature["correction"], "added by A. Analyst (2026-03-01): seen on video, twice");
    assert_eq!(after.at("control_points", "Mayer")["side"], "government");
    assert_eq!(after.json("run.json")["settings"]["as_of"], "2016-02-03", "the day of the correction is no news");
}

#[test]
fn who_holds_a_place_is_set_from_a_day_on_and_later_news_goes_over_it() {
    let desk = Desk::new();
    let held = [("action", "hold"), ("place", "Rityan"), ("side", "government"), ("date", "2016-02-03")];
    let after = desk.corrections(&[row(&held)]);
    let point = after.at("control_points", "Rityan");
    assert_eq!((&point["side"], &point["basis"]), (&"government".into(), &"correction".into()));
    desk.article("three.txt", "BEIRUT, February 6, 2016 - Rebels recaptured Rityan on Saturday.\n");
    let later = desk.run();
    assert_eq!(later.at("control_points", "Rityan")["side"], "opposition");
}

#[test]
fn a_name_is_pinned_in_one_article_or_in_all_and_the_mention_says_so() {
    let desk = Desk::new();
    let mayer = desk.run();
    assert_eq!(mayer.at("strikes", "Bayanun")["fatalities"], 4);
    let elsewhere = [("action", "pin"), ("name", "Bayanun"), ("place", "Anadan"), ("article", "two")];
    let after = desk.corrections(&[row(&elsewhere)]);
    assert!(after.said.contains("corrections.csv:2: pin \"bayanun\": matches nothing any more"), "{}", after.said);
    after.at("strikes", "Bayanun");
    let everywhere = [("action", "pin"), ("name", "bayanun"), ("place", "Anadan")];
    let after = desk.corrections(&[row(&everywhere)]);
    after.at("strikes", "Anadan");
    let mention = after.at("mentions", "Anadan");
    assert_eq!(mention["surface"], "Bayanun");
    assert!(mention["reasons"].as_str().unwrap().contains("settled by hand, line 2"), "{mention}");
    let nowhere = desk.corrections(&[row(&[("action", "pin"), ("name", "Bayanun"), ("place", "none")])]);
    assert!(nowhere.layer("strikes").is_empty());
}

#[test]
fn an_undecided_name_is_decided_with_one_line() {
    let desk = Desk::new();
    desk.article("one.txt", "HOMS, May 3, 2013 - Shells hit the village of Mansoura on Friday, killing two people.\n");
    assert!(desk.run().layer("strikes").is_empty());
    let open = || fs::read_to_string(desk.0.path().join("map/unresolved.csv")).unwrap();
    assert!(open().contains("one,46,54,Mansoura,undecided"), "{}", open());
    let decided = [("action", "pin"), ("name", "Mansoura"), ("article", "one"), ("place", "C3160")];
    let after = desk.corrections(&[row(&decided)]);
    assert_eq!(after.layer("strikes")[0]["place_id"], "C3160");
    assert!(!open().contains("Mansoura"), "{}", open());
}

#[test]
fn corrections_outlive_more_news_and_a_run_never_writes_their_file() {
    let desk = Desk::new();
    let strike = id(&desk.run(), "strikes", "Bayanun");
    let first =
        desk.corrections(&[row(&[("action", "set"), ("feature", &strike), ("field", "fatalities"), ("value", "6")])]);
    let table = fs::read(desk.0.path().join("map/corrections.csv")).unwrap();
    desk.article("two.txt", LATER);
    let second = desk.run();
    for run in [first, second] {
        assert_eq!(run.at("strikes", "Bayanun")["fatalities"], 6);
    }
    assert_eq!(fs::read(desk.0.path().join("map/corrections.csv")).unwrap(), table);
}

#[test]
fn one_that_matches_nothing_is_told_and_kept_in_the_record() {
    let desk = Desk::new();
    let run = desk.corrections(&[row(&[("action", "reject"), ("feature", "strike-000000000000")])]);
    assert_eq!(run.status, 0);
    assert!(
        run.said.contains("corrections.csv:2: reject strike-000000000000: matches nothing any more"),
        "{}",
        run.said
    );
    let record = &run.json("run.json")["corrections"];
    assert_eq!((&record["applied"], record["unmatched"].as_array().unwrap().len()), (&0.into(), 1));
}

#[test]
fn a_bad_row_is_told_by_its_line_with_what_to_write_and_the_others_apply() {
    let desk = Desk::new();
    let strike = id(&desk.run(), "strikes", "Bayanun");
    let rows = [
        row(&[("action", "erase"), ("feature", &strike)]),
        row(&[("action", "set"), ("feature", &strike), ("field", "colour"), ("value", "red")]),
        row(&[("action", "set"), ("feature", &strike), ("field", "date"), ("value", "last week")]),
        row(&[("action", "move"), ("feature", &strike)]),
        row(&[("action", "move"), ("feature", &strike), ("latitude", "91"), ("longitude", "37")]),
        row(&[("action", "pin"), ("name", "Bayanun"), ("place", "Atlantis")]),
        row(&[("action", "hold"), ("place", "Rityan"), ("side", "martians"), ("date", "2016-02-03")]),
        row(&[("action", "add"), ("kind", "airstrike"), ("place", "Anadan")]),
        row(&[("action", "reject"), ("feature", &strike)]),
    ];
    let run = desk.corrections(&rows);
    assert_eq!(run.status, 1, "some could not be read");
    for told in [
        "corrections.csv:2: action \"erase\" is unknown; write one of reject, move",
        "corrections.csv:3: field \"colour\" cannot be set",
        "corrections.csv:4: date \"last week\" is no date",
        "corrections.csv:5: neither a place nor latitude and longitude",
        "corrections.csv:6: latitude \"91\"",
        "corrections.csv:7: no place is called \"Atlantis\"",
        "corrections.csv:8: side \"martians\" is unknown",
        "corrections.csv:9: add needs source",
    ] {
        assert!(run.said.contains(told), "{told} in {}", run.said);
    }
    assert!(run.layer("strikes").is_empty(), "the good row applies");
}

#[test]
fn a_file_that_is_no_table_of_corrections_stops_the_run_before_anything_is_written() {
    let desk = Desk::new();
    desk.run();
    let layer = fs::read(desk.0.path().join("map/strikes.geojson")).unwrap();
    fs::write(desk.0.path().join("map/corrections.csv"), "name,side\nRityan,government\n").unwrap();
    let run = desk.run();
    assert_eq!(run.status, 2);
    assert!(run.said.contains("has no column action, author, made, reason"), "{}", run.said);
    assert_eq!(fs::read(desk.0.path().join("map/strikes.geojson")).unwrap(), layer);
}
