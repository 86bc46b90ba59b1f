//! Names that hold the word for their kind: the tables list "Tabqa Airport", the article writes "Tabqa air base". The kind
//! word beside a name leads to every listed name that is made of both.

use super::{Candidate, Found, Mention, Spelling};
use crate::document::Document;
use crate::fold;
use crate::gazetteer::{self, Gazetteer, Node, PlaceKind, Target};
use crate::lexicon::PlaceForm;
use crate::world::World;

/// Adds the places that are called after the mention's name and the kind that stands beside it.
pub(super) fn add_formed(document: &Document, world: &World, mention: &mut Mention) {
    if !matches!(mention.found, Found::Places(_) | Found::Nothing) {
        return;
    }
    let kinds = [mention.context.kind_before, mention.context.kind_after];
    let forms: Vec<&PlaceForm> = world.place_forms.iter().filter(|form| kinds.contains(&Some(form.kind))).collect();
    if forms.is_empty() {
        return;
    }
    let name: Vec<&str> = mention
        .tokens
        .clone()
        .map(|index| document.tokens.folded(index))
        .filter(|word| !gazetteer::is_article(word))
        .collect();
    let towns = names_of_towns(mention, world);
    let mut formed: Vec<Candidate> = Vec::new();
    for form in forms {
        for name in towns.iter().map(|name| name.split(' ').collect()).chain([name.clone()]) {
            for words in spellings(form, &name) {
                listed(&world.gazetteer, &words, &mut formed);
            }
        }
    }
    if let Found::Places(candidates) = &mut mention.found {
        formed.retain(|new| !candidates.iter().any(|known| known.place == new.place));
        candidates.extend(formed);
    } else if !formed.is_empty() {
        mention.found = Found::Places(formed);
    }
}

/// The tables' own names of the towns that the mention may mean, folded and without articles: the article may spell the
/// town in another way than the tables have the base that is called after it.
fn names_of_towns(mention: &Mention, world: &World) -> Vec<String> {
    // A name that more towns bear is told apart first.
    const MOST: usize = 4;
    let Found::Places(candidates) = &mention.found else { return Vec::new() };
    let towns = candidates
        .iter()
        .filter(|found| matches!(world.gazetteer.facts(found.place).kind, PlaceKind::City | PlaceKind::Town));
    let name = |found: &Candidate| {
        let words = fold::phrase(world.gazetteer.place(found.place).name).into_iter();
        words.filter(|word| !gazetteer::is_article(word)).collect::<Vec<_>>().join(" ")
    };
    towns.take(MOST).map(name).collect()
}

/// The name with each word for its kind.
fn spellings<'a>(form: &'a PlaceForm, name: &'a [&str]) -> impl Iterator<Item = Vec<&'a str>> {
    let words = |words: &'a Vec<String>| words.iter().map(String::as_str);
    let before = form.before.iter().map(move |kind| words(kind).chain(name.iter().copied()).collect());
    let after = form.after.iter().map(move |kind| name.iter().copied().chain(words(kind)).collect());
    before.chain(after)
}

fn listed(gazetteer: &Gazetteer, words: &[&str], formed: &mut Vec<Candidate>) {
    let mut node = Node::ROOT;
    for word in words {
        match gazetteer.word(word).and_then(|word| gazetteer.step(node, word)) {
            Some(next) => node = next,
            None => return,
        }
    }
    for name in gazetteer.names_at(node) {
        let Target::Place(place) = name.target else { continue };
        if !formed.iter().any(|known| known.place == place) {
            formed.push(Candidate { place, spelling: Spelling::Listed, likeness: None });
        }
    }
}
