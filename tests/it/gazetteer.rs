//! The gazetteer: finding names, ranking answers, and proving tables sound.

use std::fs;
use std::path::Path;

use geo::Point;
use proptest::prelude::*;
use sitmap::command;
use sitmap::fold;
use sitmap::gazetteer::check::{Options, check};
use sitmap::gazetteer::tables::{Finding, Severity};
use sitmap::gazetteer::{
    Gazetteer, How, NameRef, Node, PlaceId, PlaceKind, Rule, Script, Source, Target, is_article, likeness, skeleton,
    strip_article,
};
use tempfile::TempDir;

/// A sound folder of tables: one square governorate with a district, and a few places.
const SOUND: [(&str, &str); 12] = [
    ("README.md", "# Tables\n\n## Attribution\n\n- Source A, CC BY\n- Source B,\n  modified\n"),
    (
        "places.csv",
        "id,name,name_ar,kind,admin1,admin2,admin3,lat,lon,population,events,spread_km,geonames_id,pcode,wikidata_id,source,note\n\
         C1,Kafr Zita,كفر زيتا,town,SY05,SY0501,,35.4,36.6,,7,0.3,172,C1,Q1,OCHA,\n\
         C2,Al-Habit,الهبيط,village,SY05,SY0501,,35.45,36.55,1200,,,,C2,,OCHA,\n\
         C3,Azaz,أعزاز,city,SY05,,,35.5,36.5,,,,,C3,,OCHA,\n\
         C4,Has,حاس,village,SY05,,,35.6,36.6,,,,,C4,,OCHA,\n\
         C5,Az-Zarqa,,village,SY05,,,35.6,36.7,,,,,C5,,OCHA,\n\
         C6,Zarqa,,village,SY05,,,35.1,36.1,,3,,,C6,,OCHA,\n\
         SY05,Hama Governorate,محافظة حماة,governorate,,,,35.5,36.5,,,,,SY05,,OCHA,\n",
    ),
    (
        "names.csv",
        "place_id,name,script,source,note\nC1,Kafr Zeita,latin,press,\nC2,Hobait,latin,press,\nSY05,Hama,latin,press,\n",
    ),
    (
        "areas.geojson",
        "{\"type\":\"FeatureCollection\",\"features\":[\n\
         {\"type\":\"Feature\",\"properties\":{\"id\":\"SY\",\"level\":0,\"name\":\"Syria\",\"name_ar\":null,\"parent\":null},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[35,34],[38,34],[38,37],[35,37],[35,34]]]}},\n\
         {\"type\":\"Feature\",\"properties\":{\"id\":\"SY05\",\"level\":1,\"name\":\"Hama\",\"name_ar\":\"حماة\",\"parent\":\"SY\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[36,35],[37,35],[37,36],[36,36],[36,35]],[[36.1,35.8],[36.1,35.9],[36.2,35.9],[36.2,35.8],[36.1,35.8]]]}},\n\
         {\"type\":\"Feature\",\"properties\":{\"id\":\"SY0501\",\"level\":2,\"name\":\"Mahardah\",\"name_ar\":null,\"parent\":\"SY05\"},\"geometry\":{\"type\":\"MultiPolygon\",\"coordinates\":[[[[36.5,35.3],[36.7,35.3],[36.7,35.5],[36.5,35.5],[36.5,35.3]]]]}}\n\
         ]}\n",
    ),
    (
        "roads.geojson",
        "{\"type\":\"FeatureCollection\",\"features\":[\n\
         {\"type\":\"Feature\",\"properties\":{\"id\":\"road-m5\",\"name\":\"Hama - Aleppo\",\"ref\":\"M5\",\"accuracy_km\":3,\"source\":\"\"},\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[36.1,35.1],[36.9,35.9]]}}\n\
         ]}\n",
    ),
    ("not_places.csv", "name,rule,reason\nHas,slot,a verb\nSaid,never,a verb\n"),
    (
        "world.csv",
        "name,kind,country,lat,lon,note\nAnkara,capital,Turkey,39.93,32.86,\nZarqa,city,Jordan,32.07,36.09,\n",
    ),
    ("actors.csv", "name,kind,note\nRebels,armed_group,\nSyrian government,state,\n"),
    ("actor_names.csv", "actor,name,form,from,to,note\nRebels,rebel forces,name,,,\n"),
    ("sides.csv", "actor,side,from,to,note\nRebels,opposition,,,\nSyrian government,government,,,\n"),
    (
        "camps.csv",
        "side,label,color,enemies,note\ngovernment,Government,#d7191c,opposition,\nopposition,Opposition,#1a9641,government,\n",
    ),
    ("sources.csv", "name,source,kind,side,note\nSANA,SANA,state_media,government,\nSOHR,SOHR,monitor,,\n"),
];

