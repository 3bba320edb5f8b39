//! A case: facts, and what the rules must make of them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::record::unique_keys;
use super::{AlsoKnownAs, CaseId, Confidence, Date, Ext, PolicyId, RuleId, Text};

/// A worked case: what is known of a person, and the answers that must come out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// Its id: the name of its file.
    #[serde(
        default = "CaseId::from_file_name",
        skip_serializing_if = "CaseId::is_from_file_name"
    )]
    pub id: CaseId,
    /// What happened, in a sentence.
    pub title: Text,
    /// More about it, for those who present it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub story: Option<Text>,
    /// The facts, each a statement or `not` and a statement.
    pub facts: Vec<String>,
    /// What becomes of what the facts leave open.
    #[serde(default, skip_serializing_if = "Rest::is_default")]
    pub rest: Rest,
    /// The day from which one looks; left out: that of the editors.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
    /// The policy under which the case is decided; left out: the law as it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub policy: Option<PolicyId>,
    /// The answers that must come out, by the key of the question: one word for a yes-or-no
    /// question, any number of values for a list.
    #[serde(
        default,
        skip_serializing_if = "BTreeMap::is_empty",
        deserialize_with = "unique_keys"
    )]
    pub expect: BTreeMap<String, Vec<String>>,
    /// The rules that must be among those that decide.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub by: Vec<RuleId>,
    /// Why the answers are right.
    pub because: Text,
    /// How sure the editors are of the answers.
    #[serde(default, skip_serializing_if = "Confidence::is_default")]
    pub confidence: Confidence,
    /// What is doubtful about them; needed where the confidence is not high.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doubt: Option<Text>,
    /// Claims and arguments of the debate that the case brings to a point.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub debate: Vec<String>,
    /// Names of the same thing in other collections: (collection, name there).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also_known_as: Vec<AlsoKnownAs>,
    /// What an import could not place, kept as it came.
    #[serde(default, skip_serializing_if = "Ext::is_empty")]
    pub ext: Ext,
}

/// What becomes of what the facts of a case leave open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rest {
    /// Nothing more is proved: each predicate says what counts then.
    #[default]
    Unproved,
    /// It is not known: answers may stay undetermined.
    Open,
}

impl Rest {
    #[expect(
        clippy::trivially_copy_pass_by_ref,
        reason = "serde asks for a function of a reference"
    )]
    pub(super) fn is_default(&self) -> bool {
        *self == Self::default()
    }
}
