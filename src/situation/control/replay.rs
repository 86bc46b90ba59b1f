//! The observations of one place, replayed in order.

use jiff::civil::Date;

use super::observation::{Effect, Observation, is_contact, is_wide};
use super::weight::{self, Weight};
use super::{ControlPoint, Status};
use crate::actors::{ActorId, Camp, Side};
use crate::gazetteer::PlaceId;
use crate::situation::deed::Evidence;
use crate::world::World;

/// An area is never surer than this: its holder does not hold all of it.
const WIDE_CONFIDENCE: f64 = 0.5;

/// What speaks for a side.
struct Entry {
    side: Side,
    actor: Option<ActorId>,
    points: f64,
    half_life_days: f64,
    observation: usize,
}

impl Entry {
    /// The share of its points that is left at the end of a day. What has no day may be of any age: it is never fresh.
    fn freshness(&self, observation: &Observation, as_of: Date) -> f64 {
        let half_lives = match observation.dated {
            true => days_between(observation.date, as_of) as f64 / self.half_life_days,
            false => weight::UNDATED_HALF_LIVES,
        };
        0.5_f64.powf(half_lives)
    }
}

#[derive(Default)]
struct State {
    entries: Vec<Entry>,
    /// The side that took it last, and the observation.
    taken: Option<(Side, usize)>,
    besieged: bool,
    /// Who besieges it, if that is told.
    besieger: Option<Side>,
    /// The last observation of fighting since it was taken.
    fought: Option<usize>,
}

/// Who holds a place at the end of a day, by observations in order; `None` when they do not say.
pub(super) fn replay(place: PlaceId, observations: &[Observation], as_of: Date, world: &World) -> Option<ControlPoint> {
    let wide = is_wide(place, world);
    let mut state = State::default();
    for (number, observation) in observations.iter().enumerate() {
        if !wide || is_of_whole(&observation.effect) {
            state.take(number, observation, observations, world);
        }
    }
    let tally = Tally::new(&state.entries, observations, as_of, world.actors.camps())?;
    let side = tally.best;
    let own: Vec<&Entry> = state.entries.iter().filter(|entry| entry.side == side).collect();
    let lead = own.iter().max_by(|a, b| a.points.total_cmp(&b.points).then(a.observation.cmp(&b.observation)))?;
    let days = own.iter().map(|entry| &observations[entry.observation]).filter(|own| own.dated).map(|own| own.date);
    let recent =
        |observation: &Observation| observation.dated && days_between(observation.date, as_of) <= weight::CONTACT_DAYS;
    let contested = state.fought.is_some_and(|number| recent(&observations[number])) || tally.is_close;
    let claimed = wide || own.iter().all(|entry| observations[entry.observation].claimed);
    let besieged = state.besieged && !wide && state.besieger != Some(side);
    let deciding = &observations[lead.observation];
    let (evidence, best) = evidence(observations, deciding);
    let confidence = if wide { tally.confidence.min(WIDE_CONFIDENCE) } else { tally.confidence };
    let since = state.taken.filter(|(by, _)| *by == side).map(|(_, number)| &observations[number]);
    Some(ControlPoint {
        place,
        point: world.gazetteer.place(place).point,
        side,
        holder: lead.actor,
        status: status(claimed, besieged, contested),
        contested,
        besieged,
        contact: observations.iter().any(|observation| is_contact(&observation.effect) && recent(observation)),
        since: since.filter(|taken| taken.dated).map(|taken| taken.date),
        evidence_from: days.clone().min(),
        evidence_to: days.max(),
        inferred: own.iter().all(|entry| matches!(observations[entry.observation].effect, Effect::Attacked { .. })),
        wide,
        confidence,
        evidence,
        best,
        evidence_n: observations.len(),
        deeds: observations.iter().filter_map(|observation| observation.deed).collect(),
        by_hand: matches!(deciding.effect, Effect::Settled { .. }),
        row: deciding.row.as_ref().map(|row| row.origin.clone()),
    })
}

/// Whether it is said of the whole of an area, and not only of something in it.
fn is_of_whole(effect: &Effect) -> bool {
    use Effect::{Holds, Left, Settled, Taken};
    matches!(effect, Holds { .. } | Taken { .. } | Left { .. } | Settled { .. })
}

fn status(claimed: bool, besieged: bool, contested: bool) -> Status {
    match (claimed, besieged, contested) {
        (true, _, _) => Status::Claimed,
        (_, true, _) => Status::Besieged,
        (_, _, true) => Status::Contested,
        _ => Status::Held,
    }
}

