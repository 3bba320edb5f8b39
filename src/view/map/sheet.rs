//! A map as a drawing that needs no browser: every line of text has its place. What it is drawn
//! with is not decided here.

use std::fmt::Write as _;

use super::super::parts::{Shape, Thrust};
use super::super::words::{Part, Words};
use super::picture::{FRAME_WIDTH, Picture};
use super::size::{
    self, ANSWER_WIDTH, DOOR_ABOVE, DOOR_COUNTS, DOOR_SIGN, DOOR_WIDTH, Lines, MARK_LINE,
    PILL_LINE, ROW_ABOVE, ROW_LEFT, ROW_LINE, VERDICT_GAP, VERDICT_SIGN,
};
use super::walk::Stop;
use super::{Balance, MapCard, MapDoor, MapFrame, MapLine, MapLineKind, MapView};

/// Below the map: a line on what is seen, and the signs of lines.
const FOOT: f64 = 62.0;
/// The size of a preview: what readers of links expect (The Open Graph protocol).
const PREVIEW: (f64, f64) = (1200.0, 630.0);
/// How many arguments of either side it names.
const SIDE_OF_PREVIEW: usize = 2;
/// A sheet is at least so wide that its foot can be read.
const NARROWEST: f64 = 720.0;

/// A map as a drawing. All lengths are CSS px.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// The width.
    pub width: f64,
    /// The height.
    pub height: f64,
    /// What it shows.
    pub title: String,
    /// The same as it shows, in sentences.
    pub description: String,
    /// Its language, as browsers name it.
    pub language: &'static str,
    /// Whether it is for paper, which is white.
    pub on_paper: bool,
    /// What is drawn, in this order.
    pub marks: Vec<Mark>,
}

/// A part of a drawing.
#[derive(Debug, Clone)]
pub enum Mark {
    /// A rectangle: left, top, width, height.
    Rect([f64; 4], Look),
    /// A line between cards.
    Line(MapLine),
    /// A line of text, from its left end on its baseline.
    Text {
        /// Where it begins.
        at: (f64, f64),
        /// How it is set.
        face: Type,
        /// A word before it that is set off.
        lead: Option<String>,
        /// What it says.
        text: String,
    },
    /// The sign of a verdict: left, top, size.
    Sign(Shape, [f64; 3]),
    /// The badge of a relation: left, top, size.
    Badge(Thrust, [f64; 3]),
    /// Several parts, moved to the right and down and then scaled.
    Group((f64, f64), f64, Vec<Self>),
}

/// How a rectangle looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// The question at the root.
    Question,
    /// A card by itself.
    Card,
    /// The frame of an argument, or a door.
    Frame,
    /// Around what is selected.
    Selected,
    /// A box with a word in it.
    Chip,
    /// What leads to more.
    Pill,
    /// A line between two rows.
    Divider,
}

/// How a text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Type {
    /// The name of a column.
    Column,
    /// The word above the question.
    Eyebrow,
    /// The question.
    Question,
    /// An answer, or the question of a door.
    Answer,
    /// A sentence.
    Body,
    /// A verdict, a count, a word in a box.
    Strong,
    /// The foot.
    Foot,
    /// What a preview is about.
    Headline,
    /// What else it says.
    Headnote,
    /// The foot of a preview.
    Headfoot,
}

impl MapView {
    /// The map as a drawing.
    #[must_use]
    pub fn sheet(&self) -> Sheet {
        let mut sheet = Drawn::default();
        sheet.parts(
            &self.columns,
            &self.lines,
            &self.boxes,
            (&self.cards, &self.doors, &self.frames),
            self.frame.words,
        );
        let width = self.width.max(NARROWEST);
        self.foot(&mut sheet);
        Sheet {
            width,
            height: self.height + FOOT,
            title: self.heading.clone(),
            description: told(&self.walk),
            language: self.frame.words.language.tag(),
            on_paper: false,
            marks: sheet.marks,
        }
    }

