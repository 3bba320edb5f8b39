//! Which rows a relation has: asked once for every instance of every rule, so that it decides how
//! fast everything is. It does not know at what place a row stands, unless it must.

use hashbrown::HashTable;

use super::table::{Fresh, Table};
use super::term::Term;

/// The rows of a relation, as a set.
#[derive(Debug, Clone)]
pub(super) enum Members {
    /// No columns: the one row is there or not.
    Bare(bool),
    /// One or two columns.
    Narrow(Words),
    /// More columns: places of rows, found by the hash of the row.
    Wide(HashTable<u32>),
}

impl Members {
    pub(super) fn new(arity: usize) -> Self {
        match arity {
            0 => Self::Bare(false),
            1 | 2 => Self::Narrow(Words::default()),
            _ => Self::Wide(HashTable::new()),
        }
    }

    /// Takes in a row, which will stand behind those of the table and those that are fresh. Says
    /// whether it is new.
    #[inline]
    pub(super) fn insert(&mut self, row: &[Term], table: &Table, fresh: &Fresh) -> bool {
        match self {
            Self::Bare(there) => !std::mem::replace(there, true),
            Self::Narrow(words) => {
                let (key, bit) = word(row);
                words.insert(key, bit)
            }
            Self::Wide(places) => {
                let at = |place: u32| {
                    place.checked_sub(table.len()).map_or_else(
                        || table.row(place),
                        |place| {
                            let at = place as usize * row.len();
                            fresh.terms.get(at..at + row.len()).unwrap_or_default()
                        },
                    )
                };
                let hash = hash_of(row.iter().copied());
                let same = |place: &u32| at(*place) == row;
                if places.find(hash, same).is_some() {
                    return false;
                }
                let place = table.len() + fresh.len;
                places.insert_unique(hash, place, |place| hash_of(at(*place).iter().copied()));
                true
            }
        }
    }

    /// Whether there is such a row in the table.
    #[inline]
    pub(super) fn contains(&self, row: &[Term], table: &Table) -> bool {
        match self {
            Self::Bare(there) => *there,
            Self::Narrow(words) => {
                let (key, bit) = word(row);
                words.contains(key, bit)
            }
            Self::Wide(places) => {
                let hash = hash_of(row.iter().copied());
                places
                    .find(hash, |place| table.row(*place) == row)
                    .is_some()
            }
        }
    }

    pub(super) fn bytes(&self) -> usize {
        match self {
            Self::Bare(_) => 0,
            Self::Narrow(words) => words.slots.capacity() * size_of::<(u64, u64)>(),
            Self::Wide(places) => places.allocation_size(),
        }
    }
}

/// Rows of one or two columns as bits: the last column is cut into words of 64 neighbours, and
/// each word that has a bit stands in an open table (linear probing), found by the rest of the row.
///
/// Where neighbours go together, as they do in closures, a row takes a few bits and the table stays
/// in the cache; where they do not, it takes one slot, as in any open table.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    // As many as a power of two, or none. A slot without a bit is free.
    slots: Vec<(u64, u64)>,
    used: usize,
}

/// The word of a row of one or two columns, and its bit in it.
#[inline]
fn word(row: &[Term]) -> (u64, u64) {
    let (first, last) = match *row {
        [first, last] => (u64::from(first.0), last.0),
        [last, ..] => (0, last.0),
        [] => (0, 0),
    };
    ((first << 26) | u64::from(last >> 6), 1 << (last & 63))
}

impl Words {
    #[inline]
    fn insert(&mut self, key: u64, bit: u64) -> bool {
        if self.used * 4 >= self.slots.len() * 3 {
            self.grow();
        }
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = start(key) & mask;
        // A quarter of the slots is free, so that one is always met.
        while let Some(slot) = self.slots.get_mut(at) {
            if slot.1 == 0 {
                *slot = (key, bit);
                self.used += 1;
                return true;
            }
            if slot.0 == key {
                let new = slot.1 & bit == 0;
                slot.1 |= bit;
                return new;
            }
            at = (at + 1) & mask;
        }
        false
    }

    #[inline]
    fn contains(&self, key: u64, bit: u64) -> bool {
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = start(key) & mask;
        while let Some(slot) = self.slots.get(at) {
            if slot.1 == 0 {
                return false;
            }
            if slot.0 == key {
                return slot.1 & bit != 0;
            }
            at = (at + 1) & mask;
        }
        false
    }

    #[cold]
    fn grow(&mut self) {
        let slots = vec![(0, 0); (self.slots.len() * 2).max(4)];
        let before = std::mem::replace(&mut self.slots, slots);
        let mask = self.slots.len() - 1;
        for (key, bits) in before.into_iter().filter(|slot| slot.1 != 0) {
            let mut at = start(key) & mask;
            while let Some(slot) = self.slots.get_mut(at) {
                if slot.1 == 0 {
                    *slot = (key, bits);
                    break;
                }
                at = (at + 1) & mask;
            }
        }
    }
}

#[inline]
fn start(key: u64) -> usize {
    // The low bits of the result are those that the table takes.
    usize::try_from(mixed(key) & u64::from(u32::MAX)).unwrap_or(0)
}

/// Spreads keys that follow each other over all numbers (the mixing step of wyhash: the halves of
/// a product, folded).
#[inline]
fn mixed(key: u64) -> u64 {
    let product = u128::from(key ^ 0x9e37_79b9_7f4a_7c15) * 0xd6e8_feb8_6659_fd93_u128;
    let [low, high] = [product, product >> 64].map(|half| half & u128::from(u64::MAX));
    u64::try_from(low ^ high).unwrap_or(0)
}

/// A hash of a few terms.
#[inline]
pub(super) fn hash_of(terms: impl Iterator<Item = Term>) -> u64 {
    terms.fold(0, |hash, term| {
        mixed(hash.rotate_left(23) ^ u64::from(term.0))
    })
}
