//! One layer to standard output, for the next program of a pipe.

use std::io::Write;

use anyhow::{Result, anyhow, bail};

use crate::layer::{self, Atlas};
use crate::output::{Format, format, geojson};

/// What is piped, and how it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pipe {
    /// The layer's name.
    layer: String,
    /// The format; GeoJSON where `None`.
    format: Option<Format>,
}

impl Pipe {
    /// The pipe of a layer, in the only format that is asked for.
    ///
    /// # Errors
    /// When there is no such layer, or the formats are several or none that is a single text.
    pub fn new(layer: Option<&str>, formats: &[Format]) -> Result<Pipe> {
        let known = layer::layer_names();
        let Some(name) = layer.filter(|name| known.contains(name)) else {
            let why = layer.map_or("--out - writes one layer".to_owned(), |name| format!("there is no layer {name:?}"));
            bail!("{why}; name it with --layer: {}", known.join(", "));
        };
        let format = match formats {
            [] => None,
            [format @ (Format::Csv | Format::Sequence)] => Some(*format),
            [other] => bail!("{other} is no single text; --out - writes geojson, geojsonseq or csv"),
            _ => bail!("--out - writes one format; name one of geojson, geojsonseq, csv"),
        };
        Ok(Pipe { layer: name.to_owned(), format })
    }

    /// # Errors
    /// When standard output cannot be written to.
    pub(super) fn write(&self, atlas: &Atlas, out: &mut impl Write) -> Result<()> {
        let layer = atlas.layer(&self.layer).ok_or_else(|| anyhow!("there is no layer {}", self.layer))?;
        let text = match self.format {
            Some(Format::Csv) => format::csv::table(layer),
            Some(Format::Sequence) => format::sequence::lines(layer),
            _ => geojson::collection(atlas, layer),
        };
        Ok(out.write_all(text.as_bytes())?)
    }
}
