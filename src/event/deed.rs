//! Which words of a sentence tell a deed, and of what kind. A verb such as "struck" tells an air strike or shelling by what
//! does it; a weapon tells a deed only where something is done with it; of several words for one deed one speaks.

use super::modality::{self, Unreal};
use super::time::Clock;
use super::view::View;
use super::{
    Certainty, Event, EventPlace, Kind, Party, SetAside, Told, cast, count, means, object, party, place, reach, source,
    standing, word_class,
};
use crate::lexicon::{People, Preposition, Sense, Trigger, TriggerClass, TriggerKind};
use crate::mention::{Item, What};

/// One deed that the sentence tells.
#[derive(Clone, Debug)]
pub(super) struct Deed {
    /// Index of its item.
    pub item: usize,
    pub kind: Kind,
    pub class: TriggerClass,
    /// The place is its subject: "X was captured".
    pub passive: bool,
    /// The item of the weapon or platform it is done with.
    pub means: Option<usize>,
}

/// Reads the deeds of one sentence into events.
pub(super) fn read(view: &View, clock: &mut Clock, cast: &mut cast::Cast, told: &mut Told) {
    let deeds = deeds(view, cast);
    let found: Vec<place::Places> = place::of_all(view, &deeds);
    for ((index, deed), found) in deeds.iter().enumerate().zip(found) {
        let trigger = view.span(view.items[deed.item].tokens.clone());
        let set_aside = |why| SetAside { kind: deed.kind, why, trigger, span: view.quote() };
        let parties = party::of(view, deed, cast);
        if let Some(by) = &parties.by {
            cast.acted(view, deed, by);
        }
        let deed = &Deed { kind: known_kind(view, deed, cast, attempted_kind(view, deed)), ..deed.clone() };
        cast.told(view, deed);
        if (is_vague(view, deed) || is_topic(view, deed)) && parties.by.is_none() {
            continue;
        }
        let unreal = modality::unreal(view, deed).or_else(|| clock.unreal(view, deed));
        if let Some(why) = unreal {
            told.set_aside.push(set_aside(why));
            if why == Unreal::Planned && deed.kind.goes_forward() && parties.by.is_some() {
                let none = count::Counts::default();
                told.aims.extend(
                    found.places.into_iter().map(|place| event(view, clock, deed, &parties, none.clone(), place)),
                );
            }
            continue;
        }
        if object::is_no_place(view, deed) {
            told.set_aside.push(set_aside(Unreal::TakesNoPlace));
            continue;
        }
        if found.places.is_empty() {
            told.set_aside.push(set_aside(found.why_none));
            continue;
        }
        let single = found.places.len() == 1;
        let counts = count::of(view, deed, &deeds, index, single);
        let counts = count::at_each(view, deed, &counts, &found.places);
        for (place, counts) in found.places.into_iter().zip(counts) {
            told.events.push(event(view, clock, deed, &parties, counts, place));
        }
    }
    if deeds.is_empty() {
        count::carry_over(view, told);
    }
}

/// The item of the weapon, or of the platform where no weapon is named.
fn weapon(deed: &Deed) -> Option<usize> {
    if deed.class == TriggerClass::Weapon { Some(deed.item) } else { deed.means }
}

/// What was only tried is an assault: "tried to recapture X".
fn attempted_kind(view: &View, deed: &Deed) -> Kind {
    let takes = matches!(deed.kind, Kind::Capture | Kind::Recapture | Kind::Advance | Kind::Siege);
    if takes && modality::is_attempted(view, deed) { Kind::Assault } else { deed.kind }
}

/// "the strike", behind a rocket that was told of: it is that of the rocket.
fn known_kind(view: &View, deed: &Deed, cast: &cast::Cast, kind: Kind) -> Kind {
    let general = view.triggers(deed.item).any(|trigger| matches!(trigger.kind, TriggerKind::ByMeans(Some(_))));
    let told = || cast.known_strike(view, deed).filter(|_| deed.class == TriggerClass::Noun && deed.means.is_none());
    let counted = cast.counted(view, deed);
    counted.unwrap_or_else(|| if kind.is_strike() && general { told().unwrap_or(kind) } else { kind })
}

/// Whether a title only names its topic: "Battle of X", "X offensive".
fn is_topic(view: &View, deed: &Deed) -> bool {
    view.sentence == 0
        && !view.ends_with_stop()
        && deed.class == TriggerClass::Noun
        && !deed.kind.is_strike()
        && !view.items.iter().any(|item| item.has(|sense| matches!(sense, Sense::Light | Sense::Auxiliary(_))))
}

