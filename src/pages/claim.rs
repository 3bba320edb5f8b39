//! The page of a claim.

use maud::{Markup, html};

use crate::view::ClaimView;

use super::assumptions::toggle;
use super::judged::verdict_card;
use super::parts::{
    arguments, citations, in_rules, link, link_list, links, mark, said, speakers, upkeep,
};
use super::shell::{Width, crumbs, page};

/// The page of a claim.
#[must_use]
pub fn claim(view: &ClaimView) -> Markup {
    let words = view.frame.words;
    let main = html! {
        div.wrap {
            (crumbs(&view.frame))
            main.two #main {
                article {
                    header.ch {
                        div.kind { span { (view.kind) } @if let Some(reviewed) = &view.reviewed { span { (reviewed) } } }
                        h1 { (said(&view.text)) }
                        @if view.mark.is_some() { p { (mark(view.mark.as_ref())) } }
                        @if let Some(plain) = &view.plain {
                            p.sub { b { (words.say("claim-plain")) } " " (said(plain)) }
                        }
                        @for date in &view.dates { p.when { (date) } }
                        @if !view.asserted_by.is_empty() {
                            p.who { b { (words.say("claim-asserted-by")) } " " (speakers(&view.asserted_by)) }
                        }
                        p.togs { @for one in &view.toggles { (toggle(Some(one))) } }
                    }
                    (verdict_card(words, &view.judged))
                    @if let Some(caution) = &view.caution {
                        p.note { b { (words.say("claim-caution")) } " " (said(caution)) }
                    }
                    @if !view.supporting.is_empty() || !view.rebutting.is_empty() {
                        section.sec {
                            h2 { (words.say("claim-for")) }
                            @if view.supporting.is_empty() { p.sub { (words.say("claim-no-for")) } }
                            @else { (arguments(words, &view.supporting)) }
                        }
                        section.sec {
                            h2 { (words.say("claim-against")) }
                            @if view.rebutting.is_empty() { p.sub { (words.say("claim-no-against")) } }
                            @else { (arguments(words, &view.rebutting)) }
                            @if !view.contraries.is_empty() { p.who { b { (words.say("claim-see-contraries")) } " " (links(&view.contraries)) } }
                        }
                                        }
                    (in_rules(words, &view.in_rules))
                    section.sec {
                        h2 { (words.say("claim-sources")) }
                        @if view.citations.is_empty() { p.sub { (words.say("claim-no-sources")) } }
                        @else {
                            p.sub { (words.say("claim-sources-sub")) }
                            (citations(words, &view.citations))
                        }
                    }
                    @if view.supporting.is_empty() && view.rebutting.is_empty() {
                        p.sub.alone { (words.say("claim-no-arguments")) }
                    }
                }
                aside.aside {
                    @if let Some(map) = &view.map { div { a.btn.pri href=(map) { (words.say("open-map")) } } }
                    (link_list(&words.say("claim-answers"), &view.answers))
                    (link_list(&words.say("claim-informs"), &view.informs))
                    (link_list(&words.say("claim-contraries"), &view.contraries))
                    @if !view.uses.is_empty() {
                        div {
                            h2 { (words.say("claim-uses")) }
                            ul { @for one in &view.uses { li {
                                span.rel { (one.relation) } " " (link(&one.on))
                                small { (words.say("claim-through")) " " (link(&one.through)) }
                            } }
                            @if let Some(more) = &view.more_uses { li { (link(more)) } } }
                        }
                    }
                    @if let Some(standard) = &view.standard {
                        div { h2 { (words.say("claim-standard")) } p { (standard) } }
                    }
                    @if let Some(strength) = &view.strength {
                        div { h2 { (words.say("strength-title")) } p { a href=(strength) { (words.say("strength-see")) } } }
                    }
                    div { h2 { (words.say("cite-title")) } p.cite tabindex="0" { (view.cite) } }
                    (link_list(&words.say("expect-pins"), &view.expected_by))
                    (upkeep(&view.frame, &view.findings, view.file.as_ref()))
                }
            }
        }
    };
    page(&view.frame, Width::Page, &main)
}
