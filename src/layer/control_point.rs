//! The columns of `control_points.geojson`.

use smol_str::SmolStr;

use super::properties::properties;
use super::{GeometryKind, Properties};

properties! {
    /// One place and who holds it, as of one date: the input that the lines were drawn from.
    pub struct ControlPointProperties {
        /// Unique and stable: made from content.
        pub id: SmolStr,
        /// The day, `YYYY-MM-DD`.
        pub as_of: Option<SmolStr>,
        /// The place's common name.
        pub location: Option<SmolStr>,
        /// Its Arabic name.
        pub location_ar: Option<SmolStr>,
        /// Its id in the gazetteer.
        pub place_id: Option<SmolStr>,
        /// Governorate.
        pub admin1: Option<SmolStr>,
        /// The side that holds it; of a contested place the likelier one.
        pub side: Option<SmolStr>,
        /// Canonical name of the actor that holds it.
        pub holder: Option<SmolStr>,
        /// `held`, `contested`, `besieged`, `claimed`.
        pub status: SmolStr,
        /// The day since which that side holds it.
        pub since: Option<SmolStr>,
        /// The newest evidence.
        pub evidence_to: Option<SmolStr>,
        /// Days from the newest evidence to `as_of`.
        pub age_days: Option<i64>,
        /// `reported`, `baseline`, `relational`, `correction`.
        pub basis: SmolStr,
        /// Whether the enemy is inside it, or reports contradict each other.
        pub contested: bool,
        /// 0 to 1.
        pub confidence: f64,
        /// How many statements speak about it.
        pub evidence_n: i64,
        /// Ids of the articles; a list.
        pub articles: Option<SmolStr>,
        /// How many articles.
        pub articles_n: i64,
        /// The sentence that decided.
        pub notes: Option<SmolStr>,
        /// simplestyle: color of the side.
        pub marker_color: SmolStr = "marker-color",
    }
}

impl Properties for ControlPointProperties {
    const LAYER: &'static str = "control_points";
    const GEOMETRY: GeometryKind = GeometryKind::Point;
    const ORDER: &'static [&'static str] = &["as_of", "place_id", "id"];
}
