//! Which days an expression means, once the day of publication and the day told last are known.
//! Precision follows ACLED's codebook: 1 the day, 2 within a week or a stated range, 3 a month or vaguer.

use super::{Basis, CalendarDay, Expression, Part, Turn, Unit, When, Year};
use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

/// How far past the day of publication a day without a year may lie before it is taken for last year's: an article may be
/// dated before its last update, and clocks differ.
const AHEAD_DAYS: i64 = 2;

/// The days that `expression` means in an article published on `published` whose text told of `context` last. `None` where
/// the day that it is reckoned from is not known, or where the date does not exist.
pub fn resolve(expression: &Expression, published: Option<Date>, context: Option<Date>) -> Option<When> {
    let mut when = meaning(expression, published, context)?;
    when.future |= published.is_some_and(|published| when.from > published && when.basis == Basis::Relative);
    Some(when)
}

fn meaning(expression: &Expression, published: Option<Date>, context: Option<Date>) -> Option<When> {
    let day = |date| {
        Some(When { from: date, to: date, precision: 1, basis: Basis::Relative, background: false, future: false })
    };
    match expression {
        Expression::Day(printed) => calendar_day(printed, published, context),
        Expression::Range(one, other) => range(one, other, published, context),
        Expression::Month { month, year, part } => calendar_month(*month, *year, *part, published, context),
        Expression::Year(year) => Some(When { background: true, basis: Basis::Stated, ..span(year_of(*year)?, 3) }),
        Expression::Weekday { weekday, turn } => day(weekday_of(*weekday, *turn, published?)?),
        Expression::Shift(days) => day(plus(published?, i64::from(*days))?),
        Expression::Overnight => day(published?),
        Expression::Told(days) => day(plus(context?, i64::from(*days))?),
        Expression::Ago { count, unit } => ago(*count, *unit, published?),
        Expression::Past { count, unit } => past(*count, *unit, published?),
        Expression::Coming { count, unit } => {
            let to = published?.checked_add(length(*count, *unit)).ok()?;
            Some(When { future: true, ..span((published?, to), stretch_precision(*unit)) })
        }
        Expression::Recent(unit) => recent(*unit, published?),
        Expression::Period { unit, shift, part } => period(*unit, *shift, *part, published?),
        Expression::Lasting { count, unit } => {
            // `for months` is at least two of them
            let from = published?.checked_sub(length(count.unwrap_or(2), *unit)).ok()?;
            Some(When { background: true, ..span((from, published?), stretch_precision(*unit)) })
        }
        Expression::Since(start) => {
            let start = meaning(start, published, context)?;
            let to = published.unwrap_or(start.to).max(start.to);
            Some(When { to, precision: start.precision.max(2), background: true, ..start })
        }
        Expression::Until(end) => Some(When { background: true, ..meaning(end, published, context)? }),
    }
}

/// A stretch of days reckoned from another day.
fn span((from, to): (Date, Date), precision: u8) -> When {
    When { from, to, precision, basis: Basis::Relative, background: false, future: false }
}

fn plus(date: Date, days: i64) -> Option<Date> {
    date.checked_add(Span::new().try_days(days).ok()?).ok()
}

fn calendar_day(printed: &CalendarDay, published: Option<Date>, context: Option<Date>) -> Option<When> {
    let CalendarDay { day, month, year, .. } = *printed;
    let date = match year {
        Year::Printed(year) => Date::new(year, month, day).ok()?,
        Year::Last => Date::new(published?.year().checked_sub(1)?, month, day).ok()?,
        Year::This => Date::new(published?.year(), month, day).ok()?,
        Year::Unsaid => match (published, context) {
            (Some(published), _) => latest_until(plus(published, AHEAD_DAYS)?, month, day)?,
            (None, Some(context)) => nearest_to(context, month, day)?,
            (None, None) => return None,
        },
    };
    Some(When {
        from: date,
        to: date,
        precision: 1,
        basis: Basis::Stated,
        background: year == Year::Last,
        future: false,
    })
}

