//! The columns of `control_areas.geojson`.

use smol_str::SmolStr;

use super::properties::properties;
use super::{GeometryKind, Properties};

properties! {
    /// The area that one side holds near the evidence, as of one date.
    pub struct ControlAreaProperties {
        /// Unique and stable: made from content.
        pub id: SmolStr,
        /// The day that the area is drawn for, `YYYY-MM-DD`.
        pub as_of: Option<SmolStr>,
        /// The side that holds it.
        pub side: SmolStr,
        /// Canonical names of the actors that hold places in it; a list.
        pub holders: Option<SmolStr>,
        /// `held`, `contested`, `besieged`, `claimed`.
        pub status: SmolStr,
        /// Whether it is cut off from the rest of its side.
        pub besieged: bool,
        /// Area on the ground.
        pub area_km2: Option<f64>,
        /// Places in it; a list.
        pub places: Option<SmolStr>,
        /// How many places.
        pub places_n: i64,
        /// 0 to 1.
        pub confidence: f64,
        /// The oldest evidence behind it.
        pub evidence_from: Option<SmolStr>,
        /// The newest.
        pub evidence_to: Option<SmolStr>,
        /// Whether the newest evidence is old.
        pub stale: bool,
        /// Ids of the articles; a list.
        pub articles: Option<SmolStr>,
        /// How many articles.
        pub articles_n: i64,
        /// simplestyle: fill color of the side.
        pub fill: SmolStr,
        /// simplestyle: 0 to 1.
        pub fill_opacity: f64 = "fill-opacity",
        /// simplestyle: outline color.
        pub stroke: SmolStr,
    }
}

impl Properties for ControlAreaProperties {
    const LAYER: &'static str = "control_areas";
    const GEOMETRY: GeometryKind = GeometryKind::Area;
    const ORDER: &'static [&'static str] = &["as_of", "side", "id"];
}
