//! Names that no table lists as they are written. A capitalized unknown word is tried against the gazetteer only where the
//! text uses it as a place, and the looser the spelling the stronger that use must be. The same signs tell a place from
//! a listed name inside a longer one ("Abu Omar Saraqib").

use std::ops::Range;

use super::scan::{is_arabic_article, mention};
use super::slot::{Slot, in_slot, slot};
use super::{Candidate, Found, Item, Mention, Spelling, What, Why, place_word, preposition};
use crate::document::Document;
use crate::document::token::Break;
use crate::gazetteer;
use crate::lexicon::{PlaceWord, Preposition, Sense};
use crate::world::World;

/// Longest name looked for, in words: "Khirbet Tal al-Ahmar al-Gharbi" has four without its articles.
const LONGEST_NAME: usize = 6;

/// A name shorter than this many letters resembles too much by chance to be matched loosely.
const SHORTEST_LOOSE: usize = 5;

/// Whether the word before shows that the name is part of a longer one, or of a person's. `after_place` says that a place
/// ends right before it.
pub(super) fn inside_longer_name(
    document: &Document,
    world: &World,
    tokens: &Range<usize>,
    sentence: &Range<usize>,
    after_place: bool,
) -> bool {
    if tokens.start == sentence.start {
        return false;
    }
    let before = tokens.start - 1;
    let (shape, breaks) = (document.tokens.all()[before].shape, document.tokens.all()[tokens.start].breaks);
    let senses = senses_at(document, world, before, tokens.start);
    // The stop of "Dr." breaks nothing.
    if senses.contains(&Sense::Title) && shape.capital && matches!(breaks, Break::None | Break::Stop) {
        return true;
    }
    if breaks > Break::None || shape.uncased || shape.possessive {
        return false;
    }
    // "Agency X": texts put into English word by word.
    if senses.contains(&Sense::NameHead) && shape.capital {
        return true;
    }
    if after_place {
        // Two names side by side are one longer name, unless the text has lost its commas or the second says that it is an
        // area: "X Y province".
        let hyphen = document.tokens.all()[tokens.start].shape.hyphen;
        return document.has_commas && !hyphen && !is_area(document, world, tokens, sentence.end);
    }
    let starts_sentence = before == sentence.start;
    shape.capital && !shape.digit && senses.is_empty() && !starts_sentence
}

/// Whether the listed name is only the beginning of a longer one: a capitalized word that no table knows follows, and
/// together they come near a listed name. A `great` name is not given up for the mere look of a longer one.
pub(super) fn goes_on(
    document: &Document,
    world: &World,
    tokens: &Range<usize>,
    sentence: &Range<usize>,
    great: bool,
) -> bool {
    if document.tokens.all()[tokens.end - 1].shape.possessive {
        return false;
    }
    let mut end = tokens.end;
    for _ in 0..MOST_FURTHER {
        let Some(longer) = one_word_further(document, world, end, sentence.end) else { return false };
        end = longer;
        let name = folded_name(document, tokens.start..end);
        let looks_longer = !great && is_type_word(document, tokens.start) && document.has_commas;
        if looks_longer || !world.gazetteer.variants(&name, 1).is_empty() {
            return true;
        }
    }
    false
}

/// Words that a name goes on for behind a listed beginning: "Kasrat Sheikh Jumaa".
const MOST_FURTHER: usize = 2;

/// The end of a name one word longer: a capitalized word that no table knows, or that begins names itself.
fn one_word_further(document: &Document, world: &World, end: usize, sentence_end: usize) -> Option<usize> {
    let all = document.tokens.all();
    let article = end + 1 < sentence_end && gazetteer::is_article(document.tokens.folded(end));
    let next = end + usize::from(article);
    let shape = all.get(next).filter(|_| next < sentence_end)?.shape;
    let capital = shape.capital || (article && is_arabic_article(document, end));
    let unbroken = (end..=next).all(|index| all[index].breaks == Break::None);
    let unknown = senses_at(document, world, next, sentence_end).is_empty() || is_type_word(document, next);
    (capital && unbroken && unknown && !shape.uncased && !shape.digit).then_some(next + 1)
}

