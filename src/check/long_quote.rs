//! A quotation that is more than a few words: own words say it, and no rights are touched.

use crate::diagnostic::{Code, Diagnostic, Spot};
use crate::graph::citations;

use super::Base;

/// The most words that a quotation may have.
const WORDS: usize = 25;
/// The most characters, for words that are no words.
const CHARACTERS: usize = 250;

pub(super) fn check(base: Base<'_>, findings: &mut Vec<Diagnostic>) {
    for record in base.graph.records() {
        for quote in citations(record).iter().filter_map(|it| it.quote.as_ref()) {
            let words = quote.words.split_whitespace().count();
            let characters = quote.words.chars().count();
            if words <= WORDS && characters <= CHARACTERS {
                continue;
            }
            let message = if words > WORDS {
                format!("the quotation has {words} words, and {WORDS} are the most")
            } else {
                format!("the quotation has {characters} characters, and {CHARACTERS} are the most")
            };
            findings.push(
                Diagnostic::new(
                    Code::LongQuote,
                    Spot::Value(record.slug(), quote.words.clone()),
                    message,
                )
                .about(record.kind(), &record.slug())
                .help("keep the few words that matter, and say the rest in your own"),
            );
        }
    }
}
