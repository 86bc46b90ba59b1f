//! The scorer itself, on layers and truth of one or two features.

use serde_json::{Value, json};

use super::{Layers, Scores, Share, score};

const RIGHT: Share = Share { right: 1, asked: 1 };
const FALSE: Share = Share { right: 0, asked: 1 };
const NONE: Share = Share { right: 0, asked: 0 };

/// One article that tells of an air strike on Anadan, the capture of Ratyan, and Geneva.
fn truth() -> Value {
    json!({
        "id": "wire",
        "date": "2016-02-03",
        "places": [
            {"surface": "Anadan", "kind": "town", "lat": 36.292, "lon": 37.044, "tolerance_km": 5, "in_syria": true},
            {"surface": "Ratyan", "kind": "village", "lat": 36.347, "lon": 37.093, "tolerance_km": 5, "in_syria": true},
            {"surface": "Geneva", "kind": "city", "lat": 46.2, "lon": 6.15, "tolerance_km": 10, "in_syria": false}
        ],
        "events": [
            {"type": "airstrike", "place": "Anadan", "lat": 36.292, "lon": 37.044, "tolerance_km": 5, "date": "2016-02-02",
             "actor": "Russia", "killed": 7, "certainty": "reported", "quote": "Jets struck Anadan."},
            {"type": "capture", "place": "Ratyan", "lat": 36.347, "lon": 37.093, "tolerance_km": 5, "date": "2016-02-03",
             "actor": "Syrian government", "killed": null, "certainty": "claimed", "quote": "The army took Ratyan."}
        ],
        "control": [{"place": "Ratyan", "lat": 36.347, "lon": 37.093, "holder": "Syrian government", "as_of": "2016-02-03",
                     "quote": "The army took Ratyan."}]
    })
}

fn at(lon: f64, lat: f64, properties: Value) -> Value {
    json!({"type": "Feature", "geometry": {"type": "Point", "coordinates": [lon, lat]}, "properties": properties})
}

fn layer(features: &[Value]) -> Value {
    json!({"type": "FeatureCollection", "features": features})
}

fn mention(surface: &str, lon: f64, lat: f64) -> Value {
    at(lon, lat, json!({"article": "wire", "surface": surface, "location": surface}))
}

fn strike(kind: &str, lon: f64, lat: f64) -> Value {
    at(
        lon,
        lat,
        json!({"articles": "blog; wire", "kind": kind, "location": "Anadan", "event_date": "2016-02-02",
               "event_date_end": null, "actor1": "Russia", "fatalities": 7, "notes": "Jets struck Anadan."}),
    )
}

fn capture() -> Value {
    at(
        37.093,
        36.347,
        json!({"articles": "wire", "kind": "capture", "location": "Ratyan", "event_date": "2016-02-03",
               "event_date_end": null, "actor1": "Syrian government", "fatalities": null}),
    )
}

fn held_by(side: &str, holder: &str) -> Value {
    at(37.093, 36.347, json!({"articles": "wire", "location": "Ratyan", "side": side, "holder": holder}))
}

fn perfect() -> Layers {
    Layers {
        mentions: layer(&[mention("Anadan", 37.044, 36.292), mention("Ratyan", 37.093, 36.347)]),
        strikes: layer(&[strike("airstrike", 37.044, 36.292)]),
        ground_events: layer(&[capture()]),
        control_points: layer(&[held_by("government", "Syrian government")]),
    }
}

fn scored(layers: &Layers) -> Scores {
    score(layers, &truth().to_string())
}

fn with_strikes(strikes: &[Value]) -> Scores {
    scored(&Layers { strikes: layer(strikes), ..perfect() })
}

fn with_mentions(mentions: &[Value]) -> Scores {
    scored(&Layers { mentions: layer(mentions), ..perfect() })
}

