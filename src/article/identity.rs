//! The ids of articles: the file's name without its ending, with as many folders before it as it takes to tell two files
//! apart; files of one folder that differ in their endings alone keep these. They depend on the files alone, not on how or
//! in which order they were given.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::path::Path;

/// The id of what comes from standard input.
pub(super) const STDIN: &str = "stdin";

/// One id a place, in the order of `places`, all different. `stdin` says whether that id is taken.
pub(super) fn ids(places: &[&Path], stdin: bool) -> Vec<String> {
    let endings = told_by_ending(places);
    let mut ids: Vec<String> = places.iter().zip(&endings).map(|(place, ending)| id(place, 0, *ending)).collect();
    let deepest = places.iter().map(|place| place.components().count()).max().unwrap_or_default();
    for depth in 1..=deepest {
        let shared = shared(&ids, stdin);
        if shared.is_empty() {
            break;
        }
        for &index in &shared {
            ids[index] = id(places[index], depth, endings[index]);
        }
    }
    ids
}

/// For each place whether its folder holds another file of that name without its ending.
fn told_by_ending(places: &[&Path]) -> Vec<bool> {
    let mut namesakes: BTreeMap<(Option<&Path>, Option<&OsStr>), usize> = BTreeMap::new();
    for place in places {
        *namesakes.entry((place.parent(), place.file_stem())).or_default() += 1;
    }
    places.iter().map(|place| namesakes[&(place.parent(), place.file_stem())] > 1).collect()
}

/// The indexes of the ids that two places have.
fn shared(ids: &[String], stdin: bool) -> BTreeSet<usize> {
    let mut owners: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, id) in ids.iter().enumerate() {
        owners.entry(id).or_default().push(index);
    }
    owners
        .into_iter()
        .filter(|(id, owners)| owners.len() > 1 || (stdin && *id == STDIN))
        .flat_map(|(_, owners)| owners)
        .collect()
}

fn id(place: &Path, folders: usize, ending: bool) -> String {
    let name = if ending { place.file_name() } else { place.file_stem() };
    let mut id = name.unwrap_or(place.as_os_str()).to_string_lossy().into_owned();
    for folder in place.ancestors().skip(1).take(folders) {
        if let Some(name) = folder.file_name() {
            id = format!("{}/{id}", name.to_string_lossy());
        }
    }
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(places: &[&str], stdin: bool) -> Vec<String> {
        ids(&places.iter().map(Path::new).collect::<Vec<_>>(), stdin)
    }

    #[test]
    fn a_name_that_one_file_has_is_its_id() {
        assert_eq!(of(&["/a/x.txt", "/b/y.md"], false), ["x", "y"]);
    }

    #[test]
    fn files_of_one_name_are_told_apart_by_their_folders() {
        assert_eq!(of(&["/a/x.txt", "/b/x.txt", "/b/z.txt"], false), ["a/x", "b/x", "z"]);
        assert_eq!(of(&["/1/a/x.txt", "/2/a/x.txt", "/2/b/x.txt"], false), ["1/a/x", "2/a/x", "b/x"]);
    }

    #[test]
    fn files_that_differ_in_their_endings_keep_them() {
        assert_eq!(of(&["/1/a/x.md", "/1/a/x.txt"], false), ["x.md", "x.txt"]);
        assert_eq!(of(&["/1/a/x.md", "/1/a/x.txt", "/1/b/x.txt"], false), ["x.md", "x.txt", "x"]);
        assert_eq!(
            of(&["/1/a/x.md", "/1/a/x.txt", "/1/b/x.txt", "/1/b/x.md"], false),
            ["a/x.md", "a/x.txt", "b/x.txt", "b/x.md"]
        );
        assert_eq!(of(&["/1/a/x.txt", "/1/b/x.txt", "/1/b/x.md"], false), ["x", "x.txt", "x.md"]);
    }

    #[test]
    fn standard_input_keeps_its_id() {
        assert_eq!(of(&["/a/stdin.txt"], true), ["a/stdin"]);
    }
}
