//! `sitmap report`: a short readable summary of an output folder.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow};
use jiff::civil::Date;
use serde::Deserialize;
use serde::de::DeserializeOwned;

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
    let shown = dir.display();
    if !dir.is_dir() {
        let what = if dir.exists() { "is no folder" } else { "there is no such folder" };
        return Err(anyhow!("{shown}: {what}; name one that sitmap map wrote: sitmap map ARTICLES... --out {shown}"));
    }
    let strikes: Collection<_> = layer(dir, "strikes")?;
    Ok(Published {
        attribution: strikes.attribution.clone(),
        strikes: strikes.rows(),
        ground_events: layer(dir, "ground_events")?.rows(),
        front_lines: layer(dir, "front_lines")?.rows(),
        control_points: layer(dir, "control_points")?.rows(),
        advances: layer(dir, "advances")?.rows(),
        unresolved: unresolved(&dir.join("unresolved.csv"))?,
        run: json(&dir.join("run.json"))?,
    })
}

/// A layer as far as a summary needs it: no geometry.
#[derive(Deserialize)]
struct Collection<P> {
    name: String,
    #[serde(default)]
    attribution: String,
    features: Vec<Feature<P>>,
}

#[derive(Deserialize)]
struct Feature<P> {
    properties: P,
}

impl<P> Collection<P> {
    fn rows(self) -> Vec<P> {
        self.features.into_iter().map(|feature| feature.properties).collect()
    }
}

fn layer<P: DeserializeOwned>(dir: &Path, name: &str) -> Result<Collection<P>> {
    let path = dir.join(format!("{name}.geojson"));
    let collection: Collection<P> = json(&path)?;
    if collection.name != name {
        let holds = &collection.name;
        return Err(anyhow!("{}: holds the layer {holds}, not {name}; {}", path.display(), again(&path)));
    }
    Ok(collection)
}

fn json<T: DeserializeOwned>(path: &Path) -> Result<T> {
    serde_json::from_slice(&bytes(path)?).map_err(|error| {
        // The error's own words end with the line, which stands in front already.
        let (line, said) = (error.line(), error.to_string());
        let said = said.split(" at line ").next().unwrap_or_default();
        anyhow!("{}:{line}: {said}; the file is damaged or another program's; {}", path.display(), again(path))
    })
}

fn unresolved(path: &Path) -> Result<usize> {
    let bytes = bytes(path)?;
    let mut rows = 0;
    for row in csv::Reader::from_reader(bytes.as_slice()).byte_records() {
        row.map_err(|error| anyhow!("{}: {error}; {}", path.display(), again(path)))?;
        rows += 1;
    }
    Ok(rows)
}

fn bytes(path: &Path) -> Result<Vec<u8>> {
    std::fs::read(path).map_err(|error| {
        let shown = path.display();
        match error.kind() {
            std::io::ErrorKind::NotFound => {
                anyhow!("{shown}: is missing, so this is no whole output of sitmap map; {}", again(path))
            }
            _ => anyhow!("{shown}: cannot be read: {error}"),
        }
    })
}

/// What to do about a folder that cannot be used.
fn again(path: &Path) -> String {
    let folder = path.parent().unwrap_or(Path::new("."));
    format!("write the folder anew: sitmap map ARTICLES... --out {}", folder.display())
}
