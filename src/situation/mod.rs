//! The situation: what all reports together say. Deeds told twice become one, who holds what is replayed day by day, and
//! lines are drawn between what the sides hold. It knows reports and no texts beyond the sentences that they quote; how
//! the result is published is left to `layer`.
//!
//! Nothing here depends on the order of the reports: they are sorted first, and everything after that is in a fixed order.

mod advance;
mod certainty;
pub mod control;
mod deed;
mod draw;
pub mod front;
mod merge;
mod same;
mod summary;
mod telling;

use jiff::civil::Date;

use crate::report::Report;
use crate::world::World;

pub use advance::{Advance, Phase};
pub use control::{ControlPoint, Helper, Status};
pub use deed::{Deed, Evidence, Site};
pub use draw::Behind;

/// What is known after all reports were read.
#[derive(Clone, Debug, Default)]
pub struct Situation {
    /// The day that control and lines are drawn for; `None` when nothing is dated.
    pub as_of: Option<Date>,
    /// The articles, sorted by id. Evidence points into them.
    pub articles: Vec<Cited>,
    /// How many deeds were told before those told twice became one.
    pub told_n: usize,
    /// Every deed once, by place and day.
    pub deeds: Vec<Deed>,
    /// Who holds which place, in the order of the places' codes.
    pub control: Vec<ControlPoint>,
    /// Points that stand for a relation such as a siege.
    pub helpers: Vec<Helper>,
    /// Lines, areas and bands. Its place numbers are read by [`Situation::behind`].
    pub drawing: front::Drawing,
    /// Axes of advance.
    pub advances: Vec<Advance>,
    /// What a reader of the map should know of how it came about.
    pub notes: Vec<String>,
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

/// Folds all reports into one situation, as of the end of a day: the newest day of publication when none is given, or
/// where no article has one the newest day that something was done on.
pub fn fold(reports: &[Report], world: &World, as_of: Option<Date>) -> Situation {
    let reports = in_order(reports);
    let articles: Vec<Cited> = reports.iter().map(|report| cited(report)).collect();
    let tellings = telling::all(&reports, world);
    let deeds = merge::merge(&tellings, world);
    let newest_published = articles.iter().filter_map(|article| article.published).max();
    let newest_done = deeds.iter().filter_map(|deed| deed.when).map(|when| when.to).max();
    let as_of = as_of.or(newest_published).or(newest_done);
    let mut situation = Situation { as_of, articles, told_n: tellings.len(), deeds, ..Situation::default() };
    let Some(as_of) = as_of else {
        if !situation.deeds.is_empty() {
            situation
                .notes
                .push("Nothing is dated: no holders and no lines are drawn. Give a day with --as-of.".into());
        }
        return situation;
    };
    let ledger = control::ledger(&situation.deeds, &reports, &situation.articles, as_of, world);
    situation.control = ledger.points;
    situation.helpers = ledger.helpers;
    situation.notes.extend(ledger.notes);
    situation.advances = advance::advances(&situation.deeds, &situation.control, as_of, world);
    draw::draw(&mut situation, world);
    situation
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
