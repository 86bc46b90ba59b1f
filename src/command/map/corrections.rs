//! Finds the corrections' file and tells what is wrong with it, and which of them find nothing any more.

use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow};

use super::{counted, name, say, tell, tell_faults};
use crate::correction::{Corrections, Reading};
use crate::situation::Corrected;
use crate::world::World;

/// The name under which corrections are found in the output folder without being asked for. No run writes it.
pub const FILE: &str = "corrections.csv";

/// The file that was asked for; else the one in the output folder, if there is one.
pub(super) fn file(asked: Option<&Path>, out: Option<&Path>) -> Option<PathBuf> {
    let kept = || out.map(|out| out.join(FILE)).filter(|kept| kept.is_file());
    asked.map(Path::to_owned).or_else(kept)
}

/// # Errors
/// When the file cannot be opened, or is no table of corrections at all.
pub(super) fn read(file: &Path, world: &World) -> Result<Reading> {
    let shown = file.display();
    let bytes = std::fs::read(file).map_err(|error| anyhow!("{shown}: the corrections cannot be opened: {error}"))?;
    let reading = Corrections::read(&name(file), &bytes, world).map_err(|why| anyhow!("{shown}: {why}"))?;
    tell_faults(file, &reading.faults);
    Ok(reading)
}

/// What became of them. One that finds nothing is told also where only errors are: somebody's work has no effect.
pub(super) fn tell_outcome(file: &Path, corrected: &Corrected, quiet: bool) {
    for row in &corrected.unmatched {
        say(format_args!("{row}: matches nothing any more, and is kept; see run.json, or take the row out"));
    }
    if !quiet {
        tell(format_args!("{}: {} applied", file.display(), counted(corrected.applied, "correction")));
    }
}
