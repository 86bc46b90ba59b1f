//! Dates with the name of a month: days before it or after it, its year, its weekday, or the month alone.

use super::scan::{Found, Scan, back};
use super::words::{Met, Role, Trigger};
use super::{CalendarDay, Expression, Part, Unit, Year};
use crate::document::token::Break;
use jiff::civil::Weekday;

/// The days beside a month's name, and the outermost word that belongs to them.
struct Days {
    edge: usize,
    from: i8,
    to: i8,
}

/// The date that has the month at word `at`.
pub(super) fn month(scan: &Scan, at: usize, met: Met, number: i8) -> Option<Found> {
    if met.needs.capital && !scan.capital(at) {
        return None;
    }
    let end = at + met.length;
    if let Some(days) = days_before(scan, at) {
        let (year, last) = year_after(scan, end).unwrap_or((Year::Unsaid, end - 1));
        return with_days(scan, number, days.edge, last, &days, year);
    }
    if let Some(days) = days_after(scan, end, at) {
        let (year, last) = days_year(scan, &days);
        // `In October 7 people were killed`: only a month follows `in`, unless a year closes the date
        if year != Year::Unsaid || !scan.is(back(at, 1), Role::In) {
            return with_days(scan, number, at, last, &days, year);
        }
    }
    alone(scan, at, end, met, number)
}

/// The date whose days stand after the month: a year may be glued to the last one.
fn days_year(scan: &Scan, days: &Days) -> (Year, usize) {
    match glued_day_and_year(scan, days.edge) {
        Some((_, year)) => (Year::Printed(year), days.edge),
        None => year_after(scan, days.edge + 1).unwrap_or((Year::Unsaid, days.edge)),
    }
}

fn with_days(scan: &Scan, month: i8, first: usize, last: usize, days: &Days, year: Year) -> Option<Found> {
    // `the 8 March Coalition`, `17 April Square` are named after a day
    if year == Year::Unsaid && scan.capital(last + 1) && scan.joined(last + 1) && scan.is(last + 1, Role::NameTail) {
        return None;
    }
    let (weekday, first, last) = weekday_beside(scan, first, last);
    let day = |day| Expression::Day(CalendarDay { day, month, year, weekday, swappable: false });
    let expression = if days.from == days.to {
        day(days.to)
    } else {
        let ends = [days.from, days.to].map(|number| match day(number) {
            Expression::Day(end) => Expression::Day(CalendarDay { weekday: None, ..end }),
            other => other,
        });
        let [from, to] = ends.map(Box::new);
        Expression::Range(from, to)
    };
    Some(Found { first, last, expression })
}

/// `7`, `7th of`, `5 to 9`, `26-28`, `24, 25 and 26` before the month at word `at`.
fn days_before(scan: &Scan, at: usize) -> Option<Days> {
    let mut edge = at.checked_sub(1)?;
    // German sets a full stop after the day; a stop that ends a sentence never stands inside one
    let close = scan.joined(at) || matches!(scan.between(at), ". ");
    if scan.is(edge, Role::Of) {
        edge = edge.checked_sub(1)?;
    }
    let to = scan.day(edge).filter(|_| close && scan.is_free(edge))?;
    let mut from = to;
    while let Some((index, day)) = earlier_day(scan, edge) {
        if !scan.is_free(index) || day >= from {
            break;
        }
        (edge, from) = (index, day);
    }
    Some(Days { edge, from, to })
}

/// The day that a list or range names before the day at word `at`.
fn earlier_day(scan: &Scan, at: usize) -> Option<(usize, i8)> {
    let listed = scan.dashed(at) || scan.gap(at) == Break::Comma;
    let joined = scan.is_any(back(at, 1), &[Role::To, Role::And]) && scan.joined(at);
    let index = if listed { at.checked_sub(1)? } else { at.checked_sub(2).filter(|_| joined)? };
    // German days of a range keep their full stop, which leaves the break of the word between them
    Some((index, scan.day(index)?))
}

/// `7`, `the 7th`, `7-9`, `7 and 8` from word `start`, right after the month at word `month`.
fn days_after(scan: &Scan, start: usize, month: usize) -> Option<Days> {
    let abbreviated = scan.between(start).starts_with('.') && scan.surface(month).is_some_and(|word| word.len() <= 4);
    if !scan.joined(start) && !abbreviated {
        return None;
    }
    let edge = if scan.is(start, Role::The) { start + 1 } else { start };
    if let Some((day, _)) = glued_day_and_year(scan, edge) {
        return Some(Days { edge, from: day, to: day });
    }
    let from = scan.day(edge)?;
    let next = if scan.dashed(edge + 1) {
        Some(edge + 1)
    } else if scan.is_any(edge + 1, &[Role::To, Role::And]) && !scan.can_be_counted(edge + 3) {
        Some(edge + 2)
    } else {
        None
    };
    match next.and_then(|next| scan.day(next).filter(|&day| day > from).map(|day| (next, day))) {
        // `October 7 to 9 November` is a range of two months, joined later
        Some((next, to)) if !is_month(scan, next + 1) => Some(Days { edge: next, from, to }),
        _ => Some(Days { edge, from, to: from }),
    }
}

fn is_month(scan: &Scan, at: usize) -> bool {
    scan.trigger(at)
        .is_some_and(|met| matches!(met.trigger, Trigger::Month(_)) && (!met.needs.capital || scan.capital(at)))
}

