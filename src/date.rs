//! Time expressions in running text: where they stand, what they say, and which days they mean once it is known when
//! the article was published and which day it told of last.
//!
//! Every word comes from `src/lexicon/times.csv`. Which deed happened at which time is left to the event stage; when an
//! article was published is left to `article`, which reads its header lines with the same grammar.

mod calendar;
mod find;
mod link;
mod numeric;
mod period;
mod resolve;
mod scan;
mod weekday;
mod words;

pub use find::find;
pub use resolve::resolve;

use crate::span::Span;
use jiff::civil::{Date, Weekday};

/// One time expression in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeMention {
    /// Its bytes in the article's text.
    pub span: Span,
    /// Index of its first word.
    pub first_token: usize,
    /// Index of its last word (inclusive).
    pub last_token: usize,
    /// What it says.
    pub expression: Expression,
}

/// What a time expression says, before any reference day is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expression {
    /// `7 October`, `October 7, 2015`, `21-05-2016`.
    Day(CalendarDay),
    /// `5 to 9 May`, `Friday and Saturday`: both ends belong to it. The ends may stand in either order.
    Range(Box<Expression>, Box<Expression>),
    /// `in October`, `late August 2016`. `month` is 1 to 12.
    Month { month: i8, year: Year, part: Part },
    /// `in 2013`.
    Year(i16),
    /// `on Thursday`, `last Wednesday`, `last week on Wednesday`.
    Weekday { weekday: Weekday, turn: Turn },
    /// Days from the day of publication: `today` 0, `yesterday` -1, `tomorrow` 1.
    Shift(i32),
    /// `overnight`: the night that the day of publication began with.
    Overnight,
    /// `two days ago`.
    Ago { count: i32, unit: Unit },
    /// `in the past 24 hours`, `the last three days`.
    Past { count: i32, unit: Unit },
    /// `in the next two days`.
    Coming { count: i32, unit: Unit },
    /// `in recent weeks`.
    Recent(Unit),
    /// A calendar week, weekend, month or year: `last week` -1, `this month` 0, `next year` 1.
    Period { unit: Unit, shift: i32, part: Part },
    /// `for more than a month`: how long something has been going on. `count` is `None` for `for months`.
    Lasting { count: Option<i32>, unit: Unit },
    /// Days from the day that the text told of last: `that day` 0, `the following morning` 1.
    Told(i32),
    /// `since September 30`: from then on.
    Since(Box<Expression>),
    /// `until Friday`: up to then.
    Until(Box<Expression>),
}

impl Expression {
    /// The day, where the words give it in full, year included.
    pub fn written_day(&self) -> Option<Date> {
        match self {
            Expression::Day(CalendarDay { day, month, year: Year::Printed(year), .. }) => {
                Date::new(*year, *month, *day).ok()
            }
            _ => None,
        }
    }
}

/// A day of a month as printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CalendarDay {
    /// 1 to 31.
    pub day: i8,
    /// 1 to 12.
    pub month: i8,
    /// Its year, or how the words point at one.
    pub year: Year,
    /// The weekday printed beside it.
    pub weekday: Option<Weekday>,
    /// `05/06/2016` was read day first, and month first would be a date as well.
    pub swappable: bool,
}

/// The year of a day or month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Year {
    /// `October 7`: the reader is to know.
    #[default]
    Unsaid,
    /// `October 7, 2015`.
    Printed(i16),
    /// `October 7 last year`.
    Last,
    /// `October 7 this year`.
    This,
}

/// Which part of a week, month or year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    /// All of it, or not said.
    #[default]
    Whole,
    /// `early October`.
    Early,
    /// `mid-October`.
    Middle,
    /// `late October`.
    Late,
}

/// Which of the weekdays of that name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Turn {
    /// `on Wednesday`: the most recent one, the day of publication included.
    #[default]
    Recent,
    /// `last Wednesday`: the most recent one before the day of publication.
    Last,
    /// `last week on Wednesday`: the one of the calendar week before.
    LastWeek,
    /// `this Wednesday`: the one of the calendar week of publication.
    This,
    /// `next Wednesday`: the first one after the day of publication.
    Next,
}

/// A measure of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Hours.
    Hour,
    /// Days.
    Day,
    /// Weeks from Monday to Sunday, as ISO 8601 counts them.
    Week,
    /// Saturday and Sunday, which the international press means also when it writes on Syria.
    Weekend,
    /// Calendar months.
    Month,
    /// Calendar years.
    Year,
}

/// The days that an expression means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct When {
    /// First day.
    pub from: Date,
    /// Last day, the same as `from` for a single day.
    pub to: Date,
    /// As ACLED counts: 1 the day, 2 within a week or a stated range, 3 a month or vaguer.
    pub precision: u8,
    /// Whether the date is printed or reckoned from another day.
    pub basis: Basis,
    /// The words themselves look back or tell of a lasting state (`since`, `for months`, `last year`, a whole year), so
    /// that no deed is to be dated by them alone.
    pub background: bool,
    /// The words point past the day of publication: `tomorrow`, `next week`.
    pub future: bool,
}

/// What a resolved date rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Day or month is printed.
    Stated,
    /// Reckoned from the day of publication or the day told last.
    Relative,
}
