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
    let styles = all_styles(atlas, backdrop);
    let mut files = vec![(PROJECT.to_owned(), project::qgs(atlas, backdrop, &styles))];
    files.extend(styles.iter().map(|style| (style_file(&style.layer), style.qml())));
    files
}

/// The layers' names with the texts of their styles, for formats that carry these inside.
pub(super) fn styles(atlas: &Atlas, backdrop: &Backdrop) -> Vec<(String, String)> {
    let named = |style: Style| (style.layer.clone(), style.qml());
    all_styles(atlas, backdrop).into_iter().map(named).collect()
}

fn all_styles(atlas: &Atlas, backdrop: &Backdrop) -> Vec<Style> {
    let layers = atlas.layers.iter().map(|layer| style::of_layer(layer, backdrop));
    layers.chain([style::of_areas(backdrop::LAYER)]).collect()
}

/// The name of a layer's style, which QGIS finds by the layer's name.
pub fn style_file(layer: &str) -> String {
    format!("{layer}.qml")
}

/// Text as it may stand in an attribute or between tags.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
