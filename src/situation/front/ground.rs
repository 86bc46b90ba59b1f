//! The held places made ready for drawing: projected, sorted, merged where they coincide, and set aside where they
//! contradict each other.

use std::cmp::Ordering;

use geo::Coord;

use super::{Held, Settings, Side, grid::Grid};
use crate::geodesy::Plane;

/// One point of the plane that one side holds.
#[derive(Clone, Debug)]
pub(super) struct Control {
    pub at: Coord,
    pub side: Side,
    pub confidence: f64,
    pub reach_km: f64,
    pub synthetic: bool,
    pub contact: bool,
    /// The caller's places that this point stands for, sorted.
    pub places: Vec<usize>,
}

#[derive(Debug, Default)]
pub(super) struct Ground {
    /// Sorted by position: whatever is computed from them in order does not depend on the order of the input.
    pub controls: Vec<Control>,
    pub merged: Vec<Vec<usize>>,
    pub contested: Vec<Vec<usize>>,
    pub superseded: Vec<usize>,
    pub unusable: Vec<usize>,
}

/// Reach beyond this says nothing about a town: it bounds the lattice that must be woven around a stray point.
const LONGEST_REACH_KM: f64 = 60.0;
/// The least confidence that counts; a place without any would get no ground at all and vanish.
const LEAST_CONFIDENCE: f64 = 0.05;

impl Ground {
    pub(super) fn gather(held: &[Held], plane: Plane, settings: &Settings) -> Ground {
        let mut ground = Ground::default();
        let mut controls = vec![];
        for held in held {
            match control(held, plane, settings) {
                Some(control) => controls.push(control),
                None => ground.unusable.push(held.place),
            }
        }
        controls.sort_by(order);
        let controls = ground.without_superseded(controls, settings.superseded_km);
        for spot in spots(&controls, settings.same_spot_km) {
            ground.add(spot);
        }
        ground.controls.sort_by(order);
        ground.merged.sort();
        ground.contested.sort();
        ground.superseded.sort();
        ground.unusable.sort();
        ground
    }

    fn without_superseded(&mut self, controls: Vec<Control>, distance_km: f64) -> Vec<Control> {
        let real: Vec<Coord> = controls.iter().filter(|control| !control.synthetic).map(|control| control.at).collect();
        let grid = Grid::new(&real, distance_km);
        let (kept, dropped): (Vec<_>, Vec<_>) = controls
            .into_iter()
            .partition(|control| !control.synthetic || grid.within(control.at, distance_km).next().is_none());
        self.superseded = dropped.into_iter().flat_map(|control| control.places).collect();
        kept
    }

    /// Takes the points of one spot: one point if a single side holds it, none if several claim it.
    fn add(&mut self, spot: Vec<&Control>) {
        let mut places: Vec<usize> = spot.iter().flat_map(|control| control.places.iter().copied()).collect();
        places.sort();
        places.dedup();
        if spot.iter().any(|control| control.side != spot[0].side) {
            self.contested.push(places);
            return;
        }
        if places.len() > 1 {
            self.merged.push(places.clone());
        }
        self.controls.push(Control {
            confidence: spot.iter().map(|control| control.confidence).fold(0.0, f64::max),
            reach_km: spot.iter().map(|control| control.reach_km).fold(0.0, f64::max),
            synthetic: spot.iter().all(|control| control.synthetic),
            contact: spot.iter().any(|control| control.contact),
            places,
            ..*spot[0]
        });
    }
}

/// `None` when the coordinates are no point on earth.
fn control(held: &Held, plane: Plane, settings: &Settings) -> Option<Control> {
    let (lon, lat) = held.point.x_y();
    if !(-180.0..=180.0).contains(&lon) || !(-90.0..=90.0).contains(&lat) {
        return None;
    }
    let reach_km = if held.reach_km > 0.0 { held.reach_km } else { settings.reach_km };
    let confidence = if held.confidence.is_nan() { LEAST_CONFIDENCE } else { held.confidence };
    Some(Control {
        at: plane.to_km(held.point.0),
        side: held.side,
        confidence: confidence.clamp(LEAST_CONFIDENCE, 1.0),
        reach_km: reach_km.min(LONGEST_REACH_KM),
        synthetic: held.synthetic,
        contact: held.contact,
        places: vec![held.place],
    })
}

fn order(a: &Control, b: &Control) -> Ordering {
    (a.at.x.total_cmp(&b.at.x))
        .then(a.at.y.total_cmp(&b.at.y))
        .then(a.side.cmp(&b.side))
        .then(a.places.cmp(&b.places))
        .then(b.confidence.total_cmp(&a.confidence))
        .then(b.reach_km.total_cmp(&a.reach_km))
        .then(a.synthetic.cmp(&b.synthetic))
        .then(a.contact.cmp(&b.contact))
}

/// The points in groups of those that a chain of steps of at most `distance_km` joins, in sorted order.
fn spots(controls: &[Control], distance_km: f64) -> Vec<Vec<&Control>> {
    let points: Vec<Coord> = controls.iter().map(|control| control.at).collect();
    let grid = Grid::new(&points, distance_km);
    let mut seen = vec![false; points.len()];
    let mut spots = vec![];
    for first in 0..points.len() {
        if seen[first] {
            continue;
        }
        seen[first] = true;
        let mut spot = vec![first];
        let mut next = 0;
        while let Some(&index) = spot.get(next) {
            for near in grid.within(points[index], distance_km) {
                if !std::mem::replace(&mut seen[near], true) {
                    spot.push(near);
                }
            }
            next += 1;
        }
        spot.sort();
        spots.push(spot.into_iter().map(|index| &controls[index]).collect());
    }
    spots
}
