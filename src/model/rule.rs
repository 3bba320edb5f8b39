//! A rule: what follows from what, since when, on whose authority.

use serde::{Deserialize, Serialize};

use super::{AlsoKnownAs, Citation, Date, Ext, GradeBecause, Interval, RuleId, Scheme, Text};

/// A pattern of inference. Conditions are written in the language of docs/RULES.md.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Its id: the name of its file.
    #[serde(
        default = "RuleId::from_file_name",
        skip_serializing_if = "RuleId::is_from_file_name"
    )]
    pub id: RuleId,
    /// What it says, in a sentence. Left out only where rules are run by themselves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// Whether anything can stand against it.
    #[serde(default, skip_serializing_if = "RuleKind::is_default")]
    pub kind: RuleKind,
    /// What must hold, all of it; nothing for what is so without condition.
    #[serde(rename = "if", default, skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<String>,
    /// What follows: a statement, or `not` and a statement.
    pub then: String,
    /// Exceptions: where one of them holds, the rule does not apply.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unless: Vec<String>,
    /// The rules that give way to it where they conclude the contrary.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub over: Vec<RuleId>,
    /// When the text is law: tested on the day from which one looks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_force: Option<Interval>,
    /// Which cases it reaches: tested on a day of the case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub applies: Option<Applies>,
    /// The name that the versions of one rule share.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version_of: Option<String>,
    /// What says so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authority: Vec<Citation>,
    /// How sure the editors are that the rule says what the authority says.
    #[serde(default, skip_serializing_if = "Confidence::is_default")]
    pub confidence: Confidence,
    /// What is doubtful about it; needed where the confidence is not high.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doubt: Option<Text>,
    /// Why it is so, or what to know about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// Claims and arguments of the debate that speak against the rule.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contested_by: Vec<String>,
    /// Claims and arguments of the debate that speak for the rule.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub defended_by: Vec<String>,
    /// Whether it is no law and only counts under a policy that adds it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub proposed: bool,
    /// A strength other than what rules have.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub strength: Option<GradeBecause>,
    /// Of a rule about the debate itself: the argument that it derives.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub argument: Option<DerivedArgument>,
    /// Names of the same thing in other collections: (collection, name there).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also_known_as: Vec<AlsoKnownAs>,
    /// What an import could not place, kept as it came.
    #[serde(default, skip_serializing_if = "Ext::is_empty")]
    pub ext: Ext,
}

/// Whether anything can stand against a rule.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum RuleKind {
    /// It holds unless something stands against it.
    #[default]
    Defeasible,
    /// It holds without exception, from what holds without exception.
    Strict,
}

impl RuleKind {
    #[expect(
        clippy::trivially_copy_pass_by_ref,
        reason = "serde asks for a function of a reference"
    )]
    pub(super) fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

/// Which cases a rule reaches, by a day of the case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Applies {
    /// The predicate of the subject that tells the day, as conditions call it.
    pub event: String,
    /// The first day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// The first day after.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

/// How sure the editors are.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// Little speaks for it.
    Low,
    /// Something speaks for it, and it is not plain.
    Medium,
    /// It is plain from the text.
    #[default]
    High,
}

impl Confidence {
    #[expect(
        clippy::trivially_copy_pass_by_ref,
        reason = "serde asks for a function of a reference"
    )]
    pub(super) fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

/// What a derived argument says besides its premises and its conclusion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DerivedArgument {
    /// A heading of a few words.
    pub short: Text,
    /// The pattern that the argument follows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scheme: Option<Scheme>,
    /// What somebody who doubts it should ask.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub critical_question: Option<Text>,
    /// Why the premises bear on the conclusion.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub warrant: Option<Text>,
}
