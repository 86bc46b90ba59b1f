//! Notices when files of the folder change.

use std::path::Path;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use tokio::sync::watch;

/// `sitmap map` renames some thirty files into place within a few milliseconds. They are one change, told when nothing has
/// moved for this long; a reader does not see the wait.
const QUIET: Duration = Duration::from_millis(200);

/// Tells every change of a file in the folder to `news` until the watcher is dropped.
pub(super) fn watch(folder: &Path, news: watch::Sender<()>) -> notify::Result<RecommendedWatcher> {
    let (noticed, notices) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        if event.is_ok_and(|event| matters(&event)) {
            let _ = noticed.send(()); // nobody listens any more: the preview ends
        }
    })?;
    watcher.watch(folder, RecursiveMode::NonRecursive)?;
    std::thread::spawn(move || {
        while notices.recv().is_ok() && is_quiet(&notices) {
            news.send_replace(());
        }
    });
    Ok(watcher)
}

/// Waits until nothing moves; `false` when the watcher is gone.
fn is_quiet(notices: &mpsc::Receiver<()>) -> bool {
    loop {
        match notices.recv_timeout(QUIET) {
            Ok(()) => {}
            Err(RecvTimeoutError::Timeout) => return true,
            Err(RecvTimeoutError::Disconnected) => return false,
        }
    }
}

/// Reading changes nothing, and hidden files are those that a run has not finished.
fn matters(event: &Event) -> bool {
    let is_hidden = |path: &Path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
    !matches!(event.kind, EventKind::Access(_)) && event.paths.iter().any(|path| !is_hidden(path))
}
