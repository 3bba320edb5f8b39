//! The join: every instance of a body, met one after the other. It is the only evaluator there is,
//! for runs, for instances and for what is missing; what becomes of an instance is the matter of
//! whoever takes it.

use std::ops::Range;
use std::sync::Arc;
use std::time::Instant;

use regex::Regex;

use super::expression::{self, Fault};
use super::index::Index;
use super::members::Members;
use super::plan::{Fetch, Place, Plan, Span, StepKind};
use super::program::{Aggregate, Literal, Variable};
use super::table::Table;
use super::term::{Term, Terms, Value};

/// How many rows are met between two looks at the clock, as a power of two.
const LOOK: u32 = 1 << 14;

/// Why a join ends before its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Halt {
    /// Whoever takes the instances has seen enough.
    Enough,
    /// A literal of the body has no value.
    Fault(Fault, usize),
    /// Time is up.
    Time,
    /// There are too many tuples.
    Tuples,
}

/// Takes instances, one after the other.
pub(super) trait Sink {
    /// An instance: the terms of the registers, and the rows of the atoms.
    fn instance(&mut self, registers: &[Term], rows: &[u32], terms: &mut Terms)
    -> Result<(), Halt>;

    /// The step of the outermost plan that is about to be evaluated.
    #[inline]
    fn reached(&mut self, _step: usize, _registers: &[Term], _terms: &Terms) {}
}

/// What is asked: the relations as they are at the start of a round.
#[derive(Clone, Copy)]
pub(super) struct Ground<'a> {
    pub(super) tables: &'a [Table],
    pub(super) members: &'a [Members],
    pub(super) indexes: &'a [Arc<Index>],
    pub(super) patterns: &'a [Regex],
    /// For each relation, the first row that is new.
    pub(super) news: &'a [u32],
}

/// When to stop, looked at from time to time.
#[derive(Debug, Clone)]
pub(super) struct Meter {
    pub(super) until: Option<Instant>,
    /// How many terms there may be.
    pub(super) terms: usize,
    left: u32,
}

impl Meter {
    pub(super) fn new(until: Option<Instant>, terms: usize) -> Self {
        Self {
            until,
            terms,
            left: LOOK,
        }
    }

    #[inline]
    fn tick(&mut self, terms: &Terms) -> Result<(), Halt> {
        self.left -= 1;
        if self.left == 0 {
            return self.look(terms);
        }
        Ok(())
    }

    /// Looks now.
    #[cold]
    pub(super) fn look(&mut self, terms: &Terms) -> Result<(), Halt> {
        self.left = LOOK;
        if self.until.is_some_and(|until| Instant::now() >= until) {
            return Err(Halt::Time);
        }
        if terms.count() > self.terms {
            return Err(Halt::Tuples);
        }
        Ok(())
    }
}

/// One evaluation of one body.
pub(super) struct Join<'a> {
    pub(super) ground: Ground<'a>,
    pub(super) terms: &'a mut Terms,
    pub(super) meter: &'a mut Meter,
    /// The terms of variables and constants.
    pub(super) registers: &'a mut [Term],
    /// The row of each atom.
    pub(super) rows: &'a mut [u32],
}

/// A plan and the body that it is of.
#[derive(Clone, Copy)]
struct Level<'a> {
    plan: &'a Plan,
    body: &'a [Literal],
}

impl Level<'_> {
    fn places(&self, range: &Range<usize>) -> &[Place] {
        self.plan.places.get(range.clone()).unwrap_or_default()
    }
}

