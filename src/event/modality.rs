//! Whether a deed is told as done. What is planned, feared, denied or long past makes no feature; what is doubted or only
//! claimed makes one that says so.

use super::Kind;
use super::deed::Deed;
use super::view::View;
use crate::document::token::Break;
use crate::lexicon::{Cue, Preposition, Scope, Sense, TriggerClass};

/// Why a deed makes no feature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unreal {
    Planned,
    Hypothetical,
    Denied,
    Failed,
    Background,
    Abroad,
    NoPlace,
    UnnamedPlace,
    TakesNoPlace,
    UndecidedPlace,
}

impl Unreal {
    /// The word for the run's record.
    pub fn word(self) -> &'static str {
        match self {
            Unreal::Planned => "planned",
            Unreal::Hypothetical => "hypothetical",
            Unreal::Denied => "denied",
            Unreal::Failed => "failed or prevented",
            Unreal::Background => "background",
            Unreal::Abroad => "abroad",
            Unreal::NoPlace => "no place named",
            Unreal::UnnamedPlace => "a place without a name near a city or base",
            Unreal::TakesNoPlace => "people or arms are taken, and no place",
            Unreal::UndecidedPlace => "place not decided",
        }
    }
}

/// Words within which a cue reaches the verb it governs: "will, after two days of shelling, storm".
const AFTER_REACH: usize = 14;
/// Words within which a negation reaches its noun: "no new air strikes".
const NEAR_REACH: usize = 3;

/// Why a deed is not told as done, if it is not.
pub(super) fn unreal(view: &View, deed: &Deed) -> Option<Unreal> {
    if deed.kind == Kind::Siege && is_to_be_ended(view, deed) {
        return None;
    }
    let cue = cues(view, deed).filter_map(|cue| match cue {
        Cue::Planned => Some(Unreal::Planned),
        Cue::Hypothetical => Some(Unreal::Hypothetical),
        Cue::Denied => Some(Unreal::Denied),
        Cue::Failed => Some(Unreal::Failed),
        Cue::Background => Some(Unreal::Background),
        Cue::Attempted | Cue::Doubted | Cue::Claimed | Cue::Reported => None,
    });
    let aim = || (is_aim(view, deed) && !is_attempted(view, deed)).then_some(Unreal::Planned);
    cue.min().or_else(aim).or_else(|| is_asked(view).then_some(Unreal::Hypothetical))
}

/// Whether a deed was tried: "attempted to storm X". What it was meant to bring about is not told as done.
pub(super) fn is_attempted(view: &View, deed: &Deed) -> bool {
    cues(view, deed).any(|cue| cue == Cue::Attempted)
}

/// Whether the sentence is a question.
fn is_asked(view: &View) -> bool {
    let end = view.span(view.tokens()).end as usize;
    view.reading.text[end..].chars().find(|c| !c.is_whitespace()).is_some_and(|c| matches!(c, '?' | '؟'))
}

/// "to break the siege", "a bid to lift the blockade": what is to be ended goes on.
fn is_to_be_ended(view: &View, deed: &Deed) -> bool {
    ends_before(view, deed.item, false)
}

/// "attacked in a bid to break the siege": a siege that is told of in passing.
pub(super) fn is_relief(view: &View, deed: &Deed) -> bool {
    deed.kind == Kind::Siege && deed.class == TriggerClass::Noun && is_to_be_ended(view, deed)
}

/// "broke a three-year siege": what has been ended.
pub(super) fn is_ended(view: &View, item: usize) -> bool {
    ends_before(view, item, true) || is_ended_behind(view, item)
}

/// "the siege of X was broken"
fn is_ended_behind(view: &View, noun: usize) -> bool {
    // "the siege of X and the villages around it has been lifted"
    const REACH: usize = 9;
    // Not "has not been lifted", "must be lifted".
    let is_be = |before: usize| view.items[before].has(|sense| *sense == Sense::Singular);
    (noun + 1..view.items.len())
        .take_while(|item| view.distance(noun, *item) <= REACH && !view.clause_between(noun, *item))
        .any(|item| {
            view.items[item].has(|sense| *sense == Sense::Ends(true)) && view.adjacent_before(item).is_some_and(is_be)
        })
}

/// Whether a word for ending stands before a noun, as done or as to be done.
fn ends_before(view: &View, noun: usize, done: bool) -> bool {
    // "to break the months-long Russian-regime siege"
    const REACH: usize = 6;
    (0..noun)
        .rev()
        .take_while(|item| view.distance(*item, noun) <= REACH && !view.clause_between(*item, noun))
        .any(|item| view.items[item].has(|sense| *sense == Sense::Ends(done)))
}

