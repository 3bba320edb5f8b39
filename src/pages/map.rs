//! The map: HTML cards over one SVG of lines.

use maud::{Markup, PreEscaped, html};

use crate::view::{MapCard, MapFrame, MapLine, MapLineKind, MapPill, MapView, Panel, Shape, Words};

use super::assumptions::toggle;
use super::judged::verdict_panel;
use super::parts::{badge, link, mark, said, verdict_badge, verdict_sign};
use super::shell::{Width, crumbs, page};

/// The map around a focus.
#[must_use]
pub fn map(view: &MapView) -> Markup {
    let words = view.frame.words;
    let main = html! {
        div.subbar {
            (crumbs(&view.frame))
            nav.seg aria-label=(words.say("map-views")) {
                span aria-current="page" { (words.say("nav-map")) }
                a href=(view.outline) { (words.say("nav-outline")) }
                @if let Some(whole) = &view.whole { a href=(whole) { (words.say("map-whole")) } }
            }
        }
        main.stage #main {
            h1.vh { (view.heading) }
            div.map role="region" aria-label=(words.say("map-region")) tabindex="0" {
                div.world {
                    @for (_, name) in &view.columns { span.col { (name) } }
                    (picture(view))
                    @for card in &view.cards { (lone_card(words, card)) }
                    @for frame in &view.frames { (framed(words, frame)) }
                }
                div.zoom.jsd {
                    button type="button" data-zoom="out" aria-label=(words.say("map-zoom-out")) { "−" }
                    button type="button" data-zoom="in" aria-label=(words.say("map-zoom-in")) { "+" }
                    button.fit type="button" data-zoom="fit" { (words.say("map-fit")) }
                }
            }
            (panel(words, &view.panel))
            (legend(words))
        }
    };
    page(&view.frame, Width::Window, &main)
}

fn picture(view: &MapView) -> Markup {
    html! {
        svg width=(round(view.width)) height=(round(view.height)) aria-hidden="true" focusable="false" {
            @for line in &view.lines { (drawn_line(line)) }
        }
    }
}

pub(super) fn drawn_line(line: &MapLine) -> Markup {
    let (x, y) = line.end;
    let (class, head) = match line.kind {
        MapLineKind::Answer => ("e q", None),
        MapLineKind::Supports => ("e", Some("h")),
        MapLineKind::Rebuts => ("e con", Some("h con")),
        MapLineKind::Undercuts => ("e con", None),
    };
    html! {
        path class=(class) d=(line.path) {}
        @if let Some(head) = head {
            path class=(head) d=(format!("M{:.1} {y:.1}l10 -5v10z", x + 1.0)) {}
        }
        @if line.kind == MapLineKind::Undercuts {
            circle.ring cx=(format!("{x:.1}")) cy=(format!("{y:.1}")) r="6" {}
            path.slash d=(format!("M{:.1} {:.1}l5 -5", x - 2.5, y + 2.5)) {}
        }
    }
}

fn lone_card(words: &Words, card: &MapCard) -> Markup {
    html! {
        div.slot id=(card.anchor) {
            a.card.mc.rootc[card.is_question].pos[!card.is_question] href=(card.href) aria-current=[card.selected.then_some("true")] {
                span.eyebrow[card.is_question].vh[!card.is_question] { (card.word) @if !card.is_question { ": " } }
                span.txt { (said(&card.text)) }
                @if let Some(verdict) = &card.verdict { (verdict_badge(verdict)) }
            }
            @if let Some(more) = &card.pill { (pill(words, more)) }
        }
    }
}

fn framed(words: &Words, frame: &MapFrame) -> Markup {
    html! {
        div.frame.sel[frame.selected] id=(frame.anchor) role="group" aria-label=(frame.name) {
            a.gl href=(frame.href) aria-label=(frame.name) aria-current=[frame.selected.then_some("true")] { (badge(frame.thrust)) }
            @for (place, row) in frame.rows.iter().enumerate() {
                div.prem id=[row.anchor.as_ref()] {
                    @if place > 0 { span.and { (words.say("and")) } }
                    a.body href=(row.href) aria-current=[row.selected.then_some("true")] {
                        span.txt { @if row.is_value { em { (words.say("value")) } " " } (said(&row.text)) }
                        (mark(row.mark.as_ref()))
                        @if let Some(verdict) = &row.verdict { (verdict_badge(verdict)) }
                    }
                    @if let Some(more) = &row.pill { (pill(words, more)) }
                }
            }
            @if let Some(verdict) = &frame.verdict { p.fv { span.vh { (words.say("map-argument")) " " } (verdict_badge(verdict)) } }
        }
    }
}

