//! Counts how often links cross between two columns.
//!
//! It counts by a tree of sums while sweeping down the left column, after Barth, Jünger and Mutzel
//! ("Simple and efficient bilayer cross counting", 2002); it refuses to look at heights: only the
//! order of the slots, and of the ports on one slot, makes a crossing.

use super::grid::{Grid, Order, Step};

/// The rank of each slot's topmost port, left and right, among all the ports of its column.
pub(super) struct Ranks {
    sides: Vec<[usize; 2]>,
}

impl Ranks {
    pub(super) fn of(grid: &Grid, order: &Order) -> Self {
        let mut ranks = Self {
            sides: vec![[0, 0]; grid.slots()],
        };
        for column in order {
            ranks.renew(grid, column);
        }
        ranks
    }

    /// Ranks a column anew after it was reordered.
    pub(super) fn renew(&mut self, grid: &Grid, column: &[usize]) {
        let mut next = [0, 0];
        for &slot in column {
            self.sides[slot] = next;
            next[0] += grid.ports[slot][0];
            next[1] += grid.ports[slot][1];
        }
    }

    /// Ranks two neighbours anew after they changed places.
    pub(super) fn swapped(&mut self, grid: &Grid, upper: usize, lower: usize) {
        for side in [0, 1] {
            let top = self.sides[lower][side];
            self.sides[upper][side] = top;
            self.sides[lower][side] = top + grid.ports[upper][side];
        }
    }

    /// The rank of the other end of a step to the left.
    pub(super) fn at_left(&self, step: &Step) -> usize {
        self.sides[step.slot][1] + step.there.rank
    }

    /// The rank of the other end of a step to the right.
    pub(super) fn at_right(&self, step: &Step) -> usize {
        self.sides[step.slot][0] + step.there.rank
    }
}

/// All crossings of the grid in this order.
pub(super) fn count(grid: &Grid, order: &Order, ranks: &Ranks) -> usize {
    let mut crossings = 0;
    for pair in order.windows(2) {
        let ports = pair[1].iter().map(|&slot| grid.ports[slot][0]).sum();
        crossings += between(grid, &pair[0], ports, ranks);
    }
    crossings
}

/// The crossings to the right of a column; `ports` is the number of ports that its steps lead to.
fn between(grid: &Grid, column: &[usize], ports: usize, ranks: &Ranks) -> usize {
    let mut sums = Sums::new(ports);
    let mut crossings = 0;
    let mut ends: Vec<(usize, usize)> = Vec::new();
    for &slot in column {
        ends.clear();
        ends.extend(
            grid.right[slot]
                .iter()
                .map(|step| (step.here.rank, ranks.at_right(step))),
        );
        ends.sort_unstable();
        for port in ends.chunk_by(|a, b| a.0 == b.0) {
            for &(_, end) in port {
                crossings += sums.above(end);
            }
            for &(_, end) in port {
                sums.add(end);
            }
        }
    }
    crossings
}

/// How many crossings the steps of two neighbours in a column make with one another: as they
/// stand, and if they changed places.
pub(super) fn of_neighbours(
    grid: &Grid,
    ranks: &Ranks,
    upper: usize,
    lower: usize,
) -> (usize, usize) {
    let left = of_sides(&grid.left[upper], &grid.left[lower], |step| {
        ranks.at_left(step)
    });
    let right = of_sides(&grid.right[upper], &grid.right[lower], |step| {
        ranks.at_right(step)
    });
    (left.0 + right.0, left.1 + right.1)
}

/// So many comparisons are quicker than sorting.
const FEW: usize = 48;

fn of_sides(upper: &[Step], lower: &[Step], rank: impl Fn(&Step) -> usize) -> (usize, usize) {
    match (upper, lower) {
        ([], _) | (_, []) => (0, 0),
        // Few steps are compared each with each: most slots are passages, and need no lists.
        (upper, lower) if upper.len() * lower.len() <= FEW => {
            let (mut now, mut then) = (0, 0);
            for one in upper {
                let one = rank(one);
                for other in lower {
                    let other = rank(other);
                    now += usize::from(other < one);
                    then += usize::from(one < other);
                }
            }
            (now, then)
        }
        (_, _) => {
            let (upper, lower) = (
                sorted(upper.iter().map(&rank)),
                sorted(lower.iter().map(&rank)),
            );
            (pairs_above(&lower, &upper), pairs_above(&upper, &lower))
        }
    }
}

