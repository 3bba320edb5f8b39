//! Writing: brings the index to what a base says, document by document.
//!
//! One index in memory is shared by all the snapshots taken of it, and written behind a lock. The
//! writer lives as long as the writing, so that nothing idles between two changes; a snapshot
//! keeps the segments that it was taken with, so that a reader never sees half a change.

use std::iter::Peekable;
use std::slice::Iter;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use tantivy::{Index, IndexReader, IndexSettings, IndexWriter, ReloadPolicy, TantivyError};

use crate::graph::ArgumentGraph;
use crate::model::{Record, RecordKind};

use super::bearing::Places;
use super::board::{Documents, NOWHERE};
use super::entry::{Entry, Facets, Wording, said_in};
use super::shelves::{KEY, Shelves};
use super::words::Analysers;

/// What a writing thread may hold before it lets go of a segment.
const ROOM_OF_THREAD: usize = 128 << 20;

/// More threads than this wait for one another.
const MOST_THREADS: usize = 4;

/// With fewer documents to write, a second thread costs more than it brings.
const WORTH_A_THREAD: usize = 5_000;

/// The index and what is written in it.
pub(super) struct Shared {
    index: Index,
    reader: IndexReader,
    pub(super) shelves: Shelves,
    pub(super) analysers: Analysers,
    written: Mutex<Written>,
}

/// What the documents of the index were made from.
#[derive(Debug, Default)]
struct Written {
    // By kind and id, like the records of a graph.
    entries: Arc<Vec<Arc<Entry>>>,
    next_key: u64,
}

/// A base as the index holds it.
pub(super) struct Snapshot {
    pub(super) entries: Arc<Vec<Arc<Entry>>>,
    pub(super) facets: Vec<Facets>,
    pub(super) documents: Documents,
}

impl Shared {
    /// An index of nothing.
    pub(super) fn new() -> Result<Self, TantivyError> {
        let (shelves, schema) = Shelves::new();
        let analysers = Analysers::new();
        let index = Index::builder()
            .schema(schema)
            .tokenizers(analysers.named())
            .settings(IndexSettings {
                docstore_compress_dedicated_thread: false,
                ..IndexSettings::default()
            })
            .create_in_ram()?;
        let reader = index
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .try_into()?;
        Ok(Self {
            index,
            reader,
            shelves,
            analysers,
            written: Mutex::default(),
        })
    }

    /// Writes what `graph` says and the index does not, and takes a snapshot.
    pub(super) fn bring_to(
        &self,
        graph: &ArgumentGraph,
        ranks: &Places,
    ) -> Result<Snapshot, TantivyError> {
        // Whoever panicked here had not committed, or had noted what was committed.
        let mut written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        let change = Change::between(&written, graph, ranks);
        if !change.stale.is_empty() || !change.fresh.is_empty() {
            let writer = self.write(&change)?;
            written.entries = Arc::new(change.entries);
            written.next_key = change.next_key;
            writer.wait_merging_threads()?;
            self.reader.reload()?;
        }
        let searcher = self.reader.searcher();
        let mut place_of = vec![NOWHERE; usize::try_from(written.next_key).unwrap_or_default()];
        for (place, entry) in (0..).zip(written.entries.iter()) {
            let key = usize::try_from(entry.key).unwrap_or(usize::MAX);
            if let Some(slot) = place_of.get_mut(key) {
                *slot = place;
            }
        }
        let mut places = Vec::new();
        for segment in searcher.segment_readers() {
            let keys = segment.fast_fields().u64(KEY)?;
            let place = |document| {
                let key = keys
                    .first(document)
                    .filter(|_| !segment.is_deleted(document));
                let key = key.and_then(|key| usize::try_from(key).ok());
                key.and_then(|key| place_of.get(key).copied())
                    .unwrap_or(NOWHERE)
            };
            places.push((0..segment.max_doc()).map(place).collect());
        }
        let records = graph.records().zip(written.entries.iter());
        Ok(Snapshot {
            facets: records.map(|(record, it)| Facets::of(record, it)).collect(),
            entries: Arc::clone(&written.entries),
            documents: Documents { searcher, places },
        })
    }

    fn write(&self, change: &Change) -> Result<IndexWriter, TantivyError> {
        let threads = thread::available_parallelism()
            .map_or(1, usize::from)
            .min(MOST_THREADS)
            .min(change.fresh.len() / WORTH_A_THREAD + 1);
        let mut writer: IndexWriter = self
            .index
            .writer_with_num_threads(threads, threads * ROOM_OF_THREAD)?;
        let mut analysers = self.analysers.clone();
        for &key in &change.stale {
            writer.delete_term(self.shelves.document_of(key));
        }
        for entry in &change.fresh {
            writer.add_document(self.shelves.document(entry, &mut analysers))?;
        }
        writer.commit()?;
        Ok(writer)
    }
}

/// What has to be done to the documents.
#[derive(Debug, Default)]
struct Change {
    entries: Vec<Arc<Entry>>,
    next_key: u64,
    // The keys of documents to delete, and the entries to write; a changed record is in both.
    stale: Vec<u64>,
    fresh: Vec<Arc<Entry>>,
}

impl Change {
    fn between(written: &Written, graph: &ArgumentGraph, ranks: &Places) -> Self {
        let mut change = Self {
            next_key: written.next_key,
            ..Self::default()
        };
        // Both lists are in the same order, so one walk along both finds every difference.
        let mut old = written.entries.iter().peekable();
        for record in graph.records() {
            let entry = change.entry_of(record, &mut old, ranks);
            change.entries.push(entry);
        }
        change.stale.extend(old.map(|gone| gone.key));
        change
    }

    fn entry_of(
        &mut self,
        record: &Record,
        old: &mut Peekable<Iter<Arc<Entry>>>,
        ranks: &Places,
    ) -> Arc<Entry> {
        let (kind, slug) = (record.kind(), record.slug());
        while let Some(gone) = old.next_if(|it| (it.kind, &it.slug) < (kind, &slug)) {
            self.stale.push(gone.key);
        }
        let before = old.next_if(|it| (it.kind, &it.slug) == (kind, &slug));
        let (said, premises) = (said_in(record), self.premises(record, ranks));
        let key = match before {
            Some(before) if before.says_the_same(&said, &premises) => {
                return Arc::clone(before);
            }
            Some(before) => {
                self.stale.push(before.key);
                before.key
            }
            None => {
                self.next_key += 1;
                self.next_key - 1
            }
        };
        let entry = Arc::new(Entry {
            kind,
            slug,
            key,
            wordings: said.iter().map(Wording::from).collect(),
            premises: premises.into(),
        });
        self.fresh.push(Arc::clone(&entry));
        entry
    }

    /// The claims that an argument starts from, whose places come before those of all arguments.
    fn premises(&self, record: &Record, ranks: &Places) -> Vec<Arc<Entry>> {
        let Record::Argument(argument) = record else {
            return Vec::new();
        };
        let places = argument.premises.iter();
        places
            .filter_map(|id| ranks.find(id.as_str(), RecordKind::Claim))
            .filter_map(|place| self.entries.get(place as usize).cloned())
            .collect()
    }
}
