//! A run: facts in, everything that follows out, round by round. It keeps reasons and does not
//! tell them.

use std::sync::Arc;
use std::time::{Duration, Instant};

use thiserror::Error;

use super::expression::Fault;
use super::facts::Facts;
use super::index::Index;
use super::join::{Ground, Halt, Join, Meter, Sink};
use super::members::Members;
use super::model::{Held, Model};
use super::origins::Origins;
use super::plan::{Compiled, Fetch, Plan, Planned, Span, StepKind, Ways};
use super::table::{Fresh, Table};
use super::term::{Term, Terms};

/// How many rows a join could meet in the time in which an index is shown one.
const SHOWING: f64 = 4.0;

/// How far a run may go. What does not end by itself, such as a rule that counts up, ends here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// How long it may take by the clock; by default any time.
    pub time: Option<Duration>,
    /// How many tuples may be derived, and how many values computed; by default 50 million.
    pub tuples: usize,
    /// How many rounds there may be, over all components that depend on themselves; by default 10
    /// million.
    pub rounds: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            time: None,
            tuples: 50_000_000,
            rounds: 10_000_000,
        }
    }
}

/// Whether reasons are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recording {
    /// For each tuple the rule and the tuples by which it was first derived: 4 bytes for each atom
    /// of that rule.
    On,
    /// None, so that [`Model::why`] has nothing to tell.
    Off,
}

/// Why there is no model. Rules and literals are counted from 0.
///
/// A literal is evaluated as soon as its variables are bound: for a binding that a later literal
/// would refuse too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Stopped {
    /// The time is up.
    #[error("not done after {0:?}")]
    Time(Duration),
    /// There are more tuples or values than there may be.
    #[error("more than {0} tuples")]
    Tuples(usize),
    /// There were more rounds than there may be.
    #[error("not done after {0} rounds")]
    Rounds(usize),
    /// A number or date is too large or too small.
    #[error("rule {rule}, literal {literal}: past the largest number or the calendar")]
    Overflow {
        /// The rule.
        rule: usize,
        /// The literal of its body.
        literal: usize,
    },
    /// A value of one kind stands where one of another is wanted, or two are compared that have no
    /// order.
    #[error("rule {rule}, literal {literal}: a value of the wrong kind")]
    Kind {
        /// The rule.
        rule: usize,
        /// The literal of its body.
        literal: usize,
    },
}

impl Stopped {
    /// What a fault in a rule is to whoever asked.
    pub(super) fn fault(fault: Fault, rule: usize, literal: usize) -> Self {
        match fault {
            Fault::Overflow => Self::Overflow { rule, literal },
            Fault::Kind => Self::Kind { rule, literal },
        }
    }
}

impl Planned {
    /// Derives everything that follows from facts.
    ///
    /// # Errors
    /// [`Stopped`] if a limit is reached, or a rule asks for what has no value.
    pub fn run(
        &self,
        facts: Facts,
        limits: &Limits,
        recording: Recording,
    ) -> Result<Model, Stopped> {
        let mut run = Run::new(&self.program, facts, limits, recording);
        run.all()?;
        Ok(Model::new(
            Arc::clone(&self.program),
            run.terms,
            run.held,
            run.indexes,
            recording,
        ))
    }
}

struct Run<'a> {
    program: &'a Compiled,
    limits: &'a Limits,
    recording: Recording,
    terms: Terms,
    meter: Meter,
    held: Held,
    // One an index of the program.
    indexes: Vec<Arc<Index>>,
    // One a relation: what this round brought, and the first row that the round before did.
    fresh: Vec<Fresh>,
    news: Vec<u32>,
    rounds: usize,
    // How many tuples may still be derived.
    left: usize,
}

impl<'a> Run<'a> {
    fn new(program: &'a Compiled, facts: Facts, limits: &'a Limits, recording: Recording) -> Self {
        let until = limits
            .time
            .and_then(|time| Instant::now().checked_add(time));
        let terms = facts.terms;
        let mut held = Held::default();
        for given in facts.relations {
            let mut table = Table::new(given.arity);
            let mut members = Members::new(given.arity);
            let mut fresh = Fresh::default();
            for place in 0..given.count as usize {
                let at = place * given.arity;
                let row = given.terms.get(at..at + given.arity).unwrap_or_default();
                if members.insert(row, &table, &fresh) {
                    fresh.terms.extend_from_slice(row);
                    fresh.len += 1;
                }
            }
            table.take(&mut fresh);
            held.tables.push(table);
            held.members.push(members);
            held.origins.push(Origins::default());
        }
        let relations = held.tables.len();
        let indexes = program.indexes.iter().map(|(relation, columns)| {
            let arity = program.relations.get(relation.place());
            let arity = arity.map_or(0, |declared| declared.arity);
            Arc::new(Index::new(columns.clone(), arity))
        });
        Self {
            program,
            limits,
            recording,
            meter: Meter::new(until, terms.count().saturating_add(limits.tuples)),
            terms,
            indexes: indexes.collect(),
            fresh: vec![Fresh::default(); relations],
            news: vec![0; relations],
            held,
            rounds: 0,
            left: limits.tuples.min(u32::MAX as usize / 2),
        }
    }

