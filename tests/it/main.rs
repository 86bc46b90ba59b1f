//! The tests of the library through its public surface, in one binary.

mod gazetteer;
