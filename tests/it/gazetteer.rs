//! The gazetteer: what tables become when they are opened, and finding names in it as they are listed.

mod check;
mod likeness;

use std::fs;

use geo::Point;
use proptest::prelude::*;
use sitmap::fold;
use sitmap::gazetteer::{
    Gazetteer, How, NameRef, Node, PlaceId, PlaceKind, Rule, Script, Target, is_article, likeness as likeness_of,
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
    ("actors.csv", "name,kind,fights,note\nRebels,armed_group,,\nSyrian government,state,,\n"),
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
    assert!(!gazetteer.country().0.is_empty());
    assert!(gazetteer.attributions().next().is_some());
    for (index, place) in gazetteer.places().enumerate() {
        assert_eq!(gazetteer.place_by_code(place.code), Some(PlaceId(index as u32)), "{}", place.code);
    }
}

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
        prop_assert!(likeness_of(&text, &other) <= 100);
    }
}
