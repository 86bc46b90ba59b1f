//! Places that another side holds than before.

use std::collections::BTreeMap;

use serde::Serialize;

use super::article::{Behind, Touched};
use super::feature::Feature;

/// One place that changed hands between two editions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HolderChange {
    pub place: String,
    pub place_id: Option<String>,
    /// The newest evidence of the new map.
    pub date: Option<String>,
    pub from: String,
    pub to: String,
    /// Whether somebody said so by hand.
    pub by_hand: bool,
    pub because: Vec<Behind>,
}

/// The places of both editions that have a name and another holder. One that only one edition knows is added or removed in its
/// layer, which does not mean that it changed hands.
pub(super) fn changes(old: &[&Feature], new: &[&Feature], touched: &Touched) -> Vec<HolderChange> {
    let before: BTreeMap<String, &Feature> = old.iter().filter_map(|point| Some((key(point)?, *point))).collect();
    let after: BTreeMap<String, &Feature> = new.iter().filter_map(|point| Some((key(point)?, *point))).collect();
    let both = after.iter().filter_map(|(key, after)| Some((*before.get(key)?, *after)));
    let mut changes: Vec<HolderChange> = both.filter_map(|(before, after)| change(before, after, touched)).collect();
    changes.sort_by(|a, b| (&b.date, &a.place, &a.place_id).cmp(&(&a.date, &b.place, &b.place_id)));
    changes
}

fn change(before: &Feature, after: &Feature, touched: &Touched) -> Option<HolderChange> {
    let (from, to) = (before.text("side")?, after.text("side")?);
    (from != to).then(|| HolderChange {
        place: after.text("location").unwrap_or_default().to_owned(),
        place_id: after.text("place_id").map(str::to_owned),
        date: after.text("evidence_to").map(str::to_owned),
        from: from.to_owned(),
        to: to.to_owned(),
        by_hand: [before, after].iter().any(|point| point.text("basis") == Some("correction")),
        because: touched.behind([before, after]),
    })
}

/// What a place is known by: its id, or its name and spot where the gazetteer does not list it.
fn key(point: &Feature) -> Option<String> {
    let name = point.text("location")?;
    let id = point.text("place_id").map(str::to_owned);
    Some(id.unwrap_or_else(|| format!("{name} {:?}", point.geometry)))
}
