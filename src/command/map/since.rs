//! What a run changes in a folder that held an earlier one: one more line behind the closing line.

use std::path::Path;

use anyhow::{Context, Result};

use super::counted;
use crate::change::{Change, Edition, HolderChange, LAYERS, LayerChange};
use crate::command::{diff, published};
use crate::layer::Atlas;
use crate::output::geojson;

/// Places that changed holder are named up to this many, which still fits on a line.
const NAMED: usize = 3;

/// The line; `None` where the folder holds no layers, or what it holds under their names is not ours: that is no mistake of this run.
/// The layers must still be those of the earlier run.
pub(super) fn line(dir: &Path, atlas: &Atlas) -> Option<String> {
    let change = change(dir, atlas).ok()?;
    Some(format!("since the last run: {}", told(&change)))
}

fn change(dir: &Path, atlas: &Atlas) -> Result<Change> {
    let (mut old, mut new) = (Edition::default(), Edition::default());
    for (at, name) in LAYERS.iter().enumerate() {
        let path = published::layer_path(dir, name);
        let before = std::fs::read(&path)?;
        let after = geojson::collection(atlas, atlas.layer(name).context("no such layer")?);
        (old.layers[at], new.layers[at]) = diff::features(name, (&path, &before), (&path, after.as_bytes()))?;
    }
    Ok(Change::between(&old, &new))
}

fn told(change: &Change) -> String {
    // Lines and areas are told by what they gained and lost.
    let by_feature = change.layers.iter().filter(|layer| !matches!(layer.layer, "front_lines" | "control_areas"));
    let mut parts: Vec<String> = by_feature.filter_map(counts).collect();
    parts.extend(change.holders.iter().take(NAMED).map(holder));
    if change.holders.len() > NAMED {
        let more = change.holders.len() - NAMED;
        let s = if more == 1 { "" } else { "s" };
        parts.push(format!("{more} more place{s} changed holder"));
    }
    let (gained, lost) = change.front_km();
    if gained + lost >= 0.05 {
        parts.push(format!("front +{gained:.1} km, -{lost:.1} km"));
    }
    match () {
        () if !parts.is_empty() => parts.join("; "),
        () if change.is_none() => "nothing changed".to_owned(),
        () => "front lines or areas were altered, none farther than 1 km".to_owned(),
    }
}

/// `3 strikes added, 1 altered`.
fn counts(layer: &LayerChange) -> Option<String> {
    let counts = [(layer.added.len(), "added"), (layer.removed.len(), "removed"), (layer.altered.len(), "altered")];
    let mut counts = counts.iter().filter(|(number, _)| *number > 0);
    let (number, what) = counts.next()?;
    let one = layer.layer.trim_end_matches('s').replace('_', " ");
    let others = counts.map(|(number, what)| format!(", {number} {what}"));
    Some(format!("{} {what}{}", counted(*number, &one), others.collect::<String>()))
}

fn holder(place: &HolderChange) -> String {
    format!("{}: {} -> {}", place.place, place.from, place.to)
}
