//! Where on its edge each crossing lies. A crossing starts where the two ends and the places around them put it and is
//! then smoothed along the border, but it never leaves its edge nor comes near its ends: that keeps every place on its
//! own side.

use geo::Coord;

use super::{
    Settings,
    grid::{Grid, squared_km},
    ground::Control,
    sleeve::{Crossing, Link, Sleeve},
};

/// Where a place that ends at unknown ground is drawn to, as a share of its reach.
const DRAWN_REACH: f64 = 0.9;
/// A crossing keeps this share of its edge from either end: between two places, and toward unknown ground.
const MARGIN_HELD: f64 = 0.15;
const MARGIN_UNKNOWN: f64 = 0.12;
/// The two half-steps of Taubin's smoothing. Equal steps one way would shrink salients and pockets; the second,
/// slightly larger step the other way gives the size back.
const TAUBIN: [f64; 2] = [0.60, -0.62];
/// The bandwidth of a vote does not fall below that of an edge this long: between towns closer than that the
/// neighbors would have no say.
const SHORTEST_VOTE_EDGE_KM: f64 = 2.0;
/// A vote is counted at this many spots of the edge, 5 % of it apart.
const VOTE_SPOTS: usize = 11;
/// Votes from farther than this many bandwidths weigh under 1 % and are not counted.
const VOTE_HORIZON: f64 = 3.0;

/// How far from its start a crossing toward unknown ground may slide, as a share of its edge. It starts where the
/// reach of the evidence ends, which is a fact; smoothed freely, the ground of a single place shrinks to a seventh.
const UNKNOWN_PLAY: f64 = 0.1;
/// Share of the way back to its start that such a crossing goes after each pass. It keeps news of one front from creeping
/// along the outline of the ground behind it to another: at 0.15 little is left of it two crossings on.
const UNKNOWN_PULL: f64 = 0.15;

/// A crossing on its edge: 0 is the left node, 1 the right.
struct Slide {
    at: f64,
    start: f64,
    low: f64,
    high: f64,
    /// Share of the way back to the start after each pass.
    pull: f64,
}

impl Slide {
    /// A crossing that starts at `start` and keeps `margin` from both ends.
    fn new(start: f64, margin: f64, pull: f64) -> Slide {
        let start = start.clamp(margin, 1.0 - margin);
        Slide { at: start, start, low: margin, high: 1.0 - margin, pull }
    }

    /// A crossing toward unknown ground.
    fn to_unknown(start: f64) -> Slide {
        let slide = Slide::new(start, MARGIN_UNKNOWN, UNKNOWN_PULL);
        let (low, high) = (slide.start - UNKNOWN_PLAY, slide.start + UNKNOWN_PLAY);
        Slide { low: slide.low.max(low), high: slide.high.min(high), ..slide }
    }

    fn bounded(&self, at: f64) -> f64 {
        at.clamp(self.low, self.high)
    }
}

/// The settled position of every crossing on the plane.
pub(super) struct Positions(Vec<Coord>);

impl Positions {
    pub(super) fn crossing(&self, crossing: usize) -> Coord {
        self.0[crossing]
    }

    /// A junction lies in the middle of its three crossings.
    pub(super) fn junction(&self, sleeve: &Sleeve, junction: usize) -> Coord {
        let [a, b, c] = sleeve.junctions[junction].map(|crossing| self.0[crossing]);
        (a + b + c) / 3.0
    }

    fn toward(&self, sleeve: &Sleeve, link: Link, from: usize) -> Coord {
        match link {
            Link::Crossing(next) => self.0[next],
            Link::Junction(junction) => self.junction(sleeve, junction),
            Link::Nowhere => self.0[from],
        }
    }
}

/// Places every crossing and smooths the border.
pub(super) fn settle(sleeve: &Sleeve, settings: &Settings) -> Positions {
    let mut slides = starts(sleeve, settings);
    let mut positions = located(sleeve, &slides);
    for _ in 0..settings.passes {
        for step in TAUBIN {
            // All move at once, each looking at where its neighbors were: no order of going through them matters.
            for (index, slide) in slides.iter_mut().enumerate() {
                let aim = middle_of_neighbors(sleeve, &positions, index);
                slide.at = slide.bounded(slide.at + step * (aim - slide.at));
            }
            positions = located(sleeve, &slides);
        }
        for slide in &mut slides {
            slide.at = slide.bounded(slide.at + slide.pull * (slide.start - slide.at));
        }
        positions = located(sleeve, &slides);
    }
    positions
}

fn located(sleeve: &Sleeve, slides: &[Slide]) -> Positions {
    let on_edge = |(crossing, slide): (&Crossing, &Slide)| {
        let (left, right) = (sleeve.nodes[crossing.left], sleeve.nodes[crossing.right]);
        left + (right - left) * slide.at
    };
    Positions(sleeve.crossings.iter().zip(slides).map(on_edge).collect())
}

/// Where the crossing would go on its edge to lie between its two neighbors, the nearer one counting more.
fn middle_of_neighbors(sleeve: &Sleeve, positions: &Positions, index: usize) -> f64 {
    let crossing = &sleeve.crossings[index];
    let here = positions.crossing(index);
    let back = positions.toward(sleeve, crossing.back, index);
    let ahead = positions.toward(sleeve, crossing.ahead, index);
    // the nanometer keeps the quotient finite where all three coincide
    let (to_back, to_ahead) = (squared_km(here, back).sqrt() + 1e-12, squared_km(here, ahead).sqrt() + 1e-12);
    let middle = (back * to_ahead + ahead * to_back) / (to_back + to_ahead);
    let left = sleeve.nodes[crossing.left];
    let edge = sleeve.nodes[crossing.right] - left;
    dot(middle - left, edge) / dot(edge, edge)
}

