//! `sitmap locate --csv`: places a whole column of names. Rows are read, placed in parallel some at a time, and written in
//! their order, so that a table of any length needs the same memory.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow};
use rayon::prelude::*;

use super::{Answer, Gazetteer, area_names};
use crate::command::{counted, say, tell};
use crate::output::table::harmless;
use crate::sheet::{Fault, Row, Sheet};

/// The columns that are added to the input's.
const COLUMNS: [&str; 11] = [
    "rank",
    "place_id",
    "location",
    "location_ar",
    "admin1",
    "admin2",
    "latitude",
    "longitude",
    "match",
    "score",
    "reasons",
];

/// Rows that are read before they are placed together: enough for every core, few enough to be nothing in memory.
const BATCH: usize = 2048;

/// The same where each has many answers.
const LEAST_BATCH: usize = 64;

/// Answers that are remembered, as columns repeat themselves; at more than this it is begun anew.
const REMEMBERED: usize = 100_000;

/// A second answer with fewer points less than this leaves the first in doubt. That one is a town and the other a village of
/// the same name (6) does not decide; that one is a city and the other a town (8) does.
const DOUBTFUL: i32 = 8;

/// Longer cells hold no name but a text; the longest listed spelling has some 70 letters.
const LONGEST_NAME: usize = 200;

/// What was asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Args {
    /// The table; `-` is standard input.
    pub file: PathBuf,
    /// The column with the names.
    pub name_column: Option<String>,
    /// A column with the area that each should lie in.
    pub area_column: Option<String>,
    /// How many answers a name at most.
    pub top: usize,
}

/// Writes every row with its answers, and a closing line to standard error. Gives 0 when every row was read and 1 when some
/// could not be, which are told by file and line.
///
/// # Errors
/// When nothing could be done: the file is no table, or has no such column.
pub fn run(args: &Args, gazetteer: &Gazetteer, out: &mut dyn Write) -> Result<u8> {
    let label = if args.file == Path::new("-") { "standard input".to_owned() } else { args.file.display().to_string() };
    let input: Box<dyn BufRead> = if args.file == Path::new("-") {
        Box::new(BufReader::new(io::stdin()))
    } else {
        Box::new(BufReader::new(File::open(&args.file).map_err(|error| anyhow!("{label}: cannot be read: {error}"))?))
    };
    let opened = Sheet::open(input).map_err(|error| anyhow!("{label}: cannot be read: {error}"))?;
    let mut sheet = opened.map_err(|why| anyhow!("{label}: {why}"))?;
    let columns = Columns::find(args, &sheet.header, &label)?;
    let mut table = csv::Writer::from_writer(out);
    let own = own_columns(&sheet.header, &label);
    write(&mut table, sheet.header.iter().chain(&own))?;
    let mut placer = Placer { gazetteer, columns, top: args.top, known: HashMap::new() };
    let mut tally = Tally::default();
    let size = (BATCH / args.top.max(1)).max(LEAST_BATCH);
    loop {
        let (batch, broken) = read(&mut sheet, size, &label, &mut tally);
        placer.learn(&batch);
        for row in &batch {
            placer.write(row, &mut tally, &mut table)?;
        }
        if broken || batch.len() < size {
            break;
        }
    }
    table.flush()?;
    tally.tell();
    Ok(u8::from(tally.unread > 0))
}

/// The next rows, and whether the input failed behind them. Faults are told.
fn read(sheet: &mut Sheet<impl BufRead>, size: usize, label: &str, tally: &mut Tally) -> (Vec<Row>, bool) {
    let mut batch = Vec::with_capacity(size);
    while batch.len() < size {
        let row = match sheet.next() {
            Ok(Some(row)) => row,
            Ok(None) => break,
            Err(error) => {
                say(format_args!("{label}: cannot be read to its end: {error}"));
                tally.unread += 1;
                return (batch, true);
            }
        };
        match &row.fault {
            Some(Fault::Short(has)) => {
                let cells = counted(*has, "cell");
                let wants = sheet.header.len();
                tell(format_args!(
                    "{label}:{}: {cells}, the header has {wants}; the others are taken as empty",
                    row.line
                ));
            }
            Some(Fault::Unreadable(why)) => say(format_args!("{label}:{}: {why}", row.line)),
            None => {}
        }
        batch.push(row);
    }
    (batch, false)
}

