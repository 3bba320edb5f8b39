//! The page of an argument.

use maud::{Markup, html};

use crate::view::{ArgumentView, Part, Thrust};

use super::assumptions::toggle;
use super::judged::verdict_card;
use super::parts::{
    arguments, badge, citations, in_rules, link, link_list, premises, said, speakers, upkeep,
};
use super::shell::{Width, crumbs, page};

/// The page of an argument.
#[must_use]
pub fn argument(view: &ArgumentView) -> Markup {
    let words = view.frame.words;
    let card = &view.card;
    let concludes = match card.thrust {
        Thrust::Supports => "argument-concludes-supports",
        Thrust::Rebuts => "argument-concludes-rebuts",
        Thrust::Undercuts => "argument-concludes-undercuts",
    };
    let from = if card.premises.len() > 1 {
        "argument-premises-linked"
    } else {
        "argument-premises"
    };
    let main = html! {
        div.wrap {
            (crumbs(&view.frame))
            main.two #main {
                article {
                    header.ch {
                        div.kind {
                            span { (words.say("record-argument")) }
                            @if let Some(scheme) = &card.scheme { span { (scheme) } }
                            @if let Some(from) = &card.from { span { (from) } }
                            @if let Some(rule) = &card.derived_by {
                                span { (words.say("derived-by")) " " (link(rule)) }
                            }
                        }
                        h1 { (said(&card.title)) }
                        @if !view.made_by.is_empty() {
                            p.who { b { (words.say("argument-made-by")) } " " (speakers(&view.made_by)) }
                        }
                        p.togs { (toggle(card.leave_out.as_ref())) }
                    }
                    (verdict_card(words, &view.judged))
                    // A question that a rule asks starts from nothing.
                    @if !card.premises.is_empty() {
                        section.sec {
                            h2 { (words.say(from)) }
                            div.big { (premises(words, &card.premises)) }
                        }
                    }
                    section.sec {
                        h2 { (words.say(concludes)) }
                        div.concl { (badge(card.thrust)) @if let Some(conclusion) = &view.conclusion { p { (link(conclusion)) } } }
                        @if let Some(warrant) = &view.warrant {
                            h3 { (words.say("argument-warrant")) } p.prose { (said(warrant)) }
                        }
                        @if let Some((grade, because)) = &view.strength {
                            p.sub { (words.say_with("argument-strength", &[("grade", Part::Text(grade))])) ". " (said(because)) }
                        }
                    }
                    @if let Some(question) = &card.critical_question {
                        section.sec { h2 { (words.say("argument-question")) } p.cq.prose { (said(question)) } }
                    }
                    section.sec {
                        h2 { (words.say("argument-questioned")) }
                        @if view.questioned_by.is_empty() { p.sub { (words.say("argument-not-questioned")) } }
                        @else { (arguments(words, &view.questioned_by)) }
                    }
                    @if !view.about_premises.is_empty() {
                        section.sec {
                            h2 { (words.say("argument-about-premises")) }
                            @for (claim, cards) in &view.about_premises {
                                p.lead { (link(claim)) }
                                (arguments(words, cards))
                            }
                        }
                    }
                    (in_rules(words, &view.in_rules))
                    @if !view.citations.is_empty() {
                        section.sec { h2 { (words.say("argument-citations")) } (citations(words, &view.citations)) }
                    }
                }
                aside.aside {
                    @if let Some(map) = &view.map { div { a.btn.pri href=(map) { (words.say("open-map")) } } }
                    @if !card.sources.is_empty() {
                        div { h2 { (words.say("argument-sources")) } ul { @for source in &card.sources { li { (link(source)) } } } }
                    }
                    (link_list(&words.say("expect-pins"), &view.expected_by))
                    (upkeep(&view.frame, &view.findings, view.file.as_ref()))
                }
            }
        }
    };
    page(&view.frame, Width::Page, &main)
}
