//! Scores who holds what: is the place among the control points, with the right side?

use super::feature::Feature;
use super::truth::{Article, Control};
use super::vocabulary::side;
use super::{Share, miss};

/// How far apart two sources put one town, and how far a control point may lie from a place without a stated tolerance.
const LEAST_TOLERANCE_KM: f64 = 3.0;
const USUAL_TOLERANCE_KM: f64 = 5.0;

/// Both shares are over the holders that the truth states at a known point.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ControlScore {
    pub right_side: Share,
    pub found: Share,
}

/// Dates are not compared: a map shows the latest holder, and truth states some earlier ones.
pub fn score(articles: &[Article], points: &[Feature], misses: &mut Vec<String>) -> ControlScore {
    let mut score = ControlScore::default();
    for article in articles {
        for control in article.control.iter().filter(|control| control.spot.point().is_some()) {
            let Some(holder) = control.holder.as_deref().filter(|holder| !holder.is_empty()) else { continue };
            let near: Vec<Feature> = points.iter().copied().filter(|point| is_at(*point, control)).collect();
            let is_right = near.iter().any(|point| is_held_by(*point, holder));
            score.found.count(!near.is_empty());
            score.right_side.count(is_right);
            if !is_right {
                let what = if near.is_empty() { "no holder" } else { "wrong holder" };
                let place = control.place.as_deref().unwrap_or("-");
                miss(misses, article, what, format!("{place}: {holder}: {}", control.quote));
            }
        }
    }
    score
}

fn is_at(point: Feature, control: &Control) -> bool {
    let tolerance_km = control.spot.tolerance_km(USUAL_TOLERANCE_KM).max(LEAST_TOLERANCE_KM);
    let distance_km = control.spot.point().and_then(|spot| point.distance_km(spot));
    distance_km.is_some_and(|km| km <= tolerance_km)
}

fn is_held_by(point: Feature, holder: &str) -> bool {
    ["side", "holder"].iter().any(|column| side(point.text(column)) == side(Some(holder)))
}
