//! The page of a worked case.

use maud::{Markup, html};

use crate::view::{CaseView, FactLine};

use super::decision::{debate_list, decision, notice, policies};
use super::parts::{link_list, said, sentence, upkeep};
use super::shell::{Width, crumbs, page};

/// The page of a case.
#[must_use]
pub fn case(view: &CaseView) -> Markup {
    let words = view.frame.words;
    let main = html! {
        div.wrap {
            (crumbs(&view.frame))
            main.two.cases #main {
                article {
                    @if let Some(view) = &view.notice { (notice(view)) }
                    header.ch {
                        div.kind { span { (words.say("record-case")) } span { (view.outcome) } }
                        h1 { (said(&view.title)) }
                        @if let Some(story) = &view.story { p.lede { (said(story)) } }
                        p.lede { (said(&view.because)) }
                        @if view.decision.as_ref().is_none_or(|it| it.seen_from != view.told_for) {
                            p.sub { (words.say("case-told-for")) " " (sentence(&view.told_for)) }
                        }
                    }
                    section.sec #facts {
                        h2 { (words.say("case-facts")) }
                        (facts(&view.facts))
                        p.sub { (view.rest) }
                        @if let Some(change) = &view.change {
                            p.go { a.btn.pri href=(change) rel="nofollow" { (words.say("case-change")) } }
                        }
                    }
                    @if let Some(view) = &view.decision { (decision(words, view)) }
                    @if let Some(table) = &view.policies { (policies(words, table)) }
                    section.sec {
                        h2 { (words.say("case-expected")) }
                        @if view.confidence.is_some() || view.doubt.is_some() {
                            p.doubt {
                                @if let Some(confidence) = &view.confidence { b { (confidence) } " " }
                                @else { b { (words.say("case-doubt")) } " " }
                                @if let Some(doubt) = &view.doubt { (said(doubt)) }
                            }
                        }
                        @if !view.expected.is_empty() {
                            details { summary { (words.say("case-expected-each")) } ul.plain { @for line in &view.expected {
                                li {
                                    b { (said(&line.question)) }
                                    ul.dots { @for one in &line.promised { li { (said(one)) } } }
                                    small { (words.say(if line.holds { "case-came-out" } else { "case-came-otherwise" })) }
                                }
                            } } }
                        }
                    }
                }
                aside.aside {
                    @if !view.debate.is_empty() {
                        div { h2 { (words.say("case-brings-up")) } (debate_list(words, &view.debate)) }
                    }
                    (link_list(&words.say("case-by-rules"), &view.by))
                    (upkeep(&view.frame, &view.findings, view.file.as_ref()))
                }
            }
        }
    };
    page(&view.frame, Width::Page, &main)
}

fn facts(all: &[FactLine]) -> Markup {
    html! {
        ul.said { @for fact in all { @for sentence in &fact.said { li { (sentence) } } } }
    }
}
