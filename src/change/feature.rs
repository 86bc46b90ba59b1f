//! Features by their id: added, removed, or altered in some columns.

use std::collections::{BTreeMap, BTreeSet};

use geo::{Distance, Geodesic, Geometry, Line, LineString, Point};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value};

use super::article::{Behind, Touched};
use crate::geodesy::Plane;
use crate::geometry;

/// The layers that are compared, in the order in which a reader should meet them. The bands follow from the lines, and mentions
/// from the articles.
pub const LAYERS: [&str; 6] =
    ["strikes", "ground_events", "advances", "control_points", "front_lines", "control_areas"];

/// One feature of a published layer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Feature {
    pub id: String,
    /// Longitude, latitude.
    pub geometry: Option<Geometry>,
    pub properties: Map<String, Value>,
}

/// One column of a feature that says something else.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Altered {
    pub column: String,
    pub old: Value,
    pub new: Value,
}

/// What changed in one layer.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LayerChange {
    pub layer: &'static str,
    pub added: Vec<Changed>,
    pub removed: Vec<Changed>,
    pub altered: Vec<Changed>,
}

/// A feature that is new, gone or altered.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Changed {
    pub id: String,
    /// Its day: when it happened, or that of the map.
    pub date: Option<String>,
    /// What it is, in a word or two.
    pub what: String,
    /// Where it is, as far as it has a name.
    pub place: Option<String>,
    /// The columns that were altered, in the order of the layer.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<Altered>,
    /// How far it was moved: of a line the most that any of its bends lies off the other line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub moved_km: Option<f64>,
    /// Whether somebody corrected it by hand.
    pub by_hand: bool,
    /// Articles that are new, gone or changed and stand behind it.
    pub because: Vec<Behind>,
}

impl Feature {
    /// The text in a column.
    pub fn text(&self, column: &str) -> Option<&str> {
        self.properties.get(column).and_then(Value::as_str)
    }
}

impl<'de> Deserialize<'de> for Feature {
    /// A GeoJSON feature with a property `id`. A position that lies nowhere on earth is an error.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Feature, D::Error> {
        #[derive(Deserialize)]
        struct Plain {
            properties: Map<String, Value>,
            #[serde(default)]
            geometry: Option<geojson::Geometry>,
        }
        let error = <D::Error as serde::de::Error>::custom::<&str>;
        let Plain { properties, geometry } = Plain::deserialize(deserializer)?;
        let id = properties.get("id").and_then(Value::as_str).ok_or_else(|| error("missing field `id`"))?.to_owned();
        let read = |drawn: geojson::Geometry| {
            geometry::read(&drawn).ok_or_else(|| error("a position is not longitude, latitude in degrees"))
        };
        let geometry = geometry.map(read).transpose()?;
        Ok(Feature { id, geometry, properties })
    }
}

impl LayerChange {
    pub(super) fn between(layer: &'static str, old: &[&Feature], new: &[&Feature], touched: &Touched) -> LayerChange {
        let by_id = |features: &[&Feature]| -> BTreeMap<String, Feature> {
            features.iter().map(|feature| (feature.id.clone(), (*feature).clone())).collect()
        };
        let (old, new) = (by_id(old), by_id(new));
        let mut change = LayerChange { layer, added: Vec::new(), removed: Vec::new(), altered: Vec::new() };
        for (id, after) in &new {
            match old.get(id) {
                None => change.added.push(Changed::one(after, touched)),
                Some(before) => change.altered.extend(Changed::altered(before, after, touched)),
            }
        }
        change.removed =
            old.values().filter(|before| !new.contains_key(&before.id)).map(|it| Changed::one(it, touched)).collect();
        for list in [&mut change.added, &mut change.removed, &mut change.altered] {
            // What has no date comes last.
            list.sort_by(|a, b| (&b.date, &a.place, &a.id).cmp(&(&a.date, &b.place, &b.id)));
        }
        change
    }

    pub fn is_none(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty() && self.altered.is_empty()
    }
}

impl Changed {
    fn one(feature: &Feature, touched: &Touched) -> Changed {
        Changed {
            id: feature.id.clone(),
            date: feature.text("event_date").or(feature.text("as_of")).map(str::to_owned),
            what: what(feature),
            place: place(feature),
            columns: Vec::new(),
            moved_km: None,
            by_hand: feature.text("correction").is_some() || feature.text("basis") == Some("correction"),
            because: touched.behind([feature]),
        }
    }

