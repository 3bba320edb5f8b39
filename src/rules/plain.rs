//! Rules by themselves: conditions to a Datalog program, without persons, questions or exceptions
//! that could be argued over.
//!
//! An exception is a denial here, so that rules that go round through one are refused.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::Code;

use super::datalog::{
    Aggregate, Atom, Comparison, Expression as Sum, Literal, PlanError, Planned, Program, Relation,
    Slot, Variable,
};
use super::syntax::{Condition, Expression, Fold, Sign, Spanned, Statement, Term, Value, is_name};
use super::vocabulary::{Fault, pattern_fault};

/// A rule as it is carried out by itself.
#[derive(Debug, Clone, Copy)]
pub struct PlainRule<'r> {
    /// What must hold.
    pub conditions: &'r [Condition],
    /// What follows.
    pub head: &'r Statement,
    /// What must not hold.
    pub exceptions: &'r [Vec<Condition>],
}

/// A program of rules, with the relations by their names.
#[derive(Debug, Clone)]
pub struct PlainProgram {
    /// The program.
    pub planned: Planned,
    relations: BTreeMap<Arc<str>, (Relation, usize)>,
    // By rule and literal.
    parts: Vec<Vec<Part>>,
}

/// A part of a rule, with spans of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The condition with this number.
    Condition(usize),
    /// The exception with this number.
    Exception(usize),
    /// What follows.
    Head,
}

/// What is wrong with a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadRule {
    /// The number of the rule.
    pub rule: usize,
    /// The part in which the span is counted.
    pub part: Part,
    /// What is wrong.
    pub fault: Fault,
}

