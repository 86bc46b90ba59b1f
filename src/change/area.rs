//! By how much the areas of each side grew and shrank.

use std::collections::BTreeSet;

use geo::{BooleanOps, GeodesicArea, Geometry, MultiPolygon, Polygon, unary_union};
use serde::Serialize;

use super::article::{Behind, Touched};
use super::feature::{Feature, redrawn, rounded};

/// What a side gained and lost of the ground that is drawn as its own.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AreaChange {
    pub side: String,
    /// Square kilometers that it holds now and did not hold before.
    pub grown_km2: f64,
    /// Square kilometers that it held before and does not hold now.
    pub shrunk_km2: f64,
    /// Articles that are new, gone or changed and stand behind the areas that are drawn otherwise.
    pub because: Vec<Behind>,
}

/// The sides whose areas are drawn otherwise, those that changed most first.
pub(super) fn changes(old: &[&Feature], new: &[&Feature], touched: &Touched) -> Vec<AreaChange> {
    let sides: BTreeSet<&str> = old.iter().chain(new).filter_map(|area| area.text("side")).collect();
    let mut changes: Vec<AreaChange> = sides.into_iter().filter_map(|side| change(side, old, new, touched)).collect();
    let moved = |change: &AreaChange| change.grown_km2 + change.shrunk_km2;
    changes.sort_by(|a, b| moved(b).total_cmp(&moved(a)).then_with(|| a.side.cmp(&b.side)));
    changes
}

fn change(side: &str, old: &[&Feature], new: &[&Feature], touched: &Touched) -> Option<AreaChange> {
    let (old, new) = (of_side(side, old), of_side(side, new));
    let (went, came) = (redrawn(&old, &new), redrawn(&new, &old));
    if went.is_empty() && came.is_empty() {
        return None;
    }
    let (before, after) = (ground(&old), ground(&new));
    let (grown_km2, shrunk_km2) = (km2(&after.difference(&before)), km2(&before.difference(&after)));
    let because = touched.behind(went.into_iter().chain(came));
    (grown_km2 + shrunk_km2 > 0.0).then(|| AreaChange { side: side.to_owned(), grown_km2, shrunk_km2, because })
}

fn of_side<'f>(side: &str, areas: &[&'f Feature]) -> Vec<&'f Feature> {
    areas.iter().copied().filter(|area| area.text("side") == Some(side)).collect()
}

/// All areas of a side as one.
fn ground(areas: &[&Feature]) -> MultiPolygon {
    let polygons = areas.iter().flat_map(|area| match &area.geometry {
        Some(Geometry::Polygon(polygon)) => std::slice::from_ref(polygon),
        Some(Geometry::MultiPolygon(polygons)) => polygons.0.as_slice(),
        _ => &[],
    });
    unary_union(polygons.collect::<Vec<&Polygon>>())
}

/// Square kilometers on the ellipsoid, after Karney. Every polygon counts by itself and without a sign: which way its rings run
/// is no matter then.
fn km2(ground: &MultiPolygon) -> f64 {
    let square_meters: f64 = ground.iter().map(|polygon| polygon.geodesic_area_signed().abs()).sum();
    rounded(square_meters / 1e6)
}