/// Where the columns stand that are read.
struct Columns {
    name: usize,
    area: Option<usize>,
}

impl Columns {
    fn find(args: &Args, header: &[String], label: &str) -> Result<Columns> {
        let listed = || header.iter().map(|name| format!("\"{}\"", name.trim())).collect::<Vec<_>>().join(", ");
        let find = |flag: &str, wanted: &str| {
            let mut places = header.iter().enumerate().filter(|(_, name)| name.trim() == wanted.trim());
            match (places.next(), places.next()) {
                (Some((index, _)), None) => Ok(index),
                (None, _) => Err(anyhow!(
                    "{label}: no column is called \"{wanted}\"; its columns are {}; name one with {flag}",
                    listed()
                )),
                _ => Err(anyhow!(
                    "{label}: several columns are called \"{wanted}\"; its columns are {}; rename one in the file",
                    listed()
                )),
            }
        };
        let Some(name) = &args.name_column else {
            let columns = listed();
            return Err(anyhow!(
                "{label}: which column holds the names? its columns are {columns}; say it with --name-column"
            ));
        };
        let area = args.area_column.as_ref().map(|area| find("--area-column", area)).transpose()?;
        Ok(Columns { name: find("--name-column", name)?, area })
    }
}

/// The names of our columns; one that the input bears already gets an ending, so that both stay.
fn own_columns(header: &[String], label: &str) -> Vec<String> {
    let taken = |name: &str| header.iter().any(|known| known.trim() == name);
    let mut renamed = Vec::new();
    let columns = COLUMNS.map(|column| {
        if !taken(column) {
            return column.to_owned();
        }
        let numbered = (2..).map(|number| format!("{column}_sitmap{number}"));
        let free = std::iter::once(format!("{column}_sitmap")).chain(numbered).find(|name| !taken(name));
        let free = free.expect("a header has an end, numbers have none");
        renamed.push(format!("{column} as {free}"));
        free
    });
    if !renamed.is_empty() {
        tell(format_args!("{label} has columns of these names already, so the program writes {}", renamed.join(", ")));
    }
    columns.into()
}

/// Answers names, and remembers the answers.
struct Placer<'g> {
    gazetteer: &'g Gazetteer,
    columns: Columns,
    top: usize,
    known: HashMap<(String, String), Found>,
}

/// The answers to one name.
struct Found {
    rows: Vec<[String; COLUMNS.len()]>,
    doubtful: bool,
    /// The area that was asked for is not listed.
    lost_area: bool,
}

