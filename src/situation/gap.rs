//! Why there is no line where a reader may look for one: the enemies that no line runs between, and the places that none
//! touches.

use std::collections::BTreeSet;

use super::front::Held;
use super::moment::Moment;
use crate::actors::Side;
use crate::geodesy::rough_km;
use crate::world::World;

/// Remarks for the record of a run. `held` are the points that were drawn from, `name` names each by its number.
pub(super) fn remarks(moment: &Moment, held: &[Held], world: &World, name: &dyn Fn(usize) -> String) -> Vec<String> {
    let named: Vec<&Held> = held.iter().filter(|held| !held.synthetic).collect();
    let sides: BTreeSet<u8> = named.iter().map(|held| held.side.0).collect();
    let pairs = sides.iter().flat_map(|one| sides.range(one + 1..).map(move |other| (*one, *other)));
    let apart = pairs
        .filter(|(one, other)| world.actors.are_enemies(Side(*one), Side(*other)) && !meet(moment, *one, *other))
        .filter_map(|(one, other)| nearest(&named, one, other))
        .map(|(km, one, other)| {
            let camp = |held: &Held| &world.actors.camp(Side(held.side.0)).name;
            format!(
                "no line is drawn between {} and {}: their nearest places, {} and {}, are {km:.0} km apart",
                camp(one),
                camp(other),
                name(one.place),
                name(other.place)
            )
        });
    apart.chain(untouched(moment, &named)).collect()
}

fn meet(moment: &Moment, one: u8, other: u8) -> bool {
    moment.drawing.lines.iter().any(|line| (line.left.0, line.right.0) == (one, other))
}

fn nearest<'h>(held: &[&'h Held], one: u8, other: u8) -> Option<(f64, &'h Held, &'h Held)> {
    let of = |side: u8| held.iter().filter(move |held| held.side.0 == side);
    let pairs = of(one).flat_map(|a| of(other).map(move |b| (rough_km(a.point, b.point), *a, *b)));
    pairs.min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.place.cmp(&b.1.place)).then(a.2.place.cmp(&b.2.place)))
}

/// How many places lie at no line.
fn untouched(moment: &Moment, held: &[&Held]) -> Option<String> {
    let lines = moment.drawing.lines.iter();
    let touched: BTreeSet<usize> =
        lines.flat_map(|line| line.left_places.iter().chain(&line.right_places)).copied().collect();
    let alone = held.iter().filter(|held| !touched.contains(&held.place)).count();
    let all = held.len();
    // In a full set most places lie behind the line, and nothing is missing there.
    const FULL: usize = 200;
    (alone > 0 && all < FULL).then(|| {
        format!(
            "{alone} of {all} places that are held lie at no line: no place of an enemy is known near enough to them"
        )
    })
}
