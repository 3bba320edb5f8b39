//! The words for how claims and arguments fare. What they mean is computed in `reason`.

use serde::{Deserialize, Serialize};

/// How a claim fares, seen from a standpoint. Exactly one holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// An argument for it, or a source that establishes it, holds against all that is said.
    Accepted,
    /// It does not hold, and something contrary to it does.
    Refuted,
    /// Something for it is possible and nothing decides.
    Contested,
    /// There were reasons for it, and each is answered.
    Fallen,
    /// Somebody says so, or it follows only from what somebody says.
    Reported,
    /// Nobody has given anything for it.
    Unsupported,
    /// Outside its dates.
    NotInForce,
}

impl Verdict {
    /// Every verdict, in the order in which they are tested after [`Verdict::NotInForce`].
    pub const ALL: [Self; 7] = [
        Self::Accepted,
        Self::Refuted,
        Self::Contested,
        Self::Fallen,
        Self::Reported,
        Self::Unsupported,
        Self::NotInForce,
    ];

    /// The word for it in what machines read. In files it stands with low lines for hyphens.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Refuted => "refuted",
            Self::Contested => "contested",
            Self::Fallen => "fallen",
            Self::Reported => "reported",
            Self::Unsupported => "unsupported",
            Self::NotInForce => "not-in-force",
        }
    }
}

/// How an argument fares, seen from a standpoint. Exactly one holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ArgumentVerdict {
    /// Its premises hold and everything against it is answered.
    Stands,
    /// It is possible, and something against it is too.
    Contested,
    /// Something that holds defeats it.
    Defeated,
    /// A premise is missing, only reported, fallen or refuted.
    Idle,
    /// It is not there: dated later, left out, or about a claim that is outside its dates.
    Absent,
}

impl ArgumentVerdict {
    /// Every verdict.
    pub const ALL: [Self; 5] = [
        Self::Stands,
        Self::Contested,
        Self::Defeated,
        Self::Idle,
        Self::Absent,
    ];

    /// The word for it in files and in what machines read.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Stands => "stands",
            Self::Contested => "contested",
            Self::Defeated => "defeated",
            Self::Idle => "idle",
            Self::Absent => "absent",
        }
    }
}