impl Placer<'_> {
    /// The name that a row asks for and its area; `None` where it asks for nothing.
    fn key(&self, row: &Row) -> Option<(String, String)> {
        let cell = |index: usize| row.cells.get(index).map_or("", |cell| cell.trim()).to_owned();
        let name = cell(self.columns.name);
        let readable = !matches!(row.fault, Some(Fault::Unreadable(_)));
        let is_name = !name.is_empty() && name.chars().count() <= LONGEST_NAME;
        (readable && is_name).then(|| (name, self.columns.area.map(cell).unwrap_or_default()))
    }

    /// Answers the names of the rows that are not known yet.
    fn learn(&mut self, batch: &[Row]) {
        if self.known.values().map(|found| 1 + found.rows.len()).sum::<usize>() > REMEMBERED {
            self.known.clear();
        }
        let mut new: Vec<_> = batch.iter().filter_map(|row| self.key(row)).collect();
        new.sort();
        new.dedup();
        new.retain(|key| !self.known.contains_key(key));
        let found: Vec<_> = new.into_par_iter().map(|key| (self.find(&key), key)).collect();
        self.known.extend(found.into_iter().map(|(found, key)| (key, found)));
    }

    fn find(&self, (name, area): &(String, String)) -> Found {
        let within = Some(area.as_str()).filter(|area| !area.is_empty());
        let lost_area = within.is_some_and(|area| self.gazetteer.areas_named(area).is_empty());
        let answers = self.gazetteer.locate(name, within, self.top.max(2));
        let doubt = match &*answers {
            [first, second, ..] if first.score - second.score < DOUBTFUL => Some(second),
            _ => None,
        };
        let mut rows: Vec<_> =
            answers.iter().take(self.top).zip(1..).map(|(answer, rank)| self.cells(answer, rank)).collect();
        if let Some(first) = rows.first_mut() {
            let reasons = first.last_mut().expect("there are columns");
            if lost_area {
                *reasons += &format!("; no area is called \"{area}\"");
            }
            if let Some(second) = doubt {
                *reasons += &self.told(second, answers[0].score);
            }
        }
        Found { rows, doubtful: doubt.is_some(), lost_area }
    }

    /// The answer that was almost as good.
    fn told(&self, second: &Answer, best: i32) -> String {
        let place = self.gazetteer.place(second.place);
        let [admin1, admin2, _] = area_names(&place, self.gazetteer);
        let areas: Vec<&str> = [admin2, admin1].into_iter().flatten().collect();
        let less = match best - second.score {
            0 => "as many points".to_owned(),
            points => counted(points as usize, "point") + " less",
        };
        format!("; in doubt: {} {} in {} has {less}", place.code, place.name, areas.join(", "))
    }

    fn cells(&self, answer: &Answer, rank: usize) -> [String; COLUMNS.len()] {
        let place = self.gazetteer.place(answer.place);
        let [admin1, admin2, _] = area_names(&place, self.gazetteer);
        let reasons: Vec<String> =
            answer.reasons.iter().map(|reason| format!("{} {}", reason.text, signed(reason.points))).collect();
        [
            rank.to_string(),
            harmless(place.code),
            harmless(place.name),
            harmless(place.name_ar.unwrap_or_default()),
            harmless(admin1.unwrap_or_default()),
            harmless(admin2.unwrap_or_default()),
            format!("{:.5}", place.point.y()),
            format!("{:.5}", place.point.x()),
            answer.how.as_str().to_owned(),
            answer.score.to_string(),
            harmless(&reasons.join("; ")),
        ]
    }

    /// Writes a row once for each of its answers, or once without any.
    fn write(&self, row: &Row, tally: &mut Tally, table: &mut csv::Writer<&mut dyn Write>) -> io::Result<()> {
        let found = self.key(row).and_then(|key| self.known.get(&key));
        tally.count(row, found, self.key(row).is_some());
        let answers = found.map_or(&[][..], |found| &found.rows);
        if answers.is_empty() {
            let mut none: [String; COLUMNS.len()] = Default::default();
            if let Some(Fault::Unreadable(why)) = &row.fault {
                *none.last_mut().expect("there are columns") = format!("not read: {why}");
            }
            return write(table, row.cells.iter().chain(&none));
        }
        answers.iter().try_for_each(|answer| write(table, row.cells.iter().chain(answer)))
    }
}

fn write<'c>(table: &mut csv::Writer<&mut dyn Write>, cells: impl Iterator<Item = &'c String>) -> io::Result<()> {
    table.write_record(cells.map(String::as_bytes)).map_err(|error| match error.into_kind() {
        csv::ErrorKind::Io(error) => error, // as itself, so that a closed pipe is known for one
        other => io::Error::other(format!("{other:?}")),
    })
}

fn signed(points: i32) -> String {
    format!("{points:+}")
}

/// How many rows came to what.
#[derive(Default)]
struct Tally {
    rows: usize,
    placed: usize,
    doubtful: usize,
    unknown: usize,
    nameless: usize,
    unread: usize,
    lost_areas: usize,
}

impl Tally {
    fn count(&mut self, row: &Row, found: Option<&Found>, is_asked: bool) {
        self.rows += 1;
        match found {
            Some(found) if !found.rows.is_empty() => {
                self.placed += 1;
                self.doubtful += usize::from(found.doubtful);
            }
            _ if matches!(row.fault, Some(Fault::Unreadable(_))) => self.unread += 1,
            _ if is_asked => self.unknown += 1,
            _ => self.nameless += 1,
        }
        self.lost_areas += usize::from(found.is_some_and(|found| found.lost_area));
    }

    fn tell(&self) {
        let Tally { rows, placed, doubtful, unknown, nameless, unread, lost_areas } = self;
        let rows = counted(*rows, "row");
        tell(format_args!(
            "{rows}: {placed} placed ({doubtful} of them in doubt), {unknown} not placed, {nameless} without a name, \
             {unread} not read"
        ));
        if *lost_areas > 0 {
            tell(format_args!("the area is not listed and was left out of account: {}", counted(*lost_areas, "row")));
        }
    }
}
