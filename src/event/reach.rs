//! Which mentions the grammar of a sentence puts within reach of a deed: behind it up to the next deed or clause, before it,
//! at the opening of the sentence, or as what a relative clause speaks of. Which of these a deed takes is decided in
//! `place`.

use super::Kind;
use super::clause::{end_of_clause, is_listing, start_of_clause};
use super::deed::Deed;
use super::opening;
use super::view::{Spoken, View};
use crate::document::token::Break;
use crate::gazetteer::PlaceKind;
use crate::lexicon::{PlaceWord, Preposition, Sense, TriggerClass};
use crate::mention::{Item, Position};
use crate::resolve::{Located, Outcome, Precision};

/// "the way for the advance": a ground deed that the text speaks of as known, without a place of its own.
pub(super) fn is_told_before(view: &View, deed: &Deed) -> bool {
    deed.kind == Kind::Advance
        && deed.class == TriggerClass::Noun
        && view
            .adjacent_before(deed.item)
            .is_some_and(|before| view.items[before].has(|sense| *sense == Sense::Determiner(true)))
}

/// Words between a verb of many meanings and its object: "took the strategic town of X".
pub(super) const DIRECT_REACH: usize = 5;
/// Words between "capture" and "of X".
pub(super) const OF_REACH: usize = 8;
/// Words between a passive verb and its subject.
pub(super) const SUBJECT_REACH: usize = 16;
/// Words between a noun and a place before it: "X, a town east of the river, saw clashes".
pub(super) const NOUN_REACH: usize = 24;

/// A direct object: no preposition but "of" after a kind word.
pub(super) fn object(spoken: &Spoken) -> bool {
    spoken.back || matches!(spoken.preposition, None | Some(Preposition::Of))
}

/// Whether a preposition may give the place of a deed.
pub(super) fn place_of_deed(deed: &Deed) -> impl Fn(&Spoken) -> bool {
    // An advance goes to its place, a shell flies to it; planes that bombed X and returned to Y did not bomb Y.
    let thrown = deed.kind.is_strike() && deed.class != TriggerClass::Verb;
    let goes = thrown || matches!(deed.kind, Kind::Advance | Kind::Withdrawal | Kind::Assault);
    move |spoken| match spoken.preposition {
        Some(Preposition::From | Preposition::Through | Preposition::By | Preposition::With | Preposition::Between) => {
            false
        }
        Some(Preposition::To) => goes,
        _ => true,
    }
}

/// Places behind a deed, up to the next deed or clause.
pub(super) fn after(
    view: &View,
    deed: &Deed,
    deeds: &[Deed],
    reach: Option<usize>,
    fits: impl Fn(&Spoken) -> bool,
) -> Vec<Spoken> {
    let end = end_of_clause(view, deed, deeds);
    let mut chosen: Vec<Spoken> = Vec::new();
    for spoken in view.places.iter().filter(|spoken| (deed.item + 1..end).contains(&spoken.item)) {
        let direct = spoken.phrase_start.saturating_sub(view.items[deed.item].tokens.end);
        let listed = is_listed(view, spoken, &chosen);
        if chosen.is_empty() && reach.is_some_and(|reach| direct > reach) && !is_listing(view, deed, spoken.item) {
            break;
        }
        if !chosen.is_empty() && reach.is_some() && !listed {
            break;
        }
        // "in X, a city on the river some way east of Y": Y says where X is.
        let tells_where = matches!(spoken.position, Position::Toward(_) | Position::Distance { .. }) && !listed;
        if tells_where && !chosen.is_empty() && !follows_and(view, spoken) {
            continue;
        }
        if (fits(spoken) || listed) && is_eligible(view, spoken, deed) {
            chosen.push(spoken.clone());
        }
    }
    chosen
}

/// Whether a place is the object right behind a verb: "left X", "left the town of X".
pub(super) fn has_object(view: &View, item: usize) -> bool {
    let end = view.items[item].tokens.end;
    view.places.iter().any(|spoken| spoken.phrase_start == end && spoken.item > item && object(spoken))
}

/// Whether a place is the subject right before a verb: "X fell", not "bombs fell".
pub(super) fn is_subject(view: &View, item: usize) -> bool {
    subject(view, item).is_some()
}

/// "X fell": the subject right before the verb.
pub(super) fn fallen(view: &View, deed: &Deed) -> Vec<Spoken> {
    let subject = subject(view, deed.item).filter(|spoken| is_eligible(view, spoken, deed));
    subject.map(|spoken| with_list(view, spoken, deed)).unwrap_or_default()
}

