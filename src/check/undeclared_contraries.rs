//! Two claims of which each, alone, is given as a reason against the other: they look like
//! contraries, and no issue says so.

use std::collections::{BTreeMap, HashSet};

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Argument, ClaimId, Conclusion};

use super::{Base, conclusion_spot, written_in};

pub(super) fn check(base: Base<'_>, findings: &mut Vec<Diagnostic>) {
    let against: BTreeMap<(&ClaimId, &ClaimId), &Argument> = base
        .graph
        .arguments()
        .filter_map(
            |argument| match (argument.premises.as_slice(), &argument.conclusion) {
                ([premise], Conclusion::Rebuts(claim)) => Some(((premise, claim), argument)),
                _ => None,
            },
        )
        .collect();
    let declared: HashSet<(&ClaimId, &ClaimId)> = base
        .graph
        .issues()
        .flat_map(|issue| &issue.contraries)
        .map(|(a, b)| (a.min(b), a.max(b)))
        .collect();
    for (&(a, b), &argument) in &against {
        if a >= b || !against.contains_key(&(b, a)) || declared.contains(&(a, b)) {
            continue;
        }
        let shared: Vec<_> = base
            .graph
            .answered_by(a)
            .filter(|issue| issue.positions.contains(b))
            .collect();
        if shared.iter().any(|issue| issue.exclusive) {
            continue;
        }
        let help = match shared.first() {
            Some(issue) => format!(
                "if they cannot both hold, add `contraries: [(\"{a}\", \"{b}\")],` to `{}` and drop the two arguments",
                issue.id
            ),
            None => "if they cannot both hold, make them positions of one issue and declare them in its `contraries`".to_owned(),
        };
        let (kind, slug) = written_in(base, argument);
        findings.push(
            Diagnostic::new(
                Code::UndeclaredContraries,
                conclusion_spot(base, argument),
                format!("`{a}` and `{b}` are each the whole reason against the other, and no issue declares them contrary"),
            )
            .about(kind, &slug)
            .help(help),
        );
    }
}
