//! Clauses: a rule, and each exception to it, as it is joined. Which condition is looked up, which is
//! compared, and which is denied; nothing is known of a case yet.

use std::collections::HashMap;
use std::sync::Arc;

use super::super::book::BookRule;
use super::super::datalog::{self, Slot, Variable};
use super::super::syntax::{Condition, Expression, Sign, Statement, Term};
use super::super::vocabulary::Sort;
use super::Builder;

/// A rule, or an exception to it, or to that in turn, as it is joined.
pub(super) struct Clause<'b> {
    pub(super) rule: &'b BookRule,
    pub(super) parent: Option<usize>,
    // The variables that statements bind, those of the parent first.
    pub(super) variables: Vec<Arc<str>>,
    pub(super) inherited: usize,
    // Each `_` in them is a variable of its own.
    pub(super) atoms: Vec<Statement>,
    pub(super) denied_facts: Vec<&'b Statement>,
    pub(super) compares: Vec<(Expression, Sign, Expression)>,
    pub(super) patterns: Vec<(&'b Term, &'b Arc<str>, bool)>,
    pub(super) given: HashMap<Arc<str>, &'b Expression>,
    pub(super) program_rule: usize,
    pub(super) counts: Vec<Counted<'b>>,
}

/// A count in a comparison of a clause: what is counted, in the ways of the clause.
pub(super) struct Counted<'b> {
    pub(super) expression: &'b Expression,
    pub(super) variables: Vec<Arc<str>>,
    pub(super) variable: usize,
    pub(super) atoms: Vec<Statement>,
    pub(super) denied_facts: Vec<&'b Statement>,
    pub(super) program_rule: usize,
}

/// What a clause is made of.
enum Body<'b> {
    Conditions(&'b [Condition]),
    Statement(&'b Statement),
}

#[derive(Default)]
pub(super) struct Clauses<'b> {
    pub(super) all: Vec<Clause<'b>>,
}

impl<'b> Clauses<'b> {
    pub(super) fn rule(&mut self, builder: &mut Builder<'b>, rule: &'b BookRule) {
        let number = self.clause(builder, rule, None, &Body::Conditions(&rule.conditions));
        for exception in &rule.exceptions {
            self.clause(builder, rule, Some(number), &Body::Conditions(exception));
        }
    }

    /// Adds a clause, and those that deny parts of it.
    fn clause(
        &mut self,
        builder: &mut Builder<'b>,
        rule: &'b BookRule,
        parent: Option<usize>,
        body: &Body<'b>,
    ) -> usize {
        let above = parent.and_then(|parent| self.all.get(parent));
        let variables = above.map_or_else(Vec::new, |it| it.variables.clone());
        let given = above.map_or_else(HashMap::new, |it| it.given.clone());
        let mut clause = Clause {
            rule,
            parent,
            inherited: variables.len(),
            variables,
            atoms: Vec::new(),
            denied_facts: Vec::new(),
            compares: Vec::new(),
            patterns: Vec::new(),
            given,
            program_rule: 0,
            counts: Vec::new(),
        };
        // A count of what it is an exception to may have given one of its variables.
        let mut counted: Vec<&Expression> = above.map_or_else(Vec::new, |it| {
            it.counts.iter().map(|it| it.expression).collect()
        });
        let mut denials = Vec::new();
        match body {
            Body::Conditions(conditions) => {
                counted.extend(builder.sort_out(&mut clause, conditions, &mut denials));
            }
            Body::Statement(statement) => {
                builder.bind(&mut clause, statement);
            }
        }
        let mut joined: Vec<&Statement> = clause.atoms.iter().collect();
        let mut above = parent;
        while let Some(clause) = above.and_then(|place| self.all.get(place)) {
            joined.extend(&clause.atoms);
            above = clause.parent;
        }
        clause.program_rule = builder.program_rule(&clause, &joined);
        clause.counts = builder.counts(&clause, &counted, &joined);
        self.all.push(clause);
        let number = self.all.len() - 1;
        for denial in denials {
            self.clause(builder, rule, Some(number), &denial);
        }
        number
    }
}

