//! Words of a text with where they stand and how they look. What a word means is left to the lexicon and the gazetteer.

use crate::fold::{fold_into, is_mark, is_word_char};
use crate::span::Span;

/// How a word looks in print.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    /// The first letter is a capital, or the script has none.
    pub capital: bool,
    /// All letters are capitals, and there are at least two.
    pub upper: bool,
    /// Holds a digit.
    pub digit: bool,
    /// Holds a letter of a script without capitals.
    pub uncased: bool,
    /// The print closes the word with `'s` or `’s`, or with another ending behind an apostrophe; neither `span` nor the folded
    /// form holds it.
    pub possessive: bool,
    /// Nothing but one hyphen stands between the word before and this one.
    pub hyphen: bool,
    /// A hash sign stands right before the word.
    pub hash: bool,
}

/// One word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands in the article's text.
    pub span: Span,
    /// Where its folded form stands in `Tokens::folded`.
    folded: Span,
    /// How it looks.
    pub shape: Shape,
    /// The punctuation between the word before and this one is more than a space or hyphen.
    pub breaks: Break,
}

/// What stands between a word and the one before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Break {
    /// Spaces or one hyphen.
    #[default]
    None,
    /// A slash, an ampersand, a quotation mark, a line wrap: weaker than a comma.
    Slight,
    /// A bracket.
    Bracket,
    /// A comma.
    Comma,
    /// A colon, semicolon or dash.
    Clause,
    /// A full stop, question or exclamation mark, possibly of an abbreviation.
    Stop,
    /// An empty line.
    Paragraph,
}

/// The words of a text in order.
#[derive(Clone, Debug, Default)]
pub struct Tokens {
    all: Vec<Token>,
    folded: String,
    /// The numbers of the words with an apostrophe inside.
    with_apostrophe: Vec<usize>,
}

impl Tokens {
    /// Cuts a text into words in one pass.
    pub fn read(text: &str) -> Tokens {
        let mut tokens = Tokens {
            all: Vec::with_capacity(text.len() / 6),
            folded: String::with_capacity(text.len()),
            with_apostrophe: Vec::new(),
        };
        let mut at = 0;
        let mut gap = 0;
        while let Some((start, end)) = next_word(text, at) {
            tokens.push(text, gap, start, end);
            (at, gap) = (end, end);
        }
        tokens
    }

    /// All words.
    pub fn all(&self) -> &[Token] {
        &self.all
    }

    /// The folded form of word number `index`.
    pub fn folded(&self, index: usize) -> &str {
        self.all[index].folded.of(&self.folded)
    }

    /// Takes the last letter of a word, a bare `s`, for its possessive ending.
    pub(super) fn make_possessive(&mut self, index: usize) {
        let token = &mut self.all[index];
        token.span.end -= 1;
        token.folded.end -= 1;
        token.shape.possessive = true;
    }

    /// The numbers of the words with an apostrophe inside.
    pub(super) fn with_apostrophe(&self) -> &[usize] {
        &self.with_apostrophe
    }

    /// Takes so many bytes of print off the front of a word, and so many of its folded form.
    pub(super) fn cut_front(&mut self, index: usize, text: &str, print: usize, folded: usize) {
        let token = &mut self.all[index];
        token.span.start += print as u32;
        token.folded.start += folded as u32;
        token.shape = Shape { possessive: token.shape.possessive, ..shape_of(token.span.of(text)) };
    }

    /// Takes an ending of so many bytes of print off a word, and so many of its folded form.
    pub(super) fn cut_end(&mut self, index: usize, print: usize, folded: usize) {
        let token = &mut self.all[index];
        token.shape.possessive = true;
        token.span.end -= print as u32;
        token.folded.end -= folded as u32;
    }

    fn push(&mut self, text: &str, gap: usize, start: usize, end: usize) {
        let (end, possessive) = without_possessive(text, start, end);
        let folded_start = self.folded.len();
        let between = &text[gap..start];
        let mut shape = read_word(&text[start..end], &mut self.folded);
        shape.possessive = possessive;
        shape.hyphen = !self.all.is_empty() && matches!(between, "-" | "‑" | "‐");
        shape.hash = between.ends_with('#');
        if folded_start + (end - start) > self.folded.len() && text[start..end].contains(['\'', '’']) {
            self.with_apostrophe.push(self.all.len());
        }
        self.all.push(Token {
            span: Span::new(start, end),
            folded: Span::new(folded_start, self.folded.len()),
            shape,
            // A mark right before a letter may be its ayn: "Um 'Atbah".
            breaks: match between {
                " " => Break::None,
                _ => break_of(between.strip_suffix(is_mark).unwrap_or(between)),
            },
        });
    }
}

/// Start and end of the next word at or after byte `from`: a run of word characters, with marks kept inside and in front
/// where a letter follows (`'Atbah`), never at the end.
fn next_word(text: &str, from: usize) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let mut start = from;
    while start < bytes.len() && !starts_word(text, start) {
        start += char_len(bytes[start]);
    }
    if start >= bytes.len() {
        return None;
    }
    let mut end = start;
    while end < bytes.len() {
        if bytes[end].is_ascii_alphanumeric() {
            end += 1;
            continue;
        }
        // What follows nearly every word.
        if bytes[end] == b' ' {
            break;
        }
        let c = char_at(text, end);
        let next = end + c.len_utf8();
        let inside = is_word_char(c)
            || (is_mark(c) && next < bytes.len() && is_word_char(char_at(text, next)))
            || is_decimal_point(bytes, end);
        if !inside {
            break;
        }
        end = next;
    }
    Some((start, end))
}

