//! The values of expressions. They ask no table.

use super::program::{Comparison, Expression, Operation};
use super::term::{Term, Terms, Value};
use crate::model::Date;

/// Why an expression has no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::rules) enum Fault {
    /// Past the largest or smallest number, or outside the calendar.
    Overflow,
    /// A number was wanted and something else found, or so.
    Kind,
}

/// What an expression comes to. What was computed is not yet taken in among the terms: most of it
/// is compared and forgotten.
#[derive(Debug, Clone, Copy)]
enum Outcome {
    Term(Term),
    Number(i64),
    Date(Date),
}

/// The term of an expression, where the variables have these terms.
pub(super) fn term(
    expression: &Expression,
    registers: &[Term],
    terms: &mut Terms,
) -> Result<Term, Fault> {
    Ok(match outcome(expression, registers, terms)? {
        Outcome::Term(term) => term,
        Outcome::Number(number) => terms.term(Value::Number(number)),
        Outcome::Date(date) => terms.term(Value::Date(date)),
    })
}

/// Whether two expressions compare so, where the variables have these terms.
pub(super) fn holds(
    test: Comparison,
    [left, right]: [&Expression; 2],
    registers: &[Term],
    terms: &Terms,
) -> Result<bool, Fault> {
    let (left, right) = (
        outcome(left, registers, terms)?,
        outcome(right, registers, terms)?,
    );
    let order = || {
        let (left, right) = (computed(left, terms)?, computed(right, terms)?);
        left.compare(&right).ok_or(Fault::Kind)
    };
    Ok(match test {
        Comparison::Equal => same(left, right, terms),
        Comparison::Unequal => !same(left, right, terms),
        Comparison::Less => order()?.is_lt(),
        Comparison::LessOrEqual => order()?.is_le(),
        Comparison::Greater => order()?.is_gt(),
        Comparison::GreaterOrEqual => order()?.is_ge(),
    })
}

fn same(left: Outcome, right: Outcome, terms: &Terms) -> bool {
    if let (Outcome::Term(left), Outcome::Term(right)) = (left, right) {
        return left == right;
    }
    match (computed(left, terms), computed(right, terms)) {
        (Ok(left), Ok(right)) => left == right,
        // A name or text is never what was computed.
        (Ok(_) | Err(_), _) => false,
    }
}

/// The number or date.
fn computed(outcome: Outcome, terms: &Terms) -> Result<Value, Fault> {
    match outcome {
        Outcome::Number(number) => Ok(Value::Number(number)),
        Outcome::Date(date) => Ok(Value::Date(date)),
        Outcome::Term(term) => match terms.value(term) {
            Some(Value::Number(number)) => Ok(Value::Number(*number)),
            Some(Value::Date(date)) => Ok(Value::Date(*date)),
            Some(Value::Name(_) | Value::Text(_)) | None => Err(Fault::Kind),
        },
    }
}

fn number(value: &Value) -> Result<i64, Fault> {
    match value {
        Value::Number(number) => Ok(*number),
        Value::Date(_) | Value::Name(_) | Value::Text(_) => Err(Fault::Kind),
    }
}

fn date(value: &Value) -> Result<Date, Fault> {
    match value {
        Value::Date(date) => Ok(*date),
        Value::Number(_) | Value::Name(_) | Value::Text(_) => Err(Fault::Kind),
    }
}

fn outcome(expression: &Expression, registers: &[Term], terms: &Terms) -> Result<Outcome, Fault> {
    match expression {
        Expression::Variable(variable) => registers
            .get(usize::from(variable.0))
            .map(|term| Outcome::Term(*term))
            .ok_or(Fault::Kind),
        Expression::Term(term) => Ok(Outcome::Term(*term)),
        Expression::Year(inner) => {
            let date = date(&computed(outcome(inner, registers, terms)?, terms)?)?;
            Ok(Outcome::Number(i64::from(date.parts().0)))
        }
        Expression::Of(operation, both) => {
            let [left, right] = both.as_ref();
            let left = outcome(left, registers, terms)?;
            let right = outcome(right, registers, terms)?;
            let (left, right) = (computed(left, terms)?, computed(right, terms)?);
            match reckoned(*operation, &left, &right)? {
                Value::Number(number) => Ok(Outcome::Number(number)),
                Value::Date(date) => Ok(Outcome::Date(date)),
                Value::Name(_) | Value::Text(_) => Err(Fault::Kind),
            }
        }
    }
}

/// What comes of two values.
///
/// # Errors
/// [`Fault`] if there is no such number or day, or the values are of another kind.
pub(in crate::rules) fn reckoned(
    operation: Operation,
    left: &Value,
    right: &Value,
) -> Result<Value, Fault> {
    let numbers = |of: fn(i64, i64) -> Option<i64>| {
        let result = of(number(left)?, number(right)?);
        result.map(Value::Number).ok_or(Fault::Overflow)
    };
    let between = |of: fn(Date, Date) -> i32| {
        let result = of(date(left)?, date(right)?);
        Ok(Value::Number(i64::from(result)))
    };
    let later = |of: fn(Date, i64) -> Option<Date>| {
        let result = of(date(left)?, number(right)?);
        result.map(Value::Date).ok_or(Fault::Overflow)
    };
    match operation {
        Operation::Add => numbers(i64::checked_add),
        Operation::Subtract => numbers(i64::checked_sub),
        Operation::Multiply => numbers(i64::checked_mul),
        // The calendar has fewer than 2^23 days.
        Operation::Days => between(|from, until| until.days() - from.days()),
        Operation::Months => between(Date::months_until),
        Operation::Years => between(Date::years_until),
        Operation::AddDays => later(Date::add_days),
        Operation::AddMonths => later(Date::add_months),
        Operation::AddYears => later(Date::add_years),
    }
}
