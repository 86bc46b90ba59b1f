//! OCHA's common operational datasets as tables: areas with their p-codes, and populated places. A table with coordinates
//! and names of places is one of places; any other with p-codes is one of areas, and tells of those above them too.

use super::columns::{DEEPEST, Field, Layout};
use super::geonames::kind_of;
use super::{Draft, coordinates};
use crate::fold;
use crate::gazetteer::kind::{PlaceKind, parse};
use crate::gazetteer::spelling;
use crate::gazetteer::tables::{AreaRow, PlaceRow};

const SOURCE: &str = "OCHA";
const ATTRIBUTION: &str = include_str!("ocha_attribution.txt");

/// One table being read.
#[derive(Debug)]
pub struct Ocha {
    layout: Layout,
    has_places: bool,
    file: String,
}

impl Ocha {
    /// Finds the columns of a table.
    ///
    /// # Errors
    /// When it is neither one of areas nor one of places: what was looked for.
    pub fn new(file: &str, header: &[String]) -> Result<Ocha, String> {
        let layout = Layout::new(header);
        let has_places = layout.has(Field::PlaceName) && layout.has(Field::Lat) && layout.has(Field::Lon);
        let has_areas = (0..=DEEPEST).any(|level| layout.has(Field::Code(level)) && layout.has(Field::Name(level)));
        if !has_places && !has_areas {
            let listed: Vec<String> = header.iter().map(|name| format!("\"{}\"", name.trim())).collect();
            return Err(format!(
                "is neither a table of areas (ADM1_EN, ADM1_PCODE, ...) nor one of places (placeName, Latitude, Longitude, \
                 ...); its columns are {}; rename them so",
                listed.join(", ")
            ));
        }
        Ok(Ocha { layout, has_places, file: file.to_owned() })
    }

    /// Reads one row.
    pub fn row(&self, draft: &mut Draft, line: u64, cells: &[String]) {
        draft.attribute(ATTRIBUTION.trim_end());
        self.areas(draft, line, cells);
        let read = if self.has_places { self.place(draft, line, cells) } else { self.area_place(draft, line, cells) };
        if let Err(why) = read {
            draft.report(&self.file, line, why);
        }
    }

    /// The areas that a row names, the country first.
    fn areas(&self, draft: &mut Draft, line: u64, cells: &[String]) {
        let cell = |field| self.layout.cell(cells, field);
        let country = (cell(Field::Name(0)), cell(Field::Code(0)));
        if !country.0.is_empty() && draft.country.is_none() {
            draft.country = Some((country.0.to_owned(), country.1.to_owned()));
        }
        for level in 1..=DEEPEST {
            let (code, name) = (cell(Field::Code(level)), cell(Field::Name(level)));
            if code.is_empty() || name.is_empty() {
                continue;
            }
            let parent = if level > 1 { cell(Field::Code(level - 1)).to_owned() } else { String::new() };
            let area = AreaRow {
                line,
                id: code.to_owned(),
                level: level as u8,
                name: name.to_owned(),
                name_ar: cell(Field::NameAr(level)).to_owned(),
                parent,
                polygons: Vec::new(),
            };
            if !draft.area_index.contains_key(code) {
                for other in self.layout.all(cells, Field::Other(level)) {
                    draft.add_name(code, other, SOURCE);
                }
            }
            draft.add_area(area, &self.file);
        }
    }

    /// A row of a table of areas: the point of its deepest area, where it gives one.
    fn area_place(&self, draft: &mut Draft, line: u64, cells: &[String]) -> Result<(), String> {
        let level = self.layout.deepest(cells).ok_or("no p-code in this row")?;
        let (lat, lon) = (self.layout.cell(cells, Field::Lat), self.layout.cell(cells, Field::Lon));
        let (name, code) = (self.layout.cell(cells, Field::Name(level)), self.layout.cell(cells, Field::Code(level)));
        if level > 0 && name.is_empty() {
            return Err(format!("area {code} has no name"));
        }
        if level == 0 || lat.is_empty() && lon.is_empty() {
            return Ok(());
        }
        let (lat, lon) = coordinates(lat, lon)?;
        if draft.place_lines.contains_key(code) {
            return Ok(());
        }
        let place = PlaceRow { line, lat, lon, pcode: code.to_owned(), ..self.bare(code, name, cells, level) };
        draft.add_place(place, &self.file);
        Ok(())
    }

    fn bare(&self, code: &str, name: &str, cells: &[String], level: usize) -> PlaceRow {
        let admin = std::array::from_fn(|index| {
            if index + 1 < level { self.layout.cell(cells, Field::Code(index + 1)).to_owned() } else { String::new() }
        });
        PlaceRow {
            id: code.to_owned(),
            name: name.to_owned(),
            name_ar: self.layout.cell(cells, Field::NameAr(level)).to_owned(),
            kind: super::finish::kind_of_level(level),
            admin,
            source: SOURCE.to_owned(),
            ..PlaceRow::default()
        }
    }

    /// A row of a table of populated places.
    fn place(&self, draft: &mut Draft, line: u64, cells: &[String]) -> Result<(), String> {
        let cell = |field| self.layout.cell(cells, field);
        let (name, name_ar) = (cell(Field::PlaceName), cell(Field::PlaceNameAr));
        let shown = if name.is_empty() { name_ar } else { name };
        if shown.is_empty() || spelling::key(shown).is_empty() {
            return Err("the place has no name".to_owned());
        }
        let (lat, lon) = coordinates(cell(Field::Lat), cell(Field::Lon))?;
        let people = cell(Field::Population);
        let population = if people.is_empty() {
            None
        } else {
            // Spreadsheets write 12,345 and 12345.0.
            let number: f64 = people
                .replace([',', ' '], "")
                .parse()
                .map_err(|_| format!("population \"{people}\" is not a number"))?;
            Some(number).filter(|number| *number >= 1.0 && *number < f64::from(u32::MAX)).map(|number| number as u32)
        };
        let code = cell(Field::PlaceCode);
        let place = PlaceRow {
            line,
            id: if code.is_empty() { slug(shown, cell(Field::Code(DEEPEST))) } else { code.to_owned() },
            name: shown.to_owned(),
            name_ar: name_ar.to_owned(),
            kind: kind(cell(Field::Kind), population),
            admin: std::array::from_fn(|index| cell(Field::Code(index + 1)).to_owned()),
            lat,
            lon,
            population,
            pcode: code.to_owned(),
            source: SOURCE.to_owned(),
            ..PlaceRow::default()
        };
        let id = place.id.clone();
        let is_new = !draft.place_lines.contains_key(&id);
        draft.add_place(place, &self.file);
        if is_new {
            for other in self.layout.all(cells, Field::PlaceOther) {
                draft.add_name(&id, other, SOURCE);
            }
        }
        Ok(())
    }
}

/// The kind of a populated place: what the table calls it where that is one of our words, otherwise by its size.
fn kind(said: &str, population: Option<u32>) -> Option<PlaceKind> {
    let said = said.to_lowercase().replace(' ', "_");
    let by_size = kind_of("PPL", population.map_or(0, u64::from));
    parse(&PlaceKind::ALL, &said).filter(|kind| !kind.is_area()).or(by_size)
}

/// An id for a place without one.
fn slug(name: &str, area: &str) -> String {
    let folded = fold::fold(&format!("{name} {area}"));
    let words: Vec<String> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect();
    format!("x-{}", words.join("-"))
}
