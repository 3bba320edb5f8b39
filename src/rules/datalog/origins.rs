//! Where the tuples of a relation come from. It keeps numbers only, and does not know what they
//! stand for.

/// By which rule and from which rows each row of a relation was first derived.
///
/// Rows come in runs, all of a run by the same rule, and one rule has as many parents for each
/// row: 4 bytes a parent, and 16 a run.
#[derive(Debug, Clone, Default)]
pub(super) struct Origins {
    runs: Vec<Run>,
    pub(super) parents: Vec<u32>,
}

#[derive(Debug, Clone, Copy)]
struct Run {
    // The first row that came so.
    first: u32,
    rule: u32,
    // Where its parents start.
    parents: usize,
}

impl Origins {
    /// Says that the rows from `first` on come by a rule. Their parents, which start at this place,
    /// are given row by row in `parents`.
    pub(super) fn begin(&mut self, first: u32, rule: u32, parents: usize) {
        self.runs.push(Run {
            first,
            rule,
            parents,
        });
    }

    /// The rule by which a row came, and the `count(rule)` rows from which it did; none if it was
    /// given.
    pub(super) fn of(&self, row: u32, count: impl Fn(u32) -> usize) -> Option<(u32, &[u32])> {
        let after = self.runs.partition_point(|run| run.first <= row);
        let run = self.runs.get(after.checked_sub(1)?)?;
        let count = count(run.rule);
        let at = run.parents + (row - run.first) as usize * count;
        Some((run.rule, self.parents.get(at..at + count)?))
    }

    pub(super) fn shrink(&mut self) {
        self.parents.shrink_to_fit();
    }

    pub(super) fn bytes(&self) -> usize {
        self.parents.capacity() * size_of::<u32>() + self.runs.capacity() * size_of::<Run>()
    }
}
