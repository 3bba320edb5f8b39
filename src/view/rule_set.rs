//! The page of a rule set: what it is asked, what it holds, and the ways into it.

use crate::model::{RecordKind, RuleSet, RuleSetId};

use super::address::Page;
use super::frame::Frame;
use super::health::FindingLine;
use super::parts::{Link, Said};
use super::reader::Reader;

/// A question that the rules answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetQuestion {
    /// The question.
    pub question: Said,
    /// What one must not read into the answer.
    pub caution: Option<Said>,
    /// Its key, for programs.
    pub key: String,
}

/// The page of a rule set.
#[derive(Debug, Clone)]
pub struct RuleSetView {
    /// What surrounds it.
    pub frame: Frame,
    /// Its id, as references write it.
    pub id: String,
    /// What it is about.
    pub title: Said,
    /// What one needs to know before relying on an answer.
    pub notice: Said,
    /// What is asked of a case.
    pub questions: Vec<SetQuestion>,
    /// How many rules, facts, cases and policies there are: the number, the word, the list.
    pub holds: Vec<(usize, String, String)>,
    /// The form of a case, where one can be asked about.
    pub form: Option<String>,
    /// The map of its rules.
    pub map: String,
    /// The table of policies, where there are cases and policies.
    pub compared: Option<String>,
    /// The policies.
    pub policies: Vec<Link>,
    /// The debate to which it belongs.
    pub topic: Option<Link>,
    /// The file to change.
    pub file: Option<String>,
    /// What the checks say about it.
    pub findings: Vec<FindingLine>,
}

impl RuleSetView {
    /// The page of the set `id`, if there is one.
    #[must_use]
    pub fn of(reader: Reader<'_>, id: &RuleSetId) -> Option<Self> {
        let graph = reader.kb.graph();
        let set = graph.rule_set(id)?;
        let title = reader.read(&set.title);
        let notice = reader.read(&set.notice);
        let page = Page::Item(RecordKind::RuleSet, id.slug());
        let mut frame = reader.frame(&page, title.clone(), notice.clone());
        frame.crumbs = reader.crumbs(id.as_str(), Vec::new(), reader.short_title(set));
        let inside = graph.in_set(id);
        let has_table = inside.cases().next().is_some() && inside.policies().next().is_some();
        let topic = set.topic.as_ref().and_then(|id| graph.record(id.as_str()));
        Some(Self {
            id: id.to_string(),
            questions: set
                .questions
                .iter()
                .map(|question| SetQuestion {
                    question: reader.read(&question.question),
                    caution: question.caution.as_ref().map(|text| reader.read(text)),
                    key: question.key.clone(),
                })
                .collect(),
            holds: reader.held(set),
            form: (set.subject.is_some() && !set.questions.is_empty())
                .then(|| reader.path(&Page::Ask(id.clone()))),
            map: reader.path(&Page::RuleMap(id.clone(), None)),
            compared: has_table.then(|| reader.path(&Page::Compared(id.clone()))),
            policies: inside
                .policies()
                .filter_map(|policy| Some(reader.link(graph.record(policy.id.as_str())?)))
                .collect(),
            topic: topic.map(|topic| reader.link(topic)),
            file: reader.kb.file_of(id.as_str()).map(str::to_owned),
            findings: reader.findings_about(id.as_str()),
            notice,
            title,
            frame,
        })
    }
}

impl Reader<'_> {
    /// What a set holds: the number, the word, the list.
    fn held(&self, set: &RuleSet) -> Vec<(usize, String, String)> {
        let inside = self.kb.graph().in_set(&set.id);
        [
            (RecordKind::Rule, inside.rules().count()),
            (RecordKind::Predicate, inside.predicates().count()),
            (RecordKind::Case, inside.cases().count()),
            (RecordKind::Policy, inside.policies().count()),
        ]
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(kind, count)| {
            let list = self.path(&Page::List(kind));
            (count, self.words.record_kinds(kind), list)
        })
        .collect()
    }
}