/// Whether the name begins that of a group or an institution: "the X Brigade", "X Health Directorate", "X Today TV".
pub(super) fn begins_institution(
    document: &Document,
    world: &World,
    tokens: &Range<usize>,
    sentence: &Range<usize>,
) -> bool {
    // "the X Civil Council", "X 24 network", "the X al-Y Council"
    const BETWEEN: usize = 2;
    let all = document.tokens.all();
    if all[tokens.end - 1].shape.possessive {
        return false;
    }
    let behind = tokens.end..sentence.end.min(tokens.end + BETWEEN + 1);
    for (at, token) in behind.clone().zip(&all[behind]) {
        let shape = token.shape;
        if token.breaks > Break::None || shape.uncased {
            return false;
        }
        if senses_at(document, world, at, sentence.end).contains(&Sense::NameHead) {
            // A common noun goes with a place as well: "in X press offices were shut".
            return shape.capital || at > tokens.end || !in_slot(document, world, tokens, sentence);
        }
        if !shape.capital && !shape.digit && !is_arabic_article(document, at) {
            return false;
        }
    }
    false
}

/// Whether the name ends in a word for an area, or one stands right behind it.
fn is_area(document: &Document, world: &World, tokens: &Range<usize>, end: usize) -> bool {
    let last = tokens.end - 1;
    let words = [Some(last).filter(|last| *last > tokens.start), Some(tokens.end).filter(|next| *next < end)];
    words.into_iter().flatten().any(|at| {
        let area = |sense: &Sense| matches!(sense, Sense::PlaceKind(PlaceWord::Governorate | PlaceWord::Countryside));
        document.tokens.all()[at].breaks == Break::None && senses_at(document, world, at, end).iter().any(area)
    })
}

fn folded_name(document: &Document, tokens: Range<usize>) -> String {
    tokens.map(|index| document.tokens.folded(index)).collect::<Vec<_>>().join(" ")
}

pub(super) fn senses_at<'w>(document: &Document, world: &'w World, index: usize, end: usize) -> &'w [Sense] {
    world.phrases.longest(&document.words[index..end]).map_or(&[], |(_, senses)| senses)
}

/// Adds mentions for capitalized unknown names that stand as places.
pub(super) fn add_unlisted(
    document: &Document,
    sentence: usize,
    world: &World,
    mentions: &mut Vec<Mention>,
    items: &mut Vec<Item>,
) {
    let range = document.sentences[sentence].clone();
    if document.is_headline(sentence) {
        return;
    }
    let mut index = range.start;
    let mut next_item = 0;
    while index < range.end {
        while next_item < items.len() && items[next_item].tokens.end <= index {
            next_item += 1;
        }
        let covering = items.get(next_item).filter(|item| item.tokens.start <= index);
        if let Some(item) = covering.filter(|item| !is_fragment(mentions, item)) {
            index = item.tokens.end;
            continue;
        }
        // No name begins with a small letter but for its article.
        if covering.is_none()
            && !document.tokens.all()[index].shape.capital
            && !gazetteer::is_article(document.tokens.folded(index))
        {
            index += 1;
            continue;
        }
        let group = group(document, mentions, items, next_item, index, range.end);
        let Some(group) = group else {
            index += 1;
            continue;
        };
        index = group.end;
        let only_fragment = items.get(next_item).is_some_and(|item| item.tokens == group);
        if only_fragment {
            continue;
        }
        let adjective = is_adjective(items, next_item, &group);
        let found = unlisted(document, world, &group, &range, mentions, items, next_item);
        if let Some(found) = found.filter(|found| !adjective || is_plain(found)) {
            add(document, sentence, group, found, mentions, items, next_item);
        }
    }
}

/// "the Assyrian village of X": a people or a faith in front of the kind, and the name behind it.
fn is_adjective(items: &[Item], next_item: usize, group: &Range<usize>) -> bool {
    let Some(at) = items[next_item..].iter().position(|item| item.tokens.start == group.end) else { return false };
    let Some([kind, of]) = items.get(next_item + at..next_item + at + 2) else { return false };
    let adjacent = of.tokens.start == kind.tokens.end;
    let own = matches!(place_word(kind), Some(PlaceWord::Town | PlaceWord::Village | PlaceWord::City));
    adjacent && own && preposition(of) == Some(Preposition::Of)
}

