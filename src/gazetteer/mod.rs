//! What the program knows about places: their names, points and areas, and which spelling stands for which place.
//!
//! A [`Gazetteer`] is an image of flat tables that costs next to nothing to open: the embedded one is compiled by the
//! build script, that of a folder at run time by the same code. Names are found exactly, word by word ([`Gazetteer::step`]),
//! or by likeness ([`Gazetteer::similar`]); [`Gazetteer::locate`] ranks the answers to a question and says why. Which place
//! an article means is left to `resolve`.

pub mod check;
mod compile;
mod distance;
mod image;
mod kind;
mod locate;
mod shapes;
mod similar;
mod skeleton;
mod source;
mod spelling;
pub mod tables;

use std::borrow::Cow;
use std::fmt;
use std::path::Path;

use geo::{Coord, LineString, MultiPolygon, Point, Polygon};

use compile::{AREA_WORDS, FLAG_ARTICLE, FLAG_PRIMARY, FLAG_SCRIPT_SHIFT, NAME_WORDS, NOT_PLACE_WORDS};
use compile::{PLACE_WORDS, ROAD_WORDS, TARGET_PLACE, TARGET_WORLD, WORLD_WORDS};
use image::{DEGREE, Image, NONE, Section};
use tables::{Finding, Severity};

pub use kind::{PlaceKind, Rule, Script, WorldKind};
pub use locate::{Answer, Reason};
pub use similar::{How, Match, likeness};
pub use skeleton::skeleton;
pub use source::Source;
pub use spelling::{canonical_word, is_article, strip_article};

/// Number of a place in the gazetteer, in the order of the places' codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceId(pub u32);

/// Number of an area in the gazetteer, in the order of the areas' codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AreaId(pub u32);

/// Number of a word that some name holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordId(u32);

/// A point in the trie of names: the words read so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Node(u32);

impl Node {
    /// No word read yet.
    pub const ROOT: Node = Node(0);
}

/// A place. Empty cells of the table are `None` or empty.
#[derive(Clone, Debug, PartialEq)]
pub struct Place<'g> {
    pub id: PlaceId,
    /// The id in the tables: a p-code, `gn` and a GeoNames number, or `x-` and words.
    pub code: &'g str,
    /// The common press spelling.
    pub name: &'g str,
    pub name_ar: Option<&'g str>,
    pub kind: PlaceKind,
    /// Governorate.
    pub admin1: Option<AreaId>,
    /// District.
    pub admin2: Option<AreaId>,
    /// Subdistrict.
    pub admin3: Option<AreaId>,
    /// Longitude, latitude.
    pub point: Point,
    pub population: Option<u32>,
    /// Conflict events counted there: a prior, not a measure of the present.
    pub events: u32,
    /// How far the sources disagree on the point: a floor for its uncertainty.
    pub spread_km: f32,
    pub geonames_id: Option<u32>,
    pub pcode: &'g str,
    pub wikidata_id: &'g str,
    pub source: &'g str,
    pub note: &'g str,
}

/// An administrative area.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area<'g> {
    pub id: AreaId,
    pub code: &'g str,
    pub name: &'g str,
    pub name_ar: Option<&'g str>,
    /// 0 country, 1 governorate, 2 district, 3 subdistrict.
    pub level: u8,
    pub parent: Option<AreaId>,
}

/// A main road.
#[derive(Clone, Debug, PartialEq)]
pub struct Road<'g> {
    pub code: &'g str,
    pub name: &'g str,
    /// `M4`, `M5`; `None` when it has no number.
    pub reference: Option<&'g str>,
    /// How far the line may lie from the true road.
    pub accuracy_km: f32,
    /// Longitude, latitude.
    pub path: LineString,
}

/// A name that is known to be abroad, or no place of the map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WorldPlace<'g> {
    pub name: &'g str,
    pub kind: WorldKind,
    pub country: &'g str,
    /// Longitude, latitude.
    pub point: Option<Point>,
}

/// A listed name that is usually something else.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NotPlace<'g> {
    pub name: &'g str,
    pub rule: Rule,
    pub reason: &'g str,
}

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Target<'g> {
    Place(PlaceId),
    World(WorldPlace<'g>),
    NotPlace(NotPlace<'g>),
}

/// One listed spelling and what it stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NameRef<'g> {
    pub target: Target<'g>,
    /// The spelling as listed.
    pub text: &'g str,
    /// It is the name that the place's own row gives, in either script, and not a further spelling.
    pub primary: bool,
    pub script: Script,
    /// The spelling as listed begins with an article.
    pub article: bool,
}

