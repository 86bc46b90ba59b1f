//! The published columns, ids, order and geometry of the layers.

use geo::{Area, Geometry, Point, Validation, Winding, line_string, polygon};
use sitmap::layer::{
    self, AdvanceProperties, AreaProperties, ColumnKind, ControlAreaProperties, ControlPointProperties,
    FrontLineProperties, FrontUncertaintyProperties, GroundEventProperties, Layer, MentionProperties, Properties,
    StrikeProperties, Value,
};

use crate::sample;

#[track_caller]
fn columns_are<P: Properties>(expected: &str) {
    let names: Vec<&str> = layer::columns::<P>().into_iter().map(|column| column.name).collect();
    assert_eq!(names.join(" "), expected.split_whitespace().collect::<Vec<_>>().join(" "));
    assert_eq!(P::ORDER.last(), Some(&"id"), "the order of {} must be total", P::LAYER);
    let unknown = P::ORDER.iter().find(|column| !names.iter().any(|name| name == *column));
    assert_eq!(unknown, None, "{} is sorted by columns that it has", P::LAYER);
}

#[test]
fn strikes_have_the_published_columns() {
    columns_are::<StrikeProperties>(
        "id event_date event_date_end time_precision date_basis event_type sub_event_type kind actor1 actor1_text side1
         actor2 side2 target weapon strikes_n munitions_n fatalities fatalities_children injured admin1 admin2 admin3
         location location_ar location_text place_id latitude longitude geo_precision uncertainty_km certainty
         confidence source sources_n articles articles_n titles urls notes marker-color marker-symbol marker-size
         correction",
    );
}

#[test]
fn ground_events_have_the_published_columns() {
    columns_are::<GroundEventProperties>(
        "id event_date event_date_end time_precision date_basis event_type sub_event_type kind actor1 actor1_text side1
         actor2 side2 target control_from control_to from_place to_place fatalities fatalities_children injured admin1
         admin2 admin3 location location_ar location_text place_id latitude longitude geo_precision uncertainty_km
         certainty confidence source sources_n articles articles_n titles urls notes marker-color marker-symbol
         marker-size correction",
    );
}

#[test]
fn front_lines_have_the_published_columns() {
    columns_are::<FrontLineProperties>(
        "id as_of side_left side_right certainty status basis confidence gap_km uncertainty_km length_km enclosed
         places_left places_right places_n evidence_from evidence_to events articles articles_n stroke stroke-width
         stroke-opacity",
    );
}

#[test]
fn front_uncertainty_has_the_published_columns() {
    columns_are::<FrontUncertaintyProperties>(
        "id as_of side_left side_right coverage uncertainty_km front_id fill fill-opacity stroke",
    );
}

#[test]
fn control_areas_have_the_published_columns() {
    columns_are::<ControlAreaProperties>(
        "id as_of side holders status besieged area_km2 places places_n confidence evidence_from evidence_to stale
         articles articles_n fill fill-opacity stroke",
    );
}

#[test]
fn control_points_have_the_published_columns() {
    columns_are::<ControlPointProperties>(
        "id as_of location location_ar place_id admin1 side holder status since evidence_to age_days basis contested
         confidence evidence_n articles articles_n notes marker-color",
    );
}

#[test]
fn advances_have_the_published_columns() {
    columns_are::<AdvanceProperties>(
        "id event_date kind phase actor1 side1 actor2 side2 from_place to_place bearing_deg length_km certainty
         confidence source articles articles_n notes stroke stroke-width",
    );
}

#[test]
fn areas_have_the_published_columns() {
    columns_are::<AreaProperties>("id level name name_ar");
    assert_eq!(layer::columns::<AreaProperties>()[1].kind, ColumnKind::Integer);
}

#[test]
fn mentions_have_the_published_columns() {
    columns_are::<MentionProperties>(
        "id article start end surface location location_ar place_id place_kind admin1 admin2 role match score confidence
         geo_precision uncertainty_km reasons notes",
    );
}

