//! The meanings that a word or phrase may have for the reader of events.

use std::str::FromStr;

use super::parse;
use crate::event::Kind;

/// One meaning of a phrase.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Sense {
    /// A deed, a weapon or a platform.
    Trigger(Trigger),
    /// A sign that what is told is not told as done.
    Cue(Cue, Scope),
    /// A word for a kind of place: town, hill, countryside.
    PlaceKind(PlaceWord),
    /// A compass word.
    Direction(Bearing),
    /// A word that ties a place to a deed or to another place.
    Preposition(Preposition),
    /// A word that begins another clause; `true` for one that says more of the word before it: "which".
    Clause(bool),
    /// A word that carries a list on.
    List,
    /// A word that names parts of what stands before it: "including".
    Members,
    /// An article or another word that may stand before a noun; `true` for one that points at something known: "the".
    Determiner(bool),
    /// "A", "an": one of a kind.
    One,
    /// A form of "to be" (`true`) or "to have".
    Auxiliary(bool),
    /// A pronoun for an actor named before; `true` for one that may stand for a place as well: "it".
    Pronoun(bool),
    /// A pronoun that stands before what is an actor's: "their".
    Possessive,
    /// "There", "here".
    Here,
    /// Killed or wounded.
    Casualty(Casualty),
    /// Who is counted.
    People(People),
    /// A number in words.
    Number(u32),
    /// A vague number, as its lower bound: dozens is 24, hundreds is 200.
    Vague(u32),
    /// "More than", "at least".
    Approximately,
    /// A unit of length, in kilometres.
    Unit(f64),
    /// Who holds a place.
    Held(Held),
    /// "Based", "born": the place before it is an origin.
    Origin,
    /// "As were", "and so was": what holds for the places before holds for those behind.
    Likewise,
    /// What the police do on the ground as planes do from the air: "raided".
    Search,
    /// A form of a verb that one subject has: "was".
    Singular,
    /// Before a participle: what it tells was over when the rest happened.
    Pluperfect,
    /// A verb that lends its force to a weapon or a noun: launched, dropped.
    Light,
    /// "Backed", "led": the actor before it is not the one who acts.
    Sponsored,
    /// "Led by": the actor behind it acts with those before it.
    LedBy,
    /// "Managed to": what follows was done.
    Achieved,
    /// "Break", "lift": what follows goes on until then; `true` where that was done: "broke".
    Ends(bool),
    /// A word of time: never a name.
    Time,
    /// A phrase with a verb of war in it that tells none: "took place".
    Idiom,
    /// "parts of X", and whether it is the most of it.
    Share(bool),
    /// Said, reported.
    Speech,
    /// An unnamed source.
    Speaker,
    /// A title before a person's name.
    Title,
    /// What names of groups and institutions end in: the place in front of it is part of such a name.
    NameHead,
    /// A name of an actor, by its number in `actors`.
    Actor(u32),
    /// A source of news, by its number in `actors`.
    Source(u32),
}

/// A row of the trigger table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trigger {
    /// What it tells.
    pub kind: TriggerKind,
    /// How it takes its place and its actor.
    pub class: TriggerClass,
}

/// What a trigger tells.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum TriggerKind {
    /// One kind always.
    Fixed(Kind),
    /// What it is depends on who or what does it; the kind where neither says, if any.
    ByMeans(Option<Kind>),
}

/// How a trigger takes its arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TriggerClass {
    /// `the shelling of X`, `clashes in X`.
    Noun,
    /// As `Noun`, but only where nothing stronger is told: `with air support`.
    NounWeak,
    /// `the capture of X by A`.
    NounOf,
    /// `the fall of X to A`.
    NounFall,
    /// `the day's gains: X, Y and Z`.
    NounList,
    /// `the withdrawal of A from X`.
    NounFrom,
    /// `A captured X`, `X was captured by A`.
    Verb,
    /// As `Verb`, for words of many meanings: the place must be the direct object.
    VerbDirect,
    /// `X fell to A`.
    VerbTo,
    /// `A killed ten fighters in X`: tells a fight only with an armed doer and armed victims.
    VerbKill,
    /// `X fell`.
    VerbFall,
    /// `A withdrew from X`.
    VerbFrom,
    /// `X came under the control of A`.
    State,
    /// `the besieged town of X`.
    Adjective,
    /// A weapon: tells of a deed only beside a verb.
    Weapon,
    /// A platform: gives its kind to a verb.
    Means,
}

