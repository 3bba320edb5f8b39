//! An argument that starts from nothing is an assertion. Premises that cannot be found are another
//! finding.

use crate::diagnostic::{Code, Diagnostic, Spot};
use crate::model::RecordKind;

use super::Base;

pub(super) fn check(base: Base<'_>, findings: &mut Vec<Diagnostic>) {
    for argument in base.graph.arguments() {
        let is_written = base.graph.derived_by(argument.id.as_str()).is_none();
        if is_written && argument.premises.is_empty() {
            findings.push(
                Diagnostic::new(
                    Code::ArgumentWithoutPremise,
                    Spot::Record(argument.id.slug()),
                    "this argument starts from no claim",
                )
                .about(RecordKind::Argument, argument.id.as_str())
                .help("add `premises: [\"..\"],` with the claims it starts from"),
            );
        }
    }
}
