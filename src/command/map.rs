//! `sitmap map`: reads articles and writes the layers of what they tell.

mod backdrop;
mod baseline;
mod closing;
pub mod corrections;
mod pipe;
mod progress;
pub mod settings;
mod since;

use std::fmt;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow};
use jiff::civil::Date;
use rayon::prelude::*;
use serde_json::{Value, json};

use super::{counted, say, tell};
use crate::article::{self, Article, Collected, Failure, Input};
use crate::correction::Corrections;
use crate::gazetteer::Source;
use crate::layer::{self, Atlas};
use crate::output::{self, Format};
use crate::report::{self, Report};
use crate::situation::{self, Question, Step};
use crate::world::World;
pub use pipe::Pipe;
use progress::Progress;

/// Where the map goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    /// Into a folder: every layer, the page, the QGIS project, and these formats beside them, each once.
    Folder { dir: PathBuf, formats: Vec<Format> },
    /// One layer to standard output.
    Pipe(Pipe),
}

/// What was asked for.
#[derive(Clone, Debug)]
pub struct Args {
    /// The articles.
    pub inputs: Vec<Input>,
    pub out: Destination,
    /// The tables to read with.
    pub source: Source,
    /// The day that control and front lines are drawn for; the last one told of where `None`.
    pub as_of: Option<Date>,
    /// The first day of a series.
    pub since: Option<Date>,
    /// The step of a series.
    pub every: Option<Step>,
    /// Who held what beforehand: a table or GeoJSON.
    pub baseline: Option<PathBuf>,
    /// What people know better; `corrections.csv` in the output folder where `None` and it is there.
    pub corrections: Option<PathBuf>,
    /// Threads to read with; as many as there are cores where `None`.
    pub threads: Option<usize>,
    /// Print errors only.
    pub quiet: bool,
}

impl Destination {
    /// The folder, if it is one.
    pub fn folder(&self) -> Option<&Path> {
        match self {
            Destination::Folder { dir, .. } => Some(dir),
            Destination::Pipe(_) => None,
        }
    }

    /// Formats that lie in the folder from an earlier run and were not asked for now: they tell of other articles than the layers.
    fn outdated(&self) -> Vec<Format> {
        let Destination::Folder { dir, formats } = self else { return Vec::new() };
        let lies_there = |format: &Format| format.names().iter().any(|name| dir.join(name).is_file());
        let all = Format::ALL.iter().map(|(format, _)| *format);
        all.filter(|format| !formats.contains(format) && lies_there(format)).collect()
    }
}

impl fmt::Display for Destination {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Destination::Folder { dir, .. } => dir.display().fmt(f),
            Destination::Pipe(_) => f.write_str("standard output"),
        }
    }
}

/// Maps all articles on top of the baseline. Gives 0 when every article and row was read and 1 when some could not be, which
/// are told on standard error.
///
/// # Errors
/// When nothing could be done: the output folder cannot be written to (found before any work), the gazetteer is damaged, the
/// baseline or the corrections are none, or neither an article nor a row could be read. An earlier output is then left as it was.
pub fn run(args: &Args, out: &mut impl Write) -> Result<u8> {
    let Destination::Folder { dir, formats } = &args.out else { return draw(args, out) };
    let is_new = !dir.exists();
    output::prepare(dir, formats)?;
    let mapped = draw(args, out);
    if mapped.is_err() && is_new {
        // Only where it is still empty; a folder that cannot be removed does no harm.
        let _ = std::fs::remove_dir(dir);
    }
    mapped
}

