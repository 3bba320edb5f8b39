//! A norm, a causal claim or a prediction that a citation is said to establish. A source can show
//! that somebody holds it; it cannot make it so.

use crate::diagnostic::{Code, Diagnostic, Spot};
use crate::model::{CitationRole, ClaimKind, RecordKind};

use super::Base;

pub(super) fn check(base: Base<'_>, findings: &mut Vec<Diagnostic>) {
    for claim in base.graph.claims() {
        let Some(word) = word(claim.kind) else {
            continue;
        };
        for citation in &claim.cites {
            if citation.role != CitationRole::Establishes {
                continue;
            }
            let source = &citation.source;
            let help = match base.graph.source(source).and_then(|it| it.by.first()) {
                Some(actor) if claim.asserted_by.is_empty() => {
                    format!("write `role: asserts`, and add `asserted_by: [\"{actor}\"],`")
                }
                Some(_) | None => {
                    "write `role: asserts`, and name in `asserted_by` who says so".to_owned()
                }
            };
            findings.push(
                Diagnostic::new(
                    Code::EstablishedOpinion,
                    Spot::Within(claim.id.slug(), "cites", source.as_str().to_owned()),
                    format!("`{source}` cannot establish a {word}, only that somebody holds it"),
                )
                .about(RecordKind::Claim, claim.id.as_str())
                .help(help),
            );
        }
    }
}

/// The word for the kinds of claim that are held, not found; `None` for the others.
pub(super) fn word(kind: ClaimKind) -> Option<&'static str> {
    match kind {
        ClaimKind::Norm => Some("norm"),
        ClaimKind::Causal => Some("causal claim"),
        ClaimKind::Prediction => Some("prediction"),
        ClaimKind::Fact | ClaimKind::LegalHolding | ClaimKind::Definition => None,
    }
}