    /// `None` where nothing was altered.
    fn altered(before: &Feature, after: &Feature, touched: &Touched) -> Option<Changed> {
        let columns = altered(&before.properties, &after.properties);
        let columns: Vec<Altered> = columns.into_iter().filter(|altered| is_said(&altered.column)).collect();
        let is_moved = before.geometry != after.geometry;
        if columns.is_empty() && !is_moved {
            return None;
        }
        let moved_km = if is_moved { moved_km(before, after) } else { None };
        let because = touched.behind([before, after]);
        // Whoever takes a correction back alters the feature by hand, too.
        let by_hand = columns.iter().any(|altered| altered.column == "correction");
        let changed = Changed::one(after, touched);
        Some(Changed { columns, moved_km, because, by_hand: by_hand || changed.by_hand, ..changed })
    }
}

/// The columns that say something else, in the order of the new row; then those that it has no more. A column that is not there
/// is as good as an empty one.
pub(super) fn altered(old: &Map<String, Value>, new: &Map<String, Value>) -> Vec<Altered> {
    let gone = old.keys().filter(|column| !new.contains_key(*column));
    let value = |row: &Map<String, Value>, column: &str| row.get(column).cloned().unwrap_or_default();
    let both = new.keys().chain(gone);
    both.map(|column| Altered { column: column.clone(), old: value(old, column), new: value(new, column) })
        .filter(|altered| altered.old != altered.new)
        .collect()
}

/// Colors and sizes only paint what other columns say; and the day of the map moves on by itself.
fn is_said(column: &str) -> bool {
    let paints = ["marker-", "stroke", "fill"].iter().any(|start| column.starts_with(start));
    !paints && !matches!(column, "as_of" | "age_days")
}

fn what(feature: &Feature) -> String {
    let sides =
        feature.text("side_left").zip(feature.text("side_right")).map(|(left, right)| format!("{left} | {right}"));
    let word = ["kind", "side"].iter().find_map(|column| feature.text(column));
    sides.or(word.map(|word| word.replace('_', " "))).unwrap_or_default()
}

fn place(feature: &Feature) -> Option<String> {
    let axis = feature.text("from_place").zip(feature.text("to_place"));
    let axis = axis.map(|(from, to)| format!("{from} -> {to}"));
    let named = ["location", "places"].iter().find_map(|column| feature.text(column)).map(str::to_owned);
    let along = feature.text("places_left").zip(feature.text("places_right"));
    named.or(axis).or(along.map(|(left, right)| format!("{left} | {right}")))
}

/// How far a point or a line was moved. What areas gained and lost is told in square kilometers.
fn moved_km(before: &Feature, after: &Feature) -> Option<f64> {
    let km = match (before.geometry.as_ref()?, after.geometry.as_ref()?) {
        (Geometry::Point(from), Geometry::Point(to)) => Geodesic.distance(*from, *to) / 1000.0,
        (Geometry::LineString(from), Geometry::LineString(to)) => farthest_km(from, to)?.max(farthest_km(to, from)?),
        _ => return None,
    };
    Some(rounded(km))
}

/// The most that a bend of one line lies off the other; `None` where a line has no bends.
fn farthest_km(bends: &LineString, line: &LineString) -> Option<f64> {
    let off = |point: Point| line.lines().map(|piece| distance_km(point, piece)).reduce(f64::min);
    bends.points().filter_map(off).reduce(f64::max)
}

/// From a point to the nearest spot of a straight piece, which is found on the plane around the point.
pub(super) fn distance_km(point: Point, piece: Line) -> f64 {
    let plane = Plane::new(point);
    let (from, to) = (plane.to_km(piece.start), plane.to_km(piece.end));
    let along = to - from;
    let length = along.x * along.x + along.y * along.y;
    let share = if length > 0.0 { (-(from.x * along.x + from.y * along.y) / length).clamp(0.0, 1.0) } else { 0.0 };
    Geodesic.distance(point, Point(plane.to_degrees(from + along * share))) / 1000.0
}

/// To ten meters, which is finer than any place is known.
pub(super) fn rounded(figure: f64) -> f64 {
    // Nothing summed up is a negative zero, which would be written as one.
    (figure * 100.0).round() / 100.0 + 0.0
}

/// The ids of features in one edition whose geometry the other does not have alike.
pub(super) fn redrawn<'f>(one: &[&'f Feature], other: &[&Feature]) -> Vec<&'f Feature> {
    let alike: BTreeSet<String> = other.iter().map(|feature| format!("{:?}", feature.geometry)).collect();
    one.iter().copied().filter(|feature| !alike.contains(&format!("{:?}", feature.geometry))).collect()
}