/// Why a folder of tables could not be loaded: every error in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableErrors(pub Vec<Finding>);

impl fmt::Display for TableErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A screenful; `check` lists them all.
        const SHOWN: usize = 20;
        for (number, finding) in self.0.iter().take(SHOWN).enumerate() {
            write!(f, "{}{finding}", if number == 0 { "" } else { "\n" })?;
        }
        match self.0.len().saturating_sub(SHOWN) {
            0 => Ok(()),
            more => write!(f, "\nand {more} more"),
        }
    }
}

impl std::error::Error for TableErrors {}

/// All places, names and areas of one war.
#[derive(Clone, Debug)]
pub struct Gazetteer {
    image: Image,
}

impl Gazetteer {
    /// The gazetteer that the program was built with.
    pub fn embedded() -> Gazetteer {
        let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/gazetteer.bin"));
        Gazetteer { image: Image::open(Cow::Borrowed(bytes)) }
    }

    /// The gazetteer of a folder of tables. Fails with every bad row, every id given twice and every reference to nothing.
    pub fn load(folder: &Path) -> Result<Gazetteer, TableErrors> {
        let source = Source::Folder(folder.to_owned());
        let (tables, mut findings) = check::read_tables(&source);
        findings.extend(check::references(&source, &tables));
        findings.retain(|finding| finding.severity == Severity::Error);
        if !findings.is_empty() {
            return Err(TableErrors(findings));
        }
        Ok(Gazetteer { image: Image::open(Cow::Owned(compile::compile(&tables))) })
    }

    /// The sentences that must travel with what is made from the tables.
    pub fn attributions(&self) -> impl Iterator<Item = &str> {
        let image = &self.image;
        (0..image.len(Section::Attributions)).map(|index| image.string(image.word(Section::Attributions, index)))
    }
}

/// Places.
impl Gazetteer {
    /// How many places there are.
    pub fn place_count(&self) -> usize {
        self.image.len(Section::Places) / PLACE_WORDS
    }

    /// All places in the order of their codes.
    pub fn places(&self) -> impl Iterator<Item = Place<'_>> {
        (0..self.place_count() as u32).map(|index| self.place(PlaceId(index)))
    }

    /// One place.
    pub fn place(&self, id: PlaceId) -> Place<'_> {
        let image = &self.image;
        let record: [u32; PLACE_WORDS] = image.record(Section::Places, id.0 as usize);
        let [code, name, name_ar, kind, admin1, admin2, admin3, lat, lon, population, events, spread_m, ..] = record;
        let [.., geonames_id, pcode, wikidata_id, source, note, _names] = record;
        Place {
            id,
            code: image.string(code),
            name: image.string(name),
            name_ar: some(name_ar).map(|at| image.string(at)),
            kind: PlaceKind::ALL[kind as usize].0,
            admin1: some(admin1).map(AreaId),
            admin2: some(admin2).map(AreaId),
            admin3: some(admin3).map(AreaId),
            point: Point(coord(lon, lat)),
            population: some(population),
            events,
            spread_km: km(spread_m),
            geonames_id: some(geonames_id),
            pcode: image.string(pcode),
            wikidata_id: image.string(wikidata_id),
            source: image.string(source),
            note: image.string(note),
        }
    }

    /// The place with a code of the tables.
    pub fn place_by_code(&self, code: &str) -> Option<PlaceId> {
        self.by_code::<PLACE_WORDS>(Section::Places, code).map(PlaceId)
    }

    /// Every listed spelling of a place, its own row's names first.
    pub fn spellings(&self, id: PlaceId) -> impl Iterator<Item = NameRef<'_>> {
        let names = move |index: usize| self.image.record::<PLACE_WORDS>(Section::Places, index)[PLACE_WORDS - 1];
        let start = names(id.0 as usize) as usize;
        let end = if id.0 as usize + 1 < self.place_count() {
            names(id.0 as usize + 1) as usize
        } else {
            self.image.len(Section::PlaceNames)
        };
        let mut numbers: Vec<u32> = (start..end).map(|at| self.image.word(Section::PlaceNames, at)).collect();
        numbers.sort_by_key(|&number| (self.name_flags(number) & FLAG_PRIMARY == 0, number));
        numbers.into_iter().map(|number| self.name(number))
    }

    /// Binary search in a section whose records begin with a code and are sorted by it.
    fn by_code<const N: usize>(&self, section: Section, code: &str) -> Option<u32> {
        let (mut low, mut high) = (0, self.image.len(section) / N);
        while low < high {
            let middle = (low + high) / 2;
            match self.image.string(self.image.record::<N>(section, middle)[0]).cmp(code) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return Some(middle as u32),
            }
        }
        None
    }
}

