//! The page of a policy.

use maud::{Markup, html};

use crate::view::PolicyView;

use super::parts::{link, said, upkeep};
use super::rule::{Telling, changes};
use super::shell::{Width, crumbs, page};

/// The page of a policy.
#[must_use]
pub fn policy(view: &PolicyView) -> Markup {
    let words = view.frame.words;
    let main = html! {
        div.wrap {
            (crumbs(&view.frame))
            main.two #main {
                article {
                    header.ch {
                        div.kind { span { (words.say("record-policy")) } }
                        h1 { (said(&view.title)) }
                        p.lede { (said(&view.about)) }
                    }
                    section.sec {
                        h2 { (words.say("policy-changes")) }
                        @if view.changes.is_empty() { p.sub { (words.say("policy-changes-nothing")) } }
                        ul.plain { @for change in &view.changes { li {
                            b { (change.what) } " " (link(&change.rule))
                            @if let Some(by) = &change.by { " " b { (words.say("policy-by")) } " " (link(by)) }
                            @for date in &change.dates { small { (date) } }
                        } } }
                    }
                    section.sec {
                        h2 { (words.say("policy-otherwise")) }
                        p.sub { (view.count) " " (words.say("policy-otherwise-sub")) }
                        ul.plain.outcomes { @for line in &view.otherwise { li {
                            (link(&line.case))
                            (changes(words, &line.changes, Telling::Folded))
                        } } }
                    }
                }
                aside.aside {
                    @if let Some(compared) = &view.compared { div { a.btn.pri href=(compared) { (words.say("open-compared")) } } }
                    div {
                        h2 { (words.say("policy-wanted")) }
                        @if view.wanted_by.is_empty() { p { (words.say("policy-wanted-nobody")) } }
                        @else { ul { @for wanted in &view.wanted_by { li {
                            (link(&wanted.position))
                            @if let Some(map) = &wanted.map { small { a href=(map) { (words.say("open-map")) } } }
                        } } } }
                    }
                    @if let Some(set) = &view.set { div { h2 { (words.say("record-rule-set")) } p { (link(set)) } } }
                    (upkeep(&view.frame, &view.findings, view.file.as_ref()))
                }
            }
        }
    };
    page(&view.frame, Width::Page, &main)
}
