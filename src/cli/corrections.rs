//! The flags of `sitmap corrections`.

use std::io::Write;
use std::path::PathBuf;

use clap::{Args, Subcommand};
use jiff::civil::Date;
use sitmap::command::corrections;

use super::{CORRECTIONS_EXAMPLES, GazetteerFlag, day};

#[derive(Subcommand)]
pub(super) enum CorrectionsCommand {
    /// Put the edits of a copy of strikes or ground_events behind the rows of corrections.csv.
    #[command(after_help = CORRECTIONS_EXAMPLES.trim_end())]
    Import(ImportFlags),
}

#[derive(Args)]
pub(super) struct ImportFlags {
    /// The edited copy: GeoJSON that QGIS saved, in EPSG:4326.
    edited: PathBuf,
    /// The layer that it is a copy of; strikes.geojson or ground_events.geojson beside --to where not given.
    #[arg(long, value_name = "FILE")]
    original: Option<PathBuf>,
    /// The table that the rows go to; it is made where it is missing, and its own rows stay as they are.
    #[arg(long, value_name = "FILE", default_value = "output/corrections.csv")]
    to: PathBuf,
    /// Who made the edits.
    #[arg(long, value_name = "NAME")]
    author: String,
    /// Why; it is shown in the map. Of a new feature without a source it is the source.
    #[arg(long, value_name = "TEXT")]
    reason: String,
    /// When they were made, as 2026-03-01; today (UTC) where not given.
    #[arg(long, value_name = "DATE", value_parser = day)]
    made: Option<Date>,
    /// The copy holds a part of the features only: what it lacks was not deleted.
    #[arg(long)]
    partial: bool,
    #[command(flatten)]
    gazetteer: GazetteerFlag,
}

impl CorrectionsCommand {
    pub fn run(self, out: &mut dyn Write) -> anyhow::Result<u8> {
        let CorrectionsCommand::Import(flags) = self;
        let ImportFlags { edited, original, to, author, reason, made, partial, gazetteer } = flags;
        let source = gazetteer.source();
        corrections::run(&corrections::Args { edited, original, to, author, reason, made, partial, source }, out)
    }
}
