//! Which files a round reads, and so which changes call for the next one.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow};
use notify::event::RemoveKind;
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::article::{self, Input};
use crate::command::map::{self, corrections};
use crate::gazetteer::Source;

/// Paths without links and detours, as the system tells of changes.
#[derive(Clone, Debug)]
pub(super) struct Watched {
    /// Files and folders of articles.
    articles: Vec<PathBuf>,
    /// Single files that are read beside them: the baseline, the corrections.
    files: Vec<PathBuf>,
    /// A folder of tables.
    gazetteer: Option<PathBuf>,
    /// What a round writes is no news.
    out: PathBuf,
}

impl Watched {
    /// # Errors
    /// When standard input is among the articles, which comes once.
    pub fn of(args: &map::Args) -> Result<Watched> {
        let mut articles = Vec::new();
        for input in &args.inputs {
            match input {
                Input::Path(path) => articles.extend([named(path), real(path)]),
                Input::Stdin => {
                    return Err(anyhow!("standard input cannot be watched: it comes once; name files or folders"));
                }
            }
        }
        let Some(out) = args.out.folder().map(real) else {
            return Err(anyhow!("a watch writes into a folder, time and again; name one with --out"));
        };
        let by_hand = args.corrections.clone().unwrap_or_else(|| out.join(corrections::FILE));
        let files = args.baseline.iter().chain([&by_hand]).flat_map(|file| [named(file), real(file)]).collect();
        let gazetteer = match &args.source {
            Source::Folder(folder) => Some(real(folder)),
            Source::Embedded => None,
        };
        Ok(Watched { articles, files, gazetteer, out })
    }

    /// Watches all that is there by now. A folder that was removed and came back is another one to the system, so this is done
    /// before every round; the folder around it tells when it comes.
    ///
    /// # Errors
    /// When nothing can be watched.
    pub fn renew(&self, watcher: &mut RecommendedWatcher) -> Result<()> {
        let around = self.articles.iter().chain(&self.files).filter_map(|path| path.parent());
        let flat: BTreeSet<&Path> = around.chain(self.gazetteer.as_deref()).collect();
        let deep: BTreeSet<&Path> = self.articles.iter().filter(|path| path.is_dir()).map(PathBuf::as_path).collect();
        let flat = flat
            .into_iter()
            .filter(|folder| !deep.contains(folder))
            .map(|folder| (folder, RecursiveMode::NonRecursive));
        let all = flat.chain(deep.iter().map(|folder| (*folder, RecursiveMode::Recursive)));
        let mut failure = None;
        let mut count = 0;
        for (folder, mode) in all {
            match watcher.watch(folder, mode) {
                Ok(()) => count += 1,
                Err(error) => failure = Some(anyhow!("{}: cannot be watched: {error}", folder.display())),
            }
        }
        failure.filter(|_| count == 0).map_or(Ok(()), Err)
    }

    /// Whether a change is one of something that a round reads.
    pub fn concerns(&self, event: &Event) -> bool {
        // Reading is no change; where the system has lost some changes, any may be one.
        event.need_rescan()
            || !matches!(event.kind, EventKind::Access(_))
                && event.paths.iter().any(|path| self.is_read(path, event.kind))
    }

    fn is_read(&self, path: &Path, kind: EventKind) -> bool {
        let is_table = path.extension().is_some_and(|ending| ending == "csv");
        if self.files.iter().any(|file| file == path) || is_table && self.gazetteer.as_deref() == path.parent() {
            return true;
        }
        // Where the articles themselves lie in the output folder, what a round writes is known by being no article.
        let may_be_news = |named: &Path| !path.starts_with(&self.out) || named.starts_with(&self.out);
        self.articles.iter().any(|named| may_be_news(named) && is_article(path, named, kind))
    }
}

/// Whether a path is an article that was named, or one below a folder that was, or a folder of them.
fn is_article(path: &Path, named: &Path, kind: EventKind) -> bool {
    let Ok(below) = path.strip_prefix(named) else { return false };
    let is_hidden = below.components().any(|part| part.as_os_str().as_encoded_bytes().starts_with(b"."));
    // Of what is gone nobody can see whether it was a folder; one is likely to have no ending.
    let is_folder =
        path.is_dir() || kind == EventKind::Remove(RemoveKind::Folder) || !path.exists() && path.extension().is_none();
    !is_hidden && (below.as_os_str().is_empty() || article::is_read(path) || is_folder)
}

/// A path with its own name, in a folder without links and detours.
fn named(path: &Path) -> PathBuf {
    match (path.parent(), path.file_name()) {
        (Some(folder), Some(name)) => real(folder).join(name),
        _ => real(path),
    }
}

/// A path without links and detours, as far as it is there; the rest as it is written.
fn real(path: &Path) -> PathBuf {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let found = whole.ancestors().find_map(|there| Some((there.canonicalize().ok()?, whole.strip_prefix(there).ok()?)));
    match found {
        Some((there, rest)) if rest.as_os_str().is_empty() => there,
        Some((there, rest)) => there.join(rest),
        None => whole.clone(),
    }
}
