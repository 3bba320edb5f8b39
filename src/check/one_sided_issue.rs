//! An issue of which some positions have arguments and others have none, or that has one position
//! only. It counts sides; it does not weigh them.

use crate::diagnostic::{Code, Diagnostic, Spot};
use crate::model::{Claim, Issue, RecordKind};

use super::{Base, listed};

pub(super) fn check(base: Base<'_>, findings: &mut Vec<Diagnostic>) {
    for issue in base.graph.issues() {
        if let [only] = issue.positions.as_slice() {
            let message = format!("`{only}` is the only answer to this question");
            let help = "add the answers of those who disagree, each a claim, to `positions`";
            findings.push(finding(issue, only.as_str(), message, help.to_owned()));
            continue;
        }
        // Positions that cannot be found are another finding.
        let positions = issue.positions.iter().filter_map(|id| base.graph.claim(id));
        let (argued, silent): (Vec<&Claim>, Vec<&Claim>) =
            positions.partition(|claim| base.graph.supporting(&claim.id).next().is_some());
        if argued.is_empty() {
            continue;
        }
        for claim in silent {
            let argued = listed(argued.iter().map(|claim| claim.id.as_str()));
            let message = format!(
                "nothing argues for `{}`, while there are arguments for {argued}",
                claim.id
            );
            let help = format!(
                "add the best argument that those who hold it give, with `conclusion: Supports(\"{}\"),`",
                claim.id
            );
            findings.push(finding(issue, claim.id.as_str(), message, help));
        }
    }
}

fn finding(issue: &Issue, position: &str, message: String, help: String) -> Diagnostic {
    let spot = Spot::Within(issue.id.slug(), "positions", position.to_owned());
    Diagnostic::new(Code::OneSidedIssue, spot, message)
        .about(RecordKind::Issue, issue.id.as_str())
        .help(help)
}
