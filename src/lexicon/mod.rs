//! What words mean in a report of war, read from the tables beside this file: deeds, cues that a deed is not told as done,
//! and the small words that tie a deed to its place, its actor and its numbers. Names of places and actors are no part of
//! it: they belong to the war and come from the gazetteer.

pub mod phrases;
mod sense;

use std::str::FromStr;

use phrases::Phrases;
pub use sense::{
    Bearing, Casualty, Cue, Held, People, PlaceWord, Preposition, Scope, Sense, Trigger, TriggerClass, TriggerKind,
};

const TRIGGERS: &str = include_str!("triggers.csv");
const CUES: &str = include_str!("cues.csv");
const WORDS: &str = include_str!("words.csv");
const PLACE_FORMS: &str = include_str!("place_forms.csv");
const ABBREVIATIONS: &str = include_str!("abbreviations.csv");

/// Adds every word of the lexicon to `phrases`.
pub fn add_to(phrases: &mut Phrases<Sense>) {
    for row in rows(TRIGGERS) {
        let trigger = Trigger::from_row(&row);
        for form in forms(&row[0]) {
            phrases.add(form, Sense::Trigger(trigger));
        }
    }
    for row in rows(CUES) {
        let sense = Sense::Cue(parse::<Cue>(&row[1]), parse::<Scope>(&row[2]));
        phrases.add(&row[0], sense);
    }
    for row in rows(WORDS) {
        let sense = Sense::from_row(&row[1], &row[2]);
        for form in forms(&row[0]) {
            phrases.add(form, sense);
        }
    }
}

/// Words that end with a full stop without ending a sentence, sorted.
pub fn abbreviations() -> Vec<String> {
    let mut all: Vec<String> = rows(ABBREVIATIONS).map(|row| row[0].to_owned()).collect();
    all.sort();
    all
}

/// How a kind of place is written into a name.
#[derive(Clone, Debug)]
pub struct PlaceForm {
    pub kind: PlaceWord,
    /// Words that stand before the name: "tal".
    pub before: Vec<Vec<String>>,
    /// Words that stand behind it: "air base".
    pub after: Vec<Vec<String>>,
}

/// Every kind of place whose names hold the word for it, in folded words.
pub fn place_forms() -> Vec<PlaceForm> {
    let words = |cell: &str| forms(cell).map(crate::fold::words).collect();
    rows(PLACE_FORMS)
        .map(|row| PlaceForm { kind: parse(&row[0]), before: words(&row[1]), after: words(&row[2]) })
        .collect()
}

/// Every row of the trigger table with its example, for the test that runs them.
pub fn trigger_examples() -> Vec<(Trigger, String)> {
    rows(TRIGGERS).map(|row| (Trigger::from_row(&row), row[4].to_owned())).collect()
}

/// Every row of the cue table with its example, for the test that runs them.
pub fn cue_examples() -> Vec<(String, Cue, String)> {
    rows(CUES).map(|row| (row[0].to_owned(), parse(&row[1]), row[3].to_owned())).collect()
}

fn forms(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('|').filter(|form| !form.is_empty())
}

/// The rows of a table that is compiled in. A damaged one is found by every test, so it may stop the program.
fn rows(table: &'static str) -> impl Iterator<Item = csv::StringRecord> {
    csv::Reader::from_reader(table.as_bytes())
        .into_records()
        .map(|row| row.expect("the compiled-in tables have the same number of cells in every row"))
}

fn parse<T: FromStr<Err = String>>(cell: &str) -> T {
    cell.parse().unwrap_or_else(|error| panic!("a compiled-in lexicon table is damaged: {error}"))
}
