//! How far the lines between two sides moved.
//!
//! The rule: a stretch of a new line is gained where it lies farther than [`NEAR_KM`] from every old line of the same two sides, and a
//! stretch of an old one is lost where it lies farther than that from every new one.

use std::collections::{BTreeMap, BTreeSet};

use geo::{Distance, Geodesic, Geometry, Line, LineString, Point};
use serde::Serialize;

use super::article::{Behind, Touched};
use super::feature::{Feature, distance_km, rounded};

/// Nearer than this a line counts as the same: a village is known to a kilometer, and a line that is drawn between two of them
/// is not known better.
pub const NEAR_KM: f64 = 1.0;

/// Lines are measured in pieces of this length: a tenth of what counts as near.
const PIECE_KM: f64 = 0.1;

/// A straight piece of more parts would be longer than any line that the program draws; it is measured in coarser ones.
const MOST_PIECES: f64 = 1000.0;

/// The movement between two sides.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FrontChange {
    /// The sides, in the order of their letters.
    pub sides: [String; 2],
    /// Kilometers of new line.
    pub gained_km: f64,
    /// Kilometers of old line that are gone.
    pub lost_km: f64,
    /// Articles that are new, gone or changed and stand behind the lines that moved.
    pub because: Vec<Behind>,
}

/// The pairs of sides whose lines moved, those that moved most first.
pub(super) fn changes(old: &[&Feature], new: &[&Feature], touched: &Touched) -> Vec<FrontChange> {
    let (before, after) = (by_sides(old), by_sides(new));
    let pairs: BTreeSet<&[String; 2]> = before.keys().chain(after.keys()).collect();
    let changed = pairs.into_iter().filter_map(|pair| {
        let (old, new) = (lines(&before, pair), lines(&after, pair));
        let (gained_km, came) = apart(new, old);
        let (lost_km, went) = apart(old, new);
        let because = touched.behind(came.into_iter().chain(went));
        let (gained_km, lost_km) = (rounded(gained_km), rounded(lost_km));
        (gained_km + lost_km > 0.0).then(|| FrontChange { sides: pair.clone(), gained_km, lost_km, because })
    });
    let mut changed: Vec<FrontChange> = changed.collect();
    let moved = |change: &FrontChange| change.gained_km + change.lost_km;
    changed.sort_by(|a, b| moved(b).total_cmp(&moved(a)).then_with(|| a.sides.cmp(&b.sides)));
    changed
}

type BySides<'f> = BTreeMap<[String; 2], Vec<&'f Feature>>;

fn by_sides<'f>(lines: &[&'f Feature]) -> BySides<'f> {
    let mut by_sides = BySides::new();
    for line in lines {
        let mut sides = ["side_left", "side_right"].map(|column| line.text(column).unwrap_or_default().to_owned());
        sides.sort();
        by_sides.entry(sides).or_default().push(line);
    }
    by_sides
}

fn lines<'m, 'f>(by_sides: &'m BySides<'f>, pair: &[String; 2]) -> &'m [&'f Feature] {
    by_sides.get(pair).map_or(&[], Vec::as_slice)
}

/// Kilometers of some lines that lie farther than [`NEAR_KM`] from all others, and the lines that they belong to.
fn apart<'f>(lines: &[&'f Feature], others: &[&Feature]) -> (f64, Vec<&'f Feature>) {
    let others: Vec<Piece> = others.iter().flat_map(|line| pieces(line)).collect();
    let near = Near::new(&others);
    let (mut km, mut moved) = (0.0, Vec::new());
    for line in lines {
        let off: f64 = pieces(line).iter().filter(|piece| !near.reaches(piece.middle())).map(|piece| piece.km).sum();
        if off > 0.0 {
            moved.push(*line);
        }
        km += off;
    }
    (km, moved)
}

/// A short straight piece of a line.
struct Piece {
    line: Line,
    km: f64,
}

impl Piece {
    fn middle(&self) -> Point {
        Point((self.line.start + self.line.end) / 2.0)
    }
}

fn pieces(feature: &Feature) -> Vec<Piece> {
    let one;
    let lines: &[LineString] = match &feature.geometry {
        Some(Geometry::LineString(line)) => {
            one = [line.clone()];
            &one
        }
        Some(Geometry::MultiLineString(lines)) => &lines.0,
        _ => &[],
    };
    lines.iter().flat_map(LineString::lines).flat_map(cut).collect()
}

fn cut(line: Line) -> impl Iterator<Item = Piece> {
    let km = Geodesic.distance(line.start_point(), line.end_point()) / 1000.0;
    let count = (km / PIECE_KM).ceil().clamp(1.0, MOST_PIECES);
    let at = move |number: u32| line.start + line.delta() * (f64::from(number) / count);
    (0..count as u32).map(move |number| Piece { line: Line::new(at(number), at(number + 1)), km: km / count })
}

/// Pieces by the cell that their middle lies in. A cell is as wide as a near piece can lie off, so that none is farther than in
/// the next cell.
struct Near<'p> {
    degrees: (f64, f64),
    cells: BTreeMap<(i64, i64), Vec<&'p Piece>>,
}

impl<'p> Near<'p> {
    fn new(pieces: &'p [Piece]) -> Near<'p> {
        let widest = pieces.iter().map(|piece| piece.km).fold(PIECE_KM, f64::max);
        let cell_km = NEAR_KM + widest;
        // A degree of longitude is shortest where the pieces lie farthest from the equator, and what is asked for lies no
        // farther than a cell beyond. At the poles all would be one cell, which is slow and right.
        let north = pieces.iter().map(|piece| piece.middle().y().abs()).fold(0.0, f64::max) + 1.0;
        let east_km = 111.0 * north.min(89.9).to_radians().cos();
        let mut near = Near { degrees: (cell_km / east_km, cell_km / 110.0), cells: BTreeMap::new() };
        for piece in pieces {
            near.cells.entry(near.cell(piece.middle())).or_default().push(piece);
        }
        near
    }

    fn cell(&self, point: Point) -> (i64, i64) {
        ((point.x() / self.degrees.0).floor() as i64, (point.y() / self.degrees.1).floor() as i64)
    }

    /// Whether some piece lies near the point.
    fn reaches(&self, point: Point) -> bool {
        let (column, row) = self.cell(point);
        let around = (-1..=1).flat_map(|east| (-1..=1).map(move |north| (column + east, row + north)));
        let mut pieces = around.filter_map(|cell| self.cells.get(&cell)).flatten();
        pieces.any(|piece| distance_km(point, piece.line) <= NEAR_KM)
    }
}
