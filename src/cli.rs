//! The command line: every flag with its help, and how mistakes in it are told. What a command does is left to `command`.

mod corrections;
mod diff;
mod formats;
mod manual;
mod report;
mod serve;
mod settings;

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::PathBuf;

use clap::error::ErrorKind;
use clap::{Args, CommandFactory, Parser, Subcommand};
use jiff::civil::Date;
use sitmap::article::Input;
use sitmap::command::{self, check, explain, gazetteer, locate, map};
use sitmap::gazetteer::Source;
use sitmap::situation::Step;

use corrections::CorrectionsCommand;
use diff::DiffFlags;
use manual::{CompletionsFlags, ManFlags};
use report::ReportFlags;
use serve::ServeFlags;
use settings::SettingsFlags;

/// What is printed where nothing was asked for.
const SHORT: &str = include_str!("cli/short.txt");

/// The same for `sitmap map`.
const SHORT_MAP: &str = include_str!("cli/short_map.txt");

/// Examples under the help of each command. They name places of the war, so they stand beside the code.
const EXAMPLES: &str = include_str!("cli/examples.txt");
const MAP_EXAMPLES: &str = include_str!("cli/map.txt");
const REPORT_EXAMPLES: &str = include_str!("cli/report.txt");
const CORRECTIONS_EXAMPLES: &str = include_str!("cli/corrections.txt");
const DIFF_EXAMPLES: &str = include_str!("cli/diff.txt");
const SERVE_EXAMPLES: &str = include_str!("cli/serve.txt");
const WATCH_EXAMPLES: &str = include_str!("cli/watch.txt");
const COMPLETIONS_EXAMPLES: &str = include_str!("cli/completions.txt");
const MAN_EXAMPLES: &str = include_str!("cli/man.txt");
const EXPLAIN_EXAMPLES: &str = include_str!("cli/explain.txt");
const LOCATE_EXAMPLES: &str = include_str!("cli/locate.txt");
const CHECK_EXAMPLES: &str = include_str!("cli/check.txt");
const GAZETTEER_EXAMPLES: &str = include_str!("cli/gazetteer.txt");
const IMPORT_EXAMPLES: &str = include_str!("cli/import.txt");
const STATS_EXAMPLES: &str = include_str!("cli/stats.txt");

/// Reads news reports about a war and draws the situation map: strikes, ground events, control and front lines as layers.
#[derive(Parser)]
#[command(name = "sitmap", version, after_help = EXAMPLES.trim_end())]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Draw the map of articles.
    #[command(after_help = MAP_EXAMPLES.trim_end())]
    Map(MapFlags),
    /// Draw the map of articles, and again whenever they change, until Ctrl-C.
    #[command(after_help = WATCH_EXAMPLES.trim_end())]
    Watch(MapFlags),
    /// Sum up an output folder for a reader who has five minutes.
    #[command(after_help = REPORT_EXAMPLES.trim_end())]
    Report(ReportFlags),
    /// Say what changed between two output folders, and which articles stand behind it.
    #[command(after_help = DIFF_EXAMPLES.trim_end())]
    Diff(DiffFlags),
    /// Turn edits made in QGIS into corrections that every run applies.
    #[command(subcommand, after_help = CORRECTIONS_EXAMPLES.trim_end())]
    Corrections(CorrectionsCommand),
    /// Preview an output folder in a browser on this machine.
    #[command(after_help = SERVE_EXAMPLES.trim_end())]
    Serve(ServeFlags),
    /// Show what is read out of one article, and why.
    #[command(after_help = EXPLAIN_EXAMPLES.trim_end())]
    Explain(ExplainFlags),
    /// Say where a place is, under any of its spellings, with reasons.
    #[command(after_help = LOCATE_EXAMPLES.trim_end())]
    Locate(LocateFlags),
    /// Prove a gazetteer sound: every bad row by file and line.
    #[command(after_help = CHECK_EXAMPLES.trim_end())]
    Check(CheckFlags),
    /// Make the gazetteer of another country, or say what is in one.
    #[command(subcommand, after_help = GAZETTEER_EXAMPLES.trim_end())]
    Gazetteer(GazetteerCommand),
    /// Write the completions of a shell, which finish commands and flags with the Tab key.
    #[command(after_help = COMPLETIONS_EXAMPLES.trim_end())]
    Completions(CompletionsFlags),
    /// Write the manual as man pages.
    #[command(after_help = MAN_EXAMPLES.trim_end())]
    Man(ManFlags),
}

