//! The rows of a relation, one after the other. They do not know whether a row stands twice.

use super::term::Term;

/// Rows of one length, called by their place. 4 bytes a column.
#[derive(Debug, Clone, Default)]
pub(super) struct Table {
    arity: usize,
    // Kept apart from `terms`, since rows may have no columns.
    len: u32,
    terms: Vec<Term>,
}

impl Table {
    pub(super) fn new(arity: usize) -> Self {
        Self {
            arity,
            ..Self::default()
        }
    }

    pub(super) fn len(&self) -> u32 {
        self.len
    }

    /// The row at a place; if there is none, one without columns.
    #[inline]
    pub(super) fn row(&self, row: u32) -> &[Term] {
        let at = row as usize * self.arity;
        self.terms.get(at..at + self.arity).unwrap_or_default()
    }

    /// Every row, in order.
    pub(super) fn rows(&self) -> impl Iterator<Item = &[Term]> {
        (0..self.len).map(|row| self.row(row))
    }

    /// Takes in so many rows that stand one after the other, and leaves none behind.
    pub(super) fn take(&mut self, fresh: &mut Fresh) {
        self.len += fresh.len;
        if self.terms.is_empty() {
            std::mem::swap(&mut self.terms, &mut fresh.terms);
        } else {
            self.terms.append(&mut fresh.terms);
        }
        fresh.len = 0;
    }

    pub(super) fn shrink(&mut self) {
        self.terms.shrink_to_fit();
    }

    pub(super) fn bytes(&self) -> usize {
        self.terms.capacity() * size_of::<Term>()
    }
}

/// Rows that are not yet to be seen.
#[derive(Debug, Clone, Default)]
pub(super) struct Fresh {
    pub(super) len: u32,
    pub(super) terms: Vec<Term>,
}
