//! Who holds which place.

use geo::{Geometry, Point};
use smol_str::{SmolStr, format_smolstr};

use super::common::{Desk, Frame, area, day, quotes};
use crate::baseline::Known;
use crate::layer::ControlPointProperties;
use crate::situation::control::HELPER_CONFIDENCE;
use crate::situation::{ControlPoint, Helper};

/// The features of `control_points`, day by day: the places, the helper points that took part in the drawing, and what the
/// user knows of places that the gazetteer does not.
pub(super) fn points(desk: &Desk) -> Vec<(Geometry, ControlPointProperties)> {
    desk.frames().flat_map(of_day).collect()
}

fn of_day(frame: Frame) -> Vec<(Geometry, ControlPointProperties)> {
    let moment = frame.moment;
    let first_helper = moment.control.len();
    let places = moment.control.iter().map(|point| (Geometry::Point(point.point), held(frame, point)));
    let is_drawn = |number: usize| moment.drawing.superseded.binary_search(&(first_helper + number)).is_err();
    let helpers = moment.helpers.iter().enumerate().filter(|(number, _)| is_drawn(*number));
    let helpers = helpers.map(|(_, helper)| (Geometry::Point(helper.point), related(frame, helper)));
    let known = moment.known.iter().map(|row| (Geometry::Point(row.point), known(frame, row)));
    places.chain(helpers).chain(known).collect()
}

fn held(frame: Frame, point: &ControlPoint) -> ControlPointProperties {
    let desk = frame.desk;
    let place = desk.world.gazetteer.place(point.place);
    let articles = desk.articles(&point.evidence);
    ControlPointProperties {
        id: frame.id("control", &[place.code]),
        as_of: frame.as_of(),
        location: Some(place.name.into()),
        location_ar: place.name_ar.map(SmolStr::from),
        place_id: Some(place.code.into()),
        admin1: area(place.admin1, desk.world),
        side: Some(desk.side(point.side)),
        holder: point.holder.map(|holder| desk.actor(holder)),
        status: point.status.word().into(),
        since: point.since.and_then(day),
        evidence_to: point.evidence_to.and_then(day),
        age_days: frame.age_days(point.evidence_to),
        basis: basis(point).into(),
        contested: point.contested,
        confidence: point.confidence,
        evidence_n: point.evidence_n as i64,
        articles: articles.ids,
        articles_n: articles.n,
        notes: point.row.as_deref().map_or_else(|| quotes(&point.evidence, point.best), said),
        marker_color: desk.color(Some(point.side)),
    }
}

fn basis(point: &ControlPoint) -> &'static str {
    match () {
        () if point.by_hand => "correction",
        () if point.row.is_some() => "baseline",
        () => "reported",
    }
}

fn related(frame: Frame, helper: &Helper) -> ControlPointProperties {
    let desk = frame.desk;
    let articles = desk.articles(&helper.evidence);
    ControlPointProperties {
        id: frame.id("control", &["related", desk.code(helper.place), &spot(helper.point)]),
        as_of: frame.as_of(),
        admin1: area(desk.world.gazetteer.place(helper.place).admin1, desk.world),
        side: Some(desk.side(helper.side)),
        holder: helper.holder.map(|holder| desk.actor(holder)),
        status: "held".into(),
        evidence_to: helper.date.and_then(day),
        age_days: frame.age_days(helper.date),
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

fn known(frame: Frame, row: &Known) -> ControlPointProperties {
    let desk = frame.desk;
    let side = desk.side(row.side);
    ControlPointProperties {
        id: frame.id("control", &["known", row.name.as_deref().unwrap_or_default(), &spot(row.point), &side]),
        as_of: frame.as_of(),
        location: row.name.as_deref().map(SmolStr::from),
        admin1: area(desk.world.gazetteer.containing(row.point)[0], desk.world),
        side: Some(side),
        holder: row.holder.map(|holder| desk.actor(holder)),
        status: "held".into(),
        evidence_to: row.date.and_then(day),
        age_days: frame.age_days(row.date),
        basis: "baseline".into(),
        confidence: row.confidence,
        evidence_n: 1,
        notes: said(&row.origin),
        marker_color: desk.color(Some(row.side)),
        ..ControlPointProperties::default()
    }
}

fn said(origin: &str) -> Option<SmolStr> {
    Some(format_smolstr!("known beforehand: {origin}"))
}

fn spot(point: Point) -> String {
    format!("{:.4} {:.4}", point.x(), point.y())
}