/// Scores the perfect layers against a truth whose strike was changed.
fn with_true_strike(column: &str, value: Value) -> Scores {
    let mut truth = truth();
    truth["events"][0][column] = value;
    score(&perfect(), &truth.to_string())
}

#[test]
fn perfect_layers_score_one_in_everything() {
    let scores = scored(&perfect());
    assert_eq!(scores.places.recall.value(), Some(1.0));
    assert_eq!((scores.places.wrong, scores.places.absent, scores.places.traps), (0, 0, 0));
    for events in [&scores.strikes, &scores.ground] {
        assert_eq!((events.recall, events.precision, events.f1()), (RIGHT, RIGHT, 1.0));
        assert_eq!((events.kind, events.date, events.actor), (RIGHT, RIGHT, RIGHT));
    }
    assert_eq!((scores.strikes.killed, scores.ground.killed), (RIGHT, NONE));
    assert_eq!((scores.held.right_side, scores.held.found), (RIGHT, RIGHT));
    assert_eq!(scores.misses, Vec::<String>::new());
}

#[test]
fn empty_layers_score_nothing_and_name_all_that_is_missing() {
    let nothing = layer(&[]);
    let scores = scored(&Layers {
        mentions: nothing.clone(),
        strikes: nothing.clone(),
        ground_events: nothing.clone(),
        control_points: nothing,
    });
    assert_eq!((scores.places.recall, scores.places.absent), (Share { right: 0, asked: 2 }, 2));
    assert_eq!((scores.strikes.recall, scores.strikes.precision, scores.strikes.f1()), (FALSE, NONE, 0.0));
    assert_eq!((scores.ground.recall, scores.held.right_side), (FALSE, FALSE));
    assert_eq!(scores.misses.len(), 5, "{:?}", scores.misses);
}

#[test]
fn a_false_strike_lowers_precision_and_not_recall() {
    let scores = with_strikes(&[strike("airstrike", 37.044, 36.292), strike("airstrike", 40.14, 35.336)]);
    assert_eq!((scores.strikes.recall, scores.strikes.precision), (RIGHT, Share { right: 1, asked: 2 }));
    assert_eq!(scores.misses, ["wire: false airstrike: Anadan: Jets struck Anadan."]);
}

#[test]
fn a_repeated_strike_is_a_false_one() {
    let twice = [strike("airstrike", 37.044, 36.292), strike("airstrike", 37.044, 36.292)];
    assert_eq!(with_strikes(&twice).strikes.precision, Share { right: 1, asked: 2 });
}

#[test]
fn a_strike_read_from_another_article_is_not_counted() {
    let mut foreign = strike("airstrike", 40.14, 35.336);
    foreign["properties"]["articles"] = json!("blog; wire-2");
    let scores = with_strikes(&[foreign]);
    assert_eq!((scores.strikes.recall, scores.strikes.precision), (FALSE, NONE));
}

#[test]
fn a_kind_of_the_same_family_finds_the_strike_but_is_not_the_right_kind() {
    let scores = with_strikes(&[strike("barrel_bomb", 37.044, 36.292)]);
    assert_eq!((scores.strikes.recall, scores.strikes.precision, scores.strikes.kind), (RIGHT, RIGHT, FALSE));
}

#[test]
fn a_kind_of_another_family_does_not_find_the_strike() {
    let scores = with_strikes(&[strike("car_bomb", 37.044, 36.292)]);
    assert_eq!((scores.strikes.recall, scores.strikes.precision), (FALSE, FALSE));
}

#[test]
fn a_rocket_may_be_called_a_missile_and_an_alternative_kind_is_right() {
    let mut truth = truth();
    truth["events"][0]["type"] = json!("rocket");
    let missiles = Layers { strikes: layer(&[strike("missile", 37.044, 36.292)]), ..perfect() };
    let scores = score(&missiles, &truth.to_string());
    assert_eq!((scores.strikes.recall, scores.strikes.kind), (RIGHT, FALSE));
    truth["events"][0]["alt_types"] = json!(["missile"]);
    assert_eq!(score(&missiles, &truth.to_string()).strikes.kind, RIGHT);
}

