//! Points on the plane in square cells, for finding those near a spot.

use geo::Coord;
use rustc_hash::FxHashMap;

pub(super) struct Grid<'a> {
    points: &'a [Coord],
    cell_km: f64,
    cells: FxHashMap<(i64, i64), Vec<usize>>,
}

impl<'a> Grid<'a> {
    pub(super) fn new(points: &'a [Coord], cell_km: f64) -> Grid<'a> {
        let mut cells: FxHashMap<_, Vec<usize>> = FxHashMap::default();
        for (index, &point) in points.iter().enumerate() {
            cells.entry(cell_of(point, cell_km)).or_default().push(index);
        }
        Grid { points, cell_km, cells }
    }

    /// Indices of the points within `radius_km` of `center`, in an order that the points alone decide.
    pub(super) fn within(&self, center: Coord, radius_km: f64) -> impl Iterator<Item = usize> + '_ {
        let reach = Coord { x: radius_km, y: radius_km };
        let (west, south) = cell_of(center - reach, self.cell_km);
        let (east, north) = cell_of(center + reach, self.cell_km);
        (west..=east)
            .flat_map(move |x| (south..=north).filter_map(move |y| self.cells.get(&(x, y))))
            .flatten()
            .copied()
            .filter(move |&index| squared_km(self.points[index], center) <= radius_km * radius_km)
    }
}

pub(super) fn cell_of(point: Coord, cell_km: f64) -> (i64, i64) {
    ((point.x / cell_km).floor() as i64, (point.y / cell_km).floor() as i64)
}

pub(super) fn squared_km(a: Coord, b: Coord) -> f64 {
    let d = a - b;
    d.x * d.x + d.y * d.y
}
