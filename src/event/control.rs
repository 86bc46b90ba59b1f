//! Who is said to hold a place, apart from the deeds that change it: "rebel-held X", "X, held by A", "A control X", "a
//! stronghold of A in X", "the pocket of A around X".

use super::deed::Deed;
use super::modality;
use super::time::Clock;
use super::view::{Spoken, View};
use super::{Kind, Party, Timing, Told, around, share};
use crate::document::token::Break;
use crate::gazetteer::{PlaceId, PlaceKind};
use crate::lexicon::{Bearing, Held, PlaceWord, Preposition, Sense, TriggerClass};
use crate::mention::{Position, What};
use crate::resolve::{Located, Precision};
use crate::span::Span;

/// A statement that a side holds a place.
#[derive(Clone, Debug)]
pub struct Holding {
    pub place: PlaceId,
    /// The mention that it was read from.
    pub mention: usize,
    pub holder: Party,
    pub relation: Relation,
    pub when: Option<Timing>,
    /// The sentence.
    pub span: Span,
    /// How sure the place is, 0 to 1.
    pub confidence: f64,
}

/// How the holder is tied to the place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// It holds the place.
    Holds,
    /// It holds the place, cut off from its own side.
    Pocket,
    /// It holds what lies on that side of the place.
    Beside(u16),
}

/// Reads the statements of one sentence.
pub(super) fn read(view: &View, clock: &mut Clock, told: &mut Told) {
    for item in 0..view.items.len() {
        let relations: Vec<Held> = view.items[item]
            .senses()
            .iter()
            .filter_map(|sense| match sense {
                Sense::Held(held) => Some(*held),
                _ => None,
            })
            .collect();
        for held in relations {
            if clock.is_over(view, item)
                || (matches!(held, Held::Holds | Held::Under | Held::Hands) && is_unreal(view, item))
            {
                continue;
            }
            if let Some((holder, places)) = statement(view, item, held) {
                add(view, clock, told, &holder, &places, item);
            }
        }
    }
}

/// "denied that the army had entered X", "hopes to control X"
fn is_unreal(view: &View, item: usize) -> bool {
    let holds = Deed { item, kind: Kind::Capture, class: TriggerClass::Verb, passive: false, means: None };
    modality::unreal(view, &holds).is_some()
}

fn add(view: &View, clock: &Clock, told: &mut Told, holder: &Party, places: &[Spoken], item: usize) {
    for spoken in places {
        let Some(located) = view.located(spoken.mention) else { continue };
        // Who holds "eastern X" does not hold X.
        let most = share::is_most(view, spoken);
        let part = matches!(spoken.position, Position::Part(Bearing::Degrees(_)))
            || (!most && around::is_of_a_part(view, spoken))
            || is_suburb(view, spoken, located);
        // In "a town in rebel-held X" it is X that is held.
        let of_it = item < spoken.item && view.items[item].tokens.start >= spoken.phrase_start;
        let elsewhere = !of_it && around::says_where(view, spoken);
        if (part && located.spot.precision != Precision::Area) || elsewhere {
            continue;
        }
        let relation = match spoken.position {
            Position::Toward(Bearing::Degrees(bearing)) => Relation::Beside(bearing),
            _ if is_pocket(view, spoken) => Relation::Pocket,
            _ => Relation::Holds,
        };
        told.holdings.push(Holding {
            place: located.place,
            mention: spoken.mention,
            holder: holder.clone(),
            relation,
            when: clock.at(view, item),
            span: view.quote(),
            confidence: if most { located.confidence * MOST_CONFIDENCE } else { located.confidence },
        });
    }
}

/// Who holds most of a place is its holder, and another is in it as well.
const MOST_CONFIDENCE: f64 = 0.7;

/// "the rebel-held suburb of X", where X is a city.
fn is_suburb(view: &View, spoken: &Spoken, located: &Located) -> bool {
    let quarter = |kind: Option<PlaceWord>| kind.is_some_and(PlaceWord::is_quarter);
    let city = view.reading.world.gazetteer.facts(located.place).kind == PlaceKind::City;
    city && quarter(view.reading.mentions[spoken.mention].context.kind_before)
}

fn is_pocket(view: &View, spoken: &Spoken) -> bool {
    let context = &view.reading.mentions[spoken.mention].context;
    let pocket = Some(PlaceWord::Pocket);
    context.kind_before == pocket
        || context.kind_after == pocket
        || view.items.iter().any(|item| {
            item.has(|sense| *sense == Sense::PlaceKind(PlaceWord::Pocket))
                && item.tokens.end <= spoken.phrase_start
                && spoken.phrase_start - item.tokens.end <= 2
        })
}

