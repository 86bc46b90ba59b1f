//! What the words beside a name say of it: its kind, the preposition that ties it, the part of it or the distance from it
//! that is meant, the list that it stands in.

use super::{Found, Item, Mention, What, bearing, place_word, preposition};
use super::{list, road};
use crate::document::Document;
use crate::document::token::Break;
use crate::gazetteer::PlaceKind;
use crate::lexicon::{Bearing, PlaceWord, Preposition, Sense};
use crate::world::World;

/// The neighborhood of one mention.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Context {
    /// "the town of X".
    pub kind_before: Option<PlaceWord>,
    /// "X village".
    pub kind_after: Option<PlaceWord>,
    /// The preposition that ties the phrase.
    pub preposition: Option<Preposition>,
    /// Which spot the phrase means, seen from the place.
    pub position: Position,
    /// The mention before, when both stand in one list.
    pub list_before: Option<usize>,
    /// "And" stands right behind it: "A, B and other towns".
    pub goes_on: bool,
    /// "And" ties it to no list but opens a clause with it: "took X and Y was shelled".
    pub opens_clause: bool,
    /// It says where the mention before lies, of which the words between tell the kind: "X, a rebel-held town in Y".
    pub apposed: bool,
    /// The name is one end of a road: "the X-Y highway".
    pub road_end: bool,
    /// The first word of the whole phrase.
    pub phrase_start: usize,
}

/// Where a phrase points, seen from its place.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Position {
    /// The place itself.
    #[default]
    At,
    /// Near it, around it, on its outskirts.
    Near,
    /// A part of it: "eastern X", "the northern countryside of X".
    Part(Bearing),
    /// Somewhere on that side of it: "north of X".
    Toward(Bearing),
    /// At a distance from it, on a side if one is named.
    Distance { km: f64, bearing: Option<Bearing> },
}

impl Context {
    /// The word for the place's kind, whichever side it stands on.
    pub fn kind(&self) -> Option<PlaceWord> {
        self.kind_after.or(self.kind_before)
    }

    /// Whether the words say that an area is meant and not the town of that name.
    pub fn means_area(&self) -> bool {
        let area = |kind: Option<PlaceWord>| matches!(kind, Some(PlaceWord::Governorate | PlaceWord::Countryside));
        area(self.kind_after) || area(self.kind_before)
    }
}

/// Which items name a city, and which an area and nothing else.
#[derive(Clone, Copy)]
pub(super) struct Sizes<'a> {
    mentions: &'a [Mention],
    world: &'a World,
}

impl Sizes<'_> {
    pub(super) fn is_city(self, item: &Item) -> bool {
        self.kinds(item).any(|kind| kind == PlaceKind::City)
    }

    pub(super) fn is_area(self, item: &Item) -> bool {
        let mut kinds = self.kinds(item).peekable();
        kinds.peek().is_some() && kinds.all(PlaceKind::is_area)
    }

    /// The kinds of an item's candidates; none where it is no place.
    fn kinds(self, item: &Item) -> impl Iterator<Item = PlaceKind> {
        let candidates = match item.what {
            What::Place(number) => match &self.mentions[number].found {
                Found::Places(candidates) => candidates.as_slice(),
                _ => &[],
            },
            What::Words(_) => &[],
        };
        candidates.iter().map(|found| self.world.gazetteer.facts(found.place).kind)
    }
}

/// Whether a word names a part of a city: a quarter, a district, a suburb.
pub(super) fn is_part_word(item: &Item) -> bool {
    place_word(item).is_some_and(PlaceWord::is_quarter)
}

