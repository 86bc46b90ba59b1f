//! The counts of a run, for its record and for the line that closes it.

use std::collections::BTreeMap;

use crate::report::Report;
use crate::resolve::Outcome;
use crate::situation::Situation;

/// How much went in and what came of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Summary {
    pub articles: usize,
    /// Articles whose day of publication is known.
    pub dated: usize,
    pub sentences: usize,
    /// Place mentions of every outcome.
    pub mentions: usize,
    pub located: usize,
    pub undecided: usize,
    pub unknown: usize,
    /// Names of the country itself.
    pub home: usize,
    pub abroad: usize,
    /// Names that are no place here.
    pub not_places: usize,
    /// Deeds as told, before those told twice became one.
    pub told: usize,
    pub strikes: usize,
    pub ground_events: usize,
    /// Deeds by the published word of their kind.
    pub kinds: BTreeMap<&'static str, usize>,
    /// Deeds that make no feature, by reason.
    pub set_aside: BTreeMap<&'static str, usize>,
    /// Statements of who holds a place.
    pub holdings: usize,
    pub control_points: usize,
    pub helper_points: usize,
    pub advances: usize,
    /// Length of all front lines together.
    pub front_km: f64,
}

/// Counts what went in and what came of it.
pub fn summary<'r>(situation: &Situation, reports: impl IntoIterator<Item = &'r Report>) -> Summary {
    let now = situation.now();
    let mut summary = Summary {
        told: situation.told_n,
        control_points: now.map_or(0, |now| now.control.len() + now.known.len()),
        helper_points: now.map_or(0, |now| now.helpers.len()),
        advances: situation.advances.len(),
        front_km: now.map_or(0.0, |now| now.drawing.front_km()),
        ..Summary::default()
    };
    for report in reports {
        summary.articles += 1;
        summary.dated += usize::from(report.article.published.is_some());
        summary.sentences += report.sentences.len();
        summary.holdings += report.told.holdings.len();
        summary.mentions += report.outcomes.len();
        for outcome in &report.outcomes {
            *summary.slot(outcome) += 1;
        }
        for aside in &report.told.set_aside {
            *summary.set_aside.entry(aside.why.word()).or_default() += 1;
        }
    }
    for deed in &situation.deeds {
        *summary.kinds.entry(deed.kind.word()).or_default() += 1;
        *(if deed.kind.is_strike() { &mut summary.strikes } else { &mut summary.ground_events }) += 1;
    }
    summary
}

impl Summary {
    fn slot(&mut self, outcome: &Outcome) -> &mut usize {
        match outcome {
            Outcome::Located(_) => &mut self.located,
            Outcome::Undecided(..) => &mut self.undecided,
            Outcome::Unknown => &mut self.unknown,
            Outcome::Home => &mut self.home,
            Outcome::Abroad(_) => &mut self.abroad,
            Outcome::SetAside(_) => &mut self.not_places,
        }
    }
}