/// The sound tables with some lines changed: (file, old text, new text).
fn tables(changes: &[(&str, &str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (file, text) in SOUND {
        let mut text = text.to_owned();
        for (_, old, new) in changes.iter().filter(|(changed, _, _)| *changed == file) {
            assert!(text.contains(old), "{file} has no {old}");
            text = text.replace(old, new);
        }
        fs::write(folder.path().join(file), text).expect("a temporary file");
    }
    folder
}

fn small() -> (TempDir, Gazetteer) {
    let folder = tables(&[]);
    let gazetteer = Gazetteer::load(folder.path()).expect("the tables are sound");
    (folder, gazetteer)
}

/// The names that a text begins with, walked as a reader of articles does.
fn walk<'g>(gazetteer: &'g Gazetteer, text: &str) -> Vec<NameRef<'g>> {
    let words = fold::words(text);
    let content: Vec<&String> = words.iter().filter(|word| !is_article(word)).collect();
    let words = if content.is_empty() { words.iter().collect() } else { content };
    let end = words.into_iter().try_fold(Node::ROOT, |node, word| gazetteer.step(node, gazetteer.word(word)?));
    end.into_iter().flat_map(|node| gazetteer.names_at(node)).collect()
}

fn codes(gazetteer: &Gazetteer, names: &[NameRef]) -> Vec<String> {
    let mut codes: Vec<String> = names
        .iter()
        .filter_map(|name| match name.target {
            Target::Place(place) => Some(gazetteer.place(place).code.to_owned()),
            _ => None,
        })
        .collect();
    codes.dedup();
    codes
}

fn found(gazetteer: &Gazetteer, text: &str) -> Vec<String> {
    codes(gazetteer, &walk(gazetteer, text))
}

fn findings(folder: &Path) -> Vec<Finding> {
    check(&Source::Folder(folder.to_owned()), Options::default()).0
}

/// What `check` says about the sound tables with one change, without the folder.
fn said(file: &str, old: &str, new: &str) -> Vec<(Severity, String)> {
    let folder = tables(&[(file, old, new)]);
    let here = format!("{}/", folder.path().display());
    let notes = |finding: &Finding| finding.severity == Severity::Note;
    let all = findings(folder.path()).into_iter().filter(|finding| !notes(finding));
    all.map(|finding| (finding.severity, finding.to_string().replace(&here, ""))).collect()
}

fn one_error(file: &str, old: &str, new: &str) -> String {
    let said = said(file, old, new);
    assert_eq!(said.len(), 1, "{said:?}");
    assert_eq!(said[0].0, Severity::Error, "{said:?}");
    said[0].1.clone()
}

fn one_warning(file: &str, old: &str, new: &str) -> String {
    let said = said(file, old, new);
    assert_eq!(said.len(), 1, "{said:?}");
    assert_eq!(said[0].0, Severity::Warning, "{said:?}");
    said[0].1.clone()
}

// The image.

