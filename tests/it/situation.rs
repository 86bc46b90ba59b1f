//! From articles to layers: what is merged, who holds what, what is drawn.

use std::sync::LazyLock;

use jiff::civil::Date;
use sitmap::article::{Article, PublishedBasis};
use sitmap::layer::Value;
use sitmap::layer::{self, Atlas, Feature};
use sitmap::output::{self, geojson::collection};
use sitmap::report::{self, Report};
use sitmap::situation::{self, Question};
use sitmap::world::World;

static WORLD: LazyLock<World> = LazyLock::new(World::embedded);

/// An article of one day; an empty day is none.
fn article(id: &str, published: &str, text: &str) -> Report {
    let published: Option<Date> = (!published.is_empty()).then(|| published.parse().expect("a day of the test"));
    let published_basis = if published.is_some() { PublishedBasis::Manifest } else { PublishedBasis::None };
    let article = Article {
        id: id.into(),
        title: Some(format!("Title of {id}")),
        source: None,
        url: None,
        published,
        published_basis,
        text: text.into(),
    };
    report::read(&article, &WORLD)
}

/// The question for one day.
fn as_of(day: &str) -> Question {
    Question { as_of: Some(day.parse().expect("a day of the test")), ..Question::default() }
}

fn draw(reports: &[Report]) -> Atlas {
    layer::atlas(&situation::fold(reports, &WORLD, &Question::default()), reports, &WORLD)
}

/// The features of a layer.
fn features<'a>(atlas: &'a Atlas, layer: &str) -> &'a [Feature] {
    &atlas.layer(layer).expect("every layer is there").features
}

/// One column of all features of a layer that lie at a place.
fn at<'a>(atlas: &'a Atlas, layer: &str, location: &str, column: &str) -> Vec<&'a Value> {
    let here = features(atlas, layer).iter().filter(|feature| feature.properties["location"] == location);
    here.map(|feature| &feature.properties[column]).collect()
}

/// Everything that a run publishes, as written.
fn written(reports: &[Report]) -> String {
    let atlas = draw(reports);
    let layers = atlas.layers.iter().map(|layer| collection(&atlas, layer));
    let tables = [output::table::unresolved(&atlas.unresolved), output::table::run(&atlas.run)];
    layers.chain(tables).collect()
}

#[test]
fn a_strike_told_by_two_articles_is_one_feature_with_both() {
    let atlas = draw(&[
        article("a", "2019-08-20", "Russian warplanes bombed the town of Kafr Zita on Monday."),
        article(
            "b",
            "2019-08-20",
            "Four people were killed when Russian jets bombed Kafr Zita on Monday, medics said.",
        ),
    ]);
    let [strike] = features(&atlas, "strikes") else { panic!("{:#?}", features(&atlas, "strikes")) };
    assert_eq!(strike.properties["articles"], "a; b");
    assert_eq!(strike.properties["articles_n"], 2);
    assert_eq!(strike.properties["titles"], "Title of a; Title of b");
    assert_eq!(strike.properties["fatalities"], 4);
    assert_eq!(strike.properties["event_date"], "2019-08-19");
    let notes = strike.properties["notes"].as_str().expect("it quotes its sentences");
    assert_eq!(notes.split(" | ").count(), 2, "{notes}");
    assert_eq!(atlas.run["counts"]["deeds_merged"], 1);
}

#[test]
fn more_witnesses_make_a_strike_surer() {
    let one = [article("a", "2019-08-20", "Russian warplanes bombed the town of Kafr Zita on Monday.")];
    let two = [one[0].clone(), article("b", "2019-08-20", "On Monday Russian jets bombed Kafr Zita, medics said.")];
    let confidence = |reports: &[Report]| at(&draw(reports), "strikes", "Kafr Zita", "confidence")[0].as_f64();
    assert!(confidence(&two) > confidence(&one));
}

#[test]
fn raids_of_two_air_forces_stay_two_and_a_raid_of_nobody_joins_one_of_them() {
    let atlas = draw(&[
        article("a", "2019-08-20", "Russian warplanes bombed the town of Kafr Zita on Monday."),
        article("b", "2019-08-20", "Syrian army warplanes bombed the town of Kafr Zita on Monday."),
        article("c", "2019-08-20", "An air strike hit Kafr Zita on Monday."),
    ]);
    let mut actors: Vec<_> = at(&atlas, "strikes", "Kafr Zita", "actor1");
    actors.sort_by_key(|actor| actor.to_string());
    assert_eq!(actors, ["Russia", "Syrian government"]);
}

