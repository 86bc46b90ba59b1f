//! Axes of advance: from where to where a side moves. The start is the place that the text names with "from", or for an
//! advance without one the nearest place that the side holds; where neither is known there is no axis.

use geo::LineString;
use jiff::civil::Date;

use super::control::ControlPoint;
use super::deed::Deed;
use crate::actors::Side;
use crate::event::Kind;
use crate::gazetteer::PlaceId;
use crate::geodesy::{bearing_deg, destination, distance_km};
use crate::resolve::Precision;
use crate::world::World;

/// One axis.
#[derive(Clone, Debug)]
pub struct Advance {
    /// The deed it shows, an index into the situation's deeds.
    pub deed: usize,
    pub phase: Phase,
    pub from: PlaceId,
    pub to: PlaceId,
    /// Longitude, latitude.
    pub line: LineString,
    /// 0 = north, clockwise.
    pub bearing_deg: f64,
    pub length_km: f64,
}

/// How an advance went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    Underway,
    Achieved,
    Repelled,
}

impl Phase {
    /// The published word.
    pub fn word(self) -> &'static str {
        match self {
            Phase::Underway => "underway",
            Phase::Achieved => "achieved",
            Phase::Repelled => "repelled",
        }
    }
}

/// How far a side's nearest place may be for an advance to have begun there: beyond, it began at some place unknown.
const NEAR_START_KM: f64 = 30.0;

/// The share of the way that is drawn, so that the arrow's head does not cover the place.
const DRAWN_SHARE: f64 = 0.85;

/// All axes up to the end of a day, in the order of the deeds.
pub(super) fn advances(deeds: &[Deed], control: &[ControlPoint], as_of: Date, world: &World) -> Vec<Advance> {
    deeds
        .iter()
        .enumerate()
        .filter(|(_, deed)| deed.when.is_none_or(|when| when.from <= as_of))
        .filter_map(|(number, deed)| advance(number, deed, control, world))
        .collect()
}

fn advance(number: usize, deed: &Deed, control: &[ControlPoint], world: &World) -> Option<Advance> {
    let (phase, attacker) = match deed.kind {
        Kind::Advance | Kind::Assault => (Phase::Underway, &deed.actor1),
        Kind::Capture | Kind::Recapture => (Phase::Achieved, &deed.actor1),
        Kind::Repelled => (Phase::Repelled, &deed.actor2),
        _ => return None,
    };
    if deed.site.spot.precision == Precision::Area {
        return None;
    }
    let to = deed.site.spot.point;
    let side = attacker.as_ref().and_then(|attacker| attacker.side);
    let nearest = || {
        let side = side.filter(|_| deed.kind == Kind::Advance)?;
        nearest_held(side, deed, control)
    };
    let from = deed.origin.or_else(nearest)?;
    let start = world.gazetteer.place(from).point;
    let whole_km = distance_km(start, to);
    let bearing_deg = bearing_deg(start, to);
    let length_km = whole_km * DRAWN_SHARE;
    let line = LineString(vec![start.0, destination(start, bearing_deg, length_km).0]);
    Some(Advance { deed: number, phase, from, to: deed.site.place, line, bearing_deg, length_km })
}

/// Days by which evidence that the side held a place may precede the advance: a campaign, not another year's front.
const LONGEST_AGO_DAYS: i32 = 120;

fn nearest_held(side: Side, deed: &Deed, control: &[ControlPoint]) -> Option<PlaceId> {
    let to = deed.site.spot.point;
    control
        .iter()
        .filter(|point| point.side == side && !point.wide && point.place != deed.site.place)
        .filter(|point| was_held(point, deed.when.map(|when| when.from)))
        .map(|point| (distance_km(point.point, to), point.place))
        .filter(|(km, _)| *km <= NEAR_START_KM)
        .min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)))
        .map(|(_, place)| place)
}

/// Whether a place was held when an advance began. Where a day is not known nothing speaks against it.
fn was_held(point: &ControlPoint, began: Option<Date>) -> bool {
    let Some(began) = began else { return true };
    let not_later = point.evidence_from.is_none_or(|from| from <= began);
    let not_long_ago =
        point.evidence_to.is_none_or(|to| began.since(to).is_ok_and(|gap| gap.get_days() <= LONGEST_AGO_DAYS));
    not_later && not_long_ago
}
