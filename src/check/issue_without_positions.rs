//! A question without answers opens on nothing.

use crate::diagnostic::{Code, Diagnostic, Spot};
use crate::model::RecordKind;

use super::Base;

pub(super) fn check(base: Base<'_>, findings: &mut Vec<Diagnostic>) {
    for issue in base.graph.issues() {
        if issue.positions.is_empty() {
            findings.push(
                Diagnostic::new(
                    Code::IssueWithoutPositions,
                    Spot::Field(issue.id.slug(), "question"),
                    "this question has no answers",
                )
                .about(RecordKind::Issue, issue.id.as_str())
                .help(
                    "write each answer as a claim, and list them: `positions: [\"..\", \"..\"],`",
                ),
            );
        }
    }
}
