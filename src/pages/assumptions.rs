//! The bar that says from where the reader looks, and changes it: a form and links, so that it
//! works without scripts.

use maud::{Markup, html};

use crate::view::{Assumptions, Chip, DateMark, Frame, Toggle, Words};

use super::parts::{choice_list, said};
use super::shell::icon;

/// The bar.
pub(super) fn bar(frame: &Frame) -> Markup {
    let words = frame.words;
    let view = &frame.assumptions;
    let [before, date, after] = &view.line;
    html! {
        section.stand #assumptions aria-label=(words.say("assumptions")) {
            div.in {
                p.lead #seen tabindex="-1" { (before) b { (date) } (after) }
                @if view.chips.is_empty() {
                    span.chip.none { (words.say("nothing-chosen")) }
                } @else {
                    ul.chips { @for one in &view.chips { li { (chip(words, one)) } } }
                }
                @if let Some(editors) = &view.editors {
                    a.back href=(editors) rel="nofollow" data-seen { (words.say("back-to-editors")) }
                }
                @if let Some(different) = &view.different {
                    a.back href=(different) rel="nofollow" {
                        (words.say(if view.is_editors { "two-readers" } else { "what-differs" }))
                    }
                }
                @if view.action.is_some() { (change(words, view)) }
            }
        }
    }
}

fn chip(words: &Words, chip: &Chip) -> Markup {
    let label = format!("{}: {}", words.say("remove"), chip.item.text.text);
    html! {
        span.chip {
            small { (chip.what) }
            a href=(chip.item.href) { (said(&chip.item.text)) }
            a.x href=(chip.remove) rel="nofollow" data-seen aria-label=(label) { (icon("x")) }
        }
    }
}

/// What opens to change the standpoint.
fn change(words: &Words, view: &Assumptions) -> Markup {
    let first = view.marks.first().map_or(view.on, |mark| mark.iso);
    let last = view.marks.last().map_or(view.on, |mark| mark.iso);
    html! {
        details.change {
            summary.chip { (words.say("assumptions-change")) }
            form action=[&view.action] method="get" {
                @for (name, value) in &view.carried { input type="hidden" name=(name) value=(value); }
                @if view.marks.len() > 1 {
                    fieldset.dates {
                        legend { (words.say("assumptions-dates")) }
                        ol.rail { @for mark in &view.marks { li { (date_mark(words, mark)) } } }
                        input.jsd type="range" list="dates" aria-label=(words.say("assumptions-slide"))
                            min=(first.days()) max=(last.days()) value=(view.on.days())
                            aria-valuetext=(view.on);
                        datalist #dates { @for mark in &view.marks { option value=(mark.iso.days()) {} } }
                    }
                }
                div.row {
                    label { (words.say("assumptions-day")) " " input type="date" name="on" value=(view.on); }
                    button.btn type="submit" { (words.say("assumptions-look")) }
                    @if let Some(share) = &view.share {
                        a.btn href=(share) rel="nofollow" data-copy=(words.say("copied")) { (words.say("share")) }
                    }
                }
                p.sub { (words.say("assumptions-how")) }
                details.more {
                    summary { (words.say("advanced")) }
                    label {
                        (words.say("semantics")) " "
                        (choice_list("semantics", &view.semantics))
                    }
                    p.sub { (words.say("semantics-how")) }
                    @if let Some(strength) = &view.strength {
                        p { a href=(strength) { (words.say("strength-title")) } }
                        p.sub { (words.say("strength-lede")) }
                    }
                }
            }
        }
    }
}

fn date_mark(words: &Words, mark: &DateMark) -> Markup {
    let label = format!("{} {}: {}", mark.day, mark.year, mark.what.text);
    html! {
        @match &mark.href {
            Some(href) => a href=(href) rel="nofollow" data-seen title=(label)
                aria-current=[mark.current.then_some("date")] {
                b { (mark.year) } small { (mark.day) }
                span.vh { (words.say("semicolon")) (said(&mark.what)) }
            },
            None => span { b { (mark.year) } small { (mark.day) } },
        }
    }
}

/// A link that changes the standpoint.
pub(super) fn toggle(toggle: Option<&Toggle>) -> Markup {
    html! {
        @if let Some(toggle) = toggle {
            a.tog.made[toggle.chosen] href=(toggle.href) rel="nofollow" data-seen aria-label=(toggle.label) { (toggle.text) }
        }
    }
}