/// Whether the name is a listed one in another romanization: "the Lattameneh city of Hama province" names its city.
fn is_plain(found: &Found) -> bool {
    matches!(found, Found::Places(candidates) if candidates.iter().all(|candidate| candidate.spelling < Spelling::Fuzzy))
}

/// Puts a mention in place of the items that its words cover.
fn add(
    document: &Document,
    sentence: usize,
    group: Range<usize>,
    found: Found,
    mentions: &mut Vec<Mention>,
    items: &mut Vec<Item>,
    next_item: usize,
) {
    let covered = items[next_item..].iter().take_while(|item| item.tokens.start < group.end).count();
    let new = mention(document, sentence, group.clone(), found);
    let replaced = items[next_item..next_item + covered].iter().find_map(|item| match item.what {
        What::Place(number) => Some(number),
        What::Words(_) => None,
    });
    // A listed name inside the longer one gives its number to it, so that no mention is counted twice.
    let number = match replaced {
        Some(number) => {
            mentions[number] = new;
            number
        }
        None => {
            mentions.push(new);
            mentions.len() - 1
        }
    };
    items.splice(next_item..next_item + covered, [Item { tokens: group, what: What::Place(number) }]);
}

/// Whether an item is a listed name that was set aside and may be part of a longer one.
fn is_fragment(mentions: &[Mention], item: &Item) -> bool {
    match item.what {
        What::Place(number) => {
            matches!(mentions[number].found, Found::SetAside(Why::InsideName | Why::OrdinaryWord))
        }
        What::Words(_) => false,
    }
}

/// The stretch of capitalized words from `index`, unknown ones and fragments of names that were set aside.
fn group(
    document: &Document,
    mentions: &[Mention],
    items: &[Item],
    next_item: usize,
    index: usize,
    end: usize,
) -> Option<Range<usize>> {
    let all = document.tokens.all();
    let fragment_end = |at: usize| {
        let item =
            items[next_item..].iter().find(|item| item.tokens.start >= at).filter(|item| item.tokens.start == at)?;
        is_fragment(mentions, item).then_some(item.tokens.end)
    };
    let covered = |at: usize| {
        items[next_item..].iter().take_while(|item| item.tokens.start <= at).any(|item| item.tokens.end > at)
    };
    let mut at = index;
    let mut last = None;
    while at < end && at - index < LONGEST_NAME {
        if at > index && all[at].breaks > Break::Slight {
            break;
        }
        if let Some(fragment_end) = fragment_end(at) {
            (at, last) = (fragment_end, Some(fragment_end));
        } else if covered(at) && !(at > index && is_inner_type_word(document, items, next_item, at)) {
            break;
        } else if (all[at].shape.capital || (at > index && is_arabic_article(document, at - 1)))
            && !all[at].shape.uncased
        {
            at += 1;
            last = Some(at);
        } else if gazetteer::is_article(document.tokens.folded(at)) {
            at += 1;
        } else {
            break;
        }
    }
    last.map(|last| index..last)
}

/// A title that names go on with: "Kasrat Sheikh Jumaa".
fn is_inner_type_word(document: &Document, items: &[Item], next_item: usize, at: usize) -> bool {
    let words = |item: &&Item| matches!(item.what, What::Words(_)) && item.tokens == (at..at + 1);
    let token = &document.tokens.all()[at];
    let joined = token.shape.capital && token.breaks == Break::None && is_type_word(document, at);
    joined && items[next_item..].iter().find(words).is_some()
}

