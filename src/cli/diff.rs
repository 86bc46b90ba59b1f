//! The flags of `sitmap diff`.

use std::path::PathBuf;

use clap::Args;
use sitmap::command::diff;

#[derive(Args)]
pub(super) struct DiffFlags {
    /// A folder that sitmap map wrote: the map as it was.
    old: PathBuf,
    /// Another one: the map as it is.
    new: PathBuf,
    /// Write everything as JSON for programs.
    #[arg(long)]
    json: bool,
}

impl From<DiffFlags> for diff::Args {
    fn from(DiffFlags { old, new, json }: DiffFlags) -> diff::Args {
        diff::Args { old, new, json }
    }
}