#[derive(Subcommand)]
enum GazetteerCommand {
    /// Make a folder of tables out of the public dumps of a country: GeoNames or OCHA.
    #[command(after_help = IMPORT_EXAMPLES.trim_end())]
    Import(ImportFlags),
    /// Say what is in a gazetteer: places, spellings, areas, actors, sources.
    #[command(after_help = STATS_EXAMPLES.trim_end())]
    Stats(StatsFlags),
}

#[derive(Args)]
struct ImportFlags {
    /// Folder to make; it must be new or empty.
    #[arg(long, short, value_name = "DIR")]
    out: PathBuf,
    /// The file of a country of GeoNames, as UA.txt.
    #[arg(long, value_name = "FILE", conflicts_with = "ocha")]
    geonames: Option<PathBuf>,
    /// Alternate names of GeoNames: of the country, or alternateNamesV2.txt of the world.
    #[arg(long, value_name = "FILE", conflicts_with = "ocha")]
    alternate_names: Option<PathBuf>,
    /// A table of OCHA as CSV: areas with p-codes, or populated places with coordinates. May be given several times.
    #[arg(long, value_name = "FILE")]
    ocha: Vec<PathBuf>,
    /// Boundaries of areas as GeoJSON with OCHA's properties (ADM1_EN, ADM1_PCODE, ...). May be given several times.
    #[arg(long, value_name = "FILE")]
    boundaries: Vec<PathBuf>,
}

#[derive(Args)]
struct StatsFlags {
    /// Folder of the tables; those in the program where not given.
    dir: Option<PathBuf>,
    /// Write JSON for programs.
    #[arg(long)]
    json: bool,
}

#[derive(Args)]
struct MapFlags {
    /// Plain text files, folders (with their folders), or - for standard input.
    #[arg(value_name = "ARTICLES")]
    articles: Vec<OsString>,
    /// Folder for the layers, ./output where not given; it is made where it is missing, and files in it are replaced. With
    /// --layer, - is standard output.
    #[arg(long, short, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Formats to write beside GeoJSON: gpkg, fgb, csv, kml, geojsonseq; several with commas between.
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    format: Vec<formats::Asked>,
    /// The one layer that --out - writes to standard output, as strikes.
    #[arg(long, value_name = "LAYER")]
    layer: Option<String>,
    #[command(flatten)]
    gazetteer: GazetteerFlag,
    /// Draw control and front lines as of this day, as 2016-02-29, rather than the last day that the articles tell of.
    #[arg(long, value_name = "DATE", value_parser = day)]
    as_of: Option<Date>,
    /// Draw a series of days from this one on, a week apart where --every does not say; the last is that of --as-of.
    #[arg(long, value_name = "DATE", value_parser = day)]
    since: Option<Date>,
    /// Draw a series of days this far apart (7d, 2w, 1m), from --since or the oldest article on.
    #[arg(long, value_name = "STEP")]
    every: Option<Step>,
    /// Who held what beforehand: a table name,lon,lat,side,confidence,date or GeoJSON. The articles are news on top of it.
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// What you know better than the program, as a table; corrections.csv in the output folder where not given.
    #[arg(long, value_name = "FILE")]
    corrections: Option<PathBuf>,
    /// Threads to read with; one for each core where not given. The result is the same.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
    /// Print errors only: no progress, no notes, no closing line.
    #[arg(long, short)]
    quiet: bool,
    #[command(flatten)]
    settings: SettingsFlags,
}

