//! The days that control is drawn for: one, or a series of them in equal steps.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use jiff::{Span, ToSpan};

/// More maps than anybody steps through: a year of days, ten years of fortnights.
const MOST_DAYS: usize = 400;

/// The time from one day of a series to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Days(u16),
    Months(u16),
}

/// A week: as often as the weekly maps of the press.
pub const USUAL_STEP: Step = Step::Days(7);

impl Step {
    fn times(self, number: usize) -> Span {
        let number = number as i64;
        match self {
            Step::Days(days) => (i64::from(days) * number).days(),
            Step::Months(months) => (i64::from(months) * number).months(),
        }
    }
}

impl FromStr for Step {
    type Err = String;

    /// `7d`, `2w`, `1m`.
    fn from_str(text: &str) -> Result<Step, String> {
        let why = || format!("\"{text}\" is no step; write it as 7d, 2w or 1m");
        let unit = text.chars().last().ok_or_else(why)?;
        let number: u16 = text[..text.len() - unit.len_utf8()].parse().map_err(|_| why())?;
        // A longer step draws one map.
        let number = Some(number).filter(|number| (1..=3660).contains(number)).ok_or_else(why)?;
        match unit {
            'd' => Ok(Step::Days(number)),
            'w' => number.checked_mul(7).map(Step::Days).ok_or_else(why),
            'm' => Ok(Step::Months(number)),
            _ => Err(why()),
        }
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Step::Days(days) => write!(f, "{days}d"),
            Step::Months(months) => write!(f, "{months}m"),
        }
    }
}

/// The days of a series, oldest first: from `since` on in equal steps, and `as_of` last of all. Steps are counted from
/// `since`, so that a later `as_of` adds days and moves none. Of more days than anybody looks at the newest are kept; the
/// number says how many were left out.
pub(super) fn days(since: Date, step: Step, as_of: Date) -> (Vec<Date>, usize) {
    let steps = (0..).map_while(|number| since.checked_add(step.times(number)).ok());
    let mut days: Vec<Date> = steps.take_while(|day| *day < as_of).collect();
    days.push(as_of);
    let left_out = days.len().saturating_sub(MOST_DAYS);
    (days.split_off(left_out), left_out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().expect("a day of the test")
    }

    #[test]
    fn steps_are_read_as_they_are_written() {
        for (text, step) in [("7d", Step::Days(7)), ("2w", Step::Days(14)), ("3m", Step::Months(3))] {
            assert_eq!(text.parse(), Ok(step));
        }
        for text in ["", "d", "0d", "-1d", "7", "7y", "1.5d", "99999d", "9999w", "ü"] {
            assert!(text.parse::<Step>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_series_ends_on_its_last_day_and_keeps_the_ends_of_months() {
        let (days, _) = days(day("2016-01-31"), Step::Months(1), day("2016-03-15"));
        assert_eq!(days, [day("2016-01-31"), day("2016-02-29"), day("2016-03-15")]);
    }

    #[test]
    fn a_series_from_after_the_last_day_is_that_day() {
        assert_eq!(days(day("2017-01-01"), USUAL_STEP, day("2016-03-15")).0, [day("2016-03-15")]);
    }

    #[test]
    fn of_too_many_days_the_newest_stay() {
        let (kept, left_out) = days(day("-009999-01-01"), Step::Days(1), day("2016-01-01"));
        assert_eq!((kept.len(), kept.last()), (MOST_DAYS, Some(&day("2016-01-01"))));
        assert!(left_out > 1000);
    }
}
