//! One module a command. Each takes its arguments as a plain struct, writes what it has to say, and gives the exit status.

pub mod check;
pub mod locate;
