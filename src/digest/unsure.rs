//! What the articles leave open, in sentences with numbers.

use super::counted;
use super::period::Period;
use super::published::{Event, Published};

/// The run names the weightiest first, and pairs of sides without a line by the dozen.
const MOST_NOTES: usize = 3;

pub(super) fn sentences(published: &Published, strikes: &[&Event], ground: &[&Event], period: Period) -> Vec<String> {
    let all: Vec<&Event> = strikes.iter().chain(ground).copied().collect();
    let mut said = Vec::new();
    said.extend(certainty(&all));
    said.extend(dates(&all));
    said.extend(undated(published, &all, period));
    said.extend(places(&all));
    said.extend(doers(strikes));
    said.extend(of_the_run(published));
    said
}

fn certainty(all: &[&Event]) -> Option<String> {
    let number = |certainty: &str| all.iter().filter(|event| event.certainty == certainty).count();
    let of = counted(all.len(), "event");
    (!all.is_empty()).then(|| {
        format!(
            "Of {of}, {} confirmed, {} reported, {} claimed, {} disputed.",
            number("confirmed"),
            number("reported"),
            number("claimed"),
            number("disputed")
        )
    })
}

fn dates(all: &[&Event]) -> Option<String> {
    let vague = all.iter().filter(|event| event.event_date.is_some() && event.time_precision.is_some_and(|n| n > 1));
    let borrowed = all.iter().filter(|event| event.date_basis.as_deref() == Some("published"));
    let (vague, borrowed) = (vague.count(), borrowed.count());
    (vague + borrowed > 0).then(|| {
        format!(
            "The day is known within a week or vaguer for {}; {} the day of the article, because the text gives none.",
            counted(vague, "event"),
            if borrowed == 1 { "1 bears".to_owned() } else { format!("{borrowed} bear") }
        )
    })
}

fn undated(published: &Published, all: &[&Event], period: Period) -> Option<String> {
    let count = |events: &mut dyn Iterator<Item = &Event>| events.filter(|event| event.event_date.is_none()).count();
    if period.is_open() {
        let undated = count(&mut all.iter().copied());
        (undated > 0)
            .then(|| format!("{} without a date: counted, listed last, in no chart.", counted(undated, "event")))
    } else {
        let undated = count(&mut published.strikes.iter().chain(&published.ground_events));
        (undated > 0).then(|| format!("{} of the folder without a date left out here.", counted(undated, "event")))
    }
}

fn places(all: &[&Event]) -> Option<String> {
    let number = |precision| all.iter().filter(|event| event.geo_precision == Some(precision)).count();
    let (near, area) = (number(2), number(3));
    (near + area > 0).then(|| {
        format!(
            "{} told near a place and not in it; for {area} only a district, countryside or governorate is named.",
            counted(near, "event")
        )
    })
}

fn doers(strikes: &[&Event]) -> Option<String> {
    let unnamed = strikes.iter().filter(|strike| strike.actor1.is_none() && strike.side1.is_none()).count();
    (unnamed > 0).then(|| format!("{unnamed} of {} with nobody named who did it.", counted(strikes.len(), "strike")))
}

/// What is known of the run only, and of no day in it.
fn of_the_run(published: &Published) -> Vec<String> {
    let run = &published.run;
    let mut said = Vec::new();
    if published.unresolved > 0 {
        let names = counted(published.unresolved, "place name");
        said.push(format!("In the whole folder, {names} left undecided or unknown: unresolved.csv lists them with their sentences. What happened there is on no map."));
    }
    let set_aside: usize = run.counts.set_aside.values().sum();
    if set_aside > 0 {
        let reasons: Vec<String> =
            run.counts.set_aside.iter().map(|(reason, count)| format!("{reason} {count}")).collect();
        let deeds = counted(set_aside, "deed");
        said.push(format!("In the whole folder, {deeds} set aside ({}): run.json lists them.", reasons.join(", ")));
    }
    if !run.unreadable.is_empty() {
        let names: Vec<&str> = run.unreadable.iter().map(|input| input.name.as_str()).collect();
        said.push(format!("{} could not be read: {}.", counted(names.len(), "input"), names.join(", ")));
    }
    said.extend(run.notes.iter().take(MOST_NOTES).map(|note| format!("The run notes: {note}.")));
    if run.notes.len() > MOST_NOTES {
        said.push(format!("{} more stand in run.json under notes.", counted(run.notes.len() - MOST_NOTES, "note")));
    }
    said
}
