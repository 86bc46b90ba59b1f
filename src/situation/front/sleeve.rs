//! The triangulation of held and unknown points, and what the border between sides is made of: crossings on the edges
//! whose ends differ, and junctions in the triangles whose three corners differ.

use delaunator::{EMPTY, next_halfedge, prev_halfedge, triangulate};
use geo::Coord;
use rustc_hash::FxHashMap;

use super::{Settings, Side, ground::Control, lattice};

/// Where the border goes from a crossing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Link {
    Crossing(usize),
    Junction(usize),
    /// Off the triangulation. The unknown lattice surrounds every control, so no border gets there.
    Nowhere,
}

/// The border on one edge of the triangulation. Seen along the border, from `back` to `ahead`, the node `left` lies to
/// the left; its side is the lower one, unknown being the lowest. Hence all crossings of one border agree on the
/// direction.
#[derive(Clone, Copy, Debug)]
pub(super) struct Crossing {
    pub left: usize,
    pub right: usize,
    pub back: Link,
    pub ahead: Link,
}

pub(super) struct Sleeve<'a> {
    pub controls: &'a [Control],
    /// Controls first, then unknown ground; kilometers on the plane.
    pub nodes: Vec<Coord>,
    pub crossings: Vec<Crossing>,
    /// The three crossings around each junction.
    pub junctions: Vec<[usize; 3]>,
    /// For each control the number of its region: the controls that edges within one side join.
    pub regions: Vec<usize>,
    /// How many controls each region has.
    region_sizes: Vec<usize>,
}

impl<'a> Sleeve<'a> {
    pub(super) fn weave(controls: &'a [Control], settings: &Settings) -> Sleeve<'a> {
        let mut nodes: Vec<Coord> = controls.iter().map(|control| control.at).collect();
        nodes.extend(lattice::unknown(controls, settings.pitch_km()));
        let mesh = Mesh::new(controls, &nodes);
        let (crossings, junctions) = mesh.border();
        let (regions, region_sizes) = mesh.regions();
        Sleeve { controls, nodes, crossings, junctions, regions, region_sizes }
    }

    /// `None` is unknown ground.
    pub(super) fn side(&self, node: usize) -> Option<Side> {
        self.controls.get(node).map(|control| control.side)
    }

    pub(super) fn control(&self, node: usize) -> Option<&Control> {
        self.controls.get(node)
    }

    /// Whether a junction touches unknown ground.
    pub(super) fn is_loose(&self, junction: usize) -> bool {
        self.junctions[junction].iter().any(|&crossing| self.side(self.crossings[crossing].left).is_none())
    }

    /// The places with neighbors of other sides and none of their own, sorted.
    pub(super) fn lonely(&self) -> Vec<usize> {
        let mut opposed = vec![false; self.controls.len()];
        for crossing in self.crossings.iter().filter(|crossing| self.side(crossing.left).is_some()) {
            opposed[crossing.left] = true;
            opposed[crossing.right] = true;
        }
        let alone = |&index: &usize| opposed[index] && self.region_sizes[self.regions[index]] == 1;
        let lonely = (0..self.controls.len()).filter(alone).map(|index| &self.controls[index]);
        let mut places: Vec<usize> =
            lonely.filter(|control| !control.synthetic).flat_map(|control| control.places.iter().copied()).collect();
        places.sort();
        places
    }

    pub(super) fn region_count(&self) -> usize {
        self.region_sizes.len()
    }
}

/// The triangulation, seen as half-edges: half-edge `h` runs from node `start(h)` to `end(h)` with its triangle on the
/// left.
struct Mesh<'a> {
    controls: &'a [Control],
    start: Vec<usize>,
    twin: Vec<usize>,
}

impl<'a> Mesh<'a> {
    fn new(controls: &'a [Control], nodes: &[Coord]) -> Mesh<'a> {
        // The triangulator thinks of y as pointing down; turned over, its triangles are counter-clockwise for us.
        let points: Vec<_> = nodes.iter().map(|node| delaunator::Point { x: node.x, y: -node.y }).collect();
        let triangulation = triangulate(&points);
        Mesh { controls, start: triangulation.triangles, twin: triangulation.halfedges }
    }

    fn end(&self, half: usize) -> usize {
        self.start[next_halfedge(half)]
    }

    fn side(&self, node: usize) -> Option<Side> {
        self.controls.get(node).map(|control| control.side)
    }

    fn is_mixed(&self, half: usize) -> bool {
        self.side(self.start[half]) != self.side(self.end(half))
    }

    /// Whoever leaves a triangle across half-edge `h` has `end(h)` to the left.
    fn leads_forward(&self, half: usize) -> bool {
        self.twin[half] != EMPTY && self.side(self.end(half)) < self.side(self.start[half])
    }

    fn border(&self) -> (Vec<Crossing>, Vec<[usize; 3]>) {
        let forward: Vec<usize> = (0..self.start.len()).filter(|&half| self.leads_forward(half)).collect();
        let mut crossing_of = vec![EMPTY; self.start.len()];
        for (index, &half) in forward.iter().enumerate() {
            crossing_of[half] = index;
            crossing_of[self.twin[half]] = index;
        }
        let junctions = self.junctions(&crossing_of);
        let numbers: FxHashMap<usize, usize> =
            junctions.iter().enumerate().map(|(index, &(triangle, _))| (triangle, index)).collect();
        let link = |half: usize| match numbers.get(&(half / 3)) {
            Some(&junction) => Link::Junction(junction),
            None => self.onward(half, &crossing_of),
        };
        let crossings = forward
            .iter()
            .map(|&half| Crossing {
                left: self.end(half),
                right: self.start[half],
                back: link(half),
                ahead: link(self.twin[half]),
            })
            .collect();
        (crossings, junctions.into_iter().map(|(_, crossings)| crossings).collect())
    }

    /// The triangles with three different corners, each with the crossings on its edges.
    fn junctions(&self, crossing_of: &[usize]) -> Vec<(usize, [usize; 3])> {
        (0..self.start.len() / 3)
            .map(|triangle| (triangle, [0, 1, 2].map(|corner| crossing_of[3 * triangle + corner])))
            .filter(|(_, crossings)| crossings.iter().all(|&crossing| crossing != EMPTY))
            .collect()
    }

    /// The other crossing in the triangle of `half`.
    fn onward(&self, half: usize, crossing_of: &[usize]) -> Link {
        [next_halfedge(half), prev_halfedge(half)]
            .into_iter()
            .map(|other| crossing_of[other])
            .find(|&crossing| crossing != EMPTY)
            .map_or(Link::Nowhere, Link::Crossing)
    }

    /// The region of each control, and the size of each region.
    fn regions(&self) -> (Vec<usize>, Vec<usize>) {
        let count = self.controls.len();
        let mut neighbors = vec![vec![]; count];
        for half in (0..self.start.len()).filter(|&half| !self.is_mixed(half) && self.start[half] < count) {
            neighbors[self.start[half]].push(self.end(half));
            neighbors[self.end(half)].push(self.start[half]);
        }
        let mut regions = vec![EMPTY; count];
        let mut sizes = vec![];
        for first in 0..count {
            if regions[first] != EMPTY {
                continue;
            }
            let mut size = 0;
            let mut open = vec![first];
            regions[first] = sizes.len();
            while let Some(node) = open.pop() {
                size += 1;
                for &near in &neighbors[node] {
                    if regions[near] == EMPTY {
                        regions[near] = sizes.len();
                        open.push(near);
                    }
                }
            }
            sizes.push(size);
        }
        (regions, sizes)
    }
}
