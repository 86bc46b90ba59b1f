//! GeoNames: the file of a country (19 columns, no header) and the alternate names (10 columns, no header), both
//! tab-separated as <https://download.geonames.org/export/dump/readme.txt> says. Which feature code is what kind of place
//! is data: `feature_codes.csv`.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use super::{Draft, claim, coordinates};
use crate::gazetteer::kind::{PlaceKind, Script, parse};
use crate::gazetteer::spelling;
use crate::gazetteer::tables::{AreaRow, PlaceRow};

const FEATURE_CODES: &str = include_str!("feature_codes.csv");

const SOURCE: &str = "GeoNames";
const ATTRIBUTION: &str = "GeoNames (geonames.org), CC BY 4.0, modified.";

/// Columns of a line of a country file.
const WIDTH: usize = 19;
/// Columns of a line of alternate names; older files lack the years at the end.
const LEAST_NAME_WIDTH: usize = 4;

/// Reads GeoNames files into a draft.
#[derive(Debug, Default)]
pub struct GeoNames {
    /// Best known name of a place by its index among the places, in English and in Arabic, with how good it is.
    english: HashMap<String, (u8, String)>,
    arabic: HashMap<String, (u8, String)>,
    wikidata: HashMap<String, String>,
    /// Administrative codes of the areas, joined: where a place says it lies.
    codes: HashMap<String, String>,
    /// What each place says.
    said: Vec<(String, [String; 3])>,
    /// Lines whose feature code is no kind of place, by code.
    unused: BTreeMap<String, usize>,
}

impl GeoNames {
    /// Reads one line of a country file.
    pub fn place(&mut self, draft: &mut Draft, file: &str, line: u64, text: &[u8]) {
        if let Err(why) = self.try_place(draft, file, line, text) {
            draft.report(file, line, why);
        }
    }

    /// Reads one line of the alternate names, which may be those of the whole world. The places come first.
    pub fn alternate_name(&mut self, draft: &mut Draft, file: &str, line: u64, text: &[u8]) {
        // Most lines of a world file are of other countries, and need not be looked at further.
        let id = text.split(|byte| *byte == b'\t').nth(1).and_then(|id| std::str::from_utf8(id).ok());
        let id = id.map(|id| format!("gn{id}"));
        if id.as_ref().is_some_and(|id| !draft.place_lines.contains_key(id)) {
            return;
        }
        let read = std::str::from_utf8(text).map_err(|_| "is not UTF-8".to_owned()).and_then(|text| {
            let cells: Vec<&str> = text.split('\t').map(str::trim).collect();
            let wants = format!("{} columns; a line of alternate names has {LEAST_NAME_WIDTH} at least", cells.len());
            if cells.len() >= LEAST_NAME_WIDTH { Ok(cells) } else { Err(wants) }
        });
        match (read, id) {
            (Ok(cells), Some(id)) => self.name(draft, &id, &cells),
            (Err(why), _) => draft.report(file, line, why),
            (Ok(_), None) => {}
        }
    }

    /// Gives the places their names and areas, when all lines are read. Answers with the feature codes that are no place, and
    /// how many lines had each.
    pub fn finish(self, draft: &mut Draft) -> BTreeMap<String, usize> {
        for place in &mut draft.places {
            if let Some((_, name)) = self.english.get(&place.id)
                && *name != place.name
            {
                let before = std::mem::replace(&mut place.name, name.clone());
                draft.names.push((place.id.clone(), before, SOURCE));
            }
            if let Some((_, name)) = self.arabic.get(&place.id) {
                place.name_ar.clone_from(name);
            }
            if let Some(id) = self.wikidata.get(&place.id) {
                place.wikidata_id.clone_from(id);
            }
        }
        if draft.areas.is_empty() {
            self.file_areas(draft);
        } else {
            claim::areas(draft);
        }
        draft.attribute(ATTRIBUTION);
        self.unused
    }

