//! The opening: what this is, of which days, and how much of everything.

use jiff::civil::Date;

use super::change::{changes_hands, holder_after};
use super::period::Period;
use super::published::{Event, Published};
use super::{UNSAID, counted, tally};

/// What the opening counts.
pub(super) struct Counted<'a> {
    pub published: &'a Published,
    pub strikes: &'a [&'a Event],
    pub ground: &'a [&'a Event],
    pub period: Period,
}

pub(super) fn title(strikes: &[&Event], ground: &[&Event], period: Period) -> String {
    let days = match (period.words(), span(strikes, ground)) {
        (Some(words), _) => words,
        (None, Some((first, last))) if first == last => format!("on {first}"),
        (None, Some((first, last))) => format!("from {first} to {last}"),
        (None, None) => "without a date".to_owned(),
    };
    format!("What the articles tell, {days}")
}

pub(super) fn sentences(counted: &Counted) -> Vec<String> {
    vec![events(counted), days(counted), taken(counted), harm(counted)]
}

fn events(all: &Counted) -> String {
    let Counted { published, strikes, ground, .. } = all;
    let places: std::collections::BTreeSet<_> =
        strikes.iter().chain(*ground).filter_map(|event| event.place_id.as_ref().or(event.location.as_ref())).collect();
    format!(
        "{} and {} at {}, read out of {}.",
        counted(strikes.len(), "strike"),
        counted(ground.len(), "ground event"),
        counted(places.len(), "place"),
        counted(published.run.counts.articles, "article"),
    )
}

fn days(all: &Counted) -> String {
    let told = match span(all.strikes, all.ground) {
        Some((first, last)) if first == last => format!("All that is dated is of {first}."),
        Some((first, last)) => format!("The first is of {first}, the last of {last}."),
        None => "None of them has a date.".to_owned(),
    };
    match all.period.words() {
        Some(words) => format!("This summary was asked for {words}; what lies outside is left out. {told}"),
        None => format!("This is the whole span of the folder. {told}"),
    }
}

fn taken(all: &Counted) -> String {
    let taken: Vec<&&Event> = all.ground.iter().filter(|event| changes_hands(event)).collect();
    match taken.len() {
        0 => "No place is told to have been taken.".to_owned(),
        times => {
            let by = tally(taken.iter().map(|event| holder_after(event).unwrap_or(UNSAID)));
            format!("A place was taken {}: by {by}.", counted(times, "time"))
        }
    }
}

fn harm(all: &Counted) -> String {
    let stated = all.strikes.iter().filter_map(|strike| strike.fatalities);
    let (strikes, killed) = stated.fold((0, 0_u64), |(strikes, killed), n| (strikes + 1, killed.saturating_add(n)));
    match strikes {
        0 => "No strike is told with a number of killed.".to_owned(),
        _ => format!(
            "Numbers of killed are stated for {} and come to at least {killed}; two of them may tell of the same deaths.",
            counted(strikes, "strike")
        ),
    }
}

/// The first and the last day that is told of.
fn span(strikes: &[&Event], ground: &[&Event]) -> Option<(Date, Date)> {
    let firsts = strikes.iter().chain(ground).filter_map(|event| event.event_date);
    let lasts = strikes.iter().chain(ground).filter_map(|event| event.event_date_end.or(event.event_date));
    Some((firsts.min()?, lasts.max()?))
}
