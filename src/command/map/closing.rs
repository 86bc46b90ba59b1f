//! The closing line: how much there was at every stage, and how much of it was lost.

use super::counted;
use crate::layer::Summary;

/// The counts of a run on one line; `unreadable` inputs came on top of the articles.
pub(super) fn line(counts: &Summary, unreadable: usize) -> String {
    let Summary { located, undecided, unknown, home, abroad, not_places, .. } = counts;
    let unread = if unreadable == 0 { String::new() } else { format!(" ({unreadable} unreadable)") };
    let beside = match home + abroad + not_places {
        0 => String::new(),
        _ => format!(" (beside them {home} of the country itself, {abroad} abroad, {not_places} no places)"),
    };
    let untold = match counts.set_aside.values().sum() {
        0 => String::new(),
        deeds => format!(" ({} set aside)", counted(deeds, "deed")),
    };
    format!(
        "{}{unread}, {}, {}: {located} located, {undecided} undecided, {unknown} unknown{beside}; \
         {}, {}{untold}, front {:.1} km",
        counted(counts.articles + unreadable, "article"),
        counted(counts.sentences, "sentence"),
        counted(located + undecided + unknown, "place mention"),
        counted(counts.strikes, "strike"),
        counted(counts.ground_events, "ground event"),
        counts.front_km,
    )
}
