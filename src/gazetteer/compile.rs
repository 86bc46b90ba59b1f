//! Lays the tables out as an image: places and areas sorted by code, the trie of names over words, and the index by
//! consonant key. The record layouts stand here and in `super` only. Shared with the build script.

use std::collections::{BTreeMap, HashMap};

use super::image::{DEGREE, NONE, Section, Writer, hash_edge, hash_str};
use super::kind::Script;
use super::skeleton;
use super::spelling;
use super::tables::{AreaRow, PlaceRow, Tables};

/// What a name stands for, as a word of the image.
pub const TARGET_PLACE: u32 = 0;
/// An entry of the world table.
pub const TARGET_WORLD: u32 = 1;
/// An entry of the table of names that are something else.
pub const TARGET_NOT_PLACE: u32 = 2;

/// Bit of a name's flags: the name that `places.csv` gives, not a further spelling.
pub const FLAG_PRIMARY: u32 = 1;
/// Bit of a name's flags: the name as written begins with an article.
pub const FLAG_ARTICLE: u32 = 2;
/// The script's number stands above this many bits of a name's flags.
pub const FLAG_SCRIPT_SHIFT: u32 = 2;

/// Words of a place's record.
pub const PLACE_WORDS: usize = 18;
/// Words of an area's record.
pub const AREA_WORDS: usize = 11;
/// Words of a road's record.
pub const ROAD_WORDS: usize = 6;
/// Words of a world entry.
pub const WORLD_WORDS: usize = 5;
/// Words of an entry of the table of names that are something else.
pub const NOT_PLACE_WORDS: usize = 3;
/// Words of a name's record.
pub const NAME_WORDS: usize = 5;

/// The image of the tables. The same tables give the same bytes. Of rows with one id the first counts, and what refers to
/// nothing is left out: `check` reports both.
pub fn compile(tables: &Tables) -> (Vec<u8>, String) {
    let mut image = Writer::default();
    let areas = sorted_once(&tables.areas, |area| &area.id);
    let places = sorted_once(&tables.places, |place| &place.id);
    write_areas(&mut image, &areas);
    write_roads(&mut image, tables);
    let (names, trie) = collect_names(tables, &places);
    write_world(&mut image, tables);
    image.table(Section::EdgeSlots, &trie.edges, |edge| hash_edge(edge[0], edge[1]));
    write_trie(&mut image, &names, trie.edges.len() as u32 + 1);
    write_words(&mut image, &trie.words);
    write_skeletons(&mut image, &names);
    write_places(&mut image, &places, &areas, &names);
    for attribution in &tables.attributions {
        let text = image.string(attribution);
        image.push(Section::Attributions, &[text]);
    }
    image.finish()
}

/// Rows in the order of their ids, the first of each.
fn sorted_once<R>(rows: &[R], id: impl Fn(&R) -> &String) -> Vec<&R> {
    let mut sorted: Vec<&R> = rows.iter().collect();
    sorted.sort_by(|a, b| id(a).cmp(id(b)));
    sorted.dedup_by(|later, kept| id(later) == id(kept));
    sorted
}

/// A name with its way through the trie.
struct Name {
    node: u32,
    target: u32,
    index: u32,
    text: String,
    /// The words of its loose key without spaces.
    joined: String,
    skeleton: String,
    flags: u32,
}

/// Numbers words and nodes as they are first met; the root is node 0, and edge number `n` leads to node `n + 1`.
#[derive(Default)]
struct Trie {
    words: Vec<String>,
    word_ids: HashMap<String, u32>,
    edges: Vec<[u32; 3]>,
    children: HashMap<(u32, u32), u32>,
}

impl Trie {
    fn insert(&mut self, key: &[String]) -> u32 {
        let mut node = 0;
        for text in key {
            let word = *self.word_ids.entry(text.clone()).or_insert_with(|| {
                self.words.push(text.clone());
                self.words.len() as u32 - 1
            });
            let next = self.edges.len() as u32 + 1;
            node = *self.children.entry((node, word)).or_insert_with(|| {
                self.edges.push([node, word, next]);
                next
            });
        }
        node
    }
}

