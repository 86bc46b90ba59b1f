//! `sitmap.toml`: the options that a project usually gives `sitmap map`. Which of them count beside the command line is decided
//! there.

use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow};
use jiff::civil::Date;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use crate::output::Format;
use crate::situation::Step;

/// The file that is looked for in the current folder.
pub const FILE: &str = "sitmap.toml";

/// What a file says; `None` where it says nothing. Paths lead from the current folder, as those of the command line do.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Files and folders of articles.
    #[serde(default, deserialize_with = "articles")]
    pub articles: Option<Vec<PathBuf>>,
    pub out: Option<PathBuf>,
    pub gazetteer: Option<PathBuf>,
    pub baseline: Option<PathBuf>,
    pub corrections: Option<PathBuf>,
    /// Formats beside GeoJSON.
    #[serde(default, deserialize_with = "formats")]
    pub format: Option<Vec<Format>>,
    #[serde(default, deserialize_with = "day")]
    pub as_of: Option<Date>,
    #[serde(default, deserialize_with = "day")]
    pub since: Option<Date>,
    #[serde(default, deserialize_with = "step")]
    pub every: Option<Step>,
    #[serde(default, deserialize_with = "threads")]
    pub threads: Option<u16>,
    pub quiet: Option<bool>,
}

/// As many threads as the command line takes.
const MOST_THREADS: u16 = 1024;

/// Reads a file of settings.
///
/// # Errors
/// When it cannot be read, is no TOML, or holds a key or a value that is none of ours: file, line, and what is allowed.
pub fn read(file: &Path) -> Result<Settings> {
    let shown = file.display();
    let text =
        std::fs::read_to_string(file).map_err(|error| anyhow!("{shown}: the settings cannot be read: {error}"))?;
    let mut settings: Settings = toml::from_str(&text).map_err(|error| {
        let line = error.span().map(|span| text[..span.start.min(text.len())].matches('\n').count() + 1);
        let place = line.map(|line| format!(":{line}")).unwrap_or_default();
        let said = error.message().lines().collect::<Vec<_>>().join("; ");
        anyhow!("{shown}{place}: {said}; sitmap map --help shows such a file, --no-config leaves it aside")
    })?;
    let folder = file.parent().unwrap_or(Path::new(""));
    let Settings { articles, out, gazetteer, baseline, corrections, .. } = &mut settings;
    for path in articles.iter_mut().flatten().chain(out).chain(gazetteer).chain(baseline).chain(corrections) {
        *path = folder.join(&*path);
    }
    Ok(settings)
}

fn articles<'de, D: Deserializer<'de>>(value: D) -> Result<Option<Vec<PathBuf>>, D::Error> {
    let value = toml::Value::deserialize(value)?;
    let listed = value.as_array().map(|paths| paths.iter().map(|path| path.as_str().map(PathBuf::from)).collect());
    match listed {
        Some(Some(paths)) => Ok(Some(paths)),
        _ => Err(D::Error::custom("articles is a list of files and folders, as [\"reports\"]")),
    }
}

/// A date of TOML's own, or one between quotes.
fn day<'de, D: Deserializer<'de>>(value: D) -> Result<Option<Date>, D::Error> {
    let text = match toml::Value::deserialize(value)? {
        toml::Value::String(text) => text,
        toml::Value::Datetime(day) => day.to_string(),
        other => {
            let found = other.type_str();
            return Err(D::Error::custom(format!("invalid type: {found}, expected a date, as 2016-02-29")));
        }
    };
    let day = text.parse().map_err(|_| D::Error::custom(format!("{text} is no date; write it as 2016-02-29")))?;
    Ok(Some(day))
}

fn step<'de, D: Deserializer<'de>>(value: D) -> Result<Option<Step>, D::Error> {
    String::deserialize(value)?.parse().map(Some).map_err(D::Error::custom)
}

fn formats<'de, D: Deserializer<'de>>(value: D) -> Result<Option<Vec<Format>>, D::Error> {
    let listed = toml::Value::deserialize(value)?;
    let words = listed.as_array().map(|words| words.iter().map(toml::Value::as_str).collect::<Option<Vec<&str>>>());
    let Some(Some(words)) = words else { return Err(D::Error::custom("format is a list of words, as [\"gpkg\"]")) };
    let formats = words.into_iter().filter(|word| *word != "geojson").map(str::parse);
    formats.collect::<Result<Vec<Format>, String>>().map(Some).map_err(D::Error::custom)
}

fn threads<'de, D: Deserializer<'de>>(value: D) -> Result<Option<u16>, D::Error> {
    let threads = toml::Value::deserialize(value)?.as_integer().and_then(|threads| u16::try_from(threads).ok());
    let fits = threads.filter(|threads| (1..=MOST_THREADS).contains(threads));
    fits.map(Some).ok_or_else(|| D::Error::custom(format!("threads is a whole number from 1 to {MOST_THREADS}")))
}
