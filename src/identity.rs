//! Ids out of content: the same event keeps its id in the next run, on another machine, and in the next version.

use std::collections::BTreeSet;

use smol_str::{SmolStr, format_smolstr};

/// An id of a layer's prefix and the things that make a feature that very feature: `strike-3fa91c07be12`.
///
/// The hash is 64-bit FNV-1a, mixed and cut to 48 bits. Rust's own hashers promise nothing across versions and platforms; FNV is
/// fixed for good and fits in a few lines. Two of 100,000 features meet by chance with a probability of about 2e-5, and
/// [`crate::layer::Layer::new`] then tells them apart. Parts are kept apart, so `["ab", "c"]` is not `["a", "bc"]`.
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

/// The ids, every further one of a kind with the next free `-2`, `-3`, ... behind it.
pub(crate) fn unique(ids: Vec<SmolStr>) -> Vec<SmolStr> {
    let mut taken: BTreeSet<SmolStr> = BTreeSet::new();
    ids.into_iter().map(|id| free(id, &mut taken)).collect()
}

/// The id, or the next free one behind it; it is then taken.
pub(crate) fn free(id: SmolStr, taken: &mut BTreeSet<SmolStr>) -> SmolStr {
    let further = (2..).map(|number| format_smolstr!("{id}-{number}"));
    let free = std::iter::once(id.clone()).chain(further).find(|id| taken.insert(id.clone()));
    free.expect("numbers do not run out")
}