    fn all(&mut self) -> Result<(), Stopped> {
        let program = self.program;
        let strata = &program.strata;
        for component in (0..).take(strata.rules.len()) {
            let rules = strata.rules.row(component);
            let mut recursive = false;
            for rule in rules {
                let Some(ways) = program.ways.get(*rule as usize) else {
                    continue;
                };
                recursive |= !ways.changed.is_empty();
                if let Some(plan) = &ways.whole {
                    self.absorb(plan);
                    self.apply(*rule, ways, plan)?;
                }
            }
            let relations = strata.relations.row(component);
            self.show(relations);
            if recursive {
                self.close(rules, relations)?;
            }
        }
        for (table, origins) in self.held.tables.iter_mut().zip(&mut self.held.origins) {
            table.shrink();
            origins.shrink();
        }
        Ok(())
    }

    /// Applies the rules of a component to what is new, until nothing is.
    fn close(&mut self, rules: &[u32], relations: &[u32]) -> Result<(), Stopped> {
        let program = self.program;
        for relation in relations {
            if let Some(new) = self.news.get_mut(*relation as usize) {
                *new = 0;
            }
        }
        loop {
            let is_new = |it: &u32| {
                let table = self.held.tables.get(*it as usize);
                table.map(Table::len) > self.news.get(*it as usize).copied()
            };
            if !relations.iter().any(is_new) {
                return Ok(());
            }
            self.rounds += 1;
            if self.rounds > self.limits.rounds {
                return Err(Stopped::Rounds(self.limits.rounds));
            }
            for rule in rules {
                let Some(ways) = program.ways.get(*rule as usize) else {
                    continue;
                };
                for changed in &ways.changed {
                    let new = |relation: usize| self.news.get(relation).copied().unwrap_or(0);
                    let place = changed.relation.place();
                    let len = self.held.tables.get(place).map_or(0, Table::len);
                    let none_before = changed.before.iter().any(|it| new(it.place()) == 0);
                    if new(place) < len && !none_before {
                        let Some(plan) = self.cheapest(&changed.plans) else {
                            continue;
                        };
                        self.absorb(plan);
                        self.apply(*rule, ways, plan)?;
                    }
                }
            }
            for relation in relations {
                let place = *relation as usize;
                if let (Some(table), Some(new)) =
                    (self.held.tables.get(place), self.news.get_mut(place))
                {
                    *new = table.len();
                }
            }
            self.show(relations);
        }
    }

