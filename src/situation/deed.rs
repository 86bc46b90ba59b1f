//! A deed with all that tell it.

use smol_str::SmolStr;

use crate::event::{Certainty, Counts, Kind, Party, Timing};
use crate::gazetteer::PlaceId;
use crate::identity;
use crate::resolve::Spot;
use crate::span::Span;
use crate::world::World;

/// One deed, told once or many times.
#[derive(Clone, Debug)]
pub struct Deed {
    /// Made from what it is, so that another article on it does not change it. A correction leaves it as it was.
    pub id: SmolStr,
    pub kind: Kind,
    pub site: Site,
    pub actor1: Option<Party>,
    pub actor2: Option<Party>,
    /// Where the movement began, when the text says so.
    pub origin: Option<PlaceId>,
    pub target: Option<SmolStr>,
    pub weapon: Option<SmolStr>,
    pub when: Option<Timing>,
    pub counts: Counts,
    pub certainty: Certainty,
    /// Who says so, sorted.
    pub sources: Vec<SmolStr>,
    /// Every telling, in the order of article and position.
    pub evidence: Vec<Evidence>,
    /// The telling that says most, an index into `evidence`.
    pub best: usize,
    /// 0 to 1.
    pub confidence: f64,
    /// What was corrected by hand, by whom and why, in the order in which it was done.
    pub corrected: Vec<SmolStr>,
}

/// Where a deed was done.
#[derive(Clone, Debug)]
pub struct Site {
    pub place: PlaceId,
    pub spot: Spot,
    /// The article's spelling.
    pub text: SmolStr,
    /// Whether it befell a part of the place, or something there that has no name.
    pub partial: bool,
    /// How sure the place is, 0 to 1.
    pub confidence: f64,
}

/// A sentence that tells something.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Evidence {
    /// Index into the situation's articles.
    pub article: usize,
    /// Where the sentence stands in it.
    pub span: Span,
    /// The sentence.
    pub quote: SmolStr,
}

impl Deed {
    /// The id that what it is asks for; another deed may have it already.
    pub(super) fn own_id(&self, world: &World) -> SmolStr {
        let actor = |party: &Option<Party>| party.as_ref().map_or("", |party| world.actors.name(party.actor));
        let prefix = if self.kind.is_strike() { "strike" } else { "ground" };
        let family = format!("{:?}", self.kind.family());
        let date = self.when.map(|when| when.from.to_string()).unwrap_or_default();
        let place = world.gazetteer.place(self.site.place).code;
        identity::id(prefix, &[&family, place, &date, actor(&self.actor1), actor(&self.actor2)])
    }

    /// The articles that tell it, each once, in order.
    pub fn articles(&self) -> Vec<usize> {
        let mut articles: Vec<usize> = self.evidence.iter().map(|evidence| evidence.article).collect();
        articles.sort_unstable();
        articles.dedup();
        articles
    }
}
