//! The page of what is different between two standpoints.

use maud::{Markup, html};

use crate::view::{ChangedView, FROM, FlipLine, Part, QuestionBothWays, SideView, Words};

use super::parts::{choice_list, link, sentence, verdict_badge};
use super::shell::{Width, crumbs, page};

/// The page of what is different.
#[must_use]
pub fn changed(view: &ChangedView) -> Markup {
    let words = view.frame.words;
    let main = html! {
        div.wrap {
            (crumbs(&view.frame))
            main #main {
                header.ch {
                    h1 { (words.say("changed-title")) }
                    p.lede { (words.say("changed-sub")) }
                }
                div.sides {
                    (side(words, "changed-one", &view.before))
                    (side(words, "changed-other", &view.after))
                }
                p { @if let Some(swap) = &view.swap { a.btn href=(swap) rel="nofollow" data-seen { (words.say("changed-swap")) } } }
                (form(view))
                section.sec {
                    h2 { (words.say("changed-answers")) }
                    p.sub { (words.say("changed-answers-sub")) }
                    @for question in &view.questions { (both_ways(words, question)) }
                }
                section.sec {
                    h2 { (words.say("changed-claims")) }
                    @if view.is_same { p { (words.say("changed-same-place")) } }
                    @else if view.claims.is_empty() { p { (words.say("changed-no-claims")) } }
                    (flips(words, &view.claims))
                }
                @if !view.weighed.is_empty() {
                    details.sec { summary { (words.say("changed-weighed")) } p.sub { (words.say("changed-weighed-sub")) } (flips(words, &view.weighed)) }
                }
                @if !view.arguments.is_empty() {
                    details.sec { summary { (words.say_with("changed-arguments", &[("count", Part::Count(view.arguments.len()))])) } (flips(words, &view.arguments)) }
                }
                @if view.more > 0 { p.sub { (words.say_with("changed-more", &[("count", Part::Count(view.more))])) } }
            }
        }
    };
    page(&view.frame, Width::Page, &main)
}

fn side(words: &Words, key: &str, side: &SideView) -> Markup {
    html! {
        section.card.view-from {
            h2 { (words.say(key)) }
            p { (sentence(&side.heading)) }
            @if let Some(home) = &side.home { p { a href=(home) rel="nofollow" data-seen { (words.say("changed-look")) } } }
        }
    }
}

/// Two readers side by side, each taking somebody's word.
fn form(view: &ChangedView) -> Markup {
    let words = view.frame.words;
    let [one, other] = &view.trusted;
    html! {
        @if let Some(action) = &view.action {
            form.two-readers action=(action) method="get" {
                p { (words.say("changed-two")) }
                @for (key, value) in &view.carried { input type="hidden" name=(key) value=(value); }
                label { span { (words.say("changed-first")) } (choice_list(&format!("{FROM}trust"), one)) }
                label { span { (words.say("changed-second")) } (choice_list("trust", other)) }
                button.btn type="submit" { (words.say("changed-show")) }
            }
        }
    }
}

fn both_ways(words: &Words, question: &QuestionBothWays) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" aria-label=(question.issue.text.text) {
            table.both {
                caption { (link(&question.issue)) @if question.is_same { " " span.same { (words.say("changed-same")) } } }
                thead { tr {
                    th scope="col" { (words.say("cruxes-answer")) }
                    th scope="col" { (words.say("changed-one")) }
                    th scope="col" { (words.say("changed-other")) }
                } }
                tbody { @for it in &question.positions {
                    tr.differs[it.before != it.after] {
                        th scope="row" { (link(&it.position)) }
                        td { (verdict_badge(&it.before)) }
                        td { (verdict_badge(&it.after)) }
                    }
                } }
            }
        }
    }
}

pub(super) fn flips(words: &Words, lines: &[FlipLine]) -> Markup {
    html! {
        @if !lines.is_empty() {
            ul.flips { @for line in lines {
                li {
                    p { (link(&line.item)) (words.say("colon"))
                        (verdict_badge(&line.before)) span.arrow aria-hidden="true" { " → " } span.vh { (words.say("changed-to")) } (verdict_badge(&line.after)) }
                    @for why in &line.why { p.why { (sentence(why)) } }
                }
            } }
        }
    }
}
