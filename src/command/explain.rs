//! `sitmap explain`: one article as it was read, sentence by sentence: every name with its candidates and reasons, every
//! deed with the words it came from, and what was set aside and why.

mod passage;
mod print;
mod record;

use std::io::{self, Write};

use anyhow::{Result, anyhow};

use super::say;
use crate::article::{self, Article, Input};
use crate::gazetteer::Source;
use crate::report;
use passage::Explained;

/// What was asked for.
#[derive(Clone, Debug)]
pub struct Args {
    /// A file or standard input.
    pub input: Input,
    /// The tables to read with.
    pub source: Source,
    /// Write JSON instead of text.
    pub json: bool,
}

/// Writes what is read out of the article. Gives 0.
///
/// # Errors
/// When the article cannot be read, the gazetteer is damaged, or `out` cannot be written to.
pub fn run(args: &Args, out: &mut dyn Write) -> Result<u8> {
    let article = article(&args.input)?;
    let world = super::world(&args.source)?;
    let report = report::read(&article, &world);
    let explained = Explained::new(&report, &world);
    if args.json {
        writeln!(out, "{:#}", record::of(&explained))?;
    } else {
        print::print(&explained, super::is_colored(&io::stdout()), out)?;
    }
    Ok(0)
}

fn article(input: &Input) -> Result<Article> {
    if let Input::Path(path) = input
        && path.is_dir()
    {
        let path = path.display();
        return Err(anyhow!("{path}: is a folder; explain takes one article, sitmap map {path} reads them all"));
    }
    let collected = article::collect(std::slice::from_ref(input));
    let failures: Vec<String> =
        collected.failures.iter().map(|failure| format!("{}: {}", failure.path.display(), failure.reason)).collect();
    match collected.articles.into_iter().next() {
        Some(article) => {
            failures.iter().for_each(say); // a manifest beside the article that cannot be read
            Ok(article)
        }
        None => Err(anyhow!(failures.join("\n"))),
    }
}
