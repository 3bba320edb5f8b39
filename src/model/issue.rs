//! An issue: a question and the answers that people give to it.

use serde::{Deserialize, Serialize};

use super::{AlsoKnownAs, ClaimId, Ext, Grade, IssueId, ProofStandard, Text};

/// A question, with its positions as equal doors.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Issue {
    /// Its id: the name of its file.
    #[serde(
        default = "IssueId::from_file_name",
        skip_serializing_if = "IssueId::is_from_file_name"
    )]
    pub id: IssueId,
    /// The question, ending in a question mark.
    pub question: Text,
    /// The question in a few words, for lists and breadcrumbs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short: Option<Text>,
    /// What one needs to know before reading on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<Text>,
    /// The answers, which are claims.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub positions: Vec<ClaimId>,
    /// Pairs of positions that cannot both hold. Refuting one does not support the other.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contraries: Vec<(ClaimId, ClaimId)>,
    /// Whether every pair of positions is contrary; short for listing them all.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub exclusive: bool,
    /// In which order the positions are shown.
    #[serde(default)]
    pub order: PositionOrder,
    /// Whether the answers judge or advise: an argument for one then needs a norm among its
    /// premises, since nothing follows for what ought to be from what is alone.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub evaluative: bool,
    /// What the positions ask of their arguments, unless a claim says otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standard: Option<ProofStandard>,
    /// The grade that an argument for a position must reach where the standard is *clear and
    /// convincing* or *beyond reasonable doubt*; strong if nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub needs: Option<Grade>,
    /// Claims that tell the reader what the question is about and take no side in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub background: Vec<ClaimId>,
    /// Names of the same thing in other collections: (collection, name there).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also_known_as: Vec<AlsoKnownAs>,
    /// What an import could not place, kept as it came.
    #[serde(default, skip_serializing_if = "Ext::is_empty")]
    pub ext: Ext,
}

/// The order in which the positions of an issue are shown, the same for all readers of a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PositionOrder {
    /// By their short wording, in the alphabet of the reader's language: nobody chose it.
    #[default]
    Alphabetical,
    /// As the file lists them.
    Listed,
}

impl Issue {
    /// The pairs that cannot both hold, whether listed or meant by `exclusive`.
    #[must_use]
    pub fn contrary_pairs(&self) -> Vec<(&ClaimId, &ClaimId)> {
        if !self.exclusive {
            return self.contraries.iter().map(|(a, b)| (a, b)).collect();
        }
        let rest = |i: usize| self.positions.get(i + 1..).unwrap_or_default();
        self.positions
            .iter()
            .enumerate()
            .flat_map(|(i, a)| rest(i).iter().map(move |b| (a, b)))
            .collect()
    }
}
