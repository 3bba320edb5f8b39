//! A topic as a nested list.

use maud::{Markup, html};

use crate::view::{OutlineArgument, OutlineClaim, OutlineView, Words};

use super::map::chips;
use super::parts::{badge, link, mark, said, verdict_badge};
use super::shell::{Width, crumbs, page};

/// A topic as a nested list.
#[must_use]
pub fn outline(view: &OutlineView) -> Markup {
    let words = view.frame.words;
    let main = html! {
        div.wrap {
            (crumbs(&view.frame))
            main.outline #main {
                header.ch {
                    div.kind { span { (said(&view.title)) } }
                    h1 { (link(&view.question)) }
                    p.sub { (words.say("outline-sub")) " " (view.order) }
                    (chips(words, &view.chosen))
                    p { a.btn href=(view.map) { (words.say("outline-to-map")) } }
                }
                ul.tree { @for claim in &view.positions { (claim_item(words, claim, true)) } }
                @if !view.background.is_empty() {
                    section.sec {
                        h2 { (words.say("issue-background")) }
                        ul.plain { @for item in &view.background { li { (link(item)) } } }
                    }
                }
            }
        }
    };
    page(&view.frame, Width::Page, &main)
}

fn claim_item(words: &Words, claim: &OutlineClaim, top: bool) -> Markup {
    html! {
        li.oc.answer[top] id=[claim.is_first.then_some(&claim.anchor)] {
            p.ot {
                @if claim.is_value && !top { em.val { (words.say("value")) } " " }
                a href=(claim.claim.href) { (said(&claim.claim.text)) }
                @if claim.claim.mark.is_some() { " " (mark(claim.claim.mark.as_ref())) }
                @if let Some(verdict) = &claim.claim.verdict { " " (verdict_badge(verdict)) }
            }
            @if claim.told_elsewhere { p.else { a href={ "#" (claim.anchor) } { (words.say("outline-elsewhere")) } } }
            (ending(words, claim.deeper.as_ref()))
            @if !claim.arguments.is_empty() { ul { @for argument in &claim.arguments { (argument_item(words, argument)) } } }
            @if let Some(more) = &claim.more { p.else { (link(more)) } }
        }
    }
}

fn argument_item(words: &Words, argument: &OutlineArgument) -> Markup {
    html! {
        li.oa id=(argument.anchor) {
            div.oh {
                (badge(argument.thrust))
                p { span.rel { (argument.relation) } " " (link(&argument.argument)) }
            }
            ul { @for claim in &argument.premises { (claim_item(words, claim, false)) } }
            (ending(words, argument.deeper.as_ref()))
            @if !argument.questioned_by.is_empty() { ul { @for other in &argument.questioned_by { (argument_item(words, other)) } } }
            @if let Some(more) = &argument.more { p.else { (link(more)) } }
        }
    }
}

/// Where what bears on an item is, if the outline ends at it.
fn ending(words: &Words, page: Option<&String>) -> Markup {
    html! { @if let Some(page) = page { p.else { a href=(page) { (words.say("outline-deeper")) } } } }
}
