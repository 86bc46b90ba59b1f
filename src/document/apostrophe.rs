//! Possessives of a text that has lost its apostrophes, as collections of articles do: "Aleppos eastern countryside",
//! "Russias air force". Only names are given theirs back, and only in a text that has none at all.

use super::token::Tokens;
use crate::gazetteer::Node;
use crate::lexicon::Sense;
use crate::world::World;

/// A text of this many words of prose has an apostrophe as a rule.
const ENOUGH_WORDS: usize = 80;

/// A stem shorter than this many letters resembles too much by chance.
const SHORTEST_STEM: usize = 4;

/// Reads names with a bare `s` at their end as possessives.
pub(super) fn restore(tokens: &mut Tokens, text: &str, world: &World) {
    if tokens.all().len() < ENOUGH_WORDS || text.contains(['\'', '’', '‘', '`']) {
        return;
    }
    for index in 0..tokens.all().len() {
        if is_bare_possessive(tokens, index, world) {
            tokens.make_possessive(index);
        }
    }
}

fn is_bare_possessive(tokens: &Tokens, index: usize, world: &World) -> bool {
    let shape = tokens.all()[index].shape;
    let word = tokens.folded(index);
    let Some(stem) = word.strip_suffix('s') else { return false };
    shape.capital
        && !shape.upper
        && stem.len() >= SHORTEST_STEM
        && !stem.ends_with('s')
        && !is_name(word, world)
        && is_name(stem, world)
}

/// Whether the word alone is a place, the country or an actor.
fn is_name(word: &str, world: &World) -> bool {
    let place = || {
        let node = world.gazetteer.word(word).and_then(|word| world.gazetteer.step(Node::ROOT, word));
        node.is_some_and(|node| world.gazetteer.is_name(node))
    };
    let actor = || {
        let found = world.phrases.longest(&[world.phrases.word(word)]);
        found.is_some_and(|(_, senses)| senses.iter().any(|sense| matches!(sense, Sense::Actor(_))))
    };
    world.is_home([word]) || place() || actor()
}