#[test]
fn a_loaded_place_says_what_its_row_says() {
    let (_folder, gazetteer) = small();
    let place = gazetteer.place(gazetteer.place_by_code("C1").expect("listed"));
    assert_eq!((place.name, place.name_ar, place.kind), ("Kafr Zita", Some("كفر زيتا"), PlaceKind::Town));
    assert_eq!(place.point, Point::new(36.6, 35.4));
    assert_eq!((place.population, place.events, place.spread_km), (None, 7, 0.3));
    assert_eq!((place.geonames_id, place.wikidata_id, place.source, place.note), (Some(172), "Q1", "OCHA", ""));
    let areas = [place.admin1, place.admin2, place.admin3].map(|area| area.map(|area| gazetteer.area(area).code));
    assert_eq!(areas, [Some("SY05"), Some("SY0501"), None]);
    assert_eq!(gazetteer.place_by_code("C9"), None);
}

#[test]
fn areas_hold_points_by_polygon_and_not_in_their_holes() {
    let (_folder, gazetteer) = small();
    let codes =
        |lon, lat| gazetteer.containing(Point::new(lon, lat)).map(|area| area.map(|area| gazetteer.area(area).code));
    assert_eq!(codes(36.6, 35.4), [Some("SY05"), Some("SY0501"), None]);
    assert_eq!(codes(36.3, 35.1), [Some("SY05"), None, None]);
    assert_eq!(codes(36.15, 35.85), [None, None, None]);
    assert_eq!(codes(40.0, 35.0), [None, None, None]);
    let district = gazetteer.area_by_code("SY0501").expect("listed");
    let governorate = gazetteer.area_by_code("SY05").expect("listed");
    assert!(gazetteer.is_within(district, governorate));
    assert!(!gazetteer.is_within(governorate, district));
    assert_eq!(gazetteer.polygon(governorate).0[0].interiors().len(), 1);
    assert_eq!(gazetteer.country().0.len(), 1);
    let place = gazetteer.place_by_code("SY05").expect("listed");
    assert_eq!(gazetteer.area_of_place(place), Some(governorate));
}

#[test]
fn roads_and_attributions_come_out_as_they_are_listed() {
    let (_folder, gazetteer) = small();
    let roads: Vec<_> = gazetteer.roads().collect();
    assert_eq!((roads[0].reference, roads[0].accuracy_km, roads[0].path.0.len()), (Some("M5"), 3.0, 2));
    assert_eq!(gazetteer.attributions().collect::<Vec<_>>(), ["Source A, CC BY", "Source B, modified"]);
}

#[test]
fn the_embedded_gazetteer_is_whole() {
    let gazetteer = Gazetteer::embedded();
    assert!(gazetteer.place_count() > 10_000);
    assert_eq!(gazetteer.areas().filter(|area| area.level == 1).count(), 14);
    assert_eq!(gazetteer.country().0.is_empty(), false);
    assert!(gazetteer.attributions().next().is_some());
    for (index, place) in gazetteer.places().enumerate() {
        assert_eq!(gazetteer.place_by_code(place.code), Some(PlaceId(index as u32)), "{}", place.code);
    }
}

// The exact scan.

#[test]
fn every_listed_spelling_of_every_place_is_found() {
    let gazetteer = Gazetteer::embedded();
    let mut names = 0;
    for place in gazetteer.places() {
        for name in gazetteer.spellings(place.id) {
            let here = Target::Place(place.id);
            let read = walk(&gazetteer, name.text).iter().any(|found| found.target == here);
            assert!(read, "{} {} in a text", place.code, name.text);
            let node = gazetteer.find(name.text).expect("read above");
            assert!(gazetteer.names_at(node).any(|found| found == name), "{} {}", place.code, name.text);
            names += 1;
        }
    }
    assert!(names > 40_000);
}

#[test]
fn articles_marks_and_diacritics_do_not_matter_in_a_text() {
    let (_folder, gazetteer) = small();
    for text in ["Habit", "al-Habit", "Al Habit", "El-Habit", "al-Ḩabīt", "الهبيط", "هبيط"] {
        assert_eq!(found(&gazetteer, text), ["C2"], "{text}");
    }
    for text in ["Habits", "Hab", "Kafr", "Zita", "Kafr Zita Habit", "", "al"] {
        assert_eq!(found(&gazetteer, text), [""; 0], "{text}");
    }
}

