//! The form of a case: a question at a time, what was said, the answers as they stand.

use maud::{Markup, html};

use crate::view::{AskView, Input, Mistake, Part, PersonFacts, QuestionForm, Tick, Words};

use super::decision::{decision, in_short, notice, policies};
use super::parts::{link, said};
use super::shell::{Width, crumbs, page};

/// The form of a case.
#[must_use]
pub fn ask(view: &AskView) -> Markup {
    let words = view.frame.words;
    let main = html! {
        div.wrap {
            (crumbs(&view.frame))
            main #main {
                (notice(&view.notice))
                header.ch {
                    h1 { (words.say("ask-title")) }
                    p.lede { (said(&view.about)) }
                    @if view.is_start {
                        p.sub { (words.say("ask-lede")) }
                        p.sub { (words.say("ask-privacy")) }
                    }
                }
                div.asking {
                    div.main-col {
                        (mistakes(words, &view.mistakes))
                        @if let Some(action) = &view.action { (form(words, view, action)) }
                        @else { p.note { (words.say("ask-needs-server")) } }
                        (known(words, view))
                    }
                    aside.side-col {
                        @if let Some(view) = &view.decision { (in_short(words, view)) }
                        @if view.is_start { (examples(words, view)) }
                    }
                }
                @if let Some(view) = &view.decision { (decision(words, view)) }
                @if let Some(table) = &view.policies { (policies(words, table)) }
                @if !view.is_start { (examples(words, view)) }
            }
        }
    };
    page(&view.frame, Width::Page, &main)
}

fn mistakes(words: &Words, all: &[Mistake]) -> Markup {
    html! {
        @if !all.is_empty() {
            section.wrong.card #wrong role="alert" {
                h2 { (words.say("ask-impossible")) }
                @for one in all {
                    p { (said(&one.says)) }
                    ul.dots { @for link_to in &one.change { li { (words.say("ask-change")) (words.say("colon")) (link(link_to)) } } }
                }
                p.sub { (words.say("ask-impossible-sub")) }
            }
        }
    }
}

fn form(words: &Words, view: &AskView, action: &str) -> Markup {
    html! {
        form.case-form action={ (action) "#next" } method="get" {
            @for (name, value) in &view.carried { input type="hidden" name=(name) value=(value); }
            @match &view.next {
                Some(next) => {
                    div.card.next #next tabindex="-1" {
                        p.eyebrow { (words.say(if view.is_start { "ask-first" } else { "ask-next" })) }
                        (question(words, next))
                        p.go { button.btn.pri type="submit" { (words.say("ask-go-on")) } }
                    }
                    @if !view.others.is_empty() {
                        details.more-questions open[view.others.iter().any(|it| it.wrong.is_some())] {
                            summary { (words.say_with("ask-others", &[("count", Part::Count(view.others.len()))])) }
                            p.sub { (words.say(if view.is_cut { "ask-others-cut" } else { "ask-others-sub" })) }
                            @for one in &view.others { (question(words, one)) }
                            p.go { button.btn.pri type="submit" { (words.say("ask-go-on")) } }
                        }
                    }
                }
                None => {
                    @if view.mistakes.is_empty() {
                        div.card.next.done #next tabindex="-1" {
                            h2 { (words.say(if view.left_open.is_empty() { "ask-done" } else { "ask-left" })) }
                            p { (words.say(if view.left_open.is_empty() { "ask-done-sub" } else { "ask-left-sub" })) }
                        }
                    }
                }
            }
        }
        @if !view.idle.is_empty() {
            details.more-questions.idle {
                summary { (words.say_with("ask-idle", &[("count", Part::Count(view.idle.len()))])) }
                p.sub { (words.say("ask-idle-sub")) }
                ul.dots { @for one in &view.idle { li { a href=(one.href) rel="nofollow" { (said(&one.text)) } } } }
            }
        }
        @if !view.left_open.is_empty() {
            section.known {
                h2 { (words.say("ask-left-open")) }
                ul.said { @for one in &view.left_open { li { span { (said(&one.text)) } span.acts-of { a href=(one.href) rel="nofollow" { (words.say("ask-answer")) span.vh { (words.say("colon")) (one.text.text) } } } } } }
            }
        }
    }
}

