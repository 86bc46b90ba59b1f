//! The integration tests: one binary, one file a subject.

mod front;
