//! Facts: the tuples that are given. They do not know what follows.

use std::sync::Arc;

use thiserror::Error;

use super::program::Relation;
use super::term::{Term, Terms, Value};

/// Why a tuple cannot be a fact.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BadFact {
    /// The relation is not of this program.
    #[error("a relation of another program")]
    Foreign,
    /// It has more or fewer values than the relation has columns.
    #[error("{values} values for {columns} columns")]
    Arity {
        /// How many values there are.
        values: usize,
        /// How many there should be.
        columns: usize,
    },
}

/// The facts for one run, in the order in which they came.
#[derive(Debug, Clone)]
pub struct Facts {
    pub(super) terms: Terms,
    pub(super) relations: Vec<Given>,
}

/// The facts of one relation, one after the other; one may stand twice.
#[derive(Debug, Clone)]
pub(super) struct Given {
    pub(super) arity: usize,
    pub(super) count: u32,
    pub(super) terms: Vec<Term>,
}

impl Facts {
    pub(super) fn new(terms: Arc<Terms>, arities: impl Iterator<Item = usize>) -> Self {
        Self {
            terms: Terms::over(terms),
            relations: arities
                .map(|arity| Given {
                    arity,
                    count: 0,
                    terms: Vec::new(),
                })
                .collect(),
        }
    }

    /// The term for a value, for [`Self::add_terms`].
    pub fn term(&mut self, value: impl Into<Value>) -> Term {
        self.terms.term(value.into())
    }

    /// Adds a fact.
    ///
    /// # Errors
    /// [`BadFact`] if the relation is not of this program, or has another number of columns.
    pub fn add(&mut self, relation: Relation, values: &[Value]) -> Result<(), BadFact> {
        let row: Vec<Term> = values
            .iter()
            .map(|value| self.terms.term(value.clone()))
            .collect();
        self.add_terms(relation, &row)
    }

    /// Adds a fact whose terms were made by [`Self::term`] or for the program.
    ///
    /// # Errors
    /// As for [`Self::add`]; [`BadFact::Foreign`] also if a term is of other terms.
    pub fn add_terms(&mut self, relation: Relation, row: &[Term]) -> Result<(), BadFact> {
        if row.iter().any(|term| self.terms.value(*term).is_none()) {
            return Err(BadFact::Foreign);
        }
        let given = self.relations.get_mut(relation.place());
        let given = given.ok_or(BadFact::Foreign)?;
        if given.arity != row.len() {
            return Err(BadFact::Arity {
                values: row.len(),
                columns: given.arity,
            });
        }
        given.count = given.count.saturating_add(1);
        given.terms.extend_from_slice(row);
        Ok(())
    }
}
