//! What the program knows about places: their names, points and areas, and which spelling stands for which place.
//!
//! A [`Gazetteer`] is an image of flat tables that costs next to nothing to open: the embedded one is compiled by the
//! build script, that of a folder at run time by the same code. Names are found exactly, word by word ([`Gazetteer::step`]),
//! or by likeness ([`Gazetteer::similar`]); [`Gazetteer::locate`] ranks the answers to a question and says why. Which place
//! an article means is left to `resolve`.

mod area;
pub mod check;
mod compile;
mod distance;
mod image;
pub mod import;
mod kind;
mod locate;
pub mod rows;
mod scan;
mod shapes;
mod similar;
mod skeleton;
mod source;
mod spelling;
pub mod stats;
pub mod tables;

use std::borrow::Cow;
use std::fmt;
use std::path::Path;

use geo::{Coord, Point};

use compile::{FLAG_PRIMARY, PLACE_WORDS};
use image::{DEGREE, Image, NONE, Section};
use tables::{Finding, Severity};

pub use area::{Area, Road};
pub use kind::{PlaceKind, Rule, Script, WorldKind};
pub use locate::{Answer, Reason};
pub use scan::{NameRef, Node, NotPlace, Target, WordId, WorldPlace};
pub use similar::{How, Match, compare, likeness};
pub use skeleton::skeleton;
pub use source::Source;
pub use spelling::{canonical_word, is_article, is_type_word, strip_article};

/// Number of a place in the gazetteer, in the order of the places' codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceId(pub u32);

/// Number of an area in the gazetteer, in the order of the areas' codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AreaId(pub u32);

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

/// The figures of a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Facts {
    pub kind: PlaceKind,
    /// Governorate, district and subdistrict.
    pub admin: [Option<AreaId>; 3],
    /// Longitude, latitude.
    pub point: Point,
    /// Inhabitants, where a source tells them.
    pub population: Option<u32>,
    /// Conflict events counted there.
    pub events: u32,
    /// How far the sources disagree on the point.
    pub spread_km: f32,
}

impl Facts {
    /// The narrowest area that holds the place.
    pub fn area(&self) -> Option<AreaId> {
        self.admin.iter().rev().flatten().next().copied()
    }
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
        let text = include_str!(concat!(env!("OUT_DIR"), "/gazetteer.txt"));
        Gazetteer { image: Image::open(Cow::Borrowed(bytes), Cow::Borrowed(text)) }
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
        let (bytes, text) = compile::compile(&tables);
        Ok(Gazetteer { image: Image::open(Cow::Owned(bytes), Cow::Owned(text)) })
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

    /// What scoring and measuring need of a place, without its texts.
    pub fn facts(&self, id: PlaceId) -> Facts {
        let record: [u32; PLACE_WORDS] = self.image.record(Section::Places, id.0 as usize);
        let [_, _, _, kind, admin1, admin2, admin3, lat, lon, population, events, spread_m, ..] = record;
        Facts {
            kind: PlaceKind::ALL[kind as usize].0,
            admin: [admin1, admin2, admin3].map(|area| some(area).map(AreaId)),
            point: Point(coord(lon, lat)),
            population: some(population),
            events,
            spread_km: km(spread_m),
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
