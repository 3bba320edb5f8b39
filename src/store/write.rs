//! Records to RON, and the one way in which a file is written.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use ron::ser::PrettyConfig;
use tempfile::NamedTempFile;
use thiserror::Error;

use crate::model::Record;

use super::syntax::writing_options;
use super::tidy::{Tidied, tidied};

/// Why a file was not written. What stood there before stands there still.
#[derive(Debug, Error)]
pub enum WriteError {
    /// The record has no form in RON; this is a fault of the program.
    #[error("cannot write the record as RON: {0}")]
    Ron(#[from] ron::Error),
    /// The disk said no.
    #[error("cannot write {path}: {source}", path = path.display())]
    Disk {
        /// The file.
        path: PathBuf,
        /// What the disk said.
        source: io::Error,
    },
}

/// A record as a new file holds it: without the id, which is the name of the file.
///
/// # Errors
/// [`WriteError::Ron`], which no record should cause.
pub fn record_to_string(record: &Record) -> Result<String, WriteError> {
    // On one line: the layout is then free to break it where it likes.
    let config = PrettyConfig::new()
        .escape_strings(false)
        .struct_names(false)
        .depth_limit(0);
    let written = writing_options().to_string_pretty(record, config)?;
    Ok(match tidied(&written) {
        Tidied::Changed(text) => text,
        Tidied::Already | Tidied::LeftAlone(_) => written,
    })
}

/// Writes a file whole or not at all: into a neighbour first, which then takes its place.
///
/// # Errors
/// [`WriteError::Disk`], with the path.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    let neighbour = neighbour(path, bytes)?;
    match neighbour.persist(path) {
        Ok(_) => Ok(()),
        Err(error) => Err(on_disk(path, error.error)),
    }
}

/// Writes a file that is not there yet, whole or not at all. A file that is there is never touched.
///
/// # Errors
/// [`WriteError::Disk`], with the path; of kind [`io::ErrorKind::AlreadyExists`] if it is there.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    let neighbour = neighbour(path, bytes)?;
    match neighbour.persist_noclobber(path) {
        Ok(_) => Ok(()),
        Err(error) => Err(on_disk(path, error.error)),
    }
}

fn on_disk(path: &Path, source: io::Error) -> WriteError {
    WriteError::Disk {
        path: path.to_owned(),
        source,
    }
}

/// A hidden file beside `path` with what `path` shall hold, safe on the disk.
fn neighbour(path: &Path, bytes: &[u8]) -> Result<NamedTempFile, WriteError> {
    let disk = |source| on_disk(path, source);
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or_else(|| Path::new("."));
    fs::create_dir_all(folder).map_err(disk)?;
    let mut neighbour = tempfile::Builder::new()
        .prefix(".")
        .tempfile_in(folder)
        .map_err(disk)?;
    neighbour.write_all(bytes).map_err(disk)?;
    neighbour.as_file().sync_all().map_err(disk)?;
    #[cfg(unix)]
    {
        // A temporary file is private; a file of the knowledge base is for everybody to read.
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(path).map_or(0o644, |about| about.permissions().mode());
        neighbour
            .as_file()
            .set_permissions(fs::Permissions::from_mode(mode))
            .map_err(disk)?;
    }
    Ok(neighbour)
}
