//! An explained article as JSON, with the names of the published columns where there is one.

use serde_json::{Map, Value, json};
use smol_str::SmolStr;

use super::passage::{Explained, Passage, best, spelled, why};
use super::print::{basis, counts};
use crate::article::PublishedBasis;
use crate::event::{Event, Holding, Party, Relation, SetAside, Timing};
use crate::gazetteer::PlaceId;
use crate::resolve::{Outcome, Reason};
use crate::span::Span;

/// The whole article. Offsets count Unicode scalar values of the text, as in the layers.
pub(super) fn of(explained: &Explained) -> Value {
    let article = &explained.report.article;
    let basis = match article.published_basis {
        PublishedBasis::Printed => "printed",
        PublishedBasis::Manifest => "manifest",
        PublishedBasis::None => "unknown",
    };
    let mut cursor = Cursor { text: &article.text, byte: 0, character: 0 };
    let sentences: Vec<Value> =
        explained.passages.iter().map(|passage| sentence(explained, passage, &mut cursor)).collect();
    json!({
        "id": article.id,
        "title": article.title,
        "source": article.source,
        "url": article.url,
        "published": article.published.map(|date| date.to_string()),
        "published_basis": basis,
        "sentences": sentences,
    })
}

/// Counts characters up to a byte, without going back to the start each time.
struct Cursor<'a> {
    text: &'a str,
    byte: usize,
    character: usize,
}

impl Cursor<'_> {
    fn character(&mut self, byte: u32) -> usize {
        let byte = byte as usize;
        if byte >= self.byte {
            self.character += self.text[self.byte..byte].chars().count();
        } else {
            self.character -= self.text[byte..self.byte].chars().count();
        }
        self.byte = byte;
        self.character
    }
}

fn sentence(explained: &Explained, passage: &Passage, cursor: &mut Cursor) -> Value {
    let mut row = spanned(passage.span, cursor);
    let mentions: Vec<Value> = passage.mentions.clone().map(|number| mention(explained, number, cursor)).collect();
    let events: Vec<Value> = passage.events.iter().map(|found| event(explained, found, cursor)).collect();
    let set_aside: Vec<Value> = passage.set_aside.iter().map(|deed| untold(deed, cursor)).collect();
    let holdings: Vec<Value> = passage.holdings.iter().map(|held| holding(explained, held)).collect();
    row.insert("mentions".into(), mentions.into());
    row.insert("events".into(), events.into());
    row.insert("set_aside".into(), set_aside.into());
    row.insert("held".into(), holdings.into());
    row.into()
}

/// `start`, `end` and `text` of a span.
fn spanned(span: Span, cursor: &mut Cursor) -> Map<String, Value> {
    let (start, end) = (cursor.character(span.start), cursor.character(span.end));
    let mut row = Map::new();
    row.insert("start".into(), start.into());
    row.insert("end".into(), end.into());
    row.insert("text".into(), span.of(cursor.text).into());
    row
}

fn mention(explained: &Explained, number: usize, cursor: &mut Cursor) -> Value {
    let report = explained.report;
    let mut row = spanned(report.mentions[number].span, cursor);
    let more = match &report.outcomes[number] {
        Outcome::Located(located) => json!({
            "outcome": "located",
            "latitude": located.spot.point.y(),
            "longitude": located.spot.point.x(),
            "uncertainty_km": located.spot.uncertainty_km,
            "geo_precision": located.spot.precision.number(),
            "confidence": located.confidence,
            "candidates": std::iter::once(scored(explained, located.place, located.score, &located.reasons))
                .chain(explained.others(number).iter().map(|other| {
                    let mut row = place(explained, other.place);
                    row.insert("spelling".into(), spelled(other.spelling).into());
                    row.into()
                }))
                .collect::<Vec<Value>>(),
        }),
        Outcome::Undecided(candidates, doubt) => json!({
            "outcome": "undecided",
            "reason": doubt.as_str(),
            "candidates_n": candidates.len(),
            "candidates": best(candidates)
                .iter()
                .map(|candidate| scored(explained, candidate.place, candidate.score, &candidate.reasons))
                .collect::<Vec<Value>>(),
        }),
        Outcome::Unknown => json!({ "outcome": "unknown" }),
        Outcome::Home => json!({ "outcome": "home" }),
        Outcome::Abroad(kind) => json!({ "outcome": "abroad", "kind": kind.as_str() }),
        Outcome::SetAside(reason) => json!({ "outcome": "no place", "reason": why(*reason) }),
    };
    row.extend(object(more));
    row.into()
}

