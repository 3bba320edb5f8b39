//! An expectation: how claims and arguments must fare, seen from a standpoint, and why.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::record::unique_keys;
use super::{
    AlsoKnownAs, ArgumentId, ArgumentVerdict, ClaimId, ExpectId, Ext, Standpoint, Text, Verdict,
};

/// What the knowledge promises to say from a standpoint. It is compared with what the engine says
/// whenever the knowledge is checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expect {
    /// Its id: the name of its file.
    #[serde(
        default = "ExpectId::from_file_name",
        skip_serializing_if = "ExpectId::is_from_file_name"
    )]
    pub id: ExpectId,
    /// What is promised, in one sentence.
    pub text: Text,
    /// From where one looks; left out: from where the editors look.
    #[serde(default, skip_serializing_if = "Standpoint::is_default")]
    pub standpoint: Standpoint,
    /// How claims must fare.
    #[serde(
        default,
        skip_serializing_if = "BTreeMap::is_empty",
        deserialize_with = "unique_keys"
    )]
    pub verdicts: BTreeMap<ClaimId, Verdict>,
    /// How arguments must fare.
    #[serde(
        default,
        skip_serializing_if = "BTreeMap::is_empty",
        deserialize_with = "unique_keys"
    )]
    pub arguments: BTreeMap<ArgumentId, ArgumentVerdict>,
    /// What carries it: why this is the right thing to say from there.
    pub because: Text,
    /// Names of the same thing in other collections: (collection, name there).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also_known_as: Vec<AlsoKnownAs>,
    /// What an import could not place, kept as it came.
    #[serde(default, skip_serializing_if = "Ext::is_empty")]
    pub ext: Ext,
}

impl Expect {
    /// Whether it says how this claim or argument must fare.
    #[must_use]
    pub fn names(&self, slug: &str) -> bool {
        self.verdicts.keys().any(|id| id.as_str() == slug)
            || self.arguments.keys().any(|id| id.as_str() == slug)
    }
}
