//! Leads each link from port to port through its passages.
//!
//! It refuses right angles: shared trunks read as junctions, and links cross more often. Between
//! two columns a link is a cubic curve that begins and ends level; within a column it is level, so
//! that it keeps the distances that its passages have.
#![expect(
    clippy::cast_precision_loss,
    reason = "there are far fewer links on a card than the 52 bits that an f64 holds exactly"
)]

use std::fmt::Write as _;

use super::grid::Grid;
use super::{Arc, Card, Point};

/// Between links that are spread on the right side of a card, in CSS px.
const RIGHT_SPREAD: f64 = 13.0;
/// Between links that are spread on the left side, in CSS px: each may carry a badge there.
const LEFT_SPREAD: f64 = 25.0;
/// What spread links keep free at the ends of a side, in CSS px.
const CORNER: f64 = 10.0;

/// The course of a link: points, with a cubic curve between each and the next that is level at
/// both. It is empty for a link that was not laid out.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Route {
    /// The points in CSS px, from the card that bears to the card it bears on.
    pub points: Vec<Point>,
    /// How far to the right of two points that stand above one another the control points of the
    /// curve between them are, in CSS px: it is the bracket of a pair within a column.
    pub reach: f64,
}

impl Route {
    /// Where both control points of the curve between two points of it stand: halfway between
    /// them, and for a bracket beside them. In CSS px from the left edge.
    #[must_use]
    pub fn bend(&self, from: Point, to: Point) -> f64 {
        let middle = f64::midpoint(from.x, to.x);
        if Tenths(from.x) == Tenths(to.x) {
            middle + self.reach
        } else {
            middle
        }
    }

    /// The course as the data of an SVG path, in CSS px with one decimal; empty without points.
    #[must_use]
    pub fn path(&self) -> String {
        let mut path = String::new();
        let mut last: Option<Point> = None;
        for (index, &point) in self.points.iter().enumerate() {
            let (x, y) = (Tenths(point.x), Tenths(point.y));
            // Writing to a string cannot fail.
            let _ = match last {
                None => write!(path, "M{x} {y}"),
                Some(before) if Tenths(before.y) == y => {
                    let next = self.points.get(index + 1);
                    if next.is_some_and(|next| Tenths(next.y) == y) {
                        Ok(())
                    } else {
                        write!(path, " H{x}")
                    }
                }
                Some(before) => {
                    let middle = Tenths(self.bend(before, point));
                    let from = Tenths(before.y);
                    write!(path, " C{middle} {from} {middle} {y} {x} {y}")
                }
            };
            last = Some(point);
        }
        path
    }
}

/// A length that is written with one decimal.
#[derive(Clone, Copy)]
struct Tenths(f64);

impl Tenths {
    fn rounded(self) -> f64 {
        // Adding zero takes the sign off a negative zero.
        (self.0 * 10.0).round() / 10.0 + 0.0
    }
}

impl PartialEq for Tenths {
    fn eq(&self, other: &Self) -> bool {
        self.rounded().total_cmp(&other.rounded()).is_eq()
    }
}

impl std::fmt::Display for Tenths {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:.1}", self.rounded())
    }
}

/// Everything that is placed before the links are led.
pub(super) struct Page<'a> {
    pub(super) grid: &'a Grid,
    pub(super) cards: &'a [Card],
    /// The top of each slot.
    pub(super) tops: &'a [f64],
    /// The left edge of each column.
    pub(super) lefts: &'a [f64],
    /// The width of each column.
    pub(super) widths: &'a [f64],
}

/// The routes of all links, in their order.
pub(super) fn routes(page: &Page, arcs: &[Arc], links: usize) -> Vec<Route> {
    let mut routes = vec![Route::default(); links];
    let starts = ports(page, arcs, Side::Right);
    let ends = ports(page, arcs, Side::Left);
    for (index, arc) in arcs.iter().enumerate() {
        let mut points = page.course(&page.grid.chains[index], starts[index], ends[index]);
        if !arc.turned {
            points.reverse();
        }
        routes[arc.link] = Route { points, reach: 0.0 };
    }
    routes
}

