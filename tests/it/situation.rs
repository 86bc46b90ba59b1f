//! From articles to layers: what is merged, who holds what, what is drawn.

use std::sync::LazyLock;

use jiff::civil::Date;
use serde_json::Value;
use sitmap::article::{Article, PublishedBasis};
use sitmap::layer::{self, Atlas, Feature};
use sitmap::output::{self, geojson::collection};
use sitmap::report::{self, Report};
use sitmap::situation;
use sitmap::world::World;

static WORLD: LazyLock<World> = LazyLock::new(World::embedded);

/// An article of one day; an empty day is none.
fn article(id: &str, published: &str, text: &str) -> Report {
    let published: Option<Date> = (!published.is_empty()).then(|| published.parse().expect("a day of the test"));
    let published_basis = if published.is_some() { PublishedBasis::Manifest } else { PublishedBasis::None };
    let article = Article {
        id: id.into(),
        title: Some(format!("Title of {id}")),
        source: None,
        url: None,
        published,
        published_basis,
        text: text.into(),
    };
    report::read(&article, &WORLD)
}

fn draw(reports: &[Report]) -> Atlas {
    layer::atlas(&situation::fold(reports, &WORLD, None), reports, &WORLD)
}

#[test]
fn dump() {
    let mut reports = Vec::new();
    let mut paths: Vec<_> = std::fs::read_dir(std::env::var("DUMP_DIR").unwrap()).unwrap().map(|e| e.unwrap().path()).collect();
    paths.sort();
    let collected = sitmap::article::collect(&paths.iter().map(|p| sitmap::article::Input::Path(p.clone())).collect::<Vec<_>>());
    for a in &collected.articles { reports.push(report::read(a, &WORLD)); }
    let s = situation::fold(&reports, &WORLD, None);
    let atlas = layer::atlas(&s, &reports, &WORLD);
    std::fs::create_dir_all("/tmp/situation").unwrap();
    for l in &atlas.layers { std::fs::write(format!("/tmp/situation/{}.geojson", l.name), collection(&atlas, l)).unwrap(); }
    std::fs::write("/tmp/situation/run.json", output::table::run(&atlas.run)).unwrap();
    std::fs::write("/tmp/situation/unresolved.csv", output::table::unresolved(&atlas.unresolved)).unwrap();
}
