//! What a careful reader found in an article: the rows of `truth.jsonl`.

use geo::Point;
use serde::Deserialize;

#[derive(Deserialize)]
pub struct Article {
    pub id: String,
    pub date: Option<String>,
    #[serde(default)]
    pub places: Vec<Place>,
    #[serde(default)]
    pub events: Vec<Event>,
    #[serde(default)]
    pub control: Vec<Control>,
}

#[derive(Deserialize)]
pub struct Place {
    pub surface: String,
    pub kind: Option<String>,
    #[serde(flatten)]
    pub spot: Spot,
    #[serde(default = "yes")]
    pub in_syria: bool,
    /// Other readings of the name that are as good.
    #[serde(default)]
    pub also_ok: Vec<Spot>,
}

#[derive(Deserialize)]
pub struct Event {
    #[serde(rename = "type")]
    pub kind: String,
    #[serde(default)]
    pub alt_types: Vec<String>,
    pub place: Option<String>,
    #[serde(flatten)]
    pub spot: Spot,
    pub date: Option<String>,
    pub actor: Option<String>,
    pub killed: Option<i64>,
    pub certainty: Option<String>,
    /// Told in passing: it may appear, it is not owed.
    #[serde(default)]
    pub background: bool,
    /// One of several places of a sentence, whose count of dead belongs to all of them.
    #[serde(default)]
    pub shared_group: bool,
    pub note: Option<String>,
    #[serde(default)]
    pub quote: String,
}

#[derive(Deserialize)]
pub struct Control {
    pub place: Option<String>,
    #[serde(flatten)]
    pub spot: Spot,
    pub holder: Option<String>,
    pub as_of: Option<String>,
    #[serde(default)]
    pub quote: String,
}

/// A point and how far from it an answer may lie.
#[derive(Deserialize)]
pub struct Spot {
    lat: Option<f64>,
    lon: Option<f64>,
    tolerance_km: Option<f64>,
}

impl Spot {
    /// Longitude, latitude; `None` where the truth does not know the point, and then nothing is owed.
    pub fn point(&self) -> Option<Point> {
        Some(Point::new(self.lon?, self.lat?))
    }

    /// The stated tolerance, else `usual_km`; a stated 0 means that nobody thought about it.
    pub fn tolerance_km(&self, usual_km: f64) -> f64 {
        self.tolerance_km.filter(|&km| km > 0.0).unwrap_or(usual_km)
    }
}

impl Event {
    /// Every word for what happened that counts as right, the best one first.
    pub fn kinds(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.kind).chain(&self.alt_types).map(String::as_str)
    }

    /// Whether the article tells it as done, rather than as planned, feared or denied.
    pub fn is_told(&self) -> bool {
        matches!(self.certainty.as_deref(), None | Some("reported" | "claimed"))
    }

    /// Whether another row is the same event, read from another sentence.
    pub fn is_repetition(&self) -> bool {
        self.note.as_deref().is_some_and(|note| note.contains("same event"))
    }
}

/// Reads one article a line. Panics with the line number on a line that does not parse.
pub fn parse(jsonl: &str) -> Vec<Article> {
    let lines = jsonl.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(i, line)| serde_json::from_str(line).unwrap_or_else(|error| panic!("truth, line {}: {error}", i + 1)))
        .collect()
}

fn yes() -> bool {
    true
}
