//! The house rules that the compiler does not hold: who may use whom, who may touch files and the terminal, how long a file
//! may be, and that no place and no actor is named in code. Each breach is told with its file, line and rule.

mod source;

use std::collections::BTreeSet;
use std::path::Path;

use source::{Source, sources};

/// Some modules, what they may use beside themselves, and why no more.
struct Rule {
    modules: &'static [&'static str],
    may_use: &'static [&'static [&'static str]],
    why: &'static str,
}

const GROUND: &[&str] = &["span", "date", "fold", "geodesy", "geometry", "identity", "sheet"];
const TABLES: &[&str] = &["gazetteer", "actors", "lexicon"];
const STAGES: &[&str] = &["article", "document", "mention", "resolve", "event", "report"];
const DRAWING: &[&str] = &["situation", "layer", "change", "digest", "output", "store"];

/// Every module of the crate, in the order of the road from text to files.
#[rustfmt::skip]
const RULES: [Rule; 18] = [
    rule(GROUND, &[GROUND], "the ground uses nothing else of ours"),
    rule(TABLES, &[GROUND, TABLES], "knowledge knows nothing of articles"),
    rule(&["world"], &[GROUND, TABLES], "the world is all knowledge and nothing else"),
    rule(&["article"], &[GROUND, TABLES, WORLD], "an article is read before its words are"),
    rule(&["document"], &[GROUND, TABLES, WORLD, &["article"]], "a document knows words and sentences only"),
    rule(&["mention"], &[GROUND, TABLES, WORLD, &["article", "document"]], "names are marked before anything is decided"),
    rule(&["resolve"], &[GROUND, TABLES, WORLD, &["article", "document", "mention"]], "places are decided before deeds are read"),
    rule(&["event"], &[GROUND, TABLES, WORLD, &["article", "document", "mention", "resolve"]], "an event knows nothing of reports"),
    rule(&["correction"], &[GROUND, TABLES, WORLD, &["article", "mention", "resolve", "event"]], "a correction speaks of names, places and deeds, not of reports"),
    rule(&["report"], &[GROUND, TABLES, WORLD, STAGES, &["correction"]], "a report knows nothing of other reports"),
    rule(&["baseline"], &[GROUND, TABLES, WORLD], "what is known beforehand knows nothing of articles"),
    rule(&["situation"], &[GROUND, TABLES, WORLD, &["baseline", "correction", "mention", "resolve", "event", "report"]], "the situation knows reports, not articles"),
    rule(&["layer"], &[GROUND, TABLES, WORLD, &["baseline", "mention", "resolve", "event", "report", "situation"]], "layers know reports, not articles"),
    rule(&["digest"], &[GROUND], "a summary knows the published rows and nothing of how they came about"),
    rule(&["change"], &[GROUND], "a comparison knows the published rows and nothing of how they came about"),
    rule(&["output"], &[GROUND, &["layer", "digest"]], "what is written is settled in the layers"),
    rule(&["store"], &[GROUND, &["report", "layer"]], "what is kept between runs is reports and layers"),
    rule(&["command", "lib", "main", "cli"], &[GROUND, TABLES, WORLD, STAGES, DRAWING, &["baseline", "correction", "command"]], "nothing uses main and cli"),
];

const WORLD: &[&str] = &["world"];

/// Uses against the order, each with its reason.
const EXCEPTIONS: [(&str, &str); 3] = [
    // Dates and header lines are read off words, and cutting a text into words needs nothing but folding and spans itself.
    ("date", "document::token"),
    ("article", "document::token"),
    // The table of deeds names the published kinds, which the event stage defines.
    ("lexicon", "event::Kind"),
];

/// Who may touch files and the terminal. A sheet reads from what it is handed, row by row.
const AT_THE_RIM: [&str; 8] = ["article", "world", "output", "sheet", "store", "command", "main", "cli"];

/// The gazetteer's one file that reads tables from a folder.
const TABLE_READER: &str = "src/gazetteer/source.rs";

/// More than this nobody reads from top to bottom. The aim is 400; what is over it should be about to be split.
const MOST_LINES: usize = 450;

