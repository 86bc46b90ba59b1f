//! `sitmap.toml`: what it gives `sitmap map`, and what is told of one that cannot be used.

use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;

use super::run::{ARTICLE, Answer, command, file, scratch};

/// Runs `sitmap map` in a folder.
fn map_in(folder: &Path, arguments: &[&str]) -> Answer {
    let all: Vec<&str> = ["map"].iter().chain(arguments).copied().collect();
    let output = command(&all).current_dir(folder).output().expect("it runs");
    let text = |bytes| String::from_utf8(bytes).expect("the program speaks UTF-8");
    Answer { status: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
}

/// A folder with an article and settings.
fn project(settings: &str) -> TempDir {
    let folder = scratch();
    file(&folder, "reports/monday.txt", ARTICLE);
    file(&folder, "sitmap.toml", settings);
    folder
}

fn setting(folder: &Path, name: &str) -> Value {
    let run = std::fs::read(folder.join("run.json")).expect("it was mapped");
    serde_json::from_slice::<Value>(&run).expect("it is JSON")["settings"][name].clone()
}

#[test]
fn map_alone_runs_with_what_the_file_says() {
    let folder = project(
        "# every key\narticles = [\"reports\"]\nout = \"maps/today\"\nas_of = 2016-03-01\nsince = \"2016-02-01\"\nevery = \"2w\"\nthreads = 1\nbaseline = \"known.csv\"\n",
    );
    file(&folder, "known.csv", "name,lon,lat,side\nMorek,36.68,35.38,opposition\n");
    let answer = map_in(folder.path(), &[]);
    assert_eq!(answer.status, Some(0), "{}", answer.stderr);
    let told = "sitmap.toml: taken from it: articles, out, baseline, as_of, since, every, threads\n";
    assert!(answer.stderr.starts_with(told), "{}", answer.stderr);
    let out = folder.path().join("maps/today");
    assert_eq!(setting(&out, "as_of"), "2016-03-01");
    assert_eq!(setting(&out, "since"), "2016-02-01");
    assert_eq!(setting(&out, "every"), "14d");
    assert_eq!(setting(&out, "baseline")["rows"], 1);
}

#[test]
fn a_quiet_file_says_nothing() {
    let folder = project("articles = [\"reports\"]\nquiet = true\n");
    let answer = map_in(folder.path(), &[]);
    assert_eq!((answer.status, &*answer.stderr), (Some(0), ""));
    assert!(folder.path().join("output/index.html").is_file(), "without out it is ./output");
}

#[test]
fn the_command_line_wins() {
    let folder = project("articles = [\"nowhere\"]\nout = \"a\"\nas_of = 2016-03-01\nevery = \"7d\"\n");
    let answer = map_in(folder.path(), &["reports", "--out", "b", "--as-of", "2016-04-01"]);
    assert_eq!(answer.status, Some(0), "{}", answer.stderr);
    assert!(answer.stderr.starts_with("sitmap.toml: taken from it: every\n"), "{}", answer.stderr);
    assert_eq!(setting(&folder.path().join("b"), "as_of"), "2016-04-01");
    assert!(!folder.path().join("a").exists());
}

#[test]
fn paths_lead_from_the_folder_of_the_file() {
    let folder = project("articles = [\"reports\"]\nout = \"out\"\ngazetteer = \"../nowhere\"\n");
    file(&folder, "work/monday.txt", ARTICLE);
    let work = folder.path().join("work");
    let answer = map_in(&work, &["--config", "../sitmap.toml"]);
    assert_eq!(answer.status, Some(2));
    assert!(answer.stderr.contains("../../nowhere"), "the gazetteer too: {}", answer.stderr);
    file(&folder, "sitmap.toml", "articles = [\"reports\"]\nout = \"out\"\n");
    let answer = map_in(&work, &["--config", "../sitmap.toml"]);
    assert_eq!(answer.status, Some(0), "{}", answer.stderr);
    assert!(folder.path().join("out/index.html").is_file());
    assert!(!work.join("out").exists());
}

#[test]
fn it_can_be_left_aside() {
    let folder = project("this is no TOML");
    let answer = map_in(folder.path(), &["reports", "--no-config", "--quiet"]);
    assert_eq!((answer.status, &*answer.stderr), (Some(0), ""));
    let answer = map_in(folder.path(), &["--no-config"]);
    assert_eq!(answer.status, Some(2));
    assert!(answer.stderr.starts_with("sitmap: no articles are named: "), "{}", answer.stderr);
}

#[test]
fn a_mistake_in_it_is_told_by_line_with_what_is_allowed() {
    for (settings, expected) in [
        (
            "\narticels = [\"reports\"]\n",
            "sitmap.toml:2: unknown field `articels`, expected one of `articles`, `out`, `gazetteer`",
        ),
        ("articles = \"reports\"\n", "sitmap.toml:1: articles is a list of files and folders, as [\"reports\"]"),
        ("articles = [\"reports\", 3]\n", "sitmap.toml:1: articles is a list of files and folders"),
        ("quiet = true\n\nas_of = \"soon\"\n", "sitmap.toml:3: soon is no date; write it as 2016-02-29"),
        ("as_of = 3\n", "sitmap.toml:1: invalid type: integer, expected a date"),
        ("every = \"7x\"\n", "sitmap.toml:1: \"7x\" is no step; write it as 7d, 2w or 1m"),
        ("threads = 0\n", "sitmap.toml:1: threads is a whole number from 1 to 1024"),
        ("threads = \"two\"\n", "sitmap.toml:1: threads is a whole number from 1 to 1024"),
        ("out = 3\n", "sitmap.toml:1: invalid type: integer `3`, expected path string"),
        ("out = \"a\"\nout = \"b\"\n", "sitmap.toml:2: duplicate key"),
        ("quiet\n", "sitmap.toml:1: key with no value"),
    ] {
        let folder = project(settings);
        let answer = map_in(folder.path(), &["reports"]);
        assert_eq!(answer.status, Some(2), "{settings}");
        assert!(answer.stderr.starts_with(&format!("sitmap: {expected}")), "{settings}: {}", answer.stderr);
        assert!(!folder.path().join("output").exists(), "nothing is written");
    }
}

#[test]
fn one_that_is_named_must_be_there_and_one_that_is_empty_says_nothing() {
    let folder = project("");
    let answer = map_in(folder.path(), &["reports", "--config", "nowhere.toml"]);
    assert_eq!(answer.status, Some(2));
    assert!(answer.stderr.starts_with("sitmap: nowhere.toml: the settings cannot be read: "), "{}", answer.stderr);
    let answer = map_in(folder.path(), &["reports", "--quiet"]);
    assert_eq!((answer.status, &*answer.stderr), (Some(0), ""));
    let answer = map_in(folder.path(), &[]);
    assert!(answer.stderr.starts_with("sitmap: no articles are named: "), "{}", answer.stderr);
}
