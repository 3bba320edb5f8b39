//! A predicate: one thing that facts and rules can say, with its words and the question for it.

use serde::{Deserialize, Serialize};

use super::{AlsoKnownAs, Ext, PredicateId, Text};

/// One thing that can be said. Conditions call it by its id with low lines for hyphens:
/// `start-date` is `start_date(?who, ?day)`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Predicate {
    /// Its id: the name of its file.
    #[serde(
        default = "PredicateId::from_file_name",
        skip_serializing_if = "PredicateId::is_from_file_name"
    )]
    pub id: PredicateId,
    /// What it is spoken of, in order, each with a name for `states`.
    pub arguments: Vec<(String, ArgumentType)>,
    /// The sentence that states it, with the arguments in braces and no full stop:
    /// `{who} began on {day}`.
    pub states: Text,
    /// The sentence that denies it, where it is not plain from `states`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub denies: Option<Text>,
    /// The question that is asked of a person; what has none is not asked: rules derive it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<Text>,
    /// Why it is asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Text>,
    /// Of whom it is asked.
    #[serde(default, skip_serializing_if = "AskedOf::is_default")]
    pub asked_of: AskedOf,
    /// Whether a person can have several values of it at once.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub many: bool,
    /// What follows for the answer where nobody proves it.
    #[serde(default, skip_serializing_if = "IfUnproved::is_default")]
    pub if_unproved: IfUnproved,
    /// The least and the greatest number that is possible.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<(i64, i64)>,
    /// Names of the same thing in other collections: (collection, name there).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also_known_as: Vec<AlsoKnownAs>,
    /// What an import could not place, kept as it came.
    #[serde(default, skip_serializing_if = "Ext::is_empty")]
    pub ext: Ext,
}

/// What can stand in the place of an argument.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ArgumentType {
    /// A person of the case.
    Person,
    /// Any text, in quotation marks.
    Text,
    /// A whole number.
    Number,
    /// A day.
    Date,
    /// `yes` or `no`.
    YesNo,
    /// One of a list: each value, as conditions write it, with the words for it.
    OneOf(Vec<(String, Text)>),
    /// The id of a record, in rules about the debate itself.
    Record,
}

/// Of whom a predicate is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AskedOf {
    /// Of the person whom the case is about.
    #[default]
    Subject,
    /// Of each of the others.
    Others,
    /// Of everybody.
    Everyone,
}

impl AskedOf {
    #[expect(
        clippy::trivially_copy_pass_by_ref,
        reason = "serde asks for a function of a reference"
    )]
    pub(super) fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

/// Who bears the burden of proof: what counts where something is not proved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IfUnproved {
    /// It counts as not so.
    #[default]
    Fails,
    /// It counts as so.
    Holds,
    /// Neither: nothing can be said before it is known.
    Ask,
}

impl IfUnproved {
    #[expect(
        clippy::trivially_copy_pass_by_ref,
        reason = "serde asks for a function of a reference"
    )]
    pub(super) fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

impl Predicate {
    /// The name by which conditions call it: the id with low lines for hyphens.
    #[must_use]
    pub fn name(&self) -> String {
        self.id.as_str().replace('-', "_")
    }
}
