//! What the user knows beforehand: how files are read, and what articles and rows make of each other.

use std::sync::LazyLock;

use jiff::civil::Date;
use sitmap::article::{Article, PublishedBasis};
use sitmap::baseline::{Baseline, Reading};
use sitmap::layer::{self, Atlas, Feature, Value};
use sitmap::report;
use sitmap::situation::{self, Question, Step};
use sitmap::world::World;

static WORLD: LazyLock<World> = LazyLock::new(World::embedded);

fn read(text: &str) -> Reading {
    Baseline::read("control.csv", text.as_bytes(), &WORLD).expect("it is a baseline")
}

fn day(text: &str) -> Date {
    text.parse().expect("a day of the test")
}

/// The layers of a baseline with the news of articles, each of a day.
fn map(baseline: &str, news: &[(&str, &str)], question: Question) -> Atlas {
    let reports: Vec<_> = news
        .iter()
        .map(|(published, text)| {
            let article = Article {
                id: format!("news-{published}"),
                title: None,
                source: None,
                url: None,
                published: Some(day(published)),
                published_basis: PublishedBasis::Manifest,
                text: (*text).to_owned(),
            };
            report::read(&article, &WORLD)
        })
        .collect();
    let question = Question { baseline: read(baseline).baseline, ..question };
    layer::atlas(&situation::fold(&reports, &WORLD, &question), &reports, &WORLD)
}

fn features<'a>(atlas: &'a Atlas, layer: &str) -> &'a [Feature] {
    &atlas.layer(layer).expect("every layer is there").features
}

fn at<'a>(atlas: &'a Atlas, location: &str, column: &str) -> Vec<&'a Value> {
    let points = features(atlas, "control_points").iter();
    points.filter(|point| point.properties["location"] == location).map(|point| &point.properties[column]).collect()
}

/// Two villages north of Aleppo, one of each side, and one that no gazetteer lists.
const NORTH: &str = "name,lon,lat,side,confidence,date\n\
    Hardatnin,37.1024,36.3657,opposition,0.9,2016-01-25\n\
    Bashkuy,37.0900,36.3300,REG,0.9,2016-01-25\n\
    The quarry,37.1300,36.3900,REB,,2016-01-20\n";

#[test]
fn a_table_is_read_by_the_names_of_its_columns() {
    let reading = read("Side;LAT;lon;conf;name\nYPG;36.2;37.1;0.6;Here\nISIL;36.3;37.2;;There\n");
    assert_eq!(reading.faults, Vec::<String>::new());
    let rows = &reading.baseline.rows;
    assert_eq!((rows[0].point.x(), rows[0].point.y(), rows[0].confidence), (37.1, 36.2, 0.6));
    let sides: Vec<_> = rows.iter().map(|row| WORLD.actors.camp(row.side).name.as_str()).collect();
    assert_eq!(sides, ["sdf", "isis"]);
    assert_eq!((rows[1].date, rows[1].origin.as_str()), (None, "control.csv:3"));
}

#[test]
fn a_side_is_a_camp_a_code_or_an_actor_of_that_day() {
    let reading = read(
        "lon,lat,side,date\n37,36,Government and allies,\n37,36,Ahrar al-Sham,\n37,36,Yarmouk Martyrs Brigade,2013-01-01\n\
         37,36,Yarmouk Martyrs Brigade,2015-06-01\n",
    );
    let sides: Vec<_> = reading
        .baseline
        .rows
        .iter()
        .map(|row| (WORLD.actors.camp(row.side).name.as_str(), row.holder.map(|holder| WORLD.actors.name(holder))))
        .collect();
    assert_eq!(
        sides,
        [
            ("government", None),
            ("opposition", Some("Ahrar al-Sham")),
            ("opposition", Some("Yarmouk Martyrs Brigade")),
            ("isis", Some("Yarmouk Martyrs Brigade")),
        ]
    );
}

