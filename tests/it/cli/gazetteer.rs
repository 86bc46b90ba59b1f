//! `sitmap gazetteer`: a folder for another war out of public dumps, which `check`, `locate` and `map` then use; and what is
//! in one. The rows are of real places, written for these tests in the forms of the dumps.

use std::path::{Path, PathBuf};

use serde_json::Value;
use tempfile::TempDir;

use super::run::{Answer, file, map, scratch, sitmap};

/// A country file of GeoNames: id, name, other names, latitude, longitude, code, first and second level, population.
const PLACES: [&str; 12] = [
    "690791|Ukraine||49|32|PCLI|||44622516",
    "703447|Kyiv City||50.45466|30.5238|ADM1|12||2797553",
    "703448|Kyiv|Kiev,Kyjiv,Киев|50.45466|30.5238|PPLC|12||2797553",
    "709716|Donetsk Oblast|Donetska oblast|47.9|37.8|ADM1|05||4100280",
    "709717|Donetsk|Doneck|48.023|37.80224|PPLA|05|10|901645",
    "12000010|Bakhmut Raion||48.59|38|ADM2|05|11|220000",
    "712451|Bakhmut|Artemivsk,Artyomovsk,Бахмут|48.59559|38.00153|PPLA2|05|11|73212",
    "692372|Soledar||48.67942|38.08959|PPL|05|11|10692",
    "705809|Kramatorsk|Краматорськ|48.73822|37.58431|PPL|05|12|147145",
    "12000011|Bakhmut Airfield||48.57|37.97|AIRF|05|11|",
    "12000012|Bakhmutka||48.7|38.2|STM|05|11|",
    "12000013|Khromove||48.60944|37.93944|PPL|05|11|1000",
];

/// Alternate names: geonameid, language, name, whether it is preferred.
const NAMES: [&str; 6] = [
    "712451|ar|باخموت|",
    "712451|uk|Бахмут|1",
    "703448|en|Kyiv|1",
    "703448|link|https://en.wikipedia.org/wiki/Kyiv|",
    "712451|wkdt|Q158141|",
    "1|en|Elsewhere|1",
];

const ARTICLE: &str = "Missiles hit Bakhmut\n\nFebruary 2, 2023\n\nMissiles struck Artemivsk on Wednesday, killing two civilians. Fighting \
                       went on near Soledar.\n";

fn country_file() -> String {
    let line = |place: &&str| {
        let [id, name, others, lat, lon, code, admin1, admin2, people] = cells(place);
        format!(
            "{id}\t{name}\t{name}\t{others}\t{lat}\t{lon}\tX\t{code}\tUA\t\t{admin1}\t{admin2}\t\t\t{people}\t\t100\tEurope/Kyiv\t2023-01-01\n"
        )
    };
    PLACES.iter().map(line).collect()
}

fn names_file() -> String {
    let lines = NAMES.iter().zip(1..).map(|(name, number)| {
        let [id, language, name, preferred] = cells(name);
        format!("{number}\t{id}\t{language}\t{name}\t{preferred}\t\t\t\t\t\n")
    });
    lines.collect()
}

fn cells<const N: usize>(row: &str) -> [&str; N] {
    row.split('|').collect::<Vec<_>>().try_into().expect("the row has its cells")
}

/// Imports with flags that name files of the folder, and answers with the new folder too.
fn import(folder: &TempDir, flags: &[(&str, &Path)]) -> (Answer, PathBuf) {
    let out = folder.path().join("tables");
    let mut arguments = vec![Path::new("gazetteer"), Path::new("import"), Path::new("--out"), &out];
    arguments.extend(flags.iter().flat_map(|(flag, path)| [Path::new(*flag), *path]));
    (sitmap(&arguments), out)
}

/// What `check` finds in a folder: nothing at all but notes.
fn assert_sound(tables: &Path) {
    let check = sitmap(&[Path::new("check"), tables]);
    assert_eq!(check.status, Some(0), "{}", check.stdout);
    assert!(check.stdout.contains(": 0 errors, 0 warnings"), "{}", check.stdout);
}