impl Join<'_> {
    /// Meets every instance.
    pub(super) fn all(
        &mut self,
        body: &[Literal],
        plan: &Plan,
        sink: &mut impl Sink,
    ) -> Result<(), Halt> {
        self.meter.look(self.terms)?;
        self.walk(Level { plan, body }, 0, sink)
    }

    /// Evaluates the steps from this one on.
    fn walk<S: Sink>(&mut self, level: Level<'_>, at: usize, sink: &mut S) -> Result<(), Halt> {
        let Some(step) = level.plan.steps.get(at) else {
            return sink.instance(self.registers, self.rows, self.terms);
        };
        sink.reached(at, self.registers, self.terms);
        let fault = |fault| Halt::Fault(fault, step.literal);
        let literal = level.body.get(step.literal);
        let holds = match (&step.kind, literal) {
            (StepKind::Scan(fetch), _) => return self.scan(level, at, fetch, sink),
            (StepKind::Probe { fetch, index, key }, _) => {
                return self.probe(level, at, fetch, (*index, key), sink);
            }
            (StepKind::Lacks { relation, row }, _) => {
                let (tables, members) = (self.ground.tables, self.ground.members);
                let relation = relation.place();
                let there = match (tables.get(relation), members.get(relation)) {
                    (Some(table), Some(members)) => self.has(members, table, level.places(row)),
                    _ => false,
                };
                !there
            }
            (
                StepKind::LacksAny {
                    relation,
                    index,
                    key,
                },
                _,
            ) => {
                let key = level.places(key);
                let ground = self.ground;
                match (
                    ground.indexes.get(*index),
                    ground.tables.get(relation.place()),
                ) {
                    (Some(index), Some(table)) => {
                        index.entries(table, |it| self.keyed(key, it)).is_empty()
                    }
                    _ => true,
                }
            }
            (StepKind::Test, Some(Literal::Test { test, left, right })) => {
                expression::holds(*test, [left, right], self.registers, self.terms)
                    .map_err(fault)?
            }
            (StepKind::Let { bound }, Some(Literal::Let(variable, value))) => {
                let term = expression::term(value, self.registers, self.terms).map_err(fault)?;
                self.meter.tick(self.terms)?;
                self.set(*variable, term, *bound)
            }
            (StepKind::Matches, Some(Literal::Matches(variable, pattern))) => {
                let pattern = self.ground.patterns.get(pattern.0 as usize);
                let term = self.registers.get(usize::from(variable.0));
                match (pattern, term.and_then(|term| self.terms.value(*term))) {
                    (Some(pattern), Some(Value::Name(text) | Value::Text(text))) => {
                        pattern.is_match(text)
                    }
                    (_, Some(Value::Number(_) | Value::Date(_)) | None) | (None, _) => {
                        return Err(fault(Fault::Kind));
                    }
                }
            }
            (
                StepKind::Aggregate { plan, bound },
                Some(Literal::Aggregate { fold, over, into }),
            ) => {
                let mut folding = Folding::new(fold);
                let inner = Level { plan, body: over };
                match self.walk(inner, 0, &mut folding) {
                    Ok(()) | Err(Halt::Enough) => {}
                    // A fault within is one of the aggregate.
                    Err(Halt::Fault(within, _)) => return Err(fault(within)),
                    Err(other @ (Halt::Time | Halt::Tuples)) => return Err(other),
                }
                match folding.term(self.terms) {
                    Some(term) => self.set(*into, term, *bound),
                    None => false,
                }
            }
            // A plan is made of its body, so that they agree.
            (
                StepKind::Test
                | StepKind::Let { .. }
                | StepKind::Matches
                | StepKind::Aggregate { .. },
                _,
            ) => false,
        };
        if holds {
            self.walk(level, at + 1, sink)
        } else {
            Ok(())
        }
    }

    fn scan<S: Sink>(
        &mut self,
        level: Level<'_>,
        at: usize,
        fetch: &Fetch,
        sink: &mut S,
    ) -> Result<(), Halt> {
        let relation = fetch.relation.place();
        let Some(table) = self.ground.tables.get(relation) else {
            return Ok(());
        };
        let new = self.ground.news.get(relation).copied().unwrap_or(0);
        let rows = match fetch.span {
            Span::All => 0..table.len(),
            Span::New => new..table.len(),
            Span::Before => 0..new,
        };
        let (binds, checks) = (level.places(&fetch.binds), level.places(&fetch.checks));
        let last = at + 1 == level.plan.steps.len();
        for row in rows {
            self.meter.tick(self.terms)?;
            if self.bind(table.row(row), binds, checks) {
                self.keep(fetch.row, row);
                self.on(level, at, last, sink)?;
            }
        }
        Ok(())
    }

    fn probe<S: Sink>(
        &mut self,
        level: Level<'_>,
        at: usize,
        fetch: &Fetch,
        (index, key): (usize, &Range<usize>),
        sink: &mut S,
    ) -> Result<(), Halt> {
        let relation = fetch.relation.place();
        let ground = self.ground;
        let (Some(table), Some(index)) = (ground.tables.get(relation), ground.indexes.get(index))
        else {
            return Ok(());
        };
        let key = level.places(key);
        let mut entries = index.entries(table, |it| self.keyed(key, it));
        let new = || ground.news.get(relation).copied().unwrap_or(0);
        match fetch.span {
            Span::All => {}
            Span::New => entries = entries.split(new())[1],
            Span::Before => entries = entries.split(new())[0],
        }
        let (binds, checks) = (level.places(&fetch.binds), level.places(&fetch.checks));
        let last = at + 1 == level.plan.steps.len();
        for entry in entries.each() {
            self.meter.tick(self.terms)?;
            if self.bind(entry, binds, checks) {
                // The place of the row comes first.
                self.keep(fetch.row, entry.first().map_or(0, |row| row.0));
                self.on(level, at, last, sink)?;
            }
        }
        Ok(())
    }

    /// Goes on behind a step; the last one gives the instance at once, where the time goes.
    #[inline]
    fn on<S: Sink>(
        &mut self,
        level: Level<'_>,
        at: usize,
        last: bool,
        sink: &mut S,
    ) -> Result<(), Halt> {
        if last {
            sink.instance(self.registers, self.rows, self.terms)
        } else {
            self.walk(level, at + 1, sink)
        }
    }

    #[inline]
    fn bind(&mut self, row: &[Term], binds: &[Place], checks: &[Place]) -> bool {
        for place in binds {
            if let (Some(register), Some(term)) = (
                self.registers.get_mut(usize::from(place.register)),
                row.get(usize::from(place.column)),
            ) {
                *register = *term;
            }
        }
        checks.iter().all(|place| {
            self.registers.get(usize::from(place.register)) == row.get(usize::from(place.column))
        })
    }

    #[inline]
    fn keep(&mut self, place: usize, row: u32) {
        if let Some(kept) = self.rows.get_mut(place) {
            *kept = row;
        }
    }

    /// The term of a column of a key.
    #[inline]
    fn keyed(&self, key: &[Place], column: usize) -> Term {
        let register = key.get(column).map(|place| usize::from(place.register));
        register
            .and_then(|register| self.registers.get(register).copied())
            .unwrap_or(Term(u32::MAX))
    }

    fn has(&self, members: &Members, table: &Table, key: &[Place]) -> bool {
        match *key {
            [] => members.contains(&[], table),
            [_] => members.contains(&[self.keyed(key, 0)], table),
            [_, _] => members.contains(&[self.keyed(key, 0), self.keyed(key, 1)], table),
            [..] => {
                let row: Vec<Term> = (0..key.len()).map(|it| self.keyed(key, it)).collect();
                members.contains(&row, table)
            }
        }
    }

    /// Gives a variable its term, or says whether it has that one.
    fn set(&mut self, variable: Variable, term: Term, bound: bool) -> bool {
        match self.registers.get_mut(usize::from(variable.0)) {
            Some(register) if bound => *register == term,
            Some(register) => {
                *register = term;
                true
            }
            None => false,
        }
    }
}

