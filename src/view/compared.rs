//! The table of worked cases and policies: which case comes out otherwise under which policy.

use crate::model::{CaseId, Policy, PolicyId, Question, RecordKind, RuleSet, RuleSetId};
use crate::rules::{Outcome, WorkedCase};

use super::address::Page;
use super::answer::{AnswerChange, ShortAnswers};
use super::condition::Sentences;
use super::frame::{Crumb, Frame};
use super::parts::{Link, Said};
use super::reader::Reader;
use super::words::Part;

/// A question by which the table can be narrowed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Narrowing {
    /// The question; none for all of them.
    pub question: Option<Said>,
    /// The table narrowed to it, where something can answer that.
    pub href: Option<String>,
    /// Whether it is.
    pub current: bool,
}

/// A policy as a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyColumn {
    /// The policy.
    pub policy: Link,
    /// "12 come out otherwise".
    pub count: String,
}

/// What comes of a case under a policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComparedCell {
    /// The case, decided under the policy: the reason.
    pub href: String,
    /// What is answered otherwise than under the law as it is.
    pub changes: Vec<AnswerChange>,
}

/// A case as a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComparedRow {
    /// The anchor.
    pub anchor: String,
    /// The case.
    pub case: Link,
    /// The policy under which it is told, if it is.
    pub told_under: Option<Link>,
    /// The case under the law as it is: the reason.
    pub law: String,
    /// What is answered under the law as it is.
    pub answers: Vec<ShortAnswers>,
    /// A cell a policy.
    pub cells: Vec<ComparedCell>,
}

/// The table.
#[derive(Debug, Clone)]
pub struct ComparedView {
    /// What surrounds it.
    pub frame: Frame,
    /// What the set is about.
    pub set: Link,
    /// What one needs to know.
    pub notice: Said,
    /// All questions, and each.
    pub narrowings: Vec<Narrowing>,
    /// The policies that change no rule.
    pub idle: Vec<Link>,
    /// The policies that change some.
    pub columns: Vec<PolicyColumn>,
    /// The cases.
    pub rows: Vec<ComparedRow>,
    /// "40 of 92 cases come out otherwise under one policy or another".
    pub count: String,
    /// Whether the table shows one question only.
    pub is_narrowed: bool,
}

impl ComparedView {
    /// The table of a set, narrowed to the question of a key if one is named.
    #[must_use]
    pub fn of(reader: Reader<'_>, id: &RuleSetId, key: Option<&str>) -> Option<Self> {
        let graph = reader.kb.graph();
        let set = graph.rule_set(id)?;
        let worked = reader.kb.worked(id)?;
        let sentences = reader.sentences(set)?;
        let chosen = match key {
            Some(key) => Some(set.questions.iter().find(|it| it.key == key)?),
            None => None,
        };
        let questions: Vec<&Question> = match chosen {
            Some(question) => vec![question],
            None => set.questions.iter().collect(),
        };
        let columns: Vec<usize> = (0..worked.policies.len())
            .filter(|&place| {
                let policy = worked.policies.get(place).and_then(|id| graph.policy(id));
                policy.is_some_and(Policy::changes_rules)
            })
            .collect();
        let idle = reader.idle_policies(set).map(|policy| &policy.id).min();
        let table = Table {
            reader,
            sentences,
            questions,
            idle,
        };
        let rows: Vec<ComparedRow> = worked
            .cases
            .iter()
            .filter_map(|case| {
                let cells = columns.iter().filter_map(|&place| {
                    let outcome = case.under.get(place)?;
                    let policy = worked.policies.get(place)?;
                    Some(ComparedCell {
                        href: reader.case_under(&case.id, Some(policy)),
                        changes: table.changes(case, outcome),
                    })
                });
                table.row(case, cells.collect())
            })
            .collect();
        let title = reader.say("compared-title");
        let page = Page::Compared(id.clone());
        let asked = asked(chosen);
        let sub = Said::from(reader.say("compared-sub"));
        let mut frame = reader.frame_asked(&page, &asked, Said::from(title.clone()), sub);
        frame.crumbs = reader.crumbs_of_set(set, Said::from(title));
        let differing = rows
            .iter()
            .filter(|row| row.cells.iter().any(|cell| !cell.changes.is_empty()));
        Some(Self {
            set: reader.link(graph.record(id.as_str())?),
            notice: reader.read(&set.notice),
            narrowings: reader.narrowings(set, &page, chosen),
            idle: reader
                .idle_policies(set)
                .filter_map(|policy| Some(reader.link(graph.record(policy.id.as_str())?)))
                .collect(),
            columns: columns
                .iter()
                .enumerate()
                .filter_map(|(column, &place)| {
                    let policy = worked.policies.get(place)?;
                    let cells = rows.iter().filter_map(|row| row.cells.get(column));
                    let count = cells.filter(|cell| !cell.changes.is_empty()).count();
                    Some(PolicyColumn {
                        policy: reader.link(graph.record(policy.as_str())?),
                        count: reader
                            .say_with("compared-otherwise", &[("count", Part::Count(count))]),
                    })
                })
                .collect(),
            count: reader.say_with(
                "compared-count",
                &[
                    ("count", Part::Count(differing.count())),
                    ("all", Part::Count(rows.len())),
                ],
            ),
            is_narrowed: chosen.is_some(),
            rows,
            frame,
        })
    }
}