fn located(tables: &Path, name: &str) -> Value {
    let answer = sitmap(&[Path::new("locate"), Path::new(name), Path::new("--json"), Path::new("--gazetteer"), tables]);
    let rows: Value = serde_json::from_str(&answer.stdout).expect("it is JSON");
    rows[0].clone()
}

#[test]
fn a_country_of_geonames_is_sound_and_its_articles_are_mapped() {
    let folder = scratch();
    let places = file(&folder, "UA.txt", country_file());
    let names = file(&folder, "names.txt", names_file());
    let (answer, tables) = import(&folder, &[("--geonames", &places), ("--alternate-names", &names)]);
    assert_eq!(answer.status, Some(0), "{}", answer.stderr);
    assert!(answer.stderr.contains("no kind of place, and left out: 2 lines (PCLI 1, STM 1)"), "{}", answer.stderr);
    assert_sound(&tables);

    let bakhmut = located(&tables, "Artyomovsk");
    assert_eq!((&bakhmut["place_id"], &bakhmut["location_ar"]), (&"gn712451".into(), &"باخموت".into()));
    assert_eq!((&bakhmut["admin1"], &bakhmut["admin2"]), (&"Donetsk Oblast".into(), &"Bakhmut Raion".into()));
    assert_eq!(
        (&bakhmut["place_kind"], &located(&tables, "Kramatorsk")["place_kind"]),
        (&"town".into(), &"city".into())
    );

    let out = folder.path().join("out");
    let article = file(&folder, "monday.txt", ARTICLE);
    let drawn = sitmap(&[Path::new("map"), &article, Path::new("--out"), &out, Path::new("--gazetteer"), &tables]);
    assert_eq!(drawn.status, Some(0), "{}", drawn.stderr);
    let strikes = std::fs::read_to_string(out.join("strikes.geojson")).expect("the layer is there");
    let strikes: Value = serde_json::from_str(&strikes).expect("it is JSON");
    let strike = &strikes["features"][0];
    assert_eq!(strike["properties"]["place_id"], "gn712451");
    assert_eq!(strike["geometry"]["coordinates"], serde_json::json!([38.00153, 48.59559]));
    assert!(
        strikes["attribution"].as_str().is_some_and(|said| said.contains("GeoNames")),
        "{}",
        strikes["attribution"]
    );
}

#[test]
fn a_bad_line_of_geonames_is_named_and_the_rest_is_read() {
    let folder = scratch();
    let bad = [
        "x\tNo\tNo\t\t1\t1\tP\tPPL\tUA\t\t05\t\t\t\t0\t\t1\t\t\n",
        "12000020\tFar\tFar\t\t95\t1\tP\tPPL\tUA\t\t05\t\t\t\t0\t\t1\t\t\n",
        "12000021\tNull\tNull\t\t0\t0\tP\tPPL\tUA\t\t05\t\t\t\t0\t\t1\t\t\n",
        "712451\tTwice\tTwice\t\t48\t38\tP\tPPL\tUA\t\t05\t\t\t\t0\t\t1\t\t\n",
        "12000022\tShort\n",
    ];
    let places = file(&folder, "UA.txt", country_file() + &bad.concat());
    let (answer, tables) = import(&folder, &[("--geonames", &places)]);
    assert_eq!(answer.status, Some(1));
    for told in [
        "UA.txt:13: id \"x\" is not a number",
        "UA.txt:14: latitude 95 is not within -90 to 90",
        "UA.txt:15: latitude 0, longitude 0 is no place",
        "UA.txt:16: gn712451 is given twice; the first time in ",
        "UA.txt:17: 2 columns; a line of GeoNames has 19",
    ] {
        assert!(answer.stderr.contains(told), "{told:?} is not told: {}", answer.stderr);
    }
    assert_sound(&tables);
    assert_eq!(located(&tables, "Soledar")["place_id"], "gn692372");
}

