//! Names of places that stand for somebody: a capital for its government, a broadcaster that is called after a town.

use std::ops::Range;

use super::scan::{Candidacy, Match};
use super::slot::in_slot;
use crate::actors::Form;
use crate::document::Document;
use crate::document::token::Break;
use crate::gazetteer::Target;
use crate::lexicon::{Held, Sense};
use crate::world::World;

/// Whether words that name a place as well are an actor or a source here. A capital that stands for its government acts or
/// speaks; in any other use it is the city.
pub(super) fn is_named_actor(document: &Document, world: &World, name: &Match, candidacy: &Candidacy) -> bool {
    let Some(senses) = candidacy.words else { return false };
    let proper = senses.iter().any(|sense| matches!(sense, Sense::Actor(_) | Sense::Source(_)));
    let stands_for = senses.iter().all(|sense| match sense {
        Sense::Actor(number) => world.actors.spelling(*number).form == Form::Person,
        Sense::Source(_) => false,
        _ => true,
    });
    let home = world.gazetteer.names_at(name.node).any(|listed| matches!(listed.target, Target::Place(_)));
    // A broadcaster that is called after a town: among towns it is the town.
    let is_source = senses.iter().any(|sense| matches!(sense, Sense::Source(_)));
    if is_source && home {
        return !candidacy.is_among_places() && !in_slot(document, world, &name.tokens, candidacy.sentence);
    }
    if stands_for && proper && is_dateline(document, name, candidacy.sentence) {
        return false;
    }
    if !proper || !stands_for || !home {
        return proper;
    }
    let acts = is_followed_by_verb(document, world, name.tokens.end, candidacy.sentence.end);
    acts && !in_slot(document, world, &name.tokens, candidacy.sentence)
}

/// "AMMAN: ...": a capital that opens the sentence before a colon or dash is where the news comes from, and no government.
fn is_dateline(document: &Document, name: &Match, sentence: &Range<usize>) -> bool {
    let end = name.tokens.end;
    name.tokens.start == sentence.start && end < sentence.end && document.tokens.all()[end].breaks == Break::Clause
}

/// Whether a verb of speaking, being or holding follows, with an adverb between at most: "Damascus already controls".
fn is_followed_by_verb(document: &Document, world: &World, next: usize, end: usize) -> bool {
    let all = document.tokens.all();
    let senses = |at: usize| world.phrases.longest(&document.words[at..end]).map_or(&[][..], |(_, senses)| senses);
    let adverb = |at: usize| at < end && senses(at).iter().all(|sense| *sense == Sense::Time) && !all[at].shape.capital;
    let verb = if adverb(next) { next + 1 } else { next };
    verb < end
        && (next..=verb).all(|at| all[at].breaks == Break::None)
        && senses(verb).iter().any(|sense| {
            matches!(sense, Sense::Speech | Sense::Auxiliary(_) | Sense::Cue(..) | Sense::Held(Held::Holds))
        })
}
