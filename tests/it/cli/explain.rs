//! `sitmap explain`.

use std::io::Read;
use std::path::Path;

use serde_json::Value;

use super::run::{ARTICLE, command, file, samples, scratch, sitmap, with_input};

#[test]
fn a_name_is_marked_with_its_place_and_its_reasons() {
    let answer = with_input(&["explain", "-"], ARTICLE.as_bytes());
    assert_eq!(answer.status, Some(0), "{}", answer.stderr);
    for words in [
        "stdin\n",
        "title      Warplanes bomb Morek",
        "published  2016-02-02 (printed in the text)",
        "Russian warplanes bombed [Morek -> Morek, ",
        ", Hama] on Tuesday, killing three civilians.",
        "place     \"Morek\": 35.",
        "its name +20",
        "airstrike at Morek",
        "by Russia",
        "words \"bombed\"",
        "fatalities 3",
    ] {
        assert!(answer.stdout.contains(words), "{words:?} is not shown:\n{}", answer.stdout);
    }
}

#[test]
fn a_deed_that_makes_no_feature_is_shown_with_its_reason() {
    let answer = with_input(&["explain", "-"], b"February 2, 2016\n\nThe army will storm Morek.");
    assert!(answer.stdout.contains("set aside assault, words \"storm\": planned"), "{}", answer.stdout);
}

#[test]
fn the_whole_text_is_shown_and_no_sign_in_it_drives_the_terminal() {
    let answer = with_input(&["explain", "-"], b"- \"One\" \x1b[2J (two).\n\nThree [4]!\n");
    assert_eq!(answer.status, Some(0), "{}", answer.stderr);
    assert!(answer.stdout.contains("[1] - \"One\" [2J (two).\n"), "{}", answer.stdout);
    assert!(answer.stdout.contains("Three [4]!\n"), "{}", answer.stdout);
    assert!(!answer.stdout.contains('\x1b'));
}

#[test]
fn the_record_for_programs_slices_the_text_by_characters() {
    for name in ["wire-nubl-zahraa.txt", "wire-saraqib-turkish-post.txt"] {
        let path = samples().join(name);
        let text: Vec<char> = std::fs::read_to_string(&path).expect("the sample is there").chars().collect();
        let answer = sitmap(&[Path::new("explain"), &path, Path::new("--json")]);
        assert_eq!(answer.status, Some(0), "{}", answer.stderr);
        let record: Value = serde_json::from_str(&answer.stdout).expect("it is JSON");
        let mut spans = 0;
        let mut check = |row: &Value| {
            let at = |side: &str| row[side].as_u64().expect("it is a number") as usize;
            let slice: String = text[at("start")..at("end")].iter().collect();
            assert_eq!(row["text"], slice);
            spans += 1;
        };
        for sentence in record["sentences"].as_array().expect("there are sentences") {
            check(sentence);
            sentence["mentions"].as_array().expect("a list").iter().for_each(&mut check);
            sentence["events"].as_array().expect("a list").iter().for_each(|event| check(&event["words"]));
            sentence["set_aside"].as_array().expect("a list").iter().for_each(|deed| check(&deed["words"]));
        }
        assert!(spans > 20, "only {spans} spans in {name}");
    }
}

#[test]
fn what_is_no_article_is_told() {
    let folder = scratch();
    let empty = file(&folder, "empty.txt", "");
    for (path, words) in [
        (folder.path().join("nowhere.txt"), "nowhere.txt: does not exist"),
        (empty, "empty.txt: is empty"),
        (folder.path().to_owned(), ": is a folder; explain takes one article"),
    ] {
        let answer = sitmap(&[Path::new("explain"), &path]);
        assert_eq!(answer.status, Some(2));
        assert!(answer.stderr.starts_with("sitmap: "), "{}", answer.stderr);
        assert!(answer.stderr.contains(words), "{}", answer.stderr);
        assert_eq!(answer.stdout, "");
    }
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let folder = scratch();
    // More than a pipe holds, so that the program has to notice.
    let article = file(&folder, "long.txt", "The road was quiet.\n\n".repeat(20_000));
    let mut child = command(&[Path::new("explain"), &article]).spawn().expect("it starts");
    let mut first = [0; 4];
    child.stdout.take().expect("it was asked for").read_exact(&mut first).expect("it writes");
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(&first, b"long");
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), b"".as_slice()));
}
