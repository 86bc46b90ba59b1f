//! Reads back what `sitmap map` wrote: the layers and the record of an output folder. Which columns matter is the caller's.

use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow};
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// A layer, its features read as `F`.
#[derive(Deserialize)]
pub(super) struct Collection<F> {
    name: String,
    #[serde(default)]
    pub attribution: String,
    pub features: Vec<F>,
}

/// # Errors
/// When `dir` is no folder, with what to do.
pub(super) fn is_folder(dir: &Path) -> Result<()> {
    if dir.is_dir() {
        return Ok(());
    }
    let shown = dir.display();
    let what = if dir.exists() { "is no folder" } else { "there is no such folder" };
    Err(anyhow!("{shown}: {what}; name one that sitmap map wrote: sitmap map ARTICLES... --out {shown}"))
}

/// The file of a layer.
pub(super) fn layer_path(dir: &Path, name: &str) -> PathBuf {
    dir.join(format!("{name}.geojson"))
}

/// The layer of that name in the bytes of its file.
///
/// # Errors
/// When they are no such layer, or a feature lacks what it needs.
pub(super) fn layer<F: DeserializeOwned>(bytes: &[u8], path: &Path, name: &str) -> Result<Collection<F>> {
    let collection: Collection<F> = json(bytes, path)?;
    if collection.name != name {
        let holds = &collection.name;
        return Err(anyhow!("{}: holds the layer {holds}, not {name}; {}", path.display(), again(path)));
    }
    Ok(collection)
}

/// The record of the run.
///
/// # Errors
/// When there is none, or it is damaged.
pub(super) fn run<T: DeserializeOwned>(dir: &Path) -> Result<T> {
    let path = dir.join("run.json");
    json(&bytes(&path)?, &path)
}

/// # Errors
/// When the file is missing or cannot be read.
pub(super) fn bytes(path: &Path) -> Result<Vec<u8>> {
    std::fs::read(path).map_err(|error| {
        let shown = path.display();
        match error.kind() {
            std::io::ErrorKind::NotFound => {
                anyhow!("{shown}: is missing, so this is no whole output of sitmap map; {}", again(path))
            }
            _ => anyhow!("{shown}: cannot be read: {error}"),
        }
    })
}

/// What to do about a folder that cannot be used.
pub(super) fn again(path: &Path) -> String {
    let folder = path.parent().unwrap_or(Path::new("."));
    format!("write the folder anew: sitmap map ARTICLES... --out {}", folder.display())
}

fn json<T: DeserializeOwned>(bytes: &[u8], path: &Path) -> Result<T> {
    serde_json::from_slice(bytes).map_err(|error| {
        // The error's own words end with the line, which stands in front already.
        let (line, said) = (error.line(), error.to_string());
        let said = said.split(" at line ").next().unwrap_or_default();
        anyhow!("{}:{line}: {said}; the file is damaged or another program's; {}", path.display(), again(path))
    })
}
