//! What a case compares: values, answers that may not be known yet, and what is reckoned from them.
//!
//! Reckons and compares; knows no rule.

use std::cmp::Ordering;

use super::datalog::reckoned;
use super::syntax::{Function, Operator, Sign, Value};

/// Something that can be reckoned once the answers in it are known.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Amount {
    /// A value.
    Value(Value),
    /// The value that somebody answers to the question with this number.
    Answer(u32),
    /// Two numbers added, subtracted or multiplied.
    Reckon(Box<Self>, Operator, Box<Self>),
    /// A function of the calendar.
    Call(Function, Vec<Self>),
    /// The count with this number.
    Count(u32),
}

/// What is counted: a value for each way in which some atoms hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Folded {
    /// Each value, with the atoms on which it depends and whether each must hold or fail.
    pub items: Vec<(Value, Vec<(u32, bool)>)>,
}

/// What an amount comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Reckoned {
    /// A value.
    Value(Value),
    /// It depends on what is not known.
    Unknown,
    /// There is no such value: something has no answer, or the calendar ends.
    Nothing,
}

impl Amount {
    /// What it comes to; `answer` gives the answers and `folded` the counts.
    pub(super) fn reckon(
        &self,
        answer: &dyn Fn(u32) -> Reckoned,
        folded: &dyn Fn(u32) -> Reckoned,
    ) -> Reckoned {
        match self {
            Self::Value(value) => Reckoned::Value(value.clone()),
            Self::Answer(question) => answer(*question),
            Self::Count(number) => folded(*number),
            Self::Reckon(left, operator, right) => {
                match (left.reckon(answer, folded), right.reckon(answer, folded)) {
                    (Reckoned::Value(left), Reckoned::Value(right)) => {
                        let value = reckoned(operator.operation(), &left, &right);
                        value.map_or(Reckoned::Nothing, Reckoned::Value)
                    }
                    (Reckoned::Nothing, _) | (_, Reckoned::Nothing) => Reckoned::Nothing,
                    _ => Reckoned::Unknown,
                }
            }
            Self::Call(function, arguments) => {
                let mut values = Vec::with_capacity(arguments.len());
                let mut unknown = false;
                for argument in arguments {
                    match argument.reckon(answer, folded) {
                        Reckoned::Value(value) => values.push(value),
                        Reckoned::Unknown => unknown = true,
                        Reckoned::Nothing => return Reckoned::Nothing,
                    }
                }
                if unknown {
                    Reckoned::Unknown
                } else {
                    call(*function, &values)
                }
            }
        }
    }

    /// What it comes to, if the answers in it are known and it counts nothing.
    #[must_use]
    pub fn known(&self, answer: &dyn Fn(u32) -> Option<Value>) -> Option<Value> {
        let answered = |question: u32| answer(question).map_or(Reckoned::Unknown, Reckoned::Value);
        match self.reckon(&answered, &|_| Reckoned::Unknown) {
            Reckoned::Value(value) => Some(value),
            Reckoned::Unknown | Reckoned::Nothing => None,
        }
    }

    /// The same with the answers that are known in their place.
    #[must_use]
    pub(super) fn with_answers(&self, known: &dyn Fn(u32) -> Option<Value>) -> Self {
        match self {
            Self::Value(_) | Self::Count(_) => self.clone(),
            Self::Answer(question) => known(*question).map_or_else(|| self.clone(), Self::Value),
            Self::Reckon(left, operator, right) => Self::Reckon(
                Box::new(left.with_answers(known)),
                *operator,
                Box::new(right.with_answers(known)),
            ),
            Self::Call(function, arguments) => Self::Call(
                *function,
                arguments.iter().map(|it| it.with_answers(known)).collect(),
            ),
        }
    }

    /// The questions and counts on which it depends.
    pub(super) fn leaves(&self, questions: &mut Vec<u32>, folds: &mut Vec<u32>) {
        match self {
            Self::Value(_) => {}
            Self::Answer(question) => questions.push(*question),
            Self::Count(number) => folds.push(*number),
            Self::Reckon(left, _, right) => {
                left.leaves(questions, folds);
                right.leaves(questions, folds);
            }
            Self::Call(_, arguments) => {
                for argument in arguments {
                    argument.leaves(questions, folds);
                }
            }
        }
    }
}

fn call(function: Function, values: &[Value]) -> Reckoned {
    let value = match (function.operation(), values) {
        (Some(operation), [left, right]) => reckoned(operation, left, right).ok(),
        (None, [Value::Date(day)]) => Some(Value::Number(i64::from(day.parts().0))),
        (Some(_) | None, _) => None,
    };
    value.map_or(Reckoned::Nothing, Reckoned::Value)
}

/// Whether a comparison of two values holds; of what cannot be put in order, only `=` and `!=` can.
#[must_use]
pub(super) fn holds(left: &Value, sign: Sign, right: &Value) -> bool {
    let order = left
        .compare(right)
        .or_else(|| (left == right).then_some(Ordering::Equal));
    match sign {
        Sign::Equal => left == right,
        Sign::Unequal => left != right,
        Sign::Less => order == Some(Ordering::Less),
        Sign::Greater => order == Some(Ordering::Greater),
        Sign::AtMost => matches!(order, Some(Ordering::Less | Ordering::Equal)),
        Sign::AtLeast => matches!(order, Some(Ordering::Greater | Ordering::Equal)),
    }
}
