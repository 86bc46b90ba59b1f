//! The flags of `sitmap report`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use jiff::civil::Date;
use sitmap::command::report;

use super::day;

#[derive(Args)]
pub(super) struct ReportFlags {
    /// A folder that sitmap map wrote.
    dir: PathBuf,
    /// File to write; .html or .md says the format. Standard output where not given.
    #[arg(long, short, value_name = "FILE")]
    out: Option<PathBuf>,
    /// The format; md where neither it nor the file's ending says.
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Leave out what happened before this day.
    #[arg(long, value_name = "DATE", value_parser = day)]
    since: Option<Date>,
    /// Leave out what happened after this day.
    #[arg(long, value_name = "DATE", value_parser = day)]
    until: Option<Date>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Html,
    Md,
}

impl From<ReportFlags> for report::Args {
    fn from(flags: ReportFlags) -> report::Args {
        let ReportFlags { dir, out, format, since, until } = flags;
        let format = format.map(|format| match format {
            Format::Html => report::Format::Html,
            Format::Md => report::Format::Markdown,
        });
        report::Args { dir, out, format, since, until }
    }
}
