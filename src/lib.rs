//! Reads news reports about a war and draws the situation map.

pub mod command;
pub mod article;
pub mod date;
pub mod document;
pub mod fold;
pub mod gazetteer;
pub mod geodesy;
pub mod layer;
pub mod output;
pub mod situation;
pub mod span;
