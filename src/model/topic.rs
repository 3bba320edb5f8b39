//! A topic: one debate, with its issues in reading order and its dates.

use serde::{Deserialize, Serialize};

use super::{
    ActorId, AlsoKnownAs, ClaimKind, Date, Ext, IssueId, Language, SourceId, Standpoint, Text,
    TopicId,
};

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
    /// Maps worth coming back to, in the order in which they are offered.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub views: Vec<SavedView>,
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

/// The side that an argument is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// It supports a claim.
    For,
    /// It rebuts a claim.
    Against,
    /// It undercuts an argument.
    Step,
}

/// How an argument fares, as coarsely as a map shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// It stands.
    Stands,
    /// It is in dispute.
    Contested,
    /// It is answered.
    Answered,
    /// It starts from what is only reported.
    Reported,
    /// It depends on a value.
    Value,
    /// Nothing speaks for what it starts from.
    Empty,
    /// It is not there on the day.
    Date,
}

/// A map that somebody saved: what stands in the middle, what is let through and opened, and from
/// where it is seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SavedView {
    /// What one sees there.
    pub title: Text,
    /// The id of the issue, claim or argument in the middle; left out: the whole debate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub around: Option<String>,
    /// The id of the claim or argument to which the way from there is shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// How many columns of arguments are shown, from 1 to 5.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub depth: Option<u8>,
    /// The ids of claims and arguments of which more is shown.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub open: Vec<String>,
    /// Only arguments that somebody makes, or whose premises they assert.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<ActorId>,
    /// Only arguments that rest on a work.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceId>,
    /// Only arguments on these sides; all if none is named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub side: Vec<Side>,
    /// Only arguments that fare so; all if none is named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub verdict: Vec<Fate>,
    /// Only arguments that start from a claim of this kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claim: Option<ClaimKind>,
    /// Only arguments that rest on a work of this year or a later one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<i16>,
    /// Only arguments that rest on a work of this year or an earlier one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<i16>,
    /// From where it is seen.
    #[serde(default, skip_serializing_if = "Standpoint::is_default")]
    pub standpoint: Standpoint,
}
