//! Reads the baseline's file and tells what is wrong with it.

use std::path::Path;

use anyhow::{Result, anyhow};

use super::{counted, name, tell, tell_faults};
use crate::baseline::{Baseline, Reading};
use crate::world::World;

/// # Errors
/// When the file cannot be opened, or is no baseline at all.
pub(super) fn read(file: &Path, world: &World, quiet: bool) -> Result<Reading> {
    let shown = file.display();
    let bytes = std::fs::read(file).map_err(|error| anyhow!("{shown}: the baseline cannot be opened: {error}"))?;
    let reading = Baseline::read(&name(file), &bytes, world).map_err(|why| anyhow!("{shown}: {why}"))?;
    tell_faults(file, &reading.faults);
    let (rows, unread) = (reading.baseline.rows.len(), reading.faults.len());
    if !quiet {
        let left_out = if unread > 0 { format!(", {unread} left out") } else { String::new() };
        tell(format_args!("{shown}: {} known beforehand{left_out}", counted(rows, "place")));
    }
    Ok(reading)
}
