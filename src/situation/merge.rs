//! Deeds told twice become one that keeps all its evidence. Which two tellings are of one deed is `same`'s rule; here
//! they are grouped, and what the group says together is settled.
//!
//! A group takes in a telling only if it may be one deed with every member: otherwise a raid without a doer would join
//! the raids of two air forces. The surest pairs are joined first, so the outcome depends on what is told alone.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};
use smol_str::SmolStr;

use super::certainty;
use super::deed::{Deed, Evidence, Site};
use super::same;
use super::summary;
use super::telling::Telling;
use crate::date::Basis;
use crate::event::{Certainty, Counts, Event, Family, Kind, Party, Timing};
use crate::identity;
use crate::world::World;

/// All deeds, each once, in the order of their first telling.
pub(super) fn merge(tellings: &[Telling], world: &World) -> Vec<Deed> {
    let summed_up = summary::summed_up(tellings, world);
    let mut summaries: FxHashMap<usize, Vec<Telling>> = FxHashMap::default();
    for (telling, part) in tellings.iter().zip(&summed_up) {
        let part = std::iter::successors(*part, |part| summed_up[*part]).last();
        part.into_iter().for_each(|part| summaries.entry(part).or_default().push(*telling));
    }
    let own: Vec<usize> = (0..tellings.len()).filter(|at| summed_up[*at].is_none()).collect();
    let told: Vec<Telling> = own.iter().map(|&at| tellings[at]).collect();
    let deeds = groups(&told, world).into_iter().map(|group| {
        let summaries = group.iter().filter_map(|at| summaries.get(&own[*at])).flatten().copied().collect();
        deed(&group.iter().map(|&at| told[at]).collect::<Vec<_>>(), summaries, world)
    });
    let mut deeds: Vec<Deed> = deeds.collect();
    let ids = identity::unique(deeds.iter().map(|deed| deed.own_id(world)).collect());
    deeds.iter_mut().zip(ids).for_each(|(deed, id)| deed.id = id);
    deeds
}

/// Indices of the tellings of each deed, sorted; the groups by their first.
fn groups(tellings: &[Telling], world: &World) -> Vec<Vec<usize>> {
    let mut members: Vec<Vec<usize>> = (0..tellings.len()).map(|at| vec![at]).collect();
    let mut group_of: Vec<usize> = (0..tellings.len()).collect();
    // Groups only grow, so two that have members of two deeds stay two. Without this a busy day on one town, where each
    // telling that names nobody is near to both air forces, costs its number cubed.
    let mut apart: FxHashSet<(usize, usize)> = FxHashSet::default();
    for (_, a, b) in pairs(tellings, world) {
        let (keep, join) = (group_of[a].min(group_of[b]), group_of[a].max(group_of[b]));
        if keep == join || apart.contains(&(keep, join)) {
            continue;
        }
        let all_alike = members[keep].iter().all(|&one| {
            members[join].iter().all(|&other| same::likeness(&tellings[one], &tellings[other], world).is_some())
        });
        if !all_alike {
            apart.insert((keep, join));
            continue;
        }
        let joined = std::mem::take(&mut members[join]);
        for &member in &joined {
            group_of[member] = keep;
        }
        members[keep].extend(joined);
        members[keep].sort_unstable();
    }
    members.retain(|group| !group.is_empty());
    members
}

/// Degrees of a cell of the grid that near tellings are looked up in: 4 km and more, twice the distance of one spot.
const CELL_DEGREES: f64 = 0.05;

/// Pairs that may be one deed, the surest first.
fn pairs(tellings: &[Telling], world: &World) -> Vec<(u8, usize, usize)> {
    let mut cells: FxHashMap<(Family, i32, i32), Vec<Moment>> = FxHashMap::default();
    for (at, telling) in tellings.iter().enumerate() {
        cells.entry(cell(telling.event)).or_default().push(Moment::of(at, telling));
    }
    let mut pairs = Vec::new();
    for (a, telling) in tellings.iter().enumerate() {
        let (family, x, y) = cell(telling.event);
        let moment = Moment::of(a, telling);
        for (dx, dy) in (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (dx, dy))) {
            let near = cells.get(&(family, x + dx, y + dy)).into_iter().flatten();
            for b in near.filter(|other| other.at > a && moment.meets(other)).map(|other| other.at) {
                if let Some(likeness) = same::likeness(telling, &tellings[b], world) {
                    pairs.push((likeness, a, b));
                }
            }
        }
    }
    pairs.sort_unstable_by_key(|&(likeness, a, b)| (u8::MAX - likeness, a, b));
    pairs
}

