//! What there is to say of an output folder to a reader who has five minutes: who took what, the strikes by day and by place, the
//! lines, and what is unsure. A pure value of the rows in the folder; reading them is left to `command`, and how it looks to
//! `output`, so all formats say the same in the same words.
//!
//! A summary adds nothing: it counts, sorts and quotes. What it counts was told by articles, so every event that it lists comes
//! with its sentence and its source.

mod change;
mod entry;
mod headline;
mod line;
mod period;
mod published;
mod strike;
mod unsure;

use std::collections::BTreeMap;

use serde::Serialize;

pub use entry::{Cited, Entry, Section};
pub use line::{FrontRow, HolderRow, Lines};
pub use period::Period;
pub use published::{
    Advance, Article, ControlPoint, Counts, Event, Evidence, FrontLine, Published, Run, Settings, Unreadable,
};
pub use strike::{Bar, Chart, PlaceRow, SideRow, Strikes, Unit};

/// A summary. Texts are plain: each writer escapes them for its own format.
#[derive(Clone, Debug, Serialize)]
pub struct Digest {
    /// One line: what this is, and of which days.
    pub title: String,
    /// Sentences of counts and dates.
    pub headline: Vec<String>,
    /// Places that changed hands or were left, sieges, truces.
    pub changes: Vec<Section>,
    pub strikes: Strikes,
    /// Front lines and holders as of one day.
    pub lines: Lines,
    pub advances: Section,
    /// Sentences on what is not certain, not dated, not placed.
    pub unsure: Vec<String>,
    /// Sentences on how to read all this.
    pub reading: Vec<String>,
    /// Whom the licences of the place facts oblige us to name.
    pub attribution: String,
    /// Program and version that wrote the folder.
    pub generator: String,
}

impl Digest {
    /// Sums up what happened in the period. The same rows give the same value, in whatever order they come.
    pub fn of(published: &Published, period: Period) -> Digest {
        let strikes = within(&published.strikes, period);
        let ground = within(&published.ground_events, period);
        let lines = Lines::of(published, period);
        let changes = change::sections(&ground, &published.run);
        Digest {
            title: headline::title(&strikes, &ground, period),
            headline: headline::sentences(&headline::Counted { published, strikes: &strikes, ground: &ground, period }),
            unsure: unsure::sentences(published, &strikes, &ground, period),
            strikes: Strikes::of(&strikes, &published.run),
            advances: change::advances(published, period),
            changes,
            lines,
            reading: READING.map(str::to_owned).to_vec(),
            attribution: published.attribution.clone(),
            generator: published.run.generator.clone(),
        }
    }
}

const READING: [&str; 4] = [
    "This is what articles say. Nothing of it was checked on the ground: read the sentence below an event before you rely on the event.",
    "Confirmed means that sources of different sides agree, or that a party admits what harms it. Reported: the article says so. \
     Claimed: a party says so to its own credit, or the article doubts it. Disputed: another source denies it.",
    "Numbers of killed are what was stated, the lower bound of \"more than\" and \"dozens\". Two events may tell of the same deaths, so sums are no totals.",
    "Where nothing is drawn or listed nothing was read, which does not mean that nothing happened.",
];

/// Events of the period, oldest first; those without a date come last.
fn within(events: &[Event], period: Period) -> Vec<&Event> {
    let mut held: Vec<&Event> =
        events.iter().filter(|event| period.holds(event.event_date, event.event_date_end)).collect();
    held.sort_by_key(|event| (event.event_date.is_none(), event.event_date, &event.location, &event.id));
    held
}

/// "1 strike", "2 strikes".
fn counted(count: usize, one: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") }
}

/// What stands where the articles name nobody.
const UNSAID: &str = "not said";

/// "shelling 3, airstrike 2", most first.
fn tally<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for name in names {
        *counts.entry(name).or_default() += 1;
    }
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(name, count)| (*name == UNSAID, std::cmp::Reverse(*count)));
    let parts: Vec<String> = counts.iter().map(|(name, count)| format!("{} {count}", words(name))).collect();
    parts.join(", ")
}

/// A published word as prose writes it.
fn words(kind: &str) -> String {
    kind.replace('_', " ")
}
