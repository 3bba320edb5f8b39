//! An argument: premises offered for or against something.

use serde::{Deserialize, Serialize};

use super::{
    ActorId, AlsoKnownAs, ArgumentId, Citation, ClaimId, Date, Ext, GradeBecause, Relation, Text,
};

/// Linked premises, and what they are offered for or against.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Argument {
    /// Its id: the name of its file.
    #[serde(
        default = "ArgumentId::from_file_name",
        skip_serializing_if = "ArgumentId::is_from_file_name"
    )]
    pub id: ArgumentId,
    /// The argument in a few words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short: Option<Text>,
    /// The claims it starts from, each of them needed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub premises: Vec<ClaimId>,
    /// What it bears on, and how.
    pub conclusion: Conclusion,
    /// The pattern it follows (Walton, Reed and Macagno 2008).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scheme: Option<Scheme>,
    /// The question that somebody who doubts it should ask.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub critical_question: Option<Text>,
    /// Why the premises bear on the conclusion.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub warrant: Option<Text>,
    /// A strength set by hand, with the reason for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub strength: Option<GradeBecause>,
    /// The first day on which the argument could be made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// Works in which the argument itself, not a premise of it, is made.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cites: Vec<Citation>,
    /// Who makes it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub asserted_by: Vec<ActorId>,
    /// Names of the same thing in other collections: (collection, name there).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also_known_as: Vec<AlsoKnownAs>,
    /// What an import could not place, kept as it came.
    #[serde(default, skip_serializing_if = "Ext::is_empty")]
    pub ext: Ext,
}

/// What an argument bears on, and how.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Conclusion {
    /// In favour of a claim.
    Supports(ClaimId),
    /// Against a claim.
    Rebuts(ClaimId),
    /// Against the step that another argument takes.
    Undercuts(ArgumentId),
}

impl Conclusion {
    /// The id of what it bears on.
    #[must_use]
    pub fn target(&self) -> &str {
        match self {
            Self::Supports(claim) | Self::Rebuts(claim) => claim.as_str(),
            Self::Undercuts(argument) => argument.as_str(),
        }
    }

    /// The edge it makes.
    #[must_use]
    pub fn relation(&self) -> Relation {
        match self {
            Self::Supports(_) => Relation::Supports,
            Self::Rebuts(_) => Relation::Rebuts,
            Self::Undercuts(_) => Relation::Undercuts,
        }
    }
}

/// A pattern of argument with questions of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scheme {
    /// From what somebody in a position to know says.
    Authority,
    /// From an earlier decision.
    Precedent,
    /// From what would follow.
    Consequences,
    /// From a similar case.
    Analogy,
    /// From evidence to a hypothesis.
    Evidence,
    /// From cause to effect.
    Cause,
    /// From an established rule.
    Rule,
    /// From a sign.
    Sign,
    /// From a value to what should be done.
    Value,
    /// From what somebody is committed to.
    Commitment,
    /// From what is not known.
    Ignorance,
    /// From an end to a means.
    Practical,
    /// From a first step to a bad end.
    SlipperySlope,
    /// From an example.
    Example,
}

impl Scheme {
    /// Every scheme, in the order of this file.
    pub const ALL: [Self; 14] = [
        Self::Authority,
        Self::Precedent,
        Self::Consequences,
        Self::Analogy,
        Self::Evidence,
        Self::Cause,
        Self::Rule,
        Self::Sign,
        Self::Value,
        Self::Commitment,
        Self::Ignorance,
        Self::Practical,
        Self::SlipperySlope,
        Self::Example,
    ];
}
