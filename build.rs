//! Compiles the tables of `gazetteer/` into the image that the library embeds. A table that cannot be read fails the
//! build with file and line.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::{env, fs};

// The library's own files; each is used there in full and here in part.
#[allow(dead_code)]
#[path = "src/fold.rs"]
mod fold;

#[allow(dead_code)]
#[path = "src/gazetteer"]
mod gazetteer {
    pub mod compile;
    pub mod image;
    pub mod kind;
    pub mod rows;
    pub mod shapes;
    pub mod skeleton;
    pub mod spelling;
    pub mod tables;
}

use gazetteer::tables::{self, Files, Severity, TableError};

fn main() {
    for input in ["build.rs", "gazetteer", "src/gazetteer", "src/fold.rs", "src/lexicon/name_words.csv"] {
        println!("cargo::rerun-if-changed={input}");
    }
    let folder = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("gazetteer");
    let read = |file: &str| read(&folder, file);
    let (tables, findings) = tables::read(&Files { label: "gazetteer/", read: &read });
    for finding in &findings {
        let level = if finding.severity == Severity::Error { "error" } else { "warning" };
        println!("cargo::{level}={finding}");
    }
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it"));
    let (bytes, text) = gazetteer::compile::compile(&tables);
    for (file, content) in [("gazetteer.bin", bytes), ("gazetteer.txt", text.into_bytes())] {
        fs::write(out.join(file), content).expect("the build's own folder can be written");
    }
}

fn read(folder: &Path, file: &str) -> Result<Cow<'static, str>, TableError> {
    fs::read_to_string(folder.join(file))
        .map(Cow::Owned)
        .map_err(|error| TableError { file: format!("gazetteer/{file}"), message: error.to_string() })
}
