//! What type a published column has. JSON cannot say it where every value is `null`, and a number of decimals is a claim
//! about accuracy; so both stand here, once for all layers (a name means the same in each).

/// One column of a layer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name in every format.
    pub name: &'static str,
    /// Its type.
    pub kind: ColumnKind,
}

/// The type of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// A word, a name, a sentence, or a list joined with `; `.
    Text,
    /// `YYYY-MM-DD`.
    Date,
    /// A whole number.
    Integer,
    /// A number with a fraction, published with so many decimals.
    Real {
        /// Decimals that are written.
        decimals: u8,
    },
    /// True or false.
    Boolean,
}

impl Column {
    /// The column of that name.
    pub(super) fn named(name: &'static str) -> Column {
        Column { name, kind: kind(name) }
    }

    /// The name as a person reads it: `Event date`, `Marker color`, `Uncertainty (km)`.
    pub fn title(&self) -> String {
        let words = self.name.replace(['_', '-'], " ").replace(" km2", " (km²)").replace(" km", " (km)");
        let mut letters = words.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
    }
}

fn kind(name: &str) -> ColumnKind {
    match name {
        "event_date" | "event_date_end" | "as_of" | "since" | "evidence_from" | "evidence_to" => ColumnKind::Date,
        "latitude" | "longitude" => ColumnKind::Real { decimals: 5 },
        // Ten meters; the places themselves are known to some 100 m.
        "uncertainty_km" | "gap_km" | "length_km" | "area_km2" => ColumnKind::Real { decimals: 2 },
        "confidence" | "coverage" | "fill-opacity" | "stroke-opacity" => ColumnKind::Real { decimals: 2 },
        "stroke-width" => ColumnKind::Real { decimals: 1 },
        "besieged" | "contested" | "stale" | "enclosed" => ColumnKind::Boolean,
        "time_precision"
        | "geo_precision"
        | "fatalities"
        | "fatalities_children"
        | "injured"
        | "bearing_deg"
        | "age_days"
        | "level"
        | "start"
        | "end"
        | "score" => ColumnKind::Integer,
        _ if name.ends_with("_n") => ColumnKind::Integer,
        _ => ColumnKind::Text,
    }
}
