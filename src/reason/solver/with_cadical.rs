//! CaDiCaL (Biere et al. 2020), for components that are large and tangled.

use super::{Lean, Literal, Sat};

pub(super) struct Cadical<'a> {
    solver: cadical::Solver<Patience<'a>>,
    // The solver tries true first, so a variable that leans to false is kept as its negation.
    flipped: Vec<bool>,
    // A copy, since the solver forgets its model when a clause is added.
    model: Vec<bool>,
}

struct Patience<'a>(&'a dyn Fn() -> bool);

impl cadical::Callbacks for Patience<'_> {
    fn terminate(&mut self) -> bool {
        (self.0)()
    }
}

impl<'a> Cadical<'a> {
    pub(super) fn new(give_up: &'a dyn Fn() -> bool) -> Self {
        let mut solver = cadical::Solver::new();
        solver.set_callbacks(Some(Patience(give_up)));
        Self {
            solver,
            flipped: Vec::new(),
            model: Vec::new(),
        }
    }

    fn literal(&self, literal: Literal) -> i32 {
        let place = literal.0.unsigned_abs() as usize - 1;
        if self.flipped.get(place).copied().unwrap_or_default() {
            -literal.0
        } else {
            literal.0
        }
    }
}

impl Sat for Cadical<'_> {
    fn variable(&mut self, lean: Lean) -> Literal {
        self.flipped.push(lean == Lean::False);
        Literal(i32::try_from(self.flipped.len()).unwrap_or(i32::MAX))
    }

    fn clause(&mut self, literals: &[Literal]) {
        let literals: Vec<i32> = literals.iter().map(|&it| self.literal(it)).collect();
        self.solver.add_clause(literals);
    }

    fn solve(&mut self, assumptions: &[Literal]) -> Option<bool> {
        let assumptions: Vec<i32> = assumptions.iter().map(|&it| self.literal(it)).collect();
        let is_possible = self.solver.solve_with(assumptions)?;
        if is_possible {
            let value = |(variable, &flipped): (i32, &bool)| {
                // What no clause mentions has no value, and takes any.
                let value = variable <= self.solver.max_variable()
                    && self.solver.value(variable).unwrap_or_default();
                value != flipped
            };
            self.model = (1..).zip(&self.flipped).map(value).collect();
        }
        Some(is_possible)
    }

    fn holds(&self, literal: Literal) -> bool {
        let place = literal.0.unsigned_abs() as usize - 1;
        self.model.get(place).copied().unwrap_or_default() == (literal.0 > 0)
    }
}
