//! Who fights: actors, the names that print gives them, the camp that each fought in at a date, and who reports. All of it
//! is read from the tables of the conflict; the code names nobody.

use jiff::civil::Date;

use crate::fold;
use crate::gazetteer::rows::{Row, Table};
use crate::gazetteer::tables::{Files, Finding};
use crate::lexicon::phrases::Phrases;
use crate::lexicon::{Sense, TriggerClass};

/// An actor, by its row in `actors.csv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ActorId(pub u16);

/// A camp, by its row in `camps.csv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Side(pub u8);

/// How a name is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// A noun: the group itself or its forces.
    Name,
    /// Before a noun: "Russian".
    Adjective,
    /// What a speaker calls his enemies: who is meant depends on the speaker.
    Label,
    /// A leader, spokesman or capital that stands for the actor.
    Person,
}

/// One spelling of an actor's name.
#[derive(Clone, Debug)]
pub struct ActorName {
    pub actor: ActorId,
    pub form: Form,
    from: Option<Date>,
    to: Option<Date>,
}

/// Who says something.
#[derive(Clone, Debug)]
pub struct Source {
    /// The short name that is published.
    pub name: String,
    /// Whether it is a party to the war: what it says to its own credit is a claim.
    pub is_party: bool,
    /// The camp it leans to.
    pub side: Option<Side>,
}

/// A camp in the war.
#[derive(Clone, Debug)]
pub struct Camp {
    pub name: String,
    pub label: String,
    pub color: String,
    pub enemies: Vec<Side>,
    /// Other words for it in tables of who holds what, folded.
    codes: Vec<String>,
}

/// All that the tables know of actors and sources.
#[derive(Clone, Debug, Default)]
pub struct Actors {
    names: Vec<String>,
    /// Whether each actor is an armed group.
    groups: Vec<bool>,
    /// Whether each actor fights from the air alone.
    from_air: Vec<bool>,
    spellings: Vec<ActorName>,
    camps: Vec<Camp>,
    sides: Vec<(ActorId, Side, Option<Date>, Option<Date>)>,
    sources: Vec<Source>,
}

impl Actors {
    /// Reads the tables and adds every spelling to `phrases`; what is wrong with them becomes a finding.
    pub fn read(files: &Files, phrases: &mut Phrases<Sense>, findings: &mut Vec<Finding>) -> Actors {
        let table = Table::read(files, "actors.csv", &["name", "kind", "fights", "note"], findings);
        let rows = table.rows(findings, |row| {
            let fights_from_air = match row.text("fights") {
                "air" => true,
                "" => false,
                other => {
                    row.report(format!("fights is \"{other}\"; it is \"air\" or empty"));
                    return None;
                }
            };
            Some((row.required("name")?, (row.text("kind") == "armed_group", fights_from_air)))
        });
        let (names, marks): (Vec<String>, Vec<(bool, bool)>) = rows.into_iter().unzip();
        let (groups, from_air) = marks.into_iter().unzip();
        let mut actors = Actors { names, groups, from_air, ..Actors::default() };
        actors.read_camps(files, findings);
        actors.read_sides(files, findings);
        actors.read_spellings(files, phrases, findings);
        actors.read_sources(files, phrases, findings);
        actors
    }

    /// The canonical name.
    pub fn name(&self, actor: ActorId) -> &str {
        &self.names[actor.0 as usize]
    }

    /// A spelling by the number that its sense carries.
    pub fn spelling(&self, number: u32) -> &ActorName {
        &self.spellings[number as usize]
    }

    /// A source by the number that its sense carries.
    pub fn source(&self, number: u32) -> &Source {
        &self.sources[number as usize]
    }

    /// The camp that the source of a published short name leans to.
    pub fn side_of_source(&self, name: &str) -> Option<Side> {
        self.sources.iter().find(|source| source.name == name).and_then(|source| source.side)
    }

