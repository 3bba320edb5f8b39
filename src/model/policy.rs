//! A policy: a named change of the rules.

use serde::{Deserialize, Serialize};

use super::{AlsoKnownAs, Applies, ClaimId, Ext, Interval, PolicyId, RuleId, Text};

/// A change of the rules that somebody wants, or the rules of another day. One that changes
/// nothing is the law as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// Its id: the name of its file.
    #[serde(
        default = "PolicyId::from_file_name",
        skip_serializing_if = "PolicyId::is_from_file_name"
    )]
    pub id: PolicyId,
    /// Its name.
    pub title: Text,
    /// What it would do.
    pub about: Text,
    /// Rules that go.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub removes: Vec<RuleId>,
    /// Proposed rules that come.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub adds: Vec<RuleId>,
    /// Rules that go, each with the proposed rule that takes its place.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaces: Vec<(RuleId, RuleId)>,
    /// Rules that hold at another time.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub redates: Vec<Redating>,
    /// The positions in the debate that want it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub wanted_by: Vec<ClaimId>,
    /// Names of the same thing in other collections: (collection, name there).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also_known_as: Vec<AlsoKnownAs>,
    /// What an import could not place, kept as it came.
    #[serde(default, skip_serializing_if = "Ext::is_empty")]
    pub ext: Ext,
}

/// A rule that holds at another time. What is left out is without bounds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Redating {
    /// The rule.
    pub rule: RuleId,
    /// When its text is law.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_force: Option<Interval>,
    /// Which cases it reaches.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub applies: Option<Applies>,
}

impl Policy {
    /// Whether it changes any rule.
    #[must_use]
    pub fn changes_rules(&self) -> bool {
        let goes = !self.removes.is_empty() || !self.replaces.is_empty();
        goes || !self.adds.is_empty() || !self.redates.is_empty()
    }
}