/// Whether a word tells so little that it needs a doer to be an event: "attacks", "reached".
fn is_vague(view: &View, deed: &Deed) -> bool {
    let by_means = view.triggers(deed.item).any(|trigger| matches!(trigger.kind, TriggerKind::ByMeans(_)));
    // "reached", "left"
    let moves = matches!(deed.kind, Kind::Advance | Kind::Withdrawal) && deed.class == TriggerClass::VerbDirect;
    let attacks = deed.kind == Kind::Assault && deed.class == TriggerClass::Noun && by_means;
    let drives_out = deed.kind.gains_ground() && deed.class == TriggerClass::VerbFrom;
    moves || attacks || drives_out || deed.class == TriggerClass::VerbKill
}

fn event(
    view: &View,
    clock: &mut Clock,
    deed: &Deed,
    parties: &party::Parties,
    counts: count::Counts,
    place: EventPlace,
) -> Event {
    let when = clock.when(view, deed, &place);
    let date = when.map(|when| when.from);
    let with_side = |party: &Option<standing::Named>| {
        party.as_ref().map(|named| Party {
            actor: named.actor,
            side: view.reading.world.actors.side_of(named.actor, date),
            text: named.words.of(view.reading.text).into(),
        })
    };
    let actor1 = with_side(&parties.by);
    let said = source::of(view);
    let certainty = match modality::doubt(view, deed) {
        Some(_) => Certainty::Claimed,
        None => said.certainty(view, deed.kind, actor1.as_ref()),
    };
    Event {
        kind: deed.kind,
        target: place::target(view, deed, &place),
        place,
        actor2: with_side(&parties.against),
        actor1,
        weapon: weapon(deed).map(|item| view.text(view.items[item].tokens.clone()).into()),
        when,
        counts,
        certainty,
        sources: said.names(view),
        span: view.quote(),
        trigger: view.span(view.items[deed.item].tokens.clone()),
    }
}

/// The deeds of a sentence, in order.
fn deeds(view: &View, cast: &cast::Cast) -> Vec<Deed> {
    let mut deeds: Vec<Deed> = Vec::new();
    for item in 0..view.items.len() {
        let Some(picked) = word_class::pick(view, item) else { continue };
        // One phrase may name two kinds: "air and artillery strikes".
        let of_class = view.triggers(item).filter(|trigger| trigger.class == picked.class);
        for told in of_class.filter_map(|trigger| deed(view, cast, item, trigger)) {
            let second = second_means(view, &told);
            deeds.push(told);
            deeds.extend(second);
        }
    }
    drop_repeated(view, &mut deeds);
    deeds
}

/// "warplanes and artillery struck X": the same word tells a strike of each of the two.
fn second_means(view: &View, deed: &Deed) -> Option<Deed> {
    let means = deed.means.filter(|means| *means < deed.item && deed.class == TriggerClass::Verb)?;
    let and = view.adjacent_before(means).filter(|and| view.items[*and].has(|sense| *sense == Sense::List))?;
    let other = view.adjacent_before(and)?;
    let is_means = view.triggers(other).any(|trigger| trigger.class == TriggerClass::Means);
    let kind = means::kind(view, other).filter(|kind| is_means && *kind != deed.kind)?;
    Some(Deed { kind, means: Some(other), ..deed.clone() })
}

