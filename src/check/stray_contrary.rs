//! A pair of contraries that are not two different positions of their issue.

use std::collections::HashSet;

use crate::diagnostic::{Code, Diagnostic, Spot};
use crate::model::{ClaimId, RecordKind};

use super::Base;

pub(super) fn check(base: Base<'_>, findings: &mut Vec<Diagnostic>) {
    for issue in base.graph.issues() {
        let positions: HashSet<&ClaimId> = issue.positions.iter().collect();
        let mut report = |claim: &ClaimId, message: String, help: String| {
            let spot = Spot::Within(issue.id.slug(), "contraries", claim.as_str().to_owned());
            findings.push(
                Diagnostic::new(Code::StrayContrary, spot, message)
                    .about(RecordKind::Issue, issue.id.as_str())
                    .help(help),
            );
        };
        for (a, b) in &issue.contraries {
            if a == b {
                let message = format!("`{a}` is declared contrary to itself");
                report(a, message, "name two different positions".to_owned());
                continue;
            }
            for claim in [a, b] {
                // A claim that cannot be found is another finding.
                if !positions.contains(claim) && base.graph.claim(claim).is_some() {
                    let message = format!(
                        "`{claim}` is declared a contrary here and is no position of this issue"
                    );
                    let help = format!("add `\"{claim}\"` to `positions`, or drop the pair");
                    report(claim, message, help);
                }
            }
        }
    }
}
