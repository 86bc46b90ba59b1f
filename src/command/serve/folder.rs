//! Which files of the folder may be seen, and as what.

use std::path::{Component, Path, PathBuf};

use anyhow::{Result, anyhow};

use crate::output;

/// An output folder that holds a map.
#[derive(Clone, Debug)]
pub(super) struct Folder {
    /// Without links and dots.
    root: PathBuf,
}

/// A file as it is sent.
pub(super) struct File {
    pub bytes: Vec<u8>,
    /// Its media type.
    pub kind: &'static str,
}

impl Folder {
    pub fn open(dir: &Path) -> Result<Folder> {
        let shown = dir.display();
        let what_to_do = format!("draw a map first: sitmap map ARTICLES... --out {shown}");
        if !dir.is_dir() {
            let what = if dir.exists() { "is no folder" } else { "there is no such folder" };
            return Err(anyhow!("{shown}: {what}; {what_to_do}"));
        }
        if !dir.join(output::PAGE).is_file() {
            return Err(anyhow!("{shown}: holds no {}; {what_to_do}", output::PAGE));
        }
        let root = dir.canonicalize().map_err(|error| anyhow!("{shown}: cannot be read: {error}"))?;
        Ok(Folder { root })
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The file at the path of an address, as `/strikes.geojson`. `None` where there is none, and for all that is not to be
    /// seen: hidden files, what lies outside, and links that lead to either.
    pub fn file(&self, path: &str) -> Option<File> {
        let path = decoded(path.strip_prefix('/')?)?;
        let asked = Path::new(&path);
        if !is_plain(asked) {
            return None;
        }
        let found = self.root.join(asked).canonicalize().ok()?;
        if !is_plain(found.strip_prefix(&self.root).ok()?) || !found.is_file() {
            return None;
        }
        Some(File { bytes: std::fs::read(&found).ok()?, kind: kind(asked) })
    }
}

/// Names below a folder and nothing else: no way up, no root, no hidden name. A backslash or a colon means something on
/// some systems only.
fn is_plain(path: &Path) -> bool {
    let is_name = |component: Component| match component {
        Component::Normal(name) => {
            let name = name.to_string_lossy();
            !name.starts_with('.') && !name.contains(['\\', ':', '\0'])
        }
        _ => false,
    };
    path.components().next().is_some() && path.components().all(is_name)
}

/// The text behind percent codes; `None` where it is none.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, behind @ ..] = rest {
        rest = behind;
        if *first != b'%' {
            bytes.push(*first);
            continue;
        }
        let digits = behind.get(..2)?;
        if !digits.iter().all(u8::is_ascii_hexdigit) {
            return None;
        }
        bytes.push(u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?);
        rest = &behind[2..];
    }
    String::from_utf8(bytes).ok()
}

/// The media type by the ending. What is not known is offered as a download.
fn kind(path: &Path) -> &'static str {
    match path.extension().and_then(|ending| ending.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "geojson" => "application/geo+json",
        "json" => "application/json",
        "csv" => "text/csv; charset=utf-8",
        "md" | "txt" => "text/plain; charset=utf-8",
        "qgs" | "qml" | "xml" => "application/xml",
        "kml" => "application/vnd.google-earth.kml+xml",
        "kmz" => "application/vnd.google-earth.kmz",
        "gpkg" => "application/geopackage+sqlite3",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        _ => "application/octet-stream", // flatgeobuf has no type of its own either
    }
}
