//! `sitmap locate --csv`: a whole column of names, out of tables as spreadsheets write them.

use std::io::{BufRead, BufReader, Write};

use super::run::{Answer, command, file, scratch, sitmap, with_input};

/// The columns that are added.
const ADDED: &str = "rank,place_id,location,location_ar,admin1,admin2,latitude,longitude,match,score,reasons";

/// Places the column `name` of a table, with further flags.
fn placed(table: &[u8], flags: &[&str]) -> (Answer, Vec<Vec<String>>) {
    let arguments = ["locate", "--csv", "-", "--name-column", "name"].iter().chain(flags).collect::<Vec<_>>();
    let answer = with_input(&arguments, table);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(answer.stdout.as_bytes());
    let rows = reader.records().map(|row| row.expect("rows are of one width").iter().map(str::to_owned).collect());
    let rows = rows.collect();
    (answer, rows)
}

#[test]
fn every_row_comes_out_in_order_with_its_own_cells_and_its_place() {
    let (answer, rows) = placed("name,year\nKhan Sheikoun,2017\nXqzwvut,\nRaqqa,2014\n".as_bytes(), &[]);
    assert_eq!(answer.status, Some(0), "{}", answer.stderr);
    assert_eq!(rows[0].join(","), format!("name,year,{ADDED}"));
    assert_eq!(rows[1][..7], ["Khan Sheikoun", "2017", "1", "C3987", "Khan Shaykhun", "خان شيخون", "Idlib"]);
    assert_eq!(rows[1][8..11], ["35.44373", "36.65037", "exact"]);
    assert!(rows[1][12].contains("; town +12"), "{}", rows[1][12]);
    assert_eq!(rows[2][..2], ["Xqzwvut", ""]);
    assert!(rows[2][2..].iter().all(String::is_empty), "{:?}", rows[2]);
    assert_eq!(rows[3][0], "Raqqa");
    assert!(
        answer.stderr.ends_with("3 rows: 2 placed (0 of them in doubt), 1 not placed, 0 without a name, 0 not read\n")
    );
}

#[test]
fn an_area_column_decides_between_places_of_one_name() {
    let table = "name;area\nMashrafa;Homs\nMashrafa;Hama\nMashrafa;Xqzwvut\n".as_bytes();
    let (answer, rows) = placed(table, &["--area-column", "area"]);
    assert_eq!((&*rows[1][6], &*rows[2][6]), ("Homs", "Hama"));
    assert!(rows[3].last().is_some_and(|reasons| reasons.contains("no area is called \"Xqzwvut\"")), "{:?}", rows[3]);
    assert!(answer.stderr.contains("the area is not listed and was left out of account: 1 row"), "{}", answer.stderr);
}

#[test]
fn a_place_with_an_equal_beside_it_is_told_to_be_in_doubt() {
    let (answer, rows) = placed(b"name\nMazraa\n", &["--top", "3"]);
    assert_eq!(rows.iter().skip(1).map(|row| &*row[1]).collect::<Vec<_>>(), ["1", "2", "3"]);
    assert!(rows[1][11].contains(&format!("in doubt: {} ", rows[2][2])), "{}", rows[1][11]);
    assert!(answer.stderr.contains("1 row: 1 placed (1 of them in doubt)"), "{}", answer.stderr);
}

#[test]
fn delimiters_a_byte_order_mark_and_line_breaks_in_cells_are_understood() {
    for (delimiter, other) in [(",", ";"), (";", ","), ("\t", ",")] {
        let table =
            format!("\u{feff}name|note\r\nMorek|\"one{other}\r\ntwo\"\r\n\r\nManbij|=1+1\r\n").replace('|', delimiter);
        let (answer, rows) = placed(table.as_bytes(), &[]);
        assert_eq!(answer.status, Some(0), "{}", answer.stderr);
        assert_eq!(rows[0][0], "name");
        assert_eq!((&*rows[1][1], &*rows[1][4]), (&*format!("one{other}\r\ntwo"), "Morek"));
        assert_eq!(rows[2][1], "=1+1", "the table's own cells are not touched");
    }
}

#[test]
fn a_short_row_is_filled_up_and_one_that_cannot_be_read_costs_itself_only() {
    let folder = scratch();
    let bytes = b"name,a,b\nMorek\nRaqqa,1,2,3\nd\xe9but,,\n\"Manbij,,\nAfrin,1,2,,\n";
    let table = file(&folder, "list.csv", bytes);
    let answer = sitmap(&["locate", "--csv", &table.to_string_lossy(), "--name-column", "name"]);
    assert_eq!(answer.status, Some(1));
    for told in [
        ":2: 1 cell, the header has 3; the others are taken as empty",
        ":3: 4 cells, the header has 3; quote a cell that holds the delimiter",
        ":4: \"name\" is not UTF-8; convert the file: iconv -f WINDOWS-1252 -t UTF-8",
        ":5: a quote is opened and not closed; close it, or double a quote that is meant as such",
        "5 rows: 2 placed (0 of them in doubt), 0 not placed, 0 without a name, 3 not read",
    ] {
        assert!(answer.stderr.contains(told), "{told:?} is not told: {}", answer.stderr);
    }
    let lines: Vec<&str> = answer.stdout.lines().skip(1).collect();
    assert!(lines[0].starts_with("Morek,,,1,"), "{}", lines[0]);
    assert!(lines[1].starts_with("Raqqa,1,\"2,3\",,"), "nothing of it is lost: {}", lines[1]);
    assert!(lines[1].ends_with("\"not read: 4 cells, the header has 3; quote a cell that holds the delimiter\""));
    assert!(lines[3].starts_with("\"\"\"Manbij,,\",,,"), "{}", lines[3]);
    assert!(lines[4].starts_with("Afrin,1,2,1,"), "empty cells behind the last column are nothing: {}", lines[4]);
}

