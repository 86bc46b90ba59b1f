//! Runs the built program.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// What a run answered.
#[derive(Debug)]
pub struct Answer {
    pub status: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

/// Runs `sitmap` with arguments and nothing on standard input.
pub fn sitmap<S: AsRef<OsStr>>(arguments: &[S]) -> Answer {
    with_input(arguments, b"")
}

/// Runs `sitmap` with bytes on standard input.
pub fn with_input<S: AsRef<OsStr>>(arguments: &[S], input: &[u8]) -> Answer {
    let mut child = command(arguments).spawn().expect("the test's own program starts");
    let mut stdin = child.stdin.take().expect("it was asked for");
    // A program that stops before it has read everything closes the pipe, which is its good right.
    let _ = stdin.write_all(input);
    drop(stdin);
    let output = child.wait_with_output().expect("the program ends");
    let text = |bytes| String::from_utf8(bytes).expect("the program speaks UTF-8");
    Answer { status: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
}

/// `sitmap` with all its streams piped.
pub fn command<S: AsRef<OsStr>>(arguments: &[S]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sitmap"));
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// `sitmap map INPUTS... --out DIR`.
pub fn map<S: AsRef<OsStr>>(inputs: &[S], out: &Path) -> Answer {
    let arguments = [OsStr::new("map")]
        .into_iter()
        .chain(inputs.iter().map(AsRef::as_ref))
        .chain([OsStr::new("--out"), out.as_os_str()]);
    sitmap(&arguments.collect::<Vec<_>>())
}

/// The sample articles.
pub fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles")
}

/// Every file of a folder with its bytes.
pub fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = std::fs::read_dir(folder).expect("the folder is there");
    entries
        .map(|entry| {
            let path = entry.expect("it can be listed").path();
            let name = path.file_name().expect("it has a name").to_string_lossy().into_owned();
            (name, std::fs::read(&path).expect("it can be read"))
        })
        .collect()
}

/// A folder for one test, gone with it.
pub fn scratch() -> TempDir {
    tempfile::tempdir().expect("there is room for a folder")
}

/// Writes a file into a folder and answers with its path.
pub fn file(folder: &TempDir, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.path().join(name);
    std::fs::create_dir_all(path.parent().expect("it lies in the folder")).expect("there is room");
    std::fs::write(&path, bytes).expect("there is room");
    path
}

/// A dated article on one strike.
pub const ARTICLE: &str = "Warplanes bomb Morek\n\nFebruary 2, 2016\n\nRussian warplanes bombed Morek on Tuesday, killing three \
                           civilians. Rebels left Kafr Zita.\n";