/// The latest day of that name on or before `limit`; 29 February may be eight years back.
fn latest_until(limit: Date, month: i8, day: i8) -> Option<Date> {
    (0..=8).filter_map(|back| Date::new(limit.year() - back, month, day).ok()).find(|&date| date <= limit)
}

/// The day of that name that lies nearest to `context`, the earlier one of two.
fn nearest_to(context: Date, month: i8, day: i8) -> Option<Date> {
    let years = [-1, 0, 1].map(|shift| Date::new(context.year() + shift, month, day).ok());
    years
        .into_iter()
        .flatten()
        .min_by_key(|date| (date.until(context).map(|gap| gap.get_days().abs()).unwrap_or(i32::MAX), *date))
}

fn range(one: &Expression, other: &Expression, published: Option<Date>, context: Option<Date>) -> Option<When> {
    let last = meaning(other, published, context)?;
    // `28 December to 3 January 2016`: the year is printed once, at the end
    let first = match one {
        Expression::Day(day) if day.year == Year::Unsaid => {
            let date = latest_until(last.to, day.month, day.day)?;
            When { from: date, to: date, ..last }
        }
        _ => meaning(one, published, context)?,
    };
    let precision = first.precision.max(last.precision).max(2);
    Some(When {
        from: first.from.min(last.from),
        to: first.to.max(last.to),
        precision,
        basis: first.basis,
        background: first.background || last.background,
        future: first.future || last.future,
    })
}

fn calendar_month(month: i8, year: Year, part: Part, published: Option<Date>, context: Option<Date>) -> Option<When> {
    let year_number = match year {
        Year::Printed(year) => year,
        Year::Last => published?.year().checked_sub(1)?,
        Year::This => published?.year(),
        Year::Unsaid => match (published, context) {
            (Some(published), _) => latest_until(published.last_of_month(), month, 1)?.year(),
            (None, Some(context)) => nearest_to(context, month, 15)?.year(),
            (None, None) => return None,
        },
    };
    let days = part_of_month(Date::new(year_number, month, 1).ok()?, part)?;
    Some(When { basis: Basis::Stated, background: year == Year::Last, ..span(days, 3) })
}

/// The press means thirds of a month by its beginning, middle and end.
fn part_of_month(first: Date, part: Part) -> Option<(Date, Date)> {
    let at = |day| Date::new(first.year(), first.month(), day).ok();
    Some(match part {
        Part::Whole => (at(1)?, first.last_of_month()),
        Part::Early => (at(1)?, at(10)?),
        Part::Middle => (at(11)?, at(20)?),
        Part::Late => (at(21)?, first.last_of_month()),
    })
}

fn year_of(year: i16) -> Option<(Date, Date)> {
    Some((Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?))
}

fn weekday_of(weekday: Weekday, turn: Turn, published: Date) -> Option<Date> {
    let back = i64::from(published.weekday().since(weekday));
    let monday = plus(published, -i64::from(published.weekday().to_monday_zero_offset()))?;
    let in_week = i64::from(weekday.to_monday_zero_offset());
    match turn {
        Turn::Recent => plus(published, -back),
        Turn::Last => plus(published, if back == 0 { -7 } else { -back }),
        Turn::LastWeek => plus(monday, in_week - 7),
        Turn::This => plus(monday, in_week),
        Turn::Next => plus(published, 7 - back),
    }
}

fn length(count: i32, unit: Unit) -> Span {
    let count = i64::from(count.clamp(0, 999));
    match unit {
        Unit::Hour => ((count + 23) / 24).days(),
        Unit::Day => count.days(),
        Unit::Week => count.weeks(),
        Unit::Weekend => (count * 7).days(),
        Unit::Month => count.months(),
        Unit::Year => count.years(),
    }
}

