//! The page of a predicate.

use maud::{Markup, html};

use crate::view::PredicateView;

use super::parts::{link, link_list, said, upkeep};
use super::shell::{Width, crumbs, page};

/// The page of a predicate.
#[must_use]
pub fn predicate(view: &PredicateView) -> Markup {
    let words = view.frame.words;
    let rules = [
        ("predicate-concluded", &view.concluded_by),
        ("predicate-denied", &view.denied_by),
        ("predicate-used", &view.used_by),
        ("predicate-excepts", &view.excepts),
    ];
    let main = html! {
        div.wrap {
            (crumbs(&view.frame))
            main.two #main {
                article {
                    header.ch {
                        div.kind { span { (view.kind) } }
                        h1 { (said(&view.title)) }
                        @if let Some(why) = &view.why { p.lede { (said(why)) } }
                        dl.facts { @for (label, value) in &view.facts { div { dt { (label) } dd { (value) } } } }
                    }
                    section.sec {
                        h2 { (words.say("predicate-says")) }
                        p.prose { (said(&view.states)) }
                        @if let Some(denies) = &view.denies { p.prose { b { (words.say("predicate-or")) } " " (said(denies)) } }
                        @if !view.options.is_empty() {
                            h3.role { (words.say("predicate-options")) }
                            ul.dots { @for option in &view.options { li { (said(option)) } } }
                        }
                        details { summary { (words.say("rule-written")) } p { code { (view.written) } } }
                    }
                    @for (key, rules) in rules {
                        @if !rules.is_empty() {
                            section.sec { h2 { (words.say(key)) } ul.plain { @for rule in rules { li { (link(rule)) } } } }
                        }
                    }
                    @if rules.iter().all(|(_, rules)| rules.is_empty()) { p.sub { (words.say("predicate-unused")) } }
                }
                aside.aside {
                    @if !view.questions.is_empty() {
                        div { h2 { (words.say("rule-answers")) } ul { @for question in &view.questions { li { (said(question)) } } } }
                    }
                    (link_list(&words.say("predicate-cases"), &view.cases))
                    @if let Some(set) = &view.set { div { h2 { (words.say("record-rule-set")) } p { (link(set)) } } }
                    (upkeep(&view.frame, &view.findings, view.file.as_ref()))
                }
            }
        }
    };
    page(&view.frame, Width::Page, &main)
}
