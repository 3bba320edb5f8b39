//! A topic as a nested list: the twin of its map, with the same anchors.

use std::collections::BTreeSet;

use crate::model::{Argument, Claim, ClaimId, TopicId};

use super::address::Page;
use super::frame::Frame;
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

impl OutlineView {
    /// The outline of the topic `id`, if there is one.
    #[must_use]
    pub fn of(reader: Reader<'_>, id: &TopicId) -> Option<Self> {
        let graph = reader.kb.graph();
        let topic = graph.topic(id)?;
        let issue = graph.issue(&topic.root_issue)?;
        let title = reader.read(&topic.title);
        let page = Page::Outline(id.clone());
        let mut frame = reader.frame(
            &page,
            Said::from(reader.say("outline-title")),
            reader.read(&topic.summary),
        );
        frame.crumbs = reader.crumbs(
            issue.id.as_str(),
            Vec::new(),
            Said::from(reader.say("nav-outline")),
        );
        let mut told = BTreeSet::new();
        let positions = reader
            .positions(issue)
            .into_iter()
            .map(|claim| reader.outline_claim(claim, &mut told, DEEPEST))
            .collect();
        Some(Self {
            question: reader.issue_link(issue),
            order: reader.order_said(issue),
            positions,
            background: issue
                .background
                .iter()
                .filter_map(|claim| graph.claim(claim))
                .map(|claim| reader.claim_link(claim))
                .collect(),
            map: reader.path(&Page::Map(id.clone(), None)),
            title,
            frame,
        })
    }
}

impl Reader<'_> {
    fn outline_claim(
        &self,
        claim: &Claim,
        told: &mut BTreeSet<ClaimId>,
        depth: usize,
    ) -> OutlineClaim {
        let graph = self.kb.graph();
        let arguments: Vec<&Argument> = graph
            .supporting(&claim.id)
            .chain(graph.rebutting(&claim.id))
            .collect();
        let is_first = told.insert(claim.id.clone());
        let go_on = is_first && depth > 0;
        OutlineClaim {
            claim: self.claim_link(claim),
            anchor: claim.id.to_string(),
            is_first,
            is_value: Self::is_value(claim),
            told_elsewhere: !is_first && !arguments.is_empty(),
            arguments: if go_on {
                arguments
                    .into_iter()
                    .map(|it| self.outline_argument(it, told, depth))
                    .collect()
            } else {
                Vec::new()
            },
        }
    }

    fn outline_argument(
        &self,
        argument: &Argument,
        told: &mut BTreeSet<ClaimId>,
        depth: usize,
    ) -> OutlineArgument {
        let graph = self.kb.graph();
        let deeper = depth.saturating_sub(1);
        OutlineArgument {
            argument: Link {
                href: self.item_path(crate::model::RecordKind::Argument, argument.id.as_str()),
                text: self.argument_title(argument),
                mark: None,
            },
            anchor: argument.id.to_string(),
            thrust: Thrust::from(&argument.conclusion),
            relation: self.words.thrust(&argument.conclusion),
            premises: graph
                .premises(argument)
                .map(|claim| self.outline_claim(claim, told, deeper))
                .collect(),
            questioned_by: if deeper == 0 {
                Vec::new()
            } else {
                graph
                    .undercutting(&argument.id)
                    .map(|other| self.outline_argument(other, told, deeper))
                    .collect()
            },
        }
    }
}
