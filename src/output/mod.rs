//! Writes an [`Atlas`] down: GeoJSON layers, tables, the web page, the QGIS project. What the features say is settled in
//! `layer`; here it is only spelled, and put on disk whole or not at all.

mod backdrop;
mod disk;
pub mod geojson;
pub mod page;
pub mod qgis;
pub mod table;

use std::path::{Path, PathBuf};

use crate::layer::Atlas;

pub use backdrop::{Backdrop, Camp, Town};
pub use disk::{WriteError, prepare};

/// One file of the output folder, not yet written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name in the folder.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Every file of the output folder, in a fixed order: layers, backdrop, tables, page, QGIS. The same atlas gives the
/// same bytes.
pub fn files(atlas: &Atlas, backdrop: &Backdrop) -> Vec<File> {
    let mut files: Vec<File> = atlas
        .layers
        .iter()
        .map(|layer| file(format!("{}.geojson", layer.name), geojson::collection(atlas, layer)))
        .collect();
    files.push(file(format!("{}.geojson", backdrop::LAYER), backdrop.collection(atlas)));
    files.push(file("unresolved.csv".to_owned(), table::unresolved(&atlas.unresolved)));
    files.push(file("run.json".to_owned(), table::run(&atlas.run)));
    files.push(file("index.html".to_owned(), page::html(atlas, backdrop)));
    files.extend(qgis::files(atlas, backdrop).into_iter().map(|(name, text)| file(name, text)));
    files
}

/// Writes every file into the folder, and answers with their paths. [`prepare`] has made the folder.
///
/// Each file is written beside its place and brought to the disk; when all are there they are renamed into place, one
/// after the other. So a reader never sees half a file, and a full disk leaves the earlier output as it was.
///
/// # Errors
/// When a file cannot be written: which, why, and what to do.
pub fn write(atlas: &Atlas, backdrop: &Backdrop, dir: &Path) -> Result<Vec<PathBuf>, WriteError> {
    disk::write(dir, &files(atlas, backdrop))
}

fn file(name: String, text: String) -> File {
    File { name, bytes: text.into_bytes() }
}
