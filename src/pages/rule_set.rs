//! The page of a rule set.

use maud::{Markup, html};

use crate::view::RuleSetView;

use super::parts::{link, link_list, said, upkeep};
use super::shell::{Width, crumbs, page};

/// The page of a rule set.
#[must_use]
pub fn rule_set(view: &RuleSetView) -> Markup {
    let words = view.frame.words;
    let main = html! {
        div.wrap {
            (crumbs(&view.frame))
            main.two #main {
                article {
                    header.ch {
                        div.kind { span { (words.say("record-rule-set")) } }
                        h1 { (said(&view.title)) }
                    }
                    p.note { (said(&view.notice)) }
                    p.go {
                        @if let Some(form) = &view.form { a.btn.pri href=(form) { (words.say("open-form")) } }
                        a.btn href=(view.map) { (words.say("open-set-map")) }
                        @if let Some(compared) = &view.compared { a.btn href=(compared) { (words.say("open-compared")) } }
                    }
                    @if !view.questions.is_empty() {
                        section.sec {
                            h2 { (words.say("set-questions")) }
                            ul.plain { @for question in &view.questions { li {
                                b { (said(&question.question)) }
                                @if let Some(caution) = &question.caution { small { (said(caution)) } }
                            } } }
                        }
                    }
                    @if !view.policies.is_empty() {
                        section.sec {
                            h2 { (words.say("set-policies")) }
                            ul.plain { @for policy in &view.policies { li { (link(policy)) } } }
                        }
                    }
                }
                aside.aside {
                    div {
                        h2 { (words.say("set-holds")) }
                        ul { @for (count, what, list) in &view.holds { li { a href=(list) { (what) } ": " (count) } } }
                    }
                    @if let Some(topic) = &view.topic { (link_list(&words.say("set-topic"), std::slice::from_ref(topic))) }
                    (upkeep(&view.frame, &view.findings, view.file.as_ref()))
                }
            }
        }
    };
    page(&view.frame, Width::Page, &main)
}
