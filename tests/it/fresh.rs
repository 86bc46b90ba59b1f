//! `output/`, the first thing that a visitor opens, holds what the program makes of the sample articles today.
//!
//! After a change that is meant to show: `BLESS=1 cargo test output_is_fresh`, then look at what `git diff output` says.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::cli::run::{command, contents, scratch};

/// The README's picture of the page, which a browser makes (`.ci/look.sh`) and the program does not.
const PICTURE: &str = "map.png";

#[test]
fn output_is_fresh() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = scratch();
    let out = folder.path().to_string_lossy().into_owned();
    let run = command(&["map", "tests/articles", "--out", &out]).current_dir(root).output().expect("it runs");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let kept = root.join("output");
    if std::env::var_os("BLESS").is_some() {
        bless(folder.path(), &kept);
    }
    assert!(kept.is_dir(), "there is no output/; BLESS=1 cargo test output_is_fresh makes it");
    let (fresh, mut old) = (contents(folder.path()), contents(&kept));
    old.remove(PICTURE);
    let names: BTreeSet<&String> = fresh.keys().chain(old.keys()).collect();
    let stale: Vec<&String> = names.into_iter().filter(|name| fresh.get(*name) != old.get(*name)).collect();
    assert!(stale.is_empty(), "stale in output/: {stale:?}; BLESS=1 cargo test output_is_fresh renews it");
}

/// Makes `kept` the same as `fresh`.
fn bless(fresh: &Path, kept: &Path) {
    fs::create_dir_all(kept).expect("the repository can be written");
    for name in contents(kept).keys().filter(|name| *name != PICTURE) {
        fs::remove_file(kept.join(name)).expect("the repository can be written");
    }
    for (name, bytes) in contents(fresh) {
        fs::write(kept.join(name), bytes).expect("the repository can be written");
    }
}
