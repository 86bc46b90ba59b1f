//! An article's text as words and sentences. What the words mean is left to `mention` and `event`.

mod apostrophe;
mod clitic;
pub mod sentence;
pub mod token;

use std::cell::OnceCell;
use std::hash::BuildHasher;
use std::ops::Range;

use rustc_hash::{FxBuildHasher, FxHashSet};

use token::Tokens;

use crate::gazetteer;
use crate::lexicon::phrases::{UNKNOWN, WordId};
use crate::span::Span;
use crate::world::World;

/// A text cut up, with the lexicon's number for each word.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// All words.
    pub tokens: Tokens,
    /// The lexicon's number of each word.
    pub words: Vec<WordId>,
    /// The sentences, as ranges of words.
    pub sentences: Vec<Range<usize>>,
    /// The number of the paragraph of each sentence, counted from 0.
    pub paragraphs: Vec<u32>,
    /// Whether each sentence is a headline.
    headlines: Vec<bool>,
    /// The text has commas. Collections strip them, and lists then run on without.
    pub has_commas: bool,
    /// The words that stand in lower case somewhere in the text; filled when first asked.
    lower_case: OnceCell<LowerCase>,
}

impl Document {
    /// Cuts up a text.
    pub fn read(text: &str, world: &World) -> Document {
        let mut tokens = Tokens::read(text);
        clitic::cut(&mut tokens, text);
        apostrophe::restore(&mut tokens, text, world);
        let words = (0..tokens.all().len()).map(|index| word(&tokens, index, world)).collect();
        let sentences = sentence::split(text, &tokens, &world.abbreviations);
        let mut paragraph = 0;
        let paragraphs = sentences
            .iter()
            .map(|sentence| {
                let starts_paragraph = tokens.all()[sentence.start].breaks == token::Break::Paragraph;
                paragraph += u32::from(starts_paragraph && sentence.start > 0);
                paragraph
            })
            .collect();
        let headlines = sentences.iter().map(|sentence| is_headline(text, &tokens, sentence)).collect();
        let has_commas = has_commas(&tokens);
        Document { tokens, words, sentences, paragraphs, headlines, has_commas, lower_case: OnceCell::new() }
    }

    /// Where each sentence stands in the text, from its first sign to its last; together they hold every sign.
    pub fn sentence_spans(&self, text: &str) -> Vec<Span> {
        let starts = (0..self.sentences.len()).map(|sentence| self.first_sign(text, sentence));
        let starts: Vec<usize> = starts.chain([text.len()]).collect();
        starts.windows(2).map(|ends| trimmed(text, ends[0], ends[1])).collect()
    }

    /// The byte that a sentence begins at. Of the signs between it and the sentence before, those on its own line or
    /// against its first word are its own: a bullet, an opening bracket or quotation mark.
    fn first_sign(&self, text: &str, sentence: usize) -> usize {
        if sentence == 0 {
            return 0;
        }
        let first = self.sentences[sentence].start;
        let [before, word] = [first - 1, first].map(|index| self.tokens.all()[index].span);
        let between = &text[before.end as usize..word.start as usize];
        let gap = between.find('\n').or_else(|| between.rfind(char::is_whitespace)).unwrap_or(between.len());
        before.end as usize + gap
    }

    /// The words of a sentence as print has them, from its first letter to the end of its last word.
    pub fn sentence_text<'t>(&self, text: &'t str, sentence: &Range<usize>) -> &'t str {
        let (first, last) = (&self.tokens.all()[sentence.start], &self.tokens.all()[sentence.end - 1]);
        &text[first.span.start as usize..last.span.end as usize]
    }

    /// Whether the text has the word in lower case elsewhere, so that its capital makes no name of it.
    pub fn is_common_word(&self, index: usize) -> bool {
        let lower_case = self.lower_case.get_or_init(|| LowerCase::of(self));
        lower_case.has(self, index) && !gazetteer::is_article(self.tokens.folded(index))
    }

    /// Whether most words of the sentence begin with a capital, as headlines have them, so that a capital tells nothing. A
    /// list of names has as many capitals, but more commas, or a stop at its end.
    pub fn is_headline(&self, sentence: usize) -> bool {
        self.headlines[sentence]
    }
}