    fn try_place(&mut self, draft: &mut Draft, file: &str, line: u64, text: &[u8]) -> Result<(), String> {
        let text = std::str::from_utf8(text).map_err(|_| "is not UTF-8")?;
        let cells: Vec<&str> = text.split('\t').map(str::trim).collect();
        let Ok(cells) = <[&str; WIDTH]>::try_from(cells) else {
            return Err(format!("{} columns; a line of GeoNames has {WIDTH}", text.split('\t').count()));
        };
        let [number, name, ascii, others, lat, lon, _, code, country, _, admin1, admin2, admin3, _, people, ..] = cells;
        let geonames_id: u32 = number.parse().map_err(|_| format!("id \"{number}\" is not a number"))?;
        if name.is_empty() || spelling::key(name).is_empty() {
            return Err(format!("name \"{name}\" holds no letter"));
        }
        if code == "PCLI" || code == "PCLD" || code == "PCLS" {
            draft.country = Some((name.to_owned(), country.to_owned()));
        }
        let population: u64 = if people.is_empty() { 0 } else { people.parse().map_err(|_| not_people(people))? };
        let Some(kind) = kind_of(code, population) else {
            *self.unused.entry(code.to_owned()).or_default() += 1;
            return Ok(());
        };
        let (lat, lon) = coordinates(lat, lon)?;
        let id = format!("gn{geonames_id}");
        if draft.country.is_none() && !country.is_empty() {
            draft.country = Some((country.to_owned(), country.to_owned()));
        }
        let is_new = !draft.place_lines.contains_key(&id);
        let codes = [admin1, admin2, admin3];
        let population = u32::try_from(population).ok().filter(|people| *people > 0);
        let place = PlaceRow {
            line,
            id: id.clone(),
            name: name.to_owned(),
            kind: Some(kind),
            lat,
            lon,
            population,
            geonames_id: Some(geonames_id),
            source: SOURCE.to_owned(),
            ..PlaceRow::default()
        };
        draft.add_place(place, file);
        if is_new {
            for other in std::iter::once(ascii).chain(others.split(',')) {
                draft.add_name(&id, other, SOURCE);
            }
            if let Some(depth) = depth(kind) {
                self.codes.entry(joined(&codes[..depth])).or_insert_with(|| id.clone());
            }
            self.said.push((id, codes.map(str::to_owned)));
        }
        Ok(())
    }

    fn name(&mut self, draft: &mut Draft, id: &str, cells: &[&str]) {
        let flag = |index: usize| cells.get(index).is_some_and(|flag| *flag == "1");
        let (language, name) = (cells[2], cells[3]);
        let (preferred, short, colloquial, historic) = (flag(4), flag(5), flag(6), flag(7));
        if language == "wkdt" {
            self.wikidata.insert(id.to_owned(), name.to_owned());
        }
        // Longer words than codes of languages stand for links, post codes and codes of airports.
        let is_language = language.len() <= 3 || language.contains('-');
        if !is_language || colloquial || name.is_empty() || spelling::key(name).is_empty() {
            return;
        }
        draft.add_name(id, name, SOURCE);
        let good = 1 + u8::from(preferred) * 2 + u8::from(short);
        let best = match language {
            // Without the mark an English name may be any of several; the file's own name is the better one then.
            "en" if preferred && !historic => &mut self.english,
            "ar" if !historic && spelling::script(name) == Script::Arabic => &mut self.arabic,
            _ => return,
        };
        let known = best.entry(id.to_owned()).or_default();
        if good > known.0 {
            *known = (good, name.to_owned());
        }
    }

    /// Turns administrative places into areas, and what the places say into codes of these.
    fn file_areas(&self, draft: &mut Draft) {
        let index: HashMap<String, usize> =
            draft.places.iter().enumerate().map(|(index, place)| (place.id.clone(), index)).collect();
        for (id, codes) in &self.said {
            let place = &mut draft.places[index[id]];
            let own = place.kind.and_then(depth);
            for level in 1..=own.map_or(codes.len(), |own| own - 1) {
                // "00" is what GeoNames writes where it does not know.
                if codes[..level].iter().any(|code| code.is_empty() || code == "00") {
                    break;
                }
                let area = self.codes.get(&joined(&codes[..level]));
                place.admin[level - 1] = area.cloned().unwrap_or_default();
            }
            let Some(own) = own else { continue };
            let parent = if own == 1 { String::new() } else { place.admin[own - 2].clone() };
            let area = AreaRow {
                line: place.line,
                id: id.clone(),
                level: own as u8,
                name: place.name.clone(),
                name_ar: place.name_ar.clone(),
                parent,
                polygons: Vec::new(),
            };
            let file = draft.file_of(id);
            draft.add_area(area, &file);
        }
    }
}

fn not_people(text: &str) -> String {
    format!("population \"{text}\" is not a number")
}

fn joined<S: AsRef<str>>(codes: &[S]) -> String {
    codes.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(".")
}

/// The level of an area.
pub(super) fn depth(kind: PlaceKind) -> Option<usize> {
    match kind {
        PlaceKind::Governorate => Some(1),
        PlaceKind::District => Some(2),
        PlaceKind::Subdistrict => Some(3),
        _ => None,
    }
}

/// The kind of place that a feature code stands for, of so many people.
pub(super) fn kind_of(code: &str, population: u64) -> Option<PlaceKind> {
    static KINDS: LazyLock<HashMap<String, Vec<(u64, PlaceKind)>>> = LazyLock::new(|| {
        let mut kinds: HashMap<String, Vec<_>> = HashMap::new();
        let mut table = csv::Reader::from_reader(FEATURE_CODES.as_bytes());
        for row in table.records() {
            let row = row.expect("the table is part of the program and sound");
            let least = row[1].parse().expect("the least population is a number");
            let kind = parse(&PlaceKind::ALL, &row[2]).expect("the kind is one of ours");
            kinds.entry(row[0].to_owned()).or_default().push((least, kind));
        }
        kinds
    });
    let rows = KINDS.get(code)?.iter().filter(|(least, _)| *least <= population);
    rows.max_by_key(|(least, _)| *least).map(|(_, kind)| *kind)
}
