//! Rows of a table by some of their columns. An index knows the rows that it was shown, and is
//! shown more as they come.

use hashbrown::HashTable;

use super::members::hash_of;
use super::table::Table;
use super::term::Term;

/// No list.
const NONE: u32 = u32::MAX;

/// For each key the rows that have it, one after the other in memory and oldest first, each as an
/// entry: its place in the table, then its other columns. A join then reads memory in order, and
/// does not touch the table.
///
/// A list has room for the next power of two; where it grows out of that it moves, and leaves its
/// place to the next list of that size. 8 to 16 bytes an entry of two columns, and 12 a key.
#[derive(Debug, Clone)]
pub(super) struct Index {
    // In ascending order.
    columns: Vec<u16>,
    // Those that are not in the key, in ascending order.
    others: Vec<u16>,
    heads: Heads,
    lists: Vec<List>,
    // Places of rows stand here as terms, so that an entry is one slice.
    entries: Vec<Term>,
    // Places in `entries` that were left, by the power of two of their room.
    left: Vec<Vec<u32>>,
    seen: u32,
}

/// The list of each key.
#[derive(Debug, Clone)]
enum Heads {
    /// By the term of the only column, where most terms up to the largest are keys.
    Direct(Vec<u32>),
    /// By the hash of the key.
    Hashed(HashTable<u32>),
}

/// Where the entries of a key stand, counted in entries.
#[derive(Debug, Clone, Copy)]
struct List {
    start: u32,
    len: u32,
}

impl Index {
    pub(super) fn new(columns: Vec<u16>, arity: usize) -> Self {
        let all = (0_u16..).take(arity);
        Self {
            others: all.filter(|it| !columns.contains(it)).collect(),
            columns,
            heads: Heads::Hashed(HashTable::new()),
            lists: Vec::new(),
            entries: Vec::new(),
            left: Vec::new(),
            seen: 0,
        }
    }

    /// Whether it was shown every row.
    pub(super) fn is_whole(&self, table: &Table) -> bool {
        self.seen == table.len()
    }

    /// How many keys there are.
    pub(super) fn keys(&self) -> u32 {
        u32::try_from(self.lists.len()).unwrap_or(u32::MAX)
    }

    /// How many rows it was not yet shown.
    pub(super) fn unseen(&self, table: &Table) -> u32 {
        table.len().saturating_sub(self.seen)
    }

    /// Takes in the rows that have come since.
    pub(super) fn absorb(&mut self, table: &Table) {
        if self.is_whole(table) {
            return;
        }
        self.settle(table);
        for row in self.seen..table.len() {
            let list = self.list_of(table, row);
            self.push(list, table, row);
        }
        self.seen = table.len();
    }

    /// The number of the list of the key of a row, which is opened if there is none.
    fn list_of(&mut self, table: &Table, row: u32) -> u32 {
        let Self {
            columns,
            others,
            heads,
            lists,
            entries,
            ..
        } = self;
        let next = u32::try_from(lists.len()).unwrap_or(NONE);
        let list = match heads {
            Heads::Direct(heads) => {
                let only = columns.first().copied().unwrap_or_default();
                let term = table.row(row).get(usize::from(only));
                let Some(head) = term.and_then(|term| heads.get_mut(term.place())) else {
                    return NONE;
                };
                if *head == NONE {
                    *head = next;
                }
                *head
            }
            Heads::Hashed(heads) => {
                let stride = others.len() + 1;
                // A list stands for the key of its first row.
                let first = |list: u32| {
                    lists.get(list as usize).map_or(row, |list| {
                        let at = list.start as usize * stride;
                        entries.get(at).map_or(row, |term| term.0)
                    })
                };
                let hash = hash_of(key(columns, table, row));
                let same =
                    |list: &u32| key(columns, table, first(*list)).eq(key(columns, table, row));
                let known = heads.find(hash, same).copied();
                known.unwrap_or_else(|| {
                    heads.insert_unique(hash, next, |list| {
                        hash_of(key(columns, table, first(*list)))
                    });
                    next
                })
            }
        };
        if list == next {
            let start = self.room(0);
            self.lists.push(List { start, len: 0 });
        }
        list
    }

    /// A place with room for so many entries, given as a power of two.
    fn room(&mut self, power: usize) -> u32 {
        if let Some(start) = self.left.get_mut(power).and_then(Vec::pop) {
            return start;
        }
        let stride = self.others.len() + 1;
        let start = self.entries.len() / stride;
        self.entries
            .resize(self.entries.len() + (stride << power), Term(NONE));
        u32::try_from(start).unwrap_or(NONE)
    }

