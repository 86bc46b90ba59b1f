//! The rows of the gazetteer's tables as they stand in the files, and what is wrong with them. A bad row is reported with
//! file and line and left out; the rest is read. Whether rows fit together is left to `check`. Shared with the build
//! script, which reads them at build time.

use std::borrow::Cow;
use std::fmt;

use super::kind::{PlaceKind, Rule, Script, WorldKind};
use super::rows::Table;
use super::shapes;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The tables cannot be used so.
    Error,
    /// Probably a mistake.
    Warning,
    /// Worth knowing.
    Note,
}

impl Severity {
    /// The word in the printed report.
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }
}

/// One thing found wrong or noteworthy in a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How bad it is.
    pub severity: Severity,
    /// The file as the reader of the report can open it.
    pub file: String,
    /// The line in it, counted from 1; `None` where the whole file is meant.
    pub line: Option<u64>,
    /// What is wrong and what to do.
    pub message: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.file, self.message),
            None => write!(f, "{}: {}", self.file, self.message),
        }
    }
}

/// A table that could not be read at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableError {
    /// The file.
    pub file: String,
    /// Why, and what to do.
    pub message: String,
}

impl fmt::Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.file, self.message)
    }
}

impl std::error::Error for TableError {}

/// Where table texts come from: the label of the folder for messages, and how to read one file.
pub struct Files<'a> {
    /// Stands before the file's name in messages, with its closing slash.
    pub label: &'a str,
    /// Gives a file's text.
    pub read: &'a dyn Fn(&str) -> Result<Cow<'static, str>, TableError>,
}

/// A row of `places.csv`. Empty text means unknown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlaceRow {
    pub line: u64,
    pub id: String,
    pub name: String,
    pub name_ar: String,
    pub kind: Option<PlaceKind>,
    /// Codes of governorate, district and subdistrict.
    pub admin: [String; 3],
    pub lat: f64,
    pub lon: f64,
    pub population: Option<u32>,
    pub events: Option<u32>,
    pub spread_km: Option<f64>,
    pub geonames_id: Option<u32>,
    pub pcode: String,
    pub wikidata_id: String,
    pub source: String,
    pub note: String,
}

/// A row of `names.csv`.
#[derive(Clone, Debug, PartialEq)]
pub struct NameRow {
    pub line: u64,
    pub place_id: String,
    pub name: String,
    pub script: Script,
}

/// A feature of `areas.geojson`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AreaRow {
    pub line: u64,
    pub id: String,
    /// 0 country, 1 governorate, 2 district, 3 subdistrict.
    pub level: u8,
    pub name: String,
    pub name_ar: String,
    pub parent: String,
    /// Polygons of rings of longitude, latitude; the first ring of each is the outer one.
    pub polygons: Vec<Vec<Vec<[f64; 2]>>>,
}

/// A feature of `roads.geojson`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RoadRow {
    pub line: u64,
    pub id: String,
    pub name: String,
    /// `M4`, `M5`; may be empty.
    pub reference: String,
    /// How far the line may lie from the true road.
    pub accuracy_km: f64,
    /// Longitude, latitude.
    pub path: Vec<[f64; 2]>,
}

/// A row of `not_places.csv`.
#[derive(Clone, Debug, PartialEq)]
pub struct NotPlaceRow {
    pub line: u64,
    pub name: String,
    pub rule: Rule,
    pub reason: String,
}

/// A row of `world.csv`.
#[derive(Clone, Debug, PartialEq)]
pub struct WorldRow {
    pub line: u64,
    pub name: String,
    pub kind: WorldKind,
    pub country: String,
    pub lat: Option<f64>,
    pub lon: Option<f64>,
}

/// All tables that the image is compiled from, in file order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tables {
    pub places: Vec<PlaceRow>,
    pub names: Vec<NameRow>,
    pub areas: Vec<AreaRow>,
    pub roads: Vec<RoadRow>,
    pub not_places: Vec<NotPlaceRow>,
    pub world: Vec<WorldRow>,
    /// The sentences that the sources ask to be carried along.
    pub attributions: Vec<String>,
    /// Ids of places and areas whose rows were left out. What refers to them is not wrong as well.
    pub refused: Vec<String>,
}

/// Reads the tables of the places and says all that is wrong with their rows.
pub fn read(files: &Files) -> (Tables, Vec<Finding>) {
    let mut findings = Vec::new();
    let mut refused = Vec::new();
    let tables = Tables {
        places: places(files, &mut findings, &mut refused),
        names: names(files, &mut findings),
        areas: shapes::areas(files, &mut findings, &mut refused),
        roads: shapes::roads(files, &mut findings),
        not_places: not_places(files, &mut findings),
        world: world(files, &mut findings),
        attributions: attributions(files, &mut findings),
        refused,
    };
    (tables, findings)
}

