//! The scene that a sentence sets before it tells its deed: "In X, near Y, planes bombed a market". Which deeds take their place
//! from there is left to `place`.

use super::deed::Deed;
use super::reach::{is_eligible, is_listed};
use super::view::{Spoken, View};
use crate::document::token::Break;
use crate::lexicon::Preposition;

/// The place that opens the sentence: "In X, planes bombed a market".
pub(super) fn places(view: &View, deed: &Deed) -> Vec<Spoken> {
    // A sentence sets its scene with one of its first words.
    const OPENING: usize = 3;
    let start = view.tokens().start;
    let opening = view.places.iter().find(|spoken| {
        spoken.item < deed.item
            && spoken.phrase_start <= start + OPENING
            && (is_where(spoken) || view.places.iter().any(|owner| is_where(owner) && owns(view, owner, spoken)))
            && is_eligible(view, spoken, deed)
    });
    let Some(opening) = opening else { return Vec::new() };
    let mut list = vec![opening.clone()];
    for spoken in view.places.iter().filter(|spoken| spoken.item > opening.item && spoken.item < deed.item) {
        // "In the north of X province, near Y, ..."
        let last = &view.items[list[list.len() - 1].item];
        let narrower = view.breaks(spoken.phrase_start) == Break::Comma
            && (last.tokens.end..=last.tokens.end + 1).contains(&spoken.phrase_start)
            && matches!(spoken.preposition, Some(Preposition::In | Preposition::At | Preposition::Near));
        if (is_listed(view, spoken, &list) || narrower) && is_eligible(view, spoken, deed) {
            list.push(spoken.clone());
        }
    }
    list
}

fn is_where(spoken: &Spoken) -> bool {
    use Preposition as P;
    matches!(spoken.preposition, Some(P::In | P::At | P::Near | P::Around | P::On))
}

/// "In X's Y, planes hit a clinic"
fn owns(view: &View, owner: &Spoken, spoken: &Spoken) -> bool {
    let end = view.items[owner.item].tokens.end;
    let possessive = view.reading.document.tokens.all()[end - 1].shape.possessive;
    possessive && end == spoken.phrase_start && !owner.back
}