#[test]
fn strikes_on_other_days_and_other_towns_stay_apart() {
    let atlas = draw(&[
        article("a", "2019-08-20", "Russian warplanes bombed Kafr Zita and Al-Lataminah on Monday."),
        article("b", "2019-08-21", "Russian warplanes bombed Kafr Zita on Tuesday."),
    ]);
    assert_eq!(at(&atlas, "strikes", "Kafr Zita", "event_date"), ["2019-08-19", "2019-08-20"]);
    assert_eq!(at(&atlas, "strikes", "Al-Lataminah", "event_date"), ["2019-08-19"]);
}

#[test]
fn air_strikes_and_shelling_of_one_day_stay_two() {
    let atlas = draw(&[
        article("a", "2019-08-20", "Warplanes bombed Kafr Zita on Monday."),
        article("b", "2019-08-20", "Artillery shelled Kafr Zita on Monday."),
    ]);
    assert_eq!(at(&atlas, "strikes", "Kafr Zita", "kind").len(), 2);
}

#[test]
fn a_headline_that_sums_up_the_towns_below_is_no_strike_of_its_own() {
    let text = "Regime strikes leave twelve dead in Idlib\n\nTwelve people died on Wednesday, rescuers said.\n\n\
                The air strikes hit the towns of Binnish and Ariha on Wednesday, the rescuers said.";
    let atlas = draw(&[article("a", "2019-05-22", text)]);
    assert_eq!(at(&atlas, "strikes", "Idlib", "kind"), Vec::<&Value>::new());
    assert_eq!(features(&atlas, "strikes").len(), 2);
    let quotes = at(&atlas, "strikes", "Binnish", "notes")[0].to_string();
    assert!(quotes.contains("Regime strikes leave twelve dead in Idlib"), "{quotes}");
    assert_eq!(at(&atlas, "strikes", "Binnish", "fatalities"), [&Value::Null], "the dead are those of all towns");
}

#[test]
fn a_headline_of_a_city_that_the_text_names_again_stays() {
    let text = "Strikes hit Idlib\n\nJets bombed Binnish and Ariha on Wednesday.\n\nThe weather was fine.\n\n\
                Other jets bombed Idlib city on Wednesday.";
    let atlas = draw(&[article("a", "2019-05-22", text)]);
    assert_eq!(at(&atlas, "strikes", "Idlib", "kind"), ["airstrike"]);
}

#[test]
fn what_sources_of_two_sides_tell_is_confirmed() {
    let atlas = draw(&[
        article("a", "2015-10-12", "The army captured the village of Atshan on Sunday, SANA reported."),
        article("b", "2015-10-12", "The army captured Atshan on Sunday, the Local Coordination Committees said."),
    ]);
    assert_eq!(at(&atlas, "ground_events", "Atshan", "certainty"), ["confirmed"]);
}

#[test]
fn a_town_taken_and_retaken_is_held_by_the_last_in_whatever_order_it_is_told() {
    let taken = article("a", "2016-03-05", "Rebels captured the village of Al-Eis on Wednesday.");
    let retaken = article("b", "2016-03-08", "The Syrian army recaptured the village of Al-Eis on Monday.");
    for reports in [[taken.clone(), retaken.clone()], [retaken, taken]] {
        let atlas = draw(&reports);
        assert_eq!(features(&atlas, "ground_events").len(), 2);
        let [point] = features(&atlas, "control_points") else { panic!("one place is spoken of") };
        assert_eq!(point.properties["side"], "government");
        assert_eq!(point.properties["since"], "2016-03-07");
        assert_eq!(point.properties["basis"], "reported");
        assert_eq!(point.properties["evidence_n"], 2);
    }
}

#[test]
fn an_article_that_calls_a_fallen_town_by_its_old_holder_does_not_give_it_back() {
    let atlas = draw(&[article(
        "a",
        "2016-02-03",
        "The Syrian army captured the village of Hardatnin on Monday. Rebel-held Hardatnin had been shelled for days.",
    )]);
    assert_eq!(at(&atlas, "control_points", "Hardatnin", "side"), ["government"]);
}

