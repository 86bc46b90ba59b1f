//! The words that the tables use for kinds of things, as enums. Shared with the build script.

/// What a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlaceKind {
    Governorate,
    District,
    Subdistrict,
    City,
    Town,
    Village,
    Neighbourhood,
    Locality,
    Camp,
    Hill,
    Mountain,
    Region,
    Airbase,
    Airport,
    MilitaryBase,
    Checkpoint,
    BorderCrossing,
    Dam,
    Facility,
    OilGasField,
    Port,
    Junction,
    Road,
    Ruins,
    Water,
    Island,
}

impl PlaceKind {
    /// Every kind with its word in the tables, in the order of the enum.
    pub const ALL: [(PlaceKind, &'static str); 26] = [
        (PlaceKind::Governorate, "governorate"),
        (PlaceKind::District, "district"),
        (PlaceKind::Subdistrict, "subdistrict"),
        (PlaceKind::City, "city"),
        (PlaceKind::Town, "town"),
        (PlaceKind::Village, "village"),
        (PlaceKind::Neighbourhood, "neighbourhood"),
        (PlaceKind::Locality, "locality"),
        (PlaceKind::Camp, "camp"),
        (PlaceKind::Hill, "hill"),
        (PlaceKind::Mountain, "mountain"),
        (PlaceKind::Region, "region"),
        (PlaceKind::Airbase, "airbase"),
        (PlaceKind::Airport, "airport"),
        (PlaceKind::MilitaryBase, "military_base"),
        (PlaceKind::Checkpoint, "checkpoint"),
        (PlaceKind::BorderCrossing, "border_crossing"),
        (PlaceKind::Dam, "dam"),
        (PlaceKind::Facility, "facility"),
        (PlaceKind::OilGasField, "oil_gas_field"),
        (PlaceKind::Port, "port"),
        (PlaceKind::Junction, "junction"),
        (PlaceKind::Road, "road"),
        (PlaceKind::Ruins, "ruins"),
        (PlaceKind::Water, "water"),
        (PlaceKind::Island, "island"),
    ];

    /// The word in the tables and in the published layers.
    pub fn as_str(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    /// An administrative area: its point stands for a surface of tens of kilometres.
    pub fn is_area(self) -> bool {
        matches!(self, PlaceKind::Governorate | PlaceKind::District | PlaceKind::Subdistrict)
    }

    /// Where people live: what can be captured, held and shelled as a town or village.
    pub fn is_settlement(self) -> bool {
        matches!(
            self,
            PlaceKind::City
                | PlaceKind::Town
                | PlaceKind::Village
                | PlaceKind::Neighbourhood
                | PlaceKind::Locality
                | PlaceKind::Camp
        )
    }
}

/// The script that a spelling is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Script {
    Latin,
    Arabic,
    Other,
}

impl Script {
    /// Every script with its word in the tables, in the order of the enum.
    pub const ALL: [(Script, &'static str); 3] =
        [(Script::Latin, "latin"), (Script::Arabic, "arabic"), (Script::Other, "other")];

    /// The word in the tables.
    pub fn as_str(self) -> &'static str {
        Self::ALL[self as usize].1
    }
}

/// When a listed name of `not_places.csv` may still be a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// Never a place.
    Never,
    /// Only in a plain place slot, such as "the town of X" or "in X".
    Slot,
    /// Only written with a capital, and not as the first word of a sentence.
    Capital,
}

impl Rule {
    /// Every rule with its word in the tables, in the order of the enum.
    pub const ALL: [(Rule, &'static str); 3] =
        [(Rule::Never, "never"), (Rule::Slot, "slot"), (Rule::Capital, "capital")];

    /// The word in the tables.
    pub fn as_str(self) -> &'static str {
        Self::ALL[self as usize].1
    }
}

/// What a name of `world.csv` is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WorldKind {
    Country,
    Capital,
    City,
    Region,
    /// A state of a country of settlers, who named its towns after old ones.
    State,
    Sea,
    Organisation,
}

impl WorldKind {
    /// Every kind with its word in the tables, in the order of the enum.
    pub const ALL: [(WorldKind, &'static str); 7] = [
        (WorldKind::Country, "country"),
        (WorldKind::Capital, "capital"),
        (WorldKind::City, "city"),
        (WorldKind::Region, "region"),
        (WorldKind::State, "state"),
        (WorldKind::Sea, "sea"),
        (WorldKind::Organisation, "organisation"),
    ];

    /// The word in the tables.
    pub fn as_str(self) -> &'static str {
        Self::ALL[self as usize].1
    }
}

/// The value that a table's word stands for.
pub fn parse<K: Copy>(all: &[(K, &'static str)], word: &str) -> Option<K> {
    all.iter().find(|(_, known)| *known == word).map(|(kind, _)| *kind)
}
