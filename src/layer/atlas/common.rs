//! How values are spelled in every layer: lists, dates, places, evidence, colors.

use std::collections::BTreeSet;
use std::fmt::{self, Write};

use jiff::civil::Date;

use crate::actors::{ActorId, Side};
use crate::event::Party;
use crate::gazetteer::{AreaId, Place, PlaceId};
use crate::geodesy::distance_km;
use crate::resolve::{Precision, Spot};
use crate::situation::{Evidence, Situation};
use crate::world::World;

/// What every layer is written from.
pub(super) struct Desk<'a> {
    pub situation: &'a Situation,
    pub world: &'a World,
    /// The id of each deed.
    pub ids: &'a [String],
}

/// The articles behind a feature.
pub(super) struct Articles {
    pub ids: Option<String>,
    pub n: i64,
    pub titles: Option<String>,
    pub urls: Option<String>,
}

/// The color of a camp whose row gives none.
const NO_COLOR: &str = "#808080";

/// Sentences that a feature quotes; a popup holds no more.
const QUOTES: usize = 3;

impl Desk<'_> {
    pub fn side(&self, side: Side) -> String {
        self.world.actors.camp(side).name.clone()
    }

    pub fn color(&self, side: Option<Side>) -> String {
        let color = side.map_or("", |side| &self.world.actors.camp(side).color);
        if color.is_empty() { NO_COLOR.to_owned() } else { color.to_owned() }
    }

    pub fn actor(&self, actor: ActorId) -> String {
        self.world.actors.name(actor).to_owned()
    }

    pub fn party_name(&self, party: &Option<Party>) -> Option<String> {
        party.as_ref().map(|party| self.actor(party.actor))
    }

    pub fn party_side(&self, party: &Option<Party>) -> Option<String> {
        party.as_ref().and_then(|party| party.side).map(|side| self.side(side))
    }

    pub fn place(&self, place: PlaceId) -> String {
        self.world.gazetteer.place(place).name.to_owned()
    }

    pub fn code(&self, place: PlaceId) -> &str {
        self.world.gazetteer.place(place).code
    }

    /// The articles of some evidence, each once. Titles and addresses that several share stand once.
    pub fn articles<'e>(&self, evidence: impl IntoIterator<Item = &'e Evidence>) -> Articles {
        let numbers: BTreeSet<usize> = evidence.into_iter().map(|evidence| evidence.article).collect();
        let cited = || numbers.iter().map(|number| &self.situation.articles[*number]);
        Articles {
            ids: list(cited().map(|article| article.id.clone())),
            n: numbers.len() as i64,
            titles: list(distinct(cited().filter_map(|article| article.title.clone()))),
            urls: list(distinct(cited().filter_map(|article| article.url.clone()))),
        }
    }
}

/// The sentence that says most, then the others in order, each once.
pub(super) fn quotes(evidence: &[Evidence], best: usize) -> Option<String> {
    let best_first = evidence.get(best).into_iter().chain(evidence);
    let quotes = distinct(best_first.map(|evidence| one_line(&evidence.quote)));
    let mut text = quotes.iter().take(QUOTES).cloned().collect::<Vec<_>>().join(" | ");
    let more = quotes.len().saturating_sub(QUOTES);
    if more > 0 {
        text += &format!(" | and {more} more");
    }
    (!text.is_empty()).then_some(text)
}

/// Words with single spaces: wrapped prose breaks its lines within a sentence.
pub(super) fn one_line(text: &str) -> String {
    if is_one_line(text.as_bytes()) {
        return text.to_owned();
    }
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
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
pub(super) fn list(values: impl IntoIterator<Item: fmt::Display>) -> Option<String> {
    // The reasons of a score have some 25 letters each, names fewer.
    const USUAL: usize = 32;
    let values = values.into_iter();
    let mut text = String::with_capacity(values.size_hint().0 * USUAL);
    for (number, value) in values.enumerate() {
        let tie = if number == 0 { "" } else { "; " };
        // Writing to memory does not fail.
        let _ = write!(text, "{tie}{value}");
    }
    (!text.is_empty()).then_some(text)
}

/// Each value once, in the order of first sight.
pub(super) fn distinct(values: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for value in values {
        if seen.insert(value.clone()) {
            kept.push(value);
        }
    }
    kept
}

pub(super) fn day(date: Date) -> Option<String> {
    Some(date.to_string())
}

/// The name of an area.
pub(super) fn area(area: Option<AreaId>, world: &World) -> Option<String> {
    area.map(|area| world.gazetteer.area(area).name.to_owned())
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

/// Ids made unique in the order given: the first keeps its own, further ones get `-2`, `-3`.
pub(super) fn unique(ids: Vec<String>) -> Vec<String> {
    let mut taken: BTreeSet<String> = BTreeSet::new();
    ids.into_iter()
        .map(|id| {
            let mut free = id.clone();
            let mut number = 2;
            while !taken.insert(free.clone()) {
                free = format!("{id}-{number}");
                number += 1;
            }
            free
        })
        .collect()
}
