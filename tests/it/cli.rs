//! The program as its users meet it: files, exit status and words of each command, on good and on bad input.

mod bad_input;
mod column;
mod corrections;
mod diff;
mod explain;
mod gazetteer;
mod manual;
mod map;
mod report;
pub mod run;
mod serve;
mod settings;
mod tables;
mod watch;
