//! How values are spelled in every layer: lists, dates, places, evidence, colors.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt::{self, Write};

use jiff::civil::Date;
use smol_str::{SmolStr, ToSmolStr};

use crate::actors::{ActorId, Side};
use crate::event::Party;
use crate::gazetteer::{AreaId, Place, PlaceId};
use crate::geodesy::distance_km;
use crate::layer::id;
use crate::resolve::{Precision, Spot};
use crate::situation::{Evidence, Moment, Situation};
use crate::world::World;

/// What every layer is written from.
pub(super) struct Desk<'a> {
    pub situation: &'a Situation,
    pub world: &'a World,
}

/// The map of one of the situation's days.
#[derive(Clone, Copy)]
pub(super) struct Frame<'a> {
    pub desk: &'a Desk<'a>,
    pub moment: &'a Moment,
    is_last: bool,
}

impl<'a> Desk<'a> {
    /// The days of the situation, oldest first.
    pub fn frames(&'a self) -> impl Iterator<Item = Frame<'a>> {
        let moments = &self.situation.moments;
        moments.iter().enumerate().map(|(at, moment)| Frame { desk: self, moment, is_last: at + 1 == moments.len() })
    }
}

impl Frame<'_> {
    pub fn as_of(&self) -> Option<SmolStr> {
        day(self.moment.as_of)
    }

    /// An id of the parts, and of the day unless it is that of the map: what is drawn for the newest day keeps its id when
    /// news comes that does not touch it.
    pub fn id(&self, prefix: &str, parts: &[&str]) -> SmolStr {
        let as_of = self.moment.as_of.to_smolstr();
        let parts: Vec<&str> = parts.iter().copied().chain((!self.is_last).then_some(as_of.as_str())).collect();
        id(prefix, &parts)
    }

    /// Days from the newest evidence to the day of the map.
    pub fn age_days(&self, newest: Option<Date>) -> Option<i64> {
        Some(i64::from(self.moment.as_of.since(newest?).ok()?.get_days()))
    }
}

/// The articles behind a feature.
pub(super) struct Articles {
    pub ids: Option<SmolStr>,
    pub n: i64,
    pub titles: Option<SmolStr>,
    pub urls: Option<SmolStr>,
}

/// The color of a camp whose row gives none.
const NO_COLOR: &str = "#808080";

/// Sentences that a feature quotes; a popup holds no more.
const QUOTES: usize = 3;

impl Desk<'_> {
    pub fn side(&self, side: Side) -> SmolStr {
        self.world.actors.camp(side).name.as_str().into()
    }

    pub fn color(&self, side: Option<Side>) -> SmolStr {
        let color = side.map_or("", |side| &self.world.actors.camp(side).color);
        SmolStr::from(if color.is_empty() { NO_COLOR } else { color })
    }

    pub fn actor(&self, actor: ActorId) -> SmolStr {
        self.world.actors.name(actor).into()
    }

    pub fn party_name(&self, party: &Option<Party>) -> Option<SmolStr> {
        party.as_ref().map(|party| self.actor(party.actor))
    }

    pub fn party_side(&self, party: &Option<Party>) -> Option<SmolStr> {
        party.as_ref().and_then(|party| party.side).map(|side| self.side(side))
    }

    pub fn place(&self, place: PlaceId) -> SmolStr {
        self.world.gazetteer.place(place).name.into()
    }

    pub fn code(&self, place: PlaceId) -> &str {
        self.world.gazetteer.place(place).code
    }

    /// The articles of some evidence, each once. Titles and addresses that several share stand once.
    pub fn articles<'e>(&self, evidence: impl IntoIterator<Item = &'e Evidence>) -> Articles {
        let numbers: BTreeSet<usize> = evidence.into_iter().map(|evidence| evidence.article).collect();
        let cited = || numbers.iter().map(|number| &self.situation.articles[*number]);
        Articles {
            ids: list(cited().map(|article| &article.id)),
            n: numbers.len() as i64,
            titles: list(distinct(cited().filter_map(|article| article.title.as_deref()))),
            urls: list(distinct(cited().filter_map(|article| article.url.as_deref()))),
        }
    }
}

/// The sentence that says most, then the others in order, each once.
pub(super) fn quotes(evidence: &[Evidence], best: usize) -> Option<SmolStr> {
    let best_first = evidence.get(best).into_iter().chain(evidence);
    let quotes = distinct(best_first.map(|evidence| one_line(&evidence.quote)));
    let mut text = quotes.iter().take(QUOTES).cloned().collect::<Vec<_>>().join(" | ");
    let more = quotes.len().saturating_sub(QUOTES);
    if more > 0 {
        text += &format!(" | and {more} more");
    }
    (!text.is_empty()).then(|| text.into())
}

/// Words with single spaces: wrapped prose breaks its lines within a sentence.
pub(super) fn one_line(text: &str) -> Cow<'_, str> {
    if is_one_line(text.as_bytes()) {
        return text.into();
    }
    let mut line = String::with_capacity(text.len());
    for (number, word) in text.split_whitespace().enumerate() {
        if number > 0 {
            line.push(' ');
        }
        line.push_str(word);
    }
    line.into()
}

/// Whether ASCII text stands in one line as it is, without looking at its words: most sentences do. No loop ends early,
/// so that each is done many bytes at a time.
fn is_one_line(text: &[u8]) -> bool {
    let only_printed = text.iter().fold(true, |so_far, byte| so_far & (b' '..=b'~').contains(byte));
    let pairs = text.iter().zip(text.iter().skip(1));
    let single_spaces = pairs.fold(true, |so_far, pair| so_far & (pair != (&b' ', &b' ')));
    only_printed && single_spaces && text.first() != Some(&b' ') && text.last() != Some(&b' ')
}

/// A list in one cell; nothing for an empty one.
pub(super) fn list(values: impl IntoIterator<Item: fmt::Display>) -> Option<SmolStr> {
    // The reasons of a score have some 25 letters each, names fewer.
    const USUAL: usize = 32;
    let values = values.into_iter();
    let mut text = String::with_capacity(values.size_hint().0 * USUAL);
    for (number, value) in values.enumerate() {
        if number > 0 {
            text.push_str("; ");
        }
        // Writing to memory does not fail.
        let _ = write!(text, "{value}");
    }
    (!text.is_empty()).then(|| text.into())
}

/// Each value once, in the order of first sight.
pub(super) fn distinct<T: Ord + Clone>(values: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut kept: Vec<T> = Vec::new();
    let mut seen: BTreeSet<T> = BTreeSet::new();
    for value in values {
        if seen.insert(value.clone()) {
            kept.push(value);
        }
    }
    kept
}

pub(super) fn day(date: Date) -> Option<SmolStr> {
    Some(date.to_smolstr())
}

/// The name of an area.
pub(super) fn area(area: Option<AreaId>, world: &World) -> Option<SmolStr> {
    area.map(|area| world.gazetteer.area(area).name.into())
}

/// A spot nearer to its place lies in its areas.
const BESIDE_KM: f64 = 1.0;

/// Governorate, district and subdistrict: those of the place, or those that hold the spot where the text points beside the
/// place.
pub(super) fn admins(place: &Place, spot: &Spot, world: &World) -> [Option<AreaId>; 3] {
    let own = [place.admin1, place.admin2, place.admin3];
    let beside = spot.precision == Precision::Near && distance_km(place.point, spot.point) > BESIDE_KM;
    let holding = if beside { world.gazetteer.containing(spot.point) } else { own };
    if holding[0].is_some() { holding } else { own }
}
