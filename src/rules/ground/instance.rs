//! Instances: every way in which a clause can hold, as a step between statements. Where an answer is
//! not known, what compares with it becomes a fact that can be so or not.

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::sync::Arc;

use crate::model::{Date, Grade, RuleKind};
use crate::reason::{DerivedStep, From, Head};

use super::super::amount::{Amount, Folded, Reckoned, holds};
use super::super::datalog::{Model, Variable};
use super::super::facts::SUBJECT;
use super::super::syntax::{Expression, Sign, Statement, Term, Value};
use super::super::vocabulary::Signature;
use super::clause::{Clause, Clauses};
use super::{
    Atom, Builder, MOST_RECKONINGS, MOST_STATEMENTS, QuestionKind, Truth, UNKNOWN, Ungroundable,
    number,
};

/// A clause and the values of its variables, with the numbers of its counts.
struct Instance<'c, 'b> {
    clause: &'c Clause<'b>,
    binding: &'c [Value],
    counts: Vec<u32>,
}

impl<'b> Builder<'b> {
    /// Every instance of every clause as a step.
    pub(super) fn write_out(
        &mut self,
        clauses: &Clauses<'b>,
        model: &Model,
    ) -> Result<(), Ungroundable> {
        // Per clause, the steps by the values of its variables.
        let mut made: Vec<HashMap<Vec<Value>, u32>> = Vec::with_capacity(clauses.all.len());
        for clause in &clauses.all {
            let bindings = ways(model, clause.program_rule, clause.variables.len())
                .map_err(|_| Ungroundable::TooMuch(format!("see `{}`", clause.rule.id)))?;
            let counted = clause
                .counts
                .iter()
                .map(|it| ways(model, it.program_rule, it.variables.len()))
                .collect::<Result<Vec<_>, Ungroundable>>()?;
            let mut steps = HashMap::new();
            for binding in bindings {
                let target = match clause.parent {
                    None => None,
                    Some(parent) => {
                        let above = binding.get(..clause.inherited).unwrap_or_default();
                        match made.get(parent).and_then(|it| it.get(above)) {
                            Some(&target) => Some(target),
                            // What the exception is to does not come about.
                            None => continue,
                        }
                    }
                };
                let counts = self.folded(clause, &binding, &counted);
                let instance = Instance {
                    clause,
                    binding: &binding,
                    counts,
                };
                if let Some(step) = self.step(&instance, target) {
                    steps.insert(binding, step);
                }
            }
            made.push(steps);
            let too_much = self.reckonings.get() > MOST_RECKONINGS;
            if too_much || self.steps.len() > MOST_STATEMENTS {
                return Err(Ungroundable::TooMuch(format!("see `{}`", clause.rule.id)));
            }
        }
        Ok(())
    }

    /// What is counted in one instance of a clause.
    fn folded(
        &mut self,
        clause: &Clause<'b>,
        binding: &[Value],
        counted: &[Vec<Vec<Value>>],
    ) -> Vec<u32> {
        let mut numbers = Vec::new();
        for (count, ways) in clause.counts.iter().zip(counted) {
            let mut items = Vec::new();
            for way in ways.iter().filter(|way| way.starts_with(binding)) {
                let inner = Inner {
                    variables: &count.variables,
                    values: way,
                };
                let mut atoms = Vec::new();
                let positive = count.atoms.iter().map(|it| (it, true));
                let denied = count.denied_facts.iter().map(|it| (*it, false));
                for (statement, so) in positive.chain(denied) {
                    let signature = self.book.vocabulary.find(&statement.name.it);
                    let values = inner.values(statement);
                    let about = signature.and_then(|it| self.asked_about(it, &values));
                    atoms.extend(about.into_iter().flatten().map(|atom| (atom, so)));
                }
                items.extend(way.get(count.variable).cloned().map(|value| (value, atoms)));
            }
            numbers.push(number(self.folds.len()));
            self.folds.push(Folded { items });
        }
        numbers
    }

