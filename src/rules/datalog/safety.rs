//! Which variables a literal needs and which it binds, and whether every rule binds what it needs.
//! It does not decide in what order literals are evaluated.

use super::program::{
    Aggregate, Atom, Expression, Literal, PlanError, Program, Rule, Slot, Variable,
};

/// How many literals a rule may have, with those within aggregates; how many variables and
/// constants; how many columns a relation. An evaluation goes as deep as a body is long.
pub(super) const MOST: usize = 500;

/// Which variables can be seen at one level of a body: all but those that stand within its
/// aggregates only, which are the aggregates' own.
#[derive(Debug, Clone)]
pub(super) struct Scope(Vec<bool>);

impl Scope {
    /// What can be seen in the body of a rule.
    pub(super) fn of(rule: &Rule) -> Self {
        let mut scope = Self(Vec::new());
        for slot in &rule.head.slots {
            if let Slot::Variable(variable) = slot {
                scope.see(*variable);
            }
        }
        scope.see_level(&rule.body);
        scope
    }

    /// What can be seen within an aggregate at this level.
    pub(super) fn within(&self, fold: &Aggregate, over: &[Literal]) -> Self {
        let mut scope = self.clone();
        in_fold(fold, &mut |variable| scope.see(variable));
        scope.see_level(over);
        scope
    }

    pub(super) fn sees(&self, variable: Variable) -> bool {
        self.0
            .get(usize::from(variable.0))
            .copied()
            .unwrap_or_default()
    }

    fn see(&mut self, variable: Variable) {
        let place = usize::from(variable.0);
        if self.0.len() <= place {
            self.0.resize(place + 1, false);
        }
        if let Some(seen) = self.0.get_mut(place) {
            *seen = true;
        }
    }

    fn see_level(&mut self, body: &[Literal]) {
        for literal in body {
            match literal {
                Literal::Aggregate { into, .. } => self.see(*into),
                Literal::Atom(_)
                | Literal::Not(_)
                | Literal::Test { .. }
                | Literal::Let(..)
                | Literal::Matches(..) => in_literal(literal, &mut |variable| self.see(variable)),
            }
        }
    }
}

/// Every variable of an expression.
fn in_expression(expression: &Expression, visit: &mut dyn FnMut(Variable)) {
    match expression {
        Expression::Variable(variable) => visit(*variable),
        Expression::Term(_) => {}
        Expression::Year(inner) => in_expression(inner, visit),
        Expression::Of(_, both) => both.iter().for_each(|it| in_expression(it, visit)),
    }
}

fn in_fold(fold: &Aggregate, visit: &mut dyn FnMut(Variable)) {
    match fold {
        Aggregate::Count(of) | Aggregate::Min(of) | Aggregate::Max(of) => in_expression(of, visit),
        Aggregate::Exists => {}
    }
}

fn in_atom(atom: &Atom, visit: &mut dyn FnMut(Variable)) {
    for slot in &atom.slots {
        if let Slot::Variable(variable) = slot {
            visit(*variable);
        }
    }
}

/// Every variable of a literal, at any depth.
pub(super) fn in_literal(literal: &Literal, visit: &mut dyn FnMut(Variable)) {
    match literal {
        Literal::Atom(atom) | Literal::Not(atom) => in_atom(atom, visit),
        Literal::Test { left, right, .. } => {
            in_expression(left, visit);
            in_expression(right, visit);
        }
        Literal::Let(variable, value) => {
            visit(*variable);
            in_expression(value, visit);
        }
        Literal::Matches(variable, _) => visit(*variable),
        Literal::Aggregate { fold, over, into } => {
            visit(*into);
            in_fold(fold, visit);
            for it in over {
                in_literal(it, visit);
            }
        }
    }
}

