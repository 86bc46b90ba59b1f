//! Front lines, their bands, and the areas on both sides.

use std::collections::BTreeSet;

use geo::Geometry;
use jiff::civil::Date;
use smol_str::SmolStr;

use super::common::{Desk, Frame, day, distinct, list};
use crate::actors::Side;
use crate::identity::unique;
use crate::layer::{ControlAreaProperties, FrontLineProperties, FrontUncertaintyProperties, id};
use crate::situation::control::{HELPER_CONFIDENCE, STALE_DAYS};
use crate::situation::front::{Certainty, SideArea, Stretch};
use crate::situation::{Behind, ControlPoint, Evidence, Status};

/// Lines are drawn in one dark color: a line between two sides is neither's.
const LINE_COLOR: &str = "#212529";
const BAND_COLOR: &str = "#f08c00";

/// The features of `front_lines`, day by day.
pub(super) fn lines(desk: &Desk) -> Vec<(Geometry, FrontLineProperties)> {
    desk.frames()
        .flat_map(|frame| {
            let stretches = frame.moment.drawing.lines.iter().zip(ids(frame));
            stretches.map(move |(stretch, id)| (Geometry::LineString(stretch.line.clone()), line(frame, stretch, id)))
        })
        .collect()
}

fn line(frame: Frame, stretch: &Stretch, id: SmolStr) -> FrontLineProperties {
    let desk = frame.desk;
    let left = Places::of(frame, &stretch.left_places);
    let right = Places::of(frame, &stretch.right_places);
    let all: Vec<usize> = stretch.left_places.iter().chain(&stretch.right_places).copied().collect();
    let both = Places::of(frame, &all);
    let articles = desk.articles(both.evidence.iter().copied());
    let is_stale = left.is_stale(frame) || right.is_stale(frame);
    let (width, opacity) = match stretch.certainty {
        Certainty::Close => (3.0, 1.0),
        Certainty::Assessed => (2.5, 0.8),
        Certainty::Approximate => (2.0, 0.6),
    };
    let status = match (stretch.contact, is_stale) {
        (true, _) => "contact",
        (_, true) => "stale",
        _ => "inferred",
    };
    // As good as the weaker side of it.
    let basis = match stretch.synthetic {
        true => "relational",
        false if left.is_known_beforehand() || right.is_known_beforehand() => "baseline",
        false => "observed",
    };
    FrontLineProperties {
        id,
        as_of: frame.as_of(),
        side_left: desk.side(Side(stretch.left.0)),
        side_right: desk.side(Side(stretch.right.0)),
        certainty: certainty(stretch).into(),
        status: status.into(),
        basis: basis.into(),
        confidence: left.confidence().min(right.confidence()),
        gap_km: Some(stretch.gap_km),
        uncertainty_km: Some(stretch.uncertainty_km),
        length_km: Some(stretch.length_km),
        enclosed: stretch.enclosed,
        places_left: list(left.names.clone()),
        places_right: list(right.names.clone()),
        places_n: both.names.len() as i64,
        evidence_from: both.days.first().copied().and_then(day),
        evidence_to: both.days.last().copied().and_then(day),
        events: list(distinct(both.events)),
        articles: articles.ids,
        articles_n: articles.n,
        stroke: LINE_COLOR.into(),
        stroke_width: width,
        // Paler where nothing new was heard.
        stroke_opacity: if is_stale { opacity * 0.6 } else { opacity },
    }
}

fn certainty(stretch: &Stretch) -> &'static str {
    match stretch.certainty {
        Certainty::Close => "close",
        Certainty::Assessed => "assessed",
        Certainty::Approximate => "approximate",
    }
}

/// The ids of the lines: by the sides and the places on both sides, so that a line keeps its id while its evidence does.
fn ids(frame: Frame) -> Vec<SmolStr> {
    let codes = |places: &[usize]| places.iter().map(|place| code(frame, *place)).collect::<Vec<_>>().join(" ");
    let ids = frame.moment.drawing.lines.iter().map(|stretch| {
        let (left, right) = (frame.desk.side(Side(stretch.left.0)), frame.desk.side(Side(stretch.right.0)));
        let (places_left, places_right) = (codes(&stretch.left_places), codes(&stretch.right_places));
        frame.id("front", &[&left, &right, certainty(stretch), &places_left, &places_right])
    });
    unique(ids.collect())
}

/// The features of `front_uncertainty`, day by day.
pub(super) fn bands(desk: &Desk) -> Vec<(Geometry, FrontUncertaintyProperties)> {
    desk.frames().flat_map(bands_of_day).collect()
}

fn bands_of_day(frame: Frame) -> Vec<(Geometry, FrontUncertaintyProperties)> {
    let ids = ids(frame);
    let (desk, drawing) = (frame.desk, &frame.moment.drawing);
    drawing
        .bands
        .iter()
        .map(|band| {
            let properties = FrontUncertaintyProperties {
                id: id("band", &[&ids[band.stretch]]),
                as_of: frame.as_of(),
                side_left: desk.side(Side(band.left.0)),
                side_right: desk.side(Side(band.right.0)),
                coverage: band.coverage,
                uncertainty_km: Some(drawing.lines[band.stretch].uncertainty_km),
                front_id: Some(ids[band.stretch].clone()),
                fill: BAND_COLOR.into(),
                fill_opacity: 0.2,
                stroke: BAND_COLOR.into(),
            };
            (Geometry::MultiPolygon(band.polygon.clone()), properties)
        })
        .collect()
}

