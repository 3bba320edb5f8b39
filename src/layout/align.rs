//! First heights for all slots, with long links as straight as they can be.
//!
//! It is the method of Brandes and Köpf ("Fast and simple horizontal coordinate assignment", 2001),
//! on its side and with real heights: four times slots are aligned with a median neighbour into
//! blocks, the blocks are packed, and the four results are averaged. It refuses to change the order.

use super::grid::{Grid, Order};

/// The middle of each slot.
pub(super) fn align(grid: &Grid, order: &Order, row: f64) -> Vec<f64> {
    let mut place = vec![0; grid.slots()];
    for column in order {
        for (at, &slot) in column.iter().enumerate() {
            place[slot] = at;
        }
    }
    let crossed = crossed_passages(grid, order, &place);
    let four = [
        packed(grid, order, &crossed, row, Corner::TopLeft),
        packed(grid, order, &crossed, row, Corner::BottomLeft),
        packed(grid, order, &crossed, row, Corner::TopRight),
        packed(grid, order, &crossed, row, Corner::BottomRight),
    ];
    average(grid, four)
}

/// Where a packing begins; it goes through the columns and the slots of a column from there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Corner {
    TopLeft,
    BottomLeft,
    TopRight,
    BottomRight,
}

impl Corner {
    fn is_left(self) -> bool {
        match self {
            Self::TopLeft | Self::BottomLeft => true,
            Self::TopRight | Self::BottomRight => false,
        }
    }

    fn is_top(self) -> bool {
        match self {
            Self::TopLeft | Self::TopRight => true,
            Self::BottomLeft | Self::BottomRight => false,
        }
    }
}

/// The steps that cross a step between two passages, as sorted pairs of left and right slot: they
/// must not be straight (type 1 conflicts; Brandes and Köpf 2001, algorithm 1).
fn crossed_passages(grid: &Grid, order: &Order, place: &[usize]) -> Vec<(usize, usize)> {
    let mut crossed = Vec::new();
    for pair in order.windows(2) {
        let (before, column) = (&pair[0], &pair[1]);
        let mut highest = 0;
        let mut next = 0;
        for (at, &slot) in column.iter().enumerate() {
            let inner = grid.left[slot]
                .iter()
                .find(|step| grid.is_passage(slot) && grid.is_passage(step.slot))
                .map(|step| place[step.slot]);
            if inner.is_none() && at + 1 < column.len() {
                continue;
            }
            let lowest = inner.unwrap_or(before.len());
            for &upper in &column[next..=at] {
                for step in &grid.left[upper] {
                    let other = place[step.slot];
                    let inner = grid.is_passage(upper) && grid.is_passage(step.slot);
                    if !inner && (other < highest || other > lowest) {
                        crossed.push((step.slot, upper));
                    }
                }
            }
            next = at + 1;
            highest = lowest;
        }
    }
    crossed.sort_unstable();
    crossed
}

/// One of the four results.
fn packed(
    grid: &Grid,
    order: &Order,
    crossed: &[(usize, usize)],
    row: f64,
    corner: Corner,
) -> Vec<f64> {
    let mut columns = order.clone();
    if !corner.is_left() {
        columns.reverse();
    }
    if !corner.is_top() {
        for column in &mut columns {
            column.reverse();
        }
    }
    let block = blocks(grid, &columns, crossed, corner);
    let packed = pack(grid, &columns, &block, row);
    let sign = if corner.is_top() { 1.0 } else { -1.0 };
    block.into_iter().map(|head| sign * packed[head]).collect()
}

/// The head of each slot's block: slots are aligned with a median neighbour in the column before,
/// as long as no alignment crosses another.
fn blocks(grid: &Grid, columns: &Order, crossed: &[(usize, usize)], corner: Corner) -> Vec<usize> {
    let mut place = vec![0; grid.slots()];
    for column in columns {
        for (at, &slot) in column.iter().enumerate() {
            place[slot] = at;
        }
    }
    let mut head: Vec<usize> = (0..grid.slots()).collect();
    for column in columns {
        let mut reached = None;
        for &slot in column {
            let steps = if corner.is_left() {
                &grid.left[slot]
            } else {
                &grid.right[slot]
            };
            let mut neighbours: Vec<usize> = steps.iter().map(|step| step.slot).collect();
            neighbours.sort_by_key(|&other| place[other]);
            let count = neighbours.len();
            if count == 0 {
                continue;
            }
            for other in [neighbours[(count - 1) / 2], neighbours[count / 2]] {
                let step = if corner.is_left() {
                    (other, slot)
                } else {
                    (slot, other)
                };
                let free = reached.is_none_or(|last| last < place[other]);
                if free && crossed.binary_search(&step).is_err() {
                    head[slot] = head[other];
                    reached = Some(place[other]);
                    break;
                }
            }
        }
    }
    head
}

