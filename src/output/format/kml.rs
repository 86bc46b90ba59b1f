//! `sitmap.kml` for Google Earth and its kin: a folder a layer, features in their colors, days for the time slider, a balloon with
//! the sentence, and every column as extended data, which GDAL reads as attributes.

use geo::{Coord, Geometry, LineString, Polygon};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::super::{Backdrop, File};
use crate::layer::{Atlas, ColumnKind, Feature, Layer, MentionProperties, Properties, Value};

/// The name of the file.
pub const FILE: &str = "sitmap.kml";

/// What a balloon shows, in this order: the sentence, then columns under their names.
const BALLOON: [&str; 16] = [
    "notes",
    "kind",
    "actor1",
    "actor2",
    "target",
    "fatalities",
    "side",
    "side_left",
    "side_right",
    "status",
    "certainty",
    "uncertainty_km",
    "places",
    "source",
    "titles",
    "urls",
];

/// Columns that may name a feature in the list of places, the first that it has.
const NAMES: [&str; 5] = ["location", "to_place", "surface", "name", "id"];

/// Columns that may tell its day, and the one that tells its last.
const DAYS: [&str; 2] = ["event_date", "as_of"];
const LAST_DAY: &str = "event_date_end";

/// The file. Place mentions are in it and switched off: they are how the others were found.
pub fn files(atlas: &Atlas, backdrop: &Backdrop) -> Vec<File> {
    let mut page = Page(Writer::new_with_indent(Vec::new(), b' ', 1));
    page.put(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
    page.within("kml", &[("xmlns", "http://www.opengis.net/kml/2.2")], |page| {
        page.within("Document", &[], |page| {
            page.text("name", &atlas.generator);
            page.text("description", &atlas.attribution);
            let land = backdrop.layer();
            let layers: Vec<&Layer> = atlas.layers.iter().chain([&land]).collect();
            layers.iter().for_each(|layer| page.schema(layer));
            layers.iter().for_each(|layer| page.folder(layer));
        });
    });
    vec![File { name: FILE.to_owned(), bytes: page.0.into_inner() }]
}

struct Page(Writer<Vec<u8>>);

impl Page {
    fn put(&mut self, event: Event) {
        self.0.write_event(event).expect("memory takes every event");
    }

    fn within(&mut self, name: &str, attributes: &[(&str, &str)], content: impl FnOnce(&mut Page)) {
        let clean: Vec<(&str, String)> = attributes.iter().map(|(key, value)| (*key, printable(value))).collect();
        let start = BytesStart::new(name).with_attributes(clean.iter().map(|(key, value)| (*key, value.as_str())));
        self.put(Event::Start(start));
        content(self);
        self.put(Event::End(BytesEnd::new(name)));
    }

    fn text(&mut self, name: &str, text: &str) {
        self.within(name, &[], |page| page.put(Event::Text(BytesText::new(&printable(text)))));
    }

    /// The types of a layer's columns.
    fn schema(&mut self, layer: &Layer) {
        self.within("Schema", &[("name", layer.name), ("id", layer.name)], |page| {
            for column in layer.columns.iter() {
                let kind = match column.kind {
                    ColumnKind::Text | ColumnKind::Date => "string",
                    ColumnKind::Integer => "int",
                    ColumnKind::Real { .. } => "double",
                    ColumnKind::Boolean => "bool",
                };
                let field = BytesStart::new("SimpleField").with_attributes([("name", column.name), ("type", kind)]);
                page.put(Event::Empty(field));
            }
        });
    }

    fn folder(&mut self, layer: &Layer) {
        self.within("Folder", &[], |page| {
            page.text("name", layer.name);
            if layer.name == MentionProperties::LAYER {
                page.text("visibility", "0");
            }
            layer.features.iter().for_each(|feature| page.placemark(layer, feature));
        });
    }

    /// In the order that KML's schema asks for.
    fn placemark(&mut self, layer: &Layer, feature: &Feature) {
        let visible = layer.name != MentionProperties::LAYER;
        self.within("Placemark", &[("id", &feature.id)], |page| {
            let named = NAMES.iter().find_map(|name| value(layer, feature, name)?.as_str());
            page.text("name", named.unwrap_or_default());
            if !visible {
                page.text("visibility", "0");
            }
            page.text("description", &balloon(layer, feature));
            page.days(layer, feature);
            page.style(layer, feature);
            page.extended(layer, feature);
            page.geometry(&feature.geometry);
        });
    }

    fn days(&mut self, layer: &Layer, feature: &Feature) {
        let Some(first) = DAYS.iter().find_map(|name| value(layer, feature, name)?.as_str()) else { return };
        let last = value(layer, feature, LAST_DAY).and_then(Value::as_str).unwrap_or(first);
        self.within("TimeSpan", &[], |page| {
            page.text("begin", first);
            page.text("end", last);
        });
    }

    /// The colors that the layer's simplestyle columns give.
    fn style(&mut self, layer: &Layer, feature: &Feature) {
        let column = |name: &str| value(layer, feature, name).and_then(Value::as_str);
        let opacity = |name: &str| value(layer, feature, name).and_then(Value::as_f64).unwrap_or(1.0);
        let (marker, stroke, fill) = (column("marker-color"), column("stroke"), column("fill"));
        if marker.or(stroke).or(fill).is_none() {
            return;
        }
        self.within("Style", &[], |page| {
            if let Some(color) = marker {
                page.within("IconStyle", &[], |page| page.text("color", &abgr(color, 1.0)));
            }
            if let Some(color) = stroke {
                let width = value(layer, feature, "stroke-width").and_then(Value::as_f64).unwrap_or(1.0);
                page.within("LineStyle", &[], |page| {
                    page.text("color", &abgr(color, opacity("stroke-opacity")));
                    page.text("width", &width.to_string());
                });
            }
            if let Some(color) = fill {
                page.within("PolyStyle", &[], |page| page.text("color", &abgr(color, opacity("fill-opacity"))));
            }
        });
    }

    fn extended(&mut self, layer: &Layer, feature: &Feature) {
        let schema = format!("#{}", layer.name);
        self.within("ExtendedData", &[], |page| {
            page.within("SchemaData", &[("schemaUrl", &schema)], |page| {
                for (column, value) in layer.columns.iter().zip(feature.properties.values()) {
                    let text = match value {
                        Value::Null => continue,
                        Value::Text(text) => text.to_string(),
                        // XML Schema allows the words too, and GDAL reads "true" as false.
                        Value::Boolean(truth) => u8::from(*truth).to_string(),
                        other => other.to_string(),
                    };
                    page.within("SimpleData", &[("name", column.name)], |page| {
                        page.put(Event::Text(BytesText::new(&printable(&text))));
                    });
                }
            });
        });
    }

    fn geometry(&mut self, geometry: &Geometry) {
        match geometry {
            Geometry::Point(point) => {
                self.within("Point", &[], |page| page.text("coordinates", &coordinate(point.0)));
            }
            Geometry::LineString(line) => self.line("LineString", line),
            Geometry::MultiPolygon(areas) => {
                self.within("MultiGeometry", &[], |page| areas.iter().for_each(|area| page.area(area)));
            }
            _ => {}
        }
    }

    fn area(&mut self, area: &Polygon) {
        self.within("Polygon", &[], |page| {
            page.within("outerBoundaryIs", &[], |page| page.line("LinearRing", area.exterior()));
            for hole in area.interiors() {
                page.within("innerBoundaryIs", &[], |page| page.line("LinearRing", hole));
            }
        });
    }

    fn line(&mut self, name: &str, line: &LineString) {
        let coordinates: Vec<String> = line.coords().map(|at| coordinate(*at)).collect();
        self.within(name, &[], |page| page.text("coordinates", &coordinates.join(" ")));
    }
}

fn value<'f>(layer: &Layer, feature: &'f Feature, name: &str) -> Option<&'f Value> {
    let at = layer.columns.iter().position(|column| column.name == name)?;
    feature.properties.values().get(at).filter(|value| **value != Value::Null)
}

