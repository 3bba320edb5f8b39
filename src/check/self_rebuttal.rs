//! An argument at odds with itself: it rebuts one of its own premises, supports one of them, or
//! undercuts itself.

use crate::diagnostic::{Code, Diagnostic};
use crate::model::Conclusion;

use super::{Base, conclusion_spot, written_in};

pub(super) fn check(base: Base<'_>, findings: &mut Vec<Diagnostic>) {
    for argument in base.graph.arguments() {
        let (message, help) = match &argument.conclusion {
            Conclusion::Rebuts(claim) if argument.premises.contains(claim) => (
                format!("this argument starts from `{claim}` and is against it"),
                format!(
                    "drop `\"{claim}\"` from the premises, or say what else the argument is against"
                ),
            ),
            Conclusion::Supports(claim) if argument.premises.contains(claim) => (
                format!(
                    "this argument begs the question: `{claim}` is a premise and the conclusion"
                ),
                format!("drop `\"{claim}\"` from the premises, and say what else speaks for it"),
            ),
            Conclusion::Undercuts(other) if *other == argument.id => (
                "this argument undercuts itself".to_owned(),
                "name the argument whose step it denies: `conclusion: Undercuts(\"..\"),`"
                    .to_owned(),
            ),
            Conclusion::Supports(_) | Conclusion::Rebuts(_) | Conclusion::Undercuts(_) => continue,
        };
        let (kind, slug) = written_in(base, argument);
        findings.push(
            Diagnostic::new(Code::SelfRebuttal, conclusion_spot(base, argument), message)
                .about(kind, &slug)
                .help(help),
        );
    }
}
