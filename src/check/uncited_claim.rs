//! A claim that neither a source, an argument nor a name stands behind. Norms, causal claims and
//! predictions that are no position are left to `unattributed-opinion`.

use crate::diagnostic::{Code, Diagnostic, Spot};
use crate::model::RecordKind;

use super::{Base, unattributed_opinion};

pub(super) fn check(base: Base<'_>, findings: &mut Vec<Diagnostic>) {
    for claim in base.graph.claims() {
        let named = !claim.cites.is_empty() || !claim.asserted_by.is_empty();
        if named
            || base.graph.supporting(&claim.id).next().is_some()
            || unattributed_opinion::is_unattributed(base, claim)
        {
            continue;
        }
        findings.push(
            Diagnostic::new(
                Code::UncitedClaim,
                Spot::Record(claim.id.slug()),
                "no source, no argument and nobody's name stands behind this claim",
            )
            .about(RecordKind::Claim, claim.id.as_str())
            .help(
                "add `cites: [(source: \"..\", role: asserts)],`, or an argument that supports it",
            ),
        );
    }
}