fn subject<'v>(view: &'v View, item: usize) -> Option<&'v Spoken> {
    // "Bulbul itself fell"
    const REACH: usize = 2;
    let start = view.items[item].tokens.start;
    if let Some(described) = described_subject(view, start) {
        return Some(described);
    }
    let nearest = view.places.iter().rev().find(|spoken| spoken.item < item)?;
    // "X, southeast of Y, has fallen"
    let held = view.held_by(nearest.mention).last();
    let inner = held.and_then(|held| view.places.iter().find(|spoken| !spoken.back && spoken.mention == held));
    let subject = inner.unwrap_or(nearest);
    let kind_after = usize::from(view.reading.mentions[nearest.mention].context.kind_after.is_some());
    let end = view.items[nearest.item].tokens.end + kind_after;
    let widest = if inner.is_some() { Break::Comma } else { Break::None };
    let plain = start.saturating_sub(end) <= REACH
        && matches!(subject.preposition, None | Some(Preposition::Of))
        && (end..=start).all(|token| view.breaks(token) <= widest);
    plain.then_some(subject)
}

/// The first word of a verb with its auxiliaries: "has been captured".
fn first_of_verb(view: &View, item: usize) -> usize {
    let auxiliary = |item: usize| {
        let before = view.adjacent_before(item)?;
        view.items[before].has(|sense| matches!(sense, Sense::Auxiliary(_))).then_some(before)
    };
    view.items[std::iter::successors(Some(item), |item| auxiliary(*item)).last().unwrap_or(item)].tokens.start
}

/// "X and Y, both in the Z area, fell": the subject that a remark between commas, without a verb of its own, says more of.
fn described_subject<'v>(view: &'v View, verb: usize) -> Option<&'v Spoken> {
    const LONGEST: usize = 10;
    if view.breaks(verb) != Break::Comma {
        return None;
    }
    let first = verb.saturating_sub(LONGEST).max(view.tokens().start + 1);
    let comma = (first..verb).rev().find(|token| view.breaks(*token) >= Break::Comma)?;
    let is_verb = |item: &&Item| {
        item.has(|sense| matches!(sense, Sense::Trigger(_) | Sense::Auxiliary(_) | Sense::Clause(_) | Sense::Speech))
    };
    let verbless =
        !view.items.iter().filter(|item| (comma..verb).contains(&item.tokens.start)).any(|item| is_verb(&item));
    // "X, which lies on the road to Y, has been taken"
    let relative = view.aside_at(verb - 1).filter(|aside| aside.tokens.end == verb && !aside.is_participle);
    let comma = relative.map_or(comma, |aside| aside.tokens.start);
    let ends_there = |spoken: &&Spoken| {
        let kind_after = usize::from(view.reading.mentions[spoken.mention].context.kind_after.is_some());
        view.items[spoken.item].tokens.end + kind_after == comma
            && matches!(spoken.preposition, None | Some(Preposition::Of))
    };
    view.places.iter().find(ends_there).filter(|_| verbless || relative.is_some())
}

/// The places that a relative clause is told of: "X and Y, which they stormed on Sunday", "X, where planes hit a market".
pub(super) fn antecedent(view: &View, deed: &Deed) -> Vec<Spoken> {
    // "as the rebels took a post" is no relative clause.
    let relative = (0..deed.item).rev().find(|item| view.starts_clause(*item));
    let Some(relative) =
        relative.filter(|item| view.is_relative(*item) && view.distance(*item, deed.item) <= SUBJECT_REACH)
    else {
        return Vec::new();
    };
    let start = view.items[relative].tokens.start;
    let place = view.places.iter().rev().find(|spoken| spoken.item < relative);
    let adjacent = |spoken: &&Spoken| {
        let kind_after = usize::from(view.reading.mentions[spoken.mention].context.kind_after.is_some());
        let end = view.items[spoken.item].tokens.end + kind_after;
        // "X, a village which they captured"
        let kind = (spoken.item + 1..relative).any(|item| {
            view.items[item].has(|sense| matches!(sense, Sense::PlaceKind(_))) && view.items[item].tokens.end == start
        });
        (end == start || (kind && start - end <= 3)) && (end..=start).all(|token| view.breaks(token) <= Break::Comma)
    };
    place
        .filter(adjacent)
        .filter(|spoken| is_eligible(view, spoken, deed))
        .map(|spoken| with_list(view, spoken, deed))
        .unwrap_or_default()
}

