//! `serve`: runs the site, and takes in changed files if asked to.

use std::sync::Arc;
use std::time::Instant;

use crate::knowledge_base::KnowledgeBase;
use crate::model::Severity;
use crate::site::{self, Current, Snapshot};
use crate::store::{Change, Store, Tree};

use super::{
    Failure, Outcome, complain, counted, open, print, remark, warn_of_errors, warn_of_texts,
};

pub(super) fn run(store: Store, watch: bool) -> Result<Outcome, Failure> {
    let (kb, tree) = open(&store)?;
    warn_of_errors(&kb);
    warn_of_texts(&kb);
    let current = Arc::new(Current::new(Snapshot::new(kb)));
    {
        // Pages are served meanwhile.
        let current = Arc::clone(&current);
        std::thread::spawn(move || {
            let snapshot = current.snapshot();
            index(&snapshot, None);
            snapshot.kb.decide_cases();
        });
    }
    if watch {
        let watcher = store
            .watch()
            .map_err(|error| format!("cannot watch the folder: {error}"))?;
        let current = Arc::clone(&current);
        std::thread::spawn(move || {
            let mut tree = tree;
            while let Some(change) = watcher.next() {
                tree = take_in(&store, tree, &change, &current);
            }
        });
    }
    let announce = |address: &str| print(&format!("Counterpoint is at {address}\n"));
    site::serve(current, announce).map_err(|error| error.to_string())?;
    Ok(Outcome::Clean)
}

/// Writes the search index of a snapshot.
fn index(snapshot: &Snapshot, before: Option<&Snapshot>) {
    if let Err(error) = snapshot.index(before) {
        complain(&error.to_string());
    }
}

/// Reads what changed and puts a new snapshot in force.
fn take_in(store: &Store, before: Tree, change: &Change, current: &Current) -> Tree {
    let start = Instant::now();
    let (tree, what) = match change {
        Change::Files(paths) => {
            let what = match paths.as_slice() {
                [one] => one.to_string(),
                many => format!("{} files", many.len()),
            };
            (store.read_again(&before, paths), what)
        }
        Change::Everything => match store.read(&|_| {}) {
            Ok(tree) => (tree, "the whole folder".to_owned()),
            Err(error) => {
                complain(&format!(
                    "the folder cannot be read: {error}; the last state is served"
                ));
                return before;
            }
        },
    };
    let kb = KnowledgeBase::of(store, &tree);
    let errors = kb
        .findings()
        .iter()
        .filter(|it| it.severity == Severity::Error)
        .count();
    let earlier = current.snapshot();
    let snapshot = Snapshot::new(kb);
    if earlier.search().is_some() {
        // Searches go on in the earlier state until this one can be searched too.
        index(&snapshot, Some(&earlier));
        current.swap(snapshot);
    } else {
        current.swap(snapshot);
        index(&current.snapshot(), None);
    }
    let took = start.elapsed().as_millis();
    let errors = counted(errors, "error");
    remark(&format!("{what} taken in after {took} ms; {errors} in all"));
    current.snapshot().kb.decide_cases();
    tree
}