#[test]
fn type_words_are_found_in_any_of_their_spellings() {
    let (_folder, gazetteer) = small();
    for text in ["Kfar Zita", "Kafar-Zita", "Kefr Zeita", "KAFR ZITA"] {
        assert_eq!(found(&gazetteer, text), ["C1"], "{text}");
    }
    assert_eq!(found(&gazetteer, "Hama Province"), ["SY05"]);
    assert_eq!(found(&gazetteer, "Tell Zita"), [""; 0]);
}

#[test]
fn a_name_says_how_it_is_written() {
    let (_folder, gazetteer) = small();
    let names = walk(&gazetteer, "Zarqa");
    let written: Vec<_> = names.iter().map(|name| (name.text, name.primary, name.article)).collect();
    assert_eq!(written, [("Az-Zarqa", true, true), ("Zarqa", true, false), ("Zarqa", true, false)]);
    assert!(matches!(names[2].target, Target::World(abroad) if abroad.country == "Jordan"));
    let names = walk(&gazetteer, "الهبيط");
    assert!(names[0].article && names[0].primary && names[0].script == Script::Arabic);
    assert!(!walk(&gazetteer, "Hobait")[0].primary);
}

#[test]
fn names_that_are_usually_something_else_say_so() {
    let (_folder, gazetteer) = small();
    let names = walk(&gazetteer, "Has");
    assert!(matches!(names[0].target, Target::Place(_)));
    assert!(matches!(names[1].target, Target::NotPlace(entry) if entry.rule == Rule::Slot && entry.reason == "a verb"));
    assert!(matches!(walk(&gazetteer, "said")[..], [NameRef { target: Target::NotPlace(_), .. }]));
}

#[test]
fn glued_articles_come_off_where_letters_enough_are_left() {
    assert_eq!(strip_article("alhbit"), Some("hbit"));
    assert_eq!(strip_article("elbab"), Some("bab"));
    assert_eq!(strip_article("الهبيط"), Some("هبيط"));
    for whole in ["aleppo", "alma", "hama", "al", "ال", "الف", ""] {
        assert_eq!(strip_article(whole), None, "{whole}");
    }
}

// Likeness.

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
    let pairs = [("Aqrab", "Aqraba"), ("Hama", "Homs"), ("Azaz", "Aziz"), ("Sabha", "Sabkha"), ("Bayda", "Buwayda")];
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

// Locate.

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
    assert_eq!(run("Xyzzy", None, false), (1, "nothing like Xyzzy is listed\n".into()));
    assert_eq!(run("Xyzzy", None, true), (1, "[]\n".into()));
    assert_eq!(run("Azaz", Some("Nowhere"), false), (1, "no area is called Nowhere\n".into()));
}

// Check.

#[test]
fn sound_tables_pass() {
    let folder = tables(&[]);
    let all = findings(folder.path());
    assert!(all.iter().all(|finding| finding.severity == Severity::Note), "{all:?}");
    assert!(all.iter().any(|finding| finding.message.contains("1 of 11 spellings")), "{all:?}");
}

#[test]
fn the_embedded_tables_hold_no_error() {
    let (findings, counts) = check(&Source::Embedded, Options::default());
    let errors: Vec<String> = findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .map(|finding| finding.to_string())
        .collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
    assert!(counts.places > 10_000 && counts.names > 40_000 && counts.areas > 300);
}