/// What "it" stands for beside a verb: "commandos secured it", "it was hit by a shell". The last place told before.
pub(super) fn pronoun(view: &View, deed: &Deed) -> Vec<Spoken> {
    // "its forces" are somebody's, and no place.
    let is_pronoun = |item: usize| {
        view.items[item].tokens.len() == 1 && view.items[item].has(|sense| *sense == Sense::Pronoun(true))
    };
    let object = !deed.passive && view.adjacent_after(deed.item).is_some_and(is_pronoun);
    let auxiliary = view
        .adjacent_before(deed.item)
        .filter(|before| view.items[*before].has(|sense| matches!(sense, Sense::Auxiliary(_))));
    let subject =
        deed.passive && auxiliary.and_then(|auxiliary| view.adjacent_before(auxiliary)).is_some_and(is_pronoun);
    if !object && !subject {
        return Vec::new();
    }
    // "overran the checkpoint after besieging it": the nearest thing told of, though it has no name. A school that is hit
    // stands in the town told of before.
    if let Some(thing) = unnamed_thing(view, deed.item) {
        let back = view.places.iter().find(|spoken| spoken.item == thing).cloned();
        let around = || view.told_before(deed.item).filter(|_| deed.kind.is_strike());
        return back.or_else(around).into_iter().collect();
    }
    let here = view.places.iter().rev().find(|spoken| spoken.item < deed.item && is_eligible(view, spoken, deed));
    let here = here.map(|nearest| described(view, nearest, deed).unwrap_or(nearest));
    here.cloned().or_else(|| view.told_before(deed.item)).into_iter().collect()
}

/// A word for a kind of place before an item, with an article and without a name, and behind every named place.
fn unnamed_thing(view: &View, before: usize) -> Option<usize> {
    let named = |item: usize| view.places.iter().any(|spoken| spoken.item == item && !spoken.back);
    let thing = (0..before).rev().find(|item| named(*item) || view.is_thing(*item))?;
    (!named(thing)).then_some(thing)
}

/// "X, which overlooks Y, changed hands before they secured it": the place that a clause describes which has ended before the
/// deed.
fn described<'v>(view: &'v View, inner: &Spoken, deed: &Deed) -> Option<&'v Spoken> {
    let clause = (0..inner.item).rev().find(|item| view.starts_clause(*item))?;
    let start = view.items[clause].tokens.start;
    let outer = view.places.iter().rev().find(|spoken| spoken.item < clause)?;
    let adjacent = view.items[outer.item].tokens.end == start && view.breaks(start) <= Break::Comma;
    let mut behind = inner.item + 1..=deed.item;
    let ended = behind.any(|item| view.breaks(view.items[item].tokens.start) >= Break::Comma);
    (adjacent && ended && is_eligible(view, outer, deed)).then_some(outer)
}

/// Places past the end of the clause, when nothing else of the sentence claims them: "bombed a market that was full of
/// people in X".
pub(super) fn farther(view: &View, deed: &Deed, deeds: &[Deed]) -> Vec<Spoken> {
    let last = deeds.iter().all(|other| other.item <= deed.item);
    let end = end_of_clause(view, deed, deeds);
    let relative = view.items.get(end).is_some_and(|item| {
        item.has(|sense| matches!(sense, Sense::Clause(_))) && view.breaks(item.tokens.start) == Break::None
    });
    let fights = deed.kind.is_strike() || matches!(deed.kind, Kind::Clash | Kind::Assault | Kind::Repelled);
    if !last || !relative || !fights {
        return Vec::new();
    }
    let inside = |spoken: &&Spoken| {
        spoken.item > end
            && matches!(spoken.preposition, Some(Preposition::In | Preposition::At | Preposition::Near))
            && is_eligible(view, spoken, deed)
    };
    view.places.iter().find(inside).cloned().into_iter().collect()
}

/// A place with the members of its list before it.
fn with_list(view: &View, spoken: &Spoken, deed: &Deed) -> Vec<Spoken> {
    if spoken.back {
        return view.places.iter().filter(|other| other.item == spoken.item).cloned().collect();
    }
    let mut list = vec![spoken.clone()];
    while let Some(member) = list_member_before(view, &list[0], deed) {
        list.insert(0, member);
    }
    list
}

