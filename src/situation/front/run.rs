//! Cuts the border between two real sides into runs of one certainty.

use super::{
    Certainty, Settings,
    area::compare,
    grid::squared_km,
    ground::Control,
    outline::Outline,
    sleeve::{Link, Sleeve},
};
use crate::geodesy::{Plane, distance_km};

/// Consecutive crossings of one border, in its direction.
#[derive(Clone, Debug)]
pub(super) struct Run {
    /// Never empty.
    pub crossings: Vec<usize>,
    /// The last crossing leads to the first.
    pub is_closed: bool,
}

impl Run {
    pub(super) fn first(&self) -> usize {
        self.crossings[0]
    }

    pub(super) fn last(&self) -> usize {
        self.crossings[self.crossings.len() - 1]
    }
}

/// What the crossings of a run have in common.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Class {
    /// `None`: the gap is too wide to draw anything.
    certainty: Option<Certainty>,
    synthetic: bool,
}

impl Class {
    /// Whether a short run of one class may count as the other. What is not drawn stays undrawn, and a line that
    /// rests on a helper point never passes for an observed one.
    fn blends_with(self, other: Class) -> bool {
        self.certainty.is_some() && other.certainty.is_some() && self.synthetic == other.synthetic
    }
}

/// The runs of all fronts that are to be drawn, each with its certainty.
pub(super) fn runs(sleeve: &Sleeve, outline: &Outline, plane: Plane, settings: &Settings) -> Vec<(Run, Certainty)> {
    chains(sleeve, outline)
        .into_iter()
        .flat_map(|chain| split(&chain, sleeve, outline, plane, settings))
        .filter_map(|(run, class)| class.certainty.map(|certainty| (run, certainty)))
        .collect()
}

/// The two controls that a crossing lies between; `None` if either end is unknown ground.
pub(super) fn ends<'s>(sleeve: &'s Sleeve, crossing: usize) -> Option<(&'s Control, &'s Control)> {
    let crossing = &sleeve.crossings[crossing];
    sleeve.control(crossing.left).zip(sleeve.control(crossing.right))
}

pub(super) fn gap_km(left: &Control, right: &Control, plane: Plane) -> f64 {
    distance_km(plane.to_degrees(left.at).into(), plane.to_degrees(right.at).into())
}

/// The borders between two real sides, from junction to junction or round in a ring.
fn chains(sleeve: &Sleeve, outline: &Outline) -> Vec<Run> {
    let count = sleeve.crossings.len();
    let mut done: Vec<bool> = (0..count).map(|crossing| ends(sleeve, crossing).is_none()).collect();
    let begins = |crossing: &usize| !matches!(sleeve.crossings[*crossing].back, Link::Crossing(_));
    // first those that begin somewhere; what is left are rings, which begin at their westernmost crossing
    let mut from_west: Vec<usize> = (0..count).filter(|crossing| !begins(crossing)).collect();
    from_west.sort_by(|&a, &b| compare(&outline.crossing(a), &outline.crossing(b)));
    let starts = (0..count).filter(begins).chain(from_west);
    let mut chains = vec![];
    for start in starts {
        if done[start] {
            continue;
        }
        let mut crossings = vec![];
        let mut next = Link::Crossing(start);
        while let Link::Crossing(crossing) = next
            && !done[crossing]
        {
            done[crossing] = true;
            crossings.push(crossing);
            next = sleeve.crossings[crossing].ahead;
        }
        chains.push(Run { crossings, is_closed: next == Link::Crossing(start) });
    }
    chains
}

/// The chain in runs of one class, short ones joined to their longer neighbors.
fn split(chain: &Run, sleeve: &Sleeve, outline: &Outline, plane: Plane, settings: &Settings) -> Vec<(Run, Class)> {
    let mut runs: Vec<Stage> = vec![];
    for &crossing in &chain.crossings {
        let Some((left, right)) = ends(sleeve, crossing) else { continue };
        let class = classify(left, right, plane, settings);
        runs.push(Stage { crossings: vec![crossing], class, length_km: share_km(sleeve, outline, crossing) });
    }
    let mut runs = joined(runs, chain.is_closed);
    while let Some(short) = shortest_to_join(&runs, chain.is_closed, settings.shortest_run_km) {
        let class = runs[short.1].class;
        runs[short.0].class = class;
        runs = joined(runs, chain.is_closed);
    }
    let is_whole = runs.len() == 1;
    runs.into_iter()
        .map(|stage| (Run { crossings: stage.crossings, is_closed: chain.is_closed && is_whole }, stage.class))
        .collect()
}

struct Stage {
    crossings: Vec<usize>,
    class: Class,
    length_km: f64,
}

fn classify(left: &Control, right: &Control, plane: Plane, settings: &Settings) -> Class {
    let gap_km = gap_km(left, right, plane);
    let synthetic = left.synthetic || right.synthetic;
    let [close, assessed, approximate] = settings.class_gaps_km;
    let certainty = match gap_km {
        gap if gap > approximate => None,
        // the gap to a helper point is small because the point was put there, not because the line is known
        gap if gap > assessed || synthetic => Some(Certainty::Approximate),
        gap if gap > close => Some(Certainty::Assessed),
        _ => Some(Certainty::Close),
    };
    Class { certainty, synthetic }
}

/// The length of line that belongs to one crossing: half of the way to its neighbors.
fn share_km(sleeve: &Sleeve, outline: &Outline, crossing: usize) -> f64 {
    let here = outline.crossing(crossing);
    let ends = &sleeve.crossings[crossing];
    let half = |link: Link| squared_km(here, outline.link_middle(crossing, link)).sqrt();
    half(ends.back) + half(ends.ahead)
}

/// Neighbors of one class become one run. A ring is turned to start where the class changes.
fn joined(mut stages: Vec<Stage>, is_ring: bool) -> Vec<Stage> {
    if is_ring
        && let Some(change) = (1..stages.len()).find(|&index| stages[index].class != stages[index - 1].class)
        && stages[0].class == stages[stages.len() - 1].class
    {
        stages.rotate_left(change);
    }
    let mut runs: Vec<Stage> = vec![];
    for stage in stages {
        match runs.last_mut() {
            Some(run) if run.class == stage.class => {
                run.crossings.extend(stage.crossings);
                run.length_km += stage.length_km;
            }
            _ => runs.push(stage),
        }
    }
    runs
}

/// The shortest run that is too short, and the longer of the neighbors that it may join.
fn shortest_to_join(runs: &[Stage], is_ring: bool, shortest_run_km: f64) -> Option<(usize, usize)> {
    let count = runs.len();
    (0..count)
        .filter(|&index| runs[index].length_km < shortest_run_km)
        .filter_map(|index| {
            let before = if index > 0 { Some(index - 1) } else { (is_ring && count > 1).then_some(count - 1) };
            let after = if index + 1 < count { Some(index + 1) } else { (is_ring && count > 1).then_some(0) };
            let neighbor = [before, after]
                .into_iter()
                .flatten()
                .filter(|&neighbor| runs[neighbor].class.blends_with(runs[index].class))
                .max_by(|&a, &b| runs[a].length_km.total_cmp(&runs[b].length_km).then(b.cmp(&a)))?;
            Some((index, neighbor))
        })
        .min_by(|a, b| runs[a.0].length_km.total_cmp(&runs[b.0].length_km).then(a.0.cmp(&b.0)))
}
