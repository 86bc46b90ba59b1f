//! Sets of who held which place: what the front keeps its promises on, and on which side the places fall that were left out,
//! beside the rule that the nearest place's side is everybody's.

use std::path::Path;

use geo::{Area, BooleanOps, Contains, Point};
use sitmap::baseline::{Baseline, Known};
use sitmap::geodesy::rough_km;
use sitmap::situation::front::{self, Drawing, Held, Settings, draw};
use sitmap::world::World;

use super::Figure;

/// How often a fifth of a set is left out.
const DRAWS: u64 = 60;
/// As far as a row of a baseline speaks in the program.
const REACH_KM: f64 = 9.0;
/// A place whose nearest enemy is this close is near the front.
const NEAR_KM: f64 = 10.0;

/// The figures of one set.
pub fn figures(file: &Path, world: &World) -> Vec<Figure> {
    let label = file.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy()[..9].to_owned());
    let bytes = std::fs::read(file).expect("the set can be read");
    let rows = Baseline::read(&label, &bytes, world).expect("the set is a baseline").baseline.rows;
    let all: Vec<usize> = (0..rows.len()).collect();
    let (kept, promises) = promises(&rows, &drawing(&rows, &all, world));
    let mut sums = Sums::default();
    for draw in 0..DRAWS {
        let (left_out, train): (Vec<usize>, Vec<usize>) = all.iter().partition(|row| is_left_out(draw, **row));
        let drawing = drawing(&rows, &train, world);
        left_out.iter().for_each(|row| sums.add(&rows, *row, &train, &drawing));
    }
    let [all, near] = [sums.all, sums.near];
    // No worse than the rule, on the same places.
    let beside = |tally: &Tally| tally.nearest as f64 / tally.placed as f64;
    vec![
        Figure::new(format!("{label}: promises kept on the whole set"), kept, promises, 1.0),
        Figure::new(format!("{label}: places left out that are on ground of a side"), all.placed, all.n, 0.9),
        Figure::new(format!("{label}: of these on the right side"), all.right, all.placed, beside(&all)),
        Figure::new(format!("{label}: the same within 10 km of an enemy"), near.right, near.placed, beside(&near)),
    ]
}

#[derive(Clone, Copy, Default)]
struct Tally {
    n: usize,
    /// On ground of some side.
    placed: usize,
    /// On ground of their own.
    right: usize,
    /// Of the placed, those whose nearest neighbor is of their side.
    nearest: usize,
}

#[derive(Default)]
struct Sums {
    all: Tally,
    near: Tally,
}

impl Sums {
    fn add(&mut self, rows: &[Known], row: usize, train: &[usize], drawing: &Drawing) {
        let truth = &rows[row];
        let km = |other: usize| rough_km(truth.point, rows[other].point);
        let nearest = train.iter().copied().min_by(|a, b| km(*a).total_cmp(&km(*b))).expect("most rows stay");
        let near = rows.iter().any(|other| other.side != truth.side && rough_km(truth.point, other.point) <= NEAR_KM);
        let side = drawing.areas.iter().find(|area| area.polygon.contains(&truth.point)).map(|area| area.side.0);
        for tally in std::iter::once(&mut self.all).chain(near.then_some(&mut self.near)) {
            tally.n += 1;
            tally.placed += usize::from(side.is_some());
            tally.right += usize::from(side == Some(truth.side.0));
            tally.nearest += usize::from(side.is_some() && rows[nearest].side == truth.side);
        }
    }
}

/// One in five, by a hash of draw and row: the same in every run.
fn is_left_out(draw: u64, row: usize) -> bool {
    let mut hash = (draw << 32 | row as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    hash = (hash ^ (hash >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    (hash ^ (hash >> 32)).is_multiple_of(5)
}

fn drawing(rows: &[Known], of: &[usize], world: &World) -> Drawing {
    let held: Vec<Held> = of.iter().map(|row| held(*row, &rows[*row])).collect();
    draw(&held, Some(&world.gazetteer.country()), world.plane(), &Settings::default())
}

fn held(place: usize, row: &Known) -> Held {
    let (point, side, confidence) = (row.point, front::Side(row.side.0), row.confidence);
    Held { place, point, side, confidence, reach_km: REACH_KM, synthetic: false, contact: false }
}

/// How many of the promises of the construction hold, of how many: every place in an area of its side and in no other, no
/// two areas of two sides over each other, every vertex of a line on the outline of both.
fn promises(rows: &[Known], drawing: &Drawing) -> (usize, usize) {
    let undrawn = |row: &usize| {
        let spots = drawing.contested.iter().flatten().chain(&drawing.beyond).chain(&drawing.unusable);
        spots.chain(drawing.merged.iter().flatten()).any(|place| place == row)
    };
    let mut held: Vec<bool> = Vec::new();
    for row in (0..rows.len()).filter(|row| !undrawn(row)) {
        let around = drawing.areas.iter().filter(|area| area.polygon.contains(&rows[row].point));
        let sides: Vec<u8> = around.map(|area| area.side.0).collect();
        held.push(sides == [rows[row].side.0]);
    }
    for (number, area) in drawing.areas.iter().enumerate() {
        for other in &drawing.areas[..number] {
            held.push(area.polygon.intersection(&other.polygon).unsigned_area() < 1e-9);
        }
    }
    for stretch in &drawing.lines {
        for side in [stretch.left, stretch.right] {
            let outline: Vec<Point> = drawing.areas.iter().filter(|area| area.side == side).flat_map(outline).collect();
            let on_it = |vertex: &Point| outline.iter().any(|other| rough_km(*vertex, *other) < 1e-6);
            // Where the border cuts a line its end is on the border.
            let inner = stretch.line.points().skip(1).take(stretch.line.0.len().saturating_sub(2));
            held.extend(inner.map(|vertex| on_it(&vertex)));
        }
    }
    (held.iter().filter(|held| **held).count(), held.len())
}

fn outline(area: &front::SideArea) -> Vec<Point> {
    let rings = area.polygon.iter().flat_map(|polygon| std::iter::once(polygon.exterior()).chain(polygon.interiors()));
    rings.flat_map(|ring| ring.points()).collect()
}
