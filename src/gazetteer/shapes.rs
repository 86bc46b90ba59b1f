//! Reads the tables that are maps: areas and roads, GeoJSON with one feature a line. Shared with the build script.

use serde_json::Value;

use super::tables::{AreaRow, Files, Finding, RoadRow, Severity, whole_file};

/// The features of `areas.geojson`; the ids of those that are left out go to `refused`.
pub fn areas(files: &Files, findings: &mut Vec<Finding>, refused: &mut Vec<String>) -> Vec<AreaRow> {
    let mut rows = Vec::new();
    for feature in features(files, "areas.geojson", findings) {
        match area(&feature) {
            Ok(row) => rows.push(row),
            Err(message) => {
                refused.push(feature.text("id"));
                findings.push(feature.error(message));
            }
        }
    }
    rows
}

/// The features of `roads.geojson`.
pub fn roads(files: &Files, findings: &mut Vec<Finding>) -> Vec<RoadRow> {
    let mut rows = Vec::new();
    for feature in features(files, "roads.geojson", findings) {
        match road(&feature) {
            Ok(row) => rows.push(row),
            Err(message) => findings.push(feature.error(message)),
        }
    }
    rows
}

fn area(feature: &Feature) -> Result<AreaRow, String> {
    let polygons = match feature.geometry()? {
        ("Polygon", coordinates) => vec![polygon(coordinates)?],
        ("MultiPolygon", coordinates) => items(coordinates)?.iter().map(polygon).collect::<Result<_, _>>()?,
        (other, _) => return Err(format!("geometry is a {other}; an area is a Polygon or MultiPolygon")),
    };
    let level = feature.value["properties"]["level"].as_u64().filter(|level| *level <= 3);
    Ok(AreaRow {
        line: feature.line,
        id: feature.required("id")?,
        level: level.ok_or("level is not 0 (country), 1, 2 or 3")? as u8,
        name: feature.required("name")?,
        name_ar: feature.text("name_ar"),
        parent: feature.text("parent"),
        polygons,
    })
}

fn road(feature: &Feature) -> Result<RoadRow, String> {
    let path = match feature.geometry()? {
        ("LineString", coordinates) => positions(coordinates)?,
        (other, _) => return Err(format!("geometry is a {other}; a road is a LineString")),
    };
    if path.len() < 2 {
        return Err("a road needs two positions at least".into());
    }
    Ok(RoadRow {
        line: feature.line,
        id: feature.required("id")?,
        name: feature.required("name")?,
        reference: feature.text("ref"),
        accuracy_km: feature.value["properties"]["accuracy_km"].as_f64().ok_or("accuracy_km is not a number")?,
        path,
    })
}

struct Feature {
    file: String,
    line: u64,
    value: Value,
}

impl Feature {
    fn error(&self, message: String) -> Finding {
        Finding { severity: Severity::Error, file: self.file.clone(), line: Some(self.line), message }
    }

    fn geometry(&self) -> Result<(&str, &Value), String> {
        let geometry = &self.value["geometry"];
        geometry["type"].as_str().map(|kind| (kind, &geometry["coordinates"])).ok_or_else(|| "no geometry".into())
    }

    fn text(&self, property: &str) -> String {
        self.value["properties"][property].as_str().unwrap_or_default().trim().to_owned()
    }

    fn required(&self, property: &str) -> Result<String, String> {
        Some(self.text(property)).filter(|text| !text.is_empty()).ok_or_else(|| format!("no property {property}"))
    }
}

fn features(files: &Files, name: &str, findings: &mut Vec<Finding>) -> Vec<Feature> {
    let file = format!("{}{name}", files.label);
    let text = match (files.read)(name) {
        Ok(text) => text,
        Err(error) => {
            findings.push(whole_file(&error, Severity::Error));
            return Vec::new();
        }
    };
    let mut fail = |line, message| {
        findings.push(Finding { severity: Severity::Error, file: file.clone(), line, message });
        Vec::new()
    };
    let mut collection: Value = match serde_json::from_str(text.trim_start_matches('\u{feff}')) {
        Ok(value) => value,
        Err(error) => return fail(Some(error.line() as u64), format!("no valid JSON: {error}")),
    };
    let Some(Value::Array(values)) = collection.get_mut("features").map(Value::take) else {
        return fail(None, "not a FeatureCollection; it has no features".into());
    };
    let lines = feature_lines(&text);
    let line_of = |index| lines.get(index).copied().unwrap_or(1);
    let features = values.into_iter().enumerate();
    features.map(|(index, value)| Feature { file: file.clone(), line: line_of(index), value }).collect()
}

/// The line of each feature: a feature says its type once, however the file is laid out.
pub fn feature_lines(text: &str) -> Vec<u64> {
    text.lines()
        .zip(1..)
        .flat_map(|(line, number)| std::iter::repeat_n(number, line.matches("\"Feature\"").count()))
        .collect()
}

fn polygon(value: &Value) -> Result<Vec<Vec<[f64; 2]>>, String> {
    let rings: Vec<_> = items(value)?.iter().map(positions).collect::<Result<_, _>>()?;
    if rings.is_empty() || rings.iter().any(|ring| ring.len() < 4) {
        return Err("a ring needs four positions at least, the last one equal to the first".into());
    }
    Ok(rings)
}

fn positions(value: &Value) -> Result<Vec<[f64; 2]>, String> {
    items(value)?.iter().map(position).collect()
}

fn position(value: &Value) -> Result<[f64; 2], String> {
    let (lon, lat) = (value[0].as_f64(), value[1].as_f64());
    match (lon, lat) {
        (Some(lon), Some(lat)) if lon.abs() <= 180.0 && lat.abs() <= 90.0 => Ok([lon, lat]),
        _ => Err(format!("position {value} is not longitude, latitude in degrees")),
    }
}

fn items(value: &Value) -> Result<&Vec<Value>, String> {
    value.as_array().ok_or_else(|| "coordinates are not nested as deep as the geometry's type asks".into())
}
