//! The sample articles are read as well as they were: each figure has a floor a little below what was last measured
//! (`tests/scores.csv`), so that a change that costs accuracy is seen where it is made.

use std::path::Path;

use serde_json::Value;

use super::accuracy::{Layers, Scores, Share, score};
use super::cli::run::{map, samples, scratch};

#[test]
fn the_sample_articles_are_read_no_worse_than_before() {
    let scores = sample_scores();
    let share = |share: Share| share.value().unwrap_or(0.0);
    let floors = [
        ("places right", share(scores.places.recall), 0.95),
        ("strikes F1", scores.strikes.f1(), 0.86),
        ("strikes precision", share(scores.strikes.precision), 0.92),
        ("strikes dated right", share(scores.strikes.date), 0.95),
        ("strikes of the right kind", share(scores.strikes.kind), 0.96),
        ("ground events F1", scores.ground.f1(), 0.81),
        ("ground events precision", share(scores.ground.precision), 0.94),
        ("ground events dated right", share(scores.ground.date), 0.82),
    ];
    let low: Vec<_> = floors.iter().filter(|(_, figure, floor)| figure < floor).collect();
    assert!(low.is_empty(), "below their floor: {low:?}\n{scores}\n{}", scores.misses.join("\n"));
}

#[test]
fn the_sample_articles_put_few_places_wrong() {
    let scores = sample_scores();
    assert!(scores.places.wrong <= 2, "{scores}\n{}", scores.misses.join("\n"));
    assert!(scores.places.traps <= 3, "{scores}\n{}", scores.misses.join("\n"));
}

/// Maps the sample articles with the built program and scores the layers.
fn sample_scores() -> Scores {
    let folder = scratch();
    let answer = map(&[samples()], folder.path());
    assert_eq!(answer.status, Some(0), "{}", answer.stderr);
    let layer = |name: &str| layer(&folder.path().join(name));
    let layers = Layers {
        mentions: layer("mentions.geojson"),
        strikes: layer("strikes.geojson"),
        ground_events: layer("ground_events.geojson"),
        control_points: layer("control_points.geojson"),
    };
    let truth = std::fs::read_to_string(samples().join("truth.jsonl")).expect("the truth stands beside the articles");
    score(&layers, &truth)
}

fn layer(path: &Path) -> Value {
    let text = std::fs::read_to_string(path).expect("the layer was written");
    serde_json::from_str(&text).expect("a layer is JSON")
}