/// What becomes of the instances within an aggregate.
struct Folding<'a> {
    fold: &'a Aggregate,
    seen: std::collections::HashSet<Term>,
    best: Option<Term>,
}

impl<'a> Folding<'a> {
    fn new(fold: &'a Aggregate) -> Self {
        Self {
            fold,
            seen: std::collections::HashSet::new(),
            best: None,
        }
    }

    /// What came of all; none if nothing can be said of none.
    fn term(self, terms: &mut Terms) -> Option<Term> {
        match self.fold {
            Aggregate::Count(_) => {
                let count = i64::try_from(self.seen.len()).unwrap_or(i64::MAX);
                Some(terms.term(Value::Number(count)))
            }
            Aggregate::Min(_) | Aggregate::Max(_) => self.best,
            Aggregate::Exists => Some(terms.term(Value::Number(i64::from(self.best.is_some())))),
        }
    }
}

impl Sink for Folding<'_> {
    fn instance(
        &mut self,
        registers: &[Term],
        _rows: &[u32],
        terms: &mut Terms,
    ) -> Result<(), Halt> {
        // The place of the literal is told by whoever folds.
        let fault = |fault| Halt::Fault(fault, 0);
        match self.fold {
            Aggregate::Count(of) => {
                self.seen
                    .insert(expression::term(of, registers, terms).map_err(fault)?);
            }
            Aggregate::Min(of) | Aggregate::Max(of) => {
                let term = expression::term(of, registers, terms).map_err(fault)?;
                let best = self.best.unwrap_or(term);
                let (Some(one), Some(other)) = (terms.value(term), terms.value(best)) else {
                    return Err(fault(Fault::Kind));
                };
                let order = one.compare(other).ok_or(fault(Fault::Kind))?;
                let better = match self.fold {
                    Aggregate::Min(_) => order.is_lt(),
                    Aggregate::Max(_) => order.is_gt(),
                    Aggregate::Count(_) | Aggregate::Exists => false,
                };
                self.best = Some(if better { term } else { best });
            }
            Aggregate::Exists => {
                // Any will do.
                self.best = Some(Term(0));
                return Err(Halt::Enough);
            }
        }
        Ok(())
    }
}
