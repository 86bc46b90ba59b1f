//! Areas and roads: their surfaces and lines, and which area holds a point.

use geo::{Coord, LineString, MultiPolygon, Point, Polygon};

use super::compile::{AREA_WORDS, ROAD_WORDS};
use super::image::Section;
use super::{AreaId, Gazetteer, PlaceId, coord, km, some};

/// An administrative area.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area<'g> {
    pub id: AreaId,
    pub code: &'g str,
    pub name: &'g str,
    pub name_ar: Option<&'g str>,
    /// 0 country, 1 governorate, 2 district, 3 subdistrict.
    pub level: u8,
    pub parent: Option<AreaId>,
}

/// A main road.
#[derive(Clone, Debug, PartialEq)]
pub struct Road<'g> {
    pub code: &'g str,
    pub name: &'g str,
    /// `M4`, `M5`; `None` when it has no number.
    pub reference: Option<&'g str>,
    /// How far the line may lie from the true road.
    pub accuracy_km: f32,
    /// Longitude, latitude.
    pub path: LineString,
}

/// Areas and roads.
impl Gazetteer {
    /// How many areas there are.
    pub fn area_count(&self) -> usize {
        self.image.len(Section::Areas) / AREA_WORDS
    }

    /// All areas in the order of their codes.
    pub fn areas(&self) -> impl Iterator<Item = Area<'_>> {
        (0..self.area_count() as u32).map(|index| self.area(AreaId(index)))
    }

    /// One area.
    pub fn area(&self, id: AreaId) -> Area<'_> {
        let [code, name, name_ar, level, parent, ..] = self.area_record(id);
        let image = &self.image;
        Area {
            id,
            code: image.string(code),
            name: image.string(name),
            name_ar: some(name_ar).map(|at| image.string(at)),
            level: level as u8,
            parent: some(parent).map(AreaId),
        }
    }

    fn parent(&self, id: AreaId) -> Option<AreaId> {
        let [_, _, _, _, parent, ..] = self.area_record(id);
        some(parent).map(AreaId)
    }

    /// The area with a code of the tables.
    pub fn area_by_code(&self, code: &str) -> Option<AreaId> {
        self.by_code::<AREA_WORDS>(Section::Areas, code).map(AreaId)
    }

    /// The area that a place stands for: a governorate's, district's or subdistrict's own.
    pub fn area_of_place(&self, place: PlaceId) -> Option<AreaId> {
        if self.facts(place).kind.is_area() { self.area_by_code(self.place(place).code) } else { None }
    }

    /// The surface of an area, longitude, latitude.
    pub fn polygon(&self, id: AreaId) -> MultiPolygon {
        let [.., first, end, _, _, _, _] = self.area_record(id);
        let polygons = (first..end).map(|number| {
            let [first_ring, end_ring] = self.image.record(Section::Polygons, number as usize);
            let mut rings = (first_ring..end_ring).map(|ring| {
                let [start, end] = self.image.record(Section::Rings, ring as usize);
                LineString((start..end).map(|at| self.coord(at)).collect())
            });
            let exterior = rings.next().expect("polygons are read with one ring at least");
            Polygon::new(exterior, rings.collect())
        });
        MultiPolygon(polygons.collect())
    }

    /// The country: the areas of level 0.
    pub fn country(&self) -> MultiPolygon {
        self.areas().filter(|area| area.level == 0).flat_map(|area| self.polygon(area.id)).collect()
    }

    /// Whether the country holds a point; a gazetteer without its outline sets no limit.
    pub fn is_in_country(&self, point: Point) -> bool {
        let mut countries = self.areas().filter(|area| area.level == 0).peekable();
        countries.peek().is_none() || countries.any(|area| self.covers(area.id, point))
    }

    /// Governorate, district and subdistrict that hold a point, each by its own polygon.
    pub fn containing(&self, point: Point) -> [Option<AreaId>; 3] {
        let mut found = [None; 3];
        for area in self.areas() {
            if let Some(slot) = usize::from(area.level).checked_sub(1).and_then(|level| found.get_mut(level))
                && slot.is_none()
                && self.covers(area.id, point)
            {
                *slot = Some(area.id);
            }
        }
        found
    }

    /// Whether an area's polygons hold a point.
    pub fn covers(&self, id: AreaId, point: Point) -> bool {
        let [.., first, end, west, south, east, north] = self.area_record(id);
        let (low, high) = (coord(west, south), coord(east, north));
        let Coord { x, y } = point.0;
        if !(low.x <= x && x <= high.x && low.y <= y && y <= high.y) {
            return false;
        }
        // Even-odd over all rings: holes count themselves out.
        let mut inside = false;
        for polygon in first..end {
            let [first_ring, end_ring] = self.image.record(Section::Polygons, polygon as usize);
            for ring in first_ring..end_ring {
                let [start, end] = self.image.record(Section::Rings, ring as usize);
                for at in start..end.saturating_sub(1) {
                    inside ^= crosses(self.coord(at), self.coord(at + 1), point.0);
                }
            }
        }
        inside
    }

    /// Whether `inner` is `outer` or lies in it, by the parents that the tables give.
    pub fn is_within(&self, inner: AreaId, outer: AreaId) -> bool {
        // Four levels at most, so a circle in a bad table ends too.
        std::iter::successors(Some(inner), |id| self.parent(*id)).take(4).any(|id| id == outer)
    }

    /// All roads in the order of their codes.
    pub fn roads(&self) -> impl Iterator<Item = Road<'_>> {
        let image = &self.image;
        (0..image.len(Section::Roads) / ROAD_WORDS).map(|index| {
            let [code, name, reference, accuracy_m, start, end] = image.record(Section::Roads, index);
            Road {
                code: image.string(code),
                name: image.string(name),
                reference: some(reference).map(|at| image.string(at)),
                accuracy_km: km(accuracy_m),
                path: LineString((start..end).map(|at| self.coord(at)).collect()),
            }
        })
    }

    fn area_record(&self, id: AreaId) -> [u32; AREA_WORDS] {
        self.image.record(Section::Areas, id.0 as usize)
    }

    fn coord(&self, at: u32) -> Coord {
        let [lon, lat] = self.image.record(Section::Coords, at as usize);
        coord(lon, lat)
    }
}

/// Whether a ray eastwards from `point` crosses the edge from `a` to `b`.
fn crosses(a: Coord, b: Coord, point: Coord) -> bool {
    (a.y > point.y) != (b.y > point.y) && point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x
}
