//! **Where does it go on the page?** Cards and the links between them go in; positions and curves
//! come out.
//!
//! It refuses to know what a card says, how a link is drawn or what an argument is. It is a pure
//! function: no clock, no randomness, no map whose order could differ, so that the same cards and
//! links always give the same bytes.
//!
//! The method is that of Sugiyama, Tagawa and Toda (1981), turned on its side so that long texts
//! grow downwards. Each floor of it is a file:
//!
//! ```text
//! cycles     turn round the links that close a circle
//! layers     give each card its column                      (Gansner et al. 1993)
//! grid       cut long links into steps of one column
//! order      order each column; crossings counts            (Barth, Juenger and Mutzel 2002)
//! align      first heights, long links straight             (Brandes and Koepf 2001)
//! settle     pull each card to the middle of its neighbours (isotonic regression)
//! close      close up groups that no link joins
//! route      ports and curves
//! ```
//!
//! All lengths are CSS pixels; `x` grows to the right and `y` downwards.

mod align;
mod close;
mod crossings;
mod cycles;
mod grid;
mod layers;
mod order;
mod route;
mod settle;

use std::cmp::Ordering;

use grid::Grid;
pub use route::Route;

/// No card, gap or port is taken to be longer than this, so that no sum overflows. CSS px.
const LONGEST: f64 = 1e7;
/// The control points of a bracket within a column stand this share of the gap away from it.
const BRACKET: f64 = 0.8;

/// One card: its size in CSS px.
///
/// A size that is negative, infinite or not a number is taken for zero.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Card {
    /// From left to right, in CSS px.
    pub width: f64,
    /// From top to bottom, in CSS px.
    pub height: f64,
}

/// What a link does to the places of its cards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Bond {
    /// The one bears on the other, and stands to the right of it.
    #[default]
    Bears,
    /// The two belong together and neither bears on the other: the columns are chosen without it.
    /// Within a column it is a bracket on the right of both.
    Pair,
}

/// A link from a card to the one it bears on. Cards grow to the right from what they bear on.
///
/// A link from a card to itself, or to a card that is not there, gets an empty [`Route`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Link {
    /// What it does to the places of its cards.
    pub bond: Bond,
    /// The index of the card that bears on the other.
    pub from: usize,
    /// The index of the card it bears on.
    pub to: usize,
    /// How far below the top of `from` the link begins, in CSS px; held within the card. Without
    /// it the links of a side are spread along it, sorted by their other ends.
    pub from_port: Option<f64>,
    /// How far below the top of `to` the link ends, in CSS px; as `from_port`.
    pub to_port: Option<f64>,
}

/// The room to leave free, in CSS px. What is negative or not finite is taken for zero.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gaps {
    /// Between two columns, where the links run.
    pub column: f64,
    /// Between two cards of one column. Passing links keep 0.7 of it from cards and 0.5 from one
    /// another.
    pub row: f64,
}

/// How hard to look for an order with few crossings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Effort {
    /// Not at all: the reading order is kept, whatever it costs.
    Keep,
    /// As long as nobody notices: for pages that are made when somebody asks.
    #[default]
    Fast,
    /// About as long as other programs take: from several beginnings, and each slot through every
    /// place of its column; and no higher than the column that needs most room.
    Best,
}

/// A point of the page, in CSS px.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// From the left edge, in CSS px.
    pub x: f64,
    /// From the top edge, in CSS px.
    pub y: f64,
}

/// Where everything goes.
#[derive(Debug, Clone, PartialEq)]
pub struct Placement {
    /// The top left corner of each card, in the order of the cards given.
    pub cards: Vec<Point>,
    /// The curve of each link from `from` to `to`, in the order of the links given.
    pub links: Vec<Route>,
    /// The left edge of each column, in CSS px. Every card stands at the left edge of its column.
    pub columns: Vec<f64>,
    /// The width of the whole, in CSS px.
    pub width: f64,
    /// The height of the whole, in CSS px. The topmost thing is at 0.
    pub height: f64,
    /// How many times two links cross.
    pub crossings: usize,
}

