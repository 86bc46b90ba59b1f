//! From files to articles: what is printed around a text, what a manifest says, and what cannot be read.

use jiff::civil::date;
use sitmap::article::{Article, Collected, Input, PublishedBasis, collect};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// A folder with the given files.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder for the test can be made");
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("it lies in the folder")).expect("its folder can be made");
        fs::write(path, bytes).expect("the file can be written");
    }
    folder
}

fn read(paths: &[&Path]) -> Collected {
    collect(&paths.iter().map(|path| Input::Path(path.to_path_buf())).collect::<Vec<_>>())
}

/// The article that a text alone makes.
fn article(text: &str) -> Article {
    let folder = folder(&[("report.txt", text.as_bytes())]);
    let collected = read(&[folder.path()]);
    assert_eq!(collected.failures, []);
    collected.articles.into_iter().next().expect("one file is one article")
}

fn ids(collected: &Collected) -> Vec<&str> {
    collected.articles.iter().map(|article| article.id.as_str()).collect()
}

/// The only failure's reason.
fn reason(name: &str, bytes: &[u8]) -> String {
    let folder = folder(&[(name, bytes), ("good.txt", b"Shells hit Busra\n\nTwo shells hit Busra.")]);
    let collected = read(&[folder.path()]);
    assert_eq!(ids(&collected), ["good"], "the others go on");
    assert_eq!(collected.failures.len(), 1, "{:?}", collected.failures);
    assert!(collected.failures[0].path.ends_with(name));
    collected.failures[0].reason.clone()
}

fn has_note(collected: &Collected, part: &str) -> bool {
    collected.notes.iter().any(|note| note.contains(part))
}

const BODY: &str = "\n\nTwo shells hit the market of Busra on Tuesday, and a bakery was damaged.\n";

fn published(head: &str) -> Option<String> {
    article(&format!("{head}{BODY}")).published.map(|date| date.to_string())
}

#[test]
fn the_day_of_publication_is_read_where_the_press_prints_it() {
    let title = "Shells hit the market of Busra";
    for (head, expected) in [
        ("\n\nFebruary 2, 2016", "2016-02-02"),
        ("\n\n2016-02-02 14:30", "2016-02-02"),
        ("\n\nTuesday 14 November 2017", "2017-11-14"),
        ("\n\nBy Anna Hill\nPublished: Oct. 7, 2015 at 10:15 GMT", "2015-10-07"),
        ("\n\nPosted on July 12 2016 by Anna Hill Two shells hit a school in the old town of Busra", "2016-07-12"),
        ("\n\nLast updated at Feb 022015 Amman Two shells hit a school in the old town of Busra", "2015-02-02"),
        ("\n\n11 June 2016 Two shells hit a school in the old town of Busra and a bakery nearby.", "2016-06-11"),
        ("\n\n21-05-2016 Two shells hit a school in the old town of Busra and a bakery nearby.", "2016-05-21"),
        ("\n\nWed Feb 17 2016 Two shells hit a school in the old town of Busra and a bakery.", "2016-02-17"),
        ("\n\nDaraa, 13 April 2019 – Two shells hit a school in the old town, residents said.", "2019-04-13"),
        ("\n\nAMMAN, Oct 7, 2015 (Courier) - Two shells hit a school in the old town, residents said.", "2015-10-07"),
        (
            "\n\nMOSCOW, December 10. /COURIER/. Two shells hit a school. The truce of October 22, 2019 holds.",
            "2019-12-10",
        ),
        ("\n\nDARAA, Syria (13 April 2019) - Two shells hit a school in the old town, residents said.", "2019-04-13"),
        ("\n\nDaraa, (Courier Agency) 13-4-2019\n\nTwo shells hit a school in the old town.", "2019-04-13"),
        ("\n\n27 تشرين الثاني 2019", "2019-11-27"),
        ("\n\n٢٧ تشرين الثاني ٢٠١٩", "2019-11-27"),
        ("\n\nPublié le 3 février 2018", "2018-02-03"),
        ("\n\nVeröffentlicht am 3. März 2018", "2018-03-03"),
        ("\n\n11 Ekim 2015 Pazar", "2015-10-11"),
    ] {
        assert_eq!(published(&format!("{title}{head}")).as_deref(), Some(expected), "{head:?}");
    }
}