/// The middle of each block, as far up as the blocks above allow, then pulled down to those below.
fn pack(grid: &Grid, columns: &Order, head: &[usize], row: f64) -> Vec<f64> {
    let mut above: Vec<Vec<(usize, f64)>> = vec![Vec::new(); grid.slots()];
    let mut below: Vec<Vec<(usize, f64)>> = vec![Vec::new(); grid.slots()];
    let mut awaited = vec![0_usize; grid.slots()];
    for column in columns {
        for pair in column.windows(2) {
            let apart = grid.apart(pair[0], pair[1], row);
            let (upper, lower) = (head[pair[0]], head[pair[1]]);
            above[lower].push((upper, apart));
            below[upper].push((lower, apart));
            awaited[lower] += 1;
        }
    }
    let mut ready: Vec<usize> = (0..grid.slots())
        .filter(|&slot| head[slot] == slot && awaited[slot] == 0)
        .collect();
    let mut middle = vec![0.0_f64; grid.slots()];
    let mut next = 0;
    while let Some(&block) = ready.get(next) {
        next += 1;
        middle[block] = above[block]
            .iter()
            .map(|&(upper, apart)| middle[upper] + apart)
            .fold(0.0, f64::max);
        for &(lower, _) in &below[block] {
            awaited[lower] -= 1;
            if awaited[lower] == 0 {
                ready.push(lower);
            }
        }
    }
    for &block in ready.iter().rev() {
        let room = below[block]
            .iter()
            .map(|&(lower, apart)| middle[lower] - apart)
            .fold(f64::INFINITY, f64::min);
        if room.is_finite() {
            middle[block] = middle[block].max(room);
        }
    }
    middle
}

/// Aligns the four with the least tall one, then takes the mean of the two medians of each slot.
fn average(grid: &Grid, mut four: [Vec<f64>; 4]) -> Vec<f64> {
    let extents = four.each_ref().map(|middles| extent(grid, middles));
    let mut least = extents[0];
    for extent in extents {
        if extent.1 - extent.0 < least.1 - least.0 {
            least = extent;
        }
    }
    let corners = [true, false, true, false];
    for ((middles, extent), top) in four.iter_mut().zip(extents).zip(corners) {
        let shift = if top {
            least.0 - extent.0
        } else {
            least.1 - extent.1
        };
        for middle in middles {
            *middle += shift;
        }
    }
    (0..grid.slots())
        .map(|slot| {
            let mut middles = four.each_ref().map(|middles| middles[slot]);
            middles.sort_by(f64::total_cmp);
            f64::midpoint(middles[1], middles[2])
        })
        .collect()
}

/// The highest and the lowest edge.
fn extent(grid: &Grid, middles: &[f64]) -> (f64, f64) {
    let edges = middles.iter().zip(&grid.height);
    edges.fold(
        (f64::INFINITY, f64::NEG_INFINITY),
        |(top, bottom), (middle, height)| {
            (
                top.min(middle - height / 2.0),
                bottom.max(middle + height / 2.0),
            )
        },
    )
}

#[cfg(test)]
mod tests {
    use super::super::{Arc, Card};
    use super::*;

    /// Cards of 20 px height in the given columns, rows 10 px apart: asserts the middles, moved so
    /// that the first card is at 0.
    fn check(columns: &[usize], links: &[(usize, usize)], order: &[&[usize]], expected: &[f64]) {
        let card = Card {
            width: 10.0,
            height: 20.0,
        };
        let arcs = Arc::all(links);
        let grid = Grid::new(&vec![card; columns.len()], &arcs, columns);
        let order: Order = order.iter().map(|column| column.to_vec()).collect();
        let middles = align(&grid, &order, 10.0);
        let moved: Vec<f64> = middles.iter().map(|middle| middle - middles[0]).collect();
        assert_eq!(moved, expected);
    }

    #[test]
    fn parents_stand_in_the_middle_and_long_links_are_straight() {
        check(&[0], &[], &[&[0]], &[0.0]);
        check(
            &[0, 1, 1],
            &[(0, 1), (0, 2)],
            &[&[0], &[1, 2]],
            &[0.0, -15.0, 15.0],
        );
        check(
            &[0, 1, 1, 1],
            &[(0, 1), (0, 2), (0, 3)],
            &[&[0], &[1, 2, 3]],
            &[0.0, -30.0, 0.0, 30.0],
        );
        // Card 3 in column 3 reaches card 0 through passages 4 and 5, below cards 1 and 2.
        check(
            &[0, 1, 2, 3],
            &[(0, 1), (1, 2), (2, 3), (0, 3)],
            &[&[0], &[1, 4], &[2, 5], &[3]],
            &[0.0, -9.0, -9.0, 0.0, 9.0, 9.0],
        );
    }

    #[test]
    fn what_crosses_a_long_link_bends() {
        // The link from 1 to 3 crosses the passages 5 and 6 of the link from 0 to 4.
        let crossing: &[&[usize]] = &[&[0], &[5, 1], &[3, 6], &[4, 2]];
        let arcs = [(0, 4), (0, 1), (1, 3), (3, 2)];
        check(
            &[0, 1, 3, 2, 3],
            &arcs,
            crossing,
            &[0.0, 0.0, -3.0, -36.0, -33.0, -18.0, -18.0],
        );
    }
}
