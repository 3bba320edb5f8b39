//! From what is shown to cards, frames and lines: what each says, and how large that makes it. All
//! lengths are CSS px, and the style sheet says the same.

#![expect(
    clippy::cast_precision_loss,
    reason = "a card has far fewer lines than an f64 counts exactly"
)]

use std::collections::{BTreeMap, BTreeSet};

use crate::layout::Effort;
use crate::model::{
    Argument, ArgumentId, Claim, ClaimId, Conclusion, Issue, IssueId, Record, RecordKind, Topic,
};

use super::super::address::Page;
use super::super::parts::{Said, Shape, Thrust};
use super::super::reader::Reader;
use super::super::words::Part;
use super::asked::MapAsked;
use super::atlas::{Notes, noted};
use super::picture::{Block, Drawn, FRAME_WIDTH, GAPS, Holds, Line, Picture, Sketch};
use super::select::Selection;
use super::size::{self, ANSWER_WIDTH, QUESTION_WIDTH, ROW_PADDING};
use super::{MapCard, MapFrame, MapLineKind, MapPill, MapRow};

/// Between a frame and one that questions its step, right below it.
const BELOW: f64 = 12.0;
/// Of so many answers side by side each pair that cannot both hold is joined.
const FEW_ANSWERS: usize = 3;
/// Between the ends of two lines on one row.
const PORTS: f64 = 11.0;

/// Draws what was selected.
pub(super) fn draw(
    reader: Reader<'_>,
    topic: &Topic,
    selection: &Selection<'_>,
    focused: &Record,
    asked: &MapAsked,
) -> Picture {
    let mut drawing = Drawing::new(reader, topic, selection, asked);
    drawing.focus = focused.slug().to_string();
    drawing.grow();
    drawing.contraries();
    let first = usize::from(selection.question.is_none());
    // A claim stands where it is met first, so that the arguments form trees, which need no other
    // order; and so nothing changes places when more is opened.
    drawing.sketch.place(GAPS, Effort::Keep, |place| {
        reader.say(match place + first {
            0 => "column-question",
            1 => "column-answers",
            2 => "column-arguments",
            3 => "column-reasons",
            _ => "column-further",
        })
    })
}

/// Draws a plate of an atlas: nothing is selected or folded, and claims carry the numbers of their
/// works and of the pages on which they are argued.
pub(super) fn on_paper(
    reader: Reader<'_>,
    topic: &Topic,
    selection: &Selection<'_>,
    asked: &MapAsked,
    notes: &Notes,
) -> Picture {
    let mut drawing = Drawing::new(reader, topic, selection, asked);
    drawing.notes = Some(notes);
    drawing.grow();
    drawing.sketch.place(GAPS, Effort::Keep, |_| String::new())
}

struct Drawing<'d, 'k> {
    /// What is written beside claims on paper.
    notes: Option<&'d Notes>,
    reader: Reader<'k>,
    topic: &'d Topic,
    selection: &'d Selection<'k>,
    asked: &'d MapAsked,
    focus: String,
    told: BTreeSet<ClaimId>,
    /// The arguments that are the other direction of one that is drawn.
    merged: BTreeSet<ArgumentId>,
    /// Where each claim stands that is in a frame: its block, and the middle of its row in it.
    rows: BTreeMap<ClaimId, (usize, f64)>,
    sketch: Sketch,
}

impl<'d, 'k> Drawing<'d, 'k> {
    fn new(
        reader: Reader<'k>,
        topic: &'d Topic,
        selection: &'d Selection<'k>,
        asked: &'d MapAsked,
    ) -> Self {
        Self {
            notes: None,
            reader,
            topic,
            selection,
            asked,
            focus: String::new(),
            told: BTreeSet::new(),
            merged: BTreeSet::new(),
            rows: BTreeMap::new(),
            sketch: Sketch::default(),
        }
    }