#[test]
fn a_footer_dates_the_article_when_no_header_does() {
    for (footer, expected) in [
        ("Güncelleme Tarihi: 3 Kasım 2016, 17:20", date(2016, 11, 3)),
        ("Date: 8 February 2020", date(2020, 2, 8)),
        ("8 February 2020", date(2020, 2, 8)),
    ] {
        let found = article(&format!("Shells hit Busra{BODY}\n{footer}\n"));
        assert_eq!(found.published, Some(expected), "{footer}");
        assert_eq!(found.published_basis, PublishedBasis::Printed);
    }
    let both = article(&format!("Shells hit Busra\n\n7 October 2015{BODY}\nUpdated: 9 October 2015\n"));
    assert_eq!(both.published, Some(date(2015, 10, 7)));
}

#[test]
fn a_date_inside_the_story_is_not_that_of_the_article() {
    for text in [
        "Shells hit Busra\n\nOn October 7, 2015 two shells hit the market of Busra, residents said.",
        "Shells hit Busra\n\nPhoto: smoke over Busra, October 7, 2015\n\nTwo shells hit the market of the town.",
        "Shells hit Busra\n\nA man walks past a bakery in the old town of Busra in southern Syria, October 7, 2015.\n\nTwo shells fell.",
        "Shells hit Busra\n\nThe truce of 7 October 2015\n\nTwo shells hit the market.",
        "Shells hit Busra\n\nTwo shells hit the market. The town fell to rebels on 25 March 2015.",
        "The long war\n\n7 October 2015 saw the first ground attack in the plain north of Hama, officers said.",
        "A chronicle\n\n7 October 2015\nTwo shells hit Busra.\n\n8 October 2015\nThree shells hit Busra.",
        "Shells hit Busra\n\nMOSCOW, December 10. /COURIER/. Two shells hit a school. The truce of October 22, 2018 holds on Friday.",
        "The Busra offensive of 2015\n\nThe battle was fought between 21 and 25 March.",
    ] {
        let found = article(text);
        assert_eq!(found.published, None, "{text:?}");
        assert_eq!(found.published_basis, PublishedBasis::None);
    }
}

#[test]
fn an_undated_article_and_a_doubtful_date_are_said() {
    let notes = |text: &str| {
        let folder = folder(&[("report.txt", text.as_bytes())]);
        read(&[folder.path()]).notes
    };
    let undated = "no date of publication is printed (name it in articles.csv): 1 of 1 articles (report)";
    assert_eq!(notes("Shells hit Busra\n\nTwo shells fell on the town."), [undated]);
    for (head, said) in [
        ("05/06/2016", "the date in figures was read day first"),
        ("Monday, 14 November 2017", "the printed weekday does not go with the printed date, which is kept"),
        ("Updated: 7 October 2015", "only the day of the last update is printed, and is taken for that of publication"),
    ] {
        let notes = notes(&format!("Shells hit Busra\n\n{head}\n\nTwo shells fell."));
        assert_eq!(notes, [format!("{said}: 1 of 1 articles (report)")]);
    }
    for (text, said) in [
        ("AMMAN, Oct 7 (Courier) - Two shells fell on the town.", "the header gives a day without its year"),
        ("7 October 2015\nTwo fell.\n\n8 October 2015\nThree fell.", "several dates head parts of the text"),
    ] {
        let notes = notes(&format!("Shells hit Busra\n\n{text}"));
        assert!(
            notes.iter().any(|note| note.starts_with(said)) && notes.iter().any(|note| note == undated),
            "{notes:?}"
        );
    }
}

#[test]
fn the_title_is_the_first_line_that_is_no_furniture() {
    let title = |text: &str| article(text).title;
    let expected = Some("Shells hit the market of Busra".to_owned());
    for head in [
        "",
        "in ,\n\n",
        "PHOTO: Smoke over Busra on Tuesday\n\n\nLATEST\n\n",
        "7 October 2015\n",
        "By Anna Hill\n\n",
        "# ",
    ] {
        assert_eq!(title(&format!("{head}Shells hit the market of Busra{BODY}")), expected, "{head:?}");
    }
    assert_eq!(title("قذائف على سوق بصرى\n\nسقطت قذيفتان على السوق."), Some("قذائف على سوق بصرى".to_owned()));
    assert_eq!(
        title("Two shells hit the market of Busra on Tuesday, and a bakery was damaged.\n\nNobody was hurt."),
        None
    );
}

