//! `sitmap report`: what it says of a folder, in both formats, and of folders that it cannot use.

use std::path::Path;

use serde_json::{Value, json};
use tempfile::TempDir;

use super::run::{ARTICLE, Answer, contents, file, map, scratch, sitmap};

/// Writes an output folder with these ground events and strikes, and what goes with them.
fn folder(ground: Value, strikes: Value) -> TempDir {
    let folder = scratch();
    let write = |name: &str, rows: Value| {
        let features: Vec<Value> = rows
            .as_array()
            .expect("rows")
            .iter()
            .map(|row| json!({ "type": "Feature", "properties": row, "geometry": null }))
            .collect();
        let layer = json!({ "type": "FeatureCollection", "name": name, "features": features });
        file(&folder, &format!("{name}.geojson"), layer.to_string());
    };
    write("ground_events", ground);
    write("strikes", strikes);
    let line = |day: &str, km: f64, status: &str| json!({ "as_of": day, "side_left": "sdf", "side_right": "isis", "status": status, "length_km": km });
    write(
        "front_lines",
        json!([
            line("2016-02-01", 7.0, "contact"),
            line("2016-02-10", 2.5, "stale"),
            line("2016-02-10", 1.25, "contact")
        ]),
    );
    write("control_points", json!([{ "as_of": "2016-02-10", "side": "sdf", "status": "besieged", "age_days": 90 }]));
    write("advances", json!([]));
    file(
        &folder,
        "unresolved.csv",
        "article,start,end,surface,reason,candidates,context\na,1,2,Xq,unknown,,\"Xq,\nhe said\"\n",
    );
    let run = json!({
        "generator": "sitmap 0.1.0", "settings": { "as_of": "2016-02-10" }, "counts": { "articles": 3, "set_aside": { "planned": 4 } },
        "articles": [{ "id": "one", "title": "<script>alert(1)</script> | *Title*", "source": "The & Source" }, { "id": "two", "title": "Second" }],
    });
    file(&folder, "run.json", run.to_string());
    folder
}

/// A ground event.
fn event(kind: &str, day: Option<&str>, place: &str, to: Option<&str>) -> Value {
    json!({
        "id": format!("{kind}-{place}"), "kind": kind, "certainty": "claimed", "event_date": day, "time_precision": 1, "date_basis": "stated",
        "side1": to, "control_to": to, "location": place, "admin1": "North", "articles": "one", "urls": "https://example.org/a?b=1&c=2",
        "notes": format!("They <b>took</b> {place}."), "source": "SOHR",
    })
}

fn strike(day: Option<&str>, place: &str, killed: Option<u64>, side: Option<&str>) -> Value {
    json!({
        "id": format!("s-{day:?}-{place}"), "kind": "barrel_bomb", "certainty": "reported", "event_date": day, "location": place, "place_id": place,
        "fatalities": killed, "side1": side, "articles": "two",
    })
}

fn report(folder: &Path, more: &[&str]) -> Answer {
    let mut arguments = vec!["report", folder.to_str().expect("UTF-8")];
    arguments.extend(more);
    sitmap(&arguments)
}

fn markdown(folder: &TempDir, more: &[&str]) -> String {
    let answer = report(folder.path(), more);
    assert_eq!(answer.status, Some(0), "{}", answer.stderr);
    answer.stdout
}

