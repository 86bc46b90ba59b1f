//! Spellings of one name are told from spellings of two, on pairs written by hand (`tests/spellings.csv`).

use sitmap::gazetteer::{How, compare};

const PAIRS: &str = include_str!("../spellings.csv");

#[test]
fn two_spellings_are_of_one_name_where_their_row_says_so() {
    let mut rows = csv::Reader::from_reader(PAIRS.as_bytes());
    let wrong: Vec<String> = rows
        .records()
        .map(|row| row.expect("the table is sound"))
        .filter(|row| [(0, 1), (1, 0)].iter().any(|&(a, b)| !is_judged(&row[a], &row[b], &row[2])))
        .map(|row| {
            format!("{} | {}: {} ({}), judged {:?}", &row[0], &row[1], &row[2], &row[3], compare(&row[0], &row[1]))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Whether two spellings are judged as a row says: `yes` they may be of one name, `no` they are of two, `perhaps` only a text
/// can tell, so that no more than nearness may be claimed.
fn is_judged(one: &str, other: &str, same: &str) -> bool {
    match compare(one, other).map(|(_, how)| how) {
        None => same == "no",
        Some(How::Fuzzy) => matches!(same, "yes" | "perhaps"),
        Some(How::Exact | How::Variant) => same == "yes",
    }
}
