//! Knowledge health: what the base holds, how its questions are balanced, what is wrong with it.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic};
use crate::expect;
use crate::model::{Issue, Language, RecordKind, Severity};

use super::address::{Page, listed_kinds};
use super::expect::findings;
use super::frame::Frame;
use super::parts::{Link, Said};
use super::reader::Reader;
use super::words::Part;

/// How many findings of one sort are listed.
const LISTED: usize = 50;

/// A finding as a line.
#[derive(Debug, Clone)]
pub struct FindingLine {
    /// How much it matters, in words.
    pub severity: String,
    /// The same for the style sheet.
    pub level: Severity,
    /// The name of the check.
    pub code: String,
    /// The record, if it is about one that can be shown.
    pub subject: Option<Link>,
    /// "topics/lanes/claims/c-width.ron:3:12".
    pub place: Option<String>,
    /// What is wrong; in English, as in the files it is about.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
}

/// Findings of one sort.
#[derive(Debug, Clone)]
pub struct FindingGroup {
    /// The name of the check.
    pub code: String,
    /// How much it matters, in words.
    pub severity: String,
    /// The same for the style sheet.
    pub level: Severity,
    /// How many there are.
    pub count: usize,
    /// The first of them.
    pub lines: Vec<FindingLine>,
    /// How many more there are.
    pub more: Option<String>,
}

/// The answers to an issue, and how much has been collected for each.
#[derive(Debug, Clone)]
pub struct IssueBalance {
    /// The question.
    pub issue: Link,
    /// For each answer: a link, arguments for it, arguments against it.
    pub positions: Vec<(Link, usize, usize)>,
}

/// The state of the knowledge.
#[derive(Debug, Clone)]
pub struct HealthView {
    /// What surrounds it.
    pub frame: Frame,
    /// Label and number: how many records of each kind and edges of each relation there are.
    pub counts: Vec<(String, usize)>,
    /// "2 errors, 5 warnings, 7 notes".
    pub totals: String,
    /// Whether there is no error.
    pub sound: bool,
    /// "5 expectations, all met", with a link to their list.
    pub expectations: Option<Link>,
    /// The findings.
    pub groups: Vec<FindingGroup>,
    /// The balance of each issue.
    pub balances: Vec<IssueBalance>,
    /// How many texts there are in each language, out of how many.
    pub translations: Vec<(String, usize, usize)>,
}

impl HealthView {
    /// The state of the whole base.
    #[must_use]
    pub fn of(reader: Reader<'_>) -> Self {
        let kb = reader.kb;
        let title = reader.say("health-title");
        let mut frame = reader.frame(
            &Page::Health,
            Said::from(title.clone()),
            Said::from(reader.say("health-description")),
        );
        frame.crumbs = reader.crumbs("", Vec::new(), Said::from(title));
        let edges = kb.graph().edge_counts();
        let counts = listed_kinds(kb)
            .map(|kind| (reader.words.record_kinds(kind), kb.graph().count(kind)))
            .chain([
                (reader.say("edges-premise"), edges.premise),
                (reader.say("edges-supports"), edges.supports),
                (reader.say("edges-rebuts"), edges.rebuts),
                (reader.say("edges-undercuts"), edges.undercuts),
                (reader.say("edges-cites"), edges.cites_source),
            ])
            .collect();
        let findings = findings(kb);
        let of = |severity: Severity| findings.iter().filter(|it| it.severity == severity).count();
        let totals = reader.say_with(
            "health-totals",
            &[
                ("errors", Part::Count(of(Severity::Error))),
                ("warnings", Part::Count(of(Severity::Warning))),
                ("notes", Part::Count(of(Severity::Note))),
            ],
        );
        Self {
            frame,
            counts,
            totals,
            sound: of(Severity::Error) == 0,
            expectations: reader.expectations(),
            groups: reader.finding_groups(&findings),
            balances: kb
                .graph()
                .issues()
                .map(|issue| reader.balance(issue))
                .collect(),
            translations: reader.translations(),
        }
    }
}

