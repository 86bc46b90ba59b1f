//! Listed names in a sentence, walked word by word from word starts, and the lexicon's words around them. Where a place and
//! an actor share words the longer one stands.

use std::ops::Range;

use super::metonym;
use super::{Candidate, Found, Item, Mention, Spelling, What, Why};
use crate::document::Document;
use crate::document::token::{Break, Token};
use crate::fold::fold;
use crate::gazetteer::{self, Gazetteer, Node, PlaceKind, Rule, Target, WorldKind};
use crate::lexicon::{Preposition, Sense};
use crate::mention::Context;
use crate::span::Span;
use crate::world::World;

/// A name in the gazetteer's tree that begins at some word.
pub(super) struct Match {
    pub tokens: Range<usize>,
    pub node: Node,
    respelled: bool,
}

/// Marks the listed places and the lexicon's words of one sentence, in order, without overlaps.
pub(super) fn scan<'w>(
    document: &Document,
    sentence: usize,
    world: &'w World,
    mentions: &mut Vec<Mention>,
) -> Vec<Item<'w>> {
    let range = document.sentences[sentence].clone();
    let headline = document.is_headline(sentence);
    let mut items = Vec::with_capacity(range.len());
    let mut index = range.start;
    let mut stretch_end = index;
    while index < range.end {
        if stretch_end <= index {
            stretch_end = phrase_end(document, index, range.end);
        }
        let words = world.phrases.longest(&document.words[index..stretch_end]);
        let side = is_side_of_home(document, world, words, index, range.end);
        let name = longest_name(document, &world.gazetteer, index, range.end, side)
            .filter(|name| !is_side_of_longer_name(document, world, name, range.end))
            .map(|name| without_kind_of_next(document, world, name, range.end));
        let named_end = name.as_ref().map_or(index, |name| name.tokens.end);
        let phrase = words.map_or(index, |(count, _)| index + count);
        let after_place =
            items.last().is_some_and(|item: &Item| item.tokens.end == index && matches!(item.what, What::Place(_)));
        // Words that are only the beginning of the name ("Sheikh") say nothing against it.
        let same_words = words.filter(|_| phrase >= named_end).map(|(_, senses)| senses);
        let in_list = stands_in_list(document, &items, index, named_end, range.end);
        let after_list = is_listed_after_place(&items, index);
        let candidacy = Candidacy { sentence: &range, headline, words: same_words, after_place, after_list, in_list };
        let stands = |name: &Match| {
            named_end > phrase || (named_end == phrase && !metonym::is_named_actor(document, world, name, &candidacy))
        };
        let mention = name.filter(stands).and_then(|name| {
            let found = found(document, &name, world, &candidacy)?;
            let end = name.tokens.end;
            mentions.push(mention(document, sentence, name.tokens, found));
            items.push(Item { tokens: index..end, what: What::Place(mentions.len() - 1) });
            Some(end)
        });
        index = match (mention, words) {
            (Some(end), _) => end,
            (None, Some((count, senses))) => {
                items.push(Item { tokens: index..index + count, what: What::Words(senses) });
                index + count
            }
            (None, None) => index + 1,
        };
    }
    items
}

/// Whether the first word is the side of a longer name that begins behind it: "Eastern Deir Ezzor" is no "Eastern Deir".
fn is_side_of_longer_name(document: &Document, world: &World, name: &Match, end: usize) -> bool {
    let (first, next) = (name.tokens.start, name.tokens.start + 1);
    let side = world.phrases.longest(&document.words[first..next]);
    let side = side.is_some_and(|(_, senses)| senses.iter().any(|sense| matches!(sense, Sense::Direction(_))));
    side && next < name.tokens.end
        && longest_name(document, &world.gazetteer, next, end, false)
            .is_some_and(|longer| longer.tokens.end > name.tokens.end)
}

/// "the Damascus district of Tadamon": the kind behind a listed name is that of the name behind "of", where the rest of the
/// name is listed too.
fn without_kind_of_next(document: &Document, world: &World, name: Match, end: usize) -> Match {
    let (kind, of) = (name.tokens.end - 1, name.tokens.end);
    let is = |at: usize, test: fn(&Sense) -> bool| {
        let senses = world.phrases.longest(&document.words[at..at + 1]);
        senses.is_some_and(|(_, senses)| senses.iter().any(test))
    };
    let all = document.tokens.all();
    let owned = name.tokens.len() > 1
        && of + 1 < end
        && all[of].breaks == Break::None
        && all[of + 1].breaks == Break::None
        && all[of + 1].shape.capital
        && is(kind, |sense| matches!(sense, Sense::PlaceKind(_)))
        && is(of, |sense| *sense == Sense::Preposition(Preposition::Of));
    let shorter = || longest_name(document, &world.gazetteer, name.tokens.start, kind, false);
    match shorter().filter(|_| owned) {
        Some(shorter) if shorter.tokens.end == kind => shorter,
        _ => name,
    }
}

