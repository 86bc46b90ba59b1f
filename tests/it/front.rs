//! Front lines: the cases that a reader of the map would notice. What holds for any input is in `properties`.

mod properties;

use std::{io::Write, path::Path};

use geo::{Contains, Coord, Intersects, LineString, MultiPolygon, Point, Polygon, Rect, Validation, Winding};
use sitmap::{
    geodesy::{self, Plane},
    situation::front::{Certainty, Drawing, Held, Settings, Side, Stretch, draw},
};

const RED: Side = Side(1);
const GREEN: Side = Side(2);
const YELLOW: Side = Side(3);

fn plane() -> Plane {
    Plane::new(Point::new(38.0, 35.0))
}

fn map(held: &[Held]) -> Drawing {
    draw(held, None, plane(), &Settings::default())
}

fn town(place: usize, lon: f64, lat: f64, side: Side) -> Held {
    let point = Point::new(lon, lat);
    Held { place, point, side, confidence: 0.8, reach_km: 9.0, synthetic: false, contact: false }
}

/// Towns 4 km apart, red west of 37 E and green east of it.
fn two_halves() -> Vec<Held> {
    (0..12)
        .flat_map(|column| (0..10).map(move |row| (column, row)))
        .map(|(column, row)| {
            let lon = 36.755 + 0.0445 * column as f64 + 0.01 * ((row * 7 + column * 3) % 5) as f64 / 5.0;
            let lat = 36.0 + 0.0362 * row as f64;
            town(column * 10 + row, lon, lat, if column < 6 { RED } else { GREEN })
        })
        .collect()
}

/// The towns of `two_halves`, one red town deep in the green half.
fn with_a_pocket() -> Vec<Held> {
    let mut held = two_halves();
    held[95].side = RED;
    held
}

/// The places that take part in the drawing.
fn drawn<'a>(held: &'a [Held], drawing: &'a Drawing) -> impl Iterator<Item = &'a Held> {
    held.iter().filter(|held| {
        !drawing.contested.iter().flatten().any(|&place| place == held.place)
            && !drawing.superseded.contains(&held.place)
            && !drawing.unusable.contains(&held.place)
    })
}

fn assert_valid(polygon: &MultiPolygon) {
    assert!(polygon.is_valid(), "{:?}", polygon.validation_errors());
    for polygon in &polygon.0 {
        assert!(polygon.exterior().is_ccw(), "an exterior runs clockwise");
        assert!(polygon.interiors().iter().all(LineString::is_cw), "a hole runs counter-clockwise");
    }
}

#[test]
fn no_input_is_too_small_or_too_odd() {
    let nowhere = [f64::NAN, f64::INFINITY, 1e300, -181.0];
    assert_eq!(map(&[]), Drawing::default());
    for lon in nowhere {
        let drawing = map(&[town(7, lon, 36.0, RED), town(8, 37.0, 36.0, GREEN)]);
        assert_eq!(drawing.unusable, [7]);
        assert_eq!(drawing.areas.len(), 1);
    }
    let mut odd = town(1, 37.0, 36.0, RED);
    for number in [f64::NAN, f64::INFINITY, -1.0, 0.0, 1e300] {
        odd.reach_km = number;
        odd.confidence = number;
        assert_eq!(map(&[odd, town(2, 37.05, 36.0, GREEN)]).areas.len(), 2);
    }
    let in_a_row: Vec<Held> = (0..9).map(|i| town(i, 36.0 + 0.05 * i as f64, 36.0, Side((i / 3) as u8))).collect();
    assert_eq!(map(&in_a_row).areas.len(), 3);
    assert_eq!(map(&in_a_row).lines.len(), 2);
    let ends_of_the_earth = [(-180.0, -90.0), (180.0, 90.0), (0.0, 0.0)];
    let far: Vec<Held> = ends_of_the_earth.iter().map(|&(lon, lat)| town(0, lon, lat, RED)).collect();
    assert_eq!(map(&far).areas.len(), 3);
}

