//! Makes the tables of a gazetteer out of what is public of any country: GeoNames dumps, OCHA's tables of p-codes, boundaries.
//! Lines and rows are fed in by the caller, who reads the files; what is wrong in one is a finding, and it is left out. The
//! result is the texts of a folder that `check` finds sound. Who fights in the war is in no such dump: these tables stay empty.

mod boundaries;
mod claim;
mod columns;
mod finish;
mod geonames;
mod ocha;
mod write;

use std::collections::HashMap;

use super::tables::{AreaRow, Finding, PlaceRow, Severity};

pub use boundaries::Boundaries;
pub use geonames::GeoNames;
pub use ocha::Ocha;

/// A gazetteer in the making.
#[derive(Debug, Default)]
pub struct Draft {
    places: Vec<PlaceRow>,
    /// Further spellings: id of the place, name, source.
    names: Vec<(String, String, &'static str)>,
    areas: Vec<AreaRow>,
    /// Index among the areas by code.
    area_index: HashMap<String, usize>,
    /// Where a place was first given.
    place_lines: HashMap<String, String>,
    /// The file that an area was first given in.
    area_files: HashMap<String, String>,
    /// Name of the country and its code, where a file says them.
    country: Option<(String, String)>,
    attributions: Vec<&'static str>,
    findings: Vec<Finding>,
}

/// A finished gazetteer.
#[derive(Debug)]
pub struct Folder {
    /// Name and text of every file.
    pub files: Vec<(&'static str, String)>,
    /// Rows that were left out, and why.
    pub findings: Vec<Finding>,
    pub places: usize,
    pub names: usize,
    pub areas: usize,
    /// Areas whose boundary is known.
    pub bounded: usize,
    /// The country's outline is that of its areas, and not a hull around its places.
    pub has_border: bool,
}

impl Draft {
    fn report(&mut self, file: &str, line: u64, message: String) {
        self.findings.push(Finding { severity: Severity::Error, file: file.to_owned(), line: Some(line), message });
    }

    /// The file that a place or an area was given in.
    fn file_of(&self, id: &str) -> String {
        let place = self.place_lines.get(id).and_then(|place| place.rsplit_once(':')).map(|(file, _)| file);
        place.or(self.area_files.get(id).map(String::as_str)).unwrap_or_default().to_owned()
    }

    /// Adds a place, unless its id is given already.
    fn add_place(&mut self, place: PlaceRow, file: &str) {
        let here = format!("{file}:{}", place.line);
        if let Some(first) = self.place_lines.get(&place.id) {
            let message = format!("{} is given twice; the first time in {first}", place.id);
            return self.report(file, place.line, message);
        }
        self.place_lines.insert(place.id.clone(), here);
        self.places.push(place);
    }

    fn add_name(&mut self, id: &str, name: &str, source: &'static str) {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        if !name.is_empty() {
            self.names.push((id.to_owned(), name, source));
        }
    }

    /// Adds an area, or checks that it is the one known already.
    fn add_area(&mut self, area: AreaRow, file: &str) {
        let Some(&index) = self.area_index.get(&area.id) else {
            self.area_index.insert(area.id.clone(), self.areas.len());
            self.area_files.insert(area.id.clone(), file.to_owned());
            return self.areas.push(area);
        };
        let known = &mut self.areas[index];
        if known.parent.is_empty() {
            known.parent.clone_from(&area.parent);
        }
        if known.level != area.level || (!area.parent.is_empty() && known.parent != area.parent) {
            let (level, parent) = (known.level, known.parent.clone());
            let message = format!(
                "{} is of level {} in {} here, and of level {level} in {parent} elsewhere",
                area.id, area.level, area.parent
            );
            return self.report(file, area.line, message);
        }
        if known.polygons.is_empty() {
            known.polygons = area.polygons;
        }
        if known.name_ar.is_empty() {
            known.name_ar = area.name_ar;
        }
    }

    fn attribute(&mut self, sentence: &'static str) {
        if !self.attributions.contains(&sentence) {
            self.attributions.push(sentence);
        }
    }

    /// How many rows and lines were left out so far.
    pub fn left_out(&self) -> usize {
        self.findings.len()
    }
}

/// Degrees of a place, or why they are none. 0, 0 is what is written where nobody knows.
fn coordinates(lat: &str, lon: &str) -> Result<(f64, f64), String> {
    let degrees = |name: &str, text: &str, limit: f64| {
        let number: f64 = text.trim().parse().map_err(|_| format!("{name} \"{text}\" is not a number"))?;
        // Written so that NaN is refused too.
        if number.abs() <= limit { Ok(number) } else { Err(format!("{name} {text} is not within -{limit} to {limit}")) }
    };
    let (lat, lon) = (degrees("latitude", lat, 90.0)?, degrees("longitude", lon, 180.0)?);
    if lat == 0.0 && lon == 0.0 { Err("latitude 0, longitude 0 is no place".to_owned()) } else { Ok((lat, lon)) }
}