    /// All camps in the order of the table.
    pub fn camps(&self) -> &[Camp] {
        &self.camps
    }

    /// One camp.
    pub fn camp(&self, side: Side) -> &Camp {
        &self.camps[side.0 as usize]
    }

    /// The camp of that name.
    pub fn side(&self, name: &str) -> Option<Side> {
        self.camps.iter().position(|camp| camp.name == name).map(|index| Side(index as u8))
    }

    /// The camp that a table calls by this word: its name, its label, or one of its codes.
    pub fn side_of_word(&self, word: &str) -> Option<Side> {
        let word = folded(word);
        let is_meant =
            |camp: &Camp| folded(&camp.name) == word || folded(&camp.label) == word || camp.codes.contains(&word);
        self.camps.iter().position(is_meant).map(|index| Side(index as u8))
    }

    /// The camp that an actor fought in at a date; where the date is unknown, the only one it ever fought in, else the
    /// first of the table.
    pub fn side_of(&self, actor: ActorId, date: Option<Date>) -> Option<Side> {
        self.sides
            .iter()
            .filter(|(who, ..)| *who == actor)
            .find(|(_, _, from, to)| date.is_none_or(|date| is_within(date, *from, *to)))
            .map(|(_, side, ..)| *side)
    }

    /// Whether the two fight each other.
    pub fn are_enemies(&self, one: Side, other: Side) -> bool {
        self.camp(one).enemies.contains(&other) || self.camp(other).enemies.contains(&one)
    }

    /// Whether an actor is an armed group, such as speakers give labels to ("terrorists", "militants"), and no state.
    pub fn is_armed_group(&self, actor: ActorId) -> bool {
        self.groups[actor.0 as usize]
    }

    /// Whether an actor's attacks are air strikes where no weapon is told: it has no troops in the field.
    pub fn fights_from_air(&self, actor: ActorId) -> bool {
        self.from_air[actor.0 as usize]
    }

    /// Whether a spelling was in use at the date.
    pub fn is_valid(&self, spelling: &ActorName, date: Option<Date>) -> bool {
        date.is_none_or(|date| is_within(date, spelling.from, spelling.to))
    }

    fn actor(&self, name: &str) -> Option<ActorId> {
        self.names.iter().position(|known| known == name).map(|index| ActorId(index as u16))
    }

    fn read_camps(&mut self, files: &Files, findings: &mut Vec<Finding>) {
        let table = Table::read(files, "camps.csv", &["side", "label", "color", "enemies", "note"], findings);
        let rows = table.rows(findings, |row| {
            let camp = Camp {
                name: row.required("side")?,
                label: row.text("label").to_owned(),
                color: row.text("color").to_owned(),
                enemies: Vec::new(),
                // A column that older folders lack.
                codes: row.text("codes").split(';').map(folded).filter(|code| !code.is_empty()).collect(),
            };
            Some((camp, row.text("enemies").to_owned()))
        });
        let enemies: Vec<String> = rows.iter().map(|(_, enemies)| enemies.clone()).collect();
        self.camps = rows.into_iter().map(|(camp, _)| camp).collect();
        for (index, list) in enemies.iter().enumerate() {
            self.camps[index].enemies = list.split(';').filter_map(|name| self.side(name.trim())).collect();
        }
    }

    fn read_sides(&mut self, files: &Files, findings: &mut Vec<Finding>) {
        let table = Table::read(files, "sides.csv", &["actor", "side", "from", "to", "note"], findings);
        self.sides = table.rows(findings, |row| {
            let actor = self.required_actor(row);
            let side = self.side(row.text("side"));
            if side.is_none() {
                row.report(format!("side \"{}\" has no row in camps.csv", row.text("side")));
            }
            Some((actor?, side?, date(row, "from"), date(row, "to")))
        });
    }

