//! Every deed as one sentence tells it, with what the sentence says beside it: where a movement began.

use crate::event::{Event, Told};
use crate::gazetteer::PlaceId;
use crate::geodesy::distance_km;
use crate::lexicon::Preposition;
use crate::mention::Position;
use crate::report::Report;
use crate::resolve::{self, Precision};
use crate::world::World;

/// A deed as one sentence tells it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Telling<'r> {
    /// Index of the article.
    pub article: usize,
    pub event: &'r Event,
    pub quote: &'r str,
    pub origin: Option<PlaceId>,
    /// Number of its sentence in the article.
    pub sentence: usize,
    /// The name of its place stands alone: no word for a kind, a side or a distance beside it.
    pub is_bare: bool,
}

/// All tellings of deeds, in the order of article and position.
pub(super) fn all<'r>(reports: &[&'r Report], world: &World) -> Vec<Telling<'r>> {
    of(reports, world, |told| &told.events)
}

/// All tellings of what is planned, in that order.
pub(super) fn aims<'r>(reports: &[&'r Report], world: &World) -> Vec<Telling<'r>> {
    of(reports, world, |told| &told.aims)
}

fn of<'r>(reports: &[&'r Report], world: &World, chosen: fn(&Told) -> &[Event]) -> Vec<Telling<'r>> {
    let mut tellings: Vec<Telling> = Vec::new();
    for (article, report) in reports.iter().enumerate() {
        for event in chosen(&report.told) {
            let quote = event.span.of(&report.article.text);
            let sentence = report.sentences.partition_point(|sentence| sentence.start <= event.span.start).max(1) - 1;
            let context = &report.mentions[event.place.mention].context;
            let is_bare = context.kind().is_none() && context.position == Position::At;
            let origin = origin(report, event, world);
            tellings.push(Telling { article, event, quote, origin, sentence, is_bare });
        }
    }
    tellings.sort_by_key(|telling| {
        let event = telling.event;
        (telling.article, event.span, event.trigger, event.place.mention, event.kind)
    });
    tellings
}

/// A day's march: a place farther off is where forces are based, not where this movement began.
const FARTHEST_ORIGIN_KM: f64 = 60.0;

/// The place of "from X" in the sentence of a movement.
fn origin(report: &Report, event: &Event, world: &World) -> Option<PlaceId> {
    if !event.kind.goes_forward() {
        return None;
    }
    let sentence = report.mentions.get(event.place.mention)?.sentence;
    resolve::of_sentence(&report.mentions, sentence).find_map(|number| {
        let (mention, located) = (&report.mentions[number], report.outcomes[number].located()?);
        let is_from = mention.context.preposition == Some(Preposition::From) && !mention.context.road_end;
        let is_point = located.meant.precision == Precision::Place && located.place != event.place.place;
        let distance_km = distance_km(world.gazetteer.place(located.place).point, event.place.spot.point);
        let fits = is_from && is_point && distance_km <= FARTHEST_ORIGIN_KM;
        fits.then_some(located.place)
    })
}
