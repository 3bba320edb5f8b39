//! The page of gradual strength.

use maud::{Markup, html};

use crate::view::{StrengthCell, StrengthGroup, StrengthRow, StrengthView};

use super::parts::{link, said, sentence, verdict_badge};
use super::shell::{Width, crumbs, page};

/// The page of gradual strength.
#[must_use]
pub fn strength(view: &StrengthView) -> Markup {
    let words = view.frame.words;
    let main = html! {
        div.wrap {
            (crumbs(&view.frame))
            main.weighing #main {
                header.ch {
                    div.kind { span { (said(&view.title)) } }
                    h1 { (words.say("strength-title")) }
                    p.lede { (words.say("strength-lede")) }
                    p.sub { (sentence(&view.seen_from)) }
                    p.note { (words.say("strength-decides-nothing")) }
                }
                section.sec {
                    h2 { (words.say("strength-bases")) }
                    p.sub { (words.say("strength-bases-sub")) }
                    dl.facts { @for (what, score) in &view.bases { div { dt { (what) } dd { (score) } } } }
                    p.sub { (words.say("strength-arguments")) }
                }
                @if !view.groups.is_empty() {
                    section.sec {
                        h2 { (words.say("strength-answers")) }
                        @for one in &view.groups { (group(view, one)) }
                    }
                }
                @if !view.weighed.is_empty() {
                    details.sec {
                        summary { (words.say("strength-weighed")) }
                        p.sub { (words.say("strength-weighed-sub")) }
                        @for one in &view.weighed { (group(view, one)) }
                    }
                }
                @if let Some(claims) = &view.claims {
                    details.sec {
                        summary { (said(&claims.title)) }
                        p.sub { (words.say("strength-claims-sub")) }
                        (table(view, claims))
                        @if let Some(more) = &view.more { p { (link(more)) } }
                    }
                }
                section.sec {
                    h2 { (words.say("strength-models")) }
                    p.sub { (words.say("strength-models-sub")) }
                    dl.how { @for model in &view.models { div { dt { (model.name) } dd { (model.about) } } } }
                }
                section.sec {
                    h2 { (words.say("strength-rest")) }
                    p.sub { (words.say("strength-rest-sub")) }
                    p.sub { (words.say("strength-circle-sub")) }
                }
            }
        }
    };
    page(&view.frame, Width::Page, &main)
}

fn group(view: &StrengthView, group: &StrengthGroup) -> Markup {
    html! {
        h3 {
            @match &group.issue {
                Some(href) => a href=(href) { (said(&group.title)) },
                None => (said(&group.title)),
            }
        }
        (table(view, group))
    }
}

fn table(view: &StrengthView, group: &StrengthGroup) -> Markup {
    let words = view.frame.words;
    let first = if group.issue.is_some() {
        "cruxes-answer"
    } else {
        "strength-claim"
    };
    html! {
        div.scroll tabindex="0" role="region" aria-label=(group.title.text) {
            table.moves.strengths {
                caption.vh { (said(&group.title)) }
                thead { tr {
                    th scope="col" { (words.say(first)) }
                    th scope="col" { (words.say("verdict")) }
                    th scope="col" { (words.say("strength-start")) }
                    @for model in &view.models { th scope="col" { (model.name) } }
                } }
                tbody { @for one in &group.rows { (row(view, one)) } }
            }
        }
    }
}

fn row(view: &StrengthView, row: &StrengthRow) -> Markup {
    let words = view.frame.words;
    html! {
        tr id=[&row.anchor] {
            th scope="row" { (link(&row.claim)) @if let Some(circle) = &row.circle { " " small { (circle) } } }
            td data-of=(words.say("verdict")) { (verdict_badge(&row.verdict)) }
            td data-of=(words.say("strength-start")) { (row.start) }
            @for (model, one) in view.models.iter().zip(&row.cells) { td data-of=(model.name) { (cell(one)) } }
        }
    }
}

/// The bar says nothing that the number does not say.
fn cell(cell: &StrengthCell) -> Markup {
    html! {
        @if let Some(bar) = cell.bar {
            svg.bar viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" {
                rect.whole width="1000" height="10" {}
                @if bar > 0 { rect width=(bar) height="10" {} }
            }
        }
        span { (cell.text) }
        @if let Some(how) = &cell.how { " " small { (how) } }
    }
}
