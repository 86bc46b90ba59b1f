//! Distances, bearings and the flat plane of the front, all over `geo` points in longitude, latitude (WGS 84 degrees).

use geo::{Bearing, Coord, Destination, Distance, Geodesic, Haversine, Point};

/// Kilometres between two points on a sphere: 0.3 % of error at most, which no town's coordinate can show.
pub fn distance_km(a: Point, b: Point) -> f64 {
    Haversine.distance(a, b) / 1000.0
}

/// Kilometers between two points to one percent, for comparing many: the surface taken as flat at their middle latitude, its
/// cosine by the first terms of its series.
pub fn rough_km(a: Point, b: Point) -> f64 {
    let latitude = (a.y() + b.y()).to_radians() / 2.0;
    let square = latitude * latitude;
    let cosine = 1.0 - square / 2.0 + square * square / 24.0;
    let (east, north) = ((a.x() - b.x()) * 111.32 * cosine, (a.y() - b.y()) * 111.0);
    (east * east + north * north).sqrt()
}

/// Compass bearing from `a` to `b` in degrees, 0 = north, clockwise, `0.0..360.0`.
pub fn bearing_deg(a: Point, b: Point) -> f64 {
    Geodesic.bearing(a, b).rem_euclid(360.0)
}

/// The point `distance_km` away from `from` on the compass bearing `bearing_deg`.
pub fn destination(from: Point, bearing_deg: f64, distance_km: f64) -> Point {
    Geodesic.destination(from, bearing_deg, distance_km * 1000.0)
}

/// An equirectangular plane in kilometres with a fixed origin. The origin must not depend on the data: with the
/// mean of the places as origin every new place would shift every line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plane {
    origin: Coord,
    km_per_degree: Coord,
}

impl Plane {
    /// A plane that is true to scale along the parallel of `origin`.
    pub fn new(origin: Point) -> Plane {
        let cosine = origin.y().to_radians().cos();
        Plane { origin: origin.0, km_per_degree: Coord { x: 111.320 * cosine, y: 110.574 } }
    }

    /// Longitude, latitude to kilometres east and north of the origin.
    pub fn to_km(self, degrees: Coord) -> Coord {
        Coord {
            x: (degrees.x - self.origin.x) * self.km_per_degree.x,
            y: (degrees.y - self.origin.y) * self.km_per_degree.y,
        }
    }

    /// Kilometres east and north of the origin to longitude, latitude.
    pub fn to_degrees(self, km: Coord) -> Coord {
        Coord { x: km.x / self.km_per_degree.x + self.origin.x, y: km.y / self.km_per_degree.y + self.origin.y }
    }
}
