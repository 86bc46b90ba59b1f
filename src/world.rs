//! All that the program knows of one war and one language, loaded once and read by every stage. The only module that
//! knows which files hold it.

mod countryside;
mod named;

use std::path::Path;
use std::sync::OnceLock;

use geo::{Area as _, MultiPolygon, Point};

use crate::actors::Actors;
use crate::fold;
use crate::gazetteer::tables::{Files, Finding, Severity};
use crate::gazetteer::{AreaId, Gazetteer, Source, TableErrors};
use crate::geodesy::Plane;
use crate::lexicon::phrases::Phrases;
use crate::lexicon::{self, PlaceForm, Sense};

/// The knowledge that an article is read with.
#[derive(Debug)]
pub struct World {
    /// Places, names and areas.
    pub gazetteer: Gazetteer,
    /// Actors, camps and sources.
    pub actors: Actors,
    /// Words of the lexicon and names of actors and sources, with their senses.
    pub phrases: Phrases<Sense>,
    /// Words that end with a stop without ending a sentence, sorted.
    pub abbreviations: Vec<String>,
    /// How kinds of places are written into names.
    pub place_forms: Vec<PlaceForm>,
    /// Folded names of the country that the map is of.
    home: Vec<String>,
    radii_km: Vec<OnceLock<f64>>,
    countrysides: Vec<OnceLock<[countryside::Side; 8]>>,
}

impl World {
    /// The knowledge that the program was built with.
    pub fn embedded() -> World {
        World::new(Gazetteer::embedded(), &Source::Embedded)
            .unwrap_or_else(|errors| panic!("the built-in tables are damaged: {errors}"))
    }

    /// The knowledge of another folder of tables, or every error in it.
    pub fn load(folder: &Path) -> Result<World, TableErrors> {
        World::new(Gazetteer::load(folder)?, &Source::Folder(folder.to_owned()))
    }

    fn new(gazetteer: Gazetteer, source: &Source) -> Result<World, TableErrors> {
        let mut phrases = Phrases::new();
        lexicon::add_to(&mut phrases);
        let mut findings: Vec<Finding> = Vec::new();
        let files = Files { label: &source.label(""), read: &|file| source.read(file) };
        let actors = Actors::read(&files, &mut phrases, &mut findings);
        findings.retain(|finding| finding.severity == Severity::Error);
        if !findings.is_empty() {
            return Err(TableErrors(findings));
        }
        let countries = gazetteer.areas().filter(|area| area.level == 0);
        let home = countries.flat_map(|area| [Some(area.name), area.name_ar]).flatten().map(fold::fold).collect();
        let radii_km = (0..gazetteer.area_count()).map(|_| OnceLock::new()).collect();
        let countrysides = (0..gazetteer.area_count()).map(|_| OnceLock::new()).collect();
        Ok(World {
            gazetteer,
            actors,
            phrases,
            abbreviations: lexicon::abbreviations(),
            place_forms: lexicon::place_forms(),
            home,
            radii_km,
            countrysides,
        })
    }

    /// Whether folded words are the country's own name.
    pub fn is_home<'n>(&self, words: impl IntoIterator<Item = &'n str, IntoIter: Clone>) -> bool {
        let words = words.into_iter();
        self.home.iter().any(|name| name.split(' ').eq(words.clone()))
    }

    /// The radius of a circle as large as the area: how far a point in its middle may be from what happened in it.
    pub fn radius_km(&self, area: AreaId) -> f64 {
        *self.radii_km[area.0 as usize].get_or_init(|| {
            let polygon: MultiPolygon = self.gazetteer.polygon(area);
            let plane = self.plane();
            let flat = geo::MapCoords::map_coords(&polygon, |coord| plane.to_km(coord));
            (flat.unsigned_area() / std::f64::consts::PI).sqrt()
        })
    }

    /// The flat plane of the country, with its origin in the middle of the country's bounds, rounded to a whole degree so
    /// that a redrawn border does not move it.
    pub fn plane(&self) -> Plane {
        let bounds = geo::BoundingRect::bounding_rect(&self.gazetteer.country());
        let middle = bounds.map_or(Point::new(0.0, 0.0), |bounds| bounds.center().into());
        Plane::new(Point::new(middle.x().round(), middle.y().round()))
    }

    /// The side of a governorate or district that lies toward a bearing (a multiple of 45 degrees) from its chief town, as
    /// "the northern countryside of X" means it: the middle of the settlements there, and the distance within which four
    /// fifths of them lie. `None` where no settlement lies there.
    pub fn countryside(&self, area: AreaId, bearing: u16) -> Option<(Point, f64)> {
        let octant = usize::from(bearing / 45 % 8);
        self.countrysides[area.0 as usize].get_or_init(|| countryside::sides(&self.gazetteer, area))[octant]
    }
}
