//! A FlatGeobuf 3 for every layer and the land beneath them: typed columns, and a packed index by which a reader on the
//! network fetches what lies in its window and nothing else. The index wants its features along a Hilbert curve, from the
//! end to the start; where two lie at one place they keep the layer's order.
//!
//! The files are put together here of the crate's tables and index, and not by its `FgbWriter`, which keeps the features in
//! a temporary file (and so fails where there is no place for one), and writes an infinite extent where there is none.

mod feature;
mod header;

use flatbuffers::FlatBufferBuilder;
use flatgeobuf::packed_r_tree::{NodeItem, PackedRTree, calc_extent, hilbert_sort};
use geo::BoundingRect;

use super::super::{Backdrop, File};
use crate::layer::{Atlas, Feature, Layer};

/// "fgb", version 3, "fgb" and the patch level.
const MAGIC: [u8; 8] = *b"fgb\x03fgb\x00";

/// Children of a node of the index, as many as everybody writes.
const NODE_SIZE: u16 = PackedRTree::DEFAULT_NODE_SIZE;

/// A file for every layer, in their order, then the land's. A layer without features is a file with its columns.
pub fn files(atlas: &Atlas, backdrop: &Backdrop) -> Vec<File> {
    let land = backdrop.layer();
    let layers = atlas.layers.iter().chain([&land]);
    layers.map(|layer| File { name: format!("{}.fgb", layer.name), bytes: dataset(atlas, layer) }).collect()
}

fn dataset(atlas: &Atlas, layer: &Layer) -> Vec<u8> {
    let mut nodes: Vec<NodeItem> = (0..).zip(&layer.features).filter_map(node).collect();
    let extent = (!nodes.is_empty()).then(|| calc_extent(&nodes));
    if let Some(extent) = &extent {
        hilbert_sort(&mut nodes, extent);
    }
    let features = packed(layer, &mut nodes);
    let mut bytes = MAGIC.to_vec();
    bytes.extend(header::bytes(atlas, layer, nodes.len(), extent.as_ref()));
    if let Some(extent) = &extent {
        let tree = PackedRTree::build(&nodes, extent, NODE_SIZE).expect("a tree of one node or more");
        tree.stream_write(&mut bytes).expect("memory takes it");
    }
    bytes.extend(features);
    bytes
}

/// The rectangle around a feature and, for now, its number in the layer.
fn node((number, feature): (u64, &Feature)) -> Option<NodeItem> {
    let around = feature.geometry.bounding_rect()?;
    let bounds = NodeItem::bounds(around.min().x, around.min().y, around.max().x, around.max().y);
    Some(NodeItem { offset: number, ..bounds })
}

/// The features in the order of the nodes. Each node learns where its feature begins in place of its number.
fn packed(layer: &Layer, nodes: &mut [NodeItem]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut builder = FlatBufferBuilder::new();
    for node in nodes {
        let at = usize::try_from(node.offset).expect("it counted features in memory");
        node.offset = bytes.len() as u64;
        bytes.extend(feature::bytes(&mut builder, layer, &layer.features[at]));
    }
    bytes
}
