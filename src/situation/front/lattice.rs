//! Points of unknown ground, so that nothing is drawn where nothing is known: "unknown" is simply one more side.

use std::collections::BTreeSet;

use geo::Coord;

use super::{
    grid::{Grid, cell_of, squared_km},
    ground::Control,
};

/// How far the points stray from the lattice, as a share of its pitch: enough that no four of them lie on a circle,
/// where the triangulation would be a matter of chance.
const JITTER: f64 = 0.02;

/// The points of a hexagonal lattice that are near the controls, yet beyond the reach of all of them. The lattice
/// hangs on the origin of the plane, not on the controls, so it stays where it is when they change.
pub(super) fn unknown(controls: &[Control], pitch_km: f64) -> Vec<Coord> {
    let points: Vec<Coord> = controls.iter().map(|control| control.at).collect();
    let grid = Grid::new(&points, pitch_km);
    let longest = controls.iter().map(|control| control.reach_km).fold(pitch_km, f64::max);
    let known = |spot: Coord| {
        grid.within(spot, longest)
            .any(|index| squared_km(spot, points[index]) <= controls[index].reach_km * controls[index].reach_km)
    };
    // A cell around each control and all cells beside it: the lattice then goes on for three pitches beyond the
    // longest reach in every direction, and every control has unknown ground around it.
    let cell_km = longest + 3.0 * pitch_km;
    cells_around(&points, cell_km)
        .into_iter()
        .flat_map(|cell| lattice_in(cell, cell_km, pitch_km))
        .filter(|&spot| !known(spot))
        .collect()
}

fn cells_around(points: &[Coord], cell_km: f64) -> BTreeSet<(i64, i64)> {
    let occupied: BTreeSet<(i64, i64)> = points.iter().map(|&point| cell_of(point, cell_km)).collect();
    occupied
        .into_iter()
        .flat_map(|(x, y)| (-1..=1).flat_map(move |dx| (-1..=1).map(move |dy| (x + dx, y + dy))))
        .collect()
}

/// The lattice points of one cell. Cells are half-open, so every lattice point belongs to exactly one.
fn lattice_in((x, y): (i64, i64), cell_km: f64, pitch_km: f64) -> impl Iterator<Item = Coord> {
    let row_km = pitch_km * 3f64.sqrt() / 2.0;
    let steps = move |cell: i64, offset: f64, step: f64| {
        let edge = |cell: i64| ((cell as f64 * cell_km - offset) / step).ceil() as i64;
        edge(cell)..edge(cell + 1)
    };
    steps(y, 0.0, row_km).flat_map(move |row| {
        let offset = if row.rem_euclid(2) == 1 { pitch_km / 2.0 } else { 0.0 };
        steps(x, offset, pitch_km).map(move |column| Coord {
            x: column as f64 * pitch_km + offset + JITTER * pitch_km * stray(column, row),
            y: row as f64 * row_km + JITTER * pitch_km * stray(row.wrapping_add(7919), column),
        })
    })
}

/// A number from -1 to 1 that depends on both arguments and on nothing else, on any machine.
fn stray(a: i64, b: i64) -> f64 {
    let mixed = (a as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ (b as u64).wrapping_mul(0xC2B2_AE3D_27D4_EB4F);
    let mixed = (mixed ^ (mixed >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9) >> 44;
    mixed as f64 / (1u64 << 19) as f64 - 1.0
}