/// What a trigger tells here, or `None` when it tells no deed by itself.
fn deed(view: &View, cast: &cast::Cast, item: usize, trigger: Trigger) -> Option<Deed> {
    let passive = is_passive(view, item, trigger.class);
    let means = means::of(view, item, trigger.class, passive);
    let means_kind = means.and_then(|means| means::kind(view, means));
    let kind = match (trigger.class, trigger.kind) {
        (TriggerClass::Means, TriggerKind::Fixed(kind)) if means::is_aimed(view, item) => kind,
        (TriggerClass::Means, _) => return None,
        (TriggerClass::Weapon, TriggerKind::Fixed(kind))
            if means::is_used(view, item) || means::is_aimed(view, item) =>
        {
            kind
        }
        (TriggerClass::Weapon, _) => return None,
        (TriggerClass::VerbKill, _) if passive && !are_killed_by(view, item) => return None,
        (TriggerClass::VerbKill, _) if !passive && !kills_fighters(view, item) => return None,
        // "was reached by the shelling"
        (TriggerClass::VerbDirect, TriggerKind::Fixed(Kind::Advance)) if passive => return None,
        (TriggerClass::VerbFrom, TriggerKind::Fixed(kind)) if kind.gains_ground() => {
            return driven_out(view, item, kind);
        }
        // "targeted liberated areas"
        (TriggerClass::Verb, TriggerKind::Fixed(Kind::Capture | Kind::Recapture)) if is_attribute(view, item) => {
            return None;
        }
        (TriggerClass::VerbFall, _) if !reach::is_subject(view, item) => return None,
        // "left X", not "a mine left by the group", "left ten dead"
        (TriggerClass::VerbDirect, TriggerKind::Fixed(Kind::Withdrawal))
            if passive || !reach::has_object(view, item) || is_person(view, item) =>
        {
            return None;
        }
        (TriggerClass::Noun, TriggerKind::Fixed(Kind::Siege)) if modality::is_ended(view, item) => Kind::SiegeLifted,
        (_, TriggerKind::Fixed(kind)) => kind,
        (_, TriggerKind::ByMeans(default)) => match means_kind.or(default) {
            Some(kind) if kind != Kind::Assault || means_kind.is_some() => kind,
            default => {
                let attack = Deed { item, kind: Kind::Assault, class: trigger.class, passive, means };
                told_before(view, cast, &attack).or_else(|| by_doer(view, &attack, default))?
            }
        },
    };
    Some(Deed { item, kind, class: trigger.class, passive, means })
}

/// "The raids came at night. X was hit", "They also hit Y": what hit it was told in the sentence before.
fn told_before(view: &View, cast: &cast::Cast, attack: &Deed) -> Option<Kind> {
    let goes_on = attack.passive || cast::is_of_what_was_told(view, attack.item);
    if goes_on { cast.last_strike(view, attack.item) } else { None }
}

/// What an attack is by the one who does it, where no weapon is named.
fn by_doer(view: &View, attack: &Deed, default: Option<Kind>) -> Option<Kind> {
    if party::is_from_air(view, attack) {
        return Some(Kind::Airstrike);
    }
    default.or_else(|| fired(view, attack))
}

/// "Army units struck positions in X": who fights on the ground and strikes from there, where no weapon is named, does so with
/// what ACLED's codebook counts as shelling. What is struck with a weapon of the sentence is told by its own word.
fn fired(view: &View, attack: &Deed) -> Option<Kind> {
    let is_title = view.sentence == 0 && !view.ends_with_stop();
    let armed = |item: usize| {
        view.triggers(item).any(|trigger| match (trigger.class, trigger.kind) {
            (_, TriggerKind::Fixed(kind)) => kind.is_strike(),
            (class, TriggerKind::ByMeans(_)) => class == TriggerClass::Noun,
        })
    };
    let search = view.items[attack.item].has(|sense| *sense == Sense::Search);
    if is_title || search || attack.passive || attack.class != TriggerClass::Verb || (0..view.items.len()).any(armed) {
        return None;
    }
    let by = party::of(view, attack, &cast::Cast::default()).by?;
    let fights = view.reading.world.actors.side_of(by.actor, view.reading.published).is_some();
    (fights && strikes_at_place(view, attack.item)).then_some(Kind::Shelling)
}

/// "hit positions of the group in X", not "targeted 500 families in X" or "hit civilians".
fn strikes_at_place(view: &View, verb: usize) -> bool {
    let of_people = |words: &Item| {
        let fighters = words.has(|sense| *sense == Sense::People(People::Fighters));
        words.has(|sense| matches!(sense, Sense::People(_) | Sense::Number(_) | Sense::Pronoun(_))) && !fighters
    };
    let object = view.items[verb + 1..].iter().take_while(|words| crate::mention::preposition(words).is_none());
    !object.take(3).any(of_people)
}

/// Whether a word for killing has fighters as its object: "killed ten terrorists". Civilians who were killed are victims of
/// a deed that is told by another word.
fn kills_fighters(view: &View, item: usize) -> bool {
    // "killed all the members of an armed terrorist group"
    const REACH: usize = 7;
    (item + 1..view.items.len())
        .take_while(|after| view.distance(item, *after) <= REACH)
        .any(|after| view.items[after].has(|sense| matches!(sense, Sense::People(People::Fighters) | Sense::Actor(_))))
}

