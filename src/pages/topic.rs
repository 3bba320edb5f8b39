//! The page of a topic.

use maud::{Markup, html};

use crate::view::{EventLine, IssueBalance, Part, SubIssue, TopicView, Words};

use super::map::saved_views;
use super::parts::{link, said, upkeep};
use super::shell::{Width, page};

/// The page of a topic.
#[must_use]
pub fn topic(view: &TopicView) -> Markup {
    let words = view.frame.words;
    let main = html! {
        div.wrap {
            main.two #main {
                article {
                    header.ch {
                        div.kind { span { (words.say("record-topic")) } }
                        h1 { (said(&view.title)) }
                        p.lede { (said(&view.summary)) }
                    }
                    @if let Some(root) = &view.root {
                        section.sec { h2 { (words.say("topic-root")) } div.three.one { (sub_issue(words, root)) } }
                    }
                    section.sec {
                        h2 { (words.say("home-issues")) }
                        p.sub { (words.say("balance-note")) }
                        div.three { @for issue in &view.issues { (sub_issue(words, issue)) } }
                    }
                    section.sec { h2 { (words.say("home-timeline")) } (timeline(&view.timeline)) }
                }
                aside.aside {
                    div { a.btn.pri href=(view.map) { (words.say("open-map")) } }
                    div { a.btn href=(view.outline) { (words.say("open-outline")) } }
                    @if !view.saved.is_empty() {
                        div { h2 { (words.say("map-saved")) } ul.plain { (saved_views(&view.saved)) } }
                    }
                    (upkeep(&view.frame, &view.findings, view.file.as_ref()))
                }
            }
        }
    };
    page(&view.frame, Width::Page, &main)
}

/// A question as a card, with its answers.
pub(super) fn sub_issue(words: &Words, issue: &SubIssue) -> Markup {
    html! {
        article.card.crux {
            h3 { (link(&issue.issue)) }
            (balance(words, &issue.balance))
        }
    }
}

/// A question as a card, with its answers and no numbers.
pub(super) fn bare_issue(issue: &SubIssue) -> Markup {
    html! {
        article.card.crux {
            h3 { (link(&issue.issue)) }
            ul.bal { @for (position, _, _) in &issue.balance.positions {
                li { a href=(position.href) { (said(&position.text)) } }
            } }
        }
    }
}

/// The answers to a question, with how much has been collected for each.
pub(super) fn balance(words: &Words, balance: &IssueBalance) -> Markup {
    html! {
        ul.bal { @for (position, pro, con) in &balance.positions {
            li {
                a href=(position.href) { (said(&position.text)) }
                small {
                    (words.say_with("balance-for", &[("count", Part::Count(*pro))]))
                    ", "
                    (words.say_with("balance-against", &[("count", Part::Count(*con))]))
                }
            }
        } }
    }
}

/// The dates that matter.
pub(super) fn timeline(events: &[EventLine]) -> Markup {
    html! {
        ol.tl { @for event in events {
            li {
                time datetime=(event.iso.to_string()) { (event.date) }
                div {
                    p { (said(&event.what)) }
                    @if let Some(source) = &event.source { small { (link(source)) } }
                }
            }
        } }
    }
}
