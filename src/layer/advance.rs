//! The columns of `advances.geojson`.

use super::properties::properties;
use super::{GeometryKind, Properties};

properties! {
    /// One axis of advance, from where to where.
    pub struct AdvanceProperties {
        /// Unique and stable: made from content.
        pub id: String,
        /// The day, `YYYY-MM-DD`.
        pub event_date: Option<String>,
        /// One of [`super::symbol::GROUND`].
        pub kind: String,
        /// `underway`, `achieved`, `repelled`, `planned`.
        pub phase: String,
        /// Who advances: canonical name.
        pub actor1: Option<String>,
        /// The camp that `actor1` fought in at the date.
        pub side1: Option<String>,
        /// Against whom: canonical name.
        pub actor2: Option<String>,
        /// The camp of `actor2`.
        pub side2: Option<String>,
        /// Where it started: a place's common name.
        pub from_place: Option<String>,
        /// Where it leads.
        pub to_place: Option<String>,
        /// Compass bearing of the axis, 0 = north, clockwise.
        pub bearing_deg: Option<i64>,
        /// Length on the ground.
        pub length_km: Option<f64>,
        /// `confirmed`, `reported`, `claimed`, `disputed`.
        pub certainty: String,
        /// 0 to 1.
        pub confidence: f64,
        /// Who says so; a list.
        pub source: Option<String>,
        /// Ids of the articles; a list.
        pub articles: Option<String>,
        /// How many articles.
        pub articles_n: i64,
        /// The sentence that it was read from.
        pub notes: Option<String>,
        /// simplestyle: color of the side.
        pub stroke: String,
        /// simplestyle: line width in pixels.
        pub stroke_width: f64 = "stroke-width",
    }
}

impl Properties for AdvanceProperties {
    const LAYER: &'static str = "advances";
    const GEOMETRY: GeometryKind = GeometryKind::Line;
    const ORDER: &'static [&'static str] = &["event_date", "from_place", "to_place", "id"];
}
