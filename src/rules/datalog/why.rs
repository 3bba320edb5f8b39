//! Why something follows, and why something does not. Nothing is derived here, and nothing worded.

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::sync::Arc;

use super::index::Index;
use super::join::{Ground, Halt, Join, Meter, Sink};
use super::model::{Model, Tuple};
use super::plan::{self, Layout, Order, Plan, Ways};
use super::program::{Relation, Rule, Slot, Variable};
use super::run::{Recording, Stopped};
use super::safety::{self, Bound};
use super::term::{Term, Terms, Value};

/// Why a tuple is there: the steps that lead to it, each after those that it rests on and none
/// twice. The last one is that of the tuple itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Derivation {
    /// The steps.
    pub steps: Vec<Told>,
}

/// One step of a derivation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// What holds.
    pub tuple: Tuple,
    /// The rule by which it was first derived; none if it was given.
    pub rule: Option<usize>,
    /// The steps of the tuples that the atoms of that rule met, in the order of its body.
    pub from: Vec<usize>,
}

/// The first literal at which a rule fails to give something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shortfall {
    /// The rule.
    pub rule: usize,
    /// The literal that nothing gets past, counted from 0 in the body.
    pub literal: usize,
    /// What the variables are when it is met for the first time, by their number; none where one
    /// is not bound by then.
    pub binding: Vec<Option<Value>>,
}

/// An instance of a rule in a model.
#[derive(Debug, Clone, Copy)]
pub struct Binding<'a> {
    ways: &'a Ways,
    registers: &'a [Term],
    rows: &'a [u32],
    terms: &'a Terms,
}

impl<'a> Binding<'a> {
    /// The term of a variable; none if it is not of the rule, or of an aggregate only. Its value
    /// must be asked of [`Self::value`] where expressions are computed.
    #[must_use]
    pub fn term(&self, variable: Variable) -> Option<Term> {
        let term = self.registers.get(usize::from(variable.0)).copied();
        term.filter(|_| self.ways.scope.sees(variable))
    }

    /// The value of a variable; none as for [`Self::term`].
    #[must_use]
    pub fn value(&self, variable: Variable) -> Option<&'a Value> {
        self.terms.value(self.term(variable)?)
    }

    /// The head of the instance.
    pub fn head(&self) -> impl Iterator<Item = Term> {
        let register = |it: &u16| self.registers.get(usize::from(*it)).copied();
        self.ways.head.iter().filter_map(register)
    }

    /// The tuples that its atoms meet, in the order of the body.
    pub fn tuples(&self) -> impl Iterator<Item = Tuple> {
        let rows = self.ways.atoms.iter().zip(self.rows);
        rows.map(|(relation, row)| Tuple {
            relation: *relation,
            row: *row,
        })
    }
}

impl Model {
    /// Why a tuple is there: the derivation that was recorded when it first was. None if there is
    /// no such tuple, or if nothing was recorded.
    #[must_use]
    pub fn why(&self, tuple: Tuple) -> Option<Derivation> {
        if self.recording == Recording::Off || tuple.row as usize >= self.count(tuple.relation) {
            return None;
        }
        let mut steps: Vec<Told> = Vec::new();
        let mut told: HashMap<Tuple, usize> = HashMap::new();
        // Without recursion, since reasons can be as deep as there are tuples.
        let mut open = vec![(tuple, false)];
        while let Some((tuple, met)) = open.pop() {
            if told.contains_key(&tuple) {
                continue;
            }
            let origin = self.origin(tuple);
            let from = origin.iter().flat_map(|(_, from)| from.iter().copied());
            if !met && origin.is_some() {
                open.push((tuple, true));
                let at = open.len();
                open.extend(from.map(|tuple| (tuple, false)));
                // What is put down last is told first.
                if let Some(added) = open.get_mut(at..) {
                    added.reverse();
                }
                continue;
            }
            let from = from.filter_map(|tuple| told.get(&tuple).copied()).collect();
            told.insert(tuple, steps.len());
            steps.push(Told {
                tuple,
                rule: origin.as_ref().map(|(rule, _)| *rule),
                from,
            });
        }
        Some(Derivation { steps })
    }