/// `7,2015` and `072015`: day and year that lost the space or comma between them.
fn glued_day_and_year(scan: &Scan, at: usize) -> Option<(i8, i16)> {
    let word = scan.folded(at)?;
    let (day, year) = word.split_once(',').or_else(|| (word.len() == 6).then(|| word.split_at_checked(2)).flatten())?;
    let (day, year) = (day.parse().ok()?, year.parse().ok()?);
    ((1..=31).contains(&day) && (1900..2100).contains(&year)).then_some((day, year))
}

/// The year from word `at`: `2015`, `, 2015`, `of 2015`, `عام 2015`, `last year`, `of this year`.
fn year_after(scan: &Scan, at: usize) -> Option<(Year, usize)> {
    if scan.gap(at) > Break::Comma {
        return None;
    }
    let at = if scan.is(at, Role::Of) { at + 1 } else { at };
    let at_figures = if is_year_word(scan, at) { at + 1 } else { at };
    if let Some(year) =
        scan.year(at_figures).filter(|_| !scan.dashed(at_figures + 1) || scan.digits(at_figures + 1).is_none())
    {
        return Some((Year::Printed(year), at_figures));
    }
    if is_year_word(scan, at) && scan.is_behind(at + 1, Role::Last) {
        return Some((Year::Last, at + 1));
    }
    let year = if scan.is(at, Role::Last) {
        Year::Last
    } else if scan.is(at, Role::This) {
        Year::This
    } else {
        return None;
    };
    is_year_word(scan, at + 1).then_some((year, at + 1))
}

pub(super) fn is_year_word(scan: &Scan, at: usize) -> bool {
    scan.trigger(at).is_some_and(|met| matches!(met.trigger, Trigger::Unit(Unit::Year, _)))
}

/// The weekday printed before or after a day, and the words from first to last with it.
fn weekday_beside(scan: &Scan, first: usize, last: usize) -> (Option<Weekday>, usize, usize) {
    let before = if scan.is_any(back(first, 1), &[Role::The, Role::On]) { back(first, 2) } else { back(first, 1) };
    let close = scan.gap(first) <= Break::Comma || scan.between(first).starts_with('.');
    if let Some(weekday) = weekday(scan, before).filter(|_| close) {
        return (Some(weekday), before, last);
    }
    match weekday(scan, last + 1).filter(|_| scan.between(last + 1).ends_with('(')) {
        Some(weekday) => (Some(weekday), first, last + 1),
        None => (None, first, last),
    }
}

fn weekday(scan: &Scan, at: usize) -> Option<Weekday> {
    let met = scan.trigger(at).filter(|met| !met.needs.capital || scan.capital(at))?;
    match met.trigger {
        Trigger::Weekday(weekday) => Some(weekday),
        _ => None,
    }
}

/// A month without days: with its year, its part, or after a word that asks for a time.
fn alone(scan: &Scan, at: usize, end: usize, met: Met, month: i8) -> Option<Found> {
    let (part, first) = part_before(scan, at).unwrap_or((Part::Whole, at));
    if let Some((year, last)) = year_after(scan, end) {
        return Some(Found { first, last, expression: Expression::Month { month, year, part } });
    }
    if met.needs.day {
        return None;
    }
    let before = back(at, 1);
    let asked = if met.needs.beside {
        scan.is_any(before, &[Role::In, Role::Since, Role::Until])
            && scan.entry(before).is_some_and(|entry| entry.languages & met.languages != 0)
    } else {
        scan.is_any(before, &[Role::In, Role::Since, Role::Until, Role::From, Role::By, Role::Of, Role::This])
    };
    let last_one = scan.is(before, Role::Last) && scan.joined(at);
    if !(asked && scan.joined(at)) && part == Part::Whole && !last_one {
        return None;
    }
    let first = if last_one { before } else { first };
    Some(Found { first, last: end - 1, expression: Expression::Month { month, year: Year::Unsaid, part } })
}

/// `late`, `the end of`, `mid-` before a month or year at word `at`, and the word that it starts with.
pub(super) fn part_before(scan: &Scan, at: usize) -> Option<(Part, usize)> {
    let mut index = at.checked_sub(1)?;
    while scan.is_any(index, &[Role::Of, Role::In, Role::The]) && scan.part(index).is_none() && at - index < 3 {
        index = index.checked_sub(1)?;
    }
    let part = scan.part(index).filter(|_| scan.is_free(index) && scan.joined(at))?;
    Some((part, index))
}

/// A year alone at word `at`, after a word that asks for one.
pub(super) fn year(scan: &Scan, at: usize) -> Option<Found> {
    let year = scan.year(at)?;
    let before = back(at, 1);
    let before = if is_year_word(scan, before) { back(before, 1) } else { before };
    let roles = [Role::In, Role::Since, Role::Until, Role::From, Role::Before, Role::After, Role::Of, Role::Between];
    let asked = scan.is_any(before, &roles) && scan.joined(at);
    // `from 2000 to 3000 men`, `in 2000 villages` count
    let counts = scan.is(at + 1, Role::To) && scan.digits(at + 2).is_some() && scan.year(at + 2).is_none();
    let part = part_before(scan, at);
    if (!asked && part.is_none()) || counts || scan.is(before, Role::Of) && part.is_none() {
        return None;
    }
    let first = part.map_or(at, |(_, first)| first);
    Some(Found { first, last: at, expression: Expression::Year(year) })
}