#[test]
fn the_publisher_is_named_where_it_is_plain() {
    let source = |text: &str| article(text).source;
    for (text, expected) in [
        ("Shells hit Busra | Daily Courier\n\nTwo shells fell.", Some("Daily Courier")),
        ("Shells hit Busra\n\nDaily Courier / News Desk\n\nTwo shells fell.", Some("Daily Courier")),
        ("Shells hit Busra\n\nAMMAN (Courier) - Two shells fell on the town.", Some("Courier")),
        ("Shells hit Busra\n\nDAMASCUS, COUR – Two shells fell on the town.", Some("COUR")),
        ("Shells hit Busra\n\nTwo shells fell.\n\nSource: Daily Courier", Some("Daily Courier")),
        ("Shells hit Busra\n\nTwo shells fell.\n\nCourier and agencies", Some("Courier")),
        ("Shells hit Busra\n\nALEPPO, SYRIA (9:15 P.M.) – Two shells fell on the town.", None),
        ("Shells hit Busra\n\nTwo shells (of 122 mm) fell, the Courier reported - and a bakery burned.", None),
    ] {
        assert_eq!(source(text).as_deref(), expected, "{text:?}");
    }
    assert_eq!(article("Shells hit Busra | Daily Courier\n\nTwo fell.").title.as_deref(), Some("Shells hit Busra"));
}

#[test]
fn the_text_is_the_file_less_its_byte_order_mark() {
    let text = "Shells hit Busra\r\n\r\n\tTwo  shells\u{a0}fell. \n";
    let folder = folder(&[("report.txt", format!("\u{feff}{text}").as_bytes())]);
    assert_eq!(read(&[folder.path()]).articles[0].text, text);
}

#[test]
fn the_manifest_wins_over_what_is_printed() {
    let folder = folder(&[
        ("a.txt", b"Shells hit Busra\n\n7 October 2015\n\nTwo shells fell."),
        ("b.txt", b"Shells hit Morek\n\n8 October 2015\n\nTwo shells fell."),
        (
            "articles.csv",
            b"published,file,title,source,url\n2015-10-09,a.txt,\"Busra, again\",Courier,https://example.org/a\n,b.txt,,,\n",
        ),
    ]);
    let collected = read(&[folder.path()]);
    let [a, b] = collected.articles.as_slice() else { panic!("two articles: {collected:?}") };
    assert_eq!(a.title.as_deref(), Some("Busra, again"));
    assert_eq!((a.published, a.published_basis), (Some(date(2015, 10, 9)), PublishedBasis::Manifest));
    assert_eq!((a.source.as_deref(), a.url.as_deref()), (Some("Courier"), Some("https://example.org/a")));
    assert_eq!((b.published, b.published_basis), (Some(date(2015, 10, 8)), PublishedBasis::Printed));
    assert_eq!((collected.failures, collected.notes), (vec![], vec![]));
    let alone = read(&[&folder.path().join("a.txt")]);
    assert_eq!(alone.articles[0].title.as_deref(), Some("Busra, again"));
}

#[test]
fn bad_rows_of_a_manifest_are_named_by_file_and_line() {
    let folder = folder(&[
        ("a.txt", b"Shells hit Busra\n\nTwo shells fell."),
        (
            "articles.csv",
            b"file,published\na.txt,last Tuesday\nabsent.txt,2015-10-07\n,2015-10-07\na.txt,2015-10-08\na.txt,x,y\n",
        ),
    ]);
    let collected = read(&[folder.path()]);
    for part in [
        "articles.csv:2: published \"last Tuesday\" is not a date; write it as 2015-10-07",
        "articles.csv:3: absent.txt does not exist",
        "articles.csv:4: no file is named",
        "articles.csv:5: a.txt has a row already, line 2",
        "articles.csv:6: 3 fields, but 2 columns",
    ] {
        assert!(has_note(&collected, part), "{part} in {:?}", collected.notes);
    }
    assert_eq!(collected.failures, []);
    let single = read(&[&folder.path().join("a.txt")]);
    assert!(!has_note(&single, "absent.txt"), "rows for files that were not asked for are no news");
}

#[test]
fn a_manifest_without_a_file_column_is_a_failure() {
    assert!(reason("articles.csv", b"name,published\na.txt,2015-10-07\n").starts_with("has no column `file`"));
}

#[test]
fn what_cannot_be_read_has_a_reason_and_the_others_go_on() {
    assert_eq!(reason("bad.txt", b""), "is empty");
    assert_eq!(reason("bad.txt", b"Busra\0\x01\x02"), "is binary, not text (NUL byte at offset 5)");
    assert_eq!(
        reason("bad.txt", b"Shells hit caf\xe9s in Busra"),
        "is not UTF-8: byte 0xE9 at offset 14 (line 1); convert it to UTF-8, e.g. iconv -f WINDOWS-1252 -t UTF-8"
    );
    assert!(reason("bad.txt", b"\xff\xfeB\0u\0").starts_with("is UTF-16"));
}

