//! What in a sentence may be a place, an actor, a deed, a number or a cue: the words marked, before anything is decided.
//! Which place a name means is left to `resolve`, what happened to `event`.

mod context;
mod form;
mod list;
mod metonym;
mod name;
mod namesake;
mod road;
mod scan;
mod slot;

use std::ops::Range;

use crate::document::Document;
use crate::gazetteer::{PlaceId, WorldKind};
use crate::lexicon::{Bearing, PlaceWord, Preposition, Sense};
use crate::span::Span;
use crate::world::World;

pub use context::{Context, Position};

/// One name in the text that may be a place.
#[derive(Clone, Debug)]
pub struct Mention {
    /// Its words, with a leading article.
    pub tokens: Range<usize>,
    /// Where it stands in the text.
    pub span: Span,
    /// The number of its sentence.
    pub sentence: usize,
    /// What the gazetteer has under that spelling.
    pub found: Found,
    /// What its neighbors say of it.
    pub context: Context,
}

/// What the gazetteer has for a name.
#[derive(Clone, Debug)]
pub enum Found {
    /// Places that bear it, best spelling first.
    Places(Vec<Candidate>),
    /// The country that the map is of.
    Home,
    /// A place outside the country.
    Abroad(WorldKind),
    /// The text uses it as a place, and the gazetteer has nothing like it.
    Nothing,
    /// It is no place here.
    SetAside(Why),
}

/// One place that a name may mean, by its spelling alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    pub place: PlaceId,
    pub spelling: Spelling,
    /// How much of the name agrees, of 100, where it was looked up by likeness.
    pub likeness: Option<u8>,
}

/// How near the article's spelling comes to a listed one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spelling {
    /// The place's own name in the gazetteer.
    Primary,
    /// One of its other listed spellings.
    Listed,
    /// The same name in another romanisation.
    Variant,
    /// A spelling close to it.
    Fuzzy,
}

/// Why a listed name is no place in this sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Part of a longer name: of a person, a group, an institution.
    InsideName,
    /// "Homs-born", "Idlib-based".
    Origin,
    /// Usually another word, and nothing here says that it is a place.
    OrdinaryWord,
    /// The user says so.
    ByHand,
}

/// A stretch of words and what it may be.
#[derive(Clone, Debug)]
pub struct Item<'w> {
    /// The words it covers.
    pub tokens: Range<usize>,
    /// What they may be.
    pub what: What<'w>,
}

/// What a stretch of words may be.
#[derive(Clone, Debug)]
pub enum What<'w> {
    /// A name of a place, by its number among the article's mentions.
    Place(usize),
    /// Words of the lexicon, with all their senses.
    Words(&'w [Sense]),
}

impl Item<'_> {
    /// The senses of lexicon words; none for a place.
    pub fn senses(&self) -> &[Sense] {
        match self.what {
            What::Words(senses) => senses,
            What::Place(_) => &[],
        }
    }

    /// Whether one of the senses passes.
    pub fn has(&self, test: impl Fn(&Sense) -> bool) -> bool {
        self.senses().iter().any(test)
    }
}

/// Marks one sentence. New mentions are added to `mentions`; the items come in order and do not overlap.
pub fn mark<'w>(document: &Document, sentence: usize, world: &'w World, mentions: &mut Vec<Mention>) -> Vec<Item<'w>> {
    let first = mentions.len();
    let mut items = scan::scan(document, sentence, world, mentions);
    name::add_unlisted(document, sentence, world, mentions, &mut items);
    number_in_order(mentions, first, &mut items);
    context::read(document, mentions, first, &items, world);
    for mention in &mut mentions[first..] {
        form::add_formed(document, world, mention);
    }
    items
}

/// Settles what only the whole article shows, when all its sentences are marked.
pub fn settle(document: &Document, mentions: &mut [Mention]) {
    namesake::settle(document, mentions);
}

/// Listed and unlisted names were found in two passes: numbers the mentions from `first` on as they stand in the text. A
/// mention that became part of a longer name has no item any more and goes.
fn number_in_order(mentions: &mut Vec<Mention>, first: usize, items: &mut [Item]) {
    let numbers = items.iter().filter_map(|item| match item.what {
        What::Place(number) => Some(number),
        What::Words(_) => None,
    });
    if numbers.eq(first..mentions.len()) {
        return;
    }
    let found = mentions.split_off(first);
    let places = items.iter_mut().filter_map(|item| match &mut item.what {
        What::Place(number) => Some(number),
        What::Words(_) => None,
    });
    let mut found: Vec<Option<Mention>> = found.into_iter().map(Some).collect();
    for number in places {
        let mention = found[*number - first].take().expect("no two items share a mention");
        *number = mentions.len();
        mentions.push(mention);
    }
}

/// The kind that a place word names, and the preposition and bearing beside it, are read by `context`.
pub(crate) fn place_word(item: &Item) -> Option<PlaceWord> {
    item.senses().iter().find_map(|sense| match sense {
        Sense::PlaceKind(word) => Some(*word),
        _ => None,
    })
}

pub(crate) fn preposition(item: &Item) -> Option<Preposition> {
    item.senses().iter().find_map(|sense| match sense {
        Sense::Preposition(preposition) => Some(*preposition),
        _ => None,
    })
}

pub(crate) fn bearing(item: &Item) -> Option<Bearing> {
    item.senses().iter().find_map(|sense| match sense {
        Sense::Direction(bearing) => Some(*bearing),
        _ => None,
    })
}
