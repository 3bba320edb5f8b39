//! Rows of a table by some of their columns. An index knows the rows that it was shown, and is
//! shown more as they come.

use hashbrown::HashTable;

use super::members::hash_of;
use super::table::Table;
use super::term::Term;

/// No row.
pub(super) const NONE: u32 = u32::MAX;

/// The rows of each key form a chain, newest first: 4 bytes a row and, for each key, 4 bytes or a
/// little more.
#[derive(Debug, Clone)]
pub(super) struct Index {
    // In ascending order.
    columns: Vec<u16>,
    // Whether these are all columns, so that no key has two rows.
    whole: bool,
    heads: Heads,
    // The next older row of the same key; empty if no key has two.
    older: Vec<u32>,
    seen: u32,
}

/// The newest row of each key.
#[derive(Debug, Clone)]
enum Heads {
    /// By the term of the only column, where most terms up to the largest are keys.
    Direct(Vec<u32>),
    /// By the hash of the key.
    Hashed(HashTable<u32>),
}

impl Index {
    pub(super) fn new(columns: Vec<u16>, arity: usize) -> Self {
        Self {
            whole: columns.len() == arity,
            columns,
            heads: Heads::Hashed(HashTable::new()),
            older: Vec::new(),
            seen: 0,
        }
    }

    /// Whether it was shown every row.
    pub(super) fn is_whole(&self, table: &Table) -> bool {
        self.seen == table.len()
    }

    /// Takes in the rows that have come since.
    pub(super) fn absorb(&mut self, table: &Table) {
        if self.seen == table.len() {
            return;
        }
        self.settle(table);
        let Self {
            columns,
            whole,
            heads,
            older,
            seen,
        } = self;
        if !*whole {
            older.resize(table.len() as usize, NONE);
        }
        for row in *seen..table.len() {
            let before = match heads {
                Heads::Direct(heads) => {
                    let head =
                        column(columns, table, row).and_then(|term| heads.get_mut(term.place()));
                    head.map_or(NONE, |head| std::mem::replace(head, row))
                }
                Heads::Hashed(heads) => {
                    let key = |row| key(columns, table, row);
                    let hash = hash_of(key(row));
                    let same = |other: &u32| key(*other).eq(key(row));
                    match heads.find_mut(hash, same) {
                        Some(head) => std::mem::replace(head, row),
                        None => {
                            heads.insert_unique(hash, row, |other| hash_of(key(*other)));
                            NONE
                        }
                    }
                }
            };
            if let Some(older) = older.get_mut(row as usize) {
                *older = before;
            }
        }
        *seen = table.len();
    }

    /// Decides how heads are found. A list of all terms is the fastest, but must not grow with the
    /// terms of everything where a relation has few.
    fn settle(&mut self, table: &Table) {
        let [only] = self.columns[..] else { return };
        let terms =
            (self.seen..table.len()).filter_map(|row| table.row(row).get(usize::from(only)));
        let largest = terms.map(|term| term.place()).max().unwrap_or(0);
        let rows = table.len() as usize;
        match &mut self.heads {
            Heads::Direct(heads) if largest >= heads.len() => {
                if largest < 16 * rows + 64 {
                    heads.resize(largest + 1, NONE);
                } else {
                    self.heads = Heads::Hashed(HashTable::new());
                    self.seen = 0;
                }
            }
            Heads::Direct(_) => {}
            Heads::Hashed(_) => {
                let all = table.rows().filter_map(|row| row.get(usize::from(only)));
                // Looked at again only after the rows have doubled, so that it costs nothing.
                if (self.seen as usize) * 2 <= rows
                    && let Some(largest) = all.map(|term| term.place()).max()
                    && largest < 4 * rows + 64
                {
                    self.heads = Heads::Direct(vec![NONE; largest + 1]);
                    self.seen = 0;
                }
            }
        }
    }

    /// The newest row with this key, given by the place of each of its columns in the index.
    #[inline]
    pub(super) fn newest(&self, table: &Table, wanted: impl Fn(usize) -> Term) -> u32 {
        match &self.heads {
            Heads::Direct(heads) => heads.get(wanted(0).place()).copied().unwrap_or(NONE),
            Heads::Hashed(heads) => {
                let terms = (0..self.columns.len()).map(&wanted);
                let hash = hash_of(terms.clone());
                let same = |row: &u32| key(&self.columns, table, *row).eq(terms.clone());
                heads.find(hash, same).copied().unwrap_or(NONE)
            }
        }
    }

    /// The next older row of the same key.
    #[inline]
    pub(super) fn older(&self, row: u32) -> u32 {
        self.older.get(row as usize).copied().unwrap_or(NONE)
    }

    pub(super) fn bytes(&self) -> usize {
        let heads = match &self.heads {
            Heads::Direct(heads) => heads.capacity() * size_of::<u32>(),
            Heads::Hashed(heads) => heads.allocation_size(),
        };
        heads + self.older.capacity() * size_of::<u32>()
    }
}

fn column(columns: &[u16], table: &Table, row: u32) -> Option<Term> {
    let only = columns.first()?;
    table.row(row).get(usize::from(*only)).copied()
}

#[inline]
fn key<'a>(columns: &'a [u16], table: &'a Table, row: u32) -> impl Iterator<Item = Term> + 'a {
    let row = table.row(row);
    columns
        .iter()
        .filter_map(move |column| row.get(usize::from(*column)).copied())
}