/// Places the cards in columns and leads the links round them.
///
/// A card that bears on nothing stands on the left, what bears on it to the right of it, and so
/// on; columns are chosen so that the links are as short as possible together. The order of
/// `cards` is the reading order: in each column cards stand in the order in which a reader meets
/// them who starts from the leftmost cards in the order given and, at each card, follows what bears
/// on it from the highest explicit port to the lowest (a link without port counts as ending at the
/// middle), then in the order given. That order is left only where this lowers the number of
/// crossings, and never with [`Effort::Keep`]; a forest therefore always keeps it.
///
/// Cards never overlap, and a link never runs over a card that is not its end.
///
/// A [`Bond::Pair`] neither moves a card to another column nor counts as being met; brackets within
/// a column are not among the crossings.
///
/// Reversing the order of the cards of a forest turns the map upside down. So it does for other
/// maps without circles as long as the columns come out reversed; a card that bears on two others
/// is met first through the upper one either way, so that they need not.
///
/// The work grows with the number of columns that links skip: a link over a thousand columns costs
/// as much as a thousand short ones.
#[must_use]
pub fn layout(cards: &[Card], links: &[Link], gaps: Gaps, effort: Effort) -> Placement {
    let cards: Vec<Card> = cards.iter().map(sound).collect();
    let gaps = Gaps {
        column: length(gaps.column),
        row: length(gaps.row),
    };
    let arcs_of = |bond: Bond| {
        let chosen = (0..links.len()).filter(move |&link| links[link].bond == bond);
        chosen.filter_map(|link| Arc::of(link, links, &cards))
    };
    let mut arcs: Vec<Arc> = arcs_of(Bond::Bears).collect();
    cycles::open(cards.len(), &mut arcs);
    let columns = layers::assign(cards.len(), &arcs);
    let mut brackets = Vec::new();
    for mut pair in arcs_of(Bond::Pair) {
        match columns[pair.left].cmp(&columns[pair.right]) {
            Ordering::Less => arcs.push(pair),
            Ordering::Equal => brackets.push(pair),
            Ordering::Greater => {
                pair.turn();
                arcs.push(pair);
            }
        }
    }
    let grid = Grid::new(&cards, &arcs, &columns);
    let (order, crossings) = order::arrange(&grid, effort);
    let mut middles = align::align(&grid, &order, gaps.row);
    let tight = effort == Effort::Best;
    settle::settle(&grid, &order, gaps.row, tight, &mut middles);
    close::close(&grid, &order, gaps.row, &mut middles);

    let tops = || (0..middles.len()).map(|slot| middles[slot] - grid.height[slot] / 2.0);
    let top = tops().fold(f64::INFINITY, f64::min);
    // Rounding may leave a hair above the top edge.
    let tops: Vec<f64> = tops().map(|y| (y - top).max(0.0)).collect();

    let mut widths = vec![0.0_f64; grid.columns];
    for (card, &column) in cards.iter().zip(&columns) {
        widths[column] = widths[column].max(card.width);
    }
    let mut right = 0.0;
    let lefts: Vec<f64> = widths
        .iter()
        .map(|width| {
            let left = right;
            right += width + gaps.column;
            left
        })
        .collect();

    let page = route::Page {
        grid: &grid,
        cards: &cards,
        tops: &tops,
        lefts: &lefts,
        widths: &widths,
    };
    let reach = BRACKET * gaps.column;
    let mut routes = route::routes(&page, &arcs, links.len());
    for pair in &brackets {
        routes[pair.link] = page.bracket(pair, reach);
    }
    // A curve between two points reaches three quarters of the way to its control points.
    let last = lefts.len().saturating_sub(1);
    let beyond = if brackets.iter().any(|pair| columns[pair.left] == last) {
        0.75 * reach
    } else {
        0.0
    };
    Placement {
        links: routes,
        cards: (0..cards.len())
            .map(|card| Point {
                x: lefts[columns[card]],
                y: tops[card],
            })
            .collect(),
        width: if lefts.is_empty() {
            0.0
        } else {
            right - gaps.column + beyond
        },
        height: (0..tops.len())
            .map(|slot| tops[slot] + grid.height[slot])
            .fold(0.0, f64::max),
        columns: lefts,
        crossings,
    }
}

/// A link as the floors below see it: it runs from left to right, against the way it bears.
#[derive(Debug, Clone, Copy)]
struct Arc {
    /// The index of the link.
    link: usize,
    left: usize,
    right: usize,
    /// How far below the top of the left card; finite and within the card.
    left_port: Option<f64>,
    right_port: Option<f64>,
    /// Whether it was turned round to open a circle, so that `left` is the link's `from`.
    turned: bool,
}

impl Arc {
    /// `None` for what cannot be laid out.
    fn of(link: usize, links: &[Link], cards: &[Card]) -> Option<Self> {
        let &Link {
            from,
            to,
            from_port,
            to_port,
            bond: _,
        } = links.get(link)?;
        let (source, target) = (cards.get(from)?, cards.get(to)?);
        let within = |port: Option<f64>, card: &Card| {
            port.filter(|port| port.is_finite())
                .map(|port| port.max(0.0).min(card.height))
        };
        (from != to).then(|| Self {
            link,
            left: to,
            right: from,
            left_port: within(to_port, target),
            right_port: within(from_port, source),
            turned: false,
        })
    }

    /// The arcs of these left and right cards, without ports.
    #[cfg(test)]
    fn all(pairs: &[(usize, usize)]) -> Vec<Self> {
        let arcs = pairs.iter().enumerate();
        arcs.map(|(link, &(left, right))| Self {
            link,
            left,
            right,
            left_port: None,
            right_port: None,
            turned: false,
        })
        .collect()
    }

    fn turn(&mut self) {
        std::mem::swap(&mut self.left, &mut self.right);
        std::mem::swap(&mut self.left_port, &mut self.right_port);
        self.turned = !self.turned;
    }
}

fn sound(card: &Card) -> Card {
    Card {
        width: length(card.width),
        height: length(card.height),
    }
}

fn length(given: f64) -> f64 {
    if given.is_finite() {
        given.clamp(0.0, LONGEST)
    } else {
        0.0
    }
}
