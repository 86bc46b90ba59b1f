//! What lies beneath the layers, out of the gazetteer: land, towns for orientation, the camps' colors.

use std::cmp::Reverse;

use anyhow::{Result, anyhow};

use crate::gazetteer::{PlaceKind, Source};
use crate::output::{Backdrop, Camp, Findable, Road, Town};
use crate::world::World;

/// The backdrop of a map of this world.
pub(super) fn of(world: &World, source: &Source) -> Result<Backdrop> {
    const AREAS: &str = "areas.geojson";
    let unusable = |why: String| anyhow!("{}: {why}; sitmap check says more", source.label(AREAS));
    let areas = source.read(AREAS).map_err(|error| unusable(error.message))?;
    let mut backdrop =
        Backdrop::new(&areas, towns(world), camps(world)).map_err(|error| unusable(error.to_string()))?;
    backdrop.roads = roads(world);
    backdrop.places = places(world);
    Ok(backdrop)
}

/// Cities, then towns, each by how many live there: what a reader of a map looks for first.
fn towns(world: &World) -> Vec<Town> {
    let is_town = |kind| matches!(kind, PlaceKind::City | PlaceKind::Town);
    let mut places: Vec<_> = world.gazetteer.places().filter(|place| is_town(place.kind)).collect();
    places.sort_by_key(|place| {
        (place.kind != PlaceKind::City, Reverse(place.population), Reverse(place.events), place.id)
    });
    let town = |place: &crate::gazetteer::Place| Town {
        name: place.name.to_owned(),
        longitude: place.point.x(),
        latitude: place.point.y(),
    };
    places.iter().map(town).collect()
}

fn camps(world: &World) -> Vec<Camp> {
    let camp = |camp: &crate::actors::Camp| Camp {
        side: camp.name.clone(),
        label: camp.label.clone(),
        color: camp.color.clone(),
    };
    world.actors.camps().iter().map(camp).collect()
}

fn roads(world: &World) -> Vec<Road> {
    let road = |road: crate::gazetteer::Road| Road {
        reference: road.reference.map(str::to_owned),
        path: road.path.coords().map(|at| [at.x, at.y]).collect(),
    };
    world.gazetteer.roads().map(road).collect()
}

/// Every place with a point of its own: a governorate or a road is no dot that one could go to.
fn places(world: &World) -> Vec<Findable> {
    let area = |id| world.gazetteer.area(id).name.to_owned();
    let is_point = |place: &crate::gazetteer::Place| {
        !place.kind.is_area() && !matches!(place.kind, PlaceKind::Road | PlaceKind::Water | PlaceKind::Region)
    };
    let findable = |place: crate::gazetteer::Place| Findable {
        name: place.name.to_owned(),
        name_ar: place.name_ar.unwrap_or_default().to_owned(),
        area: place.admin1.map(area).unwrap_or_default(),
        longitude: place.point.x(),
        latitude: place.point.y(),
    };
    world.gazetteer.places().filter(is_point).map(findable).collect()
}
