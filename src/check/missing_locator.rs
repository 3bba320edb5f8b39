//! A citation of law or of a ruling that does not say where in it: nobody can look it up.

use crate::diagnostic::{Code, Diagnostic, Spot};
use crate::graph::citations;
use crate::model::SourceKind;

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
            if !source.kind.needs_locator() {
                continue;
            }
            #[expect(
                clippy::wildcard_enum_match_arm,
                reason = "the kinds that need no locator were left out above"
            )]
            let (work, example) = match source.kind {
                SourceKind::Treaty => ("a treaty", "Article(\"4(1)\")"),
                SourceKind::Statute => ("a statute", "Section(\"102(2)\")"),
                SourceKind::Regulation => ("a regulation", "Section(\"159.4(1.1)\")"),
                _ => ("a ruling", "Paragraph(\"37\")"),
            };
            findings.push(
                Diagnostic::new(
                    Code::MissingLocator,
                    Spot::Within(record.slug(), "cites", source.id.as_str().to_owned()),
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
