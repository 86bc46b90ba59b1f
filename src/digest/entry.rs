//! One event as a summary lists it: when, where, what, how sure, in which words, and who says so.

use serde::Serialize;

use super::published::{Event, Evidence, Run};

/// A list of events under a title.
#[derive(Clone, Debug, Serialize)]
pub struct Section {
    pub title: &'static str,
    /// What the list holds, in one sentence.
    pub about: &'static str,
    /// Oldest first.
    pub entries: Vec<Entry>,
    /// Older ones that the list has no room for.
    pub left_off: usize,
}

/// One event.
#[derive(Clone, Debug, Serialize)]
pub struct Entry {
    pub when: String,
    /// The place; of an advance, the axis.
    pub place: String,
    /// Its governorate.
    pub area: Option<String>,
    pub what: String,
    pub certainty: String,
    /// The sentence that it was read from.
    pub quote: Option<String>,
    /// Who says so, as the article cites it.
    pub said_by: Option<String>,
    pub cited: Vec<Cited>,
}

/// One article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cited {
    /// Its title and who published it; its id where it has no title.
    pub title: String,
    /// Its address, where it is one of the web.
    pub url: Option<String>,
}

/// More than this nobody reads in five minutes, and `--since` is there for the rest.
const MOST: usize = 100;

impl Section {
    /// The newest of some entries that come oldest first.
    pub(super) fn new(title: &'static str, about: &'static str, mut entries: Vec<Entry>) -> Section {
        let left_off = entries.len().saturating_sub(MOST);
        entries.drain(..left_off);
        Section { title, about, entries, left_off }
    }
}

impl Entry {
    pub(super) fn of(event: &Event, what: String, run: &Run) -> Entry {
        let place = event.location.as_deref().unwrap_or("a place without a name");
        Entry {
            area: event.admin1.clone(),
            ..Entry::told(when(event), place, what, &event.certainty, &event.evidence, run)
        }
    }

    pub(super) fn told(
        when: String,
        place: &str,
        what: String,
        certainty: &str,
        evidence: &Evidence,
        run: &Run,
    ) -> Entry {
        Entry {
            when,
            place: place.to_owned(),
            area: None,
            what,
            certainty: certainty.to_owned(),
            quote: evidence.notes.clone(),
            said_by: evidence.source.clone(),
            cited: cited(evidence, run),
        }
    }
}

/// The day or days, and how far to trust them.
fn when(event: &Event) -> String {
    let Some(first) = event.event_date else { return "no date".to_owned() };
    let days = match event.event_date_end.filter(|last| *last != first) {
        Some(last) => format!("{first} to {last}"),
        None => first.to_string(),
    };
    let basis = event.date_basis.as_deref();
    match event.time_precision {
        _ if basis == Some("published") => format!("{days} (day of the article)"),
        Some(2) if event.event_date_end.is_none() => format!("{days} (within a week)"),
        Some(3) => format!("{days} (within a month or more)"),
        _ => days,
    }
}

/// The articles by title. An address belongs to an article for sure only where there are as many of them.
fn cited(evidence: &Evidence, run: &Run) -> Vec<Cited> {
    let ids = listed(evidence.articles.as_deref());
    let urls = listed(evidence.urls.as_deref());
    let cited = ids.iter().enumerate().map(|(at, id)| {
        let url = urls.get(at).filter(|url| urls.len() == ids.len() && is_of_the_web(url));
        Cited { title: title(id, run), url: url.map(|url| (*url).to_owned()) }
    });
    cited.collect()
}

fn title(id: &str, run: &Run) -> String {
    let article = run.articles.iter().find(|article| article.id == id);
    let title = article.and_then(|article| article.title.as_deref()).unwrap_or(id);
    match article.and_then(|article| article.source.as_deref()) {
        Some(source) => format!("{title} ({source})"),
        None => title.to_owned(),
    }
}

/// The layers join lists so.
fn listed(list: Option<&str>) -> Vec<&str> {
    list.into_iter().flat_map(|list| list.split("; ")).collect()
}

/// Addresses are other people's text: one that begins with `javascript:` would run in the reader's browser.
fn is_of_the_web(url: &str) -> bool {
    let begins = |scheme: &str| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    begins("https://") || begins("http://")
}
