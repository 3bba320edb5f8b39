//! A claim: one sentence that can stand or fall.

use serde::{Deserialize, Serialize};

use super::{
    ActorId, AlsoKnownAs, ArgumentId, Citation, ClaimId, Date, Ext, Grade, Interval, ProofStandard,
    Text,
};

/// One sentence that can stand or fall.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// Its id: the name of its file.
    #[serde(
        default = "ClaimId::from_file_name",
        skip_serializing_if = "ClaimId::is_from_file_name"
    )]
    pub id: ClaimId,
    /// The sentence.
    pub text: Text,
    /// The same in a few words, for doors, cards and breadcrumbs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short: Option<Text>,
    /// The same in plain language, for readers new to the subject.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plain: Option<Text>,
    /// What sort of claim it is; this decides what can establish it.
    pub kind: ClaimKind,
    /// Whether the wording is meant to be acceptable to every side.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub neutral: bool,
    /// What the claim might be taken to say, and does not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caution: Option<Text>,
    /// The works it rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cites: Vec<Citation>,
    /// Who says so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub asserted_by: Vec<ActorId>,
    /// When the law it states is in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_force: Option<Interval>,
    /// When what it reports was measured or seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub observed: Option<Interval>,
    /// What it asks of its arguments, if not what its issue asks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standard: Option<ProofStandard>,
    /// The grade that an argument for it must reach under the two strictest margins, if not what
    /// its issue says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub needs: Option<Grade>,
    /// The day on which an editor last compared it with its sources.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reviewed: Option<Date>,
    /// Short form: an argument with this one premise for each of these claims.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub supports: Vec<ClaimId>,
    /// Short form: an argument with this one premise against each of these claims.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rebuts: Vec<ClaimId>,
    /// Short form: an argument with this one premise that questions each of these arguments.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub undercuts: Vec<ArgumentId>,
    /// Names of the same thing in other collections: (collection, name there).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also_known_as: Vec<AlsoKnownAs>,
    /// What an import could not place, kept as it came.
    #[serde(default, skip_serializing_if = "Ext::is_empty")]
    pub ext: Ext,
}

/// What sort of claim it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClaimKind {
    /// What is or was so.
    Fact,
    /// What a court held or a text of law says.
    LegalHolding,
    /// What ought to be; a value or a yardstick.
    Norm,
    /// What brings something about.
    Causal,
    /// What will or would happen.
    Prediction,
    /// What a word or a thing means.
    Definition,
}

impl ClaimKind {
    /// Every kind, in the order in which lists show them.
    pub const ALL: [Self; 6] = [
        Self::Fact,
        Self::LegalHolding,
        Self::Norm,
        Self::Causal,
        Self::Prediction,
        Self::Definition,
    ];

    /// The word for it in files and addresses.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Fact => "fact",
            Self::LegalHolding => "legal_holding",
            Self::Norm => "norm",
            Self::Causal => "causal",
            Self::Prediction => "prediction",
            Self::Definition => "definition",
        }
    }
}
