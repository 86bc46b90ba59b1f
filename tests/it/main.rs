//! All integration tests in one binary, so that the crate is linked once.

mod dates;
//! One test binary for all behavior that is checked from outside.

mod layers;
mod output;
mod sample;
//! The integration tests: one binary, one file a subject.

mod front;
//! One test binary for all behavior that is checked from outside.

mod accuracy;
