//! Programs: relations and rules as data, as somebody else read them. Whether they hang together
//! is judged in `safety`, and how to evaluate them in `plan`.

use std::sync::Arc;

use regex::{Regex, RegexBuilder};
use thiserror::Error;

use super::plan::Planned;
use super::term::{Term, Terms, Value};

/// How much memory a compiled pattern may take, in bytes.
const PATTERN_SIZE: usize = 1 << 18;

/// A set of tuples of one length, by the order in which they were declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Relation(pub(super) u32);

impl Relation {
    /// Its place in the order in which the relations were declared.
    #[must_use]
    pub fn place(self) -> usize {
        self.0 as usize
    }
}

/// What a rule leaves open, by a number that means something within that rule only. Use small
/// ones: a place is kept for each number up to the largest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Variable(pub u16);

/// A regular expression that was compiled for a program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pattern(pub(super) u32);

/// What may stand in a place of an atom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slot {
    /// The same as everywhere else in the rule where this variable stands.
    Variable(Variable),
    /// This one.
    Term(Term),
    /// Any. In a negated atom: there is none at all.
    Any,
}

impl From<Variable> for Slot {
    fn from(variable: Variable) -> Self {
        Self::Variable(variable)
    }
}

impl From<Term> for Slot {
    fn from(term: Term) -> Self {
        Self::Term(term)
    }
}

/// A relation with a slot for each of its columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Atom {
    /// Of which relation.
    pub relation: Relation,
    /// One a column.
    pub slots: Vec<Slot>,
}

impl Atom {
    /// The atom with these slots.
    pub fn of<S: Into<Slot>>(relation: Relation, slots: impl IntoIterator<Item = S>) -> Self {
        Self {
            relation,
            slots: slots.into_iter().map(Into::into).collect(),
        }
    }
}

/// A condition in the body of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Literal {
    /// There is such a tuple.
    Atom(Atom),
    /// There is no such tuple. Its variables must be bound elsewhere.
    Not(Atom),
    /// The two compare so.
    Test {
        /// How.
        test: Comparison,
        /// One side.
        left: Expression,
        /// The other.
        right: Expression,
    },
    /// The variable is the value; if it is bound elsewhere too, both must be the same.
    Let(Variable, Expression),
    /// The pattern is found in the text or name.
    Matches(Variable, Pattern),
    /// The variable is what comes of all instances of the literals. Variables that stand nowhere
    /// else in the rule are their own; the others must be bound elsewhere.
    Aggregate {
        /// What is made of them.
        fold: Aggregate,
        /// The literals.
        over: Vec<Self>,
        /// What it is.
        into: Variable,
    },
}

/// What can be made of many instances.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Aggregate {
    /// How many different values the expression has; of none, 0.
    Count(Expression),
    /// Its smallest value; of none, the literal fails.
    Min(Expression),
    /// Its largest value; of none, the literal fails.
    Max(Expression),
    /// 1 if there is an instance, else 0.
    Exists,
}

/// How two values are compared. Only numbers among each other and dates among each other have an
/// order; to ask for one of others is a fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
    /// `=`
    Equal,
    /// `!=`
    Unequal,
}

/// What has a value once its variables do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expression {
    /// The value of the variable.
    Variable(Variable),
    /// This one.
    Term(Term),
    /// The year of a date, as a number.
    Year(Box<Self>),
    /// What comes of two.
    Of(Operation, Box<[Self; 2]>),
}

impl From<Variable> for Expression {
    fn from(variable: Variable) -> Self {
        Self::Variable(variable)
    }
}

impl From<Term> for Expression {
    fn from(term: Term) -> Self {
        Self::Term(term)
    }
}

impl Expression {
    /// The operation on these two.
    pub fn of(operation: Operation, left: impl Into<Self>, right: impl Into<Self>) -> Self {
        Self::Of(operation, Box::new([left.into(), right.into()]))
    }
}

/// What can be made of two values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operation {
    /// The sum of two numbers.
    Add,
    /// The first number less the second.
    Subtract,
    /// The product of two numbers.
    Multiply,
    /// The days from the first date until the second, less than none if that is earlier.
    Days,
    /// The whole months from the first date until the second: [`crate::model::Date::months_until`].
    Months,
    /// The whole years from the first date until the second: [`crate::model::Date::years_until`].
    Years,
    /// The date so many days later.
    AddDays,
    /// The date so many months later: [`crate::model::Date::add_months`].
    AddMonths,
    /// The date so many years later: [`crate::model::Date::add_years`].
    AddYears,
}

/// Why a text is no pattern.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BadPattern {
    /// It would take more memory than a pattern may.
    #[error("the pattern is too large: compiled it takes more than {PATTERN_SIZE} bytes")]
    TooLarge,
    /// It is no regular expression.
    #[error("the pattern cannot be read: {0}")]
    Syntax(String),
}

/// A text as a pattern: compiled once, and no larger than it may be.
pub(in crate::rules) fn compiled(text: &str) -> Result<Regex, BadPattern> {
    let compiled = RegexBuilder::new(text).size_limit(PATTERN_SIZE).build();
    compiled.map_err(|error| match error {
        regex::Error::CompiledTooBig(_) => BadPattern::TooLarge,
        other @ (regex::Error::Syntax(_) | _) => {
            // The library draws the pattern first, and says in the last line what is wrong.
            let said = other.to_string();
            let last = said.lines().last().unwrap_or_default();
            BadPattern::Syntax(last.trim_start_matches("error: ").to_owned())
        }
    })
}