/// Fills in the context of the mentions from number `first` on.
pub(super) fn read(document: &Document, mentions: &mut [Mention], first: usize, items: &[Item], world: &World) {
    let mut before: Option<usize> = None;
    for index in 0..items.len() {
        let What::Place(number) = items[index].what else { continue };
        if number < first {
            continue;
        }
        let sizes = Sizes { mentions, world };
        let mut context = left(document, items, index, sizes);
        context.road_end = road::is_end(document, items, index, sizes);
        context.goes_on = lists_more(document, items, index);
        if let Some(place) = before {
            context.opens_clause = list::opens_clause(document, items, place, index, mentions);
            context.list_before = list::over_area(document, items, place, index, sizes)
                .or_else(|| list::before(document, mentions, items, place, index))
                .or_else(|| list::over_aside(document, items, place, index))
                .filter(|_| !context.opens_clause)
                .filter(|_| !list::is_scene(document, items, place, index, (mentions, sizes)))
                .filter(|_| !list::is_of_it(document, items, place, index, sizes))
                .map(|before| list::over_apposed(document, mentions, before, items[index].tokens.start))
                // "X, west of Y": Y says where X is.
                .filter(|_| !matches!(context.position, Position::Toward(_) | Position::Distance { .. }));
        }
        context.apposed = before.is_some_and(|place| is_apposed(document, items, place, index));
        context.kind_after = kind_after(document, items, index, context.list_before.is_some(), sizes);
        if let Some(bearing) = countryside_after(document, items, index) {
            context.kind_after = Some(PlaceWord::Countryside);
            context.position = Position::Part(bearing);
        } else if let Some(bearing) = side_after(document, items, index, &context) {
            context.position = Position::Part(bearing);
        }
        mentions[number].context = context;
        before = Some(index);
    }
    list::share(document, mentions, first, world);
}

/// "A, B and other towns", "B and the villages around it", not "B and killed two".
fn lists_more(document: &Document, items: &[Item], index: usize) -> bool {
    let [name, and, noun, ..] = &items[index..] else { return false };
    let unbroken = document.tokens.all()[and.tokens.start].breaks == Break::None;
    let beside = and.tokens.start == name.tokens.end && noun.tokens.start == and.tokens.end && unbroken;
    let lists = noun.has(|sense| matches!(sense, Sense::Determiner(_) | Sense::PlaceKind(_)));
    beside && and.has(|sense| *sense == Sense::List) && lists
}

