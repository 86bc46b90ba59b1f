//! What happened: deeds with their place, actors, time, numbers and certainty, each with the sentence it was read from; and
//! who is said to hold a place. One deed told twice stays two events here: merging is the situation's work.

mod around;
mod aside;
mod back;
mod cast;
mod clause;
mod control;
mod count;
mod deed;
mod kind;
mod means;
mod modality;
mod object;
mod opening;
mod party;
mod place;
mod reach;
mod share;
mod source;
mod standing;
mod time;
mod toll;
mod view;
mod word_class;

use jiff::civil::Date;
use rustc_hash::FxHashSet;
use smol_str::SmolStr;

use crate::actors::{ActorId, Side};
use crate::date::Basis;
use crate::document::Document;
use crate::gazetteer::PlaceId;
use crate::mention::{Item, Mention};
use crate::resolve::{Outcome, Spot};
use crate::span::Span;
use crate::world::World;

pub use control::{Holding, Relation};
pub use count::Counts;
pub use kind::{Family, Kind};
pub use modality::Unreal;

/// A deed at a place.
#[derive(Clone, Debug)]
pub struct Event {
    pub kind: Kind,
    pub place: EventPlace,
    /// Who did it.
    pub actor1: Option<Party>,
    /// Against whom.
    pub actor2: Option<Party>,
    /// What was hit, in the article's words.
    pub target: Option<SmolStr>,
    /// The weapon or platform, in the article's words.
    pub weapon: Option<SmolStr>,
    pub when: Option<Timing>,
    pub counts: Counts,
    pub certainty: Certainty,
    /// Who says so, sorted.
    pub sources: Vec<SmolStr>,
    /// The sentence.
    pub span: Span,
    /// The deed's own words.
    pub trigger: Span,
}

/// The place of an event.
#[derive(Clone, Debug)]
pub struct EventPlace {
    pub place: PlaceId,
    pub spot: Spot,
    /// The article's spelling, and the words for a part or side of it.
    pub text: SmolStr,
    /// Whether it befell a part of the place, or something there that has no name: who takes "two villages in X" does not
    /// hold X.
    pub partial: bool,
    /// The mention that it was read from.
    pub mention: usize,
    /// How sure the place is, 0 to 1.
    pub confidence: f64,
}

/// An actor with the article's own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    pub actor: ActorId,
    /// The camp it fought in at the date.
    pub side: Option<Side>,
    pub text: SmolStr,
}

/// The days that a deed was done on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timing {
    pub from: Date,
    pub to: Date,
    /// ACLED's `time_precision`.
    pub precision: u8,
    /// Where it comes from; `None` when only the article's own date is known.
    pub basis: Option<Basis>,
}

/// How sure it is that a deed was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// Another source denies it.
    Disputed,
    /// A party says so to its own credit, or the article doubts it.
    Claimed,
    /// The article states it, or a source that is no party to it.
    Reported,
    /// Sources of different sides agree, or a party admits what harms it.
    Confirmed,
}

impl Certainty {
    /// The published word.
    pub fn word(self) -> &'static str {
        match self {
            Certainty::Disputed => "disputed",
            Certainty::Claimed => "claimed",
            Certainty::Reported => "reported",
            Certainty::Confirmed => "confirmed",
        }
    }
}

/// A deed that makes no feature.
#[derive(Clone, Debug)]
pub struct SetAside {
    pub kind: Kind,
    pub why: Unreal,
    /// The deed's own words.
    pub trigger: Span,
    /// The sentence.
    pub span: Span,
}

/// What an article tells.
#[derive(Clone, Debug, Default)]
pub struct Told {
    pub events: Vec<Event>,
    pub holdings: Vec<Holding>,
    pub set_aside: Vec<SetAside>,
    /// Moves forward that are only planned, by somebody named. They are set aside too: not done.
    pub aims: Vec<Event>,
}

/// What the event stage reads from.
pub struct Reading<'a> {
    pub text: &'a str,
    pub document: &'a Document,
    /// The marked words of each sentence.
    pub items: &'a [Vec<Item<'a>>],
    pub mentions: &'a [Mention],
    pub outcomes: &'a [Outcome],
    /// For each mention the one that says where it lies.
    pub containers: &'a [Option<usize>],
    pub published: Option<Date>,
    /// The source that the article itself comes from.
    pub source: Option<&'a str>,
    pub world: &'a World,
}

/// Reads all events of an article.
pub fn read(reading: &Reading) -> Told {
    let mut told = Told::default();
    let times = time::find(reading);
    let mut clock = time::Clock::new(reading, &times);
    let mut cast = cast::Cast::default();
    let mut seen: FxHashSet<&str> = FxHashSet::default();
    for (sentence, times) in times.into_iter().enumerate() {
        let view = view::View::new(reading, sentence, times);
        let text = reading.document.sentence_text(reading.text, &reading.document.sentences[sentence]);
        clock.enter(&view);
        // A caption or headline printed twice tells its deed once.
        let repeated = view.has_deeds() && !seen.insert(text);
        if !repeated {
            deed::read(&view, &mut clock, &mut cast, &mut told);
            control::read(&view, &mut clock, &mut told);
        }
        cast.leave(&view);
    }
    told
}
