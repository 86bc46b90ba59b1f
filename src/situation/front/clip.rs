//! The last step: what lies beyond the land's border is cut off. All in longitude and latitude.

use std::borrow::Cow;
use std::f64::consts::TAU;

use geo::{
    BooleanOps, BoundingRect, Coord, Distance, Euclidean, Intersects, Line, LineString, LinesIter, MapCoords,
    MultiPolygon, Point, Polygon, Rect,
};

use crate::geodesy::Plane;

/// How far outside the border a place may lie and still be a place of the land. Borders are drawn to some 300 m and places
/// of two gazetteers differ by a kilometer; a village that a side is told to hold is not abroad for that.
const BORDER_SLACK_KM: f64 = 2.0;
/// How far the land then reaches beyond the place.
const AROUND_PLACE_KM: f64 = 0.5;

pub(super) struct Land<'a> {
    polygon: Cow<'a, MultiPolygon>,
    border: Vec<Line>,
}

impl<'a> Land<'a> {
    /// The land, widened around `places` (longitude, latitude) that lie a little outside of it.
    pub(super) fn new(polygon: &'a MultiPolygon, places: impl Iterator<Item = Coord>, plane: Plane) -> Land<'a> {
        let outside: Vec<Coord> = places.filter(|place| !polygon.intersects(place)).collect();
        let bulges = if outside.is_empty() { vec![] } else { bulges(polygon, &outside, plane) };
        let polygon = bulges.iter().fold(Cow::Borrowed(polygon), |land, bulge| Cow::Owned(land.union(bulge)));
        Land { border: polygon.lines_iter().collect(), polygon }
    }

    /// The parts of the line on the land, in its direction; an end that the border cut takes the tag of the vertex
    /// before it. A closed line that starts on the land is not cut at its start.
    pub(super) fn cut_line<T: Copy>(&self, line: &[(Coord, T)]) -> Vec<Vec<(Coord, T)>> {
        let Some(bounds) = bounds(line.iter().map(|vertex| vertex.0)) else { return vec![] };
        let border = self.border_near(bounds);
        if border.is_empty() {
            return if self.holds(line[0].0) { vec![line.to_vec()] } else { vec![] };
        }
        let mut pieces = vec![];
        let mut piece = vec![];
        let mut on_land = None;
        for pair in line.windows(2) {
            let (from, to) = (pair[0], pair[1]);
            let mut previous = from;
            for stop in stops(Line::new(from.0, to.0), &border) {
                let next = if stop == to.0 { to } else { (stop, from.1) };
                let undecided = previous.0 != from.0 || next.0 != to.0 || on_land.is_none();
                let here = match on_land {
                    Some(here) if !undecided => here,
                    _ => self.holds((previous.0 + next.0) * 0.5),
                };
                if here && piece.is_empty() {
                    piece.push(previous);
                }
                if here {
                    piece.push(next);
                } else if !piece.is_empty() {
                    pieces.push(std::mem::take(&mut piece));
                }
                on_land = Some(here);
                previous = next;
            }
        }
        if !piece.is_empty() {
            pieces.push(piece);
        }
        join_around(pieces, line)
    }

    pub(super) fn cut_polygon(&self, polygon: &MultiPolygon) -> MultiPolygon {
        let Some(bounds) = polygon.bounding_rect() else { return MultiPolygon(vec![]) };
        if self.border_near(bounds).is_empty() {
            let inside = polygon.0.first().and_then(|first| first.exterior().0.first()).is_some_and(|&v| self.holds(v));
            return if inside { polygon.clone() } else { MultiPolygon(vec![]) };
        }
        self.polygon.intersection(polygon)
    }

    fn holds(&self, point: Coord) -> bool {
        self.polygon.intersects(&point)
    }

    fn border_near(&self, bounds: Rect) -> Vec<Line> {
        self.border.iter().filter(|line| line.bounding_rect().intersects(&bounds)).copied().collect()
    }
}

/// A disk around each place outside that reaches back over the border; none where the place is far abroad.
fn bulges(land: &MultiPolygon, outside: &[Coord], plane: Plane) -> Vec<Polygon> {
    const CORNERS: usize = 16;
    let flat = land.map_coords(|coord| plane.to_km(coord));
    let disk = |middle: Coord, radius_km: f64| {
        let turns = (0..CORNERS).map(|corner| corner as f64 / CORNERS as f64 * TAU);
        let corners = turns.map(|turn| middle + Coord { x: turn.cos() * radius_km, y: turn.sin() * radius_km });
        Polygon::new(LineString(corners.map(|corner| plane.to_degrees(corner)).collect()), vec![])
    };
    let places = outside.iter().map(|place| plane.to_km(*place));
    let with_distance = places.map(|place| (place, Euclidean.distance(&Point(place), &flat)));
    with_distance
        .filter(|(_, km)| *km <= BORDER_SLACK_KM)
        .map(|(place, km)| disk(place, km + AROUND_PLACE_KM))
        .collect()
}

fn bounds(points: impl Iterator<Item = Coord>) -> Option<Rect> {
    points.map(|point| Rect::new(point, point)).reduce(|a, b| {
        Rect::new(
            Coord { x: a.min().x.min(b.min().x), y: a.min().y.min(b.min().y) },
            Coord { x: a.max().x.max(b.max().x), y: a.max().y.max(b.max().y) },
        )
    })
}

/// Where the border meets the segment, in the segment's direction, and the segment's end.
fn stops(segment: Line, border: &[Line]) -> Vec<Coord> {
    let mut shares: Vec<f64> = border.iter().filter_map(|&line| meeting(segment, line)).collect();
    shares.sort_by(f64::total_cmp);
    shares.dedup();
    let inner = shares.into_iter().filter(|&share| share < 1.0);
    let mut stops: Vec<Coord> = inner.map(|share| segment.start + segment.delta() * share).collect();
    stops.retain(|&stop| stop != segment.end && stop != segment.start);
    stops.push(segment.end);
    stops
}

/// Where along `segment` (0 to 1) the other line meets it; parallel lines never do.
fn meeting(segment: Line, other: Line) -> Option<f64> {
    let (along, across, apart) = (segment.delta(), other.delta(), other.start - segment.start);
    let cross = |a: Coord, b: Coord| a.x * b.y - a.y * b.x;
    let turn = cross(along, across);
    let (share, other_share) = (cross(apart, across) / turn, cross(apart, along) / turn);
    (turn != 0.0 && (0.0..=1.0).contains(&share) && (0.0..=1.0).contains(&other_share)).then_some(share)
}

/// The last and the first piece of a closed line are one if they meet at its start.
fn join_around<T: Copy>(mut pieces: Vec<Vec<(Coord, T)>>, line: &[(Coord, T)]) -> Vec<Vec<(Coord, T)>> {
    let (start, end) = (line[0].0, line[line.len() - 1].0);
    let starts = |piece: &Vec<(Coord, T)>| piece.first().is_some_and(|vertex| vertex.0 == start);
    let ends = |piece: &Vec<(Coord, T)>| piece.last().is_some_and(|vertex| vertex.0 == end);
    if start == end && pieces.len() > 1 && pieces.first().is_some_and(starts) && pieces.last().is_some_and(ends) {
        let first = pieces.remove(0);
        if let Some(last) = pieces.last_mut() {
            last.extend(first.into_iter().skip(1));
        }
    }
    pieces
}