/// Reads leftward from a name.
fn left(document: &Document, items: &[Item], index: usize, sizes: Sizes) -> Context {
    let mut context = Context { phrase_start: items[index].tokens.start, ..Context::default() };
    let mut at = index;
    // A phrase has at most this many parts: number, unit, "to the", bearing, "countryside", "of".
    for _ in 0..8 {
        let Some(item) = item_before(document, items, at) else { break };
        let before = at - 1;
        let of = preposition(item) == Some(Preposition::Of);
        if of && context.preposition.is_none() {
            let Some(head) = item_before(document, items, before) else {
                context.preposition = Some(Preposition::Of);
                break;
            };
            if place_word(head).is_none() && bearing(head).is_none() && !is_unit(head) {
                context.preposition = Some(Preposition::Of);
                if matches!(head.what, What::Place(_)) {
                    context.phrase_start = item.tokens.start;
                }
                break;
            }
            if is_kind_of_place_before(document, items, before - 1, sizes) {
                context.preposition = Some(Preposition::Of);
                context.phrase_start = item.tokens.start;
                break;
            }
            if let Some(bearing) = bearing(head) {
                // "in the north of X", "north of X"
                let the = item_before(document, items, before - 1)
                    .is_some_and(|the| the.has(|sense| *sense == Sense::Determiner(true)));
                context.position = if the { Position::Part(bearing) } else { Position::Toward(bearing) };
            }
            // "the neighborhoods of X", "two villages of X" are parts of X.
            let plural = is_plural(document, head.tokens.start);
            let counted = plural && is_counted(document, items, before - 1);
            let parts = counted || (plural && is_part_word(head));
            if counted {
                context.preposition = Some(Preposition::Of);
            }
            if let Some(kind) = place_word(head).filter(|_| !parts) {
                // "the airport of the city of X"
                let site = matches!(kind, PlaceWord::Airbase | PlaceWord::MilitaryBase | PlaceWord::Prison);
                context.kind_before = context.kind_before.filter(|_| !site).or(Some(kind));
            }
        } else if let Some(bearing) = bearing(item) {
            // "the northern Syrian city of X" lies in the north of the country.
            let town = matches!(context.kind_before, Some(PlaceWord::Town | PlaceWord::Village | PlaceWord::City));
            if context.position == Position::At && (!town || sizes.is_area(&items[index])) {
                context.position = Position::Part(bearing);
            }
        } else if let Some(km) = length_km(item, items, before, document) {
            let bearing = match context.position {
                Position::Toward(bearing) | Position::Part(bearing) => Some(bearing),
                _ => None,
            };
            context.position = Position::Distance { km, bearing };
            // The figure in front of the unit is no item.
            let figure = item.tokens.start - 1;
            if document.tokens.all()[figure].shape.digit {
                context.phrase_start = figure;
                if document.tokens.all()[figure].breaks > Break::Bracket {
                    break;
                }
                at = before;
                continue;
            }
        } else if let Some(kind) = place_word(item) {
            // "the X base east of Y"
            if context.position != Position::At && is_kind_of_place_before(document, items, before, sizes) {
                break;
            }
            // "a village north of X": the village is another place.
            let beside = matches!(context.position, Position::Toward(_) | Position::Distance { .. });
            let wide = matches!(kind, PlaceWord::Countryside | PlaceWord::Governorate | PlaceWord::Region);
            let of_it = is_plural(document, item.tokens.start) && is_counted(document, items, before);
            if wide || !(beside || of_it) {
                context.kind_before = context.kind_before.or(Some(kind));
            }
        } else if let Some(preposition) = preposition(item) {
            if matches!(context.position, Position::Toward(_)) && preposition == Preposition::To {
                at = before;
                context.phrase_start = item.tokens.start;
                continue;
            }
            set_preposition(document, items, before, preposition, &mut context);
            if !is_unit_before(document, items, before) {
                break;
            }
        } else if item.has(|sense| matches!(sense, Sense::Share(_)))
            && item_before(document, items, before).and_then(bearing).is_some()
        {
            // "in the eastern parts of X": the side comes next.
        } else if !item.has(|sense| {
            matches!(
                sense,
                Sense::Determiner(_)
                    | Sense::One
                    | Sense::Held(_)
                    | Sense::Actor(_)
                    | Sense::Approximately
                    | Sense::Number(_)
            )
        }) {
            break;
        }
        at = before;
        context.phrase_start = items[at].tokens.start;
    }
    context
}

/// "two villages", but not "the two villages".
fn is_counted(document: &Document, items: &[Item], kind: usize) -> bool {
    let number =
        item_before(document, items, kind).filter(|number| number.has(|sense| matches!(sense, Sense::Number(_))));
    let the = || item_before(document, items, kind - 1);
    number.is_some() && !the().is_some_and(|the| the.has(|sense| *sense == Sense::Determiner(true)))
}

/// A preposition closes the phrase on the left.
fn set_preposition(document: &Document, items: &[Item], index: usize, preposition: Preposition, context: &mut Context) {
    context.preposition = Some(preposition);
    context.phrase_start = items[index].tokens.start;
    if !matches!(preposition, Preposition::Near | Preposition::Around) || context.position != Position::At {
        return;
    }
    // "in nearby X", "the nearby X" is X itself; "the outskirts of X", "the bakery near X" and "said that near X" are not.
    let is_adjective = |the: &&Item| {
        let right_before = the.tokens.end == items[index].tokens.start && items[index].tokens.len() == 1;
        let article = the.has(|sense| *sense == Sense::Determiner(true));
        right_before && article && !the.has(|sense| matches!(sense, Sense::Clause(_)))
    };
    let the = item_before(document, items, index).filter(is_adjective);
    let tied = item_before(document, items, index - usize::from(the.is_some())).and_then(super::preposition);
    match tied {
        // "from around X", "to nearby X"
        Some(Preposition::In | Preposition::From | Preposition::To) => context.preposition = tied,
        // "hit the nearby X"
        _ if the.is_some() => context.preposition = tied,
        _ => context.position = Position::Near,
    }
}

