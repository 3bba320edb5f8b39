//! Pulls each slot towards the middle of its neighbours, as far as the others of its column allow.
//!
//! Column by column it solves exactly what Gansner et al. (1993, section 4.2) approach by a
//! heuristic: the closest places in the sense of least squares that keep the order and the
//! distances. That is an isotonic regression, found by pooling adjacent violators (Barlow,
//! Bartholomew, Bremner and Brunk 1972). It refuses to change the order.

use super::grid::{Grid, Order, Step};

/// Sweeps through the columns, there and back in turn.
const SWEEPS: usize = 16;
/// Sweeps within the height of the highest column.
const TIGHT_SWEEPS: usize = 12;
/// How strongly a slot without neighbours stays where it is.
const IDLE: f64 = 0.01;

/// Moves the middles of all slots. After it no two slots of a column overlap. `tight` holds every
/// column within the height of the highest, so that the whole is no higher than it must be.
pub(super) fn settle(grid: &Grid, order: &Order, row: f64, tight: bool, middles: &mut [f64]) {
    let to_neighbours = |slot: usize, middles: &[f64]| {
        let mut pull = Pull::default();
        for step in grid.left[slot].iter().chain(&grid.right[slot]) {
            pull.towards(grid, slot, step, middles);
        }
        pull.or_stay(middles[slot])
    };
    let sweep = |sweeps: usize, within: Within, middles: &mut [f64]| {
        for sweep in 0..sweeps {
            let rightwards = sweep.is_multiple_of(2);
            for step in 0..order.len() {
                let column = if rightwards {
                    step
                } else {
                    order.len() - 1 - step
                };
                settle_column(grid, &order[column], row, within, middles, to_neighbours);
            }
        }
    };
    sweep(SWEEPS, EVERYWHERE, middles);
    if tight {
        let within = highest(grid, order, row, middles);
        return sweep(TIGHT_SWEEPS, within, middles);
    }
    // At last each card goes to the middle of what bears on it alone, as readers of trees expect.
    for column in order.iter().rev() {
        settle_column(grid, column, row, EVERYWHERE, middles, |slot, middles| {
            let mut pull = Pull::default();
            for step in &grid.right[slot] {
                if !grid.is_passage(slot) && grid.left[step.slot].len() == 1 {
                    pull.towards(grid, slot, step, middles);
                }
            }
            if pull.weight > 0.0 {
                pull.or_stay(middles[slot])
            } else {
                to_neighbours(slot, middles)
            }
        });
    }
}

/// A weighted sum of places to go to.
#[derive(Default)]
struct Pull {
    sum: f64,
    weight: f64,
}

impl Pull {
    /// Towards where the step would be level.
    fn towards(&mut self, grid: &Grid, slot: usize, step: &Step, middles: &[f64]) {
        // Long links should be straight before anything else (Gansner et al. 1993, section 4).
        let weight = match (grid.is_passage(slot), grid.is_passage(step.slot)) {
            (true, true) => 6.0,
            (true, false) | (false, true) => 2.0,
            (false, false) => 1.0,
        };
        self.sum += weight * (middles[step.slot] + step.there.offset - step.here.offset);
        self.weight += weight;
    }

    /// Where to go, and how strongly.
    fn or_stay(self, middle: f64) -> (f64, f64) {
        if self.weight > 0.0 {
            (self.sum / self.weight, self.weight)
        } else {
            (middle, IDLE)
        }
    }
}

fn settle_column(
    grid: &Grid,
    column: &[usize],
    row: f64,
    (top, bottom): Within,
    middles: &mut [f64],
    wish: impl Fn(usize, &[f64]) -> (f64, f64),
) {
    // How far each slot must at least be below the first; less that, the wishes must only rise.
    let mut offset = 0.0;
    let mut offsets = Vec::with_capacity(column.len());
    let mut wishes = Vec::with_capacity(column.len());
    let mut upper: Option<usize> = None;
    for &slot in column {
        offset += upper.map_or(0.0, |upper| grid.apart(upper, slot, row));
        let (middle, weight) = wish(slot, middles);
        offsets.push(offset);
        wishes.push((middle - offset, weight));
        upper = Some(slot);
    }
    let half = |slot: Option<&usize>| slot.map_or(0.0, |&slot| grid.height[slot] / 2.0);
    let (least, most) = (
        top + half(column.first()),
        bottom - half(column.last()) - offset,
    );
    // Where both bounds hold, the closest sequence is the closest without them, cut off at each.
    let risen = isotonic(&wishes);
    for ((&slot, offset), middle) in column.iter().zip(offsets).zip(risen) {
        middles[slot] = middle.min(most).max(least) + offset;
    }
}

