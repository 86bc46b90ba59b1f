//! `sitmap report`: a short readable summary of an output folder.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow};
use jiff::civil::Date;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::published::{self, Collection};
use super::tell;
use crate::digest::{Digest, Period, Published};
use crate::output::{self, report};

/// What was asked for.
#[derive(Clone, Debug, Default)]
pub struct Args {
    /// The output folder.
    pub dir: PathBuf,
    /// The file to write; standard output where `None`.
    pub out: Option<PathBuf>,
    /// The format, where it is said.
    pub format: Option<Format>,
    /// The first day of the summary.
    pub since: Option<Date>,
    /// The last one.
    pub until: Option<Date>,
}

/// How a summary is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Html,
    Markdown,
}

/// Writes the summary to its file or to `out`. Gives 0.
///
/// # Errors
/// When the days are out of order, the folder is no output of `sitmap map` or is damaged, or nothing can be written.
pub fn run(args: &Args, out: &mut dyn Write) -> Result<u8> {
    let format = format(args)?;
    let period = Period { since: args.since, until: args.until };
    if let (Some(since), Some(until)) = (args.since, args.until)
        && since > until
    {
        return Err(anyhow!("--since {since} is after --until {until}; swap them"));
    }
    let digest = Digest::of(&read(&args.dir)?, period);
    let text = match format {
        Format::Html => report::html(&digest),
        Format::Markdown => report::markdown(&digest),
    };
    match &args.out {
        Some(file) => {
            output::write_file(file, text)?;
            tell(format_args!("{} -> {}", digest.title, file.display()));
        }
        None => out.write_all(text.as_bytes())?,
    }
    Ok(0)
}

fn format(args: &Args) -> Result<Format> {
    let Some(file) = &args.out else { return Ok(args.format.unwrap_or(Format::Markdown)) };
    let ending = file.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    let by_ending = match &*ending {
        "html" | "htm" => Some(Format::Html),
        "md" | "markdown" => Some(Format::Markdown),
        _ => None,
    };
    args.format.or(by_ending).ok_or_else(|| {
        anyhow!("{}: ends in neither .html nor .md; rename it or say --format html or --format md", file.display())
    })
}

/// Reads the rows of an output folder that a summary is made of.
fn read(dir: &Path) -> Result<Published> {
    published::is_folder(dir)?;
    let strikes: Collection<_> = layer(dir, "strikes")?;
    Ok(Published {
        attribution: strikes.attribution.clone(),
        strikes: rows(strikes),
        ground_events: rows(layer(dir, "ground_events")?),
        front_lines: rows(layer(dir, "front_lines")?),
        control_points: rows(layer(dir, "control_points")?),
        advances: rows(layer(dir, "advances")?),
        unresolved: unresolved(&dir.join("unresolved.csv"))?,
        run: published::run(dir)?,
    })
}

/// A feature as far as a summary needs it: no geometry.
#[derive(Deserialize)]
struct Row<P> {
    properties: P,
}

fn layer<P: DeserializeOwned>(dir: &Path, name: &str) -> Result<Collection<Row<P>>> {
    let path = published::layer_path(dir, name);
    published::layer(&published::bytes(&path)?, &path, name)
}

fn rows<P>(layer: Collection<Row<P>>) -> Vec<P> {
    layer.features.into_iter().map(|feature| feature.properties).collect()
}

fn unresolved(path: &Path) -> Result<usize> {
    let bytes = published::bytes(path)?;
    let mut rows = 0;
    for row in csv::Reader::from_reader(bytes.as_slice()).byte_records() {
        row.map_err(|error| anyhow!("{}: {error}; {}", path.display(), published::again(path)))?;
        rows += 1;
    }
    Ok(rows)
}
