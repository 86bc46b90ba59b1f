//! What holds for any places: the promises of the construction.

use std::collections::BTreeMap;

use geo::{
    Area, BooleanOps, Contains, Coord, Distance, Euclidean, Haversine, Intersects, LineString, MapCoords, MultiPolygon,
    Point, Polygon,
};
use proptest::prelude::*;
use sitmap::geodesy;
use sitmap::situation::front::{Certainty, Drawing, Held, Settings, Side, draw};

use super::{GREEN, RED, assert_valid, drawn, map, plane, two_halves};

fn any_held(most: usize) -> impl Strategy<Value = Vec<Held>> {
    let side = (0u8..4).prop_map(Side);
    let reach = prop_oneof![Just(5.0), Just(9.0), Just(20.0)];
    let one = (0u32..1200, 0u32..900, side, 0.1f64..1.0, reach, prop::bool::weighted(0.1), prop::bool::weighted(0.1));
    prop::collection::vec(one, 0..most).prop_map(|towns| {
        let towns = towns.into_iter().enumerate();
        towns
            .map(|(place, (x, y, side, confidence, reach_km, synthetic, contact))| {
                let point = Point::new(36.5 + f64::from(x) / 1000.0, 35.5 + f64::from(y) / 1000.0);
                Held { place, point, side, confidence, reach_km, synthetic, contact }
            })
            .collect()
    })
}

/// The longest reach that the program gives a place.
const REACH_KM: f64 = 9.0;

/// A land with a jagged border around the middle of where `any_held` puts its places.
fn any_land() -> impl Strategy<Value = MultiPolygon> {
    prop::collection::vec(0.05f64..1.2, 3..14).prop_map(|radii| {
        let corners = radii.iter().enumerate().map(|(index, radius)| {
            let angle = std::f64::consts::TAU * index as f64 / radii.len() as f64;
            Coord { x: 37.1 + radius * angle.cos(), y: 35.95 + radius * angle.sin() }
        });
        MultiPolygon(vec![Polygon::new(LineString(corners.collect()), vec![])])
    })
}

/// The land as the drawing takes it: a place just outside is on it. A little more than the drawing adds, as that rounds.
fn widened(land: &MultiPolygon, held: &[Held]) -> MultiPolygon {
    let plane = plane();
    let on_land = |point: &Point| land.intersects(point);
    let km_off = |point: Point| {
        let flat = land.map_coords(|coord| plane.to_km(coord));
        Euclidean.distance(&Point::from(plane.to_km(point.0)), &flat)
    };
    let outside = held.iter().filter(|held| !held.synthetic && !on_land(&held.point));
    outside.map(|held| (held.point, km_off(held.point))).filter(|(_, km)| *km < 2.1).fold(
        land.clone(),
        |land, place| {
            let (point, km) = place;
            let corner = |turn: usize| geodesy::destination(point, turn as f64 * 10.0, km + 0.6).0;
            let disk = Polygon::new(LineString((0..36).map(corner).collect()), vec![]);
            land.union(&disk)
        },
    )
}

