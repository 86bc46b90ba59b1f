//! How `sitmap.toml` and the command line come together: what is said on the command line counts.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;
use sitmap::command::map::settings::{self, FILE, Settings};

use super::MapFlags;
use super::formats::Asked;

#[derive(Args)]
pub(super) struct SettingsFlags {
    /// The file of usual options; sitmap.toml of the current folder where not given and there is one.
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    config: Option<PathBuf>,
    /// Take no options from sitmap.toml.
    #[arg(long)]
    no_config: bool,
}

/// Whether the current folder has settings, so that a command without a word means them.
pub(super) fn are_here() -> bool {
    Path::new(FILE).is_file()
}

/// The flags, with what they leave open taken from the settings; what was taken is told, for a file that is found by itself
/// may have been forgotten.
///
/// # Errors
/// When the settings cannot be used, or neither place names anything to map.
pub(super) fn filled(mut flags: MapFlags) -> anyhow::Result<MapFlags> {
    let file = flags.settings.config.take().or_else(|| (!flags.settings.no_config && are_here()).then(|| FILE.into()));
    let mut taken = Vec::new();
    if let Some(file) = &file {
        taken = fill(&mut flags, settings::read(file)?);
    }
    if flags.articles.is_empty() && flags.baseline.is_none() {
        anyhow::bail!(
            "no articles are named: give files or folders, or --baseline, or write them into {FILE}; see sitmap map --help"
        );
    }
    if let Some(file) = file.filter(|_| !flags.quiet && !taken.is_empty()) {
        // Where standard error is closed there is nobody to tell.
        let _ = writeln!(std::io::stderr(), "{}: taken from it: {}", file.display(), taken.join(", "));
    }
    Ok(flags)
}

/// Fills what is open, and names it.
fn fill(flags: &mut MapFlags, settings: Settings) -> Vec<&'static str> {
    let Settings { articles, out, gazetteer, baseline, corrections, format, as_of, since, every, threads, quiet } =
        settings;
    let mut taken = Vec::new();
    if let Some(articles) = articles.filter(|_| flags.articles.is_empty()) {
        flags.articles = articles.into_iter().map(Into::into).collect();
        taken.push("articles");
    }
    if let Some(format) = format.filter(|_| flags.format.is_empty()) {
        flags.format = format.into_iter().map(Asked::from).collect();
        taken.push("format");
    }
    flags.quiet |= quiet == Some(true);
    let mut take = |is_taken: bool, name| taken.extend(is_taken.then_some(name));
    take(or(&mut flags.out, out), "out");
    take(or(&mut flags.gazetteer.gazetteer, gazetteer), "gazetteer");
    take(or(&mut flags.baseline, baseline), "baseline");
    take(or(&mut flags.corrections, corrections), "corrections");
    take(or(&mut flags.as_of, as_of), "as_of");
    take(or(&mut flags.since, since), "since");
    take(or(&mut flags.every, every), "every");
    take(or(&mut flags.threads, threads), "threads");
    taken
}

/// Puts a value where there is none; whether it did.
fn or<T>(slot: &mut Option<T>, value: Option<T>) -> bool {
    let is_taken = slot.is_none() && value.is_some();
    if is_taken {
        *slot = value;
    }
    is_taken
}