impl Reader<'_> {
    /// How much has been collected for each answer to an issue.
    pub(super) fn balance(&self, issue: &Issue) -> IssueBalance {
        let graph = self.kb.graph();
        IssueBalance {
            issue: self.issue_link(issue),
            positions: self
                .positions(issue)
                .into_iter()
                .map(|claim| {
                    let link = Link {
                        text: self.short(claim),
                        ..self.claim_link(claim)
                    };
                    let (pro, con) = (graph.supporting(&claim.id), graph.rebutting(&claim.id));
                    (link, pro.count(), con.count())
                })
                .collect(),
        }
    }

    pub(super) fn findings_about(&self, slug: &str) -> Vec<FindingLine> {
        let findings: Vec<&Diagnostic> = self.kb.findings_about(slug).collect();
        self.finding_lines(&findings)
    }

    pub(super) fn finding_lines(&self, findings: &[&Diagnostic]) -> Vec<FindingLine> {
        let places = self.kb.locate_all(findings.iter().copied());
        findings
            .iter()
            .zip(places)
            .map(|(finding, place)| {
                let place = place.map(|it| format!("{}:{}:{}", it.path, it.line, it.column));
                self.finding_line(finding, place)
            })
            .collect()
    }

    fn finding_line(&self, finding: &Diagnostic, place: Option<String>) -> FindingLine {
        let subject = finding.subject.as_ref().and_then(|subject| {
            let record = self.kb.graph().record(&subject.slug)?;
            Some(Link {
                mark: None,
                verdict: None,
                ..self.link(record)
            })
        });
        FindingLine {
            severity: self.words.severity(finding.severity),
            level: finding.severity,
            code: finding.code.name().to_owned(),
            subject,
            place,
            message: finding.message.clone(),
            help: finding.help.clone(),
        }
    }

    /// How many expectations there are and how many are met, if there are any.
    fn expectations(&self) -> Option<Link> {
        let expects = self.kb.graph().expects();
        let met = expects.map(|it| usize::from(expect::Trial::of(self.kb, it).holds()));
        let (count, met) = met.fold((0, 0), |(count, met), one| (count + 1, met + one));
        let parts = [("count", Part::Count(count)), ("met", Part::Count(met))];
        (count > 0).then(|| Link {
            href: self.path(&Page::List(RecordKind::Expect)),
            text: Said::from(self.say_with("health-expectations", &parts)),
            mark: None,
            verdict: None,
        })
    }

    fn finding_groups(&self, findings: &[Diagnostic]) -> Vec<FindingGroup> {
        let mut by_code: BTreeMap<(Severity, Code), Vec<&Diagnostic>> = BTreeMap::new();
        for finding in findings {
            by_code
                .entry((finding.severity, finding.code))
                .or_default()
                .push(finding);
        }
        // All at once, since findings of several sorts may lie in one large file.
        let listed: Vec<&Diagnostic> = by_code
            .values()
            .flat_map(|findings| findings.iter().take(LISTED).copied())
            .collect();
        let mut lines = self.finding_lines(&listed).into_iter();
        by_code
            .into_iter()
            .map(|((severity, code), findings)| FindingGroup {
                code: code.name().to_owned(),
                severity: self.words.severity(severity),
                level: severity,
                count: findings.len(),
                lines: lines.by_ref().take(findings.len().min(LISTED)).collect(),
                more: findings
                    .len()
                    .checked_sub(LISTED)
                    .filter(|more| *more > 0)
                    .map(|more| self.say_with("health-more", &[("count", Part::Count(more))])),
            })
            .collect()
    }

    fn translations(&self) -> Vec<(String, usize, usize)> {
        let texts: Vec<_> = self
            .kb
            .graph()
            .records()
            .flat_map(|record| record.texts())
            .map(|(_, text)| text)
            .collect();
        Language::ALL
            .into_iter()
            .map(|language| {
                let written = texts
                    .iter()
                    .filter(|text| text.written(language).is_some())
                    .count();
                let key = match language {
                    Language::En => "language-en",
                    Language::Fr => "language-fr",
                };
                (self.say(key), written, texts.len())
            })
            .collect()
    }
}
