//! Text cases: a few sentences, and what is read out of them. The truth in `tests/cases` was written by hand before the
//! first run; nothing blesses it. `open.txt` keeps the cases that are not read rightly yet, and tells when one is.
//! `second.txt` and `second_open.txt` are another hand's set of all subjects, which shows whether the first was learned by heart.

use jiff::civil::Date;
use sitmap::article::{Article, PublishedBasis};
use sitmap::event::{Counts, Event, Kind};
use sitmap::gazetteer::{AreaId, PlaceId};
use sitmap::report::{self, Report};
use sitmap::resolve::Outcome;
use sitmap::world::World;
use std::collections::BTreeSet;
use std::fmt::Write as _;

const EVENTS: &str = include_str!("../cases/events.txt");
const PLACES: &str = include_str!("../cases/places.txt");
const CONTROL: &str = include_str!("../cases/control.txt");
const OPEN: &str = include_str!("../cases/open.txt");
const SECOND: &str = include_str!("../cases/second.txt");
const SECOND_OPEN: &str = include_str!("../cases/second_open.txt");
const ACTORS: &str = include_str!("../../gazetteer/actors.csv");

/// Written where a case does not judge a field.
const ANY: &str = "*";
/// Written where the text does not say.
const SILENT: &str = "-";

#[test]
fn every_deed_is_read_as_its_case_says() {
    assert_read(EVENTS, |_| Subject::Events);
}

#[test]
fn every_name_is_placed_as_its_case_says() {
    assert_read(PLACES, |_| Subject::Places);
}

#[test]
fn every_holder_is_read_as_its_case_says() {
    assert_read(CONTROL, |_| Subject::Control);
}

#[test]
fn every_case_of_the_second_set_is_read_as_it_says() {
    assert_read(SECOND, |case| case.subject());
}

#[test]
fn every_open_case_is_still_open() {
    let world = World::embedded();
    let passing: Vec<&str> = [OPEN, SECOND_OPEN]
        .into_iter()
        .flat_map(cases)
        .filter(|case| case.differences(case.subject(), &world).is_empty())
        .map(|case| case.name)
        .collect();
    assert!(passing.is_empty(), "passes now: move it out of its file of open cases:\n{}", passing.join("\n"));
}

