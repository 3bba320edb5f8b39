//! How large what a card says becomes: its lines, and the room around them. All lengths are CSS px,
//! and the style sheet says the same.

use super::super::measure::Face;
use super::super::parts::Badge;
use super::picture::FRAME_WIDTH;
use super::{DoorAnswer, MapCard, MapDoor, MapPill, MapRow};

pub(super) const QUESTION_WIDTH: f64 = 184.0;
pub(super) const ANSWER_WIDTH: f64 = 196.0;
pub(super) const DOOR_WIDTH: f64 = 388.0;
/// The text of a row: 14/18, with 20 px on the left and 14 on the right; 8 px above it, 9 below.
pub(super) const ROW_LEFT: f64 = 20.0;
const ROW_TEXT: f64 = FRAME_WIDTH - 3.0 - 34.0;
pub(super) const ROW_ABOVE: f64 = 8.0;
const ROW_BELOW: f64 = 9.0;
/// What of the height of a row is no text.
pub(super) const ROW_PADDING: f64 = ROW_ABOVE + ROW_BELOW;
pub(super) const ROW_LINE: f64 = 18.0;
pub(super) const MARK_LINE: f64 = 26.0;
/// A pill: 13/17 and bold within 18 px and an arrow; 5 px above it.
const PILL_ROOM: f64 = 30.0;
const PILL_MORE: f64 = 15.0;
pub(super) const PILL_LINE: f64 = 17.0;
/// A verdict: 13.5/18 and bold, its sign 22 px wide, 4 px above it; by itself at the foot of a frame
/// 9 px more.
pub(super) const VERDICT_GAP: f64 = 4.0;
pub(super) const VERDICT_SIGN: f64 = 22.0;
const VERDICT_FOOT: f64 = 9.0;
/// How many arguments there are for an answer and against it: 20 px, 4 px above it.
const BALANCE_LINE: f64 = 24.0;
/// Bold letters are this much wider than those that are measured.
const BOLD: f64 = 1.06;
/// A door: its question 15.5/20 in serifs within 14 px on the sides; an answer 14/18 between its
/// sign and what bears on it.
const DOOR_TEXT: f64 = DOOR_WIDTH - 31.0;
pub(super) const DOOR_SIGN: f64 = 24.0;
pub(super) const DOOR_COUNTS: f64 = 84.0;
pub(super) const DOOR_ABOVE: f64 = 11.0;

/// What a card or a row says, line by line.
#[derive(Debug, Default)]
pub(super) struct Lines {
    pub(super) text: Vec<String>,
    pub(super) verdict: Vec<String>,
    pub(super) pill: Vec<String>,
    pub(super) height: f64,
}

/// A row of a frame; `value` is the word before a value.
pub(super) fn of_row(row: &MapRow, value: &str) -> Lines {
    let said = if row.is_value {
        format!("{value} {}", row.text.text)
    } else {
        row.text.text.clone()
    };
    let mut lines = Lines {
        text: Face::Sans.broken(&said, 14.0, ROW_TEXT),
        verdict: verdict(row.verdict.as_ref(), ROW_TEXT),
        pill: pill(row.pill.as_ref(), ROW_TEXT),
        height: ROW_PADDING,
    };
    lines.height += high(&lines.text, ROW_LINE, 0.0)
        + row.mark.as_ref().map_or(0.0, |_| MARK_LINE)
        + high(&lines.verdict, ROW_LINE, VERDICT_GAP)
        + high(&lines.pill, PILL_LINE, PILL_MORE);
    lines
}

/// How an argument fares, at the foot of its frame.
pub(super) fn of_foot(badge: Option<&Badge>) -> Lines {
    let verdict = verdict(badge, ROW_TEXT);
    Lines {
        height: high(&verdict, ROW_LINE, VERDICT_GAP + VERDICT_FOOT),
        verdict,
        ..Lines::default()
    }
}

/// A card by itself.
pub(super) fn of_card(card: &MapCard) -> Lines {
    if card.is_question {
        let width = QUESTION_WIDTH - 34.0;
        let mut lines = Lines {
            text: Face::Serif.broken(&card.text.text, 19.0, width),
            pill: pill(card.pill.as_ref(), width),
            ..Lines::default()
        };
        lines.height =
            52.0 + high(&lines.text, 24.0, 0.0) + high(&lines.pill, PILL_LINE, PILL_MORE + 6.0);
        return lines;
    }
    let width = ANSWER_WIDTH - 32.0;
    let mut lines = Lines {
        text: Face::Serif.broken(&card.text.text, 15.5, width),
        verdict: verdict(card.verdict.as_ref(), width),
        pill: pill(card.pill.as_ref(), width),
        ..Lines::default()
    };
    lines.height = 28.0
        + high(&lines.text, 20.0, 0.0)
        + high(&lines.verdict, ROW_LINE, VERDICT_GAP)
        + card.balance.as_ref().map_or(0.0, |_| BALANCE_LINE)
        + high(&lines.pill, PILL_LINE, PILL_MORE);
    lines
}

/// The question of a door, line by line, and how high the door is.
pub(super) fn of_door(door: &MapDoor) -> (Vec<String>, f64) {
    let head = Face::Serif.broken(&door.text.text, 15.5, DOOR_TEXT);
    let answers = door.answers.iter().map(|it| of_answer(it).height);
    let height = DOOR_ABOVE + high(&head, 20.0, 4.0) + answers.sum::<f64>() + 7.0;
    (head, height)
}

/// An answer on a door.
pub(super) fn of_answer(answer: &DoorAnswer) -> Lines {
    let width = DOOR_TEXT - DOOR_SIGN - DOOR_COUNTS;
    let text = Face::Sans.broken(&answer.text.text, 14.0, width);
    Lines {
        height: high(&text, ROW_LINE, 6.0),
        text,
        ..Lines::default()
    }
}

/// The width of a short bold text.
pub(super) fn of_foot_text(text: &str) -> f64 {
    Face::Sans.width(text, BOLD * 13.0)
}

/// The lines of the headline of a preview: 48/58 in serifs, four at most.
pub(super) fn of_headline(text: &str, width: f64) -> Vec<String> {
    let mut lines = Face::Serif.broken(text, 48.0, width);
    if lines.len() > 4 {
        lines.truncate(4);
        if let Some(last) = lines.last_mut() {
            last.push('…');
        }
    }
    lines
}

/// As much of a text as one line of a preview holds, at 26 px.
pub(super) fn of_headnote(text: &str, width: f64) -> String {
    let mut lines = Face::Sans.broken(text, 26.0, width).into_iter();
    let first = lines.next().unwrap_or_default();
    if lines.next().is_some() {
        format!("{first}…")
    } else {
        first
    }
}

fn verdict(badge: Option<&Badge>, width: f64) -> Vec<String> {
    badge.map_or_else(Vec::new, |badge| {
        Face::Sans.broken(&badge.word, BOLD * 13.5, width - VERDICT_SIGN)
    })
}

fn pill(pill: Option<&MapPill>, width: f64) -> Vec<String> {
    pill.map_or_else(Vec::new, |pill| {
        Face::Sans.broken(&pill.text, BOLD * 13.0, width - PILL_ROOM)
    })
}

/// The height of lines with some room around them; of none, nothing.
#[expect(
    clippy::cast_precision_loss,
    reason = "no text has more lines than an f64 counts exactly"
)]
fn high(lines: &[String], line: f64, around: f64) -> f64 {
    if lines.is_empty() {
        0.0
    } else {
        line * lines.len() as f64 + around
    }
}
