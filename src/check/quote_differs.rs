//! A quotation that does not stand in the text of the work as it is quoted. Only quotations in a
//! language in which the text is held are judged.

use crate::diagnostic::{Code, Diagnostic, Spot};
use crate::graph::{citations, citing_field};
use crate::texts::QuoteMatch;

use super::Base;

/// How many characters of a passage a message shows.
const SHOWN: usize = 240;

pub(super) fn check(base: Base<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(texts) = base.texts else { return };
    for record in base.graph.records() {
        for citation in citations(record) {
            let Some(quote) = &citation.quote else {
                continue;
            };
            let source = &citation.source;
            let (message, help) = match texts.verified(citation) {
                Some(QuoteMatch::FoundWithDifferences { passage }) => (
                    format!("the text of `{source}` that is held here has other words"),
                    format!("the nearest are “{}”", shortened(&passage)),
                ),
                Some(QuoteMatch::NotFound) => (
                    format!("these words are not in the text of `{source}` that is held here"),
                    "quote the words as they stand there, or none".to_owned(),
                ),
                Some(QuoteMatch::Found | QuoteMatch::NotHeld) | None => continue,
            };
            findings.push(
                Diagnostic::new(
                    Code::QuoteDiffers,
                    Spot::Within(record.slug(), citing_field(record), quote.words.clone()),
                    message,
                )
                .about(record.kind(), &record.slug())
                .help(help),
            );
        }
    }
}

fn shortened(passage: &str) -> String {
    match passage.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", passage.get(..end).unwrap_or_default()),
        None => passage.to_owned(),
    }
}