/// What makes a program one that cannot be evaluated. Rules are counted from 0 in the order in
/// which they were added, literals from 0 in their body.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PlanError {
    /// A variable of the head, or a slot that says `Any`, is bound by nothing in the body.
    #[error("rule {rule}: nothing binds what stands in column {column} of the head")]
    UnboundHead {
        /// The rule.
        rule: usize,
        /// The column, from 0.
        column: usize,
    },
    /// A literal needs a variable that nothing binds.
    #[error("rule {rule}, literal {literal}: nothing binds variable {}", variable.0)]
    Unbound {
        /// The rule.
        rule: usize,
        /// The literal of its body; within an aggregate, the aggregate.
        literal: usize,
        /// The variable.
        variable: Variable,
    },
    /// An atom has more or fewer slots than its relation has columns.
    #[error("rule {rule}: {slots} slots for the {columns} columns of `{relation}`")]
    Arity {
        /// The rule.
        rule: usize,
        /// The literal of its body, or none for the head.
        literal: Option<usize>,
        /// The name of the relation.
        relation: Arc<str>,
        /// How many slots there are.
        slots: usize,
        /// How many there should be.
        columns: usize,
    },
    /// A relation, pattern or term comes from another program.
    #[error("rule {rule}: a relation, pattern or term of another program")]
    Foreign {
        /// The rule.
        rule: usize,
        /// The literal of its body, or none for the head.
        literal: Option<usize>,
    },
    /// A relation depends on itself through a negation or an aggregate.
    #[error("rule {rule}, literal {literal}: not stratified, {}", told(cycle))]
    NotStratified {
        /// The rule.
        rule: usize,
        /// The negated literal or the aggregate.
        literal: usize,
        /// The names of the relations on the way round: the head of the rule, what the literal
        /// looks at, and so on to what the head comes back from.
        cycle: Vec<Arc<str>>,
    },
    /// A rule has more literals or variables than the evaluator has places.
    #[error("rule {rule}: more than {most} literals, variables or columns")]
    TooLong {
        /// The rule.
        rule: usize,
        /// How many there may be.
        most: usize,
    },
}

impl PlanError {
    /// The rule that it is about.
    #[must_use]
    pub fn rule(&self) -> usize {
        match self {
            Self::UnboundHead { rule, .. }
            | Self::Unbound { rule, .. }
            | Self::Arity { rule, .. }
            | Self::Foreign { rule, .. }
            | Self::NotStratified { rule, .. }
            | Self::TooLong { rule, .. } => *rule,
        }
    }

    /// The literal of that rule; none if it is about the head or the whole rule.
    #[must_use]
    pub fn literal(&self) -> Option<usize> {
        match self {
            Self::Unbound { literal, .. } | Self::NotStratified { literal, .. } => Some(*literal),
            Self::Arity { literal, .. } | Self::Foreign { literal, .. } => *literal,
            Self::UnboundHead { .. } | Self::TooLong { .. } => None,
        }
    }
}

fn told(cycle: &[Arc<str>]) -> String {
    let mut names: Vec<String> = cycle.iter().map(|name| format!("`{name}`")).collect();
    names.extend(names.first().cloned());
    names.join(" needs ")
}

#[derive(Debug, Clone)]
pub(super) struct Declared {
    pub(super) name: Arc<str>,
    pub(super) arity: usize,
}

#[derive(Debug, Clone)]
pub(super) struct Rule {
    pub(super) head: Atom,
    pub(super) body: Vec<Literal>,
}

/// Relations and rules, as they are being put together.
#[derive(Debug, Clone, Default)]
pub struct Program {
    pub(super) terms: Terms,
    pub(super) relations: Vec<Declared>,
    pub(super) rules: Vec<Rule>,
    pub(super) patterns: Vec<Regex>,
}

impl Program {
    /// Declares a relation with so many columns. The name is for messages only: two relations of
    /// the same name are two.
    pub fn relation(&mut self, name: impl Into<Arc<str>>, arity: usize) -> Relation {
        let relation = Relation(u32::try_from(self.relations.len()).unwrap_or(u32::MAX));
        self.relations.push(Declared {
            name: name.into(),
            arity,
        });
        relation
    }

    /// The term for a value.
    pub fn term(&mut self, value: impl Into<Value>) -> Term {
        self.terms.term(value.into())
    }

    /// Compiles a regular expression.
    ///
    /// # Errors
    /// [`BadPattern`] if it is none, or would take more than a quarter of a megabyte.
    pub fn pattern(&mut self, text: &str) -> Result<Pattern, BadPattern> {
        let compiled = compiled(text)?;
        let pattern = Pattern(u32::try_from(self.patterns.len()).unwrap_or(u32::MAX));
        self.patterns.push(compiled);
        Ok(pattern)
    }

    /// Adds a rule: the head holds where all literals of the body do. Returns its number, counted
    /// from 0.
    pub fn rule(&mut self, head: Atom, body: Vec<Literal>) -> usize {
        self.rules.push(Rule { head, body });
        self.rules.len() - 1
    }

    /// Judges the program and decides how to evaluate it.
    ///
    /// # Errors
    /// Everything that is wrong with it, in the order of the rules.
    pub fn plan(self) -> Result<Planned, Vec<PlanError>> {
        Planned::of(self)
    }
}