    fn read_spellings(&mut self, files: &Files, phrases: &mut Phrases<Sense>, findings: &mut Vec<Finding>) {
        const FORMS: [(Form, &str); 4] =
            [(Form::Name, "name"), (Form::Adjective, "adjective"), (Form::Label, "label"), (Form::Person, "person")];
        let columns = ["actor", "name", "form", "from", "to", "note"];
        let table = Table::read(files, "actor_names.csv", &columns, findings);
        let rows = table.rows(findings, |row| {
            let (actor, name, form) = (self.required_actor(row), row.required("name"), row.word("form", &FORMS));
            let (from, to) = (date(row, "from"), date(row, "to"));
            Some((name?, ActorName { actor: actor?, form: form?, from, to }, capitals_only(row)))
        });
        let own = self.names.iter().enumerate().map(|(index, name)| {
            let actor = ActorId(index as u16);
            (name.clone(), ActorName { actor, form: Form::Name, from: None, to: None }, false)
        });
        for (name, spelling, capitals) in own.chain(rows).collect::<Vec<_>>() {
            // "Russian warplanes" are an actor and a platform.
            if let Some(means) = means_at_end(phrases, &name) {
                add(phrases, &name, means, capitals);
            }
            add(phrases, &name, Sense::Actor(self.spellings.len() as u32), capitals);
            self.spellings.push(spelling);
        }
    }

    fn read_sources(&mut self, files: &Files, phrases: &mut Phrases<Sense>, findings: &mut Vec<Finding>) {
        let table = Table::read(files, "sources.csv", &["name", "source", "kind", "side", "note"], findings);
        let rows = table.rows(findings, |row| {
            let (name, source) = (row.required("name"), row.required("source"));
            let is_party = matches!(row.text("kind"), "party" | "ministry" | "state_media");
            let side = self.side(row.text("side"));
            Some((name?, Source { name: source?, is_party, side }, capitals_only(row)))
        });
        for (name, source, capitals) in rows {
            add(phrases, &name, Sense::Source(self.sources.len() as u32), capitals);
            self.sources.push(source);
        }
    }

    fn required_actor(&self, row: &mut Row) -> Option<ActorId> {
        let name = row.required("actor")?;
        let actor = self.actor(&name);
        if actor.is_none() {
            row.report(format!("actor \"{name}\" has no row in actors.csv"));
        }
        actor
    }
}

fn folded(text: &str) -> String {
    fold::phrase(text).join(" ")
}

fn add(phrases: &mut Phrases<Sense>, name: &str, sense: Sense, capitals_only: bool) {
    if capitals_only { phrases.add_abbreviation(name, sense) } else { phrases.add(name, sense) }
}

/// The platform that a name ends with, if it does.
fn means_at_end(phrases: &Phrases<Sense>, name: &str) -> Option<Sense> {
    let words: Vec<_> = fold::phrase(name).iter().map(|word| phrases.word(word)).collect();
    (1..words.len()).find_map(|start| {
        let (count, senses) = phrases.longest(&words[start..])?;
        let is_means =
            |sense: &&Sense| matches!(sense, Sense::Trigger(trigger) if trigger.class == TriggerClass::Means);
        senses.iter().find(is_means).filter(|_| start + count == words.len()).copied()
    })
}

/// Whether the row's note says that the name stands in capitals only: "IS" is a group, "is" a verb.
fn capitals_only(row: &Row) -> bool {
    row.text("note").to_lowercase().contains("capitals only")
}

fn is_within(date: Date, from: Option<Date>, to: Option<Date>) -> bool {
    from.is_none_or(|from| from <= date) && to.is_none_or(|to| date <= to)
}

/// A date cell; an empty one is open.
fn date(row: &mut Row, column: &str) -> Option<Date> {
    let text = row.text(column);
    if text.is_empty() {
        return None;
    }
    let date = text.parse().ok();
    if date.is_none() {
        row.report(format!("{column} \"{text}\" is no date; write it as 2016-02-29"));
    }
    date
}