impl<'b> Builder<'b> {
    /// Sorts conditions by what becomes of them; returns what their comparisons count.
    fn sort_out(
        &mut self,
        clause: &mut Clause<'b>,
        conditions: &'b [Condition],
        denials: &mut Vec<Body<'b>>,
    ) -> Vec<&'b Expression> {
        let mut positive = Vec::new();
        let mut compared = Vec::new();
        let mut open: Vec<&'b [Condition]> = vec![conditions];
        while let Some(conditions) = open.pop() {
            for condition in conditions {
                match condition {
                    Condition::Statement {
                        denied: false,
                        statement,
                    } => positive.push(statement),
                    Condition::Statement {
                        denied: true,
                        statement,
                    } => {
                        if self.is_fact(statement) {
                            clause.denied_facts.push(statement);
                        } else {
                            denials.push(Body::Statement(statement));
                        }
                    }
                    Condition::Exists {
                        denied: false,
                        over,
                        ..
                    } => open.push(over),
                    Condition::Exists {
                        denied: true, over, ..
                    } => denials.push(Body::Conditions(over)),
                    Condition::Compare {
                        left, sign, right, ..
                    } => compared.push((left, *sign, right)),
                    Condition::Matches {
                        text,
                        pattern,
                        denied,
                    } => clause.patterns.push((&text.it, &pattern.it, *denied)),
                }
            }
        }
        for statement in positive {
            self.bind(clause, statement);
        }
        let counted = compared.iter().flat_map(|(left, _, right)| [*left, *right]);
        let counted = counted.flat_map(Expression::parts);
        let counted = counted.filter(|it| matches!(it, Expression::Aggregate { .. }));
        let counted = counted.collect();
        // A variable that no statement binds is given its value by the first comparison that can.
        let mut rest = compared;
        loop {
            let before = rest.len();
            rest.retain(|(left, sign, right)| {
                let gives =
                    [(*left, *right), (*right, *left)]
                        .into_iter()
                        .find_map(|(one, other)| {
                            let name = clause.can_give(*sign, one, other)?;
                            Some((name, other))
                        });
                match gives {
                    Some((name, value)) => {
                        clause.given.insert(name, value);
                        false
                    }
                    None => true,
                }
            });
            if rest.len() == before {
                break;
            }
        }
        for (left, sign, right) in rest {
            clause.compares.push((left.clone(), sign, right.clone()));
        }
        counted
    }

    /// Whether the denial of a statement is that of one fact of a person, and not of something that
    /// must be looked for: whoever it is, or whichever day or number.
    fn is_fact(&self, statement: &Statement) -> bool {
        let Some(signature) = self.book.vocabulary.find(&statement.name.it) else {
            return false;
        };
        let Some(asked) = signature.asked else {
            return false;
        };
        let term = |place: usize| statement.terms.get(place).map(|it| &it.it);
        let persons = std::iter::once(asked.bearer).chain(asked.subject);
        let mut persons = persons.map(term);
        let anybody = persons.any(|it| it == Some(&Term::Anything));
        let value = asked
            .value
            .and_then(|place| Some((signature.sorts.get(place)?, term(place)?)));
        let exact = match value {
            Some((Sort::Text | Sort::Number | Sort::Date, term)) => *term != Term::Anything,
            Some((Sort::Person | Sort::Choice(_) | Sort::Record, _)) | None => false,
        };
        !anybody && !exact
    }

    /// Takes in a statement that must hold, with a variable of its own for each `_`. A day, a number
    /// or a text may not be known before the case is: where it is named, or bound before, it is
    /// compared and not looked up.
    fn bind(&mut self, clause: &mut Clause<'b>, statement: &Statement) {
        let mut statement = statement.clone();
        let signature = self.book.vocabulary.find(&statement.name.it);
        for (place, term) in statement.terms.iter_mut().enumerate() {
            let sort = signature.and_then(|it| it.sorts.get(place));
            let is_compared = match sort {
                Some(Sort::Text | Sort::Number | Sort::Date) => true,
                Some(Sort::Person | Sort::Choice(_) | Sort::Record) | None => false,
            };
            let own = Arc::from(format!("_{}", clause.variables.len()));
            let named = match &term.it {
                Term::Anything => None,
                Term::Variable(name) if !clause.variables.contains(name) => {
                    clause.variables.push(Arc::clone(name));
                    continue;
                }
                Term::Variable(_) | Term::Value(_) if !is_compared => continue,
                Term::Variable(_) | Term::Value(_) => Some(term.clone()),
            };
            term.it = Term::Variable(Arc::clone(&own));
            if let Some(named) = named {
                let own = Expression::Term(term.clone());
                let named = Expression::Term(named);
                clause.compares.push((own, Sign::Equal, named));
            }
            clause.variables.push(own);
        }
        clause.atoms.push(statement);
    }

    /// The rule of the program that finds every way in which statements may hold together.
    fn program_rule(&mut self, clause: &Clause<'b>, joined: &[&Statement]) -> usize {
        let literals = joined
            .iter()
            .map(|statement| datalog::Literal::Atom(self.atom_of(statement, &clause.variables)))
            .collect();
        let derives = clause.parent.is_none() && !clause.rule.denies;
        let head = if derives {
            self.atom_of(&clause.rule.head, &clause.variables)
        } else {
            self.nowhere()
        };
        self.program.rule(head, literals)
    }

    /// What the comparisons of a clause count.
    fn counts(
        &mut self,
        clause: &Clause<'b>,
        counted: &[&'b Expression],
        joined: &[&Statement],
    ) -> Vec<Counted<'b>> {
        let mut counts = Vec::new();
        for &expression in counted {
            let Expression::Aggregate { variable, over, .. } = expression else {
                continue;
            };
            let mut variables = clause.variables.clone();
            let mut atoms = Vec::new();
            let mut denied_facts = Vec::new();
            for condition in over {
                match condition {
                    Condition::Statement {
                        denied: false,
                        statement,
                    } => atoms.push(bound(statement, &mut variables)),
                    Condition::Statement {
                        denied: true,
                        statement,
                    } => denied_facts.push(statement),
                    // Refused when the book was read.
                    Condition::Compare { .. }
                    | Condition::Matches { .. }
                    | Condition::Exists { .. } => {}
                }
            }
            let Some(place) = variables.iter().position(|it| *it == variable.it) else {
                continue;
            };
            let literals = joined
                .iter()
                .copied()
                .chain(&atoms)
                .map(|it| datalog::Literal::Atom(self.atom_of(it, &variables)))
                .collect();
            let head = self.nowhere();
            let program_rule = self.program.rule(head, literals);
            counts.push(Counted {
                expression,
                variables,
                variable: place,
                atoms,
                denied_facts,
                program_rule,
            });
        }
        counts
    }

    /// The head of a rule of the program that derives nothing.
    fn nowhere(&mut self) -> datalog::Atom {
        let relation = self.relation(&Arc::from("?"), 0);
        datalog::Atom {
            relation,
            slots: Vec::new(),
        }
    }

    pub(super) fn relation(&mut self, name: &Arc<str>, arity: usize) -> datalog::Relation {
        if let Some(&known) = self.relations.get(name) {
            return known;
        }
        let new = self.program.relation(Arc::clone(name), arity);
        self.relations.insert(Arc::clone(name), new);
        new
    }

    fn atom_of(&mut self, statement: &Statement, variables: &[Arc<str>]) -> datalog::Atom {
        let relation = self.relation(&statement.name.it, statement.terms.len());
        let slots = statement
            .terms
            .iter()
            .map(|term| match &term.it {
                Term::Anything => Slot::Any,
                Term::Variable(name) => variables
                    .iter()
                    .position(|it| it == name)
                    .and_then(|place| u16::try_from(place).ok())
                    .map_or(Slot::Any, |place| Slot::Variable(Variable(place))),
                Term::Value(value) => Slot::Term(self.program.term(value.clone())),
            })
            .collect();
        datalog::Atom { relation, slots }
    }
}

impl Clause<'_> {
    /// The variable that a comparison gives its value: one that nothing else does, while all that is
    /// reckoned with is known.
    fn can_give(&self, sign: Sign, one: &Expression, other: &Expression) -> Option<Arc<str>> {
        let name = one.variable()?;
        let is_known =
            |name: &Arc<str>| self.variables.contains(name) || self.given.contains_key(name);
        let mut needed = other.parts().into_iter().filter_map(Expression::variable);
        let gives = sign == Sign::Equal && !is_known(name) && needed.all(is_known);
        gives.then(|| Arc::clone(name))
    }
}

/// A statement with a variable of its own for each `_`; its variables are added to those known.
fn bound(statement: &Statement, variables: &mut Vec<Arc<str>>) -> Statement {
    let mut statement = statement.clone();
    for term in &mut statement.terms {
        if term.it == Term::Anything {
            term.it = Term::Variable(Arc::from(format!("_{}", variables.len())));
        }
        if let Term::Variable(name) = &term.it
            && !variables.contains(name)
        {
            variables.push(Arc::clone(name));
        }
    }
    statement
}
