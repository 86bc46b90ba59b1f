//! The last steps of a draft: every area gets its parent, its outline where one is known, and a place of its own; every place
//! the areas that hold it. What refers to nothing is told and mended, so that the tables fit together.

use std::collections::{BTreeSet, HashMap, HashSet};

use geo::{BoundingRect, Centroid, Contains, ConvexHull, Coord, LineString, MultiPolygon, Point, Polygon, Rect};

use super::boundaries::{rings, round};
use super::columns::DEEPEST;
use super::{Draft, Folder, write};
use crate::gazetteer::kind::PlaceKind;
use crate::gazetteer::spelling;
use crate::gazetteer::tables::{AreaRow, PlaceRow};
use crate::geodesy::{destination, distance_km};

/// Where no boundary is known, the land is taken to reach this far beyond the outermost places: half the way to the next
/// village in empty country.
const BEYOND_KM: f64 = 10.0;

/// The radius of an area of which nothing but a point is known: that of a middling district.
const UNKNOWN_RADIUS_KM: f64 = 20.0;

/// What an area is among the places.
pub(super) fn kind_of_level(level: usize) -> Option<PlaceKind> {
    [None, Some(PlaceKind::Governorate), Some(PlaceKind::District), Some(PlaceKind::Subdistrict)][level.min(DEEPEST)]
}

impl Draft {
    /// Settles everything and writes the tables.
    pub fn finish(mut self) -> Folder {
        let (name, code) = self.country.clone().unwrap_or_else(|| ("the country".to_owned(), "country".to_owned()));
        let code = if code.is_empty() { "country".to_owned() } else { code };
        self.settle_areas(&code);
        let ground = Ground::new(&self.areas);
        self.settle_codes();
        for place in &mut self.places {
            if place.admin.iter().all(String::is_empty) && !place.kind.is_some_and(PlaceKind::is_area) {
                place.admin = ground.holding(Point::new(place.lon, place.lat));
            }
        }
        self.fill_codes();
        self.add_area_places(&ground);
        let border = ground.outline(&self.areas);
        let has_border = border.is_some();
        let outline = border.unwrap_or_else(|| hull(&self.places));
        let country = AreaRow { id: code, name, polygons: rings(&outline), ..AreaRow::default() };
        self.areas.push(country);
        self.areas.sort_by(|a, b| a.id.cmp(&b.id));
        self.places.sort_by(|a, b| a.id.cmp(&b.id));
        self.settle_names();
        write::folder(self, has_border)
    }

    /// Areas of the first level lie in the country; the others in an area that is there.
    fn settle_areas(&mut self, country: &str) {
        // From above, so that what hangs on an area that goes, goes too.
        for level in 1..=DEEPEST as u8 {
            let above: HashSet<String> =
                self.areas.iter().filter(|area| area.level + 1 == level).map(|area| area.id.clone()).collect();
            let mut lost = Vec::new();
            self.areas.retain_mut(|area| {
                if area.level == 1 {
                    country.clone_into(&mut area.parent);
                }
                let stays = area.level != level || level == 1 || above.contains(&area.parent);
                if !stays {
                    lost.push((area.line, area.id.clone(), area.parent.clone()));
                }
                stays
            });
            for (line, id, parent) in lost {
                let parent = if parent.is_empty() { "no area".to_owned() } else { parent };
                let file = self.file_of(&id);
                self.report(&file, line, format!("area {id} lies in {parent}, which is not given; it is left out"));
            }
        }
        let kept: HashMap<&str, u8> = self.areas.iter().map(|area| (area.id.as_str(), area.level)).collect();
        let level =
            |place: &PlaceRow| (1..=DEEPEST as u8).find(|level| kind_of_level(usize::from(*level)) == place.kind);
        self.places.retain(|place| level(place).is_none_or(|level| kept.get(place.id.as_str()) == Some(&level)));
    }

