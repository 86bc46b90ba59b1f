//! Whether two tellings are of one deed. The whole rule stands here:
//!
//! - same place: one place of the gazetteer meant at spots within 2 km, or two entries of one name that close together;
//! - same or compatible kind: one family of kinds; a strike told by two different weapons is two strikes, a general word
//!   ("shelling") goes with any of its family;
//! - same actors, or one side silent. Strikes go by actor: raids of two air forces are two deeds of one camp. Fighting and
//!   conquest go by camp: a town that is taken by a group and "by rebels" on one day fell once;
//! - same day: days that overlap; or, within one article, at most 3 days apart where one of them is only the day of
//!   publication, or no day at all. A whole month, or no day on both sides, is compared within one article only, or where
//!   one sentence stands in both, as in a dispatch that two outlets print.
//!
//! What only sums up the deeds of its article is no deed: see `summary`.
//!
//! So a capture and a recapture on other days stay two, and what cannot be told to be one stays two.

use super::telling::Telling;
use crate::event::{Event, Family, Kind, Party, Timing};
use crate::gazetteer::skeleton;
use crate::geodesy::rough_km;
use crate::resolve::Precision;
use crate::world::World;

/// Spots closer than this are one: less than the distance of neighboring villages, more than gazetteers differ.
const SAME_SPOT_KM: f64 = 2.0;

/// News of a deed is published on its day or in the few days after.
const NEWS_LAG_DAYS: i32 = 3;

/// How surely two tellings are of one deed; `None` when they are of two. Surer pairs are joined first.
pub(super) fn likeness(a: &Telling, b: &Telling, world: &World) -> Option<u8> {
    if !same_kind(a, b) {
        return None;
    }
    let day = same_day(a, b)?;
    let actors = same_actors(a.event, b.event)?;
    same_place(a.event, b.event, world).then_some(day * 8 + actors)
}

/// Whether one may tell what the other tells, places apart.
pub(super) fn may_be_one(a: &Telling, b: &Telling) -> bool {
    same_kind(a, b) && same_day(a, b).is_some() && same_actors(a.event, b.event).is_some()
}

fn same_day(a: &Telling, b: &Telling) -> Option<u8> {
    let one_article = a.article == b.article;
    let one_text = || one_article || a.quote == b.quote;
    match (a.event.when, b.event.when) {
        (Some(first), Some(second)) => {
            let firm = first.basis.is_some() && second.basis.is_some();
            let vague = first.precision.max(second.precision) > 2;
            if vague && !one_text() {
                return None;
            }
            if overlap(first, second) {
                return Some(if firm && !vague { 3 } else { 2 });
            }
            (one_article && !firm && gap_days(first, second) <= NEWS_LAG_DAYS).then_some(1)
        }
        (None, None) => one_text().then_some(1),
        _ => one_article.then_some(0),
    }
}

fn overlap(a: Timing, b: Timing) -> bool {
    a.from <= b.to && b.from <= a.to
}

fn gap_days(a: Timing, b: Timing) -> i32 {
    let (early, late) = if a.to < b.from { (a.to, b.from) } else { (b.to, a.from) };
    late.since(early).map_or(i32::MAX, |span| span.get_days())
}

fn same_kind(a: &Telling, b: &Telling) -> bool {
    let (one, other) = (a.event.kind, b.event.kind);
    if one == other {
        return true;
    }
    if one.family() != other.family() || [one, other].contains(&Kind::SiegeLifted) {
        return false;
    }
    if !one.is_strike() {
        return true;
    }
    // What one sentence tells as two strikes ("raids and barrel bombs") is two.
    let one_sentence = a.article == b.article && a.event.span == b.event.span;
    let general = one.fineness() == 0 || other.fineness() == 0;
    let car_and_suicide = [one, other].iter().all(|kind| matches!(kind, Kind::CarBomb | Kind::SuicideBomb));
    !one_sentence && (general || car_and_suicide)
}

fn same_place(a: &Event, b: &Event, world: &World) -> bool {
    let (one, other) = (&a.place, &b.place);
    if rough_km(one.spot.point, other.spot.point) > SAME_SPOT_KM {
        return false;
    }
    if one.place == other.place {
        return true;
    }
    let wide = one.spot.precision == Precision::Area || other.spot.precision == Precision::Area;
    let name = |place| skeleton(world.gazetteer.place(place).name);
    !wide && name(one.place) == name(other.place)
}

/// Who did it to whom. The doer of a repelled attack is the one that it was repelled from, and who loses a place suffers.
pub(super) fn roles(event: &Event) -> (Option<&Party>, Option<&Party>) {
    match event.kind {
        Kind::Loss | Kind::Repelled => (event.actor2.as_ref(), event.actor1.as_ref()),
        _ => (event.actor1.as_ref(), event.actor2.as_ref()),
    }
}

fn same_actors(a: &Event, b: &Event) -> Option<u8> {
    let (one, other) = (roles(a), roles(b));
    let straight = pair(a.kind, one, other);
    // A clash has no attacker.
    let mirrored = a.kind.family() == Family::Fight && [a.kind, b.kind].contains(&Kind::Clash);
    if mirrored { straight.max(pair(a.kind, one, (other.1, other.0))) } else { straight }
}

fn pair(kind: Kind, one: (Option<&Party>, Option<&Party>), other: (Option<&Party>, Option<&Party>)) -> Option<u8> {
    let doer = agree(one.0, other.0, kind.is_strike())?;
    let sufferer = agree(one.1, other.1, false)?;
    Some(doer * 2 + sufferer)
}

/// 2 the same, 1 nobody named, 0 one named; `None` when two are named that differ.
fn agree(one: Option<&Party>, other: Option<&Party>, by_actor: bool) -> Option<u8> {
    match (one, other) {
        (Some(one), Some(other)) => {
            let same = one.actor == other.actor || (!by_actor && one.side.is_some() && one.side == other.side);
            same.then_some(2)
        }
        (None, None) => Some(1),
        _ => Some(0),
    }
}
