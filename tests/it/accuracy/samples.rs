//! The sample articles and their truth belong together.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::truth::{self, Article};
use super::vocabulary::Layer;

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/articles"))
}

fn articles() -> Vec<Article> {
    truth::parse(&fs::read_to_string(folder().join("truth.jsonl")).expect("tests/articles/truth.jsonl is readable"))
}

fn text(article: &Article) -> String {
    let path = folder().join(format!("{}.txt", article.id));
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn every_sample_article_has_truth_and_every_truth_an_article() {
    let files =
        fs::read_dir(folder()).expect("tests/articles is readable").map(|entry| entry.expect("readable").path());
    let texts = files.filter(|path| path.extension().is_some_and(|ending| ending == "txt"));
    let texts: BTreeSet<String> = texts.map(|path| path.file_stem().unwrap().to_string_lossy().into_owned()).collect();
    let truths: Vec<String> = articles().into_iter().map(|article| article.id).collect();
    assert!(truths.is_sorted(), "truth.jsonl is sorted by id");
    assert_eq!(texts.into_iter().collect::<Vec<_>>(), truths);
}

#[test]
fn every_quote_and_every_spelling_of_the_truth_stands_in_its_article() {
    for article in articles() {
        let text = text(&article);
        let quotes = article.events.iter().map(|e| &e.quote).chain(article.control.iter().map(|c| &c.quote));
        for words in quotes.chain(article.places.iter().map(|place| &place.surface)) {
            assert!(!words.is_empty() && text.contains(words), "{}: {words:?}", article.id);
        }
    }
}

#[test]
fn everything_that_the_truth_places_lies_in_syria() {
    // The bounding box of the country, widened by a few kilometers.
    let (longitudes, latitudes) = (35.6..=42.4, 32.3..=37.35);
    for article in articles() {
        let places = article.places.iter().filter(|place| place.in_syria).map(|place| &place.spot);
        let spots = places.chain(article.events.iter().map(|e| &e.spot)).chain(article.control.iter().map(|c| &c.spot));
        for point in spots.filter_map(|spot| spot.point()) {
            assert!(longitudes.contains(&point.x()) && latitudes.contains(&point.y()), "{}: {point:?}", article.id);
        }
    }
}

#[test]
fn no_event_and_no_holder_of_the_truth_is_later_than_its_article() {
    for article in articles() {
        let published = article.date.as_deref().expect("every sample article has a date");
        let events = article.events.iter().filter_map(|event| event.date.as_deref());
        for date in events.chain(article.control.iter().filter_map(|control| control.as_of.as_deref())) {
            assert!(date.len() == "2016-02-03".len() && date <= published, "{}: {date}", article.id);
        }
    }
}

#[test]
fn the_truth_uses_only_kinds_that_the_layers_publish() {
    for article in articles() {
        for kind in article.events.iter().flat_map(|event| event.kinds()) {
            let is_known = [Layer::Strikes, Layer::Ground].iter().any(|layer| layer.published(kind).is_some());
            assert!(is_known, "{}: {kind}", article.id);
        }
    }
}

#[test]
fn some_articles_tell_of_no_event() {
    let without = articles().iter().filter(|article| article.events.iter().all(|event| !event.is_told())).count();
    assert!(without >= 2, "{without} articles without an event");
}
