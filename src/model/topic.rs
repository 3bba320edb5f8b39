//! A topic: one debate, with its issues in reading order and its dates.

use serde::{Deserialize, Serialize};

use super::{AlsoKnownAs, Date, Ext, IssueId, Language, SourceId, Text, TopicId};

/// One debate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// Its id: the name of its folder.
    #[serde(
        default = "TopicId::from_file_name",
        skip_serializing_if = "TopicId::is_from_file_name"
    )]
    pub id: TopicId,
    /// What the debate is about, in a few words.
    pub title: Text,
    /// Two or three sentences for somebody new to it.
    pub summary: Text,
    /// The language of bare strings in this topic's files.
    #[serde(default)]
    pub language: Language,
    /// The question at the root.
    pub root_issue: IssueId,
    /// The questions under it, in reading order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub issues: Vec<IssueId>,
    /// The dates that matter, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub timeline: Vec<Event>,
    /// Names of the same thing in other collections: (collection, name there).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also_known_as: Vec<AlsoKnownAs>,
    /// What an import could not place, kept as it came.
    #[serde(default, skip_serializing_if = "Ext::is_empty")]
    pub ext: Ext,
}

/// A dated event of a topic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// The day.
    pub on: Date,
    /// What happened, in one sentence.
    pub what: Text,
    /// The work that says so.
    pub source: SourceId,
}
