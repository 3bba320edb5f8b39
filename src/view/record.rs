//! The page of a record that has no page of its own kind yet: what it is called, and where it stands.

use crate::model::{Record, RecordKind};

use super::address::Page;
use super::frame::Frame;
use super::health::FindingLine;
use super::parts::Said;
use super::reader::Reader;

/// The page of a rule set, a predicate, a rule, a case or a policy.
#[derive(Debug, Clone)]
pub struct RecordView {
    /// What surrounds it.
    pub frame: Frame,
    /// Its id, as references write it.
    pub id: String,
    /// "Rule", "Case" and so on.
    pub kind: String,
    /// What it is called.
    pub title: Said,
    /// What is said about it, if anything is.
    pub about: Option<Said>,
    /// The file to change.
    pub file: Option<String>,
    /// What is wrong with it.
    pub findings: Vec<FindingLine>,
}

impl RecordView {
    /// The page of the record `slug`, if it is of this kind.
    #[must_use]
    pub fn of(reader: Reader<'_>, kind: RecordKind, slug: &str) -> Option<Self> {
        let record = reader.kb.graph().record(slug)?;
        if record.kind() != kind {
            return None;
        }
        let title = reader.title(record);
        let about = reader.about(record);
        let page = Page::Item(kind, record.slug());
        let description = about.clone().unwrap_or_else(|| title.clone());
        let mut frame = reader.frame(&page, title.clone(), description);
        let list = reader.crumb(
            &Page::List(kind),
            Said::from(reader.words.record_kinds(kind)),
        );
        frame.crumbs = reader.crumbs(slug, vec![list], title.clone());
        Some(Self {
            id: slug.to_owned(),
            kind: reader.words.record_kind(kind),
            file: reader.kb.file_of(slug).map(str::to_owned),
            findings: reader.findings_about(slug),
            title,
            about,
            frame,
        })
    }
}

impl Reader<'_> {
    /// What is said about a record in a sentence or two, beside what it is called.
    pub(super) fn about(&self, record: &Record) -> Option<Said> {
        let text = match record {
            Record::Topic(topic) => Some(&topic.summary),
            Record::Issue(issue) => issue.about.as_ref(),
            Record::Actor(actor) => actor.about.as_ref(),
            Record::RuleSet(set) => Some(&set.notice),
            Record::Predicate(predicate) => predicate.why.as_ref(),
            Record::Rule(rule) => rule.note.as_ref(),
            Record::Case(case) => case.story.as_ref(),
            Record::Policy(policy) => Some(&policy.about),
            Record::Claim(_) | Record::Argument(_) | Record::Source(_) | Record::Expect(_) => None,
        };
        text.map(|text| self.read(text))
    }
}
