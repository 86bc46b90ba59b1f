//! Scores published layers against truth made by reading: how many places, strikes, ground events and holders are right.
//!
//! Works on the GeoJSON that a user gets, not on the program's own types, so that it judges what is written rather
//! than what is meant. What counts as owed, tolerated or false is told in `tests/articles/README.md`.

mod control;
mod events;
mod feature;
mod places;
mod samples;
mod truth;
mod vocabulary;

mod scorer_tests;

use std::fmt;

use serde_json::Value;

use control::ControlScore;
use events::EventScore;
use places::PlaceScore;
use truth::Article;
use vocabulary::Layer;

/// The four layers that truth exists for, each a parsed GeoJSON FeatureCollection.
pub struct Layers {
    pub mentions: Value,
    pub strikes: Value,
    pub ground_events: Value,
    pub control_points: Value,
}

/// Every figure, and in `misses` one line for each thing that was missed or should not be there.
pub struct Scores {
    pub places: PlaceScore,
    pub strikes: EventScore,
    pub ground: EventScore,
    pub held: ControlScore,
    pub misses: Vec<String>,
}

/// A count of right answers among those asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Share {
    pub right: usize,
    pub asked: usize,
}

impl Share {
    /// 0 to 1; `None` where nothing was asked for, which is neither good nor bad.
    pub fn value(self) -> Option<f64> {
        (self.asked > 0).then(|| self.right as f64 / self.asked as f64)
    }

    fn count(&mut self, is_right: bool) {
        self.asked += 1;
        self.right += usize::from(is_right);
    }
}

/// Scores `layers` against `truth`, one JSON article a line.
///
/// Panics on a line of truth that does not parse: truth is part of the repository.
pub fn score(layers: &Layers, truth: &str) -> Scores {
    let articles = truth::parse(truth);
    let mut misses = Vec::new();
    Scores {
        places: places::score(&articles, &feature::all(&layers.mentions), &mut misses),
        strikes: events::score(&articles, Layer::Strikes, &feature::all(&layers.strikes), &mut misses),
        ground: events::score(&articles, Layer::Ground, &feature::all(&layers.ground_events), &mut misses),
        held: control::score(&articles, &feature::all(&layers.control_points), &mut misses),
        misses,
    }
}

fn miss(misses: &mut Vec<String>, article: &Article, what: &str, detail: String) {
    misses.push(format!("{}: {what}: {detail}", article.id));
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}/{}", self.right, self.asked)?;
        self.value().map_or(Ok(()), |value| write!(f, " = {value:.3}"))
    }
}

impl fmt::Display for Scores {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let PlaceScore { recall, wrong, absent, traps } = self.places;
        writeln!(f, "places   right {recall}   wrong {wrong}   absent {absent}   not in truth {traps}")?;
        for (name, score) in [("strikes", &self.strikes), ("ground", &self.ground)] {
            writeln!(
                f,
                "{name:8} recall {}   precision {}   F1 {:.3}   kind {}   date {}   actor {}   killed {}",
                score.recall,
                score.precision,
                score.f1(),
                score.kind,
                score.date,
                score.actor,
                score.killed
            )?;
        }
        write!(f, "held     right side {}   found {}", self.held.right_side, self.held.found)
    }
}
