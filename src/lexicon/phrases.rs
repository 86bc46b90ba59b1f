//! Phrases of several words walked word by word: the one structure behind all small tables (triggers, cues, actors,
//! sources). Every word gets a number once, so that a text is looked up word by word and walked as numbers.

use rustc_hash::FxHashMap;

use crate::fold;

/// Number of a folded word; `UNKNOWN` for every word that no phrase holds.
pub type WordId = u32;

/// The number of all words that stand in no phrase.
pub const UNKNOWN: WordId = 0;

/// A point in the tree of phrases: the words read so far.
#[derive(Debug)]
struct Node<T> {
    /// What the phrase means that ends here.
    meanings: Vec<T>,
    /// Whether a longer phrase goes on from here.
    goes_on: bool,
}

impl<T> Default for Node<T> {
    fn default() -> Node<T> {
        Node { meanings: Vec::new(), goes_on: false }
    }
}

/// Phrases with what each of them means.
#[derive(Debug, Default)]
pub struct Phrases<T> {
    words: FxHashMap<Box<str>, WordId>,
    /// The node behind each word that begins a phrase, 0 where it begins none, by the word's number: most words of a text
    /// are asked for just this.
    starts: Vec<u32>,
    edges: FxHashMap<(u32, WordId), u32>,
    nodes: Vec<Node<T>>,
    /// The number of the plain word of an abbreviation, by its own, and `UNKNOWN` for other words: "US" also begins "US-led
    /// coalition".
    plain: Vec<WordId>,
}

impl<T> Phrases<T> {
    /// Nothing yet.
    pub fn new() -> Phrases<T> {
        Phrases {
            words: FxHashMap::default(),
            starts: Vec::new(),
            edges: FxHashMap::default(),
            nodes: vec![Node::default()],
            plain: Vec::new(),
        }
    }

    /// Adds a meaning for a phrase, spelled as in print. A phrase without a letter or digit is passed over.
    pub fn add(&mut self, phrase: &str, meaning: T) {
        self.add_words(fold::phrase(phrase), meaning);
    }

    /// Adds a meaning for an abbreviation that means it in capitals only.
    pub fn add_abbreviation(&mut self, phrase: &str, meaning: T) {
        let words = fold::phrase(phrase);
        for word in &words {
            let (capitals, plain) = (self.number(in_capitals(word)), self.number(word.clone()));
            *slot(&mut self.plain, capitals) = plain;
        }
        self.add_words(words.iter().map(|word| in_capitals(word)).collect(), meaning);
    }

    fn number(&mut self, word: String) -> WordId {
        let next = self.words.len() as WordId + 1;
        *self.words.entry(word.into_boxed_str()).or_insert(next)
    }

    fn add_words(&mut self, words: Vec<String>, meaning: T) {
        if words.is_empty() {
            return;
        }
        let mut node = 0;
        for word in words {
            let word = self.number(word);
            let next_node = self.nodes.len() as u32;
            self.nodes[node as usize].goes_on = true;
            node = match node {
                0 => self.start(word, next_node),
                _ => *self.edges.entry((node, word)).or_insert(next_node),
            };
            if node == next_node {
                self.nodes.push(Node::default());
            }
        }
        self.nodes[node as usize].meanings.push(meaning);
    }

    /// The node of the phrases that begin with a word: `new` where there is none so far.
    fn start(&mut self, word: WordId, new: u32) -> u32 {
        let start = slot(&mut self.starts, word);
        if *start == 0 {
            *start = new;
        }
        *start
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
        let as_written = self.walk(words.iter().copied());
        // Only an abbreviation has a plain word, and each of them means something by itself.
        as_written?;
        let plain = self.plain.get(*words.first()? as usize).filter(|plain| **plain != UNKNOWN);
        let Some(plain) = plain else { return as_written };
        let longer = self.walk(std::iter::once(*plain).chain(words[1..].iter().copied()));
        // The abbreviation stands where both have one word: "US" is no "us".
        longer.filter(|(count, _)| as_written.is_none_or(|(own, _)| *count > own.max(1))).or(as_written)
    }

    fn walk(&self, words: impl Iterator<Item = WordId>) -> Option<(usize, &[T])> {
        let mut node = 0;
        let mut found = None;
        for (index, word) in words.enumerate() {
            let next = match index {
                0 => self.starts.get(word as usize).copied().unwrap_or_default(),
                _ => self.edges.get(&(node, word)).copied().unwrap_or_default(),
            };
            if next == 0 {
                break;
            }
            node = next;
            let Node { meanings, goes_on } = &self.nodes[node as usize];
            if !meanings.is_empty() {
                found = Some((index + 1, meanings.as_slice()));
            }
            if !goes_on {
                break;
            }
        }
        found
    }
}

/// The entry of a word in a table by the words' numbers, which grows as it must.
fn slot(table: &mut Vec<u32>, word: WordId) -> &mut u32 {
    if table.len() <= word as usize {
        table.resize(word as usize + 1, 0);
    }
    &mut table[word as usize]
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

    #[test]
    fn an_abbreviation_begins_longer_names_too() {
        let mut phrases = Phrases::new();
        phrases.add_abbreviation("US", 1);
        phrases.add("US-led coalition", 2);
        phrases.add("us", 3);
        let (us, led, coalition) = (phrases.abbreviation("us"), phrases.word("led"), phrases.word("coalition"));
        assert_eq!(phrases.longest(&[us, led, coalition]), Some((3, [2].as_slice())));
        assert_eq!(phrases.longest(&[us, coalition]), Some((1, [1].as_slice())));
        assert_eq!(phrases.longest(&[phrases.word("us")]), Some((1, [3].as_slice())));
    }
}
