//! `sitmap watch`: a round for every change, none for its own output, and an end with Ctrl-C. Waits end with the line that
//! they wait for; the deadline is only for a program that is broken.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::Child;
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use super::run::{ARTICLE, command, file, scratch, sitmap};

const DEADLINE: Duration = Duration::from_secs(120);

/// Long enough for a round that should not be: five times the wait before it.
const A_WHILE: Duration = Duration::from_millis(1500);

const OTHER: &str = "BEIRUT, February 3, 2016 - Russian warplanes bombed Bayanun on Wednesday, killing four people.\n";

/// A watch, ended with the test.
struct Watch {
    child: Child,
    lines: Receiver<String>,
}

impl Watch {
    fn start(arguments: &[&Path]) -> Watch {
        let arguments: Vec<&Path> = [Path::new("watch")].iter().chain(arguments).copied().collect();
        let mut child = command(&arguments).spawn().expect("the test's own program starts");
        let stderr = child.stderr.take().expect("it was asked for");
        let (told, lines) = mpsc::channel();
        std::thread::spawn(move || {
            BufReader::new(stderr).lines().map_while(Result::ok).try_for_each(|line| told.send(line))
        });
        Watch { child, lines }
    }

    /// The next line that holds this.
    fn wait(&self, part: &str) -> String {
        let mut passed = Vec::new();
        loop {
            let line =
                self.lines.recv_timeout(DEADLINE).unwrap_or_else(|_| panic!("no line with {part:?} in {passed:#?}"));
            if line.contains(part) {
                return line;
            }
            passed.push(line);
        }
    }

    fn is_silent(&self) -> bool {
        self.lines.recv_timeout(A_WHILE).is_err()
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.child.kill(); // it may have ended
        let _ = self.child.wait();
    }
}

/// Puts a file there whole, as careful programs do.
fn put(folder: &Path, name: &str, text: &str) {
    let hidden = folder.join(".half");
    fs::write(&hidden, text).expect("there is room");
    fs::rename(&hidden, folder.join(name)).expect("a rename");
}

#[test]
fn articles_that_come_change_and_go_are_mapped_and_the_output_among_them_is_no_news() {
    let folder = scratch();
    let news = folder.path().join("news");
    file(&folder, "news/one.txt", ARTICLE);
    let out = news.join("map");
    let watch = Watch::start(&[&news, Path::new("--out"), &out]);
    watch.wait("1 article, ");
    watch.wait("watching for changes; Ctrl-C ends it");
    assert!(watch.is_silent(), "its own output is no change");

    put(&news, "two.txt", OTHER);
    watch.wait("2 articles, ");
    assert!(watch.wait("since the last run: ").contains("1 strike added"));
    put(&news, "two.txt", &OTHER.replace("four", "six"));
    watch.wait("2 articles, ");
    watch.wait("since the last run: ");
    assert!(fs::read_to_string(out.join("strikes.geojson")).expect("a layer").contains("\"fatalities\":6"));
    fs::rename(news.join("two.txt"), news.join("three.txt")).expect("a rename");
    watch.wait("since the last run: ");
    assert!(fs::read_to_string(out.join("strikes.geojson")).expect("a layer").contains("\"articles\":\"three\""));
    fs::create_dir(news.join("more")).expect("there is room");
    put(&news.join("more"), "four.md", "BEIRUT, February 4, 2016 - Shells hit Anadan on Thursday.\n");
    watch.wait("3 articles, ");
    fs::remove_dir_all(news.join("more")).expect("it is ours");
    watch.wait("2 articles, ");
    watch.wait("since the last run: ");
    fs::write(news.join("picture.png"), "no article").expect("there is room");
    assert!(watch.is_silent(), "what is no article is no change");

    let id = serde_json::from_slice::<serde_json::Value>(&fs::read(out.join("strikes.geojson")).expect("a layer"));
    let id = id.expect("JSON")["features"][0]["id"].as_str().expect("an id").to_owned();
    put(&out, "corrections.csv", &format!("action,feature,author,made,reason\nreject,{id},A,2026-03-01,no\n"));
    watch.wait("1 correction applied");
    assert!(watch.wait("since the last run: ").contains("1 strike removed"));
}

#[test]
fn what_goes_wrong_in_a_round_is_told_and_the_watch_goes_on() {
    let folder = scratch();
    let news = folder.path().join("news");
    let out = folder.path().join("map");
    fs::create_dir(&news).expect("there is room");
    let watch = Watch::start(&[&news, Path::new("--out"), &out]);
    watch.wait("sitmap: no article could be read");
    watch.wait("watching for changes");
    put(&news, "one.txt", ARTICLE);
    watch.wait("1 article, ");
    put(&news, "bad.txt", "\0");
    watch.wait("bad.txt: is binary");
    watch.wait("2 articles (1 unreadable), ");
    fs::remove_dir_all(&news).expect("it is ours");
    watch.wait("does not exist");
    watch.wait("nothing was written");
    fs::create_dir(&news).expect("there is room");
    put(&news, "two.txt", OTHER);
    watch.wait("1 article, ");
    put(&news, "three.txt", ARTICLE);
    watch.wait("2 articles, ");
}

#[test]
fn articles_may_lie_in_the_output_folder_itself() {
    let folder = scratch();
    file(&folder, "one.txt", ARTICLE);
    let watch = Watch::start(&[folder.path(), Path::new("--out"), folder.path()]);
    watch.wait("watching for changes");
    assert!(watch.is_silent(), "its own output is no change");
    put(folder.path(), "two.txt", OTHER);
    watch.wait("2 articles, ");
}

#[test]
fn standard_input_cannot_be_watched() {
    let answer = sitmap(&["watch", "-"]);
    assert_eq!(answer.status, Some(2));
    assert!(answer.stderr.contains("standard input cannot be watched"), "{}", answer.stderr);
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_it() {
    let folder = scratch();
    let article = file(&folder, "one.txt", ARTICLE);
    let mut watch = Watch::start(&[&article, Path::new("--out"), &folder.path().join("map")]);
    watch.wait("watching for changes");
    let kill = std::process::Command::new("sh").args(["-c", &format!("kill -INT {}", watch.child.id())]).status();
    assert!(kill.expect("a shell").success());
    assert_eq!(watch.child.wait().expect("it ends").code(), Some(0));
}