#[test]
fn a_place_alone_is_an_area_of_its_reach() {
    let drawing = map(&[town(3, 37.0, 36.0, RED)]);
    let area = &drawing.areas[0];
    let disk_km2 = std::f64::consts::PI * (0.9f64 * 9.0).powi(2);
    assert!((0.6..1.3).contains(&(area.area_km2 / disk_km2)), "{} km2", area.area_km2);
    assert_eq!((area.places.as_slice(), area.pocket), ([3].as_slice(), false));
    assert!(drawing.lonely.is_empty(), "nothing contradicts it");
}

#[test]
fn two_opposing_places_make_a_short_front_between_them() {
    let drawing = map(&[town(1, 37.0, 36.0, RED), town(2, 37.08, 36.0, GREEN)]);
    let [stretch] = drawing.lines.as_slice() else { panic!("{:?}", drawing.lines) };
    assert_eq!((stretch.left, stretch.right), (RED, GREEN));
    assert_eq!((&stretch.left_places, &stretch.right_places), (&vec![1], &vec![2]));
    assert_eq!(stretch.certainty, Certainty::Assessed);
    assert!((stretch.gap_km - 7.2).abs() < 0.1);
    assert!((1.0..20.0).contains(&stretch.length_km));
}

#[test]
fn nothing_is_drawn_across_ground_that_nobody_reported() {
    let drawing = map(&[town(1, 37.0, 36.0, RED), town(2, 37.5, 36.0, GREEN)]);
    assert!(drawing.lines.is_empty());
    assert_eq!(drawing.areas.len(), 2);
}

#[test]
fn the_front_between_two_halves_runs_between_them_from_end_to_end() {
    let drawing = map(&two_halves());
    let [stretch] = drawing.lines.as_slice() else { panic!("{:?}", drawing.lines) };
    assert_eq!(stretch.certainty, Certainty::Close);
    assert!(!stretch.enclosed && !stretch.synthetic && !stretch.contact);
    assert!(stretch.line.0.iter().all(|vertex| (36.97..37.03).contains(&vertex.x)));
    assert!(stretch.length_km > 0.9 * 9.0 * 4.0);
    assert_eq!(stretch.left_places, (50..60).collect::<Vec<_>>());
}

#[test]
fn a_pocket_is_a_closed_ring_and_a_hole_and_its_place_is_lonely() {
    let drawing = map(&with_a_pocket());
    let [ring] = enclosed(&drawing)[..] else { panic!("{:?}", drawing.lines) };
    assert!(ring.line.is_closed());
    assert_eq!(ring.left_places, [95]);
    assert_eq!(drawing.lonely, [95]);
    let green = drawing.areas.iter().find(|area| area.side == GREEN).expect("green holds its half");
    assert_eq!(green.polygon.0[0].interiors().len(), 1);
    assert_eq!(drawing.areas.iter().filter(|area| area.pocket).count(), 1);
    let band = drawing.bands.iter().find(|band| drawing.lines[band.stretch].enclosed).expect("the ring has a band");
    assert_eq!(band.polygon.0[0].interiors().len(), 1);
}

fn enclosed(drawing: &Drawing) -> Vec<&Stretch> {
    drawing.lines.iter().filter(|stretch| stretch.enclosed).collect()
}

#[test]
fn a_pocket_between_two_sides_is_enclosed_too() {
    let mut held = two_halves();
    for place in [54, 55, 64, 65] {
        held[place].side = YELLOW;
    }
    let drawing = map(&held);
    assert_eq!(enclosed(&drawing).len(), 2);
    assert!(enclosed(&drawing).iter().all(|stretch| stretch.right == YELLOW && !stretch.line.is_closed()));
}

