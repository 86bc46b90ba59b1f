//! Dates in figures: `2015-10-07`, `21/05/2016`, `11.10.2015`. The day comes first, as the press of the region and of
//! Europe has it; the month comes first only where the figures allow nothing else.

use super::scan::{Digits, Found, Scan, read_digits};
use super::{CalendarDay, Expression, Year};

/// The date in figures that has word `at` for its year, or is word `at`.
pub(super) fn read(scan: &Scan, at: usize) -> Option<Found> {
    single(scan, at).or_else(|| year_first(scan, at)).or_else(|| year_last(scan, at))
}

/// `11.10.2015`, `2015.10.07`: a point between digits does not end a word.
fn single(scan: &Scan, at: usize) -> Option<Found> {
    let mut figures = scan.folded(at)?.split('.').map(whole);
    let (Some(a), Some(b), Some(c), None) = (figures.next()?, figures.next()?, figures.next()?, figures.next()) else {
        return None;
    };
    let day = if a.count == 4 { date(a, b, c, false) } else { date(c, b, a, true) };
    Some(Found { first: at, last: at, expression: Expression::Day(day?) })
}

fn year_first(scan: &Scan, at: usize) -> Option<Found> {
    let separated = same_separator(scan, at + 1, at + 2);
    let (year, month) = (scan.digits(at)?, scan.digits(at + 1)?);
    // `2016-02-24T10:00Z` goes on right after the day
    let day = Digits {
        ending: "",
        ..scan.digits(at + 2).filter(|day| day.ending.is_empty() || day.ending.starts_with('t'))?
    };
    let day = date(year, month, day, false).filter(|_| separated)?;
    Some(Found { first: at, last: at + 2, expression: Expression::Day(day) })
}

fn year_last(scan: &Scan, at: usize) -> Option<Found> {
    let first = at.checked_sub(2).filter(|&first| scan.is_free(first))?;
    let separated = same_separator(scan, at - 1, at);
    let day = date(scan.digits(at)?, scan.digits(at - 1)?, scan.digits(first)?, true).filter(|_| separated)?;
    Some(Found { first, last: at, expression: Expression::Day(day) })
}

fn same_separator(scan: &Scan, one: usize, other: usize) -> bool {
    matches!(scan.between(one), "-" | "/") && scan.between(one) == scan.between(other)
}

fn whole(figure: &str) -> Option<Digits<'_>> {
    read_digits(figure).filter(|digits| digits.ending.is_empty())
}

/// A date out of three numbers. Where the year stands last the writer may have put the month before the day.
fn date(year: Digits, month: Digits, day: Digits, year_last: bool) -> Option<CalendarDay> {
    let sound = year.count == 4
        && (1900..2100).contains(&year.value)
        && [year, month, day].iter().all(|digits| digits.ending.is_empty())
        && [month, day].iter().all(|digits| digits.count <= 2 && digits.value >= 1);
    if !sound {
        return None;
    }
    let (day, month) = if month.value > 12 && year_last { (month.value, day.value) } else { (day.value, month.value) };
    let swappable = year_last && day <= 12 && day != month;
    let valid = month <= 12 && day <= 31;
    valid.then_some(CalendarDay {
        day: day as i8,
        month: month as i8,
        year: Year::Printed(year.value as i16),
        weekday: None,
        swappable,
    })
}
