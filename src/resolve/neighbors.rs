//! Nearness: what an article has decided already says which of the homonyms of its other names is likely, for news comes
//! from one sector at a time.

use geo::Point;

use super::reason::Ground;
use super::rivals::add;
use super::{SAME_SPOT_KM, Scored, of_sentence};
use crate::gazetteer::{AreaId, PlaceId, PlaceKind};
use crate::geodesy::rough_km;
use crate::mention::{Mention, Spelling};
use crate::world::World;

/// A mention whose leader is this far ahead serves as an anchor for the others.
const ANCHOR_LEAD: i32 = 8;

/// A decided place that others are measured against.
#[derive(Clone, Copy)]
pub(super) struct Anchor {
    mention: usize,
    sentence: usize,
    place: PlaceId,
    point: Point,
    area: Option<AreaId>,
    /// How far a region reaches that has no borders; 0 for a place.
    reach_km: f64,
}

/// The mentions that are decided clearly enough to measure others against.
pub(super) fn anchors(mentions: &[Mention], ranked: &[Vec<Scored>], world: &World) -> Vec<Anchor> {
    ranked
        .iter()
        .enumerate()
        .filter_map(|(mention, candidates)| {
            let best = candidates.first()?;
            let rival = candidates[1..].iter().find(|rival| rough_km(best.point, rival.point) > SAME_SPOT_KM);
            let clear = rival.is_none_or(|rival| best.score - rival.score >= ANCHOR_LEAD);
            let area = world.gazetteer.area_of_place(best.place);
            let facts = world.gazetteer.facts(best.place);
            let region = facts.kind == PlaceKind::Region;
            let reach_km = if region { f64::from(facts.spread_km).max(REGION_KM) } else { 0.0 };
            let sentence = mentions[mention].sentence;
            clear.then_some(Anchor { mention, sentence, place: best.place, point: best.point, area, reach_km })
        })
        .collect()
}

/// Half the width of a small region: the Ghouta around Damascus, the plain of the Ghab.
const REGION_KM: f64 = 20.0;

/// How many mentions before and behind count as the neighborhood of one in the article: some twenty sentences of news.
const ARTICLE_WINDOW: usize = 60;

/// How many sentences before and behind go on about the same sector.
const PASSAGE: usize = 1;

/// Weighs nearness to the decided places of the sentence and of the article.
pub(super) fn weigh_neighbors(mentions: &[Mention], anchors: &[Anchor], ranked: &mut [Vec<Scored>], world: &World) {
    let mut measured = Vec::new();
    for (number, candidates) in ranked.iter_mut().enumerate() {
        // Where nothing is to be told apart, nearness only proves a loose spelling, and a place that no news has told of.
        let known = |scored: &Scored| {
            let facts = world.gazetteer.facts(scored.place);
            scored.spelling < Spelling::Variant && (facts.events > 0 || !facts.kind.is_settlement())
        };
        if candidates.len() < 2 && candidates.iter().all(known) {
            continue;
        }
        let first = anchors.partition_point(|anchor| anchor.mention + ARTICLE_WINDOW < number);
        let end = anchors.partition_point(|anchor| anchor.mention < number + ARTICLE_WINDOW);
        let anchors = &anchors[first..end];
        let sentence = mentions[number].sentence;
        let before = |sentence: usize| anchors.partition_point(|anchor| anchor.sentence < sentence);
        let same = before(sentence)..before(sentence + 1);
        let passage = before(sentence.saturating_sub(PASSAGE))..before(sentence + PASSAGE + 1);
        for scored in candidates.iter_mut() {
            let facts = world.gazetteer.facts(scored.place);
            // An area has no one spot to be near from.
            if facts.kind.is_area() {
                continue;
            }
            let admin = facts.area();
            measured.clear();
            measured.extend(anchors.iter().map(|anchor| {
                match anchor.mention == number || anchor.place == scored.place {
                    true => f64::INFINITY,
                    false => separation_km(scored.point, admin, anchor, world),
                }
            }));
            let near = least(&measured[same.clone()]);
            let around = least(&measured[passage.start..same.start]).min(least(&measured[same.end..passage.end]));
            let far = least(&measured);
            if near.is_finite() {
                add(scored, Ground::NearInSentence(near));
            }
            scored.around_km = Some(near.min(around)).filter(|km| km.is_finite());
            if around.is_finite() && !near.is_finite() {
                add(scored, Ground::NearInPassage(around));
            }
            if far.is_finite() {
                add(scored, Ground::NearInArticle(far));
            }
        }
    }
}

/// The least of some distances; infinite where there is none. Four lanes are compared side by side.
fn least(distances: &[f64]) -> f64 {
    let less = |least: f64, km: f64| if km < least { km } else { least };
    let (fours, rest) = distances.as_chunks::<4>();
    let lanes =
        fours.iter().fold([f64::INFINITY; 4], |lanes, four| std::array::from_fn(|at| less(lanes[at], four[at])));
    lanes.iter().chain(rest).copied().fold(f64::INFINITY, less)
}

/// Kilometers between a candidate and an anchor. What lies inside an area that the text names counts as near as a place of
/// the same sector; what lies outside, by the area's edge.
fn separation_km(point: Point, admin: Option<AreaId>, anchor: &Anchor, world: &World) -> f64 {
    const SECTOR_KM: f64 = 20.0;
    let Some(area) = anchor.area else { return (rough_km(point, anchor.point) - anchor.reach_km).max(0.0) };
    if admin.is_some_and(|admin| world.gazetteer.is_within(admin, area)) {
        return SECTOR_KM;
    }
    (rough_km(point, anchor.point) - world.radius_km(area)).max(SECTOR_KM)
}

/// The decided places of the sentence, or of it and those around where it has not several; empty where these have not either,
/// for one alone may itself be elsewhere.
pub(super) fn sector(mentions: &[Mention], anchors: &[Anchor], number: usize) -> Vec<Point> {
    let sentence = mentions[number].sentence;
    let spots = |apart: usize| -> Vec<Point> {
        let start = of_sentence(mentions, sentence.saturating_sub(apart)).start;
        let end = of_sentence(mentions, sentence + apart).end;
        let first = anchors.partition_point(|anchor| anchor.mention < start);
        let near = anchors[first..].iter().take_while(|anchor| anchor.mention < end);
        near.filter(|anchor| anchor.mention != number && anchor.area.is_none() && anchor.reach_km == 0.0)
            .map(|anchor| anchor.point)
            .collect()
    };
    (0..=PASSAGE).map(spots).find(|spots| spots.len() >= 2).unwrap_or_default()
}