/// Whether a name stands behind two places with nothing but commas between, and before a third.
fn stands_in_list(document: &Document, items: &[Item], start: usize, end: usize, sentence_end: usize) -> bool {
    let all = document.tokens.all();
    let [.., first, second] = items else { return false };
    let is_place = |item: &Item| matches!(item.what, What::Place(_));
    let comma = |at: usize| all[at].breaks == Break::Comma;
    is_place(first)
        && is_place(second)
        && first.tokens.end == second.tokens.start
        && comma(second.tokens.start)
        && second.tokens.end == start
        && comma(start)
        && end < sentence_end
        && comma(end)
}

/// Where a name stands.
pub(super) struct Candidacy<'a> {
    pub sentence: &'a Range<usize>,
    /// Capitals tell nothing here.
    pub headline: bool,
    /// What the same words mean as words.
    pub words: Option<&'a [Sense]>,
    /// A place ends right before it.
    pub after_place: bool,
    /// "and" stands between a place and it.
    pub after_list: bool,
    /// It stands in a list behind two places: "X, Y, Z".
    pub in_list: bool,
}

impl Candidacy<'_> {
    pub fn is_among_places(&self) -> bool {
        self.in_list || self.after_place || self.after_list
    }
}

/// "X and", "X, and": a place and a word that carries its list on.
fn is_listed_after_place(items: &[Item], index: usize) -> bool {
    let [.., place, and] = items else { return false };
    matches!(place.what, What::Place(_))
        && and.tokens.start == place.tokens.end
        && and.tokens.end == index
        && and.has(|sense| *sense == Sense::List)
}

/// A mention of the words, with its span, before its context is read.
pub(super) fn mention(document: &Document, sentence: usize, tokens: Range<usize>, found: Found) -> Mention {
    let all = document.tokens.all();
    let span = Span { start: all[tokens.start].span.start, end: all[tokens.end - 1].span.end };
    Mention { tokens, span, sentence, found, context: Context::default() }
}

/// The end of the stretch in which a phrase that begins at `index` may lie: phrases do not reach over punctuation.
fn phrase_end(document: &Document, index: usize, end: usize) -> usize {
    let rest = &document.tokens.all()[index + 1..end];
    index + 1 + rest.iter().position(|token| token.breaks > Break::Slight).unwrap_or(rest.len())
}

/// Whether a side of the map's own country begins at `index`, which is written small: "northern Syria".
fn is_side_of_home(
    document: &Document,
    world: &World,
    words: Option<(usize, &[Sense])>,
    index: usize,
    end: usize,
) -> bool {
    words.is_some_and(|(count, senses)| {
        index + count < end
            && senses.iter().any(|sense| matches!(sense, Sense::Direction(_)))
            && world.is_home([document.tokens.folded(index + count)])
    })
}

/// The longest listed name that begins at `index`, articles in front and between included. `small` allows it to begin with
/// a small letter.
fn longest_name(document: &Document, gazetteer: &Gazetteer, index: usize, end: usize, small: bool) -> Option<Match> {
    let all = document.tokens.all();
    let first = skip_article(document, index, end);
    if !small && !may_begin_name(&all[first]) {
        return None;
    }
    let mut best: Option<Match> = None;
    let mut respelled = false;
    let mut node = Node::ROOT;
    let mut at = first;
    while at < end {
        let token = &all[at];
        // What goes on in lower case is the word for its kind: "Kweires military airport".
        if at > first && token.breaks > Break::Slight {
            break;
        }
        // "Khan al assal": no other language's word stands between the two.
        let goes_on = at + 1 < end && (may_begin_name(&all[at + 1]) || is_arabic_article(document, at));
        if at > first && is_article(document, at) && goes_on {
            at += 1;
            continue;
        }
        let glued = with_its_s(document, gazetteer, node, at, end);
        let walked = glued.or_else(|| step(gazetteer, node, document.tokens.folded(at), at == first));
        let Some((next, other)) = walked else { break };
        node = next;
        respelled |= other;
        at += 1;
        if gazetteer.is_name(node) {
            best = Some(Match { tokens: index..at, node, respelled });
        }
        if token.shape.possessive && glued.is_none() {
            break;
        }
    }
    best
}

