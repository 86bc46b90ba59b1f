//! What is in a gazetteer, in figures. Whether it is sound is left to `check`.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::Source;
use super::check::{bearers, read_tables};
use super::kind::{PlaceKind, Script};
use super::rows::Table;
use super::spelling;
use super::tables::{Files, Severity, Tables};

/// How much of what there is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stats {
    /// The country's name.
    pub country: Option<String>,
    pub places: usize,
    /// Places by kind, the commonest first.
    pub by_kind: Vec<(PlaceKind, usize)>,
    /// Places by the code and name of their area of the first level, in the order of the codes; those in none last, without
    /// a code.
    pub by_admin1: Vec<(String, String, usize)>,
    /// Places by what their row says it is from, the commonest first.
    pub by_source: Vec<(String, usize)>,
    /// Places without an Arabic name in their row.
    pub without_arabic: usize,
    /// Places without any spelling in other letters than Latin.
    pub without_native: usize,
    /// Places with a population.
    pub with_population: usize,
    /// Spellings, those in the places' own rows included, by script.
    pub spellings: [(Script, usize); 3],
    /// Spellings that differ when folded, and how many of them stand for several places. Areas are not counted.
    pub distinct: usize,
    pub shared: usize,
    /// Areas of levels 0 to 3, and how many of them have a boundary.
    pub areas: [(usize, usize); 4],
    pub roads: usize,
    pub actors: usize,
    pub actor_spellings: usize,
    pub camps: usize,
    /// Spellings of who reports.
    pub reporters: usize,
    /// Names of places abroad, and listed names that are usually something else.
    pub abroad: usize,
    pub not_places: usize,
    /// Rows with errors, which are not counted above.
    pub errors: usize,
}

/// Counts what the tables of a source hold.
pub fn stats(source: &Source) -> Stats {
    let (tables, mut findings) = read_tables(source);
    let label = source.label("");
    let files = Files { label: &label, read: &|file| source.read(file) };
    let mut rows = |file: &str, columns: &[&str]| {
        let table = Table::read(&files, file, columns, &mut findings);
        table.rows(&mut findings, |_| Some(())).len()
    };
    let actors = rows("actors.csv", &["name", "kind", "fights", "note"]);
    let actor_spellings = rows("actor_names.csv", &["actor", "name", "form", "from", "to", "note"]);
    let camps = rows("camps.csv", &["side", "label", "color", "enemies", "note"]);
    let reporters = rows("sources.csv", &["name", "source", "kind", "side", "note"]);
    let bearers = bearers(&tables);
    Stats {
        country: tables.areas.iter().find(|area| area.level == 0).map(|area| area.name.clone()),
        places: tables.places.len(),
        by_kind: commonest(tables.places.iter().filter_map(|place| place.kind)),
        by_admin1: by_admin1(&tables),
        by_source: commonest(tables.places.iter().map(|place| place.source.clone())),
        without_arabic: tables.places.iter().filter(|place| place.name_ar.is_empty()).count(),
        without_native: without_native(&tables),
        with_population: tables.places.iter().filter(|place| place.population.is_some()).count(),
        spellings: spellings(&tables),
        distinct: bearers.len(),
        shared: bearers.values().filter(|ids| ids.len() > 1).count(),
        areas: [0, 1, 2, 3].map(|level| {
            let areas = || tables.areas.iter().filter(move |area| area.level == level);
            (areas().count(), areas().filter(|area| !area.polygons.is_empty()).count())
        }),
        roads: tables.roads.len(),
        actors,
        actor_spellings,
        camps,
        reporters,
        abroad: tables.world.len(),
        not_places: tables.not_places.len(),
        errors: findings.iter().filter(|finding| finding.severity == Severity::Error).count(),
    }
}

/// Values with their counts, the commonest first, then in their own order.
fn commonest<V: Ord>(values: impl Iterator<Item = V>) -> Vec<(V, usize)> {
    let mut counts: BTreeMap<V, usize> = BTreeMap::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts
}

fn by_admin1(tables: &Tables) -> Vec<(String, String, usize)> {
    let names: HashMap<&str, &str> = tables.areas.iter().map(|area| (area.id.as_str(), area.name.as_str())).collect();
    // An area of the first level lies in none, and is counted with its own places.
    let own = |place: &super::tables::PlaceRow| match place.kind {
        Some(PlaceKind::Governorate) => place.id.clone(),
        _ => place.admin[0].clone(),
    };
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for place in &tables.places {
        *counts.entry(own(place)).or_default() += 1;
    }
    let nowhere = counts.remove("").map(|count| (String::new(), String::new(), count));
    let named = counts.into_iter().map(|(code, count)| {
        let name = names.get(code.as_str()).map_or_else(String::new, |name| (*name).to_owned());
        (code, name, count)
    });
    named.chain(nowhere).collect()
}

fn without_native(tables: &Tables) -> usize {
    let is_native = |name: &str| !name.is_empty() && spelling::script(name) != Script::Latin;
    let further: HashSet<&str> =
        tables.names.iter().filter(|row| row.script != Script::Latin).map(|row| row.place_id.as_str()).collect();
    let native = |place: &super::tables::PlaceRow| {
        is_native(&place.name) || is_native(&place.name_ar) || further.contains(place.id.as_str())
    };
    tables.places.iter().filter(|place| !native(place)).count()
}

fn spellings(tables: &Tables) -> [(Script, usize); 3] {
    let own = tables.places.iter().flat_map(|place| [&place.name, &place.name_ar]);
    let own = own.filter(|name| !name.is_empty()).map(|name| spelling::script(name));
    let all: Vec<Script> = own.chain(tables.names.iter().map(|row| row.script)).collect();
    Script::ALL.map(|(script, _)| (script, all.iter().filter(|other| **other == script).count()))
}
