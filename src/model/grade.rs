//! Ordinal grades and the standards that a claim asks of its arguments.

use serde::{Deserialize, Serialize};

use super::Text;

/// The ordinal strength of a step, weakest first; nothing is ever added up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    /// Somebody says so.
    Asserted,
    /// Reporting of facts, a study.
    Ordinary,
    /// A lower court, official figures, regulations.
    Strong,
    /// A court of last resort, a statute, a treaty.
    Settled,
}

/// A grade set by hand, with the reason that a reader may check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GradeBecause {
    /// The grade.
    pub grade: Grade,
    /// Why.
    pub because: Text,
}

/// What a claim asks of its arguments (Gordon, Prakken and Walton 2007).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProofStandard {
    /// One argument for it is enough.
    Scintilla,
    /// The better side wins.
    Preponderance,
    /// The better side wins by a clear margin.
    ClearAndConvincing,
    /// No argument against it may be left that could matter.
    BeyondReasonableDoubt,
    /// Any argument against it that stands defeats it.
    DialecticalValidity,
}
