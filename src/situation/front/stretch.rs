//! The front: the border between two real sides, cut into stretches of one certainty, and the band around each.

use geo::{Area, Coord, Haversine, Length, LineString, MultiPolygon, Polygon};

use super::{
    Band, Certainty, Settings, Stretch,
    area::{Regions, compare, tidy},
    clip::Land,
    ground::Control,
    outline::Outline,
    run::{self, Run},
    sleeve::{Link, Sleeve},
};
use crate::geodesy::Plane;

/// All stretches with their bands, in the order of sides and place on the map.
pub(super) fn fronts(
    sleeve: &Sleeve,
    outline: &Outline,
    regions: &Regions,
    land: Option<&Land>,
    plane: Plane,
    settings: &Settings,
) -> (Vec<Stretch>, Vec<Band>) {
    let drafting = Drafting { sleeve, outline, regions, land, plane, settings };
    let mut drafts: Vec<(Stretch, MultiPolygon)> = run::runs(sleeve, outline, plane, settings)
        .into_iter()
        .flat_map(|(run, certainty)| drafting.pieces(&run).into_iter().map(move |piece| (piece, certainty)))
        .map(|((line, piece), certainty)| (drafting.stretch(line, &piece, certainty), drafting.band(&piece)))
        .collect();
    drafts.sort_by(|(a, _), (b, _)| {
        (a.left, a.right).cmp(&(b.left, b.right)).then_with(|| compare_lines(&a.line, &b.line))
    });
    let mut lines = vec![];
    let mut bands = vec![];
    for (stretch, polygon) in drafts {
        let (left, right) = (stretch.left, stretch.right);
        if !polygon.0.is_empty() {
            bands.push(Band { left, right, polygon, coverage: settings.band_coverage, stretch: lines.len() });
        }
        lines.push(stretch);
    }
    (lines, bands)
}

fn compare_lines(a: &LineString, b: &LineString) -> std::cmp::Ordering {
    let differing = a.0.iter().zip(&b.0).map(|(a, b)| compare(a, b)).find(|order| order.is_ne());
    differing.unwrap_or_else(|| a.0.len().cmp(&b.0.len()))
}

struct Drafting<'a> {
    sleeve: &'a Sleeve<'a>,
    outline: &'a Outline,
    regions: &'a Regions,
    land: Option<&'a Land<'a>>,
    plane: Plane,
    settings: &'a Settings,
}

