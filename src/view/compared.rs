//! The table of worked cases and policies: which case comes out otherwise under which policy.

use crate::model::{CaseId, Policy, PolicyId, Question, RecordKind, RuleSet, RuleSetId};
use crate::rules::{Outcome, Worked, WorkedCase};

use super::address::{Page, Pairs};
use super::answer::{AnswerChange, ShortAnswers};
use super::condition::Sentences;
use super::frame::{Crumb, Frame};
use super::parts::{Link, Said};
use super::reader::Reader;
use super::words::Part;

/// How many cases are told in full.
const FEW: usize = 3;

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

/// What of the table a reader asked for.
#[derive(Debug, Default)]
struct Chosen<'a> {
    question: Option<&'a Question>,
    // All that differ, if none is named.
    cases: Vec<CaseId>,
    // All that change rules, if none is named.
    policies: Vec<PolicyId>,
}

impl<'a> Chosen<'a> {
    /// The key of a question.
    const QUESTION: &'static str = "question";
    /// The ids of cases, with commas between.
    const CASES: &'static str = "cases";
    /// The ids of policies, with commas between.
    const UNDER: &'static str = "under";

    fn of(set: &'a RuleSet, worked: &Worked, asked: &[(String, String)]) -> Result<Self, String> {
        let mut chosen = Self::default();
        for (key, value) in asked {
            let mut each = value.split(',').map(str::trim).filter(|it| !it.is_empty());
            match key.as_str() {
                Self::QUESTION => {
                    let mut questions = set.questions.iter();
                    let found = questions.find(|it| it.key == *value);
                    chosen.question = Some(found.ok_or_else(|| value.clone())?);
                }
                Self::CASES => each.try_for_each(|id| {
                    let found = worked.cases.iter().find(|it| it.id.as_str() == id);
                    chosen
                        .cases
                        .push(found.ok_or_else(|| id.to_owned())?.id.clone());
                    Ok::<(), String>(())
                })?,
                Self::UNDER => each.try_for_each(|id| {
                    let found = worked.policies.iter().find(|it| it.as_str() == id);
                    chosen
                        .policies
                        .push(found.ok_or_else(|| id.to_owned())?.clone());
                    Ok::<(), String>(())
                })?,
                unknown => return Err(unknown.to_owned()),
            }
        }
        Ok(chosen)
    }

    /// The same choice as an address says it.
    fn pairs(&self) -> Pairs {
        fn joined<T: ToString>(ids: &[T]) -> String {
            let ids: Vec<String> = ids.iter().map(T::to_string).collect();
            ids.join(",")
        }
        let question = self.question.map(|it| it.key.clone()).unwrap_or_default();
        let pairs = [
            (Self::QUESTION, question),
            (Self::CASES, joined(&self.cases)),
            (Self::UNDER, joined(&self.policies)),
        ];
        let pairs = pairs.into_iter().filter(|(_, value)| !value.is_empty());
        pairs.map(|(key, value)| (key.to_owned(), value)).collect()
    }

    fn with(&self, question: Option<&'a Question>) -> Pairs {
        let other = Chosen {
            question,
            cases: self.cases.clone(),
            policies: self.policies.clone(),
        };
        other.pairs()
    }
}

/// The table with one case in it, under every policy.
pub(super) fn only_case(case: &CaseId) -> Pairs {
    vec![(Chosen::CASES.to_owned(), case.to_string())]
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
    /// That rules of the set cannot be read, so that the answers may be wrong.
    pub left_out: Option<(String, Link)>,
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
    /// Whether all is told in full: of one question, or of few cases.
    pub is_narrowed: bool,
    /// Whether there are so few cases that the table need not scroll.
    pub is_short: bool,
    /// The cases that come out the same under each of these policies.
    pub same: Vec<Link>,
    /// The form that chooses policies and cases; none where nothing can answer it.
    pub form: Option<ComparedForm>,
}

/// The form that chooses policies and cases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComparedForm {
    /// Where it is sent to.
    pub action: String,
    /// What it carries along.
    pub carried: Pairs,
    /// The policies that change rules: the id, what it is called, whether it is chosen.
    pub policies: Vec<(String, Said, bool)>,
    /// The cases likewise.
    pub cases: Vec<(String, Said, bool)>,
    /// The whole table.
    pub all: Option<String>,
}