/// `1.9`, `1,200`: a point or comma between digits belongs to the number.
fn is_decimal_point(bytes: &[u8], at: usize) -> bool {
    matches!(bytes[at], b'.' | b',')
        && at > 0
        && bytes[at - 1].is_ascii_digit()
        && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)
}

fn starts_word(text: &str, at: usize) -> bool {
    let byte = text.as_bytes()[at];
    if byte < 128 { byte.is_ascii_alphanumeric() } else { is_word_char(char_at(text, at)) }
}

fn char_at(text: &str, at: usize) -> char {
    text[at..].chars().next().expect("callers stay inside the text")
}

fn char_len(first: u8) -> usize {
    match first {
        ..0x80 => 1,
        0x80..0xe0 => 2,
        0xe0..0xf0 => 3,
        _ => 4,
    }
}

/// The word's end without a closing `'s`, and whether there was one.
fn without_possessive(text: &str, start: usize, end: usize) -> (usize, bool) {
    // Nearly all words that end in `s` have a letter before it.
    let ends_in_s = matches!(text.as_bytes()[end - 1], b's' | b'S');
    if !ends_in_s || text[start..end - 1].ends_with(|c: char| c.is_ascii_alphabetic()) {
        return (end, false);
    }
    for ending in ["'s", "’s", "'S", "’S", "`s"] {
        if let Some(stem) = text[start..end].strip_suffix(ending)
            && !stem.is_empty()
        {
            return (start + stem.len(), true);
        }
    }
    (end, false)
}

/// How a word looks; its folded form goes to the end of `folded`. Nearly all words are plain ASCII, which is folded and
/// looked at in one go.
fn read_word(word: &str, folded: &mut String) -> Shape {
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        folded.push_str(word);
        return Shape::default();
    }
    if !word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        fold_into(word, folded);
        return shape_of(word);
    }
    folded.push_str(word);
    let start = folded.len() - word.len();
    folded[start..].make_ascii_lowercase();
    let letters = word.bytes().filter(u8::is_ascii_alphabetic).count();
    let capitals = word.bytes().filter(u8::is_ascii_uppercase).count();
    Shape {
        capital: word.as_bytes()[0].is_ascii_uppercase(),
        upper: letters >= 2 && capitals == letters,
        digit: letters < word.len(),
        ..Shape::default()
    }
}

fn shape_of(word: &str) -> Shape {
    let mut shape = Shape::default();
    let (mut letters, mut capitals) = (0, 0);
    for c in word.chars() {
        if c.is_ascii_digit() || c.is_numeric() {
            shape.digit = true;
        } else if c.is_alphabetic() {
            if letters == 0 && !shape.digit {
                shape.capital = c.is_uppercase() || !c.is_lowercase();
            }
            letters += 1;
            capitals += usize::from(c.is_uppercase());
            shape.uncased |= !c.is_uppercase() && !c.is_lowercase();
        }
    }
    shape.upper = letters >= 2 && capitals == letters;
    shape
}

fn break_of(between: &str) -> Break {
    let mut strongest = Break::None;
    let mut newlines = 0;
    for c in between.chars() {
        let found = match c {
            ' ' | '-' | '‑' | '‐' | '\u{a0}' | '#' | '@' => Break::None,
            '\n' => {
                newlines += 1;
                if newlines > 1 { Break::Paragraph } else { Break::Slight }
            }
            '\r' | '\t' => Break::None,
            ',' | '،' => Break::Comma,
            '.' | '!' | '?' | '؟' | '…' | '।' => Break::Stop,
            '(' | ')' | '[' | ']' => Break::Bracket,
            ':' | ';' | '؛' | '–' | '—' | '|' => Break::Clause,
            _ => Break::Slight,
        };
        strongest = strongest.max(found);
    }
    // A hyphen between spaces stands for a dash.
    let dash = between.contains("--") || between.contains(" - ");
    if strongest < Break::Clause && dash { Break::Clause } else { strongest }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Vec<String> {
        let tokens = Tokens::read(text);
        (0..tokens.all().len()).map(|index| tokens.folded(index).to_owned()).collect()
    }

    #[test]
    fn words_keep_their_marks_and_lose_their_possessive() {
        assert_eq!(folded("Idlib's Ma'arrat an-Nu'man"), ["idlib", "maarrat", "an", "numan"]);
        let tokens = Tokens::read("in Idlib’s south");
        assert!(tokens.all()[1].shape.possessive);
        assert_eq!(tokens.all()[1].span.of("in Idlib’s south"), "Idlib");
    }

    #[test]
    fn numbers_keep_their_separators_but_not_the_full_stop() {
        assert_eq!(
            folded("1,200 men and 1.5 km. Then 7."),
            ["1,200", "men", "and", "1.5", "km", "then", "7"].map(crate::fold::fold)
        );
    }

    #[test]
    fn breaks_tell_a_list_from_the_end_of_a_sentence() {
        let tokens = Tokens::read("Morek, Suran. Then\n\nnothing -- at all");
        let breaks: Vec<Break> = tokens.all().iter().map(|token| token.breaks).collect();
        assert_eq!(breaks, [Break::None, Break::Comma, Break::Stop, Break::Paragraph, Break::Clause, Break::None]);
    }

    #[test]
    fn any_text_is_cut_without_panic() {
        for text in ["", "'", "''s", "\u{301}", "ʿ", "a’", "#", "🛩️ 5", "é's", "٣ قتلى"] {
            Tokens::read(text);
        }
    }
}
