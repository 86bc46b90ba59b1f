//! Where the map goes and in which formats, out of the flags.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use sitmap::command::map::{Destination, Pipe};
use sitmap::output::Format;

/// A word of `--format`. GeoJSON is written anyway, so it asks for nothing more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Asked(Option<Format>);

impl From<Format> for Asked {
    fn from(format: Format) -> Asked {
        Asked(Some(format))
    }
}

impl FromStr for Asked {
    type Err = String;

    fn from_str(word: &str) -> Result<Asked, String> {
        if word == "geojson" { Ok(Asked(None)) } else { word.parse().map(|format| Asked(Some(format))) }
    }
}

/// # Errors
/// When a layer is named and no pipe, or the pipe cannot be.
pub(super) fn destination(out: Option<PathBuf>, layer: Option<&str>, asked: &[Asked]) -> anyhow::Result<Destination> {
    let mut formats: Vec<Format> = asked.iter().filter_map(|asked| asked.0).collect();
    formats.sort_unstable();
    formats.dedup();
    let dir = out.unwrap_or_else(|| PathBuf::from("output"));
    if dir == Path::new("-") {
        return Ok(Destination::Pipe(Pipe::new(layer, &formats)?));
    }
    match layer {
        Some(layer) => anyhow::bail!(
            "--layer {layer} is for standard output, and {} gets all layers; write --out -, or leave --layer out",
            dir.display()
        ),
        None => Ok(Destination::Folder { dir, formats }),
    }
}
