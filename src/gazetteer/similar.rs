//! Names that a spelling may stand for when it is not listed so: candidates by consonant key, ranked by distance.

use std::cell::OnceCell;

use super::distance::{Cost, Sounds, distance_within};
use super::image::{Section, hash_str};
use super::skeleton;
use super::spelling;
use super::{Gazetteer, PlaceId};
use crate::fold;

/// How a spelling agrees with a listed one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum How {
    /// The same folded words, articles aside: what the exact scan finds without knowing type words.
    Exact,
    /// Another romanisation of the same name.
    Variant,
    /// Near, and perhaps the same name with a misprint.
    Fuzzy,
}

impl How {
    /// The word in the published layers.
    pub fn as_str(self) -> &'static str {
        match self {
            How::Exact => "exact",
            How::Variant => "variant",
            How::Fuzzy => "fuzzy",
        }
    }
}

/// A place that a spelling may stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Match<'g> {
    pub place: PlaceId,
    /// The listed spelling that is nearest.
    pub name: &'g str,
    /// 100 = the same; how much of the name agrees.
    pub score: u8,
    pub how: How,
}

// The thresholds were chosen on 1,919 pairs of spellings from independent sources (698 of one place, 621 of places whose
// names only look alike, 600 of any two places). Names with one consonant key at 86 and more are of one place in 99.8 % of
// the pairs, and names that differ in a vowel that counts (Azaz, Aziz; Aqrab, Aqraba) lie at 84 and below. Taking those
// with one key at 76 and more, and others at 88 and more, gives F1 0.96 (precision 0.99, recall 0.92; two fifths of what is
// missed are other names or misprints of one letter, which true neighbors differ by as well: Kafr Laha, Kafr Naha).
// Against all names the odds are lower, as a wrong place may be near by chance. Of 776 listed spellings held out of the
// table (exonyms and translations among them) the right place came first for 75 %; where the first answer was a variant it
// was right in 89 %, where it was fuzzy in 69 %.

/// Least score of another romanisation, given the same consonant key.
const VARIANT_SCORE: u8 = 86;
/// Least score of a near name, given the same consonant key.
const FUZZY_SCORE: u8 = 76;
/// The same where keys differ in letters of the back of the mouth only, which schools exchange as they do vowels: of the pairs
/// that lie between this and `MISPRINT_SCORE`, 4 are of one place and none is of two.
const VELAR_SCORE: u8 = 78;
/// Least score of a near name with another consonant key.
const MISPRINT_SCORE: u8 = 88;
/// Score of a name that has a qualifier more or less: `Baghuz`, `Upper Baghuz`. Of the pairs two are told by it, both of one
/// place.
const UNQUALIFIED_SCORE: u8 = 80;
/// Score of a name that differs in type words, glued articles or spaces only (Kfar Zita, Kafrzita).
const SAME_KEY_SCORE: u8 = 99;

impl Gazetteer {
    /// The places whose names are most like `name`, best first, `limit` at most; of equal ones, that with more events
    /// first. Exact spellings are among them.
    pub fn similar(&self, name: &str, limit: usize) -> Vec<Match<'_>> {
        let query = Query::new(name);
        let mut best = self.of_key(&query, How::Fuzzy);
        let mut sounds = Sounds::default();
        for_neighbours(&query.skeleton, |key| self.judge_key(&query, key, How::Fuzzy, &mut sounds, &mut best));
        for other in requalified(name) {
            let found = self.of_key(&other, How::Variant);
            best.extend(found.into_iter().map(|found| Match { score: UNQUALIFIED_SCORE, how: How::Fuzzy, ..found }));
        }
        self.ranked(best, limit)
    }

    /// As [`Gazetteer::similar`], without the names whose consonants differ: the exact ones and other romanisations. Some
    /// twenty times as fast.
    pub fn variants(&self, name: &str, limit: usize) -> Vec<Match<'_>> {
        let query = Query::new(name);
        self.ranked(self.of_key(&query, How::Variant), limit)
    }

    /// The names with the consonant key of a query that agree with it, as loosely as `loosest` at most.
    fn of_key(&self, query: &Query, loosest: How) -> Vec<Match<'_>> {
        let mut best = Vec::new();
        self.judge_key(query, &query.skeleton, loosest, &mut Sounds::default(), &mut best);
        best
    }

    /// Adds the names with a consonant key that agree with a query.
    fn judge_key<'g>(&'g self, query: &Query, key: &str, loosest: How, sounds: &mut Sounds, best: &mut Vec<Match<'g>>) {
        let keys = query.keys(key);
        for number in self.names_with_skeleton(key).into_iter().flatten() {
            let [_, index, text, joined, _] = self.name_record(number);
            let (text, joined) = (self.image.string(text), self.image.string(joined));
            if let Some((score, how)) = query.judge(text, joined, keys, loosest, sounds) {
                best.push(Match { place: PlaceId(index), name: text, score, how });
            }
        }
    }

    fn ranked<'g>(&'g self, mut best: Vec<Match<'g>>, limit: usize) -> Vec<Match<'g>> {
        best.sort_by(|a, b| (a.place, b.score, a.how, a.name).cmp(&(b.place, a.score, b.how, b.name)));
        best.dedup_by_key(|found| found.place);
        best.sort_by_cached_key(|found| (100 - found.score, u32::MAX - self.facts(found.place).events, found.place));
        best.truncate(limit);
        best
    }

    fn names_with_skeleton(&self, skeleton: &str) -> Option<impl Iterator<Item = u32>> {
        let hash = hash_str(skeleton);
        let record = |slot: &[u32; 2]| self.image.record::<3>(Section::Skeletons, slot[1] as usize);
        let is = |slot: &[u32; 2]| slot[0] == hash && self.image.string(record(slot)[0]) == skeleton;
        let [_, start, count] = record(&self.image.find(Section::SkeletonSlots, hash, is)?);
        Some((start..start + count).map(|at| self.image.word(Section::SkeletonNames, at as usize)))
    }
}