/// What a number of units back can be told to: days and weeks within a week or stated range, months and years not.
fn stretch_precision(unit: Unit) -> u8 {
    if matches!(unit, Unit::Month | Unit::Year) { 3 } else { 2 }
}

fn ago(count: i32, unit: Unit, published: Date) -> Option<When> {
    if count == 0 {
        return vaguely_ago(unit, published);
    }
    // a few hours stay within the day of publication
    if unit == Unit::Hour && count < 12 {
        return Some(span((published, published), 1));
    }
    let then = published.checked_sub(length(count, unit)).ok()?;
    Some(match unit {
        Unit::Hour | Unit::Day => span((then, then), 1),
        Unit::Week | Unit::Weekend => span((plus(then, -3)?, plus(then, 3)?), 2),
        Unit::Month => span((then.first_of_month(), then.last_of_month()), 3),
        Unit::Year => When { background: true, ..span(year_of(then.year())?, 3) },
    })
}

/// `a few days ago`: two to seven of them.
fn vaguely_ago(unit: Unit, published: Date) -> Option<When> {
    let days = (published.checked_sub(length(7, unit)).ok()?, published.checked_sub(length(2, unit)).ok()?);
    let long = matches!(unit, Unit::Month | Unit::Year);
    Some(When { background: long, ..span(days, if unit == Unit::Day { 2 } else { 3 }) })
}

fn past(count: i32, unit: Unit, published: Date) -> Option<When> {
    // an article tells of its own day when it speaks of the last few hours
    if unit == Unit::Hour && count < 12 {
        return Some(span((published, published), 1));
    }
    let from = published.checked_sub(length(count, unit)).ok()?;
    Some(When { background: unit == Unit::Year, ..span((from, published), stretch_precision(unit)) })
}

fn recent(unit: Unit, published: Date) -> Option<When> {
    // how far back the press reaches with `recent`, in days
    let (days, precision) = match unit {
        Unit::Hour => (1, 2),
        Unit::Day => (7, 2),
        Unit::Week | Unit::Weekend => (30, 3),
        Unit::Month => (180, 3),
        Unit::Year => (5 * 365, 3),
    };
    let background = matches!(unit, Unit::Month | Unit::Year);
    Some(When { background, ..span((plus(published, -days)?, published), precision) })
}

fn period(unit: Unit, shift: i32, part: Part, published: Date) -> Option<When> {
    let week = || plus(published, i64::from(shift * 7) - i64::from(published.weekday().to_monday_zero_offset()));
    let mut when = match unit {
        Unit::Week => span((week()?, plus(week()?, 6)?), 2),
        Unit::Weekend => span(weekend(shift, published)?, 2),
        Unit::Month => {
            let first = published.first_of_month().checked_add(i64::from(shift).months()).ok()?;
            span(part_of_month(first, if shift == 0 { Part::Whole } else { part })?, 3)
        }
        Unit::Year => {
            let year = published.year().checked_add(i16::try_from(shift).ok()?)?;
            When { background: shift < 0, ..span(year_of(year)?, 3) }
        }
        Unit::Hour | Unit::Day => return None,
    };
    // `this week`, `earlier this month`: the press tells what has been
    if shift == 0 {
        when.to = when.to.min(published);
    }
    when.future |= shift > 0;
    Some(when)
}

/// The latest weekend that has begun; the one before it for `last weekend` said on a weekend; the coming one.
fn weekend(shift: i32, published: Date) -> Option<(Date, Date)> {
    let saturday = weekday_of(Weekday::Saturday, Turn::Recent, published)?;
    let under_way = published.weekday() == Weekday::Saturday || published.weekday() == Weekday::Sunday;
    let saturday = match shift {
        -1 if under_way => plus(saturday, -7)?,
        1 => plus(saturday, 7)?,
        _ => saturday,
    };
    Some((saturday, plus(saturday, 1)?))
}
