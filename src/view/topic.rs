//! The page of a topic: its questions in reading order, their balance, its dates.

use crate::model::{Date, RecordKind, Topic, TopicId};

use super::address::Page;
use super::frame::Frame;
use super::health::{FindingLine, IssueBalance};
use super::parts::{Link, Said};
use super::reader::Reader;

/// A dated event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventLine {
    /// The year, which heads it.
    pub year: String,
    /// The whole date.
    pub date: String,
    /// The date for machines.
    pub iso: Date,
    /// What happened.
    pub what: Said,
    /// The work that says so.
    pub source: Option<Link>,
}

/// A question under the root question.
#[derive(Debug, Clone)]
pub struct SubIssue {
    /// The question.
    pub issue: Link,
    /// What one needs to know.
    pub about: Option<Said>,
    /// Its answers, and how much has been collected for each.
    pub balance: IssueBalance,
}

/// The page of a topic.
#[derive(Debug, Clone)]
pub struct TopicView {
    /// What surrounds it.
    pub frame: Frame,
    /// Its id, as references write it.
    pub id: String,
    /// What the debate is about.
    pub title: Said,
    /// Two or three sentences for somebody new to it.
    pub summary: Said,
    /// The question at the root.
    pub root: Option<SubIssue>,
    /// The questions under it, in reading order.
    pub issues: Vec<SubIssue>,
    /// The dates that matter.
    pub timeline: Vec<EventLine>,
    /// The map.
    pub map: String,
    /// Maps that somebody saved, each with whether it has a standpoint of its own.
    pub saved: Vec<(Link, bool)>,
    /// The outline.
    pub outline: String,
    /// The file to change.
    pub file: Option<String>,
    /// What the checks say about it.
    pub findings: Vec<FindingLine>,
}

impl TopicView {
    /// The page of the topic `id`, if there is one.
    #[must_use]
    pub fn of(reader: Reader<'_>, id: &TopicId) -> Option<Self> {
        let graph = reader.kb.graph();
        let topic = graph.topic(id)?;
        let (title, summary) = (reader.read(&topic.title), reader.read(&topic.summary));
        let page = Page::Item(RecordKind::Topic, id.slug());
        let mut frame = reader.frame(&page, title.clone(), summary.clone());
        frame.crumbs = reader.crumbs("", Vec::new(), title.clone());
        frame.crumbs = frame.crumbs.pop().into_iter().collect();
        Some(Self {
            id: id.to_string(),
            root: graph
                .issue(&topic.root_issue)
                .map(|issue| reader.sub_issue(issue)),
            issues: reader.sub_issues(topic),
            timeline: reader.timeline(topic),
            map: reader.path(&Page::Map(id.clone(), None)),
            saved: reader.saved_views(topic),
            outline: reader.path(&Page::Outline(id.clone(), None)),
            file: reader.kb.file_of(id.as_str()).map(str::to_owned),
            findings: reader.findings_about(id.as_str()),
            title,
            summary,
            frame,
        })
    }
}

impl Reader<'_> {
    fn sub_issue(&self, issue: &crate::model::Issue) -> SubIssue {
        SubIssue {
            issue: self.issue_link(issue),
            about: issue.about.as_ref().map(|text| self.read(text)),
            balance: self.balance(issue),
        }
    }

    /// The questions under the root, as the topic lists them.
    pub(super) fn sub_issues(&self, topic: &Topic) -> Vec<SubIssue> {
        topic
            .issues
            .iter()
            .filter(|id| **id != topic.root_issue)
            .filter_map(|id| self.kb.graph().issue(id))
            .map(|issue| self.sub_issue(issue))
            .collect()
    }

    /// The events of a topic up to the day vouched for.
    pub(super) fn timeline(&self, topic: &Topic) -> Vec<EventLine> {
        let today = self.kb.settings().as_of;
        topic
            .timeline
            .iter()
            .filter(|event| event.on <= today)
            .map(|event| EventLine {
                year: event.on.parts().0.to_string(),
                date: self.words.date(event.on),
                iso: event.on,
                what: self.read(&event.what),
                source: self
                    .kb
                    .graph()
                    .source(&event.source)
                    .map(|it| self.source_link(it)),
            })
            .collect()
    }
}
