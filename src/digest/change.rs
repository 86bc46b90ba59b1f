//! What changed on the ground: the lists of events that a reader looks for first.

use super::UNSAID;
use super::entry::{Entry, Section};
use super::period::Period;
use super::published::{Advance, Event, Published, Run};

/// The lists, always the same ones, so that an empty one says that nothing was read.
pub(super) fn sections(ground: &[&Event], run: &Run) -> Vec<Section> {
    let list = |title, about, belongs: fn(&Event) -> bool, what: fn(&Event) -> String| {
        let entries = ground.iter().filter(|event| belongs(event)).map(|event| Entry::of(event, what(event), run));
        Section::new(title, about, entries.collect())
    };
    vec![
        list(
            "Changed hands",
            "Places that were taken, with the sides that held them before and after; a question mark where the articles do not say.",
            changes_hands,
            taken,
        ),
        list(
            "Lost or left",
            "Places that a side lost or left, where nobody is said to have taken them.",
            is_lost,
            left,
        ),
        list(
            "Sieges begun or held",
            "Places told to be besieged.",
            |event| event.kind == "siege",
            |event| format!("besieged{}", by(event)),
        ),
        list(
            "Sieges lifted",
            "Places whose siege ended.",
            |event| event.kind == "siege_lifted",
            |event| format!("siege lifted{}", by(event)),
        ),
        list("Truces", "Places for which the arms were to rest.", |event| event.kind == "truce", truce),
    ]
}

/// The axes of advance of the period.
pub(super) fn advances(published: &Published, period: Period) -> Section {
    let mut held: Vec<&Advance> =
        published.advances.iter().filter(|advance| period.holds(advance.event_date, None)).collect();
    held.sort_by_key(|advance| {
        (advance.event_date.is_none(), advance.event_date, &advance.from_place, &advance.to_place, &advance.actor1)
    });
    let entries = held.into_iter().map(|advance| entry(advance, &published.run)).collect();
    Section::new("Advances", "Who moved from where to where, and whether it was achieved.", entries)
}

fn entry(advance: &Advance, run: &Run) -> Entry {
    let when = advance.event_date.map_or_else(|| "no date".to_owned(), |day| day.to_string());
    let axis = format!("{} → {}", name(&advance.from_place), name(&advance.to_place));
    let who = advance.actor1.as_deref().or(advance.side1.as_deref()).unwrap_or(UNSAID);
    let length = advance.length_km.map(|km| format!(", {km:.1} km")).unwrap_or_default();
    let what = format!("by {who}{length}, {}", advance.phase);
    Entry::told(when, &axis, what, &advance.certainty, &advance.evidence, run)
}

pub(super) fn changes_hands(event: &Event) -> bool {
    event.control_to.is_some() || matches!(&*event.kind, "capture" | "recapture")
}

fn is_lost(event: &Event) -> bool {
    matches!(&*event.kind, "loss" | "withdrawal") && !changes_hands(event)
}

fn left(event: &Event) -> String {
    let who = event.control_from.as_deref().or(event.side1.as_deref()).or(event.actor1.as_deref()).unwrap_or(UNSAID);
    if event.kind == "withdrawal" { format!("left by {who}") } else { format!("lost by {who}") }
}

fn truce(event: &Event) -> String {
    match (party(&event.actor1, &event.side1), party(&event.actor2, &event.side2)) {
        (Some(one), Some(other)) => format!("truce between {one} and {other}"),
        (Some(one), None) | (None, Some(one)) => format!("truce of {one}"),
        (None, None) => "truce".to_owned(),
    }
}

fn name(place: &Option<String>) -> &str {
    place.as_deref().unwrap_or(UNSAID)
}

fn taken(event: &Event) -> String {
    let before = event.control_from.as_deref();
    let after = holder_after(event);
    let by = event.actor1.as_deref().map(|actor| format!(", by {actor}")).unwrap_or_default();
    match (before, after) {
        (None, None) if by.is_empty() => "taken, by whom is not said".to_owned(),
        _ => format!("{} → {}{by}", before.unwrap_or("?"), after.unwrap_or("?")),
    }
}

/// The side that holds a place that was taken.
pub(super) fn holder_after(event: &Event) -> Option<&str> {
    event.control_to.as_deref().or(event.side1.as_deref())
}

/// " by" and who did it, where somebody is named.
fn by(event: &Event) -> String {
    party(&event.actor1, &event.side1).map(|who| format!(" by {who}")).unwrap_or_default()
}

/// The actor, or the camp where no actor is named.
fn party<'e>(actor: &'e Option<String>, side: &'e Option<String>) -> Option<&'e str> {
    actor.as_deref().or(side.as_deref())
}