    /// A claim as it is told here.
    fn said(&self, text: Said, claim: &Claim) -> Said {
        match self.notes {
            Some(notes) => noted(text, claim, notes),
            None => text,
        }
    }

    /// On paper, the page on which a claim is argued.
    fn on_page(&self, claim: &Claim) -> Option<MapPill> {
        let text = self.notes?.pages.get(&claim.id)?.clone();
        Some(MapPill {
            href: String::new(),
            text,
            detail: String::new(),
            hides: true,
        })
    }

    fn grow(&mut self) {
        let question = self.selection.question.map(|issue| {
            let pill = self.other_answers();
            let href = self.around(issue.id.as_str());
            let selected = self.focus == issue.id.as_str();
            question(&mut self.sketch, self.reader, issue, (href, selected), pill)
        });
        let positions = self.selection.positions.clone();
        for claim in positions {
            let place = self.answer(claim, question.is_some());
            if let Some(question) = question {
                answers(&mut self.sketch, place, question);
            }
        }
        if let Some(argument) = self.selection.step {
            self.step(argument);
        }
    }

    /// Lines between claims that are shown and cannot both hold. Among many answers to one question
    /// there would be more lines than anybody could follow; their own pages say it.
    fn contraries(&mut self) {
        let graph = self.reader.kb.graph();
        let many = self.selection.positions.len() > FEW_ANSWERS;
        // Only what is shown is asked for its questions: a base has more than anybody could go through.
        let shown: BTreeSet<ClaimId> = self.rows.keys().cloned().collect();
        let issues = shown.iter().flat_map(|id| graph.answered_by(id));
        let issues: BTreeMap<&IssueId, &Issue> = issues.map(|it| (&it.id, it)).collect();
        for issue in issues.into_values() {
            for (one, other) in issue.contrary_pairs() {
                let (Some(&(from, from_port)), Some(&(to, to_port))) =
                    (self.rows.get(one), self.rows.get(other))
                else {
                    continue;
                };
                let is_answer = |id: &ClaimId| {
                    let answers = &self.selection.positions;
                    answers.iter().any(|it| it.id == *id)
                };
                if many && is_answer(one) && is_answer(other) {
                    continue;
                }
                self.sketch.lines.push(Line {
                    from,
                    to,
                    from_port: Some(from_port),
                    to_port: Some(to_port),
                    kind: MapLineKind::Contrary,
                    both_ways: true,
                });
                self.tell_contrary(one, other);
                self.tell_contrary(other, one);
            }
        }
    }

    fn tell_contrary(&mut self, claim: &ClaimId, other: &ClaimId) {
        let Some(other) = self.reader.kb.graph().claim(other) else {
            return;
        };
        let other = self.reader.short(other).text;
        let told = self
            .reader
            .say_with("map-contrary", &[("text", Part::Text(&other))]);
        let rows = self
            .sketch
            .frames
            .iter_mut()
            .flat_map(|it| &mut it.frame.rows);
        for row in rows {
            if row.anchor.as_deref() == Some(claim.as_str()) {
                row.contrary = Some(told.clone());
            }
        }
    }

