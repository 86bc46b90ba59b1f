//! A counter on standard error while articles are read, for somebody who watches: only where that is a terminal.

use std::io::{self, IsTerminal, Write};
use std::sync::Mutex;

/// Counts articles that were read, from any thread. The line is gone when it is dropped.
pub(super) struct Progress {
    total: usize,
    /// How many are done; `None` where nobody watches.
    done: Option<Mutex<usize>>,
}

impl Progress {
    /// A counter up to `total`.
    pub fn new(total: usize, quiet: bool) -> Progress {
        // A few articles are read before a line could be seen.
        let watched = !quiet && total >= 20 && io::stderr().is_terminal();
        Progress { total, done: watched.then(|| Mutex::new(0)) }
    }

    /// One more article is read.
    pub fn step(&self) {
        let Some(done) = &self.done else { return };
        let mut done = done.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        *done += 1;
        // A hundred changes are enough for the eye and cost nothing.
        let percent = |count: usize| count * 100 / self.total;
        if percent(*done) != percent(*done - 1) {
            let _ = write!(io::stderr(), "\rreading {} of {} articles", *done, self.total);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.done.is_some() {
            let _ = write!(io::stderr(), "\r\x1b[K"); // back to the start, and clear to the end of the line
        }
    }
}
