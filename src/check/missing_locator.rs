//! A citation of law or of a ruling that does not say where in it: nobody can look it up.

use crate::diagnostic::{Code, Diagnostic, Spot};
use crate::graph::{citations, citing_field};

use super::Base;

pub(super) fn check(base: Base<'_>, findings: &mut Vec<Diagnostic>) {
    for record in base.graph.records() {
        for citation in citations(record) {
            if citation.at.is_some() {
                continue;
            }
            let Some(source) = base.graph.source(&citation.source) else {
                continue;
            };
            let Some((work, example)) = source.kind.locator_wanted() else {
                continue;
            };
            findings.push(
                Diagnostic::new(
                    Code::MissingLocator,
                    Spot::Within(record.slug(), citing_field(record), source.id.as_str().to_owned()),
                    format!("`{}` is {work}, and the citation does not say where in it", source.id),
                )
                .about(record.kind(), &record.slug())
                .help(format!(
                    "add `at: {example}` with the right place; `Part(\"..\")` names one without a number, `Whole` means all of it"
                )),
            );
        }
    }
}
