//! The cost of the road, from text to report and from text to layers, on articles composed of the sample articles' sentences. The mark is
//! 10 MB/s a core for all of it; an article costs its bytes and nothing to set up, so 1 and 100 must cost the same a byte.

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use jiff::ToSpan;
use jiff::civil::date;
use sitmap::article::{self, Article, Input, PublishedBasis};
use sitmap::world::World;
use sitmap::{layer, report, situation};

fn main() {
    divan::main();
}

/// What every run pays once.
#[divan::bench]
fn opening_the_world() -> World {
    World::embedded()
}

/// One thread over articles of some 3 kB, as the press writes them: 20, 200 and 2,000 of them.
#[divan::bench(args = [1, 10, 100], sample_count = 20)]
fn reading_articles(bencher: Bencher, times: usize) {
    let world = World::embedded();
    let articles = composed(20 * times, 24);
    let bytes: usize = articles.iter().map(|article| article.text.len()).sum();
    bencher.counter(BytesCount::new(bytes)).counter(ItemsCount::new(articles.len())).bench(|| {
        for article in &articles {
            black_box(report::read(black_box(article), &world));
        }
    });
}

/// The same from text to layers: what the situation and the layers add to the reading.
#[divan::bench(args = [1, 10, 100], sample_count = 5)]
fn from_articles_to_layers(bencher: Bencher, times: usize) {
    let world = World::embedded();
    let articles = composed(20 * times, 24);
    let bytes: usize = articles.iter().map(|article| article.text.len()).sum();
    bencher.counter(BytesCount::new(bytes)).counter(ItemsCount::new(articles.len())).bench(|| {
        let reports: Vec<_> = articles.iter().map(|article| report::read(article, &world)).collect();
        let situation = situation::fold(&reports, &world, &situation::Question::default());
        layer::atlas(&situation, &reports, &world)
    });
}

/// One article that grows: its cost must grow no faster than it does.
#[divan::bench(args = [1, 10, 100], sample_count = 20)]
fn reading_one_long_article(bencher: Bencher, times: usize) {
    let world = World::embedded();
    let article = composed(1, 24 * times).remove(0);
    bencher.counter(BytesCount::new(article.text.len())).bench(|| report::read(black_box(&article), &world));
}

/// `count` articles of `sentences` sentences each, taken in turn from the samples in strides, so that each article names
/// other places together; each of another day.
fn composed(count: usize, sentences: usize) -> Vec<Article> {
    let samples = article::collect(&[Input::Path("tests/articles".into())]).articles;
    let pool: Vec<&str> = samples.iter().flat_map(|sample| sample.text.split_inclusive(". ")).collect();
    let article = |number: usize| {
        // A stride without a common factor with the pool's size would be best; any odd one mixes well enough.
        let pick = |sentence: usize| pool[(number * 31 + sentence * 17) % pool.len()];
        let body: String = (0..sentences).map(pick).collect();
        let published = date(2015, 9, 30).checked_add((number as i64).days()).ok();
        Article {
            id: format!("composed-{number}"),
            title: None,
            source: None,
            url: None,
            published,
            published_basis: PublishedBasis::Manifest,
            text: body,
        }
    };
    (0..count).map(article).collect()
}
