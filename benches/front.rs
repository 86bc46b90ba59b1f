//! The cost of drawing the front from many places. The mark is 5,000 places in 100 ms.

use divan::{Bencher, black_box};
use geo::{Coord, MultiPolygon, Point, Rect};
use sitmap::{
    geodesy::Plane,
    situation::front::{Held, Settings, Side, draw},
};

fn main() {
    divan::main();
}

#[divan::bench(args = [300, 5_000, 50_000])]
fn random_places_of_four_sides(bencher: Bencher, count: usize) {
    let held = random_places(count);
    bencher.bench(|| draw(black_box(&held), None, plane(), &Settings::default()));
}

#[divan::bench(args = [300, 5_000])]
fn random_places_cut_to_the_land(bencher: Bencher, count: usize) {
    let held = random_places(count);
    let inner = Rect::new(Coord { x: 36.2, y: 32.7 }, Coord { x: 41.3, y: 36.8 }).to_polygon();
    let land = MultiPolygon(vec![inner]);
    bencher.bench(|| draw(black_box(&held), Some(&land), plane(), &Settings::default()));
}

fn plane() -> Plane {
    Plane::new(Point::new(38.0, 35.0))
}

/// Places scattered over 5.5 by 4.5 degrees; which side holds one is drawn by patches of half a degree.
fn random_places(count: usize) -> Vec<Held> {
    let mut state = 0x9E37_79B9_7F4A_7C15u64;
    let mut random = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 11) as f64 / (1u64 << 53) as f64
    };
    let patches: Vec<u8> = (0..12 * 12).map(|_| (random() * 4.0) as u8).collect();
    (0..count)
        .map(|place| {
            let (east, north) = (random(), random());
            let patch = (north * 9.0) as usize * 12 + (east * 11.0) as usize;
            let point = Point::new(36.0 + 5.5 * east, 32.5 + 4.5 * north);
            let (side, confidence) = (Side(patches[patch]), 0.5 + random() / 2.0);
            Held { place, point, side, confidence, reach_km: 9.0, synthetic: false, contact: random() < 0.1 }
        })
        .collect()
}
