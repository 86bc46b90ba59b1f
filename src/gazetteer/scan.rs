//! Names walked word by word. The reader of a text folds its words, leaves articles out ([`super::is_article`]), and where a
//! word is unknown tries it without a glued one ([`super::strip_article`]).

use std::ops::Range;

use geo::Point;

use super::compile::{FLAG_ARTICLE, FLAG_PRIMARY, FLAG_SCRIPT_SHIFT, NAME_WORDS, NOT_PLACE_WORDS};
use super::compile::{TARGET_PLACE, TARGET_WORLD, WORLD_WORDS};
use super::image::{Section, hash_edge, hash_str};
use super::kind::{Rule, Script, WorldKind};
use super::spelling;
use super::{Gazetteer, PlaceId, coord, some};

/// Number of a word that some name holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordId(u32);

/// A point in the trie of names: the words read so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Node(u32);

impl Node {
    /// No word read yet.
    pub const ROOT: Node = Node(0);
}

/// A name that is known to be abroad, or no place of the map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WorldPlace<'g> {
    pub name: &'g str,
    pub kind: WorldKind,
    pub country: &'g str,
    /// Longitude, latitude.
    pub point: Option<Point>,
}

/// A listed name that is usually something else.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NotPlace<'g> {
    pub name: &'g str,
    pub rule: Rule,
    pub reason: &'g str,
}

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Target<'g> {
    Place(PlaceId),
    World(WorldPlace<'g>),
    NotPlace(NotPlace<'g>),
}

/// One listed spelling and what it stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NameRef<'g> {
    pub target: Target<'g>,
    /// The spelling as listed.
    pub text: &'g str,
    /// It is the name that the place's own row gives, in either script, and not a further spelling.
    pub primary: bool,
    pub script: Script,
    /// The spelling as listed begins with an article.
    pub article: bool,
}

/// The exact scan.
impl Gazetteer {
    /// The number of a folded word that some name holds. Type words (`tell`, `kafar`) have the number of all their
    /// spellings, and the article glued to an Arabic word does not count.
    pub fn word(&self, folded: &str) -> Option<WordId> {
        self.keyed_word(if folded.starts_with('ا') { spelling::key_word(folded) } else { folded })
    }

    /// The number of a word that has lost its glued article already.
    fn keyed_word(&self, folded: &str) -> Option<WordId> {
        let hash = hash_str(folded);
        let is = |slot: &[u32; 2]| slot[0] == hash && self.image.string(self.word_record(slot[1])[0]) == folded;
        self.image.find(Section::WordSlots, hash, is).map(|slot| WordId(self.word_record(slot[1])[1]))
    }

    /// The node behind `word`, if any name goes on so.
    pub fn step(&self, node: Node, word: WordId) -> Option<Node> {
        let hash = hash_edge(node.0, word.0);
        let is = |edge: &[u32; 3]| edge[0] == node.0 && edge[1] == word.0;
        self.image.find(Section::EdgeSlots, hash, is).map(|edge| Node(edge[2]))
    }

    /// The names that end at a node. Places come first, in the order of their ids; a place may have several spellings
    /// here, its primary name first.
    pub fn names_at(&self, node: Node) -> impl Iterator<Item = NameRef<'_>> {
        self.name_numbers(node).map(|number| self.name(number))
    }

    /// Whether a name ends at a node.
    pub fn is_name(&self, node: Node) -> bool {
        !self.name_numbers(node).is_empty()
    }

    fn name_numbers(&self, node: Node) -> Range<u32> {
        let [start, end] = [0, 1].map(|ahead| self.image.word(Section::Nodes, node.0 as usize + ahead));
        start..end
    }

    /// The node of a whole name, if it is listed in any spelling of the same key.
    pub fn find(&self, name: &str) -> Option<Node> {
        let mut node = Node::ROOT;
        for word in spelling::key(name) {
            node = self.step(node, self.keyed_word(&word)?)?;
        }
        (node != Node::ROOT).then_some(node)
    }

    fn word_record(&self, index: u32) -> [u32; 2] {
        self.image.record(Section::Words, index as usize)
    }

    pub(super) fn name_record(&self, number: u32) -> [u32; NAME_WORDS] {
        self.image.record(Section::Names, number as usize)
    }

    pub(super) fn name_flags(&self, number: u32) -> u32 {
        self.name_record(number)[NAME_WORDS - 1]
    }

    pub(super) fn name(&self, number: u32) -> NameRef<'_> {
        let [kind, index, text, _joined, flags] = self.name_record(number);
        let target = match kind {
            TARGET_PLACE => Target::Place(PlaceId(index)),
            TARGET_WORLD => Target::World(self.world_place(index)),
            _ => Target::NotPlace(self.not_place(index)),
        };
        NameRef {
            target,
            text: self.image.string(text),
            primary: flags & FLAG_PRIMARY != 0,
            script: Script::ALL[(flags >> FLAG_SCRIPT_SHIFT) as usize].0,
            article: flags & FLAG_ARTICLE != 0,
        }
    }

    fn world_place(&self, index: u32) -> WorldPlace<'_> {
        let [name, kind, country, lat, lon] = self.image.record::<WORLD_WORDS>(Section::World, index as usize);
        WorldPlace {
            name: self.image.string(name),
            kind: WorldKind::ALL[kind as usize].0,
            country: self.image.string(country),
            point: some(lat).zip(some(lon)).map(|(lat, lon)| Point(coord(lon, lat))),
        }
    }

    fn not_place(&self, index: u32) -> NotPlace<'_> {
        let [name, rule, reason] = self.image.record::<NOT_PLACE_WORDS>(Section::NotPlaces, index as usize);
        NotPlace { name: self.image.string(name), rule: Rule::ALL[rule as usize].0, reason: self.image.string(reason) }
    }
}