/// Names shorter than this are too often ordinary words.
const SHORTEST_NAME: usize = 5;

#[test]
fn every_module_uses_only_what_it_may() {
    let mut breaches = Vec::new();
    for source in sources() {
        let module = source.module.as_str();
        let Some(rule) = RULES.iter().find(|rule| rule.modules.contains(&module)) else {
            breaches.push(format!("{}: the module {module} has no rule in tests/it/tidy.rs", source.path));
            continue;
        };
        for (line, path) in source.uses() {
            let used = path.split("::").next().unwrap_or_default();
            let may_use = used == module || rule.may_use.iter().any(|group| group.contains(&used));
            let is_excepted = EXCEPTIONS.iter().any(|(user, excepted)| *user == module && path.starts_with(excepted));
            if !may_use && !is_excepted {
                breaches.push(format!("{}:{line}: {module} uses {path}; {}", source.path, rule.why));
            }
        }
    }
    assert_none(&breaches);
}

#[test]
fn only_the_rim_touches_files_and_the_terminal() {
    const RIM_WORDS: [&str; 9] =
        ["std::fs", "std::io", "std::env", "std::process", "std::net", "println!", "eprintln!", "print!", "dbg!"];
    let mut breaches = Vec::new();
    for source in sources() {
        if AT_THE_RIM.contains(&source.module.as_str()) || source.path == TABLE_READER {
            continue;
        }
        for (line, code) in source.code() {
            if let Some(word) = RIM_WORDS.iter().find(|word| code.contains(**word)) {
                let rule = "files and the terminal are for article, world, output, store and command";
                breaches.push(format!("{}:{line}: {word}; {rule}", source.path));
            }
        }
    }
    assert_none(&breaches);
}

#[test]
fn no_file_is_too_long_to_read() {
    let long = |source: &Source| {
        let lines = source.text.lines().count();
        (lines > MOST_LINES).then(|| format!("{}: {lines} lines; split what is over {MOST_LINES}", source.path))
    };
    assert_none(&sources().iter().filter_map(long).collect::<Vec<_>>());
}

#[test]
fn no_place_and_no_actor_is_named_in_code() {
    let names = names();
    assert!(names.len() > 300, "only {} names were read off the tables", names.len());
    let mut breaches = Vec::new();
    for source in sources() {
        for (line, literal) in source.literals() {
            if let Some(name) = names.iter().find(|name| holds(&literal, name)) {
                breaches.push(format!(
                    "{}:{line}: \"{name}\" is named; places and actors belong to gazetteer/",
                    source.path
                ));
            }
        }
    }
    assert_none(&breaches);
}

const fn rule(
    modules: &'static [&'static str],
    may_use: &'static [&'static [&'static str]],
    why: &'static str,
) -> Rule {
    Rule { modules, may_use, why }
}

/// The Latin spellings of cities and towns, and the actors.
fn names() -> BTreeSet<String> {
    let gazetteer = sitmap::gazetteer::Gazetteer::embedded();
    let towns = gazetteer.places().filter(|place| matches!(place.kind.as_str(), "city" | "town"));
    let spellings = towns.flat_map(|place| gazetteer.spellings(place.id));
    let mut names: BTreeSet<String> = spellings
        .map(|spelling| spelling.text.to_owned())
        .filter(|name| name.chars().count() >= SHORTEST_NAME && name.starts_with(char::is_uppercase))
        .collect();
    let actors = Path::new(env!("CARGO_MANIFEST_DIR")).join("gazetteer/actors.csv");
    let mut table = csv::Reader::from_path(actors).expect("the table is there");
    names.extend(table.records().map(|row| row.expect("it is sound")[0].to_owned()));
    names
}

/// Whether a text holds a name as words of their own.
fn holds(text: &str, name: &str) -> bool {
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.match_indices(name).any(|(start, _)| {
        !is_word(text[..start].chars().next_back()) && !is_word(text[start + name.len()..].chars().next())
    })
}

fn assert_none(breaches: &[String]) {
    assert!(breaches.is_empty(), "\n{}", breaches.join("\n"));
}