#[test]
fn helper_points_around_a_besieged_town_keep_it_apart_from_its_own_side() {
    let besieged = Point::new(37.0, 36.37);
    let mut held = vec![town(1, 37.0, 36.37, RED), town(2, 37.1, 36.37, RED)];
    assert_eq!(map(&held).areas.len(), 1, "neighbors of one side are joined");
    held.extend((0..6).map(|sixth| {
        let point = geodesy::destination(besieged, f64::from(sixth) * 60.0, 5.0);
        Held {
            reach_km: 5.0,
            confidence: 0.35,
            synthetic: true,
            ..town(10 + sixth as usize, point.x(), point.y(), GREEN)
        }
    }));
    let drawing = map(&held);
    let red: Vec<_> =
        drawing.areas.iter().filter(|area| area.side == RED).map(|area| (&area.places[..], area.pocket)).collect();
    assert_eq!(red, [(&[1][..], true), (&[2][..], false)]);
    for stretch in enclosed(&drawing) {
        assert_eq!((stretch.certainty, stretch.synthetic), (Certainty::Approximate, true));
        assert!(stretch.uncertainty_km >= 5.0);
    }
    assert_eq!(enclosed(&drawing).len(), 1);
}

#[test]
fn helper_points_give_way_to_a_real_place() {
    let helper = Held { synthetic: true, ..town(2, 37.01, 36.0, GREEN) };
    let drawing = map(&[town(1, 37.0, 36.0, RED), helper]);
    assert_eq!(drawing.superseded, [2]);
    assert_eq!(drawing.areas.len(), 1);
}

#[test]
fn two_sides_at_one_spot_are_contested_and_neither_is_drawn() {
    let mut held = two_halves();
    held.push(town(200, held[33].point.x() + 0.0005, held[33].point.y(), GREEN));
    let drawing = map(&held);
    assert_eq!(drawing.contested, [[33, 200]]);
    assert!(drawing.areas.iter().all(|area| !area.places.contains(&33) && !area.places.contains(&200)));
    assert_eq!(drawing.lines.len(), 1);
}

#[test]
fn places_of_one_side_at_one_spot_count_as_one_and_all_stay_named() {
    let mut held = two_halves();
    held.push(town(200, held[55].point.x() + 0.0005, held[55].point.y(), RED));
    let drawing = map(&held);
    assert_eq!(drawing.merged, [[55, 200]]);
    assert!(drawing.lines[0].left_places.contains(&200));
    assert_eq!(drawing.lines[0].line, map(&two_halves()).lines[0].line);
}

#[test]
fn the_surer_place_gets_more_ground_and_fighting_draws_the_line_near() {
    let line_between = |left: Held, right: Held| map(&[left, right]).lines[0].line.0[3].x;
    let (left, right) = (town(1, 37.0, 36.0, RED), town(2, 37.08, 36.0, GREEN));
    let even = line_between(left, right);
    assert!(line_between(left, Held { confidence: 0.3, ..right }) > even);
    assert!(line_between(left, Held { contact: true, ..right }) > even);
    assert!(line_between(Held { contact: true, ..left }, right) < even);
    assert!(map(&[left, Held { contact: true, ..right }]).lines[0].contact);
}

#[test]
fn a_mile_wide_change_of_certainty_does_not_split_the_line() {
    let mut held = two_halves();
    // one green town fewer: the gap is wider there for less than a run's length
    held.retain(|held| held.place != 65);
    let drawing = map(&held);
    assert_eq!(drawing.lines.len(), 1);
}

#[test]
fn lands_that_hold_everything_change_nothing() {
    let held = with_a_pocket();
    let land = square(30.0, 30.0, 40.0, 40.0);
    assert_eq!(draw(&held, Some(&land), plane(), &Settings::default()), map(&held));
}

#[test]
fn nothing_is_drawn_beyond_the_land() {
    let held = with_a_pocket();
    let land = square(36.92, 36.1, 37.3, 36.19);
    let drawing = draw(&held, Some(&land), plane(), &Settings::default());
    let room = square(36.92 - 1e-7, 36.1 - 1e-7, 37.3 + 1e-7, 36.19 + 1e-7);
    for stretch in &drawing.lines {
        assert!(room.contains(&stretch.line));
        assert!(!stretch.line.is_closed() || stretch.enclosed);
    }
    let polygons = drawing.areas.iter().map(|area| &area.polygon).chain(drawing.bands.iter().map(|band| &band.polygon));
    for polygon in polygons {
        assert_valid(polygon);
        assert!(room.contains(polygon));
    }
    let elsewhere = square(10.0, 10.0, 11.0, 11.0);
    let empty = draw(&held, Some(&elsewhere), plane(), &Settings::default());
    assert!(empty.lines.is_empty() && empty.areas.is_empty() && empty.bands.is_empty());
    assert_eq!(empty.beyond, (0..120).collect::<Vec<_>>());
    assert!(drawing.beyond.is_empty());
}

