//! Deeds as people have corrected them. A correction that finds nothing any more is told, and waits for the day when it does.

use std::collections::BTreeSet;

use jiff::civil::Date;
use smol_str::SmolStr;

use super::Cited;
use super::certainty;
use super::deed::{Deed, Evidence, Site};
use crate::actors::{ActorId, Side};
use crate::correction::{Action, Added, Change, Correction, Corrections, Whereabouts};
use crate::date::Basis;
use crate::event::{Certainty, Counts, Party, Timing};
use crate::gazetteer::PlaceId;
use crate::identity;
use crate::report::Report;
use crate::resolve::{Ground, Outcome, Precision};
use crate::span::Span;
use crate::world::World;

/// What became of the corrections.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Corrected {
    /// How many found what they are about.
    pub applied: usize,
    /// The others: where each stands, and what it was to do.
    pub unmatched: Vec<String>,
    /// Who holds a place from a day on, for the ledger.
    pub(super) held: Vec<Held>,
}

/// Who holds a place from a day on, as somebody says by hand.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Held {
    pub place: PlaceId,
    pub side: Side,
    pub holder: Option<ActorId>,
    pub date: Date,
    pub evidence: Evidence,
}

/// Applies all corrections of deeds in their order. What is added by hand cites the correction as its article, behind all others.
pub(super) fn deeds(
    deeds: &mut Vec<Deed>,
    articles: &mut Vec<Cited>,
    reports: &[&Report],
    corrections: &Corrections,
    world: &World,
) -> Corrected {
    let mut corrected = Corrected::default();
    for correction in &corrections.rows {
        let found = match &correction.action {
            Action::Pin { .. } => is_pinned(correction, reports),
            Action::Hold { place, side, holder, date } => {
                let evidence = cite(correction, articles);
                corrected.held.push(Held { place: *place, side: *side, holder: *holder, date: *date, evidence });
                true
            }
            Action::Add(added) => {
                let evidence = cite(correction, articles);
                let taken = deeds.iter().map(|deed| deed.id.clone()).collect();
                deeds.push(by_hand(added, correction, evidence, taken, world));
                true
            }
            Action::Reject { feature } => {
                let before = deeds.len();
                deeds.retain(|deed| deed.id != *feature);
                deeds.len() < before
            }
            Action::Move { feature, to } => change(deeds, feature, correction, "moved", |deed| relocate(deed, *to)),
            Action::Set { feature, change: told } => {
                let done = format!("{} set", told.field());
                change(deeds, feature, correction, &done, |deed| set(deed, told, world))
            }
        };
        if found {
            corrected.applied += 1;
        } else {
            corrected.unmatched.push(format!("{}: {}", correction.origin, correction.action.told()));
        }
    }
    corrected
}

/// The sentence of a correction, as that of an article which is the correction itself.
fn cite(correction: &Correction, articles: &mut Vec<Cited>) -> Evidence {
    let article = articles.len();
    articles.push(Cited {
        id: correction.origin.to_string(),
        title: None,
        url: None,
        source: correction.source.as_ref().map(SmolStr::to_string),
        // The day of the correction is no day of news: it must not become the day of the map.
        published: None,
    });
    Evidence { article, span: Span::default(), quote: correction.reason.clone() }
}

/// Whether some name was settled by this correction.
fn is_pinned(correction: &Correction, reports: &[&Report]) -> bool {
    let Action::Pin { place, .. } = &correction.action else { return false };
    let by_it = |outcome: &Outcome| match outcome {
        Outcome::Located(located) => {
            located.reasons.iter().any(|reason| reason.ground == Ground::ByHand(correction.line))
        }
        Outcome::SetAside(_) => place.is_none(),
        _ => false,
    };
    reports.iter().any(|report| {
        let pinned = Corrections { rows: vec![correction.clone()] }.pinned(&report.article, &report.mentions);
        pinned.iter().zip(&report.outcomes).any(|(pinned, outcome)| pinned.is_some() && by_it(outcome))
    })
}

/// Changes the deed of an id, and marks it; false where there is none.
fn change(deeds: &mut [Deed], feature: &str, correction: &Correction, done: &str, change: impl Fn(&mut Deed)) -> bool {
    let Some(deed) = deeds.iter_mut().find(|deed| deed.id == feature) else { return false };
    change(deed);
    deed.corrected.push(correction.mark(done));
    true
}

fn relocate(deed: &mut Deed, to: Whereabouts) {
    deed.site = Site { place: to.place, spot: to.spot, confidence: 1.0, partial: false, ..deed.site.clone() };
}

fn set(deed: &mut Deed, change: &Change, world: &World) {
    match change {
        Change::Kind(kind) => deed.kind = *kind,
        Change::Days(days) => deed.when = timing(*days),
        Change::Actor1(actor) => deed.actor1 = party(*actor, deed.when, world),
        Change::Actor2(actor) => deed.actor2 = party(*actor, deed.when, world),
        Change::Certainty(certainty) => deed.certainty = *certainty,
        Change::Killed(number) => deed.counts.killed = *number,
        Change::Injured(number) => deed.counts.injured = *number,
        Change::Target(target) => deed.target = target.clone(),
        Change::Weapon(weapon) => deed.weapon = weapon.clone(),
    }
}

fn timing(days: Option<(Date, Date)>) -> Option<Timing> {
    days.map(|(from, to)| Timing { from, to, precision: if from == to { 1 } else { 2 }, basis: Some(Basis::Stated) })
}

fn party(actor: Option<ActorId>, when: Option<Timing>, world: &World) -> Option<Party> {
    let side = |actor| world.actors.side_of(actor, when.map(|when| when.from));
    actor.map(|actor| Party { actor, side: side(actor), text: world.actors.name(actor).into() })
}

/// A deed that somebody adds. It counts as reported: somebody names a source for it.
fn by_hand(
    added: &Added,
    correction: &Correction,
    evidence: Evidence,
    mut taken: BTreeSet<SmolStr>,
    world: &World,
) -> Deed {
    let Whereabouts { place, spot } = added.at;
    let when = timing(added.days);
    let mut deed = Deed {
        id: SmolStr::default(),
        kind: added.kind,
        site: Site { place, spot, text: world.gazetteer.place(place).name.into(), partial: false, confidence: 1.0 },
        actor1: party(added.actor1, when, world),
        actor2: party(added.actor2, when, world),
        origin: None,
        target: None,
        weapon: None,
        when,
        counts: Counts { killed: added.killed, ..Counts::default() },
        certainty: Certainty::Reported,
        sources: correction.source.iter().cloned().collect(),
        evidence: vec![evidence],
        best: 0,
        confidence: certainty::confidence(1.0, Precision::Place, Certainty::Reported, when, 1),
        corrected: vec![correction.mark("added")],
    };
    deed.id = identity::free(deed.own_id(world), &mut taken);
    deed
}