/// One word further when its `'s` is a hamza and no possessive, which shows in a name that goes on: "Ra's al-Ayn".
fn with_its_s(document: &Document, gazetteer: &Gazetteer, node: Node, at: usize, end: usize) -> Option<(Node, bool)> {
    let all = document.tokens.all();
    let goes_on = at + 1 < end && all[at + 1].breaks == Break::None;
    if !all[at].shape.possessive || !goes_on {
        return None;
    }
    let glued = format!("{}s", document.tokens.folded(at));
    let (node, respelled) = step(gazetteer, node, &glued, false)?;
    let behind = at + 1 + usize::from(is_article(document, at + 1));
    let next = (behind < end).then(|| document.tokens.folded(behind))?;
    step(gazetteer, node, next, false).map(|_| (node, respelled))
}

/// One word further down the tree, as written or as keys have it; `true` when the spelling was changed for it.
fn step(gazetteer: &Gazetteer, node: Node, folded: &str, first: bool) -> Option<(Node, bool)> {
    let walk = |word: &str| gazetteer.word(word).and_then(|word| gazetteer.step(node, word));
    if let Some(next) = walk(folded) {
        return Some((next, gazetteer::canonical_word(folded) != folded));
    }
    if !first {
        return None;
    }
    // An article glued to the name, or an Arabic preposition glued to either.
    if let Some(next) = gazetteer::strip_article(folded).and_then(&walk) {
        return Some((next, true));
    }
    let rest = folded.strip_prefix(['و', 'ف', 'ب', 'ل', 'ك']).filter(|rest| rest.chars().count() >= 3)?;
    walk(rest).map(|next| (next, false))
}

fn may_begin_name(token: &Token) -> bool {
    token.shape.capital || token.shape.uncased || token.shape.digit || token.shape.hash
}

fn is_article(document: &Document, index: usize) -> bool {
    gazetteer::is_article(document.tokens.folded(index))
}

/// Whether the word is an article and nothing else in any language of the press: English has "as", "at" and "an".
pub(super) fn is_arabic_article(document: &Document, index: usize) -> bool {
    matches!(document.tokens.folded(index), "al" | "el" | "ul")
}

/// The word behind an article, when `index` is one that belongs to the name behind it: "al-Bab", "Al Bab". An English
/// "as", "at", "an" in lower case counts only when a hyphen ties it.
fn skip_article(document: &Document, index: usize, end: usize) -> usize {
    let all = document.tokens.all();
    let next = index + 1;
    if next >= end || !is_article(document, index) || all[next].breaks > Break::None || !all[next].shape.capital {
        return index;
    }
    if all[next].shape.hyphen
        || is_arabic_article(document, index)
        || (all[index].shape.capital && all[index].breaks == Break::None)
    {
        next
    } else {
        index
    }
}

