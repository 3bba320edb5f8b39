//! All rule books of a knowledge base, with those that are open.
//!
//! Opening a book keeps it open for the readers of one moment. Which rules count depends on the
//! day and the policy only, so that days between which no rule begins or ends share a book.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

use crate::diagnostic::Diagnostic;
use crate::graph::ArgumentGraph;
use crate::model::{Date, Policy, PolicyId, RuleId, RuleSetId};

use super::book::RuleBook;
use super::opened::Opened;
use super::policy;
use super::rivals;

/// How many open books are kept.
const OPEN: usize = 48;

/// The rule books of a knowledge base.
#[derive(Debug, Default)]
pub struct RuleBooks {
    books: BTreeMap<RuleSetId, Arc<RuleBook>>,
    open: Mutex<VecDeque<(Key, Arc<Opened>)>>,
}

type Key = (RuleSetId, Option<PolicyId>, Date);

impl RuleBooks {
    /// Reads every set of rules, and says what is wrong with them.
    #[must_use]
    pub fn of(graph: &ArgumentGraph) -> (Self, Vec<Diagnostic>) {
        let mut made = Self::default();
        let mut findings = Vec::new();
        for set in graph.rule_sets() {
            let inside = graph.in_set(&set.id);
            let predicates: Vec<_> = inside.predicates().collect();
            let rules: Vec<_> = inside.rules().collect();
            let (book, wrong) = RuleBook::of(set, &predicates, &rules);
            findings.extend(wrong);
            let here: BTreeSet<&RuleId> = rules.iter().map(|rule| &rule.id).collect();
            let is_elsewhere = |id: &RuleId| graph.rule(id).is_some() && !here.contains(id);
            let policies: Vec<_> = inside.policies().collect();
            findings.extend(rivals::findings(&book, &rules, &policies));
            for policy in policies {
                findings.extend(policy::findings(&book, policy, &is_elsewhere));
            }
            made.books.insert(set.id.clone(), Arc::new(book));
        }
        (made, findings)
    }

    /// The book of a set.
    #[must_use]
    pub fn book(&self, set: &RuleSetId) -> Option<&Arc<RuleBook>> {
        self.books.get(set)
    }

    /// Every book, by the id of its set.
    pub fn all(&self) -> impl Iterator<Item = &Arc<RuleBook>> {
        self.books.values()
    }

    /// The book of a set, opened on a day under a policy.
    #[must_use]
    pub fn open(&self, set: &RuleSetId, policy: Option<&Policy>, on: Date) -> Option<Arc<Opened>> {
        let book = self.books.get(set)?;
        let on = day_of_change(book, policy, on);
        let key = (set.clone(), policy.map(|it| it.id.clone()), on);
        // A lock that a panic poisoned still guards whole values: each is put in when it is done.
        let open = || self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, found)) = open().iter().find(|(known, _)| *known == key) {
            return Some(Arc::clone(found));
        }
        let opened = Arc::new(Opened::of(book, policy, on));
        let mut open = open();
        open.push_front((key, Arc::clone(&opened)));
        open.truncate(OPEN);
        Some(opened)
    }
}

/// The last day until then on which a rule began or ended to be law: from it on the same rules count.
fn day_of_change(book: &RuleBook, policy: Option<&Policy>, on: Date) -> Date {
    let own = book.rules.iter().filter_map(|rule| rule.in_force);
    let redated = policy.map(|it| it.redates.as_slice()).unwrap_or_default();
    let redated = redated.iter().filter_map(|it| it.in_force);
    own.chain(redated)
        .flat_map(|interval| [interval.from(), interval.until()])
        .flatten()
        .filter(|day| *day <= on)
        .max()
        .unwrap_or(Date::EARLIEST)
}
