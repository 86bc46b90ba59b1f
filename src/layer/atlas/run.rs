//! The record of a run: what went in, what became of it at every stage, what was set aside and why.

use serde_json::{Map, Value, json};
use smol_str::SmolStr;

use super::common::{Desk, day, one_line};
use super::{GENERATOR, summary};
use crate::identity;
use crate::layer::Layer;
use crate::report::Report;

/// The record. `reports` are sorted by article id.
pub(super) fn record(desk: &Desk, reports: &[&Report], layers: &[Layer]) -> Value {
    let situation = desk.situation;
    let counts = summary(situation, reports.iter().copied());
    let features: Map<String, Value> =
        layers.iter().map(|layer| (layer.name.to_owned(), layer.features.len().into())).collect();
    let dropped: Vec<&str> = layers.iter().flat_map(|layer| layer.dropped.iter().map(SmolStr::as_str)).collect();
    let articles: Value = situation
        .articles
        .iter()
        .zip(reports)
        .map(|(article, report)| {
            let published = article.published.and_then(day);
            // Whoever compares two runs sees by it that the text is another one.
            let fingerprint = identity::id("text", &[&report.article.text]);
            json!({"id": article.id, "title": article.title, "source": article.source, "published": published, "fingerprint": fingerprint})
        })
        .collect();
    let counts = json!({
        "articles": counts.articles,
        "articles_dated": counts.dated,
        "articles_undated": counts.articles - counts.dated,
        "sentences": counts.sentences,
        "mentions": counts.mentions,
        "mentions_located": counts.located,
        "mentions_undecided": counts.undecided,
        "mentions_unknown": counts.unknown,
        "mentions_of_the_country": counts.home,
        "mentions_abroad": counts.abroad,
        "mentions_set_aside": counts.not_places,
        "deeds_told": counts.told,
        "deeds": situation.deeds.len(),
        "deeds_merged": situation.merged_n,
        "strikes": counts.strikes,
        "ground_events": counts.ground_events,
        "by_kind": counts.kinds,
        "set_aside": counts.set_aside,
        "holdings_told": counts.holdings,
        "control_points": counts.control_points,
        "helper_points": counts.helper_points,
        "front_km": (counts.front_km * 10.0).round() / 10.0,
        "advances": counts.advances,
        "features": features,
    });
    // Field by field and not by one `json!`, which would copy the long lists once more.
    let mut record = Map::new();
    record.insert("generator".to_owned(), GENERATOR.into());
    record.insert("settings".to_owned(), json!({"as_of": situation.as_of().and_then(day)}));
    record.insert("counts".to_owned(), counts);
    let corrected = &situation.corrected;
    let corrections = json!({"applied": corrected.applied, "unmatched": corrected.unmatched});
    record.insert("corrections".to_owned(), corrections);
    record.insert("notes".to_owned(), situation.notes.iter().map(String::as_str).collect());
    record.insert("features_dropped".to_owned(), dropped.into());
    record.insert("set_aside".to_owned(), set_aside(reports));
    record.insert("articles".to_owned(), articles);
    record.into()
}

/// Deeds that make no feature, with their reason and sentence.
fn set_aside(reports: &[&Report]) -> Value {
    let mut rows = Vec::new();
    for report in reports {
        for aside in &report.told.set_aside {
            let text = &report.article.text;
            let mut row = Map::with_capacity(5);
            row.insert("article".to_owned(), report.article.id.as_str().into());
            row.insert("kind".to_owned(), aside.kind.word().into());
            row.insert("reason".to_owned(), aside.why.word().into());
            row.insert("words".to_owned(), one_line(aside.trigger.of(text)).into());
            row.insert("quote".to_owned(), one_line(aside.span.of(text)).into());
            rows.push(Value::Object(row));
        }
    }
    rows.into()
}
