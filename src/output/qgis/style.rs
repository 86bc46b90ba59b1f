//! How each layer looks in QGIS, and what its columns are.

use std::collections::BTreeSet;

use super::super::{Backdrop, Camp};
use super::escape;
use super::symbol::{self, Category};
use super::tip;
use crate::layer::{self, Column, ColumnKind, GeometryKind, Layer};

/// A layer's style: everything about it but where its data lie.
pub(super) struct Style {
    /// The layer's name.
    pub layer: String,
    /// Its name for people.
    pub title: String,
    pub geometry: GeometryKind,
    /// Attributes of the root element: whether it is labeled, and from which scale on it is drawn.
    pub attributes: &'static str,
    /// The elements inside.
    pub xml: String,
}

/// Places of the ledger are as many as villages: farther out than this scale they would be one stain.
const VILLAGE_SCALE: &str = " hasScaleBasedVisibilityFlag=\"1\" minScale=\"1500000\" maxScale=\"0\"";

const LABELED: &str = " labelsEnabled=\"1\"";

const UNCERTAINTY_COLOR: &str = "#f08c00";
const QUIET_COLOR: &str = "#868e96";

impl Style {
    /// The style as a file of its own.
    pub fn qml(&self) -> String {
        format!(
            "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n\
             <qgis version=\"3.22.0\" styleCategories=\"Symbology|Labeling|Fields|Forms|MapTips|Rendering|Temporal\"{}>\n{}</qgis>\n",
            self.attributes, self.xml
        )
    }
}

/// The style of a published layer. Ground events are larger than strikes, which lie over them, so that both are seen
/// where a town has both.
pub(super) fn of_layer(layer: &Layer, backdrop: &Backdrop) -> Style {
    let renderer = match layer.name {
        "strikes" => symbol::categorized("kind", &kinds(layer, layer::symbol::STRIKES, ("circle", 3.0))),
        "ground_events" => symbol::categorized("kind", &kinds(layer, layer::symbol::GROUND, ("diamond", 6.0))),
        "advances" => symbol::categorized("side1", &sides(backdrop, symbol::arrow)),
        "front_lines" => symbol::categorized("certainty", &certainties()),
        "front_uncertainty" => symbol::single(&symbol::fill(UNCERTAINTY_COLOR, 55, UNCERTAINTY_COLOR, "no", 0.0)),
        "control_areas" => {
            symbol::categorized("side", &sides(backdrop, |color| symbol::fill(color, 70, color, "solid", 0.2)))
        }
        "control_points" => symbol::categorized("side", &sides(backdrop, |color| symbol::marker("circle", color, 1.8))),
        _ => symbol::single(&match layer.geometry {
            GeometryKind::Point => symbol::marker("circle", QUIET_COLOR, 1.6),
            GeometryKind::Line => symbol::line(QUIET_COLOR, 0.5, ""),
            GeometryKind::Area => symbol::fill(QUIET_COLOR, 60, QUIET_COLOR, "solid", 0.2),
        }),
    };
    let labels = match layer.name {
        "strikes" | "ground_events" => symbol::label_beside("location"),
        _ => String::new(),
    };
    Style {
        layer: layer.name.to_owned(),
        title: title(layer.name),
        geometry: layer.geometry,
        attributes: match layer.name {
            "control_points" => VILLAGE_SCALE,
            _ if labels.is_empty() => "",
            _ => LABELED,
        },
        xml: temporal(&layer.columns) + &renderer + &labels + &tip::of_layer(layer) + &fields(&layer.columns),
    }
}

/// The style of the backdrop: land, and governorates with their names.
pub(super) fn of_areas(name: &str) -> Style {
    let level = |value: &str, label: &str, symbol| Category { value: value.into(), label: label.into(), symbol };
    let categories = [
        level("0", "Country", symbol::fill("#fbfaf6", 255, "#8d8675", "solid", 0.45)),
        level("1", "Governorates", symbol::fill("#ffffff", 0, "#8d8675", "dash", 0.2)),
    ];
    let labels = symbol::label_within("CASE WHEN \"level\" = 1 THEN \"name\" END");
    Style {
        layer: name.to_owned(),
        title: "Land".to_owned(),
        geometry: GeometryKind::Area,
        attributes: LABELED,
        xml: symbol::categorized("level", &categories) + &labels,
    }
}