const AREAS: &str = "ADM0_EN,ADM0_PCODE,ADM1_EN,ADM1_AR,ADM1_PCODE,ADM2_EN,ADM2_PCODE\n\
                     #country+name,#country+code,#adm1+name,,#adm1+code,#adm2+name,#adm2+code\n\
                     Sudan,SD,Khartoum,الخرطوم,SD01,Khartoum,SD01001\n\
                     Sudan,SD,Khartoum,الخرطوم,SD01,Um Durman,SD01002\n\
                     Sudan,SD,North Darfur,شمال دارفور,SD02,Al Fasher,SD02001\n\
                     Sudan,SD,Red Sea,البحر الأحمر,SD10,Port Sudan,SD10001\n";

const TOWNS: &str = "admin1Pcode;admin2Pcode;featureName_en;featureName_ar;pcode;Latitude;Longitude;population\n\
                     SD01;SD01002;Omdurman;أم درمان;SDP001;15.6445;32.4777;2395159\n\
                     SD01;SD01001;Khartoum;الخرطوم;SDP002;15.5007;32.5599;\"1,974,647\"\n\
                     SD02;SD02001;El Fasher;الفاشر;;13.6279;25.3494;252609\n\
                     SD02;SD02001;Nowhere;;SDP004;x;25;\n\
                     SD99;;Kutum;كتم;SDP005;14.2019;24.6661;45000\n";

#[test]
fn tables_of_p_codes_make_areas_and_places() {
    let folder = scratch();
    let (areas, towns) = (file(&folder, "areas.csv", AREAS), file(&folder, "towns.csv", TOWNS));
    let (answer, tables) = import(&folder, &[("--ocha", &areas), ("--ocha", &towns)]);
    assert_eq!(answer.status, Some(1));
    assert!(answer.stderr.contains("towns.csv:5: latitude \"x\" is not a number"), "{}", answer.stderr);
    assert!(answer.stderr.contains("towns.csv:6: SDP005: no area has the code SD99"), "{}", answer.stderr);
    assert!(
        answer.stderr.contains("areas.csv:6: SD10 Red Sea: no point, no outline and no place in it is given"),
        "{}",
        answer.stderr
    );
    assert_sound(&tables);

    let fasher = located(&tables, "El Fasher");
    assert_eq!((&fasher["location_ar"], &fasher["admin2"]), (&"الفاشر".into(), &"Al Fasher".into()));
    assert_eq!(fasher["place_kind"], "city");
    assert_eq!(located(&tables, "Kutum")["admin1"], Value::Null);
    let darfur = located(&tables, "North Darfur");
    assert_eq!((&darfur["place_id"], &darfur["place_kind"]), (&"SD02".into(), &"governorate".into()));
}

/// Two squares around the towns, with a border between them.
const BOUNDARIES: &str = r#"{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"ADM0_EN":"Sudan","ADM0_PCODE":"SD","ADM1_EN":"Khartoum","ADM1_PCODE":"SD01"},
 "geometry":{"type":"Polygon","coordinates":[[[31,15],[31,17],[34,17],[34,15],[31,15]]]}},
{"type":"Feature","properties":{"ADM0_EN":"Sudan","ADM0_PCODE":"SD","ADM1_EN":"North Darfur","ADM1_PCODE":"SD02"},
 "geometry":{"type":"MultiPolygon","coordinates":[[[[23,12],[27,12],[27,20],[23,20],[23,12]]]]}},
{"type":"Feature","properties":{"ADM1_EN":"Nothing"},"geometry":null}]}"#;

