//! Notices that files change. It reads none of them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use notify::{Config, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::Store;
use super::tree::is_nearly_a_record;

/// How long a burst of changes may pause before it is taken for finished.
const QUIET: Duration = Duration::from_millis(60);

/// What changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// These files, given from the root with `/`. What is gone may have been a folder.
    Files(Vec<Arc<str>>),
    /// Folders came: which files are in them, only a new listing tells.
    Everything,
}

/// A watch over the files of a store.
pub struct Watcher {
    events: Receiver<notify::Result<notify::Event>>,
    root: PathBuf,
    // Watching ends when this is dropped.
    _held: RecommendedWatcher,
}

impl Store {
    /// Starts to watch the folder.
    ///
    /// # Errors
    /// What the operating system says, in words.
    pub fn watch(&self) -> Result<Watcher, String> {
        let (sender, events) = channel();
        let root = self
            .root()
            .canonicalize()
            .map_err(|error| error.to_string())?;
        let send = move |event| {
            // The receiver is gone only when nobody waits any more.
            let _ = sender.send(event);
        };
        let config = Config::default().with_follow_symlinks(false);
        let mut watcher =
            RecommendedWatcher::new(send, config).map_err(|error| error.to_string())?;
        watcher
            .watch(&root, RecursiveMode::Recursive)
            .map_err(|error| error.to_string())?;
        Ok(Watcher {
            events,
            root,
            _held: watcher,
        })
    }
}

impl Watcher {
    /// Waits for the next burst of changes. `None` when watching has ended.
    #[must_use]
    pub fn next(&self) -> Option<Change> {
        loop {
            let mut touched = BTreeSet::new();
            let mut everything = self.note(self.events.recv().ok()?, &mut touched);
            loop {
                match self.events.recv_timeout(QUIET) {
                    Ok(event) => everything |= self.note(event, &mut touched),
                    Err(RecvTimeoutError::Timeout) => break,
                    Err(RecvTimeoutError::Disconnected) => return None,
                }
            }
            if everything {
                return Some(Change::Everything);
            }
            if !touched.is_empty() {
                return Some(Change::Files(touched.into_iter().collect()));
            }
        }
    }

    /// Notes the files that an event touches, and says whether it touches more than files.
    fn note(&self, event: notify::Result<notify::Event>, touched: &mut BTreeSet<Arc<str>>) -> bool {
        // An error means that events were lost.
        let Ok(event) = event else { return true };
        if event.kind.is_access() {
            return false;
        }
        let mut more = event.need_rescan();
        for path in &event.paths {
            let Some(relative) = self.relative(path) else {
                continue;
            };
            // A link is not asked where it leads. What is gone can no longer be asked whether it
            // was a folder.
            match path.symlink_metadata().map(|it| it.file_type()) {
                Ok(kind) if kind.is_dir() => more = true,
                Ok(kind)
                    if kind.is_file()
                        && !relative.ends_with(".ron")
                        && !is_nearly_a_record(&relative) => {}
                Ok(_) | Err(_) => {
                    touched.insert(relative);
                }
            }
        }
        more
    }

    /// The path from the root with `/`; nothing for hidden files, such as those of editors and
    /// those that are about to take another's place.
    fn relative(&self, path: &Path) -> Option<Arc<str>> {
        let relative = path.strip_prefix(&self.root).ok()?;
        let parts: Vec<&str> = relative
            .iter()
            .map(|part| part.to_str())
            .collect::<Option<_>>()?;
        let hidden = parts.iter().any(|part| part.starts_with('.'));
        (!hidden).then(|| Arc::from(parts.join("/")))
    }
}