/// Columns of `places.csv`.
pub const PLACE_COLUMNS: [&str; 17] = [
    "id",
    "name",
    "name_ar",
    "kind",
    "admin1",
    "admin2",
    "admin3",
    "lat",
    "lon",
    "population",
    "events",
    "spread_km",
    "geonames_id",
    "pcode",
    "wikidata_id",
    "source",
    "note",
];

fn places(files: &Files, findings: &mut Vec<Finding>, refused: &mut Vec<String>) -> Vec<PlaceRow> {
    let table = Table::read(files, "places.csv", &PLACE_COLUMNS, findings);
    refused.extend(table.of_other_width("id").map(str::to_owned));
    table.rows(findings, |row| {
        let admin = [row.text("admin1"), row.text("admin2"), row.text("admin3")].map(str::to_owned);
        let (id, name) = (row.required("id"), row.required("name"));
        let kind = row.word("kind", &PlaceKind::ALL);
        let (lat, lon) = (row.degrees("lat", 90.0), row.degrees("lon", 180.0));
        let place = PlaceRow {
            line: row.line,
            id: id.unwrap_or_default(),
            name: name.unwrap_or_default(),
            name_ar: row.text("name_ar").to_owned(),
            kind,
            admin,
            lat: lat.unwrap_or_default(),
            lon: lon.unwrap_or_default(),
            population: row.number("population"),
            events: row.number("events"),
            spread_km: row.number("spread_km"),
            geonames_id: row.number("geonames_id"),
            pcode: row.text("pcode").to_owned(),
            wikidata_id: row.text("wikidata_id").to_owned(),
            source: row.text("source").to_owned(),
            note: row.text("note").to_owned(),
        };
        let named = !place.id.is_empty() && !place.name.is_empty();
        if named && kind.is_some() && lat.is_some() && lon.is_some() {
            return Some(place);
        }
        refused.push(place.id);
        None
    })
}

fn names(files: &Files, findings: &mut Vec<Finding>) -> Vec<NameRow> {
    let table = Table::read(files, "names.csv", &["place_id", "name", "script", "source", "note"], findings);
    table.rows(findings, |row| {
        let (place_id, name) = (row.required("place_id"), row.required("name"));
        let script = row.word("script", &Script::ALL);
        Some(NameRow { line: row.line, place_id: place_id?, name: name?, script: script? })
    })
}

fn not_places(files: &Files, findings: &mut Vec<Finding>) -> Vec<NotPlaceRow> {
    let table = Table::read(files, "not_places.csv", &["name", "rule", "reason"], findings);
    table.rows(findings, |row| {
        let (name, rule) = (row.required("name"), row.word("rule", &Rule::ALL));
        Some(NotPlaceRow { line: row.line, name: name?, rule: rule?, reason: row.text("reason").to_owned() })
    })
}

fn world(files: &Files, findings: &mut Vec<Finding>) -> Vec<WorldRow> {
    let table = Table::read(files, "world.csv", &["name", "kind", "country", "lat", "lon", "note"], findings);
    table.rows(findings, |row| {
        let (name, kind) = (row.required("name"), row.word("kind", &WorldKind::ALL));
        let (lat, lon) = (row.number("lat"), row.number("lon"));
        Some(WorldRow { line: row.line, name: name?, kind: kind?, country: row.text("country").to_owned(), lat, lon })
    })
}

/// The list items under the heading of `README.md` that speaks of attribution.
fn attributions(files: &Files, findings: &mut Vec<Finding>) -> Vec<String> {
    let text = match (files.read)("README.md") {
        Ok(text) => text,
        Err(error) => {
            findings.push(whole_file(&error, Severity::Warning));
            return Vec::new();
        }
    };
    let mut inside = false;
    let mut items: Vec<String> = Vec::new();
    for line in text.lines() {
        if line.starts_with('#') {
            inside = line.to_lowercase().contains("attribution");
        } else if let Some(item) = line.strip_prefix("- ").filter(|_| inside) {
            items.push(item.trim().to_owned());
        } else if let Some(last) = items.last_mut().filter(|_| inside && line.starts_with("  ")) {
            last.push(' ');
            last.push_str(line.trim());
        }
    }
    if items.is_empty() {
        findings.push(Finding {
            severity: Severity::Warning,
            file: format!("{}README.md", files.label),
            line: None,
            message: "no list under a heading that says attribution; the layers would carry none".into(),
        });
    }
    items
}

/// The finding for a file that cannot be read.
pub fn whole_file(error: &TableError, severity: Severity) -> Finding {
    Finding { severity, file: error.file.clone(), line: None, message: error.message.clone() }
}
