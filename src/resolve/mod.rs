//! Which place each mention means. Every candidate is scored by named reasons in whole points; the leader wins when its
//! lead is clear, and otherwise the mention stays undecided, with its rivals. What a spot beside the place is meant
//! ("north of X") is worked out in `spot`.

mod container;
mod reason;
mod rivals;
mod spot;

use std::ops::Range;

use geo::Point;

use crate::document::Document;
use crate::gazetteer::{PlaceId, WorldKind};
use crate::mention::{Found, Mention, Spelling, Why};
use crate::world::World;

pub(crate) use container::containers;
pub use reason::{Ground, Reason};
pub(crate) use rivals::points_back;
pub use spot::{Precision, Spot};

/// What became of one mention.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// It means this place.
    Located(Located),
    /// Several places are too close to call, best first.
    Undecided(Vec<Scored>),
    /// The text uses it as a place, and the gazetteer has none like it.
    Unknown,
    /// A place outside the country.
    Abroad(WorldKind),
    /// No place here.
    SetAside(Why),
}

/// A decided mention.
#[derive(Clone, Debug)]
pub struct Located {
    pub place: PlaceId,
    pub spelling: Spelling,
    /// The spot that the words mean: the place itself or one beside it.
    pub spot: Spot,
    /// Points of the winner.
    pub score: i32,
    /// 0 to 1: how clear the lead is and how close the spelling.
    pub confidence: f64,
    pub reasons: Vec<Reason>,
}

/// A candidate with its points.
#[derive(Clone, Debug)]
pub struct Scored {
    pub place: PlaceId,
    pub spelling: Spelling,
    pub point: Point,
    pub score: i32,
    pub reasons: Vec<Reason>,
}

impl Outcome {
    /// The place, when one was decided on.
    pub fn located(&self) -> Option<&Located> {
        match self {
            Outcome::Located(located) => Some(located),
            _ => None,
        }
    }
}

/// Decides every mention of an article. The outcomes are in the order of the mentions.
pub fn resolve(document: &Document, mentions: &[Mention], world: &World) -> Vec<Outcome> {
    let ranked = rivals::rank(document, mentions, world);
    mentions
        .iter()
        .zip(ranked)
        .map(|(mention, ranked)| match &mention.found {
            Found::Places(_) => decide(mention, ranked, world),
            Found::Abroad(kind) => Outcome::Abroad(*kind),
            Found::Nothing => Outcome::Unknown,
            Found::SetAside(why) => Outcome::SetAside(*why),
        })
        .collect()
}

/// Points that the leader must be ahead when its rival lies elsewhere. One weak reason (being nearer to some place of the
/// article) is worth up to 6, so it takes more than half of one to call it.
const CLEAR_LEAD: i32 = 4;

/// Two candidates closer than this are one spot for a map of towns: gazetteers differ by as much on one village.
const SAME_SPOT_KM: f64 = 4.0;

fn decide(mention: &Mention, ranked: Vec<Scored>, world: &World) -> Outcome {
    let Some(best) = ranked.first() else { return Outcome::Unknown };
    let apart = |rival: &&Scored| crate::geodesy::distance_km(best.point, rival.point) > SAME_SPOT_KM;
    let lead = ranked[1..].iter().find(apart).map(|rival| best.score - rival.score);
    if lead.is_some_and(|lead| lead < CLEAR_LEAD) {
        return Outcome::Undecided(ranked);
    }
    let spot = spot::spot(mention, best.place, world);
    Outcome::Located(Located {
        place: best.place,
        spelling: best.spelling,
        spot,
        score: best.score,
        confidence: confidence(best.spelling, lead),
        reasons: best.reasons.clone(),
    })
}

/// How sure a decision is: a spelling as listed and no rival give nearly 1; a loose spelling or a narrow lead takes off.
/// The steps are judgment, in the order that the scores on the development articles bear out.
fn confidence(spelling: Spelling, lead: Option<i32>) -> f64 {
    let spelled: f64 = match spelling {
        Spelling::Primary => 0.97,
        Spelling::Listed => 0.95,
        Spelling::Variant => 0.85,
        Spelling::Fuzzy => 0.6,
    };
    let lead = f64::from(lead.unwrap_or(40).clamp(0, 40));
    spelled * (0.7 + 0.3 * lead / 40.0)
}

/// The sentence's mentions, by number.
pub(crate) fn of_sentence(mentions: &[Mention], sentence: usize) -> Range<usize> {
    let start = mentions.partition_point(|mention| mention.sentence < sentence);
    let end = mentions.partition_point(|mention| mention.sentence <= sentence);
    start..end
}