#[test]
fn distance_is_judged_by_the_tolerance_of_the_event() {
    let four_km_north = strike("airstrike", 37.044, 36.328);
    let seven_km_north = strike("airstrike", 37.044, 36.355);
    assert_eq!(with_strikes(&[four_km_north]).strikes.recall, RIGHT);
    assert_eq!(with_strikes(&[seven_km_north]).strikes.recall, FALSE);
}

#[test]
fn a_tight_tolerance_still_allows_what_two_sources_differ_by() {
    let mut truth = truth();
    truth["events"][0]["tolerance_km"] = json!(0.5);
    let two_km_north = Layers { strikes: layer(&[strike("airstrike", 37.044, 36.310)]), ..perfect() };
    assert_eq!(score(&two_km_north, &truth.to_string()).strikes.recall, RIGHT);
}

#[test]
fn planned_hypothetical_and_denied_strikes_must_not_appear() {
    for certainty in ["planned", "hypothetical", "denied"] {
        let scores = with_true_strike("certainty", json!(certainty));
        assert_eq!((scores.strikes.recall, scores.strikes.precision), (NONE, FALSE), "{certainty}");
    }
}

#[test]
fn background_and_repetitions_may_appear_but_are_not_owed() {
    for (column, value) in [("background", json!(true)), ("note", json!("same event as above"))] {
        let scores = with_true_strike(column, value);
        assert_eq!((scores.strikes.recall, scores.strikes.precision), (NONE, RIGHT), "{column}");
    }
}

#[test]
fn an_event_of_unknown_kind_is_not_owed_and_excuses_both_layers() {
    let scores = with_true_strike("type", json!("other"));
    assert_eq!((scores.strikes.recall, scores.strikes.precision), (NONE, RIGHT));
}

#[test]
fn a_strike_that_the_truth_cannot_place_is_not_owed() {
    assert_eq!(with_true_strike("lat", Value::Null).strikes.recall, NONE);
}

#[test]
fn wrong_date_actor_and_count_leave_the_strike_found() {
    let mut wrong = strike("airstrike", 37.044, 36.292);
    wrong["properties"]["event_date"] = json!("2016-02-01");
    wrong["properties"]["actor1"] = json!("Turkey");
    wrong["properties"]["fatalities"] = Value::Null;
    let strikes = with_strikes(&[wrong]).strikes;
    assert_eq!((strikes.recall, strikes.precision, strikes.kind), (RIGHT, RIGHT, RIGHT));
    assert_eq!((strikes.date, strikes.actor, strikes.killed), (FALSE, FALSE, FALSE));
}

#[test]
fn a_range_of_dates_that_holds_the_day_is_right_and_a_missing_date_is_not() {
    let mut strike = strike("airstrike", 37.044, 36.292);
    strike["properties"]["event_date"] = json!("2016-02-01");
    strike["properties"]["event_date_end"] = json!("2016-02-03");
    assert_eq!(with_strikes(&[strike.clone()]).strikes.date, RIGHT);
    strike["properties"]["event_date"] = Value::Null;
    assert_eq!(with_strikes(&[strike]).strikes.date, FALSE);
}

#[test]
fn what_the_truth_does_not_state_is_not_asked() {
    assert_eq!(with_true_strike("date", Value::Null).strikes.date, NONE);
    assert_eq!(with_true_strike("actor", json!("unknown")).strikes.actor, NONE);
    assert_eq!(with_true_strike("killed", Value::Null).strikes.killed, NONE);
    assert_eq!(with_true_strike("shared_group", json!(true)).strikes.killed, NONE);
}

