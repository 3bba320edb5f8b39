//! The page of a claim.

use crate::model::{Citation, Claim, ClaimId, ClaimKind, Conclusion, Interval, Record, RecordKind};

use super::address::Page;
use super::assumptions::Toggle;
use super::frame::{Crumb, Frame};
use super::health::FindingLine;
use super::judged::Judged;
use super::parts::{ArgumentCards, InRules, Link, Said};
use super::provision::{ProvisionView, QuoteCheck, provision, quote_check};
use super::reader::{CARDS, Reader};
use super::words::Part;

/// A row of the table of sources.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CitationRow {
    /// The source.
    pub source: Link,
    /// Who issued it, and when.
    pub detail: String,
    /// What it does for the claim.
    pub role: String,
    /// Where in it.
    pub place: Option<String>,
    /// The quoted words with their speaker, and their language.
    pub quote: Option<(Said, String)>,
    /// How the quoted words compare with the text that is held.
    pub quote_check: Option<QuoteCheck>,
    /// The text of the place.
    pub provision: Option<ProvisionView>,
    /// Leaves the source out.
    pub leave_out: Option<Toggle>,
}

/// One use of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    /// "Supports", "Against" and so on.
    pub relation: String,
    /// What it bears on there.
    pub on: Link,
    /// The argument through which.
    pub through: Link,
}

/// The page of a claim.
#[derive(Debug, Clone)]
pub struct ClaimView {
    /// What surrounds it.
    pub frame: Frame,
    /// Its id, as references write it.
    pub id: String,
    /// "Claim, legal holding".
    pub kind: String,
    /// "Last compared with its sources on ..".
    pub reviewed: Option<String>,
    /// The sentence.
    pub text: Said,
    /// The same in plain language.
    pub plain: Option<Said>,
    /// What it does not say.
    pub caution: Option<Said>,
    /// When it is or was in force or observed.
    pub dates: Vec<String>,
    /// What became of its source, if it no longer stands.
    pub mark: Option<String>,
    /// How it fares, and why.
    pub judged: Judged,
    /// Assumes it; leaves it out.
    pub toggles: Vec<Toggle>,
    /// Who says so, and takes their word.
    pub asserted_by: Vec<(Link, Option<Toggle>)>,
    /// The arguments in its favour.
    pub supporting: ArgumentCards,
    /// The arguments against it.
    pub rebutting: ArgumentCards,
    /// Where it is used.
    pub uses: Vec<Use>,
    /// The arguments that start from it and are not listed.
    pub more_uses: Option<Link>,
    /// The questions it answers.
    pub answers: Vec<Link>,
    /// The questions to which it is background.
    pub informs: Vec<Link>,
    /// The answers that cannot hold together with it.
    pub contraries: Vec<Link>,
    /// What it asks of its arguments, where that is not the ordinary.
    pub standard: Option<String>,
    /// The works it rests on.
    pub citations: Vec<CitationRow>,
    /// What to copy to cite the page.
    pub cite: String,
    /// The map around it.
    pub map: Option<String>,
    /// The claim among the strengths of its debate.
    pub strength: Option<String>,
    /// The rules and the worked cases that it is about.
    pub in_rules: InRules,
    /// The expectations that say how it must fare.
    pub expected_by: Vec<Link>,
    /// The file to change.
    pub file: Option<String>,
    /// What the checks say about it.
    pub findings: Vec<FindingLine>,
}

impl ClaimView {
    /// The page of the claim `id`, if there is one.
    #[must_use]
    pub fn of(reader: Reader<'_>, id: &ClaimId) -> Option<Self> {
        let graph = reader.kb.graph();
        let claim = graph.claim(id)?;
        let text = reader.read(&claim.text);
        let page = Page::Item(RecordKind::Claim, id.slug());
        let description = Said {
            text: reader.say_with("claim-description", &[("text", Part::Text(&text.text))]),
            lang: None,
        };
        let mut frame = reader.frame(&page, text.clone(), description);
        let home: Vec<Crumb> = graph
            .home_issues(id.as_str())
            .first()
            .map(|issue| {
                reader.crumb(
                    &Page::Item(RecordKind::Issue, issue.id.slug()),
                    reader.short_issue(issue),
                )
            })
            .into_iter()
            .collect();
        frame.crumbs = reader.crumbs(id.as_str(), home, reader.short(claim));
        let vouched = reader.words.date(reader.verdicts.on());
        let cite = reader.say_with(
            "cite-claim",
            &[
                ("text", Part::Text(text.text.trim_end_matches('.'))),
                ("site", Part::Text(&frame.site)),
                ("date", Part::Text(&vouched)),
                ("path", Part::Text(&reader.path(&page))),
            ],
        );
        Some(Self {
            id: id.to_string(),
            kind: reader.words.claim_kind(claim.kind),
            reviewed: claim.reviewed.map(|day| {
                reader.say_with("reviewed", &[("date", Part::Text(&reader.words.date(day)))])
            }),
            plain: claim.plain.as_ref().map(|text| reader.read(text)),
            caution: claim.caution.as_ref().map(|text| reader.read(text)),
            dates: reader.claim_dates(claim),
            mark: reader.claim_mark(claim),
            judged: reader.judged_claim(claim),
            toggles: [reader.assume(id), reader.leave_out(id.as_str())]
                .into_iter()
                .flatten()
                .collect(),
            asserted_by: reader.speakers(&claim.asserted_by),
            supporting: reader.cards(id.as_str(), graph.supporting(id)),
            rebutting: reader.cards(id.as_str(), graph.rebutting(id)),
            uses: reader.uses(claim),
            more_uses: reader.more_uses(claim),
            answers: graph
                .answered_by(id)
                .map(|issue| reader.issue_link(issue))
                .collect(),
            informs: graph
                .informed_by(id)
                .map(|issue| reader.issue_link(issue))
                .collect(),
            contraries: reader.contraries(id),
            standard: claim
                .standard
                .map(|standard| reader.words.standard(standard)),
            citations: reader.citation_rows(&claim.cites),
            cite,
            map: reader.map_around(id.as_str()),
            strength: reader.strength_of(id),
            in_rules: reader.in_rules(id.as_str()),
            expected_by: reader.promised_by(id.as_str()),
            file: reader.kb.file_of(id.as_str()).map(str::to_owned),
            findings: reader.findings_about(id.as_str()),
            text,
            frame,
        })
    }
}

