//! Phrases of several words walked word by word: the one structure behind all small tables (triggers, cues, actors,
//! sources). Every word gets a number once, so that a text is looked up word by word and walked as numbers.

use rustc_hash::FxHashMap;

use crate::fold;

/// Number of a folded word; `UNKNOWN` for every word that no phrase holds.
pub type WordId = u32;

/// The number of all words that stand in no phrase.
pub const UNKNOWN: WordId = 0;

/// Phrases with what each of them means.
#[derive(Debug, Default)]
pub struct Phrases<T> {
    words: FxHashMap<Box<str>, WordId>,
    edges: FxHashMap<(u32, WordId), u32>,
    ends: Vec<Vec<T>>,
}

impl<T> Phrases<T> {
    /// Nothing yet.
    pub fn new() -> Phrases<T> {
        Phrases { words: FxHashMap::default(), edges: FxHashMap::default(), ends: vec![Vec::new()] }
    }

    /// Adds a meaning for a phrase, spelled as in print. A phrase without a letter or digit is passed over.
    pub fn add(&mut self, phrase: &str, meaning: T) {
        self.add_words(fold::phrase(phrase), meaning);
    }

    /// Adds a meaning for an abbreviation that means it in capitals only.
    pub fn add_abbreviation(&mut self, phrase: &str, meaning: T) {
        self.add_words(fold::phrase(phrase).into_iter().map(|word| in_capitals(&word)).collect(), meaning);
    }

    fn add_words(&mut self, words: Vec<String>, meaning: T) {
        if words.is_empty() {
            return;
        }
        let mut node = 0;
        for word in words {
            let next_word = self.words.len() as WordId + 1;
            let word = *self.words.entry(word.into_boxed_str()).or_insert(next_word);
            let next_node = self.ends.len() as u32;
            node = *self.edges.entry((node, word)).or_insert(next_node);
            if node == next_node {
                self.ends.push(Vec::new());
            }
        }
        self.ends[node as usize].push(meaning);
    }

    /// The number of a folded word.
    pub fn word(&self, folded: &str) -> WordId {
        self.words.get(folded).copied().unwrap_or(UNKNOWN)
    }

    /// The number of an abbreviation in capitals, by its folded form.
    pub fn abbreviation(&self, folded: &str) -> WordId {
        // The longest abbreviation of an actor has five letters.
        if folded.len() > 6 { UNKNOWN } else { self.word(&in_capitals(folded)) }
    }

    /// The longest phrase that begins at `words[0]`: how many words it has and what it means.
    pub fn longest(&self, words: &[WordId]) -> Option<(usize, &[T])> {
        let mut node = 0;
        let mut found = None;
        for (index, &word) in words.iter().enumerate() {
            if word == UNKNOWN {
                break;
            }
            match self.edges.get(&(node, word)) {
                Some(&next) => node = next,
                None => break,
            }
            if !self.ends[node as usize].is_empty() {
                found = Some((index + 1, self.ends[node as usize].as_slice()));
            }
        }
        found
    }
}

/// The key of a word that must stand in capitals. Folded words hold no such mark, so the two never meet.
fn in_capitals(folded: &str) -> String {
    format!("{folded}^")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_wins_and_a_broken_one_falls_back() {
        let mut phrases = Phrases::new();
        phrases.add("air", 1);
        phrases.add("air strike", 2);
        let number = |word: &str| phrases.word(word);
        assert_eq!(phrases.longest(&[number("air"), number("strike")]), Some((2, [2].as_slice())));
        assert_eq!(phrases.longest(&[number("air"), number("show")]), Some((1, [1].as_slice())));
        assert_eq!(phrases.longest(&[number("strike")]), None);
    }
}
