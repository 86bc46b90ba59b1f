//! Time expressions: `tests/cases/dates.txt` says what is read in which sentence.

use jiff::civil::Date;
use sitmap::date::{Basis, TimeMention, When, find, resolve};
use sitmap::document::token::Tokens;
use std::fmt::Write as _;

const CASES: &str = include_str!("../cases/dates.txt");
const TABLE: &str = include_str!("../../src/lexicon/times.csv");

/// The time expressions of a text that is one sentence.
fn mentions(text: &str) -> Vec<TimeMention> {
    let tokens = Tokens::read(text);
    let mut found = Vec::new();
    find(&tokens, 0..tokens.all().len(), text, &mut found);
    found
}

fn reading(text: &str, published: Option<Date>, context: Option<Date>) -> String {
    let read = |mention: &TimeMention| {
        let days = resolve(&mention.expression, published, context).map_or("?".to_owned(), shown);
        format!("{} = {days}", mention.span.of(text))
    };
    let all: Vec<String> = mentions(text).iter().map(read).collect();
    if all.is_empty() { "-".to_owned() } else { all.join("; ") }
}

fn shown(when: When) -> String {
    let mut shown = when.from.to_string();
    if when.to != when.from {
        write!(shown, "..{}", when.to).expect("writing to a string does not fail");
    }
    write!(shown, " {}", when.precision).expect("writing to a string does not fail");
    let words =
        [(when.basis == Basis::Relative, " relative"), (when.background, " background"), (when.future, " future")];
    shown.extend(words.iter().filter(|(holds, _)| *holds).map(|(_, word)| *word));
    shown
}

fn date(field: &str) -> Option<Date> {
    (field != "-").then(|| field.parse().unwrap_or_else(|error| panic!("{field:?} is no date: {error}")))
}

#[test]
fn every_sentence_is_read_as_the_case_file_says() {
    let mut wrong = String::new();
    for (index, line) in CASES.lines().enumerate() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let (given, expected) = line.split_once(" => ").unwrap_or_else(|| panic!("line {}: no reading", index + 1));
        let [sentence, published, context] = given
            .split(" | ")
            .collect::<Vec<_>>()
            .try_into()
            .unwrap_or_else(|_| panic!("line {}: not three fields", index + 1));
        let read = reading(sentence, date(published), date(context));
        if read != expected {
            writeln!(wrong, "line {}: {sentence}\n  expected {expected}\n  read     {read}", index + 1)
                .expect("writing to a string does not fail");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn every_row_of_the_table_works_in_its_own_example() {
    // these keep a time from being read, so their examples hold none
    let silent = ["every", "name_tail"];
    let mut wrong = String::new();
    for (index, record) in csv::Reader::from_reader(TABLE.as_bytes()).records().enumerate() {
        let record = record.expect("the table is well formed");
        let (word, kind, example) = (&record[1], &record[2], &record[5]);
        let found = mentions(example);
        let at = example.find(word);
        let sound = match at {
            None => word.chars().count() == 2 && kind == "ordinal",
            Some(_) if silent.contains(&kind) => found.is_empty(),
            Some(_) => !found.is_empty(),
        };
        if !sound {
            writeln!(
                wrong,
                "src/lexicon/times.csv:{}: {example:?} reads as {}",
                index + 2,
                reading(example, None, None)
            )
            .expect("writing to a string does not fail");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn expressions_stand_in_order_and_apart() {
    for text in [
        "On Friday, 3 and 4 March 2017, and again last week on Monday, until 7 May, the day before yesterday and today",
        "from 5 to 9 to 12 May to June to 2016-02-03-04 since since Monday and Tuesday and Wednesday last last week ago",
        "1/2/3/2015 7 8 9 October 10 11 2015 2016 2017 24 hours 24 days ago last past 24",
    ] {
        let found = mentions(text);
        assert!(found.windows(2).all(|pair| pair[0].last_token < pair[1].first_token), "{found:?}");
        assert!(found.iter().all(|mention| mention.first_token <= mention.last_token), "{found:?}");
    }
}

#[test]
fn no_date_at_the_edge_of_the_calendar_panics() {
    for text in ["999 years ago", "on Monday", "29 February", "last week", "the past 999 months", "30 February 2015"] {
        for mention in mentions(text) {
            resolve(&mention.expression, Some(Date::MIN), None);
            resolve(&mention.expression, Some(Date::MAX), Some(Date::MAX));
        }
    }
}

/// Words that the grammar looks at, numbers and separators, to be thrown together at random.
fn scraps() -> Vec<String> {
    let words = csv::Reader::from_reader(TABLE.as_bytes())
        .into_records()
        .map(|record| record.expect("the table is well formed")[1].to_owned());
    let others =
        ["7", "31", "99", "2015", "072015", "7,2015", "11.10.2015", "٧", "town", "Busra", ",", "–", "-", "/", "(", "."];
    words.chain(others.map(str::to_owned)).collect()
}

proptest::proptest! {
    #[test]
    fn any_words_are_read_without_panic_and_in_order(picks in proptest::collection::vec((0usize..10_000, 0usize..6), 0..30)) {
        let scraps = scraps();
        let separators = [" ", " ", " ", "-", ", ", "/"];
        let text: String = picks
            .iter()
            .flat_map(|&(word, separator)| [scraps[word % scraps.len()].as_str(), separators[separator]])
            .collect();
        let found = mentions(&text);
        proptest::prop_assert!(found.windows(2).all(|pair| pair[0].last_token < pair[1].first_token), "{text:?} {found:?}");
        for mention in found {
            proptest::prop_assert!(!mention.span.of(&text).is_empty());
            for day in [None, date("2015-10-10"), Some(Date::MIN), Some(Date::MAX)] {
                if let Some(when) = resolve(&mention.expression, day, day) {
                    proptest::prop_assert!(when.from <= when.to, "{text:?} {when:?}");
                }
            }
        }
    }
}