/// The kinds that occur (all of them where nothing does), in the table's order, and the rest.
fn kinds(layer: &Layer, table: &[layer::symbol::Symbol], (shape, size): (&str, f64)) -> Vec<Category> {
    let used: BTreeSet<&str> =
        layer.features.iter().filter_map(|feature| feature.properties["kind"].as_str()).collect();
    let shown = table.iter().filter(|symbol| used.is_empty() || used.contains(symbol.kind));
    let category = |symbol: &layer::symbol::Symbol| Category {
        value: symbol.kind.to_owned(),
        label: symbol.label.to_owned(),
        symbol: symbol::marker(shape, symbol.color, size),
    };
    shown.map(category).chain([rest(symbol::marker(shape, QUIET_COLOR, size))]).collect()
}

fn sides(backdrop: &Backdrop, draw: impl Fn(&str) -> symbol::Symbol) -> Vec<Category> {
    let category =
        |camp: &Camp| Category { value: camp.side.clone(), label: camp.label.clone(), symbol: draw(&camp.color) };
    backdrop.camps.iter().map(category).chain([rest(draw(QUIET_COLOR))]).collect()
}

fn certainties() -> Vec<Category> {
    let rows = [
        ("close", "Close", 0.8, ""),
        ("assessed", "Assessed", 0.7, "3;1.6"),
        ("approximate", "Approximate", 0.6, "0.7;1.4"),
    ];
    let category = |(value, label, width, dash): (&str, &str, f64, &str)| Category {
        value: value.to_owned(),
        label: label.to_owned(),
        symbol: symbol::line("#1a1a1a", width, dash),
    };
    rows.map(category).into_iter().chain([rest(symbol::line("#1a1a1a", 0.5, ""))]).collect()
}

fn rest(symbol: symbol::Symbol) -> Category {
    Category { value: String::new(), label: "Other".to_owned(), symbol }
}

fn title(name: &str) -> String {
    let words = name.replace('_', " ");
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// What the temporal controller goes by: the day of a snapshot (`as_of`), or the days of a deed. These are told by expressions
/// and not by their two columns, because a deed of one day has no last day, which QGIS would take for one that never ended.
fn temporal(columns: &[Column]) -> String {
    let has = |name: &str| columns.iter().any(|column| column.name == name);
    let last = if has("event_date_end") { "coalesce(\"event_date_end\", \"event_date\")" } else { "\"event_date\"" };
    let begins = "to_datetime(\"event_date\")";
    let ends = format!("to_datetime({last}) + to_interval('23 hours 59 minutes')");
    // Modes of QgsVectorLayerTemporalProperties: 1 = an instant from a field, 4 = start and end from expressions.
    let (mode, field, begins, ends) = match () {
        () if has("event_date") => (4, "", begins, ends.as_str()),
        () if has("as_of") => (1, "as_of", "", ""),
        () => return String::new(),
    };
    format!(
        "<temporal enabled=\"1\" mode=\"{mode}\" startField=\"{field}\" endField=\"\" startExpression=\"{}\" endExpression=\"{}\" \
         durationField=\"\" durationUnit=\"days\" fixedDuration=\"1\" accumulate=\"0\" limitMode=\"0\">\
         <fixedRange><start></start><end></end></fixedRange></temporal>\n",
        escape(begins),
        escape(ends)
    )
}

/// Types (as widgets, which is how QGIS declares them over a format without types) and names for people.
fn fields(columns: &[Column]) -> String {
    let (mut types, mut aliases) = (String::new(), String::new());
    for (n, column) in columns.iter().enumerate() {
        let (name, title) = (escape(column.name), escape(&column.title()));
        types += &format!("<field name=\"{name}\" configurationFlags=\"None\">{}</field>\n", widget(column.kind));
        aliases += &format!("<alias index=\"{n}\" field=\"{name}\" name=\"{title}\"/>\n");
    }
    format!("<fieldConfiguration>\n{types}</fieldConfiguration>\n<aliases>\n{aliases}</aliases>\n")
}

fn widget(kind: ColumnKind) -> String {
    let option =
        |name: &str, kind: &str, value: &str| format!("<Option name=\"{name}\" type=\"{kind}\" value=\"{value}\"/>");
    let (widget, options) = match kind {
        ColumnKind::Text => ("TextEdit", option("IsMultiline", "bool", "true")),
        ColumnKind::Date => {
            let formats = ["display_format", "field_format"].map(|name| option(name, "QString", "yyyy-MM-dd"));
            ("DateTime", formats.concat() + &option("allow_null", "bool", "true"))
        }
        ColumnKind::Integer => ("Range", option("AllowNull", "bool", "true") + &option("Precision", "int", "0")),
        ColumnKind::Real { decimals } => {
            ("Range", option("AllowNull", "bool", "true") + &option("Precision", "int", &decimals.to_string()))
        }
        ColumnKind::Boolean => ("CheckBox", String::new()),
    };
    format!("<editWidget type=\"{widget}\"><config><Option type=\"Map\">{options}</Option></config></editWidget>")
}
