//! Writes an [`Atlas`] down: GeoJSON layers, tables, the web page, the QGIS project. What the features say is settled in
//! `layer`; here it is only spelled, and put on disk whole or not at all.

mod backdrop;
mod disk;
pub mod format;
pub mod geojson;
pub mod page;
pub mod qgis;
pub mod report;
pub mod table;

use std::path::{Path, PathBuf};

use crate::layer::{self, Atlas};

pub use backdrop::{Backdrop, Camp, Findable, Road, Town};
pub use disk::WriteError;
pub use format::Format;

/// One file of the output folder, not yet written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name in the folder.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Names that single files of the folder bear.
const UNRESOLVED: &str = "unresolved.csv";
const RUN: &str = "run.json";
pub(crate) const PAGE: &str = "index.html";

/// Every file of the output folder, in a fixed order: layers, backdrop, tables, page, QGIS, then the further formats that are
/// asked for. The same atlas gives the same bytes.
pub fn files(atlas: &Atlas, backdrop: &Backdrop, formats: &[Format]) -> Vec<File> {
    let mut files: Vec<File> =
        atlas.layers.iter().map(|layer| file(layer_file(layer.name), geojson::collection(atlas, layer))).collect();
    files.push(file(layer_file(backdrop::LAYER), backdrop.collection(atlas)));
    files.push(file(UNRESOLVED, table::unresolved(&atlas.unresolved)));
    files.push(file(RUN, table::run(&atlas.run)));
    files.push(file(PAGE, page::html(atlas, backdrop)));
    files.extend(qgis::files(atlas, backdrop).into_iter().map(|(name, text)| file(name, text)));
    files.extend(formats.iter().flat_map(|format| format.files(atlas, backdrop)));
    files
}

/// The names of all [`files`], in the same order; known before there is anything to write.
pub fn names(formats: &[Format]) -> Vec<String> {
    let layers: Vec<&str> = layer::layer_names().into_iter().chain([backdrop::LAYER]).collect();
    let mut names: Vec<String> = layers.iter().map(|layer| layer_file(layer)).collect();
    names.extend([UNRESOLVED, RUN, PAGE, qgis::PROJECT].map(str::to_owned));
    names.extend(layers.iter().map(|layer| qgis::style_file(layer)));
    names.extend(formats.iter().flat_map(|format| format.names()));
    names
}

/// Makes the output folder and proves that every file can be written there, so that a bad choice fails before the work.
///
/// # Errors
/// When the folder cannot be made or written to, or when a folder in it bears the name of a file.
pub fn prepare(dir: &Path, formats: &[Format]) -> Result<(), WriteError> {
    disk::prepare(dir, &names(formats))
}

/// Writes every file into the folder, and answers with their paths. [`prepare`] has made the folder.
///
/// Each file is written beside its place and brought to the disk; when all are there they are renamed into place, one
/// after the other. So a reader never sees half a file, and a full disk leaves the earlier output as it was.
///
/// # Errors
/// When a file cannot be written: which, why, and what to do.
pub fn write(atlas: &Atlas, backdrop: &Backdrop, formats: &[Format], dir: &Path) -> Result<Vec<PathBuf>, WriteError> {
    disk::write(dir, &files(atlas, backdrop, formats))
}

/// Writes one file of any name, whole or not at all, and makes the folder that it lies in.
///
/// # Errors
/// When it cannot be written: which, why, and what to do.
pub fn write_file(path: &Path, content: impl Into<Vec<u8>>) -> Result<(), WriteError> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    disk::prepare(folder, std::slice::from_ref(&name))?;
    disk::write(folder, &[File { name, bytes: content.into() }]).map(drop)
}

fn file(name: impl Into<String>, text: String) -> File {
    File { name: name.into(), bytes: text.into_bytes() }
}

fn layer_file(layer: &str) -> String {
    format!("{layer}.geojson")
}
