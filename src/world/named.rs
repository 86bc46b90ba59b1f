//! Who and where a word of the user's own tables means: a side or an actor, a place by its id or its name. Where it is not clear
//! the answer says what to write.

use jiff::civil::Date;

use super::World;
use crate::actors::{ActorId, Side};
use crate::fold;
use crate::gazetteer::{PlaceId, Target};
use crate::lexicon::Sense;

impl World {
    /// The actor that a word names.
    pub fn actor_named(&self, word: &str) -> Option<ActorId> {
        let words: Vec<_> = fold::phrase(word).iter().map(|word| self.phrases.word(word)).collect();
        let senses =
            self.phrases.longest(&words).filter(|(count, _)| *count == words.len()).map_or(&[][..], |found| found.1);
        senses.iter().find_map(|sense| match sense {
            Sense::Actor(number) => Some(self.actors.spelling(*number).actor),
            _ => None,
        })
    }

    /// The camp that a word names: a camp of the tables, or the one that an actor fought in on the day.
    ///
    /// # Errors
    /// When it names neither: what to write.
    pub fn side_named(&self, word: &str, date: Option<Date>) -> Result<(Side, Option<ActorId>), String> {
        if let Some(side) = self.actors.side_of_word(word) {
            return Ok((side, None));
        }
        let actor = self.actor_named(word);
        let side = actor.and_then(|actor| self.actors.side_of(actor, date));
        let known = || self.actors.camps().iter().map(|camp| camp.name.as_str()).collect::<Vec<_>>().join(", ");
        side.map(|side| (side, actor)).ok_or_else(|| match word {
            "" => "no side is given".to_owned(),
            _ => format!("side {word:?} is unknown; write one of {}, or an actor of actors.csv", known()),
        })
    }

    /// The place of an id, or the only one of a listed spelling.
    ///
    /// # Errors
    /// When no place has that name or several have: what to write.
    pub fn place_named(&self, word: &str) -> Result<PlaceId, String> {
        if let Some(place) = self.gazetteer.place_by_code(word) {
            return Ok(place);
        }
        let node = self.gazetteer.find(word);
        let mut places: Vec<PlaceId> = node
            .into_iter()
            .flat_map(|node| self.gazetteer.names_at(node))
            .filter_map(|name| if let Target::Place(place) = name.target { Some(place) } else { None })
            .collect();
        places.sort_unstable();
        places.dedup();
        match places[..] {
            [] => Err(format!("no place is called {word:?}; sitmap locate finds its place_id")),
            [only] => Ok(only),
            _ => {
                let codes = places.iter().map(|place| self.gazetteer.place(*place).code);
                let codes = codes.collect::<Vec<_>>().join(", ");
                Err(format!("several places are called {word:?}; write the place_id of one: {codes}"))
            }
        }
    }
}
