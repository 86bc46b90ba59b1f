//! What people know better than the program: corrections by hand, which outlive every run. Here they are read and understood;
//! `resolve` takes the names that they settle, `situation` the deeds and holders. A bad row is left out and told.
//!
//! They apply in this order: names first, as deeds rest on them; then, row by row as in the file, what befalls deeds, so that a later
//! row has the last word; then who holds what, which is replayed with the news by its day. A deed keeps the id under which
//! the program first published it, so that a correction finds it in every run.

mod append;
mod edit;
mod table;

use jiff::civil::Date;
use smol_str::{SmolStr, format_smolstr};

use crate::actors::{ActorId, Side};
use crate::article::Article;
use crate::event::{Certainty, Kind};
use crate::fold;
use crate::gazetteer::PlaceId;
use crate::mention::{Found, Mention, Why};
use crate::resolve::{Pinned, Spot};
use crate::world::World;

pub use append::{Appended, append};
pub use edit::{Drawn, Edits, Row, Signature, between};
pub use table::COLUMNS;

/// All corrections, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Corrections {
    pub rows: Vec<Correction>,
}

/// One correction, and who answers for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Correction {
    pub action: Action,
    pub author: SmolStr,
    /// The day on which it was made.
    pub made: Date,
    pub reason: SmolStr,
    /// Where the sources of an added event can be read, as the author names them.
    pub source: Option<SmolStr>,
    /// Where it was read: `corrections.csv:7`.
    pub origin: SmolStr,
    /// Its line in that file.
    pub line: u64,
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// No such thing happened, or it is no event of this map.
    Reject { feature: SmolStr },
    /// It happened elsewhere.
    Move { feature: SmolStr, to: Whereabouts },
    /// Something else is told of it.
    Set { feature: SmolStr, change: Change },
    /// A name means this place, or none; in one article or in all.
    Pin { name: Vec<String>, article: Option<SmolStr>, place: Option<PlaceId> },
    /// Something happened that no article tells.
    Add(Added),
    /// A side holds a place from this day on.
    Hold { place: PlaceId, side: Side, holder: Option<ActorId>, date: Date },
}

/// Where something happened: a spot, and the place that it goes by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Whereabouts {
    pub place: PlaceId,
    pub spot: Spot,
}

/// What is told otherwise. `None` is: not known.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    Kind(Kind),
    /// The first and the last day.
    Days(Option<(Date, Date)>),
    /// Who did it.
    Actor1(Option<ActorId>),
    /// Against whom.
    Actor2(Option<ActorId>),
    Certainty(Certainty),
    Killed(Option<u32>),
    Injured(Option<u32>),
    Target(Option<SmolStr>),
    Weapon(Option<SmolStr>),
}

/// An event by hand.
#[derive(Clone, Debug, PartialEq)]
pub struct Added {
    pub kind: Kind,
    pub days: Option<(Date, Date)>,
    pub at: Whereabouts,
    pub actor1: Option<ActorId>,
    pub actor2: Option<ActorId>,
    pub killed: Option<u32>,
}

/// What was read of a file, and what could not be, with its reason.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    pub corrections: Corrections,
    pub faults: Vec<String>,
}

impl Corrections {
    /// Reads the file's bytes. `label` names it in messages and in what is published.
    ///
    /// # Errors
    /// When it is no table of corrections; a bad row is a fault of the reading.
    pub fn read(label: &str, bytes: &[u8], world: &World) -> Result<Reading, String> {
        table::read(label, bytes, world)
    }

    /// Why a row cannot be read, where it cannot.
    pub fn fault(row: &Row, world: &World) -> Option<String> {
        let table = append(None, vec![row.clone()]).ok()?;
        match Corrections::read("", &table.bytes, world) {
            Ok(reading) => reading.faults.into_iter().next().map(|fault| fault.trim_start_matches(":2: ").to_owned()),
            Err(why) => Some(why),
        }
    }

    /// What is settled about each mention of an article; nothing at all where nothing is settled. A part of a longer name stays one:
    /// who settles what "Zahraa" means does not mean the brigade called after it.
    pub fn pinned(&self, article: &Article, mentions: &[Mention]) -> Vec<Option<Pinned>> {
        let pins: Vec<_> = self.rows.iter().filter(|row| row.action.is_pin_in(&article.id)).collect();
        if pins.is_empty() {
            return Vec::new();
        }
        let pinned = |mention: &Mention| {
            if matches!(mention.found, Found::SetAside(Why::InsideName | Why::Origin)) {
                return None;
            }
            let words = fold::phrase(mention.span.of(&article.text));
            let of_name = |row: &&&Correction| matches!(&row.action, Action::Pin { name, .. } if *name == words);
            let row = pins.iter().rev().find(of_name)?;
            let Action::Pin { place, .. } = row.action else { return None };
            Some(Pinned { place, line: row.line })
        };
        mentions.iter().map(pinned).collect()
    }
}

impl Action {
    fn is_pin_in(&self, id: &str) -> bool {
        matches!(self, Action::Pin { article, .. } if article.as_ref().is_none_or(|article| article == id))
    }

    /// The action in words, as it is told.
    pub fn told(&self) -> SmolStr {
        match self {
            Action::Reject { feature } => format_smolstr!("reject {feature}"),
            Action::Move { feature, .. } => format_smolstr!("move {feature}"),
            Action::Set { feature, change } => format_smolstr!("set {} of {feature}", change.field()),
            Action::Pin { name, .. } => format_smolstr!("pin {:?}", name.join(" ")),
            Action::Add(added) => format_smolstr!("add {}", added.kind.word()),
            Action::Hold { .. } => "hold".into(),
        }
    }
}

impl Change {
    /// The column that it changes.
    pub fn field(&self) -> &'static str {
        match self {
            Change::Kind(_) => "kind",
            Change::Days(_) => "date",
            Change::Actor1(_) => "actor1",
            Change::Actor2(_) => "actor2",
            Change::Certainty(_) => "certainty",
            Change::Killed(_) => "fatalities",
            Change::Injured(_) => "injured",
            Change::Target(_) => "target",
            Change::Weapon(_) => "weapon",
        }
    }
}

impl Correction {
    /// What a feature says of it: `moved by A. Analyst (2026-03-01): the hill, not the village`.
    pub fn mark(&self, done: &str) -> SmolStr {
        format_smolstr!("{done} by {} ({}): {}", self.author, self.made, self.reason)
    }
}
