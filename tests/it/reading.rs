//! Prose in, deeds and holders out: what a careful reader takes from a few sentences in the words of the press, and what
//! not. The cases stand in `tests/cases/reading.txt`.

use std::collections::BTreeSet;

use jiff::civil::date;
use sitmap::article::{Article, PublishedBasis};
use sitmap::event::{Event, Holding};
use sitmap::report::{self, Report};
use sitmap::world::World;

const CASES: &str = include_str!("../cases/reading.txt");

#[test]
fn sentences_of_the_press_are_read_as_a_careful_reader_reads_them() {
    let world = World::embedded();
    let mut wrong = Vec::new();
    for case in CASES.split("\n===\n").skip(1) {
        let (prose, expected) = case.split_once("\n---\n").expect("a case has prose, dashes and a reading");
        let expected: BTreeSet<&str> = expected.lines().filter(|line| *line != "nothing").collect();
        let report = read(prose, &world);
        let found = found(&report, &world);
        if !found.iter().map(String::as_str).eq(expected.iter().copied()) {
            wrong.push(format!("{prose}\n  expected {expected:?}\n  read     {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} cases are read otherwise:\n{}", wrong.len(), wrong.join("\n"));
}

fn read(prose: &str, world: &World) -> Report {
    let article = Article {
        id: "case".to_owned(),
        title: None,
        source: None,
        url: None,
        published: Some(date(2016, 2, 3)),
        published_basis: PublishedBasis::Printed,
        text: format!("News of the day\n\nFebruary 3, 2016\n\n{prose}"),
    };
    report::read(&article, world)
}

fn found(report: &Report, world: &World) -> BTreeSet<String> {
    let name = |place| world.gazetteer.place(place).name;
    let deed = |event: &Event| {
        let actor = event.actor1.as_ref().map_or("-", |party| world.actors.name(party.actor));
        let day = event.when.map_or("-".to_owned(), |when| match when.from == when.to {
            true => when.from.to_string(),
            false => format!("{}..{}", when.from, when.to),
        });
        format!("{} | {} | {actor} | {day}", event.kind.word(), name(event.place.place))
    };
    let holder = |held: &Holding| {
        let side = held.holder.side.map_or("-", |side| &world.actors.camp(side).name);
        format!("held | {} | {side}", name(held.place))
    };
    report.told.events.iter().map(deed).chain(report.told.holdings.iter().map(holder)).collect()
}