impl Drafting<'_> {
    /// The run's line in longitude and latitude, with the crossings it passes; several where the border cuts it.
    fn pieces(&self, run: &Run) -> Vec<(LineString, Run)> {
        let line: Vec<(Coord, usize)> = self
            .vertices(run)
            .into_iter()
            .map(|(vertex, crossing)| (self.plane.to_degrees(vertex), crossing))
            .collect();
        let cut = self.land.map_or_else(|| vec![line.clone()], |land| land.cut_line(&line));
        let is_whole = cut.len() == 1 && cut[0].len() == line.len();
        let pieces = cut.into_iter().map(|piece| {
            let mut crossings: Vec<usize> = piece.iter().map(|vertex| vertex.1).collect();
            crossings.dedup();
            let line = LineString(piece.into_iter().map(|vertex| vertex.0).collect());
            (line, Run { crossings, is_closed: run.is_closed && is_whole })
        });
        pieces.filter(|(line, _)| is_whole || length_km(line) >= self.settings.shortest_piece_km).collect()
    }

    /// From the middle of the link before to the middle of the link after, or to the very junction if a third real
    /// side meets there. Toward unknown ground the line ends half-way: the last leg only flares out.
    fn vertices(&self, run: &Run) -> Vec<(Coord, usize)> {
        let (first, last) = (run.first(), run.last());
        let (back, ahead) = (self.sleeve.crossings[first].back, self.sleeve.crossings[last].ahead);
        let mut vertices = vec![];
        vertices.extend(self.firm_junction(back).map(|junction| (junction, first)));
        vertices.push((self.outline.link_middle(first, back), first));
        for &crossing in &run.crossings {
            vertices.extend(self.outline.corner(crossing).iter().map(|&vertex| (vertex, crossing)));
            vertices.push((self.outline.link_middle(crossing, self.sleeve.crossings[crossing].ahead), crossing));
        }
        vertices.extend(self.firm_junction(ahead).map(|junction| (junction, last)));
        vertices.dedup_by_key(|vertex| vertex.0);
        vertices
    }

    fn firm_junction(&self, link: Link) -> Option<Coord> {
        match link {
            Link::Junction(junction) if !self.sleeve.is_loose(junction) => Some(self.outline.junction(junction)),
            _ => None,
        }
    }

    fn stretch(&self, line: LineString, run: &Run, certainty: Certainty) -> Stretch {
        let ends: Vec<(&Control, &Control)> =
            run.crossings.iter().filter_map(|&crossing| run::ends(self.sleeve, crossing)).collect();
        let (left, right) = ends[0];
        let gap_km = median(ends.iter().map(|&(left, right)| run::gap_km(left, right, self.plane)).collect());
        let synthetic = ends.iter().any(|(left, right)| left.synthetic || right.synthetic);
        let share_km = self.settings.uncertainty_share * gap_km;
        let first = &self.sleeve.crossings[run.first()];
        Stretch {
            length_km: length_km(&line),
            line,
            left: left.side,
            right: right.side,
            certainty,
            gap_km,
            uncertainty_km: if synthetic { share_km.max(self.settings.synthetic_uncertainty_km) } else { share_km },
            enclosed: [first.left, first.right].iter().any(|&node| self.regions.is_pocket(self.sleeve.regions[node])),
            left_places: places(ends.iter().map(|ends| ends.0)),
            right_places: places(ends.iter().map(|ends| ends.1)),
            synthetic,
            contact: ends.iter().any(|(left, right)| left.contact || right.contact),
        }
    }

    /// The strip that reaches from the line toward the places on both sides. It keeps to the triangles that the line
    /// passes, so it cannot fold over itself.
    fn band(&self, run: &Run) -> MultiPolygon {
        let (mut left, mut right): (Vec<Coord>, Vec<Coord>) =
            run.crossings.iter().map(|&crossing| self.band_edge(crossing)).unzip();
        let polygon = if run.is_closed {
            around(self.ring(left), self.ring(right))
        } else {
            let (first, last) = (run.first(), run.last());
            left.extend(self.band_end(last, self.sleeve.crossings[last].ahead));
            right.reverse();
            left.extend(right);
            let mut start = self.band_end(first, self.sleeve.crossings[first].back);
            start.reverse();
            left.extend(start);
            self.ring(left)
        };
        let polygon = MultiPolygon(vec![polygon]);
        tidy(self.land.map_or_else(|| polygon.clone(), |land| land.cut_polygon(&polygon)))
    }

    /// The two points of the band on a crossing's edge.
    fn band_edge(&self, crossing: usize) -> (Coord, Coord) {
        let here = self.outline.crossing(crossing);
        let ends = &self.sleeve.crossings[crossing];
        let toward = |node: usize| here + (self.sleeve.nodes[node] - here) * self.settings.band_fraction;
        (toward(ends.left), toward(ends.right))
    }

    /// The edge of the band across its end, from left to right: as far as the line goes, and through its end.
    fn band_end(&self, crossing: usize, link: Link) -> Vec<Coord> {
        let end = self.outline.link_middle(crossing, link);
        let (left, right) = self.band_edge(crossing);
        let (next_left, next_right) = match link {
            Link::Crossing(next) => self.band_edge(next),
            Link::Junction(junction) => (self.outline.junction(junction), self.outline.junction(junction)),
            Link::Nowhere => (left, right),
        };
        match self.firm_junction(link) {
            Some(junction) => vec![junction],
            None => vec![(left + next_left) * 0.5, end, (right + next_right) * 0.5],
        }
    }

    fn ring(&self, vertices: Vec<Coord>) -> Polygon {
        let degrees = vertices.into_iter().map(|vertex| self.plane.to_degrees(vertex)).collect();
        Polygon::new(LineString(degrees), vec![])
    }
}

/// The ring between two closed curves, one of which lies inside the other.
fn around(a: Polygon, b: Polygon) -> Polygon {
    let (outer, inner) = if a.unsigned_area() > b.unsigned_area() { (a, b) } else { (b, a) };
    Polygon::new(outer.into_inner().0, vec![inner.into_inner().0])
}

fn length_km(line: &LineString) -> f64 {
    Haversine.length(line) / 1000.0
}

fn places<'c>(controls: impl Iterator<Item = &'c Control>) -> Vec<usize> {
    let mut places: Vec<usize> = controls.flat_map(|control| control.places.iter().copied()).collect();
    places.sort();
    places.dedup();
    places
}

/// The middle value, the lower one of two.
fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len().saturating_sub(1) / 2).copied().unwrap_or(0.0)
}