/// Whether a deed is doubted or only claimed.
pub(super) fn doubt(view: &View, deed: &Deed) -> Option<Cue> {
    let all: Vec<Cue> = cues(view, deed).collect();
    let doubted = |cue: &&Cue| matches!(cue, Cue::Doubted | Cue::Claimed);
    all.iter().find(doubted).copied().filter(|_| !all.contains(&Cue::Reported))
}

/// The cues that reach a deed.
fn cues<'v>(view: &'v View, deed: &'v Deed) -> impl Iterator<Item = Cue> + 'v {
    // "on 31 May" is no "may".
    let words = (0..view.items.len()).filter(|item| !view.is_time(view.items[*item].tokens.start));
    words.flat_map(move |item| {
        view.items[item].senses().iter().filter_map(move |sense| match sense {
            Sense::Cue(cue, scope) if reaches(view, item, *scope, deed) => Some(*cue),
            _ => None,
        })
    })
}

fn reaches(view: &View, item: usize, scope: Scope, deed: &Deed) -> bool {
    let aside = |item: usize| view.aside_at(view.items[item].tokens.start).map(|aside| aside.tokens.start);
    let (of_cue, of_deed) = (aside(item), aside(deed.item));
    // "bombed X, captured last year": what is said inside holds inside; what is said of the whole sentence holds for all.
    if of_cue != of_deed && (of_cue.is_some() || scope != Scope::Around) {
        return false;
    }
    match scope {
        Scope::Around => true,
        Scope::Near => item < deed.item && view.distance(item, deed.item) <= NEAR_REACH,
        // "an operation against X will begin": the noun is what is to come.
        Scope::After if item > deed.item => {
            is_modal(view, item)
                && matches!(deed.class, TriggerClass::Noun | TriggerClass::NounOf | TriggerClass::NounFall)
                && view.distance(deed.item, item) <= AFTER_REACH
                && !ends_between(view, deed.item, item)
                && view.triggers_between(deed.item, item).next().is_none()
        }
        Scope::After => {
            item < deed.item
                && view.distance(item, deed.item) <= AFTER_REACH
                && !ends_between(view, item, deed.item)
                && !achieved_between(view, item, deed.item)
        }
    }
}

/// Whether a cue is one word that a verb hangs on: "will", "may".
fn is_modal(view: &View, item: usize) -> bool {
    let bare = view.items[item].tokens.len() == 1;
    bare && view.items[item].has(|sense| matches!(sense, Sense::Cue(Cue::Planned | Cue::Hypothetical, Scope::After)))
        && view.items[item].senses().len() == 1
        && !view.folded(view.items[item].tokens.start).ends_with("ed")
}

/// Whether the clause of a cue ends before a deed: punctuation, a conjunction of another clause, or a comma with a new
/// subject behind it.
fn ends_between(view: &View, cue: usize, deed: usize) -> bool {
    if view.clause_between(cue, deed) {
        return true;
    }
    (cue + 1..deed).any(|item| {
        let comma = view.breaks(view.items[item].tokens.start) == Break::Comma;
        let subject = view.items[item].has(|sense| matches!(sense, Sense::Actor(_) | Sense::Pronoun(_)));
        comma && subject
    })
}

fn achieved_between(view: &View, cue: usize, deed: usize) -> bool {
    (cue + 1..deed).any(|item| view.items[item].has(|sense| *sense == Sense::Achieved))
}

/// Whether a verb only names a purpose: "to storm X", with nothing that says it was reached.
fn is_aim(view: &View, deed: &Deed) -> bool {
    let verbal = !matches!(deed.class, TriggerClass::NounWeak | TriggerClass::Weapon);
    let to = view
        .adjacent_before(deed.item)
        .filter(|before| view.items[*before].has(|sense| *sense == Sense::Preposition(Preposition::To)));
    let Some(to) = to.filter(|_| verbal) else { return false };
    // "closer to fighting", "due to clashes": the verb's bare form follows the purpose only.
    let word = view.folded(view.items[deed.item].tokens.start);
    let bare = !word.ends_with("ing") && !word.ends_with("ed") && !word.ends_with('s');
    let achieved =
        view.adjacent_before(to).is_some_and(|before| view.items[before].has(|sense| *sense == Sense::Achieved));
    bare && !achieved
}
