//! The flags of `sitmap serve`.

use std::path::PathBuf;

use clap::Args;
use sitmap::command::serve;

#[derive(Args)]
pub(super) struct ServeFlags {
    /// A folder that sitmap map wrote.
    #[arg(default_value = "output")]
    dir: PathBuf,
    /// The port on 127.0.0.1; 0 finds a free one.
    #[arg(long, value_name = "N", default_value_t = 8321)]
    port: u16,
}

impl From<ServeFlags> for serve::Args {
    fn from(ServeFlags { dir, port }: ServeFlags) -> serve::Args {
        serve::Args { dir, port }
    }
}
