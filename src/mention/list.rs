//! Lists of places: which names stand in one list, and what is said once for all of them.

use super::context::{Position, Sizes, is_part_word, is_plural};
use super::{Found, Item, Mention, What, place_word, preposition};
use crate::document::Document;
use crate::document::token::Break;
use crate::lexicon::{PlaceWord, Preposition, Sense, TriggerClass};
use crate::world::World;

/// The number of the place before when both stand in one list.
pub(super) fn before(
    document: &Document,
    mentions: &[Mention],
    items: &[Item],
    place: usize,
    index: usize,
) -> Option<usize> {
    let What::Place(number) = items[place].what else { return None };
    if !matches!(mentions[number].found, Found::Places(_) | Found::Nothing | Found::Abroad(_)) {
        return None;
    }
    let all = document.tokens.all();
    let between = &items[place + 1..index];
    let mut joined = false;
    let mut at = items[place].tokens.end;
    for item in between.iter().chain([&items[index]]) {
        if item.tokens.start != at {
            return None;
        }
        match all[item.tokens.start].breaks {
            Break::Comma => joined = true,
            Break::None | Break::Slight => {}
            _ => return None,
        }
        joined |= item.has(|sense| *sense == Sense::List);
        let carries_on = item.has(|sense| {
            matches!(
                sense,
                Sense::List
                    | Sense::Determiner(_)
                    | Sense::One
                    | Sense::PlaceKind(_)
                    | Sense::Preposition(Preposition::Of)
                    | Sense::Direction(_)
            )
        });
        if item.tokens.start < items[index].tokens.start && !carries_on {
            return None;
        }
        at = item.tokens.end;
    }
    // A list that lost its commas: two names side by side.
    let tied = all[items[index].tokens.start].shape.hyphen || all[items[place].tokens.end - 1].shape.possessive;
    let side_by_side = between.is_empty() && !tied;
    (joined || side_by_side).then_some(number)
}

/// Whether a name behind a comma says of what city the place before is a quarter, or of what province a town: "X, a suburb of
/// Y", "X, the eastern district of Y", not "X, the town of Y".
pub(super) fn is_of_it(document: &Document, items: &[Item], place: usize, index: usize, sizes: Sizes) -> bool {
    let between = &items[place + 1..index];
    let Some(first) = between.first() else { return false };
    let of = between.last().and_then(preposition) == Some(Preposition::Of);
    let kinds = || between.iter().filter(|item| place_word(item).is_some());
    let indefinite = first.has(|sense| matches!(sense, Sense::One | Sense::Number(_)))
        || (place_word(first).is_some() && is_plural(document, first.tokens.start));
    let quarter = kinds().any(is_part_word) && sizes.is_city(&items[index]);
    let listed = between.iter().any(|item| item.has(|sense| *sense == Sense::List));
    let comma = document.tokens.all()[items[place].tokens.end].breaks == Break::Comma;
    of && comma && !listed && kinds().next().is_some() && (indefinite || quarter)
}

/// "A, the second largest city, and B": the list goes on behind what is said of A.
pub(super) fn over_aside(document: &Document, items: &[Item], place: usize, index: usize) -> Option<usize> {
    // "the country's second largest city" is about as long as it gets.
    const LONGEST: usize = 7;
    let What::Place(number) = items[place].what else { return None };
    let all = document.tokens.all();
    let between = &items[place + 1..index];
    let (first, and) = (between.first()?, between.last()?);
    let opens = first.tokens.start == items[place].tokens.end
        && all[first.tokens.start].breaks == Break::Comma
        && first.has(|sense| matches!(sense, Sense::Determiner(true) | Sense::One));
    let closes = and.has(|sense| *sense == Sense::List)
        && and.tokens.end == items[index].tokens.start
        && all[and.tokens.start].breaks == Break::Comma;
    let mut inside = first.tokens.end..and.tokens.start;
    let unbroken = inside.len() <= LONGEST && inside.all(|token| all[token].breaks <= Break::Slight);
    let kind = between.iter().any(|item| place_word(item).is_some());
    let tells = |item: &Item| item.has(|sense| matches!(sense, Sense::Clause(_) | Sense::Auxiliary(_)));
    (opens && closes && unbroken && kind && !between.iter().any(tells)).then_some(number)
}