#[test]
fn a_bad_row_is_left_out_and_told_with_its_line() {
    let reading = read(
        "name,lon,lat,side,confidence,date\nA,37,36,nobody,,\nB,east,36,isis,,\nC,37,136,isis,,\nD,37,36,isis,high,\n\
         E,37,36,isis,,last week\nF,37,36,,,\nG,37,36,isis,1,2016-01-01\n\"H,37,36,isis,,\n",
    );
    let faults: Vec<&str> = reading.faults.iter().map(String::as_str).collect();
    assert!(faults[0].starts_with("control.csv:2: side \"nobody\" is unknown; write one of coalition, "), "{faults:?}");
    assert_eq!(
        faults[1..6],
        [
            "control.csv:3: lon \"east\" is no number of degrees within -180 to 180",
            "control.csv:4: lat \"136\" is no number of degrees within -90 to 90",
            "control.csv:5: confidence \"high\" is no number from 0 to 1",
            "control.csv:6: date \"last week\" is no date; write it as 2016-02-29",
            "control.csv:7: no side is given",
        ]
    );
    assert!(faults[6].starts_with("control.csv:9: a quote is opened"), "{faults:?}");
    assert_eq!(reading.baseline.rows.len(), 1);
}

#[test]
fn what_is_no_baseline_at_all_is_said_to_be_none() {
    for (text, why) in [
        ("name,side\nA,isis\n", "has no column lon, lat; "),
        ("", "is empty"),
        ("{\"type\": \"Point\"}", "is no GeoJSON of features"),
        ("{", "is no GeoJSON: "),
        ("{\"type\": \"FeatureCollection\"}", "is no GeoJSON: the collection has no features"),
    ] {
        let told = Baseline::read("x", text.as_bytes(), &WORLD).expect_err(text);
        assert!(told.starts_with(why), "{text}: {told}");
    }
}

#[test]
fn geojson_gives_points_and_the_settlements_of_polygons() {
    let text = r#"{"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"side": "isis", "name": "Post", "date": "2016-01-01"},
         "geometry": {"type": "Point", "coordinates": [38.5, 35.2]}},
        {"type": "Feature", "properties": {"side": "government", "confidence": 0.7},
         "geometry": {"type": "Polygon", "coordinates": [[[36.98, 36.36], [37.03, 36.36], [37.03, 36.40], [36.98, 36.40], [36.98, 36.36]]]}},
        {"type": "Feature", "properties": {"side": "isis"}, "geometry": {"type": "LineString", "coordinates": [[37, 36], [38, 36]]}},
        {"type": "Feature", "properties": {"side": "isis"}, "geometry": null},
        {"type": "Feature", "properties": {"side": "isis"}, "geometry": {"type": "Point", "coordinates": [380, 35]}},
        5
    ]}"#;
    let reading = read(text);
    let rows = &reading.baseline.rows;
    assert_eq!((rows[0].name.as_deref(), rows[0].date), (Some("Post"), Some(day("2016-01-01"))));
    let names: Vec<&str> = rows[1..].iter().filter_map(|row| row.name.as_deref()).collect();
    assert!(names.contains(&"Nubl") && rows[1..].iter().all(|row| row.confidence == 0.7), "{names:?}");
    let told: Vec<&str> = reading.faults.iter().map(|fault| fault.split(": ").nth(1).unwrap_or_default()).collect();
    assert_eq!(told, ["feature 3", "feature 4", "feature 5", "feature 6"]);
}