fn asked(question: Option<&Question>) -> Vec<(String, String)> {
    let pair = question.map(|it| ("question".to_owned(), it.key.clone()));
    pair.into_iter().collect()
}

/// What all rows share.
struct Table<'t, 'k> {
    reader: Reader<'k>,
    sentences: Sentences<'k>,
    questions: Vec<&'t Question>,
    idle: Option<&'t PolicyId>,
}

impl Table<'_, '_> {
    fn changes(&self, case: &WorkedCase, outcome: &Outcome) -> Vec<AnswerChange> {
        let questions = self.questions.iter().copied();
        self.reader
            .answer_changes(&self.sentences, questions, &case.law, outcome)
    }

    fn row(&self, case: &WorkedCase, cells: Vec<ComparedCell>) -> Option<ComparedRow> {
        let reader = self.reader;
        let record = |id: &PolicyId| reader.kb.graph().record(id.as_str());
        let questions = self.questions.iter().copied();
        // A case that is told under a policy is seen under one that changes nothing.
        let law = case.policy.as_ref().and(self.idle);
        Some(ComparedRow {
            anchor: case.id.to_string(),
            case: self.case(&case.id)?,
            told_under: case
                .policy
                .as_ref()
                .and_then(|id| Some(reader.link(record(id)?))),
            law: reader.case_under(&case.id, law),
            answers: reader.answer_lines(&self.sentences, questions, &case.law),
            cells,
        })
    }

    fn case(&self, id: &CaseId) -> Option<Link> {
        let record = self.reader.kb.graph().record(id.as_str())?;
        Some(self.reader.link(record))
    }
}

impl Reader<'_> {
    /// Breadcrumbs of a page about a set.
    pub(super) fn crumbs_of_set(&self, set: &RuleSet, last: Said) -> Vec<Crumb> {
        let page = Page::Item(RecordKind::RuleSet, set.id.slug());
        let crumb = self.crumb(&page, self.short_title(set));
        self.crumbs(set.id.as_str(), vec![crumb], last)
    }

    fn narrowings(&self, set: &RuleSet, page: &Page, chosen: Option<&Question>) -> Vec<Narrowing> {
        if set.questions.len() < 2 {
            return Vec::new();
        }
        let all = std::iter::once(None).chain(set.questions.iter().map(Some));
        all.map(|question| Narrowing {
            question: question.map(|it| self.read(&it.question)),
            href: self.query_path(page, &asked(question)),
            current: question.map(|it| &it.key) == chosen.map(|it| &it.key),
        })
        .collect()
    }
}
