//! Numbers that look random and are the same on every machine. For nothing that must be secret.
#![allow(
    dead_code,
    reason = "several benchmarks share it, and not each needs all of it"
)]

/// The generator xorshift64* (Vigna 2016).
#[derive(Debug, Clone)]
pub(crate) struct Random(u64);

impl Random {
    /// The numbers that follow from a start, and from a second number that tells streams apart.
    pub(crate) fn new(start: u64, stream: u64) -> Self {
        // Neighbouring starts must not give neighbouring numbers, and the state must not be 0.
        let mut state = start ^ stream.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        state = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        state = (state ^ (state >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        Self((state ^ (state >> 31)) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    /// A number below `end`; 0 if there is none.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        let high = u128::from(self.next()) * (end as u128);
        usize::try_from(high >> 64).unwrap_or(0)
    }

    /// A number from `start` on, below `end`.
    pub(crate) fn between(&mut self, start: usize, end: usize) -> usize {
        start + self.below(end.saturating_sub(start))
    }

    /// True in `percent` of a hundred cases.
    pub(crate) fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// A number below `end`, small ones far more often.
    pub(crate) fn skewed(&mut self, end: usize) -> usize {
        let (a, b) = (self.below(end), self.below(end));
        let product = a as u128 * b as u128 / (end.max(1) as u128);
        usize::try_from(product).unwrap_or(0)
    }

    /// One of these.
    pub(crate) fn one_of<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> Option<&'a T> {
        all.get(self.below(all.len())).copied()
    }
}