#[test]
fn positions_that_are_none_cost_their_feature_and_no_more() {
    for coordinates in
        ["[[[1]]]", "[[[],[1,2],[3]]]", "[[[37,91],[38,36],[37,35],[37,91]]]", "[[[1e300,1],[2,2],[3,3]]]"]
    {
        let polygon = format!(r#"{{"type":"Polygon","coordinates":{coordinates}}}"#);
        let feature = format!(r#"{{"type":"Feature","properties":{{"side":"government"}},"geometry":{polygon}}}"#);
        let reading = read(&feature);
        assert!(reading.baseline.rows.is_empty());
        let [fault] = &reading.faults[..] else { panic!("one fault: {:?}", reading.faults) };
        assert!(fault.starts_with("control.csv: feature 1: "), "{fault}");
    }
}

#[test]
fn a_baseline_draws_a_front_without_any_article() {
    let atlas = map(NORTH, &[], Question::default());
    let [line] = features(&atlas, "front_lines") else { panic!("{:?}", features(&atlas, "front_lines")) };
    assert_eq!((&line.properties["basis"], &line.properties["status"]), (&"baseline".into(), &"inferred".into()));
    assert_eq!(line.properties["as_of"], "2016-01-25");
    assert_eq!(line.properties["places_left"], "Bashkuy");
    assert_eq!(at(&atlas, "Hardatnin", "basis"), ["baseline"]);
    assert_eq!(at(&atlas, "Hardatnin", "notes"), ["known beforehand: control.csv:2"]);
    assert_eq!(at(&atlas, "Hardatnin", "confidence"), [&Value::from(0.9)]);
    assert_eq!(at(&atlas, "The quarry", "place_id"), [&Value::Null]);
    assert_eq!(at(&atlas, "The quarry", "confidence"), [&Value::from(0.8)]);
}

#[test]
fn news_of_a_place_outweighs_what_was_known_of_it() {
    let news = [("2016-02-02", "Government forces captured the village of Hardatnin on Monday.")];
    let atlas = map(NORTH, &news, Question::default());
    assert_eq!(at(&atlas, "Hardatnin", "side"), ["government"]);
    assert_eq!(at(&atlas, "Hardatnin", "basis"), ["reported"]);
    assert_eq!(at(&atlas, "Bashkuy", "side"), ["government"]);
    assert_eq!(at(&atlas, "Bashkuy", "basis"), ["baseline"]);
}

#[test]
fn what_was_known_later_does_not_count_before_its_day_and_old_news_does_not_beat_it() {
    let news = [("2015-12-01", "Government forces captured the village of Hardatnin on Monday.")];
    let atlas = map(NORTH, &news, Question { as_of: Some(day("2016-01-31")), ..Question::default() });
    assert_eq!(at(&atlas, "Hardatnin", "contested"), [&Value::from(true)]);
    let before = map(NORTH, &news, Question { as_of: Some(day("2015-12-31")), ..Question::default() });
    assert_eq!(at(&before, "Hardatnin", "side"), ["government"]);
    assert_eq!(at(&before, "Bashkuy", "side"), Vec::<&Value>::new());
    let notes = before.run["notes"].to_string();
    assert!(notes.contains("3 rows of the baseline are of a later day than 2015-12-31"), "{notes}");
}

#[test]
fn a_struck_place_is_held_by_the_enemy_that_is_known_nearby() {
    let news = [("2016-02-02", "Russian jets bombed the village of Rityan on Monday.")];
    let atlas = map(NORTH, &news, Question::default());
    assert_eq!(at(&atlas, "Rityan", "side"), ["opposition"]);
}

#[test]
fn of_two_rows_for_one_place_and_side_one_counts() {
    let twice = "name,lon,lat,side,confidence,date\nHardatnin,37.1024,36.3657,opposition,0.6,2016-01-25\n\
                 Hardatnin,37.1024,36.3657,opposition,0.9,2016-01-25\n";
    assert_eq!(at(&map(twice, &[], Question::default()), "Hardatnin", "confidence"), [&Value::from(0.9)]);
    let both = "name,lon,lat,side,confidence,date\nHardatnin,37.1024,36.3657,opposition,0.8,2016-01-25\n\
                Hardatnin,37.1024,36.3657,government,0.8,2016-01-25\n";
    let atlas = map(both, &[], Question::default());
    assert_eq!(features(&atlas, "control_points").len(), 0, "nobody is ahead");
}

#[test]
fn a_series_draws_each_of_its_days_with_ids_of_its_own() {
    let news = [
        ("2016-02-02", "Government forces captured the village of Hardatnin on Monday."),
        ("2016-02-10", "Russian jets bombed the village of Rityan on Tuesday."),
    ];
    let question = || Question { since: Some(day("2016-01-26")), every: Some(Step::Days(7)), ..Question::default() };
    let atlas = map(NORTH, &news, question());
    let days = ["2016-01-26", "2016-02-02", "2016-02-09", "2016-02-10"];
    let hardatnin: Vec<_> = at(&atlas, "Hardatnin", "as_of").into_iter().zip(at(&atlas, "Hardatnin", "side")).collect();
    let expected = ["opposition", "government", "government", "government"].map(Value::from);
    assert_eq!(hardatnin, days.map(Value::from).iter().zip(&expected).collect::<Vec<_>>());
    assert_eq!(features(&atlas, "strikes").len(), 1, "events are told once");

    // News that comes later adds days; what was drawn for the days before keeps its ids and its bytes.
    let later = [&news[..], &[("2016-02-20", "Clashes were reported in Azaz on Friday.")]].concat();
    let later = map(NORTH, &later, question());
    for layer in ["front_lines", "control_points", "control_areas", "front_uncertainty"] {
        let stay = |atlas: &Atlas| -> Vec<Feature> {
            let all = features(atlas, layer).iter();
            all.filter(|feature| feature.properties["as_of"].as_str() < Some("2016-02-10")).cloned().collect()
        };
        assert_eq!(stay(&atlas), stay(&later), "{layer}");
    }
}

#[test]
fn a_step_alone_begins_with_the_oldest_article_and_a_start_alone_goes_by_weeks() {
    let news = [
        ("2016-03-01", "Government forces captured the village of Hardatnin on Monday."),
        ("2016-04-15", "Clashes were reported in Azaz on Friday."),
    ];
    let days = |question| {
        let atlas = map("name,lon,lat,side\n", &news, question);
        let mut days: Vec<String> =
            features(&atlas, "control_points").iter().map(|point| point.properties["as_of"].to_string()).collect();
        days.dedup();
        days.join(" ").replace('"', "")
    };
    assert_eq!(
        days(Question { every: Some(Step::Months(1)), ..Question::default() }),
        "2016-03-01 2016-04-01 2016-04-15"
    );
    assert_eq!(
        days(Question { since: Some(day("2016-04-01")), ..Question::default() }),
        "2016-04-01 2016-04-08 2016-04-15"
    );
}

#[test]
fn the_layers_that_the_program_writes_are_a_baseline() {
    let atlas = map(NORTH, &[], Question::default());
    let points = atlas.layer("control_points").expect("the layer is there");
    let written = sitmap::output::geojson::collection(&atlas, points);
    let again = map(&written, &[], Question { as_of: Some(day("2016-01-25")), ..Question::default() });
    let geometry = |atlas: &Atlas, layer: &str| -> Vec<String> {
        features(atlas, layer).iter().map(|feature| format!("{:?}", feature.geometry)).collect()
    };
    for layer in ["control_points", "front_lines", "control_areas"] {
        assert_eq!(geometry(&atlas, layer).len(), geometry(&again, layer).len(), "{layer}");
    }
}

#[test]
fn the_example_of_the_readme_is_a_sound_baseline() {
    let text = include_str!("../baseline/north-aleppo-2016-02-01.csv");
    let reading = read(text);
    assert_eq!(reading.faults, Vec::<String>::new());
    let apart: Vec<_> = reading.baseline.rows.iter().filter(|row| row.place.is_none()).collect();
    assert!(apart.is_empty(), "every row is of a place of the gazetteer: {apart:?}");
}