pub(super) fn pill(_words: &Words, pill: &MapPill) -> Markup {
    html! {
        a.pill href=(pill.href) { (pill.text) @if !pill.detail.is_empty() { span.vh { ": " (pill.detail) } } }
    }
}

pub(super) fn panel(words: &Words, panel: &Panel) -> Markup {
    html! {
        aside.side aria-label=(words.say("map-panel")) {
            details.peek open {
                summary { small { (panel.kind) } b { (said(&panel.text)) } }
                div.body {
                    p.eyebrow { (panel.kind) }
                    h2 { (said(&panel.text)) }
                    @if panel.mark.is_some() { p { (mark(panel.mark.as_ref())) } }
                    @if let Some(judged) = &panel.judged { (verdict_panel(words, judged)) }
                    @if let Some(about) = &panel.about { p { (said(about)) } }
                    p.togs { @for one in &panel.toggles { (toggle(Some(one))) } }
                    @for (heading, items) in &panel.lists {
                        h3 { (heading) }
                        ul.plain { @for item in items { li { (link(item)) } } }
                    }
                }
            }
            div.acts { a.btn.pri href=(panel.open.0) { (panel.open.1) } }
        }
    }
}

/// The signs of verdicts, as the legend and the guide name them.
pub(super) const SIGNS: [(Shape, &str); 7] = [
    (Shape::Stands, "sign-stands"),
    (Shape::Contested, "sign-contested"),
    (Shape::Answered, "sign-answered"),
    (Shape::Reported, "sign-reported"),
    (Shape::Empty, "sign-empty"),
    (Shape::Value, "sign-value"),
    (Shape::OtherDate, "sign-date"),
];

fn legend(words: &Words) -> Markup {
    html! {
        section.legend aria-label=(words.say("legend")) {
            ul {
                li { (legend_line("")) (words.say("legend-supports")) }
                li { (legend_line("con")) (words.say("legend-rebuts")) }
                li { (legend_line("cut")) (words.say("legend-undercuts")) }
                li { span.and aria-hidden="true" { (words.say("and")) } (words.say("legend-linked")) }
                @for (shape, key) in SIGNS { li { (verdict_sign(shape)) (words.say(key)) } }
            }
        }
    }
}

/// A line as the legend shows it: supports, `con` against, `cut` questions a step.
pub(super) fn legend_line(kind: &str) -> Markup {
    html! {
        svg.ln width="34" height="14" viewBox="0 0 34 14" aria-hidden="true" {
            @match kind {
                "cut" => {
                    path.e.con d="M34 7H13" {}
                    circle.ring cx="7" cy="7" r="5" {}
                    path.slash d="M5 9l4 -4" {}
                }
                "con" => { path.e.con d="M34 7H9" {} path.h.con d="M1 7l9 -4.6v9.2z" {} }
                _ => { path.e d="M34 7H9" {} path.h d="M1 7l9 -4.6v9.2z" {} }
            }
        }
    }
}

/// The map as a small picture without words.
pub(super) fn small_picture(view: &MapView) -> Markup {
    let (width, height) = (round(view.width), round(view.height));
    html! {
        svg viewBox={ "0 0 " (width) " " (height) } aria-hidden="true" {
            g.thick { @for line in &view.lines { (drawn_line(line)) } }
            @for (place, (_, [x, y, w, h])) in view.boxes.iter().enumerate() {
                rect.tiny.first[place == 0] x=(round(*x)) y=(round(*y)) width=(round(*w)) height=(round(*h)) rx="12" {}
            }
        }
    }
}

pub(super) fn round(length: f64) -> PreEscaped<String> {
    PreEscaped(format!("{length:.0}"))
}
