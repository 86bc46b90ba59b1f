//! How a name becomes the key that it is looked up by: folded words, without articles, type words in one spelling.
//! What romanisation varies inside the other words is left to `skeleton`. Shared with the build script.

use std::cmp::Ordering;
use std::sync::OnceLock;

use super::kind::Script;
use crate::fold;

/// Whether a folded word is the Arabic article in one of its romanised forms, with the sun letters and the vowel that
/// print gives it. Articles come and go in print, so keys hold none.
pub fn is_article(folded: &str) -> bool {
    matches!(
        folded,
        "al" | "el"
            | "ul"
            | "il"
            | "as"
            | "ash"
            | "asch"
            | "ech"
            | "es"
            | "esch"
            | "esh"
            | "ad"
            | "ed"
            | "adh"
            | "ar"
            | "er"
            | "an"
            | "en"
            | "at"
            | "et"
            | "ath"
            | "az"
            | "ez"
    )
}

/// A folded word without the article glued to its front ("alhbit", and every Arabic word with one), or `None` when there
/// is none or fewer than two letters would be left. In Latin letters the rest must have three and begin with a
/// consonant: `Alma` and `Aleppo` are whole.
pub fn strip_article(folded: &str) -> Option<&str> {
    if let Some(rest) = folded.strip_prefix("ال") {
        return (rest.chars().count() >= 2).then_some(rest);
    }
    let rest = folded.strip_prefix("al").or_else(|| folded.strip_prefix("el"))?;
    let consonant = rest.bytes().next().is_some_and(|b| b.is_ascii_lowercase() && !b"aeiou".contains(&b));
    (consonant && rest.len() >= 3).then_some(rest)
}

/// The spelling that a type word such as `tell` or `kafar` is keyed by; any other word is returned as it is.
pub fn canonical_word(folded: &str) -> &str {
    look_up(name_words(), folded).unwrap_or(folded)
}

/// Whether a folded word is a type word in any spelling: `tal`, `tell`, `kafr`.
pub fn is_type_word(folded: &str) -> bool {
    canonical_word(folded) != folded || contains(canonical_words(), folded)
}

/// The words that type words are keyed by, sorted.
fn canonical_words() -> &'static [String] {
    static WORDS: OnceLock<Vec<String>> = OnceLock::new();
    WORDS.get_or_init(|| canonical_of(name_words()))
}

/// The canonical words of a table, each once, sorted.
fn canonical_of(table: &[(String, String)]) -> Vec<String> {
    let mut words: Vec<String> = table.iter().map(|(_, canonical)| canonical.clone()).collect();
    words.sort();
    words.dedup();
    words
}

/// Every alternative spelling of a type word with its canonical word, both folded, sorted.
pub fn name_words() -> &'static [(String, String)] {
    static WORDS: OnceLock<Vec<(String, String)>> = OnceLock::new();
    WORDS.get_or_init(|| alternatives(include_str!("../lexicon/name_words.csv"), false))
}

/// The words that qualifiers are keyed by, sorted.
pub fn canonical_qualifiers() -> &'static [String] {
    static WORDS: OnceLock<Vec<String>> = OnceLock::new();
    WORDS.get_or_init(|| canonical_of(qualifiers()))
}

/// Words that tell the parts of a place or its neighbours apart (east, upper, big) in either language, with their
/// canonical word, which is listed under itself too; folded, sorted.
fn qualifiers() -> &'static [(String, String)] {
    static WORDS: OnceLock<Vec<(String, String)>> = OnceLock::new();
    WORDS.get_or_init(|| alternatives(include_str!("../lexicon/name_qualifiers.csv"), true))
}

/// Reads rows of `canonical,alternative;alternative,example`. The program's own tables, whose cells hold no comma.
fn alternatives(table: &str, with_canonical: bool) -> Vec<(String, String)> {
    let mut words = Vec::new();
    for row in table.lines().skip(1) {
        let mut cells = row.split(',');
        let canonical = fold::fold(cells.next().unwrap_or_default());
        let alternatives = cells.next().unwrap_or_default().split(';').map(fold::fold);
        words.extend(alternatives.map(|alternative| (alternative, canonical.clone())));
        if with_canonical {
            words.push((canonical.clone(), canonical));
        }
    }
    words.retain(|(alternative, canonical)| with_canonical || alternative != canonical);
    words.sort();
    words.dedup();
    words
}

fn look_up<'w>(words: &'w [(String, String)], folded: &str) -> Option<&'w str> {
    let found = words.binary_search_by(|(alternative, _)| compare(alternative, folded)).ok()?;
    Some(&words[found].1)
}

fn contains(words: &[String], folded: &str) -> bool {
    words.binary_search_by(|word| compare(word, folded)).is_ok()
}

/// The order of strings; the first byte mostly decides, and saves the call that compares the rest.
fn compare(a: &str, b: &str) -> Ordering {
    a.as_bytes().first().cmp(&b.as_bytes().first()).then_with(|| a.cmp(b))
}

/// The words that a name is looked up by. A name of nothing but articles keeps them.
pub fn key(name: &str) -> Vec<String> {
    key_of(fold::words(name))
}

fn key_of(mut words: Vec<String>) -> Vec<String> {
    if !words.iter().all(|word| is_article(word)) {
        words.retain(|word| !is_article(word));
    }
    for word in &mut words {
        let key = key_word(word);
        if key != word {
            *word = key.to_owned();
        }
    }
    words
}