    /// What the map is about, for previews of links: the item in the middle, and a few arguments from
    /// either side.
    #[must_use]
    pub fn preview(&self) -> Sheet {
        let (width, height) = PREVIEW;
        let mut sheet = Drawn::default();
        sheet.text((64.0, 84.0), Type::Headnote, &self.panel.kind);
        let said = &self.panel.text.text;
        let lines: Vec<String> = size::of_headline(said, width - 128.0);
        let mut next = sheet.lines((64.0, 104.0), Type::Headline, &lines, 58.0) + 20.0;
        let selected = self.selected().unwrap_or_default();
        for thrust in [Thrust::Supports, Thrust::Rebuts] {
            let own = self
                .frames
                .iter()
                .filter(|it| it.to == selected && it.thrust == thrust);
            for frame in own.take(SIDE_OF_PREVIEW) {
                let text = frame.rows.iter().map(|it| it.text.text.as_str()).next();
                let Some(line) = text.map(|it| size::of_headnote(it, width - 190.0)) else {
                    continue;
                };
                if next > height - 130.0 {
                    break;
                }
                sheet.marks.push(Mark::Badge(thrust, [64.0, next, 34.0]));
                sheet.text((112.0, next + 25.0), Type::Headnote, &line);
                next += 48.0;
            }
        }
        if self.frames.is_empty() {
            for card in self.cards.iter().filter(|it| !it.is_question) {
                if next > height - 130.0 {
                    break;
                }
                sheet.text((64.0, next + 25.0), Type::Headnote, &card.text.text);
                next += 44.0;
            }
        }
        let parts = [
            ("site", Part::Text(&self.frame.site)),
            ("date", Part::Text(&self.frame.assumptions.line[1])),
        ];
        let foot = self.frame.words.say_with("map-preview", &parts);
        sheet.text((64.0, height - 48.0), Type::Headfoot, &foot);
        Sheet {
            width,
            height,
            title: self.heading.clone(),
            description: self.frame.description.text.clone(),
            language: self.frame.words.language.tag(),
            on_paper: false,
            marks: sheet.marks,
        }
    }

    /// The anchor of what is in the middle.
    fn selected(&self) -> Option<&str> {
        let cards = self.cards.iter().filter(|it| it.selected);
        let cards = cards.map(|it| it.anchor.as_str());
        let rows = self.frames.iter().flat_map(|it| &it.rows);
        let rows = rows.filter(|it| it.selected);
        let frames = self.frames.iter().filter(|it| it.selected);
        cards
            .chain(rows.filter_map(|it| it.anchor.as_deref()))
            .chain(frames.map(|it| it.anchor.as_str()))
            .next()
    }

    /// From where it is seen, and the signs of its lines.
    fn foot(&self, sheet: &mut Drawn) {
        let words = self.frame.words;
        let seen = self.frame.assumptions.heading.plain();
        let text = format!("{seen} {}", self.frame.site);
        sheet.text((24.0, self.height + 14.0), Type::Foot, &text);
        sheet.signs(words, (24.0, self.height + 36.0));
    }
}

/// The walk in one text.
fn told(stops: &[Stop]) -> String {
    let mut text = String::new();
    for stop in stops {
        let parts: Vec<String> = stop
            .parts
            .iter()
            .map(|it| {
                if it.notes.is_empty() {
                    it.text.text.clone()
                } else {
                    format!("{} ({})", it.text.text, it.notes.join(" · "))
                }
            })
            .collect();
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{} {} {}", stop.number, stop.lead, parts.join(" "));
        text.push_str(&told(&stop.stops));
    }
    text
}

/// A drawing that grows.
#[derive(Default)]
pub(super) struct Drawn {
    pub(super) marks: Vec<Mark>,
}

impl Drawn {
    /// A picture.
    pub(super) fn picture(&mut self, picture: &Picture, words: &Words) {
        self.parts(
            &picture.columns,
            &picture.lines,
            &picture.boxes,
            (&picture.cards, &picture.doors, &picture.frames),
            words,
        );
    }

    fn parts(
        &mut self,
        columns: &[(f64, String)],
        lines: &[MapLine],
        boxes: &[(String, [f64; 4])],
        (cards, doors, frames): (&[MapCard], &[MapDoor], &[MapFrame]),
        words: &Words,
    ) {
        let (value, and) = (words.say("value"), words.say("and"));
        for (x, name) in columns {
            self.text((*x, 24.0), Type::Column, name);
        }
        self.marks.extend(lines.iter().cloned().map(Mark::Line));
        for (anchor, [x, y, _, height]) in boxes {
            let at = (*x, *y);
            if let Some(card) = cards.iter().find(|it| it.anchor == *anchor) {
                self.card(card, at, *height);
            }
            if let Some(door) = doors.iter().find(|it| it.anchor == *anchor) {
                self.door(door, at, *height);
            }
            if let Some(frame) = frames.iter().find(|it| it.anchor == *anchor) {
                self.frame(frame, at, *height, &value, &and);
            }
        }
    }

