//! Where the cards of a map of rules go. All lengths are CSS px, and the style sheet says the same.

use std::collections::BTreeMap;

use crate::layout::{self, Card, Gaps};
use crate::model::{RecordKind, RuleId, RuleSet};
use crate::rules::NamedAs;

use super::super::address::Page;
use super::super::condition::Sentences;
use super::super::map::{MapLine, MapLineKind, MapPill};
use super::super::measure::Face;
use super::super::parts::Said;
use super::super::reader::Reader;
use super::super::words::Part;
use super::select::{FACTS, Feed, Node, Selection};
use super::{RuleCard, RuleRow};

const GAPS: Gaps = Gaps {
    column: 92.0,
    row: 22.0,
};
const QUESTION_WIDTH: f64 = 200.0;
const FRAME_WIDTH: f64 = 288.0;
/// Around the whole picture.
const MARGIN: f64 = 24.0;
/// A row: 14/18 within 8 px above and 9 below; the heading of a card 15/19.
const ROW_TEXT: f64 = FRAME_WIDTH - 3.0 - 34.0;
const ROW_PADDING: f64 = 17.0;
const ROW_LINE: f64 = 18.0;
const HEAD_LINE: f64 = 19.0;
const MARK_LINE: f64 = 26.0;
const PILL_LINE: f64 = 44.0;

/// The picture.
pub(super) struct Picture {
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) cards: Vec<RuleCard>,
    pub(super) lines: Vec<MapLine>,
    pub(super) boxes: Vec<(String, [f64; 4])>,
}

/// A card with its size and the middles of its rows.
struct Drawn {
    card: RuleCard,
    width: f64,
    height: f64,
    rows: Vec<f64>,
}

/// Draws what was selected.
pub(super) fn draw(
    reader: Reader<'_>,
    set: &RuleSet,
    sentences: &Sentences<'_>,
    selection: &Selection<'_>,
    focus: Option<&RuleId>,
) -> Picture {
    let drawing = Drawing {
        reader,
        set,
        sentences,
        focus,
    };
    let drawn: Vec<Drawn> = selection
        .nodes
        .iter()
        .map(|node| drawing.card(node))
        .collect();
    placed(drawn, &selection.feeds)
}

fn placed(drawn: Vec<Drawn>, feeds: &[Feed]) -> Picture {
    let cards: Vec<Card> = drawn
        .iter()
        .map(|it| Card {
            width: it.width,
            height: it.height,
        })
        .collect();
    // The lines that end at one row end side by side.
    let mut ends: BTreeMap<(usize, Option<usize>), (usize, usize)> = BTreeMap::new();
    for feed in feeds {
        ends.entry((feed.to, feed.row)).or_default().1 += 1;
    }
    let links: Vec<layout::Link> = feeds
        .iter()
        .map(|feed| {
            let end = ends.entry((feed.to, feed.row)).or_default();
            let shift = (f64::from(u32::try_from(end.0).unwrap_or(0))
                - f64::from(u32::try_from(end.1 - 1).unwrap_or(0)) / 2.0)
                * 7.0;
            end.0 += 1;
            let to = drawn.get(feed.to);
            let row = to.and_then(|it| {
                let last = it.rows.last();
                let row = feed.row.and_then(|row| it.rows.get(row));
                row.or(last).copied()
            });
            layout::Link {
                bond: layout::Bond::Bears,
                from: feed.from,
                to: feed.to,
                from_port: drawn.get(feed.from).map(|it| it.height / 2.0),
                to_port: row.map(|middle| middle + shift.clamp(-24.0, 24.0)),
            }
        })
        .collect();
    let placement = layout::layout(&cards, &links, GAPS, layout::Effort::Fast);
    let lines = feeds.iter().zip(&placement.links).map(|(feed, route)| {
        let mut route = route.clone();
        for point in &mut route.points {
            point.x += MARGIN;
            point.y += MARGIN;
        }
        let last = route.points.last();
        let is_question = drawn.get(feed.to).is_some_and(|it| it.card.is_question);
        MapLine {
            kind: match feed.part {
                _ if is_question => MapLineKind::Answer,
                NamedAs::Condition => MapLineKind::Supports,
                NamedAs::Exception => MapLineKind::Rebuts,
            },
            end: last.map_or((0.0, 0.0), |point| (point.x, point.y)),
            path: route.path(),
            other: None,
            of: None,
            on_way: false,
        }
    });
    let lines = lines.collect();
    let boxes = drawn.iter().zip(&placement.cards).map(|(it, at)| {
        let rectangle = [at.x + MARGIN, at.y + MARGIN, it.width, it.height];
        (it.card.anchor.clone(), rectangle)
    });
    Picture {
        width: placement.width + 2.0 * MARGIN,
        height: placement.height + 2.0 * MARGIN,
        lines,
        boxes: boxes.collect(),
        cards: drawn.into_iter().map(|it| it.card).collect(),
    }
}