    /// The rule by which a tuple was first derived and the tuples from which it was.
    fn origin(&self, tuple: Tuple) -> Option<(usize, Vec<Tuple>)> {
        let ways = |rule: u32| self.program.ways.get(rule as usize);
        let atoms = |rule: u32| ways(rule).map_or(0, |ways| ways.atoms.len());
        let origins = self.held.origins.get(tuple.relation.place())?;
        let (rule, rows) = origins.of(tuple.row, atoms)?;
        let parents = ways(rule)?.atoms.iter().zip(rows);
        let parents = parents.map(|(relation, row)| Tuple {
            relation: *relation,
            row: *row,
        });
        Some((rule as usize, parents.collect()))
    }

    /// Visits every instance of a rule in the model in which some variables have these terms, each
    /// once, until the visitor breaks. There are none of a rule that is not there.
    ///
    /// # Errors
    /// [`Stopped::Overflow`] or [`Stopped::Kind`], which can only come of a binding that no
    /// instance of the run had.
    pub fn instances(
        &self,
        rule: usize,
        bound: &[(Variable, Term)],
        visit: &mut dyn FnMut(&Binding<'_>) -> ControlFlow<()>,
    ) -> Result<(), Stopped> {
        let Some((it, ways)) = self.rule(rule) else {
            return Ok(());
        };
        let mut terms = Terms::over(Arc::clone(&self.terms));
        let ended = self.join(
            (it, ways),
            bound,
            Order::Bound,
            &mut terms,
            &mut Visiting { ways, visit },
        );
        match ended {
            Ok(_) | Err(Halt::Enough | Halt::Time | Halt::Tuples) => Ok(()),
            Err(Halt::Fault(fault, literal)) => Err(Stopped::fault(fault, rule, literal)),
        }
    }

    /// Why there is no tuple with these values, where `None` is any: for each rule whose head could
    /// give one, the first literal that fails. Rules that do give one are left out, so that nothing
    /// is said of what is there.
    ///
    /// The body is replayed with the head bound, its literals in the order in which they were
    /// written (a literal that needs a later one stands behind that). Of all the ways through it
    /// the one is told that comes furthest; the first of these where several do.
    #[must_use]
    pub fn why_not(&self, relation: Relation, goal: &[Option<Value>]) -> Vec<Shortfall> {
        let mut shortfalls = Vec::new();
        for rule in 0..self.program.rules.len() {
            let Some((it, ways)) = self.rule(rule) else {
                continue;
            };
            let mut terms = Terms::over(Arc::clone(&self.terms));
            let wanted: Vec<Option<Term>> = goal
                .iter()
                .map(|value| Some(terms.term(value.clone()?)))
                .collect();
            let Some(bound) = bound_by(it, relation, &wanted) else {
                continue;
            };
            let mut furthest = Furthest::default();
            let ended = self.join(
                (it, ways),
                &bound,
                Order::Written,
                &mut terms,
                &mut furthest,
            );
            let (steps, fault) = match ended {
                Ok(steps) => (steps, None),
                Err(Halt::Fault(_, literal)) => (Vec::new(), Some(literal)),
                // An instance was found.
                Err(Halt::Enough | Halt::Time | Halt::Tuples) => continue,
            };
            // What was bound when the literal was met: the head, and what came before.
            let mut known = Bound::none(ways.layout.variables);
            for (variable, _) in &bound {
                known.add(*variable);
            }
            for literal in steps.iter().take(furthest.step) {
                if let Some(literal) = it.body.get(*literal) {
                    safety::binds(literal, &mut |variable| known.add(variable));
                }
            }
            let value = |place: u16, term: &Term| {
                let value = terms.value(*term).cloned();
                value.filter(|_| known.has(Variable(place)))
            };
            let binding = (0_u16..).zip(&furthest.registers);
            let Some(literal) = fault.or_else(|| steps.get(furthest.step).copied()) else {
                continue;
            };
            shortfalls.push(Shortfall {
                rule,
                literal,
                binding: binding
                    .take(ways.layout.variables)
                    .map(|(place, term)| value(place, term))
                    .collect(),
            });
        }
        shortfalls
    }

    fn rule(&self, rule: usize) -> Option<(&Rule, &Ways)> {
        self.program
            .rules
            .get(rule)
            .zip(self.program.ways.get(rule))
    }

    /// Meets the instances of a rule. Returns the literals in the order in which they were
    /// evaluated.
    fn join(
        &self,
        (rule, ways): (&Rule, &Ways),
        bound: &[(Variable, Term)],
        order: Order,
        terms: &mut Terms,
        sink: &mut impl Sink,
    ) -> Result<Vec<usize>, Halt> {
        let mut layout = Layout {
            variables: ways.layout.variables,
            constants: ways.layout.constants.clone(),
        };
        let mut known = Bound::none(layout.variables);
        // The variables of aggregates are not for those outside to bind.
        let bound = bound.iter().filter(|(it, _)| ways.scope.sees(*it));
        bound.clone().for_each(|(it, _)| known.add(*it));
        let mut indexes: Vec<Arc<Index>> = Vec::new();
        let plan: Plan = plan::plan(
            rule,
            &ways.scope,
            &mut layout,
            known,
            order,
            &mut |relation, columns| {
                indexes.push(self.index(relation, columns));
                indexes.len() - 1
            },
        );
        let mut registers = layout.registers();
        for (variable, term) in bound {
            if let Some(register) = registers.get_mut(usize::from(variable.0)) {
                *register = *term;
            }
        }
        let mut rows = vec![0; plan.rows];
        Join {
            ground: Ground {
                tables: &self.held.tables,
                members: &self.held.members,
                indexes: &indexes,
                patterns: &self.program.patterns,
                news: &[],
            },
            terms,
            meter: &mut Meter::new(None, usize::MAX),
            registers: &mut registers,
            rows: &mut rows,
        }
        .all(&rule.body, &plan, sink)?;
        Ok(plan.steps.iter().map(|step| step.literal).collect())
    }
}

/// What the variables of a rule must be for its head to be this; none if it cannot be.
fn bound_by(
    rule: &Rule,
    relation: Relation,
    wanted: &[Option<Term>],
) -> Option<Vec<(Variable, Term)>> {
    if rule.head.relation != relation || rule.head.slots.len() != wanted.len() {
        return None;
    }
    let mut bound: Vec<(Variable, Term)> = Vec::new();
    for (slot, wanted) in rule.head.slots.iter().zip(wanted) {
        let Some(wanted) = *wanted else { continue };
        match *slot {
            Slot::Term(term) if term != wanted => return None,
            Slot::Term(_) | Slot::Any => {}
            Slot::Variable(variable) => {
                let before = bound.iter().find(|(it, _)| *it == variable);
                match before {
                    Some((_, term)) if *term != wanted => return None,
                    Some(_) => {}
                    None => bound.push((variable, wanted)),
                }
            }
        }
    }
    Some(bound)
}

struct Visiting<'a> {
    ways: &'a Ways,
    visit: &'a mut dyn FnMut(&Binding<'_>) -> ControlFlow<()>,
}

impl Sink for Visiting<'_> {
    fn instance(
        &mut self,
        registers: &[Term],
        rows: &[u32],
        terms: &mut Terms,
    ) -> Result<(), Halt> {
        let binding = Binding {
            ways: self.ways,
            registers,
            rows,
            terms,
        };
        match (self.visit)(&binding) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(Halt::Enough),
        }
    }
}

/// Keeps the furthest step that is met, and what the registers were then.
#[derive(Default)]
struct Furthest {
    met: bool,
    step: usize,
    registers: Vec<Term>,
}

impl Sink for Furthest {
    fn instance(&mut self, _: &[Term], _: &[u32], _: &mut Terms) -> Result<(), Halt> {
        Err(Halt::Enough)
    }

    fn reached(&mut self, step: usize, registers: &[Term], _terms: &Terms) {
        if !self.met || step > self.step {
            self.met = true;
            self.step = step;
            self.registers.clear();
            self.registers.extend_from_slice(registers);
        }
    }
}
