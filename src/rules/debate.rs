//! Rules about the debate itself: from what the records say of arguments, sources and actors to
//! arguments that nobody had to write.
//!
//! Their conditions are those of every rule; what they speak of are the edges of the graph. They
//! know no verdict: what they derive is labelled with everything else.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Spot};
use crate::graph::{ArgumentGraph, DerivedArgument};
use crate::model::{
    Argument, ArgumentId, ClaimId, Conclusion, Date, Ext, Interval, Record, RecordKind, Rule,
    RuleId,
};

use super::book::{BookRule, RuleBook};
use super::datalog::{Limits, Model, Recording, Value};
use super::plain::{BadRule, PlainProgram, PlainRule};

/// How many arguments rules may derive.
const MOST: usize = 100_000;

/// What rules about debates can speak of, each with the number of its arguments. All of it is
/// there whether or not a set declares it.
pub const RELATIONS: [(&str, usize); 19] = [
    ("as_of", 1),
    ("contrary", 2),
    ("premise", 2),
    ("supports", 2),
    ("rebuts", 2),
    ("undercuts", 2),
    ("scheme", 2),
    ("stated_from", 2),
    ("claim_kind", 2),
    ("cites", 3),
    ("asserted_by", 2),
    ("observed_from", 2),
    ("observed_until", 2),
    ("source_kind", 2),
    ("source_date", 2),
    ("speaks_in", 2),
    ("actor_kind", 2),
    ("standing", 4),
    ("position", 2),
];

/// What such rules can conclude: an argument for or against a claim, or one that questions the
/// step of another; with a day behind it where it only arises then.
const CONCLUSIONS: [(&str, Shape); 8] = [
    ("argues_for", Shape::Supports),
    ("argues_for_since", Shape::Supports),
    ("argues_against", Shape::Rebuts),
    ("argues_against_since", Shape::Rebuts),
    ("questions", Shape::Undercuts),
    ("questions_since", Shape::Undercuts),
    ("asks", Shape::Asks),
    ("asks_since", Shape::Asks),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Supports,
    Rebuts,
    Undercuts,
    /// It starts from nothing.
    Asks,
}

/// The arguments that the rules of the sets without a subject derive, in one order; what is wrong
/// with the rules is found when their books are read. `as_of` is the day for which the editors vouch.
#[must_use]
pub fn derived_arguments(
    graph: &ArgumentGraph,
    as_of: Date,
) -> (Vec<DerivedArgument>, Vec<Diagnostic>) {
    let mut derived = Vec::new();
    let mut findings = Vec::new();
    for set in graph.rule_sets().filter(|set| set.subject.is_none()) {
        let inside = graph.in_set(&set.id);
        let predicates: Vec<_> = inside.predicates().collect();
        let records: Vec<&Rule> = inside.rules().collect();
        let (book, _) = RuleBook::of(set, &predicates, &records);
        match run(graph, as_of, &book) {
            Ok(found) => {
                let by_id: BTreeMap<&RuleId, &Rule> =
                    records.iter().map(|rule| (&rule.id, *rule)).collect();
                for (rule, conclusion) in found {
                    if let Some(record) = by_id.get(&rule) {
                        derived.extend(conclusion.argument(graph, record));
                    }
                }
            }
            Err(wrong) => findings.extend(wrong),
        }
    }
    (derived, findings)
}

/// What one rule concludes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Concluded {
    name: &'static str,
    row: Vec<Value>,
}

