//! The snapshot in force: the only thing in the process that changes, and it is swapped whole.

use std::sync::{Arc, PoisonError, RwLock};

use crate::knowledge_base::KnowledgeBase;

use super::cache::Cache;

/// A knowledge base with what was made from it.
#[derive(Debug)]
pub struct Snapshot {
    /// The knowledge.
    pub kb: KnowledgeBase,
    pub(super) cache: Cache,
}

impl Snapshot {
    /// A snapshot of which nothing has been asked yet.
    #[must_use]
    pub fn new(kb: KnowledgeBase) -> Self {
        Self {
            kb,
            cache: Cache::default(),
        }
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
