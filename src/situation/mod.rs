//! The situation: what all reports together say. Deeds told twice become one, who holds what is replayed day by day, and
//! lines are drawn between what the sides hold. It knows reports and no texts beyond the sentences that they quote; how
//! the result is published is left to `layer`.
//!
//! Nothing here depends on the order of the reports: they are sorted first, and everything after that is in a fixed order.

mod advance;
mod certainty;
pub mod control;
mod correct;
mod deed;
mod draw;
pub mod front;
mod gap;
mod merge;
mod moment;
mod same;
mod series;
mod summary;
mod telling;

use jiff::civil::Date;

use crate::baseline::Baseline;
use crate::correction::Corrections;
use crate::report::Report;
use crate::world::World;

pub use advance::{Advance, Phase};
pub use control::{ControlPoint, Helper, Status};
pub use correct::Corrected;
pub use deed::{Deed, Evidence, Site};
pub use moment::{Behind, Moment};
pub use series::{Step, USUAL_STEP};

/// What is known after all reports were read.
#[derive(Clone, Debug, Default)]
pub struct Situation {
    /// The articles, sorted by id, and behind them the corrections that add something. Evidence points into them.
    pub articles: Vec<Cited>,
    /// How many deeds were told before those told twice became one.
    pub told_n: usize,
    /// How many of them were told before.
    pub merged_n: usize,
    /// Every deed once, by place and day.
    pub deeds: Vec<Deed>,
    /// Who held what on the days that were asked for, oldest first; the last one is the day of the map. Empty when nothing
    /// is dated.
    pub moments: Vec<Moment>,
    /// Moves forward that were planned and not told as done, each once.
    pub aims: Vec<Deed>,
    /// Axes of advance, up to the day of the map.
    pub advances: Vec<Advance>,
    /// What became of the corrections by hand.
    pub corrected: Corrected,
    /// What a reader of the map should know of how it came about.
    pub notes: Vec<String>,
}

impl Situation {
    /// The day of the map with what was held on it.
    pub fn now(&self) -> Option<&Moment> {
        self.moments.last()
    }

    /// The day of the map.
    pub fn as_of(&self) -> Option<Date> {
        self.now().map(|moment| moment.as_of)
    }
}

/// Which days are asked for, and what is known beforehand.
#[derive(Clone, Debug, Default)]
pub struct Question {
    /// The day of the map. Where none is given: the newest day of publication, else the newest day that something was done
    /// on, else the newest day of the baseline.
    pub as_of: Option<Date>,
    /// The first day of a series; where only `every` is given, the oldest day of publication or of the baseline.
    pub since: Option<Date>,
    /// The step of a series; a week where only `since` is given.
    pub every: Option<Step>,
    pub baseline: Baseline,
    /// What people know better. The reports were read with them too: they settle names.
    pub corrections: Corrections,
}

/// An article as evidence cites it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited {
    pub id: String,
    pub title: Option<String>,
    pub url: Option<String>,
    pub source: Option<String>,
    pub published: Option<Date>,
}

/// Folds all reports into one situation, as of the end of each day that is asked for.
pub fn fold(reports: &[Report], world: &World, question: &Question) -> Situation {
    let reports = in_order(reports);
    let mut articles: Vec<Cited> = reports.iter().map(|report| cited(report)).collect();
    let tellings = telling::all(&reports, world);
    let mut deeds = merge::merge(&tellings, world);
    let merged_n = tellings.len() - deeds.len();
    let corrected = correct::deeds(&mut deeds, &mut articles, &reports, &question.corrections, world);
    let mut notes = Vec::new();
    let days = question.days(&articles, &deeds, &mut notes);
    let told = control::Told { deeds: &deeds, reports: &reports, articles: &articles, held: &corrected.held };
    let moments: Vec<Moment> = days.iter().map(|day| Moment::of(&told, &question.baseline, *day, world)).collect();
    let now = moments.last();
    let aims = merge::merge(&telling::aims(&reports, world), world);
    let advances = now.map_or_else(Vec::new, |now| advance::advances(&deeds, &aims, now, world));
    if let Some(now) = now {
        notes.extend(now.notes.iter().cloned());
        notes.extend(draw::remarks(now, world));
    }
    Situation { told_n: tellings.len(), merged_n, articles, deeds, moments, aims, advances, corrected, notes }
}

impl Question {
    /// The days to draw, oldest first; none when nothing is dated.
    fn days(&self, articles: &[Cited], deeds: &[Deed], notes: &mut Vec<String>) -> Vec<Date> {
        let published = || articles.iter().filter_map(|article| article.published);
        let done = || deeds.iter().filter_map(|deed| deed.when).map(|when| when.to);
        let as_of = self.as_of.or(published().max()).or(done().max()).or(self.baseline.newest());
        let Some(as_of) = as_of else {
            if !deeds.is_empty() || !self.baseline.rows.is_empty() {
                notes.push("Nothing is dated: no holders and no lines are drawn. Give a day with --as-of.".into());
            }
            return Vec::new();
        };
        let later = self.baseline.rows.iter().filter(|row| row.date.is_some_and(|date| date > as_of)).count();
        if later > 0 {
            notes.push(format!(
                "{later} rows of the baseline are of a later day than {as_of}, and are left out of account"
            ));
        }
        if self.since.is_none() && self.every.is_none() {
            return vec![as_of];
        }
        let oldest = published().chain(self.baseline.oldest()).min();
        let since = self.since.or(oldest).unwrap_or(as_of);
        let (days, left_out) = series::days(since, self.every.unwrap_or(USUAL_STEP), as_of);
        if left_out > 0 {
            notes.push(format!(
                "the series has {left_out} days more than are drawn: the newest are; ask for a longer step"
            ));
        }
        days
    }
}

/// The reports by article id; of two with one id the text decides, so that the order of input never does.
fn in_order(reports: &[Report]) -> Vec<&Report> {
    let mut sorted: Vec<&Report> = reports.iter().collect();
    sorted.sort_by(|a, b| (&a.article.id, &a.article.text).cmp(&(&b.article.id, &b.article.text)));
    sorted
}

fn cited(report: &Report) -> Cited {
    let article = &report.article;
    Cited {
        id: article.id.clone(),
        title: article.title.clone(),
        url: article.url.clone(),
        source: article.source.clone(),
        published: article.published,
    }
}
