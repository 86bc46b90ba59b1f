//! A report cut up by sentence: what each of them gave.

use std::ops::Range;

use crate::event::{Event, Holding, SetAside};
use crate::gazetteer::PlaceId;
use crate::mention::{Candidate, Found, Spelling, Why};
use crate::report::Report;
use crate::resolve::{Outcome, of_sentence};
use crate::span::Span;
use crate::world::World;

/// How many candidates of a name are shown: behind the third lies what nobody would have meant.
const SHOWN: usize = 3;

/// A report with its sentences.
pub(super) struct Explained<'a> {
    pub report: &'a Report,
    pub world: &'a World,
    pub passages: Vec<Passage<'a>>,
}

/// One sentence and all that was read out of it.
pub(super) struct Passage<'a> {
    /// From its first letter to its last sign.
    pub span: Span,
    /// Numbers of its names.
    pub mentions: Range<usize>,
    pub events: Vec<&'a Event>,
    pub set_aside: Vec<&'a SetAside>,
    pub holdings: Vec<&'a Holding>,
}

impl<'a> Explained<'a> {
    /// Cuts a report up.
    pub fn new(report: &'a Report, world: &'a World) -> Explained<'a> {
        let passages = report.sentences.iter().enumerate().map(|(sentence, &span)| {
            let told = &report.told;
            let inside = |at: Span| span.covers(at);
            Passage {
                span,
                mentions: of_sentence(&report.mentions, sentence),
                events: told.events.iter().filter(|event| inside(event.trigger)).collect(),
                set_aside: told.set_aside.iter().filter(|deed| inside(deed.trigger)).collect(),
                // A holding has no words of its own but its sentence, which may begin with a quotation mark.
                holdings: told
                    .holdings
                    .iter()
                    .filter(|held| inside(Span { start: held.span.end - 1, ..held.span }))
                    .collect(),
            }
        });
        Explained { report, world, passages: passages.collect() }
    }

    /// "Saraqib, town, Idlib".
    pub fn place(&self, id: PlaceId) -> String {
        let gazetteer = &self.world.gazetteer;
        let place = gazetteer.place(id);
        let area = place.admin1.filter(|_| gazetteer.area_of_place(id).is_none_or(|own| Some(own) != place.admin1));
        let area = area.map(|area| format!(", {}", gazetteer.area(area).name)).unwrap_or_default();
        format!("{}, {}{area}", place.name, place.kind.as_str().replace('_', " "))
    }

    /// The candidates of a mention that were not chosen and have no points on record, the best spelling first.
    pub fn others(&self, mention: usize) -> Vec<Candidate> {
        let Outcome::Located(located) = &self.report.outcomes[mention] else { return Vec::new() };
        let Found::Places(candidates) = &self.report.mentions[mention].found else { return Vec::new() };
        candidates.iter().filter(|candidate| candidate.place != located.place).copied().take(SHOWN - 1).collect()
    }
}

/// The undecided candidates that are shown.
pub(super) fn best<T>(candidates: &[T]) -> &[T] {
    &candidates[..candidates.len().min(SHOWN)]
}

/// How a spelling was found.
pub(super) fn spelled(spelling: Spelling) -> &'static str {
    match spelling {
        Spelling::Primary => "its name",
        Spelling::Listed => "a listed spelling",
        Spelling::Variant => "another romanization",
        Spelling::Fuzzy => "a close spelling",
    }
}

/// Why a name is no place.
pub(super) fn why(why: Why) -> &'static str {
    match why {
        Why::InsideName => "part of another name",
        Why::Origin => "an origin",
        Why::OrdinaryWord => "an ordinary word here",
        Why::ByHand => "settled by hand",
    }
}