#[test]
fn a_bad_cell_is_named_by_file_and_line_with_what_to_write() {
    assert_eq!(
        one_error("places.csv", "35.4,36.6,,7", "\"35,4\",36.6,,7"),
        "places.csv:2: lat \"35,4\" is not a number; write 35.4"
    );
    assert_eq!(
        one_error("places.csv", "1200", "\"1,200\""),
        "places.csv:3: population \"1,200\" is not a number; write 1200"
    );
    assert_eq!(one_error("places.csv", "1200", "many"), "places.csv:3: population \"many\" is not a number");
    assert_eq!(
        one_error("places.csv", "35.5,36.5,,,,,C3", "95.5,36.5,,,,,C3"),
        "places.csv:4: lat 95.5 is not within -90 to 90 degrees"
    );
    assert_eq!(
        one_error("places.csv", "35.5,36.5,,,,,C3", "NaN,36.5,,,,,C3"),
        "places.csv:4: lat NaN is not within -90 to 90 degrees"
    );
    assert!(
        one_error("places.csv", "أعزاز,city", "أعزاز,metropolis")
            .starts_with("places.csv:4: kind \"metropolis\" is unknown; write one of governorate, district")
    );
    assert_eq!(one_error("not_places.csv", "Said,never", ",never"), "not_places.csv:3: name is empty");
    assert_eq!(
        one_error("world.csv", "39.93,32.86,", "39.93,32.86"),
        "world.csv:2: 5 columns, the header has 6; quote a cell that holds a comma"
    );
}

#[test]
fn every_bad_row_is_reported_not_only_the_first() {
    let folder = tables(&[("places.csv", "35.6", "x"), ("names.csv", "Hobait,latin", "Hobait,greek")]);
    let errors = findings(folder.path()).into_iter().filter(|finding| finding.severity == Severity::Error);
    let lines: Vec<_> = errors.map(|finding| finding.line).collect();
    assert_eq!(lines, [Some(3), Some(5), Some(6)]);
}

#[test]
fn a_missing_column_or_file_is_an_error() {
    assert!(one_error("world.csv", "lat,lon,note", "lat,long,note").starts_with("world.csv:1: the header lacks lon"));
    let folder = tables(&[]);
    fs::remove_file(folder.path().join("camps.csv")).expect("written above");
    let all = findings(folder.path());
    assert!(all.iter().any(|finding| finding.file.ends_with("camps.csv") && finding.line.is_none()), "{all:?}");
    fs::write(folder.path().join("camps.csv"), b"side\nf\xfcr\n").expect("writable");
    let all = findings(folder.path());
    assert!(all.iter().any(|finding| finding.message.contains("line 2 is not UTF-8")), "{all:?}");
}

#[test]
fn ids_given_twice_and_references_to_nothing_are_errors() {
    assert_eq!(
        one_error("places.csv", "C6,Zarqa", "C5,Zarqa"),
        "places.csv:7: C5 is given twice; the first time in line 6"
    );
    assert_eq!(
        one_error("names.csv", "C2,Hobait", "C29,Hobait"),
        "names.csv:3: place_id C29 is in no row of places.csv"
    );
    assert_eq!(
        one_error("places.csv", "city,SY05,,", "city,SY06,,"),
        "places.csv:4: admin1 SY06 is no area of areas.geojson"
    );
    assert_eq!(
        one_error("places.csv", "city,SY05,,", "city,SY05,SY05,"),
        "places.csv:4: admin2 SY05 is an area of level 1, not 2"
    );
    assert_eq!(
        one_error("areas.geojson", "\"parent\":\"SY05\"", "\"parent\":\"SY09\""),
        "areas.geojson:4: parent SY09 is no area of areas.geojson"
    );
    assert_eq!(
        one_error("actor_names.csv", "Rebels,rebel", "Rebel,rebel"),
        "actor_names.csv:2: actor Rebel is in no row of actors.csv"
    );
    assert_eq!(
        one_error("sides.csv", "Rebels,opposition", "Rebels,opponents"),
        "sides.csv:2: side opponents is in no row of camps.csv"
    );
    assert_eq!(
        one_error("camps.csv", "#d7191c,opposition", "#d7191c,opposition;isis"),
        "camps.csv:2: enemies isis is in no row of camps.csv"
    );
    assert_eq!(
        one_error("sources.csv", "state_media,government", "state_media,state"),
        "sources.csv:2: side state is in no row of camps.csv"
    );
}

