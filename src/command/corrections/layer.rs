//! Reads a layer of events that this program or another one wrote.

use std::path::Path;

use anyhow::{Result, anyhow};
use geo::{Geometry, Point};
use serde_json::{Map, Value};

use crate::correction::Drawn;
use crate::geometry;

/// Names under which longitude and latitude on WGS 84 go. GeoJSON that names nothing means the same.
const DEGREES: [&str; 3] = ["CRS84", "EPSG::4326", "EPSG:4326"];

/// Which column only one of the layers has.
const MARKS: [(&str, &str); 2] = [("strikes_n", "strikes"), ("control_to", "ground_events")];

/// A layer of events.
pub(super) struct Layer {
    /// What the file calls it.
    title: String,
    pub features: Vec<Drawn>,
}

impl Layer {
    /// # Errors
    /// When the file cannot be read, or is no GeoJSON of features in degrees.
    pub fn read(path: &Path) -> Result<Layer> {
        let shown = path.display();
        let bytes = std::fs::read(path).map_err(|error| anyhow!("{shown}: cannot be read: {error}"))?;
        let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
        let mut whole: Value = serde_json::from_slice(text)
            .map_err(|error| anyhow!("{shown}: is no GeoJSON: {error}; save the layer as GeoJSON"))?;
        let Some(Value::Array(features)) = whole.get_mut("features").map(Value::take) else {
            return Err(anyhow!("{shown}: is no GeoJSON of features; save the layer as GeoJSON"));
        };
        if let Some(system) = whole["crs"]["properties"]["name"].as_str()
            && !DEGREES.iter().any(|known| system.ends_with(known))
        {
            return Err(anyhow!("{shown}: is in {system}; save the layer in EPSG:4326, longitude and latitude"));
        }
        let features = features
            .into_iter()
            .enumerate()
            .map(|(at, feature)| drawn(feature).map_err(|why| anyhow!("{shown}: feature {}: {why}", at + 1)));
        let title = whole["name"].as_str().unwrap_or_default().to_owned();
        Ok(Layer { title, features: features.collect::<Result<_>>()? })
    }

    /// Which layer it is: by the ids of its features, by a column that only one has, or by what it is called.
    pub fn name(&self) -> Option<&'static str> {
        let names = [("strike-", "strikes"), ("ground-", "ground_events")];
        let ids = |start: &str| {
            self.features.iter().filter(|feature| feature.id.as_deref().is_some_and(|id| id.starts_with(start))).count()
        };
        let [strikes, ground] = names.map(|(start, _)| ids(start));
        let has = |column: &str| self.features.iter().any(|feature| feature.columns.contains_key(column));
        match () {
            () if strikes != ground => Some(names[usize::from(ground > strikes)].1),
            () => MARKS
                .iter()
                .find(|(column, _)| has(column))
                .map(|mark| mark.1)
                .or_else(|| names.iter().find(|(_, name)| self.title == *name).map(|(_, name)| *name)),
        }
    }
}

fn drawn(mut feature: Value) -> Result<Drawn, &'static str> {
    if !feature.is_object() {
        return Err("it is no feature");
    }
    let mut take = |member: &str| feature.get_mut(member).map(Value::take).unwrap_or_default();
    let geometry = take("geometry");
    let columns = match take("properties") {
        Value::Object(columns) => columns,
        Value::Null => Map::new(),
        _ => return Err("its properties are none"),
    };
    let id = [columns.get("id"), feature.get("id")].into_iter().flatten().find_map(Value::as_str);
    let id = id.map(str::trim).filter(|id| !id.is_empty()).map(str::to_owned);
    Ok(Drawn { id, point: point(geometry)?, columns })
}

/// The point; a program may have made it one of many, of which there must be one.
fn point(value: Value) -> Result<Option<Point>, &'static str> {
    if value.is_null() {
        return Ok(None);
    }
    let geometry: geojson::Geometry = serde_json::from_value(value).map_err(|_| "its geometry is none")?;
    match geometry::read(&geometry).ok_or("its point is not longitude, latitude in degrees")? {
        Geometry::Point(point) => Ok(Some(point)),
        Geometry::MultiPoint(points) if points.0.len() == 1 => Ok(points.0.first().copied()),
        _ => Err("it is no point; corrections are made in strikes and ground_events"),
    }
}
