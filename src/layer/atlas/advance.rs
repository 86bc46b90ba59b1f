//! Axes of advance.

use geo::Geometry;

use super::common::{Desk, day, list, quotes};
use crate::layer::{AdvanceProperties, id};
use crate::situation::{Advance, Phase};

/// The features of `advances`.
pub(super) fn advances(desk: &Desk) -> Vec<(Geometry, AdvanceProperties)> {
    let advances = desk.situation.advances.iter();
    advances.map(|advance| (Geometry::LineString(advance.line.clone()), properties(desk, advance))).collect()
}

fn properties(desk: &Desk, advance: &Advance) -> AdvanceProperties {
    let is_planned = advance.phase == Phase::Planned;
    let deeds = if is_planned { &desk.situation.aims } else { &desk.situation.deeds };
    let deed = &deeds[advance.deed];
    // The one who advances comes first, also where the deed is that it was beaten back.
    let (first, second) = match advance.phase {
        Phase::Repelled => (&deed.actor2, &deed.actor1),
        Phase::Underway | Phase::Achieved | Phase::Planned => (&deed.actor1, &deed.actor2),
    };
    let articles = desk.articles(&deed.evidence);
    AdvanceProperties {
        id: if is_planned { id("advance", &["planned", &deed.id]) } else { id("advance", &[&deed.id]) },
        event_date: deed.when.and_then(|when| day(when.from)),
        kind: deed.kind.word().into(),
        phase: advance.phase.word().into(),
        actor1: desk.party_name(first),
        side1: desk.party_side(first),
        actor2: desk.party_name(second),
        side2: desk.party_side(second),
        from_place: Some(desk.place(advance.from)),
        to_place: Some(desk.place(advance.to)),
        bearing_deg: Some(advance.bearing_deg.round() as i64 % 360),
        length_km: Some(advance.length_km),
        certainty: deed.certainty.word().into(),
        confidence: deed.confidence,
        source: list(deed.sources.iter().cloned()),
        articles: articles.ids,
        articles_n: articles.n,
        notes: quotes(&deed.evidence, deed.best),
        stroke: desk.color(first.as_ref().and_then(|party| party.side)),
        stroke_width: 3.0,
    }
}
