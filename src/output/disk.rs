//! Files that appear whole or not at all.

use std::fmt;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::File;

/// A folder or file that could not be written: what was tried, where, and why not.
#[derive(Debug)]
pub struct WriteError {
    tried: &'static str,
    path: PathBuf,
    cause: io::Error,
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot {} {}: {}. {}", self.tried, self.path.display(), self.cause, self.advice())
    }
}

impl std::error::Error for WriteError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.cause)
    }
}

impl WriteError {
    fn advice(&self) -> &'static str {
        match self.cause.kind() {
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                "Choose a folder that you may write to"
            }
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "Free some space, or choose another disk",
            io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists | io::ErrorKind::IsADirectory => {
                "Something else bears that name: move it away, or choose another folder"
            }
            _ => "Choose another folder",
        }
    }
}

/// Makes the folder, and proves that files of these names can be written there.
pub(super) fn prepare(dir: &Path, names: &[String]) -> Result<(), WriteError> {
    fs::create_dir_all(dir).map_err(failed("make the folder", dir))?;
    let mut probe = temporary(dir).map_err(failed("write into", dir))?;
    probe.write_all(b"probe").map_err(failed("write into", dir))?;
    refuse_folders(dir, names.iter())
}

/// Writes all files beside their places, then renames all of them.
pub(super) fn write(dir: &Path, files: &[File]) -> Result<Vec<PathBuf>, WriteError> {
    refuse_folders(dir, files.iter().map(|file| &file.name))?;
    let written = files.iter().map(|file| beside(dir, file)).collect::<Result<Vec<_>, _>>()?;
    let paths = written.into_iter().map(|(file, path)| {
        file.persist(&path).map_err(|error| failed("put into place", &path)(error.error))?;
        Ok(path)
    });
    let paths = paths.collect::<Result<Vec<_>, _>>()?;
    sync_folder(dir).map_err(failed("bring to disk", dir))?;
    Ok(paths)
}

/// A rename onto a folder fails, and by then the files before it would have been replaced.
fn refuse_folders<'n>(dir: &Path, mut names: impl Iterator<Item = &'n String>) -> Result<(), WriteError> {
    match names.find(|name| dir.join(name).is_dir()) {
        Some(name) => Err(failed("put into place", &dir.join(name))(io::ErrorKind::IsADirectory.into())),
        None => Ok(()),
    }
}

fn beside(dir: &Path, file: &File) -> Result<(NamedTempFile, PathBuf), WriteError> {
    let path = dir.join(&file.name);
    let write = || {
        let mut temporary = temporary(dir)?;
        temporary.write_all(&file.bytes)?;
        temporary.as_file().sync_all()?;
        Ok(temporary)
    };
    write().map(|temporary| (temporary, path.clone())).map_err(failed("write", &path))
}

/// A file beside the others, gone by itself unless it is put into place. Readable for all whom the umask allows:
/// a temporary file is private by default, but these are for publishing.
fn temporary(dir: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".sitmap-").suffix(".tmp");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(dir)
}

/// Renames are on disk when the folder is.
#[cfg(unix)]
fn sync_folder(dir: &Path) -> io::Result<()> {
    fs::File::open(dir)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_dir: &Path) -> io::Result<()> {
    Ok(()) // there a folder cannot be opened as a file
}

fn failed(tried: &'static str, path: &Path) -> impl FnOnce(io::Error) -> WriteError {
    let path = path.to_owned();
    move |cause| WriteError { tried, path, cause }
}
