//! **Where is it said?** Full-text search over one base, in memory.
//!
//! A query is words, never a language of its own: nothing that a reader types is an error. The
//! only room that knows tantivy, which holds the words; what a match is worth, and what is shown
//! of it, is decided here.

mod bearing;
mod board;
mod entry;
mod finding;
mod results;
mod shelves;
mod words;
mod writing;

use std::ops::Range;
use std::sync::{Arc, Mutex};

use tantivy::TantivyError;
use thiserror::Error;

use crate::knowledge_base::KnowledgeBase;
use crate::model::{ClaimId, ClaimKind, IssueId, Language, RecordKind, SourceKind};

use bearing::{Bearing, Places};
use board::Board;
use writing::{Shared, Snapshot};

/// The words of one base. It never changes; [`SearchIndex::update`] makes another.
pub struct SearchIndex {
    shared: Arc<Shared>,
    snapshot: Snapshot,
    bearing: Bearing,
    // Boards that no query is using.
    boards: Mutex<Vec<Board>>,
}

impl std::fmt::Debug for SearchIndex {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SearchIndex").finish_non_exhaustive()
    }
}

/// Why an index could not be written.
#[derive(Debug, Error)]
#[error("the search index could not be written")]
pub struct SearchError(#[from] TantivyError);

/// What a reader looks for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// The words. If there is nothing but white space, every record that passes the filters is
    /// found, by kind and id.
    pub text: String,
    /// The language of the reader, whose texts come first.
    pub language: Language,
    /// What a record has to be.
    pub filters: Filters,
    /// How many results to leave out at the start.
    pub offset: usize,
    /// How many results to give.
    pub limit: usize,
}

/// What a record has to be in order to be found. What does not apply to a kind of record leaves
/// out all records of that kind.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filters {
    /// Of this kind.
    pub kind: Option<RecordKind>,
    /// A claim of this kind.
    pub claim_kind: Option<ClaimKind>,
    /// A claim or an argument that speaks for this position, through premises and supports alone;
    /// or a source cited there.
    pub side: Option<ClaimId>,
    /// This issue, a claim or an argument that bears on it or is its background, or a source
    /// cited there.
    pub issue: Option<IssueId>,
    /// A source of this kind.
    pub source_kind: Option<SourceKind>,
    /// Dated in this year or later: a source by its date, a claim by the start of what it reports
    /// or states, an argument by the day on which it could first be made.
    pub from_year: Option<i16>,
    /// Dated in this year or earlier.
    pub until_year: Option<i16>,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Results {
    /// The best, from the offset on.
    pub hits: Vec<Hit>,
    /// How many there are.
    pub total: usize,
    /// How many there would be of each kind without the filter by kind.
    pub by_kind: Vec<(RecordKind, usize)>,
    /// Whether no record has all the words, so that those are given which have most of them.
    pub partial: bool,
}

/// A record that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Its kind.
    pub kind: RecordKind,
    /// Its id.
    pub slug: Arc<str>,
    /// The language of `text`: that of the reader, if the record is written in it.
    pub language: Language,
    /// The sentence, question, title or name under which the record is shown.
    pub text: String,
    /// The words found in it, as ranges of bytes in order.
    pub marks: Vec<Range<usize>>,
    /// Where the words are that `text` does not have.
    pub passage: Option<Passage>,
}

/// A text of a record other than its heading, or as much of it as there is room for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// The text.
    pub text: String,
    /// Its language, if it is in one: names and citations are not.
    pub language: Option<Language>,
    /// The words found in it, as ranges of bytes in order.
    pub marks: Vec<Range<usize>>,
}

impl SearchIndex {
    /// The index of a whole base. It takes what it needs and keeps no hold on the base.
    ///
    /// # Errors
    /// If tantivy cannot write in memory.
    pub fn build(base: &KnowledgeBase) -> Result<Self, SearchError> {
        Self::of(Arc::new(Shared::new()?), base)
    }

    /// The index of another state of the base. What says the same in both is shared, and only the
    /// rest is written; this index stays as it is.
    ///
    /// # Errors
    /// If tantivy cannot write in memory.
    pub fn update(&self, base: &KnowledgeBase) -> Result<Self, SearchError> {
        Self::of(Arc::clone(&self.shared), base)
    }

    fn of(shared: Arc<Shared>, base: &KnowledgeBase) -> Result<Self, SearchError> {
        let places = Places::of(base.graph());
        Ok(Self {
            snapshot: shared.bring_to(base.graph(), &places)?,
            bearing: Bearing::of(base.graph(), &places),
            boards: Mutex::default(),
            shared,
        })
    }

    /// How many records are indexed.
    #[must_use]
    pub fn documents(&self) -> usize {
        self.snapshot.entries.len()
    }

    /// Finds the records that have every word of the query, in either language; if there are
    /// none, those that have most of them.
    #[must_use]
    pub fn search(&self, query: &Query) -> Results {
        if query.text.trim().is_empty() {
            self.list(query)
        } else {
            // The index is in memory and was written here: reading it does not fail.
            self.find(query).unwrap_or_default()
        }
    }
}