#[test]
fn a_place_outside_its_area_is_a_warning_with_the_distance() {
    let warning = one_warning("places.csv", "35.6,36.7", "36.1,36.7");
    assert_eq!(
        warning,
        "places.csv:6: Az-Zarqa (C5) lies 11.1 km outside SY05; correct its coordinates or its admin codes"
    );
    assert_eq!(said("places.csv", "35.6,36.7", "36.02,36.7"), []);
}

#[test]
fn rings_that_are_open_empty_or_turned_are_found() {
    assert_eq!(
        one_error("areas.geojson", "[35,37],[35,34]]", "[35,37]]"),
        "areas.geojson:2: a ring of SY is not closed; repeat its first position at the end"
    );
    assert_eq!(
        one_warning(
            "areas.geojson",
            "[35,34],[38,34],[38,37],[35,37],[35,34]",
            "[35,34],[35,37],[38,37],[38,34],[35,34]"
        ),
        "areas.geojson:2: an outer ring of SY does not run counter-clockwise; reverse it"
    );
    assert!(
        one_error("areas.geojson", "[36.5,35.3],[36.7,35.3]", "[36.5,\"x\"],[36.7,35.3]")
            .starts_with("areas.geojson:4:")
    );
    let broken = said("areas.geojson", "\"level\":1", "\"level\":");
    assert!(broken.iter().any(|(_, text)| text.starts_with("areas.geojson:3: no valid JSON")), "{broken:?}");
}

#[test]
fn rows_out_of_order_twice_or_in_other_letters_are_warnings() {
    assert_eq!(
        one_warning(
            "names.csv",
            "C1,Kafr Zeita,latin,press,\nC2,Hobait,latin,press,\n",
            "C2,Hobait,latin,,\nC1,Kafr Zeita,latin,,\n"
        ),
        "names.csv:3: rows are not sorted: C1 Kafr Zeita stands after C2 Hobait (1 such rows); sort the file by bytes"
    );
    assert_eq!(
        one_warning("names.csv", "C2,Hobait,latin,press,\n", "C2,Hobait,latin,press,\nC2,Hobait,latin,other,\n"),
        "names.csv:4: Hobait is listed twice for C2; remove one row"
    );
    assert_eq!(
        one_warning("names.csv", "Hobait,latin", "Hobait,arabic"),
        "names.csv:3: name \"Hobait\" is in latin letters, not arabic"
    );
    assert_eq!(one_error("names.csv", "Hobait,latin", "-,other"), "names.csv:3: name \"-\" holds no letter");
}

#[test]
fn shared_spellings_are_counted_and_listed_when_asked_for() {
    let folder = tables(&[]);
    let source = Source::Folder(folder.path().to_owned());
    let (findings, _) = check(&source, Options { shared: true });
    assert!(findings.iter().any(|finding| finding.message == "\"zarqa\" stands for 2 places: C5 Az-Zarqa, C6 Zarqa"));
}

#[test]
fn loading_unsound_tables_fails_with_every_error() {
    let folder = tables(&[("places.csv", "C6,Zarqa", "C5,Zarqa"), ("places.csv", "1200", "many")]);
    let error = Gazetteer::load(folder.path()).expect_err("two errors").to_string();
    assert!(error.contains("places.csv:3:") && error.contains("places.csv:7:"), "{error}");
    assert!(Gazetteer::load(Path::new("/nonexistent")).is_err());
}

