//! An article's text as words and sentences.

pub mod token;