fn dot(a: Coord, b: Coord) -> f64 {
    a.x * b.x + a.y * b.y
}

fn starts(sleeve: &Sleeve, settings: &Settings) -> Vec<Slide> {
    let points: Vec<Coord> = sleeve.controls.iter().map(|control| control.at).collect();
    let polls = Polls { controls: sleeve.controls, grid: Grid::new(&points, settings.pitch_km()), settings };
    sleeve
        .crossings
        .iter()
        .map(|crossing| {
            let length_km = squared_km(sleeve.nodes[crossing.left], sleeve.nodes[crossing.right]).sqrt();
            match (sleeve.control(crossing.left), sleeve.control(crossing.right)) {
                (Some(left), Some(right)) => {
                    let margin = (settings.clearance_km / length_km).clamp(MARGIN_HELD, 0.45);
                    Slide::new(polls.start(left, right, length_km), margin, settings.pull)
                }
                (Some(held), None) => Slide::to_unknown(DRAWN_REACH * held.reach_km / length_km),
                (None, Some(held)) => Slide::to_unknown(1.0 - DRAWN_REACH * held.reach_km / length_km),
                (None, None) => Slide::to_unknown(0.5),
            }
        })
        .collect()
}

/// Asks the places around an edge on which side its points are.
struct Polls<'a> {
    controls: &'a [Control],
    grid: Grid<'a>,
    settings: &'a Settings,
}

impl Polls<'_> {
    fn start(&self, left: &Control, right: &Control, length_km: f64) -> f64 {
        // A helper point stands where it was put, not where its side was seen: the middle is all that can be said.
        if left.synthetic || right.synthetic {
            return 0.5;
        }
        let (low, high) = self.settings.vote_bounds;
        let (left_weight, right_weight) = (self.weight(left), self.weight(right));
        let unvoted = left_weight / (left_weight + right_weight);
        self.vote(left, right, length_km).unwrap_or(unvoted).clamp(low, high)
    }

    fn weight(&self, control: &Control) -> f64 {
        if control.contact { control.confidence * self.settings.contact_factor } else { control.confidence }
    }

    /// The point of the edge where the majority changes from the left side to the right one, nearest the middle if
    /// there are several; an end of the voted range if it never does; `None` if only the wrong change is found.
    fn vote(&self, left: &Control, right: &Control, length_km: f64) -> Option<f64> {
        let (low, high) = self.settings.vote_bounds;
        let bandwidth = self.settings.vote_bandwidth * length_km.max(SHORTEST_VOTE_EDGE_KM);
        let electorate = self.electorate(left, right, (high - low) / 2.0 * length_km + VOTE_HORIZON * bandwidth);
        let spots = (0..VOTE_SPOTS).map(|spot| low + (high - low) * spot as f64 / (VOTE_SPOTS - 1) as f64);
        let mut ballots = vec![];
        let margins: Vec<(f64, f64)> = spots
            .map(|at| {
                let spot = left.at + (right.at - left.at) * at;
                (at, self.margin(&electorate, spot, bandwidth, &mut ballots))
            })
            .collect();
        if margins.iter().all(|&(_, margin)| margin > 0.0) {
            return Some(high);
        }
        if margins.iter().all(|&(_, margin)| margin <= 0.0) {
            return Some(low);
        }
        margins
            .windows(2)
            .filter(|pair| pair[0].1 > 0.0 && pair[1].1 <= 0.0)
            .map(|pair| pair[0].0 + (pair[1].0 - pair[0].0) * pair[0].1 / (pair[0].1 - pair[1].1))
            .min_by(|a, b| (a - 0.5).abs().total_cmp(&(b - 0.5).abs()))
    }

    /// Everyone near the edge: where, and for whom with what weight (positive: the left side).
    fn electorate(&self, left: &Control, right: &Control, radius_km: f64) -> Vec<(Coord, f64)> {
        self.grid
            .within((left.at + right.at) * 0.5, radius_km)
            .map(|index| {
                let voter = &self.controls[index];
                let sign = match voter.side {
                    side if side == left.side => 1.0,
                    side if side == right.side => -1.0,
                    _ => 0.0,
                };
                (voter.at, sign * self.weight(voter))
            })
            .collect()
    }

    /// Votes for the left side less votes for the right one among the nearest voters.
    fn margin(&self, voters: &[(Coord, f64)], spot: Coord, bandwidth_km: f64, ballots: &mut Vec<(f64, f64)>) -> f64 {
        ballots.clear();
        ballots.extend(voters.iter().map(|&(at, weight)| (squared_km(at, spot), weight)));
        if ballots.len() > self.settings.voters {
            ballots.select_nth_unstable_by(self.settings.voters, |a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
            ballots.truncate(self.settings.voters);
        }
        let falloff = -0.5 / (bandwidth_km * bandwidth_km);
        ballots.iter().map(|&(squared, weight)| weight * (falloff * squared).exp()).sum()
    }
}
