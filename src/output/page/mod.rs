//! stub
use super::Backdrop;
use crate::layer::Atlas;
/// stub
pub fn html(_: &Atlas, _: &Backdrop) -> String {
    String::new()
}
