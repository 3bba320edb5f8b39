//! An actor: a person or body that asserts, decides or issues.

use serde::{Deserialize, Serialize};

use super::{ActorId, AlsoKnownAs, Ext, Text};

/// A person or body that asserts, decides or issues.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Actor {
    /// Its id: the name of its file.
    #[serde(
        default = "ActorId::from_file_name",
        skip_serializing_if = "ActorId::is_from_file_name"
    )]
    pub id: ActorId,
    /// Its name.
    pub name: Text,
    /// The name in short, such as an acronym.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short: Option<Text>,
    /// What sort of actor it is.
    pub kind: ActorKind,
    /// Who they are and what part they play, in a sentence or two.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<Text>,
    /// Where they speak for themselves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Names of the same thing in other collections: (collection, name there).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also_known_as: Vec<AlsoKnownAs>,
    /// What an import could not place, kept as it came.
    #[serde(default, skip_serializing_if = "Ext::is_empty")]
    pub ext: Ext,
}

/// What sort of actor it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActorKind {
    /// A government, ministry or agency.
    Government,
    /// A court or tribunal.
    Court,
    /// A court from which no appeal lies: what it decides is settled until it reconsiders.
    CourtOfLastResort,
    /// A legislature, or a committee of one.
    Legislature,
    /// A political party, or a politician speaking as one.
    Politician,
    /// An intergovernmental organisation.
    Intergovernmental,
    /// A non-governmental organisation.
    NonGovernmental,
    /// A scholar, or a research body.
    Scholar,
    /// The press.
    Press,
    /// A person in their own right.
    Person,
    /// The editors of this collection, for what they looked for or worked out themselves.
    Editors,
}

impl ActorKind {
    /// Every kind, in the order in which lists show them.
    pub const ALL: [Self; 11] = [
        Self::Government,
        Self::Court,
        Self::CourtOfLastResort,
        Self::Legislature,
        Self::Politician,
        Self::Intergovernmental,
        Self::NonGovernmental,
        Self::Scholar,
        Self::Press,
        Self::Person,
        Self::Editors,
    ];
}