/// Areas and roads.
impl Gazetteer {
    /// How many areas there are.
    pub fn area_count(&self) -> usize {
        self.image.len(Section::Areas) / AREA_WORDS
    }

    /// All areas in the order of their codes.
    pub fn areas(&self) -> impl Iterator<Item = Area<'_>> {
        (0..self.area_count() as u32).map(|index| self.area(AreaId(index)))
    }

    /// One area.
    pub fn area(&self, id: AreaId) -> Area<'_> {
        let [code, name, name_ar, level, parent, ..] = self.area_record(id);
        let image = &self.image;
        Area {
            id,
            code: image.string(code),
            name: image.string(name),
            name_ar: some(name_ar).map(|at| image.string(at)),
            level: level as u8,
            parent: some(parent).map(AreaId),
        }
    }

    /// The area with a code of the tables.
    pub fn area_by_code(&self, code: &str) -> Option<AreaId> {
        self.by_code::<AREA_WORDS>(Section::Areas, code).map(AreaId)
    }

    /// The area that a place stands for: a governorate's, district's or subdistrict's own.
    pub fn area_of_place(&self, place: PlaceId) -> Option<AreaId> {
        let place = self.place(place);
        if place.kind.is_area() { self.area_by_code(place.code) } else { None }
    }

    /// The surface of an area, longitude, latitude.
    pub fn polygon(&self, id: AreaId) -> MultiPolygon {
        let [.., first, end, _, _, _, _] = self.area_record(id);
        let polygons = (first..end).map(|number| {
            let [first_ring, end_ring] = self.image.record(Section::Polygons, number as usize);
            let mut rings = (first_ring..end_ring).map(|ring| {
                let [start, end] = self.image.record(Section::Rings, ring as usize);
                LineString((start..end).map(|at| self.coord(at)).collect())
            });
            let exterior = rings.next().expect("polygons are read with one ring at least");
            Polygon::new(exterior, rings.collect())
        });
        MultiPolygon(polygons.collect())
    }

    /// The country: the areas of level 0.
    pub fn country(&self) -> MultiPolygon {
        self.areas().filter(|area| area.level == 0).flat_map(|area| self.polygon(area.id)).collect()
    }

    /// Governorate, district and subdistrict that hold a point, each by its own polygon.
    pub fn containing(&self, point: Point) -> [Option<AreaId>; 3] {
        let mut found = [None; 3];
        for area in self.areas() {
            if let Some(slot) = usize::from(area.level).checked_sub(1).and_then(|level| found.get_mut(level))
                && slot.is_none()
                && self.covers(area.id, point)
            {
                *slot = Some(area.id);
            }
        }
        found
    }

    /// Whether an area's polygons hold a point.
    pub fn covers(&self, id: AreaId, point: Point) -> bool {
        let [.., first, end, west, south, east, north] = self.area_record(id);
        let (low, high) = (coord(west, south), coord(east, north));
        let Coord { x, y } = point.0;
        if !(low.x <= x && x <= high.x && low.y <= y && y <= high.y) {
            return false;
        }
        // Even-odd over all rings: holes count themselves out.
        let mut inside = false;
        for polygon in first..end {
            let [first_ring, end_ring] = self.image.record(Section::Polygons, polygon as usize);
            for ring in first_ring..end_ring {
                let [start, end] = self.image.record(Section::Rings, ring as usize);
                for at in start..end.saturating_sub(1) {
                    inside ^= crosses(self.coord(at), self.coord(at + 1), point.0);
                }
            }
        }
        inside
    }

    /// Whether `inner` is `outer` or lies in it, by the parents that the tables give.
    pub fn is_within(&self, inner: AreaId, outer: AreaId) -> bool {
        // Four levels at most, so a circle in a bad table ends too.
        std::iter::successors(Some(inner), |id| self.area(*id).parent).take(4).any(|id| id == outer)
    }

    /// All roads in the order of their codes.
    pub fn roads(&self) -> impl Iterator<Item = Road<'_>> {
        let image = &self.image;
        (0..image.len(Section::Roads) / ROAD_WORDS).map(|index| {
            let [code, name, reference, accuracy_m, start, end] = image.record(Section::Roads, index);
            Road {
                code: image.string(code),
                name: image.string(name),
                reference: some(reference).map(|at| image.string(at)),
                accuracy_km: km(accuracy_m),
                path: LineString((start..end).map(|at| self.coord(at)).collect()),
            }
        })
    }

    fn area_record(&self, id: AreaId) -> [u32; AREA_WORDS] {
        self.image.record(Section::Areas, id.0 as usize)
    }

    fn coord(&self, at: u32) -> Coord {
        let [lon, lat] = self.image.record(Section::Coords, at as usize);
        coord(lon, lat)
    }
}

