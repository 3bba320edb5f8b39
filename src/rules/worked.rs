//! What comes of every worked case of a set under the law as it is and under each policy.
//!
//! Compares nothing with what a case promises, and words nothing.

use std::sync::Arc;

use crate::graph::ArgumentGraph;
use crate::model::{Case, CaseId, Date, Policy, PolicyId, RuleId, RuleSetId};

use super::books::RuleBooks;
use super::facts::Facts;
use super::opened::Answered;

/// The worked cases of a set, decided.
#[derive(Debug)]
pub struct Worked {
    /// The policies, by id; the law as it is is not among them.
    pub policies: Vec<PolicyId>,
    /// The cases that can be decided, by id.
    pub cases: Vec<WorkedCase>,
}

/// A worked case under the law and under each policy.
#[derive(Debug)]
pub struct WorkedCase {
    /// The case.
    pub id: CaseId,
    /// The policy under which it is told.
    pub policy: Option<PolicyId>,
    /// What comes under the law as it is.
    pub law: Outcome,
    /// What comes under each policy, in their order.
    pub under: Vec<Outcome>,
}

/// What comes of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The answers, one a question of the set.
    pub answers: Vec<Answered>,
    /// For each answer, the rules that decide each of its goals.
    pub deciding: Vec<Vec<Vec<RuleId>>>,
}

impl Outcome {
    /// Whether a question is answered as it is in another outcome.
    #[must_use]
    pub fn answers_like(&self, other: &Self, key: &str) -> bool {
        let told = |outcome: &Self| {
            let mut answers = outcome.answers.iter();
            answers.find(|it| *it.key == *key).map(Answered::told)
        };
        told(self) == told(other)
    }

    /// What of it a rule decides.
    #[must_use]
    pub fn decided_by(&self, rule: &RuleId) -> Self {
        let own = |answered: &Answered, deciding: &Vec<Vec<RuleId>>| {
            let goals = answered.goals.iter().cloned().zip(deciding.iter().cloned());
            let (goals, deciding): (Vec<_>, Vec<_>) =
                goals.filter(|(_, rules)| rules.contains(rule)).unzip();
            let key = Arc::clone(&answered.key);
            (!goals.is_empty()).then_some((Answered { key, goals }, deciding))
        };
        let answers = self.answers.iter().zip(&self.deciding);
        let (answers, deciding) = answers.filter_map(|(answer, it)| own(answer, it)).unzip();
        Self { answers, deciding }
    }
}

impl WorkedCase {
    /// What comes under the policy under which the case is told.
    #[must_use]
    pub fn told<'w>(&'w self, worked: &'w Worked) -> &'w Outcome {
        let policy = self.policy.as_ref().and_then(|id| worked.place(id));
        policy
            .and_then(|place| self.under.get(place))
            .unwrap_or(&self.law)
    }
}

impl Worked {
    /// Decides every case of a set, each on its day or on the day `as_of`.
    #[must_use]
    pub fn of(graph: &ArgumentGraph, books: &RuleBooks, set: &RuleSetId, as_of: Date) -> Self {
        let policies: Vec<&Policy> = graph.in_set(set).policies().collect();
        let cases: Vec<&Case> = graph.in_set(set).cases().collect();
        let changing = policies.iter().filter(|policy| policy.changes_rules());
        let columns: Vec<Option<&Policy>> = std::iter::once(None)
            .chain(changing.map(|policy| Some(*policy)))
            .collect();
        let decide = |policy: Option<&Policy>| -> Vec<Option<Outcome>> {
            let cases = cases.iter();
            cases
                .map(|case| outcome(books, set, policy, case, as_of))
                .collect()
        };
        let mut decided: Vec<_> = side_by_side(&columns, &decide)
            .into_iter()
            .map(Vec::into_iter)
            .collect();
        let rows = cases.iter().filter_map(|case| {
            let row = decided
                .iter_mut()
                .map(|column| column.next().flatten())
                .collect::<Vec<_>>();
            let mut row = row.into_iter();
            let law = row.next()??;
            let under = policies.iter().map(|policy| {
                if policy.changes_rules() {
                    row.next()?
                } else {
                    // What changes no rule changes no case.
                    Some(law.clone())
                }
            });
            Some(WorkedCase {
                id: case.id.clone(),
                policy: case.policy.clone(),
                under: under.collect::<Option<_>>()?,
                law,
            })
        });
        Self {
            cases: rows.collect(),
            policies: policies.iter().map(|policy| policy.id.clone()).collect(),
        }
    }

    /// The place of a policy.
    #[must_use]
    pub fn place(&self, policy: &PolicyId) -> Option<usize> {
        self.policies.iter().position(|id| id == policy)
    }

    /// A case.
    #[must_use]
    pub fn case(&self, id: &CaseId) -> Option<&WorkedCase> {
        self.cases.iter().find(|case| case.id == *id)
    }
}

/// What a function makes of each item, in their order, on as many threads as there are processors:
/// no two policies share what they write out.
fn side_by_side<T: Copy + Sync, U: Send>(items: &[T], make: &(impl Fn(T) -> U + Sync)) -> Vec<U> {
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let each = items.len().div_ceil(threads).max(1);
    std::thread::scope(|scope| {
        let parts: Vec<_> = items
            .chunks(each)
            .map(|part| scope.spawn(move || part.iter().copied().map(make).collect::<Vec<U>>()))
            .collect();
        let made = parts.into_iter().map(|part| {
            part.join()
                .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        });
        made.flatten().collect()
    })
}

/// What comes of a case under a policy; nothing where it cannot be decided, which is a finding.
fn outcome(
    books: &RuleBooks,
    set: &RuleSetId,
    policy: Option<&Policy>,
    case: &Case,
    as_of: Date,
) -> Option<Outcome> {
    let opened = books.open(set, policy, case.on.unwrap_or(as_of))?;
    let (facts, faults) = Facts::of_statements(opened.book(), &case.facts);
    if !faults.is_empty() || !opened.impossible(&facts).is_empty() {
        return None;
    }
    let decision = opened.decide(&facts, case.rest).ok()?;
    Some(Outcome {
        deciding: decision
            .answers
            .iter()
            .map(|answered| {
                let goals = answered.goals.chunks(1);
                goals.map(|goal| decision.deciding_some(goal)).collect()
            })
            .collect(),
        answers: decision.answers,
    })
}
