//! Title and publisher as the press prints them.

use super::labels::Kind;
use super::line::{self, Line};
use super::published;

/// What the text says about itself, the day of publication aside.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Header {
    pub title: Option<String>,
    pub source: Option<String>,
}

/// The most words that the name of a publisher has.
const LONGEST_NAME: usize = 5;

/// Reads title and publisher from the first and last lines of a text.
pub(super) fn read(text: &str) -> Header {
    let head = line::head(text);
    let tail = line::tail(text);
    let headline = head.iter().find(|line| !is_furniture(line)).filter(|line| !line.is_sentence());
    let headline = headline.map(|line| line.text.trim_start_matches(['#', '*', ' ']).trim_end_matches(['*', ' ']));
    let (title, site) = match headline.and_then(|headline| headline.rsplit_once('|')) {
        Some((title, site)) if is_name(site) && !title.trim().is_empty() => (Some(title.trim()), Some(site.trim())),
        _ => (headline, None),
    };
    let source = site
        .or_else(|| head.iter().find_map(desk))
        .or_else(|| head.iter().find_map(dateline_agency))
        .or_else(|| head.iter().chain(&tail).find_map(labelled_source))
        .or_else(|| tail.iter().chain(head.last()).find_map(with_agencies));
    Header { title: title.map(str::to_owned), source: source.map(str::to_owned) }
}

/// A line above the headline that is none: a caption, a button, a date, a byline, a scrap of a list.
fn is_furniture(line: &Line) -> bool {
    let words = line.tokens().len();
    let whole_line = |length: usize| length == words;
    let has_word = line.tokens().iter().any(|token| {
        let letters = token.span.of(line.text).chars().filter(|c| c.is_alphabetic()).count();
        letters >= 3 || (token.shape.uncased && letters >= 2)
    });
    let lone_capitals = words == 1 && line.tokens()[0].shape.upper;
    let caption = line.label(0, Kind::Picture).is_some_and(|length| {
        let after = line.tokens().get(length).map_or("", |next| &line.text[..next.span.start as usize]);
        after.trim_end().ends_with(':') || whole_line(length)
    });
    !has_word
        || lone_capitals
        || caption
        || line.label(0, Kind::Furniture).is_some_and(whole_line)
        || is_byline(line)
        || published::is_date_line(line)
}

/// `By Anna Hill`: a label and a name of at most four words, all capitalized.
fn is_byline(line: &Line) -> bool {
    let Some(length) = line.label(0, Kind::Byline) else { return false };
    let name = &line.tokens()[length..];
    !line.cut && (1..=4).contains(&name.len()) && name.iter().all(|word| word.shape.capital)
}

fn is_name(text: &str) -> bool {
    let words = text.split_whitespace().count();
    (1..=LONGEST_NAME).contains(&words)
        && !text.contains(|c: char| c.is_ascii_digit())
        && text.contains(char::is_alphabetic)
}

/// `Daily Courier / News Desk`.
fn desk<'a>(line: &Line<'a>) -> Option<&'a str> {
    let (name, _) = line.text.split_once('/')?;
    let last = line.tokens().len();
    let desk = (0..last).any(|at| line.label(at, Kind::Desk) == Some(last - at));
    Some(name.trim()).filter(|name| desk && is_name(name))
}

/// `BEIRUT (Reuters) -`, `DAMASCUS, SANA –`: the agency in the line that says from where the story comes.
fn dateline_agency<'a>(line: &Line<'a>) -> Option<&'a str> {
    // a dateline is over after about this many words; a dash further on belongs to the story
    const LONGEST: usize = 8;
    let dash = line.text.char_indices().find(|&(at, c)| {
        let after = line.text[at + c.len_utf8()..].chars().next();
        let before = line.text[..at].chars().next_back();
        matches!(c, '–' | '—') || (c == '-' && (before == Some(' ') || after == Some(' ') || after == Some('-')))
    });
    let start = line.text[..dash?.0].trim();
    let short = start.split_whitespace().count() <= LONGEST && line.tokens().first()?.shape.capital;
    let named = if let Some((place, agency)) = start.rsplit_once('(') {
        Some(agency.strip_suffix(')')?).filter(|_| !place.trim().is_empty())
    } else {
        let agency = start.rsplit_once(',').map(|(_, agency)| agency.trim());
        agency.filter(|agency| agency.chars().all(|c| c.is_ascii_uppercase()) && agency.len() >= 3)
    };
    named.filter(|name| short && is_name(name))
}

/// `Source: Reuters`.
fn labelled_source<'a>(line: &Line<'a>) -> Option<&'a str> {
    line.label(0, Kind::Source)?;
    let (_, name) = line.text.split_once(':')?;
    Some(name.trim()).filter(|name| !line.cut && is_name(name))
}

/// `The Daily Courier and agencies` as a last line.
fn with_agencies<'a>(line: &Line<'a>) -> Option<&'a str> {
    let last = line.tokens().len();
    let at = (1..last).find(|&at| line.label(at, Kind::Agencies) == Some(last - at))?;
    let name = line.text[..line.tokens()[at].span.start as usize].trim();
    Some(name).filter(|name| is_name(name))
}