struct Drawing<'d, 'k> {
    reader: Reader<'k>,
    set: &'d RuleSet,
    sentences: &'d Sentences<'k>,
    focus: Option<&'d RuleId>,
}

impl Drawing<'_, '_> {
    fn card(&self, node: &Node<'_>) -> Drawn {
        match node {
            Node::Question(place) => self.question(*place),
            Node::Concluded {
                name,
                shown,
                hidden,
            } => {
                let rows = shown.iter().filter_map(|id| self.rule_row(id));
                let more = hidden.len();
                let href = self.predicate_path(name);
                let pill = (more > 0).then(|| MapPill {
                    href: href.clone(),
                    text: self
                        .reader
                        .say_with("rule-map-more", &[("count", Part::Count(more))]),
                    detail: self.sentences.heading(name).text,
                    hides: true,
                });
                let heading = Some((self.sentences.heading(name), href));
                frame(name.replace('_', "-"), heading, rows.collect(), pill, false)
            }
            Node::Facts(names) => {
                let rows = names.iter().take(FACTS).map(|name| RuleRow {
                    anchor: None,
                    href: self.predicate_path(name),
                    text: self.sentences.heading(name),
                    mark: None,
                    selected: false,
                });
                let more = names.len().saturating_sub(FACTS);
                let pill = (more > 0).then(|| MapPill {
                    href: self.reader.path(&Page::List(RecordKind::Predicate)),
                    text: self
                        .reader
                        .say_with("pill-facts", &[("count", Part::Count(more))]),
                    detail: String::new(),
                    hides: true,
                });
                let anchor = names.first().map_or("", |name| name);
                let anchor = format!("facts.{}", anchor.replace('_', "-"));
                frame(anchor, None, rows.collect(), pill, true)
            }
        }
    }

    fn question(&self, place: usize) -> Drawn {
        let question = self.set.questions.get(place);
        let text = question.map_or_else(Said::default, |it| self.reader.read(&it.question));
        let lines = Face::Serif.lines(&text.text, 17.0, QUESTION_WIDTH - 34.0);
        let height = 54.0 + 22.0 * f64::from(lines);
        Drawn {
            card: RuleCard {
                anchor: format!("question.{place}"),
                is_question: true,
                is_facts: false,
                heading: Some((
                    text,
                    self.reader
                        .item_path(RecordKind::RuleSet, self.set.id.as_str()),
                )),
                rows: Vec::new(),
                pill: None,
            },
            width: QUESTION_WIDTH,
            height,
            rows: vec![height / 2.0],
        }
    }

    fn rule_row(&self, id: &str) -> Option<RuleRow> {
        let rule = self.sentences.book.rules.iter();
        let rule = rule.into_iter().find(|rule| rule.id.as_str() == id)?;
        let link = self.reader.rule_link(&rule.id);
        let page = Page::RuleMap(self.set.id.clone(), Some(rule.id.clone()));
        Some(RuleRow {
            anchor: Some(id.to_owned()),
            href: self.reader.path(&page),
            text: link.text,
            mark: link
                .mark
                .or_else(|| rule.denies.then(|| self.reader.say("rule-map-contrary"))),
            selected: self.focus == Some(&rule.id),
        })
    }

    fn predicate_path(&self, name: &str) -> String {
        let slug = name.replace('_', "-");
        self.reader.item_path(RecordKind::Predicate, &slug)
    }
}

fn frame(
    anchor: String,
    heading: Option<(Said, String)>,
    rows: Vec<RuleRow>,
    pill: Option<MapPill>,
    is_facts: bool,
) -> Drawn {
    let mut height = 3.0;
    if let Some((text, _)) = &heading {
        // Bold letters are a little wider than those that are measured.
        let lines = Face::Sans.lines(&text.text, 15.8, ROW_TEXT);
        height += ROW_PADDING + HEAD_LINE * f64::from(lines);
    }
    let mut middles = Vec::new();
    for row in &rows {
        let lines = Face::Sans.lines(&row.text.text, 14.0, ROW_TEXT);
        let mark = row.mark.as_ref().map_or(0.0, |_| MARK_LINE);
        let own = ROW_PADDING + 1.0 + ROW_LINE * f64::from(lines) + mark;
        middles.push(height + own / 2.0);
        height += own;
    }
    if pill.is_some() {
        middles.push(height + PILL_LINE / 2.0);
        height += PILL_LINE;
    }
    Drawn {
        card: RuleCard {
            anchor,
            is_question: false,
            is_facts,
            heading,
            rows,
            pill,
        },
        width: FRAME_WIDTH,
        height,
        rows: middles,
    }
}