/// The variables that must be bound before a literal can be evaluated.
pub(super) fn needs(literal: &Literal, scope: &Scope, visit: &mut dyn FnMut(Variable)) {
    match literal {
        Literal::Atom(_) => {}
        Literal::Not(atom) => in_atom(atom, visit),
        Literal::Test { left, right, .. } => {
            in_expression(left, visit);
            in_expression(right, visit);
        }
        Literal::Let(_, value) => in_expression(value, visit),
        Literal::Matches(variable, _) => visit(*variable),
        Literal::Aggregate { fold, over, .. } => {
            let mut shared = |variable| {
                if scope.sees(variable) {
                    visit(variable);
                }
            };
            in_fold(fold, &mut shared);
            for it in over {
                in_literal(it, &mut shared);
            }
        }
    }
}

/// The variables that have a value once a literal was evaluated.
pub(super) fn binds(literal: &Literal, visit: &mut dyn FnMut(Variable)) {
    match literal {
        Literal::Atom(atom) => in_atom(atom, visit),
        Literal::Let(variable, _) | Literal::Aggregate { into: variable, .. } => visit(*variable),
        Literal::Not(_) | Literal::Test { .. } | Literal::Matches(..) => {}
    }
}

/// Which variables have a value, by their number.
#[derive(Debug, Clone)]
pub(super) struct Bound(Vec<bool>);

impl Bound {
    pub(super) fn none(variables: usize) -> Self {
        Self(vec![false; variables])
    }

    pub(super) fn has(&self, variable: Variable) -> bool {
        self.0
            .get(usize::from(variable.0))
            .copied()
            .unwrap_or_default()
    }

    pub(super) fn add(&mut self, variable: Variable) {
        if let Some(bound) = self.0.get_mut(usize::from(variable.0)) {
            *bound = true;
        }
    }

    /// The first variable that a literal needs and that has no value.
    pub(super) fn missing(&self, literal: &Literal, scope: &Scope) -> Option<Variable> {
        let mut missing = None;
        needs(literal, scope, &mut |variable| {
            if missing.is_none() && !self.has(variable) {
                missing = Some(variable);
            }
        });
        missing
    }
}

/// How many places the variables of a rule take: one more than the largest number.
pub(super) fn variables(rule: &Rule) -> usize {
    let mut most = 0;
    let mut count = |variable: Variable| most = most.max(usize::from(variable.0) + 1);
    in_atom(&rule.head, &mut count);
    rule.body.iter().for_each(|it| in_literal(it, &mut count));
    most
}

fn literals(body: &[Literal]) -> usize {
    let inner = |literal: &Literal| match literal {
        Literal::Aggregate { over, .. } => literals(over),
        Literal::Atom(_)
        | Literal::Not(_)
        | Literal::Test { .. }
        | Literal::Let(..)
        | Literal::Matches(..) => 0,
    };
    body.iter().map(|literal| 1 + inner(literal)).sum()
}

/// Says what is wrong with one rule, seen for itself.
pub(super) fn check(program: &Program, number: usize, errors: &mut Vec<PlanError>) {
    let Some(rule) = program.rules.get(number) else {
        return;
    };
    let before = errors.len();
    let widest = |atom: &Atom| atom.slots.len();
    if literals(&rule.body) > MOST || variables(rule) > MOST || widest(&rule.head) > MOST {
        errors.push(PlanError::TooLong {
            rule: number,
            most: MOST,
        });
        return;
    }
    let checked = Checked {
        program,
        rule: number,
    };
    checked.atom(&rule.head, None, errors);
    for (place, literal) in rule.body.iter().enumerate() {
        checked.literal(literal, place, errors);
    }
    if errors.len() > before {
        return;
    }
    let scope = Scope::of(rule);
    let mut bound = Bound::none(variables(rule));
    safe(&rule.body, &scope, &mut bound, &mut |place, variable| {
        errors.push(PlanError::Unbound {
            rule: number,
            literal: place,
            variable,
        });
    });
    for (column, slot) in rule.head.slots.iter().enumerate() {
        let unbound = match slot {
            Slot::Variable(variable) => !bound.has(*variable),
            Slot::Term(_) => false,
            Slot::Any => true,
        };
        if unbound {
            errors.push(PlanError::UnboundHead {
                rule: number,
                column,
            });
        }
    }
}

