//! Notices that files change. It reads none of them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use notify::{RecursiveMode, Watcher as _};

use super::Store;

/// How long a burst of changes may pause before it is taken for finished.
const QUIET: Duration = Duration::from_millis(60);

/// A watch over the files of a store.
pub struct Watcher {
    events: Receiver<notify::Result<notify::Event>>,
    root: PathBuf,
    // Watching ends when this is dropped.
    _alive: notify::RecommendedWatcher,
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
        let mut watcher = notify::recommended_watcher(move |event| {
            // The receiver is gone only when nobody waits any more.
            let _ = sender.send(event);
        })
        .map_err(|error| error.to_string())?;
        watcher
            .watch(&root, RecursiveMode::Recursive)
            .map_err(|error| error.to_string())?;
        Ok(Watcher {
            events,
            root,
            _alive: watcher,
        })
    }
}

impl Watcher {
    /// Waits for the next burst of changes: the files touched by it, from the root with `/`.
    /// `None` when watching has ended.
    #[must_use]
    pub fn next(&self) -> Option<Vec<Arc<str>>> {
        loop {
            let mut touched = BTreeSet::new();
            self.note(self.events.recv().ok()?, &mut touched);
            loop {
                match self.events.recv_timeout(QUIET) {
                    Ok(event) => self.note(event, &mut touched),
                    Err(RecvTimeoutError::Timeout) => break,
                    Err(RecvTimeoutError::Disconnected) => return None,
                }
            }
            if !touched.is_empty() {
                return Some(touched.into_iter().collect());
            }
        }
    }

    fn note(&self, event: notify::Result<notify::Event>, touched: &mut BTreeSet<Arc<str>>) {
        let Ok(event) = event else { return };
        if event.kind.is_access() {
            return;
        }
        for path in &event.paths {
            if let Some(path) = self.record_path(path) {
                touched.insert(path);
            }
        }
    }

    fn record_path(&self, path: &Path) -> Option<Arc<str>> {
        let relative = path.strip_prefix(&self.root).ok()?;
        let parts: Vec<&str> = relative
            .iter()
            .map(|part| part.to_str())
            .collect::<Option<_>>()?;
        let hidden = parts.iter().any(|part| part.starts_with('.'));
        let record = parts
            .last()
            .is_some_and(|name| name.rsplit_once('.').is_some_and(|(_, end)| end == "ron"));
        (record && !hidden).then(|| Arc::from(parts.join("/")))
    }
}
