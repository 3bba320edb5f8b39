//! In which order the literals of a rule are evaluated, and by which index each atom is met. It
//! touches no table.

use std::ops::Range;
use std::sync::Arc;

use hashbrown::HashMap;
use regex::Regex;

use super::facts::Facts;
use super::program::{Atom, Declared, Literal, PlanError, Program, Relation, Rule, Slot, Variable};
use super::safety::{self, Bound, Scope};
use super::strata::Strata;
use super::term::{Term, Terms};

/// A program that can be run, any number of times. Copies share everything.
#[derive(Debug, Clone)]
pub struct Planned {
    pub(super) program: Arc<Compiled>,
}

/// The program and how each of its rules is evaluated in a run.
#[derive(Debug)]
pub(super) struct Compiled {
    pub(super) terms: Arc<Terms>,
    pub(super) relations: Vec<Declared>,
    pub(super) rules: Vec<Rule>,
    pub(super) patterns: Vec<Regex>,
    pub(super) strata: Strata,
    /// One a rule.
    pub(super) ways: Vec<Ways>,
    /// The relation and columns of every index that a run needs.
    pub(super) indexes: Vec<(Relation, Vec<u16>)>,
}

/// How one rule is evaluated.
#[derive(Debug)]
pub(super) struct Ways {
    pub(super) layout: Layout,
    pub(super) scope: Scope,
    /// The registers of the head, one a column.
    pub(super) head: Vec<u16>,
    /// The relations of its atoms, in the order of the body; parents come in this order.
    pub(super) atoms: Vec<Relation>,
    /// With everything there is: for a rule that does not depend on its own component.
    pub(super) whole: Option<Plan>,
    /// With what is new in one atom, for each that depends on its own component.
    pub(super) changed: Vec<Changed>,
}

/// How a rule is evaluated with what is new in one of its atoms.
#[derive(Debug)]
pub(super) struct Changed {
    pub(super) relation: Relation,
    /// The relations of which only what was there before is used.
    pub(super) before: Vec<Relation>,
    /// Ways to the same instances: first the one that starts from what is new, then those that
    /// start from another atom. Which is the best hangs on how many rows there are.
    pub(super) plans: Vec<Plan>,
}

/// Up to how many atoms a rule is planned from each of them.
const FROM_EACH: usize = 4;

/// What the registers of a rule hold: first its variables, then its constants.
#[derive(Debug, Default)]
pub(super) struct Layout {
    pub(super) variables: usize,
    pub(super) constants: Vec<Term>,
}

impl Layout {
    /// The register of a slot that is not `Any`.
    fn register(&mut self, slot: Slot) -> Option<u16> {
        match slot {
            Slot::Variable(variable) => Some(variable.0),
            Slot::Term(term) => {
                let known = self.constants.iter().position(|it| *it == term);
                let place = known.unwrap_or_else(|| {
                    self.constants.push(term);
                    self.constants.len() - 1
                });
                u16::try_from(self.variables + place).ok()
            }
            Slot::Any => None,
        }
    }

    /// The registers before anything is bound.
    pub(super) fn registers(&self) -> Vec<Term> {
        let mut registers = vec![Term(u32::MAX); self.variables];
        registers.extend(&self.constants);
        registers
    }
}

/// The literals of a body in the order in which they are evaluated.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub(super) steps: Vec<Step>,
    /// What the ranges in the steps are of.
    pub(super) places: Vec<Place>,
    /// How many atoms there are, with those within aggregates: the places of their rows.
    pub(super) rows: usize,
}

impl Plan {
    /// Every index that it asks, with its relation, at any depth.
    pub(super) fn indexes(&self) -> Vec<(Relation, usize)> {
        let mut all = Vec::new();
        for step in &self.steps {
            match &step.kind {
                StepKind::Probe { fetch, index, .. } => all.push((fetch.relation, *index)),
                StepKind::LacksAny {
                    relation, index, ..
                } => all.push((*relation, *index)),
                StepKind::Aggregate { plan, .. } => all.extend(plan.indexes()),
                StepKind::Scan(_)
                | StepKind::Lacks { .. }
                | StepKind::Test
                | StepKind::Let { .. }
                | StepKind::Matches => {}
            }
        }
        all
    }
}

/// A column of a row or of an entry of an index, and a register.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) column: u16,
    pub(super) register: u16,
}

/// One literal of a body, and how it is evaluated.
#[derive(Debug)]
pub(super) struct Step {
    /// Its place in the body.
    pub(super) literal: usize,
    pub(super) kind: StepKind,
}

