//! From cards and lines that have sizes to a picture in which everything has its place. All lengths
//! are CSS px, and the style sheet says the same.

use crate::layout::{self, Bond, Card, Effort, Gaps, Placement, Point, Route};

use super::{MapCard, MapDoor, MapFrame, MapLine, MapLineKind};

pub(super) const GAPS: Gaps = Gaps {
    column: 86.0,
    row: 20.0,
};
/// The width of a frame.
pub(super) const FRAME_WIDTH: f64 = 288.0;
/// Around the whole picture, above it the names of the columns.
const MARGIN: f64 = 24.0;
const HEADINGS: f64 = 36.0;
/// What of the height of a picture is around what it shows.
pub(super) const AROUND: f64 = HEADINGS + MARGIN;
/// How far left of its frame the line of an undercut turns upwards.
const TURN: f64 = 24.0;

/// A picture.
pub(super) struct Picture {
    pub(super) width: f64,
    pub(super) height: f64,
    /// The left edge and the name of each column.
    pub(super) columns: Vec<(f64, String)>,
    pub(super) lines: Vec<MapLine>,
    pub(super) cards: Vec<MapCard>,
    pub(super) frames: Vec<MapFrame>,
    pub(super) doors: Vec<MapDoor>,
    /// Anchor, left, top, width, height.
    pub(super) boxes: Vec<(String, [f64; 4])>,
}

impl Picture {
    /// Whether an item stands on it.
    pub(super) fn shows(&self, slug: &str) -> bool {
        let rows = self.frames.iter().flat_map(|it| &it.rows);
        let rows = rows.filter_map(|row| row.anchor.as_deref());
        let boxes = self.boxes.iter().map(|(anchor, _)| anchor.as_str());
        boxes.chain(rows).any(|anchor| anchor == slug)
    }
}

/// A box of the layout: one card, or a frame with those below it that question its step.
pub(super) struct Block {
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) holds: Holds,
}

/// What is in a box.
pub(super) enum Holds {
    /// The card with this anchor.
    Card(String),
    /// Frames with the distance of their tops from the top of the block.
    Frames(Vec<(usize, f64)>),
}

/// A line between two boxes.
pub(super) struct Line {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) from_port: Option<f64>,
    pub(super) to_port: Option<f64>,
    pub(super) kind: MapLineKind,
    /// Whether it leads both ways.
    pub(super) both_ways: bool,
}

/// A frame with what is needed to draw it.
pub(super) struct Drawn {
    pub(super) frame: MapFrame,
    pub(super) height: f64,
    /// The place in `frames` of the one whose step it questions.
    pub(super) questions: Option<usize>,
    /// Whether that one questions its step too.
    pub(super) both_ways: bool,
}

/// What is to be drawn, with sizes and without places.
#[derive(Default)]
pub(super) struct Sketch {
    pub(super) cards: Vec<MapCard>,
    pub(super) frames: Vec<Drawn>,
    pub(super) doors: Vec<MapDoor>,
    pub(super) blocks: Vec<Block>,
    pub(super) lines: Vec<Line>,
    /// Boxes that stand to the right of others without a line that says so.
    pub(super) beyond: Vec<(usize, usize)>,
}

impl Sketch {
    /// Adds the box of a card; returns its place.
    pub(super) fn block(&mut self, anchor: &str, width: f64, height: f64) -> usize {
        self.blocks.push(Block {
            width,
            height,
            holds: Holds::Card(anchor.to_owned()),
        });
        self.blocks.len() - 1
    }

    /// Gives everything its place; `column` names the columns from the left.
    pub(super) fn place(
        self,
        gaps: Gaps,
        effort: Effort,
        column: impl Fn(usize) -> String,
    ) -> Picture {
        let cards: Vec<Card> = self
            .blocks
            .iter()
            .map(|it| Card {
                width: it.width,
                height: it.height,
            })
            .collect();
        let beyond = self.beyond.iter().map(|&(from, to)| layout::Link {
            bond: Bond::Bears,
            from,
            to,
            from_port: None,
            to_port: None,
        });
        let links: Vec<layout::Link> = self
            .lines
            .iter()
            .map(|it| layout::Link {
                bond: match it.kind {
                    MapLineKind::Contrary => Bond::Pair,
                    MapLineKind::Answer
                    | MapLineKind::Supports
                    | MapLineKind::Rebuts
                    | MapLineKind::Undercuts => Bond::Bears,
                },
                from: it.from,
                to: it.to,
                from_port: it.from_port,
                to_port: it.to_port,
            })
            .chain(beyond)
            .collect();
        let mut placement = layout::layout(&cards, &links, gaps, effort);
        let points = placement.links.iter_mut().flat_map(|it| &mut it.points);
        for point in points.chain(&mut placement.cards) {
            point.x += MARGIN;
            point.y += HEADINGS;
        }
        let columns = placement.columns.iter().enumerate();
        Picture {
            width: placement.width + 2.0 * MARGIN,
            height: placement.height + HEADINGS + MARGIN,
            columns: columns
                .map(|(place, x)| (x + MARGIN, column(place)))
                .collect(),
            lines: self.drawn_lines(&placement),
            boxes: self.rectangles(&placement),
            cards: self.cards,
            frames: self.frames.into_iter().map(|drawn| drawn.frame).collect(),
            doors: self.doors,
        }
    }

