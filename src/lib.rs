//! Reads news reports about a war and draws the situation map.

pub mod actors;
pub mod article;
pub mod command;
pub mod date;
pub mod document;
pub mod event;
pub mod fold;
pub mod gazetteer;
pub mod geodesy;
pub mod layer;
pub mod lexicon;
pub mod mention;
pub mod output;
pub mod report;
pub mod resolve;
pub mod situation;
pub mod span;
pub mod world;
