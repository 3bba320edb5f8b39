//! A topic as a nested list: the twin of its map, with the same anchors.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::model::{Argument, Claim, Record, RecordKind, TopicId};

use super::address::Page;
use super::frame::Frame;
use super::map::MapAsked;
use super::parts::{Link, Said, Thrust};
use super::reader::Reader;

/// A claim in the outline.
#[derive(Debug, Clone)]
pub struct OutlineClaim {
    /// The claim.
    pub claim: Link,
    /// The anchor, the same as on the map.
    pub anchor: String,
    /// Whether it stands here for the first time, and holds the anchor.
    pub is_first: bool,
    /// Whether it is a value.
    pub is_value: bool,
    /// Whether its arguments stand elsewhere in the outline, so that no branch is told twice.
    pub told_elsewhere: bool,
    /// The arguments for and against it.
    pub arguments: Vec<OutlineArgument>,
    /// Where the rest of them is: "and 300 more".
    pub more: Option<Link>,
    /// Its page, if its arguments are not in the outline, which ends here.
    pub deeper: Option<String>,
}

/// An argument in the outline.
#[derive(Debug, Clone)]
pub struct OutlineArgument {
    /// The argument.
    pub argument: Link,
    /// The anchor, the same as on the map.
    pub anchor: String,
    /// How it bears on what it stands under.
    pub thrust: Thrust,
    /// The same in words.
    pub relation: String,
    /// What it starts from.
    pub premises: Vec<OutlineClaim>,
    /// What questions it.
    pub questioned_by: Vec<Self>,
    /// Where the rest of that is.
    pub more: Option<Link>,
    /// Its page, if what questions it is not in the outline, which ends here.
    pub deeper: Option<String>,
}

/// A topic as a nested list.
#[derive(Debug, Clone)]
pub struct OutlineView {
    /// What surrounds it.
    pub frame: Frame,
    /// The topic's title.
    pub title: Said,
    /// The question at the root.
    pub question: Link,
    /// What it is narrowed by: the words, and the outline without it.
    pub chosen: Vec<(String, String)>,
    /// How its answers are ordered.
    pub order: String,
    /// Its answers.
    pub positions: Vec<OutlineClaim>,
    /// Background that takes no side.
    pub background: Vec<Link>,
    /// The map.
    pub map: String,
}

/// How deep the outline goes before it only links.
const DEEPEST: usize = 12;
/// How many claims and arguments it tells before it only links.
const LONGEST: usize = 2000;

/// What was told so far.
#[derive(Default)]
struct Told {
    claims: BTreeSet<String>,
    items: usize,
    /// Which arguments are let through.
    asked: MapAsked,
}

impl Told {
    fn is_full(&self) -> bool {
        self.items >= LONGEST
    }
}

impl OutlineView {
    /// The outline of the topic `id`, or of what bears on `focus`, with the arguments that are let
    /// through. `None` if there is no such topic, or the focus is none of its issues, claims and
    /// arguments.
    #[must_use]
    pub fn of(
        reader: Reader<'_>,
        id: &TopicId,
        focus: Option<&Arc<str>>,
        asked: &MapAsked,
    ) -> Option<Self> {
        let graph = reader.kb.graph();
        let topic = graph.topic(id)?;
        let (issue, roots) = match focus {
            None => {
                let root = graph.issue(&topic.root_issue)?;
                (root, reader.positions(root))
            }
            Some(slug) => {
                let own = graph.topic_of(slug).is_some_and(|own| own.id == *id);
                let record = graph.record(slug).filter(|_| own)?;
                let start = concluded(reader, record)?;
                if let Record::Issue(issue) = start {
                    (issue, reader.positions(issue))
                } else if let Record::Claim(claim) = start {
                    (graph.issue(&topic.root_issue)?, vec![claim])
                } else {
                    return None;
                }
            }
        };
        let title = reader.read(&topic.title);
        let page = Page::Outline(id.clone(), focus.cloned());
        let pairs = asked.pairs();
        let mut frame = reader.frame_asked(
            &page,
            &pairs,
            Said::from(reader.say("outline-title")),
            reader.read(&topic.summary),
        );
        frame.unlisted = frame.unlisted || !pairs.is_empty();
        frame.crumbs = reader.crumbs(
            issue.id.as_str(),
            Vec::new(),
            Said::from(reader.say("nav-outline")),
        );
        let mut told = Told {
            asked: asked.clone(),
            ..Told::default()
        };
        let mut positions: Vec<OutlineClaim> = roots
            .into_iter()
            .map(|claim| reader.outline_claim(claim, &mut told, DEEPEST))
            .collect();
        let mut anchored = BTreeSet::new();
        for position in &mut positions {
            settle(position, &told, &mut anchored);
        }
        Some(Self {
            question: reader.issue_link(issue),
            chosen: reader.chosen(&page, asked, &[]),
            order: reader.order_said(issue),
            positions,
            background: issue
                .background
                .iter()
                .filter_map(|claim| graph.claim(claim))
                .map(|claim| reader.claim_link(claim))
                .collect(),
            map: reader.path_in(
                &Page::Map(id.clone(), focus.cloned()),
                reader.language(),
                &pairs,
            ),
            title,
            frame,
        })
    }
}

