//! Where a deed was that befell something without a name: "two villages in X", "a town near X", "a suburb of X". The place
//! with the name says only where that is. Which place the name means is `resolve`'s matter.

use super::deed::Deed;
use super::view::{Spoken, View};
use super::{EventPlace, Kind};
use crate::gazetteer::PlaceKind;
use crate::lexicon::{Bearing, Held, PlaceWord, Preposition, Sense, TriggerClass};
use crate::mention::{Position, What};
use crate::resolve::{Located, Precision, Spot};

/// Words between a quarter and its city: "districts in the city of X".
const QUARTER_REACH: usize = 4;
// The villages that a town's name is given for lie in its subdistrict, those of a city in its province.
const SUBDISTRICT_KM: f64 = 15.0;
const PROVINCE_KM: f64 = 40.0;

/// "captured two villages in X", "planes hit a town near X", "In X, they captured the silos": what was taken or hit is around
/// X or in it, and X as a whole is not told of. Villages in a city lie in its province; which village it is that was taken
/// near a city or base, nobody knows.
pub(super) fn place(view: &View, deed: &Deed, spoken: &Spoken, mut place: EventPlace) -> Option<EventPlace> {
    // "captured a block of flats in the southwest"
    let on_a_side = matches!(spoken.position, Position::Part(Bearing::Degrees(_)));
    place.partial |= on_a_side || says_where(view, spoken);
    if is_of_a_part(view, spoken) {
        place.partial = true;
        if changes_hands(deed) {
            place.spot.precision = place.spot.precision.max(Precision::Near);
        }
        return Some(place);
    }
    let inside = spoken.preposition == Some(Preposition::In);
    let beside = matches!(spoken.position, Position::Toward(_) | Position::Distance { .. });
    let tied = inside || beside || matches!(spoken.preposition, Some(Preposition::Near | Preposition::Around));
    let unnamed = is_of_unnamed_town(view, deed, spoken);
    let determined = |after: usize| view.items[after].has(|sense| matches!(sense, Sense::Determiner(_) | Sense::One));
    let of_another = changes_hands(deed)
        && !deed.passive
        && !spoken.back
        && spoken.item < deed.item
        && view.adjacent_after(deed.item).is_some_and(determined);
    let kind = view.reading.world.gazetteer.facts(place.place).kind;
    let city = kind == PlaceKind::City;
    let wide =
        city || matches!(kind, PlaceKind::Airbase | PlaceKind::Airport | PlaceKind::MilitaryBase | PlaceKind::Region);
    // "took a checkpoint at T, north of X", where nobody knows T.
    if beside && wide && changes_hands(deed) {
        return None;
    }
    if !tied || !(unnamed || of_another) {
        return Some(place);
    }
    place.partial = true;
    if beside && !changes_hands(deed) {
        return Some(place);
    }
    if wide && !inside && changes_hands(deed) {
        return None;
    }
    if city && inside && unnamed {
        return Some(in_province(view, place));
    }
    place.spot.precision = place.spot.precision.max(Precision::Near);
    let reach_km = if city && inside { PROVINCE_KM } else { SUBDISTRICT_KM };
    place.spot.uncertainty_km = place.spot.uncertainty_km.max(reach_km);
    Some(place)
}

/// "villages in the countryside of X", "rebel-held areas in X": X says where they are.
pub(super) fn says_where(view: &View, spoken: &Spoken) -> bool {
    use PlaceWord as W;
    let inside = matches!(spoken.preposition, Some(Preposition::In | Preposition::Near | Preposition::Around));
    let kind = |sense: &Sense| match sense {
        Sense::PlaceKind(kind) => matches!(kind, W::Town | W::Village | W::Neighbourhood | W::District | W::Region),
        Sense::Share(_) | Sense::Held(Held::Stronghold) => true,
        _ => false,
    };
    // "strongholds in X and Y"
    let listed = view.reading.mentions[spoken.mention].context.list_before;
    let member = listed.and_then(|listed| view.places.iter().find(|other| !other.back && other.mention == listed));
    if let Some(member) = member.filter(|member| !spoken.back && member.item < spoken.item) {
        return says_where(view, member);
    }
    inside
        && view.before_phrase(spoken).is_some_and(|before| view.items[before].has(kind) && !view.names_a_place(before))
}

