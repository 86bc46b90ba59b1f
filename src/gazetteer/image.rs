//! The flat binary form of a gazetteer: numbered sections of little-endian `u32` words, and one text that holds
//! every string.
//! Hash tables are laid out in it ready to probe, so that opening reads a header and nothing else. Only images written
//! by this program are read, never files from outside. Shared with the build script.

use std::borrow::Cow;
use std::collections::HashMap;

/// First word of an image; the last byte is the layout's version.
const MAGIC: u32 = u32::from_le_bytes(*b"SMG\x01");
/// Marks an empty slot, a missing string or a missing number.
pub const NONE: u32 = u32::MAX;
/// Fixed point of coordinates: 1e-6 degree is 0.1 m.
pub const DEGREE: f64 = 1e6;

/// What a section holds. Records are rows of a fixed number of words, named where they are written (`compile`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    Places,
    /// Numbers of names, grouped by place.
    PlaceNames,
    Areas,
    Polygons,
    Rings,
    Coords,
    Roads,
    World,
    NotPlaces,
    Names,
    Words,
    WordSlots,
    EdgeSlots,
    /// First name of each trie node, and one closing entry.
    Nodes,
    Skeletons,
    SkeletonSlots,
    /// Numbers of names, grouped by skeleton.
    SkeletonNames,
    Attributions,
}

const SECTIONS: usize = Section::Attributions as usize + 1;

/// Longer than any name or note; a longer one would be cut rather than spoil the image. A string's length is written as one
/// character before it, so that the text stays text, and the code points from here on stand for none.
const LONGEST_STRING: usize = 0xD7FF;

/// An image being written.
#[derive(Default)]
pub struct Writer {
    sections: [Vec<u32>; SECTIONS],
    text: String,
    known: HashMap<String, u32>,
}

impl Writer {
    /// The place of a string in the text, each distinct one stored once. An empty string is `NONE`.
    pub fn string(&mut self, text: &str) -> u32 {
        if text.is_empty() {
            return NONE;
        }
        if let Some(&at) = self.known.get(text) {
            return at;
        }
        let at = self.text.len() as u32;
        let mut length = text.len().min(LONGEST_STRING);
        while !text.is_char_boundary(length) {
            length -= 1;
        }
        self.text.push(char::from_u32(length as u32).expect("lengths lie below the surrogates"));
        self.text.push_str(&text[..length]);
        self.known.insert(text.to_owned(), at);
        at
    }

    /// Appends words to a section.
    pub fn push(&mut self, section: Section, words: &[u32]) {
        self.sections[section as usize].extend_from_slice(words);
    }

    /// How many words a section holds so far.
    pub fn len(&self, section: Section) -> u32 {
        self.sections[section as usize].len() as u32
    }

    /// Lays entries of `N` words out as an open-addressing table, at most half full. `hash` is taken of each entry.
    pub fn table<const N: usize>(&mut self, section: Section, entries: &[[u32; N]], hash: impl Fn(&[u32; N]) -> u32) {
        let slots = (entries.len() * 2).next_power_of_two();
        let mut table = vec![[NONE; N]; slots];
        for entry in entries {
            let mut slot = hash(entry) as usize & (slots - 1);
            while table[slot][N - 1] != NONE {
                slot = (slot + 1) & (slots - 1);
            }
            table[slot] = *entry;
        }
        self.sections[section as usize] = table.concat();
    }

    /// The finished image: its sections, and its text.
    pub fn finish(self) -> (Vec<u8>, String) {
        let mut bytes = MAGIC.to_le_bytes().to_vec();
        let mut start = 4 + SECTIONS * 8;
        for length in self.sections.iter().map(|words| words.len() * 4) {
            bytes.extend_from_slice(&(start as u32).to_le_bytes());
            bytes.extend_from_slice(&(length as u32).to_le_bytes());
            start += length;
        }
        for words in &self.sections {
            bytes.extend(words.iter().flat_map(|word| word.to_le_bytes()));
        }
        (bytes, self.text)
    }
}

/// An image open for reading.
#[derive(Clone, Debug)]
pub struct Image {
    bytes: Cow<'static, [u8]>,
    text: Cow<'static, str>,
    /// First byte and length in bytes of each section.
    sections: [(usize, usize); SECTIONS],
}

impl Image {
    /// Opens an image that [`Writer::finish`] made.
    pub fn open(bytes: Cow<'static, [u8]>, text: Cow<'static, str>) -> Image {
        assert_eq!(u32_at(&bytes, 0), MAGIC, "images come from this program's own compiler");
        let sections = std::array::from_fn(|index| {
            let at = 4 + index * 8;
            (u32_at(&bytes, at) as usize, u32_at(&bytes, at + 4) as usize)
        });
        Image { bytes, text, sections }
    }

    /// Number of words in a section.
    pub fn len(&self, section: Section) -> usize {
        self.sections[section as usize].1 / 4
    }

    /// One word of a section.
    pub fn word(&self, section: Section, index: usize) -> u32 {
        let (start, length) = self.sections[section as usize];
        debug_assert!(index * 4 < length);
        u32_at(&self.bytes, start + index * 4)
    }

    /// Record number `index` of a section with records of `N` words.
    pub fn record<const N: usize>(&self, section: Section, index: usize) -> [u32; N] {
        let start = self.sections[section as usize].0 + index * N * 4;
        let bytes = &self.bytes[start..start + N * 4];
        std::array::from_fn(|word| u32_at(bytes, word * 4))
    }

    /// The string at a place in the text; `NONE` is the empty string.
    pub fn string(&self, at: u32) -> &str {
        if at == NONE {
            return "";
        }
        let mut rest = self.text[at as usize..].chars();
        let length = rest.next().map_or(0, |length| length as usize);
        &rest.as_str()[..length]
    }

    /// Probes a table of entries of `N` words, last word `NONE` = empty, for the first entry that `is` wanted.
    pub fn find<const N: usize>(
        &self,
        section: Section,
        hash: u32,
        is: impl Fn(&[u32; N]) -> bool,
    ) -> Option<[u32; N]> {
        let slots = self.len(section) / N;
        if slots == 0 {
            return None;
        }
        let mut slot = hash as usize & (slots - 1);
        loop {
            let entry = self.record::<N>(section, slot);
            if entry[N - 1] == NONE {
                return None;
            }
            if is(&entry) {
                return Some(entry);
            }
            slot = (slot + 1) & (slots - 1);
        }
    }
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}

/// Hash of a short string, eight bytes at a time. Part of the layout: the tables are written with it.
pub fn hash_str(text: &str) -> u32 {
    let mut hash = text.len() as u64;
    for chunk in text.as_bytes().chunks(8) {
        let mut eight = [0; 8];
        eight[..chunk.len()].copy_from_slice(chunk);
        hash = mix(hash, u64::from_le_bytes(eight));
    }
    fold(hash)
}

/// Hash of an edge of the trie.
pub fn hash_edge(node: u32, word: u32) -> u32 {
    fold(mix(0, u64::from(node) << 32 | u64::from(word)))
}

/// Multiplying by an odd constant of high entropy spreads every bit upwards (the scheme of FxHash).
fn mix(hash: u64, word: u64) -> u64 {
    (hash.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95)
}

/// The high bits are the well mixed ones.
fn fold(hash: u64) -> u32 {
    (hash >> 32) as u32 ^ (hash >> 57) as u32
}
