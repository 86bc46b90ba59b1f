//! How kinds of events look: the one table behind the simplestyle columns, the web map and the QGIS styles.
//!
//! Colors go by family, because nobody tells seventeen colors apart; they keep clear of the camps' customary red, green,
//! yellow and black, which the areas beneath are painted in.

use serde::Serialize;

/// How one kind is drawn and named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Symbol {
    /// The word in the column `kind`.
    pub kind: &'static str,
    /// The word for people.
    pub label: &'static str,
    /// The family that shares a color, which is what a legend lists.
    pub family: &'static str,
    /// `#rrggbb`.
    pub color: &'static str,
    /// A symbol of the Maki set, which GitHub and geojson.io draw.
    pub maki: &'static str,
}

const FROM_THE_AIR: (&str, &str) = ("Air and drone strikes", "#e8590c");
const MISSILES: (&str, &str) = ("Missiles and rockets", "#7048e8");
const ARTILLERY: (&str, &str) = ("Shelling and mortars", "#a61e75");
const CHEMICAL: (&str, &str) = ("Chemical attacks", "#22b8cf");
const BOMBS: (&str, &str) = ("Bombs and mines", "#6b4423");
const GAINS: (&str, &str) = ("Captured or recaptured", "#1864ab");
const RETREATS: (&str, &str) = ("Lost or withdrawn", "#74c0fc");
const FIGHTING: (&str, &str) = ("Fighting", "#212529");
const CALM: (&str, &str) = ("Siege, truce, other", "#868e96");

/// Every kind of strike.
pub const STRIKES: &[Symbol] = &[
    symbol("airstrike", "Air strike", FROM_THE_AIR, "airfield"),
    symbol("barrel_bomb", "Barrel bomb", FROM_THE_AIR, "heliport"),
    symbol("drone_strike", "Drone strike", FROM_THE_AIR, "airfield"),
    symbol("cluster_munition", "Cluster munition", FROM_THE_AIR, "danger"),
    symbol("incendiary", "Incendiary weapon", FROM_THE_AIR, "fire-station"),
    symbol("thermobaric", "Thermobaric weapon", FROM_THE_AIR, "fire-station"),
    symbol("cruise_missile", "Cruise missile", MISSILES, "rocket"),
    symbol("missile", "Missile", MISSILES, "rocket"),
    symbol("rocket", "Rocket", MISSILES, "rocket"),
    symbol("shelling", "Shelling", ARTILLERY, "circle"),
    symbol("mortar", "Mortar", ARTILLERY, "circle"),
    symbol("chemical", "Chemical attack", CHEMICAL, "danger"),
    symbol("car_bomb", "Car bomb", BOMBS, "car"),
    symbol("suicide_bomb", "Suicide bomb", BOMBS, "danger"),
    symbol("ied", "Improvised bomb", BOMBS, "danger"),
    symbol("mine", "Mine", BOMBS, "danger"),
    symbol("explosion", "Explosion", BOMBS, "danger"),
];

/// Every kind of ground event.
pub const GROUND: &[Symbol] = &[
    symbol("clash", "Clash", FIGHTING, "cross"),
    symbol("assault", "Assault", FIGHTING, "cross"),
    symbol("repelled", "Attack repelled", FIGHTING, "cross"),
    symbol("advance", "Advance", FIGHTING, "triangle"),
    symbol("downing", "Aircraft downed", FIGHTING, "airfield"),
    symbol("capture", "Capture", GAINS, "triangle"),
    symbol("recapture", "Recapture", GAINS, "triangle"),
    symbol("loss", "Loss", RETREATS, "triangle-stroked"),
    symbol("withdrawal", "Withdrawal", RETREATS, "triangle-stroked"),
    symbol("siege", "Siege", CALM, "circle-stroked"),
    symbol("siege_lifted", "Siege lifted", CALM, "circle-stroked"),
    symbol("truce", "Truce", CALM, "square-stroked"),
    symbol("other", "Other", CALM, "square-stroked"),
];

/// The symbol of a kind of either table; a kind that neither lists looks like `other`.
pub fn of(kind: &str) -> &'static Symbol {
    let known = STRIKES.iter().chain(GROUND).find(|symbol| symbol.kind == kind);
    known.unwrap_or_else(|| GROUND.last().expect("the table has rows"))
}

/// The simplestyle size of an event's marker by its stated deaths. Five and twenty split events of the kind that the
/// press reports into a broad bottom, a middle and the few that are remembered.
pub fn marker_size(fatalities: Option<i64>) -> &'static str {
    match fatalities {
        Some(20..) => "large",
        Some(5..) => "medium",
        _ => "small",
    }
}

const fn symbol(
    kind: &'static str,
    label: &'static str,
    (family, color): (&'static str, &'static str),
    maki: &'static str,
) -> Symbol {
    Symbol { kind, label, family, color, maki }
}
