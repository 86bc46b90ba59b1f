//! What "the town", "the two villages", "there", "the north of the city" point back to: a place that was named before.

use super::view::{Spoken, View};
use crate::lexicon::{Bearing, PlaceWord, Preposition, Sense};
use crate::mention::{Position, What};

/// How many sentences back "the town" may point.
const REACH_BACK: usize = 6;

impl View<'_> {
    /// "the town", "the village", "the base", "there": the last place of that kind.
    pub(super) fn pointing_back(&self, item: usize) -> Option<Spoken> {
        let words = &self.items[item];
        let here = words.has(|sense| *sense == Sense::Here);
        let kind = words.senses().iter().find_map(|sense| match sense {
            Sense::PlaceKind(kind) => Some(*kind),
            _ => None,
        });
        if !here && !self.is_definite(item) {
            return None;
        }
        if kind.is_none() && !here || self.names_a_place(item) || self.tells_of_several(item) || self.is_old_city(item)
        {
            return None;
        }
        let mention = self.last_place(words.tokens.start, kind)?;
        let start = if here { item } else { self.article_of(item)? };
        let tie = if here { None } else { self.adjacent_before(start) };
        let preposition = tie.and_then(|tie| crate::mention::preposition(&self.items[tie]));
        if preposition == Some(Preposition::Of)
            && let Some(side) = tie.and_then(|tie| self.adjacent_before(tie))
            && let Some(bearing) = crate::mention::bearing(&self.items[side])
        {
            return self.side_of(item, mention, side, bearing);
        }
        let phrase_start = tie
            .filter(|_| preposition.is_some())
            .map_or(self.items[start].tokens.start, |tie| self.items[tie].tokens.start);
        let near = matches!(preposition, Some(Preposition::Near | Preposition::Around));
        let position = if near { Position::Near } else { Position::At };
        Some(Spoken { item, mention, back: true, preposition, position, phrase_start })
    }

    /// "the two towns", "both villages": the places of the last list, where no settlement stands alone behind it.
    pub(super) fn pointing_back_to_several(&self, item: usize) -> Vec<Spoken> {
        if !self.tells_of_several(item) || self.names_a_place(item) {
            return Vec::new();
        }
        let number = self.adjacent_before(item).filter(|before| self.number(*before).is_some());
        let Some(article) = self
            .adjacent_before(number.unwrap_or(item))
            .filter(|before| self.items[*before].has(|sense| *sense == Sense::Determiner(true)))
        else {
            return Vec::new();
        };
        let counted = number.and_then(|number| self.number(number));
        let list = self.last_list(self.items[item].tokens.start);
        if list.len() < 2 || counted.is_some_and(|counted| counted as usize != list.len()) {
            return Vec::new();
        }
        let tie = self.adjacent_before(article);
        let preposition = tie.and_then(|tie| crate::mention::preposition(&self.items[tie]));
        let tie = tie.filter(|_| preposition.is_some()).unwrap_or(article);
        let phrase_start = self.items[tie].tokens.start;
        let spoken = |mention| Spoken { item, mention, back: true, preposition, position: Position::At, phrase_start };
        list.into_iter().map(spoken).collect()
    }

    /// The settlements of the last list that ends before a word; empty where a settlement stands alone behind it.
    fn last_list(&self, before: usize) -> Vec<usize> {
        let mentions = self.reading.mentions;
        let end = mentions.partition_point(|mention| mention.tokens.start < before);
        let settled = |number: &usize| {
            let placed = self.located(*number);
            placed.is_some_and(|placed| self.reading.world.gazetteer.facts(placed.place).kind.is_settlement())
                && !self.is_container(*number)
        };
        let near = (0..end).rev().take_while(|number| mentions[*number].sentence + REACH_BACK >= self.sentence);
        let Some(last) = near.into_iter().find(settled) else { return Vec::new() };
        let members = std::iter::successors(Some(last), |number| mentions[*number].context.list_before);
        let mut list: Vec<usize> = members.filter(settled).collect();
        list.reverse();
        list
    }

    /// "shells fell north of the city", "in the east of the city"; in "X, east of the city" it only says where X lies.
    fn side_of(&self, item: usize, mention: usize, side: usize, bearing: Bearing) -> Option<Spoken> {
        let start = self.items[side].tokens.start;
        // "the village of X, east of the city", "X village east of the city"
        let of_another = self.items[..side]
            .iter()
            .rev()
            .take(2)
            .any(|before| matches!(before.what, What::Place(_)) && start - before.tokens.end <= 1);
        let before = self.adjacent_before(side);
        let distance = before.is_some_and(|before| self.items[before].has(|sense| matches!(sense, Sense::Unit(_))));
        // What lies on a side of "the city" is told right behind its name.
        let far = self.reading.mentions[mention].sentence + 1 < self.sentence;
        if of_another || distance || far {
            return None;
        }
        let article = self.article_of(side);
        let part = article.is_some();
        let head = article.map_or(before, |the| self.adjacent_before(the));
        let tie = head.filter(|head| crate::mention::preposition(&self.items[*head]).is_some());
        Some(Spoken {
            item,
            mention,
            back: true,
            preposition: tie.and_then(|tie| crate::mention::preposition(&self.items[tie])),
            position: if part { Position::Part(bearing) } else { Position::Toward(bearing) },
            phrase_start: tie.map_or(start, |tie| self.items[tie].tokens.start),
        })
    }

    /// "the old city" is that of the city, and not the quarter named last.
    fn is_old_city(&self, item: usize) -> bool {
        self.items[item].tokens.len() > 1
            && self.items[item].has(|sense| *sense == Sense::PlaceKind(PlaceWord::Neighbourhood))
    }

    /// The last settlement told of before the sentence, as an item points back to it.
    pub fn told_before(&self, item: usize) -> Option<Spoken> {
        let mention = self.last_place(self.tokens().start, Some(PlaceWord::Town))?;
        // A pronoun reaches no farther than the sentence before.
        (self.reading.mentions[mention].sentence + 1 >= self.sentence).then_some(Spoken {
            item,
            mention,
            back: true,
            preposition: None,
            position: Position::At,
            phrase_start: self.items[item].tokens.start,
        })
    }

    /// The last placed mention before a word that a word for its kind may point back to.
    fn last_place(&self, before: usize, kind: Option<PlaceWord>) -> Option<usize> {
        let mentions = self.reading.mentions;
        let end = mentions.partition_point(|mention| mention.tokens.start < before);
        let first_sentence = self.sentence.saturating_sub(REACH_BACK);
        let candidates = (0..end).rev().take_while(|number| mentions[*number].sentence >= first_sentence);
        let fitting = |number: &usize| {
            let Some(located) = self.located(*number) else { return false };
            let place = self.reading.world.gazetteer.facts(located.place);
            let anchor = self.is_container(*number);
            match kind {
                Some(kind) => crate::resolve::points_back(kind, place.kind) && (!anchor || place.kind.is_settlement()),
                None => !anchor && !place.kind.is_area(),
            }
        };
        let found: Vec<usize> = candidates.filter(fitting).collect();
        // The place that an event was told of comes before one that only says where it lies, or where somebody came from or
        // a road leads; and before those comes what the headline is about.
        let way = |number: usize| {
            let context = &mentions[number].context;
            context.road_end || context.preposition == Some(Preposition::From)
        };
        let told = |number: &&usize| !self.is_container(**number) && !way(**number);
        let headline = || (0..end).take_while(|number| mentions[*number].sentence == 0).find(fitting);
        found.iter().find(told).copied().or_else(headline).or(found.first().copied())
    }
}
