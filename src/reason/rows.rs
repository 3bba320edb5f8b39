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