#[test]
fn boundaries_say_where_the_places_of_geonames_lie() {
    let folder = scratch();
    let boundaries = file(&folder, "areas.geojson", BOUNDARIES);
    let line = |id: u32, name: &str, lat: f64, lon: f64, code: &str| {
        format!("{id}\t{name}\t{name}\t\t{lat}\t{lon}\tX\t{code}\tSD\t\t29\t\t\t\t200000\t\t1\t\t\n")
    };
    let places = line(379252, "Omdurman", 15.64453, 32.47773, "PPL")
        + &line(379253, "Wilayat al Khartum", 15.9, 32.9, "ADM1")
        + &line(379254, "Another unit of that rank", 16.0, 33.0, "ADM1")
        + &line(372753, "El Fasher", 13.62793, 25.34936, "PPLA");
    let places = file(&folder, "SD.txt", places);
    let (answer, tables) = import(&folder, &[("--geonames", &places), ("--boundaries", &boundaries)]);
    assert_eq!(answer.status, Some(1), "{}", answer.stderr);
    assert!(answer.stderr.contains("areas.geojson:6: feature 3: no property with a p-code"), "{}", answer.stderr);
    assert_sound(&tables);
    assert_eq!(located(&tables, "Omdurman")["admin1"], "Khartoum");
    assert_eq!(located(&tables, "El Fasher")["admin1"], "North Darfur");
    assert_eq!(located(&tables, "Wilayat al Khartum")["place_id"], "SD01");
    let check = sitmap(&[Path::new("gazetteer"), Path::new("stats"), &tables, Path::new("--json")]);
    let stats: Value = serde_json::from_str(&check.stdout).expect("it is JSON");
    assert_eq!(stats["areas_by_level"][1], serde_json::json!({"level": 1, "areas": 2, "with_boundary": 2}));
}

#[test]
fn boundaries_and_tables_of_p_codes_tell_of_the_same_areas() {
    let folder = scratch();
    // The outline of a district whose file does not say what it lies in: the table does.
    let district = BOUNDARIES.replace(
        "\"ADM1_EN\":\"Khartoum\",\"ADM1_PCODE\":\"SD01\"",
        "\"ADM2_EN\":\"Um Durman\",\"ADM2_PCODE\":\"SD01002\"",
    );
    let boundaries = file(&folder, "areas.geojson", district);
    let (areas, towns) = (file(&folder, "areas.csv", AREAS), file(&folder, "towns.csv", TOWNS));
    let flags = [("--boundaries", boundaries.as_path()), ("--ocha", &areas), ("--ocha", &towns)];
    let (_, tables) = import(&folder, &flags);
    assert_sound(&tables);
    let omdurman = located(&tables, "Omdurman");
    assert_eq!((&omdurman["admin1"], &omdurman["admin2"]), (&"Khartoum".into(), &"Um Durman".into()));
    assert_eq!(located(&tables, "Kutum")["admin1"], "North Darfur", "its code is wrong, its point is not");
}

#[test]
fn nothing_is_written_over_and_nothing_is_made_of_nothing() {
    let folder = scratch();
    let places = file(&folder, "UA.txt", country_file());
    let (first, tables) = import(&folder, &[("--geonames", &places)]);
    assert_eq!(first.status, Some(0), "{}", first.stderr);
    let (again, _) = import(&folder, &[("--geonames", &places)]);
    assert_eq!(again.status, Some(2));
    assert!(again.stderr.contains("holds something already; choose another folder"), "{}", again.stderr);
    std::fs::remove_dir_all(&tables).expect("it is ours");

    for (flag, name, text, told) in [
        ("--geonames", "zip.txt", "PK\u{3}\u{4}", "is a ZIP archive; unpack it first"),
        ("--geonames", "empty.txt", "", "no place could be read"),
        (
            "--ocha",
            "other.csv",
            "a,b\n1,2\n",
            "is neither a table of areas (ADM1_EN, ADM1_PCODE, ...) nor one of places",
        ),
        ("--ocha", "nowhere/x.csv", "", "is empty"),
    ] {
        let (answer, tables) = import(&folder, &[(flag, &file(&folder, name, text))]);
        assert_eq!(answer.status, Some(2), "{}", answer.stderr);
        assert!(answer.stderr.contains(told), "{told:?}: {}", answer.stderr);
        assert!(!tables.exists());
    }
}

