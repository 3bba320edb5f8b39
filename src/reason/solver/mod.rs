//! Satisfiability of clauses: what is left to search when structure has been used up.
//!
//! One small trait, so that no semantics knows which solver answers.

mod with_batsat;
#[cfg(feature = "cadical")]
mod with_cadical;

use std::ops::Not;

/// A variable or its negation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Literal(i32);

impl Not for Literal {
    type Output = Self;

    fn not(self) -> Self {
        Self(-self.0)
    }
}

/// The value that the search tries first for a variable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lean {
    /// True at first, then the value it had last.
    True,
    /// False at first, then the value it had last.
    False,
}

/// An incremental solver.
pub(super) trait Sat {
    /// A new variable, as its positive literal.
    fn variable(&mut self, lean: Lean) -> Literal;

    /// Asks that one of these hold.
    fn clause(&mut self, literals: &[Literal]);

    /// Whether all clauses can hold together with these assumptions; none if it gave up.
    fn solve(&mut self, assumptions: &[Literal]) -> Option<bool>;

    /// Whether the literal holds in the model that was last found.
    fn holds(&self, literal: Literal) -> bool;
}

/// A solver for a problem of about `size` inferences. `give_up` is asked during the search.
pub(super) fn solver<'a>(size: usize, give_up: &'a dyn Fn() -> bool) -> Box<dyn Sat + 'a> {
    // CaDiCaL is the stronger one, and slow to set up.
    #[cfg(feature = "cadical")]
    if size >= 100 {
        return Box::new(with_cadical::Cadical::new(give_up));
    }
    let _ = size;
    Box::new(with_batsat::Batsat::new(give_up))
}
