//! The published layers: what one feature of each layer says, in which order, under which id. The property structs hold
//! plain values; deciding them is the situation's work, writing them down in a format is `output`'s.
//!
//! A [`Layer`] is in published form from the moment it is made: numbers and coordinates are rounded, geometry is valid
//! GeoJSON, features are sorted, ids are unique. So every format that writes it writes the same thing.

mod advance;
mod atlas;
mod column;
mod control_area;
mod control_point;
mod front_line;
mod front_uncertainty;
mod grid;
mod ground_event;
mod id;
mod mention;
mod strike;
pub mod symbol;
mod unresolved;

use geo::Geometry;
use serde::Serialize;
use serde_json::{Map, Value};

pub use advance::AdvanceProperties;
pub use atlas::{Summary, atlas, summary};
pub use column::{Column, ColumnKind};
pub use control_area::ControlAreaProperties;
pub use control_point::ControlPointProperties;
pub use front_line::FrontLineProperties;
pub use front_uncertainty::FrontUncertaintyProperties;
pub use ground_event::GroundEventProperties;
pub use id::id;
pub use mention::MentionProperties;
pub use strike::StrikeProperties;
pub use unresolved::UnresolvedRow;

/// Everything that one run publishes.
#[derive(Clone, Debug, Default)]
pub struct Atlas {
    /// The layers, in the order in which a reader should meet them.
    pub layers: Vec<Layer>,
    /// Place mentions that were left undecided or unknown.
    pub unresolved: Vec<UnresolvedRow>,
    /// Counts of every stage, settings, version, notes: an object without any time of running.
    pub run: Value,
    /// Whom the licences of the place facts and boundaries oblige us to name.
    pub attribution: String,
    /// Program and version, `sitmap 0.1.0`.
    pub generator: String,
}

impl Atlas {
    /// The layer of that name.
    pub fn layer(&self, name: &str) -> Option<&Layer> {
        self.layers.iter().find(|layer| layer.name == name)
    }
}

/// The geometry family of a layer. One family a file: readers such as QGIS split or refuse a mixed one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GeometryKind {
    /// Points.
    Point,
    /// Line strings.
    Line,
    /// Multipolygons; a single polygon is published as a multipolygon of one.
    Area,
}

/// What a layer's property struct declares beside its fields. The fields in their order are the layer's columns.
pub trait Properties: Serialize + Default {
    /// The layer's name, which is its file's name without the ending.
    const LAYER: &'static str;
    /// Its geometry family.
    const GEOMETRY: GeometryKind;
    /// The columns that features are sorted by; the last is `id`, which is unique. An absent value comes last.
    const ORDER: &'static [&'static str];
}

/// One published layer. Made by [`Layer::new`], which holds its promises.
#[derive(Clone, Debug, PartialEq)]
pub struct Layer {
    /// The layer's name, which is its file's name without the ending.
    pub name: &'static str,
    /// Its geometry family.
    pub geometry: GeometryKind,
    /// Its columns, in their order; known even when there is no feature.
    pub columns: Vec<Column>,
    /// Its features, sorted.
    pub features: Vec<Feature>,
    /// Ids of features left off because nothing drawable was left of their geometry on the published grid of about a
    /// meter, or because it was of another family. Normally empty; belongs into the run's record.
    pub dropped: Vec<String>,
}

/// One feature: its id (also the property `id`), geometry in longitude, latitude, and properties in column order.
#[derive(Clone, Debug, PartialEq)]
pub struct Feature {
    /// Unique in its layer.
    pub id: String,
    /// Longitude, latitude; five decimals.
    pub geometry: Geometry,
    /// Every column of the layer; `null` where nothing is known.
    pub properties: Map<String, Value>,
}

impl Layer {
    /// Lays features out as they are published: rounded, valid, sorted, with unique ids.
    pub fn new<P: Properties>(features: impl IntoIterator<Item = (Geometry, P)>) -> Layer {
        let columns = columns::<P>();
        let mut layer =
            Layer { name: P::LAYER, geometry: P::GEOMETRY, columns, features: Vec::new(), dropped: Vec::new() };
        for (geometry, properties) in features {
            let properties = published(&layer.columns, fields(&properties));
            let id = properties.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
            match grid::publish(P::GEOMETRY, geometry) {
                Some(geometry) => layer.features.push(Feature { id, geometry, properties }),
                None => layer.dropped.push(id),
            }
        }
        layer.dropped.sort();
        sort(&mut layer.features, P::ORDER);
        id::separate(&mut layer.features);
        layer
    }

    /// Column names, in their order.
    pub fn column_names(&self) -> impl Iterator<Item = &str> {
        self.columns.iter().map(|column| column.name.as_str())
    }
}

/// The columns of a layer, read off the fields of its property struct.
pub fn columns<P: Properties>() -> Vec<Column> {
    fields(&P::default()).keys().map(|name| Column::named(name)).collect()
}

fn fields<P: Properties>(properties: &P) -> Map<String, Value> {
    match serde_json::to_value(properties) {
        Ok(Value::Object(fields)) => fields,
        _ => unreachable!("a struct of plain values serializes to an object"),
    }
}

/// Values as they are published: rounded to what they can know, and `null` where a text is empty. (A number that is not
/// finite is `null` already: JSON has no other word for it.)
fn published(columns: &[Column], mut properties: Map<String, Value>) -> Map<String, Value> {
    // Columns are read off the same struct, so both stand in one order.
    for (column, value) in columns.iter().zip(properties.values_mut()) {
        match (column.kind, &*value) {
            (_, Value::String(text)) if text.is_empty() => *value = Value::Null,
            (ColumnKind::Real { decimals }, Value::Number(number)) => {
                *value = number.as_f64().map(|number| grid::round(number, decimals)).into();
            }
            _ => {}
        }
    }
    properties
}

/// By the layer's own order; then, for features under one id, by everything else that they say, so that the order in
/// which features come in never shows.
fn sort(features: &mut [Feature], order: &[&str]) {
    // A key is read once a feature: looked up anew at each comparison, keys were a quarter of the road to the layers.
    features.sort_by_cached_key(|feature| key(feature, order));
    for namesakes in features.chunk_by_mut(|a, b| a.id == b.id).filter(|features| features.len() > 1) {
        namesakes.sort_by_cached_key(|feature| (key(feature, order), content(feature)));
    }
}

fn key(feature: &Feature, order: &[&str]) -> Vec<Key> {
    order.iter().map(|column| Key::of(&feature.properties[*column])).collect()
}

/// A value to sort by. Layers are sorted by text, dates and whole numbers only; what is absent comes last.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Number(i64),
    Text(String),
    Absent,
}

impl Key {
    fn of(value: &Value) -> Key {
        match value {
            Value::Number(number) => number.as_i64().map_or(Key::Absent, Key::Number),
            Value::String(text) => Key::Text(text.clone()),
            _ => Key::Absent,
        }
    }
}

fn content(feature: &Feature) -> String {
    format!("{}{:?}", Value::Object(feature.properties.clone()), feature.geometry)
}