/// The item right before, when nothing but a few lower-case adjectives stands between.
pub(super) fn item_before<'i, 'w>(document: &Document, items: &'i [Item<'w>], index: usize) -> Option<&'i Item<'w>> {
    let before = items.get(index.checked_sub(1)?)?;
    let between = before.tokens.end..items[index].tokens.start;
    let all = document.tokens.all();
    // "40 km (25 miles) northwest of X": a bracket closes behind the unit and the phrase goes on.
    let limit = if is_unit(before) { Break::Bracket } else { Break::Slight };
    let unbroken = (between.start..=between.end).all(|at| all[at].breaks <= limit);
    // "the strategic and embattled town": one or two words that no table knows.
    (unbroken && between.len() <= 2 && between.clone().all(|at| !all[at].shape.capital)).then_some(before)
}

fn is_unit(item: &Item) -> bool {
    item.has(|sense| matches!(sense, Sense::Unit(_)))
}

fn is_unit_before(document: &Document, items: &[Item], index: usize) -> bool {
    item_before(document, items, index).is_some_and(is_unit)
}

/// A length that ends with this unit word: "40 km", "six miles", "(25 miles)".
fn length_km(item: &Item, items: &[Item], index: usize, document: &Document) -> Option<f64> {
    let per_unit = item.senses().iter().find_map(|sense| match sense {
        Sense::Unit(km) => Some(*km),
        _ => None,
    })?;
    let start = item.tokens.start.checked_sub(1)?;
    let digits: Option<f64> = document.tokens.folded(start).replace(',', "").parse().ok();
    let words = || {
        items.get(index.checked_sub(1)?)?.senses().iter().find_map(|sense| match sense {
            Sense::Number(number) => Some(f64::from(*number)),
            _ => None,
        })
    };
    let number = digits.or_else(words)?;
    let km = number * per_unit;
    // A town named as an anchor lies within a day's drive; a larger figure belongs to something else.
    (km.is_finite() && km > 0.0 && km <= 300.0).then_some(km)
}

/// A word for a kind right behind the name.
pub(super) fn kind_after(
    document: &Document,
    items: &[Item],
    index: usize,
    in_list: bool,
    sizes: Sizes,
) -> Option<PlaceWord> {
    let next = items.get(index + 1)?;
    let all = document.tokens.all();
    let adjacent = next.tokens.start == items[index].tokens.end && all[next.tokens.start].breaks == Break::None;
    // "X's hospital" is not X; "X's countryside" is X countryside.
    let possessive = all[items[index].tokens.end - 1].shape.possessive;
    if !adjacent || (possessive && place_word(next) != Some(PlaceWord::Countryside)) {
        return None;
    }
    if bearing(next).is_some() || is_kind_of_next(document, items, index, sizes) {
        return None;
    }
    // "X villages" are villages around X, except behind a list of them, which `share_along_lists` sees to.
    place_word(next)
        .filter(|kind| *kind == PlaceWord::Governorate || in_list || !is_plural(document, next.tokens.start))
}

/// "X northern countryside": a side of the country around X, as texts have it that are put into English word by word.
fn countryside_after(document: &Document, items: &[Item], index: usize) -> Option<Bearing> {
    let [side, kind] = items.get(index + 1..index + 3)? else { return None };
    let all = document.tokens.all();
    let adjacent = side.tokens.start == items[index].tokens.end && kind.tokens.start == side.tokens.end;
    let unbroken = (side.tokens.start..=kind.tokens.start).all(|at| all[at].breaks == Break::None);
    let fits = adjacent && unbroken && place_word(kind) == Some(PlaceWord::Countryside);
    bearing(side).filter(|_| fits)
}