/// Few, so that a test run stays short; `PROPTEST_CASES=10000 cargo test --release properties` draws as many.
fn draws() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(48)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: draws(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_place_lies_in_an_area_of_its_own_side_and_of_no_other(held in any_held(120)) {
        let drawing = map(&held);
        for held in drawn(&held, &drawing) {
            // merged places lie up to the merging distance from the point that stands for them
            if drawing.merged.iter().flatten().any(|&place| place == held.place) {
                continue;
            }
            for area in &drawing.areas {
                let listed = area.places.contains(&held.place);
                prop_assert_eq!(area.polygon.contains(&held.point), listed, "place {}", held.place);
                prop_assert!(!listed || area.side == held.side);
            }
        }
    }

    #[test]
    fn areas_are_valid_and_do_not_overlap(held in any_held(80)) {
        let areas = map(&held).areas;
        for (index, area) in areas.iter().enumerate() {
            assert_valid(&area.polygon);
            for other in &areas[..index] {
                let shared = area.polygon.intersection(&other.polygon).unsigned_area();
                // a square degree is ten thousand square kilometers
                prop_assert!(shared < 1e-9, "{:?} and {:?} share {shared} square degrees", area.side, other.side);
            }
        }
    }

    #[test]
    fn every_vertex_of_a_front_is_a_vertex_of_the_areas_on_both_sides(held in any_held(120)) {
        let drawing = map(&held);
        for stretch in &drawing.lines {
            for side in [stretch.left, stretch.right] {
                let rings = drawing.areas.iter().filter(|area| area.side == side).flat_map(|area| &area.polygon.0);
                let outline: Vec<Coord> = rings
                    .flat_map(|polygon| std::iter::once(polygon.exterior()).chain(polygon.interiors()))
                    .flat_map(|ring| ring.0.iter().copied())
                    .collect();
                prop_assert!(stretch.line.0.iter().all(|vertex| outline.contains(vertex)));
            }
        }
    }

    #[test]
    fn the_left_side_lies_to_the_left_and_only_its_places_are_named_there(held in any_held(120)) {
        let sides: BTreeMap<usize, Side> = held.iter().map(|held| (held.place, held.side)).collect();
        let drawing = map(&held);
        for stretch in &drawing.lines {
            prop_assert!(stretch.left < stretch.right);
            prop_assert!(stretch.left_places.iter().all(|place| sides[place] == stretch.left));
            prop_assert!(stretch.right_places.iter().all(|place| sides[place] == stretch.right));
            prop_assert!(!stretch.left_places.is_empty() && !stretch.right_places.is_empty());
            let middle = stretch.line.0.len() / 2;
            let (from, to) = (stretch.line.0[middle - 1], stretch.line.0[middle]);
            let beside = |turn: f64| {
                let step = to - from;
                Point::from((from + to) * 0.5 + Coord { x: -step.y, y: step.x } * (turn * 1e-4))
            };
            let is_in = |point: Point, side: Side| {
                drawing.areas.iter().any(|area| area.side == side && area.polygon.contains(&point))
            };
            prop_assert!(is_in(beside(1.0), stretch.left) && is_in(beside(-1.0), stretch.right));
        }
    }

    #[test]
    fn gaps_are_bounded_and_classes_follow_them(held in any_held(60)) {
        for stretch in map(&held).lines {
            prop_assert!(stretch.gap_km > 0.0 && stretch.gap_km <= 30.0);
            prop_assert!(stretch.uncertainty_km >= 0.3 * stretch.gap_km);
            prop_assert!(stretch.length_km > 0.0);
            if stretch.synthetic {
                prop_assert_eq!(stretch.certainty, Certainty::Approximate);
                prop_assert!(stretch.uncertainty_km >= 5.0);
            }
        }
    }

    #[test]
    fn bands_are_valid_and_hold_their_line(held in any_held(80)) {
        let drawing = map(&held);
        for band in &drawing.bands {
            assert_valid(&band.polygon);
            let line = &drawing.lines[band.stretch].line;
            for vertex in &line.0 {
                let off = Euclidean.distance(&Point::from(*vertex), &band.polygon);
                prop_assert!(off < 1e-9, "a vertex lies {off} degrees off its band");
            }
        }
    }

    #[test]
    fn what_any_land_leaves_is_valid_and_on_the_land(held in any_held(60), land in any_land()) {
        let drawing = draw(&held, Some(&land), plane(), &Settings::default());
        let land = widened(&land, &held);
        let areas = drawing.areas.iter().map(|area| &area.polygon);
        for polygon in areas.chain(drawing.bands.iter().map(|band| &band.polygon)) {
            assert_valid(polygon);
            let spilled = polygon.difference(&land).unsigned_area();
            // The cut rounds its vertices by less than a millimeter, which along hundreds of kilometers of border comes to
            // some ten square meters: 1e-9 square degrees.
            prop_assert!(spilled < 1e-8, "{spilled} square degrees lie beyond the land");
        }
        let whole = map(&held);
        for stretch in &drawing.lines {
            let off = |vertex: &Coord| Euclidean.distance(&Point::from(*vertex), &land);
            // A centimeter: the border is rounded where the land is widened.
            prop_assert!(stretch.line.0.iter().all(|vertex| off(vertex) < 1e-7));
            prop_assert!(stretch.left < stretch.right && !stretch.left_places.is_empty());
        }
        prop_assert!(drawing.front_km() < whole.front_km() + 1e-6);
    }

    #[test]
    fn the_order_of_the_places_does_not_matter(held in any_held(60).prop_shuffle(), turn in 0usize..60) {
        let mut other = held.clone();
        other.reverse();
        let turn = turn % other.len().max(1);
        other.rotate_left(turn);
        prop_assert_eq!(map(&held), map(&other));
    }

    #[test]
    fn one_side_alone_has_no_front(mut held in any_held(80)) {
        held.iter_mut().for_each(|held| held.side = RED);
        let drawing = map(&held);
        prop_assert!(drawing.lines.is_empty() && drawing.bands.is_empty());
        prop_assert_eq!(drawing.areas.is_empty(), held.is_empty());
    }

    #[test]
    fn places_of_the_land_keep_their_ground_under_any_border(held in any_held(60), land in any_land()) {
        let drawing = draw(&held, Some(&land), plane(), &Settings::default());
        let merged = |place: usize| drawing.merged.iter().flatten().any(|other| *other == place);
        for held in drawn(&held, &drawing).filter(|held| !held.synthetic && !merged(held.place)) {
            if land.contains(&held.point) {
                let around = drawing.areas.iter().filter(|area| area.polygon.intersects(&held.point));
                prop_assert_eq!(around.map(|area| area.side).collect::<Vec<_>>(), [held.side]);
            }
        }
    }

    #[test]
    fn a_place_more_or_less_is_not_felt_beyond_four_times_its_reach(held in any_held(120), which in any::<prop::sample::Index>()) {
        prop_assume!(!held.is_empty());
        let held: Vec<Held> = held.into_iter().map(|held| Held { reach_km: held.reach_km.min(REACH_KM), ..held }).collect();
        let mut fewer = held.clone();
        let gone = fewer.remove(which.index(held.len()));
        let (before, after) = (map(&held), map(&fewer));
        for (one, other) in [(&before, &after), (&after, &before)] {
            for vertex in one.lines.iter().flat_map(|stretch| stretch.line.points()) {
                let away = Haversine.distance(vertex, gone.point) / 1000.0 / REACH_KM;
                let off = if away > 4.0 { distance_to_front_km(vertex, other) } else { 0.0 };
                prop_assert!(off < if away > 5.0 { 0.1 } else { 0.3 }, "{off} km of change {away} times its reach away");
            }
        }
    }

    #[test]
    fn a_place_that_changes_hands_moves_nothing_beyond_three_times_its_reach(which in 0usize..120) {
        let mut held = two_halves();
        let before = map(&held);
        held[which].side = if held[which].side == RED { GREEN } else { RED };
        let after = map(&held);
        for (one, other) in [(&before, &after), (&after, &before)] {
            for vertex in one.lines.iter().flat_map(|stretch| stretch.line.points()) {
                if Haversine.distance(vertex, held[which].point) / 1000.0 < 3.0 * held[which].reach_km {
                    continue;
                }
                let off = distance_to_front_km(vertex, other);
                prop_assert!(off < 0.3, "the front moved {off} km far from the change");
            }
        }
    }
}

fn distance_to_front_km(point: Point, drawing: &Drawing) -> f64 {
    let plane = plane();
    let flat = |line: &LineString| LineString(line.0.iter().map(|&vertex| plane.to_km(vertex)).collect());
    let point = Point::from(plane.to_km(point.0));
    drawing.lines.iter().map(|stretch| Euclidean.distance(&point, &flat(&stretch.line))).fold(f64::INFINITY, f64::min)
}
