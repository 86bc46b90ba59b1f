//! What is to be said about how an article was dated, told once for all articles that it is true of.

use std::collections::BTreeMap;

/// How many ids a note names.
const MOST_NAMED: usize = 10;

/// One remark on one article, in the order in which they are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Remark {
    Renamed,
    Undated,
    SeveralDates,
    NoYear,
    YearReckoned,
    UpdateOnly,
    DayFirst,
    WeekdayDiffers,
}

impl Remark {
    fn said(self) -> &'static str {
        match self {
            Remark::Renamed => "several files have this name, so folder or ending is part of the id",
            Remark::Undated => "no date of publication is printed (name it in articles.csv)",
            Remark::SeveralDates => "several dates head parts of the text, so none is taken for that of publication",
            Remark::NoYear => "the header gives a day without its year",
            Remark::YearReckoned => {
                "the header gives a day without its year, which was reckoned from a weekday and the years in the text"
            }
            Remark::UpdateOnly => "only the day of the last update is printed, and is taken for that of publication",
            Remark::DayFirst => "the date in figures was read day first",
            Remark::WeekdayDiffers => "the printed weekday does not go with the printed date, which is kept",
        }
    }
}

/// The remarks on all articles.
#[derive(Clone, Debug, Default)]
pub(super) struct Remarks {
    ids: BTreeMap<Remark, Vec<String>>,
}

impl Remarks {
    pub fn add(&mut self, remark: Remark, id: &str) {
        self.ids.entry(remark).or_default().push(id.to_owned());
    }

    /// One note a remark: what is said, of how many of `all` articles, and of which.
    pub fn notes(self, all: usize) -> Vec<String> {
        let note = |(remark, mut ids): (Remark, Vec<String>)| {
            ids.sort();
            let more = ids.len().saturating_sub(MOST_NAMED);
            let named = ids[..ids.len() - more].join(", ");
            let more = if more == 0 { String::new() } else { format!(" and {more} more") };
            format!("{}: {} of {all} articles ({named}{more})", remark.said(), ids.len())
        };
        self.ids.into_iter().map(note).collect()
    }
}
