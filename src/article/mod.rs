//! From files to articles: which files there are, whether they are text, and what the press printed around the text:
//! title, source, date of publication. The text itself is left as it is, so that offsets are those of the file.
//!
//! A manifest `articles.csv` beside the files (columns `file,title,url,source,published`, in any order) wins over what is
//! printed. What cannot be read is a failure with its reason; the others go on.

mod collect;
mod decode;
mod files;
mod header;
mod identity;
mod labels;
mod line;
mod manifest;
mod published;
mod remark;

pub use collect::collect;
pub use files::is_read;

use jiff::civil::Date;
use std::path::PathBuf;

/// One article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// The file's name without its ending; with its folder before it where two files share a name. `stdin` for standard
    /// input.
    pub id: String,
    /// The headline.
    pub title: Option<String>,
    /// Who published it.
    pub source: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// The day of publication.
    pub published: Option<Date>,
    /// Where `published` is known from.
    pub published_basis: PublishedBasis,
    /// The text as the file has it, less a byte order mark.
    pub text: String,
}

/// Where an article's day of publication is known from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PublishedBasis {
    /// From a header, dateline or footer of the text.
    Printed,
    /// From `articles.csv`.
    Manifest,
    /// It is not known.
    #[default]
    None,
}

/// Where articles come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A file, or a folder with all its folders.
    Path(PathBuf),
    /// Standard input.
    Stdin,
}

impl Input {
    /// An argument of the command line: `-` is standard input.
    pub fn from_argument(argument: &std::ffi::OsStr) -> Input {
        if argument == "-" { Input::Stdin } else { Input::Path(PathBuf::from(argument)) }
    }
}

/// All articles that the inputs hold, and what is to be said about the rest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Collected {
    /// Sorted by id.
    pub articles: Vec<Article>,
    /// Sorted by path.
    pub failures: Vec<Failure>,
    /// What loses no article but should be known: skipped files, rows without a file, articles without a date.
    pub notes: Vec<String>,
}

/// A file or folder that gave no article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The path as given or found.
    pub path: PathBuf,
    /// What is wrong, and what to do about it.
    pub reason: String,
}
