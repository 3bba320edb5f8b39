//! The page of what an issue turns on: the few open claims that move an answer.

use crate::model::{ClaimId, IssueId, RecordKind};
use crate::reason::{self, Change, Measure, Why};

use super::address::Page;
use super::frame::Frame;
use super::parts::{Badge, Link, Said};
use super::reader::Reader;
use super::sentence::Sentence;
use super::why::{Length, WhyView};
use super::words::Part;

/// How many cruxes a page shows.
const SHOWN: usize = 24;

/// An answer that a crux moves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MoveLine {
    /// The answer.
    pub position: Link,
    /// How it fares with the crux left out.
    pub left_out: Badge,
    /// How it fares with the crux assumed.
    pub assumed: Badge,
}

/// A claim on which the issue turns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CruxLine {
    /// The claim.
    pub claim: Link,
    /// How it fares as things are.
    pub verdict: Option<Badge>,
    /// The value to which it is joined, if it moves an answer only where that is granted.
    pub with: Option<Link>,
    /// Why it is open, and what would settle it.
    pub why: Vec<Sentence>,
    /// The answers that it moves.
    pub moves: Vec<MoveLine>,
    /// How many arguments stand in only one of the two cases, said.
    pub arguments: String,
    /// This page with the crux assumed, and the value with it.
    pub assume: Option<String>,
    /// This page with the crux left out, and the value assumed.
    pub leave_out: Option<String>,
}

/// The page of what an issue turns on.
#[derive(Debug, Clone)]
pub struct CruxesView {
    /// What surrounds it.
    pub frame: Frame,
    /// The issue.
    pub issue: Link,
    /// The question.
    pub question: Said,
    /// By what the claims are ranked, said.
    pub measure: String,
    /// The claims, those that move most first.
    pub cruxes: Vec<CruxLine>,
    /// How many more there are.
    pub more: usize,
    /// That the search was cut short, where it was.
    pub cut: Option<String>,
}

impl CruxesView {
    /// What the issue `id` turns on, if there is such an issue.
    #[must_use]
    pub fn of(reader: Reader<'_>, id: &IssueId) -> Option<Self> {
        let graph = reader.kb.graph();
        let issue = graph.issue(id)?;
        let page = Page::Cruxes(id.clone());
        let question = reader.read(&issue.question);
        let title = reader.say_with("cruxes-title", &[("question", Part::Text(&question.text))]);
        let description = Said::from(reader.say("cruxes-sub"));
        let mut frame = reader.frame(&page, Said::from(title), description);
        let of_issue = reader.crumb(
            &Page::Item(RecordKind::Issue, id.slug()),
            reader.short_issue(issue),
        );
        let here = Said::from(reader.say("cruxes"));
        frame.crumbs = reader.crumbs(id.as_str(), vec![of_issue], here);
        let found = reason::cruxes(
            graph,
            reader.verdicts,
            issue,
            reason::trials_within(reader.verdicts.inferences()),
        );
        let why = Why::of(reader.verdicts);
        let cruxes: Vec<CruxLine> = found
            .cruxes
            .iter()
            .take(SHOWN)
            .filter_map(|crux| reader.crux_line(&page, crux, &why))
            .collect();
        Some(Self {
            issue: reader.issue_link(issue),
            question,
            measure: reader.say(match found.measure {
                Measure::Positions => "cruxes-by-answers",
                Measure::Arguments => "cruxes-by-arguments",
            }),
            more: found.cruxes.len().saturating_sub(cruxes.len()),
            cruxes,
            cut: found.is_cut.then(|| reader.say("cruxes-cut")),
            frame,
        })
    }
}

impl Reader<'_> {
    fn crux_line(&self, page: &Page, crux: &reason::Crux, why: &Why<'_>) -> Option<CruxLine> {
        let graph = self.kb.graph();
        let claim = graph.claim(&crux.claim)?;
        let with = crux.with.as_ref().and_then(|id| graph.claim(id));
        let granted = match &crux.with {
            Some(norm) => Change::Assume(norm.clone()).on(self.standpoint()),
            None => self.standpoint().clone(),
        };
        let with_change = |change: Change| self.seen_path(page, &[], &change.on(&granted));
        let moves = crux.moves.iter().filter_map(|it| {
            Some(MoveLine {
                position: self.unjudged_link(&it.position)?,
                left_out: self.plain_badge(it.left_out),
                assumed: self.plain_badge(it.assumed),
            })
        });
        Some(CruxLine {
            claim: self.unjudged_link(&claim.id)?,
            verdict: self.claim_badge(claim),
            with: with.and_then(|norm| self.unjudged_link(&norm.id)),
            why: WhyView::of_claim(*self, why, &claim.id, Length::Short)?.short,
            moves: moves.collect(),
            arguments: self.say_with(
                "cruxes-arguments",
                &[("count", Part::Count(crux.arguments))],
            ),
            assume: with_change(Change::Assume(claim.id.clone())),
            leave_out: with_change(Change::LeaveOut(claim.id.to_string())),
        })
    }

    /// A claim as a link without its badge, where badges stand beside it.
    pub(super) fn unjudged_link(&self, id: &ClaimId) -> Option<Link> {
        let claim = self.kb.graph().claim(id)?;
        Some(Link {
            verdict: None,
            ..self.claim_link(claim)
        })
    }
}
