//! The columns of `strikes.geojson`.

use smol_str::SmolStr;

use super::properties::properties;
use super::{GeometryKind, Properties};

properties! {
    /// One attack from a distance: air strike, shelling, missile, drone, bomb, mine, chemical.
    pub struct StrikeProperties {
        /// Unique and stable: made from content.
        pub id: SmolStr,
        /// The day, or the first day of a range, `YYYY-MM-DD`; absent when `date_basis` is `unknown`.
        pub event_date: Option<SmolStr>,
        /// The last day of a range.
        pub event_date_end: Option<SmolStr>,
        /// 1 = the day, 2 = within a week or a stated range, 3 = a month or vaguer.
        pub time_precision: Option<i64>,
        /// `stated`, `relative` ("on Thursday"), `published` (the article's date), `unknown`.
        pub date_basis: SmolStr,
        /// ACLED's event type.
        pub event_type: SmolStr,
        /// ACLED's sub-event type.
        pub sub_event_type: Option<SmolStr>,
        /// Our finer word, one of [`super::symbol::STRIKES`].
        pub kind: SmolStr,
        /// Who did it: canonical name.
        pub actor1: Option<SmolStr>,
        /// Who did it, in the article's words.
        pub actor1_text: Option<SmolStr>,
        /// The camp that `actor1` fought in at the date.
        pub side1: Option<SmolStr>,
        /// Against whom: canonical name.
        pub actor2: Option<SmolStr>,
        /// The camp of `actor2`.
        pub side2: Option<SmolStr>,
        /// What was hit, in the article's words: a hospital, a market, a convoy.
        pub target: Option<SmolStr>,
        /// With what, in the article's words.
        pub weapon: Option<SmolStr>,
        /// Strikes or raids, as stated; the lower bound of "more than" and "dozens".
        pub strikes_n: Option<i64>,
        /// Bombs, shells, rockets, as stated.
        pub munitions_n: Option<i64>,
        /// Deaths, as stated.
        pub fatalities: Option<i64>,
        /// Children among them.
        pub fatalities_children: Option<i64>,
        /// Wounded, as stated.
        pub injured: Option<i64>,
        /// Governorate.
        pub admin1: Option<SmolStr>,
        /// District.
        pub admin2: Option<SmolStr>,
        /// Subdistrict.
        pub admin3: Option<SmolStr>,
        /// The place's common name.
        pub location: Option<SmolStr>,
        /// Its Arabic name.
        pub location_ar: Option<SmolStr>,
        /// The article's spelling.
        pub location_text: Option<SmolStr>,
        /// Its id in the gazetteer.
        pub place_id: Option<SmolStr>,
        /// Degrees north.
        pub latitude: f64,
        /// Degrees east.
        pub longitude: f64,
        /// 1 = the named place itself; 2 = near it, between places, or at a stated distance and bearing; 3 = an area only.
        pub geo_precision: i64,
        /// Radius that holds the true place with good confidence.
        pub uncertainty_km: Option<f64>,
        /// `confirmed`, `reported`, `claimed`, `disputed`.
        pub certainty: SmolStr,
        /// 0 to 1.
        pub confidence: f64,
        /// Who says so; a list.
        pub source: Option<SmolStr>,
        /// How many sources.
        pub sources_n: i64,
        /// Ids of the articles; a list.
        pub articles: Option<SmolStr>,
        /// How many articles.
        pub articles_n: i64,
        /// Titles of the articles; a list.
        pub titles: Option<SmolStr>,
        /// Addresses of the articles; a list.
        pub urls: Option<SmolStr>,
        /// The sentence that it was read from.
        pub notes: Option<SmolStr>,
        /// simplestyle: color of the kind.
        pub marker_color: SmolStr = "marker-color",
        /// simplestyle: Maki symbol of the kind.
        pub marker_symbol: SmolStr = "marker-symbol",
        /// simplestyle: `small`, `medium`, `large`.
        pub marker_size: SmolStr = "marker-size",
        /// What was corrected by hand, by whom and why; a list.
        pub correction: Option<SmolStr>,
    }
}

impl Properties for StrikeProperties {
    const LAYER: &'static str = "strikes";
    const GEOMETRY: GeometryKind = GeometryKind::Point;
    const ORDER: &'static [&'static str] = &["event_date", "location", "id"];
}
