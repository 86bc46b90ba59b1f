//! Spelling folded for comparing: one function for the tables and for the articles, so that a row may be written as it
//! is found in print. What romanisation varies (vowels, doubled letters) is not folded here but in `gazetteer::skeleton`.

use any_ascii::any_ascii_char;

/// Whether a character stands inside a word only as a mark: an apostrophe, or a sign for hamza or ayn.
pub fn is_mark(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | '´' | 'ʿ' | 'ʾ' | 'ʻ' | 'ʼ' | 'ˈ' | '′')
}

/// Whether a character can be part of a word: letters, digits and combining marks of every script.
pub fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c) || is_arabic_mark(c)
}

/// Short vowels, doubling signs and the lengthening stroke, which print leaves out or adds at will.
fn is_arabic_mark(c: char) -> bool {
    matches!(c, '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}')
}

/// Appends the folded form of a word to `out`: lower case, no diacritics, no marks for hamza and ayn, and one letter for
/// those Arabic letters that writers interchange. Other scripts come through in lower case.
pub fn fold_into(word: &str, out: &mut String) {
    for c in word.chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
        } else if is_mark(c) || is_arabic_mark(c) || ('\u{300}'..='\u{36f}').contains(&c) {
            // carries no identity
        } else if let Some(letter) = arabic_letter(c) {
            out.push(letter);
        } else if ('\u{c0}'..='\u{24f}').contains(&c) || ('\u{1e00}'..='\u{1eff}').contains(&c) {
            out.extend(any_ascii_char(c).chars().map(|c| c.to_ascii_lowercase()));
        } else {
            out.extend(c.to_lowercase());
        }
    }
}

/// The folded form of one word.
pub fn fold(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    fold_into(word, &mut out);
    out
}

/// The letter that an Arabic letter is compared as. Persian and Urdu forms and bare, hamzated or final forms of one
/// letter are interchanged freely in Syrian place names.
fn arabic_letter(c: char) -> Option<char> {
    Some(match c {
        'آ' | 'أ' | 'إ' | 'ٱ' => 'ا',
        'ى' | 'ئ' | 'ی' => 'ي',
        'ؤ' => 'و',
        'ة' => 'ه',
        'ک' | 'گ' => 'ك',
        'ء' => return None,
        'ا'..='ي' => c,
        _ => return None,
    })
}

/// The folded words of a name, split at everything that is neither a letter, a digit nor a mark.
pub fn words(name: &str) -> Vec<String> {
    name.split(|c: char| !is_word_char(c) && !is_mark(c)).map(fold).filter(|word| !word.is_empty()).collect()
}

/// The folded words of a phrase as a text has them: without the `'s` that a text's words are cut from.
pub fn phrase(phrase: &str) -> Vec<String> {
    let bare = |word: &str| {
        let stem = ["'s", "’s"].iter().find_map(|ending| word.strip_suffix(ending));
        fold(stem.filter(|stem| !stem.is_empty()).unwrap_or(word))
    };
    phrase.split(|c: char| !is_word_char(c) && !is_mark(c)).map(bare).filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_case_and_diacritics_do_not_tell_spellings_apart() {
        assert_eq!(fold("Ma‘arrat"), "maarrat");
        assert_eq!(fold("Ḩamāh"), "hamah");
        assert_eq!(words("Ma'arrat an-Nu`mān"), ["maarrat", "an", "numan"]);
    }

    #[test]
    fn arabic_spellings_of_one_name_fold_to_one_form() {
        assert_eq!(fold("إدلب"), fold("ادلب"));
        assert_eq!(fold("معرّة"), fold("معره"));
        assert_ne!(fold("حلب"), fold("حمص"));
    }
}