/// Binds what the literals of a level bind, in whatever order they can, and says which of them
/// need what nothing binds.
fn safe(
    body: &[Literal],
    scope: &Scope,
    bound: &mut Bound,
    unbound: &mut dyn FnMut(usize, Variable),
) {
    let mut open: Vec<(usize, &Literal)> = body.iter().enumerate().collect();
    loop {
        let before = open.len();
        open.retain(|(_, literal)| {
            let ready = bound.missing(literal, scope).is_none();
            if ready {
                binds(literal, &mut |variable| bound.add(variable));
            }
            !ready
        });
        if open.len() == before {
            break;
        }
    }
    for (place, literal) in &open {
        if let Some(variable) = bound.missing(literal, scope) {
            unbound(*place, variable);
        }
    }
    for (place, literal) in body.iter().enumerate() {
        if let Literal::Aggregate { fold, over, .. } = literal {
            let inner = scope.within(fold, over);
            let mut within = bound.clone();
            safe(over, &inner, &mut within, &mut |_, variable| {
                unbound(place, variable);
            });
            in_fold(fold, &mut |variable| {
                if !within.has(variable) {
                    unbound(place, variable);
                }
            });
        }
    }
}

/// Whether what a rule names is there.
struct Checked<'a> {
    program: &'a Program,
    rule: usize,
}

impl Checked<'_> {
    fn atom(&self, atom: &Atom, literal: Option<usize>, errors: &mut Vec<PlanError>) {
        let rule = self.rule;
        let Some(declared) = self.program.relations.get(atom.relation.place()) else {
            errors.push(PlanError::Foreign { rule, literal });
            return;
        };
        if atom.slots.len() > MOST {
            errors.push(PlanError::TooLong { rule, most: MOST });
        } else if atom.slots.len() != declared.arity {
            errors.push(PlanError::Arity {
                rule,
                literal,
                relation: declared.name.clone(),
                slots: atom.slots.len(),
                columns: declared.arity,
            });
        }
        for slot in &atom.slots {
            if let Slot::Term(term) = slot
                && self.program.terms.value(*term).is_none()
            {
                errors.push(PlanError::Foreign { rule, literal });
            }
        }
    }

    fn expression(&self, expression: &Expression, literal: usize, errors: &mut Vec<PlanError>) {
        match expression {
            Expression::Variable(_) => {}
            Expression::Term(term) => {
                if self.program.terms.value(*term).is_none() {
                    errors.push(PlanError::Foreign {
                        rule: self.rule,
                        literal: Some(literal),
                    });
                }
            }
            Expression::Year(inner) => self.expression(inner, literal, errors),
            Expression::Of(_, both) => both
                .iter()
                .for_each(|it| self.expression(it, literal, errors)),
        }
    }

    fn literal(&self, literal: &Literal, place: usize, errors: &mut Vec<PlanError>) {
        match literal {
            Literal::Atom(atom) | Literal::Not(atom) => self.atom(atom, Some(place), errors),
            Literal::Test { left, right, .. } => {
                self.expression(left, place, errors);
                self.expression(right, place, errors);
            }
            Literal::Let(_, value) => self.expression(value, place, errors),
            Literal::Matches(_, pattern) => {
                if self.program.patterns.get(pattern.0 as usize).is_none() {
                    errors.push(PlanError::Foreign {
                        rule: self.rule,
                        literal: Some(place),
                    });
                }
            }
            Literal::Aggregate { fold, over, .. } => {
                match fold {
                    Aggregate::Count(of) | Aggregate::Min(of) | Aggregate::Max(of) => {
                        self.expression(of, place, errors);
                    }
                    Aggregate::Exists => {}
                }
                for it in over {
                    self.literal(it, place, errors);
                }
            }
        }
    }
}