#[test]
fn every_value_is_of_its_column_s_type() {
    for layer in sample::atlas().layers {
        for feature in &layer.features {
            for column in layer.columns.iter() {
                let value = &feature.properties[column.name];
                let fits = match column.kind {
                    ColumnKind::Text => value.as_str().is_some(),
                    ColumnKind::Date => value.as_str().is_some_and(|date| date.len() == "2016-02-02".len()),
                    ColumnKind::Integer => value.as_i64().is_some(),
                    ColumnKind::Real { .. } => value.as_f64().is_some(),
                    ColumnKind::Boolean => matches!(value, Value::Boolean(_)),
                };
                assert!(fits || *value == Value::Null, "{}.{} is {value}", layer.name, column.name);
            }
        }
    }
}

#[test]
fn the_order_in_which_features_come_in_does_not_show() {
    let mut strikes = sample::strikes();
    let forth = Layer::new(strikes.clone());
    strikes.reverse();
    assert_eq!(forth, Layer::new(strikes));
}

#[test]
fn features_are_sorted_by_date_and_the_undated_come_last() {
    let layer = Layer::new(sample::strikes());
    let dates: Vec<_> = layer.features.iter().map(|feature| feature.properties["event_date"].as_str()).collect();
    assert_eq!(dates, [Some("2016-02-03"), Some("2016-02-04"), None]);
}

#[test]
fn mentions_are_sorted_by_their_place_in_the_article_as_numbers() {
    let atlas = sample::atlas();
    let starts: Vec<_> = atlas.layer("mentions").unwrap().features.iter().map(|f| &f.properties["start"]).collect();
    assert_eq!(starts, [33, 120]);
}

#[test]
fn an_id_is_of_a_fixed_form_and_never_changes() {
    // Worked out by another program.
    assert_eq!(layer::id("x", &[]), "x-f52a15e9a9b5");
    assert_eq!(layer::id("strike", &["Azaz", "2016-02-04"]), "strike-095b5acdfaa7");
}

#[test]
fn the_parts_of_an_id_do_not_run_together() {
    assert_ne!(layer::id("x", &["ab", "c"]), layer::id("x", &["a", "bc"]));
    assert_ne!(layer::id("x", &["a", ""]), layer::id("x", &["a"]));
}

#[test]
fn features_that_meet_in_one_id_are_told_apart_by_content_in_any_order() {
    let named = |notes: &str| {
        let (geometry, mut properties) = sample::strikes().remove(0);
        properties.id = "strike-same".into();
        properties.notes = Some(notes.into());
        (geometry, properties)
    };
    let forth = Layer::new([named("first"), named("second"), named("third")]);
    let back = Layer::new([named("third"), named("second"), named("first")]);
    assert_eq!(forth, back);
    let ids: Vec<_> = forth.features.iter().map(|feature| &*feature.id).collect();
    assert_eq!(ids, ["strike-same", "strike-same-2", "strike-same-3"]);
    assert!(forth.features.iter().all(|feature| feature.properties["id"] == *feature.id));
}

#[test]
fn numbers_are_rounded_to_what_they_can_know_and_empty_texts_are_absent() {
    let layer = Layer::new(sample::strikes());
    let strike = &layer.features[1];
    assert_eq!(strike.properties["latitude"], 36.58615);
    assert_eq!(strike.properties["confidence"], 0.88);
    assert_eq!(strike.geometry, Geometry::Point(Point::new(37.04588, 36.58615)));
    assert_eq!(strike.properties["location_text"], Value::Null);
}

#[test]
fn a_number_that_is_not_finite_is_absent() {
    let (geometry, mut properties) = sample::strikes().remove(0);
    properties.uncertainty_km = Some(f64::NAN);
    properties.confidence = f64::INFINITY;
    let layer = Layer::new([(geometry, properties)]);
    assert_eq!(layer.features[0].properties["uncertainty_km"], Value::Null);
    assert_eq!(layer.features[0].properties["confidence"], Value::Null);
}