/// The features of `control_areas`, day by day.
pub(super) fn areas(desk: &Desk) -> Vec<(Geometry, ControlAreaProperties)> {
    desk.frames()
        .flat_map(|frame| {
            let areas = frame.moment.drawing.areas.iter();
            areas.map(move |area| (Geometry::MultiPolygon(area.polygon.clone()), control_area(frame, area)))
        })
        .collect()
}

fn control_area(frame: Frame, area: &SideArea) -> ControlAreaProperties {
    let desk = frame.desk;
    let places = Places::of(frame, &area.places);
    let articles = desk.articles(places.evidence.iter().copied());
    let side = desk.side(Side(area.side.0));
    let codes: Vec<String> = area.places.iter().map(|place| code(frame, *place)).collect();
    let stale = places.is_stale(frame);
    let all =
        |test: fn(&ControlPoint) -> bool| !places.points.is_empty() && places.points.iter().all(|point| test(point));
    let besieged = area.pocket || all(|point| point.besieged);
    let status = if besieged {
        Status::Besieged
    } else if all(|point| point.contested) {
        Status::Contested
    } else if all(|point| point.status == Status::Claimed) {
        Status::Claimed
    } else {
        Status::Held
    };
    let color = desk.color(Some(Side(area.side.0)));
    ControlAreaProperties {
        id: frame.id("area", &[&side, &codes.join(" ")]),
        as_of: frame.as_of(),
        side,
        holders: list(distinct(places.holders.iter().cloned())),
        status: status.word().into(),
        besieged,
        area_km2: Some(area.area_km2),
        places: list(places.names.clone()),
        places_n: places.names.len() as i64,
        confidence: places.confidence(),
        evidence_from: places.days.first().copied().and_then(day),
        evidence_to: places.days.last().copied().and_then(day),
        stale,
        articles: articles.ids,
        articles_n: articles.n,
        fill: color.clone(),
        fill_opacity: if stale { 0.15 } else { 0.35 },
        stroke: color,
    }
}

fn code(frame: Frame, place: usize) -> String {
    match frame.moment.behind(place) {
        Behind::Point(point) => frame.desk.code(point.place).into(),
        Behind::Helper(helper) => format!("~{}", frame.desk.code(helper.place)),
        Behind::Known(row) => format!("{:.4},{:.4}", row.point.x(), row.point.y()),
    }
}

/// What the places of a stretch or an area say together. Helper points bring their evidence and no name.
struct Places<'a> {
    points: Vec<&'a ControlPoint>,
    names: Vec<SmolStr>,
    holders: Vec<SmolStr>,
    evidence: Vec<&'a Evidence>,
    /// Sorted.
    days: Vec<Date>,
    events: Vec<SmolStr>,
    confidences: Vec<f64>,
    /// How many of them rest on the baseline.
    beforehand: usize,
}

impl<'a> Places<'a> {
    fn of(frame: Frame<'a>, numbers: &[usize]) -> Places<'a> {
        let desk = frame.desk;
        let mut points = Vec::new();
        let (mut evidence, mut days): (Vec<&Evidence>, BTreeSet<Date>) = Default::default();
        let (mut holders, mut confidences, mut beforehand) = (Vec::new(), Vec::new(), 0);
        let mut names = Vec::new();
        for number in numbers {
            match frame.moment.behind(*number) {
                Behind::Point(point) => {
                    points.push(point);
                    names.push(desk.place(point.place));
                    beforehand += usize::from(point.row.is_some());
                    evidence.extend(&point.evidence);
                    days.extend(point.evidence_from);
                    days.extend(point.evidence_to);
                    holders.extend(point.holder);
                    confidences.push(point.confidence);
                }
                Behind::Helper(helper) => {
                    evidence.extend(&helper.evidence);
                    days.extend(helper.date);
                    holders.extend(helper.holder);
                    confidences.push(HELPER_CONFIDENCE);
                }
                Behind::Known(row) => {
                    names.extend(row.name.as_deref().map(SmolStr::from));
                    days.extend(row.date);
                    holders.extend(row.holder);
                    confidences.push(row.confidence);
                    beforehand += 1;
                }
            }
        }
        let deeds: BTreeSet<usize> = points.iter().flat_map(|point| point.deeds.iter().copied()).collect();
        let on_ground = deeds.into_iter().filter(|deed| !desk.situation.deeds[*deed].kind.is_strike());
        Places {
            names,
            holders: holders.into_iter().map(|holder| desk.actor(holder)).collect(),
            events: on_ground.map(|deed| desk.situation.deeds[deed].id.clone()).collect(),
            days: days.into_iter().collect(),
            points,
            evidence,
            confidences,
            beforehand,
        }
    }

    /// The mean: one doubtful place does not make a whole front doubtful.
    fn confidence(&self) -> f64 {
        self.confidences.iter().sum::<f64>() / self.confidences.len().max(1) as f64
    }

    /// Whether no article has a word on any of them that decides.
    fn is_known_beforehand(&self) -> bool {
        self.beforehand > 0 && self.beforehand == self.confidences.len()
    }

    /// What nobody dates may be old as well, and is drawn so.
    fn is_stale(&self, frame: Frame) -> bool {
        frame.age_days(self.days.last().copied()).is_none_or(|days| days > STALE_DAYS)
    }
}
