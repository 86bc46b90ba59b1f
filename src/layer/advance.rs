//! The columns of `advances.geojson`.

use smol_str::SmolStr;

use super::properties::properties;
use super::{GeometryKind, Properties};

properties! {
    /// One axis of advance, from where to where.
    pub struct AdvanceProperties {
        /// Unique and stable: made from content.
        pub id: SmolStr,
        /// The day, `YYYY-MM-DD`.
        pub event_date: Option<SmolStr>,
        /// One of [`super::symbol::GROUND`].
        pub kind: SmolStr,
        /// `underway`, `achieved`, `repelled`, `planned`.
        pub phase: SmolStr,
        /// Who advances: canonical name.
        pub actor1: Option<SmolStr>,
        /// The camp that `actor1` fought in at the date.
        pub side1: Option<SmolStr>,
        /// Against whom: canonical name.
        pub actor2: Option<SmolStr>,
        /// The camp of `actor2`.
        pub side2: Option<SmolStr>,
        /// Where it started: a place's common name.
        pub from_place: Option<SmolStr>,
        /// Where it leads.
        pub to_place: Option<SmolStr>,
        /// Compass bearing of the axis, 0 = north, clockwise.
        pub bearing_deg: Option<i64>,
        /// Length on the ground.
        pub length_km: Option<f64>,
        /// `confirmed`, `reported`, `claimed`, `disputed`.
        pub certainty: SmolStr,
        /// 0 to 1.
        pub confidence: f64,
        /// Who says so; a list.
        pub source: Option<SmolStr>,
        /// Ids of the articles; a list.
        pub articles: Option<SmolStr>,
        /// How many articles.
        pub articles_n: i64,
        /// The sentence that it was read from.
        pub notes: Option<SmolStr>,
        /// simplestyle: color of the side.
        pub stroke: SmolStr,
        /// simplestyle: line width in pixels.
        pub stroke_width: f64 = "stroke-width",
    }
}

impl Properties for AdvanceProperties {
    const LAYER: &'static str = "advances";
    const GEOMETRY: GeometryKind = GeometryKind::Line;
    const ORDER: &'static [&'static str] = &["event_date", "from_place", "to_place", "id"];
}
