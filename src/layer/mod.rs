//! The published layers: what one feature of each layer says, in which order, under which id. The property structs hold
//! plain values; deciding them is the situation's work, writing them down in a format is `output`'s.
//!
//! A [`Layer`] is in published form from the moment it is made: numbers and coordinates are rounded, geometry is valid
//! GeoJSON, features are sorted, ids are unique. So every format that writes it writes the same thing.

mod advance;
mod area;
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
mod properties;
mod strike;
pub mod symbol;
mod unresolved;
mod value;

use std::cmp::Ordering;
use std::sync::Arc;

use geo::Geometry;
use smol_str::SmolStr;

pub use crate::identity::id;
pub use advance::AdvanceProperties;
pub use area::AreaProperties;
pub use atlas::{Summary, atlas, layer_names, summary};
pub use column::{Column, ColumnKind};
pub use control_area::ControlAreaProperties;
pub use control_point::ControlPointProperties;
pub use front_line::FrontLineProperties;
pub use front_uncertainty::FrontUncertaintyProperties;
pub use ground_event::GroundEventProperties;
pub use mention::MentionProperties;
pub use properties::{Fields, Properties, Record};
pub use strike::StrikeProperties;
pub use unresolved::UnresolvedRow;
pub use value::Value;

/// Everything that one run publishes.
#[derive(Clone, Debug, Default)]
pub struct Atlas {
    /// The layers, in the order in which a reader should meet them.
    pub layers: Vec<Layer>,
    /// Place mentions that were left undecided or unknown.
    pub unresolved: Vec<UnresolvedRow>,
    /// Counts of every stage, settings, version, notes: an object without any time of running.
    pub run: serde_json::Value,
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

/// One published layer. Made by [`Layer::new`], which holds its promises.
#[derive(Clone, Debug, PartialEq)]
pub struct Layer {
    /// The layer's name, which is its file's name without the ending.
    pub name: &'static str,
    /// Its geometry family.
    pub geometry: GeometryKind,
    /// Its columns, in their order; known even when there is no feature.
    pub columns: Arc<[Column]>,
    /// Its features, sorted.
    pub features: Vec<Feature>,
    /// Ids of features left off because nothing drawable was left of their geometry on the published grid of about a
    /// meter, or because it was of another family. Normally empty; belongs into the run's record.
    pub dropped: Vec<SmolStr>,
}

/// One feature: its id (also the property `id`), geometry in longitude, latitude, and properties in column order.
#[derive(Clone, Debug, PartialEq)]
pub struct Feature {
    /// Unique in its layer.
    pub id: SmolStr,
    /// Longitude, latitude; five decimals.
    pub geometry: Geometry,
    /// Every column of the layer; `null` where nothing is known.
    pub properties: Record,
}

impl Layer {
    /// Lays features out as they are published: rounded, valid, sorted, with unique ids.
    pub fn new<P: Properties>(features: impl IntoIterator<Item = (Geometry, P)>) -> Layer {
        let columns: Arc<[Column]> = columns::<P>().into();
        let mut layer =
            Layer { name: P::LAYER, geometry: P::GEOMETRY, columns, features: Vec::new(), dropped: Vec::new() };
        for (geometry, properties) in features {
            let properties = Record::published(&layer.columns, properties);
            let id = properties.id();
            match grid::publish(P::GEOMETRY, geometry) {
                Some(geometry) => layer.features.push(Feature { id, geometry, properties }),
                None => layer.dropped.push(id),
            }
        }
        layer.dropped.sort();
        sort(&mut layer.features, &positions(&layer.columns, P::ORDER));
        id::separate(&mut layer.features);
        layer
    }

    /// Column names, in their order.
    pub fn column_names(&self) -> impl Iterator<Item = &str> {
        self.columns.iter().map(|column| column.name)
    }
}

/// The columns of a layer, read off the fields of its property struct.
pub fn columns<P: Properties>() -> Vec<Column> {
    P::NAMES.iter().map(|name| Column::named(name)).collect()
}

fn positions(columns: &[Column], names: &[&str]) -> Vec<usize> {
    let position = |name: &&str| columns.iter().position(|column| column.name == *name);
    names.iter().filter_map(position).collect()
}

/// By the layer's own order; then, for features under one id, by everything else that they say, so that the order in
/// which features come in never shows.
fn sort(features: &mut [Feature], order: &[usize]) {
    features.sort_by(|a, b| compare(a, b, order));
    for namesakes in features.chunk_by_mut(|a, b| a.id == b.id).filter(|features| features.len() > 1) {
        namesakes.sort_by_cached_key(content);
    }
}

/// Compares what two features say in some columns.
fn compare(a: &Feature, b: &Feature, order: &[usize]) -> Ordering {
    let (a, b) = (a.properties.values(), b.properties.values());
    let mut compared = order.iter().map(|at| key(&a[*at]).cmp(&key(&b[*at])));
    compared.find(|ordering| ordering.is_ne()).unwrap_or(Ordering::Equal)
}

/// A value to sort by. Layers are sorted by text, dates and whole numbers only; what is absent comes last.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key<'v> {
    Number(i64),
    Text(&'v str),
    Absent,
}

fn key(value: &Value) -> Key<'_> {
    match value {
        Value::Integer(number) => Key::Number(*number),
        Value::Text(text) => Key::Text(text),
        _ => Key::Absent,
    }
}

fn content(feature: &Feature) -> String {
    format!("{:?}{:?}", feature.properties.values(), feature.geometry)
}
