//! One test binary for all behavior that is checked from outside.

mod accuracy;
