//! The grid: columns of slots, joined by steps that lead from one column to the next.
//!
//! A slot is a card or a passage, the place where a long link goes through a column. The grid
//! refuses to hold an order or a height above the page: those are what the floors below it find.

use super::{Arc, Card};

/// The height of a passage, in CSS px: the link's own stroke.
const PASSAGE: f64 = 2.0;

/// The slots of each column from top to bottom.
pub(super) type Order = Vec<Vec<usize>>;

/// Where a step meets a slot.
#[derive(Debug, Clone, Copy)]
pub(super) struct Port {
    /// From the middle of the slot downwards, in CSS px.
    pub(super) offset: f64,
    /// Its number among the different ports of that side, from the top.
    pub(super) rank: usize,
}

/// A step, seen from one of its two slots.
#[derive(Debug, Clone, Copy)]
pub(super) struct Step {
    /// The slot at the other end.
    pub(super) slot: usize,
    pub(super) here: Port,
    pub(super) there: Port,
}

/// Slots, and the steps between them.
#[derive(Debug)]
pub(super) struct Grid {
    /// Slots below this number are the cards, all others are passages.
    pub(super) cards: usize,
    pub(super) columns: usize,
    /// The column of each slot.
    pub(super) column: Vec<usize>,
    /// The height of each slot.
    pub(super) height: Vec<f64>,
    /// The steps of each slot to the column before.
    pub(super) left: Vec<Vec<Step>>,
    /// The steps of each slot to the column after, in reading order.
    pub(super) right: Vec<Vec<Step>>,
    /// How many different ports each slot has on its left side and on its right.
    pub(super) ports: Vec<[usize; 2]>,
    /// The slots of each arc from left to right.
    pub(super) chains: Vec<Vec<usize>>,
}

impl Grid {
    pub(super) fn new(cards: &[Card], arcs: &[Arc], column: &[usize]) -> Self {
        let mut grid = Self {
            cards: cards.len(),
            columns: column.iter().max().map_or(0, |last| last + 1),
            column: column.to_vec(),
            height: cards.iter().map(|card| card.height).collect(),
            left: vec![Vec::new(); cards.len()],
            right: vec![Vec::new(); cards.len()],
            ports: vec![[1, 1]; cards.len()],
            chains: vec![Vec::new(); arcs.len()],
        };
        let ports = Ports::of(cards, arcs);
        for (count, sides) in grid.ports.iter_mut().zip(&ports.sides) {
            *count = [sides[0].len().max(1), sides[1].len().max(1)];
        }
        let mut by_far_card: Vec<usize> = (0..arcs.len()).collect();
        // The rest of the key is there so that the order of the links does not matter.
        by_far_card.sort_by_key(|&arc| (arcs[arc].right, arcs[arc].left, arcs[arc].turned));
        for index in by_far_card {
            let arc = &arcs[index];
            let start = ports.find(arc.left, 1, arc.left_port, cards);
            let end = ports.find(arc.right, 0, arc.right_port, cards);
            grid.chains[index] = grid.chain(arc, start, end);
        }
        for steps in &mut grid.right {
            steps.sort_by_key(|step| step.here.rank);
        }
        grid
    }

    /// Lays the steps of one arc, with a new passage in each column between.
    fn chain(&mut self, arc: &Arc, start: Port, end: Port) -> Vec<usize> {
        let through = Port {
            offset: 0.0,
            rank: 0,
        };
        let mut chain = vec![arc.left];
        let (mut last, mut here) = (arc.left, start);
        for column in self.column[arc.left] + 1..self.column[arc.right] {
            let passage = self.column.len();
            self.column.push(column);
            self.height.push(PASSAGE);
            self.left.push(Vec::new());
            self.right.push(Vec::new());
            self.ports.push([1, 1]);
            self.step(last, here, passage, through);
            chain.push(passage);
            (last, here) = (passage, through);
        }
        self.step(last, here, arc.right, end);
        chain.push(arc.right);
        chain
    }

    fn step(&mut self, left: usize, here: Port, right: usize, there: Port) {
        self.right[left].push(Step {
            slot: right,
            here,
            there,
        });
        self.left[right].push(Step {
            slot: left,
            here: there,
            there: here,
        });
    }

    pub(super) fn slots(&self) -> usize {
        self.column.len()
    }

    pub(super) fn is_passage(&self, slot: usize) -> bool {
        slot >= self.cards
    }

    /// How far apart the middles of two neighbours in a column must be.
    pub(super) fn apart(&self, upper: usize, lower: usize, row: f64) -> f64 {
        let share = match (self.is_passage(upper), self.is_passage(lower)) {
            (false, false) => 1.0,
            (true, true) => 0.5,
            (true, false) | (false, true) => 0.7,
        };
        f64::midpoint(self.height[upper], self.height[lower]) + share * row
    }
}

/// The different ports of each card, left and right, from the top of the card.
struct Ports {
    sides: Vec<[Vec<f64>; 2]>,
}

impl Ports {
    fn of(cards: &[Card], arcs: &[Arc]) -> Self {
        let mut sides = vec![[Vec::new(), Vec::new()]; cards.len()];
        for arc in arcs {
            sides[arc.left][1].push(down(&cards[arc.left], arc.left_port));
            sides[arc.right][0].push(down(&cards[arc.right], arc.right_port));
        }
        for ports in sides.iter_mut().flatten() {
            ports.sort_by(f64::total_cmp);
            ports.dedup();
        }
        Self { sides }
    }

    fn find(&self, card: usize, side: usize, port: Option<f64>, cards: &[Card]) -> Port {
        let down = down(&cards[card], port);
        Port {
            offset: down - cards[card].height / 2.0,
            rank: self.sides[card][side].partition_point(|&other| other < down),
        }
    }
}

/// A link without port counts as meeting the middle of the side.
fn down(card: &Card, port: Option<f64>) -> f64 {
    port.unwrap_or(card.height / 2.0)
}
