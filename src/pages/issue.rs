//! The page of an issue.

use maud::{Markup, html};

use crate::view::IssueView;

use super::parts::{arguments, link, links, said, upkeep, verdict_badge};
use super::shell::{Width, crumbs, page, seen_from};

/// The page of an issue.
#[must_use]
pub fn issue(view: &IssueView) -> Markup {
    let words = view.frame.words;
    let main = html! {
        div.wrap {
            (crumbs(&view.frame))
            main.two #main {
                article {
                    header.ch {
                        div.kind { span { (words.say("record-issue")) } }
                        h1 { (said(&view.question)) }
                        @if let Some(about) = &view.about { p.lede { (said(about)) } }
                        (seen_from(&view.frame))
                    }
                    section.sec {
                        h2 { (words.say("issue-answers")) }
                        p.sub { (view.order) @if let Some(standard) = &view.standard { " " (words.say("claim-standard")) ": " (standard) "." } }
                        ul.answers { @for position in &view.positions {
                            li { a.card href={ "#" (position.anchor) } { b { (said(&position.short)) } span { (said(position.plain.as_ref().unwrap_or(&position.text))) }
                                @if let Some(verdict) = &position.verdict { (verdict_badge(verdict)) } } }
                        } }
                    }
                    @for position in &view.positions {
                        section.sec.position id=(position.anchor) {
                            h2 { a href=(position.href) { (said(&position.text)) } }
                            @if let Some(verdict) = &position.verdict { p.who { (verdict_badge(verdict)) } }
                            @if !position.depends_on.is_empty() {
                                details.depends {
                                    summary { (words.say("depends-title")) }
                                    ul.plain { @for one in &position.depends_on { li { (link(one)) } } }
                                }
                            }
                            @if !position.asserted_by.is_empty() { p.who { b { (words.say("position-held-by")) } " " (links(&position.asserted_by)) } }
                            @if !position.contraries.is_empty() { p.who { b { (words.say("position-contraries")) } " " (links(&position.contraries)) } }
                            @if position.supporting.is_empty() && position.rebutting.is_empty() { p.sub { (words.say("issue-none")) } }
                            @else { (arguments(words, &position.supporting)) (arguments(words, &position.rebutting)) }
                            @if !position.leads_to.is_empty() { p.who { b { (words.say("position-leads")) } " " (links(&position.leads_to)) } }
                        }
                    }
                }
                aside.aside {
                    @if let Some(map) = &view.map { div { a.btn.pri href=(map) { (words.say("open-map")) } } }
                    div { a.btn href=(view.cruxes) { (words.say("cruxes")) } }
                    @if !view.background.is_empty() {
                        div {
                            h2 { (words.say("issue-background")) }
                            small { (words.say("issue-background-sub")) }
                            ul { @for item in &view.background { li { (link(item)) } } }
                        }
                    }
                    (upkeep(&view.frame, &view.findings, view.file.as_ref()))
                }
            }
        }
    };
    page(&view.frame, Width::Page, &main)
}
