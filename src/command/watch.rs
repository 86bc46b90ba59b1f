//! `sitmap watch`: maps once, and again whenever what it read changes, until Ctrl-C. A round is a run of `sitmap map`.

mod watched;

use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

use anyhow::{Context, Result};
use notify::Event;

use super::map;
use super::{say, tell};
use watched::Watched;

/// A round begins when nothing has moved for this long. Programs write a file in several steps a few milliseconds apart; a
/// reader does not feel the wait.
const QUIET: Duration = Duration::from_millis(300);

/// The status of a program that Ctrl-C ended, as shells have it.
const INTERRUPTED: i32 = 130;

/// What the watch hears.
enum Notice {
    /// Something that a round reads is not as it was.
    Change,
    /// Somebody asked for the end.
    End,
}

/// Maps until Ctrl-C. Gives 0; what goes wrong in a round is told on standard error, and the watch goes on.
///
/// # Errors
/// When nothing can be watched.
pub fn run(args: &map::Args) -> Result<u8> {
    let watched = Watched::of(args)?;
    let (news, notices) = mpsc::channel();
    let (filter, changes) = (watched.clone(), news.clone());
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        // What the system could not tell in full may be anything.
        if event.map_or(true, |event| filter.concerns(&event)) {
            let _ = changes.send(Notice::Change); // nobody listens any more: the watch ends
        }
    })
    .context("the system watches no files")?;
    end_on_ctrl_c(news)?;
    let mut is_first = true;
    loop {
        // Before the articles are read: what changes from here on is heard.
        watched.renew(&mut watcher)?;
        if let Err(error) = map::run(args, &mut std::io::sink()) {
            say(&error);
        }
        if is_first && !args.quiet {
            tell("watching for changes; Ctrl-C ends it");
        }
        is_first = false;
        if !is_changed(&notices) {
            return Ok(0);
        }
    }
}

/// Waits for a change and until nothing moves any more; `false` when the end was asked for.
fn is_changed(notices: &Receiver<Notice>) -> bool {
    if !matches!(notices.recv(), Ok(Notice::Change)) {
        return false;
    }
    loop {
        match notices.recv_timeout(QUIET) {
            Ok(Notice::Change) => {}
            Err(RecvTimeoutError::Timeout) => return true,
            Ok(Notice::End) | Err(RecvTimeoutError::Disconnected) => return false,
        }
    }
}

/// The first Ctrl-C lets a round come to its end, so that all files of the folder are of one run; a second one does not wait.
fn end_on_ctrl_c(news: Sender<Notice>) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
    std::thread::spawn(move || {
        runtime.block_on(async {
            for notice in [Some(Notice::End), None] {
                if tokio::signal::ctrl_c().await.is_err() {
                    return; // it cannot be heard, so it ends the program as it does any other
                }
                match notice {
                    Some(end) => _ = news.send(end),
                    None => std::process::exit(INTERRUPTED),
                }
            }
        });
    });
    Ok(())
}
