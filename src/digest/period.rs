//! The days that a summary is of.

use jiff::civil::Date;

/// From a day to a day, both included; open where `None`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Period {
    pub since: Option<Date>,
    pub until: Option<Date>,
}

impl Period {
    /// Whether nothing bounds it.
    pub fn is_open(self) -> bool {
        self.since.is_none() && self.until.is_none()
    }

    /// Whether an event from `first` to `last` lies in it, at least with one day. What has no date lies in the open period
    /// only: nobody knows whether it belongs to another.
    pub fn holds(self, first: Option<Date>, last: Option<Date>) -> bool {
        let Some(first) = first else { return self.is_open() };
        let last = last.unwrap_or(first).max(first);
        self.since.is_none_or(|since| last >= since) && self.until.is_none_or(|until| first <= until)
    }

    /// "from 2016-02-01 to 2016-02-29", "since ...", "until ..."; `None` for the open period.
    pub fn words(self) -> Option<String> {
        match (self.since, self.until) {
            (Some(since), Some(until)) => Some(format!("from {since} to {until}")),
            (Some(since), None) => Some(format!("since {since}")),
            (None, Some(until)) => Some(format!("until {until}")),
            (None, None) => None,
        }
    }
}
