//! Who says so, and what that makes of a deed: a party's word to its own credit is a claim, to its own harm it confirms.

use smol_str::SmolStr;

use super::view::View;
use super::{Certainty, Kind, Party};
use crate::actors::{Side, Source};
use crate::lexicon::Sense;

/// The sources that a sentence cites, with the one that the article comes from.
pub(super) struct Said<'a> {
    cited: Vec<&'a Source>,
    own: Option<&'a Source>,
}

/// The sources of a sentence.
pub(super) fn of<'a>(view: &View<'a>) -> Said<'a> {
    let world = view.reading.world;
    let source = |senses: &[Sense]| {
        senses.iter().find_map(|sense| match sense {
            Sense::Source(number) => Some(world.actors.source(*number)),
            _ => None,
        })
    };
    let cited = view.items.iter().filter_map(|item| source(item.senses())).collect();
    let own = view.reading.source.and_then(|name| {
        let words: Vec<_> = crate::fold::words(name).iter().map(|word| world.phrases.word(word)).collect();
        world.phrases.longest(&words).and_then(|(_, senses)| source(senses))
    });
    Said { cited, own }
}

impl Said<'_> {
    /// Who says so, sorted, each once. The outlet itself counts where nobody is cited.
    pub fn names(&self, _view: &View) -> Vec<SmolStr> {
        let mut names: Vec<SmolStr> = self.cited.iter().map(|source| SmolStr::from(&source.name)).collect();
        if names.is_empty() {
            names.extend(self.own.map(|source| SmolStr::from(&source.name)));
        }
        names.sort();
        names.dedup();
        names
    }

    /// How sure the sources make a deed.
    pub fn certainty(&self, _view: &View, kind: Kind, actor: Option<&Party>) -> Certainty {
        let speakers: Vec<&Source> = match self.cited.as_slice() {
            [] => self.own.into_iter().collect(),
            cited => cited.to_vec(),
        };
        let side = actor.and_then(|actor| actor.side);
        let leanings: Vec<Side> = speakers.iter().filter_map(|source| source.side).collect();
        let differ = leanings.iter().any(|one| leanings.iter().any(|other| one != other));
        if differ {
            return Certainty::Confirmed;
        }
        let party = speakers.iter().find(|source| source.is_party);
        match (party, side) {
            (Some(party), Some(side)) if speakers.len() == 1 && party.side == Some(side) => {
                if harms_doer(kind) {
                    Certainty::Confirmed
                } else {
                    Certainty::Claimed
                }
            }
            (Some(_), None) if speakers.len() == 1 => Certainty::Claimed,
            _ => Certainty::Reported,
        }
    }
}

/// Whether the deed harms the one who does it.
fn harms_doer(kind: Kind) -> bool {
    matches!(kind, Kind::Loss | Kind::Withdrawal)
}
