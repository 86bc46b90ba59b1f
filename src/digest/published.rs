//! The rows of an output folder that a summary is made of: the columns of the published layers that it needs, under their
//! published names. A column that an older version did not write is absent; one that no row can do without is an error.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

/// An output folder, read.
#[derive(Clone, Debug, Default)]
pub struct Published {
    pub strikes: Vec<Event>,
    pub ground_events: Vec<Event>,
    pub front_lines: Vec<FrontLine>,
    pub control_points: Vec<ControlPoint>,
    pub advances: Vec<Advance>,
    /// Rows of `unresolved.csv`: place names that were left open.
    pub unresolved: usize,
    pub run: Run,
    /// Whom the licences of the place facts oblige us to name.
    pub attribution: String,
}

/// A row of `strikes.geojson` or `ground_events.geojson`.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Event {
    pub id: String,
    pub kind: String,
    pub certainty: String,
    #[serde(default, deserialize_with = "day")]
    pub event_date: Option<Date>,
    #[serde(default, deserialize_with = "day")]
    pub event_date_end: Option<Date>,
    pub time_precision: Option<i64>,
    pub date_basis: Option<String>,
    pub actor1: Option<String>,
    pub side1: Option<String>,
    pub actor2: Option<String>,
    pub side2: Option<String>,
    pub control_from: Option<String>,
    pub control_to: Option<String>,
    pub fatalities: Option<u64>,
    pub admin1: Option<String>,
    pub location: Option<String>,
    pub place_id: Option<String>,
    pub geo_precision: Option<i64>,
    #[serde(flatten)]
    pub evidence: Evidence,
}

/// The columns that say where a feature was read.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Evidence {
    /// Who says so; a list.
    pub source: Option<String>,
    /// Ids of the articles; a list.
    pub articles: Option<String>,
    /// Addresses of the articles; a list.
    pub urls: Option<String>,
    /// The sentence.
    pub notes: Option<String>,
}

/// A row of `front_lines.geojson`.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct FrontLine {
    #[serde(default, deserialize_with = "day")]
    pub as_of: Option<Date>,
    pub side_left: String,
    pub side_right: String,
    pub status: String,
    pub length_km: Option<f64>,
}

/// A row of `control_points.geojson`.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct ControlPoint {
    #[serde(default, deserialize_with = "day")]
    pub as_of: Option<Date>,
    pub side: Option<String>,
    pub status: String,
    #[serde(default)]
    pub contested: bool,
    pub age_days: Option<i64>,
}

/// A row of `advances.geojson`.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Advance {
    #[serde(default, deserialize_with = "day")]
    pub event_date: Option<Date>,
    pub phase: String,
    pub certainty: String,
    pub actor1: Option<String>,
    pub side1: Option<String>,
    pub from_place: Option<String>,
    pub to_place: Option<String>,
    pub length_km: Option<f64>,
    #[serde(flatten)]
    pub evidence: Evidence,
}

/// What `run.json` says of the run.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Run {
    /// Program and version.
    pub generator: String,
    pub settings: Settings,
    pub counts: Counts,
    /// What the run wants its reader to know, in sentences.
    #[serde(default)]
    pub notes: Vec<String>,
    #[serde(default)]
    pub articles: Vec<Article>,
    /// Inputs that could not be read.
    #[serde(default)]
    pub unreadable: Vec<Unreadable>,
}

/// The settings that a summary speaks of.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Settings {
    #[serde(default, deserialize_with = "day")]
    pub as_of: Option<Date>,
}

/// The counts that a summary speaks of.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Counts {
    pub articles: usize,
    /// Deeds that make no feature, by reason.
    #[serde(default)]
    pub set_aside: BTreeMap<String, usize>,
}

/// One article that was read.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Article {
    pub id: String,
    pub title: Option<String>,
    pub source: Option<String>,
}

/// One input that was not.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Unreadable {
    pub name: String,
}

fn day<'de, D: Deserializer<'de>>(value: D) -> Result<Option<Date>, D::Error> {
    let text = Option::<String>::deserialize(value)?;
    let parsed = text.map(|text| text.parse().map_err(|_| D::Error::custom(format!("\"{text}\" is no date"))));
    parsed.transpose()
}