/// Why a deed is not told as plainly done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cue {
    Planned,
    Hypothetical,
    Denied,
    Failed,
    /// Tried, with what success is not said: an assault all the same.
    Attempted,
    Background,
    Doubted,
    Claimed,
    /// Cancels a weaker cue that its words would fire: "claimed responsibility".
    Reported,
}

/// Where a cue reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// What follows in the clause.
    After,
    /// The words right behind it.
    Near,
    /// The whole sentence.
    Around,
}

/// Words for kinds of places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceWord {
    Town,
    Village,
    City,
    Locality,
    District,
    Neighbourhood,
    Region,
    Subdistrict,
    Governorate,
    Countryside,
    Hill,
    Mountain,
    Airbase,
    MilitaryBase,
    Checkpoint,
    BorderCrossing,
    Dam,
    OilGasField,
    Camp,
    Pocket,
    Road,
    Junction,
    Prison,
    Facility,
    Port,
    Water,
}

impl PlaceWord {
    /// Whether it names a part of a city: a quarter, a district, a suburb.
    pub fn is_quarter(self) -> bool {
        matches!(self, PlaceWord::Neighbourhood | PlaceWord::District)
    }
}

/// A compass word: a bearing in whole degrees, or the middle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bearing {
    Degrees(u16),
    Centre,
}

/// How a preposition ties a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preposition {
    In,
    On,
    At,
    Against,
    Near,
    Around,
    Of,
    From,
    To,
    Through,
    Between,
    By,
    With,
    For,
}

/// What befell the counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Casualty {
    Killed,
    Wounded,
}

/// Who is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum People {
    Any,
    Civilians,
    Children,
    Fighters,
}

/// How a holder is tied to a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// `A-held X`.
    Participle,
    /// `A's stronghold X`.
    Stronghold,
    /// `A hold X`.
    Holds,
    /// `X is held by A`.
    By,
    /// `X is in A's hands`.
    Hands,
    /// `X is under A control`.
    Under,
}

impl Trigger {
    pub(super) fn from_row(row: &csv::StringRecord) -> Trigger {
        let default = Kind::from_word(&row[3]);
        let kind = match Kind::from_word(&row[1]) {
            Some(kind) => TriggerKind::Fixed(kind),
            None if &row[1] == "by_means" => TriggerKind::ByMeans(default),
            None => panic!("triggers.csv: {:?} is no kind", &row[1]),
        };
        Trigger { kind, class: parse(&row[2]) }
    }
}

impl Sense {
    pub(super) fn from_row(class: &str, value: &str) -> Sense {
        match class {
            "place_kind" => Sense::PlaceKind(parse(value)),
            "direction" => Sense::Direction(parse(value)),
            "preposition" => Sense::Preposition(parse(value)),
            "conjunction" if value == "list" => Sense::List,
            "conjunction" => Sense::Clause(value == "relative"),
            "members" => Sense::Members,
            "determiner" if value == "one" => Sense::One,
            "determiner" => Sense::Determiner(value == "definite"),
            "auxiliary" => Sense::Auxiliary(value == "be"),
            "pronoun" => Sense::Pronoun(value == "thing"),
            "possessive" => Sense::Possessive,
            "here" => Sense::Here,
            "casualty" => Sense::Casualty(parse(value)),
            "people" => Sense::People(parse(value)),
            "number" => Sense::Number(value.parse().expect("words.csv: a number has digits as its value")),
            "vague" => Sense::Vague(if value == "dozens" { 24 } else { 200 }),
            "approximately" => Sense::Approximately,
            "unit" => Sense::Unit(value.parse().expect("words.csv: a unit has its kilometres as value")),
            "held" => Sense::Held(parse(value)),
            "origin" => Sense::Origin,
            "likewise" => Sense::Likewise,
            "pluperfect" => Sense::Pluperfect,
            "singular" => Sense::Singular,
            "search" => Sense::Search,
            "light" => Sense::Light,
            "sponsored" => Sense::Sponsored,
            "led_by" => Sense::LedBy,
            "achieved" => Sense::Achieved,
            "ends" => Sense::Ends(value == "done"),
            "time" => Sense::Time,
            "idiom" => Sense::Idiom,
            "share" => Sense::Share(value == "most"),
            "speech" => Sense::Speech,
            "speaker" => Sense::Speaker,
            "title" => Sense::Title,
            "name_head" => Sense::NameHead,
            _ => panic!("words.csv: {class:?} is no class"),
        }
    }
}

