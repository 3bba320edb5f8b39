//! Where the cards of a map go: from what is shown to boxes, ports, lines and rings.

#![expect(
    clippy::cast_precision_loss,
    reason = "a card has far fewer lines than an f64 counts exactly"
)]

use std::collections::BTreeSet;

use crate::layout::{self, Card, Gaps, Placement, Point};
use crate::model::{Argument, Claim, ClaimId, Record, RecordKind, Topic};

use super::super::address::Page;
use super::super::measure::Face;
use super::super::parts::{Badge, Shape, Thrust};
use super::super::reader::Reader;
use super::super::words::Part;
use super::select::Selection;
use super::{MapCard, MapFrame, MapLine, MapLineKind, MapPill, MapRow};

/// Everything below is in CSS px, and the style sheet says the same.
const GAPS: Gaps = Gaps {
    column: 86.0,
    row: 20.0,
};
const QUESTION_WIDTH: f64 = 184.0;
const ANSWER_WIDTH: f64 = 196.0;
const FRAME_WIDTH: f64 = 288.0;
/// Around the whole picture, above it the names of the columns.
const MARGIN: f64 = 24.0;
const HEADINGS: f64 = 36.0;
/// Between a frame and one that questions its step, right below it.
const BELOW: f64 = 12.0;
/// The text of a row: 14/18, with 20 px on the left and 14 on the right.
const ROW_TEXT: f64 = FRAME_WIDTH - 3.0 - 34.0;
const ROW_PADDING: f64 = 17.0;
const ROW_LINE: f64 = 18.0;
const MARK_LINE: f64 = 26.0;
const PILL_LINE: f64 = 32.0;
/// A verdict: 13.5/18 and bold, its sign 22 px wide, 4 px above it; by itself at the foot of a frame
/// 13 px more.
const VERDICT_GAP: f64 = 4.0;
const VERDICT_SIGN: f64 = 22.0;
const VERDICT_FOOT: f64 = 9.0;
/// Between the ends of two lines on one row.
const PORTS: f64 = 11.0;
/// How far left of its frame the line of an undercut turns upwards.
const TURN: f64 = 24.0;

/// The picture.
pub(super) struct Picture {
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) columns: Vec<(f64, String)>,
    pub(super) lines: Vec<MapLine>,
    pub(super) cards: Vec<MapCard>,
    pub(super) frames: Vec<MapFrame>,
    pub(super) boxes: Vec<(String, [f64; 4])>,
}

/// Draws what was selected.
pub(super) fn draw(
    reader: Reader<'_>,
    topic: &Topic,
    selection: &Selection<'_>,
    focused: &Record,
) -> Picture {
    let mut drawing = Drawing {
        reader,
        topic,
        selection,
        focus: focused.slug().to_string(),
        told: BTreeSet::new(),
        cards: Vec::new(),
        frames: Vec::new(),
        boxes: Vec::new(),
        links: Vec::new(),
    };
    drawing.grow();
    drawing.finish()
}

/// A box of the layout: one card, or a frame with those below it that question its step.
struct Block {
    width: f64,
    height: f64,
    holds: Holds,
}

enum Holds {
    Card(usize),
    /// Frames with the distance of their tops from the top of the block.
    Frames(Vec<(usize, f64)>),
}

struct Line {
    from: usize,
    to: usize,
    from_port: Option<f64>,
    to_port: Option<f64>,
    kind: MapLineKind,
}

/// A frame with what is needed to draw it.
struct Drawn {
    frame: MapFrame,
    height: f64,
    /// The place in `frames` of the one whose step it questions.
    questions: Option<usize>,
}

struct Drawing<'d, 'k> {
    reader: Reader<'k>,
    topic: &'d Topic,
    selection: &'d Selection<'k>,
    focus: String,
    told: BTreeSet<ClaimId>,
    cards: Vec<(MapCard, f64, f64)>,
    frames: Vec<Drawn>,
    boxes: Vec<Block>,
    links: Vec<Line>,
}