#[test]
fn the_check_command_reports_by_exit_status() {
    let run = |folder: &Path, json| {
        let args = command::check::Args { source: Source::Folder(folder.to_owned()), shared: false, json };
        let mut out = Vec::new();
        let status = command::check::run(&args, &mut out).expect("memory can be written");
        (status, String::from_utf8(out).expect("text"))
    };
    let sound = tables(&[]);
    let (status, text) = run(sound.path(), false);
    assert_eq!(status, 0);
    assert!(text.ends_with("7 places, 15 spellings, 3 areas, 1 roads: 0 errors, 0 warnings, 1 note\n"), "{text}");
    let bad = tables(&[("places.csv", "1200", "many")]);
    let (status, text) = run(bad.path(), true);
    let report: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!((status, report["errors"].as_u64()), (1, Some(1)));
    let (status, text) = run(&bad.path().join("missing"), false);
    assert_eq!(status, 2);
    assert!(text.contains("cannot be read"), "{text}");
}

#[test]
fn tables_without_a_row_make_a_gazetteer_that_finds_nothing() {
    let folder = tables(&[]);
    for file in ["places.csv", "names.csv", "not_places.csv", "world.csv"] {
        let (_, text) = SOUND.iter().find(|(name, _)| *name == file).expect("listed");
        let header = text.lines().next().expect("a header");
        fs::write(folder.path().join(file), header).expect("writable");
    }
    let gazetteer = Gazetteer::load(folder.path()).expect("empty tables are sound");
    assert_eq!(gazetteer.place_count(), 0);
    assert_eq!(gazetteer.names_at(Node::ROOT).count(), 0);
    assert_eq!(gazetteer.word("habit"), None);
    assert!(gazetteer.similar("Habit", 5).is_empty());
    assert!(gazetteer.locate("Habit", Some("Hama"), 5).is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn what_is_compiled_is_what_is_opened(
        rows in prop::collection::btree_map("[a-z]{1,4}", ("\\PC{1,12}", -90.0..90.0f64, -180.0..180.0f64, any::<Option<u32>>()), 0..12)
    ) {
        let folder = tables(&[]);
        let header = SOUND[1].1.lines().next().expect("a header");
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(header.split(',')).expect("memory");
        for (id, (name, lat, lon, population)) in &rows {
            let population = population.filter(|number| *number != u32::MAX).map_or(String::new(), |number| number.to_string());
            let mut row = vec![id.clone(), format!("N{name}"), String::new(), "village".into()];
            row.extend(["", "", ""].map(str::to_owned));
            row.extend([lat.to_string(), lon.to_string(), population]);
            row.resize(17, String::new());
            writer.write_record(&row).expect("memory");
        }
        fs::write(folder.path().join("places.csv"), writer.into_inner().expect("memory")).expect("writable");
        fs::write(folder.path().join("names.csv"), "place_id,name,script,source,note\n").expect("writable");
        let gazetteer = Gazetteer::load(folder.path()).expect("sound");
        prop_assert_eq!(gazetteer.place_count(), rows.len());
        for (place, (id, (name, lat, lon, population))) in gazetteer.places().zip(&rows) {
            prop_assert_eq!(place.code, id.as_str());
            let name = format!("N{name}");
            prop_assert_eq!(place.name, name.trim());
            prop_assert!((place.point.y() - lat).abs() < 1e-6 && (place.point.x() - lon).abs() < 1e-6);
            prop_assert_eq!(place.population, population.filter(|number| *number != u32::MAX));
            let node = gazetteer.find(&name).expect("a listed name is found");
            let here = gazetteer.names_at(node).any(|listed| listed.target == Target::Place(place.id));
            prop_assert!(here);
        }
    }

    #[test]
    fn any_text_may_be_asked_for(text in "\\PC{0,40}", other in "[a-zA-Z' -]{0,20}") {
        let (_folder, gazetteer) = small();
        for name in [&text, &other] {
            let exact = gazetteer.find(name).is_some();
            let matches = gazetteer.similar(name, 10);
            prop_assert!(matches.len() <= 10);
            prop_assert!(!matches.iter().any(|found| found.how == How::Exact) || exact);
            gazetteer.locate(name, Some(&text), 3);
            for word in fold::words(name) {
                gazetteer.word(&word);
            }
        }
        prop_assert!(likeness(&text, &other) <= 100);
    }
}
