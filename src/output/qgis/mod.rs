//! The QGIS project `sitmap.qgs` and a style `*.qml` beside every layer, which QGIS loads by itself with the layer. Read
//! by QGIS 3.22 and newer. Both say the same: a style is an inner part of the project's layer.
//!
//! Styles also hold what GeoJSON cannot: that a column is a date or a number even where it is empty so far, what it is
//! called for people, and from when to when a feature holds for the temporal controller.

mod project;
mod style;
mod symbol;
mod tip;

use super::{Backdrop, backdrop};
use crate::layer::Atlas;
use style::Style;

/// The name of the project.
pub const PROJECT: &str = "sitmap.qgs";

/// Names and texts of the project and all styles.
pub fn files(atlas: &Atlas, backdrop: &Backdrop) -> Vec<(String, String)> {
    let styles: Vec<Style> = atlas
        .layers
        .iter()
        .map(|layer| style::of_layer(layer, backdrop))
        .chain([style::of_areas(backdrop::LAYER)])
        .collect();
    let mut files = vec![(PROJECT.to_owned(), project::qgs(atlas, backdrop, &styles))];
    files.extend(styles.iter().map(|style| (style_file(&style.layer), style.qml())));
    files
}

/// The name of a layer's style, which QGIS finds by the layer's name.
pub fn style_file(layer: &str) -> String {
    format!("{layer}.qml")
}

/// Text as it may stand in an attribute or between tags.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
