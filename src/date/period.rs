//! Hours, days, weeks, months and years: how long ago, over how long a time, and which one.

use super::calendar::part_before;
use super::scan::{Found, Scan, back};
use super::weekday::told;
use super::words::{Role, Trigger};
use super::{Expression, Part, Unit};
use crate::document::token::Break;

/// The words around a unit.
struct Around {
    unit: Unit,
    /// The number before the unit or in it; 0 for `a few`.
    count: Option<i32>,
    /// Index of the number, or of the unit where there is none.
    start: usize,
    /// Index of the word before `start`.
    before: usize,
    /// Index of the unit.
    at: usize,
}

/// The expression that has the unit at word `at`.
pub(super) fn unit(scan: &Scan, at: usize, unit: Unit, dual: Option<i32>) -> Option<Found> {
    let around = look_around(scan, at, unit, dual);
    reckoned_back(scan, &around)
        .or_else(|| stretch(scan, &around))
        .or_else(|| one_of_the_calendar(scan, &around))
        .or_else(|| lasting(scan, &around))
}

fn look_around(scan: &Scan, at: usize, unit: Unit, dual: Option<i32>) -> Around {
    let mut start = at;
    let mut count = dual;
    let of = scan.is(back(at, 1), Role::Of);
    // `a couple of days`; French and German may set `last` between number and unit
    let skip = of || (scan.is(back(at, 1), Role::Last) && scan.digits(back(at, 2)).is_some());
    let number = back(at, if skip { 2 } else { 1 });
    if dual.is_none()
        && scan.joined(at)
        && scan.is_free(number)
        && let Some(found) = scan.count(number)
    {
        // `a few days`: the number is the inner word
        (count, start) = (Some(found), number);
        let article = back(number, 1);
        if (found == 0 || found == 2) && scan.is_free(article) && scan.count(article) == Some(1) && scan.joined(number)
        {
            start = article;
        }
    }
    Around { unit, count, start, before: back(start, 1), at }
}

/// `two days ago`, `a day earlier`, `three days later`.
fn reckoned_back(scan: &Scan, around: &Around) -> Option<Found> {
    let Around { unit, count: Some(count), start, at, .. } = *around else { return None };
    let next = at + 1;
    if scan.gap(next) > Break::Slight {
        return None;
    }
    if scan.is(next, Role::Ago) {
        return Some(Found { first: start, last: next, expression: Expression::Ago { count, unit } });
    }
    let days = match unit {
        Unit::Day => count,
        Unit::Week => count * 7,
        _ => return None,
    };
    let sign = if scan.is(next, Role::Later) {
        1
    } else if scan.is(next, Role::Earlier) {
        -1
    } else {
        return None;
    };
    // `a few days later` names no day
    (days != 0).then_some(Found { first: start, last: next, expression: Expression::Told(sign * days) })
}

/// `the past 24 hours`, `the last three days`, `les 24 dernières heures`, `the next two days`, `recent weeks`.
fn stretch(scan: &Scan, around: &Around) -> Option<Found> {
    let Around { unit, count, start, before, at } = *around;
    if !scan.is_free(before) {
        return None;
    }
    let close = scan.joined(start);
    if close && scan.is(before, Role::Recent) {
        return Some(Found { first: before, last: at, expression: Expression::Recent(unit) });
    }
    let inside = start < at && scan.is(at - 1, Role::Last);
    let after = scan.is_behind(at + 1, Role::Last);
    let ahead = close && scan.is_any(before, &[Role::Last, Role::Past]);
    let (first, last) = if ahead { (before, at) } else { (start, if after { at + 1 } else { at }) };
    if let Some(count) = count
        && (ahead || inside || after)
    {
        let expression = if count == 0 { Expression::Recent(unit) } else { Expression::Past { count, unit } };
        return Some(Found { first, last, expression });
    }
    if close && count.is_none() && scan.is(before, Role::Past) {
        return Some(Found { first: before, last: at, expression: Expression::Past { count: 1, unit } });
    }
    let coming = count.filter(|&count| count > 0 && close && scan.is(before, Role::Next))?;
    Some(Found { first: before, last: at, expression: Expression::Coming { count: coming, unit } })
}

/// `last week`, `late last month`, `this year`, `the following day`, `la semaine dernière`.
fn one_of_the_calendar(scan: &Scan, around: &Around) -> Option<Found> {
    let Around { unit, count: None, before, at, .. } = *around else { return None };
    let close = scan.joined(at) && scan.is_free(before);
    if unit == Unit::Day {
        let expression = told(scan, before).filter(|_| close)?;
        return Some(Found { first: before, last: at, expression });
    }
    if unit == Unit::Hour {
        return None;
    }
    let ahead = [(Role::Last, -1), (Role::Previous, -1), (Role::This, 0), (Role::Next, 1)];
    let behind = [(Role::Last, -1), (Role::This, 0), (Role::Next, 1)];
    let (first, last, shift) = if let Some((_, shift)) = ahead.iter().find(|(role, _)| close && scan.is(before, *role))
    {
        (before, at, *shift)
    } else if let Some((_, shift)) = behind.iter().find(|(role, _)| scan.is_behind(at + 1, *role)) {
        (at, at + 1, *shift)
    } else if unit == Unit::Weekend && scan.is(before, Role::The) {
        (at, at, 0)
    } else {
        return None;
    };
    // `the last weeks` is no calendar week, and `the next months` none of the story's
    if is_plural_word(scan, at) {
        return (shift < 0).then_some(Found { first, last, expression: Expression::Recent(unit) });
    }
    let (part, first) = part_before(scan, first).unwrap_or((Part::Whole, first));
    Some(Found { first, last, expression: Expression::Period { unit, shift, part } })
}

/// `for more than a month`, `for several months`, `for months`.
fn lasting(scan: &Scan, around: &Around) -> Option<Found> {
    let Around { unit, count, start, .. } = *around;
    let mut index = around.before;
    // at most four words of the kind `for well over the past`
    for _ in 0..4 {
        if !scan.is_free(index) || !scan.joined(index + 1) {
            return None;
        }
        if scan.is(index, Role::For) && !(scan.is(index, Role::Filler) && scan.is(back(index, 1), Role::For)) {
            break;
        }
        if !scan.is(index, Role::Filler) {
            return None;
        }
        index = back(index, 1);
    }
    let plural = count.is_some() || start == around.at && is_plural_word(scan, start);
    let found = scan.is(index, Role::For) && plural;
    let count = count.filter(|&count| count > 0);
    found.then_some(Found { first: index, last: around.at, expression: Expression::Lasting { count, unit } })
}

/// `weeks`, but not `week`.
fn is_plural_word(scan: &Scan, at: usize) -> bool {
    scan.trigger(at).is_some_and(|met| met.needs.plural)
}

/// `il y a deux jours`, `vor zwei Tagen` with its first words at `at`.
pub(super) fn ago_before(scan: &Scan, at: usize, length: usize) -> Option<Found> {
    let number = at + length;
    let (count, index) = match scan.count(number) {
        Some(count) => (Some(count), number + 1),
        None => (None, number),
    };
    match scan.trigger(index)?.trigger {
        Trigger::Unit(unit, dual) if scan.joined(number) && scan.joined(index) => {
            let count = count.or(dual)?;
            Some(Found { first: at, last: index, expression: Expression::Ago { count, unit } })
        }
        _ => None,
    }
}