fn scored(explained: &Explained, id: PlaceId, score: i32, reasons: &[Reason]) -> Value {
    let mut row = place(explained, id);
    row.insert("score".into(), score.into());
    row.insert("reasons".into(), reasons.iter().map(Reason::to_string).collect::<Vec<String>>().into());
    row.into()
}

fn place(explained: &Explained, id: PlaceId) -> Map<String, Value> {
    let gazetteer = &explained.world.gazetteer;
    let place = gazetteer.place(id);
    object(json!({
        "place_id": place.code,
        "location": place.name,
        "place_kind": place.kind.as_str(),
        "admin1": place.admin1.map(|area| gazetteer.area(area).name),
    }))
}

fn event(explained: &Explained, event: &Event, cursor: &mut Cursor) -> Value {
    let mut row = object(json!({
        "kind": event.kind.word(),
        "location_text": event.place.text,
        "latitude": event.place.spot.point.y(),
        "longitude": event.place.spot.point.x(),
        "uncertainty_km": event.place.spot.uncertainty_km,
        "geo_precision": event.place.spot.precision.number(),
    }));
    row.extend(place(explained, event.place.place));
    row.extend(timed(event.when));
    row.insert("actor1".into(), party(explained, event.actor1.as_ref()));
    row.insert("actor2".into(), party(explained, event.actor2.as_ref()));
    row.insert("target".into(), event.target.as_deref().into());
    row.insert("weapon".into(), event.weapon.as_deref().into());
    row.extend(counts(&event.counts).map(|(what, count)| (what.to_owned(), count.into())));
    row.insert("certainty".into(), event.certainty.word().into());
    row.insert("confidence".into(), event.place.confidence.into());
    row.insert("source".into(), event.sources.iter().map(SmolStr::as_str).collect::<Value>());
    row.insert("words".into(), spanned(event.trigger, cursor).into());
    row.into()
}

fn untold(deed: &SetAside, cursor: &mut Cursor) -> Value {
    json!({ "kind": deed.kind.word(), "reason": deed.why.word(), "words": spanned(deed.trigger, cursor) })
}

fn holding(explained: &Explained, held: &Holding) -> Value {
    let mut row = place(explained, held.place);
    let (relation, bearing) = match held.relation {
        Relation::Holds => ("holds", None),
        Relation::Pocket => ("pocket", None),
        Relation::Beside(bearing) => ("beside", Some(bearing)),
    };
    row.insert("holder".into(), party(explained, Some(&held.holder)));
    row.insert("relation".into(), relation.into());
    row.insert("bearing_deg".into(), bearing.into());
    row.extend(timed(held.when));
    row.into()
}

fn party(explained: &Explained, party: Option<&Party>) -> Value {
    let actors = &explained.world.actors;
    party.map_or(Value::Null, |party| {
        json!({
            "actor": actors.name(party.actor),
            "side": party.side.map(|side| actors.camp(side).name.as_str()),
            "text": party.text,
        })
    })
}

fn timed(when: Option<Timing>) -> Map<String, Value> {
    object(json!({
        "event_date": when.map(|when| when.from.to_string()),
        "event_date_end": when.map(|when| when.to.to_string()),
        "time_precision": when.map(|when| when.precision),
        "date_basis": when.map_or("unknown", |when| basis(when.basis)),
    }))
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(object) => object,
        _ => Map::new(),
    }
}
