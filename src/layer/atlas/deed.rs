//! Strikes and ground events.

use geo::Geometry;
use smol_str::SmolStr;

use super::common::{Articles, Desk, admins, area, day, list, quotes};
use crate::date::Basis;
use crate::event::{Kind, Party};
use crate::layer::{GroundEventProperties, StrikeProperties, symbol};
use crate::situation::Deed;

/// The camp whose captures the codebook of ACLED calls regained territory: the published word for the state's side.
const STATE: &str = "government";

/// The features of `strikes`.
pub(super) fn strikes(desk: &Desk) -> Vec<(Geometry, StrikeProperties)> {
    features(desk, true, |deed, shared| StrikeProperties {
        id: shared.id,
        event_date: shared.event_date,
        event_date_end: shared.event_date_end,
        time_precision: deed.when.map(|when| i64::from(when.precision)),
        date_basis: shared.date_basis,
        event_type: shared.event_type,
        sub_event_type: shared.sub_event_type,
        kind: deed.kind.word().into(),
        actor1: desk.party_name(&deed.actor1),
        actor1_text: deed.actor1.as_ref().map(|party| party.text.clone()),
        side1: desk.party_side(&deed.actor1),
        actor2: desk.party_name(&deed.actor2),
        side2: desk.party_side(&deed.actor2),
        target: deed.target.clone(),
        weapon: deed.weapon.clone(),
        strikes_n: deed.counts.strikes.map(i64::from),
        munitions_n: deed.counts.munitions.map(i64::from),
        fatalities: deed.counts.killed.map(i64::from),
        fatalities_children: deed.counts.children.map(i64::from),
        injured: deed.counts.injured.map(i64::from),
        admin1: shared.admin[0].clone(),
        admin2: shared.admin[1].clone(),
        admin3: shared.admin[2].clone(),
        location: Some(shared.location),
        location_ar: shared.location_ar,
        location_text: Some(deed.site.text.clone()),
        place_id: Some(shared.place_id),
        latitude: deed.site.spot.point.y(),
        longitude: deed.site.spot.point.x(),
        geo_precision: deed.site.spot.precision.number(),
        uncertainty_km: Some(deed.site.spot.uncertainty_km),
        certainty: deed.certainty.word().into(),
        confidence: deed.confidence,
        source: list(deed.sources.iter().cloned()),
        sources_n: deed.sources.len() as i64,
        articles: shared.articles.ids,
        articles_n: shared.articles.n,
        titles: shared.articles.titles,
        urls: shared.articles.urls,
        notes: quotes(&deed.evidence, deed.best),
        marker_color: symbol::of(deed.kind.word()).color.into(),
        marker_symbol: symbol::of(deed.kind.word()).maki.into(),
        marker_size: symbol::marker_size(deed.counts.killed.map(i64::from)).into(),
        correction: list(deed.corrected.iter().cloned()),
    })
}

/// The features of `ground_events`.
pub(super) fn ground_events(desk: &Desk) -> Vec<(Geometry, GroundEventProperties)> {
    features(desk, false, |deed, shared| {
        let [control_from, control_to] = control(desk, deed);
        let [from_place, to_place] = movement(desk, deed);
        GroundEventProperties {
            id: shared.id,
            event_date: shared.event_date,
            event_date_end: shared.event_date_end,
            time_precision: deed.when.map(|when| i64::from(when.precision)),
            date_basis: shared.date_basis,
            event_type: shared.event_type,
            sub_event_type: shared.sub_event_type,
            kind: deed.kind.word().into(),
            actor1: desk.party_name(&deed.actor1),
            actor1_text: deed.actor1.as_ref().map(|party| party.text.clone()),
            side1: desk.party_side(&deed.actor1),
            actor2: desk.party_name(&deed.actor2),
            side2: desk.party_side(&deed.actor2),
            target: deed.target.clone(),
            control_from,
            control_to,
            from_place,
            to_place,
            fatalities: deed.counts.killed.map(i64::from),
            fatalities_children: deed.counts.children.map(i64::from),
            injured: deed.counts.injured.map(i64::from),
            admin1: shared.admin[0].clone(),
            admin2: shared.admin[1].clone(),
            admin3: shared.admin[2].clone(),
            location: Some(shared.location),
            location_ar: shared.location_ar,
            location_text: Some(deed.site.text.clone()),
            place_id: Some(shared.place_id),
            latitude: deed.site.spot.point.y(),
            longitude: deed.site.spot.point.x(),
            geo_precision: deed.site.spot.precision.number(),
            uncertainty_km: Some(deed.site.spot.uncertainty_km),
            certainty: deed.certainty.word().into(),
            confidence: deed.confidence,
            source: list(deed.sources.iter().cloned()),
            sources_n: deed.sources.len() as i64,
            articles: shared.articles.ids,
            articles_n: shared.articles.n,
            titles: shared.articles.titles,
            urls: shared.articles.urls,
            notes: quotes(&deed.evidence, deed.best),
            marker_color: symbol::of(deed.kind.word()).color.into(),
            marker_symbol: symbol::of(deed.kind.word()).maki.into(),
            marker_size: symbol::marker_size(deed.counts.killed.map(i64::from)).into(),
            correction: list(deed.corrected.iter().cloned()),
        }
    })
}

