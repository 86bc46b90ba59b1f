//! From inputs to articles: list the files, read them, and let the manifests have the last word.

use super::files::{self, Listed};
use super::manifest::{self, Manifest};
use super::{Article, Collected, Failure, Input, PublishedBasis, decode, header, identity, published};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The largest file that is read, in bytes: offsets fit into 32 bits many times over, and nothing of that size is one
/// article, while a dump given by mistake would fill the memory.
const MOST_BYTES: u64 = 256 * 1024 * 1024;

/// How many ids a remark names.
const MOST_NAMED: usize = 10;

/// Reads every article that `inputs` hold. Nothing fails as a whole: what could not be read is in `failures`. Articles come
/// sorted by id, whatever the order of the inputs.
pub fn collect(inputs: &[Input]) -> Collected {
    let listing = files::list(inputs);
    let mut collected = Collected { failures: listing.failures, notes: listing.notes, ..Collected::default() };
    let manifests = load_manifests(&listing.files, &listing.folders, &mut collected);
    let places: Vec<&Path> = listing.files.iter().map(|file| file.place.as_path()).collect();
    let ids = identity::ids(&places, listing.stdin);
    note_renamed(&places, &ids, &mut collected.notes);
    let mut read: Vec<(PathBuf, Result<Read1, String>)> = listing
        .files
        .par_iter()
        .zip(ids)
        .map(|(file, id)| {
            (file.path.clone(), read_file(&file.path).map(|text| article(id, text, row(&manifests, file))))
        })
        .collect();
    if listing.stdin {
        let text = read_all(io::stdin().lock(), None);
        read.push((PathBuf::from("-"), text.map(|text| article(identity::STDIN.to_owned(), text, None))));
    }
    for (path, result) in read {
        match result {
            Ok((article, notes)) => {
                collected.notes.extend(notes.iter().map(|note| format!("{}: {note}", article.id)));
                collected.articles.push(article);
            }
            Err(reason) => collected.failures.push(Failure { path, reason }),
        }
    }
    collected.articles.sort_by(|a, b| a.id.cmp(&b.id));
    collected.failures.sort_by(|a, b| a.path.cmp(&b.path).then_with(|| a.reason.cmp(&b.reason)));
    collected.failures.dedup();
    note_undated(&collected.articles, &mut collected.notes);
    collected
}

/// An article and the remarks on it.
type Read1 = (Article, Vec<String>);

/// An article out of its text, as printed and as its manifest row has it.
fn article(id: String, text: String, row: Option<&manifest::Row>) -> Read1 {
    let header = header::read(&text);
    let dated = published::read(&text);
    let mut article = Article {
        id,
        title: header.title,
        source: header.source,
        url: None,
        published: dated.date,
        published_basis: if dated.date.is_some() { PublishedBasis::Printed } else { PublishedBasis::None },
        text,
    };
    if let Some(row) = row {
        row.apply(&mut article);
    }
    let notes = if article.published_basis == PublishedBasis::Manifest { Vec::new() } else { dated.notes };
    (article, notes)
}

fn read_file(path: &Path) -> Result<String, String> {
    let file = File::open(path).map_err(|error| format!("cannot be opened: {error}"))?;
    let size = file.metadata().ok().filter(std::fs::Metadata::is_file).map(|found| found.len());
    read_all(file, size)
}

fn read_all(reader: impl Read, size: Option<u64>) -> Result<String, String> {
    let too_large = |bytes: u64| format!("is larger than {} MB ({} MB); split it", MOST_BYTES >> 20, bytes >> 20);
    if let Some(size) = size.filter(|&size| size > MOST_BYTES) {
        return Err(too_large(size));
    }
    let mut bytes = Vec::with_capacity(size.unwrap_or(0) as usize);
    reader.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(|error| format!("cannot be read: {error}"))?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(too_large(bytes.len() as u64));
    }
    decode::decode(bytes)
}

/// The manifests of all folders that were walked or hold a file, by folder.
fn load_manifests<'a>(
    files: &'a [Listed],
    walked: &'a BTreeMap<PathBuf, PathBuf>,
    collected: &mut Collected,
) -> BTreeMap<&'a Path, Manifest> {
    // by the folder behind all links: how it is shown, and whether it was walked
    let mut folders: BTreeMap<&Path, (&Path, bool)> = files
        .iter()
        .filter_map(|file| Some((file.place.parent()?, (file.path.parent().unwrap_or(Path::new("")), false))))
        .collect();
    folders.extend(walked.iter().map(|(folder, shown)| (folder.as_path(), (shown.as_path(), true))));
    let mut manifests = BTreeMap::new();
    for (folder, (shown, whole)) in folders {
        let Some(path) = manifest::beside(shown) else { continue };
        match manifest::load(&path) {
            Err(reason) => collected.failures.push(Failure { path, reason }),
            Ok(mut manifest) => {
                collected.notes.append(&mut manifest.notes);
                // of a folder that was not given as a whole, rows for absent files are nobody's concern
                if whole {
                    collected.notes.append(&mut manifest.missing);
                }
                manifests.insert(folder, manifest);
            }
        }
    }
    manifests
}

/// The row of a file in the nearest manifest that has one.
fn row<'a>(manifests: &'a BTreeMap<&Path, Manifest>, file: &Listed) -> Option<&'a manifest::Row> {
    file.place
        .ancestors()
        .skip(1)
        .filter_map(|folder| manifests.get(folder))
        .find_map(|manifest| manifest.rows.get(&file.real))
}

fn note_renamed(places: &[&Path], ids: &[String], notes: &mut Vec<String>) {
    for (place, id) in places.iter().zip(ids) {
        let stem = place.file_stem().unwrap_or_default().to_string_lossy();
        if stem != id.as_str() {
            notes.push(format!("{id}: several inputs are named {stem}, so its folder is part of the id"));
        }
    }
}

fn note_undated(articles: &[Article], notes: &mut Vec<String>) {
    let undated: Vec<&str> =
        articles.iter().filter(|article| article.published.is_none()).map(|article| article.id.as_str()).collect();
    if undated.is_empty() {
        return;
    }
    let more = undated.len().saturating_sub(MOST_NAMED);
    let named = undated[..undated.len() - more].join(", ");
    let more = if more == 0 { String::new() } else { format!(" and {more} more") };
    notes.push(format!(
        "no date of publication is printed in {} of {} articles ({named}{more}); name it in {}",
        undated.len(),
        articles.len(),
        files::MANIFEST
    ));
}