/// Between which heights the slots of a column must stay.
type Within = (f64, f64);

const EVERYWHERE: Within = (f64::NEG_INFINITY, f64::INFINITY);

/// The room of the column that needs most, around where it stands.
fn highest(grid: &Grid, order: &Order, row: f64, middles: &[f64]) -> Within {
    let mut highest = (0.0, 0.0);
    for column in order {
        let (Some(&first), Some(&last)) = (column.first(), column.last()) else {
            continue;
        };
        let ends = f64::midpoint(grid.height[first], grid.height[last]);
        let apart = column.windows(2).map(|it| grid.apart(it[0], it[1], row));
        let needed = ends + apart.sum::<f64>();
        if needed > highest.0 {
            let top = middles[first] - grid.height[first] / 2.0;
            let bottom = middles[last] + grid.height[last] / 2.0;
            highest = (needed, f64::midpoint(top, bottom));
        }
    }
    let (needed, middle) = highest;
    (middle - needed / 2.0, middle + needed / 2.0)
}

/// The sequence that nowhere falls and is closest to the wishes, each a value and its weight.
fn isotonic(wishes: &[(f64, f64)]) -> Vec<f64> {
    // Mean, weight and length of each pool.
    let mut pools: Vec<(f64, f64, usize)> = Vec::with_capacity(wishes.len());
    for &(value, weight) in wishes {
        let mut pool = (value, weight, 1);
        while let Some(&(mean, above, length)) = pools.last()
            && mean > pool.0
        {
            let sum = above + pool.1;
            pool = ((mean * above + pool.0 * pool.1) / sum, sum, length + pool.2);
            pools.pop();
        }
        pools.push(pool);
    }
    pools
        .into_iter()
        .flat_map(|(mean, _, length)| std::iter::repeat_n(mean, length))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Asserts the answer, and that no rising sequence of whole numbers is closer.
    fn check(wishes: &[(f64, f64)], expected: &[f64]) {
        let answer = isotonic(wishes);
        assert_eq!(answer, expected);
        let far = |sequence: &[f64]| -> f64 {
            let pairs = sequence.iter().zip(wishes);
            let squares = pairs.map(|(at, (wish, weight))| weight * (at - wish).powi(2));
            squares.sum()
        };
        let mut rising: Vec<Vec<i32>> = vec![Vec::new()];
        for _ in wishes {
            rising = rising
                .iter()
                .flat_map(|start| {
                    let least = start.last().copied().unwrap_or(-6);
                    (least..=6).map(move |next| [start.as_slice(), &[next]].concat())
                })
                .collect();
        }
        for other in rising {
            let other: Vec<f64> = other.into_iter().map(f64::from).collect();
            assert!(far(&answer) <= far(&other) + 1e-9, "{other:?} is closer");
        }
    }

    #[test]
    fn the_closest_rising_sequence_is_found() {
        check(&[], &[]);
        check(&[(3.0, 1.0)], &[3.0]);
        check(&[(1.0, 1.0), (2.0, 1.0), (2.0, 5.0)], &[1.0, 2.0, 2.0]);
        check(&[(4.0, 1.0), (2.0, 1.0)], &[3.0, 3.0]);
        check(&[(4.0, 3.0), (0.0, 1.0)], &[3.0, 3.0]);
        check(
            &[(1.0, 1.0), (5.0, 1.0), (3.0, 1.0), (-2.0, 2.0)],
            &[1.0, 1.0, 1.0, 1.0],
        );
        check(
            &[(-4.0, 1.0), (5.0, 1.0), (3.0, 1.0), (6.0, 0.01)],
            &[-4.0, 4.0, 4.0, 6.0],
        );
    }
}
