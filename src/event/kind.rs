//! What may happen: the published words for it, and the classes that the codebook of ACLED puts it in.

/// One kind of strike or ground event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Airstrike,
    BarrelBomb,
    DroneStrike,
    CruiseMissile,
    Missile,
    Rocket,
    Shelling,
    Mortar,
    ClusterMunition,
    Incendiary,
    Thermobaric,
    Chemical,
    CarBomb,
    SuicideBomb,
    Ied,
    Mine,
    Explosion,
    Clash,
    Assault,
    Capture,
    Recapture,
    Loss,
    Repelled,
    Withdrawal,
    Advance,
    Siege,
    SiegeLifted,
    Truce,
    Downing,
}

/// Kinds that one report may call by different words and still mean the same deed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    Air,
    Ground,
    Bomb,
    Chemical,
    Fight,
    Take,
    Leave,
    Siege,
    Truce,
    Downing,
}

/// Every kind with its published word, in the order of the contract.
const WORDS: [(Kind, &str); 29] = [
    (Kind::Airstrike, "airstrike"),
    (Kind::BarrelBomb, "barrel_bomb"),
    (Kind::DroneStrike, "drone_strike"),
    (Kind::CruiseMissile, "cruise_missile"),
    (Kind::Missile, "missile"),
    (Kind::Rocket, "rocket"),
    (Kind::Shelling, "shelling"),
    (Kind::Mortar, "mortar"),
    (Kind::ClusterMunition, "cluster_munition"),
    (Kind::Incendiary, "incendiary"),
    (Kind::Thermobaric, "thermobaric"),
    (Kind::Chemical, "chemical"),
    (Kind::CarBomb, "car_bomb"),
    (Kind::SuicideBomb, "suicide_bomb"),
    (Kind::Ied, "ied"),
    (Kind::Mine, "mine"),
    (Kind::Explosion, "explosion"),
    (Kind::Clash, "clash"),
    (Kind::Assault, "assault"),
    (Kind::Capture, "capture"),
    (Kind::Recapture, "recapture"),
    (Kind::Loss, "loss"),
    (Kind::Repelled, "repelled"),
    (Kind::Withdrawal, "withdrawal"),
    (Kind::Advance, "advance"),
    (Kind::Siege, "siege"),
    (Kind::SiegeLifted, "siege_lifted"),
    (Kind::Truce, "truce"),
    (Kind::Downing, "downing"),
];

impl Kind {
    /// The kind that a published word names.
    pub fn from_word(word: &str) -> Option<Kind> {
        WORDS.iter().find(|(_, name)| *name == word).map(|(kind, _)| *kind)
    }

    /// The published word.
    pub fn word(self) -> &'static str {
        WORDS.iter().find(|(kind, _)| *kind == self).expect("every kind has its row").1
    }

    /// Whether this is an attack from a distance; the others are events on the ground.
    pub fn is_strike(self) -> bool {
        self <= Kind::Explosion
    }

    /// Whether its doer goes forward: attacks, takes or closes in.
    pub fn gains_ground(self) -> bool {
        matches!(
            self,
            Kind::Assault | Kind::Advance | Kind::Capture | Kind::Recapture | Kind::Siege | Kind::SiegeLifted
        )
    }

    /// Whether its doer moves to where it is done.
    pub fn goes_forward(self) -> bool {
        matches!(self, Kind::Assault | Kind::Advance | Kind::Capture | Kind::Recapture)
    }

    /// The kinds that may be one deed told in other words.
    pub fn family(self) -> Family {
        use Kind::*;
        match self {
            Airstrike | BarrelBomb | DroneStrike | ClusterMunition | Incendiary | Thermobaric => Family::Air,
            CruiseMissile | Missile | Rocket | Shelling | Mortar => Family::Ground,
            CarBomb | SuicideBomb | Ied | Mine | Explosion => Family::Bomb,
            Chemical => Family::Chemical,
            Clash | Assault | Repelled | Advance => Family::Fight,
            Capture | Recapture | Loss => Family::Take,
            Withdrawal => Family::Leave,
            Siege | SiegeLifted => Family::Siege,
            Truce => Family::Truce,
            Downing => Family::Downing,
        }
    }

    /// ACLED's event type and sub-event type. `government` says that the actor is the state's side, on which the codebook
    /// makes the sub-event of a capture depend.
    pub fn acled(self, government: bool) -> (&'static str, &'static str) {
        use Kind::*;
        const REMOTE: &str = "Explosions/Remote violence";
        match self {
            Airstrike | BarrelBomb | DroneStrike | ClusterMunition | Incendiary | Thermobaric => {
                (REMOTE, "Air/drone strike")
            }
            CruiseMissile | Missile | Rocket | Shelling | Mortar => (REMOTE, "Shelling/artillery/missile attack"),
            Chemical => (REMOTE, "Chemical weapon"),
            SuicideBomb => (REMOTE, "Suicide bomb"),
            CarBomb | Ied | Mine | Explosion => (REMOTE, "Remote explosive/landmine/IED"),
            Clash | Assault | Repelled | Advance | Downing => ("Battles", "Armed clash"),
            Capture | Recapture | Loss if government => ("Battles", "Government regains territory"),
            Capture | Recapture | Loss => ("Battles", "Non-state actor overtakes territory"),
            Withdrawal => ("Strategic developments", "Non-violent transfer of territory"),
            Truce => ("Strategic developments", "Agreement"),
            Siege | SiegeLifted => ("Strategic developments", "Other"),
        }
    }

    /// How much a kind says when two reports name one deed: the finer word wins.
    pub fn fineness(self) -> u8 {
        use Kind::*;
        match self {
            Airstrike | Shelling | Missile | Explosion | Clash => 0,
            Advance | Capture | Rocket | Siege => 1,
            _ => 2,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_published_word_names_its_kind() {
        for (kind, word) in WORDS {
            assert_eq!(Kind::from_word(word), Some(kind));
            assert_eq!(kind.word(), word);
        }
        assert_eq!(Kind::from_word("ground_assault"), None);
    }
}
