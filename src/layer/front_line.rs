//! The columns of `front_lines.geojson`.

use smol_str::SmolStr;

use super::properties::properties;
use super::{GeometryKind, Properties};

properties! {
    /// One stretch of line between two sides, as of one date.
    pub struct FrontLineProperties {
        /// Unique and stable: made from content.
        pub id: SmolStr,
        /// The day that the line is drawn for, `YYYY-MM-DD`.
        pub as_of: Option<SmolStr>,
        /// The side to the left of the line's direction.
        pub side_left: SmolStr,
        /// The side to its right.
        pub side_right: SmolStr,
        /// `close`, `assessed`, `approximate`: by the gap between the places on both sides.
        pub certainty: SmolStr,
        /// `contact` (fighting reported along it), `inferred`, `stale`.
        pub status: SmolStr,
        /// `observed`, `baseline`, `relational`.
        pub basis: SmolStr,
        /// 0 to 1.
        pub confidence: f64,
        /// Typical distance between the places on both sides.
        pub gap_km: Option<f64>,
        /// How far the true line may lie from this one.
        pub uncertainty_km: Option<f64>,
        /// Length on the ground.
        pub length_km: Option<f64>,
        /// Whether it is a closed ring around a pocket.
        pub enclosed: bool,
        /// Places that hold it from the left; a list.
        pub places_left: Option<SmolStr>,
        /// Places that hold it from the right; a list.
        pub places_right: Option<SmolStr>,
        /// How many places on both sides.
        pub places_n: i64,
        /// The oldest evidence behind it.
        pub evidence_from: Option<SmolStr>,
        /// The newest.
        pub evidence_to: Option<SmolStr>,
        /// Ids of the ground events behind it; a list.
        pub events: Option<SmolStr>,
        /// Ids of the articles; a list.
        pub articles: Option<SmolStr>,
        /// How many articles.
        pub articles_n: i64,
        /// simplestyle: line color.
        pub stroke: SmolStr,
        /// simplestyle: line width in pixels.
        pub stroke_width: f64 = "stroke-width",
        /// simplestyle: 0 to 1.
        pub stroke_opacity: f64 = "stroke-opacity",
    }
}

impl Properties for FrontLineProperties {
    const LAYER: &'static str = "front_lines";
    const GEOMETRY: GeometryKind = GeometryKind::Line;
    const ORDER: &'static [&'static str] = &["as_of", "side_left", "side_right", "id"];
}
