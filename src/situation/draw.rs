//! From who holds what to the drawing of the front: which points speak, and how far.

use super::control::HELPER_CONFIDENCE;
use super::front::{self, Drawing, Held};
use super::gap;
use super::moment::{Behind, Moment};
use crate::world::World;

/// How far a report that a side took or holds a place speaks for the ground around it.
const REACH_TOLD_KM: f64 = 9.0;
/// How far a strike does.
const REACH_STRUCK_KM: f64 = 7.0;
/// How far a helper point does: as far as it lies from its place.
const REACH_HELPER_KM: f64 = 5.0;

/// How far a row of the baseline does: it is one of many, and its neighbors have rows of their own.
const REACH_KNOWN_KM: f64 = 9.0;

/// Draws the front of a day whose control is known.
pub(super) fn drawing(moment: &Moment, world: &World) -> Drawing {
    let country = world.gazetteer.country();
    let land = (!country.0.is_empty()).then_some(&country);
    front::draw(&held(moment), land, world.plane(), &front::Settings::default())
}

/// The points to draw from, numbered as [`Moment::behind`] has them.
fn held(moment: &Moment) -> Vec<Held> {
    let points = moment.control.iter().enumerate().filter(|(_, point)| !point.wide).map(|(place, point)| Held {
        place,
        point: point.point,
        side: front::Side(point.side.0),
        confidence: point.confidence,
        reach_km: if point.inferred { REACH_STRUCK_KM } else { REACH_TOLD_KM },
        synthetic: false,
        contact: point.contact,
    });
    let first_helper = moment.control.len();
    let helpers = moment.helpers.iter().enumerate().map(|(number, helper)| Held {
        place: first_helper + number,
        point: helper.point,
        side: front::Side(helper.side.0),
        confidence: HELPER_CONFIDENCE,
        reach_km: REACH_HELPER_KM,
        synthetic: true,
        contact: false,
    });
    let first_known = first_helper + moment.helpers.len();
    let known = moment.known.iter().enumerate().map(|(number, row)| Held {
        place: first_known + number,
        point: row.point,
        side: front::Side(row.side.0),
        confidence: row.confidence,
        reach_km: REACH_KNOWN_KM,
        synthetic: false,
        contact: false,
    });
    points.chain(helpers).chain(known).collect()
}

/// What a reader should look at: likely mistakes, and what was left off.
pub(super) fn remarks(moment: &Moment, world: &World) -> Vec<String> {
    let name = |place: usize| match moment.behind(place) {
        Behind::Point(point) => world.gazetteer.place(point.place).name.to_owned(),
        Behind::Helper(helper) => format!("a point beside {}", world.gazetteer.place(helper.place).name),
        Behind::Known(row) => row.name.clone().unwrap_or_else(|| row.origin.clone()),
    };
    let list = |places: &[usize]| places.iter().map(|place| name(*place)).collect::<Vec<_>>().join(", ");
    let drawing = &moment.drawing;
    let mut remarks = Vec::new();
    let mut remark = |what: &str, places: &[usize]| {
        if !places.is_empty() {
            remarks.push(format!("{what}: {}", list(places)));
        }
    };
    remark("among enemies only, so place or side may be wrong", &drawing.lonely);
    remark("beyond the border, not drawn", &drawing.beyond);
    for spot in &drawing.contested {
        remark("different sides at one spot, not drawn", spot);
    }
    let held = held(moment);
    remarks.extend(gap::remarks(moment, &held, world, &name));
    let points = held.iter().filter(|held| !held.synthetic).count();
    // A front of this war is some hundred kilometers long, and a place speaks for about ten.
    const FEW: usize = 30;
    if points > 0 && points < FEW {
        let km = drawing.front_km();
        remarks.push(format!(
            "{points} places give {km:.0} km of front: where nothing is reported, nothing is drawn; --baseline takes what is \
             known of other places"
        ));
    }
    remarks
}
