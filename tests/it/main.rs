//! One test binary for all behavior that is checked from outside.

mod layers;
mod output;
mod sample;
