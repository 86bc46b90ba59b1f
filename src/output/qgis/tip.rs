//! What QGIS shows where the pointer rests on a feature: what it is, the sentence that it was read from, and how sure it is.

use super::escape;
use crate::layer::{Column, Layer};

/// The columns of a tip: those of its heading, then those below it, by layer. What is null is left out by QGIS.
fn chosen(layer: &str) -> (&'static [&'static str], &'static [&'static str]) {
    match layer {
        "strikes" | "ground_events" => (
            &["location", "event_date", "kind"],
            &["notes", "actor1", "actor2", "target", "fatalities", "certainty", "uncertainty_km", "source", "titles"],
        ),
        "advances" => (&["from_place", "to_place", "event_date", "phase"], &["notes", "actor1", "actor2", "certainty"]),
        "front_lines" => (
            &["side_left", "side_right", "as_of"],
            &["certainty", "status", "gap_km", "uncertainty_km", "places_left", "places_right"],
        ),
        "front_uncertainty" => (&["side_left", "side_right", "as_of"], &["coverage", "uncertainty_km"]),
        "control_areas" => (&["side", "as_of"], &["status", "holders", "places", "evidence_from", "evidence_to"]),
        "control_points" => (&["location", "side", "as_of"], &["notes", "status", "since", "confidence", "articles"]),
        "mentions" => (&["surface", "location"], &["notes", "article", "match", "reasons"]),
        _ => (&[], &[]),
    }
}

/// The tip, and the name by which a feature goes in lists of QGIS.
pub(super) fn of_layer(layer: &Layer) -> String {
    let (heading, below) = chosen(layer.name);
    let column = |name: &&str| layer.columns.iter().find(|column| column.name == *name);
    let titles: Vec<String> = heading.iter().filter_map(column).map(value).collect();
    let rows: String = below.iter().filter_map(column).map(row).collect();
    let Some(first) = heading.first() else { return String::new() };
    let html = format!("<b>{}</b>{rows}", titles.join(" "));
    format!(
        "<mapTip enabled=\"1\">{}</mapTip>\n<previewExpression>{}</previewExpression>\n",
        escape(&html),
        escape(&format!("\"{first}\""))
    )
}

/// A line of the tip. The sentence stands for itself; what else there is has its name before it.
fn row(column: &Column) -> String {
    let label = if column.name == "notes" { String::new() } else { format!("{}: ", column.title()) };
    format!("[% '<br>{}' || {} %]", label.replace('\'', "''"), text(column))
}

fn value(column: &Column) -> String {
    format!("[% {} %]", text(column))
}

/// A column as text that is no markup: articles are other people's words. Null stays null, and so does what it is joined to.
fn text(column: &Column) -> String {
    format!("replace(replace(to_string(\"{}\"), '&', '&amp;'), '<', '&lt;')", column.name)
}
