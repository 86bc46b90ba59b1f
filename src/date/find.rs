//! The walk over a sentence: stop at the few words that can start a time, and read what stands around them.

use super::link;
use super::scan::{Found, Scan};
use super::words::Trigger;
use super::{TimeMention, calendar, numeric, period, weekday};
use crate::document::token::Tokens;
use crate::span::Span;
use std::ops::Range;

/// Appends the time expressions among the words `range` (one sentence) of `tokens` to `out`, in order, none overlapping
/// another. `text` is the text that `tokens` was read from.
pub fn find(tokens: &Tokens, range: Range<usize>, text: &str, out: &mut Vec<TimeMention>) {
    let mut scan = Scan::new(tokens, range, text);
    // no allocation happens for the many sentences that have no time
    let mut found: Vec<Found> = Vec::new();
    let mut at = scan.range.start;
    while at < scan.range.end {
        match read(&scan, at) {
            Some(next) => {
                at = next.last.max(at) + 1;
                link::push(&scan, &mut found, next);
                scan.free_from = at;
            }
            None => at += 1,
        }
    }
    let words = tokens.all();
    out.extend(found.into_iter().map(|Found { first, last, expression }| TimeMention {
        span: Span { start: words[first].span.start, end: words[last].span.end },
        first_token: first,
        last_token: last,
        expression,
    }));
}

fn read(scan: &Scan, at: usize) -> Option<Found> {
    if scan.token(at)?.shape.digit {
        return figures(scan, at);
    }
    let met = scan.trigger(at)?;
    match met.trigger {
        Trigger::Month(number) => calendar::month(scan, at, met, number),
        Trigger::Weekday(day) => weekday::weekday(scan, at, met, day),
        Trigger::Shift(days) => weekday::shift(scan, at, met, days),
        Trigger::Overnight => {
            Some(Found { first: at, last: at + met.length - 1, expression: super::Expression::Overnight })
        }
        Trigger::Unit(unit, dual) => period::unit(scan, at, unit, dual),
        Trigger::DayPart { night } => weekday::day_part(scan, at, night),
        Trigger::AgoBefore => period::ago_before(scan, at, met.length),
    }
}

/// A date in figures or a year: only four digits, or digits with points, can be one.
fn figures(scan: &Scan, at: usize) -> Option<Found> {
    let folded = scan.folded(at)?;
    let western = folded.len() == 4 || folded.as_bytes().contains(&b'.');
    if !western
        && folded.is_ascii()
        && !folded.as_bytes().first().is_some_and(|&first| matches!(first, b'1' | b'2') && folded.len() > 4)
    {
        return None;
    }
    numeric::read(scan, at).or_else(|| calendar::year(scan, at))
}
