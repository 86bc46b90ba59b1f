//! The day of publication as printed: a line under the title, the start of the text, a dateline or a footer. A date inside
//! a sentence tells of an event, not of the article, and is never taken.

use super::labels::Kind;
use super::line::{self, Line};
use super::remark::Remark;
use crate::date::{self, CalendarDay, Expression, TimeMention, Year};
use crate::document::token::Tokens;
use jiff::civil::Date;

/// The day of publication, and what is to be said about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Dated {
    pub date: Option<Date>,
    pub remarks: Vec<Remark>,
}

/// Where a date stands, the most trusted place first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// After `Published:` above the text.
    Label,
    /// In a short line above the text.
    HeaderLine,
    /// As the text's first words.
    TextStart,
    /// `Hama, 13 April 2019 –`.
    Dateline,
    /// After `Published:` below the text.
    FooterLabel,
    /// In a short line below the text.
    FooterLine,
    /// After `Updated:`, wherever.
    Updated,
}

/// A date that may be the article's.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    rank: Rank,
    date: Date,
    day: CalendarDay,
}

/// Among how many of the first lines the text may start with its date: title, subtitle, byline and picture come before.
const TEXT_STARTS_WITHIN: usize = 6;

/// The most words before and after a date in a line that is there for the date.
const MOST_BEFORE: usize = 5;
const MOST_AFTER: usize = 4;

/// Reads the day of publication from the first and last lines.
pub(super) fn read(text: &str) -> Dated {
    let head = line::head(text);
    let mut candidates: Vec<Candidate> =
        head.iter().enumerate().filter_map(|(index, line)| candidate(line, Some(index))).collect();
    candidates.extend(line::tail(text).iter().filter_map(|line| candidate(line, None)));
    let mut dated = Dated::default();
    for rank in [Rank::HeaderLine, Rank::TextStart] {
        if differ(&candidates, rank) {
            candidates.retain(|candidate| candidate.rank != rank);
            dated.remarks.push(Remark::SeveralDates);
        }
    }
    candidates.sort_by_key(|candidate| candidate.rank);
    match candidates.first() {
        Some(best) => {
            dated.date = Some(best.date);
            dated.remarks = remarks(best);
        }
        None => {
            let open_day = head.iter().find_map(day_without_year);
            dated.date = open_day.and_then(|day| with_year(&day, text));
            let reckoned = if dated.date.is_some() { Remark::YearReckoned } else { Remark::NoYear };
            dated.remarks.extend(open_day.map(|_| reckoned));
        }
    }
    dated
}

/// Whether a line is there for its date only.
pub(super) fn is_date_line(line: &Line) -> bool {
    let Some(candidate) = candidate(line, Some(0)) else { return false };
    let plain = line.plain_words(0, line.tokens().len());
    // month and weekday are words of the date; a place or a label of two words may stand beside them
    matches!(candidate.rank, Rank::Label | Rank::HeaderLine | Rank::Updated) && plain <= 4 && !line.cut
}

fn differ(candidates: &[Candidate], rank: Rank) -> bool {
    let mut dates = candidates.iter().filter(|candidate| candidate.rank == rank).map(|candidate| candidate.date);
    dates.next().is_some_and(|first| dates.any(|other| other != first))
}

fn remarks(best: &Candidate) -> Vec<Remark> {
    let weekday = best.day.weekday.is_some_and(|weekday| weekday != best.date.weekday());
    let all = [
        (Remark::WeekdayDiffers, weekday),
        (Remark::DayFirst, best.day.swappable),
        (Remark::UpdateOnly, best.rank == Rank::Updated),
    ];
    all.into_iter().filter(|(_, holds)| *holds).map(|(remark, _)| remark).collect()
}

/// The day that a line of the header gives without its year.
fn day_without_year(line: &Line) -> Option<CalendarDay> {
    let times = line.times();
    let time = times.first().filter(|time| is_short(line, time) || is_dateline(line, time))?;
    match time.expression {
        Expression::Day(day) if day.year == Year::Unsaid => Some(day),
        _ => None,
    }
}

