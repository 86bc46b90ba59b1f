//! Places abroad that are called after places of the country: "Aleppo Township, Pennsylvania", "DAMASCUS, Va.". The state
//! behind a comma shows it, and what is shown of a name in an article holds for the name everywhere in it.

use rustc_hash::FxHashSet;

use super::{Found, Mention};
use crate::document::Document;
use crate::document::token::Break;
use crate::gazetteer::WorldKind;

/// Sentences at the top of an article that may hold its dateline: title, dateline, first sentence.
const TOP: usize = 3;

/// Takes the namesakes abroad for what they are.
pub(super) fn settle(document: &Document, mentions: &mut [Mention]) {
    let shown: Vec<usize> = (1..mentions.len()).filter(|outer| is_in_state(document, mentions, outer - 1)).collect();
    if shown.is_empty() {
        return;
    }
    let surface = |mention: &Mention| -> Vec<&str> {
        mention.tokens.clone().map(|token| document.tokens.folded(token)).collect()
    };
    let names: FxHashSet<Vec<&str>> = shown.iter().map(|outer| surface(&mentions[outer - 1])).collect();
    // An article that is written there means the namesakes next to it as well.
    let written_there = shown.iter().map(|outer| &mentions[outer - 1]).any(|inner| {
        inner.sentence < TOP
            && inner.tokens.start == document.sentences[inner.sentence].start
            && document.tokens.all()[inner.tokens.start].shape.upper
    });
    for mention in mentions {
        let namesake = written_there || names.contains(&surface(mention));
        if namesake && matches!(mention.found, Found::Places(_)) {
            mention.found = Found::Abroad(WorldKind::City);
        }
    }
}

/// Whether a comma and a state abroad follow a place, with no more than a word for its kind between.
fn is_in_state(document: &Document, mentions: &[Mention], inner: usize) -> bool {
    let (place, state) = (&mentions[inner], &mentions[inner + 1]);
    matches!(place.found, Found::Places(_))
        && matches!(state.found, Found::Abroad(WorldKind::State))
        && place.sentence == state.sentence
        && state.tokens.start <= place.tokens.end + 1
        && document.tokens.all()[state.tokens.start].breaks == Break::Comma
}
