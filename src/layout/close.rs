//! Closes the room that settling leaves between groups of cards that no link joins.
//!
//! It refuses to move anything within a group, and to move one group past another.

use super::grid::{Grid, Order};

/// Moves the groups together, halfway between all up and all down, so that the map of the reversed
/// cards is the reversed map.
pub(super) fn close(grid: &Grid, order: &Order, row: f64, middles: &mut [f64]) {
    let (group, groups) = groups(grid, order);
    if groups < 2 {
        return;
    }
    // What may be closed between a slot of one group and the next slot down, of another.
    let mut slacks: Vec<(usize, usize, f64)> = Vec::new();
    for column in order {
        for pair in column.windows(2) {
            let (upper, lower) = (group[pair[0]], group[pair[1]]);
            if upper != lower {
                let apart = grid.apart(pair[0], pair[1], row);
                slacks.push((upper, lower, middles[pair[1]] - middles[pair[0]] - apart));
            }
        }
    }
    // Groups are numbered downwards in every column, so that one pass in that order does.
    let mut up: Vec<f64> = vec![f64::NEG_INFINITY; groups];
    up[0] = 0.0;
    slacks.sort_by_key(|&(upper, lower, _)| (lower, upper));
    for &(upper, lower, slack) in &slacks {
        up[lower] = up[lower].max(up[upper] - slack);
    }
    let mut down: Vec<f64> = vec![f64::INFINITY; groups];
    down[groups - 1] = 0.0;
    slacks.sort_by_key(|&(upper, lower, _)| (upper, lower));
    for &(upper, lower, slack) in slacks.iter().rev() {
        down[upper] = down[upper].min(down[lower] + slack);
    }
    for (slot, middle) in middles.iter_mut().enumerate() {
        *middle += f64::midpoint(up[group[slot]], down[group[slot]]);
    }
}

/// The group of each slot, and how many there are. Groups that do not lie wholly above one another
/// count as one; they are numbered from top to bottom.
fn groups(grid: &Grid, order: &Order) -> (Vec<usize>, usize) {
    // Every group has a card in the first column: there they get their first numbers.
    let mut group = vec![usize::MAX; grid.slots()];
    let mut groups = 0;
    for &start in order.iter().flatten() {
        if group[start] != usize::MAX {
            continue;
        }
        group[start] = groups;
        let mut ahead = vec![start];
        while let Some(slot) = ahead.pop() {
            for step in grid.left[slot].iter().chain(&grid.right[slot]) {
                if group[step.slot] == usize::MAX {
                    group[step.slot] = groups;
                    ahead.push(step.slot);
                }
            }
        }
        groups += 1;
    }
    // Where a later group stands above an earlier one, all from the one to the other are merged.
    let mut merged_to: Vec<usize> = (0..groups).collect();
    for column in order {
        for pair in column.windows(2) {
            let (upper, lower) = (group[pair[0]], group[pair[1]]);
            if lower < upper {
                merged_to[lower] = merged_to[lower].max(upper);
            }
        }
    }
    let mut number = vec![0; groups];
    let mut next = 0;
    let mut last = 0;
    for index in 0..groups {
        if index > last {
            next += 1;
        }
        last = last.max(merged_to[index]).max(index);
        number[index] = next;
    }
    for group in &mut group {
        *group = number[*group];
    }
    (group, if groups == 0 { 0 } else { next + 1 })
}
