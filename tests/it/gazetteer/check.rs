//! Damaged tables are found out, by file and line.

use std::fs;
use std::path::Path;

use sitmap::command;
use sitmap::gazetteer::check::{Options, check};
use sitmap::gazetteer::tables::{Finding, Severity};
use sitmap::gazetteer::{Gazetteer, Source};

use super::tables;

fn findings(folder: &Path) -> Vec<Finding> {
    check(&Source::Folder(folder.to_owned()), Options::default()).0
}

/// What `check` says about the sound tables with one change, without the folder.
fn said(file: &str, old: &str, new: &str) -> Vec<(Severity, String)> {
    let folder = tables(&[(file, old, new)]);
    let here = format!("{}/", folder.path().display());
    let notes = |finding: &Finding| finding.severity == Severity::Note;
    let all = findings(folder.path()).into_iter().filter(|finding| !notes(finding));
    all.map(|finding| (finding.severity, finding.to_string().replace(&here, ""))).collect()
}

fn one_error(file: &str, old: &str, new: &str) -> String {
    let said = said(file, old, new);
    assert_eq!(said.len(), 1, "{said:?}");
    assert_eq!(said[0].0, Severity::Error, "{said:?}");
    said[0].1.clone()
}

fn one_warning(file: &str, old: &str, new: &str) -> String {
    let said = said(file, old, new);
    assert_eq!(said.len(), 1, "{said:?}");
    assert_eq!(said[0].0, Severity::Warning, "{said:?}");
    said[0].1.clone()
}

#[test]
fn sound_tables_pass() {
    let folder = tables(&[]);
    let all = findings(folder.path());
    assert!(all.iter().all(|finding| finding.severity == Severity::Note), "{all:?}");
    assert!(all.iter().any(|finding| finding.message.contains("1 of 11 spellings")), "{all:?}");
}

#[test]
fn the_embedded_tables_hold_no_error() {
    let (findings, counts) = check(&Source::Embedded, Options::default());
    let errors: Vec<String> = findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .map(|finding| finding.to_string())
        .collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
    assert!(counts.places > 10_000 && counts.names > 40_000 && counts.areas > 300);
}

#[test]
fn a_bad_cell_is_named_by_file_and_line_with_what_to_write() {
    assert_eq!(
        one_error("places.csv", "35.4,36.6,,7", "\"35,4\",36.6,,7"),
        "places.csv:2: lat \"35,4\" is not a number; write 35.4"
    );
    assert_eq!(
        one_error("places.csv", "1200", "\"1,200\""),
        "places.csv:3: population \"1,200\" is not a number; write 1200"
    );
    assert_eq!(one_error("places.csv", "1200", "many"), "places.csv:3: population \"many\" is not a number");
    assert_eq!(
        one_error("places.csv", "35.5,36.5,,,,,C3", "95.5,36.5,,,,,C3"),
        "places.csv:4: lat 95.5 is not within -90 to 90 degrees"
    );
    assert_eq!(
        one_error("places.csv", "35.5,36.5,,,,,C3", "NaN,36.5,,,,,C3"),
        "places.csv:4: lat NaN is not within -90 to 90 degrees"
    );
    assert!(
        one_error("places.csv", "أعزاز,city", "أعزاز,metropolis")
            .starts_with("places.csv:4: kind \"metropolis\" is unknown; write one of governorate, district")
    );
    assert_eq!(one_error("not_places.csv", "Said,never", ",never"), "not_places.csv:3: name is empty");
    assert_eq!(
        one_error("world.csv", "39.93,32.86,", "39.93,32.86"),
        "world.csv:2: 5 columns, the header has 6; quote a cell that holds a comma"
    );
}

#[test]
fn every_bad_row_is_reported_not_only_the_first() {
    let folder = tables(&[("places.csv", "35.6", "x"), ("names.csv", "Hobait,latin", "Hobait,greek")]);
    let errors = findings(folder.path()).into_iter().filter(|finding| finding.severity == Severity::Error);
    let lines: Vec<_> = errors.map(|finding| finding.line).collect();
    assert_eq!(lines, [Some(3), Some(5), Some(6)]);
}

