//! Boundaries of areas out of GeoJSON with OCHA's properties (ADM1_EN, ADM1_PCODE, ...), made small enough for a gazetteer.

use geo::orient::Direction;
use geo::{Coord, LineString, MultiPolygon, Orient, Polygon, Simplify};
use serde_json::Value;

use super::Draft;
use super::columns::{Field, Layout};
use crate::gazetteer::shapes;
use crate::gazetteer::tables::AreaRow;

/// How far a simplified line may lie off, in degrees: some 300 m, less than places are off themselves.
const TOLERANCE: f64 = 0.003;

/// Reads files of boundaries into a draft.
#[derive(Debug)]
pub struct Boundaries;

impl Boundaries {
    /// Reads one file.
    ///
    /// # Errors
    /// When it is no collection of features at all; a bad feature is a finding with its number in the file.
    pub fn read(draft: &mut Draft, file: &str, text: &str) -> Result<(), String> {
        let collection: Value = serde_json::from_str(text.trim_start_matches('\u{feff}'))
            .map_err(|error| format!("is no GeoJSON: {error}"))?;
        let features = collection["features"].as_array().ok_or("is no GeoJSON: it has no features")?;
        let lines = shapes::feature_lines(text);
        for (index, feature) in features.iter().enumerate() {
            let line = lines.get(index).copied().unwrap_or(1);
            match area(feature) {
                Ok(Feature::Area(area)) => draft.add_area(AreaRow { line, ..area }, file),
                Ok(Feature::Country(name, code)) => draft.country = Some((name, code)),
                Err(why) => draft.report(file, line, format!("feature {}: {why}", index + 1)),
            }
        }
        Ok(())
    }
}

/// What a feature is.
enum Feature {
    Area(AreaRow),
    /// Name and code.
    Country(String, String),
}

/// What a feature is. The country's own outline is not taken: it is made of its parts, so that both
/// agree.
fn area(feature: &Value) -> Result<Feature, String> {
    let properties = feature["properties"].as_object().ok_or("it has no properties")?;
    let header: Vec<&String> = properties.keys().collect();
    let cells: Vec<String> = properties.values().map(text).collect();
    let layout = Layout::new(&header);
    let cell = |field| layout.cell(&cells, field).to_owned();
    let level = layout.deepest(&cells).ok_or("no property with a p-code, such as ADM1_PCODE")?;
    let (code, name) = (cell(Field::Code(level)), cell(Field::Name(level)));
    if name.is_empty() {
        return Err(format!("area {code} has no name, such as ADM{level}_EN"));
    }
    if level == 0 {
        return Ok(Feature::Country(name, code));
    }
    Ok(Feature::Area(AreaRow {
        line: 0,
        id: code,
        level: level as u8,
        name,
        name_ar: cell(Field::NameAr(level)),
        parent: if level > 1 { cell(Field::Code(level - 1)) } else { String::new() },
        polygons: rings(&surface(&feature["geometry"])?),
    }))
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(), // codes of some countries
        _ => String::new(),
    }
}

fn surface(geometry: &Value) -> Result<MultiPolygon, String> {
    let coordinates = &geometry["coordinates"];
    let polygons: Vec<Polygon> = match geometry["type"].as_str() {
        Some("Polygon") => vec![polygon(coordinates)?],
        Some("MultiPolygon") => items(coordinates)?.iter().map(polygon).collect::<Result<_, _>>()?,
        other => return Err(format!("its geometry is {}, not a Polygon or MultiPolygon", other.unwrap_or("nothing"))),
    };
    Ok(MultiPolygon(polygons).orient(Direction::Default))
}

fn polygon(value: &Value) -> Result<Polygon, String> {
    let mut rings = items(value)?.iter().map(ring).collect::<Result<Vec<_>, _>>()?.into_iter();
    let outer = rings.next().ok_or("a polygon has no ring")?;
    Ok(Polygon::new(outer, rings.collect()))
}

fn ring(value: &Value) -> Result<LineString, String> {
    let corners = items(value)?.iter().map(|corner| match (corner[0].as_f64(), corner[1].as_f64()) {
        (Some(x), Some(y)) if x.abs() <= 180.0 && y.abs() <= 90.0 => Ok(Coord { x, y }),
        _ => Err(format!("position {corner} is not longitude, latitude in degrees")),
    });
    let ring = LineString(corners.collect::<Result<Vec<_>, String>>()?);
    if ring.0.len() < 4 { Err("a ring has less than four positions".to_owned()) } else { Ok(ring) }
}

fn items(value: &Value) -> Result<&Vec<Value>, String> {
    value.as_array().ok_or_else(|| "coordinates are not nested as deep as the geometry's type asks".into())
}

/// Rings as the tables hold them: simplified, to a meter. A ring that would shrink to nothing stays as it is, and a part
/// that encloses nothing is left out.
pub(super) fn rings(surface: &MultiPolygon) -> Vec<Vec<Vec<[f64; 2]>>> {
    let ring = |ring: &LineString| {
        let simple = ring.simplify(TOLERANCE);
        let kept = if simple.0.len() < 4 { ring } else { &simple };
        let mut corners: Vec<[f64; 2]> = kept.0.iter().map(|corner| [round(corner.x), round(corner.y)]).collect();
        corners.dedup();
        let doubled: f64 = corners.windows(2).map(|edge| edge[0][0] * edge[1][1] - edge[1][0] * edge[0][1]).sum();
        (corners.len() >= 4 && doubled != 0.0).then_some(corners)
    };
    let polygons = surface.0.iter().filter_map(|polygon| {
        let outer = ring(polygon.exterior())?;
        Some(std::iter::once(outer).chain(polygon.interiors().iter().filter_map(ring)).collect())
    });
    polygons.collect()
}

pub(super) fn round(degrees: f64) -> f64 {
    (degrees * 1e5).round() / 1e5
}