/// Whether a place carries on the list of the ones chosen before it.
pub(super) fn is_listed(view: &View, spoken: &Spoken, chosen: &[Spoken]) -> bool {
    // "both towns"
    if spoken.back && chosen.last().is_some_and(|last| last.item == spoken.item) {
        return true;
    }
    let before = view.reading.mentions[spoken.mention].context.list_before;
    !spoken.back && before.is_some_and(|before| chosen.iter().any(|known| known.mention == before))
}

/// Places before a deed: the nearest one of its clause and the list that it ends.
pub(super) fn before(view: &View, deed: &Deed, deeds: &[Deed], reach: usize) -> Vec<Spoken> {
    let verb = if deed.passive { Some(first_of_verb(view, deed.item)) } else { resumed(view, deed) };
    if let Some(described) =
        verb.and_then(|verb| described_subject(view, verb)).filter(|it| is_eligible(view, it, deed))
    {
        return with_list(view, described, deed);
    }
    let start = start_of_clause(deed, deeds);
    let nearest = view
        .places
        .iter()
        .rev()
        .filter(|spoken| (start..deed.item).contains(&spoken.item) && is_eligible(view, spoken, deed))
        .filter(|spoken| !is_cut_off(view, spoken, deed) && !is_in_aside(view, spoken, deed))
        .find(|spoken| {
            view.distance(spoken.item, deed.item) <= reach
                && !matches!(
                    spoken.preposition,
                    Some(Preposition::From | Preposition::Through | Preposition::By | Preposition::Between)
                )
        })
        .filter(|spoken| !is_end_of_two(view, spoken));
    let nearest = nearest.map(|nearest| narrower_before(view, nearest, deed).unwrap_or(nearest));
    nearest.map_or_else(|| opening::places(view, deed), |nearest| with_list(view, nearest, deed))
}

/// "X, a town east of Y, was subjected to strikes": the verb that takes up its subject again behind a remark.
fn resumed(view: &View, deed: &Deed) -> Option<usize> {
    // "came under intense and sustained fire"
    const REACH: usize = 8;
    (0..deed.item)
        .rev()
        .take_while(|item| view.distance(*item, deed.item) <= REACH)
        .filter(|item| view.items[*item].has(|sense| matches!(sense, Sense::Auxiliary(_))))
        .map(|item| view.items[item].tokens.start)
        .find(|start| view.breaks(*start) == Break::Comma)
}

/// "between X and Y": Y.
fn is_end_of_two(view: &View, spoken: &Spoken) -> bool {
    let before = view.reading.mentions[spoken.mention].context.list_before;
    let is_first = |other: &Spoken| Some(other.mention) == before && other.preposition == Some(Preposition::Between);
    !spoken.back && view.places.iter().any(is_first)
}

/// "in X, on the coast": a region right behind a place says where that lies.
fn narrower_before<'v>(view: &'v View, region: &Spoken, deed: &Deed) -> Option<&'v Spoken> {
    let kind = |spoken: &Spoken| {
        let place = view.located(spoken.mention)?.place;
        Some(view.reading.world.gazetteer.facts(place).kind)
    };
    let is_region = kind(region) == Some(PlaceKind::Region) && !region.back;
    let beside = |spoken: &&Spoken| {
        let kind_after = usize::from(view.reading.mentions[spoken.mention].context.kind_after.is_some());
        view.items[spoken.item].tokens.end + kind_after == region.phrase_start
    };
    let before = view.places.iter().rev().find(|spoken| spoken.item < region.item && !spoken.back);
    before.filter(beside).filter(|spoken| is_region && is_eligible(view, spoken, deed))
}

/// "In X, which is cut off from Y, shells fell": what a clause set in tells of is not the rest's.
fn is_in_aside(view: &View, spoken: &Spoken, deed: &Deed) -> bool {
    let aside = |item: usize| view.aside_at(view.items[item].tokens.start).map(|aside| aside.tokens.start);
    let of_place = aside(spoken.item);
    of_place.is_some() && of_place != aside(deed.item)
}

/// "in X over a house that had been seized": the relative clause is told of the house.
fn is_cut_off(view: &View, spoken: &Spoken, deed: &Deed) -> bool {
    let Some(relative) = (spoken.item + 1..deed.item).rev().find(|item| view.starts_clause(*item)) else {
        return false;
    };
    let before = view.items[relative].tokens.start - 1;
    let known = (spoken.item..relative).any(|item| view.items[item].tokens.contains(&before));
    view.is_relative(relative)
        && !known
        && view
            .adjacent_after(relative)
            .is_some_and(|next| next == deed.item || view.items[next].has(|sense| matches!(sense, Sense::Auxiliary(_))))
}

