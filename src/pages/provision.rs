//! The text of a provision, closed until a reader opens it, and the outcome of comparing a quotation.

use maud::{Markup, html};

use crate::view::{Language, LinePart, ProvisionText, ProvisionView, QuoteCheck, Words};

use super::parts::said;

/// The provisions that a citation names.
pub(super) fn provision(words: &Words, view: &ProvisionView) -> Markup {
    html! {
        details.law {
            summary { (view.title) }
            @for text in &view.provisions { (provision_text(words, text)) }
            @for sentence in &view.absent { p.sub { (sentence) } }
            p.sub { (view.notice) }
        }
    }
}

fn provision_text(words: &Words, text: &ProvisionText) -> Markup {
    let tag = text.lang.map(Language::tag);
    html! {
        p.name { b { (text.place) } @if let Some(note) = &text.note { " " span lang=[tag] { (note) } } }
        @if !text.facts.is_empty() { p.sub { @for fact in &text.facts { (fact) " " } } }
        div.text lang=[tag] {
            @for line in &text.lines {
                p class={ "d" (line.depth.min(6)) @if line.part == LinePart::Cited { " cited" } } {
                    @if !line.mark.is_empty() { span.mk { (line.mark) } " " }
                    @if let Some(note) = &line.note { i { (note) } " " }
                    (line.text)
                }
            }
        }
        @if let Some(more) = &text.more { p.sub { (more) } }
        @if let Some(history) = &text.history {
            p.sub { (words.say("provision-history")) " " span lang=[tag] { (history) } }
        }
    }
}

/// How a quotation compares with the text that is held.
pub(super) fn quote_check(check: &QuoteCheck) -> Markup {
    html! {
        span.qc {
            "(" (check.outcome)
            @if let Some(passage) = &check.passage { " " q { (said(passage)) } }
            ")"
        }
    }
}