#[test]
fn a_missing_path_and_a_folder_without_text_are_failures() {
    let folder = folder(&[("empty/page.html", b"<p>"), ("empty/.hidden.txt", b"Shells hit Busra")]);
    let collected = read(&[&folder.path().join("absent.txt"), &folder.path().join("empty")]);
    let reasons: Vec<&str> = collected.failures.iter().map(|failure| failure.reason.as_str()).collect();
    assert_eq!(reasons, ["does not exist", "holds no file that ends in .txt or .md (it holds 1 file (1 .html))"]);
}

#[test]
fn files_of_other_endings_are_skipped_in_folders_and_counted() {
    let folder = folder(&[
        ("a.txt", b"Shells hit Busra"),
        ("b.md", b"# Shells hit Morek"),
        ("c.html", b"<p>"),
        ("d/e.pdf", b"%PDF"),
    ]);
    let collected = read(&[folder.path()]);
    assert_eq!(ids(&collected), ["a", "b"]);
    assert!(has_note(&collected, "skipped 2 files (1 .html, 1 .pdf): only .txt and .md files are read"));
    let named = folder.path().join("c.html");
    assert_eq!(ids(&read(&[&named])), ["c"], "a file that is named is read whatever its ending");
}

#[test]
fn order_and_repetition_of_the_inputs_leave_no_trace() {
    let folder =
        folder(&[("a/x.txt", b"Shells hit Busra"), ("b/x.txt", b"Shells hit Morek"), ("b/y.txt", b"Shells hit Suran")]);
    let (a, b, y) = (folder.path().join("a"), folder.path().join("b"), folder.path().join("b/./y.txt"));
    let first = read(&[&a, &b, &y]);
    let second = read(&[&y, &b, &a, &b]);
    assert_eq!(ids(&first), ["a/x", "b/x", "y"]);
    assert_eq!(first, second);
    assert!(has_note(
        &first,
        "several files have this name, so folder or ending is part of the id: 2 of 3 articles (a/x, b/x)"
    ));
    assert_eq!(ids(&read(&[&b])), ["x", "y"]);
}

#[cfg(unix)]
#[test]
fn links_in_a_circle_end_and_a_linked_file_is_read_once() {
    use std::os::unix::fs::symlink;
    let folder = folder(&[("a/x.txt", b"Shells hit Busra")]);
    symlink(folder.path(), folder.path().join("a/up")).expect("a link can be made");
    symlink(folder.path().join("a/x.txt"), folder.path().join("a/y.txt")).expect("a link can be made");
    symlink(folder.path().join("nowhere"), folder.path().join("a/z.txt")).expect("a link can be made");
    let collected = read(&[folder.path()]);
    assert_eq!(ids(&collected), ["x"]);
    assert_eq!(collected.failures.len(), 1);
    assert!(collected.failures[0].reason.starts_with("is a link that leads nowhere"));
}

proptest::proptest! {
    #[test]
    fn any_bytes_are_an_article_or_a_failure_with_a_reason(
        bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..80),
        text in "(\\PC{0,40}\n){0,6}",
    ) {
        for content in [bytes.as_slice(), text.as_bytes()] {
            let folder = folder(&[("report.txt", content)]);
            let collected = read(&[folder.path()]);
            proptest::prop_assert_eq!(collected.articles.len() + collected.failures.len(), 1);
        }
    }
}

#[test]
fn a_line_of_fifty_megabytes_is_read() {
    let line =
        "Two shells hit the market of Busra on Tuesday, and a bakery was damaged. ".repeat(50 * 1024 * 1024 / 73);
    let found = article(&line);
    assert_eq!(found.text.len(), line.len());
    assert_eq!((found.title, found.published), (None, None));
}

#[test]
fn a_readme_in_a_folder_is_no_article() {
    let folder = folder(&[("README.md", b"About this folder."), ("a.txt", b"Shells hit Busra on Monday.")]);
    let collected = collect(&[Input::Path(folder.path().to_owned())]);
    let ids: Vec<&str> = collected.articles.iter().map(|article| article.id.as_str()).collect();
    assert_eq!(ids, ["a"]);
}
