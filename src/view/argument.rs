//! The page of an argument.

use crate::model::{ArgumentId, RecordKind};

use super::address::Page;
use super::assumptions::Toggle;
use super::claim::CitationRow;
use super::frame::Frame;
use super::health::FindingLine;
use super::judged::Judged;
use super::parts::{ArgumentCard, ArgumentCards, InRules, Link, Said, Thrust};
use super::reader::Reader;
use super::words::Part;

/// The page of an argument.
#[derive(Debug, Clone)]
pub struct ArgumentView {
    /// What surrounds it.
    pub frame: Frame,
    /// Its id, as references write it.
    pub id: String,
    /// The argument itself.
    pub card: ArgumentCard,
    /// How it fares, and why.
    pub judged: Judged,
    /// Who makes it, and takes their word.
    pub made_by: Vec<(Link, Option<Toggle>)>,
    /// What it bears on.
    pub conclusion: Option<Link>,
    /// Why the premises bear on it.
    pub warrant: Option<Said>,
    /// A strength set by hand: the grade, and the reason.
    pub strength: Option<(String, Said)>,
    /// The arguments that question its step.
    pub questioned_by: ArgumentCards,
    /// For each premise, what speaks for and against it.
    pub about_premises: Vec<(Link, ArgumentCards)>,
    /// Works in which the argument itself is made.
    pub citations: Vec<CitationRow>,
    /// The map around it.
    pub map: Option<String>,
    /// The rules and the worked cases that it is about.
    pub in_rules: InRules,
    /// The expectations that say how it must fare.
    pub expected_by: Vec<Link>,
    /// The file to change.
    pub file: Option<String>,
    /// What the checks say about it.
    pub findings: Vec<FindingLine>,
}

impl ArgumentView {
    /// The page of the argument `id`, if there is one.
    #[must_use]
    pub fn of(reader: Reader<'_>, id: &ArgumentId) -> Option<Self> {
        let graph = reader.kb.graph();
        let argument = graph.argument(id)?;
        let card = reader.card(argument);
        let conclusion = graph.target(argument).map(|target| reader.link(target));
        let on = conclusion
            .as_ref()
            .map_or(String::new(), |link| link.text.text.clone());
        let key = match Thrust::from(&argument.conclusion) {
            Thrust::Supports => "argument-description-supports",
            Thrust::Rebuts => "argument-description-rebuts",
            Thrust::Undercuts => "argument-description-undercuts",
        };
        let description = Said::from(reader.say_with(key, &[("on", Part::Text(&on))]));
        let page = Page::Item(RecordKind::Argument, id.slug());
        let mut frame = reader.frame(&page, card.title.clone(), description);
        let home = graph
            .home_issues(id.as_str())
            .first()
            .map(|issue| {
                let page = Page::Item(RecordKind::Issue, issue.id.slug());
                reader.crumb(&page, reader.short_issue(issue))
            })
            .into_iter()
            .collect();
        frame.crumbs = reader.crumbs(id.as_str(), home, card.title.clone());
        let about_premises = graph
            .premises(argument)
            .map(|claim| {
                let both = graph
                    .supporting(&claim.id)
                    .chain(graph.rebutting(&claim.id));
                (
                    reader.claim_link(claim),
                    reader.cards(claim.id.as_str(), both),
                )
            })
            .filter(|(_, cards)| !cards.is_empty())
            .collect();
        // A short form lives in the file of its only premise.
        let file = reader.kb.file_of(id.as_str()).or_else(|| {
            argument
                .premises
                .first()
                .and_then(|claim| reader.kb.file_of(claim.as_str()))
        });
        Some(Self {
            id: id.to_string(),
            judged: reader.judged_argument(argument),
            made_by: reader.speakers(&argument.asserted_by),
            conclusion,
            warrant: argument.warrant.as_ref().map(|text| reader.read(text)),
            strength: argument
                .strength
                .as_ref()
                .map(|given| (reader.words.grade(given.grade), reader.read(&given.because))),
            questioned_by: reader.cards(id.as_str(), graph.undercutting(id)),
            about_premises,
            citations: reader.citation_rows(&argument.cites),
            map: reader.map_around(id.as_str()),
            in_rules: reader.in_rules(id.as_str()),
            expected_by: reader.promised_by(id.as_str()),
            file: file.map(str::to_owned),
            findings: reader.findings_about(id.as_str()),
            card,
            frame,
        })
    }
}