    /// The signs of lines, in words.
    pub(super) fn signs(&mut self, words: &Words, (mut x, y): (f64, f64)) {
        let signs = [
            (MapLineKind::Supports, "legend-supports"),
            (MapLineKind::Rebuts, "legend-rebuts"),
            (MapLineKind::Undercuts, "legend-undercuts"),
            (MapLineKind::Contrary, "legend-contrary"),
        ];
        for (kind, key) in signs {
            let both = kind == MapLineKind::Contrary;
            self.marks.push(Mark::Line(MapLine {
                kind,
                path: format!("M{:.1} {y:.1}H{:.1}", x + 34.0, x + 8.0),
                end: (x, y),
                other: both.then_some(((x + 34.0, y), true)),
                of: None,
                on_way: false,
            }));
            let text = words.say(key);
            self.text((x + 42.0, y + 4.0), Type::Foot, &text);
            x += 62.0 + size::of_foot_text(&text);
        }
    }

    pub(super) fn text(&mut self, at: (f64, f64), face: Type, text: &str) {
        self.marks.push(Mark::Text {
            at,
            face,
            lead: None,
            text: text.to_owned(),
        });
    }

    /// Lines below one another; returns where the next would begin.
    pub(super) fn lines(
        &mut self,
        (x, top): (f64, f64),
        face: Type,
        lines: &[String],
        line: f64,
    ) -> f64 {
        let mut y = top;
        for text in lines {
            self.text((x, y + 0.74 * line), face, text);
            y += line;
        }
        y
    }

    fn card(&mut self, card: &MapCard, (x, y): (f64, f64), height: f64) {
        let lines = size::of_card(card);
        if card.is_question {
            let width = size::QUESTION_WIDTH;
            self.marks
                .push(Mark::Rect([x, y, width, height], Look::Question));
            self.text((x + 17.0, y + 31.0), Type::Eyebrow, &card.word);
            let next = self.lines((x + 17.0, y + 38.0), Type::Question, &lines.text, 24.0);
            self.pill(&lines, (x + 14.0, next + 8.0));
            return;
        }
        let around = [x, y, ANSWER_WIDTH, height];
        self.marks.push(Mark::Rect(around, Look::Card));
        if card.selected {
            self.marks.push(Mark::Rect(around, Look::Selected));
        }
        let mut next = self.lines((x + 16.0, y + 14.0), Type::Answer, &lines.text, 20.0);
        if let Some(verdict) = &card.verdict {
            next = self.verdict(
                verdict.shape,
                &lines.verdict,
                (x + 16.0, next + VERDICT_GAP),
            );
        }
        if let Some(balance) = &card.balance {
            self.balance(balance, (x + 16.0, next + 6.0));
            next += 24.0;
        }
        self.pill(&lines, (x + 16.0, next + 3.0));
    }

    fn door(&mut self, door: &MapDoor, (x, y): (f64, f64), height: f64) {
        let (head, _) = size::of_door(door);
        self.marks
            .push(Mark::Rect([x, y, DOOR_WIDTH, height], Look::Frame));
        let mut next = self.lines((x + 15.5, y + DOOR_ABOVE), Type::Answer, &head, 20.0) + 4.0;
        for answer in &door.answers {
            let lines = size::of_answer(answer);
            if let Some(verdict) = &answer.verdict {
                let at = [x + 15.5, next + 4.0, 15.0];
                self.marks.push(Mark::Sign(verdict.shape, at));
            }
            let left = x + 15.5 + DOOR_SIGN;
            self.lines((left, next + 3.0), Type::Body, &lines.text, ROW_LINE);
            let counts = x + DOOR_WIDTH - 6.0 - DOOR_COUNTS;
            self.balance(&answer.balance, (counts, next + 4.0));
            next += lines.height;
        }
    }