/// How much two names agree by their spelling alone, 0 to 100: the measure of [`Gazetteer::similar`].
pub fn likeness(a: &str, b: &str) -> u8 {
    let (a, b) = (spelling::loose_key(a).concat(), spelling::loose_key(b).concat());
    score(&Sounds::of(&a), &Sounds::of(&b), 0).unwrap_or(0)
}

/// Whether two spellings may be of one name, and how: the judgment that [`Gazetteer::similar`] passes on each listed name.
pub fn compare(a: &str, b: &str) -> Option<(u8, How)> {
    let direct = Query::new(a).judge_name(b);
    let requalified = |one: &str, other: &str| {
        requalified(one).iter().filter_map(|query| query.judge_name(other)).any(|(_, how)| how != How::Fuzzy)
    };
    direct.or_else(|| (requalified(a, b) || requalified(b, a)).then_some((UNQUALIFIED_SCORE, How::Fuzzy)))
}

/// The name with each qualifier, or without the one that it has.
fn requalified(name: &str) -> Vec<Query> {
    let mut key = spelling::loose_key(name);
    let qualifiers = spelling::canonical_qualifiers();
    if key.len() > 1 && key.last().is_some_and(|last| qualifiers.contains(last)) {
        key.pop();
        return vec![Query::of_key(String::new(), &key)];
    }
    let latin = key.iter().all(|word| word.is_ascii());
    let of_script = qualifiers.iter().filter(|qualifier| qualifier.is_ascii() == latin);
    let with = |qualifier: &String| {
        let key: Vec<String> = key.iter().chain([qualifier]).cloned().collect();
        Query::of_key(String::new(), &key)
    };
    of_script.map(with).collect()
}

/// A name asked for, in the forms that it is compared in.
struct Query {
    /// As written; empty for a name that nobody wrote.
    name: String,
    joined: String,
    skeleton: String,
    /// Read off when a listed name is compared: most keys have none.
    sounds: OnceCell<Sounds>,
}

impl Query {
    fn new(name: &str) -> Query {
        Query::of_key(name.to_owned(), &spelling::loose_key(name))
    }

    fn of_key(name: String, key: &[String]) -> Query {
        Query { name, joined: key.concat(), skeleton: skeleton::of_key(key), sounds: OnceCell::new() }
    }

    /// How a name that is not listed agrees, if it does.
    fn judge_name(&self, name: &str) -> Option<(u8, How)> {
        let key = spelling::loose_key(name);
        self.judge(name, &key.concat(), self.keys(&skeleton::of_key(&key)), How::Fuzzy, &mut Sounds::default())
    }

    /// How the consonant key of a listed name stands to that of this one.
    fn keys(&self, key: &str) -> Keys {
        let velars_apart =
            || key.len() == self.skeleton.len() && key.bytes().map(velar).eq(self.skeleton.bytes().map(velar));
        match key == self.skeleton {
            true => Keys::Same,
            false if velars_apart() => Keys::VelarsApart,
            false => Keys::Apart,
        }
    }