/// The holder and the places of a statement.
fn statement(view: &View, item: usize, held: Held) -> Option<(Party, Vec<Spoken>)> {
    match held {
        Held::Participle => {
            let holder = view.adjacent_before(item).and_then(|before| party(view, before))?;
            // "A, occupied in its attack on X"
            let tied = view
                .adjacent_after(item)
                .is_some_and(|after| crate::mention::preposition(&view.items[after]).is_some());
            let hyphen = view.reading.document.tokens.all()[view.items[item].tokens.start].shape.hyphen;
            if tied && !hyphen {
                return None;
            }
            let settlement = view.adjacent_after(item).filter(|kind| is_settlement_word(view, *kind));
            if let Some(place) = settlement.and_then(|kind| apposed(view, item, kind)) {
                return Some((holder, vec![place]));
            }
            if let Some(town) = settlement.and_then(|kind| pointed_at(view, kind)) {
                return Some((holder, vec![town]));
            }
            let mut after = places_after(view, item, 9);
            // "rebel-held areas in X" are not X.
            let kind = view
                .adjacent_after(item)
                .is_some_and(|after| view.items[after].has(|sense| matches!(sense, Sense::PlaceKind(_))));
            if kind {
                let inside = |spoken: &Spoken| spoken.preposition == Some(Preposition::In) && !names_kind(view, spoken);
                after.retain(|spoken| !inside(spoken) || is_area(view, spoken));
                return (!after.is_empty()).then_some((holder, after));
            }
            Some((holder, if after.is_empty() { place_before(view, item, 8) } else { after }))
        }
        Held::By => {
            let holder = (item + 1..view.items.len())
                .take_while(|after| view.distance(item, *after) <= 6)
                .find_map(|after| party(view, after))?;
            let kind = view.adjacent_before(item).filter(|kind| is_settlement_word(view, *kind));
            if let Some(place) = kind.and_then(|kind| apposed(view, item, kind)) {
                return Some((holder, vec![place]));
            }
            if is_unnamed(view, item) {
                return beside(view, item, holder);
            }
            Some((holder, place_before(view, item, 12)))
        }
        Held::Holds => {
            // "under A control"
            let under = view.adjacent_before(item).and_then(|holder| view.adjacent_before(holder));
            if under.is_some_and(|under| view.items[under].has(|sense| *sense == Sense::Held(Held::Under))) {
                return None;
            }
            // "A, who control X": the pronoun means the one before it.
            let verb = view.adjacent_before(item).filter(|who| view.starts_clause(*who)).unwrap_or(item);
            let holder = (0..item)
                .rev()
                .take_while(|before| {
                    view.distance(*before, item) <= HOLDER_REACH && !view.clause_between(*before, verb)
                })
                .find_map(|before| {
                    party(view, before).map(|last| (before, first_of_list(view, before).unwrap_or(last)))
                });
            let (at, holder) = holder?;
            let after = places_after(view, item, 8);
            Some((holder, if after.is_empty() { object_elsewhere(view, item, at) } else { after }))
        }
        Held::Hands => {
            let holder = view.adjacent_before(item)?;
            let tie = view.adjacent_before(holder).and_then(|tie| crate::mention::preposition(&view.items[tie]));
            let holder = party(view, holder).filter(|_| tie == Some(Preposition::In))?;
            Some((holder, place_before(view, item, 8)))
        }
        Held::Under => {
            let holder = view.adjacent_after(item)?;
            let rule = view.adjacent_after(holder)?;
            view.items[rule].has(|sense| *sense == Sense::Held(Held::Holds)).then_some(())?;
            Some((party(view, holder)?, place_before(view, item, 12)))
        }
        Held::Stronghold => {
            let before = (0..item)
                .rev()
                .take_while(|before| view.distance(*before, item) <= 3)
                .find_map(|before| party(view, before));
            let holder = before.or_else(|| {
                (item + 1..view.items.len())
                    .take_while(|after| view.distance(item, *after) <= 3)
                    .find_map(|after| party(view, after))
            })?;
            if let Some(place) = apposed(view, item, item) {
                return Some((holder, vec![place]));
            }
            let mut places = if is_predicate(view, item) || are_apposed(view, item) {
                Vec::new()
            } else {
                places_after(view, item, 6)
            };
            // "a stronghold in X province" is not the province, and "strongholds in X" are not the city.
            let inside = |spoken: &Spoken| spoken.preposition == Some(Preposition::In);
            places.retain(|spoken| !(is_area(view, spoken) || inside(spoken) && is_city(view, spoken)));
            Some((holder, if places.is_empty() { place_before(view, item, 8) } else { places }))
        }
    }
}