#[test]
fn what_is_missing_or_does_not_go_together_is_told() {
    for (arguments, told) in [
        (&["gazetteer"][..], "sitmap gazetteer import --geonames"),
        (&["gazetteer", "import"], "see sitmap gazetteer import --help"),
        (&["gazetteer", "import", "--out", "x"], "name a country file with --geonames, or tables with --ocha"),
        (&["gazetteer", "import", "--out", "x", "--geonames", "a", "--ocha", "b"], "cannot be used with"),
    ] {
        let answer = sitmap(arguments);
        assert_eq!(answer.status, Some(2));
        assert!(answer.stderr.contains(told), "{}", answer.stderr);
    }
}

#[test]
fn the_same_files_give_the_same_tables() {
    let folder = scratch();
    let places = file(&folder, "UA.txt", country_file());
    let (_, first) = import(&folder, &[("--geonames", &places)]);
    let other = scratch();
    let (_, second) = import(&other, &[("--geonames", &places)]);
    assert_eq!(super::run::contents(&first), super::run::contents(&second));
}

#[test]
fn the_figures_of_the_tables_in_the_program_agree_with_each_other() {
    let answer = sitmap(&["gazetteer", "stats", "--json"]);
    assert_eq!((answer.status, &*answer.stderr), (Some(0), ""));
    let stats: Value = serde_json::from_str(&answer.stdout).expect("it is JSON");
    let sum = |value: &Value| match value {
        Value::Object(counts) => counts.values().filter_map(Value::as_u64).sum::<u64>(),
        Value::Array(rows) => rows.iter().filter_map(|row| row["places"].as_u64()).sum(),
        _ => 0,
    };
    for by in ["places_by_kind", "places_by_admin1", "places_by_source"] {
        assert_eq!(Some(sum(&stats[by])), stats["places"].as_u64(), "{by}");
    }
    assert_eq!(stats["areas_by_level"][0]["with_boundary"], 1);
    assert!(stats["actors"].as_u64() > Some(50) && stats["shared_spellings"].as_u64() > Some(100), "{stats}");

    let table = sitmap(&["gazetteer", "stats"]);
    assert!(table.stdout.starts_with("Syria\nplaces "), "{}", table.stdout);
    assert!(table.stdout.contains("\n  border crossing "), "{}", table.stdout);
}

#[test]
fn the_figures_of_a_damaged_folder_say_so_and_of_none_give_2() {
    let folder = scratch();
    file(&folder, "places.csv", "id,name\nC1\n");
    assert_eq!(sitmap(&[Path::new("gazetteer"), Path::new("stats"), folder.path()]).status, Some(1));
    let nowhere = sitmap(&[Path::new("gazetteer"), Path::new("stats"), &folder.path().join("nowhere")]);
    assert_eq!(nowhere.status, Some(2));
    assert!(nowhere.stderr.contains("a gazetteer is a folder with places.csv"), "{}", nowhere.stderr);
}

#[test]
fn a_map_without_actors_draws_events_of_nobody() {
    let folder = scratch();
    let places = file(&folder, "UA.txt", country_file());
    let (_, tables) = import(&folder, &[("--geonames", &places)]);
    assert_eq!(std::fs::read_to_string(tables.join("actors.csv")).expect("it is there"), "name,kind,fights,note\n");
    let readme = std::fs::read_to_string(tables.join("README.md")).expect("it is there");
    assert!(readme.contains("# The gazetteer: Ukraine") && !readme.contains('{'), "{readme}");
    // The program's own tables are not used in secret: it knows no place of Syria then.
    let article = file(&folder, "x.txt", super::run::ARTICLE);
    let out = folder.path().join("out");
    assert_eq!(map(&[&article], &out).status, Some(0));
    let other = sitmap(&[Path::new("map"), &article, Path::new("--out"), &out, Path::new("--gazetteer"), &tables]);
    assert!(other.stderr.contains(" 0 located"), "{}", other.stderr);
}
