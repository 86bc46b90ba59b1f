//! The program: runs the command that was asked for and sets the exit status. Flags and their help are in `cli`, what the
//! commands do is in the library.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(cli::run(std::env::args_os()))
}
