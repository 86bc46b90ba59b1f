//! `sitmap completions` and `sitmap man`: what shells and manuals need, out of the definition of the command line itself.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::{Args, Command};
use clap_complete::Shell;
use clap_mangen::Man;
use sitmap::output;

/// What stands at the foot of each page.
const VERSION: &str = concat!("sitmap ", env!("CARGO_PKG_VERSION"));

#[derive(Args)]
pub(super) struct CompletionsFlags {
    /// The shell.
    #[arg(value_enum)]
    shell: Shell,
}

#[derive(Args)]
pub(super) struct ManFlags {
    /// Folder for the pages of all commands; the page of the program goes to standard output where not given.
    #[arg(long, short, value_name = "DIR")]
    out: Option<PathBuf>,
}

/// Writes the script of the shell. Gives 0.
///
/// # Errors
/// When `out` cannot be written to.
pub(super) fn completions(flags: &CompletionsFlags, mut program: Command, out: &mut dyn Write) -> io::Result<u8> {
    // The generator panics where it cannot write, so it writes to memory.
    let mut script = Vec::new();
    clap_complete::generate(flags.shell, &mut program, "sitmap", &mut script);
    out.write_all(&script)?;
    Ok(0)
}

/// Writes the page of the program to `out`, or the pages of all commands to the folder. Gives 0.
///
/// # Errors
/// When nothing can be written there.
pub(super) fn man(flags: &ManFlags, mut program: Command, out: &mut dyn Write) -> anyhow::Result<u8> {
    program = program.disable_help_subcommand(true);
    // Settles what commands inherit and what they are called together: `sitmap-gazetteer-stats`.
    program.build();
    match &flags.out {
        None => out.write_all(page(&program)?.as_bytes())?,
        Some(folder) => {
            for (name, text) in pages(&program)? {
                output::write_file(&folder.join(name), text)?;
            }
        }
    }
    Ok(0)
}

/// The page of a command and of all commands below it, with their files' names.
fn pages(command: &Command) -> io::Result<Vec<(String, String)>> {
    let name = command.get_display_name().unwrap_or_else(|| command.get_name());
    let mut pages = vec![(format!("{name}.1"), page(command)?)];
    for below in command.get_subcommands() {
        pages.extend(self::pages(below)?);
    }
    Ok(pages)
}

/// The generator's page, except that it would fill the lines of examples like prose.
fn page(command: &Command) -> io::Result<String> {
    let man = Man::new(command.clone()).source(VERSION);
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    man.render_options_section(&mut page)?;
    if command.has_subcommands() {
        man.render_subcommands_section(&mut page)?;
    }
    if let Some(examples) = command.get_after_help() {
        page.extend(verbatim(&examples.to_string()).into_bytes());
    }
    Ok(String::from_utf8_lossy(&page).into_owned())
}

/// Lines as they stand: hyphens that can be copied, and no point or quote that begins a line as a request.
fn verbatim(lines: &str) -> String {
    let lines = lines.strip_prefix("Examples:\n").unwrap_or(lines).replace('\\', "\\e").replace('-', "\\-");
    let lines = lines
        .lines()
        .map(|line| if line.starts_with(['.', '\'']) { format!("\\&{line}\n") } else { format!("{line}\n") });
    format!(".SH EXAMPLES\n.nf\n{}.fi\n", lines.collect::<String>())
}
