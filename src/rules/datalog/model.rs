//! A model: everything that follows from a program and facts, as it is and for ever. Why something
//! follows or does not is told in `why`.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::index::Index;
use super::members::Members;
use super::origins::Origins;
use super::plan::Compiled;
use super::program::Relation;
use super::run::Recording;
use super::table::Table;
use super::term::{Term, Terms, Value};

/// A tuple of a model, by its relation and its place in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tuple {
    /// Of which relation.
    pub relation: Relation,
    /// The how manieth that came, from 0.
    pub row: u32,
}

/// One of each for every relation.
#[derive(Debug, Default)]
pub(super) struct Held {
    pub(super) tables: Vec<Table>,
    pub(super) members: Vec<Members>,
    pub(super) origins: Vec<Origins>,
}

/// By relation and columns.
type Indexes = HashMap<(Relation, Vec<u16>), Arc<Index>>;

/// Everything that follows.
#[derive(Debug)]
pub struct Model {
    pub(super) program: Arc<Compiled>,
    pub(super) terms: Arc<Terms>,
    pub(super) held: Held,
    pub(super) recording: Recording,
    // Those of the run, and what questions have asked for since. No order comes from the map.
    indexes: Mutex<Indexes>,
}

impl Model {
    pub(super) fn new(
        program: Arc<Compiled>,
        terms: Terms,
        held: Held,
        indexes: Vec<Arc<Index>>,
        recording: Recording,
    ) -> Self {
        let keys = program.indexes.iter().cloned();
        Self {
            indexes: Mutex::new(keys.zip(indexes).collect()),
            terms: Arc::new(terms),
            program,
            held,
            recording,
        }
    }

    /// The values of its terms.
    #[must_use]
    pub fn terms(&self) -> &Terms {
        &self.terms
    }

    /// How many tuples a relation has; none if it is of another program.
    #[must_use]
    pub fn count(&self, relation: Relation) -> usize {
        let table = self.held.tables.get(relation.place());
        table.map_or(0, |table| table.len() as usize)
    }

    /// The tuples of a relation, in the order in which they came: first those that were given.
    pub fn tuples(&self, relation: Relation) -> impl Iterator<Item = &[Term]> {
        let table = self.held.tables.get(relation.place());
        table.into_iter().flat_map(Table::rows)
    }

    /// The terms of a tuple; of one that is not there, none.
    #[must_use]
    pub fn tuple(&self, tuple: Tuple) -> &[Term] {
        let table = self.held.tables.get(tuple.relation.place());
        table.map(|it| it.row(tuple.row)).unwrap_or_default()
    }

    /// The values of a tuple; of one that is not there, none.
    pub fn values(&self, tuple: Tuple) -> impl Iterator<Item = &Value> {
        self.tuple(tuple)
            .iter()
            .filter_map(|term| self.terms.value(*term))
    }

    /// Whether a relation has this tuple.
    #[must_use]
    pub fn contains(&self, relation: Relation, row: &[Term]) -> bool {
        let place = relation.place();
        match (self.held.tables.get(place), self.held.members.get(place)) {
            (Some(table), Some(members)) => {
                row.len() == self.arity(relation) && members.contains(row, table)
            }
            _ => false,
        }
    }

    /// The tuple of a relation with these values, if there is one. The first question about a
    /// relation makes an index of it.
    #[must_use]
    pub fn find(&self, relation: Relation, values: &[Value]) -> Option<Tuple> {
        let row: Option<Vec<Term>> = values.iter().map(|value| self.terms.find(value)).collect();
        let row = row?;
        if !self.contains(relation, &row) {
            return None;
        }
        let table = self.held.tables.get(relation.place())?;
        if row.is_empty() {
            return Some(Tuple { relation, row: 0 });
        }
        let columns = (0_u16..).take(row.len()).collect();
        let index = self.index(relation, columns);
        let wanted = |column| row.get(column).copied().unwrap_or(Term(u32::MAX));
        let row = index.entries(table, wanted).rows().next()?;
        Some(Tuple { relation, row })
    }

    /// How many bytes tuples, indexes and reasons take. What values take is not counted.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let Held {
            tables,
            members,
            origins,
        } = &self.held;
        let indexes = self.indexes.lock().unwrap_or_else(PoisonError::into_inner);
        let indexes: usize = indexes.values().map(|index| index.bytes()).sum();
        tables.iter().map(Table::bytes).sum::<usize>()
            + members.iter().map(Members::bytes).sum::<usize>()
            + origins.iter().map(Origins::bytes).sum::<usize>()
            + indexes
    }

    pub(super) fn arity(&self, relation: Relation) -> usize {
        let declared = self.program.relations.get(relation.place());
        declared.map_or(0, |declared| declared.arity)
    }

    /// The index of a relation by some columns, in ascending order, with every row.
    pub(super) fn index(&self, relation: Relation, columns: Vec<u16>) -> Arc<Index> {
        // An index is whole after each change, so that one who panicked left no half.
        let mut indexes = self.indexes.lock().unwrap_or_else(PoisonError::into_inner);
        let arity = self.arity(relation);
        let index = indexes
            .entry((relation, columns))
            .or_insert_with_key(|(_, columns)| Arc::new(Index::new(columns.clone(), arity)));
        if let Some(table) = self.held.tables.get(relation.place())
            && !index.is_whole(table)
        {
            Arc::make_mut(index).absorb(table);
        }
        Arc::clone(index)
    }
}