#[derive(Debug)]
pub(super) enum StepKind {
    /// Every row.
    Scan(Fetch),
    /// Every row with this key.
    Probe {
        fetch: Fetch,
        index: usize,
        key: Range<usize>,
    },
    /// Not this whole row.
    Lacks {
        relation: Relation,
        row: Range<usize>,
    },
    /// No row with this key.
    LacksAny {
        relation: Relation,
        index: usize,
        key: Range<usize>,
    },
    Test,
    /// Binds the variable, or compares it if it is bound.
    Let {
        bound: bool,
    },
    Matches,
    Aggregate {
        plan: Plan,
        bound: bool,
    },
}

/// What is done with each row of an atom.
#[derive(Debug)]
pub(super) struct Fetch {
    pub(super) relation: Relation,
    pub(super) span: Span,
    /// Where the place of the row is kept.
    pub(super) row: usize,
    /// Registers that take their value from it.
    pub(super) binds: Range<usize>,
    /// Registers that must be as it says; looked at after those that it binds.
    pub(super) checks: Range<usize>,
}

/// Which rows of a relation are seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Span {
    /// All that there are at the start of the round.
    All,
    /// Those that the round before brought.
    New,
    /// Those that were there before that.
    Before,
}

/// In which order literals are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// Atoms with the most bound columns first.
    Bound,
    /// As they stand, as far as what they need is bound.
    Written,
}

