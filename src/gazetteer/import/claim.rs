//! GeoNames' administrative places beside boundaries of another source, whose codes differ: each becomes the place of the area
//! of its level that holds its point, so that its spellings count for it.

use std::collections::{BTreeMap, HashMap};

use geo::Point;

use super::Draft;
use super::finish::Ground;
use super::geonames::depth;
use crate::gazetteer::spelling;

/// Gives areas their places. An administrative place that no area is left for, is left out: its name would stand for no area.
pub(super) fn areas(draft: &mut Draft) {
    let ground = Ground::new(&draft.areas);
    let mut claims: BTreeMap<String, (bool, usize)> = BTreeMap::new();
    for (index, place) in draft.places.iter().enumerate() {
        let Some(level) = place.kind.and_then(depth) else { continue };
        let code = ground.holding(Point::new(place.lon, place.lat))[level - 1].clone();
        let Some(&area) = draft.area_index.get(&code) else { continue };
        // A city may be a unit of the same rank inside a province: the name tells which is which.
        let other_name = spelling::key(&place.name) != spelling::key(&draft.areas[area].name);
        let claim = (other_name, index);
        claims.entry(code).and_modify(|best| *best = claim.min(*best)).or_insert(claim);
    }
    let taken: HashMap<usize, String> = claims.into_iter().map(|(code, (_, index))| (index, code)).collect();
    let mut renamed: HashMap<String, String> = HashMap::new();
    let places = std::mem::take(&mut draft.places);
    for (index, mut place) in places.into_iter().enumerate() {
        if let Some(code) = taken.get(&index) {
            let area = draft.areas[draft.area_index[code]].clone();
            renamed.insert(std::mem::replace(&mut place.id, code.clone()), code.clone());
            draft.names.push((code.clone(), std::mem::replace(&mut place.name, area.name.clone()), "GeoNames"));
            place.pcode.clone_from(code);
            place.admin = draft.above(&area);
        } else if place.kind.and_then(depth).is_some() {
            continue;
        }
        draft.places.push(place);
    }
    for (id, _, _) in &mut draft.names {
        if let Some(code) = renamed.get(id) {
            id.clone_from(code);
        }
    }
}