fn draw(args: &Args, out: &mut impl Write) -> Result<u8> {
    let world = super::world(&args.source)?;
    let beforehand = args.baseline.as_deref().map(|file| baseline::read(file, &world, args.quiet)).transpose()?;
    let beforehand = beforehand.unwrap_or_default();
    let corrections_file = corrections::file(args.corrections.as_deref(), args.out.folder());
    let by_hand = corrections_file.as_deref().map(|file| corrections::read(file, &world)).transpose()?;
    let by_hand = by_hand.unwrap_or_default();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(args.threads.unwrap_or(0)).build()?;
    let collected = pool.install(|| article::collect(&args.inputs));
    tell_losses(&collected, args.quiet);
    let Collected { articles, failures, .. } = collected;
    if articles.is_empty() && beforehand.baseline.rows.is_empty() {
        let unread = counted(failures.len(), "input");
        return Err(anyhow!("no article could be read ({unread} named above); nothing was written to {}", args.out));
    }
    let reports = pool.install(|| read(&articles, &by_hand.corrections, &world, args.quiet));
    let question = Question {
        as_of: args.as_of,
        since: args.since,
        every: args.every,
        baseline: beforehand.baseline,
        corrections: by_hand.corrections,
    };
    let situation = situation::fold(&reports, &world, &question);
    let mut atlas = layer::atlas(&situation, &reports, &world);
    record(&mut atlas, &failures, &reports);
    record_question(&mut atlas, args, &question, beforehand.faults.len());
    atlas.run["corrections"]["rows_unreadable"] = by_hand.faults.len().into();
    let backdrop = backdrop::of(&world, &args.source)?;
    let mut since = None;
    match &args.out {
        Destination::Folder { dir, formats } => {
            since = if args.quiet { None } else { since::line(dir, &atlas) };
            output::write(&atlas, &backdrop, formats, dir)?;
        }
        Destination::Pipe(pipe) => pipe.write(&atlas, out)?,
    }
    if let Some(file) = &corrections_file {
        corrections::tell_outcome(file, &situation.corrected, args.quiet);
    }
    if !args.quiet {
        for format in args.out.outdated() {
            tell(format_args!("{}: the {format} files are of an earlier run; --format {format} renews them", args.out));
        }
        let counts = layer::summary(&situation, &reports);
        tell(format_args!("{} -> {}", closing::line(&counts, failures.len()), args.out));
        since.iter().for_each(tell);
    }
    Ok(u8::from(!failures.is_empty() || !beforehand.faults.is_empty() || !by_hand.faults.is_empty()))
}

/// Reads all articles in parallel; the reports come in the order of the articles.
fn read(articles: &[Article], corrections: &Corrections, world: &World, quiet: bool) -> Vec<Report> {
    let progress = Progress::new(articles.len(), quiet);
    let read = |article: &Article| {
        let report = report::read_corrected(article, corrections, world);
        progress.step();
        report
    };
    articles.par_iter().map(read).collect()
}

fn tell_losses(collected: &Collected, quiet: bool) {
    for Failure { path, reason } in &collected.failures {
        say(format_args!("{}: {reason}", shown(path)));
    }
    if !quiet {
        collected.notes.iter().for_each(tell);
    }
}

/// Bad rows told one by one; a file of another format has nothing but bad rows.
const TOLD: usize = 20;

fn tell_faults(file: &Path, faults: &[String]) {
    faults.iter().take(TOLD).for_each(say);
    if faults.len() > TOLD {
        say(format_args!("{}: {} more", file.display(), counted(faults.len() - TOLD, "bad row")));
    }
}

/// What was asked for belongs to the record too. The baseline goes by its name, without the folder.
fn record_question(atlas: &mut Atlas, args: &Args, question: &Question, unread: usize) {
    let rows = &question.baseline.rows;
    let beforehand = args.baseline.as_deref().map(|file| {
        let apart = rows.iter().filter(|row| row.place.is_none()).count();
        json!({ "file": name(file), "rows": rows.len(), "rows_unreadable": unread, "rows_of_no_listed_place": apart })
    });
    if let Value::Object(settings) = &mut atlas.run["settings"] {
        settings.insert("since".to_owned(), question.since.map(|day| day.to_string()).into());
        settings.insert("every".to_owned(), question.every.map(|step| step.to_string()).into());
        settings.insert("baseline".to_owned(), beforehand.into());
    }
}

/// A file by its name, without the folder: where somebody keeps it is nobody's concern, and the record is the same however
/// the folder was named.
fn name(path: &Path) -> String {
    path.file_name().map_or_else(|| shown(path), |name| name.to_string_lossy().into_owned())
}

fn shown(path: &Path) -> String {
    if path == Path::new("-") { "standard input".to_owned() } else { path.display().to_string() }
}

/// What was lost before reading began belongs to the run's record.
fn record(atlas: &mut Atlas, failures: &[Failure], reports: &[Report]) {
    let unreadable: Vec<Value> =
        failures.iter().map(|failure| json!({ "name": name(&failure.path), "reason": failure.reason })).collect();
    let undated = reports.iter().filter(|report| report.article.published.is_none());
    let undated: Vec<&str> = undated.map(|report| report.article.id.as_str()).collect();
    if let Value::Object(run) = &mut atlas.run {
        run.insert("unreadable".to_owned(), unreadable.into());
        run.insert("undated".to_owned(), undated.into());
    }
}