/// Reads an enum from the word that stands for it in a table.
macro_rules! from_table_word {
    ($kind:ty, $($word:literal => $value:expr),+ $(,)?) => {
        impl FromStr for $kind {
            type Err = String;

            fn from_str(word: &str) -> Result<$kind, String> {
                Ok(match word {
                    $($word => $value,)+
                    _ => return Err(format!("{word:?} is no {}", stringify!($kind))),
                })
            }
        }
    };
}

from_table_word!(TriggerClass,
    "noun" => TriggerClass::Noun, "noun_weak" => TriggerClass::NounWeak, "noun_of" => TriggerClass::NounOf, "noun_fall" => TriggerClass::NounFall,
    "noun_list" => TriggerClass::NounList,
    "noun_from" => TriggerClass::NounFrom, "verb" => TriggerClass::Verb, "verb_direct" => TriggerClass::VerbDirect,
    "verb_to" => TriggerClass::VerbTo, "verb_from" => TriggerClass::VerbFrom, "verb_fall" => TriggerClass::VerbFall,
    "verb_kill" => TriggerClass::VerbKill, "state" => TriggerClass::State,
    "adjective" => TriggerClass::Adjective, "weapon" => TriggerClass::Weapon, "means" => TriggerClass::Means,
);
from_table_word!(Cue,
    "planned" => Cue::Planned, "hypothetical" => Cue::Hypothetical, "denied" => Cue::Denied, "failed" => Cue::Failed, "attempted" => Cue::Attempted,
    "background" => Cue::Background, "doubted" => Cue::Doubted, "claimed" => Cue::Claimed, "reported" => Cue::Reported,
);
from_table_word!(Scope, "after" => Scope::After, "near" => Scope::Near, "around" => Scope::Around);
from_table_word!(Casualty, "killed" => Casualty::Killed, "wounded" => Casualty::Wounded);
from_table_word!(People,
    "any" => People::Any, "civilians" => People::Civilians, "children" => People::Children,
    "fighters" => People::Fighters,
);
from_table_word!(Held,
    "held" => Held::Participle, "stronghold" => Held::Stronghold, "holds" => Held::Holds, "by" => Held::By, "hands" => Held::Hands,
    "under" => Held::Under,
);
from_table_word!(Preposition,
    "in" => Preposition::In, "on" => Preposition::On, "at" => Preposition::At, "against" => Preposition::Against,
    "near" => Preposition::Near, "around" => Preposition::Around, "of" => Preposition::Of,
    "from" => Preposition::From, "to" => Preposition::To, "through" => Preposition::Through,
    "between" => Preposition::Between, "by" => Preposition::By, "with" => Preposition::With,
    "for" => Preposition::For,
);
from_table_word!(PlaceWord,
    "town" => PlaceWord::Town, "village" => PlaceWord::Village, "city" => PlaceWord::City,
    "locality" => PlaceWord::Locality, "district" => PlaceWord::District,
    "neighbourhood" => PlaceWord::Neighbourhood, "region" => PlaceWord::Region,
    "subdistrict" => PlaceWord::Subdistrict, "governorate" => PlaceWord::Governorate,
    "countryside" => PlaceWord::Countryside, "hill" => PlaceWord::Hill, "mountain" => PlaceWord::Mountain,
    "airbase" => PlaceWord::Airbase, "military_base" => PlaceWord::MilitaryBase,
    "checkpoint" => PlaceWord::Checkpoint, "border_crossing" => PlaceWord::BorderCrossing, "dam" => PlaceWord::Dam,
    "oil_gas_field" => PlaceWord::OilGasField, "camp" => PlaceWord::Camp, "pocket" => PlaceWord::Pocket,
    "road" => PlaceWord::Road, "junction" => PlaceWord::Junction, "prison" => PlaceWord::Prison,
    "facility" => PlaceWord::Facility, "port" => PlaceWord::Port, "water" => PlaceWord::Water,
);

impl FromStr for Bearing {
    type Err = String;

    fn from_str(word: &str) -> Result<Bearing, String> {
        match word {
            "centre" => Ok(Bearing::Centre),
            _ => word.parse().map(Bearing::Degrees).map_err(|_| format!("{word:?} is no bearing")),
        }
    }
}