impl PlainProgram {
    /// Makes the program. Relations of these names and numbers of columns are known beforehand,
    /// whether or not a rule names them.
    ///
    /// # Errors
    /// What is wrong with each rule.
    pub fn of(rules: &[PlainRule<'_>], known: &[(Arc<str>, usize)]) -> Result<Self, Vec<BadRule>> {
        let mut translation = Translation {
            program: Program::default(),
            relations: BTreeMap::new(),
            parts: Vec::new(),
        };
        let mut faults = Vec::new();
        for (name, arity) in known {
            let _ = translation.relation(name, *arity);
        }
        for (number, rule) in rules.iter().enumerate() {
            let mut names = Names::default();
            match translation.rule(rule, &mut names) {
                Ok((head, body)) => {
                    translation.program.rule(head, body);
                }
                Err((part, fault)) => faults.push(BadRule {
                    rule: number,
                    part,
                    fault,
                }),
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let Translation {
            program,
            relations,
            parts,
        } = translation;
        match program.plan() {
            Ok(planned) => Ok(Self {
                planned,
                relations,
                parts,
            }),
            Err(errors) => Err(errors
                .iter()
                .map(|error| {
                    let rule = error.rule();
                    let literal = error.literal();
                    let part = literal.map_or(Part::Head, |it| part_of(&parts, rule, it));
                    let fault = fault_of(error, span_of(rules.get(rule), part));
                    BadRule { rule, part, fault }
                })
                .collect()),
        }
    }

    /// The part of a rule that became one of its literals.
    #[must_use]
    pub fn part(&self, rule: usize, literal: usize) -> Part {
        part_of(&self.parts, rule, literal)
    }

    /// The relation with a name, and how many columns it has.
    #[must_use]
    pub fn relation(&self, name: &str) -> Option<(Relation, usize)> {
        self.relations.get(name).copied()
    }

    /// The name of a relation.
    #[must_use]
    pub fn name(&self, relation: Relation) -> &str {
        self.relations
            .iter()
            .find(|(_, (it, _))| *it == relation)
            .map_or("", |(name, _)| name)
    }

    /// Every relation by name, with its number of columns.
    pub fn relations(&self) -> impl Iterator<Item = (&str, usize)> {
        self.relations
            .iter()
            .map(|(name, (_, arity))| (&**name, *arity))
    }
}

fn part_of(parts: &[Vec<Part>], rule: usize, literal: usize) -> Part {
    let part = parts.get(rule).and_then(|it| it.get(literal));
    part.copied().unwrap_or(Part::Head)
}

/// Where a part of a rule stands in its own text.
fn span_of(rule: Option<&PlainRule<'_>>, part: Part) -> Range<usize> {
    let span = rule.and_then(|rule| match part {
        Part::Condition(number) => rule.conditions.get(number).map(Condition::span),
        Part::Exception(number) => rule.exceptions.get(number)?.first().map(Condition::span),
        Part::Head => Some(rule.head.span()),
    });
    span.unwrap_or(0..0)
}

fn fault_of(error: &PlanError, span: Range<usize>) -> Fault {
    let (code, message, help) = match error {
        PlanError::UnboundHead { column, .. } => (
            Code::UnboundVariable,
            format!(
                "nothing gives the value number {} of what follows",
                column + 1
            ),
            "name its variable in a statement among the conditions",
        ),
        PlanError::Unbound { .. } => (
            Code::UnboundVariable,
            "nothing gives a variable of this rule a value".to_owned(),
            "name it in a statement among the conditions",
        ),
        PlanError::Arity {
            relation,
            slots,
            columns,
            ..
        } => (
            Code::TypeClash,
            format!("`{relation}` is said of {columns} things elsewhere, and of {slots} here"),
            "say it of equally many things everywhere",
        ),
        PlanError::NotStratified { cycle, .. } => {
            let names: Vec<String> = cycle.iter().map(|it| format!("`{it}`")).collect();
            (
                Code::UnstratifiedNegation,
                format!(
                    "it follows from its own denial: {} go round",
                    names.join(", ")
                ),
                "break the circle: nothing may depend on its own denial or count",
            )
        }
        PlanError::Foreign { .. } | PlanError::TooLong { .. } => (
            Code::BadCondition,
            "the rule has too many conditions, variables or values".to_owned(),
            "split it into two rules",
        ),
    };
    Fault {
        code,
        span,
        message,
        help: help.to_owned(),
    }
}

/// The variables of one rule.
#[derive(Debug, Default)]
struct Names {
    known: Vec<Arc<str>>,
    // Those that the translation needs and nobody wrote.
    more: u16,
}

impl Names {
    fn of(&mut self, name: &Arc<str>) -> Variable {
        let place = self.known.iter().position(|it| it == name);
        let place = place.unwrap_or_else(|| {
            self.known.push(Arc::clone(name));
            self.known.len() - 1
        });
        Variable(u16::try_from(place).unwrap_or(u16::MAX))
    }

    fn fresh(&mut self) -> Variable {
        self.more += 1;
        // A name that nobody can write.
        self.of(&Arc::from(format!(" {}", self.more)))
    }
}

struct Translation {
    program: Program,
    relations: BTreeMap<Arc<str>, (Relation, usize)>,
    parts: Vec<Vec<Part>>,
}

impl Translation {
    fn relation(&mut self, name: &Arc<str>, arity: usize) -> Relation {
        if let Some((known, _)) = self.relations.get(name) {
            return *known;
        }
        let new = self.program.relation(Arc::clone(name), arity);
        self.relations.insert(Arc::clone(name), (new, arity));
        new
    }

    fn rule(
        &mut self,
        rule: &PlainRule<'_>,
        names: &mut Names,
    ) -> Result<(Atom, Vec<Literal>), (Part, Fault)> {
        let (mut body, mut parts) = (Vec::new(), Vec::new());
        for (number, condition) in rule.conditions.iter().enumerate() {
            let part = Part::Condition(number);
            let condition = std::slice::from_ref(condition);
            self.conditions(condition, names, &mut body)
                .map_err(|fault| (part, fault))?;
            parts.resize(body.len(), part);
        }
        for (number, exception) in rule.exceptions.iter().enumerate() {
            let part = Part::Exception(number);
            self.none(exception, names, &mut body)
                .map_err(|fault| (part, fault))?;
            parts.resize(body.len(), part);
        }
        let head = self.atom(rule.head, names);
        self.parts.push(parts);
        Ok((head, body))
    }

    fn conditions(
        &mut self,
        conditions: &[Condition],
        names: &mut Names,
        body: &mut Vec<Literal>,
    ) -> Result<(), Fault> {
        for condition in conditions {
            match condition {
                Condition::Statement { denied, statement } => {
                    let atom = self.atom(statement, names);
                    body.push(if *denied {
                        Literal::Not(atom)
                    } else {
                        Literal::Atom(atom)
                    });
                }
                Condition::Exists {
                    denied: false,
                    over,
                    ..
                } => self.conditions(over, names, body)?,
                Condition::Exists {
                    denied: true, over, ..
                } => self.none(over, names, body)?,
                Condition::Matches {
                    text,
                    pattern,
                    denied,
                } => {
                    if *denied {
                        let positive = Condition::Matches {
                            text: text.clone(),
                            pattern: pattern.clone(),
                            denied: false,
                        };
                        self.none(&[positive], names, body)?;
                    } else {
                        self.matches(text, pattern, names, body)?;
                    }
                }
                Condition::Compare {
                    left, sign, right, ..
                } => self.compare(left, *sign, right, names, body)?,
            }
        }
        Ok(())
    }

    /// That some conditions never hold together.
    fn none(
        &mut self,
        conditions: &[Condition],
        names: &mut Names,
        body: &mut Vec<Literal>,
    ) -> Result<(), Fault> {
        if let [
            Condition::Statement {
                denied: false,
                statement,
            },
        ] = conditions
        {
            let atom = self.atom(statement, names);
            body.push(Literal::Not(atom));
            return Ok(());
        }
        let mut over = Vec::new();
        self.conditions(conditions, names, &mut over)?;
        let into = names.fresh();
        body.push(Literal::Aggregate {
            fold: Aggregate::Exists,
            over,
            into,
        });
        body.push(Literal::Test {
            test: Comparison::Equal,
            left: into.into(),
            right: self.program.term(0).into(),
        });
        Ok(())
    }

    fn matches(
        &mut self,
        text: &Spanned<Term>,
        pattern: &Spanned<Arc<str>>,
        names: &mut Names,
        body: &mut Vec<Literal>,
    ) -> Result<(), Fault> {
        let compiled = self
            .program
            .pattern(&pattern.it)
            .map_err(|bad| pattern_fault(&bad, &pattern.span))?;
        let variable = match &text.it {
            Term::Variable(name) => names.of(name),
            Term::Value(value) => {
                let variable = names.fresh();
                let term = self.program.term(value.clone());
                body.push(Literal::Let(variable, term.into()));
                variable
            }
            Term::Anything => return Err(no_value(&text.span)),
        };
        body.push(Literal::Matches(variable, compiled));
        Ok(())
    }

    fn compare(
        &mut self,
        left: &Expression,
        sign: Sign,
        right: &Expression,
        names: &mut Names,
        body: &mut Vec<Literal>,
    ) -> Result<(), Fault> {
        // A variable that nothing else binds is given its value.
        for (one, other) in [(left, right), (right, left)] {
            if let (Sign::Equal, Some(name)) = (sign, one.variable())
                && !names.known.contains(name)
            {
                let value = self.sum(other, names, body)?;
                let variable = names.of(name);
                body.push(Literal::Let(variable, value));
                return Ok(());
            }
        }
        let left = self.sum(left, names, body)?;
        let right = self.sum(right, names, body)?;
        let test = match sign {
            Sign::Less => Comparison::Less,
            Sign::AtMost => Comparison::LessOrEqual,
            Sign::Greater => Comparison::Greater,
            Sign::AtLeast => Comparison::GreaterOrEqual,
            Sign::Equal => Comparison::Equal,
            Sign::Unequal => Comparison::Unequal,
        };
        body.push(Literal::Test { test, left, right });
        Ok(())
    }

    fn sum(
        &mut self,
        expression: &Expression,
        names: &mut Names,
        body: &mut Vec<Literal>,
    ) -> Result<Sum, Fault> {
        Ok(match expression {
            Expression::Term(term) => match &term.it {
                Term::Variable(name) => names.of(name).into(),
                Term::Value(value) => self.program.term(value.clone()).into(),
                Term::Anything => return Err(no_value(&term.span)),
            },
            Expression::Reckon(left, operator, right) => {
                let left = self.sum(left, names, body)?;
                Sum::of(operator.operation(), left, self.sum(right, names, body)?)
            }
            Expression::Call(function, arguments) => {
                let mut sums = arguments
                    .iter()
                    .map(|it| self.sum(it, names, body))
                    .collect::<Result<Vec<Sum>, Fault>>()?
                    .into_iter();
                let (Some(first), second) = (sums.next(), sums.next()) else {
                    return Err(too_few(&function.span));
                };
                let Some(operation) = function.it.operation() else {
                    return Ok(Sum::Year(Box::new(first)));
                };
                let second = second.ok_or_else(|| too_few(&function.span))?;
                Sum::of(operation, first, second)
            }
            Expression::Aggregate {
                fold,
                variable,
                over,
                ..
            } => {
                let mut inner = Vec::new();
                self.conditions(over, names, &mut inner)?;
                let counted: Sum = names.of(&variable.it).into();
                let into = names.fresh();
                body.push(Literal::Aggregate {
                    fold: match fold {
                        Fold::Count => Aggregate::Count(counted),
                        Fold::Min => Aggregate::Min(counted),
                        Fold::Max => Aggregate::Max(counted),
                    },
                    over: inner,
                    into,
                });
                into.into()
            }
        })
    }

    fn atom(&mut self, statement: &Statement, names: &mut Names) -> Atom {
        let relation = self.relation(&statement.name.it, statement.terms.len());
        let slots = statement
            .terms
            .iter()
            .map(|term| match &term.it {
                Term::Anything => Slot::Any,
                Term::Variable(name) => Slot::Variable(names.of(name)),
                Term::Value(value) => Slot::Term(self.program.term(value.clone())),
            })
            .collect();
        Atom { relation, slots }
    }
}

/// Reads a value as it stands in a table: a number, a day, a word, else a text.
#[must_use]
pub fn value_from_cell(cell: &str) -> Value {
    if let Ok(number) = cell.parse::<i64>() {
        return Value::Number(number);
    }
    if let Ok(day) = cell.parse() {
        return Value::Date(day);
    }
    if is_name(cell) {
        Value::Name(Arc::from(cell))
    } else {
        Value::Text(Arc::from(cell))
    }
}

fn no_value(span: &Range<usize>) -> Fault {
    Fault {
        code: Code::UnboundVariable,
        span: span.clone(),
        message: "`_` has no value to reckon with".to_owned(),
        help: "name a variable that a statement binds".to_owned(),
    }
}

fn too_few(span: &Range<usize>) -> Fault {
    Fault {
        code: Code::TypeClash,
        span: span.clone(),
        message: "a value is missing in the brackets".to_owned(),
        help: "docs/RULES.md lists the functions".to_owned(),
    }
}
