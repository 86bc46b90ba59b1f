//! Reads features of a published layer without knowing the program that wrote them.

use geo::{Distance, Haversine, Point};
use serde_json::Value;

/// A view of one feature.
#[derive(Clone, Copy)]
pub struct Feature<'a>(&'a Value);

/// The features of a collection. Panics where there is no `features` list: then it is no layer.
pub fn all(collection: &Value) -> Vec<Feature<'_>> {
    collection["features"].as_array().expect("a layer is a FeatureCollection").iter().map(Feature).collect()
}

impl<'a> Feature<'a> {
    pub fn text(self, column: &str) -> Option<&'a str> {
        self.0["properties"][column].as_str()
    }

    pub fn number(self, column: &str) -> Option<i64> {
        self.0["properties"][column].as_i64()
    }

    /// Whether the feature was read from the article: from it alone (`article`) or among others (`articles`).
    pub fn is_from(self, article: &str) -> bool {
        let ids = self.text("articles").filter(|ids| !ids.is_empty()).or_else(|| self.text("article"));
        ids.is_some_and(|ids| ids.split(';').any(|id| id.trim() == article))
    }

    pub fn point(self) -> Option<Point> {
        let geometry = &self.0["geometry"];
        (geometry["type"] == "Point").then_some(())?;
        Some(Point::new(geometry["coordinates"][0].as_f64()?, geometry["coordinates"][1].as_f64()?))
    }

    /// Kilometres to `spot`; `None` for a feature without a point.
    pub fn distance_km(self, spot: Point) -> Option<f64> {
        Some(Haversine.distance(self.point()?, spot) / 1000.0)
    }
}