impl Planned {
    pub(super) fn of(program: Program) -> Result<Self, Vec<PlanError>> {
        let mut errors = Vec::new();
        for number in 0..program.rules.len() {
            safety::check(&program, number, &mut errors);
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        let strata = Strata::of(&program, &mut errors);
        if !errors.is_empty() {
            return Err(errors);
        }
        let mut indexes = Indexes::default();
        let ways = program
            .rules
            .iter()
            .map(|rule| {
                ways(rule, &strata, &mut |relation, columns| {
                    indexes.number(relation, columns)
                })
            })
            .collect();
        Ok(Self {
            program: Arc::new(Compiled {
                terms: Arc::new(program.terms),
                relations: program.relations,
                rules: program.rules,
                patterns: program.patterns,
                strata,
                ways,
                indexes: indexes.all,
            }),
        })
    }

    /// A place for facts, empty.
    #[must_use]
    pub fn facts(&self) -> Facts {
        let arities = self.program.relations.iter().map(|it| it.arity);
        Facts::new(Arc::clone(&self.program.terms), arities)
    }
}

/// Every index once, by its number.
#[derive(Default)]
struct Indexes {
    all: Vec<(Relation, Vec<u16>)>,
    numbers: HashMap<(Relation, Vec<u16>), usize>,
}

impl Indexes {
    fn number(&mut self, relation: Relation, columns: Vec<u16>) -> usize {
        *self
            .numbers
            .entry((relation, columns))
            .or_insert_with_key(|key| {
                self.all.push(key.clone());
                self.all.len() - 1
            })
    }
}

fn ways(rule: &Rule, strata: &Strata, index: &mut IndexNumber<'_>) -> Ways {
    let mut layout = Layout {
        variables: safety::variables(rule),
        constants: Vec::new(),
    };
    let scope = Scope::of(rule);
    let head = rule
        .head
        .slots
        .iter()
        .filter_map(|slot| layout.register(*slot))
        .collect();
    let atoms: Vec<(usize, Relation)> = atoms(&rule.body).collect();
    let inside = |relation: Relation| strata.together(relation, rule.head.relation);
    let mut changed = Vec::new();
    for (place, (literal, relation)) in atoms.iter().enumerate() {
        if !inside(*relation) {
            continue;
        }
        // Up to the atom that starts everything that is there, after it what was there before, so
        // that each instance is met once.
        let spans: Vec<Span> = atoms
            .iter()
            .enumerate()
            .map(|(other, (_, relation))| match other.cmp(&place) {
                std::cmp::Ordering::Equal => Span::New,
                std::cmp::Ordering::Greater if inside(*relation) => Span::Before,
                std::cmp::Ordering::Less | std::cmp::Ordering::Greater => Span::All,
            })
            .collect();
        let before = atoms.iter().zip(&spans);
        let before = before.filter(|(_, span)| **span == Span::Before);
        let before = before.map(|((_, relation), _)| *relation).collect();
        let others = atoms.iter().map(|(other, _)| other);
        let others = others.filter(|other| atoms.len() <= FROM_EACH && *other != literal);
        let plans = [literal].into_iter().chain(others).map(|first| {
            let bound = Bound::none(layout.variables);
            Planning {
                layout: &mut layout,
                index,
                order: Order::Bound,
                plan: Plan::default(),
            }
            .all(&rule.body, &scope, bound, Some(*first), &spans)
        });
        changed.push(Changed {
            relation: *relation,
            before,
            plans: plans.collect(),
        });
    }
    let whole = changed.is_empty().then(|| {
        let bound = Bound::none(layout.variables);
        plan(rule, &scope, &mut layout, bound, Order::Bound, index)
    });
    Ways {
        layout,
        scope,
        head,
        atoms: atoms.into_iter().map(|(_, relation)| relation).collect(),
        whole,
        changed,
    }
}

/// The number of the index of a relation by some columns, in ascending order.
pub(super) type IndexNumber<'a> = dyn FnMut(Relation, Vec<u16>) -> usize + 'a;

/// A plan of a rule over everything, where some variables are bound. The constants must be those
/// of the rule; new ones are added behind.
pub(super) fn plan(
    rule: &Rule,
    scope: &Scope,
    layout: &mut Layout,
    bound: Bound,
    order: Order,
    index: &mut IndexNumber<'_>,
) -> Plan {
    let spans = vec![Span::All; rule.body.len()];
    Planning {
        layout,
        index,
        order,
        plan: Plan::default(),
    }
    .all(&rule.body, scope, bound, None, &spans)
}

/// The atoms of a level: their places in the body and their relations.
fn atoms(body: &[Literal]) -> impl Iterator<Item = (usize, Relation)> {
    body.iter()
        .enumerate()
        .filter_map(|(place, literal)| match literal {
            Literal::Atom(atom) => Some((place, atom.relation)),
            Literal::Not(_)
            | Literal::Test { .. }
            | Literal::Let(..)
            | Literal::Matches(..)
            | Literal::Aggregate { .. } => None,
        })
}

struct Planning<'a, 'b> {
    layout: &'a mut Layout,
    index: &'a mut IndexNumber<'b>,
    order: Order,
    plan: Plan,
}

impl Planning<'_, '_> {
    /// Plans a level. Its atoms are seen as the spans say, in their order.
    fn all(
        mut self,
        body: &[Literal],
        scope: &Scope,
        mut bound: Bound,
        first: Option<usize>,
        spans: &[Span],
    ) -> Plan {
        let base = self.plan.rows;
        let places: Vec<usize> = atoms(body).map(|(place, _)| place).collect();
        self.plan.rows += places.len();
        let mut open: Vec<usize> = (0..body.len()).collect();
        let mut next = first;
        while !open.is_empty() {
            let chosen = next
                .take()
                .or_else(|| self.choose(body, scope, &bound, &open));
            // Safe rules always have a next literal.
            let Some((place, literal)) = chosen.and_then(|place| Some((place, body.get(place)?)))
            else {
                break;
            };
            open.retain(|it| *it != place);
            let ordinal = places.iter().position(|it| *it == place).unwrap_or(0);
            let span = spans.get(ordinal).copied().unwrap_or(Span::All);
            let kind = self.step(literal, scope, &bound, base + ordinal, span);
            self.plan.steps.push(Step {
                literal: place,
                kind,
            });
            safety::binds(literal, &mut |variable| bound.add(variable));
        }
        self.plan
    }

    /// The literal to evaluate next: what only tests, then atoms, then aggregates.
    fn choose(
        &self,
        body: &[Literal],
        scope: &Scope,
        bound: &Bound,
        open: &[usize],
    ) -> Option<usize> {
        let mut best: Option<(usize, usize)> = None;
        for place in open {
            let literal = body.get(*place)?;
            let worth = match literal {
                Literal::Atom(atom) => match self.order {
                    Order::Written => 2,
                    Order::Bound => {
                        let columns = bound_columns(atom, bound);
                        // An atom that binds nothing new is a test.
                        2 + columns + if columns == atom.slots.len() { 1000 } else { 0 }
                    }
                },
                Literal::Not(_)
                | Literal::Test { .. }
                | Literal::Let(..)
                | Literal::Matches(..)
                | Literal::Aggregate { .. } => {
                    if bound.missing(literal, scope).is_some() {
                        continue;
                    }
                    match (self.order, literal) {
                        (Order::Written, _) => 2,
                        (Order::Bound, Literal::Aggregate { .. }) => 1,
                        (Order::Bound, _) => 2000,
                    }
                }
            };
            if best.is_none_or(|(most, _)| worth > most) {
                best = Some((worth, *place));
            }
        }
        best.map(|(_, place)| place)
    }

