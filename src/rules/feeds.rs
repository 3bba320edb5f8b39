//! What feeds what among the rules of a book: which rules conclude what others start from.
//!
//! Compares patterns only; whether a rule applies to anybody is not known here.

use super::book::{BookRule, RuleBook};
use super::syntax::{Condition, Expression, Statement, Term};

/// What a statement does in a rule that names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NamedAs {
    /// The rule needs it.
    Condition,
    /// The rule gives way to it.
    Exception,
}

impl Statement {
    /// Whether one thing can be an instance of both.
    #[must_use]
    pub fn could_be(&self, other: &Self) -> bool {
        let terms = self.terms.iter().zip(&other.terms);
        self.name.it == other.name.it
            && terms.into_iter().all(|(a, b)| match (&a.it, &b.it) {
                (Term::Value(a), Term::Value(b)) => a == b,
                (Term::Variable(_) | Term::Anything | Term::Value(_), _) => true,
            })
    }
}

impl Condition {
    /// The statements in it, also those that are counted, in reading order.
    #[must_use]
    pub fn statements(&self) -> Vec<&Statement> {
        let mut found = Vec::new();
        self.gather(&mut found);
        found
    }

    fn gather<'c>(&'c self, found: &mut Vec<&'c Statement>) {
        match self {
            Self::Statement { statement, .. } => found.push(statement),
            Self::Compare { left, right, .. } => {
                left.gather(found);
                right.gather(found);
            }
            Self::Matches { .. } => {}
            Self::Exists { over, .. } => over.iter().for_each(|it| it.gather(found)),
        }
    }
}

impl Expression {
    fn gather<'c>(&'c self, found: &mut Vec<&'c Statement>) {
        match self {
            Self::Term(_) => {}
            Self::Reckon(left, _, right) => {
                left.gather(found);
                right.gather(found);
            }
            Self::Call(_, arguments) => arguments.iter().for_each(|it| it.gather(found)),
            Self::Aggregate { over, .. } => over.iter().for_each(|it| it.gather(found)),
        }
    }
}

impl BookRule {
    /// The statements that it starts from and gives way to.
    pub fn names(&self) -> impl Iterator<Item = (&Statement, NamedAs)> {
        let conditions = self.conditions.iter().map(|it| (it, NamedAs::Condition));
        let exceptions = self.exceptions.iter().flatten();
        conditions
            .chain(exceptions.map(|it| (it, NamedAs::Exception)))
            .flat_map(|(condition, part)| {
                let statements = condition.statements();
                statements.into_iter().map(move |it| (it, part))
            })
    }
}

impl RuleBook {
    /// The rules that conclude what fits a statement, or its contrary, by id.
    pub fn concluding<'b>(
        &'b self,
        statement: &'b Statement,
    ) -> impl Iterator<Item = &'b BookRule> {
        let rules = self.rules.iter();
        rules.filter(|rule| rule.head.could_be(statement))
    }

    /// The rules that name what fits a statement, by id, each with what it does there; as an
    /// exception where it is both.
    pub fn naming<'b>(
        &'b self,
        statement: &'b Statement,
    ) -> impl Iterator<Item = (&'b BookRule, NamedAs)> {
        self.rules.iter().filter_map(|rule| {
            let parts = rule.names().filter(|(it, _)| it.could_be(statement));
            parts.map(|(_, part)| part).max().map(|part| (rule, part))
        })
    }
}