    /// The card of an argument beyond which the way up is not shown, and what questions its step.
    fn step(&mut self, argument: &'k Argument) {
        let anchor = argument.id.to_string();
        let text = self.reader.argument_title(argument);
        let pill = self.onwards(&anchor);
        let verdict = Some(self.reader.verdict_of_argument(argument));
        let card = MapCard {
            href: self.around(&anchor),
            is_question: false,
            to: None,
            balance: None,
            word: self.reader.say("record-argument"),
            verdict,
            selected: self.focus == anchor,
            text,
            anchor,
            pill,
        };
        let (place, _) = card_on(&mut self.sketch, card);
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

    /// The card of an answer, and everything that grows from it.
    fn answer(&mut self, claim: &'k Claim, has_question: bool) -> usize {
        let question = self.selection.question.filter(|_| has_question);
        let anchor = claim.id.to_string();
        let text = if has_question {
            self.reader.short(claim)
        } else {
            self.said(self.reader.read(&claim.text), claim)
        };
        let pill = match self.notes {
            Some(_) => None,
            None => self.onwards(&anchor).or_else(|| self.hidden(claim)),
        };
        let verdict = self.reader.claim_badge(claim);
        let word = if has_question {
            "record-answer"
        } else {
            "record-claim"
        };
        let card = MapCard {
            href: self.around(&anchor),
            is_question: false,
            to: question.map(|it| it.id.to_string()),
            balance: None,
            word: self.reader.say(word),
            verdict,
            selected: self.focus == anchor,
            text,
            anchor,
            pill,
        };
        let (place, height) = card_on(&mut self.sketch, card);
        self.rows.insert(claim.id.clone(), (place, height / 2.0));
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
            .filter(|argument| !self.merged.contains(&argument.id))
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
        let block = self.sketch.blocks.len();
        self.sketch.blocks.push(Block {
            width: FRAME_WIDTH,
            height: 0.0,
            holds: Holds::Frames(Vec::new()),
        });
        let other_way = self.other_way(argument);
        self.merged.extend(other_way.map(|it| it.id.clone()));
        let mut stack = Vec::new();
        let mut rows = Vec::new();
        self.stack(argument, None, &mut stack, &mut rows);
        let height = stack
            .last()
            .and_then(|&(frame, top)| Some(top + self.sketch.frames.get(frame)?.height))
            .unwrap_or_default();
        let first = self
            .sketch
            .frames
            .get(stack.first().map_or(0, |it| it.0))
            .map_or(0.0, |it| it.height);
        if let Some(it) = self.sketch.blocks.get_mut(block) {
            it.height = height;
            it.holds = Holds::Frames(stack);
        }
        self.sketch.lines.push(Line {
            both_ways: other_way.is_some(),
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
        for (claim, port) in &rows {
            self.rows.insert(claim.id.clone(), (block, port.0));
        }
        for (claim, port) in rows {
            self.arguments_on(claim, block, Some(port));
        }
    }

    /// The argument that is this one the other way round: each concludes from one claim alone
    /// against that of the other. Both are one line with two heads, unless something questions it.
    fn other_way(&self, argument: &Argument) -> Option<&'k Argument> {
        let graph = self.reader.kb.graph();
        let (Conclusion::Rebuts(against), [premise]) =
            (&argument.conclusion, argument.premises.as_slice())
        else {
            return None;
        };
        graph.rebutting(premise).find(|other| {
            other.premises == [against.clone()]
                && self.selection.arguments.contains(&other.id)
                && graph.undercutting(&other.id).next().is_none()
        })
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
            .and_then(|&(frame, top)| Some(top + self.sketch.frames.get(frame)?.height + BELOW))
            .unwrap_or_default();
        let graph = self.reader.kb.graph();
        let mut height = 0.0;
        let mut drawn = Vec::new();
        let value = self.reader.say("value");
        let derived = graph
            .derived_by(argument.id.as_str())
            .map(|_| self.reader.say("derived-mark"));
        for claim in graph.premises(argument) {
            let (mut row, first_time) = self.row(claim);
            if drawn.is_empty()
                && let Some(derived) = &derived
            {
                row.mark = Some(match &row.mark {
                    Some(mark) => format!("{derived} · {mark}"),
                    None => derived.clone(),
                });
            }
            let row_height = size::of_row(&row, &value).height;
            if first_time {
                rows.push((
                    claim,
                    (top + height + row_height / 2.0, row_height - ROW_PADDING),
                ));
            }
            height += row_height;
            drawn.push(row);
        }
        if drawn.is_empty() {
            // What starts from nothing still says what it is.
            let row = MapRow {
                anchor: None,
                href: self.around(argument.id.as_str()),
                text: self.reader.argument_title(argument),
                is_value: false,
                mark: derived.clone(),
                verdict: None,
                selected: false,
                contrary: None,
                pill: None,
            };
            height += size::of_row(&row, &value).height;
            drawn.push(row);
        }
        let verdict = self.reader.verdict_of_argument(argument);
        let verdict = Some(verdict).filter(|it| it.shape != Shape::Stands);
        height = height.max(44.0) + 3.0 + size::of_foot(verdict.as_ref()).height;
        let target = graph
            .target(argument)
            .map(|it| self.reader.few_words(it).text);
        let relation = self.reader.words.thrust(&argument.conclusion);
        let both_ways = questions.is_some()
            && graph
                .undercutting(&argument.id)
                .any(|it| it.id.as_str() == argument.conclusion.target());
        let other_way = self.other_way(argument).map(|other| {
            let title = self.reader.argument_title(other).text;
            self.reader
                .say_with("map-other-way", &[("text", Part::Text(&title))])
        });
        let place = self.sketch.frames.len();
        self.sketch.frames.push(Drawn {
            both_ways,
            frame: MapFrame {
                anchor: argument.id.to_string(),
                href: self.around(argument.id.as_str()),
                thrust: Thrust::from(&argument.conclusion),
                name: {
                    let title = self.reader.argument_title(argument).text;
                    let target = target.unwrap_or_default();
                    let derived = derived.as_ref().map(|it| format!("{it}."));
                    let more: Vec<String> = derived.into_iter().chain(other_way).collect();
                    if more.is_empty() {
                        format!("{relation} {target}. {title}")
                    } else {
                        format!("{relation} {target}. {title}. {}", more.join(" "))
                    }
                },
                to: argument.conclusion.target().to_owned(),
                on_way: self.selection.way.contains(&argument.id),
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
                    .sketch
                    .frames
                    .iter()
                    .any(|it| it.frame.anchor == other.id.as_str())
            })
            .collect();
        for other in others {
            self.stack(other, Some(place), stack, rows);
        }
    }

    fn row(&mut self, claim: &'k Claim) -> (MapRow, bool) {
        let text = self.said(self.reader.read(&claim.text), claim);
        let is_value = Reader::is_value(claim);
        let mark = self.reader.claim_mark(claim);
        let verdict = self.reader.claim_badge(claim);
        let first_time = self.told.insert(claim.id.clone());
        let pill = if self.notes.is_some() {
            self.on_page(claim)
        } else if first_time {
            self.hidden(claim)
        } else {
            self.elsewhere(claim)
        };
        let row = MapRow {
            anchor: first_time.then(|| claim.id.to_string()),
            href: self.around(claim.id.as_str()),
            text,
            is_value,
            mark,
            verdict,
            selected: self.focus == claim.id.as_str(),
            contrary: None,
            pill,
        };
        (row, first_time)
    }

    /// Where the way up goes on that is cut at the card on the left: around that card.
    fn onwards(&self, anchor: &str) -> Option<MapPill> {
        (self.selection.goes_on && self.focus != anchor).then(|| MapPill {
            href: self.around(anchor),
            text: self.reader.say("pill-onwards"),
            detail: String::new(),
            hides: false,
        })
    }

    /// What of a claim's arguments is not shown: opened in place where there is room.
    fn hidden(&self, claim: &Claim) -> Option<MapPill> {
        let graph = self.reader.kb.graph();
        // What the filters keep back is not hidden: nothing that can be opened here shows it.
        let unseen = |it: &&Argument| {
            !self.selection.arguments.contains(&it.id) && self.asked.lets_through(self.reader, it)
        };
        let pro: Vec<&Argument> = graph.supporting(&claim.id).filter(unseen).collect();
        let con: Vec<&Argument> = graph.rebutting(&claim.id).filter(unseen).collect();
        if pro.is_empty() && con.is_empty() {
            return None;
        }
        let mut all = graph
            .supporting(&claim.id)
            .chain(graph.rebutting(&claim.id));
        let key = if all.any(|it| self.selection.arguments.contains(&it.id)) {
            "pill-more"
        } else {
            "pill-reasons"
        };
        let stand = pro
            .iter()
            .chain(&con)
            .filter(|it| self.reader.verdict_of_argument(it).shape == Shape::Stands)
            .count();
        let slug = claim.id.as_str();
        let is_opened = self.asked.open.iter().any(|it| **it == *slug);
        let opening = (!is_opened && self.selection.has_room)
            .then(|| self.opening(slug))
            .flatten();
        // Of what is in the middle or opened, all is shown that fits; the rest is on its own page.
        let href = opening.unwrap_or_else(|| {
            if self.focus == slug || is_opened {
                self.reader.item_path(RecordKind::Claim, slug)
            } else {
                self.around(slug)
            }
        });
        let counts = [
            ("pro", Part::Count(pro.len())),
            ("con", Part::Count(con.len())),
            ("stand", Part::Count(stand)),
        ];
        Some(MapPill {
            href,
            text: self.reader.say_with(key, &counts),
            detail: self.reader.short(claim).text,
            hides: true,
        })
    }

    /// This map with one more item opened, scrolled to it; nothing where no server answers.
    fn opening(&self, slug: &str) -> Option<String> {
        let focus = self.focus();
        let page = Page::Map(self.topic.id.clone(), focus);
        let asked = self.asked.opening(slug).pairs();
        let path = self.reader.query_path(&page, &asked)?;
        Some(format!("{path}#{slug}"))
    }

    fn focus(&self) -> Option<std::sync::Arc<str>> {
        (self.focus != self.topic.root_issue.as_str()).then(|| self.focus.as_str().into())
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
            detail: self.reader.short(claim).text,
            hides: false,
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
            hides: true,
        })
    }

    fn around(&self, slug: &str) -> String {
        around(self.reader, self.topic, slug, self.asked)
    }
}

/// The map around an item, as deep as this one and with the same let through.
pub(super) fn around(reader: Reader<'_>, topic: &Topic, slug: &str, asked: &MapAsked) -> String {
    let focus = (slug != topic.root_issue.as_str()).then(|| slug.into());
    let page = Page::Map(topic.id.clone(), focus);
    let pairs = asked.elsewhere().pairs();
    reader
        .query_path(&page, &pairs)
        .unwrap_or_else(|| reader.path(&page))
}

/// Adds a card; returns its block and its height.
pub(super) fn card_on(sketch: &mut Sketch, card: MapCard) -> (usize, f64) {
    let height = size::of_card(&card).height;
    let width = if card.is_question {
        QUESTION_WIDTH
    } else {
        ANSWER_WIDTH
    };
    let place = sketch.block(&card.anchor, width, height);
    sketch.cards.push(card);
    (place, height)
}

/// Adds the card of a question; returns its block.
pub(super) fn question(
    sketch: &mut Sketch,
    reader: Reader<'_>,
    issue: &Issue,
    (href, selected): (String, bool),
    pill: Option<MapPill>,
) -> usize {
    let card = MapCard {
        anchor: issue.id.to_string(),
        href,
        is_question: true,
        word: reader.say("record-issue"),
        text: reader.read(&issue.question),
        verdict: None,
        selected,
        to: None,
        balance: None,
        pill,
    };
    card_on(sketch, card).0
}

/// Joins the block of an answer to that of its question.
pub(super) fn answers(sketch: &mut Sketch, answer: usize, question: usize) {
    let height = sketch.blocks.get(question).map_or(0.0, |it| it.height);
    sketch.lines.push(Line {
        from: answer,
        to: question,
        from_port: None,
        to_port: Some(height / 2.0),
        kind: MapLineKind::Answer,
        both_ways: false,
    });
}