#[test]
fn evidence_after_the_day_of_the_map_does_not_count() {
    let reports = [
        article("a", "2016-03-03", "Rebels captured the village of Al-Eis on Wednesday."),
        article("b", "2016-03-08", "The Syrian army recaptured the village of Al-Eis on Monday."),
    ];
    let earlier = situation::fold(&reports, &WORLD, &as_of("2016-03-04"));
    let atlas = layer::atlas(&earlier, &reports, &WORLD);
    assert_eq!(features(&atlas, "control_points")[0].properties["side"], "opposition");
    assert_eq!(features(&atlas, "control_points")[0].properties["as_of"], "2016-03-04");
}

#[test]
fn old_evidence_grows_weak_and_flips_nothing() {
    let reports = [article("a", "2016-03-03", "Rebels captured the village of Al-Eis on Wednesday.")];
    let on = |day: &str| {
        let folded = situation::fold(&reports, &WORLD, &as_of(day));
        let point = features(&layer::atlas(&folded, &reports, &WORLD), "control_points")[0].properties.clone();
        (point["side"].clone(), point["confidence"].as_f64().expect("a number"), point["age_days"].as_i64())
    };
    let (fresh, stale) = (on("2016-03-04"), on("2018-03-04"));
    assert_eq!((&fresh.0, &stale.0), (&"opposition".into(), &"opposition".into()));
    assert!(fresh.1 > stale.1);
    assert_eq!(fresh.2, Some(2));
}

#[test]
fn the_area_around_it_is_a_claim_and_draws_no_line() {
    let atlas = draw(&[article("a", "2016-02-03", "Rebels hold Idlib province. The army holds Hama province.")]);
    for point in features(&atlas, "control_points") {
        assert_eq!(point.properties["status"], "claimed");
        assert!(point.properties["confidence"].as_f64().is_some_and(|confidence| confidence <= 0.5));
    }
    assert!(features(&atlas, "control_areas").is_empty());
}

#[test]
fn two_neighbors_held_by_enemies_have_a_front_between_them() {
    let atlas = draw(&[article(
        "a",
        "2015-10-12",
        "The Syrian army captured the village of Atshan on Sunday. Rebels captured the village of Sukayk on Sunday.",
    )]);
    let [line] = features(&atlas, "front_lines") else { panic!("{:#?}", atlas.layers) };
    let columns = ["side_left", "side_right", "basis", "status", "articles", "as_of"];
    let said = columns.map(|column| line.properties[column].clone());
    assert_eq!(said, ["government", "opposition", "observed", "contact", "a", "2015-10-12"]);
    let events = line.properties["events"].as_str().expect("the captures are behind it");
    let captures: Vec<&str> = features(&atlas, "ground_events").iter().map(|feature| &*feature.id).collect();
    assert!(events.split("; ").all(|event| captures.contains(&event)), "{events}");
    let [band] = features(&atlas, "front_uncertainty") else { panic!("one line has one band") };
    assert_eq!(band.properties["front_id"], line.id);
    assert_eq!(features(&atlas, "control_areas").len(), 2);
}

#[test]
fn a_pocket_has_a_ring_around_it() {
    let atlas = draw(&[
        article("a", "2016-02-02", "The army besieged the rebel-held town of Madaya on Monday."),
        article("b", "2016-02-02", "Madaya is a rebel stronghold."),
    ]);
    assert_eq!(
        at(&atlas, "control_points", "Madaya", "status"),
        ["besieged"],
        "{:#?}",
        features(&atlas, "control_points")
    );
    let ring = features(&atlas, "front_lines").iter().find(|line| line.properties["enclosed"] == true);
    let ring = ring.expect("a ring is drawn");
    assert_eq!(ring.properties["basis"], "relational");
    assert_eq!(ring.properties["certainty"], "approximate");
    assert!(ring.properties["uncertainty_km"].as_f64().is_some_and(|km| km >= 5.0));
    let area = features(&atlas, "control_areas").iter().find(|area| area.properties["side"] == "opposition");
    assert_eq!(area.expect("the pocket is an area").properties["besieged"], true);
}

#[test]
fn a_strike_shows_who_does_not_hold_the_place_where_one_enemy_is_near() {
    let atlas = draw(&[article(
        "a",
        "2019-08-20",
        "Rebels hold the town of Al-Lataminah. Russian warplanes bombed the town of Kafr Zita on Monday.",
    )]);
    assert_eq!(at(&atlas, "control_points", "Kafr Zita", "side"), ["opposition"]);
    let alone = draw(&[article("a", "2019-08-20", "Russian warplanes bombed the town of Kafr Zita on Monday.")]);
    assert!(features(&alone, "control_points").is_empty(), "it may be held by any of several enemies");
}