/// Words that stand in lower case.
#[derive(Clone, Debug, Default)]
struct LowerCase {
    /// For each number of the lexicon, whether its word is one of them.
    numbered: Vec<bool>,
    /// Hashes of the folded words that the lexicon does not know.
    unknown: FxHashSet<u64>,
}

impl LowerCase {
    fn of(document: &Document) -> LowerCase {
        let numbers = document.words.iter().max().map_or(0, |most| *most as usize + 1);
        let mut lower_case = LowerCase { numbered: vec![false; numbers], unknown: FxHashSet::default() };
        for (index, token) in document.tokens.all().iter().enumerate() {
            if token.shape.capital || token.shape.digit {
                continue;
            }
            match document.words[index] {
                UNKNOWN => {
                    lower_case.unknown.insert(hash(document.tokens.folded(index)));
                }
                number => lower_case.numbered[number as usize] = true,
            }
        }
        lower_case
    }

    fn has(&self, document: &Document, index: usize) -> bool {
        match document.words[index] {
            UNKNOWN => self.unknown.contains(&hash(document.tokens.folded(index))),
            number => self.numbered[number as usize],
        }
    }
}

/// 64 bits stand for a word: two words of one article share them once in some 10^12 articles.
fn hash(word: &str) -> u64 {
    FxBuildHasher.hash_one(word)
}

/// A stretch of text without the white space around it.
fn trimmed(text: &str, start: usize, end: usize) -> Span {
    let inner = &text[start..end];
    let start = start + (inner.len() - inner.trim_start().len());
    Span::new(start, start + inner.trim().len())
}

fn is_headline(text: &str, tokens: &Tokens, sentence: &Range<usize>) -> bool {
    let all = &tokens.all()[sentence.clone()];
    let capitals = all.iter().filter(|token| token.shape.capital && !token.shape.uncased).count();
    let commas = all.iter().filter(|token| token.breaks == token::Break::Comma).count();
    // Three fifths: prose stays under a third, headlines leave only prepositions and articles in lower case.
    if capitals * 5 <= all.len() * 3 || commas * 6 >= all.len() {
        return false;
    }
    let shouted = all.iter().filter(|token| token.shape.upper).count() * 2 > all.len();
    shouted || !has_stop(text, tokens, sentence.end)
}

/// Whether a full stop stands behind the word before number `end`.
fn has_stop(text: &str, tokens: &Tokens, end: usize) -> bool {
    let start = tokens.all()[end - 1].span.end as usize;
    let until = tokens.all().get(end).map_or(text.len(), |next| next.span.start as usize);
    text[start..until].trim_start_matches(['\'', '’', '"', '”', ')', 's']).starts_with('.')
}

/// Whether a text uses commas: prose has one in ten to twenty words, so a text of some length with fewer than one in a
/// hundred has lost them.
fn has_commas(tokens: &Tokens) -> bool {
    let commas = tokens.all().iter().filter(|token| token.breaks == token::Break::Comma).count();
    tokens.all().len() < 80 || commas * 100 > tokens.all().len()
}

/// The lexicon's number of a word. An abbreviation in capitals may be a name where the same letters in lower case are a
/// word ("IS", "US"). Arabic glues its smallest words to the next one: "and", "then", "in", "for".
fn word(tokens: &Tokens, index: usize, world: &World) -> WordId {
    let (folded, shape) = (tokens.folded(index), tokens.all()[index].shape);
    if shape.upper {
        let abbreviation = world.phrases.abbreviation(folded);
        if abbreviation != UNKNOWN {
            return abbreviation;
        }
    }
    let number = world.phrases.word(folded);
    if number != UNKNOWN || !shape.uncased {
        return number;
    }
    folded.strip_prefix(['و', 'ف', 'ب', 'ل']).map_or(UNKNOWN, |rest| world.phrases.word(rest))
}
