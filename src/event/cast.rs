//! The actors that a text has brought on, whom its pronouns, labels and "the attack" point back to. Who does a deed by the
//! grammar of its own sentence is read in `party`.

use super::deed::Deed;
use super::standing::{Named, form, may_fight, named, speaks, subject_at};
use super::view::View;
use crate::actors::{Form, Side};
use crate::event::{Family, Kind};
use crate::lexicon::{People, Preposition, Sense, TriggerClass, TriggerKind};

/// The actors that pronouns may point back to.
#[derive(Clone, Debug, Default)]
pub(super) struct Cast {
    subject: Option<(Named, usize)>,
    /// The last actor that a label may stand for, and in which sentence.
    labeled: Option<(Named, usize)>,
    /// Who did the last strike, the last siege and the last other deed on the ground, and in which sentence.
    doers: [Option<(Named, usize)>; 3],
    /// What the last strike was, and in which sentence.
    strike: Option<(Kind, usize)>,
    /// Who went forward last, and in which sentence.
    attacker: Option<(Named, usize)>,
    /// The last actor of each camp that acted.
    of_sides: Vec<(Side, Named)>,
}

impl Cast {
    /// Remembers who did a deed.
    pub fn acted(&mut self, view: &View, deed: &Deed, by: &Named) {
        let doer = Some((*by, view.sentence));
        if deed.kind.gains_ground() {
            self.attacker = doer;
        }
        self.doers[track(deed.kind)] = doer;
    }

    /// Whom a pronoun means that its own sentence does not tell: who acted in the sentence before or the one before that.
    pub fn pointed_at(&self, view: &View, pronoun: usize) -> Option<Named> {
        const REACH: usize = 2;
        // "the militias hold X, which they stormed": they are those, whoever they are.
        let fighters = |before: usize| view.items[before].has(|sense| *sense == Sense::People(People::Fighters));
        let (subject, sentence) = self.subject?;
        (sentence + REACH >= view.sentence && !(0..pronoun).any(fighters)).then_some(subject)
    }

    /// The last actor of a camp.
    pub fn of_side(&self, side: Side) -> Option<Named> {
        self.of_sides.iter().find(|(of, _)| *of == side).map(|(_, named)| *named)
    }

    /// Who did the deed that "the strikes", "the assault" points back to.
    pub fn known(&self, view: &View, deed: &Deed) -> Option<Named> {
        // A report comes back to "the strikes" within a paragraph or two of short sentences.
        const REACH: usize = 4;
        let counted = self.counted(view, deed).is_some();
        let (doer, sentence) = self.doers[if counted { STRIKES } else { track(deed.kind) }].as_ref()?;
        let known = counted || is_definite(view, deed.item);
        (known && sentence + REACH >= view.sentence).then_some(*doer)
    }

    /// What the strikes were that "Fourteen attacks were registered in X" counts, right behind the sentence that tells of
    /// all of them.
    pub fn counted(&self, view: &View, deed: &Deed) -> Option<Kind> {
        let opens = deed.item == 1 && view.items[0].has(|sense| matches!(sense, Sense::Number(_)));
        let number = opens && view.items[0].tokens.start == view.tokens().start;
        let general = view.triggers(deed.item).any(|trigger| matches!(trigger.kind, TriggerKind::ByMeans(_)));
        let noun = deed.class == TriggerClass::Noun && general && deed.means.is_none();
        if number && noun { self.last_strike(view, deed.item) } else { None }
    }

    /// Remembers what a strike was.
    pub fn told(&mut self, view: &View, deed: &Deed) {
        if deed.kind.is_strike() {
            self.strike = Some((deed.kind, view.sentence));
        }
    }

    /// What the strike was that "the strike" points back to.
    pub fn known_strike(&self, view: &View, deed: &Deed) -> Option<Kind> {
        // "the strike" of the sentence before or of this one
        const REACH: usize = 1;
        let (kind, sentence) = self.strike?;
        (is_definite(view, deed.item) && sentence + REACH >= view.sentence).then_some(kind)
    }

    /// What the strikes were that the sentence before told of, where nobody is said to have done what is told here and it
    /// was not over by then.
    pub fn last_strike(&self, view: &View, item: usize) -> Option<Kind> {
        let (kind, sentence) = self.strike?;
        let by = view.items[item + 1..].iter().any(|words| crate::mention::preposition(words) == Some(Preposition::By));
        let earlier =
            view.adjacent_before(item).is_some_and(|had| view.items[had].has(|sense| *sense == Sense::Pluperfect));
        (sentence + 1 == view.sentence && !by && !earlier).then_some(kind)
    }

    /// Whose "the helicopters", "the drone" are: who did the last strike.
    pub fn owner(&self, view: &View, deed: &Deed) -> Option<Named> {
        const REACH: usize = 2;
        let (doer, sentence) = self.doers[STRIKES].as_ref()?;
        let definite = deed.means.is_some_and(|means| is_definite(view, means));
        (deed.kind.is_strike() && definite && sentence + REACH >= view.sentence).then_some(*doer)
    }

