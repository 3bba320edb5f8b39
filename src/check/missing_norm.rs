//! An argument for or against a position that judges or advises, from premises of which none is a
//! norm. Nothing follows for or against what ought to be from what is alone.

use std::collections::HashMap;

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{ClaimId, ClaimKind, Conclusion, Issue, RecordKind};

use super::{Base, conclusion_spot, written_in};

pub(super) fn check(base: Base<'_>, findings: &mut Vec<Diagnostic>) {
    let judged: HashMap<&ClaimId, &Issue> = base
        .graph
        .issues()
        .filter(|issue| issue.evaluative)
        .flat_map(|issue| issue.positions.iter().map(move |claim| (claim, issue)))
        .collect();
    for argument in base.graph.arguments() {
        let position = match &argument.conclusion {
            Conclusion::Supports(position) | Conclusion::Rebuts(position) => position,
            Conclusion::Undercuts(_) => continue,
        };
        let Some(issue) = judged.get(position) else {
            continue;
        };
        let known = base.graph.premises(argument);
        let kinds: Vec<ClaimKind> = known.map(|claim| claim.kind).collect();
        // A premise that cannot be found may be the norm.
        let incomplete = kinds.is_empty() || kinds.len() < argument.premises.len();
        if incomplete || kinds.contains(&ClaimKind::Norm) {
            continue;
        }
        let (kind, slug) = written_in(base, argument);
        let help = if kind == RecordKind::Argument {
            "add to `premises` a claim of kind `norm` that makes these facts a reason"
        } else {
            "write it as an argument of its own, with a claim of kind `norm` among its premises"
        };
        findings.push(
            Diagnostic::new(
                Code::MissingNorm,
                conclusion_spot(base, argument),
                format!(
                    "`{position}` judges or advises, as an answer to `{}`, and no premise of this argument is a norm",
                    issue.id
                ),
            )
            .about(kind, &slug)
            .help(help),
        );
    }
}
