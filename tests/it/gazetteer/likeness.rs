//! Spellings that are not listed, and the ranked answers to a question.

use sitmap::command;
use sitmap::gazetteer::{Gazetteer, How, PlaceKind, likeness, skeleton};

use super::small;

fn best(gazetteer: &Gazetteer, name: &str) -> Option<(String, How)> {
    let matches = gazetteer.similar(name, 1);
    matches.first().map(|found| (gazetteer.place(found.place).code.to_owned(), found.how))
}

#[test]
fn a_spelling_that_is_not_listed_leads_to_its_place() {
    let (_folder, gazetteer) = small();
    for (name, code, how) in [
        ("Kafr Zita", "C1", How::Exact),
        ("Kfar Zita", "C1", How::Variant),
        ("Kafrzita", "C1", How::Variant),
        ("Kafr Zeitah", "C1", How::Variant),
        ("Kafr Zitta", "C1", How::Variant),
        ("Hbit", "C2", How::Variant),
        ("Hubayt", "C2", How::Variant),
        ("Alhbit", "C2", How::Variant),
        ("Azuz", "C3", How::Fuzzy),
    ] {
        assert_eq!(best(&gazetteer, name), Some((code.to_owned(), how)), "{name}");
    }
}

#[test]
fn names_that_only_look_alike_are_no_variants() {
    let (_folder, gazetteer) = small();
    for name in ["Aziz", "Ankara", "Homs", "Zita", "Kafr", "Kafr Zira", "Washington", "", "123", "!"] {
        assert!(
            gazetteer.similar(name, 5).iter().all(|found| found.how == How::Fuzzy),
            "{name}: {:?}",
            gazetteer.similar(name, 5)
        );
    }
    let pairs = [
        ("Aqrab", "Aqraba"),
        ("Hama", "Homs"),
        ("Azaz", "Aziz"),
        ("Sabha", "Sabkha"),
        ("Bayda", "Buwayda"),
        ("Western Sarja", "Eastern Sarja"),
        ("Upper Tell", "Lower Tell"),
    ];
    for (a, b) in pairs {
        assert!(skeleton(a) != skeleton(b) || likeness(a, b) < 86, "{a} {b} {}", likeness(a, b));
    }
}

#[test]
fn likeness_is_the_same_both_ways_and_whole_for_one_name() {
    for (a, b) in [("Khan Shaykhun", "Khan Sheikhoun"), ("Hraytan", "Haritan"), ("Hama", "Homs"), ("", "Homs")] {
        assert_eq!(likeness(a, b), likeness(b, a), "{a} {b}");
        assert_eq!(likeness(a, a), 100);
    }
    assert!(likeness("Khan Shaykhun", "Khan Sheikhoun") >= 95);
    assert!(likeness("Khan Shaykhun", "خان شيخون") >= 90);
}

#[test]
fn arabic_and_latin_spellings_lead_to_each_other() {
    let (_folder, gazetteer) = small();
    assert_eq!(best(&gazetteer, "كفرزيتا").map(|(code, _)| code).as_deref(), Some("C1"));
}

#[test]
fn a_misspelled_town_is_located_in_the_area_asked_for() {
    let gazetteer = Gazetteer::embedded();
    let answers = gazetteer.locate("Khan Sheikoun", Some("Idlib"), 5);
    let first = &answers[0];
    assert_eq!(gazetteer.place(first.place).name, "Khan Shaykhun");
    assert_eq!(gazetteer.place(first.place).kind, PlaceKind::Town);
    assert_eq!(first.score, first.reasons.iter().map(|reason| reason.points).sum::<i32>());
    assert!(first.reasons.iter().any(|reason| reason.text.starts_with("in Idlib")));
    assert!(answers.is_sorted_by_key(|answer| -answer.score));
}

#[test]
fn the_area_decides_between_places_of_one_name() {
    let gazetteer = Gazetteer::embedded();
    for area in ["Aleppo", "Hama province", "Idleb", "SY04"] {
        let asked = gazetteer.areas_named(area)[0];
        let answers = gazetteer.locate("Judaydah", Some(area), 1);
        let place = gazetteer.place(answers[0].place);
        let inside = [place.admin1, place.admin2, place.admin3].into_iter().flatten();
        assert!(inside.into_iter().any(|inner| gazetteer.is_within(inner, asked)), "{area}: {}", place.name);
    }
    assert!(gazetteer.areas_named("Nowhere at all").is_empty());
}

#[test]
fn the_command_prints_ranked_answers_and_says_when_there_is_none() {
    let (_folder, gazetteer) = small();
    let run = |query: &str, within: Option<&str>, json| {
        let args = command::locate::Args { query: query.into(), within: within.map(str::to_owned), limit: 3, json };
        let mut out = Vec::new();
        let status = command::locate::run(&args, &gazetteer, &mut out).expect("memory can be written");
        (status, String::from_utf8(out).expect("text"))
    };
    let (status, table) = run("Hubayt", Some("Hama"), false);
    assert_eq!(status, 0);
    assert!(table.starts_with("score  match"), "{table}");
    assert!(table.contains("Al-Habit") && table.contains("in Hama (SY05)") && table.contains("C2"), "{table}");
    let (status, json) = run("Hubayt", None, true);
    let rows: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!((status, rows[0]["place_id"].as_str(), rows[0]["match"].as_str()), (0, Some("C2"), Some("variant")));
    let (status, by_id) = run("C2", None, false);
    assert_eq!((status, by_id.lines().count()), (0, 3), "one row and its reason: {by_id}");
    assert!(by_id.contains("Al-Habit") && by_id.contains("its id"), "{by_id}");
    assert_eq!(run("Xyzzy", None, false), (1, "nothing like \"Xyzzy\" is listed\n".into()));
    assert_eq!(run("Xyzzy", None, true), (1, "[]\n".into()));
    assert_eq!(run("Azaz", Some("Nowhere"), false), (1, "no area is called \"Nowhere\"\n".into()));
}
