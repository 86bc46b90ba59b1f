//! From deeds and statements to observations on single places. What happened near a place, or somewhere in an area, says
//! nothing about the place.

use std::collections::BTreeMap;

use jiff::civil::Date;
use smol_str::SmolStr;

use super::super::Cited;
use super::super::correct::Held;
use super::super::deed::{Deed, Evidence};
use super::Told;
use super::weight::{self, Weight};
use crate::actors::{ActorId, Side};
use crate::baseline::{Baseline, Known};
use crate::event::{Certainty, Family, Holding, Kind, Party, Relation};
use crate::gazetteer::{PlaceId, PlaceKind};
use crate::report::Report;
use crate::resolve::Precision;
use crate::world::World;

/// One thing said on one place.
#[derive(Clone, Debug)]
pub(super) struct Observation {
    pub place: PlaceId,
    /// The day it counts from.
    pub date: Date,
    /// Whether the text or the day of publication gives that day; else it is the day of the map, the age is not known,
    /// and it counts as older than all that has a day.
    pub dated: bool,
    pub effect: Effect,
    /// For certainty and the place's own confidence.
    pub factor: f64,
    /// A party says so to its own credit, or the text doubts it.
    pub claimed: bool,
    /// In order; empty where it comes from the baseline.
    pub evidence: Vec<Evidence>,
    /// The deed it comes from.
    pub deed: Option<usize>,
    /// The row of the baseline that it comes from.
    pub row: Option<Row>,
}

/// A row of the baseline: its number, and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Row {
    number: usize,
    pub origin: SmolStr,
}

/// What it says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Effect {
    /// A side holds it.
    Holds { side: Side, actor: Option<ActorId>, weight: Weight, pocket: bool },
    /// A side holds what lies on that bearing of it.
    Beside { side: Side, actor: ActorId, bearing: u16 },
    /// A side attacks it, so another one holds it.
    Attacked { by: Side, victim: Option<(Side, Option<ActorId>)>, weight: Weight, siege: bool },
    /// There is fighting at it.
    Fought,
    /// It is besieged, and nobody says by whom.
    Encircled,
    /// A siege of it has ended, by the side that holds it if anybody is named.
    Relieved { by: Option<(Side, ActorId)> },
    /// A side lost or left it.
    Left { side: Side, to: Option<(Side, ActorId)> },
    /// A side took it.
    Taken { side: Side, actor: ActorId, again: bool },
    /// A side holds it, as somebody says by hand: what was told before counts no more.
    Settled { side: Side, actor: Option<ActorId> },
}

impl PartialEq for Weight {
    fn eq(&self, other: &Weight) -> bool {
        (self.points, self.half_life_days) == (other.points, other.half_life_days)
    }
}

/// All observations up to the end of a day, those of one place in the order in which they are to be replayed.
pub(super) fn gather(told: &Told, baseline: &Baseline, as_of: Date, world: &World) -> Vec<Observation> {
    let Told { deeds, reports, articles, held } = *told;
    let mut all = of_baseline(baseline, as_of);
    for (number, deed) in deeds.iter().enumerate() {
        all.extend(of_deed(number, deed, articles, as_of, world));
    }
    all.extend(of_holdings(reports, articles, as_of, world));
    set_back(&mut all);
    all.extend(held.iter().map(by_hand));
    all.retain(|observation| observation.date <= as_of);
    all.sort_by(|a, b| order(a).cmp(&order(b)));
    all
}

/// The rows that are of a place of the gazetteer. Of several that give it to one side on one day the surest counts.
fn of_baseline(baseline: &Baseline, as_of: Date) -> Vec<Observation> {
    let mut surest: BTreeMap<(PlaceId, Side, Option<Date>), usize> = BTreeMap::new();
    for (number, row) in baseline.rows.iter().enumerate() {
        let Some(place) = row.place else { continue };
        let best = surest.entry((place, row.side, row.date)).or_insert(number);
        if row.confidence > baseline.rows[*best].confidence {
            *best = number;
        }
    }
    surest.into_iter().map(|((place, ..), number)| of_row(place, number, &baseline.rows[number], as_of)).collect()
}

fn of_row(place: PlaceId, number: usize, row: &Known, as_of: Date) -> Observation {
    let weight = weight::known(row.confidence);
    Observation {
        place,
        date: row.date.unwrap_or(as_of),
        dated: row.date.is_some(),
        effect: Effect::Holds { side: row.side, actor: row.holder, weight, pocket: false },
        factor: 1.0,
        claimed: false,
        evidence: Vec::new(),
        deed: None,
        row: Some(Row { number, origin: row.origin.as_str().into() }),
    }
}

