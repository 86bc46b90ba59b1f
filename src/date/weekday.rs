//! Weekdays, days counted from the day of publication, and parts of a day.

use super::scan::{Found, Scan, back};
use super::words::{Met, Role, Trigger};
use super::{Expression, Turn, Unit};
use jiff::civil::Weekday;

/// The weekday at word `at`: `last Wednesday`, `Friday morning`, `Wednesday of last week`.
pub(super) fn weekday(scan: &Scan, at: usize, met: Met, weekday: Weekday) -> Option<Found> {
    if met.needs.date || (met.needs.capital && !scan.capital(at)) {
        return None;
    }
    if met.needs.named && !scan.is(at + 1, Role::DayWord) {
        return None;
    }
    // `Sunday Times`, `Friday Mosque`; `every Friday` is no day
    let name = scan.capital(at + 1) && scan.joined(at + 1) && scan.is(at + 1, Role::NameTail);
    let before = back(at, 1);
    if name || (scan.is(before, Role::Every) && scan.joined(at)) {
        return None;
    }
    let turn = turn_before(scan, at);
    let first = if turn == Turn::Recent { at } else { before };
    let last = past_day_parts(scan, at);
    let (turn, last) = turn_after(scan, last + 1).unwrap_or((turn, last));
    Some(Found { first, last, expression: Expression::Weekday { weekday, turn } })
}

fn turn_before(scan: &Scan, at: usize) -> Turn {
    let before = back(at, 1);
    if !scan.joined(at) || !scan.is_free(before) {
        Turn::Recent
    } else if scan.is(before, Role::Last) {
        Turn::Last
    } else if scan.is(before, Role::Next) {
        Turn::Next
    } else if scan.is(before, Role::This) {
        Turn::This
    } else {
        Turn::Recent
    }
}

/// `last week`, `of last week`, `next week`, `الماضي` from word `at`.
fn turn_after(scan: &Scan, at: usize) -> Option<(Turn, usize)> {
    let start = if scan.is_any(at, &[Role::Of, Role::The]) { at + 1 } else { at };
    if !scan.joined(at) {
        return None;
    }
    let week = scan.trigger(start + 1).is_some_and(|met| matches!(met.trigger, Trigger::Unit(Unit::Week, _)));
    if week && scan.is(start, Role::Last) {
        return Some((Turn::LastWeek, start + 1));
    }
    if week && scan.is(start, Role::This) {
        return Some((Turn::This, start + 1));
    }
    if scan.is_behind(at, Role::Last) {
        return Some((Turn::Last, at));
    }
    scan.is_behind(at, Role::Next).then_some((Turn::Next, at))
}

/// The last of the words that only tell the part of the day: `Friday morning`, `Cuma günü akşam`.
fn past_day_parts(scan: &Scan, at: usize) -> usize {
    let mut last = at;
    while scan.joined(last + 1) && (scan.is(last + 1, Role::DayWord) || is_day_part(scan, last + 1)) {
        last += 1;
    }
    last
}

fn is_day_part(scan: &Scan, at: usize) -> bool {
    scan.trigger(at).is_some_and(|met| matches!(met.trigger, Trigger::DayPart { .. }))
}

/// `today`, `yesterday evening` at word `at`.
pub(super) fn shift(scan: &Scan, at: usize, met: Met, days: i32) -> Option<Found> {
    let before = back(at, 1);
    // `Russia Today` is a broadcaster
    if met.needs.name && scan.capital(at) && scan.capital(before) && scan.joined(at) && at > scan.range.start {
        return None;
    }
    // `the day before yesterday` is told from `before yesterday` by its longer phrase
    let last = past_day_parts(scan, at + met.length - 1);
    Some(Found { first: at, last, expression: Expression::Shift(days) })
}

/// `this morning`, `last night`, `the following evening`, `that night` with the part of the day at word `at`.
pub(super) fn day_part(scan: &Scan, at: usize, night: bool) -> Option<Found> {
    let before = back(at, 1);
    if !scan.joined(at) || !scan.is_free(before) {
        return None;
    }
    let expression = if scan.is(before, Role::This) {
        Expression::Shift(0)
    } else if night && scan.is(before, Role::Last) {
        Expression::Shift(-1)
    } else {
        told(scan, before)?
    };
    Some(Found { first: before, last: past_day_parts(scan, at), expression })
}

/// What `the same`, `the next`, `the previous` before a day or part of a day says.
pub(super) fn told(scan: &Scan, at: usize) -> Option<Expression> {
    if scan.is(at, Role::Same) {
        Some(Expression::Told(0))
    } else if scan.is_any(at, &[Role::Next, Role::Following]) {
        Some(Expression::Told(1))
    } else if scan.is(at, Role::Previous) {
        Some(Expression::Told(-1))
    } else {
        None
    }
}