/// All names in the order of the image, and the trie of their words.
fn collect_names(tables: &Tables, places: &[&PlaceRow]) -> (Vec<Name>, Trie) {
    let mut trie = Trie::default();
    let mut names = Vec::new();
    let mut add = |target: u32, index: usize, text: &str, script: Script, primary: bool| {
        let key = spelling::key(text);
        if key.is_empty() {
            return;
        }
        let loose = spelling::loose_key(text);
        let article = if spelling::begins_with_article(text) { FLAG_ARTICLE } else { 0 };
        names.push(Name {
            node: trie.insert(&key),
            target,
            index: index as u32,
            text: text.to_owned(),
            joined: loose.concat(),
            skeleton: skeleton::of_key(&loose),
            flags: (u32::from(primary) * FLAG_PRIMARY) | article | ((script as u32) << FLAG_SCRIPT_SHIFT),
        });
    };
    for (index, place) in places.iter().enumerate() {
        add(TARGET_PLACE, index, &place.name, spelling::script(&place.name), true);
        add(TARGET_PLACE, index, &place.name_ar, Script::Arabic, true);
    }
    for row in &tables.names {
        if let Ok(index) = places.binary_search_by(|place| place.id.cmp(&row.place_id)) {
            add(TARGET_PLACE, index, &row.name, row.script, false);
        }
    }
    for (index, row) in tables.world.iter().enumerate() {
        add(TARGET_WORLD, index, &row.name, spelling::script(&row.name), true);
    }
    for (index, row) in tables.not_places.iter().enumerate() {
        add(TARGET_NOT_PLACE, index, &row.name, spelling::script(&row.name), true);
    }
    sort_names(&mut names);
    (names, trie)
}

/// By node, so that a node's names are one run; within it by target, and a place's primary name first.
fn sort_names(names: &mut Vec<Name>) {
    let primary = |name: &Name| name.flags & FLAG_PRIMARY == 0;
    names.sort_by(|a, b| {
        (a.node, a.target, a.index, primary(a), &a.text).cmp(&(b.node, b.target, b.index, primary(b), &b.text))
    });
    names.dedup_by(|later, kept| {
        (later.node, later.target, later.index, &later.text) == (kept.node, kept.target, kept.index, &kept.text)
    });
}

/// Names, and for each of the trie's nodes the first of its names.
fn write_trie(image: &mut Writer, names: &[Name], nodes: u32) {
    for name in names {
        let (text, joined) = (image.string(&name.text), image.string(&name.joined));
        image.push(Section::Names, &[name.target, name.index, text, joined, name.flags]);
    }
    // One entry more than there are nodes: where the last one's names end.
    for node in 0..=nodes {
        let first = names.partition_point(|name| name.node < node);
        image.push(Section::Nodes, &[first as u32]);
    }
}

/// The words of the trie, and the alternatives of type words under the number of the word that they stand for.
fn write_words(image: &mut Writer, words: &[String]) {
    let numbers: HashMap<&str, u32> = words.iter().zip(0..).map(|(word, number)| (word.as_str(), number)).collect();
    let alternatives = spelling::name_words().iter().filter_map(|(alternative, canonical)| {
        let number = *numbers.get(canonical.as_str())?;
        Some((alternative.as_str(), number))
    });
    let mut slots = Vec::new();
    for (text, number) in words.iter().map(String::as_str).zip(0..).chain(alternatives) {
        slots.push([hash_str(text), image.len(Section::Words) / 2]);
        let text = image.string(text);
        image.push(Section::Words, &[text, number]);
    }
    image.table(Section::WordSlots, &slots, |slot| slot[0]);
}

/// For each consonant key the names of places that have it.
fn write_skeletons(image: &mut Writer, names: &[Name]) {
    let mut groups: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for (name, number) in names.iter().zip(0..) {
        if name.target == TARGET_PLACE && !name.skeleton.is_empty() {
            groups.entry(&name.skeleton).or_default().push(number);
        }
    }
    let mut slots = Vec::new();
    for ((skeleton, group), number) in groups.iter().zip(0..) {
        slots.push([hash_str(skeleton), number]);
        let (text, start) = (image.string(skeleton), image.len(Section::SkeletonNames));
        image.push(Section::Skeletons, &[text, start, group.len() as u32]);
        image.push(Section::SkeletonNames, group);
    }
    image.table(Section::SkeletonSlots, &slots, |slot| slot[0]);
}