/// What an unlisted name is, or `None` when nothing says that it is a place.
fn unlisted(
    document: &Document,
    world: &World,
    group: &Range<usize>,
    sentence: &Range<usize>,
    mentions: &[Mention],
    items: &[Item],
    next_item: usize,
) -> Option<Found> {
    let mut strength = slot(document, world, group, sentence);
    if follows_in_list(document, mentions, items, next_item, group, world, sentence.end) {
        strength = Slot::Named;
    } else if strength == Slot::None && leads_list(document, world, mentions, items, group, sentence) {
        strength = Slot::Preposition;
    }
    let other_word = |index| document.is_common_word(index);
    if strength == Slot::None || group.clone().any(other_word) || begins_institution(document, world, group, sentence) {
        return None;
    }
    let name = folded_name(document, group.clone());
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let mut candidates = Vec::new();
    let mut similar = world.gazetteer.variants(&name, MOST_SIMILAR);
    if similar.is_empty() && strength == Slot::Named {
        similar = world.gazetteer.similar(&name, MOST_SIMILAR);
    }
    for similar in similar {
        let spelling = match similar.how {
            gazetteer::How::Exact => Spelling::Listed,
            gazetteer::How::Variant if strength == Slot::Named || letters >= SHORTEST_LOOSE => Spelling::Variant,
            gazetteer::How::Fuzzy if strength == Slot::Named && letters >= SHORTEST_LOOSE => Spelling::Fuzzy,
            _ => continue,
        };
        candidates.push(Candidate { place: similar.place, spelling, likeness: Some(similar.score) });
    }
    let best = candidates.iter().map(|candidate| candidate.spelling).min();
    candidates.retain(|candidate| Some(candidate.spelling) == best);
    match (candidates.is_empty(), strength) {
        (false, _) => Some(Found::Places(candidates)),
        (true, Slot::Named) => Some(Found::Nothing),
        (true, _) => None,
    }
}

/// How many similar places are weighed; the homonyms of one spelling seldom pass it.
const MOST_SIMILAR: usize = 24;

/// Whether the name is the first of a list of places behind any preposition or a colon: "towards X, Y and Z".
fn leads_list(
    document: &Document,
    world: &World,
    mentions: &[Mention],
    items: &[Item],
    group: &Range<usize>,
    sentence: &Range<usize>,
) -> bool {
    let all = document.tokens.all();
    let next = items.iter().find(|item| item.tokens.start == group.end);
    let place = next.is_some_and(|item| match item.what {
        What::Place(number) => matches!(mentions[number].found, Found::Places(_)),
        What::Words(_) => false,
    });
    let is_preposition = |sense: &Sense| matches!(sense, Sense::Preposition(kind) if *kind != Preposition::By);
    let opens = || match all[group.start].breaks {
        Break::Clause => true,
        Break::None => senses_at(document, world, group.start - 1, group.start).iter().any(is_preposition),
        _ => false,
    };
    place && all[group.end].breaks == Break::Comma && group.start > sentence.start && opens()
}

/// Whether the name carries on a list of places: only a comma or "and" stands between it and the place before.
fn follows_in_list(
    document: &Document,
    mentions: &[Mention],
    items: &[Item],
    next_item: usize,
    group: &Range<usize>,
    world: &World,
    end: usize,
) -> bool {
    let place_ends_at = |item: &Item, at: usize| {
        let What::Place(number) = item.what else { return false };
        item.tokens.end == at && matches!(mentions[number].found, Found::Places(_) | Found::Nothing)
    };
    let Some(before) = next_item.checked_sub(1).map(|index| &items[index]) else { return false };
    let breaks = document.tokens.all()[group.start].breaks;
    if breaks == Break::Comma && place_ends_at(before, group.start) {
        return true;
    }
    let list_word = before.tokens.end == group.start && before.has(|sense| *sense == Sense::List);
    if is_before_a_plural(document, world, group, end) {
        return false;
    }
    let place = next_item.checked_sub(2).map(|index| &items[index]);
    list_word && breaks <= Break::Slight && place.is_some_and(|place| place_ends_at(place, before.tokens.start))
}

/// Whether a plural follows that no table knows: "clashes in X and Human losses", where a new part of the sentence begins.
fn is_before_a_plural(document: &Document, world: &World, group: &Range<usize>, end: usize) -> bool {
    let at = group.end;
    let Some(next) = document.tokens.all()[..end].get(at) else { return false };
    let plain = !next.shape.capital && !next.shape.digit && next.breaks == Break::None;
    plain && document.tokens.folded(at).ends_with('s') && senses_at(document, world, at, end).is_empty()
}

/// Whether a word begins names of places: "Umm", "Tal", "Kafr".
pub(super) fn is_type_word(document: &Document, index: usize) -> bool {
    gazetteer::is_type_word(document.tokens.folded(index))
}