/// What a match means here, or `None` when it is to be read as ordinary words.
fn found(document: &Document, name: &Match, world: &World, candidacy: &Candidacy) -> Option<Found> {
    let Candidacy { sentence, words, .. } = *candidacy;
    let mut candidates: Vec<Candidate> = Vec::new();
    let mut abroad: Option<WorldKind> = None;
    let mut rule: Option<Rule> = None;
    for listed in world.gazetteer.names_at(name.node) {
        match listed.target {
            Target::Place(place) => {
                let spelling = match (listed.primary, name.respelled) {
                    (_, true) => Spelling::Variant,
                    (true, false) => Spelling::Primary,
                    (false, false) => Spelling::Listed,
                };
                keep_best(&mut candidates, Candidate { place, spelling, likeness: None });
            }
            Target::World(place)
                if place.kind == WorldKind::Country && world.is_home(fold(place.country).split(' ')) =>
            {
                return Some(Found::Home);
            }
            Target::World(place) => abroad = Some(place.kind),
            Target::NotPlace(not_place) => rule = Some(not_place.rule),
        }
    }
    if rule == Some(Rule::Never) {
        return None;
    }
    if is_origin(document, name.tokens.end, sentence.end, world) {
        return Some(Found::SetAside(Why::Origin));
    }
    if world.is_home(name.tokens.clone().map(|index| document.tokens.folded(index))) {
        return Some(Found::Home);
    }
    if candidates.is_empty() {
        return abroad.map(Found::Abroad);
    }
    if abroad.is_some() && !candidates.iter().any(|candidate| is_prominent(world, candidate)) {
        return abroad.map(Found::Abroad);
    }
    if name.respelled && candidates.iter().all(|candidate| is_district(world, candidate)) {
        let spelled = folded_name(document, &name.tokens);
        for town in world.gazetteer.variants(&spelled, MOST_TOWNS) {
            keep_best(
                &mut candidates,
                Candidate { place: town.place, spelling: Spelling::Variant, likeness: Some(town.score) },
            );
        }
    }
    let uncased = document.tokens.all()[name.tokens.start].shape.uncased;
    let prominent = candidates.iter().any(|candidate| is_prominent(world, candidate));
    let stands_for =
        words.is_some_and(|senses| senses.iter().any(|sense| matches!(sense, Sense::Actor(_) | Sense::Source(_))));
    let starts_sentence = name.tokens.start == sentence.start;
    let plain_word = (words.is_some() && !stands_for)
        || rule == Some(Rule::Slot)
        || (rule == Some(Rule::Capital) && starts_sentence)
        || is_digits(document, &name.tokens)
        // Scripts without capitals do not tell a village from the word that it is called after.
        || (uncased && name.tokens.len() == 1 && !prominent && !carries_on_list(document, name, candidacy));
    let source = words.is_some_and(|senses| senses.iter().all(|sense| matches!(sense, Sense::Source(_))));
    let listed_among_places = (candidacy.in_list && words.is_none()) || (source && candidacy.is_among_places());
    if plain_word && !listed_among_places && !super::slot::in_slot(document, world, &name.tokens, sentence) {
        return (words.is_none() && !uncased).then_some(Found::SetAside(Why::OrdinaryWord));
    }
    let inside = super::name::inside_longer_name(document, world, &name.tokens, sentence, candidacy.after_place);
    let great = candidates.iter().any(|candidate| is_town_or_area(world, candidate));
    // A town called "Tall" is no reason to read "Tall Something" as it.
    let type_word = name.tokens.len() == 1 && super::name::is_type_word(document, name.tokens.start);
    let cut_short = super::name::goes_on(document, world, &name.tokens, sentence, great && !type_word);
    let institution = super::name::begins_institution(document, world, &name.tokens, sentence);
    if (!candidacy.headline && (inside || cut_short)) || (type_word && cut_short) || institution {
        return Some(Found::SetAside(Why::InsideName));
    }
    Some(Found::Places(candidates))
}

fn folded_name(document: &Document, tokens: &Range<usize>) -> String {
    tokens.clone().map(|index| document.tokens.folded(index)).collect::<Vec<_>>().join(" ")
}

/// An Arabic name with "and" glued to it, right behind another place.
fn carries_on_list(document: &Document, name: &Match, candidacy: &Candidacy) -> bool {
    candidacy.after_place && document.tokens.folded(name.tokens.start).starts_with('و')
}

/// A place that a foreign namesake does not hide: Tripoli is a village somewhere, Palmyra is a city.
fn is_prominent(world: &World, candidate: &Candidate) -> bool {
    is_town_or_area(world, candidate) || world.gazetteer.facts(candidate.place).events >= 5
}

fn is_town_or_area(world: &World, candidate: &Candidate) -> bool {
    let kind = world.gazetteer.facts(candidate.place).kind;
    kind.is_area() || matches!(kind, PlaceKind::City | PlaceKind::Town)
}

/// Districts are called after their chief towns, which the press means by the name: where only a district has it in that
/// romanization, its town is looked for too.
fn is_district(world: &World, candidate: &Candidate) -> bool {
    matches!(world.gazetteer.facts(candidate.place).kind, PlaceKind::District | PlaceKind::Subdistrict)
}

/// How many places are looked through for the chief town of a district.
const MOST_TOWNS: usize = 8;

fn is_digits(document: &Document, tokens: &Range<usize>) -> bool {
    tokens.clone().all(|index| document.tokens.folded(index).starts_with(|first: char| first.is_ascii_digit()))
}

fn keep_best(candidates: &mut Vec<Candidate>, new: Candidate) {
    match candidates.iter_mut().find(|known| known.place == new.place) {
        Some(known) => known.spelling = known.spelling.min(new.spelling),
        None => candidates.push(new),
    }
}

/// Whether a hyphen and a word such as "based" or "born" follow.
fn is_origin(document: &Document, end: usize, sentence_end: usize, world: &World) -> bool {
    end < sentence_end
        && document.tokens.all()[end].shape.hyphen
        && world
            .phrases
            .longest(&document.words[end..sentence_end])
            .is_some_and(|(_, senses)| senses.contains(&Sense::Origin))
}
