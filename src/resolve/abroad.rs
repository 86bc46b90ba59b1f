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
        let container = containers[number].into_iter();
        let foreign = container.chain(list(mentions, number)).find_map(|other| match outcomes[other] {
            Outcome::Abroad(kind) => Some(kind),
            _ => None,
        });
        if let Some(kind) = foreign {
            outcomes[number] = Outcome::Abroad(kind);
        }
    }
}

/// The members of a mention's list before and behind it, the nearest first.
fn list(mentions: &[Mention], number: usize) -> impl Iterator<Item = usize> + '_ {
    let before =
        std::iter::successors(Some(number), |at| mentions[*at].context.list_before.filter(|before| before < at));
    let after = std::iter::successors(Some(number), |at| {
        mentions.get(at + 1).is_some_and(|next| next.context.list_before == Some(*at)).then_some(at + 1)
    });
    before.skip(1).chain(after.skip(1))
}
