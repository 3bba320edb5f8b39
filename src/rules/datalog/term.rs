//! Terms: the values that stand in tuples, each kept once and called by a number. They compute
//! nothing.

use std::cmp::Ordering;
use std::fmt;
use std::hash::BuildHasher;
use std::sync::Arc;

use hashbrown::{DefaultHashBuilder, HashTable};

use crate::model::Date;

/// What can stand in a tuple.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Value {
    /// A whole number.
    Number(i64),
    /// A day.
    Date(Date),
    /// What is called by its name; another thing than the text that reads the same.
    Name(Arc<str>),
    /// A text.
    Text(Arc<str>),
}

impl Value {
    /// The name.
    pub fn name(name: impl Into<Arc<str>>) -> Self {
        Self::Name(name.into())
    }

    /// The text.
    pub fn text(text: impl Into<Arc<str>>) -> Self {
        Self::Text(text.into())
    }

    /// Which comes first: of two numbers the smaller, of two dates the earlier. Nothing else has
    /// an order.
    #[must_use]
    pub fn compare(&self, other: &Self) -> Option<Ordering> {
        match (self, other) {
            (Self::Number(left), Self::Number(right)) => Some(left.cmp(right)),
            (Self::Date(left), Self::Date(right)) => Some(left.cmp(right)),
            (Self::Number(_) | Self::Date(_) | Self::Name(_) | Self::Text(_), _) => None,
        }
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<Date> for Value {
    fn from(date: Date) -> Self {
        Self::Date(date)
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => write!(f, "{number}"),
            Self::Date(date) => write!(f, "{date}"),
            Self::Name(name) => f.write_str(name),
            Self::Text(text) => write!(f, "{text:?}"),
        }
    }
}

/// The number by which [`Terms`] call a value. Equal terms of the same [`Terms`] are equal values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Term(pub(super) u32);

impl Term {
    /// Its place in the order in which the values came.
    #[must_use]
    pub fn place(self) -> usize {
        self.0 as usize
    }
}

/// Every value once, in the order in which they came. Terms may stand on others, whose numbers
/// then mean the same in both.
#[derive(Debug, Clone, Default)]
pub struct Terms {
    below: Option<Arc<Self>>,
    // The number of the first value that is kept here.
    first: u32,
    values: Vec<Value>,
    // Places in `values`, found by the hash of the value.
    places: HashTable<u32>,
    hasher: DefaultHashBuilder,
}

impl Terms {
    /// Terms that stand on these: what is added to them is not added to these.
    #[must_use]
    pub fn over(below: Arc<Self>) -> Self {
        Self {
            first: below.len(),
            // One hash then serves the whole pile.
            hasher: below.hasher.clone(),
            below: Some(below),
            ..Self::default()
        }
    }

    /// How many values there are, with those below.
    #[must_use]
    pub fn count(&self) -> usize {
        self.len() as usize
    }

    fn len(&self) -> u32 {
        // Fewer than 2^32 values are ever taken in, as `term` sees to.
        self.first + u32::try_from(self.values.len()).unwrap_or(u32::MAX)
    }

    /// The term of a value, taken in if it is new. After 2^32 - 2 values the next ones are all
    /// called by the same term; the limits of a run are reached long before.
    pub fn term(&mut self, value: Value) -> Term {
        let hash = self.hasher.hash_one(&value);
        if let Some(term) = self.known(hash, &value) {
            return term;
        }
        let place = u32::try_from(self.values.len()).unwrap_or(u32::MAX);
        let Some(term) = self.first.checked_add(place).filter(|it| *it < u32::MAX) else {
            return Term(u32::MAX - 1);
        };
        self.values.push(value);
        let Self {
            values,
            places,
            hasher,
            ..
        } = self;
        places.insert_unique(hash, place, |&place| {
            values
                .get(place as usize)
                .map_or(0, |value| hasher.hash_one(value))
        });
        Term(term)
    }

    /// The term of a value, if it has come up.
    #[must_use]
    pub fn find(&self, value: &Value) -> Option<Term> {
        self.known(self.hasher.hash_one(value), value)
    }

    fn known(&self, hash: u64, value: &Value) -> Option<Term> {
        let below = self.below.as_ref();
        below
            .and_then(|below| below.known(hash, value))
            .or_else(|| {
                let same = |place: &u32| self.values.get(*place as usize) == Some(value);
                let place = self.places.find(hash, same)?;
                Some(Term(self.first + place))
            })
    }

    /// The value of a term; none if the term is of other terms.
    #[must_use]
    pub fn value(&self, term: Term) -> Option<&Value> {
        match term.0.checked_sub(self.first) {
            Some(place) => self.values.get(place as usize),
            None => self.below.as_ref()?.value(term),
        }
    }
}