/// What is held where no name follows: "X, a town which A hold", "A now control the town".
fn object_elsewhere(view: &View, verb: usize, holder: usize) -> Vec<Spoken> {
    let which = view.adjacent_before(holder).filter(|which| view.starts_clause(*which));
    if let Some(which) = which.filter(|_| view.adjacent_after(holder) == Some(verb)) {
        // Not "aid which A hold": the place itself or the word for its kind comes before.
        let mut places = place_before(view, which, 12);
        let named = places.last().map(|place| place.item);
        let kind = |named: usize| (named + 1..which).any(|item| is_settlement_word(view, item));
        let beside = |named: usize| view.items[named].tokens.end == view.items[which].tokens.start;
        if !named.is_some_and(|named| beside(named) || kind(named)) {
            places.clear();
        }
        return places;
    }
    // "the whole town"
    const REACH: usize = 4;
    let back = view.places.iter().find(|spoken| spoken.item > verb).filter(|spoken| spoken.back);
    let object = |spoken: &&Spoken| {
        let near = view.distance(verb, spoken.item) <= REACH && !view.clause_between(verb, spoken.item);
        near && spoken.preposition.is_none_or(|tie| tie == Preposition::Of) && is_settlement_word(view, spoken.item)
    };
    back.filter(object).into_iter().cloned().collect()
}

/// Words between a holder and its verb: "A and allied groups are reported to be in control of X".
const HOLDER_REACH: usize = 7;

/// "X, a rebel-held town in the province of Y", "X, a rebel stronghold": the place that the words up to `last` stand beside.
fn apposed(view: &View, item: usize, last: usize) -> Option<Spoken> {
    // "the besieged, long rebel-held town"
    const REACH: usize = 4;
    let article = (0..item)
        .rev()
        .find(|before| view.items[*before].has(|sense| matches!(sense, Sense::Determiner(_) | Sense::One)))?;
    let start = view.items[article].tokens.start;
    let place = view.places.iter().rev().find(|spoken| spoken.item < article && !spoken.back)?;
    let kind_after = usize::from(view.reading.mentions[place.mention].context.kind_after.is_some());
    let beside = view.items[place.item].tokens.end + kind_after == start && view.breaks(start) <= Break::Comma;
    (beside && view.items[last].tokens.start - start <= REACH + 1).then(|| place.clone())
}

/// "X and Y, rebel strongholds in Z": the places that the words are set beside stand before them.
fn are_apposed(view: &View, item: usize) -> bool {
    // "X and Y, two rebel strongholds"
    const REACH: usize = 3;
    let start = view.items[item].tokens.start;
    let comma = (start.saturating_sub(REACH)..=start).rev().find(|token| view.breaks(*token) == Break::Comma);
    let ends = |spoken: &Spoken| !spoken.back && Some(view.items[spoken.item].tokens.end) == comma;
    view.places.iter().any(ends)
}

/// "this rebel-held town": the place that a word for its kind points back to.
fn pointed_at(view: &View, kind: usize) -> Option<Spoken> {
    view.places.iter().find(|spoken| spoken.back && spoken.item == kind).cloned()
}

fn is_settlement_word(view: &View, item: usize) -> bool {
    let settlement =
        |sense: &Sense| matches!(sense, Sense::PlaceKind(PlaceWord::Town | PlaceWord::City | PlaceWord::Village));
    view.items[item].has(settlement)
}

/// "the town of X": the kind word is the place's own.
fn names_kind(view: &View, spoken: &Spoken) -> bool {
    view.reading.mentions[spoken.mention].context.kind_before.is_some()
}

fn is_city(view: &View, spoken: &Spoken) -> bool {
    let kind = |place| view.reading.world.gazetteer.facts(place).kind;
    view.located(spoken.mention).is_some_and(|located| kind(located.place) == PlaceKind::City)
}

fn is_area(view: &View, spoken: &Spoken) -> bool {
    view.located(spoken.mention).is_some_and(|located| located.spot.precision == Precision::Area)
}

/// "X and Y are strongholds of A": what stands before the verb is the place.
fn is_predicate(view: &View, item: usize) -> bool {
    // "are the most important strongholds"
    const REACH: usize = 5;
    (0..item)
        .rev()
        .take_while(|before| view.distance(*before, item) <= REACH)
        .any(|before| view.items[before].has(|sense| *sense == Sense::Auxiliary(true)))
}

/// Whether what is held is no named place: "territory controlled by A", "positions held by A".
fn is_unnamed(view: &View, item: usize) -> bool {
    let start = view.items[item].tokens.start;
    let noun = |token: usize| view.item_at(token).is_none() && view.folded(token).ends_with('s');
    if start > view.tokens().start && view.breaks(start) == Break::None && noun(start - 1) {
        return true;
    }
    view.adjacent_before(item).is_some_and(|before| {
        let kind = view.items[before].has(|sense| matches!(sense, Sense::PlaceKind(_)));
        let named = view.adjacent_before(before).is_some_and(|name| matches!(view.items[name].what, What::Place(_)));
        kind && !named
    })
}

