//! Where the tables' texts come from: the program itself, or a folder that replaces them for another war.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use super::tables::TableError;

/// The tables as they stand in the binary, or a folder of the same shape.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Source {
    /// The tables that the program was built with.
    #[default]
    Embedded,
    /// A folder of tables.
    Folder(PathBuf),
}

/// The embedded tables by file name. Pages that nobody reads cost nothing at run time.
const EMBEDDED: [(&str, &str); 12] = [
    ("README.md", include_str!("../../gazetteer/README.md")),
    ("actor_names.csv", include_str!("../../gazetteer/actor_names.csv")),
    ("actors.csv", include_str!("../../gazetteer/actors.csv")),
    ("areas.geojson", include_str!("../../gazetteer/areas.geojson")),
    ("camps.csv", include_str!("../../gazetteer/camps.csv")),
    ("names.csv", include_str!("../../gazetteer/names.csv")),
    ("not_places.csv", include_str!("../../gazetteer/not_places.csv")),
    ("places.csv", include_str!("../../gazetteer/places.csv")),
    ("roads.geojson", include_str!("../../gazetteer/roads.geojson")),
    ("sides.csv", include_str!("../../gazetteer/sides.csv")),
    ("sources.csv", include_str!("../../gazetteer/sources.csv")),
    ("world.csv", include_str!("../../gazetteer/world.csv")),
];

impl Source {
    /// The text of one table. Fails when there is no such file, it cannot be read, or it is not UTF-8.
    pub fn read(&self, file: &str) -> Result<Cow<'static, str>, TableError> {
        match self {
            Source::Embedded => EMBEDDED
                .iter()
                .find(|(name, _)| *name == file)
                .map(|(_, text)| Cow::Borrowed(*text))
                .ok_or_else(|| TableError { file: self.label(file), message: "no such table".into() }),
            Source::Folder(folder) => read(&folder.join(file)),
        }
    }

    /// How messages name a table.
    pub fn label(&self, file: &str) -> String {
        match self {
            Source::Embedded => format!("gazetteer/{file}"),
            Source::Folder(folder) => folder.join(file).display().to_string(),
        }
    }
}

fn read(path: &Path) -> Result<Cow<'static, str>, TableError> {
    let fail = |message| TableError { file: path.display().to_string(), message };
    let bytes = std::fs::read(path).map_err(|error| fail(format!("cannot be read: {error}")))?;
    String::from_utf8(bytes).map(Cow::Owned).map_err(|error| {
        let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = good.iter().filter(|byte| **byte == b'\n').count() + 1;
        fail(format!("line {line} is not UTF-8; save the file as UTF-8"))
    })
}
