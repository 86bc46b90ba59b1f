//! Further formats: their names are known beforehand, hostile texts stay texts, the same map gives the same bytes, and a layer can
//! be piped. What GDAL reads back is compared in `.ci/formats-check.py`.

use std::collections::BTreeMap;
use std::process::{Command, Output};

use sitmap::layer::{Atlas, Layer, StrikeProperties};
use sitmap::output::{self, Format};

use crate::sample;

fn formats() -> Vec<Format> {
    Format::ALL.iter().map(|(format, _)| *format).collect()
}

fn files(atlas: &Atlas) -> BTreeMap<String, Vec<u8>> {
    let backdrop = sample::backdrop();
    let files = formats().into_iter().flat_map(|format| format.files(atlas, &backdrop));
    files.map(|file| (file.name, file.bytes)).collect()
}

fn text(files: &BTreeMap<String, Vec<u8>>, name: &str) -> String {
    String::from_utf8(files[name].clone()).unwrap()
}

fn sitmap(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_sitmap")).args(args).output().unwrap()
}

/// A strike whose texts are meant to break what holds them.
fn hostile() -> Atlas {
    let strike = StrikeProperties {
        id: "strike-1".into(),
        event_date: Some("2016-02-02".into()),
        location: Some("=HYPERLINK(\"x\")".into()),
        notes: Some("]]><script>alert(1)</script>\u{0}\u{8} \"quoted\",\nنبل 🙂".into()),
        titles: Some("-1+2".into()),
        longitude: 37.1,
        latitude: 36.4,
        ..StrikeProperties::default()
    };
    let mut atlas = sample::empty_atlas();
    atlas.layers[0] = Layer::new([(geo::Point::new(37.1, 36.4).into(), strike)]);
    atlas
}

#[test]
fn names_are_known_before_there_is_anything_to_write() {
    for format in formats() {
        for atlas in [sample::atlas(), sample::empty_atlas()] {
            let files = format.files(&atlas, &sample::backdrop());
            assert_eq!(format.names(), files.into_iter().map(|file| file.name).collect::<Vec<_>>(), "{format}");
        }
    }
    let written = output::files(&sample::atlas(), &sample::backdrop(), &formats());
    assert_eq!(output::names(&formats()), written.iter().map(|file| &*file.name).collect::<Vec<_>>());
}

#[test]
fn the_same_atlas_gives_the_same_bytes_in_every_format() {
    assert_eq!(files(&sample::atlas()), files(&sample::atlas()));
}

#[test]
fn a_cell_is_no_formula_and_a_table_has_its_types_beside_it() {
    let files = files(&hostile());
    let table = text(&files, "strikes.csv");
    let mut rows = csv::Reader::from_reader(table.as_bytes());
    let header: Vec<String> = rows.headers().unwrap().iter().map(str::to_owned).collect();
    let row = rows.records().next().unwrap().unwrap();
    let cell = |name: &str| &row[header.iter().position(|column| column == name).unwrap()];
    assert_eq!(cell("location"), "'=HYPERLINK(\"x\")");
    assert_eq!(cell("titles"), "'-1+2");
    assert_eq!(cell("fatalities"), "", "what is not known is empty");
    assert_eq!(cell("WKT"), "POINT (37.1 36.4)");
    assert!(cell("notes").contains("<script>") && cell("notes").ends_with("نبل 🙂"));
    let types = text(&files, "strikes.csvt");
    assert_eq!(types.trim().split(',').count(), header.len());
    assert!(types.starts_with("\"String\",\"Date\""), "{types}");
    assert_eq!(text(&files, "advances.csv").lines().count(), 1, "an empty layer has its columns");
}