    fn frame(&mut self, frame: &MapFrame, (x, y): (f64, f64), height: f64, value: &str, and: &str) {
        let around = [x, y, FRAME_WIDTH, height];
        self.marks.push(Mark::Rect(around, Look::Frame));
        if frame.selected {
            self.marks.push(Mark::Rect(around, Look::Selected));
        }
        let left = x + 1.5 + ROW_LEFT;
        let mut top = y + 1.5;
        for (place, row) in frame.rows.iter().enumerate() {
            let lines = size::of_row(row, value);
            if place > 0 {
                let divider = [x + 1.5, top, FRAME_WIDTH - 3.0, 0.0];
                self.marks.push(Mark::Rect(divider, Look::Divider));
                let width = 16.0 + size::of_foot_text(and);
                let chip = [x + FRAME_WIDTH - 18.0 - width, top - 9.5, width, 19.0];
                self.marks.push(Mark::Rect(chip, Look::Pill));
                self.text((chip[0] + 9.0, top + 4.0), Type::Strong, and);
            }
            if row.selected {
                let inner = [
                    left - 4.0,
                    top + 4.0,
                    FRAME_WIDTH - 27.0,
                    lines.height - 8.0,
                ];
                self.marks.push(Mark::Rect(inner, Look::Selected));
            }
            let mut next = top + ROW_ABOVE;
            for (line, text) in lines.text.iter().enumerate() {
                let lead = (row.is_value && line == 0).then(|| value.to_owned());
                let text = match &lead {
                    Some(lead) => text.strip_prefix(lead.as_str()).unwrap_or(text),
                    None => text,
                };
                self.marks.push(Mark::Text {
                    at: (left, next + 0.74 * ROW_LINE),
                    face: Type::Body,
                    lead,
                    text: text.to_owned(),
                });
                next += ROW_LINE;
            }
            if let Some(mark) = &row.mark {
                let chip = [left, next + 4.0, 16.0 + size::of_foot_text(mark), 20.0];
                self.marks.push(Mark::Rect(chip, Look::Chip));
                self.text((left + 7.0, next + 18.0), Type::Strong, mark);
                next += MARK_LINE;
            }
            if let Some(verdict) = &row.verdict {
                next = self.verdict(verdict.shape, &lines.verdict, (left, next + VERDICT_GAP));
            }
            self.pill(&lines, (left, next + 5.0));
            top += lines.height;
        }
        if let Some(verdict) = &frame.verdict {
            let lines = size::of_foot(Some(verdict));
            let foot = y + height - 1.5 - lines.height;
            let divider = [x + 1.5, foot, FRAME_WIDTH - 3.0, 0.0];
            self.marks.push(Mark::Rect(divider, Look::Divider));
            self.verdict(verdict.shape, &lines.verdict, (left, foot + 5.0));
        }
        let middle = y + height / 2.0 - 12.0;
        self.marks
            .push(Mark::Badge(frame.thrust, [x - 12.0, middle, 24.0]));
    }

    fn verdict(&mut self, shape: Shape, lines: &[String], (x, y): (f64, f64)) -> f64 {
        self.marks.push(Mark::Sign(shape, [x, y + 1.0, 16.0]));
        self.lines((x + VERDICT_SIGN, y), Type::Strong, lines, ROW_LINE)
    }

    fn balance(&mut self, balance: &Balance, (x, y): (f64, f64)) {
        let counts = [
            (Thrust::Supports, balance.pro, 0.0),
            (Thrust::Rebuts, balance.con, 40.0),
        ];
        for (thrust, count, shift) in counts {
            self.marks.push(Mark::Badge(thrust, [x + shift, y, 16.0]));
            let at = (x + shift + 20.0, y + 12.5);
            self.text(at, Type::Strong, &count.to_string());
        }
    }

    /// What is not shown. On paper it leads nowhere, and still says how much there is.
    fn pill(&mut self, lines: &Lines, (x, y): (f64, f64)) {
        let mut widths = lines.pill.iter().map(|it| size::of_foot_text(it));
        let Some(first) = widths.next() else {
            return;
        };
        let width = widths.fold(first, f64::max) + 24.0;
        let rows = u32::try_from(lines.pill.len()).unwrap_or(1);
        let height = PILL_LINE * f64::from(rows) + 9.0;
        self.marks
            .push(Mark::Rect([x, y, width, height], Look::Pill));
        self.lines((x + 10.0, y + 4.5), Type::Strong, &lines.pill, PILL_LINE);
    }
}