/// Where and when a telling stands: little enough that a town with thousands of them is gone through fast.
struct Moment {
    at: usize,
    article: usize,
    from: Date,
    to: Date,
}

impl Moment {
    fn of(at: usize, telling: &Telling) -> Moment {
        // What has no day meets only what has none.
        let (from, to) = telling.event.when.map_or((Date::MIN, Date::MIN), |when| (when.from, when.to));
        Moment { at, article: telling.article, from, to }
    }

    /// Whether [`same::likeness`] is worth asking: of two articles, only what was done on common days can be one deed.
    fn meets(&self, other: &Moment) -> bool {
        self.article == other.article || self.from <= other.to && other.from <= self.to
    }
}

fn cell(event: &Event) -> (Family, i32, i32) {
    let (x, y) = event.place.spot.point.x_y();
    (event.kind.family(), (x / CELL_DEGREES).floor() as i32, (y / CELL_DEGREES).floor() as i32)
}

/// What the tellings of one deed say together. `group` is in order and not empty. The sentences that only sum it up are quoted
/// with it: their numbers and their spot are those of more than this deed.
fn deed(group: &[Telling], summaries: Vec<Telling>, world: &World) -> Deed {
    let kind = finest(group);
    let (doer, sufferer) = parties(group, kind);
    let (actor1, actor2) = if is_turned(kind) { (sufferer, doer) } else { (doer, sufferer) };
    let site = best_site(group);
    let when = group.iter().filter_map(|telling| telling.event.when).min_by_key(|when| when_rank(*when));
    let mut sources: Vec<SmolStr> = group.iter().flat_map(|telling| telling.event.sources.iter().cloned()).collect();
    sources.sort();
    sources.dedup();
    let told: Vec<Certainty> = group.iter().map(|telling| telling.event.certainty).collect();
    let certainty = certainty::together(&told, &sources, world);
    let independent = sources.len().max(distinct_quotes(group));
    let confidence = certainty::confidence(site.confidence, site.spot.precision, certainty, when, independent);
    let (evidence, best) = evidence(group, summaries, kind);
    let text = |get: fn(&Event) -> &Option<SmolStr>| {
        let best_first = std::iter::once(&group[best_telling(group, kind)]).chain(group);
        best_first.filter_map(|telling| get(telling.event).clone()).next()
    };
    Deed {
        id: SmolStr::default(),
        kind,
        actor1,
        actor2,
        origin: group.iter().find_map(|telling| telling.origin),
        target: text(|event| &event.target),
        weapon: text(|event| &event.weapon),
        when,
        counts: counts(group),
        certainty,
        sources,
        evidence,
        best,
        confidence,
        site,
        corrected: Vec::new(),
    }
}

/// Whether the first actor of the kind is the one who suffers.
fn is_turned(kind: Kind) -> bool {
    matches!(kind, Kind::Loss | Kind::Repelled)
}

/// The kind that says most. Who took a place says more than who lost it, and how an attack ended more than that it was.
fn finest(group: &[Telling]) -> Kind {
    let says = |kind: Kind| match kind {
        Kind::Loss => 0,
        Kind::Repelled => 4,
        kind => kind.fineness() + 1,
    };
    let kinds = group.iter().map(|telling| telling.event.kind);
    kinds.min_by_key(|kind| (u8::MAX - says(*kind), *kind)).expect("a group has a member")
}

/// Doer and sufferer: for each the party that most tellings name, the first of equals.
fn parties(group: &[Telling], kind: Kind) -> (Option<Party>, Option<Party>) {
    let lead = group.iter().find(|telling| telling.event.kind == kind).expect("the kind comes from the group");
    let lead = same::roles(lead.event);
    let oriented: Vec<_> = group.iter().map(|telling| oriented(telling.event, lead)).collect();
    (most_named(oriented.iter().filter_map(|roles| roles.0)), most_named(oriented.iter().filter_map(|roles| roles.1)))
}

