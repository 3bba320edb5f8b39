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

/// Beginnings that are tried with the best effort, the reading order among them, for so many slots;
/// the last for any number.
const BEGINNINGS: [(usize, u64); 3] = [(1_000, 12), (4_000, 3), (usize::MAX, 1)];
/// Rounds of sifting with the best effort.
const SIFTINGS: usize = 8;

/// The order of each column, and how many crossings it has.
pub(super) fn arrange(grid: &Grid, effort: Effort) -> (Order, usize) {
    let reading = reading(grid, None);
    let mut sweep = Sweep {
        ranks: Ranks::of(grid, &reading),
        order: reading.clone(),
        grid,
    };
    let as_read = sweep.crossings();
    let beginnings = match effort {
        _ if as_read == 0 => 0,
        Effort::Keep => 0,
        Effort::Fast => 1,
        Effort::Best => BEGINNINGS
            .iter()
            .find(|(slots, _)| grid.slots() <= *slots)
            .map_or(1, |(_, beginnings)| *beginnings),
    };
    let mut best: Option<(usize, Order)> = None;
    for beginning in 0..beginnings {
        if beginning > 0 {
            sweep.begin(self::reading(grid, Some(beginning)));
        }
        let most = best.as_ref().map_or(as_read, |(crossings, _)| *crossings);
        if let Some(better) = sweep.improve(most, effort) {
            best = Some(better);
        }
    }
    let Some((_, best)) = best else {
        return (reading, as_read);
    };
    sweep.begin(best);
    sweep.swap_back(&reading);
    // Counted again: swapping back may even have saved one.
    let crossings = sweep.crossings();
    (sweep.order, crossings)
}

/// The order in which a reader meets the slots who follows the steps from the leftmost cards; with
/// `shuffled`, one that throws dice at each card, the same for the same number.
fn reading(grid: &Grid, shuffled: Option<u64>) -> Order {
    let mut dice = Dice(shuffled.unwrap_or_default());
    let mut order = vec![Vec::new(); grid.columns];
    let mut met = vec![false; grid.slots()];
    let mut roots: Vec<usize> = (0..grid.cards)
        .filter(|&card| grid.left[card].is_empty())
        .collect();
    if shuffled.is_some() {
        dice.shuffle(&mut roots);
    }
    for root in roots {
        let mut ahead = vec![root];
        while let Some(slot) = ahead.pop() {
            if !met[slot] {
                met[slot] = true;
                order[grid.column[slot]].push(slot);
                let first = ahead.len();
                ahead.extend(grid.right[slot].iter().rev().map(|step| step.slot));
                if shuffled.is_some() {
                    dice.shuffle(&mut ahead[first..]);
                }
            }
        }
    }
    order
}

/// Numbers that look random and follow from the first (Steele, Lea and Flood 2014).
struct Dice(u64);

impl Dice {
    fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut mixed = self.0;
            mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            mixed ^= mixed >> 31;
            let place = usize::try_from(mixed % (last as u64 + 1)).unwrap_or(0);
            items.swap(place, last);
        }
    }
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
    /// Goes on from another order.
    fn begin(&mut self, order: Order) {
        self.ranks = Ranks::of(self.grid, &order);
        self.order = order;
    }

    /// The best order that is found from here, if it has fewer crossings than `most`.
    fn improve(&mut self, most: usize, effort: Effort) -> Option<(usize, Order)> {
        let mut best: Option<(usize, Order)> = None;
        let mut fewest = self.crossings();
        if fewest < most {
            best = Some((fewest, self.order.clone()));
        }
        let mut near = (fewest, self.order.clone());
        let mut stale = 0;
        for round in 0..SWEEPS {
            if fewest == 0 || stale >= STALE {
                break;
            }
            self.sort(round);
            self.swap_while_fewer();
            let crossings = self.crossings();
            if crossings < fewest {
                fewest = crossings;
                near = (fewest, self.order.clone());
                stale = 0;
            } else {
                stale += 1;
            }
        }
        if effort == Effort::Best && fewest > 0 {
            self.begin(near.1);
            self.sift_while_fewer();
            near = (self.crossings(), std::mem::take(&mut self.order));
        }
        if near.0 < best.as_ref().map_or(most, |(crossings, _)| *crossings) {
            best = Some(near);
        }
        best
    }

    /// Puts each slot where it makes fewest crossings in its column, as long as that saves any
    /// (Matuszewski, Schönfeld and Molitor 1999).
    fn sift_while_fewer(&mut self) {
        for _ in 0..SIFTINGS {
            let mut moved = false;
            for column in 0..self.order.len() {
                for slot in self.order[column].clone() {
                    moved |= self.sift(column, slot);
                }
            }
            self.swap_while_fewer();
            if !moved {
                break;
            }
        }
    }

    /// Moves a slot to its best place, and says whether that saved a crossing.
    fn sift(&mut self, column: usize, slot: usize) -> bool {
        if self.order[column].len() < 3 {
            return false;
        }
        let mut from = 0;
        // How many crossings more there are with the slot at each place than with it on top.
        let (mut here, mut at, mut best) = (0_i64, 0_i64, (0_i64, 0));
        let mut passed = 0;
        for (place, &other) in self.order[column].iter().enumerate() {
            if other == slot {
                (from, here) = (place, at);
                continue;
            }
            passed += 1;
            let (above, below) = crossings::of_neighbours(self.grid, &self.ranks, slot, other);
            at += i64::try_from(below).unwrap_or(0) - i64::try_from(above).unwrap_or(0);
            if at < best.0 {
                best = (at, passed);
            }
        }
        if best.0 >= here {
            return false;
        }
        let moving = self.order[column].remove(from);
        self.order[column].insert(best.1, moving);
        self.ranks.renew(self.grid, &self.order[column]);
        true
    }

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
