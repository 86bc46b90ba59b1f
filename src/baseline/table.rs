//! A baseline as a table: `name,lon,lat,side,confidence,date`, by the names of its columns and in any order.

use geo::Point;

use super::{Cells, Reader};
use crate::sheet::{Fault, Sheet};

/// Each column with the other names that tables give it.
const NAME: &[&str] = &["name", "location"];
const PLACE_ID: &[&str] = &["place_id"];
const LONGITUDE: &[&str] = &["lon", "longitude", "lng", "x"];
const LATITUDE: &[&str] = &["lat", "latitude", "y"];
const SIDE: &[&str] = &["side"];
const CONFIDENCE: &[&str] = &["confidence", "conf"];
const DATE: &[&str] = &["date", "as_of"];

pub(super) fn read(reader: &mut Reader, bytes: &[u8]) -> Result<(), String> {
    let opened = Sheet::open(bytes).map_err(|error| format!("cannot be read: {error}"))?;
    let mut sheet = opened?;
    let column = |names: &[&str]| {
        names.iter().find_map(|name| sheet.header.iter().position(|found| found.trim().eq_ignore_ascii_case(name)))
    };
    let [longitude, latitude, side] = [LONGITUDE, LATITUDE, SIDE].map(|names| column(names).ok_or(names[0]));
    let missing: Vec<&str> = [&longitude, &latitude, &side].into_iter().filter_map(|found| found.err()).collect();
    let (Ok(longitude), Ok(latitude), Ok(side)) = (longitude, latitude, side) else {
        let missing = missing.join(", ");
        return Err(format!(
            "has no column {missing}; a baseline has name,lon,lat,side,confidence,date, or is GeoJSON"
        ));
    };
    let [name, place_id, confidence, date] = [NAME, PLACE_ID, CONFIDENCE, DATE].map(column);
    // Memory can be read to its end.
    while let Ok(Some(row)) = sheet.next() {
        let origin = format!("{}:{}", reader.label, row.line);
        if let Some(Fault::Unreadable(why)) = &row.fault {
            reader.fault(&origin, why);
            continue;
        }
        let cell = |column: Option<usize>| column.map_or("", |column| row.cells[column].trim());
        let cells = Cells {
            name: cell(name),
            place_id: cell(place_id),
            side: cell(Some(side)),
            confidence: cell(confidence),
            date: cell(date),
        };
        match point(cell(Some(longitude)), cell(Some(latitude))) {
            Ok(point) => reader.add_place(&cells, point, &origin),
            Err(why) => reader.fault(&origin, &why),
        }
    }
    Ok(())
}

fn point(longitude: &str, latitude: &str) -> Result<Point, String> {
    let degrees = |text: &str, name: &str, limit: f64| {
        let number: Option<f64> = text.parse().ok();
        number
            .filter(|degrees| degrees.abs() <= limit)
            .ok_or_else(|| format!("{name} {text:?} is no number of degrees within -{limit} to {limit}"))
    };
    Ok(Point::new(degrees(longitude, "lon", 180.0)?, degrees(latitude, "lat", 90.0)?))
}
