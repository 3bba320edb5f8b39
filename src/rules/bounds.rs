//! Which combinations of comparisons some days and numbers can have.
//!
//! Comparisons become bounds on the difference of two quantities, kept as a matrix in which every
//! bound that follows from others is written out (difference-bound matrices, Dill 1989; difference
//! constraints, Dechter, Meiri and Pearl 1991): a circle of bounds that adds up to less than nothing
//! is impossible. What is reckoned otherwise than by days between days counts as a quantity of its
//! own, so that an impossible combination may pass for possible, and never the other way round.

use super::amount::Amount;
use super::syntax::{Function, Operator, Sign, Value};

/// What is compared and not known, each with its number.
#[derive(Debug, Clone)]
pub(super) struct Quantities(Vec<Quantity>);

/// A comparison as a difference: `plus - minus + more SIGN 0`, of quantities by number.
#[derive(Debug, Clone, Copy)]
pub(super) struct Comparison {
    plus: usize,
    minus: usize,
    more: i64,
    sign: Sign,
}

/// Bounds on differences: for a and b, how much more than b a is at most.
#[derive(Debug, Clone)]
pub(super) struct Bounds {
    // How many quantities there are.
    size: usize,
    // Row by row; what has no bound is `NONE`.
    at_most: Vec<i64>,
}

/// The number of the quantity that is nothing.
pub(super) const ZERO: usize = 0;
/// No bound.
const NONE: i64 = i64::MAX;

/// What is not known.
#[derive(Debug, Clone, PartialEq, Eq)]
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

impl Default for Quantities {
    fn default() -> Self {
        Self(vec![Quantity::Zero])
    }
}

impl Quantities {
    /// A comparison of amounts, the answers that are known being in their place; none if it bounds
    /// no difference of two quantities.
    pub(super) fn compare(
        &mut self,
        left: &Amount,
        sign: Sign,
        right: &Amount,
    ) -> Option<Comparison> {
        let Difference { plus, minus, more } = subtract(difference(left)?, difference(right)?)?;
        Some(Comparison {
            plus: self.number(plus),
            minus: self.number(minus),
            more,
            sign,
        })
    }

    fn number(&mut self, quantity: Quantity) -> usize {
        let found = self.0.iter().position(|it| *it == quantity);
        found.unwrap_or_else(|| {
            self.0.push(quantity);
            self.0.len() - 1
        })
    }
}

impl Bounds {
    /// No bounds at all.
    pub(super) fn none(quantities: &Quantities) -> Self {
        let size = quantities.0.len();
        let mut at_most = vec![NONE; size * size];
        for it in 0..size {
            at_most[it * size + it] = 0;
        }
        Self { size, at_most }
    }

    /// How much more than `b` `a` is at most, whatever bound that follows from.
    pub(super) fn at_most(&self, a: usize, b: usize) -> i64 {
        self.at_most[a * self.size + b]
    }

    /// Whether a comparison follows, or its denial.
    pub(super) fn implies(&self, comparison: &Comparison) -> Option<bool> {
        let is_possible = |so: bool| {
            let sign = comparison.sign(so);
            if sign == Sign::Unequal {
                let mut bounds = comparison.bounds(Sign::Equal);
                bounds.any(|(a, b, bound)| self.at_most(a, b) != bound)
            } else {
                let mut bounds = comparison.bounds(sign);
                bounds.all(|(a, b, bound)| sum(self.at_most(b, a), bound) >= 0)
            }
        };
        match (is_possible(true), is_possible(false)) {
            (true, true) => None,
            (so, _) => Some(so),
        }
    }

    /// Adds a comparison, or its denial, with all that follows from it.
    pub(super) fn add(&mut self, comparison: &Comparison, so: bool) {
        for (a, b, bound) in comparison.bounds(comparison.sign(so)) {
            if bound >= self.at_most(a, b) {
                continue;
            }
            for from in 0..self.size {
                let to_a = sum(self.at_most(from, a), bound);
                for to in 0..self.size {
                    let by_way = sum(to_a, self.at_most(b, to));
                    let slot = &mut self.at_most[from * self.size + to];
                    *slot = by_way.min(*slot);
                }
            }
        }
    }
}

impl Comparison {
    /// The quantities that it compares, besides nothing.
    pub(super) fn about(&self) -> impl Iterator<Item = usize> + use<> {
        [self.plus, self.minus].into_iter().filter(|it| *it != ZERO)
    }

    /// Itself in numbers.
    pub(super) fn numbers(&self) -> [i64; 4] {
        let number = |it: usize| i64::try_from(it).unwrap_or(i64::MAX);
        [
            number(self.plus),
            number(self.minus),
            self.more,
            self.sign as i64,
        ]
    }

    fn sign(&self, so: bool) -> Sign {
        if so { self.sign } else { contrary(self.sign) }
    }

    /// The bounds that make a difference so: how much more the first is at most than the second.
    fn bounds(&self, sign: Sign) -> impl Iterator<Item = (usize, usize, i64)> + use<> {
        let (plus, minus, more) = (self.plus, self.minus, self.more);
        let upper = |bound: i64| Some((plus, minus, bound.saturating_sub(more)));
        let lower = |bound: i64| Some((minus, plus, more.saturating_sub(bound)));
        let bounds = match sign {
            Sign::Less => [upper(-1), None],
            Sign::AtMost => [upper(0), None],
            Sign::Greater => [lower(1), None],
            Sign::AtLeast => [lower(0), None],
            Sign::Equal => [upper(0), lower(0)],
            Sign::Unequal => [None, None],
        };
        bounds.into_iter().flatten()
    }
}

/// Two bounds one after the other.
fn sum(first: i64, second: i64) -> i64 {
    if first == NONE || second == NONE {
        NONE
    } else {
        first.saturating_add(second)
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
