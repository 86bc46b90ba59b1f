//! `sitmap diff`: what changed between two output folders, and which articles stand behind it.

mod lines;
mod print;

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::published;
use crate::change::{Change, Edition, Feature, LAYERS, Run};

/// What was asked for.
#[derive(Clone, Debug)]
pub struct Args {
    /// The output folder as it was.
    pub old: PathBuf,
    /// The output folder as it is.
    pub new: PathBuf,
    /// Write JSON for programs.
    pub json: bool,
}

/// Says what changed. Gives 0, whether something did or not.
///
/// # Errors
/// When one of the folders is no output of `sitmap map` or is damaged, or `out` cannot be written to.
pub fn run(args: &Args, out: &mut dyn Write) -> Result<u8> {
    let mut editions = [&args.old, &args.new].map(|dir| (dir.as_path(), Edition::default()));
    for (dir, edition) in &mut editions {
        published::is_folder(dir)?;
        edition.run = published::run::<Run>(dir)?;
    }
    let [(old_dir, mut old), (new_dir, mut new)] = editions;
    for (at, name) in LAYERS.iter().enumerate() {
        let [before, after] = [old_dir, new_dir].map(|dir| published::layer_path(dir, name));
        let texts = (published::bytes(&before)?, published::bytes(&after)?);
        (old.layers[at], new.layers[at]) = features(name, (&before, &texts.0), (&after, &texts.1))?;
    }
    let change = Change::between(&old, &new);
    if args.json {
        // As an error of the output itself: a reader that has gone away is none.
        serde_json::to_writer_pretty(&mut *out, &change).map_err(io::Error::from)?;
        writeln!(out)?;
    } else {
        print::change(&change, out)?;
    }
    Ok(0)
}

/// What a layer holds in both editions. Of events, which are many, only those that are not the same line in both are read.
///
/// # Errors
/// When a text is no such layer.
pub(super) fn features(name: &str, old: (&Path, &[u8]), new: (&Path, &[u8])) -> Result<(Vec<Feature>, Vec<Feature>)> {
    let is_of_events = matches!(name, "strikes" | "ground_events");
    let differing = if is_of_events { lines::differing(old.1, new.1) } else { None };
    let read = |path: &Path, bytes: &[u8]| Ok::<_, anyhow::Error>(published::layer(bytes, path, name)?.features);
    match differing {
        Some((before, after)) => Ok((read(old.0, &before)?, read(new.0, &after)?)),
        None => Ok((read(old.0, old.1)?, read(new.0, new.1)?)),
    }
}
