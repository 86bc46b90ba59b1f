//! The ranked answers to "where is X?", each with the reasons for its rank. No article is at hand here: what a text adds
//! is left to `resolve`.

use super::{AreaId, Gazetteer, How, Match, Place, PlaceId, PlaceKind, Target};

/// Whole points and what they were given for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    pub points: i32,
    pub text: String,
}

/// A place that may be meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub place: PlaceId,
    /// The listed spelling that agrees best.
    pub name: String,
    /// Sum of the reasons' points.
    pub score: i32,
    pub reasons: Vec<Reason>,
    pub how: How,
}

// Points. Spelling weighs most and prominence decides between places of one name. An area that was asked for outweighs
// both: a near name inside it is a better answer than the exact one elsewhere.

/// Named by its id, as by the very spelling.
const BY_ID: i32 = 100;
/// Lying in the area that was asked for.
const WITHIN: i32 = 40;
/// Lying elsewhere.
const OUTSIDE: i32 = -40;
/// Spelled otherwise, where a place is listed that is spelled so: a village of the very name before a city of nearly the name.
const NOT_THE_NAME: i32 = -16;
/// Each doubling of the events counted at a place, up to the limit.
const EVENTS_STEP: i32 = 2;
const EVENTS_MOST: i32 = 16;

/// How many matches are weighed before the best are picked: more than places share a name in any country.
const WEIGHED: usize = 256;

impl Gazetteer {
    /// The places that `query` may mean, best first, `limit` at most. `within` names an area ("Idlib", "Hama province")
    /// that it should lie in; one that is not known says nothing. The id of a place, as the layers give it, means that place.
    pub fn locate(&self, query: &str, within: Option<&str>, limit: usize) -> Vec<Answer> {
        if let Some(place) = self.place_by_code(query.trim()) {
            return vec![self.of_code(place)];
        }
        let areas = within.map(|name| self.areas_named(name)).unwrap_or_default();
        let matches = self.similar(query, WEIGHED);
        let listed = matches.iter().any(|found| found.how == How::Exact);
        let mut answers: Vec<Answer> = matches.iter().map(|found| self.weigh(found, listed, &areas)).collect();
        answers.sort_by_key(|answer| (-answer.score, answer.place));
        answers.truncate(limit);
        answers
    }

    fn of_code(&self, id: PlaceId) -> Answer {
        let place = self.place(id);
        let reason = Reason { points: BY_ID, text: format!("its id ({})", place.code) };
        Answer { place: id, name: place.name.to_owned(), score: BY_ID, reasons: vec![reason], how: How::Exact }
    }

    /// The areas of a name, with or without words for its kind behind it ("Hama", "Hama province"), the larger first; those
    /// of the most similar name when none is listed so. Empty when nothing is near.
    pub fn areas_named(&self, name: &str) -> Vec<AreaId> {
        if let Some(area) = self.area_by_code(name) {
            return vec![area];
        }
        let words: Vec<&str> = name.split_whitespace().collect();
        let listed = (1..=words.len()).rev().map(|count| self.areas_listed(&words[..count].join(" ")));
        let mut areas = listed.into_iter().find(|areas| !areas.is_empty()).unwrap_or_else(|| self.areas_like(name));
        areas.sort_by_key(|&id| (self.area(id).level, id));
        areas.dedup();
        areas
    }

    fn areas_listed(&self, name: &str) -> Vec<AreaId> {
        let names = self.find(name).into_iter().flat_map(|node| self.names_at(node));
        let places = names.filter_map(|name| match name.target {
            Target::Place(place) => Some(place),
            _ => None,
        });
        places.filter_map(|place| self.area_of_place(place)).collect()
    }

    fn areas_like(&self, name: &str) -> Vec<AreaId> {
        let matches = self.similar(name, WEIGHED);
        let mut areas = matches.iter().filter_map(|found| Some((self.area_of_place(found.place)?, found.score)));
        let Some((first, best)) = areas.next() else { return Vec::new() };
        std::iter::once(first).chain(areas.take_while(|(_, score)| *score == best).map(|(area, _)| area)).collect()
    }

    fn weigh(&self, found: &Match, listed: bool, areas: &[AreaId]) -> Answer {
        let place = self.place(found.place);
        let mut reasons = vec![spelling(found), kind(&place)];
        if listed && found.how != How::Exact {
            reasons.push(Reason { points: NOT_THE_NAME, text: "another place is spelled so".to_owned() });
        }
        reasons.extend(events(&place));
        reasons.extend(population(&place));
        reasons.extend(self.inside(&place, areas));
        let score = reasons.iter().map(|reason| reason.points).sum();
        Answer { place: found.place, name: found.name.to_owned(), score, reasons, how: found.how }
    }

    fn inside(&self, place: &Place, areas: &[AreaId]) -> Option<Reason> {
        let asked = self.area(*areas.first()?);
        let own = self.area_of_place(place.id);
        let chain = [own, place.admin3, place.admin2, place.admin1];
        let within = areas.iter().find(|&&area| chain.into_iter().flatten().any(|inner| self.is_within(inner, area)));
        Some(match within {
            Some(&area) => {
                Reason { points: WITHIN, text: format!("in {} ({})", self.area(area).name, self.area(area).code) }
            }
            None => Reason { points: OUTSIDE, text: format!("not in {}", asked.name) },
        })
    }
}

fn spelling(found: &Match) -> Reason {
    let how = match found.how {
        How::Exact => "spelled so",
        How::Variant => "another romanisation of",
        How::Fuzzy => "near",
    };
    let text =
        if found.how == How::Exact { format!("{how} ({})", found.name) } else { format!("{how} {}", found.name) };
    // From 100 down by two points for each hundredth of the name that differs: how it is spelled weighs more than how large
    // the place is.
    Reason { points: 2 * i32::from(found.score) - 100, text }
}

/// A bare name means the settlement rather than the area around it, and the larger settlement rather than the smaller.
fn kind(place: &Place) -> Reason {
    let points = match place.kind {
        PlaceKind::City => 20,
        PlaceKind::Town => 12,
        PlaceKind::Governorate => 10,
        PlaceKind::Village | PlaceKind::District => 6,
        PlaceKind::Neighbourhood | PlaceKind::Subdistrict => 4,
        PlaceKind::Locality => 2,
        _ => 5,
    };
    Reason { points, text: place.kind.as_str().replace('_', " ") }
}

fn events(place: &Place) -> Option<Reason> {
    let doublings = (place.events + 1).ilog2() as i32;
    let points = (doublings * EVENTS_STEP).min(EVENTS_MOST);
    (points > 0).then(|| Reason { points, text: format!("{} events counted there", place.events) })
}

fn population(place: &Place) -> Option<Reason> {
    let population = place.population.filter(|_| place.kind.is_settlement())?;
    let points = match population {
        0..5_000 => return None,
        5_000..20_000 => 2,
        20_000..100_000 => 4,
        _ => 8,
    };
    Some(Reason { points, text: format!("{population} inhabitants") })
}
