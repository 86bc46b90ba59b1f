//! The closing line: how much there was at every stage, and how much of it was lost.

use std::fmt;

use crate::layer::Atlas;
use crate::report::Report;
use crate::resolve::Outcome;

/// What became of the names that may be places.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::command) struct Mentions {
    located: usize,
    undecided: usize,
    unknown: usize,
    home: usize,
    abroad: usize,
    set_aside: usize,
}

/// Counts of one run.
#[derive(Debug)]
pub(super) struct Summary {
    articles: usize,
    unreadable: usize,
    sentences: usize,
    mentions: Mentions,
    strikes: usize,
    ground_events: usize,
    untold: usize,
    front_km: f64,
}

impl Mentions {
    /// Counts the outcomes.
    pub fn of<'a>(outcomes: impl IntoIterator<Item = &'a Outcome>) -> Mentions {
        let mut counts = Mentions::default();
        for outcome in outcomes {
            *match outcome {
                Outcome::Located(_) => &mut counts.located,
                Outcome::Undecided(_) => &mut counts.undecided,
                Outcome::Unknown => &mut counts.unknown,
                Outcome::Home => &mut counts.home,
                Outcome::Abroad(_) => &mut counts.abroad,
                Outcome::SetAside(_) => &mut counts.set_aside,
            } += 1;
        }
        counts
    }
}

impl Summary {
    /// The counts of all reports and of the layers drawn from them.
    pub fn of(reports: &[Report], atlas: &Atlas, unreadable: usize) -> Summary {
        let features = |name: &str| atlas.layer(name).map_or(0, |layer| layer.features.len());
        let fronts = atlas.layer("front_lines").map(|layer| layer.features.as_slice()).unwrap_or_default();
        Summary {
            articles: reports.len() + unreadable,
            unreadable,
            sentences: reports.iter().map(|report| report.sentences).sum(),
            mentions: Mentions::of(reports.iter().flat_map(|report| &report.outcomes)),
            strikes: features("strikes"),
            ground_events: features("ground_events"),
            untold: reports.iter().map(|report| report.told.set_aside.len()).sum(),
            // From 0.0, because the sum of nothing is -0.0.
            front_km: fronts
                .iter()
                .filter_map(|front| front.properties.get("length_km")?.as_f64())
                .fold(0.0, |sum, km| sum + km),
        }
    }
}

impl fmt::Display for Mentions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Mentions { located, undecided, unknown, home, abroad, set_aside } = self;
        let places = super::counted(located + undecided + unknown, "place mention");
        write!(f, "{places}: {located} located, {undecided} undecided, {unknown} unknown")?;
        if home + abroad + set_aside > 0 {
            write!(f, " (beside them {home} of the country itself, {abroad} abroad, {set_aside} no places)")?;
        }
        Ok(())
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", super::counted(self.articles, "article"))?;
        if self.unreadable > 0 {
            write!(f, " ({} unreadable)", self.unreadable)?;
        }
        write!(f, ", {}, {}", super::counted(self.sentences, "sentence"), self.mentions)?;
        write!(f, "; {}, ", super::counted(self.strikes, "strike"))?;
        write!(f, "{}", super::counted(self.ground_events, "ground event"))?;
        if self.untold > 0 {
            write!(f, " ({} set aside)", super::counted(self.untold, "deed"))?;
        }
        write!(f, ", front {:.1} km", self.front_km)
    }
}
