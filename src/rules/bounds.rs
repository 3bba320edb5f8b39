//! Which combinations of comparisons some days and numbers can have.
//!
//! Comparisons become bounds on the difference of two quantities, and a circle of bounds that adds
//! up to less than nothing is impossible (Bellman 1958; difference constraints, Dechter, Meiri and
//! Pearl 1991). What is reckoned otherwise than by days between days counts as a quantity of its
//! own, so that an impossible combination may pass for possible, and never the other way round.

use std::collections::BTreeMap;

use super::amount::Amount;
use super::syntax::{Function, Operator, Sign, Value};

/// Bounds on differences: `(a, b) -> c` says that a is at most c more than b.
#[derive(Debug, Clone, Default)]
pub(super) struct Bounds {
    at_most: BTreeMap<(Quantity, Quantity), i64>,
}

/// What is not known.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Quantity {
    /// Nothing: the first day of 1970, and the number 0.
    Zero,
    /// An amount that is not known.
    Amount(Amount),
}

/// The difference of two quantities and a number more.
struct Difference {
    plus: Quantity,
    minus: Quantity,
    more: i64,
}

impl Bounds {
    /// The bounds with one comparison more, or with its denial; none if nothing can be so.
    /// `known` replaces the answers that are known.
    pub(super) fn with(
        &self,
        left: &Amount,
        sign: Sign,
        right: &Amount,
        so: bool,
        known: &dyn Fn(&Amount) -> Amount,
    ) -> Option<Self> {
        let mut bounds = self.clone();
        let (Some(left), Some(right)) = (difference(&known(left)), difference(&known(right)))
        else {
            return Some(bounds);
        };
        let Some(Difference { plus, minus, more }) = subtract(left, right) else {
            return Some(bounds);
        };
        let sign = if so { sign } else { contrary(sign) };
        // plus - minus + more SIGN 0
        let upper = |bound: i64| ((plus.clone(), minus.clone()), bound.saturating_sub(more));
        let lower = |bound: i64| ((minus.clone(), plus.clone()), more.saturating_sub(bound));
        let new = match sign {
            Sign::Less => vec![upper(-1)],
            Sign::AtMost => vec![upper(0)],
            Sign::Greater => vec![lower(1)],
            Sign::AtLeast => vec![lower(0)],
            Sign::Equal => vec![upper(0), lower(0)],
            Sign::Unequal => Vec::new(),
        };
        for (pair, bound) in new {
            let slot = bounds.at_most.entry(pair).or_insert(bound);
            *slot = bound.min(*slot);
        }
        bounds.are_possible().then_some(bounds)
    }

    /// Whether some values satisfy every bound: no circle of them adds up to less than nothing.
    fn are_possible(&self) -> bool {
        let mut reach: BTreeMap<&Quantity, i64> = BTreeMap::new();
        for (a, b) in self.at_most.keys() {
            reach.insert(a, 0);
            reach.insert(b, 0);
        }
        let rounds = reach.len();
        for round in 0..=rounds {
            let mut changed = false;
            for ((a, b), bound) in &self.at_most {
                // a <= b + bound
                let from = reach.get(b).copied().unwrap_or(0).saturating_add(*bound);
                if let Some(slot) = reach.get_mut(a)
                    && from < *slot
                {
                    *slot = from;
                    changed = true;
                }
            }
            if !changed {
                return true;
            }
            if round == rounds {
                return false;
            }
        }
        true
    }
}

fn contrary(sign: Sign) -> Sign {
    match sign {
        Sign::Less => Sign::AtLeast,
        Sign::AtLeast => Sign::Less,
        Sign::Greater => Sign::AtMost,
        Sign::AtMost => Sign::Greater,
        Sign::Equal => Sign::Unequal,
        Sign::Unequal => Sign::Equal,
    }
}

/// An amount as a difference; none of what has no order.
fn difference(amount: &Amount) -> Option<Difference> {
    let alone = |plus: Quantity, more: i64| Difference {
        plus,
        minus: Quantity::Zero,
        more,
    };
    match amount {
        Amount::Value(Value::Number(number)) => Some(alone(Quantity::Zero, *number)),
        Amount::Value(Value::Date(day)) => Some(alone(Quantity::Zero, i64::from(day.days()))),
        Amount::Value(Value::Name(_) | Value::Text(_)) => None,
        Amount::Call(Function::Days, arguments) => match arguments.as_slice() {
            [from, to] => subtract(difference(to)?, difference(from)?)
                .or_else(|| Some(alone(Quantity::Amount(amount.clone()), 0))),
            _ => None,
        },
        Amount::Call(Function::AddDays, arguments) => match arguments.as_slice() {
            [day, Amount::Value(Value::Number(number))] => {
                let day = difference(day)?;
                let more = day.more.saturating_add(*number);
                Some(Difference { more, ..day })
            }
            _ => Some(alone(Quantity::Amount(amount.clone()), 0)),
        },
        Amount::Reckon(left, operator @ (Operator::Plus | Operator::Minus), right) => {
            let own = || Some(alone(Quantity::Amount(amount.clone()), 0));
            let (Some(left), Some(right)) = (difference(left), difference(right)) else {
                return own();
            };
            match operator {
                Operator::Minus => subtract(left, right).or_else(own),
                Operator::Plus | Operator::Times => subtract(
                    left,
                    Difference {
                        plus: right.minus,
                        minus: right.plus,
                        more: right.more.saturating_neg(),
                    },
                )
                .or_else(own),
            }
        }
        Amount::Answer(_) | Amount::Count(_) | Amount::Call(..) | Amount::Reckon(..) => {
            Some(alone(Quantity::Amount(amount.clone()), 0))
        }
    }
}

/// The difference of two differences, if it is one of two quantities.
fn subtract(left: Difference, right: Difference) -> Option<Difference> {
    let more = left.more.saturating_sub(right.more);
    let mut plus = vec![left.plus, right.minus];
    let mut minus = vec![left.minus, right.plus];
    plus.retain(|it| *it != Quantity::Zero);
    minus.retain(|it| *it != Quantity::Zero);
    plus.retain(|it| match minus.iter().position(|other| other == it) {
        Some(place) => {
            minus.remove(place);
            false
        }
        None => true,
    });
    if plus.len() > 1 || minus.len() > 1 {
        return None;
    }
    Some(Difference {
        plus: plus.pop().unwrap_or(Quantity::Zero),
        minus: minus.pop().unwrap_or(Quantity::Zero),
        more,
    })
}