/// "A boarded a plane and left X", where A is a man who stands for his side: he travels.
fn is_person(view: &View, item: usize) -> bool {
    let leaves = Deed { item, kind: Kind::Withdrawal, class: TriggerClass::VerbDirect, passive: false, means: None };
    let by = party::of(view, &leaves, &cast::Cast::default()).by;
    by.and_then(|by| party::item_of(view, &by)).is_some_and(|item| {
        let last = &view.reading.document.tokens.all()[view.items[item].tokens.end - 1];
        standing::may_be_person(view, item) && !last.shape.possessive
    })
}

/// "the liberated areas", "shelled recaptured villages": a participle that tells what kind of places are meant.
fn is_attribute(view: &View, item: usize) -> bool {
    let participle = view.folded(view.items[item].tokens.end - 1).ends_with("ed");
    let places = view
        .adjacent_after(item)
        .is_some_and(|after| view.items[after].has(|sense| matches!(sense, Sense::PlaceKind(_) | Sense::Share(_))));
    // "the forces that captured parts of X" took them.
    let behind = view.adjacent_before(item).filter(|before| !view.starts_clause(*before)).is_some_and(|before| {
        let verb = view.triggers(before).any(|trigger| trigger.class == TriggerClass::Verb);
        verb || view.items[before].has(|sense| matches!(sense, Sense::Preposition(_) | Sense::Determiner(true)))
    });
    participle && places && behind
}

/// "many terrorists were killed by army units": fighters, and somebody who did it.
fn are_killed_by(view: &View, item: usize) -> bool {
    const REACH: usize = 3;
    let fighters = |before: usize| {
        view.items[before].has(|sense| matches!(sense, Sense::People(People::Fighters) | Sense::Actor(_)))
    };
    let killed = (0..item).rev().take_while(|before| view.distance(*before, item) <= REACH).any(fighters);
    let deed = Deed { item, kind: Kind::Clash, class: TriggerClass::VerbKill, passive: true, means: None };
    killed && party::agent(view, &deed).is_some()
}

/// "drove the rebels from X", "IS was ousted from X by the army": somebody was made to leave, and where it is not told by
/// whom, he lost the place. "drove from X" is a journey.
fn driven_out(view: &View, item: usize, kind: Kind) -> Option<Deed> {
    let deed = |kind, passive| Deed { item, kind, class: TriggerClass::VerbFrom, passive, means: None };
    let be = |before: usize| view.items[before].has(|sense| *sense == Sense::Auxiliary(true));
    if view.adjacent_before(item).is_some_and(be) {
        let taken = deed(kind, true);
        let told = party::agent(view, &taken).is_some();
        return Some(if told { taken } else { deed(Kind::Loss, false) });
    }
    let fighters = |words: &Item| words.has(|sense| matches!(sense, Sense::People(People::Fighters) | Sense::Actor(_)));
    let mut object = view.items[item + 1..].iter().take_while(|words| crate::mention::preposition(words).is_none());
    object.any(fighters).then(|| deed(kind, false))
}

/// Whether a verb stands in the passive: a form of "to be" before it, or "by" behind it without an object between.
fn is_passive(view: &View, item: usize, class: TriggerClass) -> bool {
    match class {
        TriggerClass::State | TriggerClass::VerbTo | TriggerClass::VerbFall => return true,
        TriggerClass::Verb | TriggerClass::VerbDirect | TriggerClass::VerbKill => {}
        _ => return false,
    }
    let be = (item.saturating_sub(3)..item).rev().find(|before| {
        view.distance(*before, item) <= 2
            && view.items[*before].has(|sense| *sense == Sense::Auxiliary(true))
            && (*before + 1..item).all(|between| {
                !matches!(view.items[between].what, What::Place(_))
                    && !view.items[between].has(|sense| matches!(sense, Sense::Actor(_)))
            })
    });
    let progressive = view.folded(view.items[item].tokens.start).ends_with("ing");
    if be.is_some() {
        return !progressive;
    }
    let by = view
        .adjacent_after(item)
        .is_some_and(|after| view.items[after].has(|sense| *sense == Sense::Preposition(Preposition::By)));
    by && !progressive
}

/// Of several words for one deed in one clause the first noun speaks, or the verb where there is none; a strike named by
/// its weapon beats the same strike named by a verb.
fn drop_repeated(view: &View, deeds: &mut Vec<Deed>) {
    if deeds.len() < 2 {
        return;
    }
    let all = deeds.clone();
    deeds.retain(|deed| !all.iter().any(|verb| is_summed_up(view, deed, verb)));
    let all = deeds.clone();
    deeds.retain(|deed| !all.iter().any(|other| speaks_for(view, other, deed)));
}