fn run(
    graph: &ArgumentGraph,
    as_of: Date,
    book: &RuleBook,
) -> Result<BTreeSet<(RuleId, Concluded)>, Vec<Diagnostic>> {
    let rules: Vec<&BookRule> = book
        .rules
        .iter()
        .filter(|rule| !rule.proposed && !rule.denies)
        .collect();
    let plain: Vec<PlainRule<'_>> = rules
        .iter()
        .map(|rule| PlainRule {
            conditions: &rule.conditions,
            head: &rule.head,
            exceptions: &rule.exceptions,
        })
        .collect();
    let known: Vec<(Arc<str>, usize)> = RELATIONS
        .iter()
        .map(|(name, arity)| (Arc::from(*name), *arity))
        .collect();
    let program = PlainProgram::of(&plain, &known).map_err(|faults| {
        let faults = faults
            .into_iter()
            .filter_map(|BadRule { rule, fault, .. }| {
                let rule = rules.get(rule)?;
                let spot = Spot::Field(rule.id.slug(), "if");
                let finding = Diagnostic::new(fault.code, spot, fault.message).help(fault.help);
                Some(finding.about(RecordKind::Rule, rule.id.as_str()))
            });
        faults.collect::<Vec<_>>()
    })?;
    let stopped = |what: String| {
        vec![
            Diagnostic::new(
                Code::EndlessCalculation,
                Spot::Record(book.set.slug()),
                what,
            )
            .about(RecordKind::RuleSet, book.set.as_str())
            .help("look for a rule that gives more and more, and bound it"),
        ]
    };
    let mut facts = program.planned.facts();
    let today = ("as_of", vec![Value::Date(as_of)]);
    for (name, row) in facts_of(graph).into_iter().chain([today]) {
        if let Some((relation, _)) = program.relation(name) {
            facts
                .add(relation, &row)
                .map_err(|bad| stopped(bad.to_string()))?;
        }
    }
    // Counted, not timed: the same debate gives the same arguments on every machine.
    let limits = Limits {
        tuples: MOST * 50,
        rounds: 10_000,
        ..Limits::default()
    };
    let model = program
        .planned
        .run(facts, &limits, Recording::Off)
        .map_err(|it| stopped(it.to_string()))?;
    let mut found = BTreeSet::new();
    for (number, rule) in rules.iter().enumerate() {
        let shape = CONCLUSIONS
            .iter()
            .find(|(name, _)| **name == *rule.head.name.it);
        let Some((name, _)) = shape else { continue };
        instances(&model, number, &mut |row| {
            found.insert((rule.id.clone(), Concluded { name, row }));
            found.len() <= MOST
        })
        .map_err(|it| stopped(it.to_string()))?;
    }
    Ok(found)
}

fn instances(
    model: &Model,
    rule: usize,
    visit: &mut dyn FnMut(Vec<Value>) -> bool,
) -> Result<(), super::datalog::Stopped> {
    model.instances(rule, &[], &mut |binding| {
        let values = binding
            .head()
            .map(|term| model.terms().value(term).cloned());
        let goes_on = values
            .collect::<Option<Vec<Value>>>()
            .is_none_or(&mut *visit);
        if goes_on {
            std::ops::ControlFlow::Continue(())
        } else {
            std::ops::ControlFlow::Break(())
        }
    })
}

impl Concluded {
    /// The argument that it comes to; none if it bears on nothing that is there, or says of
    /// something that it speaks for itself.
    fn argument(&self, graph: &ArgumentGraph, rule: &Rule) -> Option<DerivedArgument> {
        let (_, shape) = CONCLUSIONS.iter().find(|(name, _)| *name == self.name)?;
        let mut row = self.row.iter();
        let mut slug = || match row.next() {
            Some(Value::Text(text) | Value::Name(text)) => Some(Arc::clone(text)),
            Some(Value::Number(_) | Value::Date(_)) | None => None,
        };
        let premise = match shape {
            Shape::Asks => None,
            Shape::Supports | Shape::Rebuts | Shape::Undercuts => {
                let premise = ClaimId::new(&slug()?).ok()?;
                Some(graph.claim(&premise)?.id.clone())
            }
        };
        let target = slug()?;
        let from = match row.next() {
            Some(Value::Date(day)) => Some(*day),
            Some(Value::Number(_) | Value::Name(_) | Value::Text(_)) | None => None,
        };
        let conclusion = match shape {
            Shape::Supports => Conclusion::Supports(ClaimId::new(&target).ok()?),
            Shape::Rebuts => Conclusion::Rebuts(ClaimId::new(&target).ok()?),
            Shape::Undercuts | Shape::Asks => Conclusion::Undercuts(ArgumentId::new(&target).ok()?),
        };
        graph.record(conclusion.target())?;
        if premise
            .as_ref()
            .is_some_and(|it| it.as_str() == conclusion.target())
        {
            return None;
        }
        let says = rule.argument.as_ref();
        Some(DerivedArgument {
            argument: Argument {
                id: ArgumentId::of_rule(&rule.id, &premise, &target),
                short: says.map(|it| it.short.clone()),
                premises: premise.into_iter().collect(),
                conclusion,
                scheme: says.and_then(|it| it.scheme),
                critical_question: says.and_then(|it| it.critical_question.clone()),
                warrant: says.and_then(|it| it.warrant.clone()),
                strength: rule.strength.clone(),
                from,
                cites: Vec::new(),
                asserted_by: Vec::new(),
                also_known_as: Vec::new(),
                ext: Ext::default(),
            },
            rule: rule.id.clone(),
        })
    }
}