impl MapFlags {
    /// # Errors
    /// When the destination cannot be.
    fn into_args(self) -> anyhow::Result<map::Args> {
        Ok(map::Args {
            inputs: self.articles.iter().map(|article| Input::from_argument(article)).collect(),
            out: formats::destination(self.out, self.layer.as_deref(), &self.format)?,
            source: self.gazetteer.source(),
            as_of: self.as_of,
            since: self.since,
            every: self.every,
            baseline: self.baseline,
            corrections: self.corrections,
            threads: self.threads.map(usize::from),
            quiet: self.quiet,
        })
    }
}

#[derive(Args)]
struct ExplainFlags {
    /// A plain text file, or - for standard input.
    #[arg(value_name = "ARTICLE")]
    article: OsString,
    #[command(flatten)]
    gazetteer: GazetteerFlag,
    /// Write JSON for programs.
    #[arg(long)]
    json: bool,
}

#[derive(Args)]
struct LocateFlags {
    /// The name, as it is spelled somewhere.
    #[arg(required_unless_present = "csv", conflicts_with = "csv")]
    name: Option<String>,
    /// Area that the place should lie in: a governorate, district or subdistrict.
    #[arg(long = "in", value_name = "AREA", conflicts_with = "csv")]
    within: Option<String>,
    /// How many answers at most.
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u16).range(1..), conflicts_with = "csv")]
    limit: u16,
    #[command(flatten)]
    gazetteer: GazetteerFlag,
    /// Write JSON for programs.
    #[arg(long, conflicts_with = "csv")]
    json: bool,
    /// A table of names to place, all at once; - is standard input. Answers come as CSV behind the table's own columns.
    #[arg(long, value_name = "FILE", help_heading = "A whole column of names")]
    csv: Option<PathBuf>,
    /// The column of the table that holds the names.
    #[arg(long, value_name = "COLUMN", help_heading = "A whole column of names")]
    name_column: Option<String>,
    /// The column that holds the area that each should lie in.
    #[arg(long, value_name = "COLUMN", help_heading = "A whole column of names")]
    area_column: Option<String>,
    /// How many answers a name at most; 1 where not given.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..), help_heading = "A whole column of names")]
    top: Option<u16>,
}

#[derive(Args)]
struct CheckFlags {
    /// Folder of the tables; those in the program where not given.
    dir: Option<PathBuf>,
    /// List every spelling that several places share.
    #[arg(long)]
    spellings: bool,
    /// Write JSON for programs.
    #[arg(long)]
    json: bool,
}

#[derive(Args)]
struct GazetteerFlag {
    /// Folder of tables to use in place of those in the program: another war, or your corrections.
    #[arg(long, value_name = "DIR")]
    gazetteer: Option<PathBuf>,
}

impl GazetteerFlag {
    fn source(self) -> Source {
        self.gazetteer.map_or(Source::Embedded, Source::Folder)
    }
}

fn day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "it is no date; write it as 2016-02-29".to_owned())
}

/// Runs the command line `args`, the program's name first, and gives the exit status.
pub fn run(args: impl IntoIterator<Item = OsString>) -> u8 {
    let args: Vec<OsString> = args.into_iter().collect();
    match args.get(1..).unwrap_or_default() {
        [] => return short(SHORT),
        [only] if only == "map" && !settings::are_here() => return short(SHORT_MAP),
        [only] if only == "corrections" => return short(CORRECTIONS_EXAMPLES),
        [only] if only == "gazetteer" => return short(GAZETTEER_EXAMPLES),
        _ => {}
    }
    match Cli::try_parse_from(&args) {
        Ok(cli) => command::status(dispatch(cli.command)),
        Err(asked) if matches!(asked.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) => {
            command::status(asked.print().map(|()| 0).map_err(Into::into))
        }
        Err(mistake) => command::status(Err(anyhow::anyhow!(told(&mistake, &args)))),
    }
}

