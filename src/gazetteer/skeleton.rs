//! A consonant key that the romanised spellings of one Arabic name share, and share with its Arabic spelling. It finds
//! candidates; which of them is meant is left to `distance`. Shared with the build script.

use super::spelling;

/// The consonant key of a name of any number of words, without spaces: `Khan Shaykhun`, `Khan Sheikhoun` and
/// `خان شيخون` all give `qnxqn`. Empty when the name has no consonant that counts.
pub fn skeleton(name: &str) -> String {
    of_key(&spelling::loose_key(name))
}

/// The consonant key of the words of [`spelling::loose_key`].
pub fn of_key<S: AsRef<str>>(words: &[S]) -> String {
    let mut out = String::new();
    for word in words {
        let word = word.as_ref();
        if word.is_ascii() {
            latin_word(word.as_bytes(), &mut out);
        } else {
            other_word(word, &mut out);
        }
    }
    out
}

/// Two letters that stand for one Arabic letter, with the class that they share with other spellings of it. `q` is the class
/// of `kh`, as the letter q itself is written k too.
const DIGRAPHS: [(&[u8; 2], u8); 10] = [
    (b"kh", b'q'),
    (b"gh", b'g'),
    (b"sh", b'x'),
    (b"ch", b'x'),
    (b"th", b't'),
    (b"dh", b'd'),
    (b"dj", b'j'),
    (b"dz", b'd'),
    (b"ph", b'f'),
    (b"ck", b'k'),
];

/// Appends the classes of a folded Latin word.
fn latin_word(word: &[u8], out: &mut String) {
    let word = without_final_h(word);
    let mut at = 0;
    let mut last = 0;
    while at < word.len() {
        let (class, length) = match word.get(at..at + 2) {
            Some(two) => DIGRAPHS
                .iter()
                .find(|(digraph, _)| digraph.as_slice() == two)
                .map_or((latin_class(word[at]), 1), |(_, class)| (*class, 2)),
            None => (latin_class(word[at]), 1),
        };
        // Print doubles consonants at will, so a run counts once; a vowel between two keeps both.
        if class != 0 && class != last {
            out.push(char::from(class));
        }
        last = class;
        at += length;
    }
}

/// A closing `h` is the ending `-ah`, `-eh` or a breath that print leaves out.
fn without_final_h(word: &[u8]) -> &[u8] {
    match word {
        [rest @ .., before, b'h'] if !matches!(before, b'k' | b'g' | b's' | b'c' | b't' | b'd' | b'p') => {
            &word[..rest.len() + 1]
        }
        _ => word,
    }
}

/// The class of a single Latin letter; 0 for vowels and for `w` and `y`, which print writes as vowels too.
fn latin_class(letter: u8) -> u8 {
    match letter {
        b'a' | b'e' | b'i' | b'o' | b'u' | b'w' | b'y' | b'v' => 0,
        b'q' | b'c' => b'k',
        b'p' => b'b',
        b'z' => b'd',
        other => other,
    }
}

/// Appends the classes of a folded word in Arabic letters; letters of other scripts stand for themselves.
fn other_word(word: &str, out: &mut String) {
    let word = word.strip_suffix(['ه', 'ح']).filter(|rest| !rest.is_empty()).unwrap_or(word);
    let mut last = '\0';
    for letter in word.chars() {
        let class = match letter {
            'ا' | 'و' | 'ي' | 'ع' => '\0',
            'ب' | 'پ' => 'b',
            'ت' | 'ث' | 'ط' => 't',
            'ج' | 'چ' => 'j',
            'ح' | 'ه' => 'h',
            'خ' => 'q',
            'د' | 'ذ' | 'ز' | 'ض' | 'ظ' => 'd',
            'ر' => 'r',
            'س' | 'ص' => 's',
            'ش' => 'x',
            'غ' => 'g',
            'ف' | 'ڤ' => 'f',
            'ق' | 'ك' => 'k',
            'ل' => 'l',
            'م' => 'm',
            'ن' => 'n',
            other => other,
        };
        if class != '\0' && class != last {
            out.push(class);
        }
        last = class;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn romanisations_of_one_name_share_a_key_with_its_arabic_spelling() {
        for names in [
            &["Khan Shaykhun", "Khan Sheikhoun", "Khaan Cheikhoun", "خان شيخون"][..],
            &["Al-Habit", "Hbit", "al-Hobait", "الهبيط"],
            &["Jisr al-Shughur", "Jisr ash-Shughour", "جسر الشغور"],
            &["Deir ez-Zor", "Dayr az Zawr", "Deir Ezzor", "دير الزور"],
            &["Maarrat al-Numan", "Ma'arat an-Nu'man", "Maaret al-Nouman", "معرة النعمان"],
            &["Hamah", "Hama", "حماة"],
        ] {
            for name in names {
                assert_eq!(skeleton(name), skeleton(names[0]), "{name}");
            }
        }
    }

    #[test]
    fn names_of_other_consonants_keep_apart() {
        assert_ne!(skeleton("Hama"), skeleton("Homs"));
        assert_ne!(skeleton("Idlib"), skeleton("Aleppo"));
        assert_eq!(skeleton("Ayo"), "");
    }
}