#[test]
fn a_village_on_the_very_border_keeps_its_ground_and_one_abroad_has_none() {
    let land = square(36.0, 36.0, 38.0, 36.4);
    // 1.1 and 4.4 km south of the border
    let held = [town(1, 37.0, 35.99, RED), town(2, 37.4, 35.96, GREEN), town(3, 37.0, 36.1, RED)];
    let drawing = draw(&held, Some(&land), plane(), &Settings::default());
    let on_ground = |held: &Held| drawing.areas.iter().any(|area| area.polygon.contains(&held.point));
    assert_eq!(held.iter().map(on_ground).collect::<Vec<_>>(), [true, false, true]);
    assert!(
        !drawing.areas.iter().any(|area| area.polygon.contains(&Point::new(37.0, 35.975))),
        "far into the other land"
    );
}

#[test]
fn a_border_through_the_front_leaves_its_parts_with_their_own_places() {
    // two bands of land with a gulf between them
    let mut land = square(36.0, 36.0, 38.0, 36.115);
    land.0.extend(square(36.0, 36.2, 38.0, 36.4).0);
    let drawing = draw(&two_halves(), Some(&land), plane(), &Settings::default());
    let [south, north] = drawing.lines.as_slice() else { panic!("{:?}", drawing.lines) };
    assert!(south.left_places.iter().max() < north.left_places.iter().max());
    assert!(south.left_places.iter().min() < north.left_places.iter().min());
    assert_eq!(drawing.bands.iter().map(|band| band.stretch).collect::<Vec<_>>(), [0, 1]);
    assert!(drawing.areas.iter().all(|area| area.polygon.0.len() == 2));
}

fn square(west: f64, south: f64, east: f64, north: f64) -> MultiPolygon {
    let polygon: Polygon = Rect::new(Coord { x: west, y: south }, Coord { x: east, y: north }).to_polygon();
    MultiPolygon(vec![polygon])
}

/// Larger sets of who held which place, with the lengths of front they should come to; they are not part of the
/// repository.
const CONTROL_SETS: [(&str, usize, std::ops::Range<f64>); 2] =
    [("control_A_2016-02-02_naleppo.csv", 565, 250.0..420.0), ("control_B_2015-10-15_nwsyria.csv", 1229, 300.0..900.0)];

#[test]
fn known_situations_come_out_whole() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/control");
    for (name, count, front_km) in CONTROL_SETS {
        let Ok(text) = std::fs::read_to_string(folder.join(name)) else {
            // past the harness, which would swallow it: a run without the set must not look like a run with it
            let _ = writeln!(std::io::stderr(), "{name} is not there: this set was not drawn");
            continue;
        };
        let held = control_set(&text);
        assert_eq!(held.len(), count, "{name}");
        let drawing = map(&held);
        assert!(front_km.contains(&drawing.front_km()), "{name}: {} km", drawing.front_km());
        for held in drawn(&held, &drawing) {
            let home = drawing.areas.iter().filter(|area| area.polygon.intersects(&held.point));
            assert_eq!(home.map(|area| area.side).collect::<Vec<_>>(), [held.side], "{name}: {:?}", held.point);
        }
        assert!(drawing.areas.iter().any(|area| area.pocket), "{name} has pockets");
    }
}

fn control_set(text: &str) -> Vec<Held> {
    let rows = csv::Reader::from_reader(text.as_bytes()).into_records();
    rows.map(|row| row.expect("the set is well-formed"))
        .enumerate()
        .map(|(place, row)| {
            let number = |column: usize| row[column].parse::<f64>().expect("a number");
            let side = Side(row[3].bytes().fold(0, u8::wrapping_add));
            Held { confidence: number(4), reach_km: 20.0, ..town(place, number(1), number(2), side) }
        })
        .collect()
}
