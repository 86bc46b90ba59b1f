//! Scores strikes and ground events: is each one that an article tells on the map, and is nothing else there?

use std::collections::BTreeSet;

use super::feature::Feature;
use super::truth::{Article, Event};
use super::vocabulary::{Family, Layer, party};
use super::{Share, miss};

/// Two sources put one town up to this far apart, however tight the truth is.
const LEAST_TOLERANCE_KM: f64 = 3.0;
/// Events without a stated tolerance: at a named place, and somewhere in a governorate.
const USUAL_TOLERANCE_KM: f64 = 6.0;
const GOVERNORATE_TOLERANCE_KM: f64 = 70.0;

/// `kind`, `date`, `actor` and `killed` are shares of the found events for which the truth gives a value.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct EventScore {
    pub recall: Share,
    pub precision: Share,
    pub kind: Share,
    pub date: Share,
    pub actor: Share,
    pub killed: Share,
}

impl EventScore {
    /// Harmonic mean of precision and recall; 0 where either is 0 or was not asked for.
    pub fn f1(&self) -> f64 {
        let (precision, recall) = (self.precision.value().unwrap_or(0.0), self.recall.value().unwrap_or(0.0));
        if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 }
    }
}

/// A feature of several articles is judged in each of them.
pub fn score(articles: &[Article], layer: Layer, features: &[Feature], misses: &mut Vec<String>) -> EventScore {
    let mut score = EventScore::default();
    for article in articles {
        let features: Vec<Feature> =
            features.iter().copied().filter(|f| f.is_from(&article.id) && f.point().is_some()).collect();
        let told: Vec<&Event> = article.events.iter().filter(|event| may_appear(event, layer)).collect();
        for event in told.iter().copied().filter(|event| is_owed(event, layer)) {
            let found = best_match(event, layer, &features);
            score.recall.count(found.is_some());
            match found {
                Some(feature) => score.count_attributes(event, layer, feature),
                None => miss(misses, article, &format!("missed {}", event.kind), describe(event)),
            }
        }
        score.count_features(article, layer, &told, &features, misses);
    }
    score
}

impl EventScore {
    fn count_attributes(&mut self, event: &Event, layer: Layer, feature: Feature) {
        self.kind.count(is_kind_right(event, layer, feature.text("kind").unwrap_or_default()));
        if let Some(date) = event.date.as_deref() {
            self.date.count(is_date_right(date, feature));
        }
        if let Some(actor) = event.actor.as_deref().filter(|actor| *actor != "unknown") {
            self.actor.count(party(feature.text("actor1")) == party(Some(actor)));
        }
        if let Some(killed) = event.killed.filter(|_| !event.shared_group) {
            self.killed.count(feature.number("fatalities") == Some(killed));
        }
    }

    /// One event may be matched by several features of different date or actor; the same feature twice is a false one.
    fn count_features(
        &mut self,
        article: &Article,
        layer: Layer,
        told: &[&Event],
        features: &[Feature],
        misses: &mut Vec<String>,
    ) {
        let mut seen = BTreeSet::new();
        for feature in features {
            let is_new = seen.insert(["location", "kind", "event_date", "actor1"].map(|column| feature.text(column)));
            let is_told = told.iter().any(|event| fits(event, layer, *feature));
            self.precision.count(is_told && is_new);
            if !(is_told && is_new) {
                let what = if is_told { "repeated" } else { "false" };
                let [kind, location, notes] = ["kind", "location", "notes"].map(|c| feature.text(c).unwrap_or("-"));
                miss(misses, article, &format!("{what} {kind}"), format!("{location}: {notes}"));
            }
        }
    }
}

/// Placed, and told as done. What is told in passing is among these, so that finding it is not held against anyone.
fn may_appear(event: &Event, layer: Layer) -> bool {
    let is_of_layer = event.kinds().any(|kind| layer.family(kind).is_some());
    is_of_layer && event.spot.point().is_some() && event.is_told()
}

fn is_owed(event: &Event, layer: Layer) -> bool {
    layer.published(&event.kind).is_some() && !event.background && !event.is_repetition()
}

fn fits(event: &Event, layer: Layer, feature: Feature) -> bool {
    let family = layer.family(feature.text("kind").unwrap_or_default());
    let is_same_family = family
        .is_some_and(|family| event.kinds().filter_map(|kind| layer.family(kind)).any(|told| told.agrees(family)));
    is_same_family && distance_km(event, feature).is_some_and(|km| km <= tolerance_km(event))
}

fn distance_km(event: &Event, feature: Feature) -> Option<f64> {
    feature.distance_km(event.spot.point()?)
}

fn tolerance_km(event: &Event) -> f64 {
    let is_area = event.place.as_deref().is_some_and(|place| place.contains("Governorate"));
    let usual_km = if is_area { GOVERNORATE_TOLERANCE_KM } else { USUAL_TOLERANCE_KM };
    event.spot.tolerance_km(usual_km).max(LEAST_TOLERANCE_KM)
}

/// The fitting feature that shares most of date, actor and kind with the event; among equals the nearest, then the first.
fn best_match<'a>(event: &Event, layer: Layer, features: &[Feature<'a>]) -> Option<Feature<'a>> {
    let rank = |feature: &Feature| {
        let agreements = [
            feature.text("event_date") == event.date.as_deref(),
            party(feature.text("actor1")) == party(event.actor.as_deref()),
            feature.text("kind") == Some(&event.kind),
        ];
        let distance_km = distance_km(event, *feature).unwrap_or(f64::INFINITY);
        (agreements.into_iter().filter(|&agrees| agrees).count(), distance_km)
    };
    let fitting = features.iter().copied().filter(|feature| fits(event, layer, *feature));
    fitting
        .map(|feature| (rank(&feature), feature))
        .reduce(|best, next| if is_better(next.0, best.0) { next } else { best })
        .map(|(_, f)| f)
}

fn is_better((agreements, km): (usize, f64), (best_agreements, best_km): (usize, f64)) -> bool {
    agreements > best_agreements || (agreements == best_agreements && km < best_km)
}

/// Truth may use two coarser words: `ground_assault` is published as `assault`, `bombing` as any bomb.
fn is_kind_right(event: &Event, layer: Layer, kind: &str) -> bool {
    event.kinds().any(|told| match told {
        "ground_assault" => kind == "assault" || kind == told,
        "bombing" => layer.published(kind) == Some(Family::Bomb),
        _ => kind == told,
    })
}

fn is_date_right(date: &str, feature: Feature) -> bool {
    let Some(start) = feature.text("event_date") else { return false };
    let end = feature.text("event_date_end").unwrap_or(start);
    (start..=end).contains(&date)
}

fn describe(event: &Event) -> String {
    format!("{}: {}", event.place.as_deref().unwrap_or("-"), event.quote)
}