#[test]
fn a_missing_column_or_file_is_an_error() {
    assert!(one_error("world.csv", "lat,lon,note", "lat,long,note").starts_with("world.csv:1: the header lacks lon"));
    let folder = tables(&[]);
    fs::remove_file(folder.path().join("camps.csv")).expect("written above");
    let all = findings(folder.path());
    assert!(all.iter().any(|finding| finding.file.ends_with("camps.csv") && finding.line.is_none()), "{all:?}");
    fs::write(folder.path().join("camps.csv"), b"side\nf\xfcr\n").expect("writable");
    let all = findings(folder.path());
    assert!(all.iter().any(|finding| finding.message.contains("line 2 is not UTF-8")), "{all:?}");
}

#[test]
fn a_table_that_cannot_be_read_does_not_drown_its_cause_in_dangling_references() {
    let errors = |folder: &Path| {
        let all = findings(folder).into_iter().filter(|finding| finding.severity == Severity::Error);
        all.map(|finding| finding.message).collect::<Vec<_>>()
    };
    let folder = tables(&[("places.csv", "id,name,", "ids,name,")]);
    let all = errors(folder.path());
    assert!(all.iter().any(|message| message.starts_with("the header lacks id")), "{all:?}");
    assert_eq!(all.iter().filter(|message| message.contains("is in no row of places.csv")).count(), 1, "{all:?}");

    let folder = tables(&[("places.csv", "C2,", "C2,,")]);
    let all = errors(folder.path());
    assert!(all.iter().all(|message| !message.contains("is in no row")), "{all:?}");
    assert!(all.iter().any(|message| message.contains("quote a cell that holds a comma")), "{all:?}");
}

#[test]
fn ids_given_twice_and_references_to_nothing_are_errors() {
    assert_eq!(
        one_error("places.csv", "C6,Zarqa", "C5,Zarqa"),
        "places.csv:7: C5 is given twice; the first time in line 6"
    );
    assert_eq!(
        one_error("names.csv", "C2,Hobait", "C29,Hobait"),
        "names.csv:3: place_id C29 is in no row of places.csv"
    );
    assert_eq!(
        one_error("places.csv", "city,SY05,,", "city,SY06,,"),
        "places.csv:4: admin1 SY06 is no area of areas.geojson"
    );
    assert_eq!(
        one_error("places.csv", "city,SY05,,", "city,SY05,SY05,"),
        "places.csv:4: admin2 SY05 is an area of level 1, not 2"
    );
    assert_eq!(
        one_error("areas.geojson", "\"parent\":\"SY05\"", "\"parent\":\"SY09\""),
        "areas.geojson:4: parent SY09 is no area of areas.geojson"
    );
    assert_eq!(
        one_error("actor_names.csv", "Rebels,rebel", "Rebel,rebel"),
        "actor_names.csv:2: actor Rebel is in no row of actors.csv"
    );
    assert_eq!(
        one_error("sides.csv", "Rebels,opposition", "Rebels,opponents"),
        "sides.csv:2: side opponents is in no row of camps.csv"
    );
    assert_eq!(
        one_error("camps.csv", "#d7191c,opposition", "#d7191c,opposition;isis"),
        "camps.csv:2: enemies isis is in no row of camps.csv"
    );
    assert_eq!(
        one_error("sources.csv", "state_media,government", "state_media,state"),
        "sources.csv:2: side state is in no row of camps.csv"
    );
}

#[test]
fn a_place_outside_its_area_is_a_warning_with_the_distance() {
    let warning = one_warning("places.csv", "35.6,36.7", "36.1,36.7");
    assert_eq!(
        warning,
        "places.csv:6: Az-Zarqa (C5) lies 11.1 km outside SY05; correct its coordinates or its admin codes"
    );
    assert_eq!(said("places.csv", "35.6,36.7", "36.02,36.7"), []);
}

