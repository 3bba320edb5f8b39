//! Two claims that say nearly the same, so that their sources and arguments lie apart. Claims that
//! are known to stand against each other, or side by side as answers, are meant to be alike.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic, Spot};
use crate::model::{Claim, Language, RecordKind};

use super::Base;
use super::similar::near_pairs;

pub(super) fn check(base: Base<'_>, findings: &mut Vec<Diagnostic>) {
    let mut reported = BTreeSet::new();
    for language in Language::ALL {
        let (claims, texts): (Vec<&Claim>, Vec<&str>) = base
            .graph
            .claims()
            .filter_map(|claim| Some((claim, claim.text.written(language)?)))
            .unzip();
        for (one, other) in near_pairs(&texts) {
            let (Some(&first), Some(&second)) = (claims.get(one), claims.get(other)) else {
                continue;
            };
            if is_meant(base, first, second) || !reported.insert((&first.id, &second.id)) {
                continue;
            }
            let Some(text) = texts.get(other) else {
                continue;
            };
            findings.push(
                Diagnostic::new(
                    Code::NearDuplicate,
                    Spot::Value(second.id.slug(), (*text).to_owned()),
                    format!("this says nearly the same as `{}`", first.id),
                )
                .about(RecordKind::Claim, second.id.as_str())
                .help(format!(
                    "use `{}` and remove this claim, or word the two so that the difference shows",
                    first.id
                )),
            );
        }
    }
}

/// Whether an author has said how the two stand to each other.
fn is_meant(base: Base<'_>, first: &Claim, second: &Claim) -> bool {
    let against = |premise: &Claim, claim: &Claim| {
        base.graph
            .rebutting(&claim.id)
            .any(|argument| argument.premises.contains(&premise.id))
    };
    let answers_together = base
        .graph
        .answered_by(&first.id)
        .any(|issue| issue.positions.contains(&second.id));
    answers_together || against(first, second) || against(second, first)
}
