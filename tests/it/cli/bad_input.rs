//! `sitmap map` on input that cannot be read, or nowhere to write to: the message, the exit status, and nothing lost.

use std::path::Path;

use super::run::{ARTICLE, Answer, contents, file, map, scratch, sitmap};

/// Maps one bad file alone and beside a good one, and proves the two statuses. Answers with the reason that was told.
fn reason_of(name: &str, bytes: &[u8]) -> String {
    let folder = scratch();
    let bad = file(&folder, name, bytes);
    let out = folder.path().join("out");
    let alone = map(&[&bad], &out);
    assert_eq!(alone.status, Some(2), "{}", alone.stderr);
    assert!(alone.stderr.contains("sitmap: no article could be read"), "{}", alone.stderr);
    assert!(!out.exists(), "nothing was mapped, so nothing is written");

    let good = file(&folder, "good.txt", ARTICLE);
    let beside = map(&[&bad, &good], &out);
    assert_eq!(beside.status, Some(1), "{}", beside.stderr);
    assert!(beside.stderr.contains("2 articles (1 unreadable), "), "{}", beside.stderr);
    assert!(out.join("strikes.geojson").is_file(), "the good one is mapped");
    told(&beside, &bad)
}

/// What was told of a path.
fn told(answer: &Answer, path: &Path) -> String {
    let start = format!("sitmap: {}: ", path.display());
    let line = answer.stderr.lines().find_map(|line| line.strip_prefix(&start));
    line.unwrap_or_else(|| panic!("{} is not named: {}", path.display(), answer.stderr)).to_owned()
}

#[test]
fn an_empty_file_is_told() {
    assert_eq!(reason_of("empty.txt", b""), "is empty");
}

