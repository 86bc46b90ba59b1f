//! Whether a name is an end of a road, and so no place where anything happened.

use super::context::{Sizes, item_before, kind_after};
use super::{Item, What, place_word, preposition};
use crate::document::Document;
use crate::document::token::Break;
use crate::lexicon::{PlaceWord, Preposition};

/// "the X-Y highway", "the road of X – Y": a hyphen between two names, or a word for a road behind the name or before both.
pub(super) fn is_end(document: &Document, items: &[Item], index: usize, sizes: Sizes) -> bool {
    let all = document.tokens.all();
    let hyphened = |place: &Item, next: &Item| {
        matches!(place.what, What::Place(_))
            && matches!(next.what, What::Place(_))
            && place.tokens.end == next.tokens.start
            && all[next.tokens.start].shape.hyphen
    };
    // "the road of X – Y", "the road X - Y": a dash between two names that a road is called by.
    let dashed = |first: usize| {
        let [place, next, ..] = &items[first..] else { return false };
        let beside = place.tokens.end == next.tokens.start && all[next.tokens.start].breaks == Break::Clause;
        let of = item_before(document, items, first).filter(|before| preposition(before) == Some(Preposition::Of));
        let road = item_before(document, items, first - usize::from(of.is_some()));
        let is_road = road.is_some_and(|road| place_word(road) == Some(PlaceWord::Road));
        let places = matches!(place.what, What::Place(_)) && matches!(next.what, What::Place(_));
        places && beside && is_road
    };
    let after = items.get(index + 1).is_some_and(|next| hyphened(&items[index], next)) || dashed(index);
    let before = index > 0 && (hyphened(&items[index - 1], &items[index]) || dashed(index - 1));
    after || before || kind_after(document, items, index, true, sizes) == Some(PlaceWord::Road)
}