    /// How a listed name agrees, if it does, and as loosely as `loosest` at most. `sounds` is room to work in.
    fn judge(&self, text: &str, joined: &str, keys: Keys, loosest: How, sounds: &mut Sounds) -> Option<(u8, How)> {
        if joined == self.joined {
            let exact = spelled(text) == spelled(&self.name);
            return Some(if exact { (100, How::Exact) } else { (SAME_KEY_SCORE, How::Variant) });
        }
        sounds.read(joined);
        let least = match keys {
            Keys::Same if loosest == How::Fuzzy => FUZZY_SCORE,
            Keys::Same => VARIANT_SCORE,
            Keys::VelarsApart => VELAR_SCORE,
            Keys::Apart => MISPRINT_SCORE,
        };
        let own = self.sounds.get_or_init(|| Sounds::of(&self.joined));
        let score = score(own, sounds, least)?.min(SAME_KEY_SCORE - 1);
        match keys {
            Keys::Same if score >= VARIANT_SCORE => Some((score, How::Variant)),
            _ => Some((score, How::Fuzzy)),
        }
    }
}

/// How two consonant keys stand to each other.
#[derive(Clone, Copy)]
enum Keys {
    Same,
    /// They differ in the letters for `gh`, `q`, `k` and `kh` only.
    VelarsApart,
    Apart,
}

/// One class for all that is spoken at the back of the mouth.
fn velar(class: u8) -> u8 {
    if matches!(class, b'g' | b'q') { b'k' } else { class }
}

/// Classes of consonant keys, each with those that it is exchanged with at less than a whole letter's cost.
const CLASSES: [(char, &str); 15] = [
    ('b', ""),
    ('d', "lst"),
    ('f', ""),
    ('g', "hjkqr"),
    ('h', "gkq"),
    ('j', "gksx"),
    ('k', "ghjqsx"),
    ('l', "d"),
    ('m', "n"),
    ('n', "m"),
    ('q', "ghk"),
    ('r', "g"),
    ('s', "djktx"),
    ('t', "dsx"),
    ('x', "jkst"),
];

/// A whole letter wrong leaves the score of a shorter key under `MISPRINT_SCORE` whatever its vowels are.
const LONG_KEY: usize = 5;

/// Calls `look` once with every key within one letter of `skeleton` that a near enough name can have.
fn for_neighbours(skeleton: &str, mut look: impl FnMut(&str)) {
    let letters: Vec<char> = skeleton.chars().collect();
    let long = letters.len() >= LONG_KEY;
    let mut key = String::with_capacity(skeleton.len() + 4);
    let mut look_up = |before: &[char], put: Option<char>, after: &[char]| {
        key.clear();
        key.extend(before.iter().chain(&put).chain(after));
        look(&key);
    };
    for at in 0..=letters.len() {
        let (before, from) = letters.split_at(at);
        for (class, _) in CLASSES.iter().filter(|(class, _)| long || *class == 'h') {
            // Put in behind its like, a letter gives the same key as before it.
            if before.last() != Some(class) {
                look_up(before, Some(*class), from);
            }
        }
        let Some((letter, after)) = from.split_first() else { break };
        for (class, _) in CLASSES.iter().filter(|(class, _)| class != letter && (long || exchanged(*letter, *class))) {
            look_up(before, Some(*class), after);
        }
        if before.last() != Some(letter) && (long || *letter == 'h') {
            look_up(before, None, after);
        }
    }
}

fn exchanged(a: char, b: char) -> bool {
    CLASSES.iter().any(|(class, others)| *class == a && others.contains(b))
}

/// Folded words without articles, type words as written.
fn spelled(name: &str) -> String {
    let words = fold::words(name);
    let content = words.iter().filter(|word| !spelling::is_article(word));
    let bare = content.map(|word| if word.starts_with('ا') { spelling::key_word(word) } else { word.as_str() });
    bare.collect::<Vec<_>>().join(" ")
}

/// How much of two names agrees, in hundredths; `None` when that is under `least`.
fn score(a: &Sounds, b: &Sounds, least: u8) -> Option<u8> {
    let weight = a.weight().max(b.weight()).max(1);
    // The greatest distance that, in hundredths of the weight and rounded down, is no more than `100 - least`.
    let limit = (Cost::from(101 - least) * weight - 1) / 100;
    let distance = distance_within(a, b, limit)?;
    Some((100 - (distance * 100 / weight).min(100)) as u8)
}