#[test]
fn a_binary_file_is_told() {
    assert_eq!(reason_of("photo.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), "is binary, not text (NUL byte at offset 8)");
}

#[test]
fn bytes_of_latin_1_are_told_with_their_line_and_what_to_do() {
    let reason = reason_of("latin.txt", b"A report.\nLe d\xe9but de la bataille.\n");
    assert!(reason.contains("byte 0xE9 at offset 14 (line 2)"), "{reason}");
    assert!(reason.contains("iconv -f WINDOWS-1252 -t UTF-8"), "{reason}");
}

#[test]
fn a_missing_file_is_told() {
    let folder = scratch();
    let missing = folder.path().join("nowhere.txt");
    let answer = map(&[&missing], &folder.path().join("out"));
    assert_eq!(answer.status, Some(2));
    assert_eq!(told(&answer, &missing), "does not exist");
}

#[test]
fn a_folder_without_an_article_is_told() {
    let folder = scratch();
    file(&folder, "pictures/map.png", b"\x89PNG");
    let pictures = folder.path().join("pictures");
    let answer = map(&[&pictures], &folder.path().join("out"));
    assert_eq!(answer.status, Some(2));
    assert_eq!(told(&answer, &pictures), "holds no file that ends in .txt or .md (it holds 1 file (1 .png))");
}

#[test]
fn a_long_line_without_a_stop_is_read_to_its_end() {
    let folder = scratch();
    let line = "it was calm in Morek and nobody was seen on the road to Kafr Zita ".repeat(3_000);
    let article = file(&folder, "line.txt", line + "until warplanes bombed Morek on February 2, 2016");
    let out = folder.path().join("out");
    let answer = map(&[&article], &out);
    assert_eq!(answer.status, Some(0), "{}", answer.stderr);
    assert!(answer.stderr.contains(" 6001 place mentions: "), "{}", answer.stderr);
}

#[test]
fn an_output_that_cannot_be_written_fails_before_any_work() {
    let folder = scratch();
    let article = file(&folder, "monday.txt", b"");
    let occupied = file(&folder, "occupied", b"a file, not a folder");
    for out in [occupied.clone(), occupied.join("out"), "/proc/sitmap".into()] {
        let answer = map(&[&article], &out);
        assert_eq!(answer.status, Some(2), "{}", answer.stderr);
        let (first, rest) = answer.stderr.split_once('\n').unwrap_or_default();
        assert!(first.starts_with("sitmap: cannot make the folder "), "{first}");
        assert!(first.contains(&*out.to_string_lossy()), "{first}");
        assert_eq!(rest, "", "the empty article was not even looked at");
    }
    assert_eq!(contents(folder.path()).len(), 2, "nothing was left behind");
}

#[test]
fn an_earlier_output_stays_as_it_was_where_nothing_could_be_read() {
    let folder = scratch();
    let out = folder.path().join("out");
    assert_eq!(map(&[file(&folder, "monday.txt", ARTICLE)], &out).status, Some(0));
    let before = contents(&out);
    assert_eq!(map(&[file(&folder, "empty.txt", "")], &out).status, Some(2));
    assert_eq!(contents(&out), before);
}

#[test]
fn a_damaged_gazetteer_is_told_by_file_and_line() {
    let folder = scratch();
    let tables = Path::new(env!("CARGO_MANIFEST_DIR")).join("gazetteer");
    for entry in std::fs::read_dir(tables).expect("the tables are there") {
        let path = entry.expect("it can be listed").path();
        let name = path.file_name().expect("it has a name").to_string_lossy();
        file(&folder, &format!("tables/{name}"), std::fs::read(&path).expect("it can be read"));
    }
    let camps = folder.path().join("tables/camps.csv");
    let damaged = std::fs::read_to_string(&camps).expect("it is text") + "one cell\n";
    let line = damaged.lines().count();
    std::fs::write(&camps, damaged).expect("there is room");

    let article = file(&folder, "monday.txt", ARTICLE);
    let (tables, out) = (folder.path().join("tables"), folder.path().join("out"));
    let arguments = [Path::new("map"), &article, Path::new("--out"), &out, Path::new("--gazetteer"), &tables];
    let answer = sitmap(&arguments);
    assert_eq!(answer.status, Some(2), "{}", answer.stderr);
    assert!(answer.stderr.starts_with("sitmap: the gazetteer "), "{}", answer.stderr);
    assert!(answer.stderr.contains(&format!("{}:{line}: ", camps.display())), "{}", answer.stderr);
    assert!(!out.exists());
}

#[test]
fn a_gazetteer_that_is_not_there_is_told() {
    let folder = scratch();
    let article = file(&folder, "monday.txt", ARTICLE);
    let (nowhere, out) = (folder.path().join("nowhere"), folder.path().join("out"));
    let answer = sitmap(&[Path::new("map"), &article, Path::new("--out"), &out, Path::new("--gazetteer"), &nowhere]);
    assert_eq!(answer.status, Some(2));
    assert!(answer.stderr.contains("there is no such folder"), "{}", answer.stderr);
}

#[test]
fn a_mistyped_flag_is_told_with_the_page_that_helps() {
    let answer = sitmap(&["map", "x.txt", "--as-of", "February"]);
    assert_eq!(answer.status, Some(2));
    let expected = "sitmap: invalid value 'February' for '--as-of <DATE>': it is no date; write it as 2016-02-29; see sitmap map --help\n";
    assert_eq!(answer.stderr, expected);
}

#[test]
fn a_folder_in_the_place_of_a_layer_is_told_before_any_article_is_read() {
    let folder = scratch();
    let out = folder.path().join("out");
    for name in ["strikes.geojson", "run.json", "advances.qml"] {
        let taken = out.join(name);
        std::fs::create_dir_all(&taken).expect("a folder");
        let answer = map(&[&folder.path().join("nowhere.txt")], &out);
        assert_eq!(answer.status, Some(2));
        assert!(answer.stderr.contains(&format!("{}", taken.display())), "{}", answer.stderr);
        assert!(!answer.stderr.contains("nowhere.txt"), "no article was looked for: {}", answer.stderr);
        std::fs::remove_dir(&taken).expect("it is empty");
    }
}
