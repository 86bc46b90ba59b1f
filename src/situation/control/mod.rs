//! Who holds what, as of one day: every statement on a place is weighed, replayed in order, and what is left of it decides.
//! `observation` turns deeds and statements into observations, `weight` says what each is worth, `replay` folds those of
//! one place, `relation` makes points out of sieges and pockets.
//!
//! Control does not expire: time takes away confidence and makes a place stale, it does not hand it to anybody.

mod observation;
mod relation;
mod replay;
mod weight;

use std::collections::BTreeMap;

use geo::Point;
use jiff::civil::Date;
use smol_str::SmolStr;

use crate::actors::{ActorId, Side};
use crate::baseline::Baseline;
use crate::gazetteer::PlaceId;
use crate::geodesy::rough_km;
use crate::report::Report;
use crate::world::World;

use super::Cited;
use super::correct::Held;
use super::deed::{Deed, Evidence};
use observation::{Effect, Observation};

pub use relation::{HELPER_CONFIDENCE, Helper};

/// Evidence older than this is stale: in the mobile phases of the war a front has moved in two months.
pub const STALE_DAYS: i64 = 60;

/// One place and who holds it.
#[derive(Clone, Debug)]
pub struct ControlPoint {
    pub place: PlaceId,
    /// Longitude, latitude.
    pub point: Point,
    pub side: Side,
    pub holder: Option<ActorId>,
    pub status: Status,
    /// The enemy is inside it, or reports contradict each other.
    pub contested: bool,
    /// Cut off from its own side.
    pub besieged: bool,
    /// Fighting was reported there lately.
    pub contact: bool,
    /// The day since which that side holds it.
    pub since: Option<Date>,
    /// The oldest and the newest day of what speaks for it; `None` where no day is known.
    pub evidence_from: Option<Date>,
    pub evidence_to: Option<Date>,
    /// Rests only on strikes and attacks by its enemies.
    pub inferred: bool,
    /// An area and not a place: it says nothing about any one spot, and draws no line.
    pub wide: bool,
    /// 0 to 1.
    pub confidence: f64,
    /// Everything said on it, in the order of article and position; empty where only the baseline knows it.
    pub evidence: Vec<Evidence>,
    /// The sentence that decided, an index into `evidence`.
    pub best: usize,
    /// How many statements speak about it.
    pub evidence_n: usize,
    /// Deeds that speak on it, as indices, sorted.
    pub deeds: Vec<usize>,
    /// Somebody said so by hand.
    pub by_hand: bool,
    /// Where the row of the baseline stands that decided, where no sentence did: `control.csv:12`.
    pub row: Option<SmolStr>,
}

/// How a place is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    Held,
    Contested,
    Besieged,
    /// Only by a party's word to its own credit, or of a whole area.
    Claimed,
}

impl Status {
    /// The published word.
    pub fn word(self) -> &'static str {
        match self {
            Status::Held => "held",
            Status::Contested => "contested",
            Status::Besieged => "besieged",
            Status::Claimed => "claimed",
        }
    }
}

/// What is known of control.
pub(super) struct Ledger {
    /// In the order of the places' codes.
    pub points: Vec<ControlPoint>,
    pub helpers: Vec<Helper>,
    pub notes: Vec<String>,
}

/// What the articles tell, each deed once.
#[derive(Clone, Copy)]
pub(super) struct Told<'a> {
    pub deeds: &'a [Deed],
    pub reports: &'a [&'a Report],
    pub articles: &'a [Cited],
    /// What is said by hand, which outweighs all that was told before its day.
    pub held: &'a [Held],
}

/// Who holds what at the end of a day.
pub(super) fn ledger(told: &Told, baseline: &Baseline, as_of: Date, world: &World) -> Ledger {
    let observations = observation::gather(told, baseline, as_of, world);
    let mut by_place: BTreeMap<PlaceId, Vec<Observation>> = BTreeMap::new();
    for observation in observations {
        by_place.entry(observation.place).or_default().push(observation);
    }
    let first: Vec<ControlPoint> = by_place
        .iter()
        .filter_map(|(place, observations)| replay::replay(*place, observations, as_of, world))
        .collect();
    name_victims(&mut by_place, &first, world);
    let points: Vec<ControlPoint> = by_place
        .iter()
        .filter_map(|(place, observations)| replay::replay(*place, observations, as_of, world))
        .collect();
    let (helpers, mut notes) = relation::helpers(&by_place, &points, world);
    let undecided = by_place.len() - points.len();
    if undecided > 0 {
        notes.push(format!("{undecided} places were fought over or struck, and nothing says which side holds them"));
    }
    Ledger { points, helpers, notes }
}

/// Within this distance of a place its holder is likely one of its neighbors: a sector of the front is as wide.
const SECTOR_KM: f64 = 25.0;

/// An attack shows who does not hold the place. Where no victim is named, it is the attacker's only enemy, the one that
/// holds the place by other evidence, or the only one nearby.
fn name_victims(by_place: &mut BTreeMap<PlaceId, Vec<Observation>>, told: &[ControlPoint], world: &World) {
    let known: Vec<&ControlPoint> = told.iter().filter(|point| !point.wide).collect();
    for (place, observations) in by_place.iter_mut() {
        let here = world.gazetteer.place(*place).point;
        for observation in observations {
            if let Effect::Attacked { by, victim: victim @ None, .. } = &mut observation.effect {
                let then: Vec<&ControlPoint> =
                    known.iter().filter(|point| was_known(point, observation.date)).copied().collect();
                *victim = likely_victim(*by, *place, here, &then, world).map(|side| (side, None));
            }
        }
    }
}

/// Whether what is said of a place was said within a season of a day: sectors change hands in months.
fn was_known(point: &ControlPoint, day: Date) -> bool {
    const SEASON_DAYS: i64 = 120;
    let apart = |other: Date| i64::from(other.since(day).map_or(i32::MAX, |span| span.get_days())).abs();
    let (Some(from), Some(to)) = (point.evidence_from, point.evidence_to) else { return false };
    (from..=to).contains(&day) || apart(from).min(apart(to)) <= SEASON_DAYS
}

fn likely_victim(by: Side, place: PlaceId, here: Point, known: &[&ControlPoint], world: &World) -> Option<Side> {
    let is_enemy = |side: &Side| world.actors.are_enemies(by, *side);
    let mut enemies = (0..world.actors.camps().len() as u8).map(Side).filter(is_enemy);
    if let (Some(only), None) = (enemies.next(), enemies.next()) {
        return Some(only);
    }
    if let Some(holder) = known.iter().find(|point| point.place == place).map(|point| point.side) {
        return Some(holder).filter(is_enemy);
    }
    let near = known.iter().filter(|point| rough_km(point.point, here) <= SECTOR_KM);
    let mut sides: Vec<Side> = near.map(|point| point.side).filter(is_enemy).collect();
    sides.sort_unstable();
    sides.dedup();
    if let [only] = sides[..] { Some(only) } else { None }
}