    fn step(
        &mut self,
        literal: &Literal,
        scope: &Scope,
        bound: &Bound,
        row: usize,
        span: Span,
    ) -> StepKind {
        match literal {
            Literal::Atom(atom) => self.atom(atom, bound, row, span),
            Literal::Not(atom) => {
                let (relation, columns, key) = self.key(atom, bound);
                if columns.len() == atom.slots.len() {
                    StepKind::Lacks { relation, row: key }
                } else {
                    StepKind::LacksAny {
                        relation,
                        index: (self.index)(relation, columns),
                        key,
                    }
                }
            }
            Literal::Test { .. } => StepKind::Test,
            Literal::Let(variable, _) => StepKind::Let {
                bound: bound.has(*variable),
            },
            Literal::Matches(..) => StepKind::Matches,
            Literal::Aggregate { fold, over, into } => {
                let within = scope.within(fold, over);
                let plan = Planning {
                    layout: self.layout,
                    index: self.index,
                    order: Order::Bound,
                    plan: Plan {
                        rows: self.plan.rows,
                        ..Plan::default()
                    },
                }
                .all(over, &within, bound.clone(), None, &[]);
                self.plan.rows = plan.rows;
                StepKind::Aggregate {
                    plan,
                    bound: bound.has(*into),
                }
            }
        }
    }

    fn atom(&mut self, atom: &Atom, bound: &Bound, row: usize, span: Span) -> StepKind {
        let (relation, columns, key) = self.key(atom, bound);
        let mut met = Vec::new();
        let (mut binds, mut checks) = (Vec::new(), Vec::new());
        for (column, slot) in (0_u16..).zip(&atom.slots) {
            if columns.binary_search(&column).is_ok() {
                continue;
            }
            let Slot::Variable(Variable(register)) = *slot else {
                continue;
            };
            let place = Place { column, register };
            if met.contains(&register) {
                checks.push(place);
            } else {
                met.push(register);
                binds.push(place);
            }
        }
        let fetch = |binds, checks| Fetch {
            relation,
            span,
            row,
            binds,
            checks,
        };
        // Where a plan starts from what is new, all of it is looked through anyway.
        if columns.is_empty() || (span == Span::New && self.plan.steps.is_empty()) {
            let key = self.plan.places.get(key).unwrap_or_default();
            checks.extend(key.iter().copied());
            let (binds, checks) = (self.range(binds), self.range(checks));
            return StepKind::Scan(fetch(binds, checks));
        }
        // An entry of an index has the place of its row and the other columns.
        for place in binds.iter_mut().chain(&mut checks) {
            let before = columns.iter().filter(|column| **column < place.column);
            let before = u16::try_from(before.count()).unwrap_or(u16::MAX);
            place.column = place.column - before + 1;
        }
        let (binds, checks) = (self.range(binds), self.range(checks));
        StepKind::Probe {
            index: (self.index)(relation, columns),
            fetch: fetch(binds, checks),
            key,
        }
    }

    /// The bound columns of an atom, and the registers for them.
    fn key(&mut self, atom: &Atom, bound: &Bound) -> (Relation, Vec<u16>, Range<usize>) {
        let mut columns = Vec::new();
        let from = self.plan.places.len();
        for (column, slot) in (0_u16..).zip(&atom.slots) {
            if is_bound(*slot, bound)
                && let Some(register) = self.layout.register(*slot)
            {
                columns.push(column);
                self.plan.places.push(Place { column, register });
            }
        }
        (atom.relation, columns, from..self.plan.places.len())
    }

    fn range(&mut self, places: Vec<Place>) -> Range<usize> {
        let from = self.plan.places.len();
        self.plan.places.extend(places);
        from..self.plan.places.len()
    }
}

fn is_bound(slot: Slot, bound: &Bound) -> bool {
    match slot {
        Slot::Variable(variable) => bound.has(variable),
        Slot::Term(_) => true,
        Slot::Any => false,
    }
}

fn bound_columns(atom: &Atom, bound: &Bound) -> usize {
    let bound = atom.slots.iter().filter(|slot| is_bound(**slot, bound));
    bound.count()
}