impl State {
    fn take(&mut self, number: usize, observation: &Observation, all: &[Observation], world: &World) {
        match observation.effect {
            Effect::Holds { side, actor, weight, pocket } => {
                self.add(number, observation, side, actor, weight);
                self.besieged |= pocket;
            }
            Effect::Attacked { by, victim, weight, siege } => {
                if siege {
                    (self.besieged, self.besieger) = (true, Some(by));
                }
                match victim {
                    Some((side, actor)) => self.add(number, observation, side, actor, weight),
                    None => self.spread(number, observation, by, weight, world),
                }
            }
            Effect::Fought => self.fought = Some(number),
            Effect::Encircled => self.besieged = true,
            Effect::Relieved { by } => {
                self.besieged = false;
                if let Some((side, actor)) = by {
                    self.add(number, observation, side, Some(actor), weight::RELIEVED);
                }
            }
            Effect::Left { side, to } => {
                self.wipe(observation, |entry| entry.side == side);
                self.taken = None;
                if let Some((side, actor)) = to {
                    self.add(number, observation, side, Some(actor), weight::LEFT_TO);
                }
            }
            Effect::Taken { side, actor, again } => {
                // Of two captures on one day neither is the later one, unless one of them took the place back.
                let same_day = |entry: &Entry| !again && is_capture_on_day_of(&all[entry.observation], observation);
                self.wipe(observation, |entry| entry.side != side && !same_day(entry));
                self.add(number, observation, side, Some(actor), weight::TAKEN);
                if !observation.claimed {
                    (self.besieged, self.fought) = (false, None);
                }
                self.taken = Some((side, number));
            }
            Effect::Settled { side, actor } => {
                *self = State::default();
                self.add(number, observation, side, actor, weight::SETTLED);
            }
            Effect::Beside { .. } => {}
        }
    }

    fn add(&mut self, number: usize, observation: &Observation, side: Side, actor: Option<ActorId>, weight: Weight) {
        let points = weight.points * observation.factor;
        self.entries.push(Entry { side, actor, points, half_life_days: weight.half_life_days, observation: number });
    }

    fn spread(&mut self, number: usize, observation: &Observation, by: Side, weight: Weight, world: &World) {
        let enemies: Vec<Side> = (0..world.actors.camps().len() as u8)
            .map(Side)
            .filter(|side| world.actors.are_enemies(by, *side))
            .collect();
        let share = Weight { points: weight.points / enemies.len().max(1) as f64, ..weight };
        for side in enemies {
            self.add(number, observation, side, None, share);
        }
    }

    /// Takes most of its worth from older evidence. A mere claim takes nothing: it stands beside it.
    fn wipe(&mut self, observation: &Observation, is_past: impl Fn(&Entry) -> bool) {
        if observation.claimed {
            return;
        }
        for entry in self.entries.iter_mut().filter(|entry| is_past(entry)) {
            entry.points *= weight::WIPED;
        }
    }
}

fn is_capture_on_day_of(other: &Observation, observation: &Observation) -> bool {
    (other.dated, other.date) == (observation.dated, observation.date) && matches!(other.effect, Effect::Taken { .. })
}

/// The sides' points at the end of a day.
struct Tally {
    best: Side,
    is_close: bool,
    /// The share of the best side among all, with one unit for "nobody knows".
    confidence: f64,
}

impl Tally {
    /// `None` when no side is ahead.
    fn new(entries: &[Entry], observations: &[Observation], as_of: Date, camps: &[Camp]) -> Option<Tally> {
        let mut sums: Vec<Option<f64>> = vec![None; camps.len()];
        for entry in entries {
            let points = entry.points * entry.freshness(&observations[entry.observation], as_of);
            *sums.get_mut(usize::from(entry.side.0))?.get_or_insert(0.0) += points;
        }
        let mut ranked: Vec<(usize, f64)> =
            sums.iter().enumerate().filter_map(|(side, sum)| sum.map(|sum| (side, sum))).collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let (best, points) = *ranked.first()?;
        let second = ranked.get(1).map(|(_, points)| *points);
        // What is within a twentieth is a tie. A share and no difference: both sides' points shrink as the news grows old.
        if second.is_some_and(|second| points <= second * 1.05) {
            return None;
        }
        let total: f64 = ranked.iter().map(|(_, points)| points.exp()).sum();
        Some(Tally {
            best: Side(best as u8),
            is_close: second.is_some_and(|second| second > points * weight::CONTRADICTS),
            confidence: points.exp() / (1.0 + total),
        })
    }
}

/// All sentences in order, each once, and where the deciding one stands.
fn evidence(observations: &[Observation], lead: &Observation) -> (Vec<Evidence>, usize) {
    let mut all: Vec<Evidence> =
        observations.iter().flat_map(|observation| observation.evidence.iter().cloned()).collect();
    all.sort();
    all.dedup();
    let best = lead.evidence.first().and_then(|lead| all.binary_search(lead).ok()).unwrap_or(0);
    (all, best)
}

fn days_between(from: Date, to: Date) -> i64 {
    to.since(from).map_or(0, |span| i64::from(span.get_days()))
}
