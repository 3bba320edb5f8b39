//! A claim that no argument starts from or bears on, and that is neither a position nor background.

use crate::diagnostic::{Code, Diagnostic, Spot};
use crate::model::RecordKind;

use super::Base;

pub(super) fn check(base: Base<'_>, findings: &mut Vec<Diagnostic>) {
    let graph = base.graph;
    for claim in graph.claims() {
        let id = &claim.id;
        if graph.is_used(id) {
            continue;
        }
        findings.push(
            Diagnostic::new(
                Code::UnusedClaim,
                Spot::Record(id.slug()),
                "no argument and no issue uses this claim",
            )
            .about(RecordKind::Claim, id.as_str())
            .help(format!(
                "make it a premise, `premises: [\"{id}\"],`, or background of an issue, `background: [\"{id}\"],`"
            )),
        );
    }
}
