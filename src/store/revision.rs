//! The knowledge as git remembers it: a revision of the folder, read without touching a file.
//!
//! Asks the program `git`, which whoever names a revision has.

use std::collections::BTreeMap;
use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::sync::Arc;
use std::thread;

use thiserror::Error;

use super::Store;

/// Why a revision could not be read.
#[derive(Debug, Error)]
pub enum RevisionError {
    /// The program `git` cannot be run.
    #[error("cannot run git: {0}")]
    NoGit(#[from] io::Error),
    /// The folder is in no repository, or has no such revision.
    #[error("{folder} has no revision `{revision}`: {said}", folder = folder.display())]
    NoRevision {
        /// The folder.
        folder: PathBuf,
        /// What was asked for.
        revision: String,
        /// What git said.
        said: String,
    },
    /// The folder was not there, or held nothing.
    #[error("{folder} holds no records in revision `{revision}`", folder = folder.display())]
    NoRecords {
        /// The folder.
        folder: PathBuf,
        /// What was asked for.
        revision: String,
    },
    /// What git answered cannot be understood.
    #[error("git gave an answer that cannot be read")]
    Garbled,
}

impl Store {
    /// The same folder as it was in a revision: a commit, a branch or a tag of the repository it
    /// lies in. Nothing is checked out.
    ///
    /// # Errors
    /// [`RevisionError`], saying what git could not do.
    pub fn at_revision(&self, revision: &str) -> Result<Self, RevisionError> {
        let no_revision = |said: &str| RevisionError::NoRevision {
            folder: self.root().to_owned(),
            revision: revision.to_owned(),
            said: said.trim().to_owned(),
        };
        // What begins with a hyphen would be taken for an option.
        if revision.is_empty() || revision.starts_with('-') {
            return Err(no_revision("that is no name of a revision"));
        }
        let tree = format!("{revision}^{{tree}}");
        let found = self.git(&["rev-parse", "--verify", &tree], Vec::new())?;
        if !found.status.success() {
            return Err(no_revision(&String::from_utf8_lossy(&found.stderr)));
        }
        let tree = String::from_utf8_lossy(&found.stdout).trim().to_owned();
        // Names are given from this folder on, and only what lies in it is listed.
        let listed = self.git(&["ls-tree", "-r", "-z", &tree], Vec::new())?;
        if !listed.status.success() {
            return Err(no_revision(&String::from_utf8_lossy(&listed.stderr)));
        }
        let listing = String::from_utf8_lossy(&listed.stdout);
        let files: Vec<(&str, &str)> = listing.split('\0').filter_map(file).collect();
        if files.is_empty() {
            return Err(RevisionError::NoRecords {
                folder: self.root().to_owned(),
                revision: revision.to_owned(),
            });
        }
        let wanted = files
            .iter()
            .fold(String::new(), |wanted, (object, _)| wanted + object + "\n");
        let contents = self.git(&["cat-file", "--batch"], wanted.into_bytes())?;
        let mut rest = contents.stdout.as_slice();
        let mut drafts = BTreeMap::new();
        for (_, path) in files {
            let (content, after) = content(rest).ok_or(RevisionError::Garbled)?;
            // What is not UTF-8 is shown as such by its marks of replacement.
            let text = String::from_utf8_lossy(content);
            drafts.insert(Arc::from(path), Arc::from(&*text));
            rest = after;
        }
        Ok(Self {
            root: self.root().to_owned(),
            drafts,
            is_remembered: true,
            texts: None,
        })
    }

    /// Runs git in the folder, with this on its standard input.
    fn git(&self, arguments: &[&str], input: Vec<u8>) -> io::Result<Output> {
        let mut child = Command::new("git")
            .arg("-C")
            .arg(self.root())
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        // In a thread of its own: git answers before it has read everything.
        let stdin = child.stdin.take();
        let writer = thread::spawn(move || {
            if let Some(mut stdin) = stdin {
                // A git that stops reading says why in its exit code.
                let _ = stdin.write_all(&input);
            }
        });
        let output = child.wait_with_output();
        let _ = writer.join();
        output
    }
}

/// The object and the path of a record in a line of a listing: `mode kind object<tab>path`. Links
/// and what is hidden or no RON are not read on the disk either.
fn file(line: &str) -> Option<(&str, &str)> {
    let (about, path) = line.split_once('\t')?;
    let mut about = about.split(' ');
    let mode = about.next()?;
    let is_file = about.next()? == "blob" && mode.starts_with("100");
    let is_hidden = path.split('/').any(|part| part.starts_with('.'));
    // As in a listing of the disk, where `.RON` is a stray file.
    let is_record = path.rsplit('.').next() == Some("ron");
    (is_file && !is_hidden && is_record).then_some((about.next()?, path))
}

/// The first content of a batch, `object blob size<newline>content<newline>`, and what follows it.
fn content(batch: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = batch.iter().position(|&byte| byte == b'\n')?;
    let head = std::str::from_utf8(batch.get(..end)?).ok()?;
    let size: usize = head.rsplit(' ').next()?.parse().ok()?;
    let start = end + 1;
    let content = batch.get(start..start + size)?;
    Some((content, batch.get(start + size + 1..)?))
}