fn list_member_before(view: &View, spoken: &Spoken, deed: &Deed) -> Option<Spoken> {
    if spoken.back {
        return None;
    }
    let before = view.reading.mentions[spoken.mention].context.list_before?;
    // "in X, which lies north of Y, the village of Z": Y is told of X.
    let told = |other: &&Spoken| is_eligible(view, other, deed) && !is_in_aside(view, other, deed);
    view.places.iter().find(|other| !other.back && other.mention == before && told(other)).cloned()
}

/// Whether a place may be where a deed was done.
pub(super) fn is_eligible(view: &View, spoken: &Spoken, deed: &Deed) -> bool {
    let mention = &view.reading.mentions[spoken.mention];
    if !spoken.back && mention.context.road_end && deed.kind != Kind::Siege {
        return false;
    }
    match &view.reading.outcomes[spoken.mention] {
        Outcome::SetAside(_) | Outcome::Home => return false,
        Outcome::Located(located) if is_too_wide(view, located) => return false,
        _ => {}
    }
    if spoken.back {
        return true;
    }
    if deed.kind.is_strike() && is_end_of_way(view, spoken) {
        return false;
    }
    // A place that only says where another one lies, unless that other one could not be placed.
    let speaks = view.held_by(spoken.mention).all(|inner| matches!(view.reading.outcomes[inner], Outcome::SetAside(_)));
    speaks && !is_title_of_speaker(view, spoken)
}

/// "northern Syria", "the M5": a region that no one area holds and a road of many towns tell where a deed was no better than
/// the country does.
fn is_too_wide(view: &View, located: &Located) -> bool {
    let facts = view.reading.world.gazetteer.facts(located.place);
    match facts.kind {
        PlaceKind::Region => facts.area().is_none(),
        PlaceKind::Road => located.meant.precision == Precision::Area,
        _ => false,
    }
}

/// "Activists in X said": where a speaker is, not where a deed was done.
fn is_title_of_speaker(view: &View, spoken: &Spoken) -> bool {
    let speaker = |before: usize| view.items[before].has(|sense| matches!(sense, Sense::Speaker | Sense::Source(_)));
    view.before_phrase(spoken).is_some_and(speaker)
}

/// "raids on villages that the rebels hold, among them X and Y": the places that are named as some of several.
pub(super) fn members(view: &View, deed: &Deed) -> Vec<Spoken> {
    let several = |item: usize| view.tells_of_several(item);
    let naming = |item: &usize| view.items[*item].has(|sense| *sense == Sense::Members);
    let Some(naming) = (deed.item + 1..view.items.len()).find(naming) else { return Vec::new() };
    if !(deed.item + 1..naming).any(several) {
        return Vec::new();
    }
    list_behind(view, deed, naming)
}

/// The list of places that begins right behind a word, or behind an article after it.
pub(super) fn list_behind(view: &View, deed: &Deed, word: usize) -> Vec<Spoken> {
    let end = view.items[word].tokens.end;
    let mut chosen: Vec<Spoken> = Vec::new();
    for spoken in view.places.iter().filter(|spoken| spoken.item > word && is_eligible(view, spoken, deed)) {
        if (chosen.is_empty() && spoken.phrase_start <= end + 1) || is_listed(view, spoken, &chosen) {
            chosen.push(spoken.clone());
        }
    }
    chosen
}

/// "in X and north of Y": "and" stands before the phrase.
fn follows_and(view: &View, spoken: &Spoken) -> bool {
    view.before_phrase(spoken).is_some_and(|before| {
        let and = [Some(before), before.checked_sub(1)];
        and.into_iter().flatten().any(|and| view.items[and].has(|sense| *sense == Sense::List))
    })
}

/// "along the road from X to Y", not "fired from X to Y"
fn is_end_of_way(view: &View, spoken: &Spoken) -> bool {
    let road = |other: &Spoken| {
        let is_road = |before: usize| view.items[before].has(|sense| *sense == Sense::PlaceKind(PlaceWord::Road));
        view.before_phrase(other).is_some_and(is_road)
    };
    let start = |other: &Spoken| {
        other.preposition == Some(Preposition::From) && view.items[other.item].tokens.end == spoken.phrase_start
    };
    let from = view.places.iter().find(|other| start(other));
    spoken.preposition == Some(Preposition::To) && from.is_some_and(road)
}
