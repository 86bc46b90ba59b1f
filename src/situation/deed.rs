//! A deed with all that tell it.

use smol_str::SmolStr;

use crate::event::{Certainty, Counts, Kind, Party, Timing};
use crate::gazetteer::PlaceId;
use crate::resolve::Spot;
use crate::span::Span;

/// One deed, told once or many times.
#[derive(Clone, Debug)]
pub struct Deed {
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
    /// The articles that tell it, each once, in order.
    pub fn articles(&self) -> Vec<usize> {
        let mut articles: Vec<usize> = self.evidence.iter().map(|evidence| evidence.article).collect();
        articles.sort_unstable();
        articles.dedup();
        articles
    }
}