/// What an outline around a record starts from: an issue or a claim itself, of an argument the claim
/// that it bears on, over what it questions. Nothing where that goes round in a circle.
fn concluded<'k>(reader: Reader<'k>, record: &'k Record) -> Option<&'k Record> {
    let mut record = record;
    for _ in 0..LONGEST {
        let Record::Argument(argument) = record else {
            return Some(record);
        };
        record = reader.kb.graph().target(argument)?;
    }
    None
}

/// Settles the places where the arguments of a claim are not told. Whether they are told elsewhere
/// is known only now: then the place leads there, and else to the claim's own page. The first place
/// of a claim that is told nowhere holds its anchor.
fn settle(claim: &mut OutlineClaim, told: &Told, anchored: &mut BTreeSet<String>) {
    if !claim.is_first {
        if told.claims.contains(claim.anchor.as_str()) {
            claim.told_elsewhere = claim.deeper.take().is_some();
        } else {
            claim.is_first = anchored.insert(claim.anchor.clone());
        }
    }
    for argument in &mut claim.arguments {
        settle_argument(argument, told, anchored);
    }
}

fn settle_argument(argument: &mut OutlineArgument, told: &Told, anchored: &mut BTreeSet<String>) {
    for premise in &mut argument.premises {
        settle(premise, told, anchored);
    }
    for other in &mut argument.questioned_by {
        settle_argument(other, told, anchored);
    }
}

impl Reader<'_> {
    fn outline_claim(&self, claim: &Claim, told: &mut Told, depth: usize) -> OutlineClaim {
        let graph = self.kb.graph();
        let arguments: Vec<&Argument> = graph
            .supporting(&claim.id)
            .chain(graph.rebutting(&claim.id))
            .filter(|it| told.asked.lets_through(*self, it))
            .collect();
        told.items += 1;
        let page = self.item_path(RecordKind::Claim, claim.id.as_str());
        let ends = !arguments.is_empty() && (depth == 0 || told.is_full());
        // A claim that is cut is not told: its arguments may still be told elsewhere.
        let is_first = !ends && told.claims.insert(claim.id.as_str().to_owned());
        let is_cut = !is_first && !arguments.is_empty();
        let mut outline = OutlineClaim {
            claim: self.claim_link(claim),
            anchor: claim.id.to_string(),
            is_first,
            is_value: Self::is_value(claim),
            told_elsewhere: false,
            arguments: Vec::new(),
            more: None,
            deeper: is_cut.then(|| page.clone()),
        };
        if is_first {
            (outline.arguments, outline.more) =
                self.outline_arguments(&arguments, told, depth, page);
        }
        outline
    }

    /// As many of the arguments as there is room for, and a link to the page with the rest.
    fn outline_arguments(
        &self,
        arguments: &[&Argument],
        told: &mut Told,
        depth: usize,
        page: String,
    ) -> (Vec<OutlineArgument>, Option<Link>) {
        let mut outlined = Vec::new();
        for argument in arguments {
            if told.is_full() {
                break;
            }
            outlined.push(self.outline_argument(argument, told, depth));
        }
        let more = arguments.len() - outlined.len();
        (outlined, (more > 0).then(|| self.more_link(more, page)))
    }

    fn outline_argument(
        &self,
        argument: &Argument,
        told: &mut Told,
        depth: usize,
    ) -> OutlineArgument {
        let graph = self.kb.graph();
        let deeper = depth.saturating_sub(1);
        told.items += 1;
        let premises = graph
            .premises(argument)
            .map(|claim| self.outline_claim(claim, told, deeper))
            .collect();
        let others: Vec<&Argument> = graph
            .undercutting(&argument.id)
            .filter(|it| told.asked.lets_through(*self, it))
            .collect();
        let link = self.argument_link(argument);
        let mut outline = OutlineArgument {
            anchor: argument.id.to_string(),
            thrust: Thrust::from(&argument.conclusion),
            relation: self.words.thrust(&argument.conclusion),
            premises,
            questioned_by: Vec::new(),
            more: None,
            deeper: None,
            argument: link,
        };
        let page = outline.argument.href.clone();
        if !others.is_empty() && (deeper == 0 || told.is_full()) {
            outline.deeper = Some(page);
        } else {
            (outline.questioned_by, outline.more) =
                self.outline_arguments(&others, told, deeper, page);
        }
        outline
    }
}
