//! Texts that are too long for what they are: a claim is one sentence, a card holds a few words.

use crate::diagnostic::{Code, Diagnostic, Spot};
use crate::model::RecordKind;

use super::Base;

pub(super) fn check(base: Base<'_>, findings: &mut Vec<Diagnostic>) {
    for record in base.graph.records() {
        for (field, text) in record.texts() {
            let most = most(record.kind(), field);
            for (_, wording) in text.wordings() {
                // Most texts have fewer bytes than they may have characters.
                if wording.len() <= most {
                    continue;
                }
                let length = wording.chars().count();
                if length <= most {
                    continue;
                }
                findings.push(
                    Diagnostic::new(
                        Code::OverlongText,
                        Spot::Value(record.slug(), wording.to_owned()),
                        format!("`{field}` has {length} characters, and {most} are enough"),
                    )
                    .about(record.kind(), &record.slug())
                    .help(advice(record.kind(), field)),
                );
            }
        }
    }
}

/// The most characters that a text should have.
fn most(kind: RecordKind, field: &str) -> usize {
    match (kind, field) {
        (_, "short") => 80,
        (RecordKind::Topic, "title") | (RecordKind::Actor, "name") => 120,
        (_, "issuer") => 160,
        (_, "question" | "critical_question") => 250,
        (_, "title" | "what") => 300,
        (_, "text" | "plain" | "caution" | "because") => 400,
        (_, "warrant") => 600,
        _ => 1200,
    }
}

fn advice(kind: RecordKind, field: &str) -> &'static str {
    match (kind, field) {
        (RecordKind::Claim, "text") => {
            "say one thing in one sentence; make claims of their own of the others"
        }
        (_, "short") => "cut it to the few words that fit on a card",
        _ => "cut it, or move what is a claim into a claim",
    }
}