    fn rectangles(&self, placement: &Placement) -> Vec<(String, [f64; 4])> {
        let mut boxes = Vec::new();
        for (block, at) in self.blocks.iter().zip(&placement.cards) {
            match &block.holds {
                Holds::Card(anchor) => {
                    boxes.push((anchor.clone(), [at.x, at.y, block.width, block.height]));
                }
                Holds::Frames(frames) => {
                    for (frame, top) in frames {
                        if let Some(drawn) = self.frames.get(*frame) {
                            let rectangle = [at.x, at.y + top, FRAME_WIDTH, drawn.height];
                            boxes.push((drawn.frame.anchor.clone(), rectangle));
                        }
                    }
                }
            }
        }
        boxes
    }

    /// The first frame in a block: the one that its line belongs to.
    fn first_frame(&self, block: usize) -> Option<usize> {
        match &self.blocks.get(block)?.holds {
            Holds::Frames(frames) => frames.first().map(|(frame, _)| *frame),
            Holds::Card(_) => None,
        }
    }

    fn drawn_lines(&self, placement: &Placement) -> Vec<MapLine> {
        let mut lines = Vec::new();
        // Where each frame's own line can be questioned: a point on it, near the frame.
        let mut on_line: Vec<Option<Point>> = vec![None; self.frames.len()];
        for (line, route) in self.lines.iter().zip(&placement.links) {
            let own = self
                .first_frame(line.from)
                .filter(|_| line.kind != MapLineKind::Contrary);
            if let (Some(frame), Some(&from), Some(&next)) =
                (own, route.points.first(), route.points.get(1))
                && let Some(slot) = on_line.get_mut(frame)
            {
                *slot = Some(along(from, next, 0.36));
            }
            let frame = own.and_then(|it| self.frames.get(it));
            let card = match self.blocks.get(line.from).map(|it| &it.holds) {
                Some(Holds::Card(anchor)) if line.kind == MapLineKind::Answer => Some(anchor),
                _ => None,
            };
            lines.push(MapLine {
                kind: line.kind,
                path: route.path(),
                end: tip(route.points.last()),
                other: line.both_ways.then(|| other_tip(route)),
                of: frame.map(|it| &it.frame.anchor).or(card).cloned(),
                on_way: frame.is_some_and(|it| it.frame.on_way),
            });
        }
        for (block, at) in self.blocks.iter().zip(&placement.cards) {
            let Holds::Frames(frames) = &block.holds else {
                continue;
            };
            for (place, top) in frames {
                let Some(drawn) = self.frames.get(*place) else {
                    continue;
                };
                let y = at.y + top + drawn.height / 2.0;
                let ring = drawn.questions.and_then(|it| on_line.get(it).copied());
                let Some(ring) = ring.flatten() else {
                    continue;
                };
                lines.push(MapLine {
                    kind: MapLineKind::Undercuts,
                    path: to_ring(at.x, y, ring),
                    end: (ring.x, ring.y),
                    other: drawn.both_ways.then_some(((at.x - 17.0, y), true)),
                    of: Some(drawn.frame.anchor.clone()),
                    on_way: drawn.frame.on_way,
                });
                if let Some(slot) = on_line.get_mut(*place) {
                    *slot = Some(Point { x: at.x - 17.0, y });
                }
            }
        }
        lines
    }
}

/// From the left side of a frame, at `x`, upwards to the ring on the line that it questions.
fn to_ring(x: f64, y: f64, ring: Point) -> String {
    let turn = (x - TURN).min(ring.x.max(x - 2.0 * TURN));
    format!(
        "M{x:.1} {y:.1} H{:.1} C{:.1} {y:.1} {:.1} {:.1} {:.1} {:.1}",
        turn + 8.0,
        ring.x,
        ring.x,
        y - 12.0,
        ring.x,
        ring.y + 6.5
    )
}

fn tip(point: Option<&Point>) -> (f64, f64) {
    point.map_or((0.0, 0.0), |point| (point.x, point.y))
}

/// Where a line begins, and whether a head there points to the right: it does at the left side of
/// a card.
fn other_tip(route: &Route) -> ((f64, f64), bool) {
    let first = route.points.first();
    let leaves_left = route
        .points
        .get(1)
        .zip(first)
        .is_some_and(|(next, first)| next.x < first.x);
    (tip(first), leaves_left)
}

/// The point at `t` of the curve between two points of a route, which is level at both.
fn along(from: Point, to: Point, t: f64) -> Point {
    let middle = f64::midpoint(from.x, to.x);
    let bend = |a: f64, b: f64, c: f64, d: f64| {
        let s = 1.0 - t;
        s * s * s * a + 3.0 * s * s * t * b + 3.0 * s * t * t * c + t * t * t * d
    };
    Point {
        x: bend(from.x, middle, middle, to.x),
        y: bend(from.y, from.y, to.y, to.y),
    }
}
