//! Relations as points. "X to the west of T" and "the pocket of X around T" say who holds ground that no place is named
//! for, and without it the line is not just short but wrong: two towns of one pocket and the front beyond would grow
//! together. The points are weak and give way to every real place nearby.

use std::collections::BTreeMap;

use geo::Point;
use jiff::civil::Date;

use super::observation::{Effect, Observation};
use super::{ControlPoint, SECTOR_KM};
use crate::actors::{ActorId, Side};
use crate::gazetteer::PlaceId;
use crate::geodesy::{destination, distance_km};
use crate::situation::deed::Evidence;
use crate::world::World;

/// A point that stands for a relation.
#[derive(Clone, Debug)]
pub struct Helper {
    /// Longitude, latitude.
    pub point: Point,
    pub side: Side,
    pub holder: Option<ActorId>,
    /// The place that the text relates it to.
    pub place: PlaceId,
    /// The day of the newest evidence; `None` when it is not known.
    pub date: Option<Date>,
    pub evidence: Vec<Evidence>,
}

/// How sure a helper point is.
pub const HELPER_CONFIDENCE: f64 = 0.35;

/// How far from its place a helper point is set: the usual distance of the next village.
pub(super) const HELPER_KM: f64 = 5.0;

/// Besieged places of one side this close together are one pocket.
const POCKET_KM: f64 = 8.0;

/// All helper points, by place and bearing, and remarks on pockets that could not be drawn.
pub(super) fn helpers(
    by_place: &BTreeMap<PlaceId, Vec<Observation>>,
    points: &[ControlPoint],
    world: &World,
) -> (Vec<Helper>, Vec<String>) {
    let mut helpers: Vec<Helper> = Vec::new();
    let mut notes = Vec::new();
    for (place, observations) in by_place {
        helpers.extend(beside(*place, observations, world));
    }
    let said = helpers.clone();
    let besieged: Vec<&ControlPoint> = points.iter().filter(|point| point.besieged).collect();
    for point in &besieged {
        match besieger(point, &by_place[&point.place], points, world) {
            Some((side, holder)) => {
                let ring = ring(point, &besieged, side, holder);
                helpers.extend(ring.into_iter().filter(|spot| !is_said_otherwise(spot, &said)));
            }
            None => {
                let name = world.gazetteer.place(point.place).name;
                notes.push(format!("{name} is besieged, and nothing says by whom: no ring is drawn around it"));
            }
        }
    }
    (helpers, notes)
}

/// Whether the text names the holder of the ground around a helper point: a ring around a pocket gives way to it.
fn is_said_otherwise(helper: &Helper, said: &[Helper]) -> bool {
    said.iter().any(|other| distance_km(other.point, helper.point) <= HELPER_KM)
}

/// "X to the west of T": the newest word for each bearing, as three points, because a side is no single spot.
fn beside(place: PlaceId, observations: &[Observation], world: &World) -> Vec<Helper> {
    let mut newest: BTreeMap<u16, (Side, ActorId, &Observation)> = BTreeMap::new();
    for observation in observations {
        if let Effect::Beside { side, actor, bearing } = observation.effect {
            newest.insert(bearing, (side, actor, observation));
        }
    }
    let middle = world.gazetteer.place(place).point;
    let helper = |(bearing, (side, actor, observation)): (&u16, &(Side, ActorId, &Observation)), turn: f64| Helper {
        point: destination(middle, f64::from(*bearing) + turn, HELPER_KM),
        side: *side,
        holder: Some(*actor),
        place,
        date: observation.dated.then_some(observation.date),
        evidence: observation.evidence.clone(),
    };
    newest.iter().flat_map(|said| [-45.0, 0.0, 45.0].map(|turn| helper(said, turn))).collect()
}

/// Who besieges a place: the side that is said to, the nearest enemy that holds a place nearby, or the only enemy.
fn besieger(
    point: &ControlPoint,
    observations: &[Observation],
    points: &[ControlPoint],
    world: &World,
) -> Option<(Side, Option<ActorId>)> {
    let is_enemy = |side: Side| side != point.side && world.actors.are_enemies(side, point.side);
    let said = observations.iter().rev().find_map(|observation| match observation.effect {
        Effect::Attacked { by, siege: true, .. } if by != point.side => Some((by, None)),
        _ => None,
    });
    let near = || {
        let enemies = points.iter().filter(|other| !other.wide && !other.besieged && is_enemy(other.side));
        let distances = enemies.map(|other| (distance_km(other.point, point.point), other));
        let nearest = distances.filter(|(km, _)| *km <= SECTOR_KM).min_by(|a, b| a.0.total_cmp(&b.0));
        nearest.map(|(_, other)| (other.side, other.holder))
    };
    let only = || {
        let mut enemies = (0..world.actors.camps().len() as u8).map(Side).filter(|side| is_enemy(*side));
        let first = enemies.next()?;
        enemies.next().is_none().then_some((first, None))
    };
    said.or_else(near).or_else(only)
}

/// Six points of the besieger around a place, less those that would lie inside its pocket.
fn ring(point: &ControlPoint, besieged: &[&ControlPoint], side: Side, holder: Option<ActorId>) -> Vec<Helper> {
    let pocket: Vec<&&ControlPoint> = besieged
        .iter()
        .filter(|other| other.side == point.side && distance_km(other.point, point.point) <= POCKET_KM)
        .collect();
    (0..6)
        .map(|sixth| destination(point.point, f64::from(sixth) * 60.0, HELPER_KM))
        // A little less than the ring's own radius, so that a place does not drop its own points by rounding.
        .filter(|spot| pocket.iter().all(|other| distance_km(other.point, *spot) >= HELPER_KM * 0.98))
        .map(|spot| Helper {
            point: spot,
            side,
            holder,
            place: point.place,
            date: point.evidence_to,
            evidence: point.evidence.get(point.best).cloned().into_iter().collect(),
        })
        .collect()
}
