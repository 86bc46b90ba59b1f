//! Names that a spelling may stand for when it is not listed so: candidates by consonant key, ranked by distance.

use super::compile::TARGET_PLACE;
use super::distance::{Sounds, distance};
use super::image::{Section, hash_str};
use super::skeleton;
use super::spelling;
use super::{Gazetteer, PlaceId};
use crate::fold;

/// How a spelling agrees with a listed one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum How {
    /// The same folded words, articles aside.
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

/// Least score of another romanisation.
const VARIANT_SCORE: u8 = 90;
/// Least score of a near name.
const FUZZY_SCORE: u8 = 78;
/// Score of a name that differs in type words only (Kfar Zita, Kafr Zita).
const SAME_KEY_SCORE: u8 = 99;

impl Gazetteer {
    /// The places whose names are most like `name`, best first, `limit` at most; of equal ones, that with more events
    /// first. Exact spellings are among them.
    pub fn similar(&self, name: &str, limit: usize) -> Vec<Match<'_>> {
        let key = spelling::key(name);
        let spelled = spelled(name);
        let sounds = Sounds::of(&key.concat());
        let mut best: Vec<Match> = Vec::new();
        let mut buffer = Sounds::default();
        self.each_candidate(&key, |number| {
            let [kind, index, text, joined, _] = self.name_record(number);
            debug_assert_eq!(kind, TARGET_PLACE);
            let (text, joined) = (self.image.string(text), self.image.string(joined));
            let (score, how) = if joined == key.concat() {
                if self::spelled(text) == spelled { (100, How::Exact) } else { (SAME_KEY_SCORE, How::Variant) }
            } else {
                buffer.read(joined);
                let score = score(&sounds, &buffer).min(SAME_KEY_SCORE - 1);
                (score, if score >= VARIANT_SCORE { How::Variant } else { How::Fuzzy })
            };
            if score >= FUZZY_SCORE {
                best.push(Match { place: PlaceId(index), name: text, score, how });
            }
        });
        best.sort_by(|a, b| (a.place, b.score, a.name).cmp(&(b.place, a.score, b.name)));
        best.dedup_by_key(|found| found.place);
        best.sort_by_cached_key(|found| (100 - found.score, u32::MAX - self.place(found.place).events, found.place));
        best.truncate(limit);
        best
    }

    /// Calls `look` with the names of places whose consonant key is that of `key` or within one letter of it.
    fn each_candidate(&self, key: &[String], mut look: impl FnMut(u32)) {
        let skeleton = skeleton::of_key(key);
        let mut keys = vec![skeleton.clone()];
        neighbours(&skeleton, &mut keys);
        keys.sort();
        keys.dedup();
        for key in &keys {
            self.names_with_skeleton(key).into_iter().flatten().for_each(&mut look);
        }
    }

    fn names_with_skeleton(&self, skeleton: &str) -> Option<impl Iterator<Item = u32>> {
        let hash = hash_str(skeleton);
        let record = |slot: &[u32; 2]| self.image.record::<3>(Section::Skeletons, slot[1] as usize);
        let is = |slot: &[u32; 2]| slot[0] == hash && self.image.string(record(slot)[0]) == skeleton;
        let [_, start, count] = record(&self.image.find(Section::SkeletonSlots, hash, is)?);
        Some((start..start + count).map(|at| self.image.word(Section::SkeletonNames, at as usize)))
    }
}

/// Consonant classes that occur in keys of Latin and Arabic names.
const CLASSES: &str = "bdfghjklmnrstx";

/// Keys within one letter of `skeleton`: one left out, put in, or exchanged. Keys of two letters and fewer have so many
/// neighbours that nearness says nothing.
fn neighbours(skeleton: &str, keys: &mut Vec<String>) {
    if skeleton.chars().count() < 3 {
        return;
    }
    let starts = skeleton.char_indices().map(|(at, letter)| (at, letter.len_utf8()));
    for (at, length) in starts.chain([(skeleton.len(), 0)]) {
        let (before, from, after) = (&skeleton[..at], &skeleton[at..], &skeleton[at + length..]);
        for class in CLASSES.chars() {
            keys.push(format!("{before}{class}{from}"));
            if length > 0 {
                keys.push(format!("{before}{class}{after}"));
            }
        }
        if length > 0 {
            keys.push(format!("{before}{after}"));
        }
    }
}

/// Folded words without articles and spaces, type words as written.
fn spelled(name: &str) -> String {
    let words = fold::words(name);
    words.iter().filter(|word| !spelling::is_article(word)).map(|word| strip_arabic(word)).collect()
}

fn strip_arabic(word: &str) -> &str {
    if word.starts_with('ا') { spelling::key_word(word) } else { word }
}

/// How much of two names agrees, in hundredths.
fn score(a: &Sounds, b: &Sounds) -> u8 {
    let weight = a.weight().max(b.weight()).max(1);
    (100 - (distance(a, b) * 100 / weight).min(100)) as u8
}
