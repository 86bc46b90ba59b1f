//! The columns of `mentions.geojson`.

use smol_str::SmolStr;

use super::properties::properties;
use super::{GeometryKind, Properties};

properties! {
    /// One place mention in one article, and the place it was resolved to.
    pub struct MentionProperties {
        /// Unique and stable: made from content.
        pub id: SmolStr,
        /// The article's id.
        pub article: SmolStr,
        /// First character, counted in Unicode scalar values of the article's text as read.
        pub start: i64,
        /// One past the last character.
        pub end: i64,
        /// The article's words.
        pub surface: SmolStr,
        /// The place's common name.
        pub location: Option<SmolStr>,
        /// Its Arabic name.
        pub location_ar: Option<SmolStr>,
        /// Its id in the gazetteer.
        pub place_id: Option<SmolStr>,
        /// `town`, `village`, `airbase`, ...
        pub place_kind: Option<SmolStr>,
        /// Governorate.
        pub admin1: Option<SmolStr>,
        /// District.
        pub admin2: Option<SmolStr>,
        /// `event` (an event happened there), `context`, `origin`, `target`, `anchor` (of a relative position), `dateline`.
        pub role: SmolStr,
        /// How the spelling met the name: `exact`, `variant`, `fuzzy`, `derived`.
        pub matched: SmolStr = "match",
        /// Points of the chosen candidate.
        pub score: i64,
        /// 0 to 1.
        pub confidence: f64,
        /// 1 = the named place itself; 2 = near it, between places, or at a stated distance and bearing; 3 = an area only.
        pub geo_precision: i64,
        /// Radius that holds the true place with good confidence.
        pub uncertainty_km: Option<f64>,
        /// Why this place and no other; a list.
        pub reasons: Option<SmolStr>,
        /// The sentence that it stands in.
        pub notes: Option<SmolStr>,
    }
}

impl Properties for MentionProperties {
    const LAYER: &'static str = "mentions";
    const GEOMETRY: GeometryKind = GeometryKind::Point;
    const ORDER: &'static [&'static str] = &["article", "start", "end", "id"];
}