fn sorted(ends: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut ends: Vec<usize> = ends.collect();
    ends.sort_unstable();
    ends
}

/// In how many pairs the first one's end lies strictly above the second one's; both sorted.
fn pairs_above(first: &[usize], second: &[usize]) -> usize {
    let mut passed = 0;
    let mut pairs = 0;
    for end in second {
        while first.get(passed).is_some_and(|other| other < end) {
            passed += 1;
        }
        pairs += passed;
    }
    pairs
}

/// How many of the numbers added so far are greater: a Fenwick tree.
struct Sums {
    tree: Vec<usize>,
    total: usize,
}

impl Sums {
    fn new(size: usize) -> Self {
        Self {
            tree: vec![0; size + 1],
            total: 0,
        }
    }

    fn above(&self, number: usize) -> usize {
        let mut up_to = 0;
        let mut node = number + 1;
        while node > 0 {
            up_to += self.tree.get(node).copied().unwrap_or(0);
            node &= node - 1;
        }
        self.total - up_to
    }

    fn add(&mut self, number: usize) {
        let mut node = number + 1;
        while let Some(sum) = self.tree.get_mut(node) {
            *sum += 1;
            node += node & node.wrapping_neg();
        }
        self.total += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Arc, Card};
    use super::*;

    /// Two columns of `left` and `right` cards of 90 px, links between them as
    /// (left card, its port, right card): the count must be that of all pairs of links.
    fn check(left: usize, right: usize, links: &[(usize, Option<f64>, usize)], expected: usize) {
        let card = Card {
            width: 10.0,
            height: 90.0,
        };
        let cards = vec![card; left + right];
        let arcs: Vec<Arc> = links
            .iter()
            .enumerate()
            .map(|(link, &(from, left_port, to))| Arc {
                link,
                left: from,
                right: left + to,
                left_port,
                right_port: None,
                turned: false,
            })
            .collect();
        let columns = [vec![0; left], vec![1; right]].concat();
        let grid = Grid::new(&cards, &arcs, &columns);
        let order = vec![
            (0..left).collect::<Vec<_>>(),
            (left..left + right).collect(),
        ];
        let ranks = Ranks::of(&grid, &order);
        let mut crossings = 0;
        for (index, &(from, port, to)) in links.iter().enumerate() {
            for &(other_from, other_port, other_to) in &links[..index] {
                let start = (from, port.unwrap_or(45.0));
                let other_start = (other_from, other_port.unwrap_or(45.0));
                let above = start < other_start && to > other_to;
                let below = start > other_start && to < other_to;
                crossings += usize::from(above || below);
            }
        }
        assert_eq!(crossings, expected, "the expectation is wrong");
        assert_eq!(count(&grid, &order, &ranks), expected);
        // What a swap saves is what counting again says.
        for column in 0..2 {
            for upper in 1..order[column].len() {
                let mut swapped = order.clone();
                swapped[column].swap(upper - 1, upper);
                let again = count(&grid, &swapped, &Ranks::of(&grid, &swapped));
                let (now, then) = of_neighbours(
                    &grid,
                    &ranks,
                    order[column][upper - 1],
                    order[column][upper],
                );
                assert_eq!(again + now, expected + then);
            }
        }
    }

    #[test]
    fn crossings_are_those_of_all_pairs() {
        check(0, 0, &[], 0);
        check(1, 3, &[(0, None, 2), (0, None, 0), (0, None, 1)], 0);
        check(2, 2, &[(0, None, 1), (1, None, 0)], 1);
        check(2, 2, &[(0, None, 1), (0, None, 1), (1, None, 0)], 2);
        let mut all = Vec::new();
        for left in 0..4 {
            for right in 0..5 {
                all.push((left, None, right));
            }
        }
        check(4, 5, &all, 60);
    }

    #[test]
    fn ports_on_one_card_cross_too() {
        check(1, 2, &[(0, Some(10.0), 0), (0, Some(50.0), 1)], 0);
        check(1, 2, &[(0, Some(50.0), 0), (0, Some(10.0), 1)], 1);
        check(1, 2, &[(0, Some(50.0), 0), (0, None, 1)], 1);
        check(
            2,
            3,
            &[
                (0, Some(80.0), 0),
                (0, Some(1.0), 2),
                (1, None, 1),
                (0, Some(1.0), 1),
            ],
            3,
        );
    }
}
