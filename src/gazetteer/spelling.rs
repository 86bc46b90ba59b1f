//! How a name becomes the key that it is looked up by: folded words, without articles, type words in one spelling.
//! What romanisation varies inside the other words is left to `skeleton`. Shared with the build script.

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
            | "es"
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
    // Most words differ from every alternative; the table is small enough for a binary search.
    let words = name_words();
    match words.binary_search_by(|(alternative, _)| alternative.as_str().cmp(folded)) {
        Ok(found) => &words[found].1,
        Err(_) => folded,
    }
}

/// Every alternative with its canonical word, both folded, sorted.
pub fn name_words() -> &'static [(String, String)] {
    static WORDS: OnceLock<Vec<(String, String)>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let table = include_str!("../lexicon/name_words.csv");
        let rows = table.lines().skip(1).filter_map(|row| row.split_once(','));
        let mut words: Vec<(String, String)> = rows
            .flat_map(|(canonical, rest)| {
                let alternatives = rest.split_once(',').map_or(rest, |(alternatives, _)| alternatives);
                alternatives.split(';').map(move |alternative| (fold::fold(alternative), canonical.to_owned()))
            })
            .filter(|(alternative, canonical)| alternative != canonical)
            .collect();
        words.sort();
        words.dedup();
        words
    })
}

/// The words that a name is looked up by. A name of nothing but articles keeps them.
pub fn key(name: &str) -> Vec<String> {
    let words = fold::words(name);
    let content: Vec<&String> = words.iter().filter(|word| !is_article(word)).collect();
    let kept = if content.is_empty() { words.iter().collect() } else { content };
    kept.into_iter().map(|word| key_word(word).to_owned()).collect()
}

/// The words that a name is compared by when it is not listed as it stands: those of [`key`], without the articles that are
/// glued to Latin words (`Abu Alduhur`). Too loose for the exact scan, where it would make `lies` of `allies`.
pub fn loose_key(name: &str) -> Vec<String> {
    let mut words = key(name);
    for word in &mut words {
        if let Some(rest) = strip_article(word) {
            *word = canonical_word(rest).to_owned();
        }
    }
    words
}

/// One folded word as keys have it.
pub fn key_word(folded: &str) -> &str {
    match folded.strip_prefix("ال") {
        Some(rest) if rest.chars().count() >= 2 => rest,
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
