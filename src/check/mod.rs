//! **Is it well made?** Checks over what authors wrote: gate 3, meaning. One file a check.
//!
//! A check reads the graph and reports; it changes nothing, reads no file, and knows no verdict.

mod uncited_claim;

use crate::diagnostic::{Code, Diagnostic};
use crate::graph::ArgumentGraph;
use crate::model::{LoadedWords, Settings};

/// What a check may look at.
#[derive(Debug, Clone, Copy)]
pub struct Base<'b> {
    /// The records and how they refer to one another.
    pub graph: &'b ArgumentGraph,
    /// What holds for the whole base.
    pub settings: &'b Settings,
    /// The words that take a side.
    pub loaded_words: &'b LoadedWords,
}

/// A check: it adds what it finds.
pub type Check = fn(Base<'_>, &mut Vec<Diagnostic>);

/// Every check of this floor, with its code.
pub const CHECKS: &[(Code, Check)] = &[(Code::UncitedClaim, uncited_claim::check)];

/// Runs every check.
#[must_use]
pub fn check(base: Base<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for (_, check) in CHECKS {
        check(base, &mut findings);
    }
    findings
}
