//! **Where is it kept?** RON files to records and back, with places.
//!
//! The only room that touches the knowledge on disk, and the only one that knows RON.

mod file;
mod place;
mod spans;
mod syntax;
mod tidy;
mod tree;
mod watch;
mod write;

use std::path::{Path, PathBuf};

pub use file::{Broken, Located};
pub use place::{Files, Location};
pub use syntax::{loaded_words_from_str, record_from_str, settings_from_str};
pub use tidy::{Tidied, tidied};
pub use tree::{Reading, Tree};
pub use watch::{Change, Watcher};
pub use write::{WriteError, record_to_string, write_atomically};

/// A folder of knowledge.
#[derive(Debug, Clone)]
pub struct Store {
    root: PathBuf,
}

impl Store {
    /// The store in folder `root`. Nothing is read yet.
    #[must_use]
    pub fn at(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    /// The folder.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }
}