impl<'k> Drawing<'_, 'k> {
    fn grow(&mut self) {
        let question = self.selection.question.map(|issue| {
            let anchor = issue.id.to_string();
            let text = self.reader.read(&issue.question);
            let pill = self.other_answers();
            let lines = Face::Serif.lines(&text.text, 19.0, QUESTION_WIDTH - 34.0);
            let height =
                52.0 + 24.0 * f64::from(lines) + pill.as_ref().map_or(0.0, |_| PILL_LINE + 6.0);
            let card = MapCard {
                href: self.around(&anchor),
                is_question: true,
                verdict: None,
                word: self.reader.say("record-issue"),
                selected: self.focus == anchor,
                text,
                anchor,
                pill,
            };
            self.card(card, QUESTION_WIDTH, height)
        });
        let positions = self.selection.positions.clone();
        for claim in positions {
            let answer = self.answer(claim, question.is_some());
            if let Some(question) = question {
                self.links.push(Line {
                    from: answer,
                    to: question,
                    from_port: None,
                    to_port: Some(self.boxes.get(question).map_or(0.0, |it| it.height / 2.0)),
                    kind: MapLineKind::Answer,
                });
            }
        }
        if let Some(argument) = self.selection.step {
            self.step(argument);
        }
    }

    /// The card of an argument beyond which the way up is not shown, and what questions its step.
    fn step(&mut self, argument: &'k Argument) {
        let anchor = argument.id.to_string();
        let text = self.reader.argument_title(argument);
        let pill = self.onwards(&anchor);
        let verdict = Some(self.reader.verdict_of_argument(argument));
        let (width, height) = answer_size(&text.text, verdict.as_ref(), pill.is_some());
        let card = MapCard {
            href: self.around(&anchor),
            is_question: false,
            word: self.reader.say("record-argument"),
            verdict,
            selected: self.focus == anchor,
            text,
            anchor,
            pill,
        };
        let place = self.card(card, width, height);
        let others: Vec<&Argument> = self
            .reader
            .kb
            .graph()
            .undercutting(&argument.id)
            .filter(|other| self.selection.arguments.contains(&other.id))
            .collect();
        for other in others {
            self.block(other, place, None);
        }
    }

    fn card(&mut self, card: MapCard, width: f64, height: f64) -> usize {
        self.cards.push((card, width, height));
        self.boxes.push(Block {
            width,
            height,
            holds: Holds::Card(self.cards.len() - 1),
        });
        self.boxes.len() - 1
    }

    /// The card of an answer, and everything that grows from it.
    fn answer(&mut self, claim: &'k Claim, has_question: bool) -> usize {
        let anchor = claim.id.to_string();
        let text = if has_question {
            self.reader.short(claim)
        } else {
            self.reader.read(&claim.text)
        };
        let pill = self.onwards(&anchor).or_else(|| self.hidden(claim));
        let verdict = self.reader.claim_badge(claim);
        let (width, height) = answer_size(&text.text, verdict.as_ref(), pill.is_some());
        let word = if has_question {
            "record-answer"
        } else {
            "record-claim"
        };
        let card = MapCard {
            href: self.around(&anchor),
            is_question: false,
            word: self.reader.say(word),
            verdict,
            selected: self.focus == anchor,
            text,
            anchor,
            pill,
        };
        let place = self.card(card, width, height);
        self.told.insert(claim.id.clone());
        self.arguments_on(claim, place, None);
        place
    }

    /// Draws the shown arguments on a claim, which stands in block `place`; `port` is the middle of
    /// its row there, and the room on the row for the ends of lines.
    fn arguments_on(&mut self, claim: &Claim, place: usize, port: Option<(f64, f64)>) {
        let graph = self.reader.kb.graph();
        let shown: Vec<&Argument> = graph
            .supporting(&claim.id)
            .chain(graph.rebutting(&claim.id))
            .filter(|argument| self.selection.arguments.contains(&argument.id))
            .collect();
        // The lines end side by side, so that their arrows can be told apart.
        let step = port.map_or(0.0, |(_, room)| {
            (room / shown.len().max(1) as f64).min(PORTS)
        });
        let first = (shown.len().saturating_sub(1)) as f64 / -2.0;
        for (place_on_row, argument) in shown.into_iter().enumerate() {
            let port = port.map(|(middle, _)| middle + (first + place_on_row as f64) * step);
            self.block(argument, place, port);
        }
    }

    /// A block for an argument and those that question its step, and what grows from their rows.
    fn block(&mut self, argument: &'k Argument, to: usize, to_port: Option<f64>) {
        let block = self.boxes.len();
        self.boxes.push(Block {
            width: FRAME_WIDTH,
            height: 0.0,
            holds: Holds::Frames(Vec::new()),
        });
        let mut stack = Vec::new();
        let mut rows = Vec::new();
        self.stack(argument, None, &mut stack, &mut rows);
        let height = stack
            .last()
            .and_then(|&(frame, top)| Some(top + self.frames.get(frame)?.height))
            .unwrap_or_default();
        let first = self
            .frames
            .get(stack.first().map_or(0, |it| it.0))
            .map_or(0.0, |it| it.height);
        if let Some(it) = self.boxes.get_mut(block) {
            it.height = height;
            it.holds = Holds::Frames(stack);
        }
        self.links.push(Line {
            from: block,
            to,
            from_port: Some(first / 2.0),
            to_port,
            kind: match Thrust::from(&argument.conclusion) {
                Thrust::Supports => MapLineKind::Supports,
                Thrust::Rebuts => MapLineKind::Rebuts,
                Thrust::Undercuts => MapLineKind::Undercuts,
            },
        });
        for (claim, port) in rows {
            self.arguments_on(claim, block, Some(port));
        }
    }

    /// Puts the frame of an argument below those of the stack, then the frames that question it.
    /// Notes the claims whose arguments grow from here, with the middles of their rows.
    fn stack(
        &mut self,
        argument: &'k Argument,
        questions: Option<usize>,
        stack: &mut Vec<(usize, f64)>,
        rows: &mut Vec<(&'k Claim, (f64, f64))>,
    ) {
        let top = stack
            .last()
            .and_then(|&(frame, top)| Some(top + self.frames.get(frame)?.height + BELOW))
            .unwrap_or_default();
        let graph = self.reader.kb.graph();
        let mut height = 0.0;
        let mut drawn = Vec::new();
        let derived = graph
            .derived_by(argument.id.as_str())
            .map(|_| self.reader.say("derived-mark"));
        for claim in graph.premises(argument) {
            let (mut row, mut row_height, first_time) = self.row(claim);
            if drawn.is_empty()
                && let Some(derived) = &derived
            {
                match &mut row.mark {
                    Some(mark) => *mark = format!("{derived} · {mark}"),
                    None => {
                        row.mark = Some(derived.clone());
                        row_height += MARK_LINE;
                    }
                }
            }
            if first_time {
                rows.push((
                    claim,
                    (top + height + row_height / 2.0, row_height - ROW_PADDING),
                ));
            }
            height += row_height;
            drawn.push(row);
        }
        let verdict = self.reader.verdict_of_argument(argument);
        let verdict = Some(verdict).filter(|it| it.shape != Shape::Stands);
        height = height.max(44.0) + 3.0 + verdict_height(verdict.as_ref(), ROW_TEXT, VERDICT_FOOT);
        let target = graph
            .target(argument)
            .map(|it| self.reader.few_words(it).text);
        let relation = self.reader.words.thrust(&argument.conclusion);
        let place = self.frames.len();
        self.frames.push(Drawn {
            frame: MapFrame {
                anchor: argument.id.to_string(),
                href: self.around(argument.id.as_str()),
                thrust: Thrust::from(&argument.conclusion),
                name: {
                    let title = self.reader.argument_title(argument).text;
                    let target = target.unwrap_or_default();
                    match &derived {
                        Some(derived) => format!("{relation} {target}. {title}. {derived}."),
                        None => format!("{relation} {target}. {title}"),
                    }
                },
                rows: drawn,
                verdict,
                selected: self.focus == argument.id.as_str(),
            },
            height,
            questions,
        });
        stack.push((place, top));
        let others: Vec<&Argument> = graph
            .undercutting(&argument.id)
            .filter(|other| self.selection.arguments.contains(&other.id))
            .filter(|other| {
                !self
                    .frames
                    .iter()
                    .any(|it| it.frame.anchor == other.id.as_str())
            })
            .collect();
        for other in others {
            self.stack(other, Some(place), stack, rows);
        }
    }

    fn row(&mut self, claim: &'k Claim) -> (MapRow, f64, bool) {
        let text = self.reader.read(&claim.text);
        let is_value = Reader::is_value(claim);
        let mark = self.reader.claim_mark(claim);
        let verdict = self.reader.claim_badge(claim);
        let first_time = self.told.insert(claim.id.clone());
        let pill = if first_time {
            self.hidden(claim)
        } else {
            self.elsewhere(claim)
        };
        let said = if is_value {
            format!("{} {}", self.reader.say("value"), text.text)
        } else {
            text.text.clone()
        };
        let lines = Face::Sans.lines(&said, 14.0, ROW_TEXT);
        let height = ROW_PADDING
            + ROW_LINE * f64::from(lines)
            + mark.as_ref().map_or(0.0, |_| MARK_LINE)
            + verdict_height(verdict.as_ref(), ROW_TEXT, 0.0)
            + pill.as_ref().map_or(0.0, |_| PILL_LINE);
        let row = MapRow {
            anchor: first_time.then(|| claim.id.to_string()),
            href: self.around(claim.id.as_str()),
            text,
            is_value,
            mark,
            verdict,
            selected: self.focus == claim.id.as_str(),
            pill,
        };
        (row, height, first_time)
    }

    /// Where the way up goes on that is cut at the card on the left: around that card.
    fn onwards(&self, anchor: &str) -> Option<MapPill> {
        (self.selection.goes_on && self.focus != anchor).then(|| MapPill {
            href: self.around(anchor),
            text: self.reader.say("pill-onwards"),
            detail: String::new(),
        })
    }

    /// What of a claim's arguments is not shown.
    fn hidden(&self, claim: &Claim) -> Option<MapPill> {
        let graph = self.reader.kb.graph();
        let unseen = |argument: &&Argument| !self.selection.arguments.contains(&argument.id);
        let pro = graph.supporting(&claim.id).filter(unseen).count();
        let con = graph.rebutting(&claim.id).filter(unseen).count();
        let shown = graph
            .supporting(&claim.id)
            .chain(graph.rebutting(&claim.id))
            .count()
            - pro
            - con;
        let key = if shown == 0 {
            "pill-reasons"
        } else {
            "pill-more"
        };
        // Around the focus all is shown that fits; the rest is on its own page.
        let href = if self.focus == claim.id.as_str() {
            self.reader.item_path(RecordKind::Claim, claim.id.as_str())
        } else {
            self.around(claim.id.as_str())
        };
        (pro + con > 0).then(|| MapPill {
            href,
            text: self
                .reader
                .say_with(key, &[("count", Part::Count(pro + con))]),
            detail: self.reader.say_with(
                "pill-detail",
                &[("pro", Part::Count(pro)), ("con", Part::Count(con))],
            ),
        })
    }

    /// Where the arguments of a claim that is shown a second time are to be found.
    fn elsewhere(&self, claim: &Claim) -> Option<MapPill> {
        let graph = self.reader.kb.graph();
        let argued = graph
            .supporting(&claim.id)
            .chain(graph.rebutting(&claim.id))
            .next()
            .is_some();
        argued.then(|| MapPill {
            href: format!("#{}", claim.id),
            text: self.reader.say("pill-elsewhere"),
            detail: String::new(),
        })
    }

    fn other_answers(&self) -> Option<MapPill> {
        let count = self.selection.hidden_positions;
        let issue = self.selection.question?;
        (count > 0).then(|| MapPill {
            href: self.around(issue.id.as_str()),
            text: self
                .reader
                .say_with("pill-answers", &[("count", Part::Count(count))]),
            detail: String::new(),
        })
    }

    fn around(&self, slug: &str) -> String {
        let focus = (slug != self.topic.root_issue.as_str()).then(|| slug.into());
        self.reader.path(&Page::Map(self.topic.id.clone(), focus))
    }

    fn finish(self) -> Picture {
        let cards: Vec<Card> = self
            .boxes
            .iter()
            .map(|it| Card {
                width: it.width,
                height: it.height,
            })
            .collect();
        let links: Vec<layout::Link> = self
            .links
            .iter()
            .map(|it| layout::Link {
                bond: layout::Bond::Bears,
                from: it.from,
                to: it.to,
                from_port: it.from_port,
                to_port: it.to_port,
            })
            .collect();
        let placement = layout::layout(&cards, &links, GAPS);
        let mut picture = Picture {
            width: placement.width + 2.0 * MARGIN,
            height: placement.height + HEADINGS + MARGIN,
            columns: Vec::new(),
            lines: Vec::new(),
            cards: Vec::new(),
            frames: Vec::new(),
            boxes: Vec::new(),
        };
        self.columns(&placement, &mut picture);
        self.lines(&placement, &mut picture);
        self.rectangles(&placement, &mut picture);
        picture.cards = self.cards.into_iter().map(|(card, ..)| card).collect();
        picture.frames = self.frames.into_iter().map(|drawn| drawn.frame).collect();
        picture
    }

    fn columns(&self, placement: &Placement, picture: &mut Picture) {
        let first = usize::from(self.selection.question.is_none());
        for (place, x) in placement.columns.iter().enumerate() {
            let key = match place + first {
                0 => "column-question",
                1 => "column-answers",
                2 => "column-arguments",
                3 => "column-reasons",
                _ => "column-further",
            };
            picture.columns.push((x + MARGIN, self.reader.say(key)));
        }
    }

    fn rectangles(&self, placement: &Placement, picture: &mut Picture) {
        for (block, at) in self.boxes.iter().zip(&placement.cards) {
            let (x, y) = (at.x + MARGIN, at.y + HEADINGS);
            match &block.holds {
                Holds::Card(card) => {
                    if let Some((card, width, height)) = self.cards.get(*card) {
                        picture
                            .boxes
                            .push((card.anchor.clone(), [x, y, *width, *height]));
                    }
                }
                Holds::Frames(frames) => {
                    for (frame, top) in frames {
                        if let Some(drawn) = self.frames.get(*frame) {
                            let rectangle = [x, y + top, FRAME_WIDTH, drawn.height];
                            picture.boxes.push((drawn.frame.anchor.clone(), rectangle));
                        }
                    }
                }
            }
        }
    }

    fn lines(&self, placement: &Placement, picture: &mut Picture) {
        // Where each frame's own line can be questioned: a point on it, near the frame.
        let mut on_line: Vec<Option<Point>> = vec![None; self.frames.len()];
        for (line, route) in self.links.iter().zip(&placement.links) {
            let mut route = route.clone();
            for point in &mut route.points {
                point.x += MARGIN;
                point.y += HEADINGS;
            }
            if let (Some(Holds::Frames(frames)), Some(&from), Some(&next)) = (
                self.boxes.get(line.from).map(|it| &it.holds),
                route.points.first(),
                route.points.get(1),
            ) && let Some(slot) = frames
                .first()
                .and_then(|(frame, _)| on_line.get_mut(*frame))
            {
                *slot = Some(along(from, next, 0.36));
            }
            let end = route
                .points
                .last()
                .map_or((0.0, 0.0), |point| (point.x, point.y));
            picture.lines.push(MapLine {
                kind: line.kind,
                path: route.path(),
                end,
            });
        }
        for (block, at) in self.boxes.iter().zip(&placement.cards) {
            let Holds::Frames(frames) = &block.holds else {
                continue;
            };
            for (place, top) in frames {
                let Some(drawn) = self.frames.get(*place) else {
                    continue;
                };
                let Some(target) = drawn.questions else {
                    continue;
                };
                let x = at.x + MARGIN;
                let y = at.y + HEADINGS + top + drawn.height / 2.0;
                let Some(ring) = on_line.get(target).copied().flatten() else {
                    continue;
                };
                let turn = (x - TURN).min(ring.x.max(x - 2.0 * TURN));
                let path = format!(
                    "M{x:.1} {y:.1} H{:.1} C{:.1} {y:.1} {:.1} {:.1} {:.1} {:.1}",
                    turn + 8.0,
                    ring.x,
                    ring.x,
                    y - 12.0,
                    ring.x,
                    ring.y + 6.5
                );
                picture.lines.push(MapLine {
                    kind: MapLineKind::Undercuts,
                    path,
                    end: (ring.x, ring.y),
                });
                if let Some(slot) = on_line.get_mut(*place) {
                    *slot = Some(Point { x: x - 17.0, y });
                }
            }
        }
    }
}

/// The size of the card of an answer.
fn answer_size(text: &str, verdict: Option<&Badge>, has_pill: bool) -> (f64, f64) {
    let lines = Face::Serif.lines(text, 15.5, ANSWER_WIDTH - 32.0);
    let pill = if has_pill { PILL_LINE } else { 0.0 };
    let verdict = verdict_height(verdict, ANSWER_WIDTH - 32.0, 0.0);
    (
        ANSWER_WIDTH,
        28.0 + 20.0 * f64::from(lines) + verdict + pill,
    )
}

/// The height of a verdict in a column `width` wide, with `more` around it.
fn verdict_height(verdict: Option<&Badge>, width: f64, more: f64) -> f64 {
    verdict.map_or(0.0, |verdict| {
        // Bold letters are a little wider than those that are measured.
        let lines = Face::Sans.lines(&verdict.word, 14.3, width - VERDICT_SIGN);
        VERDICT_GAP + ROW_LINE * f64::from(lines) + more
    })
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