/// What the records say, as rows of the relations.
fn facts_of(graph: &ArgumentGraph) -> Vec<(&'static str, Vec<Value>)> {
    let mut facts = Vec::new();
    let id = |slug: &str| Value::Text(Arc::from(slug));
    let day = |date: Option<Date>| date.map(Value::Date);
    for record in graph.records() {
        match record {
            Record::Argument(argument) => {
                let own = || id(argument.id.as_str());
                for premise in &argument.premises {
                    facts.push(("premise", vec![own(), id(premise.as_str())]));
                }
                let name = match &argument.conclusion {
                    Conclusion::Supports(_) => "supports",
                    Conclusion::Rebuts(_) => "rebuts",
                    Conclusion::Undercuts(_) => "undercuts",
                };
                facts.push((name, vec![own(), id(argument.conclusion.target())]));
                facts.extend(argument.scheme.map(|it| ("scheme", vec![own(), word(&it)])));
                facts.extend(day(argument.from).map(|it| ("stated_from", vec![own(), it])));
                for actor in &argument.asserted_by {
                    facts.push(("asserted_by", vec![own(), id(actor.as_str())]));
                }
            }
            Record::Claim(claim) => {
                let own = || id(claim.id.as_str());
                facts.push(("claim_kind", vec![own(), word(&claim.kind)]));
                for citation in &claim.cites {
                    let row = vec![own(), id(citation.source.as_str()), word(&citation.role)];
                    facts.push(("cites", row));
                }
                for actor in &claim.asserted_by {
                    facts.push(("asserted_by", vec![own(), id(actor.as_str())]));
                }
                let observed = claim.observed;
                let from = observed.and_then(Interval::from);
                let until = observed.and_then(Interval::until);
                facts.extend(day(from).map(|it| ("observed_from", vec![own(), it])));
                facts.extend(day(until).map(|it| ("observed_until", vec![own(), it])));
            }
            Record::Source(source) => {
                let own = || id(source.id.as_str());
                facts.push(("source_kind", vec![own(), word(&source.kind)]));
                let made = source.date.map(crate::model::PartialDate::first_day);
                facts.extend(day(made).map(|it| ("source_date", vec![own(), it])));
                for actor in &source.by {
                    facts.push(("speaks_in", vec![id(actor.as_str()), own()]));
                }
                for change in &source.standing {
                    let row = vec![
                        own(),
                        word(&change.what),
                        id(change.by.as_str()),
                        Value::Date(change.on),
                    ];
                    facts.push(("standing", row));
                }
            }
            Record::Actor(actor) => {
                let row = vec![id(actor.id.as_str()), word(&actor.kind)];
                facts.push(("actor_kind", row));
            }
            Record::Issue(issue) => {
                for position in &issue.positions {
                    let row = vec![id(issue.id.as_str()), id(position.as_str())];
                    facts.push(("position", row));
                }
                for (one, other) in issue.contrary_pairs() {
                    for (one, other) in [(one, other), (other, one)] {
                        facts.push(("contrary", vec![id(one.as_str()), id(other.as_str())]));
                    }
                }
            }
            Record::Topic(_)
            | Record::Expect(_)
            | Record::RuleSet(_)
            | Record::Predicate(_)
            | Record::Rule(_)
            | Record::Case(_)
            | Record::Policy(_) => {}
        }
    }
    facts
}

/// A word of the model as files write it: its name in small letters, with low lines.
fn word(of: &impl std::fmt::Debug) -> Value {
    let mut word = String::new();
    for letter in format!("{of:?}").chars() {
        if letter.is_uppercase() && !word.is_empty() {
            word.push('_');
        }
        word.extend(letter.to_lowercase());
    }
    Value::Name(Arc::from(word))
}
