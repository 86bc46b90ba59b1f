//! Axes of advance: from where to where a side moves, or means to. The start is the place that the text names with "from",
//! or for an advance or a plan without one the nearest place that the side holds; where neither is known there is no axis.

use geo::LineString;
use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::control::ControlPoint;
use super::deed::Deed;
use super::moment::Moment;
use crate::actors::Side;
use crate::event::Kind;
use crate::gazetteer::PlaceId;
use crate::geodesy::{bearing_deg, destination, distance_km};
use crate::resolve::Precision;
use crate::world::World;

/// One axis.
#[derive(Clone, Debug)]
pub struct Advance {
    /// The deed it shows, an index into the situation's deeds, or into its aims where it is planned.
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
    Planned,
}

impl Phase {
    /// The published word.
    pub fn word(self) -> &'static str {
        match self {
            Phase::Underway => "underway",
            Phase::Achieved => "achieved",
            Phase::Repelled => "repelled",
            Phase::Planned => "planned",
        }
    }
}

/// How far a side's nearest place may be for an advance to have begun there: beyond, it began at some place unknown.
const NEAR_START_KM: f64 = 30.0;

/// The share of the way that is drawn, so that the arrow's head does not cover the place.
const DRAWN_SHARE: f64 = 0.85;

/// All axes up to the end of the day, in the order of the deeds, those that are only planned last.
pub(super) fn advances(deeds: &[Deed], aims: &[Deed], now: &Moment, world: &World) -> Vec<Advance> {
    let is_past = |deed: &Deed| deed.when.is_none_or(|when| when.from <= now.as_of);
    let (deeds, aims) = (Told::new(deeds), Told::new(aims));
    let done = deeds.all.iter().enumerate().filter(|(_, deed)| is_past(deed));
    let done = done.filter_map(|(number, deed)| advance(number, &deeds, phase(deed)?, &now.control, world));
    let planned = aims.all.iter().enumerate().filter(|(_, aim)| is_past(aim) && is_open(aim, &deeds, now));
    let planned = planned.filter_map(|(number, _)| advance(number, &aims, Phase::Planned, &now.control, world));
    done.chain(planned).collect()
}

/// Deeds, and which of them are of a place: an archive has thousands, a place a few.
struct Told<'a> {
    all: &'a [Deed],
    by_place: FxHashMap<PlaceId, Vec<&'a Deed>>,
}

impl<'a> Told<'a> {
    fn new(all: &'a [Deed]) -> Told<'a> {
        let mut by_place: FxHashMap<PlaceId, Vec<&Deed>> = FxHashMap::default();
        for deed in all {
            by_place.entry(deed.site.place).or_default().push(deed);
        }
        Told { all, by_place }
    }

    fn at(&self, place: PlaceId) -> &[&'a Deed] {
        self.by_place.get(&place).map_or(&[], Vec::as_slice)
    }
}

/// Whether a plan is fresh, and nothing is told of its place that makes it idle: the side that has it was there since, or
/// holds it.
fn is_open(aim: &Deed, deeds: &Told, now: &Moment) -> bool {
    // Older plans were carried out or given up: a front that did not move for so long is stale as well.
    const FRESH_DAYS: i32 = 60;
    let Some((when, side)) = aim.when.zip(aim.actor1.as_ref().and_then(|actor| actor.side)) else { return false };
    let fresh = now.as_of.since(when.to).is_ok_and(|age| age.get_days() <= FRESH_DAYS);
    let there = |deed: &&Deed| {
        let by = deed.actor1.as_ref().and_then(|actor| actor.side);
        let since = deed.when.is_some_and(|done| done.to >= when.from);
        deed.kind.goes_forward() && by == Some(side) && since
    };
    let held = || now.control.iter().any(|point| point.place == aim.site.place && point.side == side && !point.besieged);
    fresh && !deeds.at(aim.site.place).iter().any(there) && !held()
}

fn phase(deed: &Deed) -> Option<Phase> {
    match deed.kind {
        Kind::Advance | Kind::Assault => Some(Phase::Underway),
        Kind::Capture | Kind::Recapture => Some(Phase::Achieved),
        Kind::Repelled => Some(Phase::Repelled),
        _ => None,
    }
}

/// The axis of one of the deeds.
fn advance(number: usize, deeds: &Told, phase: Phase, control: &[ControlPoint], world: &World) -> Option<Advance> {
    let deed = &deeds.all[number];
    if deed.site.spot.precision == Precision::Area {
        return None;
    }
    let attacker = if phase == Phase::Repelled { &deed.actor2 } else { &deed.actor1 };
    let to = deed.site.spot.point;
    let side = attacker.as_ref().and_then(|attacker| attacker.side);
    let nearest = || {
        let side = side.filter(|_| deed.kind == Kind::Advance || phase == Phase::Planned)?;
        nearest_held(side, deed, deeds, control)
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

/// The nearest place that the side holds, not one that it goes to in the same breath ("toward X and Y"), and none that is
/// cut off itself.
fn nearest_held(side: Side, deed: &Deed, deeds: &Told, control: &[ControlPoint]) -> Option<PlaceId> {
    let to = deed.site.spot.point;
    let is_goal = |place: PlaceId| {
        let told_with = |other: &Deed| other.evidence.iter().any(|evidence| deed.evidence.contains(evidence));
        deeds.at(place).iter().any(|other| other.kind == deed.kind && told_with(other))
    };
    control
        .iter()
        .filter(|point| point.side == side && !point.wide && !point.besieged)
        .filter(|point| was_held(point, deed.when.map(|when| when.from)))
        .map(|point| (distance_km(point.point, to), point.place))
        .filter(|(km, place)| *km <= NEAR_START_KM && !is_goal(*place))
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
