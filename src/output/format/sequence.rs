//! Newline-delimited GeoJSON: `strikes.geojsonl`, a feature a line and nothing around them, for pipes and for readers that
//! stream. GDAL calls it `GeoJSONSeq`.

use super::super::{Backdrop, File, geojson};
use crate::layer::{Atlas, Layer};

/// A file for every layer, in their order, then the land's.
pub fn files(atlas: &Atlas, backdrop: &Backdrop) -> Vec<File> {
    let land = backdrop.layer();
    let layers = atlas.layers.iter().chain([&land]);
    layers.map(|layer| File { name: format!("{}.geojsonl", layer.name), bytes: lines(layer).into_bytes() }).collect()
}

/// A layer's features, a line each.
pub fn lines(layer: &Layer) -> String {
    let line = |feature| geojson::feature(feature) + "\n";
    layer.features.iter().map(line).collect()
}
