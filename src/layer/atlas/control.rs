//! Who holds which place.

use geo::Geometry;
use jiff::civil::Date;
use smol_str::SmolStr;

use super::common::{Desk, area, day, quotes};
use crate::layer::{ControlPointProperties, id};
use crate::situation::control::HELPER_CONFIDENCE;
use crate::situation::{ControlPoint, Helper};

/// The features of `control_points`: the places, and the helper points that took part in the drawing.
pub(super) fn points(desk: &Desk) -> Vec<(Geometry, ControlPointProperties)> {
    let situation = desk.situation;
    let first_helper = situation.control.len();
    let places = situation.control.iter().map(|point| (Geometry::Point(point.point), held(desk, point)));
    let is_drawn = |number: usize| situation.drawing.superseded.binary_search(&(first_helper + number)).is_err();
    let helpers = situation.helpers.iter().enumerate().filter(|(number, _)| is_drawn(*number));
    places.chain(helpers.map(|(_, helper)| (Geometry::Point(helper.point), related(desk, helper)))).collect()
}

fn held(desk: &Desk, point: &ControlPoint) -> ControlPointProperties {
    let place = desk.world.gazetteer.place(point.place);
    let articles = desk.articles(&point.evidence);
    ControlPointProperties {
        id: id("control", &[place.code]),
        as_of: desk.situation.as_of.and_then(day),
        location: Some(place.name.into()),
        location_ar: place.name_ar.map(SmolStr::from),
        place_id: Some(place.code.into()),
        admin1: area(place.admin1, desk.world),
        side: Some(desk.side(point.side)),
        holder: point.holder.map(|holder| desk.actor(holder)),
        status: point.status.word().into(),
        since: point.since.and_then(day),
        evidence_to: point.evidence_to.and_then(day),
        age_days: age_days(desk, point.evidence_to),
        basis: "reported".into(),
        contested: point.contested,
        confidence: point.confidence,
        evidence_n: point.evidence_n as i64,
        articles: articles.ids,
        articles_n: articles.n,
        notes: quotes(&point.evidence, point.best),
        marker_color: desk.color(Some(point.side)),
    }
}

fn related(desk: &Desk, helper: &Helper) -> ControlPointProperties {
    let articles = desk.articles(&helper.evidence);
    let at = format!("{:.4} {:.4}", helper.point.x(), helper.point.y());
    ControlPointProperties {
        id: id("control", &["related", desk.code(helper.place), &at]),
        as_of: desk.situation.as_of.and_then(day),
        admin1: area(desk.world.gazetteer.place(helper.place).admin1, desk.world),
        side: Some(desk.side(helper.side)),
        holder: helper.holder.map(|holder| desk.actor(holder)),
        status: "held".into(),
        evidence_to: helper.date.and_then(day),
        age_days: age_days(desk, helper.date),
        basis: "relational".into(),
        confidence: HELPER_CONFIDENCE,
        evidence_n: 1,
        articles: articles.ids,
        articles_n: articles.n,
        notes: quotes(&helper.evidence, 0),
        marker_color: desk.color(Some(helper.side)),
        ..ControlPointProperties::default()
    }
}

/// Days from the newest evidence to the day of the map.
fn age_days(desk: &Desk, newest: Option<Date>) -> Option<i64> {
    let age = desk.situation.as_of?.since(newest?).ok()?;
    Some(i64::from(age.get_days()))
}