/// "between territory controlled by A to the west": A holds that side of the places before.
fn beside(view: &View, item: usize, holder: Party) -> Option<(Party, Vec<Spoken>)> {
    // "by A and its many local and foreign allies to the west"
    const REACH: usize = 12;
    let bearing =
        (item + 1..view.items.len()).take_while(|after| view.distance(item, *after) <= REACH).find_map(|after| {
            let to = (after.saturating_sub(2)..after)
                .any(|before| view.items[before].has(|sense| *sense == Sense::Preposition(Preposition::To)));
            crate::mention::bearing(&view.items[after]).filter(|_| to)
        })?;
    let mut places = place_before(view, item, 16);
    places.iter_mut().for_each(|spoken| spoken.position = Position::Toward(bearing));
    Some((holder, places))
}

fn party(view: &View, item: usize) -> Option<Party> {
    let actors = &view.reading.world.actors;
    let date = view.reading.published;
    view.items[item].senses().iter().find_map(|sense| match sense {
        Sense::Actor(number) => {
            let spelling = actors.spelling(*number);
            let text = view.text(view.items[item].tokens.clone()).into();
            let side = actors.side_of(spelling.actor, date);
            (actors.is_valid(spelling, date) && side.is_some()).then_some(Party { actor: spelling.actor, side, text })
        }
        _ => None,
    })
}

/// "A and allied groups hold X": the one named first.
fn first_of_list(view: &View, last: usize) -> Option<Party> {
    // "A and its many local allies"
    const REACH: usize = 3;
    let list = (0..last).rev().find(|before| view.items[*before].has(|sense| *sense == Sense::List))?;
    let first = view.adjacent_before(list)?;
    (view.distance(list, last) <= REACH).then(|| party(view, first)).flatten()
}

/// The first place behind a word and the list that it begins.
fn places_after(view: &View, item: usize, reach: usize) -> Vec<Spoken> {
    let end = view.items[item].tokens.end;
    let mut chosen: Vec<Spoken> = Vec::new();
    for spoken in view.places.iter().filter(|spoken| spoken.item > item && !spoken.back) {
        let context = &view.reading.mentions[spoken.mention].context;
        let listed = context.list_before.is_some_and(|before| chosen.iter().any(|known| known.mention == before));
        // "the rebel-held X suburb of Y"
        let holds_next = |inner: usize| inner > spoken.mention;
        if chosen.is_empty() && view.held_by(spoken.mention).any(holds_next) {
            continue;
        }
        if chosen.is_empty() {
            let far = spoken.phrase_start.saturating_sub(end) > reach || view.clause_between(item, spoken.item);
            let origin = matches!(spoken.preposition, Some(Preposition::From | Preposition::To | Preposition::Through));
            if far || origin || context.road_end {
                break;
            }
            chosen.push(spoken.clone());
        } else if listed {
            chosen.push(spoken.clone());
        } else {
            break;
        }
    }
    chosen
}

/// The nearest place before a word and the list that it ends.
fn place_before(view: &View, item: usize, reach: usize) -> Vec<Spoken> {
    // "broke into X, which is held by A": a place right before its relative clause, whatever ties it.
    let relative = |spoken: &Spoken| (spoken.item + 1..item).any(|between| view.starts_clause(between));
    let nearest = view.places.iter().rev().find(|spoken| {
        spoken.item < item
            && !view.is_container(spoken.mention)
            && (relative(spoken)
                || !matches!(
                    spoken.preposition,
                    Some(Preposition::To | Preposition::From | Preposition::Between | Preposition::Through)
                ))
            && view.distance(spoken.item, item) <= reach
            && (spoken.item + 1..=item).all(|between| view.breaks(view.items[between].tokens.start) < Break::Clause)
    });
    let Some(nearest) = nearest else { return Vec::new() };
    let nearest = subject_in(view, nearest).unwrap_or(nearest);
    let mut list = vec![nearest.clone()];
    while let Some(before) = view.reading.mentions[list[0].mention].context.list_before {
        match view.places.iter().find(|spoken| spoken.mention == before && !spoken.back) {
            Some(member) => list.insert(0, member.clone()),
            None => break,
        }
    }
    list
}

/// "X is in Y province, but is held by A": the place that a wide area is told of.
fn subject_in<'v>(view: &'v View, area: &Spoken) -> Option<&'v Spoken> {
    let inside = area.preposition == Some(Preposition::In) && is_area(view, area);
    // "is also in Y province"
    const REACH: usize = 1;
    let is = (0..area.item).rev().find(|item| view.items[*item].tokens.end <= area.phrase_start)?;
    let stated = area.phrase_start - view.items[is].tokens.end <= REACH
        && view.items[is].has(|sense| *sense == Sense::Auxiliary(true));
    let subject = view.places.iter().rev().find(|spoken| spoken.item < is && !spoken.back);
    subject.filter(|spoken| inside && stated && spoken.preposition.is_none())
}