#[test]
fn kml_is_well_formed_whatever_an_article_says_and_has_days_and_colors() {
    let kml = text(&files(&hostile()), "sitmap.kml");
    let mut reader = quick_xml::Reader::from_str(&kml);
    let mut texts = String::new();
    loop {
        match reader.read_event().expect("well-formed") {
            quick_xml::events::Event::Eof => break,
            quick_xml::events::Event::Text(text) => texts += &text,
            _ => {}
        }
    }
    assert!(
        !kml.contains("<script>") && !kml.contains(['\u{0}', '\u{8}']),
        "no markup of an article, no forbidden signs"
    );
    assert!(kml.contains("<begin>2016-02-02</begin>") && kml.contains("<coordinates>37.1,36.4</coordinates>"));
    assert!(texts.contains("نبل 🙂"));
    let sample = text(&files(&sample::atlas()), "sitmap.kml");
    assert!(sample.contains("<color>ff"), "points have the color of their kind");
    assert!(sample.contains("<visibility>0</visibility>"), "mentions are switched off");
}

#[test]
fn a_sequence_is_a_feature_a_line_and_nothing_around_them() {
    let files = files(&sample::atlas());
    let lines = text(&files, "strikes.geojsonl");
    assert_eq!(lines.lines().count(), 3);
    for line in lines.lines() {
        let feature: geojson::Feature = line.parse().unwrap();
        assert!(feature.id.is_some() && feature.geometry.is_some());
    }
}

#[test]
fn one_layer_goes_down_a_pipe_and_nothing_else() {
    let article = "tests/articles/wire-nubl-zahraa.txt";
    let piped = |more: &[&str]| {
        let output = sitmap(&[&["map", article, "--quiet", "--out", "-", "--layer", "strikes"], more].concat());
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    let collection: geojson::FeatureCollection = piped(&[]).parse().unwrap();
    assert!(collection.features.len() > 2);
    assert_eq!(piped(&["--format", "geojsonseq"]).lines().count(), collection.features.len());
    assert!(piped(&["--format", "csv"]).starts_with("id,event_date,"));
}

#[test]
fn files_that_an_earlier_run_left_in_another_format_are_told() {
    let dir = tempfile::TempDir::new().unwrap();
    let article = "tests/articles/wire-nubl-zahraa.txt";
    let out = dir.path().to_str().unwrap();
    let said =
        |more: &[&str]| String::from_utf8(sitmap(&[&["map", article, "--out", out], more].concat()).stderr).unwrap();
    assert!(!said(&["--format", "csv,gpkg"]).contains("earlier run"));
    assert!(dir.path().join("strikes.csv").is_file() && dir.path().join("sitmap.gpkg").is_file());
    let again = said(&["--format", "gpkg"]);
    assert!(again.contains("the csv files are of an earlier run; --format csv renews them"), "{again}");
    assert!(!again.contains("the gpkg files"), "{again}");
}

#[test]
fn wrong_combinations_say_what_to_write() {
    let article = "tests/articles/wire-nubl-zahraa.txt";
    for (args, told) in [
        (&["--format", "shp"][..], "format \"shp\" is unknown; write one of geojson, gpkg, fgb, csv, kml, geojsonseq"),
        (&["--out", "-"], "--out - writes one layer; name it with --layer: strikes, ground_events"),
        (&["--out", "-", "--layer", "towns"], "there is no layer \"towns\""),
        (&["--out", "-", "--layer", "strikes", "--format", "gpkg"], "gpkg is no single text"),
        (&["--out", "-", "--layer", "strikes", "--format", "csv,geojsonseq"], "writes one format"),
        (&["--layer", "strikes"], "write --out -, or leave --layer out"),
    ] {
        let output = sitmap(&[&["map", article], args].concat());
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(said.contains(told), "{told} in {said}");
    }
}

#[cfg(not(feature = "parquet"))]
#[test]
fn a_format_that_was_left_out_of_the_build_says_how_to_get_it() {
    let output = sitmap(&["map", "tests/articles/wire-nubl-zahraa.txt", "--format", "parquet"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(said.contains("cargo build --release --features parquet"), "{said}");
}