/// "hit A and B in joint strikes": a noun behind its verb, with no place of its own, says only how it was done.
fn is_summed_up(view: &View, noun: &Deed, verb: &Deed) -> bool {
    // "in a series of joint strikes"
    const REACH: usize = 5;
    let strikes = noun.kind.is_strike() && verb.kind == noun.kind;
    let classes = noun.class == TriggerClass::Noun && verb.class == TriggerClass::Verb && !verb.passive;
    let own = view.places.iter().any(|spoken| spoken.item > noun.item && !spoken.back);
    let mut between = (verb.item + 1..noun.item).rev().take_while(|item| view.distance(*item, noun.item) <= REACH);
    let tied = |item: usize| {
        matches!(crate::mention::preposition(&view.items[item]), Some(Preposition::In | Preposition::With))
    };
    let takes = view.places.iter().any(|spoken| (verb.item..noun.item).contains(&spoken.item));
    strikes && classes && takes && !own && !view.clause_between(verb.item, noun.item) && between.any(tied)
}

/// Whether `other` tells the same deed as `deed` and tells it better.
fn speaks_for(view: &View, other: &Deed, deed: &Deed) -> bool {
    let (strength, own) = (strength(other), strength(deed));
    let stronger = strength > own || (strength == own && other.item < deed.item);
    if other.item == deed.item || !stronger {
        return false;
    }
    if view.clause_between(other.item, deed.item) || is_listed(view, other, deed) {
        return false;
    }
    // "a suicide bomber drove a car bomb into a post"
    let between = deed.item.min(other.item)..deed.item.max(other.item);
    let apart = view.places.iter().any(|spoken| between.contains(&spoken.item));
    if deed.kind == Kind::CarBomb && other.kind == Kind::SuicideBomb && !apart {
        return true;
    }
    if deed.kind.is_strike() && other.kind.is_strike() {
        return is_one_strike(view, other, deed);
    }
    // "regained control of X"
    let noun_of = matches!(deed.class, TriggerClass::NounOf | TriggerClass::NounFall)
        && other.kind.family() == deed.kind.family();
    let one_word = (other.kind == deed.kind || deed.class == TriggerClass::VerbKill || noun_of)
        && view.distance(other.item, deed.item) <= SAME_DEED_REACH;
    !deed.kind.is_strike() && !other.kind.is_strike() && one_word
}

/// Words within which two words for one kind of ground event tell one event: "fighting raged as clashes spread".
const SAME_DEED_REACH: usize = 12;

/// Whether "and" or a comma ties two deeds: "air strikes and shelling" are two.
fn is_listed(view: &View, other: &Deed, deed: &Deed) -> bool {
    // A list of deeds has an adjective or two between its members.
    const REACH: usize = 4;
    let (first, last) = (other.item.min(deed.item), other.item.max(deed.item));
    view.distance(first, last) <= REACH
        && (first + 1..last).any(|between| view.items[between].has(|sense| *sense == Sense::List))
}

/// Whether the stronger of two words for strikes is the means or the subject of the other: "air strikes pounded X",
/// "warplanes struck X with cluster bombs". A noun with a phrase of its own behind the verb is another strike: "planes
/// struck X, including a raid in Y".
fn is_one_strike(view: &View, other: &Deed, deed: &Deed) -> bool {
    if other.means == Some(deed.item) || deed.means == Some(other.item) {
        return true;
    }
    let between = deed.item.min(other.item)..deed.item.max(other.item);
    let place_between = view.places.iter().any(|spoken| between.contains(&spoken.item) && !spoken.back);
    let follows = other.item > deed.item && place_between && !deed.passive;
    let verbal = matches!(deed.class, TriggerClass::Verb | TriggerClass::NounWeak);
    !follows && (other.kind == deed.kind || (verbal && other.class != TriggerClass::Verb))
}

/// How firmly a word tells its deed.
fn strength(deed: &Deed) -> u8 {
    match deed.class {
        TriggerClass::Weapon => 3,
        TriggerClass::Noun => 2,
        TriggerClass::NounWeak | TriggerClass::VerbKill => 0,
        _ => 1,
    }
}

/// Why a deed without a place makes no feature.
pub(super) const NO_PLACE: Unreal = Unreal::NoPlace;
