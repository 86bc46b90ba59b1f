//! Scores place mentions: is every spelling that the truth lists found, and put where it belongs?

use std::collections::BTreeMap;

use any_ascii::any_ascii_char;

use super::feature::Feature;
use super::truth::{Article, Place};
use super::{Share, miss};

/// A name without a stated tolerance is a village or town: its center may be off by this much between sources.
const USUAL_TOLERANCE_KM: f64 = 5.0;

/// A shorter name is part of too many words ("Hit", "Hama") to stand for a longer one.
const SHORTEST_PART: usize = 4;

/// `recall` is over the distinct spellings of an article that lie in Syria at a known point.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PlaceScore {
    pub recall: Share,
    /// Spellings that were found and put elsewhere.
    pub wrong: usize,
    pub absent: usize,
    /// Mentions of what is no place, or no place in Syria.
    pub traps: usize,
}

pub fn score(articles: &[Article], mentions: &[Feature], misses: &mut Vec<String>) -> PlaceScore {
    let mut score = PlaceScore::default();
    for article in articles {
        let found = by_surface(article, mentions);
        for place in article.places.iter().filter(|place| is_owed(place)) {
            let candidates = mentions_of(place, &found);
            let is_right = candidates.iter().any(|mention| lies_at(*mention, place));
            score.recall.count(is_right);
            if is_right {
                continue;
            }
            let what = if candidates.is_empty() { "absent place" } else { "wrong place" };
            let counter = if candidates.is_empty() { &mut score.absent } else { &mut score.wrong };
            *counter += 1;
            miss(misses, article, what, place.surface.clone());
        }
        for (surface, mentions) in found.iter().filter(|(surface, _)| is_trap(article, surface)) {
            score.traps += mentions.len();
            miss(misses, article, "place not in truth", surface.clone());
        }
    }
    score
}

fn is_owed(place: &Place) -> bool {
    place.in_syria && place.spot.point().is_some() && place.kind.as_deref() != Some("country")
}

fn by_surface<'a>(article: &Article, mentions: &[Feature<'a>]) -> BTreeMap<String, Vec<Feature<'a>>> {
    let mut groups = BTreeMap::<_, Vec<_>>::new();
    for mention in mentions.iter().filter(|mention| mention.is_from(&article.id)) {
        groups.entry(fold(mention.text("surface").unwrap_or_default())).or_default().push(*mention);
    }
    groups
}

/// The mentions with the place's own spelling, else those of a part or an extension of it ("Aleppo city").
fn mentions_of<'a>(place: &Place, found: &BTreeMap<String, Vec<Feature<'a>>>) -> Vec<Feature<'a>> {
    let wanted = fold(&place.surface);
    if let Some(mentions) = found.get(&wanted) {
        return mentions.clone();
    }
    let is_related = |surface: &str| {
        surface.chars().count().min(wanted.chars().count()) >= SHORTEST_PART
            && (wanted.contains(surface) || surface.contains(&wanted))
    };
    found.iter().filter(|(surface, _)| is_related(surface)).flat_map(|(_, mentions)| mentions).copied().collect()
}

fn lies_at(mention: Feature, place: &Place) -> bool {
    std::iter::once(&place.spot).chain(&place.also_ok).any(|spot| {
        let distance_km = spot.point().and_then(|point| mention.distance_km(point));
        distance_km.is_some_and(|km| km <= spot.tolerance_km(USUAL_TOLERANCE_KM))
    })
}

fn is_trap(article: &Article, surface: &str) -> bool {
    let is_abroad = article.places.iter().any(|place| !place.in_syria && fold(&place.surface) == surface);
    let is_listed = || {
        let mut names = article.places.iter().filter(|place| place.in_syria).map(|place| fold(&place.surface));
        names.any(|name| name.contains(surface) || surface.contains(&name))
    };
    is_abroad || !is_listed()
}

/// Lower-case words without accents: an article and the truth may differ in those, in apostrophes and hyphens.
/// Only Latin letters are rewritten; in ASCII an Arabic name would be several letters longer and seem part of others.
fn fold(surface: &str) -> String {
    let plain: String =
        surface.chars().map(|c| if is_latin(c) { any_ascii_char(c).to_owned() } else { c.into() }).collect();
    let lower = plain.to_lowercase();
    lower
        .split(|c: char| !c.is_alphanumeric() && c != '_')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Latin letters with their accents, spelled in one character or with combining marks.
fn is_latin(c: char) -> bool {
    c < '\u{370}' || ('\u{1E00}'..='\u{1EFF}').contains(&c)
}