#[test]
fn an_advance_starts_at_the_nearest_place_of_its_side() {
    let atlas = draw(&[article(
        "a",
        "2016-02-03",
        "The Syrian army captured the village of Hardatnin on Monday. The army advanced toward Rityan on Tuesday.",
    )]);
    let [axis] = features(&atlas, "advances") else { panic!("{:#?}", features(&atlas, "ground_events")) };
    let columns = ["from_place", "to_place", "phase", "side1"];
    assert_eq!(
        columns.map(|column| axis.properties[column].clone()),
        ["Hardatnin", "Rityan", "underway", "government"]
    );
}

#[test]
fn a_town_that_nobody_named_has_taken_is_given_to_no_kind_of_actor() {
    let sub_event = |text: &str| {
        let atlas = draw(&[article("a", "2016-03-08", text)]);
        let [event] = features(&atlas, "ground_events") else { panic!("one event is told of: {text}") };
        (event.properties["event_type"].clone(), event.properties["sub_event_type"].clone())
    };
    let battle = |sub_event: Value| ("Battles".into(), sub_event);
    assert_eq!(sub_event("The village of Al-Eis was captured on Monday."), battle(Value::Null));
    assert_eq!(
        sub_event("The village of Al-Eis was captured from the rebels on Monday."),
        battle("Government regains territory".into())
    );
    assert_eq!(
        sub_event("Rebels captured the village of Al-Eis on Monday."),
        battle("Non-state actor overtakes territory".into())
    );
}

#[test]
fn what_has_no_date_does_not_overrule_what_has_one() {
    let undated = article("a", "", "Rebels captured the village of Al-Eis.");
    let dated = article("b", "2016-03-08", "The Syrian army captured the village of Al-Eis on Monday.");
    let atlas = draw(&[undated.clone(), dated]);
    assert_eq!(at(&atlas, "control_points", "Al-Eis", "side"), ["government"]);
    assert_eq!(at(&atlas, "control_points", "Al-Eis", "contested"), [false]);

    let same = article("b", "2016-03-08", "Rebels captured the village of Kafr Zita on Monday.");
    let atlas = draw(&[undated, same]);
    let confidence = |location| at(&atlas, "control_points", location, "confidence")[0].as_f64().expect("a number");
    assert!(confidence("Al-Eis") < confidence("Kafr Zita"));
    let stale: Vec<(&Value, &Value)> = features(&atlas, "control_areas")
        .iter()
        .map(|area| (&area.properties["places"], &area.properties["stale"]))
        .collect();
    assert_eq!(stale, [(&"Kafr Zita".into(), &false.into()), (&"Al-Eis".into(), &true.into())]);
}

#[test]
fn a_town_taken_long_ago_is_not_contested_for_its_age() {
    let reports = [
        article("a", "2016-03-03", "Russian warplanes bombed rebel-held Al-Eis on Wednesday."),
        article("b", "2016-03-08", "The Syrian army captured the village of Al-Eis on Monday."),
    ];
    let folded = situation::fold(&reports, &WORLD, &as_of("2020-03-08"));
    let atlas = layer::atlas(&folded, &reports, &WORLD);
    assert_eq!(at(&atlas, "control_points", "Al-Eis", "side"), ["government"]);
    assert_eq!(at(&atlas, "control_points", "Al-Eis", "status"), ["held"]);
}

#[test]
fn without_any_date_there_are_events_and_no_map_of_control() {
    let atlas = draw(&[article("a", "", "Rebels captured the village of Al-Eis. A shell hit Kafr Zita.")]);
    for layer in ["strikes", "ground_events"] {
        let [event] = features(&atlas, layer) else { panic!("{layer}: {:#?}", features(&atlas, layer)) };
        assert_eq!(event.properties["event_date"], Value::Null);
        assert_eq!(event.properties["date_basis"], "unknown");
        assert_eq!(event.properties["time_precision"], Value::Null);
    }
    assert!(features(&atlas, "control_points").is_empty());
    assert_eq!(atlas.run["settings"]["as_of"], serde_json::Value::Null);
    assert_eq!(atlas.run["notes"].as_array().map(Vec::len), Some(1));
}

