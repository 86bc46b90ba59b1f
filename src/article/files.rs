//! Which files the inputs hold. A file named twice, by whatever way, is listed once, and the order of the inputs leaves no
//! trace.

use super::{Failure, Input};
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

/// The endings of the files that are read inside folders.
const ENDINGS: [&str; 2] = ["txt", "md"];

/// The manifest's file name.
pub(super) const MANIFEST: &str = "articles.csv";

/// One file to read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Listed {
    /// Its folder without links and detours, and its name there: what sorting and ids go by.
    pub place: PathBuf,
    /// As given or found, for messages.
    pub path: PathBuf,
    /// The file behind all links.
    pub real: PathBuf,
}

/// All that the inputs name.
#[derive(Debug, Default)]
pub(super) struct Listing {
    /// Sorted by place.
    pub files: Vec<Listed>,
    /// The folders that were walked, without links and detours, and as given or found.
    pub folders: BTreeMap<PathBuf, PathBuf>,
    pub stdin: bool,
    pub failures: Vec<Failure>,
    pub notes: Vec<String>,
}

/// Lists the files of all inputs.
pub(super) fn list(inputs: &[Input]) -> Listing {
    let mut listing = Listing::default();
    for input in inputs {
        match input {
            Input::Stdin => listing.stdin = true,
            Input::Path(path) => list_input(&mut listing, path),
        }
    }
    listing.files.sort();
    let mut seen = BTreeSet::new();
    listing.files.retain(|file| seen.insert(file.real.clone()));
    listing.notes.sort();
    listing.notes.dedup();
    listing
}

fn list_input(listing: &mut Listing, path: &Path) {
    match fs::metadata(path) {
        Err(error) => listing.fail(path, missing(path, &error)),
        Ok(found) if !found.is_dir() => listing.add(path),
        Ok(_) => {
            let mut walk = Walk { listing, visited: BTreeSet::new(), skipped: BTreeMap::new(), files: 0 };
            walk.folder(path);
            let Walk { skipped, files, .. } = walk;
            let skipped = told(&skipped);
            if files == 0 {
                let reason = format!(
                    "holds no file that ends in .txt or .md{}",
                    skipped.map(|s| format!(" (it holds {s})")).unwrap_or_default()
                );
                listing.fail(path, reason);
            } else if let Some(skipped) = skipped {
                listing.notes.push(format!("{}: skipped {skipped}: only .txt and .md files are read", path.display()));
            }
        }
    }
}

fn missing(path: &Path, error: &std::io::Error) -> String {
    if path.symlink_metadata().is_ok() {
        format!("is a link that leads nowhere ({error})")
    } else if error.kind() == std::io::ErrorKind::NotFound {
        "does not exist".to_owned()
    } else {
        format!("cannot be opened: {error}")
    }
}

impl Listing {
    fn add(&mut self, path: &Path) {
        let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let folder = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
        let place = path.file_name().map_or_else(|| real.clone(), |name| folder.join(name));
        self.files.push(Listed { place, path: path.to_owned(), real });
    }

    fn fail(&mut self, path: &Path, reason: String) {
        self.failures.push(Failure { path: path.to_owned(), reason });
    }
}

/// The walk over one folder that was given.
struct Walk<'a> {
    listing: &'a mut Listing,
    /// Folders seen, so that links in a circle end.
    visited: BTreeSet<PathBuf>,
    /// How many files of other endings were passed over, by ending.
    skipped: BTreeMap<String, usize>,
    files: usize,
}

impl Walk<'_> {
    fn folder(&mut self, folder: &Path) {
        let real = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
        if !self.visited.insert(real.clone()) {
            return;
        }
        let entries = fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>);
        let mut paths: Vec<PathBuf> = match entries {
            Ok(entries) => entries.iter().map(fs::DirEntry::path).collect(),
            Err(error) => return self.listing.fail(folder, format!("cannot be opened: {error}")),
        };
        let shown = self.listing.folders.entry(real).or_insert_with(|| folder.to_owned());
        if folder < shown.as_path() {
            *shown = folder.to_owned();
        }
        paths.sort();
        for path in paths {
            let name = path.file_name().unwrap_or_default();
            if !name.as_encoded_bytes().starts_with(b".") && name != OsStr::new(MANIFEST) && !is_readme(&path) {
                self.entry(&path);
            }
        }
    }

    fn entry(&mut self, path: &Path) {
        match fs::metadata(path) {
            Err(error) => self.listing.fail(path, missing(path, &error)),
            Ok(found) if found.is_dir() => self.folder(path),
            Ok(found) if found.is_file() && has_text_ending(path) => {
                self.files += 1;
                self.listing.add(path);
            }
            Ok(_) => {
                let ending = path.extension().map(|ending| format!(".{}", ending.to_string_lossy()));
                *self.skipped.entry(ending.unwrap_or_else(|| "unnamed kind".to_owned())).or_default() += 1;
            }
        }
    }
}

/// Whether a file of this name is looked at where a folder is read: as an article, or as the table that describes them.
pub fn is_read(path: &Path) -> bool {
    has_text_ending(path) || path.file_name() == Some(OsStr::new(MANIFEST))
}

/// A README in a folder speaks of the folder. Named on the command line it is read as any file.
fn is_readme(path: &Path) -> bool {
    path.file_stem().is_some_and(|stem| stem.eq_ignore_ascii_case("readme"))
}

fn has_text_ending(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

/// `3 files (2 .html, 1 .pdf)`.
fn told(skipped: &BTreeMap<String, usize>) -> Option<String> {
    let all: usize = skipped.values().sum();
    let kinds: Vec<String> = skipped.iter().map(|(ending, count)| format!("{count} {ending}")).collect();
    let files = if all == 1 { "file" } else { "files" };
    (all > 0).then(|| format!("{all} {files} ({})", kinds.join(", ")))
}
