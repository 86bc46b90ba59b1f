//! `sitmap gazetteer`: makes the folder of another country, and says what is in one.

pub mod import;
pub mod stats;
