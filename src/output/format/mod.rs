//! The published layers in further formats, each as files in memory. What the features say is the same in all of them.

pub mod csv;
pub mod flatgeobuf;
pub mod geopackage;
pub mod kml;
mod nul;
#[cfg(feature = "parquet")]
pub mod parquet;
pub mod sequence;
mod wkb;

use std::fmt;
use std::str::FromStr;

use super::{Backdrop, File, backdrop};
use crate::layer::{self, Atlas};

/// A format beside GeoJSON, which is always written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// One database with all layers and their styles.
    GeoPackage,
    /// A file a layer, with an index for readers on the network.
    FlatGeobuf,
    /// A table a layer, with its geometry as text.
    Csv,
    /// One file for globes.
    Kml,
    /// A feature a line.
    Sequence,
    /// A file a layer in columns, in programs built with the feature `parquet`.
    #[cfg(feature = "parquet")]
    Parquet,
}

/// The word of a format that this program was built without, and how to get it.
#[cfg(not(feature = "parquet"))]
const LEFT_OUT: (&str, &str) =
    ("parquet", "this program was built without it; build one with cargo build --release --features parquet");

impl Format {
    /// All of them, with the words that ask for them.
    pub const ALL: &'static [(Format, &'static str)] = &[
        (Format::GeoPackage, "gpkg"),
        (Format::FlatGeobuf, "fgb"),
        (Format::Csv, "csv"),
        (Format::Kml, "kml"),
        (Format::Sequence, "geojsonseq"),
        #[cfg(feature = "parquet")]
        (Format::Parquet, "parquet"),
    ];

    /// The word that asks for it.
    pub fn word(self) -> &'static str {
        Format::ALL.iter().find(|(format, _)| *format == self).expect("every format has its row").1
    }

    /// The names of its files, in the order of [`Format::files`]; known before there is anything to write.
    pub fn names(self) -> Vec<String> {
        let layers = || layer::layer_names().into_iter().chain([backdrop::LAYER]);
        let ended = |ending: &str| layers().map(|layer| format!("{layer}.{ending}")).collect();
        match self {
            Format::GeoPackage => vec![geopackage::FILE.to_owned()],
            Format::FlatGeobuf => ended("fgb"),
            Format::Csv => layers().flat_map(|layer| [format!("{layer}.csv"), format!("{layer}.csvt")]).collect(),
            Format::Kml => vec![kml::FILE.to_owned()],
            Format::Sequence => ended("geojsonl"),
            #[cfg(feature = "parquet")]
            Format::Parquet => ended("parquet"),
        }
    }

    /// Its files. The same atlas gives the same bytes.
    pub fn files(self, atlas: &Atlas, backdrop: &Backdrop) -> Vec<File> {
        match self {
            Format::GeoPackage => geopackage::files(atlas, backdrop),
            Format::FlatGeobuf => flatgeobuf::files(atlas, backdrop),
            Format::Csv => csv::files(atlas, backdrop),
            Format::Kml => kml::files(atlas, backdrop),
            Format::Sequence => sequence::files(atlas, backdrop),
            #[cfg(feature = "parquet")]
            Format::Parquet => parquet::files(atlas, backdrop),
        }
    }
}

impl FromStr for Format {
    type Err = String;

    fn from_str(word: &str) -> Result<Format, String> {
        #[cfg(not(feature = "parquet"))]
        if word == LEFT_OUT.0 {
            return Err(format!("format {word:?}: {}", LEFT_OUT.1));
        }
        let found = Format::ALL.iter().find(|(_, known)| *known == word).map(|(format, _)| *format);
        let known = || Format::ALL.iter().map(|(_, word)| *word).collect::<Vec<_>>().join(", ");
        found.ok_or_else(|| format!("format {word:?} is unknown; write one of geojson, {}", known()))
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}