/// "A, a suburb of X, and B": B is listed with A.
pub(super) fn over_apposed(document: &Document, mentions: &[Mention], before: usize, start: usize) -> usize {
    let context = &mentions[before].context;
    let comma =
        document.tokens.all()[start - 1].breaks == Break::Comma || document.tokens.all()[start].breaks == Break::Comma;
    let told_of = before.checked_sub(1).filter(|_| context.apposed && context.list_before.is_none() && comma);
    told_of.unwrap_or(before)
}

/// "In X province, Y was bombed", "In X, Y and Z were hit", where X is a city: what opens the sentence says where the subject
/// behind it lies, and is in no list with it. "In X, Y and Z, fighting went on" is one.
pub(super) fn is_scene(
    document: &Document,
    items: &[Item],
    place: usize,
    index: usize,
    at: (&[Mention], Sizes),
) -> bool {
    let (mentions, sizes) = at;
    let What::Place(number) = items[place].what else { return false };
    let scene = &mentions[number];
    let start = scene.context.phrase_start;
    let joined =
        |item: &Item| item.tokens.end == start && item.has(|sense| matches!(sense, Sense::List | Sense::Clause(_)));
    let opens = start == document.sentences[scene.sentence].start || items[..place].iter().any(joined);
    let and = items[place + 1..index].iter().any(|item| item.has(|sense| *sense == Sense::List));
    if scene.context.preposition != Some(Preposition::In) || !opens || and || sizes.is_area(&items[index]) {
        return false;
    }
    let area = sizes.is_area(&items[place]) || scene.context.means_area();
    area || (sizes.is_city(&items[place]) && is_subject(document, items, index))
}

/// Whether a verb stands right behind a name or the list that it opens: "X and Y were".
fn is_subject(document: &Document, items: &[Item], index: usize) -> bool {
    let all = document.tokens.all();
    let mut last = index;
    while let Some(next) = items.get(last + 1).filter(|next| next.tokens.start == items[last].tokens.end) {
        if next.has(|sense| matches!(sense, Sense::Auxiliary(_))) {
            return all[next.tokens.start].breaks == Break::None;
        }
        let member = matches!(next.what, What::Place(_)) || next.has(|sense| *sense == Sense::List);
        if !member {
            return false;
        }
        last += 1;
    }
    false
}

/// Whether a name that "and" ties to the one before opens a clause of its own: "took A and B was shelled", "took A, and B fell".
pub(super) fn opens_clause(
    document: &Document,
    items: &[Item],
    place: usize,
    index: usize,
    mentions: &[Mention],
) -> bool {
    let all = document.tokens.all();
    let Some(verb) = items
        .get(index + 1)
        .filter(|verb| verb.tokens.start == items[index].tokens.end && all[verb.tokens.start].breaks == Break::None)
    else {
        return false;
    };
    let is_and = |item: &Item| item.has(|sense| *sense == Sense::List);
    let between = &items[place + 1..index];
    let What::Place(number) = items[place].what else { return false };
    // Three names have a comma before "and", two have none.
    let comma = matches!(between, [and] if is_and(and) && all[and.tokens.start].breaks == Break::Comma);
    let two = mentions[number].context.list_before.is_none();
    // A verb that takes the names before: "the shelling of A and B has killed ten" has none.
    let of = |item: &Item, verb: bool| {
        item.has(|sense| match sense {
            Sense::Trigger(trigger) if verb => matches!(trigger.class, TriggerClass::Verb | TriggerClass::VerbDirect),
            Sense::Trigger(trigger) => trigger.class == TriggerClass::Noun,
            _ => false,
        })
    };
    let taken = items[..place].iter().any(|item| of(item, true) && !of(item, false));
    let falls = |sense: &Sense| match sense {
        Sense::Auxiliary(_) => true,
        Sense::Trigger(trigger) => matches!(trigger.class, TriggerClass::VerbFall | TriggerClass::VerbTo),
        _ => false,
    };
    let one = between.iter().any(is_and) && verb.has(|sense| *sense == Sense::Singular);
    taken && (one || (comma && two && verb.has(falls)))
}