#[test]
fn rings_that_are_open_empty_or_turned_are_found() {
    assert_eq!(
        one_error("areas.geojson", "[35,37],[35,34]]", "[35,37]]"),
        "areas.geojson:2: a ring of SY is not closed; repeat its first position at the end"
    );
    assert_eq!(
        one_warning(
            "areas.geojson",
            "[35,34],[38,34],[38,37],[35,37],[35,34]",
            "[35,34],[35,37],[38,37],[38,34],[35,34]"
        ),
        "areas.geojson:2: an outer ring of SY does not run counter-clockwise; reverse it"
    );
    assert!(
        one_error("areas.geojson", "[36.5,35.3],[36.7,35.3]", "[36.5,\"x\"],[36.7,35.3]")
            .starts_with("areas.geojson:4:")
    );
    let broken = said("areas.geojson", "\"level\":1", "\"level\":");
    assert!(broken.iter().any(|(_, text)| text.starts_with("areas.geojson:3: no valid JSON")), "{broken:?}");
}

#[test]
fn rows_out_of_order_twice_or_in_other_letters_are_warnings() {
    assert_eq!(
        one_warning(
            "names.csv",
            "C1,Kafr Zeita,latin,press,\nC2,Hobait,latin,press,\n",
            "C2,Hobait,latin,,\nC1,Kafr Zeita,latin,,\n"
        ),
        "names.csv:3: rows are not sorted: C1 Kafr Zeita stands after C2 Hobait (1 such rows); sort the file by bytes"
    );
    assert_eq!(
        one_warning("names.csv", "C2,Hobait,latin,press,\n", "C2,Hobait,latin,press,\nC2,Hobait,latin,other,\n"),
        "names.csv:4: Hobait is listed twice for C2; remove one row"
    );
    assert_eq!(
        one_warning("names.csv", "Hobait,latin", "Hobait,arabic"),
        "names.csv:3: name \"Hobait\" is in latin letters, not arabic"
    );
    assert_eq!(one_error("names.csv", "Hobait,latin", "-,other"), "names.csv:3: name \"-\" holds no letter");
}

#[test]
fn shared_spellings_are_counted_and_listed_when_asked_for() {
    let folder = tables(&[]);
    let source = Source::Folder(folder.path().to_owned());
    let (findings, _) = check(&source, Options { shared: true });
    assert!(findings.iter().any(|finding| finding.message == "\"zarqa\" stands for 2 places: C5 Az-Zarqa, C6 Zarqa"));
}

#[test]
fn loading_unsound_tables_fails_with_every_error() {
    let folder = tables(&[("places.csv", "C6,Zarqa", "C5,Zarqa"), ("places.csv", "1200", "many")]);
    let error = Gazetteer::load(folder.path()).expect_err("two errors").to_string();
    assert!(error.contains("places.csv:3:") && error.contains("places.csv:7:"), "{error}");
    assert!(Gazetteer::load(Path::new("/nonexistent")).is_err());
}

#[test]
fn the_check_command_reports_by_exit_status() {
    let run = |folder: &Path, json| {
        let args = command::check::Args { source: Source::Folder(folder.to_owned()), shared: false, json };
        let mut out = Vec::new();
        let status = command::check::run(&args, &mut out).expect("memory can be written");
        (status, String::from_utf8(out).expect("text"))
    };
    let sound = tables(&[]);
    let (status, text) = run(sound.path(), false);
    assert_eq!(status, 0);
    assert!(text.ends_with("7 places, 15 spellings, 3 areas, 1 roads: 0 errors, 0 warnings, 1 note\n"), "{text}");
    let bad = tables(&[("places.csv", "1200", "many")]);
    let (status, text) = run(bad.path(), true);
    let report: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!((status, report["errors"].as_u64()), (1, Some(1)));
    let (status, text) = run(&bad.path().join("missing"), false);
    assert_eq!(status, 2);
    assert!(text.contains("cannot be read"), "{text}");
}
