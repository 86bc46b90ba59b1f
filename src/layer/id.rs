//! Ids out of content: the same event keeps its id in the next run, on another machine, and in the next version.

use rustc_hash::FxHashSet;
use smol_str::{SmolStr, format_smolstr};

use super::Feature;

/// An id of a layer's prefix and the things that make a feature that very feature: `strike-3fa91c07be12`.
///
/// The hash is 64-bit FNV-1a, mixed and cut to 48 bits. Rust's own hashers promise nothing across versions and platforms; FNV is
/// fixed for good and fits in a few lines. Two of 100,000 features meet by chance with a probability of about 2e-5, and
/// [`super::Layer::new`] then tells them apart. Parts are kept apart, so `["ab", "c"]` is not `["a", "bc"]`.
pub fn id(prefix: &str, parts: &[&str]) -> SmolStr {
    const OFFSET_BASIS: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    // U+001F, the unit separator, which no article's sentence contains.
    let bytes = parts.iter().flat_map(|part| part.bytes().chain([0x1f]));
    let hash = bytes.fold(OFFSET_BASIS, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME));
    format_smolstr!("{prefix}-{:012x}", mixed(hash) >> 16)
}

/// The finishing steps of SplitMix64. FNV alone moves only some of the bits when the last letter changes: ids of
/// neighbors would look alike to a reader.
fn mixed(hash: u64) -> u64 {
    let hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

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