fn write_places(image: &mut Writer, places: &[&PlaceRow], areas: &[&AreaRow], names: &[Name]) {
    let mut spellings = vec![Vec::new(); places.len()];
    for (name, number) in names.iter().zip(0..) {
        if name.target == TARGET_PLACE {
            spellings[name.index as usize].push(number);
        }
    }
    let area = |code: &String| areas.binary_search_by(|area| area.id.cmp(code)).map_or(NONE, |index| index as u32);
    for (place, spellings) in places.iter().zip(&spellings) {
        let start = image.len(Section::PlaceNames);
        image.push(Section::PlaceNames, spellings);
        let record: [u32; PLACE_WORDS] = [
            image.string(&place.id),
            image.string(&place.name),
            image.string(&place.name_ar),
            place.kind.map_or(NONE, |kind| kind as u32),
            area(&place.admin[0]),
            area(&place.admin[1]),
            area(&place.admin[2]),
            fixed(place.lat),
            fixed(place.lon),
            place.population.unwrap_or(NONE),
            place.events.unwrap_or(0),
            meters(place.spread_km.unwrap_or(0.0)),
            place.geonames_id.unwrap_or(NONE),
            image.string(&place.pcode),
            image.string(&place.wikidata_id),
            image.string(&place.source),
            image.string(&place.note),
            start,
        ];
        image.push(Section::Places, &record);
    }
}

fn write_areas(image: &mut Writer, areas: &[&AreaRow]) {
    for row in areas {
        let first = image.len(Section::Polygons) / 2;
        for polygon in &row.polygons {
            let first_ring = image.len(Section::Rings) / 2;
            for ring in polygon {
                let (start, end) = write_path(image, ring);
                image.push(Section::Rings, &[start, end]);
            }
            let end_ring = image.len(Section::Rings) / 2;
            image.push(Section::Polygons, &[first_ring, end_ring]);
        }
        let corners = || row.polygons.iter().flatten().flatten();
        let low = |axis: usize| corners().map(|corner| corner[axis]).fold(f64::INFINITY, f64::min);
        let high = |axis: usize| corners().map(|corner| corner[axis]).fold(f64::NEG_INFINITY, f64::max);
        let parent = areas.binary_search_by(|area| area.id.cmp(&row.parent));
        let record: [u32; AREA_WORDS] = [
            image.string(&row.id),
            image.string(&row.name),
            image.string(&row.name_ar),
            u32::from(row.level),
            parent.map_or(NONE, |index| index as u32),
            first,
            image.len(Section::Polygons) / 2,
            fixed(low(0)),
            fixed(low(1)),
            fixed(high(0)),
            fixed(high(1)),
        ];
        image.push(Section::Areas, &record);
    }
}

fn write_roads(image: &mut Writer, tables: &Tables) {
    for row in sorted_once(&tables.roads, |road| &road.id) {
        let (start, end) = write_path(image, &row.path);
        let record: [u32; ROAD_WORDS] = [
            image.string(&row.id),
            image.string(&row.name),
            image.string(&row.reference),
            meters(row.accuracy_km),
            start,
            end,
        ];
        image.push(Section::Roads, &record);
    }
}

/// Positions as pairs of words; gives the numbers of the first pair and of the one past the last.
fn write_path(image: &mut Writer, path: &[[f64; 2]]) -> (u32, u32) {
    let start = image.len(Section::Coords) / 2;
    for position in path {
        image.push(Section::Coords, &position.map(fixed));
    }
    (start, image.len(Section::Coords) / 2)
}

fn write_world(image: &mut Writer, tables: &Tables) {
    for row in &tables.world {
        let coordinate = |degrees: Option<f64>| degrees.map_or(NONE, fixed);
        let record: [u32; WORLD_WORDS] = [
            image.string(&row.name),
            row.kind as u32,
            image.string(&row.country),
            coordinate(row.lat),
            coordinate(row.lon),
        ];
        image.push(Section::World, &record);
    }
    for row in &tables.not_places {
        let record: [u32; NOT_PLACE_WORDS] = [image.string(&row.name), row.rule as u32, image.string(&row.reason)];
        image.push(Section::NotPlaces, &record);
    }
}

/// Degrees as a signed fixed-point number in a word.
fn fixed(degrees: f64) -> u32 {
    (degrees * DEGREE).round() as i32 as u32
}

fn meters(km: f64) -> u32 {
    (km * 1000.0).round() as u32
}
