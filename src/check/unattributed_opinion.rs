//! A norm, a causal claim or a prediction that nobody asserts and nothing supports: readers cannot
//! see whose opinion it is. Positions are answers that anybody may give, and are left out.

use crate::diagnostic::{Code, Diagnostic, Spot};
use crate::model::{Claim, RecordKind};

use super::{Base, established_opinion};

pub(super) fn check(base: Base<'_>, findings: &mut Vec<Diagnostic>) {
    for claim in base.graph.claims() {
        if !is_unattributed(base, claim) {
            continue;
        }
        let speaker = claim.cites.iter().find_map(|citation| {
            let by = &base.graph.source(&citation.source)?.by;
            Some((by.first()?, &citation.source))
        });
        let help = match speaker {
            Some((actor, source)) => {
                format!("if `{actor}` says so in `{source}`, add `asserted_by: [\"{actor}\"],`")
            }
            None => {
                "add `asserted_by: [\"..\"],` with who says so, or an argument for it".to_owned()
            }
        };
        findings.push(
            Diagnostic::new(
                Code::UnattributedOpinion,
                Spot::Field(claim.id.slug(), "kind"),
                format!(
                    "nobody is named who holds this {}, and nothing supports it",
                    established_opinion::word(claim.kind).unwrap_or("claim")
                ),
            )
            .about(RecordKind::Claim, claim.id.as_str())
            .help(help),
        );
    }
}

/// Whether a claim is an opinion without anybody's name or argument.
pub(super) fn is_unattributed(base: Base<'_>, claim: &Claim) -> bool {
    established_opinion::word(claim.kind).is_some()
        && claim.asserted_by.is_empty()
        && base.graph.supporting(&claim.id).next().is_none()
        && base.graph.answered_by(&claim.id).next().is_none()
}
