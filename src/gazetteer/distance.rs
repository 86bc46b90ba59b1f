//! How far two spellings of a name lie apart, in hundredths of a letter, weighed by what romanisation varies.
//! Latin and Arabic spellings are brought to one alphabet of sounds first, so that they can be compared with each other.

/// Costs in hundredths of a letter.
pub type Cost = u32;

/// A letter that has nothing to do with the other one.
const LETTER: Cost = 100;
/// A vowel more or less: Arabic print has no short ones, so each writer puts his own.
const VOWEL: Cost = 35;
/// A vowel more or less at the end, which tells names apart (Aqrab, Aqraba), as `-a` is an ending of its own.
const FINAL_VOWEL: Cost = 70;
/// A doubled letter more or less.
const DOUBLED: Cost = 20;
/// A glide between two vowels more or less: `Tamani'ah`, `Tamana'a`.
const HIATUS: Cost = 60;
/// A breath behind a vowel more or less: `-ah`, `-eh`.
const BREATH: Cost = 20;
/// A vowel against the consonant that Arabic writes with the same letter.
const GLIDE: Cost = 20;
/// Consonants that stand for one Arabic letter in different schools of romanisation.
const SCHOOL: Cost = 30;
/// Consonants that are only sometimes confused, in speech or in print.
const CONFUSED: Cost = 60;

/// Names longer than this many sounds are compared by their beginning.
pub const LONGEST: usize = 48;

/// A name as sounds: one byte each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sounds {
    sounds: Vec<u8>,
}

impl Sounds {
    /// The sounds of a folded name without spaces.
    pub fn of(joined: &str) -> Sounds {
        let mut sounds = Sounds::default();
        sounds.read(joined);
        sounds
    }

    /// Replaces the sounds by those of another name, keeping the memory.
    pub fn read(&mut self, joined: &str) {
        self.sounds.clear();
        if joined.is_ascii() {
            latin(joined.as_bytes(), &mut self.sounds);
            glides(&mut self.sounds);
        } else {
            self.sounds.extend(joined.chars().filter_map(other_sound));
        }
        self.sounds.truncate(LONGEST);
    }

    /// The length that a distance is held against: vowels count half, as they carry half of a name at most.
    pub fn weight(&self) -> Cost {
        self.sounds.iter().map(|&sound| if is_vowel(sound) { LETTER / 2 } else { LETTER }).sum()
    }
}

/// The weighted edit distance of two names; `None` as soon as it is sure to pass `limit`.
pub fn distance_within(a: &Sounds, b: &Sounds, limit: Cost) -> Option<Cost> {
    let (a, b) = (&a.sounds[..], &b.sounds[..]);
    let mut put = [0; LONGEST];
    let mut row = [0; LONGEST + 1];
    for j in 0..b.len() {
        put[j] = lone(b, j);
        row[j + 1] = row[j] + put[j];
    }
    for i in 0..a.len() {
        let drop = lone(a, i);
        let mut diagonal = row[0];
        row[0] += drop;
        let mut least = row[0];
        for j in 0..b.len() {
            let swap = diagonal + exchange(a[i], b[j]);
            diagonal = row[j + 1];
            row[j + 1] = swap.min(row[j + 1] + drop).min(row[j] + put[j]);
            least = least.min(row[j + 1]);
        }
        // Every way to the end leads through this row, and no step takes anything back.
        if least > limit {
            return None;
        }
    }
    Some(row[b.len()]).filter(|distance| *distance <= limit)
}

/// What it costs that one name has sound number `at` and the other has nothing there.
fn lone(name: &[u8], at: usize) -> Cost {
    let sound = name[at];
    let before = at.checked_sub(1).map(|before| name[before]);
    let last = at + 1 == name.len();
    if before == Some(sound) {
        DOUBLED
    } else if is_vowel(sound) {
        if last { FINAL_VOWEL } else { VOWEL }
    } else if sound == b'h' && before.is_some_and(is_vowel) {
        BREATH
    } else if sound == b'Y' {
        HIATUS
    } else {
        LETTER
    }
}

/// What it costs that one name has one sound and the other another.
fn exchange(a: u8, b: u8) -> Cost {
    match (a.checked_sub(FIRST_SOUND), b.checked_sub(FIRST_SOUND)) {
        _ if a == b => 0,
        (Some(a), Some(b)) if a < LATIN && b < LATIN => Cost::from(EXCHANGE[a as usize][b as usize]),
        _ => LETTER,
    }
}

/// The least byte of a Latin sound.
const FIRST_SOUND: u8 = b'A';
/// How many bytes from there on may be Latin sounds.
const LATIN: u8 = b'z' - FIRST_SOUND + 1;

/// The cost of every exchange of two Latin sounds: it is asked for once for every pair of letters of two names.
static EXCHANGE: [[u8; LATIN as usize]; LATIN as usize] = {
    let mut costs = [[0; LATIN as usize]; LATIN as usize];
    let mut a = 0;
    while a < LATIN {
        let mut b = 0;
        while b < LATIN {
            costs[a as usize][b as usize] = different(FIRST_SOUND + a, FIRST_SOUND + b) as u8;
            b += 1;
        }
        a += 1;
    }
    costs
};

/// The cost of exchanging two sounds that are not the same.
const fn different(a: u8, b: u8) -> Cost {
    if let (b'W', b'u' | b'o' | b'O') | (b'u' | b'o' | b'O', b'W') | (b'Y', b'i' | b'A') | (b'i' | b'A', b'Y') = (a, b)
    {
        return GLIDE;
    }
    let (less, more) = if a < b { (a, b) } else { (b, a) };
    match (is_vowel(a), is_vowel(b)) {
        (true, true) => vowels(less, more),
        (false, false) => consonants(less, more),
        _ => LETTER,
    }
}

