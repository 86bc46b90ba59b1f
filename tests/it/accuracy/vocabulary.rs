//! Which words of the layers and of the truth mean nearly the same: kinds of event, parties, sides.

/// The layer that an event belongs to: its kinds are compared by family, so that a rocket may be called shelling.
#[derive(Clone, Copy)]
pub enum Layer {
    Strikes,
    Ground,
}

/// Kinds that a reader would not hold against each other.
#[derive(Clone, Copy, PartialEq)]
pub enum Family {
    Air,
    Missile,
    Shell,
    Bomb,
    Fight,
    Take,
    Leave,
    Siege,
    Truce,
    Downing,
    /// Fits every family of its layer: gas and fuel-air munitions come by plane, shell or bomb, and `other` says nothing.
    Any,
}

impl Family {
    /// Rockets and missiles are one thing to many articles.
    pub fn agrees(self, other: Family) -> bool {
        use Family::{Any, Missile, Shell};
        self == other || matches!((self, other), (Any, _) | (_, Any) | (Missile, Shell) | (Shell, Missile))
    }
}

impl Layer {
    /// The family of a kind that the layer publishes (or that truth uses for it); `None` for a foreign kind and `other`.
    pub fn published(self, kind: &str) -> Option<Family> {
        use Family::*;
        Some(match (self, kind) {
            (Layer::Strikes, "airstrike" | "barrel_bomb" | "drone_strike" | "cluster_munition" | "incendiary") => Air,
            (Layer::Strikes, "cruise_missile" | "missile") => Missile,
            (Layer::Strikes, "rocket" | "shelling" | "mortar") => Shell,
            (Layer::Strikes, "car_bomb" | "suicide_bomb" | "ied" | "mine" | "bombing" | "explosion") => Bomb,
            (Layer::Strikes, "thermobaric" | "chemical") => Any,
            (Layer::Ground, "ground_assault" | "assault" | "clash" | "repelled" | "advance") => Fight,
            (Layer::Ground, "capture" | "recapture" | "loss") => Take,
            (Layer::Ground, "withdrawal") => Leave,
            (Layer::Ground, "siege" | "siege_lifted") => Siege,
            (Layer::Ground, "truce") => Truce,
            (Layer::Ground, "downing") => Downing,
            _ => return None,
        })
    }

    /// As `published`, with `other` fitting everything.
    pub fn family(self, kind: &str) -> Option<Family> {
        if kind == "other" { Some(Family::Any) } else { self.published(kind) }
    }
}

/// One word for a party, whatever name is used; a name that is not listed stands for itself.
pub fn party(name: Option<&str>) -> Option<String> {
    let name = name?.trim().to_lowercase();
    let known = match name.as_str() {
        "" => return None,
        "syrian government" | "government" => "government",
        "rebels" | "opposition" | "hts/nusra" | "hayat tahrir al-sham" | "al-nusra front" | "hts" => "opposition",
        "sdf/ypg" | "sdf" | "ypg" => "sdf",
        "us-led coalition" | "united states" => "coalition",
        "iran-backed militia" | "iran-backed militias" => "iran",
        _ => return Some(name),
    };
    Some(known.to_owned())
}

/// The camp that holds ground: allies of the government hold it for the government.
pub fn side(name: Option<&str>) -> Option<String> {
    let party = party(name)?;
    Some(if matches!(party.as_str(), "russia" | "hezbollah" | "iran") { "government".to_owned() } else { party })
}
