//! How an expression joins the one before it (`Friday and Saturday`, `from 25 February until 12 March`) and the word
//! before it (`since Monday`).

use super::scan::{Found, Scan, back};
use super::words::Role;
use super::{CalendarDay, Expression, Part, Turn, Unit};
use crate::document::token::Break;

/// Appends `next` to the expressions of the sentence, joined where the words join it.
pub(super) fn push(scan: &Scan, found: &mut Vec<Found>, next: Found) {
    while found.last().is_some_and(|previous| previous.last >= next.first) {
        found.pop();
    }
    if let Some(previous) = found.last()
        && let Some(joined) = joined(scan, previous, &next)
    {
        found.pop();
        found.push(joined);
        return;
    }
    found.push(bounded(scan, next));
}

fn joined(scan: &Scan, previous: &Found, next: &Found) -> Option<Found> {
    let link = previous.last + 1..next.first;
    if link.len() > 3 || scan.gap(next.first) > Break::Clause {
        return None;
    }
    range(scan, previous, next).or_else(|| same_day(scan, previous, next))
}

/// `Friday and Saturday`, `26 February – 1 March`, `from Monday to Thursday`.
fn range(scan: &Scan, previous: &Found, next: &Found) -> Option<Found> {
    let mut link = previous.last + 1..next.first;
    let start = match &previous.expression {
        Expression::Since(start) => start.as_ref(),
        other => other,
    };
    let fits = can_bound(start) && can_bound(&next.expression);
    let starts = scan.is_any(back(previous.first, 1), &[Role::From, Role::Between])
        || scan.is_any(previous.first, &[Role::Since]);
    let words = link.clone().all(|index| {
        scan.is_any(index, &[Role::To, Role::And, Role::On, Role::The, Role::DayWord, Role::Until])
            && scan.joined(index)
    });
    let joins = if link.is_empty() {
        let both_weekdays = is_weekday(start) && is_weekday(&next.expression);
        scan.dashed(next.first)
            || (scan.gap(next.first) == Break::Comma && both_weekdays && follow(start, &next.expression))
            || (is_and_word(scan, next.first) && follow(start, &next.expression))
    } else {
        let to = link.any(|index| scan.is_any(index, &[Role::To, Role::Until]));
        let and = (previous.last + 1..next.first).any(|index| scan.is(index, Role::And));
        words && scan.joined(next.first) && (to || (and && (starts || follow(start, &next.expression))))
    };
    if !fits || !joins {
        return None;
    }
    let ends = [start, &next.expression].map(|end| Box::new(end.clone()));
    let [from, to] = ends;
    Some(Found { first: previous.first, last: next.last, expression: Expression::Range(from, to) })
}

/// Arabic writes `and` onto the word.
fn is_and_word(scan: &Scan, at: usize) -> bool {
    scan.joined(at) && scan.folded(at).is_some_and(|word| word.starts_with('و'))
}

fn can_bound(expression: &Expression) -> bool {
    matches!(
        expression,
        Expression::Day(_)
            | Expression::Weekday { .. }
            | Expression::Shift(_)
            | Expression::Month { .. }
            | Expression::Year(_)
    )
}

fn is_weekday(expression: &Expression) -> bool {
    matches!(expression, Expression::Weekday { .. })
}

/// Whether two days are neighbors, so that `and` between them makes one stretch.
fn follow(one: &Expression, other: &Expression) -> bool {
    match (one, other) {
        (Expression::Weekday { weekday: a, .. }, Expression::Weekday { weekday: b, .. }) => {
            matches!(a.since(*b), 1 | 6)
        }
        (Expression::Shift(a), Expression::Shift(b)) => (a - b).abs() == 1,
        (
            Expression::Day(CalendarDay { day: a, month: m, .. }),
            Expression::Day(CalendarDay { day: b, month: n, .. }),
        ) => m == n && (a - b).abs() == 1,
        _ => false,
    }
}

/// Two ways to say one day: `last week on Wednesday`, `overnight on Friday`, `Friday overnight`.
fn same_day(scan: &Scan, previous: &Found, next: &Found) -> Option<Found> {
    let link = previous.last + 1..next.first;
    if link.len() > 1
        || !link.clone().all(|index| scan.is(index, Role::On))
        || !(link.start..=next.first).all(|index| scan.joined(index))
    {
        return None;
    }
    let expression = match (&previous.expression, &next.expression) {
        (
            Expression::Period { unit: Unit::Week, shift, part: Part::Whole },
            Expression::Weekday { weekday, turn: Turn::Recent },
        ) => {
            let turn = match shift {
                -1 => Turn::LastWeek,
                0 => Turn::This,
                _ => return None,
            };
            Expression::Weekday { weekday: *weekday, turn }
        }
        (Expression::Overnight, Expression::Weekday { .. } | Expression::Day(_) | Expression::Shift(_)) => {
            next.expression.clone()
        }
        (Expression::Weekday { .. } | Expression::Day(_) | Expression::Shift(_), Expression::Overnight) => {
            previous.expression.clone()
        }
        _ => return None,
    };
    Some(Found { first: previous.first, last: next.last, expression })
}

/// The expression with the word before it that makes it a start or an end.
fn bounded(scan: &Scan, next: Found) -> Found {
    let wraps = matches!(
        next.expression,
        Expression::Day(_)
            | Expression::Month { .. }
            | Expression::Year(_)
            | Expression::Weekday { .. }
            | Expression::Shift(_)
            | Expression::Period { .. }
            | Expression::Told(_)
            | Expression::Ago { .. }
    );
    let mut before = back(next.first, 1);
    if scan.is_any(before, &[Role::The, Role::DayWord, Role::On]) && !scan.is_any(before, &[Role::Since]) {
        before = back(before, 1);
    }
    if !wraps || !scan.is_free(before) || !(before + 1..=next.first).all(|index| scan.joined(index)) {
        return next;
    }
    // `after Friday prayers`, `before Monday's talks`: the weekday dates what comes with it
    let exact = matches!(next.expression, Expression::Day(_) | Expression::Month { .. } | Expression::Year(_));
    if scan.is(before, Role::Since) || (exact && scan.is(before, Role::After)) {
        return Found { first: before, last: next.last, expression: Expression::Since(Box::new(next.expression)) };
    }
    if scan.is(before, Role::Until) || (exact && scan.is(before, Role::Before)) {
        return Found { first: before, last: next.last, expression: Expression::Until(Box::new(next.expression)) };
    }
    next
}
