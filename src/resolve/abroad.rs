//! Namesakes of foreign places: "the capital Tripoli, the port of Misrata and the town of al-Falah" are in one country,
//! whatever villages of the map bear the last name.

use super::Outcome;
use crate::gazetteer::PlaceKind;
use crate::mention::Mention;
use crate::world::World;

/// Sends names abroad that stand in a list with foreign places, or lie in one by what the text says. A city, and a place that
/// the news of the country knows under just this spelling, stays.
pub(super) fn follow(mentions: &[Mention], containers: &[Option<usize>], outcomes: &mut [Outcome], world: &World) {
    for number in 0..mentions.len() {
        let Outcome::Located(found) = &outcomes[number] else { continue };
        let facts = world.gazetteer.facts(found.place);
        let known = facts.events > 0 || facts.kind.is_area() || matches!(facts.kind, PlaceKind::City | PlaceKind::Town);
        if known {
            continue;
        }
        let before = mentions[number].context.list_before;
        let after =
            mentions.get(number + 1).and_then(|next| (next.context.list_before == Some(number)).then_some(number + 1));
        let foreign =
            [containers[number], before, after].into_iter().flatten().find_map(|other| match outcomes[other] {
                Outcome::Abroad(kind) => Some(kind),
                _ => None,
            });
        if let Some(kind) = foreign {
            outcomes[number] = Outcome::Abroad(kind);
        }
    }
}