    /// The plan that is likely to meet the fewest rows; the first of several.
    fn cheapest<'p>(&self, plans: &'p [Plan]) -> Option<&'p Plan> {
        let costs = plans.iter().map(|plan| (plan, self.cost(plan)));
        costs
            .reduce(|best, other| if other.1 < best.1 { other } else { best })
            .map(|(plan, _)| plan)
    }

    /// How many rows a plan is likely to meet, if each key of an index has as many.
    fn cost(&self, plan: &Plan) -> f64 {
        let (mut cost, mut ways) = (0.0, 1.0);
        for step in &plan.steps {
            match &step.kind {
                StepKind::Scan(fetch) => {
                    ways *= f64::from(self.seen_by(fetch));
                    cost += ways;
                }
                StepKind::Probe { fetch, index, .. } => {
                    let table = self.held.tables.get(fetch.relation.place());
                    let (Some(index), Some(table)) = (self.indexes.get(*index), table) else {
                        continue;
                    };
                    let keys = match index.keys() {
                        // Nobody knows yet; something between one and all.
                        0 => f64::from(table.len()).sqrt(),
                        keys => f64::from(keys),
                    };
                    cost += ways + SHOWING * f64::from(index.unseen(table));
                    ways *= f64::from(self.seen_by(fetch)) / keys.max(1.0);
                    cost += ways;
                }
                StepKind::Lacks { .. }
                | StepKind::LacksAny { .. }
                | StepKind::Test
                | StepKind::Let { .. }
                | StepKind::Matches
                | StepKind::Aggregate { .. } => {}
            }
        }
        cost
    }

    /// How many rows of its relation an atom may meet.
    fn seen_by(&self, fetch: &Fetch) -> u32 {
        let place = fetch.relation.place();
        let len = self.held.tables.get(place).map_or(0, Table::len);
        let new = self.news.get(place).copied().unwrap_or(0);
        match fetch.span {
            Span::All => len,
            Span::New => len.saturating_sub(new),
            Span::Before => new,
        }
    }

    /// Lets the indexes of a plan see every row that may be seen.
    fn absorb(&mut self, plan: &Plan) {
        for (relation, index) in plan.indexes() {
            if let (Some(index), Some(table)) = (
                self.indexes.get_mut(index),
                self.held.tables.get(relation.place()),
            ) {
                // Nobody else has it during a run, so that nothing is ever copied.
                Arc::make_mut(index).absorb(table);
            }
        }
    }

    /// Lets what was derived be seen.
    fn show(&mut self, relations: &[u32]) {
        for relation in relations {
            let place = *relation as usize;
            if let (Some(table), Some(fresh)) =
                (self.held.tables.get_mut(place), self.fresh.get_mut(place))
            {
                table.take(fresh);
            }
        }
    }

    /// Derives what one plan of a rule gives.
    fn apply(&mut self, number: u32, ways: &Ways, plan: &Plan) -> Result<(), Stopped> {
        let program = self.program;
        let Some(rule) = program.rules.get(number as usize) else {
            return Ok(());
        };
        let head = rule.head.relation.place();
        let Held {
            tables,
            members,
            origins,
        } = &mut self.held;
        let (Some(table), Some(own), Some(fresh), Some(origins)) = (
            tables.get(head),
            members.get_mut(head),
            self.fresh.get_mut(head),
            origins.get_mut(head),
        ) else {
            return Ok(());
        };
        let first = table.len() + fresh.len;
        let parents = origins.parents.len();
        // Taken out while others are read; its own component never asks for what is not there.
        let mut deriving = Deriving {
            head: &ways.head,
            atoms: ways.atoms.len(),
            recording: self.recording,
            table,
            members: std::mem::replace(own, Members::Bare(false)),
            fresh: std::mem::take(fresh),
            parents: std::mem::take(&mut origins.parents),
            left: self.left,
            row: Vec::new(),
        };
        let mut registers = ways.layout.registers();
        let mut rows = vec![0; plan.rows];
        let ended = Join {
            ground: Ground {
                tables,
                members,
                indexes: &self.indexes,
                patterns: &program.patterns,
                news: &self.news,
            },
            terms: &mut self.terms,
            meter: &mut self.meter,
            registers: &mut registers,
            rows: &mut rows,
        }
        .all(&rule.body, plan, &mut deriving);
        self.left = deriving.left;
        let last = table.len() + deriving.fresh.len;
        if let Some(own) = members.get_mut(head) {
            *own = deriving.members;
        }
        *fresh = deriving.fresh;
        origins.parents = deriving.parents;
        if last > first && self.recording == Recording::On {
            origins.begin(first, number, parents);
        }
        ended.map_err(|halt| match halt {
            Halt::Fault(fault, literal) => Stopped::fault(fault, number as usize, literal),
            Halt::Time => Stopped::Time(self.limits.time.unwrap_or_default()),
            // Nobody here ever has enough.
            Halt::Tuples | Halt::Enough => Stopped::Tuples(self.limits.tuples),
        })
    }
}

/// Takes instances and keeps their heads.
struct Deriving<'a> {
    head: &'a [u16],
    atoms: usize,
    recording: Recording,
    table: &'a Table,
    members: Members,
    fresh: Fresh,
    parents: Vec<u32>,
    left: usize,
    row: Vec<Term>,
}

impl Deriving<'_> {
    #[inline]
    fn keep(&mut self, row: &[Term], rows: &[u32]) -> Result<(), Halt> {
        if !self.members.insert(row, self.table, &self.fresh) {
            return Ok(());
        }
        self.left = self.left.checked_sub(1).ok_or(Halt::Tuples)?;
        self.fresh.len += 1;
        self.fresh.terms.extend_from_slice(row);
        if self.recording == Recording::On {
            self.parents
                .extend_from_slice(rows.get(..self.atoms).unwrap_or_default());
        }
        Ok(())
    }
}

impl Sink for Deriving<'_> {
    #[inline]
    fn instance(
        &mut self,
        registers: &[Term],
        rows: &[u32],
        _terms: &mut Terms,
    ) -> Result<(), Halt> {
        let term = |register: u16| {
            registers
                .get(usize::from(register))
                .copied()
                .unwrap_or(Term(u32::MAX))
        };
        match *self.head {
            [first, last] => self.keep(&[term(first), term(last)], rows),
            [only] => self.keep(&[term(only)], rows),
            [..] => {
                let mut row = std::mem::take(&mut self.row);
                row.clear();
                row.extend(self.head.iter().map(|register| term(*register)));
                let kept = self.keep(&row, rows);
                self.row = row;
                kept
            }
        }
    }
}