    /// One instance of a clause; none if a comparison of known values fails.
    fn step(&mut self, instance: &Instance<'_, 'b>, target: Option<u32>) -> Option<u32> {
        let clause = instance.clause;
        let mut premises = Vec::new();
        for statement in &clause.atoms {
            let values = self.values(instance, statement)?;
            premises.extend(self.premise(statement, &values, true));
        }
        for statement in &clause.denied_facts {
            premises.extend(self.denied(instance, statement));
        }
        let mut compares: Vec<(Amount, Sign, Amount)> = Vec::new();
        for (left, sign, right) in &clause.compares {
            compares.push((
                self.amount(instance, left)?,
                *sign,
                self.amount(instance, right)?,
            ));
        }
        if clause.parent.is_none()
            && let Some(reach) = &clause.rule.applies
        {
            let day = self.questions.iter().position(|question| {
                question.predicate == reach.event && question.bearer == SUBJECT
            })?;
            let day = Amount::Answer(number(day));
            let bound = |day: Date| Amount::Value(Value::Date(day));
            if let Some(from) = reach.from {
                compares.push((day.clone(), Sign::AtLeast, bound(from)));
            }
            if let Some(until) = reach.until {
                compares.push((day.clone(), Sign::Less, bound(until)));
            }
            premises.extend(self.has_value(&day));
        }
        for (left, sign, right) in compares {
            match compared(&left, sign, &right) {
                Truth::Yes => {}
                Truth::No => return None,
                Truth::Open => {
                    let atom = self.atom(Atom::Compare(left, sign, right));
                    premises.push(self.fact(atom, true));
                }
            }
        }
        for (text, pattern, denied) in &clause.patterns {
            let text = match self.term_amount(instance, text)? {
                Amount::Value(Value::Text(text)) => Err(text),
                Amount::Answer(question) => Ok(question),
                Amount::Value(_) | Amount::Reckon(..) | Amount::Call(..) | Amount::Count(_) => {
                    return None;
                }
            };
            let pattern = self.pattern(pattern)?;
            match text {
                Err(text) => {
                    let fits = self.patterns.get(pattern as usize)?.is_match(&text);
                    if fits == *denied {
                        return None;
                    }
                }
                Ok(question) => {
                    let atom = self.atom(Atom::Fits(question, pattern));
                    premises.push(self.fact(atom, !denied));
                }
            }
        }
        premises.sort_unstable();
        premises.dedup();
        let (head, strength) = match target {
            Some(target) => {
                let strength = self.steps.get(target as usize).map(|it| it.strength);
                // An exception is part of the rule, which yields to it.
                (Head::Undercuts(target), strength.unwrap_or(Grade::Ordinary))
            }
            None => {
                let head = &clause.rule.head;
                let values = self.values(instance, head)?;
                let statement = self.derived(&head.name.it, values);
                let head = if clause.rule.denies {
                    Head::Contrary(statement)
                } else {
                    Head::Claim(statement)
                };
                let strict = clause.rule.kind == RuleKind::Strict;
                (
                    head,
                    if strict {
                        Grade::Settled
                    } else {
                        clause.rule.grade
                    },
                )
            }
        };
        self.steps.push(DerivedStep {
            premises,
            head,
            from: From::Rule(clause.rule.id.clone()),
            strength,
        });
        Some(number(self.steps.len() - 1))
    }

    /// What a statement is said of in an instance.
    fn values(&self, instance: &Instance<'_, 'b>, statement: &Statement) -> Option<Vec<Value>> {
        statement
            .terms
            .iter()
            .map(|term| match &term.it {
                Term::Value(value) => Some(value.clone()),
                Term::Anything => Some(Value::Name(Arc::from("_"))),
                Term::Variable(name) => match instance.value(name) {
                    Some(value) => Some(value.clone()),
                    None => {
                        let given = instance.clause.given.get(name)?;
                        match self.amount(instance, given)? {
                            Amount::Value(value) => Some(value),
                            Amount::Answer(_)
                            | Amount::Reckon(..)
                            | Amount::Call(..)
                            | Amount::Count(_) => None,
                        }
                    }
                },
            })
            .collect()
    }

    /// The statements that say that a statement holds.
    fn premise(&mut self, statement: &Statement, values: &[Value], so: bool) -> Vec<u32> {
        let Some(signature) = self.book.vocabulary.find(&statement.name.it) else {
            return Vec::new();
        };
        match self.asked_about(signature, values) {
            None => {
                let values = values.to_vec();
                vec![self.derived(&statement.name.it, values)]
            }
            Some(atoms) => atoms.into_iter().map(|atom| self.fact(atom, so)).collect(),
        }
    }

    /// The atoms that a statement of an asked predicate is about; none of what is derived.
    fn asked_about(&self, signature: &Signature, values: &[Value]) -> Option<Vec<u32>> {
        let asked = signature.asked?;
        let person = values.get(asked.bearer)?;
        let bearer = self
            .persons
            .iter()
            .position(|it| Value::Name(Arc::clone(it)) == *person);
        let value = asked.value.and_then(|place| values.get(place));
        let question = self
            .questions
            .iter()
            .find(|it| it.predicate == signature.name && Some(it.bearer) == bearer);
        let Some(question) = question else {
            return Some(Vec::new());
        };
        Some(match (&question.kind, value) {
            (QuestionKind::YesNo(atom), _) => vec![*atom],
            (QuestionKind::Options(options, _), value) => options
                .iter()
                .filter(|(option, _)| match value {
                    Some(Value::Name(name)) => **name == *"_" || option == name,
                    Some(_) | None => false,
                })
                .map(|(_, atom)| *atom)
                .collect(),
            (QuestionKind::Value(has), _) => has.iter().copied().collect(),
        })
    }

    /// The statements that say that a fact is not so.
    fn denied(&mut self, instance: &Instance<'_, 'b>, statement: &Statement) -> Vec<u32> {
        match self.values(instance, statement) {
            Some(values) => self.premise(statement, &values, false),
            None => Vec::new(),
        }
    }

