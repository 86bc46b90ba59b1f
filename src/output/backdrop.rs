//! What lies beneath the layers on a map: the country and its governorates, roads, towns for orientation, the camps' colors;
//! and the places that a reader may look for.
//! Given by the caller out of the gazetteer, because this program knows no country.

use geo::{Geometry, MultiPolygon, Rect};
use serde::Serialize;
use serde_json::{Map, Value};

use super::geojson;
use crate::layer::{AreaProperties, Atlas, Layer, Properties};

/// The name of the backdrop's layer; its file is `areas.geojson`.
pub(super) const LAYER: &str = AreaProperties::LAYER;

/// The deepest level of areas on a map: the country is 0, governorates are 1. Districts would crowd it.
const DEEPEST_LEVEL: i64 = 1;

/// Land, towns and colors behind the layers.
#[derive(Clone, Debug, Default)]
pub struct Backdrop {
    /// Areas with their properties `id`, `level`, `name`, `name_ar`.
    areas: Vec<(Map<String, Value>, Geometry)>,
    /// Towns to be labeled, the most important first.
    pub towns: Vec<Town>,
    /// The camps with their labels and colors, in the order of a legend.
    pub camps: Vec<Camp>,
    /// Main roads.
    pub roads: Vec<Road>,
    /// Every place that can be looked for.
    pub places: Vec<Findable>,
}

/// A town to be labeled.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Town {
    /// Its common name.
    pub name: String,
    /// Degrees east.
    pub longitude: f64,
    /// Degrees north.
    pub latitude: f64,
}

/// A main road, as roughly as the gazetteer draws it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Road {
    /// Its number on signs, as `M5`.
    pub reference: Option<String>,
    /// Its line: longitude, latitude.
    pub path: Vec<[f64; 2]>,
}

/// A place that a reader of the map may look for.
#[derive(Clone, Debug, PartialEq)]
pub struct Findable {
    /// Its common name.
    pub name: String,
    /// Its Arabic name; empty where none is known.
    pub name_ar: String,
    /// The area that tells it from its namesakes, a governorate; empty where it lies in none.
    pub area: String,
    /// Degrees east.
    pub longitude: f64,
    /// Degrees north.
    pub latitude: f64,
}

/// One camp of the war.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Camp {
    /// The word in the columns `side`, `side1`, `side_left`, ...
    pub side: String,
    /// The word for people.
    pub label: String,
    /// `#rrggbb`.
    pub color: String,
}

impl Backdrop {
    /// A backdrop without roads and findable places, out of the gazetteer's areas, a GeoJSON text whose features have an integer property `level`. What
    /// is deeper than a governorate, or no polygon, is left out.
    ///
    /// # Errors
    /// When the text is no GeoJSON feature collection.
    pub fn new(areas_geojson: &str, towns: Vec<Town>, camps: Vec<Camp>) -> Result<Backdrop, ::geojson::Error> {
        let collection: ::geojson::FeatureCollection = areas_geojson.parse()?;
        let areas = collection.features.into_iter().filter_map(|feature| {
            let properties = feature.properties?;
            let level = properties.get("level")?.as_i64()?;
            let geometry = areas_of(Geometry::try_from(feature.geometry?.value).ok()?)?;
            (level <= DEEPEST_LEVEL).then(|| (columns(&properties), geometry))
        });
        Ok(Backdrop { areas: areas.collect(), towns, camps, ..Backdrop::default() })
    }

    /// The areas as a published collection.
    pub(super) fn collection(&self, atlas: &Atlas) -> String {
        let id = |properties: &'_ Map<String, Value>| properties["id"].as_str().unwrap_or_default().to_owned();
        let ids: Vec<String> = self.areas.iter().map(|(properties, _)| id(properties)).collect();
        let features = ids.iter().zip(&self.areas).map(|(id, (properties, geometry))| (&**id, properties, geometry));
        geojson::written(atlas, LAYER, features)
    }

    /// The areas as a layer, for formats that declare the types of their columns.
    pub(super) fn layer(&self) -> Layer {
        let text = |value: &Value| value.as_str().map(Into::into);
        let area = |(properties, geometry): &(Map<String, Value>, Geometry)| {
            let properties = AreaProperties {
                id: text(&properties["id"]).unwrap_or_default(),
                level: properties["level"].as_i64(),
                name: text(&properties["name"]),
                name_ar: text(&properties["name_ar"]),
            };
            (geometry.clone(), properties)
        };
        Layer::new(self.areas.iter().map(area))
    }

    /// The rectangle around all areas.
    pub(super) fn bounds(&self) -> Option<Rect> {
        geojson::bounds(self.areas.iter().map(|(_, geometry)| geometry))
    }
}

fn columns(properties: &Map<String, Value>) -> Map<String, Value> {
    let column = |name: &str| (name.to_owned(), properties.get(name).cloned().unwrap_or(Value::Null));
    ["id", "level", "name", "name_ar"].map(column).into_iter().collect()
}

/// One geometry type for all areas, as in every published layer of areas.
fn areas_of(geometry: Geometry) -> Option<Geometry> {
    match geometry {
        Geometry::Polygon(polygon) => Some(Geometry::MultiPolygon(MultiPolygon(vec![polygon]))),
        Geometry::MultiPolygon(polygons) => Some(Geometry::MultiPolygon(polygons)),
        _ => None,
    }
}
