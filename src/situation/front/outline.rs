//! The border as a curve: its vertices, with rounded corners that never pass a town.
//!
//! Lines and areas are both strung together from the same pieces: the rounded corner at a crossing, and the middle of
//! the link between one crossing and the next. They therefore share every vertex to the last bit.

use geo::Coord;

use super::{
    sleeve::{Crossing, Link, Sleeve},
    slide::Positions,
};

/// Vertices of a rounded corner between its two ends. Fewer show as edges at a town's scale.
const CORNER_VERTICES: usize = 5;
/// A corner is cut half-way along its links at most, so that two corners never meet.
const WIDEST_CUT: f64 = 0.5;
/// How often the cut is halved when a town is in the way, before the corner stays as it is.
const HALVINGS: usize = 6;

pub(super) struct Outline {
    /// The vertices of each crossing's corner, from `back` to `ahead`.
    corners: Vec<Vec<Coord>>,
    crossings: Vec<Coord>,
    junctions: Vec<Coord>,
}

impl Outline {
    pub(super) fn round(sleeve: &Sleeve, positions: &Positions) -> Outline {
        let crossings = (0..sleeve.crossings.len()).map(|index| positions.crossing(index)).collect();
        let junctions = (0..sleeve.junctions.len()).map(|index| positions.junction(sleeve, index)).collect();
        let mut outline = Outline { corners: vec![], crossings, junctions };
        outline.corners = sleeve
            .crossings
            .iter()
            .enumerate()
            .map(|(index, crossing)| outline.corner_at(sleeve, index, crossing))
            .collect();
        outline
    }

    pub(super) fn corner(&self, crossing: usize) -> &[Coord] {
        &self.corners[crossing]
    }

    pub(super) fn crossing(&self, crossing: usize) -> Coord {
        self.crossings[crossing]
    }

    pub(super) fn junction(&self, junction: usize) -> Coord {
        self.junctions[junction]
    }

    /// The middle of the way from a crossing along one of its links: the same vertex, seen from either end.
    pub(super) fn link_middle(&self, from: usize, link: Link) -> Coord {
        (self.crossings[from] + self.target(from, link)) * 0.5
    }

    fn target(&self, from: usize, link: Link) -> Coord {
        match link {
            Link::Crossing(next) => self.crossings[next],
            Link::Junction(junction) => self.junctions[junction],
            Link::Nowhere => self.crossings[from],
        }
    }

    fn corner_at(&self, sleeve: &Sleeve, index: usize, crossing: &Crossing) -> Vec<Coord> {
        let tip = self.crossings[index];
        let (back, ahead) = (self.target(index, crossing.back), self.target(index, crossing.ahead));
        let towns = [sleeve.nodes[crossing.left], sleeve.nodes[crossing.right]];
        let cuts = (0..HALVINGS).map(|halving| WIDEST_CUT / (1 << halving) as f64);
        let ends = |cut: f64| (tip + (back - tip) * cut, tip + (ahead - tip) * cut);
        let clear = |cut: &f64| {
            let (from, to) = ends(*cut);
            !towns.iter().any(|&town| in_triangle(town, from, tip, to))
        };
        let Some(cut) = cuts.into_iter().find(clear) else { return vec![tip] };
        let (from, to) = ends(cut);
        let mut vertices: Vec<Coord> = (1..=CORNER_VERTICES)
            .map(|step| bezier(from, tip, to, step as f64 / (CORNER_VERTICES + 1) as f64))
            .collect();
        // at the widest cut the ends are the middles of the links, which are vertices anyway
        if cut < WIDEST_CUT {
            vertices.insert(0, from);
            vertices.push(to);
        }
        vertices
    }
}

/// The quadratic curve from `from` to `to` that leaves and arrives in the direction of `tip`.
fn bezier(from: Coord, tip: Coord, to: Coord, at: f64) -> Coord {
    from * ((1.0 - at) * (1.0 - at)) + tip * (2.0 * at * (1.0 - at)) + to * (at * at)
}

/// Whether the point is in the triangle or on its edge.
fn in_triangle(point: Coord, a: Coord, b: Coord, c: Coord) -> bool {
    let turns = [turn(a, b, point), turn(b, c, point), turn(c, a, point)];
    // square kilometers: a square millimeter off the edge counts as on it
    let tiny = 1e-12;
    !(turns.iter().any(|&turn| turn < -tiny) && turns.iter().any(|&turn| turn > tiny))
}

/// Twice the signed area of the triangle, positive if it turns left.
fn turn(a: Coord, b: Coord, c: Coord) -> f64 {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
}
