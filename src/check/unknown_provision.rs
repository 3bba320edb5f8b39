//! A locator that names a provision which the text of the work does not have. Only works whose text
//! is held are judged; of a section that a selection leaves out, a note says that nobody compared it.
//!
//! A warning and no error: the text beside the knowledge may be older or newer than what is cited.

use crate::diagnostic::{Code, Diagnostic, Spot};
use crate::graph::{citations, citing_field};
use crate::model::{Locator, Severity};
use crate::texts::Lookup;

use super::Base;

pub(super) fn check(base: Base<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(texts) = base.texts else { return };
    for record in base.graph.records() {
        for citation in citations(record) {
            let Some(written) = citation.at.as_ref().and_then(number) else {
                continue;
            };
            // A provision that either language has exists.
            for (label, lookup) in texts.cited(citation, base.settings.language) {
                let source = &citation.source;
                let (severity, message, help) = match lookup {
                    Lookup::NoSuchProvision { nearest } => (
                        Code::UnknownProvision.severity(),
                        format!("the text of `{source}` that is held here has no `{label}`"),
                        match nearest {
                            Some(near) => format!("did you mean `{near}`?"),
                            None => "look the place up, or bring the text that is held up to date"
                                .into(),
                        },
                    ),
                    Lookup::NotSelected => (
                        Severity::Note,
                        format!(
                            "of `{source}` only some sections are held here, and `{label}` is in none of them"
                        ),
                        "look the place up, or hold the whole text".into(),
                    ),
                    Lookup::Found(_) | Lookup::NotHeld => continue,
                };
                let mut finding = Diagnostic::new(
                    Code::UnknownProvision,
                    Spot::Within(record.slug(), citing_field(record), written.to_owned()),
                    message,
                )
                .about(record.kind(), &record.slug())
                .help(help);
                finding.severity = severity;
                findings.push(finding);
            }
        }
    }
}

/// What is written of a place that has a number.
fn number(at: &Locator) -> Option<&str> {
    match at {
        Locator::Section(text) | Locator::Article(text) | Locator::Paragraph(text) => Some(text),
        Locator::Page(_) | Locator::Part(_) | Locator::Headnote | Locator::Whole => None,
    }
}
