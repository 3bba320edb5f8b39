//! The page of a worked case: what is known, what comes out and why, and whether that is what was
//! promised.

use crate::expect::{CaseTrial, findings_about_case};
use crate::model::{Asks, CaseId, Confidence, Question, RecordKind, Rest};
use crate::rules::Decision;

use super::address::Page;
use super::decision::{DebateLink, Decided, DecisionView, FactLine, NoticeView, fact_lines};
use super::frame::Frame;
use super::health::FindingLine;
use super::parts::{Link, Said};
use super::policy_table::{PolicyTable, policy_table};
use super::reader::Reader;
use super::sentence::Sentence;
use super::statement::Saying;

/// An answer that must come out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExpectedLine {
    /// The question.
    pub question: Said,
    /// The answer that is promised.
    pub promised: Vec<Said>,
    /// Whether it came out.
    pub holds: bool,
}

/// The page of a case.
#[derive(Debug, Clone)]
pub struct CaseView {
    /// What surrounds it.
    pub frame: Frame,
    /// What one needs to know first.
    pub notice: Option<NoticeView>,
    /// What happened.
    pub title: Said,
    /// More about it.
    pub story: Option<Said>,
    /// The day and the policy for which the case is told.
    pub told_for: Sentence,
    /// What is known.
    pub facts: Vec<FactLine>,
    /// What becomes of what is not.
    pub rest: String,
    /// "Comes out as promised", or that it does not.
    pub outcome: String,
    /// The answers that must come out.
    pub expected: Vec<ExpectedLine>,
    /// The rules that must decide.
    pub by: Vec<Link>,
    /// Why the answers are right.
    pub because: Said,
    /// How sure the editors are, where they are not.
    pub confidence: Option<String>,
    /// What is doubtful.
    pub doubt: Option<Said>,
    /// What came out.
    pub decision: Option<DecisionView>,
    /// The same facts under each policy.
    pub policies: Option<PolicyTable>,
    /// The form with these facts.
    pub change: Option<String>,
    /// What the case brings to a point in the debate.
    pub debate: Vec<DebateLink>,
    /// The file to change.
    pub file: Option<String>,
    /// What is wrong with it.
    pub findings: Vec<FindingLine>,
}

