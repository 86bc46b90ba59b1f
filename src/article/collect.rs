//! From inputs to articles: list the files, read them, and let the manifests have the last word.

use super::files::{self, Listed};
use super::manifest::{self, Manifest};
use super::remark::{Remark, Remarks};
use super::{Article, Collected, Failure, Input, PublishedBasis, decode, header, identity, published};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The largest file that is read, in bytes: offsets fit into 32 bits many times over, and nothing of that size is one
/// article, while a dump given by mistake would fill the memory.
const MOST_BYTES: u64 = 256 * 1024 * 1024;

/// Reads every article that `inputs` hold. Nothing fails as a whole: what could not be read is in `failures`. Articles come
/// sorted by id, whatever the order of the inputs.
pub fn collect(inputs: &[Input]) -> Collected {
    let listing = files::list(inputs);
    let mut collected = Collected { failures: listing.failures, notes: listing.notes, ..Collected::default() };
    let manifests = load_manifests(&listing.files, &listing.folders, &mut collected);
    let places: Vec<&Path> = listing.files.iter().map(|file| file.place.as_path()).collect();
    let ids = identity::ids(&places, listing.stdin);
    let mut remarks = Remarks::default();
    let renamed = places
        .iter()
        .zip(&ids)
        .filter(|(place, id)| place.file_stem().is_none_or(|stem| stem.to_string_lossy() != id.as_str()));
    renamed.for_each(|(_, id)| remarks.add(Remark::Renamed, id));
    let mut read: Vec<(PathBuf, Result<Remarked, String>)> = listing
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
            Ok((article, found)) => {
                found.into_iter().for_each(|remark| remarks.add(remark, &article.id));
                collected.articles.push(article);
            }
            Err(reason) => collected.failures.push(Failure { path, reason }),
        }
    }
    collected.articles.sort_by(|a, b| a.id.cmp(&b.id));
    collected.failures.sort_by(|a, b| a.path.cmp(&b.path).then_with(|| a.reason.cmp(&b.reason)));
    collected.failures.dedup();
    collected.notes.extend(remarks.notes(collected.articles.len()));
    collected
}

/// An article and the remarks on it.
type Remarked = (Article, Vec<Remark>);

/// An article out of its text, as printed and as its manifest row has it.
fn article(id: String, text: String, row: Option<&manifest::Row>) -> Remarked {
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
    let remarks = match article.published_basis {
        PublishedBasis::Manifest => Vec::new(),
        PublishedBasis::Printed => dated.remarks,
        PublishedBasis::None => dated.remarks.into_iter().chain([Remark::Undated]).collect(),
    };
    (article, remarks)
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
