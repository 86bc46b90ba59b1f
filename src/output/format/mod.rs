//! The published layers in further formats, each as files in memory.

pub mod flatgeobuf;
pub mod geopackage;
mod nul;
#[cfg(feature = "parquet")]
pub mod parquet;
mod wkb;