#[test]
fn nothing_read_gives_valid_empty_layers() {
    let atlas = draw(&[]);
    assert_eq!(atlas.layers.len(), 8);
    assert!(atlas.layers.iter().all(|layer| layer.features.is_empty() && !layer.columns.is_empty()));
    for layer in &atlas.layers {
        let parsed: geojson::FeatureCollection = collection(&atlas, layer).parse().expect("valid GeoJSON");
        assert!(parsed.features.is_empty());
    }
    assert_eq!(atlas.run["counts"]["articles"], 0);
}

#[test]
fn the_order_in_which_articles_come_in_does_not_show() {
    let mut reports = vec![
        article("a", "2016-02-02", "The army besieged the rebel-held town of Madaya on Monday. Shells hit Madaya."),
        article("b", "2016-02-03", "Russian jets bombed Kafr Zita on Monday. Rebels captured Hardatnin on Tuesday."),
        article("c", "2016-02-04", "Warplanes bombed Kafr Zita on Monday. The army recaptured Hardatnin on Wednesday."),
        article("d", "", "Air strikes hit Kafr Zita. Clashes continued near Rityan, west of Hardatnin."),
    ];
    let forth = written(&reports);
    reports.reverse();
    assert_eq!(forth, written(&reports));
    reports.swap(0, 2);
    assert_eq!(forth, written(&reports));
}

#[test]
fn one_more_article_keeps_the_ids_of_what_it_does_not_touch() {
    let old = [article("b", "2016-02-03", "Russian jets bombed Kafr Zita on Monday.")];
    let new = [article("a", "2016-02-03", "Shells hit Morek on Monday."), old[0].clone()];
    let id = |reports: &[Report]| at(&draw(reports), "strikes", "Kafr Zita", "id")[0].clone();
    assert_eq!(id(&old), id(&new));
}

#[test]
fn mentions_are_counted_in_characters_and_say_what_happened_there() {
    let text = "« Raids » — Russian jets bombed Kafr Zita, north of Hama, on Monday.";
    let atlas = draw(&[article("a", "2016-02-03", text)]);
    let letters: Vec<char> = text.chars().collect();
    for mention in features(&atlas, "mentions") {
        let [start, end] =
            ["start", "end"].map(|column| mention.properties[column].as_i64().expect("a number") as usize);
        let surface: String = letters[start..end].iter().collect();
        assert_eq!(mention.properties["surface"], surface.as_str());
    }
    assert_eq!(at(&atlas, "mentions", "Kafr Zita", "role"), ["event"]);
    assert_eq!(at(&atlas, "mentions", "Hama", "role"), ["anchor"]);
}

#[test]
fn every_place_mention_is_located_or_accounted_for() {
    let reports = [article("a", "2016-02-03", "Shells hit Morek and Xarqanabad. In Paris, ministers spoke of Syria.")];
    let folded = situation::fold(&reports, &WORLD, &Question::default());
    let summary = layer::summary(&folded, &reports);
    let parts = [summary.located, summary.undecided, summary.unknown, summary.home, summary.abroad, summary.not_places];
    assert_eq!(parts.iter().sum::<usize>(), summary.mentions);
    let atlas = layer::atlas(&folded, &reports, &WORLD);
    assert_eq!(features(&atlas, "mentions").len(), summary.located);
    assert_eq!(atlas.unresolved.len(), summary.undecided + summary.unknown);
}

#[test]
fn what_makes_no_feature_is_listed_with_its_reason_and_sentence() {
    let atlas = draw(&[article("a", "2016-02-03", "The army plans to capture Rityan, an officer said.")]);
    assert!(features(&atlas, "ground_events").is_empty());
    let aside = &atlas.run["set_aside"][0];
    assert_eq!(aside["reason"], "planned");
    assert_eq!(aside["quote"], "The army plans to capture Rityan, an officer said.");
}

#[test]
fn one_dispatch_without_a_date_printed_twice_is_one_deed_and_one_witness() {
    let text = "A shell hit the market of Kafr Zita.";
    let atlas = draw(&[article("a", "", text), article("b", "", text)]);
    assert_eq!(at(&atlas, "strikes", "Kafr Zita", "articles"), ["a; b"]);
    assert_eq!(at(&atlas, "strikes", "Kafr Zita", "notes"), [text]);
    let alone = draw(&[article("a", "", text)]);
    let confidence = |atlas: &Atlas| at(atlas, "strikes", "Kafr Zita", "confidence")[0].clone();
    assert_eq!(confidence(&atlas), confidence(&alone));
}