/// The words that a name is compared by when it is not listed as it stands: those of [`key`], without the articles that are
/// glued to Latin words (`Abu Alduhur`), and with qualifiers in one language behind the rest (`Western Sarja` as
/// `Sarja Gharbi`). Too loose for the exact scan, where it would make `lies` of `allies`.
pub fn loose_key(name: &str) -> Vec<String> {
    let (mut words, mut behind) = (Vec::new(), Vec::new());
    for word in loose_words(name) {
        let mut word = plain(word);
        if let Some(rest) = strip_article(&word) {
            word = canonical_word(rest).to_owned();
        }
        if contains(kinds(), &word) {
            continue;
        }
        match look_up(qualifiers(), &word) {
            Some(qualifier) => behind.push(qualifier.to_owned()),
            None => words.push(word),
        }
    }
    let last = words.len().saturating_sub(1);
    words.iter_mut().take(last).for_each(drop_construct_t);
    words.append(&mut behind);
    words
}

/// A folded word in English letters where it is spelled in German: `sch` shows that, and tells how its `ch` is meant.
fn plain(word: String) -> String {
    if !word.contains("sch") {
        return word;
    }
    word.replace("dsch", "j").replace("sch", "sh").replace("ch", "kh")
}

/// The words of [`key`]. What looks like an article at the end of a name is a part of it that print has split off: `Shia Ar`.
fn loose_words(name: &str) -> Vec<String> {
    let words = fold::words(name);
    let end = words.last().filter(|end| is_article(end)).cloned();
    let mut words = key_of(words);
    if let (Some(end), Some(word)) = (end, words.last_mut().filter(|word| !is_article(word))) {
        word.push_str(&end);
    }
    words
}

/// The ending `-a` of a word is `-at` before the word that it belongs to, and print has either: `Dara Azza`, `Darat Izzah`.
fn drop_construct_t(word: &mut String) {
    let before = word.len().checked_sub(2).map(|at| word.as_bytes()[at]);
    if word.len() >= 5 && word.ends_with('t') && matches!(before, Some(b'a' | b'e')) && !is_type_word(word) {
        word.pop();
    }
}

/// Words for kinds of settlement that sources add to names, folded, sorted.
fn kinds() -> &'static [String] {
    static WORDS: OnceLock<Vec<String>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let mut words: Vec<String> = include_str!("../lexicon/name_kinds.csv")
            .lines()
            .skip(1)
            .map(|row| fold::fold(row.split(',').next().unwrap_or_default()))
            .collect();
        words.sort();
        words
    })
}

/// One folded word as keys have it.
pub fn key_word(folded: &str) -> &str {
    match folded.strip_prefix("ال") {
        Some(rest) if rest.chars().count() >= 2 => canonical_word(rest),
        _ => canonical_word(folded),
    }
}

/// Whether the name as written begins with an article, glued Arabic ones included.
pub fn begins_with_article(name: &str) -> bool {
    let words = fold::words(name);
    match words.first() {
        Some(first) if first.starts_with("ال") => strip_article(first).is_some(),
        Some(first) => words.len() > 1 && is_article(first),
        None => false,
    }
}

/// The script of a name: that of its first letter.
pub fn script(name: &str) -> Script {
    match name.chars().find(|c| c.is_alphabetic()) {
        Some('\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}') => {
            Script::Arabic
        }
        Some(c) if c.is_ascii() || ('\u{c0}'..='\u{24f}').contains(&c) || ('\u{1e00}'..='\u{1eff}').contains(&c) => {
            Script::Latin
        }
        Some('ʿ' | 'ʾ' | 'ʻ' | 'ʼ') => Script::Latin,
        _ => Script::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLES: [&str; 2] =
        [include_str!("../lexicon/name_words.csv"), include_str!("../lexicon/name_qualifiers.csv")];

    #[test]
    fn every_row_of_the_word_tables_has_an_example_that_holds_one_of_its_words() {
        for row in TABLES.iter().flat_map(|table| table.lines().skip(1)) {
            let [canonical, listed, example] = row.split(',').collect::<Vec<_>>()[..] else {
                panic!("{row} has not three cells");
            };
            let words = fold::words(example);
            let fires = |alternative| words.contains(&fold::fold(alternative));
            assert!(listed.split(';').any(fires), "{row}");
            assert!(!listed.split(';').any(|alternative| alternative == canonical), "{row}");
        }
    }

    #[test]
    fn words_for_kinds_of_settlement_are_left_out_of_loose_keys() {
        for row in include_str!("../lexicon/name_kinds.csv").lines().skip(1) {
            let (word, example) = row.split_once(',').expect("a row has two cells");
            let kind = fold::fold(word);
            assert!(fold::words(example).contains(&kind), "{row}");
            assert!(!loose_key(example).contains(&kind), "{row}");
        }
    }

    #[test]
    fn no_word_stands_for_two_and_no_canonical_word_for_another() {
        for words in [name_words(), qualifiers()] {
            for pair in words.windows(2) {
                assert_ne!(pair[0].0, pair[1].0);
            }
            for (alternative, canonical) in words {
                assert_eq!(look_up(words, canonical).unwrap_or(canonical), canonical, "{alternative}");
            }
        }
    }

    #[test]
    fn qualifiers_of_either_language_stand_behind_the_name() {
        assert_eq!(loose_key("Western Sarja"), loose_key("Sarja al-Gharbiyah"));
        assert_eq!(loose_key("Big Khuwayn"), ["khuwayn", "kabir"]);
        assert_eq!(loose_key("Eastern"), ["sharqi"]);
        assert_eq!(key("Eastern Ghouta"), ["eastern", "ghouta"]);
    }
}