/// "ريف X الشمالي": Arabic sets the side of a countryside behind the name.
fn side_after(document: &Document, items: &[Item], index: usize, context: &Context) -> Option<Bearing> {
    let next = items.get(index + 1)?;
    let token = &document.tokens.all()[next.tokens.start];
    let adjacent = next.tokens.start == items[index].tokens.end && token.breaks == Break::None;
    let fits = adjacent && token.shape.uncased && context.kind_before == Some(PlaceWord::Countryside);
    bearing(next).filter(|_| fits && context.position == Position::At)
}

/// "the X district of Y": the kind is that of X, which is a part of Y.
fn is_kind_of_place_before(document: &Document, items: &[Item], kind: usize, sizes: Sizes) -> bool {
    let Some(place) = kind.checked_sub(1).filter(|place| !is_kind_of_next(document, items, *place, sizes)) else {
        return false;
    };
    let possessive = document.tokens.all()[items[place].tokens.end - 1].shape.possessive;
    let adjacent = items[place].tokens.end == items[kind].tokens.start;
    place_word(&items[kind]).is_some() && !possessive && adjacent && matches!(items[place].what, What::Place(_))
}

/// "the X town of Y": the kind is that of Y.
fn is_kind_of_next(document: &Document, items: &[Item], index: usize, sizes: Sizes) -> bool {
    let Some([kind, of, place]) = items.get(index + 1..index + 4) else { return false };
    let unbroken = (kind.tokens.start..=place.tokens.start).all(|at| document.tokens.all()[at].breaks == Break::None);
    // "the X district of Y" is a part of Y, unless X is a city: "the suburb of Y" in front of which a city stands is Y.
    let own = matches!(place_word(kind), Some(PlaceWord::Town | PlaceWord::Village | PlaceWord::City))
        || (sizes.is_city(&items[index]) && is_part_word(kind));
    // "the X town of Y province", "the X town of Y's northern countryside": an area is no town.
    let of_area = items.get(index + 4).is_some_and(|next| {
        next.tokens.start == place.tokens.end
            && matches!(place_word(next), Some(PlaceWord::Governorate | PlaceWord::Countryside))
    });
    let area = sizes.is_area(place) || of_area || countryside_after(document, items, index + 3).is_some();
    own && unbroken && !area && preposition(of) == Some(Preposition::Of) && matches!(place.what, What::Place(_))
}

pub(super) fn is_plural(document: &Document, token: usize) -> bool {
    document.tokens.folded(token).ends_with('s')
}

/// Whether the words between two places say of what kind the first one is: "X, the besieged town east of Y".
fn is_apposed(document: &Document, items: &[Item], place: usize, index: usize) -> bool {
    // "a small, rebel-held farming town of some thousand people in Y" is about as long as it gets.
    const REACH: usize = 10;
    let all = document.tokens.all();
    let (end, start) = (items[place].tokens.end, items[index].tokens.start);
    let between = &items[place + 1..index];
    // "X, a town in Z", "X and Y, two towns in Z"
    let article = |item: &Item| item.has(|sense| matches!(sense, Sense::Determiner(_) | Sense::One | Sense::Number(_)));
    // "X and Y, villages near Z"
    let plural = |item: &Item| place_word(item).is_some() && is_plural(document, item.tokens.start);
    let opens = between.first().is_some_and(|first| first.tokens.start == end && (article(first) || plural(first)));
    let unbroken =
        all[end].breaks <= Break::Comma && all[end + 1..=start].iter().all(|token| token.breaks <= Break::Slight);
    opens
        && start - end <= REACH
        && unbroken
        && between.iter().any(|item| place_word(item).is_some())
        && !between
            .iter()
            .any(|item| item.has(|sense| matches!(sense, Sense::Clause(_) | Sense::Auxiliary(_) | Sense::List)))
}
