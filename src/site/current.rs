//! The snapshot in force: the only thing in the process that changes, and it is swapped whole.

use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use crate::knowledge_base::KnowledgeBase;
use crate::search::{SearchError, SearchIndex};

use super::cache::Cache;

/// A knowledge base with what was made from it.
#[derive(Debug)]
pub struct Snapshot {
    /// The knowledge.
    pub kb: KnowledgeBase,
    pub(super) cache: Cache,
    search: OnceLock<SearchIndex>,
}

impl Snapshot {
    /// A snapshot of which nothing has been asked yet.
    #[must_use]
    pub fn new(kb: KnowledgeBase) -> Self {
        Self {
            kb,
            cache: Cache::default(),
            search: OnceLock::new(),
        }
    }
}

impl Snapshot {
    /// The search index, once it is there.
    #[must_use]
    pub fn search(&self) -> Option<&SearchIndex> {
        self.search.get()
    }

    /// Writes the search index, from that of an earlier snapshot if there is one: what did not
    /// change is shared. Until it is written, a search says that it is not ready.
    ///
    /// # Errors
    /// If the index could not be written.
    pub fn index(&self, before: Option<&Self>) -> Result<(), SearchError> {
        let index = match before.and_then(Self::search) {
            Some(index) => index.update(&self.kb)?,
            None => SearchIndex::build(&self.kb)?,
        };
        // Only the first index counts; a second would be the same.
        let _ = self.search.set(index);
        Ok(())
    }
}

/// The snapshot in force.
#[derive(Debug)]
pub struct Current(RwLock<Arc<Snapshot>>);

impl Current {
    /// Starts with a first snapshot.
    #[must_use]
    pub fn new(snapshot: Snapshot) -> Self {
        Self(RwLock::new(Arc::new(snapshot)))
    }

    /// The snapshot in force now. It stays whole for as long as it is held.
    #[must_use]
    pub fn snapshot(&self) -> Arc<Snapshot> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Puts another snapshot in force.
    pub fn swap(&self, snapshot: Snapshot) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(snapshot);
    }
}
