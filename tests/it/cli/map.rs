//! `sitmap map` on good input.

use std::ffi::OsString;
use std::path::PathBuf;

use super::run::{ARTICLE, contents, file, map, samples, scratch, sitmap, with_input};

/// The files of the published contract.
const FILES: [&str; 12] = [
    "advances.geojson",
    "control_areas.geojson",
    "control_points.geojson",
    "front_lines.geojson",
    "front_uncertainty.geojson",
    "ground_events.geojson",
    "index.html",
    "mentions.geojson",
    "run.json",
    "sitmap.qgs",
    "strikes.geojson",
    "unresolved.csv",
];

#[test]
fn nothing_at_all_gives_the_two_likeliest_commands() {
    let answer = sitmap::<&str>(&[]);
    assert_eq!(answer.status, Some(2));
    assert!(answer.stderr.contains("sitmap map ARTICLES..."), "{}", answer.stderr);
    assert!(answer.stderr.contains("sitmap explain ARTICLE"), "{}", answer.stderr);
}

#[test]
fn map_alone_explains_itself() {
    let answer = sitmap(&["map"]);
    assert_eq!(answer.status, Some(2));
    assert!(answer.stderr.contains("sitmap map reports/ --out maps/today"), "{}", answer.stderr);
    assert!(answer.stderr.contains("sitmap map --help"), "{}", answer.stderr);
    assert_eq!(answer.stdout, "");
}

#[test]
fn a_folder_becomes_every_file_of_the_contract_and_one_closing_line() {
    let folder = scratch();
    let out = folder.path().join("deep/out");
    let answer = map(&[samples()], &out);
    assert_eq!(answer.status, Some(0), "{}", answer.stderr);
    assert_eq!(answer.stdout, "");
    let written = contents(&out);
    for name in FILES {
        assert!(written.get(name).is_some_and(|bytes| !bytes.is_empty()), "{name} is missing or empty");
    }
    let closing = answer.stderr.lines().last().unwrap_or_default();
    for stage in
        [" articles, ", " sentences, ", " place mentions: ", " located, ", " undecided, ", " unknown", " ground events"]
    {
        assert!(closing.contains(stage), "{stage:?} is not told: {closing}");
    }
    assert!(closing.ends_with(&format!(" km -> {}", out.display())), "{closing}");
}

#[test]
fn the_output_goes_to_the_folder_output_where_none_is_named() {
    let folder = scratch();
    file(&folder, "reports/monday.txt", ARTICLE);
    let mut command = super::run::command(&["map", "reports"]);
    let status = command.current_dir(folder.path()).status().expect("it runs");
    assert!(status.success());
    assert!(folder.path().join("output/index.html").is_file());
}

#[test]
fn a_quiet_run_says_nothing() {
    let folder = scratch();
    let article = file(&folder, "monday.txt", ARTICLE);
    let out = folder.path().join("out");
    let answer = sitmap(&[OsString::from("map"), article.into(), "--quiet".into(), "--out".into(), out.into()]);
    assert_eq!((answer.status, &*answer.stderr, &*answer.stdout), (Some(0), "", ""));
}

#[test]
fn the_order_of_articles_and_the_number_of_threads_leave_no_trace() {
    let mut articles: Vec<PathBuf> = std::fs::read_dir(samples())
        .expect("the samples are there")
        .map(|entry| entry.expect("it can be listed").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .collect();
    articles.sort();
    let run = |articles: &[PathBuf], threads: &str| {
        let folder = scratch();
        let mut arguments = vec![OsString::from("map"), "--threads".into(), threads.into(), "--out".into()];
        arguments.push(folder.path().into());
        arguments.extend(articles.iter().map(OsString::from));
        let answer = sitmap(&arguments);
        assert_eq!(answer.status, Some(0), "{}", answer.stderr);
        contents(folder.path())
    };
    let first = run(&articles, "1");
    for (shuffle, threads) in [(1, "1"), (2, "2"), (3, "4")] {
        // Every third article, then the others: a fixed shuffle, so that a failure can be run again.
        let (some, others): (Vec<_>, Vec<_>) =
            articles.iter().cloned().enumerate().partition(|(number, _)| (number + shuffle) % 3 == 0);
        let shuffled: Vec<PathBuf> = others.into_iter().rev().chain(some).map(|(_, article)| article).collect();
        let again = run(&shuffled, threads);
        assert_eq!(first.keys().collect::<Vec<_>>(), again.keys().collect::<Vec<_>>());
        for (name, bytes) in &first {
            assert!(again[name] == *bytes, "{name} differs in shuffle {shuffle} with {threads} threads");
        }
    }
}

#[test]
fn the_same_file_given_twice_is_one_article() {
    let folder = scratch();
    let article = file(&folder, "monday.txt", ARTICLE);
    let out = folder.path().join("out");
    let answer = map(&[article.clone(), folder.path().join("./monday.txt"), article], &out);
    assert_eq!(answer.status, Some(0));
    assert!(answer.stderr.contains("1 article, "), "{}", answer.stderr);
}

#[test]
fn standard_input_is_an_article() {
    let folder = scratch();
    let out = folder.path().join("out");
    let arguments = [OsString::from("map"), "-".into(), "--out".into(), out.clone().into()];
    let answer = with_input(&arguments, ARTICLE.as_bytes());
    assert_eq!(answer.status, Some(0), "{}", answer.stderr);
    assert!(answer.stderr.contains("1 article, "), "{}", answer.stderr);
    assert!(out.join("mentions.geojson").is_file());
}

#[test]
fn an_article_without_a_date_is_named() {
    let folder = scratch();
    let article = file(&folder, "undated.txt", "Warplanes bombed Morek.\n");
    let answer = map(&[article], &folder.path().join("out"));
    assert_eq!(answer.status, Some(0));
    assert!(
        answer
            .stderr
            .contains("no date of publication is printed (name it in articles.csv): 1 of 1 articles (undated)"),
        "{}",
        answer.stderr
    );
}
