//! The words that headers and footers are made of, out of `src/lexicon/headers.csv`.

use crate::fold;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The table that is built in, and its name in messages.
const TABLE: &str = include_str!("../lexicon/headers.csv");
const TABLE_NAME: &str = "src/lexicon/headers.csv";

/// The labels of all languages.
pub(super) static LABELS: LazyLock<Labels> =
    LazyLock::new(|| Labels::load(TABLE).expect("the built-in table is sound: a test loads it"));

/// What a label announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The day of publication.
    Published,
    /// The day of the last change.
    Updated,
    /// A picture or another work with a date of its own.
    Picture,
    /// The writer.
    Byline,
    /// The publisher, named after the label.
    Source,
    /// The publisher's desk, named after the publisher.
    Desk,
    /// The publisher's use of others, named after the publisher.
    Agencies,
    /// A whole line that says nothing.
    Furniture,
    /// A word before a date that makes it part of a story.
    Narrative,
    /// A word after a date that makes it part of a sentence.
    Sentence,
}

/// The labels by first word.
#[derive(Debug, Default)]
pub(super) struct Labels {
    /// With the words after the first.
    by_first: FxHashMap<String, Vec<(Vec<String>, Kind)>>,
}

impl Labels {
    /// All labels whose first word is `first` and whose others follow, with their lengths. `following(n)` is the n-th word
    /// after the first.
    pub fn starting<'a>(
        &'a self,
        first: &str,
        following: impl Fn(usize) -> Option<&'a str> + 'a,
    ) -> impl Iterator<Item = (Kind, usize)> + 'a {
        let rows = self.by_first.get(first).map_or(&[][..], Vec::as_slice);
        rows.iter()
            .filter(move |(rest, _)| {
                rest.iter().enumerate().all(|(index, word)| following(index + 1) == Some(word.as_str()))
            })
            .map(|(rest, kind)| (*kind, rest.len() + 1))
    }

    fn load(table: &str) -> Result<Labels, String> {
        let mut labels = Labels::default();
        for (index, record) in csv::Reader::from_reader(table.as_bytes()).records().enumerate() {
            let at = || format!("{TABLE_NAME}:{}", index + 2);
            let record = record.map_err(|error| format!("{}: {error}", at()))?;
            let words = fold::words(record.get(1).unwrap_or(""));
            let kind = record.get(2).unwrap_or("");
            let kind = kind_of(kind).ok_or_else(|| format!("{}: unknown kind {kind:?}", at()))?;
            let (first, rest) = words.split_first().ok_or_else(|| format!("{}: no words", at()))?;
            labels.by_first.entry(first.clone()).or_default().push((rest.to_vec(), kind));
        }
        Ok(labels)
    }
}

fn kind_of(name: &str) -> Option<Kind> {
    Some(match name {
        "published" => Kind::Published,
        "updated" => Kind::Updated,
        "picture" => Kind::Picture,
        "byline" => Kind::Byline,
        "source" => Kind::Source,
        "desk" => Kind::Desk,
        "agencies" => Kind::Agencies,
        "furniture" => Kind::Furniture,
        "narrative" => Kind::Narrative,
        "sentence" => Kind::Sentence,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_table_loads() {
        assert_eq!(Labels::load(TABLE).map(|_| ()), Ok(()));
    }

    #[test]
    fn every_label_stands_in_its_example() {
        for record in csv::Reader::from_reader(TABLE.as_bytes()).records() {
            let record = record.expect("the table is well formed");
            let example = fold::words(&record[3]);
            let kind = kind_of(&record[2]).expect("the table loads");
            let found = (0..example.len()).any(|at| {
                let following = |ahead: usize| example.get(at + ahead).map(String::as_str);
                LABELS.starting(&example[at], following).any(|(found, _)| found == kind)
            });
            assert!(found, "{record:?}");
        }
    }
}