/// The balloon as HTML. Texts of articles are escaped here, and once more as XML by the writer.
fn balloon(layer: &Layer, feature: &Feature) -> String {
    let row = |name: &&str| {
        let column = layer.columns.iter().find(|column| *column.name == **name)?;
        let text = match value(layer, feature, name)? {
            Value::Text(text) => escaped(text),
            other => other.to_string(),
        };
        Some(match *name {
            "notes" => format!("<p><i>{text}</i></p>"),
            _ => format!("<b>{}</b> {text}<br>", escaped(&column.title())),
        })
    };
    BALLOON.iter().filter_map(row).collect()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A color of simplestyle, `#rrggbb`, as KML has it: `aabbggrr`.
fn abgr(color: &str, opacity: f64) -> String {
    let alpha = (opacity.clamp(0.0, 1.0) * 255.0).round() as u8;
    match color.as_bytes() {
        [b'#', rgb @ ..] if rgb.len() == 6 && rgb.iter().all(u8::is_ascii_hexdigit) => {
            let [red, green, blue] = [1, 3, 5].map(|at| &color[at..at + 2]);
            format!("{alpha:02x}{blue}{green}{red}")
        }
        _ => format!("{alpha:02x}808080"),
    }
}

fn coordinate(at: Coord) -> String {
    format!("{},{}", at.x, at.y)
}

/// The text without the characters that XML 1.0 forbids: a reader would refuse the whole file for one of them.
fn printable(text: &str) -> String {
    let allowed = |c: &char| matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{fffd}' | '\u{10000}'..);
    text.chars().filter(allowed).collect()
}
