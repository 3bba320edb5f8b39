//! The page of an issue: the question, and what speaks for and against each answer.

use crate::model::{Claim, Issue, IssueId, PositionOrder, RecordKind};

use super::address::Page;
use super::frame::Frame;
use super::health::FindingLine;
use super::parts::{ArgumentCards, Badge, Link, Said};
use super::reader::{LINKS, Reader};

/// An answer, with what speaks for and against it.
#[derive(Debug, Clone)]
pub struct PositionView {
    /// Its page.
    pub href: String,
    /// The anchor of its section.
    pub anchor: String,
    /// The answer in a few words.
    pub short: Said,
    /// The answer as a sentence.
    pub text: Said,
    /// What it would mean.
    pub plain: Option<Said>,
    /// How it fares; of an answer to a root question and of a value nothing is said unasked.
    pub verdict: Option<Badge>,
    /// What such an answer depends on.
    pub depends_on: Vec<Link>,
    /// Who takes it.
    pub asserted_by: Vec<Link>,
    /// The answers that cannot hold together with it.
    pub contraries: Vec<Link>,
    /// The arguments in its favour.
    pub supporting: ArgumentCards,
    /// The arguments against it.
    pub rebutting: ArgumentCards,
    /// Where the answer is a reason for something else.
    pub leads_to: Vec<Link>,
}

/// The page of an issue.
#[derive(Debug, Clone)]
pub struct IssueView {
    /// What surrounds it.
    pub frame: Frame,
    /// Its id, as references write it.
    pub id: String,
    /// The question.
    pub question: Said,
    /// What one needs to know.
    pub about: Option<Said>,
    /// How the answers are ordered, said so.
    pub order: String,
    /// What the answers ask of their arguments, where that is said.
    pub standard: Option<String>,
    /// The answers.
    pub positions: Vec<PositionView>,
    /// Claims that take no side.
    pub background: Vec<Link>,
    /// What it turns on.
    pub cruxes: String,
    /// The map around it.
    pub map: Option<String>,
    /// The file to change.
    pub file: Option<String>,
    /// What the checks say about it.
    pub findings: Vec<FindingLine>,
}

impl IssueView {
    /// The page of the issue `id`, if there is one.
    #[must_use]
    pub fn of(reader: Reader<'_>, id: &IssueId) -> Option<Self> {
        let graph = reader.kb.graph();
        let issue = graph.issue(id)?;
        let question = reader.read(&issue.question);
        let about = issue.about.as_ref().map(|text| reader.read(text));
        let page = Page::Item(RecordKind::Issue, id.slug());
        let description = about.clone().unwrap_or_else(|| question.clone());
        let mut frame = reader.frame(&page, question.clone(), description);
        frame.crumbs = reader.crumbs(id.as_str(), Vec::new(), reader.short_issue(issue));
        let positions = reader
            .positions(issue)
            .into_iter()
            .map(|claim| PositionView {
                href: reader.item_path(RecordKind::Claim, claim.id.as_str()),
                anchor: claim.id.to_string(),
                short: reader.short(claim),
                text: reader.read(&claim.text),
                plain: claim.plain.as_ref().map(|text| reader.read(text)),
                verdict: reader.claim_badge(claim),
                depends_on: reader.depends_on(claim),
                asserted_by: reader.actor_links(&claim.asserted_by),
                contraries: reader.contraries(&claim.id),
                supporting: reader.cards(claim.id.as_str(), graph.supporting(&claim.id)),
                rebutting: reader.cards(claim.id.as_str(), graph.rebutting(&claim.id)),
                leads_to: reader.first_links(
                    graph
                        .used_in(&claim.id)
                        .filter_map(|argument| graph.record(argument.conclusion.target())),
                    LINKS,
                    &reader.item_path(RecordKind::Claim, claim.id.as_str()),
                    |target| reader.link(target),
                ),
            })
            .collect();
        Some(Self {
            id: id.to_string(),
            order: reader.order_said(issue),
            standard: issue
                .standard
                .map(|standard| reader.words.standard(standard)),
            positions,
            background: issue
                .background
                .iter()
                .filter_map(|claim| graph.claim(claim))
                .map(|claim| reader.claim_link(claim))
                .collect(),
            cruxes: reader.path(&Page::Cruxes(id.clone())),
            map: reader.map_around(id.as_str()),
            file: reader.kb.file_of(id.as_str()).map(str::to_owned),
            findings: reader.findings_about(id.as_str()),
            question,
            about,
            frame,
        })
    }
}

impl<'k> Reader<'k> {
    /// The answers to an issue in the order it asks for.
    pub(super) fn positions(&self, issue: &Issue) -> Vec<&'k Claim> {
        let mut positions: Vec<&Claim> = issue
            .positions
            .iter()
            .filter_map(|id| self.kb.graph().claim(id))
            .collect();
        if issue.order == PositionOrder::Alphabetical {
            positions
                .sort_by_cached_key(|claim| (collated(&self.short(claim).text), claim.id.clone()));
        }
        positions
    }

    pub(super) fn order_said(&self, issue: &Issue) -> String {
        self.say(match issue.order {
            PositionOrder::Alphabetical => "order-alphabetical",
            PositionOrder::Listed => "order-listed",
        })
    }
}

/// A key for alphabetical order in both languages: letters without case and accents first.
pub(super) fn collated(text: &str) -> String {
    text.chars()
        .flat_map(char::to_lowercase)
        .filter_map(|c| match c {
            'à' | 'â' | 'ä' => Some('a'),
            'ç' => Some('c'),
            'é' | 'è' | 'ê' | 'ë' => Some('e'),
            'î' | 'ï' => Some('i'),
            'ô' | 'ö' => Some('o'),
            'û' | 'ü' | 'ù' => Some('u'),
            '’' | '\'' | '“' | '”' | '«' | '»' => None,
            c => Some(c),
        })
        .collect::<String>()
        .trim()
        .to_owned()
}