#[test]
fn every_case_has_its_own_name_and_known_words() {
    let world = World::embedded();
    let names: BTreeSet<&str> = world.gazetteer.places().map(|place| place.name).collect();
    let actors: BTreeSet<&str> = ACTORS.lines().skip(1).filter_map(|row| row.split(',').next()).collect();
    let mut seen = BTreeSet::new();
    let mut wrong = Vec::new();
    for case in [EVENTS, PLACES, CONTROL, OPEN, SECOND, SECOND_OPEN].into_iter().flat_map(cases) {
        let mut check = |sound: bool, what: &str| {
            if !sound {
                wrong.push(format!("{}: {what}", case.name));
            }
        };
        check(seen.insert(case.name), "another case has that name");
        for line in &case.expected {
            if let [kind, place, actor, ..] = line.split(" | ").collect::<Vec<_>>()[..] {
                check(kind == ANY || Kind::from_word(kind).is_some(), "no such kind");
                check(place == ANY || is_listed(&names, place), "no such place");
                check([ANY, SILENT].contains(&actor) || actors.contains(actor), "no such actor");
            } else if let Some((_, place)) = line.split_once(" -> ") {
                let known = ["undecided", "unknown", "abroad", "home", "no place"].contains(&place);
                check(known || is_listed(&names, place), "no such place");
            } else if let Some((place, side)) = line.split_once(" held by ") {
                check(is_listed(&names, place), "no such place");
                check(world.actors.side(side).is_some(), "no such side");
            } else {
                check(["nothing", "nothing held"].contains(line), "no such reading");
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Whether a place of a case, with or without its brackets, is in the gazetteer.
fn is_listed(names: &BTreeSet<&str>, place: &str) -> bool {
    names.contains(place) || place.rsplit_once(" (").is_some_and(|(name, _)| names.contains(name))
}

fn assert_read(file: &str, subject: impl Fn(&Case) -> Subject) {
    let world = World::embedded();
    let cases = cases(file);
    let mut wrong = String::new();
    let mut failed = 0;
    for case in &cases {
        let differences = case.differences(subject(case), &world);
        if !differences.is_empty() {
            failed += 1;
            writeln!(wrong, "{}\n  {}\n{differences}", case.name, case.prose).expect("a string takes all");
        }
    }
    assert!(wrong.is_empty(), "{failed} of {} cases are read otherwise:\n{wrong}", cases.len());
}

/// What a case is about.
#[derive(Clone, Copy)]
enum Subject {
    Events,
    Places,
    Control,
}

/// One case of a file.
struct Case<'a> {
    name: &'a str,
    published: Option<Date>,
    source: Option<&'a str>,
    /// The headline, where the case is about one.
    title: Option<&'a str>,
    prose: &'a str,
    expected: Vec<&'a str>,
}

/// The cases of a file: `=== name`, header lines, the prose, `---`, the reading. Lines before the first are remarks.
fn cases(file: &str) -> Vec<Case<'_>> {
    file.split("\n=== ").skip(1).map(case).collect()
}

fn case(block: &str) -> Case<'_> {
    let (name, rest) = block.split_once('\n').unwrap_or_else(|| panic!("{block:?} has no text"));
    let (mut text, reading) = rest.split_once("\n---\n").unwrap_or_else(|| panic!("{name}: no line `---`"));
    let (mut published, mut source, mut title) = (None, None, None);
    while let Some((line, below)) = text.split_once('\n') {
        match line.split_once(": ") {
            Some(("published", day)) => {
                published = Some(day.parse().unwrap_or_else(|error| panic!("{name}: {day:?} is no day: {error}")));
            }
            Some(("source", outlet)) => source = Some(outlet),
            Some(("title", words)) => title = Some(words),
            _ => break,
        }
        text = below;
    }
    // A line with `#` heads the group of cases behind it.
    let expected: Vec<&str> = reading.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    assert!(!expected.is_empty(), "{name}: no reading");
    Case { name, published, source, title, prose: text.trim(), expected }
}

impl Case<'_> {
    /// What the lines of the reading show it to be about.
    fn subject(&self) -> Subject {
        match self.expected[0] {
            line if line.contains(" -> ") => Subject::Places,
            line if line.contains(" held by ") || line == "nothing held" => Subject::Control,
            _ => Subject::Events,
        }
    }

    fn read(&self, world: &World) -> Report {
        let day = self.published.map_or(String::new(), |day| day.strftime("%B %-d, %Y\n\n").to_string());
        // Under a headline, because a first line is read as one.
        let title = self.title.unwrap_or("News of the day");
        let article = Article {
            id: "case".to_owned(),
            title: None,
            source: self.source.map(str::to_owned),
            url: None,
            published: self.published,
            published_basis: PublishedBasis::Printed,
            text: format!("{title}\n\n{day}{}", self.prose),
        };
        report::read(&article, world)
    }

    /// Every line that differs, expected and read; empty when all agree.
    fn differences(&self, subject: Subject, world: &World) -> String {
        let report = self.read(world);
        match subject {
            Subject::Events => self.compare(told(&report, world), fits_event),
            Subject::Places => self.names(&report, world),
            Subject::Control => self.compare(held(&report, world), |line, read: &String| line == read),
        }
    }

    /// Holds the expected lines and what was read against each other, each used once.
    fn compare<T: std::fmt::Display>(&self, mut read: Vec<T>, fits: impl Fn(&str, &T) -> bool) -> String {
        let mut differences = String::new();
        for line in self.expected.iter().filter(|line| !matches!(**line, "nothing" | "nothing held")) {
            match read.iter().position(|told| fits(line, told)) {
                Some(at) => {
                    read.remove(at);
                }
                None => writeln!(differences, "    missed  {line}").expect("a string takes all"),
            }
        }
        for told in read {
            writeln!(differences, "    read    {told}").expect("a string takes all");
        }
        differences
    }

    /// Compares what became of each name that the case asks about.
    fn names(&self, report: &Report, world: &World) -> String {
        let mut differences = String::new();
        for line in &self.expected {
            let (asked, place) = line.split_once(" -> ").unwrap_or_else(|| panic!("{}: {line:?}", self.name));
            let read = became(report, asked, world);
            if !read.iter().any(|read| is_place(place, read)) {
                writeln!(differences, "    {asked} -> {place}, read {}", read.join(" / ")).expect("a string takes all");
            }
        }
        differences
    }
}

/// A deed as read, in the fields of a case.
#[derive(PartialEq)]
struct Told {
    kind: &'static str,
    place: String,
    actor: String,
    date: String,
    rest: Vec<String>,
}

impl std::fmt::Display for Told {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} | {} | {} | {} | {}", self.kind, self.place, self.actor, self.date, self.rest.join(", "))
    }
}

/// All deeds of a report; one told twice in the same words counts once, as on the map.
fn told(report: &Report, world: &World) -> Vec<Told> {
    let mut all: Vec<Told> = Vec::new();
    for event in &report.told.events {
        let line = told_line(event, world);
        if !all.contains(&line) {
            all.push(line);
        }
    }
    all
}