    /// Who did what "was hit" tells of, where the sentence before told of such strikes and this one names nobody.
    pub fn striker(&self, view: &View, deed: &Deed) -> Option<Named> {
        let (doer, sentence) = self.doers[STRIKES].as_ref()?;
        let told = deed.passive || is_of_what_was_told(view, deed.item);
        let goes_on = told && deed.kind.is_strike() && self.last_strike(view, deed.item) == Some(deed.kind);
        let paragraphs = &view.reading.document.paragraphs;
        let near = sentence + 1 == view.sentence && paragraphs[*sentence] == paragraphs[view.sentence];
        (goes_on && near).then_some(*doer)
    }

    /// Who takes a place that "was captured", "was liberated", "fell": the side whose attack the text is telling.
    pub fn taker(&self, view: &View, deed: &Deed, against: Option<&Named>) -> Option<Named> {
        // The account of one attack seldom leaves its attacker unnamed for longer.
        const REACH: usize = 3;
        let unnamed = deed.passive || matches!(deed.class, TriggerClass::VerbFall | TriggerClass::NounList);
        let (taker, sentence) = self.attacker.as_ref()?;
        // Another paragraph may tell of another front.
        let paragraphs = &view.reading.document.paragraphs;
        let near = sentence + REACH >= view.sentence && paragraphs[*sentence] == paragraphs[view.sentence];
        let fits = deed.kind.gains_ground() && unnamed && near;
        (fits && against.is_none_or(|against| may_fight(view, taker, against))).then_some(*taker)
    }

    /// Remembers the first actor of a sentence that acts and does not only speak: the likeliest "they" of the next.
    pub fn leave(&mut self, view: &View) {
        let actors = &view.reading.world.actors;
        let subjects = (0..view.items.len())
            .filter(|item| !speaks(view, *item))
            .filter_map(|item| subject_at(view, item).map(|named| (item, named)));
        let mut first = None;
        for (item, named) in subjects {
            first = first.or(Some((item, named)));
            if let Some(side) = actors.side_of(named.actor, view.reading.published) {
                self.of_sides.retain(|(of, _)| *of != side);
                self.of_sides.push((side, named));
            }
        }
        // "They came close to X, where A is strong": they go on as the subject.
        let pronoun = (0..view.items.len()).find(|item| view.items[*item].has(|sense| *sense == Sense::Pronoun(false)));
        match (first, &mut self.subject) {
            (first, Some((_, sentence))) if pronoun.is_some_and(|at| first.is_none_or(|(item, _)| at < item)) => {
                *sentence = view.sentence;
            }
            (Some((_, named)), subject) => *subject = Some((named, view.sentence)),
            (None, _) => {}
        }
        for item in (0..view.items.len()).filter(|item| form(view, *item) != Some(Form::Label)) {
            if let Some(named) = named(view, item) {
                self.remember(view, named);
            }
        }
    }

    /// Keeps an actor in mind that speakers give labels to.
    fn remember(&mut self, view: &View, named: Named) {
        if view.reading.world.actors.is_armed_group(named.actor) {
            self.labeled = Some((named, view.sentence));
        }
    }

    /// Whom a label means: a group that the text named last, where that one is of another camp than the tables give the label.
    /// Within one camp it may be any of its groups.
    pub fn meant(&self, view: &View, item: usize, named: Named) -> Named {
        // "The terrorists" are those of the sentence before or the one before that.
        const REACH: usize = 2;
        if form(view, item) != Some(Form::Label) {
            return named;
        }
        let here = (0..item).rev().filter(|before| form(view, *before) != Some(Form::Label)).find_map(|before| {
            super::standing::named(view, before).filter(|other| view.reading.world.actors.is_armed_group(other.actor))
        });
        let before = self.labeled.as_ref().filter(|(_, sentence)| sentence + REACH >= view.sentence);
        match here.or_else(|| before.map(|(other, _)| *other)).filter(|other| may_fight(view, other, &named)) {
            Some(other) => Named { actor: other.actor, words: named.words },
            None => named,
        }
    }
}

const STRIKES: usize = 1;

/// Where the doer of such a deed is kept. A siege is named beside the assault on it, and is the deed of the other side.
fn track(kind: Kind) -> usize {
    match kind.family() {
        _ if kind.is_strike() => STRIKES,
        Family::Siege => 2,
        _ => 0,
    }
}

/// "the strikes", "the assault", "the helicopters": what was told of.
fn is_definite(view: &View, item: usize) -> bool {
    view.adjacent_before(item).is_some_and(|before| view.items[before].has(|sense| *sense == Sense::Determiner(true)))
}

/// "They also hit X", "The attack hit X": who or what strikes was told in the sentence before.
pub(super) fn is_of_what_was_told(view: &View, verb: usize) -> bool {
    // "The attack on Thursday also hit X"
    const REACH: usize = 4;
    let Some(subject) = verb.checked_sub(1).filter(|subject| view.distance(*subject, verb) <= REACH) else {
        return false;
    };
    let attack = view
        .triggers(subject)
        .any(|trigger| trigger.class == TriggerClass::Noun && matches!(trigger.kind, TriggerKind::ByMeans(_)));
    let pronoun = view.items[subject].has(|sense| matches!(sense, Sense::Pronoun(_)));
    let unbroken = !view.clause_between(subject, verb);
    unbroken && (pronoun || (attack && is_definite(view, subject)))
}
