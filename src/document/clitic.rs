//! What languages of the press tie to a name with an apostrophe: French "d'Idleb", Turkish "Halep'te". The name is the rest of
//! the word. English possessives are left to `token`.

use std::sync::OnceLock;

use super::token::Tokens;
use crate::fold;

/// Letters that no other romanization of Syrian names has.
const TURKISH: [char; 4] = ['ğ', 'Ğ', 'ı', 'İ'];

/// A text with this many of them is Turkish; an English one may have a name with one.
const ENOUGH_TURKISH: usize = 3;

/// A stem shorter than this many bytes is no name.
const SHORTEST_STEM: usize = 3;

/// A piece that is tied to names.
struct Clitic {
    text: &'static str,
    behind: bool,
}

/// Cuts what is tied to a name off its word.
pub(super) fn cut(tokens: &mut Tokens, text: &str) {
    if tokens.with_apostrophe().is_empty() {
        return;
    }
    let turkish = text.chars().filter(|letter| TURKISH.contains(letter)).take(ENOUGH_TURKISH).count() == ENOUGH_TURKISH;
    for index in tokens.with_apostrophe().to_vec() {
        let word = tokens.all()[index].span.of(text);
        let Some((mark_at, mark)) = word.char_indices().find(|(_, letter)| is_apostrophe(*letter)) else { continue };
        let (before, behind) = (&word[..mark_at], &word[mark_at + mark.len_utf8()..]);
        let is = |piece: &str, behind: bool| {
            let listed = |clitic: &Clitic| clitic.behind == behind && clitic.text == piece.to_lowercase();
            clitics().iter().any(listed)
        };
        if behind.starts_with(char::is_uppercase) && is(before, false) {
            let cut = (mark_at + mark.len_utf8(), fold::fold(before).len());
            tokens.cut_front(index, text, cut.0, cut.1);
        } else if turkish && before.len() >= SHORTEST_STEM && before.starts_with(char::is_uppercase) && is(behind, true)
        {
            let cut = (word.len() - mark_at, fold::fold(behind).len());
            tokens.cut_end(index, cut.0, cut.1);
        }
    }
}

fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’')
}

fn clitics() -> &'static [Clitic] {
    static CLITICS: OnceLock<Vec<Clitic>> = OnceLock::new();
    CLITICS.get_or_init(|| {
        let rows = include_str!("../lexicon/clitics.csv").lines().skip(1);
        rows.filter_map(|row| row.split_once(','))
            .map(|(text, rest)| Clitic { text, behind: rest.starts_with("behind") })
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_cut_off_its_example() {
        for row in include_str!("../lexicon/clitics.csv").lines().skip(1) {
            let cells: Vec<&str> = row.split(',').collect();
            let text = format!("ağır ışık {}", cells[3]);
            let mut tokens = Tokens::read(&text);
            cut(&mut tokens, &text);
            let word = tokens.all().last().expect("the example has a word").span.of(&text);
            assert!(!word.contains('\''), "{row}: {word} is left");
            assert!(cells[3].contains(word), "{row}: {word} is left");
        }
    }

    #[test]
    fn marks_inside_arabic_names_stay() {
        for name in ["Dar'a", "Ma'arrat", "Qal'at", "al-Mu'addamiyah"] {
            let mut tokens = Tokens::read(name);
            let folded = tokens.folded(0).to_owned();
            cut(&mut tokens, name);
            assert_eq!(tokens.folded(0), folded, "{name}");
        }
    }
}