#[test]
fn what_changed_is_listed_with_its_sides_sentence_and_source() {
    let mut taken = event("capture", Some("2016-02-03"), "Here", Some("sdf"));
    taken["control_from"] = "isis".into();
    let folder = folder(
        json!([
            taken,
            event("withdrawal", Some("2016-02-04"), "There", None),
            event("siege", Some("2016-02-04"), "Walled", None),
            event("siege_lifted", Some("2016-02-05"), "Freed", None),
            event("truce", Some("2016-02-06"), "Calm", None),
            event("clash", Some("2016-02-06"), "Noise", None)
        ]),
        json!([]),
    );
    let text = markdown(&folder, &[]);
    assert!(
        text.contains("- 2016-02-03: **Here** (North): isis → sdf; claimed\n  > “They \\<b\\>took\\</b\\> Here.”\n"),
        "{text}"
    );
    assert!(text.contains("says SOHR; [\\<script\\>alert(1)\\</script\\> \\| \\*Title\\* (The \\& Source)](<https://example.org/a?b=1&amp;c=2>)"), "{text}");
    for told in [
        "**There** (North): left by",
        "**Walled** (North): besieged;",
        "**Freed** (North): siege lifted;",
        "**Calm** (North): truce",
    ] {
        assert!(text.contains(told), "{told}: {text}");
    }
    assert!(text.contains("A place was taken 1 time: by sdf 1."), "{text}");
    assert!(!text.contains("Noise"), "a clash changes nothing by itself: {text}");
    assert!(text.starts_with("# What the articles tell, from 2016-02-03 to 2016-02-06\n"), "{text}");
    assert!(text.contains("1 place name left undecided"), "a row with a line break is one: {text}");
    assert!(text.contains("4 deeds set aside (planned 4)"), "{text}");
}

#[test]
fn an_advance_shows_its_axis_and_what_became_of_it() {
    let folder = folder(json!([]), json!([]));
    let advance = json!({
        "event_date": "2016-02-03", "phase": "repelled", "certainty": "reported", "actor1": "Rebels", "from_place": "A", "to_place": null,
        "length_km": 4.25, "articles": "nowhere", "notes": "They came from A.",
    });
    let layer = json!({ "type": "FeatureCollection", "name": "advances", "features": [{ "properties": advance }] });
    file(&folder, "advances.geojson", layer.to_string());
    let text = markdown(&folder, &[]);
    let expected = "## Advances (1)\n\nWho moved from where to where, and whether it was achieved.\n\n- 2016-02-03: **A → not said**: by Rebels, 4.2 km, repelled; reported\n";
    assert!(text.contains(expected), "{text}");
    assert!(text.contains("  > nowhere\n"), "an article that the record does not name goes by its id: {text}");
    assert!(markdown(&folder, &["--since", "2016-02-04"]).contains("## Advances (0)"));
}

#[test]
fn a_long_list_keeps_the_newest_and_says_so() {
    let day = |n: usize| format!("2016-{:02}-{:02}", n / 28 + 1, n % 28 + 1);
    let taken: Vec<Value> =
        (0..103).rev().map(|n| event("capture", Some(&day(n)), &format!("P{n}."), Some("sdf"))).collect();
    let text = markdown(&folder(Value::Array(taken), json!([])), &[]);
    assert!(
        text.contains("### Changed hands (103)") && text.contains("The newest 100; 3 older ones are left off."),
        "{text}"
    );
    assert!(!text.contains("**P2.**") && text.contains("**P3.**") && text.contains("**P102.**"), "{text}");
    let places: Vec<usize> = text.match_indices("- 2016-").map(|(at, _)| at).collect();
    assert_eq!(places.len(), 100);
    assert!(text.find("**P3.**") < text.find("**P102.**"), "oldest first");
}

#[test]
fn strikes_are_counted_by_day_place_and_side() {
    let folder = folder(
        json!([]),
        json!([
            strike(Some("2016-02-01"), "A", Some(3), Some("isis")),
            strike(Some("2016-02-01"), "A", Some(4), None),
            strike(Some("2016-02-04"), "B", None, Some("isis")),
            strike(None, "B", None, None)
        ]),
    );
    let text = markdown(&folder, &[]);
    assert!(text.contains("### By day\n"), "{text}");
    let half = "#".repeat(20);
    assert!(
        text.contains(&format!("2016-02-01  2  {half}{half}\n2016-02-02  0\n2016-02-03  0\n2016-02-04  1  {half}\n")),
        "{text}"
    );
    assert!(text.contains("| A | 2 | 7 | barrel bomb 2 | isis 1, not said 1 |\n| B | 2 | not said |"), "{text}");
    assert!(text.contains("| isis | 2 | 3 | barrel bomb 2 |\n| not said | 2 | 4 |"), "{text}");
    assert!(text.contains("stated for 2 strikes and come to at least 7;"), "{text}");
    assert!(text.contains("1 without a date are not drawn"), "{text}");
}

