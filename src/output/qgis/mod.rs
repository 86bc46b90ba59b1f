//! stub
use super::Backdrop;
use crate::layer::Atlas;
/// stub
pub fn files(_: &Atlas, _: &Backdrop) -> Vec<(String, String)> {
    Vec::new()
}
