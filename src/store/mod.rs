//! **Where is it kept?** RON files to records and back, with places.
//!
//! The only room that touches the knowledge on disk, and the only one that knows RON.

mod file;
mod place;
mod revision;
mod spans;
mod syntax;
mod texts;
mod tidy;
mod tree;
mod watch;
mod write;

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use file::{Broken, Located};
pub use place::{Files, Location};
pub use revision::RevisionError;
pub use syntax::{
    GivenCase, case_from_str, loaded_words_from_str, record_from_str, records_from_str,
    settings_from_str,
};
pub use tidy::{Tidied, tidied};
pub use tree::{Reading, Tree};
pub use watch::{Change, Watcher};
pub use write::{WriteError, record_to_string, write_atomically, write_new};

/// A folder of knowledge.
#[derive(Debug, Clone)]
pub struct Store {
    root: PathBuf,
    // By path from the root, with `/`.
    drafts: BTreeMap<Arc<str>, Arc<str>>,
    // Whether the drafts are all there is, and the disk is not looked at.
    is_remembered: bool,
    // Where the official texts are, if not where the settings say.
    texts: Option<PathBuf>,
}

impl Store {
    /// The store in folder `root`. Nothing is read yet.
    #[must_use]
    pub fn at(root: impl Into<PathBuf>) -> Self {
        Self {
            root: root.into(),
            drafts: BTreeMap::new(),
            is_remembered: false,
            texts: None,
        }
    }

    /// The same store as it would be with `text` in the file at `path`, given from the root with
    /// `/`. Nothing is written.
    #[must_use]
    pub fn with_draft(mut self, path: &str, text: &str) -> Self {
        self.drafts.insert(Arc::from(path), Arc::from(text));
        self
    }

    /// The bytes of a file, or of the draft in its place.
    fn bytes(&self, path: &str) -> io::Result<Vec<u8>> {
        match self.drafts.get(path) {
            Some(draft) => Ok(draft.as_bytes().to_vec()),
            None => fs::read(self.root.join(path)),
        }
    }

    /// The folder.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }
}
