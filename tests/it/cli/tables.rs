//! `sitmap locate` and `sitmap check`.

use std::path::Path;

use serde_json::Value;

use super::run::{file, scratch, sitmap};

#[test]
fn a_spelling_is_answered_with_its_place_and_reasons() {
    let answer = sitmap(&["locate", "Khan Sheikoun", "--in", "Idlib"]);
    assert_eq!(answer.status, Some(0), "{}", answer.stderr);
    let first = answer.stdout.lines().nth(1).unwrap_or_default();
    assert!(first.contains("Khan Shaykhun") && first.contains("C3987"), "{first}");
    assert!(answer.stdout.contains("in Idlib"), "{}", answer.stdout);
}

#[test]
fn the_answers_for_programs_are_as_many_as_asked_for() {
    let answer = sitmap(&["locate", "Khan Sheikoun", "--json", "--limit", "1"]);
    let rows: Value = serde_json::from_str(&answer.stdout).expect("it is JSON");
    assert_eq!(rows.as_array().map(Vec::len), Some(1));
    assert_eq!(rows[0]["place_id"], "C3987");
}

#[test]
fn a_name_that_is_not_listed_gives_1() {
    let answer = sitmap(&["locate", "Xqzwvut"]);
    assert_eq!(answer.status, Some(1));
}

#[test]
fn the_tables_in_the_program_are_sound() {
    let answer = sitmap(&["check"]);
    assert_eq!(answer.status, Some(0), "{}", answer.stdout);
    assert!(answer.stdout.contains(" 0 errors"), "{}", answer.stdout);
}

#[test]
fn a_folder_of_damaged_tables_gives_1_and_one_that_is_not_there_2() {
    let folder = scratch();
    file(&folder, "places.csv", "id,name\nC1\n");
    assert_eq!(sitmap(&[Path::new("check"), folder.path()]).status, Some(1));
    assert_eq!(sitmap(&[Path::new("check"), &folder.path().join("nowhere")]).status, Some(2));
}

#[test]
fn help_teaches_by_example() {
    for command in ["map", "explain", "locate", "check", "gazetteer import", "gazetteer stats"] {
        let answer = sitmap(&command.split(' ').chain(["--help"]).collect::<Vec<_>>());
        assert_eq!(answer.status, Some(0));
        assert!(answer.stdout.contains(&format!("Examples:\n  sitmap {command} ")), "{}", answer.stdout);
        assert!(answer.stdout.contains("Exit status:"), "{}", answer.stdout);
    }
    let version = sitmap(&["--version"]);
    assert_eq!(version.stdout, concat!("sitmap ", env!("CARGO_PKG_VERSION"), "\n"));
}