impl ComparedView {
    /// The table of a set, narrowed to a question, to cases and to policies if such are named;
    /// nothing if there is no such set. Without cases that are named, those come that differ under
    /// one of the policies.
    ///
    /// # Errors
    /// What is asked and is not there.
    pub fn of(
        reader: Reader<'_>,
        id: &RuleSetId,
        asked: &[(String, String)],
    ) -> Result<Option<Self>, String> {
        let graph = reader.kb.graph();
        let (Some(set), Some(worked)) = (graph.rule_set(id), reader.kb.worked(id)) else {
            return Ok(None);
        };
        let chosen = Chosen::of(set, worked, asked)?;
        Ok(Self::chosen(reader, set, worked, &chosen))
    }

    fn chosen(
        reader: Reader<'_>,
        set: &RuleSet,
        worked: &Worked,
        chosen: &Chosen<'_>,
    ) -> Option<Self> {
        let graph = reader.kb.graph();
        let id = &set.id;
        let sentences = reader.sentences(set)?;
        let questions: Vec<&Question> = match chosen.question {
            Some(question) => vec![question],
            None => set.questions.iter().collect(),
        };
        let columns: Vec<usize> = (0..worked.policies.len())
            .filter(|&place| {
                let policy = worked.policies.get(place).and_then(|id| graph.policy(id));
                let is_chosen = |policy: &Policy| {
                    chosen.policies.is_empty() || chosen.policies.contains(&policy.id)
                };
                policy.is_some_and(|it| it.changes_rules() && is_chosen(it))
            })
            .collect();
        let idle = reader.idle_policies(set).map(|policy| &policy.id).min();
        let table = Table {
            reader,
            sentences,
            questions,
            idle,
        };
        let is_chosen =
            |case: &&WorkedCase| chosen.cases.is_empty() || chosen.cases.contains(&case.id);
        let rows: Vec<ComparedRow> = worked
            .cases
            .iter()
            .filter(is_chosen)
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
        let asked = chosen.pairs();
        let sub = Said::from(reader.say("compared-sub"));
        let mut frame = reader.frame_asked(&page, &asked, Said::from(title.clone()), sub);
        frame.crumbs = reader.crumbs_of_set(set, Said::from(title));
        let all = rows.len();
        let differs = |row: &ComparedRow| row.cells.iter().any(|cell| !cell.changes.is_empty());
        let differing = rows.iter().filter(|row| differs(row)).count();
        let (rows, same): (Vec<ComparedRow>, Vec<ComparedRow>) = rows
            .into_iter()
            .partition(|row| !chosen.cases.is_empty() || differs(row));
        Some(Self {
            form: reader.compared_form(set, worked, &page, chosen),
            same: same.into_iter().map(|row| row.case).collect(),
            set: reader.link(graph.record(id.as_str())?),
            notice: reader.read(&set.notice),
            left_out: reader.left_out(set),
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
                &[("count", Part::Count(differing)), ("all", Part::Count(all))],
            ),
            is_narrowed: chosen.question.is_some() || rows.len() <= FEW,
            is_short: rows.len() <= FEW,
            rows,
            frame,
        })
    }
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

    fn compared_form(
        &self,
        set: &RuleSet,
        worked: &Worked,
        page: &Page,
        chosen: &Chosen<'_>,
    ) -> Option<ComparedForm> {
        let graph = self.kb.graph();
        let policies = graph.in_set(&set.id).policies();
        let policies = policies.filter(|it| it.changes_rules());
        let cases = worked.cases.iter().filter_map(|it| graph.case(&it.id));
        let question = chosen.with(chosen.question).into_iter();
        Some(ComparedForm {
            action: self.form_path(page)?,
            carried: question
                .filter(|(key, _)| key == Chosen::QUESTION)
                .chain(self.kept())
                .collect(),
            policies: policies
                .map(|it| {
                    let is_chosen = chosen.policies.contains(&it.id);
                    (it.id.to_string(), self.read(&it.title), is_chosen)
                })
                .collect(),
            cases: cases
                .map(|it| {
                    let is_chosen = chosen.cases.contains(&it.id);
                    (it.id.to_string(), self.read(&it.title), is_chosen)
                })
                .collect(),
            all: (!chosen.pairs().is_empty())
                .then(|| self.query_path(page, &[]))
                .flatten(),
        })
    }

    fn narrowings(&self, set: &RuleSet, page: &Page, chosen: &Chosen<'_>) -> Vec<Narrowing> {
        if set.questions.len() < 2 {
            return Vec::new();
        }
        let all = std::iter::once(None).chain(set.questions.iter().map(Some));
        all.map(|question| Narrowing {
            question: question.map(|it| self.read(&it.question)),
            href: self.query_path(page, &chosen.with(question)),
            current: question.map(|it| &it.key) == chosen.question.map(|it| &it.key),
        })
        .collect()
    }
}