#[test]
fn long_spans_are_binned_by_week_month_and_year() {
    for (last, unit, label) in [
        ("2016-03-10", "day", "2016-02-03"),
        ("2016-06-01", "week", "2016-02-01"),
        ("2018-06-01", "month", "2016-02"),
        ("2024-06-01", "year", "2016"),
    ] {
        let folder = folder(
            json!([]),
            json!([strike(Some("2016-02-03"), "A", None, None), strike(Some(last), "A", None, None)]),
        );
        let text = markdown(&folder, &[]);
        assert!(text.contains(&format!("### By {unit}\n\n```text\n{label}  1  ###")), "{last}: {text}");
        assert!(text.contains(&format!("one bar a {unit}")), "{last}: {text}");
    }
}

#[test]
fn days_bound_the_summary_and_what_has_no_date_is_left_out_of_it() {
    let folder = folder(
        json!([
            event("capture", Some("2016-01-31"), "Early", Some("sdf")),
            event("capture", Some("2016-02-05"), "Inside", Some("sdf"))
        ]),
        json!([
            strike(None, "Undated", None, None),
            strike(Some("2016-02-06"), "Struck", None, None),
            strike(Some("2016-02-07"), "Late", None, None)
        ]),
    );
    let text = markdown(&folder, &["--since", "2016-02-01", "--until", "2016-02-06"]);
    assert!(
        text.starts_with(
            "# What the articles tell, from 2016-02-01 to 2016-02-06\n\n1 strike and 1 ground event at 2 places"
        ),
        "{text}"
    );
    assert!(text.contains("**Inside**") && text.contains("| Struck | 1 |"), "{text}");
    for outside in ["Early", "Undated", "Late"] {
        assert!(!text.contains(outside), "{outside}: {text}");
    }
    assert!(text.contains("1 event of the folder without a date left out here."), "{text}");
    assert!(
        text.contains("| isis and sdf | 7.0 | 7.0 | 0.0 | 0.0 | 1 |"),
        "the lines of the last day up to then: {text}"
    );

    let before = markdown(&folder, &["--until", "2016-01-31"]);
    assert!(before.contains("The first day that lines were drawn for is 2016-02-01, after 2016-01-31"), "{before}");
}

#[test]
fn lines_are_summed_by_pair_and_status_on_the_last_day() {
    let text = markdown(&folder(json!([]), json!([])), &[]);
    assert!(text.contains("As of 2016-02-10"), "{text}");
    assert!(text.contains("| isis and sdf | 3.8 | 1.3 | 0.0 | 2.5 | 2 |"), "{text}");
    assert!(text.contains("| sdf | 1 | 0 | 1 | 1 |"), "{text}");
    assert!(text.contains("## Strikes (0)\n\nNone was read."), "{text}");
}