fn by_hand(held: &Held) -> Observation {
    Observation {
        place: held.place,
        date: held.date,
        dated: true,
        effect: Effect::Settled { side: held.side, actor: held.holder },
        factor: 1.0,
        claimed: false,
        evidence: vec![held.evidence.clone()],
        deed: None,
        row: None,
    }
}

/// By place and day, the undated first; on one day what was known beforehand is before all, what is before what changes
/// it, and a recapture behind the capture.
fn order(observation: &Observation) -> (PlaceId, bool, Date, u8, &[Evidence], Option<usize>) {
    let class = match observation.effect {
        _ if observation.row.is_some() => 0,
        Effect::Holds { .. } | Effect::Beside { .. } => 1,
        Effect::Attacked { .. } | Effect::Encircled => 2,
        Effect::Fought => 3,
        Effect::Relieved { .. } => 4,
        Effect::Left { .. } => 5,
        Effect::Taken { again: false, .. } => 6,
        Effect::Taken { again: true, .. } => 7,
        Effect::Settled { .. } => 8,
    };
    let from = observation.deed.or(observation.row.as_ref().map(|row| row.number));
    (observation.place, observation.dated, observation.date, class, &observation.evidence, from)
}

/// An article that tells how a place changed hands and calls it by a holder without a day of its own ("the rebel-held
/// town") means the time before the change.
fn set_back(all: &mut [Observation]) {
    let mut changes: BTreeMap<(PlaceId, usize), Date> = BTreeMap::new();
    for change in all.iter().filter(|observation| observation.changes_hands()) {
        for evidence in &change.evidence {
            let first = changes.entry((change.place, evidence.article)).or_insert(change.date);
            *first = change.date.min(*first);
        }
    }
    for observation in all.iter_mut().filter(|observation| matches!(observation.effect, Effect::Holds { .. })) {
        let first = observation.evidence.first();
        let change = first.and_then(|evidence| changes.get(&(observation.place, evidence.article)));
        observation.date = change.map_or(observation.date, |change| observation.date.min(*change));
    }
}

impl Observation {
    fn changes_hands(&self) -> bool {
        matches!(self.effect, Effect::Taken { .. } | Effect::Left { .. })
    }
}

fn of_deed(number: usize, deed: &Deed, articles: &[Cited], as_of: Date, world: &World) -> Option<Observation> {
    let place = deed.site.place;
    let itself = speaks_of_itself(place, deed.site.spot.point, deed.site.spot.precision, world);
    if !itself || deed.site.partial {
        return None;
    }
    let effect = effect(deed, world)?;
    let published = articles_date(deed.articles(), articles);
    let date = deed.when.map(|when| when.to).or(published);
    Some(Observation {
        place,
        date: date.unwrap_or(as_of),
        dated: date.is_some(),
        effect,
        factor: weight::factor(deed.certainty) * deed.site.confidence,
        claimed: deed.certainty <= Certainty::Claimed,
        evidence: deed.evidence.clone(),
        deed: Some(number),
        row: None,
    })
}

fn articles_date(numbers: Vec<usize>, articles: &[Cited]) -> Option<Date> {
    numbers.into_iter().filter_map(|article| articles[article].published).min()
}

/// Whether the place itself is meant, and is of a kind that can be held: no road, no river.
fn speaks_of_itself(place: PlaceId, spot: geo::Point, precision: Precision, world: &World) -> bool {
    let place = world.gazetteer.place(place);
    let holdable = !matches!(place.kind, PlaceKind::Road | PlaceKind::Water);
    holdable && precision != Precision::Near && spot == place.point
}

/// Whether a place is an area of many places, each of which may be held by another.
pub(super) fn is_wide(place: PlaceId, world: &World) -> bool {
    let kind = world.gazetteer.place(place).kind;
    kind.is_area() || matches!(kind, PlaceKind::Region | PlaceKind::Mountain)
}

