//! One module a command. Each takes its arguments as a plain struct, writes what it has to say, and gives the exit status.
//! Here is what they share: the one voice of errors (`sitmap: what; where; what to do`), and how knowledge is loaded.

pub mod check;
pub mod corrections;
pub mod diff;
pub mod explain;
pub mod gazetteer;
pub mod locate;
pub mod map;
mod published;
pub mod report;
pub mod serve;
pub mod watch;

use std::fmt::Display;
use std::io::{self, IsTerminal, Write};

use anyhow::{Result, anyhow};

use crate::gazetteer::{Gazetteer, Source, TableErrors};
use crate::world::World;

/// The exit status of a command. An error is told on standard error and gives 2. A reader that has gone away, as `head`
/// does, wants no more: that is no error.
pub fn status(result: Result<u8>) -> u8 {
    let Err(error) = result else { return result.unwrap_or_default() };
    // An error of our own says itself what was written to; a bare one comes from standard output.
    match error.downcast_ref::<io::Error>() {
        Some(error) if error.kind() == io::ErrorKind::BrokenPipe => return 0,
        Some(error) => say(format_args!("standard output cannot be written: {error}")),
        None => say(&error),
    }
    2
}

/// Loads the gazetteer alone.
///
/// # Errors
/// With every row that makes it unusable, by file and line.
pub fn gazetteer(source: &Source) -> Result<Gazetteer> {
    match source {
        Source::Embedded => Ok(Gazetteer::embedded()),
        Source::Folder(folder) => Gazetteer::load(folder).map_err(|errors| damaged(source, &errors)),
    }
}

/// Loads all knowledge.
fn world(source: &Source) -> Result<World> {
    match source {
        Source::Embedded => Ok(World::embedded()),
        Source::Folder(folder) => World::load(folder).map_err(|errors| damaged(source, &errors)),
    }
}

fn damaged(source: &Source, errors: &TableErrors) -> anyhow::Error {
    let folder = source.label("");
    if !std::path::Path::new(&folder).is_dir() {
        return anyhow!(
            "{folder}: there is no such folder; --gazetteer takes a folder of tables, as sitmap check does"
        );
    }
    let folder = folder.trim_end_matches('/');
    anyhow!("the gazetteer {folder} cannot be used; mend these rows (sitmap check {folder} lists all):\n{errors}")
}

/// One line on standard error in the program's voice.
fn say(what: impl Display) {
    let (bold, plain) = if is_colored(&io::stderr()) { ("\x1b[1;31m", "\x1b[0m") } else { ("", "") };
    tell(format_args!("{bold}sitmap:{plain} {what}"));
}

/// One line on standard error. Where that is closed there is nobody to tell, and the work goes on.
fn tell(line: impl Display) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}

/// Whether a stream takes colors: a terminal whose user has not asked for none (<https://no-color.org>).
fn is_colored(stream: &impl IsTerminal) -> bool {
    stream.is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// "1 article", "2 articles".
fn counted(count: usize, one: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") }
}