/// The day in the year that goes with the text: the last year of the dates that it prints in full, or the one after, in
/// which the first weekday told of is that day or the one before. `None` where both years would do, or neither.
fn with_year(day: &CalendarDay, text: &str) -> Option<Date> {
    let tokens = Tokens::read(text);
    let mut found = Vec::new();
    date::find(&tokens, 0..tokens.all().len(), text, &mut found);
    let last = found.iter().filter_map(|time| time.expression.written_day()).map(Date::year).max()?;
    let weekday = found.iter().find_map(|time| match time.expression {
        Expression::Weekday { weekday, .. } => Some(weekday),
        _ => None,
    })?;
    let fits = |date: &Date| date.weekday() == weekday || date.weekday().previous() == weekday;
    let mut fitting =
        [last, last + 1].into_iter().filter_map(|year| Date::new(year, day.month, day.day).ok()).filter(fits);
    fitting.next().filter(|_| fitting.next().is_none())
}

/// The date of a line if the line is a place for the article's date. `index` counts from the top; `None` is the end.
fn candidate(line: &Line, index: Option<usize>) -> Option<Candidate> {
    let time = line.times().into_iter().find(|time| time.expression.written_day().is_some())?;
    let date = time.expression.written_day()?;
    let Expression::Day(day) = time.expression else { return None };
    let rank = rank(line, &time, index)?;
    Some(Candidate { rank, date, day })
}

fn rank(line: &Line, time: &TimeMention, index: Option<usize>) -> Option<Rank> {
    let start = time.first_token;
    let has = |kind| (0..start).any(|at| line.label(at, kind).is_some());
    if has(Kind::Picture) {
        return None;
    }
    let short = is_short(line, time);
    if is_labelled(line, start) && (short || index.is_some()) {
        return Some(match (has(Kind::Updated), index) {
            (true, _) => Rank::Updated,
            (false, Some(_)) => Rank::Label,
            (false, None) => Rank::FooterLabel,
        });
    }
    if short && stands_apart(line, time) {
        return Some(if index.is_some() { Rank::HeaderLine } else { Rank::FooterLine });
    }
    let index = index?;
    let tells = line.label(time.last_token + 1, Kind::Sentence).is_some();
    if start == 0 && index < TEXT_STARTS_WITHIN && !tells {
        return Some(Rank::TextStart);
    }
    is_dateline(line, time).then_some(Rank::Dateline)
}

/// Whether the line has few words beside the date and is no sentence.
fn is_short(line: &Line, time: &TimeMention) -> bool {
    let all = line.tokens().len();
    !line.cut
        && !line.is_sentence()
        && line.plain_words(0, time.first_token) <= MOST_BEFORE
        && line.plain_words(time.last_token + 1, all) <= MOST_AFTER
}

/// Whether the line starts with a label that goes with the date at word `start`.
fn is_labelled(line: &Line, start: usize) -> bool {
    // `Posted on`, `Last updated at`, `Güncelleme Tarihi`: at most two words between label and date
    (0..start.min(2)).any(|at| {
        [Kind::Published, Kind::Updated]
            .iter()
            .filter_map(|&kind| line.label(at, kind))
            .any(|length| at + length <= start && line.plain_words(at + length, start) <= 2)
    })
}

/// Whether the date starts the line, or closes it after a comma, dash or colon or as the only thing that it says.
fn stands_apart(line: &Line, time: &TimeMention) -> bool {
    let start = time.first_token;
    if start == 0 {
        return line.label(time.last_token + 1, Kind::Sentence).is_none();
    }
    let before = line.text[..time.span.start as usize].trim_end();
    let separated = before.ends_with([',', ':', '|', '-', '–', '—', '•', '·', '/', '،', '(', ')']);
    let narrated = line.label(start - 1, Kind::Narrative).is_some();
    // `am`, `pm`, `GMT` may follow
    let closes = line.plain_words(time.last_token + 1, line.tokens().len()) <= 2;
    closes && !narrated && (separated || line.plain_words(0, start) <= 2)
}

/// Whether the date belongs to the places before the dash that opens a story.
fn is_dateline(line: &Line, time: &TimeMention) -> bool {
    let places = &line.tokens()[..time.first_token];
    let after = line.text[time.span.end as usize..].trim_start_matches([' ', ')', '.']);
    // "MOSCOW, December 11. /AGENCY/."
    let agency = after.strip_prefix('/').and_then(|agency| agency.split_once('/')).is_some();
    let after = match after.strip_prefix('(') {
        Some(agency) => agency.split_once(')').map_or("", |(_, rest)| rest.trim_start()),
        None => after,
    };
    !places.is_empty()
        && places.len() <= MOST_BEFORE
        && places.iter().all(|word| word.shape.capital)
        && (agency || after.starts_with(['–', '—', '-', ':']))
}