    /// Puts a row at the end of a list.
    fn push(&mut self, number: u32, table: &Table, row: u32) {
        let stride = self.others.len() + 1;
        let Some(List { start, len }) = self.lists.get(number as usize).copied() else {
            return;
        };
        let mut start = start;
        if len.is_power_of_two() {
            // A list of this length is full, and moves where there is twice the room.
            let power = len.trailing_zeros() as usize;
            let to = self.room(power + 1);
            let from = start as usize * stride;
            let there = from..from + len as usize * stride;
            if there.end <= self.entries.len() {
                self.entries.copy_within(there, to as usize * stride);
            }
            if self.left.len() <= power {
                self.left.resize(power + 1, Vec::new());
            }
            if let Some(left) = self.left.get_mut(power) {
                left.push(start);
            }
            start = to;
        }
        let at = (start as usize + len as usize) * stride;
        let cells = self.entries.get_mut(at..at + stride).unwrap_or_default();
        let terms = table.row(row);
        let others = self.others.iter();
        let others = others.filter_map(|column| terms.get(usize::from(*column)).copied());
        for (cell, term) in cells.iter_mut().zip([Term(row)].into_iter().chain(others)) {
            *cell = term;
        }
        if let Some(list) = self.lists.get_mut(number as usize) {
            *list = List {
                start,
                len: len + 1,
            };
        }
    }

    /// Decides how lists are found. A list of all terms is the fastest, but must not grow with the
    /// terms of everything where a relation has few.
    fn settle(&mut self, table: &Table) {
        let [only] = self.columns[..] else { return };
        let only = usize::from(only);
        let largest = |rows: std::ops::Range<u32>| {
            let terms = rows.filter_map(|row| table.row(row).get(only));
            terms.map(|term| term.place()).max().unwrap_or(0)
        };
        let rows = table.len() as usize;
        match &mut self.heads {
            Heads::Direct(heads) => {
                let largest = largest(self.seen..table.len());
                if largest < heads.len() {
                } else if largest < 16 * rows + 64 {
                    heads.resize(largest + 1, NONE);
                } else {
                    self.begin(Heads::Hashed(HashTable::new()));
                }
            }
            Heads::Hashed(_) => {
                // Looked at again only after the rows have doubled, so that it costs nothing.
                if (self.seen as usize) * 2 <= rows {
                    let largest = largest(0..table.len());
                    if largest < 4 * rows + 64 {
                        self.begin(Heads::Direct(vec![NONE; largest + 1]));
                    }
                }
            }
        }
    }

    /// Begins anew.
    fn begin(&mut self, heads: Heads) {
        self.heads = heads;
        self.lists.clear();
        self.entries.clear();
        self.left.clear();
        self.seen = 0;
    }

    /// The entries of a key, given by the place of each of its columns in the index.
    #[inline]
    pub(super) fn entries(&self, table: &Table, wanted: impl Fn(usize) -> Term) -> Entries<'_> {
        let list = match &self.heads {
            Heads::Direct(heads) => heads.get(wanted(0).place()).copied(),
            Heads::Hashed(heads) => {
                let terms = (0..self.columns.len()).map(&wanted);
                let hash = hash_of(terms.clone());
                let same = |list: &u32| {
                    let first = self.entries_of(*list).rows().next();
                    first.is_some_and(|row| key(&self.columns, table, row).eq(terms.clone()))
                };
                heads.find(hash, same).copied()
            }
        };
        self.entries_of(list.unwrap_or(NONE))
    }

    #[inline]
    fn entries_of(&self, list: u32) -> Entries<'_> {
        let stride = self.others.len() + 1;
        let entries = self.lists.get(list as usize).and_then(|list| {
            let at = list.start as usize * stride;
            self.entries.get(at..at + list.len as usize * stride)
        });
        Entries {
            stride,
            terms: entries.unwrap_or_default(),
        }
    }

    pub(super) fn bytes(&self) -> usize {
        let heads = match &self.heads {
            Heads::Direct(heads) => heads.capacity() * size_of::<u32>(),
            Heads::Hashed(heads) => heads.allocation_size(),
        };
        let left: usize = self.left.iter().map(Vec::capacity).sum();
        heads
            + self.lists.capacity() * size_of::<List>()
            + (self.entries.capacity() + left) * size_of::<u32>()
    }
}

/// The rows of one key.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entries<'a> {
    stride: usize,
    terms: &'a [Term],
}

impl<'a> Entries<'a> {
    pub(super) fn is_empty(self) -> bool {
        self.terms.is_empty()
    }

    /// Each entry: the place of the row as the first term, then its other columns.
    #[inline]
    pub(super) fn each(self) -> impl Iterator<Item = &'a [Term]> {
        self.terms.chunks_exact(self.stride)
    }

    /// The places of the rows.
    #[inline]
    pub(super) fn rows(self) -> impl Iterator<Item = u32> + 'a {
        self.each().filter_map(|entry| Some(entry.first()?.0))
    }

    /// Those whose rows stand before this one, and the others.
    pub(super) fn split(self, row: u32) -> [Self; 2] {
        let (mut low, mut high) = (0, self.terms.len() / self.stride);
        while low < high {
            let middle = low + (high - low) / 2;
            if self
                .terms
                .get(middle * self.stride)
                .is_some_and(|term| term.0 < row)
            {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        let (before, others) = self
            .terms
            .split_at_checked(low * self.stride)
            .unwrap_or_default();
        [before, others].map(|terms| Self { terms, ..self })
    }
}

#[inline]
fn key<'a>(columns: &'a [u16], table: &'a Table, row: u32) -> impl Iterator<Item = Term> + 'a {
    let row = table.row(row);
    columns
        .iter()
        .filter_map(move |column| row.get(usize::from(*column)).copied())
}