    /// The statement that there is an answer, where that is not certain.
    fn has_value(&mut self, amount: &Amount) -> Option<u32> {
        let Amount::Answer(question) = amount else {
            return None;
        };
        match self.questions.get(*question as usize)?.kind {
            QuestionKind::Value(Some(has)) => Some(self.fact(has, true)),
            QuestionKind::Value(None) | QuestionKind::YesNo(_) | QuestionKind::Options(..) => None,
        }
    }

    fn amount(&self, instance: &Instance<'_, 'b>, expression: &Expression) -> Option<Amount> {
        let unknown = |_: u32| Reckoned::Unknown;
        let amount = self.amount_as_written(instance, expression)?;
        // What is known is reckoned at once.
        match amount.reckon(&unknown, &unknown) {
            Reckoned::Value(value) => Some(Amount::Value(value)),
            Reckoned::Unknown => Some(amount),
            Reckoned::Nothing => None,
        }
    }

    fn amount_as_written(
        &self,
        instance: &Instance<'_, 'b>,
        expression: &Expression,
    ) -> Option<Amount> {
        self.reckonings.set(self.reckonings.get() + 1);
        if self.reckonings.get() > MOST_RECKONINGS {
            return None;
        }
        match expression {
            Expression::Term(term) => self.term_amount(instance, &term.it),
            Expression::Reckon(left, operator, right) => Some(Amount::Reckon(
                Box::new(self.amount(instance, left)?),
                *operator,
                Box::new(self.amount(instance, right)?),
            )),
            Expression::Call(function, arguments) => {
                let arguments = arguments
                    .iter()
                    .map(|it| self.amount(instance, it))
                    .collect::<Option<Vec<Amount>>>()?;
                Some(Amount::Call(function.it, arguments))
            }
            Expression::Aggregate { .. } => {
                let counts = instance.clause.counts.iter().zip(&instance.counts);
                let mut same = counts.filter(|(count, _)| *count.expression == *expression);
                same.next().map(|(_, number)| Amount::Count(*number))
            }
        }
    }

    fn term_amount(&self, instance: &Instance<'_, 'b>, term: &Term) -> Option<Amount> {
        match term {
            Term::Anything => None,
            Term::Value(value) => Some(Amount::Value(value.clone())),
            Term::Variable(name) => match instance.value(name) {
                Some(Value::Name(marked)) if marked.starts_with(UNKNOWN) => {
                    let question = marked.trim_start_matches(UNKNOWN).parse().ok()?;
                    Some(Amount::Answer(question))
                }
                Some(value) => Some(Amount::Value(value.clone())),
                None => self.amount(instance, instance.clause.given.get(name)?),
            },
        }
    }
}

impl Instance<'_, '_> {
    /// The value of a variable that statements bind.
    fn value(&self, name: &Arc<str>) -> Option<&Value> {
        let place = self.clause.variables.iter().position(|it| it == name)?;
        self.binding.get(place)
    }
}

/// One of the ways in which what is counted may hold.
struct Inner<'c> {
    variables: &'c [Arc<str>],
    values: &'c [Value],
}

impl Inner<'_> {
    fn values(&self, statement: &Statement) -> Vec<Value> {
        let anything = || Value::Name(Arc::from("_"));
        let terms = statement.terms.iter().map(|term| match &term.it {
            Term::Value(value) => value.clone(),
            Term::Anything => anything(),
            Term::Variable(name) => {
                let place = self.variables.iter().position(|it| it == name);
                let value = place.and_then(|place| self.values.get(place));
                value.cloned().unwrap_or_else(anything)
            }
        });
        terms.collect()
    }
}

/// Whether a comparison holds whatever the answers.
fn compared(left: &Amount, sign: Sign, right: &Amount) -> Truth {
    let unknown = |_: u32| Reckoned::Unknown;
    match (
        left.reckon(&unknown, &unknown),
        right.reckon(&unknown, &unknown),
    ) {
        (Reckoned::Value(left), Reckoned::Value(right)) => Truth::of(holds(&left, sign, &right)),
        (Reckoned::Nothing, _) | (_, Reckoned::Nothing) => Truth::No,
        _ => Truth::Open,
    }
}

/// Every way in which the atoms of a rule of the program hold together, in order.
fn ways(model: &Model, rule: usize, variables: usize) -> Result<Vec<Vec<Value>>, Ungroundable> {
    let mut bindings: Vec<Vec<Value>> = Vec::new();
    model
        .instances(rule, &[], &mut |binding| {
            let values = (0_u16..)
                .take(variables)
                .map(|place| binding.value(Variable(place)).cloned());
            bindings.extend(values.collect::<Option<Vec<Value>>>());
            if bindings.len() > MOST_STATEMENTS {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        })
        .map_err(|stopped| Ungroundable::TooMuch(stopped.to_string()))?;
    if bindings.len() > MOST_STATEMENTS {
        return Err(Ungroundable::TooMuch(String::new()));
    }
    bindings.sort();
    bindings.dedup();
    Ok(bindings)
}
