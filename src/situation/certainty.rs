//! How sure a deed is after all that tell it: the word that is published, and the number.

use smol_str::SmolStr;

use crate::actors::Side;
use crate::date::Basis;
use crate::event::{Certainty, Timing};
use crate::resolve::Precision;
use crate::world::World;

/// The word for several tellings together: confirmed where one is, or where sources of different sides tell it; else the
/// surest of them, because one source that is no party outweighs the claim. Denied stays denied unless it is confirmed.
pub(super) fn together(told: &[Certainty], sources: &[SmolStr], world: &World) -> Certainty {
    let mut sides: Vec<Side> = sources.iter().filter_map(|source| world.actors.side_of_source(source)).collect();
    sides.sort_unstable();
    sides.dedup();
    if sides.len() > 1 || told.contains(&Certainty::Confirmed) {
        return Certainty::Confirmed;
    }
    if told.contains(&Certainty::Disputed) {
        return Certainty::Disputed;
    }
    told.iter().copied().max().unwrap_or(Certainty::Reported)
}

/// What a telling can lose: each factor is the share of such features that would be expected to hold up, by judgment. The
/// place's own confidence comes in from `resolve`. Every further independent source takes a fifth off the doubt, and the
/// fifth one adds nothing: the press copies.
pub(super) fn confidence(
    place: f64,
    precision: Precision,
    certainty: Certainty,
    when: Option<Timing>,
    independent: usize,
) -> f64 {
    let precision = match precision {
        Precision::Place => 1.0,
        Precision::Near => 0.9,
        Precision::Area => 0.8,
    };
    let certainty = match certainty {
        Certainty::Confirmed => 1.0,
        Certainty::Reported => 0.9,
        Certainty::Claimed => 0.65,
        Certainty::Disputed => 0.4,
    };
    let single = place * precision * certainty * dated(when);
    let further = independent.saturating_sub(1).min(3) as i32;
    (1.0 - (1.0 - single) * 0.8_f64.powi(further)).clamp(0.0, 1.0)
}

fn dated(when: Option<Timing>) -> f64 {
    match when {
        None => 0.8,
        Some(Timing { basis: None, .. }) => 0.9,
        Some(Timing { precision: 3.., .. }) => 0.85,
        Some(Timing { precision: 2, .. }) => 0.95,
        Some(Timing { basis: Some(Basis::Relative), .. }) => 0.98,
        Some(_) => 1.0,
    }
}