    /// A place says the areas that are there; what it says of others is told and taken out.
    fn settle_codes(&mut self) {
        let levels: HashMap<&str, u8> = self.areas.iter().map(|area| (area.id.as_str(), area.level)).collect();
        let mut told = Vec::new();
        for place in &mut self.places {
            for (index, level) in (1..=DEEPEST as u8).enumerate() {
                let code = std::mem::take(&mut place.admin[index]);
                if levels.get(code.as_str()) == Some(&level) {
                    place.admin[index] = code;
                } else if !code.is_empty() {
                    told.push((place.id.clone(), place.line, code));
                }
            }
        }
        for (id, line, code) in told {
            let file = self.file_of(&id);
            self.report(&file, line, format!("{id}: no area has the code {code}; the place is kept without it"));
        }
    }

    /// A finer code says the wider ones.
    fn fill_codes(&mut self) {
        let parents: HashMap<&str, &str> =
            self.areas.iter().map(|area| (area.id.as_str(), area.parent.as_str())).collect();
        for place in &mut self.places {
            for index in (1..DEEPEST).rev() {
                if let Some(parent) = parents.get(place.admin[index].as_str())
                    && place.admin[index - 1].is_empty()
                {
                    (*parent).clone_into(&mut place.admin[index - 1]);
                }
            }
        }
    }

    /// An area is named in texts, so it is a place too: at the point that was given, in the middle of its outline, or in
    /// the middle of its places.
    fn add_area_places(&mut self, ground: &Ground) {
        let mut inside: HashMap<String, Vec<Point>> = HashMap::new();
        for place in self.places.iter().filter(|place| !place.kind.is_some_and(PlaceKind::is_area)) {
            for code in place.admin.iter().filter(|code| !code.is_empty()) {
                inside.entry(code.clone()).or_default().push(Point::new(place.lon, place.lat));
            }
        }
        let reach = |area: &str, middle: Point| {
            let far = inside.get(area)?.iter().map(|point| distance_km(middle, *point)).fold(0.0, f64::max);
            Some((far * 100.0).round() / 100.0)
        };
        let bounded: HashSet<&str> = ground.areas.iter().map(|area| area.id.as_str()).collect();
        for place in self.places.iter_mut().filter(|place| place.kind.is_some_and(PlaceKind::is_area)) {
            if !bounded.contains(place.id.as_str()) {
                let radius = reach(&place.id, Point::new(place.lon, place.lat));
                place.spread_km = Some(radius.filter(|radius| *radius > 0.0).unwrap_or(UNKNOWN_RADIUS_KM));
            }
        }
        let known: HashSet<&str> = self.places.iter().map(|place| place.id.as_str()).collect();
        let mut added = Vec::new();
        let mut lost = Vec::new();
        for area in self.areas.iter().filter(|area| !known.contains(area.id.as_str())) {
            let middle = ground.middle(&area.id).map(|middle| (middle, "middle of its outline"));
            let of_places = || inside.get(area.id.as_str()).map(|points| (mean(points), "mean of the places in it"));
            match middle.or_else(of_places) {
                Some((middle, note)) => added.push(place_of(area, middle, note, self.above(area), {
                    if bounded.contains(area.id.as_str()) { None } else { reach(&area.id, middle) }
                })),
                None => lost.push((area.line, area.id.clone(), area.name.clone())),
            }
        }
        self.places.extend(added);
        for (line, id, name) in lost {
            let what = "no point, no outline and no place in it is given, so its name stands for no place";
            self.report(&self.file_of(&id), line, format!("{id} {name}: {what}"));
        }
    }

    /// The codes of the areas above one.
    pub(super) fn above(&self, area: &AreaRow) -> [String; 3] {
        let mut codes: [String; 3] = Default::default();
        let mut parent = area.parent.as_str();
        while let Some(above) =
            self.area_index.get(parent).and_then(|_| self.areas.iter().find(|area| area.id == parent))
        {
            codes[usize::from(above.level) - 1].clone_from(&above.id);
            parent = &above.parent;
        }
        codes
    }

