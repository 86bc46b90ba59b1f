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
//! | [`baseline`] | who held what beforehand, as the user knows it | a table or GeoJSON |
//! | [`situation`] | deeds told twice as one, who holds what on each day, front lines, advances | reports |
//! | [`layer`] | the published features, their columns and ids | a situation |
//! | [`output`] | GeoJSON, tables, the web page, the QGIS project, on disk whole or not at all | layers |
//! | [`change`] | what is otherwise than in an earlier output, and which articles stand behind it | rows of the layers |
//! | [`digest`] | what a reader of five minutes wants to know; `output` spells it as a page or Markdown | rows of the layers |
//!
//! What the program knows stands beside the chain, is loaded once, and never changes: [`world`] holds the [`gazetteer`] (places,
//! spellings, areas), the [`actors`] (who fights, in which camp, who reports) and the [`lexicon`] (what words mean). [`date`] reads time
//! expressions. Three small modules serve all: [`fold`] compares spellings, [`span`] counts in texts, [`geodesy`] measures on the earth.
//! [`command`] is the rim: one module a command of the program.
//!
//! # What is not here, and which test holds it so
//!
//! - No stage uses a later one, `every_module_uses_only_what_it_may` (its three exceptions stand beside it with their reasons);
//!   and no file or terminal is touched between the rim's two ends, `only_the_rim_touches_files_and_the_terminal`.
//! - No place and no actor is named in code, they are rows of `gazetteer/`: `no_place_and_no_actor_is_named_in_code`.
//! - No deed, cue or time expression of the lexicon without an example that is read as its row says: the tests in
//!   `tests/it/examples.rs`, `every_row_of_the_table_works_in_its_own_example`.
//! - No place mention lost: it is located, undecided, unknown or set aside with a reason, `every_place_mention_is_located_or_accounted_for`;
//!   and no deed: `what_makes_no_feature_is_listed_with_its_reason_and_sentence`.
//! - No clock, no thread and no order of a hash map reaches a file: `the_order_of_articles_and_the_number_of_threads_leave_no_trace`.
//! - No knowledge of other articles in an id: `one_more_article_keeps_the_ids_of_what_it_does_not_touch`.
//! - No layer without a valid file: `nothing_read_gives_valid_empty_layers`.
//! - No error in the middle: a stage that cannot decide says so in its value. Only the rim fails ([`article`], [`output`],
//!   [`command`]), and loading tables that are not sound ([`world`], [`gazetteer`]).
//!
//! # Where to start
//!
//! [`report::Report`] shows the road through one article in a screenful, [`situation`] the road from reports to lines, and
//! `sitmap explain` prints the values of the first road. `tests/it` shows what each stage promises.

pub mod article;
pub mod baseline;
pub mod change;
pub mod correction;
pub mod digest;
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
mod geometry;
mod identity;
mod sheet;
pub mod span;

pub mod command;
