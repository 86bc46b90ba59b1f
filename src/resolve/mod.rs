//! Which place each mention means. Every candidate is scored by named reasons in whole points; the leader wins when its
//! lead is clear, and otherwise the mention stays undecided, with its rivals. What a spot beside the place is meant
//! ("north of X") is worked out in `spot`.

mod abroad;
mod container;
mod namesake;
mod neighbors;
mod reason;
mod rivals;
mod road;
mod spot;

use std::ops::Range;

use geo::Point;

use crate::document::Document;
use crate::gazetteer::{PlaceId, PlaceKind, WorldKind};
use crate::lexicon::PlaceWord;
use crate::mention::{Found, Mention, Spelling, Why};
use crate::world::World;

pub(crate) use container::containers;
pub use reason::{Ground, Reason};
pub(crate) use rivals::points_back;
pub use spot::{Precision, Spot};
pub(crate) use spot::{beside, itself};

/// What became of one mention.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// It means this place.
    Located(Located),
    /// The places that it may mean, best first, and why none was taken.
    Undecided(Vec<Scored>, Doubt),
    /// The text uses it as a place, and the gazetteer has none like it.
    Unknown,
    /// The country that the map is of.
    Home,
    /// A place outside the country.
    Abroad(WorldKind),
    /// No place here.
    SetAside(Why),
}

/// Why a name stays open that some place bears.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Several places fit as well as each other.
    Rivals,
    /// The best lies far from all that the text tells of.
    FarAway,
    /// The best is spelled otherwise, and is not of the kind or in the area that the text says.
    Contradicted,
}

impl Doubt {
    /// The doubt in the published layers.
    pub fn as_str(self) -> &'static str {
        match self {
            Doubt::Rivals => "several places fit as well as each other",
            Doubt::FarAway => "the nearest name is that of a place far from all that the text tells of",
            Doubt::Contradicted => "the nearest name is that of a place of another kind or area than the text says",
        }
    }
}

/// A decided mention.
#[derive(Clone, Debug)]
pub struct Located {
    pub place: PlaceId,
    pub spelling: Spelling,
    /// The place, or the part of it that the words name.
    pub spot: Spot,
    /// Where the phrase points: the same, or a spot beside it ("north of X"), which is where its deeds are.
    pub meant: Spot,
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
    /// Kilometers to the nearest decided place of its sentence and the two around it.
    pub around_km: Option<f64>,
    /// Its points and the number of its reasons before its neighbors were weighed.
    by_itself: (i32, usize),
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

/// Decides every mention of an article. The outcomes are in the order of the mentions. `pinned` says which of them were settled
/// by hand: one entry a mention, or none at all.
pub fn resolve(document: &Document, mentions: &[Mention], pinned: &[Option<Pinned>], world: &World) -> Vec<Outcome> {
    let ranked = rivals::rank(document, mentions, world);
    let mut outcomes: Vec<Outcome> = mentions
        .iter()
        .zip(ranked)
        .map(|(mention, ranked)| match &mention.found {
            Found::Places(_) => decide(mention, ranked, world),
            Found::Home => Outcome::Home,
            Found::Abroad(kind) => Outcome::Abroad(*kind),
            Found::Nothing => Outcome::Unknown,
            Found::SetAside(why) => Outcome::SetAside(*why),
        })
        .collect();
    let containers = containers(document, mentions);
    road::narrow(mentions, &containers, &mut outcomes, world);
    abroad::follow(mentions, &containers, &mut outcomes, world);
    for (number, pinned) in pinned.iter().enumerate() {
        if let Some(pinned) = pinned {
            outcomes[number] = settled(&mentions[number], *pinned, world);
        }
    }
    outcomes
}

/// What the user has settled about a mention: the place that it means, or none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pinned {
    pub place: Option<PlaceId>,
    /// The line of the corrections that says so.
    pub line: u64,
}

fn settled(mention: &Mention, pinned: Pinned, world: &World) -> Outcome {
    let Some(place) = pinned.place else { return Outcome::SetAside(Why::ByHand) };
    let (spot, meant) = spot::spots(mention, place, world);
    let by_hand = Reason::new(Ground::ByHand(pinned.line));
    Outcome::Located(Located {
        place,
        spelling: Spelling::Listed,
        spot,
        meant,
        score: by_hand.points,
        confidence: 1.0,
        reasons: vec![by_hand],
    })
}

/// Points that the leader must be ahead when its rival lies elsewhere. One weak reason (being nearer to some place of the
/// article) is worth up to 9, so it takes nearly half of one to call it.
const CLEAR_LEAD: i32 = 4;

/// Two candidates closer than this are one spot for a map of towns: gazetteers differ by as much on one village.
const SAME_SPOT_KM: f64 = 5.0;