fn dispatch(command: Command) -> anyhow::Result<u8> {
    let out = &mut io::BufWriter::new(io::stdout().lock());
    let status = match command {
        Command::Map(flags) => map::run(&settings::filled(flags)?.into_args()?, out)?,
        Command::Watch(flags) => command::watch::run(&settings::filled(flags)?.into_args()?)?,
        Command::Report(flags) => command::report::run(&flags.into(), out)?,
        Command::Corrections(command) => command.run(out)?,
        Command::Diff(flags) => command::diff::run(&flags.into(), out)?,
        Command::Serve(flags) => command::serve::run(&flags.into(), out)?,
        Command::Explain(flags) => {
            let input = Input::from_argument(&flags.article);
            explain::run(&explain::Args { input, source: flags.gazetteer.source(), json: flags.json }, out)?
        }
        Command::Locate(flags) => {
            let gazetteer = command::gazetteer(&flags.gazetteer.source())?;
            let LocateFlags { name, within, limit, json, csv, name_column, area_column, top, .. } = flags;
            match csv {
                Some(file) => {
                    let top = top.map_or(1, usize::from);
                    locate::column::run(&locate::column::Args { file, name_column, area_column, top }, &gazetteer, out)?
                }
                None if name_column.is_some() || area_column.is_some() || top.is_some() => {
                    anyhow::bail!(
                        "--name-column, --area-column and --top are for a table; name it with --csv; see sitmap locate --help"
                    );
                }
                None => {
                    let query = name.unwrap_or_default();
                    locate::run(&locate::Args { query, within, limit: usize::from(limit), json }, &gazetteer, out)?
                }
            }
        }
        Command::Check(flags) => {
            let source = flags.dir.map_or(Source::Embedded, Source::Folder);
            check::run(&check::Args { source, shared: flags.spellings, json: flags.json }, out)?
        }
        Command::Gazetteer(GazetteerCommand::Import(flags)) => {
            let ImportFlags { out, geonames, alternate_names, ocha, boundaries } = flags;
            gazetteer::import::run(&gazetteer::import::Args { out, geonames, alternate_names, ocha, boundaries })?
        }
        Command::Completions(flags) => manual::completions(&flags, Cli::command(), out)?,
        Command::Man(flags) => manual::man(&flags, Cli::command(), out)?,
        Command::Gazetteer(GazetteerCommand::Stats(flags)) => {
            let source = flags.dir.map_or(Source::Embedded, Source::Folder);
            gazetteer::stats::run(&gazetteer::stats::Args { source, json: flags.json }, out)?
        }
    };
    out.flush()?;
    Ok(status)
}

/// Prints what to type to somebody who typed nothing.
fn short(text: &str) -> u8 {
    let _ = io::stderr().write_all(text.as_bytes()); // where standard error is closed there is nobody to tell
    2
}

/// A mistake in the flags in the program's voice: what, where, what to do.
fn told(mistake: &clap::Error, args: &[OsString]) -> String {
    let text = mistake.to_string();
    let is_told = |line: &&str| !line.starts_with("Usage:") && !line.starts_with("For more");
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty()).take_while(is_told);
    let lines: Vec<&str> = lines.map(|line| line.trim_start_matches("error: ").trim_start_matches("tip: ")).collect();
    // What is missing is listed on lines of its own behind a colon.
    let said = lines.join("; ").replace(":; ", ": ");
    let (mut command, mut words) = (Cli::command(), String::new());
    for word in args.iter().skip(1).map_while(|word| word.to_str()) {
        let Some(found) = command.find_subcommand(word) else { break };
        command = found.clone();
        words += &format!("{word} ");
    }
    format!("{said}; see sitmap {words}--help")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_well_formed() {
        Cli::command().debug_assert();
    }
}