#[test]
fn exterior_rings_run_counter_clockwise_and_holes_clockwise() {
    let clockwise = polygon!(
        exterior: [(x: 36.0, y: 35.0), (x: 36.0, y: 36.0), (x: 37.0, y: 36.0), (x: 37.0, y: 35.0)],
        interiors: [[(x: 36.2, y: 35.2), (x: 36.8, y: 35.2), (x: 36.8, y: 35.8), (x: 36.2, y: 35.8)]],
    );
    let layer = Layer::new([(Geometry::Polygon(clockwise), ControlAreaProperties::default())]);
    let Geometry::MultiPolygon(polygons) = &layer.features[0].geometry else { panic!("not of one type") };
    let polygon = &polygons.0[0];
    assert!(polygon.exterior().is_ccw());
    assert!(polygon.interiors()[0].is_cw());
}

#[test]
fn parts_that_vanish_on_the_grid_are_dropped_and_the_rest_stays() {
    let speck = polygon![(x: 36.0, y: 35.0), (x: 36.000_001, y: 35.0), (x: 36.0, y: 35.000_001)];
    let sliver = polygon![(x: 36.0, y: 35.0), (x: 37.0, y: 35.000_001), (x: 36.0, y: 35.000_002)];
    let real = polygon![(x: 36.0, y: 35.0), (x: 37.0, y: 35.0), (x: 36.0, y: 36.0)];
    let all = Geometry::MultiPolygon(vec![speck.clone(), sliver, real.clone()].into());
    let left = ControlAreaProperties { id: "area-left".into(), ..Default::default() };
    let gone = ControlAreaProperties { id: "area-gone".into(), ..Default::default() };
    let layer = Layer::new([(all, left), (Geometry::Polygon(speck), gone)]);
    assert_eq!(layer.features.len(), 1);
    assert_eq!(layer.features[0].geometry, Geometry::MultiPolygon(vec![real].into()));
    assert_eq!(layer.dropped, ["area-gone"], "what is left off is named");
}

#[test]
fn an_area_that_crosses_itself_is_drawn_anew_as_what_it_covers() {
    let bow_tie = polygon![(x: 36.0, y: 35.0), (x: 37.0, y: 36.0), (x: 37.0, y: 35.0), (x: 36.0, y: 36.0)];
    let layer = Layer::new([(Geometry::Polygon(bow_tie), ControlAreaProperties::default())]);
    let Geometry::MultiPolygon(wings) = &layer.features[0].geometry else { panic!("not of one type") };
    assert_eq!(wings.0.len(), 2);
    assert!(wings.is_valid());
    assert!((wings.unsigned_area() - 0.5).abs() < 1e-6);
}

#[test]
fn repeated_points_of_a_line_are_written_once() {
    let line = line_string![(x: 36.0, y: 35.0), (x: 36.000_000_1, y: 35.0), (x: 36.5, y: 35.0), (x: 36.5, y: 35.0)];
    let layer = Layer::new([(Geometry::LineString(line), FrontLineProperties::default())]);
    assert_eq!(layer.features[0].geometry, Geometry::LineString(line_string![(x: 36.0, y: 35.0), (x: 36.5, y: 35.0)]));
}

#[test]
fn geometry_that_is_no_place_on_earth_or_of_another_family_is_left_off() {
    let strike = |id: &str| StrikeProperties { id: id.into(), ..Default::default() };
    let line = line_string![(x: 36.0, y: 35.0), (x: 36.5, y: 35.0)];
    let layer = Layer::new([
        (Geometry::Point(Point::new(f64::NAN, 35.0)), strike("c")),
        (Geometry::Point(Point::new(36.0, f64::INFINITY)), strike("b")),
        (Geometry::Point(Point::new(36.0, 91.0)), strike("d")),
        (Geometry::LineString(line), strike("a")),
    ]);
    assert!(layer.features.is_empty());
    assert_eq!(layer.dropped, ["a", "b", "c", "d"]);
}
