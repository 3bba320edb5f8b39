//! The map of the rules of a set: what feeds and what excepts what, from questions back to facts.
//!
//! Never more cards than can be read: what is not shown is counted on pills that lead to it.

mod draw;
mod outline;
mod select;

use crate::model::{RuleId, RuleSetId};
use crate::rules::{BookRule, Condition};

use super::address::Page;
use super::frame::Frame;
use super::map::{MapLine, MapPill, Panel, stylesheet};
use super::parts::{Link, Said};
use super::reader::{LINKS, Reader};
use super::words::Part;

pub use outline::{OutlinedRule, RuleOutline};

/// A rule or a fact on a card.
#[derive(Debug, Clone)]
pub struct RuleRow {
    /// The anchor of a rule.
    pub anchor: Option<String>,
    /// The map around the rule, or the page of the fact.
    pub href: String,
    /// What it says.
    pub text: Said,
    /// That it is not law, or concludes the contrary.
    pub mark: Option<String>,
    /// Whether it is the one in focus.
    pub selected: bool,
}

/// A card: a question, what rules conclude, or facts.
#[derive(Debug, Clone)]
pub struct RuleCard {
    /// The anchor, which is also what the style sheet places.
    pub anchor: String,
    /// Whether it is a question.
    pub is_question: bool,
    /// Whether it lists facts.
    pub is_facts: bool,
    /// What it is about, and where that leads.
    pub heading: Option<(Said, String)>,
    /// Its rules or facts.
    pub rows: Vec<RuleRow>,
    /// What is not shown.
    pub pill: Option<MapPill>,
}

/// The map of the rules of a set.
#[derive(Debug, Clone)]
pub struct RuleMapView {
    /// What surrounds it.
    pub frame: Frame,
    /// The heading.
    pub heading: String,
    /// The width of the picture in CSS px.
    pub width: f64,
    /// The height of the picture in CSS px.
    pub height: f64,
    /// The lines.
    pub lines: Vec<MapLine>,
    /// The cards.
    pub cards: Vec<RuleCard>,
    /// The rectangles of the cards, for the style sheet: anchor, left, top, width, height.
    pub boxes: Vec<(String, [f64; 4])>,
    /// What is selected.
    pub panel: Panel,
    /// The map without a focus, if this one has a focus.
    pub whole: Option<String>,
    /// The same as a nested list: each question with what answers it.
    pub outline: Vec<(Option<Said>, RuleOutline)>,
    /// The same around one rule, and the rules that it feeds.
    pub around: Option<(OutlinedRule, Vec<Link>)>,
}

impl RuleMapView {
    /// The map of a set around a rule, or of all of it; none if there is no such set or rule.
    #[must_use]
    pub fn of(reader: Reader<'_>, id: &RuleSetId, focus: Option<&RuleId>) -> Option<Self> {
        let graph = reader.kb.graph();
        let set = graph.rule_set(id)?;
        let sentences = reader.sentences(set)?;
        let book = sentences.book;
        let focused = match focus {
            Some(rule) => Some(book.rule(rule)?),
            None => None,
        };
        let selection = select::select(book, focused);
        let picture = draw::draw(reader, set, &sentences, &selection, focus);
        let page = Page::RuleMap(id.clone(), focus.cloned());
        let own = focus.map_or_else(|| reader.short_title(set), |it| reader.rule_link(it).text);
        let heading = reader.say_with("rule-map-heading", &[("text", Part::Text(&own.text))]);
        let title = Said {
            text: heading.clone(),
            lang: own.lang,
        };
        let description = Said::from(reader.say("rule-map-sub"));
        let mut frame = reader.frame(&page, title, description);
        let whole = Page::RuleMap(id.clone(), None);
        let mut crumbs = reader.crumbs_of_set(set, own.clone());
        if focus.is_some() {
            let map = reader.crumb(&whole, Said::from(reader.say("rule-map")));
            // The rule itself stands in the panel, in full.
            if let Some(last) = crumbs.last_mut() {
                last.text = Said::from(reader.say("record-rule"));
            }
            crumbs.insert(crumbs.len().saturating_sub(1), map);
        } else if let Some(last) = crumbs.last_mut() {
            last.text = Said::from(reader.say("rule-map"));
        }
        frame.crumbs = crumbs;
        frame.own_style = Some(reader.path(&Page::RuleMapStyle(id.clone(), focus.cloned())));
        let fed = |rule: &BookRule| -> Vec<Link> {
            let naming = book.naming(&rule.head);
            naming.map(|(it, _)| reader.rule_link(&it.id)).collect()
        };
        let panel = if let Some(rule) = focused {
            let own = reader.rule_link(&rule.id);
            let names = sentences.names(rule);
            let lines = |group, conditions: &[Condition]| {
                let lines = sentences.lines(&names, group, conditions).into_iter();
                let links = lines.filter_map(|line| {
                    Some(Link {
                        href: line.href?,
                        text: line.text,
                        mark: None,
                        verdict: None,
                    })
                });
                links.collect::<Vec<Link>>()
            };
            let exceptions = (1..).zip(&rule.exceptions);
            let lists = [
                ("rule-if", lines(0, &rule.conditions)),
                (
                    "rule-unless",
                    exceptions
                        .flat_map(|(group, it)| lines(group, it))
                        .collect(),
                ),
                (
                    "rule-feeds",
                    reader.first_links(fed(rule).into_iter(), LINKS, &own.href, |it| it),
                ),
            ];
            Panel {
                kind: reader.say("record-rule"),
                text: own.text,
                mark: own.mark,
                judged: None,
                about: None,
                toggles: Vec::new(),
                best: Vec::new(),
                lists: reader.headed(lists.into()),
                open: (own.href, reader.say("panel-open-rule")),
            }
        } else {
            let record = graph.record(id.as_str())?;
            Panel {
                kind: reader.say("record-rule-set"),
                text: reader.short_title(set),
                mark: None,
                judged: None,
                about: Some(Said::from(reader.say("rule-map-sub"))),
                toggles: Vec::new(),
                best: Vec::new(),
                lists: Vec::new(),
                open: (reader.link(record).href, reader.say("panel-open-set")),
            }
        };
        Some(Self {
            heading,
            width: picture.width,
            height: picture.height,
            lines: picture.lines,
            cards: picture.cards,
            boxes: picture.boxes,
            panel,
            whole: focus.is_some().then(|| reader.path(&whole)),
            outline: if focused.is_some() {
                Vec::new()
            } else {
                outline::all(reader, set, &sentences)
            },
            around: focused.map(|rule| (outline::around(reader, &sentences, rule), fed(rule))),
            frame,
        })
    }

    /// The style sheet that puts the cards where they belong.
    #[must_use]
    pub fn style(&self) -> String {
        stylesheet(self.width, self.height, &self.boxes, &[])
    }
}