fn decide(mention: &Mention, ranked: Vec<Scored>, world: &World) -> Outcome {
    let Some(leader) = ranked.first() else { return Outcome::Unknown };
    let best = enclosing(&ranked, world).unwrap_or(leader);
    let apart = |rival: &&Scored| {
        let beside = crate::geodesy::rough_km(best.point, rival.point) > SAME_SPOT_KM;
        rival.place != best.place && beside && !lies_within(rival.place, best.place, world)
    };
    let lead = ranked.iter().find(apart).map(|rival| best.score - rival.score);
    let doubt = match lead {
        Some(lead) if lead < CLEAR_LEAD => Some(Doubt::Rivals),
        _ if is_far_fetched(mention, best, world) => Some(Doubt::FarAway),
        _ if is_contradicted(mention, best, world) => Some(Doubt::Contradicted),
        _ => None,
    };
    if let Some(doubt) = doubt {
        return Outcome::Undecided(ranked, doubt);
    }
    let (spot, meant) = spot::spots(mention, best.place, world);
    let chosen = best.place;
    let best = ranked.into_iter().find(|scored| scored.place == chosen).expect("the best is one of the candidates");
    Outcome::Located(Located {
        place: best.place,
        spelling: best.spelling,
        spot,
        meant,
        score: best.score,
        confidence: confidence(best.spelling, lead),
        reasons: best.reasons,
    })
}

/// Whether the name leads to where the article is not, and nothing in the text says so: it is more likely that of a place that
/// no table has. A name that the news knows is believed anywhere.
fn is_far_fetched(mention: &Mention, best: &Scored, world: &World) -> bool {
    let place = world.gazetteer.facts(best.place);
    use PlaceKind as K;
    let known = matches!(place.kind, K::City | K::Town | K::Governorate)
        || (place.events > 0 && best.spelling < Spelling::Fuzzy);
    // There are few of these, and news of the whole country names them.
    let landmark = matches!(place.kind, K::Airbase | K::Airport | K::BorderCrossing | K::Dam);
    if known || (landmark && best.spelling < Spelling::Fuzzy) {
        return false;
    }
    let (mut sentence, mut article) = (None, None);
    for ground in best.reasons.iter().map(|reason| reason.ground) {
        match ground {
            Ground::NearInSentence(km) => sentence = Some(km),
            Ground::NearInArticle(km) => article = Some(km),
            _ => {}
        }
    }
    let quarter = place.kind == PlaceKind::Neighbourhood;
    let away_km = if quarter && sentence.is_some() { best.around_km } else { article };
    // Most hills stand in no table, and a village of nearly that name is the hill's only where the fighting is.
    let hill =
        matches!(mention.context.kind(), Some(PlaceWord::Hill | PlaceWord::Mountain)) && place.kind.is_settlement();
    let farthest_km = match best.spelling {
        Spelling::Fuzzy | Spelling::Variant if hill => 25.0,
        // A quarter goes by its name alone only beside its city: each city has its Sinaa and its Thawra.
        _ if quarter => 40.0,
        // A sector of the front and the next. Measured on seven sets of articles: of the names resolved from farther off none was
        // right.
        Spelling::Fuzzy | Spelling::Variant => 60.0,
        // A village that no report has told of yet: two sectors away where the sentences around are elsewhere, or on the
        // other side of the country.
        Spelling::Primary | Spelling::Listed if best.around_km.is_some_and(|km| km > 100.0) => 80.0,
        Spelling::Primary | Spelling::Listed => 200.0,
    };
    !is_stated(best) && away_km.is_some_and(|km| km > farthest_km)
}

/// Whether a loose spelling leads to a place of another kind than the text says, or outside the area that it says: "the X
/// neighborhood of Y" is no near-named town. What is a town and what a village the press knows no better than the tables.
fn is_contradicted(mention: &Mention, best: &Scored, world: &World) -> bool {
    use PlaceWord as W;
    let settlement = matches!(mention.context.kind(), Some(W::City | W::Town | W::Village));
    let same = settlement && world.gazetteer.facts(best.place).kind.is_settlement();
    let loose = match best.spelling {
        Spelling::Fuzzy => true,
        Spelling::Variant => !same,
        Spelling::Primary | Spelling::Listed => false,
    };
    let against = |reason: &Reason| matches!(reason.ground, Ground::KindWordDiffers | Ground::OutsideStated);
    loose && best.reasons.iter().any(against) && !is_stated(best)
}

/// Whether the text says itself that a place of this name lies where this one does.
fn is_stated(best: &Scored) -> bool {
    let stated = |reason: &Reason| matches!(reason.ground, Ground::InsideStated | Ground::OnStatedSide);
    best.reasons.iter().any(stated)
}

/// Of candidates too close to call, the area that holds all of them: "in Hama" may mean the city or its province, and the
/// province is right either way.
fn enclosing<'r>(ranked: &'r [Scored], world: &World) -> Option<&'r Scored> {
    let best = ranked.first()?;
    let close = ranked.iter().take_while(|rival| best.score - rival.score < CLEAR_LEAD);
    close.clone().find(|outer| close.clone().all(|inner| lies_within(inner.place, outer.place, world)))
}

/// Whether a place is another one or lies in the area that the other stands for.
fn lies_within(inner: PlaceId, outer: PlaceId, world: &World) -> bool {
    if inner == outer {
        return true;
    }
    let Some(area) = world.gazetteer.area_of_place(outer) else { return false };
    let admin = world.gazetteer.area_of_place(inner).or_else(|| world.gazetteer.facts(inner).area());
    admin.is_some_and(|admin| world.gazetteer.is_within(admin, area))
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