impl Reader<'_> {
    pub(super) fn claim_dates(&self, claim: &Claim) -> Vec<String> {
        let in_force = claim
            .in_force
            .and_then(|span| self.words.interval(span))
            .map(|span| self.say_with("in-force", &[("interval", Part::Text(&span))]));
        let decided = claim
            .observed
            .and_then(Interval::from)
            .filter(|_| claim.kind == ClaimKind::LegalHolding);
        if let Some(day) = decided {
            let day = self.words.date(day);
            return vec![self.say_with("decided", &[("date", Part::Text(&day))])];
        }
        let observed = claim
            .observed
            .and_then(|span| self.words.interval(span))
            .map(|span| self.say_with("observed", &[("interval", Part::Text(&span))]));
        in_force.into_iter().chain(observed).collect()
    }

    fn uses(&self, claim: &Claim) -> Vec<Use> {
        let graph = self.kb.graph();
        graph
            .used_in(&claim.id)
            .take(CARDS)
            .filter_map(|argument| {
                let on = match &argument.conclusion {
                    Conclusion::Supports(target) | Conclusion::Rebuts(target) => {
                        self.claim_link(graph.claim(target)?)
                    }
                    Conclusion::Undercuts(target) => {
                        let target = graph.argument(target)?;
                        self.link(graph.record(target.id.as_str())?)
                    }
                };
                Some(Use {
                    relation: self.words.thrust(&argument.conclusion),
                    on,
                    through: self.link(graph.record(argument.id.as_str())?),
                })
            })
            .collect()
    }

    fn more_uses(&self, claim: &Claim) -> Option<Link> {
        let more = self.kb.graph().used_in(&claim.id).count();
        let more = more.checked_sub(CARDS).filter(|more| *more > 0)?;
        let href = self.rest_of_arguments(claim.id.as_str())?;
        Some(self.more_link(more, href))
    }

    /// The positions declared contrary to a claim, by id.
    pub(super) fn contraries(&self, id: &ClaimId) -> Vec<Link> {
        let contraries = self.kb.graph().contraries(id).into_iter();
        contraries.map(|claim| self.claim_link(claim)).collect()
    }

    pub(super) fn citation_rows(&self, citations: &[Citation]) -> Vec<CitationRow> {
        let mut citations: Vec<&Citation> = citations.iter().collect();
        citations.sort_by_key(|citation| citation.role);
        citations
            .into_iter()
            .filter_map(|citation| {
                let source = self.kb.graph().source(&citation.source)?;
                let issuer = self.read(&source.issuer).text;
                let detail = match source.date {
                    Some(date) => format!("{issuer}, {}", self.words.partial_date(date)),
                    None => issuer,
                };
                let quote = citation.quote.as_ref().map(|quote| {
                    let lang = (quote.lang != self.language()).then_some(quote.lang);
                    (
                        Said {
                            text: quote.words.clone(),
                            lang,
                        },
                        quote.speaker.clone(),
                    )
                });
                Some(CitationRow {
                    source: self.source_link(source),
                    detail,
                    role: self.words.role(citation.role),
                    place: citation.at.as_ref().map(|at| self.words.locator(at)),
                    quote,
                    quote_check: quote_check(*self, citation),
                    provision: provision(*self, citation),
                    leave_out: self.leave_out(citation.source.as_str()),
                })
            })
            .collect()
    }

    /// The address of the map around a record that can be its focus.
    pub(super) fn map_around(&self, slug: &str) -> Option<String> {
        let graph = self.kb.graph();
        let record = graph.record(slug)?;
        let topic = graph.topic_of(slug)?;
        match record {
            Record::Issue(_) | Record::Claim(_) | Record::Argument(_) => {
                Some(self.path(&Page::Map(topic.id.clone(), Some(record.slug()))))
            }
            Record::Topic(_)
            | Record::Source(_)
            | Record::Actor(_)
            | Record::Expect(_)
            | Record::RuleSet(_)
            | Record::Predicate(_)
            | Record::Rule(_)
            | Record::Case(_)
            | Record::Policy(_) => None,
        }
    }
}
