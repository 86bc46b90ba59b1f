//! The ground of each side: rings along the border with the side on their left, no boolean operation needed.

use geo::{ChamberlainDuquetteArea, Coord, LineString, MultiPolygon, Polygon};

use super::{
    SideArea,
    clip::Land,
    ground::Control,
    outline::Outline,
    sleeve::{Link, Sleeve},
};
use crate::geodesy::Plane;

/// The ground of one region, on the plane.
#[derive(Debug, Default)]
pub(super) struct Region {
    exteriors: Vec<Vec<Coord>>,
    holes: Vec<Vec<Coord>>,
    /// Unknown ground touches the outline.
    is_open: bool,
}

/// The regions by their number.
pub(super) struct Regions(Vec<Region>);

impl Regions {
    /// Whether other sides surround the region wholly.
    pub(super) fn is_pocket(&self, region: usize) -> bool {
        !self.0[region].is_open
    }
}

/// A crossing, and whether the border is followed ahead (the region is then on the crossing's left) or back.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Step {
    crossing: usize,
    ahead: bool,
}

/// Follows every border once on each side of it.
pub(super) fn trace(sleeve: &Sleeve, outline: &Outline) -> Regions {
    let mut regions: Vec<Region> = (0..sleeve.region_count()).map(|_| Region::default()).collect();
    let mut done = vec![[false; 2]; sleeve.crossings.len()];
    for crossing in 0..sleeve.crossings.len() {
        for ahead in [false, true] {
            let first = Step { crossing, ahead };
            if done[crossing][ahead as usize] || region_of(sleeve, first).is_none() {
                continue;
            }
            let steps = ring(sleeve, first);
            for step in &steps {
                done[step.crossing][step.ahead as usize] = true;
            }
            if let Some(region) = region_of(sleeve, first) {
                regions[region].add(sleeve, outline, &steps);
            }
        }
    }
    Regions(regions)
}

impl Region {
    fn add(&mut self, sleeve: &Sleeve, outline: &Outline, steps: &[Step]) {
        let ring = vertices(sleeve, outline, steps);
        if signed_area(&ring) > 0.0 {
            self.is_open |= steps.iter().any(|step| sleeve.side(sleeve.crossings[step.crossing].left).is_none());
            self.exteriors.push(ring);
        } else {
            self.holes.push(ring);
        }
    }
}

/// The region to the left of a step; `None` is unknown ground.
fn region_of(sleeve: &Sleeve, step: Step) -> Option<usize> {
    let crossing = &sleeve.crossings[step.crossing];
    sleeve.regions.get(if step.ahead { crossing.left } else { crossing.right }).copied()
}

fn ring(sleeve: &Sleeve, first: Step) -> Vec<Step> {
    let mut steps = vec![first];
    let mut step = first;
    while let Some(next) = follow(sleeve, step).filter(|&next| next != first) {
        steps.push(next);
        step = next;
    }
    steps
}

fn link_of(sleeve: &Sleeve, step: Step) -> Link {
    let crossing = &sleeve.crossings[step.crossing];
    if step.ahead { crossing.ahead } else { crossing.back }
}

/// The next crossing with the same side on the left. At a junction that is the other border of this side.
fn follow(sleeve: &Sleeve, step: Step) -> Option<Step> {
    match link_of(sleeve, step) {
        Link::Crossing(crossing) => Some(Step { crossing, ahead: step.ahead }),
        Link::Junction(junction) => {
            let crossing = &sleeve.crossings[step.crossing];
            let side = sleeve.side(if step.ahead { crossing.left } else { crossing.right });
            sleeve.junctions[junction].iter().filter(|&&other| other != step.crossing).find_map(|&other| {
                let ends = &sleeve.crossings[other];
                let away = Step { crossing: other, ahead: ends.back == Link::Junction(junction) };
                let left = sleeve.side(if away.ahead { ends.left } else { ends.right });
                (left == side).then_some(away)
            })
        }
        Link::Nowhere => None,
    }
}

fn vertices(sleeve: &Sleeve, outline: &Outline, steps: &[Step]) -> Vec<Coord> {
    let mut ring = vec![];
    for &step in steps {
        let corner = outline.corner(step.crossing);
        if step.ahead {
            ring.extend_from_slice(corner);
        } else {
            ring.extend(corner.iter().rev());
        }
        let link = link_of(sleeve, step);
        ring.push(outline.link_middle(step.crossing, link));
        if let Link::Junction(junction) = link {
            ring.push(outline.junction(junction));
            if let Some(next) = follow(sleeve, step) {
                ring.push(outline.link_middle(next.crossing, link));
            }
        }
    }
    ring
}

