//! Keeps the ids of a layer apart.

use rustc_hash::FxHashSet;
use smol_str::{SmolStr, format_smolstr};

use super::Feature;

/// Gives every further feature under an id that is taken the next free `-2`, `-3`, ... in the layer's order. That order
/// rests on content alone, so the outcome does too.
pub(super) fn separate(features: &mut [Feature]) {
    let mut firsts: FxHashSet<&str> = FxHashSet::default();
    let further: Vec<usize> = (0..features.len()).filter(|&at| !firsts.insert(&features[at].id)).collect();
    if further.is_empty() {
        return;
    }
    let mut taken: FxHashSet<SmolStr> = features.iter().map(|feature| feature.id.clone()).collect();
    for at in further {
        let feature = &mut features[at];
        let free = (2..).map(|n| format_smolstr!("{}-{n}", feature.id)).find(|id| !taken.contains(id));
        feature.id = free.expect("numbers do not run out");
        feature.properties.set_id(&feature.id);
        taken.insert(feature.id.clone());
    }
}