/// The roles of a telling; of a clash, which has no attacker, turned as the leading telling has them.
fn oriented<'e>(event: &'e Event, lead: (Option<&Party>, Option<&Party>)) -> (Option<&'e Party>, Option<&'e Party>) {
    let (one, other) = same::roles(event);
    let meets = |a: Option<&Party>, b: Option<&Party>| a.zip(b).is_some_and(|(a, b)| a.side == b.side);
    let turned = event.kind == Kind::Clash && (meets(one, lead.1) || meets(other, lead.0));
    if turned { (other, one) } else { (one, other) }
}

fn most_named<'e>(parties: impl Iterator<Item = &'e Party>) -> Option<Party> {
    let all: Vec<&Party> = parties.collect();
    let named = |party: &Party| all.iter().filter(|other| other.actor == party.actor).count();
    let most = all.iter().map(|party| named(party)).max()?;
    all.iter().find(|party| named(party) == most).map(|party| (*party).clone())
}

/// The most specific spot.
fn best_site(group: &[Telling]) -> Site {
    let places = group.iter().map(|telling| &telling.event.place);
    let best = places.min_by(|a, b| {
        (a.spot.precision.cmp(&b.spot.precision))
            .then(a.spot.uncertainty_km.total_cmp(&b.spot.uncertainty_km))
            .then(b.confidence.total_cmp(&a.confidence))
    });
    let best = best.expect("a group has a member");
    // One sentence that tells it of the place itself is enough.
    let partial =
        group.iter().filter(|telling| telling.event.place.place == best.place).all(|it| it.event.place.partial);
    Site { place: best.place, spot: best.spot, text: best.text.clone(), partial, confidence: best.confidence }
}

/// Stated before reckoned before published; then the more precise, the shorter, the earlier.
fn when_rank(when: Timing) -> (u8, u8, i32, Date, Date) {
    let basis = match when.basis {
        Some(Basis::Stated) => 0,
        Some(Basis::Relative) => 1,
        None => 2,
    };
    let days = when.to.since(when.from).map_or(i32::MAX, |span| span.get_days());
    (basis, when.precision, days, when.from, when.to)
}

/// The largest number told of each: tolls rise while the dead are counted, and every number is a lower bound.
fn counts(group: &[Telling]) -> Counts {
    let most = |get: fn(&Counts) -> Option<u32>| group.iter().filter_map(|telling| get(&telling.event.counts)).max();
    Counts {
        strikes: most(|counts| counts.strikes),
        munitions: most(|counts| counts.munitions),
        killed: most(|counts| counts.killed),
        children: most(|counts| counts.children),
        injured: most(|counts| counts.injured),
    }
}

/// Different sentences: a dispatch that several outlets print is one witness.
fn distinct_quotes(group: &[Telling]) -> usize {
    let mut firsts: Vec<&Telling> = group.iter().collect();
    firsts.dedup_by_key(|telling| telling.article);
    firsts.iter().map(|telling| telling.quote).collect::<BTreeSet<&str>>().len()
}

/// The sentences in order, each once, and which of them says most.
fn evidence(group: &[Telling], summaries: Vec<Telling>, kind: Kind) -> (Vec<Evidence>, usize) {
    let sentence = |telling: &Telling| (telling.article, telling.event.span);
    let best = sentence(&group[best_telling(group, kind)]);
    let mut sentences: Vec<Evidence> = group
        .iter()
        .chain(&summaries)
        .map(|telling| Evidence { article: telling.article, span: telling.event.span, quote: telling.quote.into() })
        .collect();
    sentences.sort();
    sentences.dedup();
    let at = sentences.iter().position(|evidence| (evidence.article, evidence.span) == best).unwrap_or(0);
    (sentences, at)
}

/// The telling that has most of day, spot, kind, doer and certainty.
fn best_telling(group: &[Telling], kind: Kind) -> usize {
    let rank = |telling: &Telling| {
        let event = telling.event;
        let day = event.when.map_or(3, |when| when_rank(when).0);
        let silent = event.actor1.is_none();
        (event.place.spot.precision, day, event.kind != kind, silent, Reverse(event.certainty))
    };
    (0..group.len()).min_by_key(|&at| (rank(&group[at]), at)).expect("a group has a member")
}
