//! Lists of numbers, one list a row, in two flat vectors.

/// Row `i` is a slice of numbers. 4 bytes an item and 4 a row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rows {
    // One more than there are rows; row `i` is `items[starts[i]..starts[i + 1]]`.
    starts: Vec<u32>,
    items: Vec<u32>,
}

impl Rows {
    /// Sorts `(row, item)` pairs into `rows` rows. Within a row the items keep the order of the
    /// pairs. Pairs whose row is `rows` or more are left out.
    #[must_use]
    pub fn of(rows: usize, pairs: impl Iterator<Item = (u32, u32)> + Clone) -> Self {
        let mut starts = vec![0_u32; rows + 1];
        for (row, _) in pairs.clone() {
            if let Some(count) = starts.get_mut(row as usize + 1) {
                *count += 1;
            }
        }
        let mut total = 0;
        for start in &mut starts {
            total += *start;
            *start = total;
        }
        let mut next = starts.clone();
        let mut items = vec![0; total as usize];
        for (row, item) in pairs {
            if (row as usize) < rows
                && let Some(place) = next.get_mut(row as usize)
            {
                if let Some(slot) = items.get_mut(*place as usize) {
                    *slot = item;
                }
                *place += 1;
            }
        }
        Self { starts, items }
    }

    /// Starts to take in pairs one by one, for so many rows.
    #[must_use]
    pub fn gather(rows: usize) -> Gathering {
        Gathering {
            count: rows,
            starts: vec![0],
            ..Gathering::default()
        }
    }

    /// The items of a row; of a row that is not there, none.
    #[must_use]
    #[inline]
    pub fn row(&self, row: u32) -> &[u32] {
        let row = row as usize;
        match (self.starts.get(row), self.starts.get(row + 1)) {
            (Some(&from), Some(&until)) => self
                .items
                .get(from as usize..until as usize)
                .unwrap_or_default(),
            _ => &[],
        }
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Every item, row by row.
    #[must_use]
    pub fn items(&self) -> &[u32] {
        &self.items
    }

    /// Every `(row, item)` pair, row by row.
    pub fn pairs(&self) -> impl Iterator<Item = (u32, u32)> + Clone + '_ {
        (0_u32..)
            .take(self.len())
            .flat_map(|row| self.row(row).iter().map(move |&item| (row, item)))
    }

    /// The same pairs the other way round: row `i` lists the rows in which `i` stands.
    #[must_use]
    pub fn reversed(&self, rows: usize) -> Self {
        Self::of(rows, self.pairs().map(|(row, item)| (item, row)))
    }
}

/// Pairs that come one by one. As long as they come row by row they are kept as rows, so that
/// nothing need be sorted in the end; 4 bytes a pair then, 8 otherwise.
#[derive(Debug, Clone, Default)]
pub struct Gathering {
    count: usize,
    // As in `Rows`, up to the row of the last pair; no longer kept once there are `rows`.
    starts: Vec<u32>,
    // The row of each item, from the first pair on that came out of order.
    rows: Option<Vec<u32>>,
    items: Vec<u32>,
}

impl Gathering {
    /// Takes in a pair. Says whether it could: there must be such a row, and fewer than 2^32 - 1
    /// pairs.
    #[inline]
    pub fn push(&mut self, row: u32, item: u32) -> bool {
        if row as usize >= self.count || self.items.len() >= (u32::MAX - 1) as usize {
            return false;
        }
        if self.rows.is_none() && (row as usize) + 1 < self.starts.len() {
            self.rows = Some(self.rows_so_far());
        }
        if let Some(rows) = &mut self.rows {
            rows.push(row);
        } else {
            self.open(row as usize);
        }
        self.items.push(item);
        true
    }

    /// All pairs as rows, each in the order in which its items came.
    #[must_use]
    pub fn rows(mut self) -> Rows {
        if let Some(rows) = self.rows {
            let pairs = rows.iter().copied().zip(self.items.iter().copied());
            return Rows::of(self.count, pairs);
        }
        if let Some(last) = self.count.checked_sub(1) {
            self.open(last);
        }
        let mut starts = self.starts;
        starts.push(length(&self.items));
        starts.truncate(self.count + 1);
        Rows {
            starts,
            items: self.items,
        }
    }

    /// Opens every row up to this one.
    #[inline]
    fn open(&mut self, row: usize) {
        while self.starts.len() <= row {
            self.starts.push(length(&self.items));
        }
    }

    fn rows_so_far(&self) -> Vec<u32> {
        let mut rows = Vec::with_capacity(2 * self.items.len());
        let ends = self.starts.iter().skip(1).copied();
        for (row, end) in (0_u32..).zip(ends.chain([length(&self.items)])) {
            rows.resize(end as usize, row);
        }
        rows
    }
}

fn length(items: &[u32]) -> u32 {
    u32::try_from(items.len()).unwrap_or(u32::MAX)
}