/// A question, with what is wrong with its answer.
fn question(words: &Words, form: &QuestionForm) -> Markup {
    let described = |what: &str| format!("{}-{what}", form.id);
    let mut descriptions = Vec::new();
    if form.wrong.is_some() {
        descriptions.push(described("wrong"));
    }
    let descriptions = (!descriptions.is_empty()).then(|| descriptions.join(" "));
    html! {
        fieldset.ask #(form.id) aria-describedby=[&descriptions] {
            legend {
                @if let Some(about) = &form.about { small { (about) } " " }
                (said(&form.question))
            }
            @if let Some(wrong) = &form.wrong {
                p.wrong-field id=(described("wrong")) role="alert" { b { (words.say("ask-wrong")) } " " (wrong) }
            }
            @match &form.input {
                Input::One(all) => (ticks(form, "radio", all)),
                Input::Any(all) => {
                    p.sub { (words.say("ask-any")) }
                    (ticks(form, "checkbox", all))
                }
                Input::Day(value, all) => {
                    label.field { span { (words.say("ask-day")) } input type="date" name=(form.field) value=(value) min="1900-01-01" max="2199-12-31" aria-invalid=[form.wrong.as_ref().map(|_| "true")]; }
                    @if form.wrong.is_some() { p.sub { (words.say("ask-was-written")) " " q { (value) } } }
                    (ticks(form, "checkbox", all))
                }
                Input::Number(value, within, all) => {
                    label.field { span { (words.say("ask-number")) } input type="number" step="1" name=(form.field) value=(value)
                        min=[within.map(|(least, _)| least)] max=[within.map(|(_, greatest)| greatest)] aria-invalid=[form.wrong.as_ref().map(|_| "true")]; }
                    (ticks(form, "checkbox", all))
                }
                Input::Line(value, all) => {
                    label.field { span { (words.say("ask-text")) } input type="text" name=(form.field) value=(value) maxlength="200" autocomplete="off"; }
                    (ticks(form, "checkbox", all))
                }
            }
            @if let Some(why) = &form.why {
                details.why-asked { summary { (words.say("ask-why")) } p { (said(why)) } }
            }
        }
    }
}

fn ticks(form: &QuestionForm, kind: &str, all: &[Tick]) -> Markup {
    html! {
        div.ticks { @for tick in all {
            label.tick {
                input type=(kind) name=(form.field) value=(tick.value) checked[tick.chosen];
                span { (said(&tick.text)) }
            }
        } }
    }
}

fn known(words: &Words, view: &AskView) -> Markup {
    html! {
        @if !view.persons.is_empty() {
            section.known #known {
                h2 { (words.say("ask-known")) }
                @for person in &view.persons { (one_person(words, person)) }
                p.go {
                    @if let Some(add) = &view.add_person { a.btn href=(add) rel="nofollow" { (words.say("ask-add-person")) } }
                    @if let Some(again) = &view.again { a.btn href=(again) { (words.say("ask-again")) } }
                }
                @if let Some(file) = &view.as_file {
                    details.more-questions {
                        summary { (words.say("ask-as-file")) }
                        p.sub { (words.say("ask-as-file-sub")) }
                        pre.as-file tabindex="0" { code { (file) } }
                    }
                }
            }
        }
    }
}

fn one_person(words: &Words, person: &PersonFacts) -> Markup {
    html! {
        h3.role { (person.title) @if let Some(remove) = &person.remove { " " a.quiet href=(remove) rel="nofollow" { (words.say("ask-remove-person")) span.vh { (words.say("colon")) (person.title) } } } }
        ul.said { @for fact in &person.facts {
            @let whole = fact.said.join(" ");
            li {
                span { (whole) }
                span.acts-of {
                    @if let Some(change) = &fact.change { a href=(change) rel="nofollow" { (words.say("ask-change")) span.vh { (words.say("colon")) (whole) } } " " }
                    @if let Some(remove) = &fact.remove { a href=(remove) rel="nofollow" { (words.say("remove")) span.vh { (words.say("colon")) (whole) } } }
                }
            }
        } }
    }
}

fn examples(words: &Words, view: &AskView) -> Markup {
    html! {
        @if !view.examples.is_empty() {
            section.examples {
                h2 { (words.say("ask-examples")) }
                p.sub { (words.say("ask-examples-sub")) }
                ul.plain { @for one in &view.examples { li {
                    (link(&one.case))
                    @if let Some(answer) = &one.answer { small { (said(answer)) } }
                } } }
                @if let Some(all) = &view.all_examples { p { a href=(all) { (words.say("ask-all-examples")) } } }
            }
        }
    }
}
