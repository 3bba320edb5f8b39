//! A claim that neither a source nor an argument bears on stands on nothing but its author's word.

use crate::diagnostic::{Code, Diagnostic, Spot};
use crate::model::RecordKind;

use super::Base;

pub(super) fn check(base: Base<'_>, findings: &mut Vec<Diagnostic>) {
    for claim in base.graph.claims() {
        let argued = base.graph.supporting(&claim.id).next().is_some();
        if claim.cites.is_empty() && !argued && claim.asserted_by.is_empty() {
            findings.push(
                Diagnostic::new(
                    Code::UncitedClaim,
                    Spot::Record(claim.id.slug()),
                    "no source, no argument and nobody's name stands behind this claim",
                )
                .about(RecordKind::Claim, claim.id.as_str())
                .help("add `cites: [(source: \"..\", role: ..)]`, or an argument that supports it"),
            );
        }
    }
}
