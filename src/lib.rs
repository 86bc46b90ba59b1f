//! Reads news reports about a war and draws the situation map.
//!
//! # The chain of values
//!
//! Each stage is a module named for what it makes, a function of the stage before and of what the program knows:
//!
//! | stage | makes | of |
//! |---|---|---|
//! | [`article`] | an [`Article`](article::Article): text, title, source, date of publication | files |
//! | [`document`] | words and sentences, with offsets into the text | an article |
//! | [`mention`] | the words marked: what may be a place, an actor, a deed, a number, a cue | a document |
//! | [`resolve`] | the place that each mention means, or why it stays open | mentions |
//! | [`event`] | deeds with place, actors, days, counts and certainty; who is said to hold a place | resolved mentions |
//! | [`report`] | all of this for one article; knows nothing of other articles | an article |
//! | [`situation`] | deeds told twice as one, who holds what on each day, front lines, advances | reports |
//! | [`layer`] | the published features, their columns and ids | a situation |
//! | [`output`] | GeoJSON, tables, the web page, the QGIS project, on disk whole or not at all | layers |
//!
//! What the program knows stands beside the chain, is loaded once, and never changes: [`world`] holds the [`gazetteer`] (places,
//! spellings, areas), the [`actors`] (who fights, in which camp, who reports) and the [`lexicon`] (what words mean). [`date`] reads time
//! expressions. Three small modules serve all: [`fold`] compares spellings, [`span`] counts in texts, [`geodesy`] measures on the earth.
//! [`command`] is the rim: one module a command of the program.
//!
//! # What is not here, and which test holds it so
//!
//! - No stage uses a later one, and no file or terminal is touched between the rim's two ends: `every_module_uses_only_what_it_may`,
//!   `only_the_rim_touches_files_and_the_terminal`.
//! - No place and no actor is named in code, they are rows of `gazetteer/`: `no_place_and_no_actor_is_named_in_code`.
//! - No row of the lexicon that says what no sentence shows, each has an example that is read: the tests in `tests/it/examples.rs`.
//! - No clock, no thread and no order of a hash map reaches a file: `the_order_of_articles_and_the_number_of_threads_leave_no_trace`.
//! - No error in the middle: a stage that cannot decide says so in its value. Only [`article`], [`output`] and [`command`] fail.
//!
//! # Where to start
//!
//! [`report::Report`] shows the road through one article in a screenful, [`situation`] the road from reports to lines, and
//! `sitmap explain` prints the values of the first road. `tests/it` shows what each stage promises.

pub mod article;
pub mod document;
pub mod event;
pub mod layer;
pub mod mention;
pub mod output;
pub mod report;
pub mod resolve;
pub mod situation;

pub mod actors;
pub mod date;
pub mod gazetteer;
pub mod lexicon;
pub mod world;

pub mod fold;
pub mod geodesy;
pub mod span;

pub mod command;