/// The exact scan: names walked word by word. The reader of a text folds its words, leaves articles out
/// ([`is_article`]), and where a word is unknown tries it without a glued one ([`strip_article`]).
impl Gazetteer {
    /// The number of a folded word that some name holds. Type words (`tell`, `kafar`) have the number of all their
    /// spellings, and the article glued to an Arabic word does not count.
    pub fn word(&self, folded: &str) -> Option<WordId> {
        let folded = if folded.starts_with('ا') { spelling::key_word(folded) } else { folded };
        let hash = image::hash_str(folded);
        let is = |slot: &[u32; 2]| slot[0] == hash && self.image.string(self.word_record(slot[1])[0]) == folded;
        self.image.find(Section::WordSlots, hash, is).map(|slot| WordId(self.word_record(slot[1])[1]))
    }

    /// The node behind `word`, if any name goes on so.
    pub fn step(&self, node: Node, word: WordId) -> Option<Node> {
        let hash = image::hash_edge(node.0, word.0);
        let is = |edge: &[u32; 3]| edge[0] == node.0 && edge[1] == word.0;
        self.image.find(Section::EdgeSlots, hash, is).map(|edge| Node(edge[2]))
    }

    /// The names that end at a node. Places come first, in the order of their ids; a place may have several spellings
    /// here, its primary name first.
    pub fn names_at(&self, node: Node) -> impl Iterator<Item = NameRef<'_>> {
        let start = self.image.word(Section::Nodes, node.0 as usize);
        let end = self.image.word(Section::Nodes, node.0 as usize + 1);
        (start..end).map(|number| self.name(number))
    }

    /// The node of a whole name, if it is listed in any spelling of the same key.
    pub fn find(&self, name: &str) -> Option<Node> {
        let mut node = Node::ROOT;
        for word in spelling::key(name) {
            node = self.step(node, self.word(&word)?)?;
        }
        (node != Node::ROOT).then_some(node)
    }

    fn word_record(&self, index: u32) -> [u32; 2] {
        self.image.record(Section::Words, index as usize)
    }

    fn name_record(&self, number: u32) -> [u32; NAME_WORDS] {
        self.image.record(Section::Names, number as usize)
    }

    fn name_flags(&self, number: u32) -> u32 {
        self.name_record(number)[NAME_WORDS - 1]
    }

    fn name(&self, number: u32) -> NameRef<'_> {
        let [kind, index, text, _joined, flags] = self.name_record(number);
        let target = match kind {
            TARGET_PLACE => Target::Place(PlaceId(index)),
            TARGET_WORLD => Target::World(self.world_place(index)),
            _ => Target::NotPlace(self.not_place(index)),
        };
        NameRef {
            target,
            text: self.image.string(text),
            primary: flags & FLAG_PRIMARY != 0,
            script: Script::ALL[(flags >> FLAG_SCRIPT_SHIFT) as usize].0,
            article: flags & FLAG_ARTICLE != 0,
        }
    }

    fn world_place(&self, index: u32) -> WorldPlace<'_> {
        let [name, kind, country, lat, lon] = self.image.record::<WORLD_WORDS>(Section::World, index as usize);
        WorldPlace {
            name: self.image.string(name),
            kind: WorldKind::ALL[kind as usize].0,
            country: self.image.string(country),
            point: some(lat).zip(some(lon)).map(|(lat, lon)| Point(coord(lon, lat))),
        }
    }

    fn not_place(&self, index: u32) -> NotPlace<'_> {
        let [name, rule, reason] = self.image.record::<NOT_PLACE_WORDS>(Section::NotPlaces, index as usize);
        NotPlace { name: self.image.string(name), rule: Rule::ALL[rule as usize].0, reason: self.image.string(reason) }
    }
}

fn some(word: u32) -> Option<u32> {
    (word != NONE).then_some(word)
}

fn coord(lon: u32, lat: u32) -> Coord {
    let degrees = |word: u32| f64::from(word as i32) / DEGREE;
    Coord { x: degrees(lon), y: degrees(lat) }
}

fn km(meters: u32) -> f32 {
    meters as f32 / 1000.0
}

/// Whether a ray eastwards from `point` crosses the edge from `a` to `b`.
fn crosses(a: Coord, b: Coord, point: Coord) -> bool {
    (a.y > point.y) != (b.y > point.y) && point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x
}