impl CaseView {
    /// The page of the case `id`, if there is one.
    #[must_use]
    pub fn of(reader: Reader<'_>, id: &CaseId) -> Option<Self> {
        let graph = reader.kb.graph();
        let case = graph.case(id)?;
        let set = graph.set_of(id.as_str());
        let title = reader.read(&case.title);
        let because = reader.read(&case.because);
        let page = Page::Item(RecordKind::Case, id.slug());
        let mut frame = reader.frame(&page, title.clone(), because.clone());
        let list = reader.crumb(
            &Page::List(RecordKind::Case),
            Said::from(reader.say("records-case")),
        );
        frame.crumbs = reader.crumbs(id.as_str(), vec![list], title.clone());
        // A reader who looks from elsewhere sees the case from there.
        let chosen = reader.policy_in(set);
        let seen = crate::model::Case {
            on: reader.standpoint().on.or(case.on),
            policy: chosen.or(case.policy.as_ref()).cloned(),
            ..case.clone()
        };
        let own = CaseTrial::of(reader.kb, case);
        let trial = CaseTrial::of(reader.kb, &seen);
        let as_of = reader.kb.settings().as_of;
        let mut view = Self {
            notice: None,
            story: case.story.as_ref().map(|it| reader.read(it)),
            told_for: reader.decided_from(case.on.unwrap_or(as_of), case.policy.as_ref()),
            facts: Vec::new(),
            rest: reader.say(match case.rest {
                Rest::Unproved => "case-rest-unproved",
                Rest::Open => "case-rest-open",
            }),
            outcome: reader.say(if own.holds() {
                "case-kept"
            } else {
                "case-broken"
            }),
            expected: Vec::new(),
            by: case
                .by
                .iter()
                .filter_map(|rule| Some(reader.link(graph.record(rule.as_str())?)))
                .collect(),
            confidence: match case.confidence {
                Confidence::High => None,
                Confidence::Medium => Some(reader.say("confidence-medium")),
                Confidence::Low => Some(reader.say("confidence-low")),
            },
            doubt: case.doubt.as_ref().map(|it| reader.read(it)),
            decision: None,
            policies: None,
            change: None,
            debate: reader.debate_links(&case.debate),
            file: reader.kb.file_of(id.as_str()).map(str::to_owned),
            findings: Vec::new(),
            title,
            because,
            frame,
        };
        let mut findings = findings_about_case(reader.kb, case);
        findings.extend(reader.kb.findings_about(id.as_str()).cloned());
        view.findings = reader.finding_lines(&findings.iter().collect::<Vec<_>>());
        if let (
            Some(set),
            CaseTrial::Decided {
                opened,
                facts,
                decision,
                ..
            },
        ) = (set, &trial)
        {
            let saying = Saying::of(reader, set, facts.others().len())?;
            let decided = Decided {
                reader,
                set,
                opened,
                facts,
                rest: case.rest,
                decision,
                on: seen.on.unwrap_or(as_of),
                policy: seen.policy.as_ref(),
            };
            view.notice = Some(NoticeView::of(saying));
            view.facts = fact_lines(saying, facts)
                .into_iter()
                .map(|(_, _, said)| FactLine {
                    said,
                    change: None,
                    remove: None,
                })
                .collect();
            view.decision = DecisionView::of(decided);
            view.policies = policy_table(decided, &page, &[]);
            let fields = facts.fields(opened.book());
            // The form looks from where the case is told.
            let mut standpoint = reader.standpoint().clone();
            standpoint.on = seen.on.filter(|day| *day != as_of);
            standpoint.policy.clone_from(&seen.policy);
            view.change = reader.seen_path(&Page::Ask(set.clone()), &fields, &standpoint);
            if let CaseTrial::Decided { answers, .. } = &own {
                let questions = saying.set.questions.iter();
                view.expected = questions
                    .filter_map(|question| {
                        let pin = answers.iter().find(|pin| *pin.id == *question.key)?;
                        Some(ExpectedLine {
                            question: reader.read(&question.question),
                            promised: saying.promised(question, &pin.promised, decision),
                            holds: pin.holds(),
                        })
                    })
                    .collect();
            }
        }
        Some(view)
    }
}

impl Saying<'_> {
    /// A promised answer in the words of readers.
    fn promised(&self, question: &Question, words: &[String], decision: &Decision) -> Vec<Said> {
        let reader = self.reader;
        let open = |word: &str| match word {
            "undetermined" => Some(Said::from(reader.say("answer-open"))),
            "contested" => Some(Said::from(reader.say("answer-contested"))),
            _ => None,
        };
        match &question.asks {
            Asks::Whether(whether) => words
                .iter()
                .map(|word| match word {
                    word if *word == whether.answers.0 => reader.read(&whether.yes),
                    word if *word == whether.answers.1 => reader.read(&whether.no),
                    word => open(word).unwrap_or_else(|| Said::from(word.clone())),
                })
                .collect(),
            Asks::Which(which) if words.is_empty() => vec![reader.read(&which.none)],
            Asks::Which(which) => {
                let predicate = which.follows.split('(').next().unwrap_or_default().trim();
                let goals = decision.answer(&question.key);
                let goals = goals.map(|it| it.goals.as_slice()).unwrap_or_default();
                words
                    .iter()
                    .map(|word| {
                        let mut values = goals.iter().filter_map(|(goal, _)| goal.value.as_ref());
                        let value = values.find(|it| it.to_string() == *word);
                        let said = value.map(|it| self.goal_value(predicate, it));
                        said.or_else(|| open(word))
                            .unwrap_or_else(|| Said::from(word.clone()))
                    })
                    .collect()
            }
        }
    }
}