/// "A and B in X province; C and D in Y province": the list goes on behind a semicolon, over the area that holds its first
/// members.
pub(super) fn over_area(document: &Document, items: &[Item], area: usize, index: usize, sizes: Sizes) -> Option<usize> {
    let all = document.tokens.all();
    let start = items[index].tokens.start;
    let between = &items[area + 1..index];
    let only_kind = between.iter().all(|item| place_word(item).is_some() && item.tokens.end <= start);
    let tied = items[..area].last().and_then(preposition) == Some(Preposition::In);
    if all[start].breaks != Break::Clause || !sizes.is_area(&items[area]) || !only_kind || !tied {
        return None;
    }
    items[..area].iter().rev().find_map(|item| match item.what {
        What::Place(number) => Some(number),
        What::Words(_) => None,
    })
}

/// What is said once for a list holds for its members: the preposition and kind in front ("the villages of A, B and C"),
/// the kind at the end ("in A, B and C provinces").
pub(super) fn share(document: &Document, mentions: &mut [Mention], first: usize, world: &World) {
    for number in first..mentions.len() {
        let Some(before) = mentions[number].context.list_before.filter(|before| *before < number) else { continue };
        let head = mentions[before].context.clone();
        // "the hill, outside X, and Y": only X is told from outside.
        let all = document.tokens.all();
        let inserted = all[head.phrase_start].breaks == Break::Comma
            && all[mentions[before].tokens.end..=mentions[number].tokens.start]
                .iter()
                .any(|token| token.breaks == Break::Comma);
        let bears_kind = bears_kind(document, &mentions[number], world);
        // "the countryside of Hama and Idlib": of both provinces. Behind a comma a town may follow.
        let both = head.kind_before == Some(PlaceWord::Countryside)
            && mentions[number].tokens.start == mentions[before].tokens.end + 1
            && names_an_area(&mentions[number], world);
        let context = &mut mentions[number].context;
        if both && context.kind().is_none() && !bears_kind {
            (context.kind_before, context.position) = (head.kind_before, head.position);
        }
        context.preposition = context.preposition.or(head.preposition);
        if context.kind().is_none() && head.kind_after.is_none() && !bears_kind {
            context.kind_before = head.kind_before.filter(|kind| *kind != PlaceWord::Countryside);
        }
        if context.position == Position::At && head.position == Position::Near && !inserted {
            context.position = Position::Near;
        }
    }
    for number in (first..mentions.len()).rev() {
        let Some(before) = mentions[number].context.list_before.filter(|before| *before < number) else { continue };
        let tail = mentions[number].context.kind_after;
        let shared = tail == Some(PlaceWord::Governorate)
            || (tail.is_some() && is_plural(document, mentions[number].tokens.end));
        if shared && mentions[before].context.kind_after.is_none() {
            mentions[before].context.kind_after = tail;
        }
    }
}

fn names_an_area(mention: &Mention, world: &World) -> bool {
    let Found::Places(candidates) = &mention.found else { return false };
    candidates.iter().any(|found| world.gazetteer.facts(found.place).kind.is_area())
}

/// Whether the name itself ends in a word for its kind: "X Province".
fn bears_kind(document: &Document, mention: &Mention, world: &World) -> bool {
    let last = mention.tokens.end - 1;
    let senses = world.phrases.longest(&document.words[last..mention.tokens.end]).map_or(&[][..], |(_, senses)| senses);
    mention.tokens.len() > 1 && senses.iter().any(|sense| matches!(sense, Sense::PlaceKind(_)))
}
