//! Orders the slots of each column so that few links cross.
//!
//! It starts from the reading order, sweeps with barycentres and medians in turn and swaps
//! neighbours (Gansner et al. 1993, section 3); it refuses to leave the reading order for anything
//! but fewer crossings.
#![expect(
    clippy::cast_precision_loss,
    reason = "ranks are far below the 52 bits that an f64 holds exactly"
)]

use super::Effort;
use super::crossings::{self, Ranks};
use super::grid::{Grid, Order};

/// No more sweeps than this.
const SWEEPS: usize = 48;
/// Sweeps without success after which to stop.
const STALE: usize = 8;
/// Rounds of swapping neighbours in one sweep.
const ROUNDS: usize = 6;

/// The order of each column, and how many crossings it has.
pub(super) fn arrange(grid: &Grid, effort: Effort) -> (Order, usize) {
    let reading = reading(grid);
    let mut sweep = Sweep {
        ranks: Ranks::of(grid, &reading),
        order: reading.clone(),
        grid,
    };
    let mut fewest = sweep.crossings();
    if effort == Effort::Keep {
        return (reading, fewest);
    }
    let mut best: Option<Order> = None;
    let mut stale = 0;
    for round in 0..SWEEPS {
        if fewest == 0 || stale >= STALE {
            break;
        }
        sweep.sort(round);
        sweep.swap_while_fewer();
        let crossings = sweep.crossings();
        if crossings < fewest {
            fewest = crossings;
            best = Some(sweep.order.clone());
            stale = 0;
        } else {
            stale += 1;
        }
    }
    let Some(best) = best else {
        return (reading, fewest);
    };
    sweep.ranks = Ranks::of(grid, &best);
    sweep.order = best;
    sweep.swap_back(&reading);
    // Counted again: swapping back may even have saved one.
    let crossings = sweep.crossings();
    (sweep.order, crossings)
}

/// The order in which a reader meets the slots who follows the steps from the leftmost cards.
fn reading(grid: &Grid) -> Order {
    let mut order = vec![Vec::new(); grid.columns];
    let mut met = vec![false; grid.slots()];
    let roots = (0..grid.cards).filter(|&card| grid.left[card].is_empty());
    for root in roots {
        let mut ahead = vec![root];
        while let Some(slot) = ahead.pop() {
            if !met[slot] {
                met[slot] = true;
                order[grid.column[slot]].push(slot);
                ahead.extend(grid.right[slot].iter().rev().map(|step| step.slot));
            }
        }
    }
    order
}

/// An order on its way to a better one.
struct Sweep<'a> {
    grid: &'a Grid,
    order: Order,
    ranks: Ranks,
}

/// What a slot is sorted by.
#[derive(Clone, Copy)]
enum Measure {
    Barycentre,
    Median,
}

impl Sweep<'_> {
    fn crossings(&self) -> usize {
        crossings::count(self.grid, &self.order, &self.ranks)
    }

    /// Sorts column after column by the neighbours in the column before; each round another way.
    fn sort(&mut self, round: usize) {
        let rightwards = round.is_multiple_of(2);
        let measure = if (round / 2).is_multiple_of(2) {
            Measure::Barycentre
        } else {
            Measure::Median
        };
        let ties_reversed = !(round / 4).is_multiple_of(2);
        let columns = self.order.len();
        for step in 1..columns {
            let column = if rightwards { step } else { columns - 1 - step };
            self.sort_column(column, rightwards, measure, ties_reversed);
        }
    }

    /// Slots without neighbours on that side keep their places.
    fn sort_column(
        &mut self,
        column: usize,
        rightwards: bool,
        measure: Measure,
        ties_reversed: bool,
    ) {
        let mut places = Vec::new();
        let mut sorted = Vec::new();
        for (place, &slot) in self.order[column].iter().enumerate() {
            if let Some(key) = self.measure(slot, rightwards, measure) {
                places.push(place);
                sorted.push((key, slot));
            }
        }
        if ties_reversed {
            sorted.reverse();
        }
        sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
        for (place, (_, slot)) in places.into_iter().zip(sorted) {
            self.order[column][place] = slot;
        }
        self.ranks.renew(self.grid, &self.order[column]);
    }

    fn measure(&self, slot: usize, rightwards: bool, measure: Measure) -> Option<f64> {
        let mut ends: Vec<usize> = if rightwards {
            let steps = self.grid.left[slot].iter();
            steps.map(|step| self.ranks.at_left(step)).collect()
        } else {
            let steps = self.grid.right[slot].iter();
            steps.map(|step| self.ranks.at_right(step)).collect()
        };
        let count = ends.len();
        if count == 0 {
            return None;
        }
        Some(match measure {
            Measure::Barycentre => ends.iter().sum::<usize>() as f64 / count as f64,
            Measure::Median => {
                ends.sort_unstable();
                (ends[(count - 1) / 2] + ends[count / 2]) as f64 / 2.0
            }
        })
    }

    /// Swaps neighbours as long as that saves crossings.
    fn swap_while_fewer(&mut self) {
        // A column is worth another look only if it or a column beside it has changed.
        let mut changed = vec![true; self.order.len()];
        for _ in 0..ROUNDS {
            let mut swapped = false;
            for column in 0..self.order.len() {
                if !std::mem::take(&mut changed[column]) {
                    continue;
                }
                let mut here = false;
                for lower in 1..self.order[column].len() {
                    let (now, then) = self.of_neighbours(column, lower);
                    if then < now {
                        self.swap(column, lower);
                        here = true;
                    }
                }
                if here {
                    let beside = column.saturating_sub(1)..(column + 2).min(changed.len());
                    changed[beside].fill(true);
                    swapped = true;
                }
            }
            if !swapped {
                break;
            }
        }
    }

    /// Puts neighbours back into reading order wherever that costs no crossing.
    fn swap_back(&mut self, reading: &Order) {
        let mut read_at = vec![0; self.grid.slots()];
        for column in reading {
            for (place, &slot) in column.iter().enumerate() {
                read_at[slot] = place;
            }
        }
        // Each swap undoes one inversion, so that this ends by itself; the bound is for the time.
        for _ in 0..SWEEPS {
            let mut swapped = false;
            for column in 0..self.order.len() {
                for lower in 1..self.order[column].len() {
                    let places = &self.order[column];
                    if read_at[places[lower - 1]] > read_at[places[lower]] {
                        let (now, then) = self.of_neighbours(column, lower);
                        if then <= now {
                            self.swap(column, lower);
                            swapped = true;
                        }
                    }
                }
            }
            if !swapped {
                break;
            }
        }
    }

    fn of_neighbours(&self, column: usize, lower: usize) -> (usize, usize) {
        let places = &self.order[column];
        crossings::of_neighbours(self.grid, &self.ranks, places[lower - 1], places[lower])
    }

    fn swap(&mut self, column: usize, lower: usize) {
        let places = &mut self.order[column];
        places.swap(lower - 1, lower);
        self.ranks
            .swapped(self.grid, places[lower - 1], places[lower]);
    }
}
