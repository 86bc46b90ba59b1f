//! The columns of `front_uncertainty.geojson`.

use smol_str::SmolStr;

use super::properties::properties;
use super::{GeometryKind, Properties};

properties! {
    /// The band around a line that holds the true line with the stated chance.
    pub struct FrontUncertaintyProperties {
        /// Unique and stable: made from content.
        pub id: SmolStr,
        /// The day that the line is drawn for, `YYYY-MM-DD`.
        pub as_of: Option<SmolStr>,
        /// The side to the left of the line's direction.
        pub side_left: SmolStr,
        /// The side to its right.
        pub side_right: SmolStr,
        /// The chance that the true line lies within, 0 to 1.
        pub coverage: f64,
        /// Half the band's typical width.
        pub uncertainty_km: Option<f64>,
        /// The id of the line in `front_lines`.
        pub front_id: Option<SmolStr>,
        /// simplestyle: fill color.
        pub fill: SmolStr,
        /// simplestyle: 0 to 1.
        pub fill_opacity: f64 = "fill-opacity",
        /// simplestyle: outline color.
        pub stroke: SmolStr,
    }
}

impl Properties for FrontUncertaintyProperties {
    const LAYER: &'static str = "front_uncertainty";
    const GEOMETRY: GeometryKind = GeometryKind::Area;
    const ORDER: &'static [&'static str] = &["as_of", "front_id", "id"];
}