/// Two vowels, in the order of their bytes. Near ones are interchanged freely; `a` and `i` tell names apart (Azaz, Aziz).
const fn vowels(a: u8, b: u8) -> Cost {
    match (a, b) {
        (b'A', b'e' | b'i') | (b'e', b'i') => 15,
        (b'O', b'o' | b'u') | (b'o', b'u') => 15,
        (b'a', b'e') | (b'A' | b'O', b'a') => 20,
        _ => 55,
    }
}

/// Two consonants, in the order of their bytes.
const fn consonants(a: u8, b: u8) -> Cost {
    match (a, b) {
        (b'G', b'g' | b'r') | (b'T', b's' | b't') | (b'D', b'd' | b'z' | b'l') => SCHOOL,
        (b'k', b'q') | (b'c', b'k' | b'q' | b'j' | b's') | (b'g', b'j' | b'q' | b'k') | (b'C', b'S' | b'T') => SCHOOL,
        (b'b', b'p') | (b'f', b'v') | (b'd', b'z') | (b'D', b'T') => SCHOOL,
        (b'X', b'h' | b'k') | (b'S', b's') | (b'G', b'q' | b'k') => 45,
        (b's', b'z') | (b'C', b'j' | b'k') | (b'G', b'X' | b'j') | (b'X', b'q') => CONFUSED,
        (b'd', b't') | (b'm', b'n') => CONFUSED,
        _ => LETTER,
    }
}

/// `A` is the diphthong ay, `O` aw.
const fn is_vowel(sound: u8) -> bool {
    matches!(sound, b'a' | b'e' | b'i' | b'o' | b'u' | b'A' | b'O')
}

/// Letters that stand for one sound together. Capitals are sounds of their own: X kh, G gh, S sh, C ch, T th, D dh.
const DIGRAPHS: [(&[u8; 2], u8); 17] = [
    (b"kh", b'X'),
    (b"gh", b'G'),
    (b"sh", b'S'),
    (b"ch", b'C'),
    (b"th", b'T'),
    (b"dh", b'D'),
    (b"dj", b'j'),
    (b"ph", b'f'),
    (b"ou", b'u'),
    (b"oo", b'u'),
    (b"ee", b'i'),
    (b"ay", b'A'),
    (b"ai", b'A'),
    (b"ei", b'A'),
    (b"ey", b'A'),
    (b"aw", b'O'),
    (b"au", b'O'),
];

fn latin(word: &[u8], sounds: &mut Vec<u8>) {
    let mut at = 0;
    while at < word.len() {
        let (sound, length) = digraph(&word[at..]).map_or((word[at], 1), |sound| (sound, 2));
        // The breath of a closing -ah or -eh is silent, and so not what ends the name.
        let silent = sound == b'h' && at + 1 == word.len() && sounds.last().is_some_and(|before| is_vowel(*before));
        if !silent {
            sounds.push(sound);
        }
        at += length;
    }
}

/// The sound of the two letters that `rest` begins with, if they stand for one. A diphthong before a vowel is a vowel and
/// a consonant (`Nawa`).
fn digraph(rest: &[u8]) -> Option<u8> {
    let two = rest.first_chunk()?;
    let (_, sound) = DIGRAPHS.iter().find(|(letters, _)| *letters == two)?;
    let before_vowel = rest.get(2).is_some_and(|next| b"aeiou".contains(next));
    (!before_vowel || !matches!(sound, b'A' | b'O')).then_some(*sound)
}

/// Turns `u`, `o`, `w` and `i`, `y` before another vowel into the consonants that they stand for there, and leaves out the
/// same vowel written before one, so that `Boueida`, `Buwayda` and `Bweida` sound alike.
fn glides(sounds: &mut Vec<u8>) {
    let mut kept: usize = 0;
    for at in 0..sounds.len() {
        let before_vowel = sounds.get(at + 1).is_some_and(|next| is_vowel(*next));
        let sound = match sounds[at] {
            b'w' | b'u' | b'o' if before_vowel => b'W',
            b'y' | b'i' if before_vowel => b'Y',
            b'w' => b'u',
            b'y' => b'i',
            other => other,
        };
        let before = kept.checked_sub(1).map(|before| sounds[before]);
        if matches!((before, sound), (Some(b'u' | b'o' | b'W'), b'W') | (Some(b'i' | b'Y'), b'Y')) {
            kept -= 1;
        }
        sounds[kept] = sound;
        kept += 1;
    }
    sounds.truncate(kept);
}

/// The sound of a folded letter that is not Latin; `None` for what romanisation leaves out.
fn other_sound(letter: char) -> Option<u8> {
    Some(match letter {
        'ا' => b'a',
        'ه' => b'h',
        'ب' => b'b',
        'ت' | 'ط' => b't',
        'ث' => b'T',
        'ج' => b'j',
        'ح' => b'h',
        'خ' => b'X',
        'د' => b'd',
        'ذ' | 'ض' | 'ظ' => b'D',
        'ر' => b'r',
        'ز' => b'z',
        'س' | 'ص' => b's',
        'ش' => b'S',
        'ع' => return None,
        'غ' => b'G',
        'ف' => b'f',
        'ق' => b'q',
        'ك' => b'k',
        'ل' => b'l',
        'م' => b'm',
        'ن' => b'n',
        'و' => b'u',
        'ي' => b'i',
        // Letters of other scripts differ from all of these and from each other as far as one byte can tell.
        other => 0x80 | (other as u32 & 0x7f) as u8,
    })
}