/// In square units of the ring, positive if the ring runs counter-clockwise.
fn signed_area(ring: &[Coord]) -> f64 {
    // measured from a corner of the ring: far from the origin the products would drown a small ring's area
    let Some(&origin) = ring.first() else { return 0.0 };
    let next = ring.iter().cycle().skip(1);
    let wedge = |(&a, &b): (&Coord, &Coord)| (a.x - origin.x) * (b.y - origin.y) - (a.y - origin.y) * (b.x - origin.x);
    ring.iter().zip(next).map(wedge).sum::<f64>() / 2.0
}

/// The regions as areas in longitude and latitude, cut to the land, in the order of side and place on the map; and the
/// places of the regions of which nothing is left.
pub(super) fn areas(
    sleeve: &Sleeve,
    regions: Regions,
    land: Option<&Land>,
    plane: Plane,
) -> (Vec<SideArea>, Vec<usize>) {
    let mut members: Vec<Vec<&Control>> = vec![vec![]; sleeve.region_count()];
    for (control, &region) in sleeve.controls.iter().zip(&sleeve.regions) {
        members[region].push(control);
    }
    let (mut areas, mut beyond) = (vec![], vec![]);
    for (region, members) in regions.0.into_iter().zip(members) {
        let pocket = !region.is_open;
        let whole = in_degrees(region, plane);
        let polygon = tidy(land.map_or_else(|| whole.clone(), |land| land.cut_polygon(&whole)));
        let mut places: Vec<usize> = members.iter().flat_map(|member| member.places.iter().copied()).collect();
        places.sort();
        if polygon.0.is_empty() {
            beyond.extend(places);
            continue;
        }
        let area_km2 = polygon.chamberlain_duquette_unsigned_area() / 1e6;
        areas.push(SideArea { side: members[0].side, polygon, places, area_km2, pocket });
    }
    areas.sort_by(|a, b| a.side.cmp(&b.side).then_with(|| compare(&first_vertex(a), &first_vertex(b))));
    beyond.sort();
    (areas, beyond)
}

fn first_vertex(area: &SideArea) -> Coord {
    area.polygon.0.first().and_then(|polygon| polygon.exterior().0.first().copied()).unwrap_or_default()
}

/// A region has one exterior: its controls hang together and the plane around them is cut once.
fn in_degrees(region: Region, plane: Plane) -> MultiPolygon {
    let degrees = |ring: Vec<Coord>| LineString(ring.into_iter().map(|km| plane.to_degrees(km)).collect());
    let mut holes: Vec<LineString> = region.holes.into_iter().map(degrees).collect();
    let polygons = region
        .exteriors
        .into_iter()
        .map(|exterior| Polygon::new(degrees(exterior), std::mem::take(&mut holes)))
        .collect();
    MultiPolygon(polygons)
}

/// Exteriors counter-clockwise and holes clockwise, every ring from its westernmost vertex, rings and polygons from
/// west to east: one drawing, one way to write it.
pub(super) fn tidy(polygon: MultiPolygon) -> MultiPolygon {
    let mut polygons: Vec<Polygon> = polygon
        .into_iter()
        .filter(|polygon| !polygon.exterior().0.is_empty())
        .map(|polygon| {
            let (exterior, holes) = polygon.into_inner();
            let mut holes: Vec<LineString> = holes.into_iter().map(|hole| turned(hole, false)).collect();
            holes.sort_by(|a, b| compare(&a.0[0], &b.0[0]));
            Polygon::new(turned(exterior, true), holes)
        })
        .collect();
    polygons.sort_by(|a, b| compare(&a.exterior().0[0], &b.exterior().0[0]));
    MultiPolygon(polygons)
}

fn turned(ring: LineString, counter_clockwise: bool) -> LineString {
    let mut vertices = ring.0;
    vertices.dedup();
    if vertices.len() > 1 && vertices.first() == vertices.last() {
        vertices.pop();
    }
    if (signed_area(&vertices) > 0.0) != counter_clockwise {
        vertices.reverse();
    }
    let first = (0..vertices.len()).min_by(|&a, &b| compare(&vertices[a], &vertices[b])).unwrap_or(0);
    vertices.rotate_left(first);
    let mut ring = LineString(vertices);
    ring.close();
    ring
}

/// West before east, then south before north.
pub(super) fn compare(a: &Coord, b: &Coord) -> std::cmp::Ordering {
    a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y))
}