    /// Spellings in order, each once, of places that are there.
    fn settle_names(&mut self) {
        let places: HashMap<&str, &PlaceRow> = self.places.iter().map(|place| (place.id.as_str(), place)).collect();
        self.names.retain(|(id, name, _)| {
            let place = places.get(id.as_str());
            place.is_some_and(|place| *name != place.name && *name != place.name_ar) && !spelling::key(name).is_empty()
        });
        let mut seen = BTreeSet::new();
        self.names.sort();
        self.names.retain(|(id, name, _)| seen.insert((id.clone(), name.clone())));
    }
}

fn place_of(area: &AreaRow, middle: Point, note: &str, admin: [String; 3], spread_km: Option<f64>) -> PlaceRow {
    PlaceRow {
        id: area.id.clone(),
        name: area.name.clone(),
        name_ar: area.name_ar.clone(),
        kind: kind_of_level(usize::from(area.level)),
        admin,
        lat: round(middle.y()),
        lon: round(middle.x()),
        pcode: area.id.clone(),
        source: "OCHA".to_owned(),
        spread_km,
        note: format!("point: {note}"),
        ..PlaceRow::default()
    }
}

fn mean(points: &[Point]) -> Point {
    points.iter().fold(Point::new(0.0, 0.0), |sum, point| sum + *point) / points.len() as f64
}

/// The areas whose outline is known.
pub(super) struct Ground {
    areas: Vec<Bounded>,
}

struct Bounded {
    id: String,
    level: usize,
    surface: MultiPolygon,
    bounds: Rect,
}

impl Ground {
    pub(super) fn new(areas: &[AreaRow]) -> Ground {
        let bounded = areas.iter().filter_map(|area| {
            let surface = surface(area);
            let bounds = surface.bounding_rect()?;
            Some(Bounded { id: area.id.clone(), level: usize::from(area.level), surface, bounds })
        });
        Ground { areas: bounded.collect() }
    }

    /// The codes of the areas that hold a point.
    pub(super) fn holding(&self, point: Point) -> [String; 3] {
        let mut codes: [String; 3] = Default::default();
        for area in &self.areas {
            let code = &mut codes[area.level - 1];
            if code.is_empty() && area.bounds.contains(&point) && area.surface.contains(&point) {
                code.clone_from(&area.id);
            }
        }
        codes
    }

    fn middle(&self, id: &str) -> Option<Point> {
        self.areas.iter().find(|area| area.id == id)?.surface.centroid()
    }

    /// The land: all areas of the widest level of which every one has an outline, as one.
    fn outline(&self, areas: &[AreaRow]) -> Option<MultiPolygon> {
        let count = |level: usize| self.areas.iter().filter(|area| area.level == level).count();
        let all = |level: usize| areas.iter().filter(|area| usize::from(area.level) == level).count();
        let whole = (1..=DEEPEST).find(|level| count(*level) > 0 && count(*level) == all(*level))?;
        let parts = self.areas.iter().filter(|area| area.level == whole).flat_map(|area| &area.surface.0);
        Some(geo::unary_union(parts))
    }
}

/// The surface of an area.
fn surface(area: &AreaRow) -> MultiPolygon {
    let line = |ring: &Vec<[f64; 2]>| LineString(ring.iter().map(|&[x, y]| Coord { x, y }).collect());
    let polygon = |rings: &Vec<Vec<[f64; 2]>>| {
        let mut rings = rings.iter().map(line);
        Some(Polygon::new(rings.next()?, rings.collect()))
    };
    MultiPolygon(area.polygons.iter().filter_map(polygon).collect())
}

/// The hull of all places and a little more: what is known of the land where no boundary is given.
fn hull(places: &[PlaceRow]) -> MultiPolygon {
    let around = places.iter().flat_map(|place| {
        let middle = Point::new(place.lon, place.lat);
        [0.0, 60.0, 120.0, 180.0, 240.0, 300.0].map(|bearing| destination(middle, bearing, BEYOND_KM))
    });
    MultiPolygon(vec![around.collect::<geo::MultiPoint>().convex_hull()])
}