fn told_line(event: &Event, world: &World) -> Told {
    let actor = |party: &Option<sitmap::event::Party>| {
        party.as_ref().map_or(SILENT.to_owned(), |party| world.actors.name(party.actor).to_owned())
    };
    let date = event.when.map_or(SILENT.to_owned(), |when| match when.from == when.to {
        true => when.from.to_string(),
        false => format!("{}..{}", when.from, when.to),
    });
    let Counts { strikes, munitions, killed, children, injured } = event.counts;
    let counts = [
        ("strikes", strikes),
        ("munitions", munitions),
        ("killed", killed),
        ("children", children),
        ("injured", injured),
    ];
    let mut rest: Vec<String> = counts
        .iter()
        .map(|(word, number)| number.map_or(format!("no {word}"), |number| format!("{word} {number}")))
        .collect();
    rest.push(event.certainty.word().to_owned());
    rest.push(format!("against {}", actor(&event.actor2)));
    rest.push(format!("precision {}", event.place.spot.precision.number()));
    Told {
        kind: event.kind.word(),
        place: full_name(event.place.place, world),
        actor: actor(&event.actor1),
        date,
        rest,
    }
}

/// Whether a deed is what a line says. What the line leaves out is not judged.
fn fits_event(line: &str, told: &Told) -> bool {
    let fields: Vec<&str> = line.split(" | ").collect();
    let [kind, place, actor, date, rest @ ..] = fields.as_slice() else {
        panic!("{line:?}: kind | place | actor | date | counts")
    };
    let same = |field: &str, read: &str| field == ANY || field == read;
    same(kind, told.kind)
        && (*place == ANY || is_place(place, &told.place))
        && same(actor, &told.actor)
        && same(date, &told.date)
        && rest.iter().flat_map(|rest| rest.split(", ")).all(|item| told.rest.iter().any(|read| read == item))
}

/// `Suran (town, Hama)`: a place with its kind and governorate.
fn full_name(place: PlaceId, world: &World) -> String {
    let place = world.gazetteer.place(place);
    let area = |area: Option<AreaId>| area.map(|area| world.gazetteer.area(area).name).unwrap_or_default();
    format!("{} ({}, {})", place.name, place.kind.as_str(), area(place.admin1))
}

/// Whether an expected place, with as much in brackets as it takes, is the one that was read.
fn is_place(expected: &str, read: &str) -> bool {
    let parts = |text: &str| -> Vec<String> {
        let (name, inside) = text.rsplit_once(" (").unwrap_or((text, ""));
        let inside = inside.trim_end_matches(')').split(", ").filter(|part| !part.is_empty());
        std::iter::once(name).chain(inside).map(str::to_owned).collect()
    };
    let (expected, read) = (parts(expected), parts(read));
    expected[0] == read[0] && expected[1..].iter().all(|part| read[1..].contains(part))
}

/// What became of a name: of the mentions that share a letter with it. `name#2` asks about its second occurrence.
fn became(report: &Report, asked: &str, world: &World) -> Vec<String> {
    let text = &report.article.text;
    let (name, number) = match asked.split_once('#') {
        Some((name, number)) => (name, number.parse::<usize>().expect("the number behind # is one")),
        None => (asked, 1),
    };
    let (start, _) = text.match_indices(name).nth(number - 1).unwrap_or_else(|| panic!("{asked:?} is not in {text:?}"));
    let end = start + name.len();
    let over = |span: sitmap::span::Span| (span.start as usize) < end && start < span.end as usize;
    let read: Vec<String> = report
        .mentions
        .iter()
        .zip(&report.outcomes)
        .filter(|(mention, _)| over(mention.span))
        .map(|(_, outcome)| match outcome {
            Outcome::Located(located) => full_name(located.place, world),
            Outcome::Undecided(..) => "undecided".to_owned(),
            Outcome::Unknown => "unknown".to_owned(),
            Outcome::Home => "home".to_owned(),
            Outcome::Abroad(_) => "abroad".to_owned(),
            Outcome::SetAside(_) => "no place".to_owned(),
        })
        .collect();
    if read.is_empty() { vec!["no place".to_owned()] } else { read }
}

/// Every statement of who holds a place, each once.
fn held(report: &Report, world: &World) -> Vec<String> {
    let mut all: Vec<String> = report
        .told
        .holdings
        .iter()
        .map(|holding| {
            let side = holding.holder.side.map_or(SILENT, |side| &world.actors.camp(side).name);
            format!("{} held by {side}", world.gazetteer.place(holding.place).name)
        })
        .collect();
    all.sort();
    all.dedup();
    all
}