#[test]
fn a_column_that_is_not_there_twice_there_or_not_said_lists_those_that_are() {
    let table = b"id,town,town\n1,Morek,x\n";
    let of = |flags: &[&str]| {
        let answer = with_input(&[&["locate", "--csv", "-"], flags].concat(), table);
        assert_eq!((answer.status, &*answer.stdout), (Some(2), ""));
        assert!(answer.stderr.contains("its columns are \"id\", \"town\", \"town\""), "{}", answer.stderr);
        answer.stderr
    };
    assert!(of(&["--name-column", "village"]).contains("no column is called \"village\""));
    assert!(of(&["--name-column", "town"]).contains("several columns are called \"town\""));
    assert!(of(&["--name-column", "id", "--area-column", "area"]).contains("name one with --area-column"));
    assert!(of(&[]).contains("say it with --name-column"));
}

#[test]
fn a_column_that_bears_an_added_name_stays_and_the_added_one_is_called_otherwise() {
    let (answer, rows) = placed(b"name,score,score_sitmap\nMorek,a,b\n", &[]);
    assert_eq!(
        rows[0].join(","),
        format!("name,score,score_sitmap,{ADDED}").replace(",score,reasons", ",score_sitmap2,reasons")
    );
    assert_eq!(rows[1][1..3], ["a", "b"]);
    assert!(answer.stderr.contains("writes score as score_sitmap2"), "{}", answer.stderr);
}

#[test]
fn the_flags_of_one_name_and_of_a_table_exclude_each_other() {
    let refused: [&[&str]; 6] = [
        &["locate", "Morek", "--csv", "x.csv"],
        &["locate", "--csv", "x.csv", "--in", "Hama"],
        &["locate", "--csv", "x.csv", "--json"],
        &["locate", "--csv", "x.csv", "--limit", "3"],
        &["locate", "Morek", "--top", "3"],
        &["locate"],
    ];
    for arguments in refused {
        let answer = sitmap(arguments);
        assert_eq!(answer.status, Some(2), "{arguments:?}");
        assert!(answer.stderr.ends_with("see sitmap locate --help\n"), "{}", answer.stderr);
    }
}

#[test]
fn what_is_no_table_gives_2_and_says_what_it_is() {
    for (bytes, told) in [
        (&b""[..], "is empty"),
        (b"\n \n", "is empty"),
        (b"PK\x03\x04...", "is a spreadsheet document, not a table of text"),
        (b"\xff\xfen\0a\0", "is UTF-16"),
        (b"name\0\n", "is no table"),
        (b"\"name\n", "has a quote in its header that is not closed"),
        (b"nam\xe9\n", "has a header that is not UTF-8"),
    ] {
        let (answer, _) = placed(bytes, &[]);
        assert_eq!((answer.status, &*answer.stdout), (Some(2), ""));
        assert!(answer.stderr.starts_with(&format!("sitmap: standard input: {told}")), "{}", answer.stderr);
    }
    let missing = sitmap(&["locate", "--csv", "/nowhere.csv", "--name-column", "name"]);
    assert_eq!(missing.status, Some(2));
    assert!(missing.stderr.starts_with("sitmap: /nowhere.csv: cannot be read: "), "{}", missing.stderr);
}

#[test]
fn a_reader_that_goes_away_ends_it_quietly() {
    let mut child = command(&["locate", "--csv", "-", "--name-column", "name"]).spawn().expect("it starts");
    let mut stdin = child.stdin.take().expect("it was asked for");
    let writer = std::thread::spawn(move || {
        let _ = stdin.write_all(("name\n".to_owned() + &"Morek\n".repeat(200_000)).as_bytes());
    });
    let mut first = String::new();
    let mut stdout = BufReader::new(child.stdout.take().expect("it was asked for"));
    stdout.read_line(&mut first).expect("there is a header");
    drop(stdout);
    let output = child.wait_with_output().expect("it ends");
    writer.join().expect("the pipe is closed");
    assert_eq!(first.trim_end(), format!("name,{ADDED}"));
    assert_eq!((output.status.code(), &*String::from_utf8_lossy(&output.stderr)), (Some(0), ""));
}
