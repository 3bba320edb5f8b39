//! Where one looks from: nothing simply stands, it stands seen from somewhere.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{ActorId, ClaimId, Date, PolicyId};

/// A date, what a reader assumes, leaves out and believes, and the rules that count. The default is the standpoint of
/// the editors: the day for which they vouch, and nobody's bare word taken.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Standpoint {
    /// The day; left out: the day for which the editors vouch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
    /// Claims taken as true, beyond attack.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub assume: BTreeSet<ClaimId>,
    /// Ids of claims, arguments and sources left out.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub without: BTreeSet<String>,
    /// Actors whose word is taken.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub trust: BTreeSet<ActorId>,
    /// The policy under which cases are decided; left out: the law as it is. Debates do not ask it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub policy: Option<PolicyId>,
    /// How to choose where several positions hold together.
    #[serde(default, skip_serializing_if = "Semantics::is_default")]
    pub semantics: Semantics,
}

impl Standpoint {
    /// Every choice by its name in addresses and commands, in one order; lists are sorted and joined
    /// by commas, and what is not chosen is left out.
    #[must_use]
    pub fn choices(&self) -> Vec<(&'static str, String)> {
        fn list<'i>(ids: impl Iterator<Item = &'i str>) -> Option<String> {
            let ids: Vec<&str> = ids.collect();
            (!ids.is_empty()).then(|| ids.join(","))
        }
        let semantics = Some(self.semantics).filter(|it| *it != Semantics::default());
        [
            ("on", self.on.map(|on| on.to_string())),
            ("assume", list(self.assume.iter().map(ClaimId::as_str))),
            ("without", list(self.without.iter().map(String::as_str))),
            ("trust", list(self.trust.iter().map(ActorId::as_str))),
            ("policy", self.policy.as_ref().map(PolicyId::to_string)),
            ("semantics", semantics.map(|it| it.word().to_owned())),
        ]
        .into_iter()
        .filter_map(|(key, value)| Some((key, value?)))
        .collect()
    }

    /// Whether nothing is chosen.
    #[must_use]
    pub fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

/// How to choose where several positions hold together (Dung 1995; Caminada 2006; Verheij 1996;
/// Dung, Mancarella and Toni 2007).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Semantics {
    /// Takes sides only where one must: one position, the most cautious.
    #[default]
    Grounded,
    /// Every position that holds together.
    Complete,
    /// The positions that hold together and take as many sides as possible.
    Preferred,
    /// The positions that leave nothing undecided, if there are any.
    Stable,
    /// The complete positions that leave least undecided.
    SemiStable,
    /// The positions free of conflict that leave least undecided.
    Stage,
    /// The widest position that all preferred ones share.
    Ideal,
}

impl Semantics {
    /// Every semantics.
    pub const ALL: [Self; 7] = [
        Self::Grounded,
        Self::Complete,
        Self::Preferred,
        Self::Stable,
        Self::SemiStable,
        Self::Stage,
        Self::Ideal,
    ];

    /// The word for it in addresses and commands. In files it stands with low lines for hyphens.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Grounded => "grounded",
            Self::Complete => "complete",
            Self::Preferred => "preferred",
            Self::Stable => "stable",
            Self::SemiStable => "semi-stable",
            Self::Stage => "stage",
            Self::Ideal => "ideal",
        }
    }

    /// The semantics with this word.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.word() == word)
    }

    /// Whether there is exactly one labelling, whatever the debate.
    #[must_use]
    pub fn is_single(self) -> bool {
        matches!(self, Self::Grounded | Self::Ideal)
    }

    #[expect(
        clippy::trivially_copy_pass_by_ref,
        reason = "serde asks for a function of a reference"
    )]
    fn is_default(&self) -> bool {
        *self == Self::default()
    }
}
