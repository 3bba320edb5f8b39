//! Rule sets in the graph: the records of each, and which of them a claim or an argument is about.
//! What their conditions mean is not known here.

use crate::model::{
    Case, CaseId, Policy, PolicyId, Predicate, PredicateId, Record, RecordKind, Rule, RuleId,
    RuleSet, RuleSetId,
};

use super::{ArgumentGraph, narrowing};

/// The records in the folder of a rule set.
#[derive(Debug, Clone, Copy)]
pub struct InSet<'g> {
    graph: &'g ArgumentGraph,
    set: &'g RuleSetId,
}

impl<'g> InSet<'g> {
    /// Its predicates, by id.
    pub fn predicates(self) -> impl Iterator<Item = &'g Predicate> {
        self.of_kind(RecordKind::Predicate).filter_map(as_predicate)
    }

    /// Its rules, by id; proposed ones too.
    pub fn rules(self) -> impl Iterator<Item = &'g Rule> {
        self.of_kind(RecordKind::Rule).filter_map(as_rule)
    }

    /// Its cases, by id.
    pub fn cases(self) -> impl Iterator<Item = &'g Case> {
        self.of_kind(RecordKind::Case).filter_map(as_case)
    }

    /// Its policies, by id.
    pub fn policies(self) -> impl Iterator<Item = &'g Policy> {
        self.of_kind(RecordKind::Policy).filter_map(as_policy)
    }

    fn of_kind(self, kind: RecordKind) -> impl Iterator<Item = &'g Record> {
        let Self { graph, set } = self;
        let records = graph.of_kind(kind);
        records.filter(move |record| graph.set_of(&record.slug()) == Some(set))
    }
}

impl ArgumentGraph {
    /// The rule set with this id.
    #[must_use]
    pub fn rule_set(&self, id: &RuleSetId) -> Option<&RuleSet> {
        as_rule_set(self.record(id.as_str())?)
    }

    /// The predicate with this id.
    #[must_use]
    pub fn predicate(&self, id: &PredicateId) -> Option<&Predicate> {
        as_predicate(self.record(id.as_str())?)
    }

    /// The rule with this id.
    #[must_use]
    pub fn rule(&self, id: &RuleId) -> Option<&Rule> {
        as_rule(self.record(id.as_str())?)
    }

    /// The case with this id.
    #[must_use]
    pub fn case(&self, id: &CaseId) -> Option<&Case> {
        as_case(self.record(id.as_str())?)
    }

    /// The policy with this id.
    #[must_use]
    pub fn policy(&self, id: &PolicyId) -> Option<&Policy> {
        as_policy(self.record(id.as_str())?)
    }

    /// Every rule set, by id.
    pub fn rule_sets(&self) -> impl Iterator<Item = &RuleSet> {
        self.of_kind(RecordKind::RuleSet).filter_map(as_rule_set)
    }

    /// Every predicate, by id.
    pub fn predicates(&self) -> impl Iterator<Item = &Predicate> {
        self.of_kind(RecordKind::Predicate).filter_map(as_predicate)
    }

    /// Every rule, by id.
    pub fn rules(&self) -> impl Iterator<Item = &Rule> {
        self.of_kind(RecordKind::Rule).filter_map(as_rule)
    }

    /// Every case, by id.
    pub fn cases(&self) -> impl Iterator<Item = &Case> {
        self.of_kind(RecordKind::Case).filter_map(as_case)
    }

    /// Every policy, by id.
    pub fn policies(&self) -> impl Iterator<Item = &Policy> {
        self.of_kind(RecordKind::Policy).filter_map(as_policy)
    }

    /// The records in the folder of a rule set, whether or not the set itself could be read.
    #[must_use]
    pub fn in_set<'g>(&'g self, set: &'g RuleSetId) -> InSet<'g> {
        InSet { graph: self, set }
    }

    /// The rules that name a claim or an argument as speaking for or against them, by id.
    pub fn rules_about(&self, slug: &str) -> impl Iterator<Item = &Rule> {
        self.rules().filter(move |rule| {
            let mut named = rule.contested_by.iter().chain(&rule.defended_by);
            named.any(|id| id == slug)
        })
    }

    /// The cases that bring a claim or an argument to a point, by id.
    pub fn cases_about(&self, slug: &str) -> impl Iterator<Item = &Case> {
        self.cases()
            .filter(move |case| case.debate.iter().any(|id| id == slug))
    }
}

fn as_rule(record: &Record) -> Option<&Rule> {
    if let Record::Rule(it) = record {
        Some(it)
    } else {
        None
    }
}

narrowing! {
    as_rule_set, RuleSet;
    as_predicate, Predicate;
    as_case, Case;
    as_policy, Policy;
}
