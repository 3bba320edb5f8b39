//! How an item fares, and why: one card for its page, and one for the panel of the map.

use maud::{Markup, html};

use crate::view::{Judged, WhyLine, Words};

use super::parts::{link, sentence, verdict_badge, verdict_sign};
use super::shell::icon;

/// The card on the item's own page.
pub(super) fn verdict_card(words: &Words, judged: &Judged) -> Markup {
    html! {
        section.card.verdict aria-label=(words.say("verdict")) {
            p.at { (sentence(&judged.seen_from)) }
            (verdict_and_why(words, judged, true))
        }
    }
}

/// The same in the panel of the map.
pub(super) fn verdict_panel(words: &Words, judged: &Judged) -> Markup {
    html! { div.judged { (verdict_and_why(words, judged, false)) } }
}

fn verdict_and_why(words: &Words, judged: &Judged, whole: bool) -> Markup {
    html! {
        @if judged.is_weighed {
            p.say { (words.say("depends-title")) }
            @if judged.depends_on.is_empty() { p.sub { (words.say("depends-none")) } }
            @else { ul.plain { @for one in &judged.depends_on { li { (link(one)) } } } }
            details {
                summary { (words.say("verdict-on-request")) }
                p { (verdict_badge(&judged.verdict)) }
                (why(words, judged, whole))
                p.sub { (words.say("verdict-weighed")) }
            }
        } @else {
            p.say { (verdict_sign(judged.verdict.shape)) span { (judged.verdict.word) } }
            (why(words, judged, whole))
        }
    }
}

/// Why, at three lengths: a sentence, the deciding arguments, every step.
fn why(words: &Words, judged: &Judged, whole: bool) -> Markup {
    html! {
        @if !judged.short.is_empty() {
            h2.why { (words.say("why")) }
            @for one in &judged.short { p.because { (sentence(one)) } }
            @if let Some(held) = &judged.held { p.because { (held) } }
        }
        @if !judged.deciding.is_empty() {
            details open[!whole] {
                summary { (words.say("why-deciding")) }
                (trace(&judged.deciding))
            }
        }
        @if whole && !judged.every_step.is_empty() {
            details.every { summary { (words.say("why-every-step")) } (trace(&judged.every_step)) }
        }
        @if let Some(href) = &judged.what_if {
            p.onward { a href=(href) rel="nofollow" { (words.say("what-if")) } }
        }
    }
}

/// Reasons, each set in under what it bears on.
fn trace(lines: &[WhyLine]) -> Markup {
    html! {
        ol.trace { @for line in lines {
            li.{ "d" (line.depth.min(6)) } { (sign(line.role)) p { (sentence(&line.sentence)) } }
        } }
    }
}

/// The sign of how a reason bears on the line above; the sentence says it too.
fn sign(role: &str) -> Markup {
    let (class, name) = match role {
        "established-by" | "supported-by" | "taken-from" | "assumed" => ("g", "plus"),
        "opposed-by" | "objection" | "ties-with" | "outweighed" => ("g con", "minus"),
        "defeated-by" | "answered-by" | "open-question" => ("g con", "slash"),
        _ => ("g bare", "dot"),
    };
    html! { span class=(class) aria-hidden="true" { (icon(name)) } }
}