#[test]
fn who_breaks_a_siege_holds_what_was_besieged() {
    let atlas = draw(&[article("a", "2015-11-11", "The Syrian army broke the siege of Kweires air base on Tuesday.")]);
    let place = features(&atlas, "control_points").first().expect("the base is spoken of");
    assert_eq!((&place.properties["side"], &place.properties["status"]), (&"government".into(), &"held".into()));
}

#[test]
fn pairs_of_lists_share_their_pocket() {
    let text = "Food is dropped over the regime-controlled pocket around Nubl and Zahraa, which is wedged between land \
                controlled by the SDF to the west and by rebels to the east. Rebels hold Anadan.";
    let atlas = draw(&[article("a", "2016-02-02", text)]);
    for town in ["Nubl", "Zahraa"] {
        assert_eq!(at(&atlas, "control_points", town, "side"), ["government"]);
        assert_eq!(at(&atlas, "control_points", town, "status"), ["besieged"]);
    }
}

#[test]
fn a_mention_quotes_its_sentence_and_no_more() {
    let text = "Shells on Morek\n\nGen. Haddad spoke to men of the press in Homs. \"Shells hit Kafr\nZita.\" Nobody was hurt near Morek";
    let atlas = draw(&[article("a", "2016-02-03", text)]);
    assert_eq!(at(&atlas, "mentions", "Homs", "notes"), ["Gen. Haddad spoke to men of the press in Homs."]);
    assert_eq!(at(&atlas, "mentions", "Kafr Zita", "notes"), ["\"Shells hit Kafr Zita.\""]);
    assert_eq!(at(&atlas, "mentions", "Morek", "notes"), ["Shells on Morek", "Nobody was hurt near Morek"]);
}

#[test]
fn a_plan_is_an_axis_toward_its_aim_until_it_is_carried_out() {
    let taken = "The army captured the village of Hardatnin on Monday. It plans to storm Nubl next.";
    let plan = article("a", "2016-02-02", taken);
    let axes = |reports: &[Report], day: &str| -> Vec<(String, String, String)> {
        let atlas = layer::atlas(&situation::fold(reports, &WORLD, &as_of(day)), reports, &WORLD);
        let text = |feature: &Feature, column: &str| feature.properties[column].as_str().unwrap_or_default().to_owned();
        features(&atlas, "advances")
            .iter()
            .map(|axis| (text(axis, "phase"), text(axis, "from_place"), text(axis, "to_place")))
            .collect()
    };
    let toward = |phase: &str| (phase.to_owned(), "Hardatnin".to_owned(), "Nubl".to_owned());
    assert_eq!(axes(std::slice::from_ref(&plan), "2016-02-02"), [toward("planned")]);
    assert_eq!(axes(std::slice::from_ref(&plan), "2016-06-01"), [], "nobody knows what became of it");
    let done = article("b", "2016-02-04", "The army captured Nubl on Wednesday.");
    assert_eq!(axes(&[plan, done], "2016-02-04"), []);
}

#[test]
fn an_axis_does_not_begin_where_the_same_sentence_leads() {
    let atlas = draw(&[
        article("a", "2016-02-01", "The army captured the village of Hardatnin on Sunday."),
        article("b", "2016-02-02", "The army advanced toward Nubl and Zahraa on Monday."),
    ]);
    let starts: Vec<_> = features(&atlas, "advances").iter().map(|axis| &axis.properties["from_place"]).collect();
    assert_eq!(starts, ["Hardatnin", "Hardatnin"]);
}

#[test]
fn the_record_says_why_there_is_no_line() {
    let atlas =
        draw(&[article("a", "2016-02-02", "The army captured Morek on Monday. Rebels captured Al-Eis on Monday.")]);
    assert_eq!(features(&atlas, "front_lines").len(), 0);
    let notes = atlas.run["notes"].to_string();
    let apart =
        "no line is drawn between government and opposition: their nearest places, Morek and Al-Eis, are 74 km apart";
    assert!(notes.contains(apart), "{notes}");
    assert!(notes.contains("2 of 2 places that are held lie at no line"), "{notes}");
    assert!(notes.contains("--baseline takes what is known of other places"), "{notes}");
}
