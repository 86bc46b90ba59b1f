//! Front lines: from the places that are known to be held to lines, areas and bands.
//!
//! One pure function, [`draw`]. The construction is a *Delaunay sleeve*: the held places and a lattice of *unknown*
//! points are triangulated; the border between two sides crosses every edge whose ends differ, and each crossing may
//! slide on its own edge only. So
//!
//! - every place lies on its own side by construction, however the line is smoothed;
//! - lines, areas and bands share their vertices, and no boolean operation is needed but the last clip to the land;
//! - a pocket comes out as a closed ring;
//! - where there is no evidence there is unknown ground, and nothing is drawn against it;
//! - a place that changes hands moves the map in its neighborhood only.
//!
//! The other ways were measured and are worse: Voronoi borders are saw-toothed and run through empty desert, contours
//! of a smoothed field swallow enclaves. What sets the error is the density of the places, not the method: half of the
//! true line lies within 0.14 of the gap between the opposing places and 80 % within 0.30 of it, which is what
//! [`Stretch::uncertainty_km`] and [`Band`] say.
//!
//! What it leaves to others: who holds what and how surely (the ledger), names and colors of the sides, ids, rounding
//! of coordinates, and the columns of the layers.

mod area;
mod clip;
mod grid;
mod ground;
mod lattice;
mod outline;
mod run;
mod settings;
mod sleeve;
mod slide;
mod stretch;

use geo::{LineString, MultiPolygon, Point};

pub use self::settings::Settings;
use self::{clip::Land, ground::Ground, outline::Outline, sleeve::Sleeve};
use crate::geodesy::Plane;

/// One of the camps that hold ground. The number means nothing here; lines keep the lower one on their left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Side(pub u8);

/// A place that one side holds, as the ledger knows it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Held {
    /// The caller's number for this place, handed back in the results.
    pub place: usize,
    /// Longitude, latitude.
    pub point: Point,
    pub side: Side,
    /// How sure it is that this side holds it, 0 to 1. The less sure, the less ground it gets.
    pub confidence: f64,
    /// How far the evidence reaches: ground farther than this from every place is unknown. Not a positive number:
    /// [`Settings::reach_km`] stands in.
    pub reach_km: f64,
    /// A helper point made from a relation ("besieged", "to the west"), not a place that a report names as held.
    pub synthetic: bool,
    /// Fighting is reported here: the line moves toward it.
    pub contact: bool,
}

/// How close the line is known, by the gap between the places on both sides of it. The closest comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    Close,
    Assessed,
    Approximate,
}

/// A stretch of front between two sides, of one certainty all along.
#[derive(Clone, Debug, PartialEq)]
pub struct Stretch {
    /// Longitude, latitude. Every vertex is also a vertex of the areas on both sides, unless the land's border cut it.
    pub line: LineString,
    /// The side to the left of the line's direction, always the lower number.
    pub left: Side,
    pub right: Side,
    pub certainty: Certainty,
    /// Median distance between the opposing places along the stretch.
    pub gap_km: f64,
    /// The true line lies within this distance in four of five cases.
    pub uncertainty_km: f64,
    pub length_km: f64,
    /// The stretch lies on the outline of a pocket: ground that other sides surround wholly.
    pub enclosed: bool,
    /// The places that the stretch passes on its left, sorted, each once. They are the evidence for it.
    pub left_places: Vec<usize>,
    pub right_places: Vec<usize>,
    /// A helper point has a part in it.
    pub synthetic: bool,
    /// Fighting is reported at one of its places.
    pub contact: bool,
}

/// Connected ground that one side holds as far as the evidence reaches.
#[derive(Clone, Debug, PartialEq)]
pub struct SideArea {
    pub side: Side,
    /// One polygon with its holes, or several where the land's border cuts it apart. Longitude, latitude; exteriors
    /// counter-clockwise.
    pub polygon: MultiPolygon,
    /// The places it was drawn from, sorted.
    pub places: Vec<usize>,
    pub area_km2: f64,
    /// Other sides surround it wholly: no unknown ground touches its outline.
    pub pocket: bool,
}

/// The band along a stretch that holds the true line with the chance `coverage`. Its edges are the forward lines of
/// the two sides.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    pub left: Side,
    pub right: Side,
    pub polygon: MultiPolygon,
    pub coverage: f64,
    /// Index of its line in [`Drawing::lines`].
    pub stretch: usize,
}

/// The map of one moment. Everything is in an order that depends on what is drawn, not on the order of the input.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    pub lines: Vec<Stretch>,
    pub areas: Vec<SideArea>,
    pub bands: Vec<Band>,
    /// Places with neighbors of other sides and none of their own: a one-place enclave, or more often a wrong
    /// coordinate or a wrong side (at 3 % wrong sides this found 76 % of them, and 98 % of what it named was wrong).
    pub lonely: Vec<usize>,
    /// Places of one side so close together that they were drawn as one point.
    pub merged: Vec<Vec<usize>>,
    /// Places of different sides at one spot: not drawn, because either choice would be a coin toss.
    pub contested: Vec<Vec<usize>>,
    /// Helper points that gave way to a real place nearby.
    pub superseded: Vec<usize>,
    /// Places whose ground lies beyond the land's border altogether.
    pub beyond: Vec<usize>,
    /// Places whose coordinates are no point on earth: not drawn.
    pub unusable: Vec<usize>,
}

impl Drawing {
    /// Length of all front lines together.
    pub fn front_km(&self) -> f64 {
        // An empty sum of floats is minus zero.
        self.lines.iter().map(|stretch| stretch.length_km).fold(0.0, |sum, km| sum + km)
    }
}

/// Draws the map from the places that are held. `land` cuts everything that lies outside of it (`None`: nothing is
/// cut), but for a place on the very border, which stays on the land; `plane` must be the same for every drawing of one war, or the lattice shifts between two drawings.
///
/// The result does not depend on the order of `held`, and no input makes it fail: what cannot be drawn is listed.
pub fn draw(held: &[Held], land: Option<&MultiPolygon>, plane: Plane, settings: &Settings) -> Drawing {
    let ground = Ground::gather(held, plane, settings);
    let sleeve = Sleeve::weave(&ground.controls, settings);
    let positions = slide::settle(&sleeve, settings);
    let outline = Outline::round(&sleeve, &positions);
    let places =
        || ground.controls.iter().filter(|control| !control.synthetic).map(|control| plane.to_degrees(control.at));
    let land = land.map(|land| Land::new(land, places(), plane));
    let regions = area::trace(&sleeve, &outline);
    let (lines, bands) = stretch::fronts(&sleeve, &outline, &regions, land.as_ref(), plane, settings);
    let (areas, beyond) = area::areas(&sleeve, regions, land.as_ref(), plane);
    Drawing {
        lines,
        areas,
        bands,
        lonely: sleeve.lonely(),
        merged: ground.merged,
        contested: ground.contested,
        superseded: ground.superseded,
        beyond,
        unusable: ground.unusable,
    }
}
