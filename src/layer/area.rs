//! The columns of `areas.geojson`, the land beneath the other layers.

use smol_str::SmolStr;

use super::properties::properties;
use super::{GeometryKind, Properties};

properties! {
    /// The country or one of its governorates.
    pub struct AreaProperties {
        /// Its id in the gazetteer.
        pub id: SmolStr,
        /// 0 = the country, 1 = a governorate.
        pub level: Option<i64>,
        /// Its common name.
        pub name: Option<SmolStr>,
        /// Its Arabic name.
        pub name_ar: Option<SmolStr>,
    }
}

impl Properties for AreaProperties {
    const LAYER: &'static str = "areas";
    const GEOMETRY: GeometryKind = GeometryKind::Area;
    const ORDER: &'static [&'static str] = &["level", "id"];
}