impl Page<'_> {
    /// The bracket of a pair within a column: from right side to right side.
    pub(super) fn bracket(&self, pair: &Arc, reach: f64) -> Route {
        let column = self.grid.column[pair.left];
        let right = self.lefts[column] + self.widths[column];
        let end = |card: usize, port: Option<f64>| {
            let y = port.map_or_else(|| self.middle(card), |port| self.tops[card] + port);
            let edge = self.lefts[column] + self.cards[card].width;
            let at = |x: f64| Point { x, y };
            // A wider card of the same column must not be run over.
            let inset = (edge < right).then(|| at(edge));
            (inset, at(right))
        };
        let (from_inset, from) = end(pair.right, pair.right_port);
        let (to_inset, to) = end(pair.left, pair.left_port);
        let inner = [from, to];
        let points = from_inset.into_iter().chain(inner).chain(to_inset);
        Route {
            points: points.collect(),
            reach,
        }
    }

    fn middle(&self, slot: usize) -> f64 {
        self.tops[slot] + self.grid.height[slot] / 2.0
    }

    /// From the right side of the first slot, a card, to the left side of the last.
    fn course(&self, chain: &[usize], start: f64, end: f64) -> Vec<Point> {
        let mut points = Vec::with_capacity(2 * chain.len());
        for (index, &slot) in chain.iter().enumerate() {
            let column = self.grid.column[slot];
            let left = self.lefts[column];
            let right = left + self.widths[column];
            if index + 1 == chain.len() {
                points.push(Point { x: left, y: end });
            } else if index > 0 {
                let y = self.middle(slot);
                points.extend([left, right].map(|x| Point { x, y }));
            } else {
                let edge = left + self.cards[slot].width;
                points.push(Point { x: edge, y: start });
                // A wider card of the same column must not be run over.
                if edge < right {
                    points.push(Point { x: right, y: start });
                }
            }
        }
        points
    }
}

/// A side of a card.
#[derive(Clone, Copy)]
enum Side {
    Left,
    Right,
}

/// Where each arc meets the given side of its card: at its explicit port, or spread around the
/// middle of the side, sorted by where the arcs come from.
fn ports(page: &Page, arcs: &[Arc], side: Side) -> Vec<f64> {
    let mut at = vec![0.0; arcs.len()];
    let mut spread: Vec<Vec<(f64, usize)>> = vec![Vec::new(); page.cards.len()];
    for (index, arc) in arcs.iter().enumerate() {
        let chain = &page.grid.chains[index];
        let (card, port, far_card, far_port, neighbour) = match side {
            Side::Left => {
                let neighbour = chain.iter().rev().nth(1);
                (
                    arc.right,
                    arc.right_port,
                    arc.left,
                    arc.left_port,
                    neighbour,
                )
            }
            Side::Right => {
                let neighbour = chain.get(1);
                (
                    arc.left,
                    arc.left_port,
                    arc.right,
                    arc.right_port,
                    neighbour,
                )
            }
        };
        if let Some(port) = port {
            at[index] = page.tops[card] + port;
            continue;
        }
        let neighbour = neighbour.copied().unwrap_or(far_card);
        let from = match far_port {
            Some(port) if neighbour == far_card => page.tops[far_card] + port,
            Some(_) | None => page.middle(neighbour),
        };
        spread[card].push((from, index));
    }
    for (card, arcs) in spread.iter_mut().enumerate() {
        arcs.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let gaps = arcs.len().saturating_sub(1) as f64;
        let distance = match side {
            Side::Left => LEFT_SPREAD,
            Side::Right => RIGHT_SPREAD,
        };
        let room = (page.cards[card].height - 2.0 * CORNER).max(0.0);
        let span = (gaps * distance).min(room);
        for (place, &(_, index)) in arcs.iter().enumerate() {
            let share = if gaps > 0.0 { place as f64 / gaps } else { 0.5 };
            at[index] = page.middle(card) + span * (share - 0.5);
        }
    }
    at
}
