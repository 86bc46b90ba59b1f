//! How much of a place a text tells of: "most of X", "90 percent of X". Which words are shares is the lexicon's matter.

use super::view::{Spoken, View};
use crate::gazetteer::PlaceKind;
use crate::lexicon::{PlaceWord, Sense};
use crate::mention::Found;

/// Whether the most of a place is told of, so that who holds that holds the place.
pub(super) fn is_most(view: &View, spoken: &Spoken) -> bool {
    tells_of_most(view, spoken) && !may_be_province(view, spoken)
}

/// "hold most of X", "hold 90 percent of X".
fn tells_of_most(view: &View, spoken: &Spoken) -> bool {
    // Two thirds: what is told as less is not told of who has the upper hand.
    const LEAST_PERCENT: u32 = 66;
    let share = (0..spoken.item).rev().find(|before| view.distance(*before, spoken.item) <= 2);
    let percent = |share: usize| {
        let number = view.items[share].tokens.start.checked_sub(1).map(|token| view.folded(token));
        number
            .and_then(|number| number.parse().ok())
            .is_some_and(|percent: u32| (LEAST_PERCENT..=100).contains(&percent))
    };
    share.is_some_and(|share| match view.items[share].senses().iter().find(|sense| matches!(sense, Sense::Share(_))) {
        Some(Sense::Share(most)) => *most || percent(share),
        _ => false,
    })
}

/// "most of X", where X is also a province.
fn may_be_province(view: &View, spoken: &Spoken) -> bool {
    let mention = &view.reading.mentions[spoken.mention];
    let is_province = |place| view.reading.world.gazetteer.facts(place).kind == PlaceKind::Governorate;
    let found = match &mention.found {
        Found::Places(candidates) => candidates.iter().any(|candidate| is_province(candidate.place)),
        _ => false,
    };
    found && mention.context.kind() != Some(PlaceWord::City)
}