#[test]
fn names_of_one_party_are_the_same_actor() {
    let mut strike = strike("airstrike", 37.044, 36.292);
    strike["properties"]["actor1"] = json!("Hayat Tahrir al-Sham");
    let mut truth = truth();
    truth["events"][0]["actor"] = json!("HTS/Nusra");
    let layers = Layers { strikes: layer(&[strike]), ..perfect() };
    assert_eq!(score(&layers, &truth.to_string()).strikes.actor, RIGHT);
}

#[test]
fn of_two_fitting_strikes_the_one_that_agrees_more_is_judged() {
    let mut vague = strike("airstrike", 37.044, 36.292);
    vague["properties"]["event_date"] = Value::Null;
    let scores = with_strikes(&[vague, strike("airstrike", 37.050, 36.300)]);
    assert_eq!((scores.strikes.date, scores.strikes.precision), (RIGHT, Share { right: 2, asked: 2 }));
}

#[test]
fn a_mention_put_elsewhere_is_wrong_and_a_missing_one_absent() {
    let places = with_mentions(&[mention("Anadan", 40.14, 35.336)]).places;
    assert_eq!((places.recall, places.wrong, places.absent), (Share { right: 0, asked: 2 }, 1, 1));
}

#[test]
fn one_right_mention_of_a_spelling_is_enough() {
    let mentions =
        [mention("Anadan", 40.14, 35.336), mention("ANADAN", 37.044, 36.292), mention("Ratyan", 37.093, 36.347)];
    assert_eq!(with_mentions(&mentions).places.recall.value(), Some(1.0));
}

#[test]
fn a_longer_spelling_stands_for_the_shorter_one_and_accents_do_not_matter() {
    let mentions = [mention("the town of 'Anadān", 37.044, 36.292), mention("Ratyan", 37.093, 36.347)];
    let places = with_mentions(&mentions).places;
    assert_eq!((places.recall.value(), places.traps), (Some(1.0), 0));
}

#[test]
fn a_second_reading_of_a_name_is_as_good_as_the_first() {
    let mut truth = truth();
    truth["places"][0]["also_ok"] = json!([{"lat": 36.2, "lon": 37.6, "tolerance_km": 70}]);
    let elsewhere = [mention("Anadan", 37.6, 36.2), mention("Ratyan", 37.093, 36.347)];
    let layers = Layers { mentions: layer(&elsewhere), ..perfect() };
    assert_eq!(score(&layers, &truth.to_string()).places.recall.value(), Some(1.0));
}

#[test]
fn a_place_abroad_and_a_name_that_is_none_are_traps() {
    let mentions = [
        mention("Anadan", 37.044, 36.292),
        mention("Ratyan", 37.093, 36.347),
        mention("Geneva", 37.0, 36.0),
        mention("Jets", 37.0, 36.0),
    ];
    let scores = with_mentions(&mentions);
    assert_eq!((scores.places.recall.value(), scores.places.traps), (Some(1.0), 2));
}

#[test]
fn a_place_without_a_known_point_and_a_country_are_not_owed() {
    let mut truth = truth();
    truth["places"][0]["lat"] = Value::Null;
    truth["places"][1]["kind"] = json!("country");
    assert_eq!(score(&perfect(), &truth.to_string()).places.recall, NONE);
}

#[test]
fn ground_held_by_an_ally_of_the_government_is_held_by_the_government() {
    for (side, holder, right_side) in
        [("government", "Hezbollah", RIGHT), ("opposition", "Russia", RIGHT), ("opposition", "Rebels", FALSE)]
    {
        let layers = Layers { control_points: layer(&[held_by(side, holder)]), ..perfect() };
        let held = scored(&layers).held;
        assert_eq!((held.right_side, held.found), (right_side, RIGHT), "{side}, {holder}");
    }
}

#[test]
fn the_figures_print_on_four_lines() {
    let printed = scored(&perfect()).to_string();
    assert_eq!(printed.lines().count(), 4, "{printed}");
    assert!(printed.starts_with("places   right 2/2 = 1.000   wrong 0"), "{printed}");
}