/// What a deed says on who holds its place.
fn effect(deed: &Deed, world: &World) -> Option<Effect> {
    let first = deed.actor1.as_ref().and_then(sided);
    let second = deed.actor2.as_ref().and_then(sided);
    let attacked = |weight, siege| {
        let (by, _) = first?;
        // Who is named beside the attacker may be its ally.
        let victim = second.filter(|(side, _)| world.actors.are_enemies(by, *side));
        Some(Effect::Attacked { by, victim: victim.map(|(side, actor)| (side, Some(actor))), weight, siege })
    };
    match deed.kind {
        Kind::Capture | Kind::Recapture => match (first, second) {
            (Some((side, actor)), _) => Some(Effect::Taken { side, actor, again: deed.kind == Kind::Recapture }),
            (None, Some((side, _))) => Some(Effect::Left { side, to: None }),
            (None, None) => Some(Effect::Fought),
        },
        Kind::Loss | Kind::Withdrawal => first.map(|(side, _)| Effect::Left { side, to: second }),
        Kind::Repelled => first.map(|(side, actor)| Effect::Holds {
            side,
            actor: Some(actor),
            weight: weight::HELD_OUT,
            pocket: false,
        }),
        Kind::Siege => attacked(weight::BESIEGED, true).or_else(|| besieged(second)).or(Some(Effect::Encircled)),
        Kind::SiegeLifted => Some(Effect::Relieved { by: first }),
        Kind::Advance => attacked(weight::PUSHED_AT, false).or(Some(Effect::Fought)),
        Kind::Clash | Kind::Assault => Some(Effect::Fought),
        Kind::Truce | Kind::Downing => None,
        // A bomb that was laid or driven there kills in towns of either side.
        kind if kind.family() == Family::Bomb => None,
        _ => attacked(weight::STRUCK, false),
    }
}

/// A place that a side is besieged in, by nobody named.
fn besieged(by: Option<(Side, ActorId)>) -> Option<Effect> {
    by.map(|(side, actor)| Effect::Holds { side, actor: Some(actor), weight: weight::BESIEGED, pocket: true })
}

fn sided(party: &Party) -> Option<(Side, ActorId)> {
    party.side.map(|side| (side, party.actor))
}

/// Statements of who holds a place. Said again in one article one counts once, with all its sentences.
fn of_holdings(reports: &[&Report], articles: &[Cited], as_of: Date, world: &World) -> Vec<Observation> {
    let mut all: Vec<Observation> = Vec::new();
    for (article, report) in reports.iter().enumerate() {
        let mut own: Vec<Observation> = Vec::new();
        for holding in &report.told.holdings {
            let Some(observation) = of_holding(article, report, holding, articles, as_of, world) else { continue };
            if own.iter().any(|known| is_second_holder(known, &observation)) {
                continue;
            }
            let known = own.iter_mut().find(|known| {
                known.place == observation.place && known.date == observation.date && known.effect == observation.effect
            });
            match known {
                Some(known) => known.evidence.extend(observation.evidence),
                None => own.push(observation),
            }
        }
        for observation in &mut own {
            observation.evidence.sort();
            observation.evidence.dedup();
        }
        all.extend(own);
    }
    all
}

/// Whether a sentence has given the place a holder before. "The pocket of A around T, between land held by B" names B for
/// what lies beside T.
fn is_second_holder(known: &Observation, observation: &Observation) -> bool {
    let side = |effect: &Effect| match effect {
        Effect::Holds { side, .. } => Some(*side),
        _ => None,
    };
    let (first, second) = (side(&known.effect), side(&observation.effect));
    let one_sentence = known.evidence.iter().any(|evidence| evidence.span == observation.evidence[0].span);
    known.place == observation.place && one_sentence && first.is_some() && second.is_some() && first != second
}

/// "The pocket around A and B": what the sentence says of one place of the holder goes for its list.
fn is_in_pocket(report: &Report, holding: &Holding) -> bool {
    report.told.holdings.iter().any(|other| {
        other.span == holding.span
            && other.holder.actor == holding.holder.actor
            && other.relation == Relation::Pocket
            && holding.relation == Relation::Holds
    })
}

fn of_holding(
    article: usize,
    report: &Report,
    holding: &Holding,
    articles: &[Cited],
    as_of: Date,
    world: &World,
) -> Option<Observation> {
    let (side, actor) = sided(&holding.holder)?;
    let meant = report.outcomes.get(holding.mention)?.located()?.meant;
    let held = |weight, pocket| Effect::Holds { side, actor: Some(actor), weight, pocket };
    let effect = match holding.relation {
        _ if is_in_pocket(report, holding) => held(weight::POCKET, true),
        Relation::Holds if !speaks_of_itself(holding.place, meant.point, meant.precision, world) => return None,
        Relation::Holds => held(weight::HELD, false),
        Relation::Pocket => held(weight::POCKET, true),
        Relation::Beside(bearing) => Effect::Beside { side, actor, bearing },
    };
    let date = holding.when.map(|when| when.to).or(articles[article].published);
    let quote = holding.span.of(&report.article.text).into();
    Some(Observation {
        place: holding.place,
        date: date.unwrap_or(as_of),
        dated: date.is_some(),
        effect,
        factor: holding.confidence,
        claimed: false,
        evidence: vec![Evidence { article, span: holding.span, quote }],
        deed: None,
        row: None,
    })
}

/// Whether a deed is fighting at its place, on which the line is drawn toward it.
pub(super) fn is_contact(effect: &Effect) -> bool {
    matches!(effect, Effect::Fought | Effect::Taken { .. })
}
