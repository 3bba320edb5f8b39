//! The table of worked cases and policies.

use maud::{Markup, html};

use crate::view::{ComparedCell, ComparedForm, ComparedRow, ComparedView, Part, Said, Words};

use super::decision::left_out;
use super::parts::{link, said};
use super::rule::{Telling, answers, changes};
use super::shell::{Width, crumbs, page};

/// The table of worked cases and policies.
#[must_use]
pub fn compared(view: &ComparedView) -> Markup {
    let words = view.frame.words;
    let main = html! {
        div.wrap.whole {
            (crumbs(&view.frame))
            main #main {
                header.ch {
                    div.kind { span { (link(&view.set)) } }
                    h1 { (words.say("compared-title")) }
                    p.sub { (words.say("compared-sub")) " " (view.count) }
                    (narrowings(view))
                    @if let Some(form) = &view.form { (chooser(words, form)) }
                }
                p.note { (said(&view.notice)) }
                (left_out(view.left_out.as_ref()))
                @if view.rows.is_empty() { p { (words.say("compared-none")) } }
                @if !view.rows.is_empty() { div.grid.whole[view.is_short] role="region" aria-label=(words.say("compared-title")) tabindex="0" {
                    table.compared.narrowed[view.is_narrowed] {
                        thead { tr {
                            th scope="col" { (words.say("record-case")) }
                            th scope="col" {
                                (words.say("compared-law"))
                                @if !view.idle.is_empty() {
                                    small { (words.say("compared-idle")) " " @for (place, policy) in view.idle.iter().enumerate() { @if place > 0 { "; " } (link(policy)) } }
                                }
                            }
                            @for column in &view.columns { th scope="col" { (link(&column.policy)) small { (column.count) } } }
                        } }
                        tbody { @for row in &view.rows { (case_row(view, row)) } }
                    }
                } }
                @if !view.same.is_empty() {
                    details.same-cases {
                        summary { (words.say_with("compared-same-cases", &[("count", Part::Count(view.same.len()))])) }
                        ul.dots { @for case in &view.same { li { (link(case)) } } }
                    }
                }
            }
        }
    };
    page(&view.frame, Width::Page, &main)
}

/// Chooses policies and cases.
fn chooser(words: &Words, form: &ComparedForm) -> Markup {
    let boxes = |name: &str, all: &[(String, Said, bool)]| {
        html! { div.ticks { @for (id, title, chosen) in all {
            label.tick { input type="checkbox" name=(name) value=(id) checked[*chosen]; span { (said(title)) } }
        } } }
    };
    html! {
        details.chooser {
            summary { (words.say("compared-choose")) }
            form action=(form.action) method="get" {
                @for (name, value) in &form.carried { input type="hidden" name=(name) value=(value); }
                fieldset { legend { (words.say("compared-choose-policies")) } (boxes("under", &form.policies)) }
                details open[form.cases.iter().any(|(_, _, chosen)| *chosen)] {
                    summary { (words.say("compared-choose-cases")) }
                    fieldset { legend.vh { (words.say("compared-choose-cases")) } (boxes("cases", &form.cases)) }
                }
                p.go {
                    button.btn.pri type="submit" { (words.say("compared-show")) }
                    @if let Some(all) = &form.all { " " a.btn href=(all) { (words.say("compared-whole")) } }
                }
            }
        }
    }
}

/// All questions, and each, as links.
fn narrowings(view: &ComparedView) -> Markup {
    let words = view.frame.words;
    html! {
        @if view.narrowings.iter().any(|it| it.href.is_some()) {
            nav.jump aria-label=(words.say("compared-narrow")) {
                @for narrowing in &view.narrowings {
                    @if let Some(href) = &narrowing.href {
                        a.chip href=(href) aria-current=[narrowing.current.then_some("true")] {
                            @match &narrowing.question { Some(question) => (said(question)), None => (words.say("compared-all")) }
                        }
                    }
                }
            }
        }
    }
}

fn case_row(view: &ComparedView, row: &ComparedRow) -> Markup {
    let words = view.frame.words;
    // Long lists are told in full where the table is about one question.
    let telling = if view.is_narrowed {
        Telling::Whole
    } else {
        Telling::Counted
    };
    html! {
        tr id=(row.anchor) {
            th scope="row" {
                (link(&row.case))
                @if let Some(policy) = &row.told_under { small { (words.say("told-under")) " " (link(policy)) } }
            }
            td.law data-l=(words.say("compared-law")) {
                (answers(words, &row.answers, telling))
                (why(words, &row.law, &words.say("compared-law")))
            }
            @for (column, cell) in view.columns.iter().zip(&row.cells) {
                (policy_cell(words, &column.policy.text.text, cell, telling))
            }
        }
    }
}

fn policy_cell(words: &Words, policy: &str, cell: &ComparedCell, telling: Telling) -> Markup {
    html! {
        @if cell.changes.is_empty() {
            td.same { a href=(cell.href) { (words.say("compared-same")) span.vh { ": " (policy) } } }
        } @else {
            td.differs data-l=(policy) {
                (changes(words, &cell.changes, telling))
                (why(words, &cell.href, policy))
            }
        }
    }
}

/// The link to the reason of a cell; its name says of which column, the row says of which case.
fn why(words: &Words, href: &str, policy: &str) -> Markup {
    html! { a.see href=(href) { (words.say("compared-why")) span.vh { ": " (policy) } } }
}
