//! From who holds what to the drawing of the front: which points speak, and how far.

use super::Situation;
use super::control::{ControlPoint, HELPER_CONFIDENCE, Helper};
use super::front::{self, Held};
use crate::world::World;

/// How far a report that a side took or holds a place speaks for the ground around it.
const REACH_TOLD_KM: f64 = 9.0;
/// How far a strike does.
const REACH_STRUCK_KM: f64 = 7.0;
/// How far a helper point does: as far as it lies from its place.
const REACH_HELPER_KM: f64 = 5.0;

/// What a place of the drawing stands for.
#[derive(Clone, Copy, Debug)]
pub enum Behind<'s> {
    Point(&'s ControlPoint),
    Helper(&'s Helper),
}

impl Situation {
    /// What a place number of the drawing stands for: control points come first, then helper points.
    pub fn behind(&self, place: usize) -> Behind<'_> {
        match self.control.get(place) {
            Some(point) => Behind::Point(point),
            None => Behind::Helper(&self.helpers[place - self.control.len()]),
        }
    }
}

/// Draws the front of a situation whose control is known.
pub(super) fn draw(situation: &mut Situation, world: &World) {
    let points = situation.control.iter().enumerate().filter(|(_, point)| !point.wide).map(|(place, point)| Held {
        place,
        point: point.point,
        side: front::Side(point.side.0),
        confidence: point.confidence,
        reach_km: if point.inferred { REACH_STRUCK_KM } else { REACH_TOLD_KM },
        synthetic: false,
        contact: point.contact,
    });
    let first_helper = situation.control.len();
    let helpers = situation.helpers.iter().enumerate().map(|(number, helper)| Held {
        place: first_helper + number,
        point: helper.point,
        side: front::Side(helper.side.0),
        confidence: HELPER_CONFIDENCE,
        reach_km: REACH_HELPER_KM,
        synthetic: true,
        contact: false,
    });
    let held: Vec<Held> = points.chain(helpers).collect();
    let country = world.gazetteer.country();
    let land = (!country.0.is_empty()).then_some(&country);
    situation.drawing = front::draw(&held, land, world.plane(), &front::Settings::default());
    let remarks = remarks(situation, world);
    situation.notes.extend(remarks);
}

/// What a reader should look at: likely mistakes, and what was left off.
fn remarks(situation: &Situation, world: &World) -> Vec<String> {
    let name = |place: usize| match situation.behind(place) {
        Behind::Point(point) => world.gazetteer.place(point.place).name.to_owned(),
        Behind::Helper(helper) => format!("a point beside {}", world.gazetteer.place(helper.place).name),
    };
    let list = |places: &[usize]| places.iter().map(|place| name(*place)).collect::<Vec<_>>().join(", ");
    let drawing = &situation.drawing;
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
    let points = situation.control.iter().filter(|point| !point.wide).count();
    // A front of this war is some hundred kilometers long, and a place speaks for about ten.
    const FEW: usize = 30;
    if points > 0 && points < FEW {
        let km = drawing.front_km();
        remarks.push(format!("{points} places give {km:.0} km of front: where nothing is reported, nothing is drawn"));
    }
    remarks
}
