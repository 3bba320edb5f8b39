//! The first page.

use maud::{Markup, html};

use crate::view::{BestCase, Door, HomeView, MapView, Part, Words};

use super::map::small_picture;
use super::parts::{link, links, mark as boxed, said, verdict_badge};
use super::shell::{Width, kept, page, search_form};
use super::topic::{bare_issue, timeline};

/// The first page, with a small picture of the map.
#[must_use]
pub fn home(view: &HomeView, map: Option<&MapView>) -> Markup {
    let words = view.frame.words;
    let main = html! {
        main.wrap #main {
            section.hero {
                div {
                    p.eyebrow { (words.say("home-eyebrow")) }
                    h1 { (said(&view.question)) }
                    p.lede { (said(&view.summary)) }
                    div.go {
                        (search_form(&view.frame, "wide"))
                        a.btn.pri href=(view.map) { (words.say("home-map")) }
                        a.btn href=(view.outline) { (words.say("home-outline")) }
                    }
                }
                @if let Some(map) = map {
                    a.card.peekmap href=(view.map) tabindex="-1" aria-hidden="true" {
                        (small_picture(map))
                        span { (words.say("home-map")) }
                    }
                }
            }
            section.blk {
                div.hd { h2 { (view.doors_title) } }
                div.doors { @for one in &view.doors { (door(words, one)) } }
            }
            section.blk #compare {
                div.hd { h2 { (words.say("home-cases")) } p.sub { (words.say("home-cases-sub")) } }
                div.duo { @for case in &view.cases { (best_case(words, case)) } }
                @if let Some(address) = &view.compare { form.pick action={ (address) "#compare" } method="get" {
                    (kept(&view.frame))
                    (choice(words, "compare", view, true))
                    (choice(words, "compare-with", view, false))
                    button.btn type="submit" { (words.say("compare-button")) }
                } }
            }
            @if let Some(ask) = &view.ask {
                section.blk {
                    div.hd { h2 { (words.say("home-ask")) } p.sub { (words.say("home-ask-sub")) } }
                    a.card.door.one href=(ask.href) { h3 { (words.say("ask-title")) } p { (said(&ask.text)) } }
                }
            }
            section.blk {
                div.hd { h2 { (words.say("home-issues")) } p.sub { (words.say("home-issues-sub")) } }
                div.three { @for issue in &view.issues { (bare_issue(issue)) } }
            }
            section.blk {
                div.hd { h2 { (words.say("home-timeline")) } p.sub { (words.say("home-timeline-sub")) } }
                (timeline(&view.timeline))
            }
            @if !view.others.is_empty() {
                section.blk {
                    div.hd { h2 { (words.say("home-others")) } }
                    ul.plain { @for other in &view.others { li { (link(other)) } } }
                }
            }
        }
    };
    page(&view.frame, Width::Page, &main)
}

fn door(words: &Words, door: &Door) -> Markup {
    html! {
        a.card.door href=(door.href) {
            h3 { (said(&door.short)) }
            p { (said(&door.plain)) }
            dl {
                @if !door.depends_on.is_empty() {
                    dt { (words.say("door-depends")) }
                    dd { ul { @for one in &door.depends_on { li { (said(&one.text)) @if one.mark.is_some() { " " (boxed(one.mark.as_ref())) } @if let Some(verdict) = &one.verdict { " " (verdict_badge(verdict)) } } } } }
                }
                @if !door.values.is_empty() {
                    dt { (words.say_with("door-value", &[("count", Part::Count(door.values.len()))])) }
                    dd { @for (place, value) in door.values.iter().enumerate() { @if place > 0 { (words.say("semicolon")) } (said(value)) } }
                }
            }
        }
    }
}

fn best_case(words: &Words, case: &BestCase) -> Markup {
    html! {
        article.card.best {
            h3 { a href=(case.href) { (words.say_with("case-title", &[("answer", Part::Text(&case.short.text))])) } }
            @if case.steps.is_empty() { p.sub { (words.say("case-none")) } }
            ol { @for step in &case.steps {
                li { div {
                    b { (link(&step.argument)) }
                    @for reason in &step.reasons { p { (said(&reason.text)) @if reason.mark.is_some() { " " (boxed(reason.mark.as_ref())) } @if let Some(verdict) = &reason.verdict { " " (verdict_badge(verdict)) } } }
                } }
            } }
            dl {
                @if !case.values.is_empty() {
                    dt { (words.say_with("case-values", &[("count", Part::Count(case.values.len()))])) }
                    dd { @for (place, value) in case.values.iter().enumerate() { @if place > 0 { (words.say("semicolon")) } (said(value)) } }
                }
                @if let Some(question) = &case.must_answer { dt { (words.say("case-must-answer")) } dd { (said(question)) } }
                dt { (words.say("case-argued-by")) }
                dd { @if case.argued_by.is_empty() { (words.say("case-nobody")) } @else { (links(&case.argued_by)) } }
            }
        }
    }
}

fn choice(words: &Words, key: &str, view: &HomeView, first: bool) -> Markup {
    let name = if first { "a" } else { "b" };
    html! {
        label {
            span { (words.say(key)) " " }
            select name=(name) {
                @for (id, text, is_first, is_second) in &view.choices {
                    option value=(id) selected[if first { *is_first } else { *is_second }] { (text.text) }
                }
            }
        }
    }
}