/// What both layers work out in the same way.
struct Shared {
    id: SmolStr,
    event_date: Option<SmolStr>,
    event_date_end: Option<SmolStr>,
    date_basis: SmolStr,
    event_type: SmolStr,
    sub_event_type: Option<SmolStr>,
    admin: [Option<SmolStr>; 3],
    location: SmolStr,
    location_ar: Option<SmolStr>,
    place_id: SmolStr,
    articles: Articles,
}

fn features<P>(desk: &Desk, strikes: bool, lay_out: impl Fn(&Deed, Shared) -> P) -> Vec<(Geometry, P)> {
    let deeds = desk.situation.deeds.iter().filter(|deed| deed.kind.is_strike() == strikes);
    deeds.map(|deed| (Geometry::Point(deed.site.spot.point), lay_out(deed, shared(desk, deed)))).collect()
}

fn shared(desk: &Desk, deed: &Deed) -> Shared {
    let place = desk.world.gazetteer.place(deed.site.place);
    let (event_type, sub_event_type) = acled(desk, deed);
    let last = deed.when.filter(|when| when.to != when.from);
    Shared {
        id: deed.id.clone(),
        event_date: deed.when.and_then(|when| day(when.from)),
        event_date_end: last.and_then(|when| day(when.to)),
        date_basis: date_basis(deed).into(),
        event_type: event_type.into(),
        sub_event_type: sub_event_type.map(SmolStr::from),
        admin: admins(&place, &deed.site.spot, desk.world).map(|admin| area(admin, desk.world)),
        location: place.name.into(),
        location_ar: place.name_ar.map(SmolStr::from),
        place_id: place.code.into(),
        articles: desk.articles(&deed.evidence),
    }
}

fn date_basis(deed: &Deed) -> &'static str {
    match deed.when.map(|when| when.basis) {
        Some(Some(Basis::Stated)) => "stated",
        Some(Some(Basis::Relative)) => "relative",
        Some(None) => "published",
        None => "unknown",
    }
}

/// The codebook's words. Which sub-event a change of hands is depends on who gains by it: where neither side is told, it
/// is left open.
fn acled(desk: &Desk, deed: &Deed) -> (&'static str, Option<&'static str>) {
    let gains = is_for_state(desk, deed);
    let (event_type, sub_event_type) = deed.kind.acled(gains.unwrap_or_default());
    let is_open = gains.is_none() && matches!(deed.kind, Kind::Capture | Kind::Recapture | Kind::Loss);
    (event_type, (!is_open).then_some(sub_event_type))
}

/// Whether the state's side gains by it; `None` where no side is told. Who loses a place to nobody named loses it to the
/// other side.
fn is_for_state(desk: &Desk, deed: &Deed) -> Option<bool> {
    let is_state = |party: &Option<Party>| desk.party_side(party).map(|side| side == STATE);
    let (winner, loser) = match deed.kind {
        Kind::Loss => (is_state(&deed.actor2), is_state(&deed.actor1)),
        _ => (is_state(&deed.actor1), is_state(&deed.actor2)),
    };
    winner.or(loser.map(|lost| !lost))
}

/// The sides that held the place before and after. Who takes a block of flats in a town does not take the town.
fn control(desk: &Desk, deed: &Deed) -> [Option<SmolStr>; 2] {
    if deed.site.partial {
        return [None, None];
    }
    let (first, second) = (desk.party_side(&deed.actor1), desk.party_side(&deed.actor2));
    match deed.kind {
        Kind::Capture | Kind::Recapture => [second, first],
        Kind::Loss | Kind::Withdrawal => [first, second],
        _ => [None, None],
    }
}

/// Where a movement began and where it led, as far as the text says.
fn movement(desk: &Desk, deed: &Deed) -> [Option<SmolStr>; 2] {
    let (origin, here) = (deed.origin.map(|origin| desk.place(origin)), Some(desk.place(deed.site.place)));
    match deed.kind {
        Kind::Withdrawal => [here, None],
        Kind::Advance => [origin, here],
        _ if origin.is_some() => [origin, here],
        _ => [None, None],
    }
}
