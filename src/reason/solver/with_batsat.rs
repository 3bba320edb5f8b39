//! The solver of the house: batsat, conflict-driven search after `MiniSat` (Eén and Sörensson 2003).

use std::cell::Cell;

use batsat::{Callbacks, Lit, Solver, SolverInterface, SolverOpts, lbool};

use super::{Lean, Literal, Sat};

pub(super) struct Batsat<'a> {
    solver: Solver<Patience<'a>>,
    // What each variable is to the solver, which tries false first: one that leans to true is kept
    // as its negation.
    variables: Vec<Lit>,
    clause: Vec<Lit>,
    is_ok: bool,
}

/// Asks the caller only now and then: the solver asks at every decision.
struct Patience<'a> {
    give_up: &'a dyn Fn() -> bool,
    asked: Cell<u32>,
    is_over: Cell<bool>,
}

impl Callbacks for Patience<'_> {
    fn stop(&self) -> bool {
        let asked = self.asked.get().wrapping_add(1);
        self.asked.set(asked);
        if asked.is_multiple_of(256) && (self.give_up)() {
            self.is_over.set(true);
        }
        self.is_over.get()
    }
}

impl<'a> Batsat<'a> {
    pub(super) fn new(give_up: &'a dyn Fn() -> bool) -> Self {
        let patience = Patience {
            give_up,
            asked: Cell::new(0),
            is_over: Cell::new(false),
        };
        Self {
            solver: Solver::new(SolverOpts::default(), patience),
            variables: Vec::new(),
            clause: Vec::new(),
            is_ok: true,
        }
    }

    fn literal(&self, literal: Literal) -> Lit {
        let place = literal.0.unsigned_abs() as usize - 1;
        let variable = self.variables.get(place).copied().unwrap_or(Lit::UNDEF);
        if literal.0 > 0 { variable } else { !variable }
    }
}

impl Sat for Batsat<'_> {
    fn variable(&mut self, lean: Lean) -> Literal {
        let variable = self.solver.new_var(lbool::UNDEF, true);
        self.variables.push(Lit::new(variable, lean == Lean::False));
        Literal(i32::try_from(self.variables.len()).unwrap_or(i32::MAX))
    }

    fn clause(&mut self, literals: &[Literal]) {
        let mut clause = std::mem::take(&mut self.clause);
        clause.clear();
        clause.extend(literals.iter().map(|&it| self.literal(it)));
        self.is_ok &= self.solver.add_clause_reuse(&mut clause);
        self.clause = clause;
    }

    fn solve(&mut self, assumptions: &[Literal]) -> Option<bool> {
        if !self.is_ok {
            return Some(false);
        }
        let assumptions: Vec<Lit> = assumptions.iter().map(|&it| self.literal(it)).collect();
        match self.solver.solve_limited(&assumptions) {
            it if it == lbool::TRUE => Some(true),
            it if it == lbool::FALSE => Some(false),
            _ => None,
        }
    }

    fn holds(&self, literal: Literal) -> bool {
        SolverInterface::value_lit(&self.solver, self.literal(literal)) == lbool::TRUE
    }
}