/// "captured most of X", "took two suburbs of X": whoever did holds a part of X.
pub(super) fn is_of_a_part(view: &View, spoken: &Spoken) -> bool {
    view.is_share(spoken) || is_quarter(view, spoken)
}

/// "a suburb of X", "two districts in X", where X is a city: quarters that have no name here.
fn is_quarter(view: &View, spoken: &Spoken) -> bool {
    let is_city = |located: &Located| {
        matches!(view.reading.world.gazetteer.facts(located.place).kind, PlaceKind::City | PlaceKind::Town)
    };
    if spoken.back || !view.located(spoken.mention).is_some_and(is_city) {
        return false;
    }
    let is_word = |item: usize| matches!(view.items[item].what, What::Words(_));
    let is_named = |word: usize| view.adjacent_before(word).is_some_and(|before| !is_word(before));
    let quarter = |sense: &Sense| matches!(sense, Sense::PlaceKind(kind) if kind.is_quarter());
    (0..spoken.item)
        .rev()
        .take_while(|before| view.distance(*before, spoken.item) <= QUARTER_REACH && is_word(*before))
        .filter(|before| view.items[*before].has(quarter) && !is_named(*before))
        .any(|word| {
            let indefinite = |before: usize| {
                let of = |sense: &Sense| matches!(sense, Sense::One | Sense::Number(_) | Sense::Determiner(false));
                view.items[before].has(of)
            };
            // "a rebel-held suburb"
            let holder =
                |before: &usize| view.items[*before].has(|sense| matches!(sense, Sense::Held(_) | Sense::Actor(_)));
            view.tells_of_several(word) || (0..word).rev().find(|before| !holder(before)).is_some_and(indefinite)
        })
}

pub(super) fn changes_hands(deed: &Deed) -> bool {
    let besieges = deed.kind == Kind::Siege && deed.class == TriggerClass::Verb;
    besieges || matches!(deed.kind, Kind::Capture | Kind::Recapture | Kind::Loss | Kind::Withdrawal)
}

/// "two villages in X", "In X, several towns were hit": settlements that have no name here.
fn is_of_unnamed_town(view: &View, deed: &Deed, spoken: &Spoken) -> bool {
    // "captured areas close to X", "a hill overlooking X was taken"
    let taken = |item: usize| {
        let area = view.items[item].has(|sense| *sense == Sense::PlaceKind(PlaceWord::Region));
        let thing = view.items[item].has(|sense| matches!(sense, Sense::PlaceKind(_))) && !view.is_definite(item);
        changes_hands(deed) && (area || thing)
    };
    let settlement = |item: usize| (view.is_settlement_word(item) || taken(item)) && !view.names_a_place(item);
    // "a village north of X" is one phrase, "a village near X" two.
    let apart = matches!(spoken.position, Position::Toward(_) | Position::Distance { .. });
    let beside = (0..spoken.item).any(|item| {
        let words = &view.items[item].tokens;
        settlement(item) && (words.end == spoken.phrase_start || (apart && words.start >= spoken.phrase_start))
    });
    let several =
        !spoken.back && (spoken.item + 1..deed.item).any(|item| settlement(item) && view.tells_of_several(item));
    beside || several
}

/// The province of a city in its place. Where that is hardly more than the city itself, villages are around both.
fn in_province(view: &View, mut place: EventPlace) -> EventPlace {
    let world = view.reading.world;
    let province = world.gazetteer.facts(place.place).admin[0].filter(|area| world.radius_km(*area) > PROVINCE_KM);
    let code = province.map(|area| world.gazetteer.area(area).code);
    if let Some((area, whole)) = province.zip(code.and_then(|code| world.gazetteer.place_by_code(code))) {
        place.place = whole;
        place.spot = Spot {
            point: world.gazetteer.facts(whole).point,
            precision: Precision::Area,
            uncertainty_km: world.radius_km(area),
        };
    } else {
        place.spot.precision = place.spot.precision.max(Precision::Near);
        place.spot.uncertainty_km = place.spot.uncertainty_km.max(PROVINCE_KM);
    }
    place
}