#[test]
fn the_page_is_one_safe_file_whatever_articles_are_called() {
    let mut hostile = event("capture", Some("2016-02-03"), "\"><img src=x onerror=alert(1)>", Some("sdf"));
    hostile["urls"] = "javascript:alert(1)".into();
    let folder = folder(
        json!([hostile, event("capture", Some("2016-02-04"), "There", Some("sdf"))]),
        json!([strike(Some("2016-02-01"), "A", Some(3), Some("isis"))]),
    );
    let page = folder.path().join("pages/week.HTML");
    let answer = report(folder.path(), &["--out", page.to_str().expect("UTF-8")]);
    assert_eq!((answer.status, &*answer.stdout), (Some(0), ""), "{}", answer.stderr);
    let html = std::fs::read_to_string(&page).expect("it was written");
    assert!(html.starts_with("<!doctype html>"), "{}", &html[..200]);
    assert!(html.contains(r#"content="default-src 'none'; style-src 'unsafe-inline'""#));
    for bad in ["<script", "<img", "javascript:", "@import", "url("] {
        assert!(!html.contains(bad), "{bad}");
    }
    assert!(html.contains("&lt;script&gt;alert(1)"), "the title is told as it is");
    assert!(html.contains(r#"<a href="https:&#x2f;&#x2f;example.org&#x2f;a?b=1&amp;c=2" rel="noreferrer">"#), "{html}");
    assert!(html.contains("<svg ") && html.contains("<desc id=\"chart-text\">Bars from 2016-02-01 to 2016-02-01"));
}

#[test]
fn the_same_folder_gives_the_same_summary_and_stays_as_it_was() {
    let folder = scratch();
    let out = folder.path().join("out");
    assert_eq!(map(&[file(&folder, "monday.txt", ARTICLE)], &out).status, Some(0));
    let before = contents(&out);
    let first = report(&out, &["--format", "html"]);
    assert_eq!(first.status, Some(0), "{}", first.stderr);
    assert_eq!(first.stdout, report(&out, &["--format", "html"]).stdout);
    let text = report(&out, &[]).stdout;
    assert!(text.contains("| Morek (Hama) | 1 | 3 | airstrike 1 | government 1 |"), "{text}");
    assert!(text.contains("**Kafr Zita** (Hama): left by opposition; reported"), "{text}");
    assert!(text.contains("Warplanes bomb Morek"), "the article is named: {text}");
    assert_eq!(contents(&out), before);
}

#[test]
fn a_folder_that_is_none_of_ours_is_told_with_what_to_do() {
    let told = |folder: &Path, expected: &str| {
        let answer = report(folder, &[]);
        assert_eq!((answer.status, &*answer.stdout), (Some(2), ""), "{}", answer.stderr);
        assert!(
            answer.stderr.contains(expected) && answer.stderr.contains("sitmap map ARTICLES... --out "),
            "{}",
            answer.stderr
        );
    };
    let empty = scratch();
    told(&empty.path().join("nowhere"), "there is no such folder");
    told(&file(&empty, "a.txt", "a"), "is no folder");
    told(empty.path(), "strikes.geojson: is missing");

    let good = || folder(json!([event("capture", Some("2016-02-03"), "Here", Some("sdf"))]), json!([]));
    let damage = |name: &str, from: &str, to: &str, expected: &str| {
        let folder = good();
        let path = folder.path().join(name);
        let text = std::fs::read_to_string(&path).expect("it is there").replace(from, to);
        std::fs::write(&path, text).expect("there is room");
        told(folder.path(), expected);
    };
    damage("ground_events.geojson", "\"kind\"", "\"sort\"", "ground_events.geojson:1: missing field `kind`");
    damage("ground_events.geojson", "2016-02-03", "2016-02-33", "ground_events.geojson:1: \"2016-02-33\" is no date");
    damage("ground_events.geojson", "]}", "", "ground_events.geojson:1: EOF while parsing");
    damage("strikes.geojson", "strikes", "advances", "strikes.geojson: holds the layer advances, not strikes");
    damage("run.json", "{", "[", "run.json:1: ");
    damage("unresolved.csv", "a,1,2", "a,1", "unresolved.csv: CSV error");
}

#[test]
fn flags_that_contradict_each_other_are_told() {
    let folder = folder(json!([]), json!([]));
    let answer = report(folder.path(), &["--since", "2016-02-02", "--until", "2016-02-01"]);
    assert_eq!(answer.status, Some(2));
    assert!(answer.stderr.contains("--since 2016-02-02 is after --until 2016-02-01"), "{}", answer.stderr);
    let answer = report(folder.path(), &["--out", "week.pdf"]);
    assert_eq!(answer.status, Some(2));
    assert!(answer.stderr.contains("week.pdf: ends in neither .html nor .md"), "{}", answer.stderr);
}
