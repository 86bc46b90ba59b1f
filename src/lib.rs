//! Reads news reports about a war and draws the situation map.

pub mod document;
pub mod fold;
pub mod geodesy;
pub mod situation;
pub mod span;
