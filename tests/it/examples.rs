//! Every row of the lexicon's tables of deeds and cues has an example, and the example is read as the row says.

use jiff::civil::date;
use sitmap::article::{Article, PublishedBasis};
use sitmap::event::{Certainty, Event, Kind};
use sitmap::lexicon::{Cue, TriggerKind, cue_examples, trigger_examples};
use sitmap::report::{self, Report};
use sitmap::world::World;

/// The town that most examples are about. The tables of deeds are tried on a real place so that the whole road is run.
const PLACE: &str = "Morek";

#[test]
fn the_example_of_every_deed_gives_an_event_of_its_kind() {
    let world = World::embedded();
    let mut wrong = Vec::new();
    for (trigger, example) in trigger_examples() {
        let report = read(&example, &world);
        let fits = |event: &Event| match trigger.kind {
            TriggerKind::Fixed(kind) => event.kind == kind,
            TriggerKind::ByMeans(default) => event.kind.is_strike() || default.is_none_or(|kind| event.kind == kind),
        };
        if !report.told.events.iter().any(|event| fits(event) && is_there(event, &world)) {
            wrong.push(format!("{example:?} {trigger:?}: {}", told(&report, &world)));
        }
    }
    assert_none(&wrong);
}

#[test]
fn the_example_of_every_cue_gives_no_event_or_one_that_is_claimed() {
    let world = World::embedded();
    let mut wrong = Vec::new();
    for (phrase, cue, example) in cue_examples() {
        let report = read(&example, &world);
        let events = &report.told.events;
        let as_told = match cue {
            Cue::Planned | Cue::Hypothetical | Cue::Denied | Cue::Failed | Cue::Background => events.is_empty(),
            Cue::Doubted | Cue::Claimed => {
                !events.is_empty() && events.iter().all(|event| event.certainty == Certainty::Claimed)
            }
            Cue::Attempted => events.iter().any(|event| event.kind == Kind::Assault),
            Cue::Reported => !events.is_empty() && events.iter().all(|event| event.certainty >= Certainty::Reported),
        };
        if !as_told {
            wrong.push(format!("{example:?} ({phrase}, {cue:?}): {}", told(&report, &world)));
        }
    }
    assert_none(&wrong);
}

/// Reads one sentence as an article of a day in 2016.
fn read(example: &str, world: &World) -> Report {
    let mut letters = example.chars();
    let sentence: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    let article = Article {
        id: "example".to_owned(),
        title: None,
        source: None,
        url: None,
        published: Some(date(2016, 2, 2)),
        published_basis: PublishedBasis::Printed,
        // Under a headline, because a first line is read as one.
        text: format!("News of the day\n\nFebruary 2, 2016\n\n{sentence}."),
    };
    report::read(&article, world)
}

fn is_there(event: &Event, world: &World) -> bool {
    world.gazetteer.place(event.place.place).name == PLACE
}

/// What was read, in short.
fn told(report: &Report, world: &World) -> String {
    let events = report.told.events.iter().map(|event| {
        let place = world.gazetteer.place(event.place.place).name;
        format!("{} at {place} ({})", event.kind.word(), event.certainty.word())
    });
    let set_aside =
        report.told.set_aside.iter().map(|deed| format!("{} set aside ({})", deed.kind.word(), deed.why.word()));
    let all: Vec<String> = events.chain(set_aside).collect();
    if all.is_empty() { "nothing".to_owned() } else { all.join(", ") }
}

fn assert_none(wrong: &[String]) {
    assert!(wrong.is_empty(), "{} rows are read otherwise:\n{}", wrong.len(), wrong.join("\n"));
}
