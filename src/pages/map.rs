//! The map: HTML cards over one SVG of lines, and the same in sentences.

use maud::{Markup, PreEscaped, html};

use crate::view::{
    Balance, Copied, Link, MapCard, MapDoor, MapFrame, MapLine, MapLineKind, MapPill, MapView,
    Panel, Shape, Sift, Stop, Thrust, Words,
};

use super::assumptions::toggle;
use super::judged::verdict_panel;
use super::parts::{badge, choice_list, link, mark, said, sentence, verdict_badge, verdict_sign};
use super::shell::{Width, crumbs, kept, page};

/// The map around a focus.
#[must_use]
pub fn map(view: &MapView) -> Markup {
    let words = view.frame.words;
    let main = html! {
        div.subbar {
            (crumbs(&view.frame))
            @if let Some(form) = &view.sift { (sift(view, form)) }
            @if !view.saved.is_empty() {
                details.sift {
                    summary { (words.say("map-saved")) }
                    ul.saved { (saved_views(&view.saved)) }
                }
            }
            nav.seg aria-label=(words.say("map-views")) {
                span aria-current="page" { (words.say("nav-map")) }
                a href=(view.outline) data-key="o" { (words.say("nav-outline")) }
                a href=(view.table) { (words.say("nav-table")) }
                a href="#walk" { (words.say("walk")) }
                @if let Some(whole) = &view.whole { a href=(whole) { (words.say("map-whole")) } }
            }
        }
        main #main {
            h1.vh { (view.heading) }
            p.too-large {
                (words.say("map-too-large"))
                @if let Some((_, atlas)) = view.atlas.first() { " " (words.say("map-on-sheets")) " " span data-path=(atlas) { (atlas) } }
            }
            @if let Some(note) = &view.note { p.note.on-map role="status" { (sentence(note)) } }
            div.stage {
                (world(view, false))
                (panel(words, &view.panel))
                (legend(words))
            }
            (away(view))
            section.wrap.walk #walk tabindex="-1" aria-labelledby="walk-heading" {
                h2 #walk-heading { (words.say("walk")) }
                p.sub #walk-is { (words.say("walk-sub")) }
                (best(&view.panel))
                (stops(words, &view.walk))
            }
        }
    };
    page(&view.frame, Width::Window, &main)
}

/// The map by itself, for a frame on another site.
#[must_use]
pub fn embed(view: &MapView) -> Markup {
    let words = view.frame.words;
    let main = html! {
        main #main {
            h1.vh { (view.heading) }
            (world(view, true))
            p.home {
                a href=(view.here) { (said(&view.panel.text)) }
                " · " (view.frame.site) " · " (sentence(&view.frame.assumptions.heading))
            }
            p.vh #walk-is { (words.say("embed-sub")) }
        }
    };
    page(&view.frame, Width::Frame, &main)
}

fn world(view: &MapView, in_frame: bool) -> Markup {
    let words = view.frame.words;
    html! {
        div.map role="region" aria-label=(words.say("map-region")) aria-describedby="walk-is" tabindex="0" {
            div.world {
                @for (_, name) in &view.columns { span.col { (name) } }
                (picture(view))
                @for card in &view.cards { (lone_card(words, card)) }
                @for door in &view.doors { (door_card(words, door)) }
                @for frame in &view.frames { (framed(words, frame)) }
            }
            (hands(words, &view.boxes, view.width, view.height, in_frame))
        }
    }
}

/// The best documented reasons, and what answers them.
fn best(panel: &Panel) -> Markup {
    html! {
        @for (heading, items) in &panel.best {
            h3 { (heading) }
            ul.plain { @for item in items { li { (link(item)) } } }
        }
    }
}

/// What moves the picture, where scripts run: buttons, a small picture of the whole, help.
pub(super) fn hands(
    words: &Words,
    boxes: &[(String, [f64; 4])],
    width: f64,
    height: f64,
    in_frame: bool,
) -> Markup {
    html! {
        div.hands.jsd {
            svg.mini viewBox={ "0 0 " (round(width)) " " (round(height)) } aria-hidden="true" {
                @for (_, [x, y, w, h]) in boxes {
                    rect x=(round(*x)) y=(round(*y)) width=(round(*w)) height=(round(*h)) rx="10" {}
                }
                rect.here {}
            }
            div.zoom {
                button type="button" data-zoom="out" aria-label=(words.say("map-zoom-out")) { "−" }
                button type="button" data-zoom="in" aria-label=(words.say("map-zoom-in")) { "+" }
                button.fit type="button" data-zoom="fit" { (words.say("map-fit")) }
                button type="button" data-zoom="help" aria-label=(words.say("keys")) { "?" }
            }
        }
        dialog.keys #keys aria-labelledby="keys-heading" {
            h2 #keys-heading { (words.say("keys")) }
            dl {
                @for (keys, what) in KEYS.iter().filter(|it| !(in_frame && OF_PAGES.contains(&it.0))) {
                    div { dt { @for key in keys.split(' ') { kbd { (key) } " " } } dd { (words.say(what)) } }
                }
            }
            label.tick { input #single type="checkbox" checked; span { (words.say("keys-single")) } }
            button.btn type="button" { (words.say("keys-close")) }
        }
    }
}

/// The keys of a map, and what they do. Those that are no letters hold within the map alone.
const KEYS: [(&str, &str); 8] = [
    ("← ↑ ↓ →", "keys-arrows"),
    ("Enter", "keys-enter"),
    ("+ −", "keys-zoom"),
    ("0", "keys-fit"),
    ("p", "keys-panel"),
    ("/", "keys-search"),
    ("o", "keys-outline"),
    ("?", "keys-help"),
];

/// Keys for what a map in a frame does not have.
const OF_PAGES: [&str; 3] = ["p", "/", "o"];

/// Links to saved maps; one that has a standpoint of its own says so to whoever reads the markup.
pub(super) fn saved_views(views: &[(Link, bool)]) -> Markup {
    html! {
        @for (view, is_its_own) in views {
            li { a href=(view.href) data-saved[*is_its_own] { (said(&view.text)) } }
        }
    }
}

/// What something is narrowed by, each to be taken back.
pub(super) fn chips(words: &Words, chosen: &[(String, String)]) -> Markup {
    html! {
        @if !chosen.is_empty() {
            ul.chips {
                @for (text, without) in chosen {
                    li { a.chip href=(without) aria-label={ (words.say("sift-take-back")) (words.say("colon")) (text) } { (text) " " span.x aria-hidden="true" { "×" } } }
                }
            }
        }
    }
}

fn sift(view: &MapView, form: &Sift) -> Markup {
    let words = view.frame.words;
    html! {
        (chips(words, &form.chosen))
        details.sift {
            summary { (words.say("sift")) }
            form action=(form.action) method="get" {
                (kept(&view.frame))
                @for (name, value) in &form.carried { input type="hidden" name=(name) value=(value); }
                div.filters {
                    label { (words.say("sift-depth")) (choice_list("depth", &form.depth)) }
                    @for (key, name, boxes) in [("sift-sides", "side", &form.sides), ("sift-fates", "verdict", &form.fates)] {
                        fieldset {
                            legend { (words.say(key)) }
                            @for it in boxes {
                                label.tick { input type="checkbox" name=(name) value=(it.value) checked[it.chosen]; span { (it.text.text) } }
                            }
                        }
                    }
                    label { (words.say("sift-claim")) (choice_list("claim", &form.claims)) }
                    @if form.by.len() > 1 { label { (words.say("sift-by")) (choice_list("by", &form.by)) } }
                    @if form.sources.len() > 1 { label { (words.say("sift-source")) (choice_list("source", &form.sources)) } }
                    label { (words.say("sift-from-year")) input type="number" name="from" min="1800" max="2200" value=(form.years[0]); }
                    label { (words.say("sift-until-year")) input type="number" name="until" min="1800" max="2200" value=(form.years[1]); }
                    @if !form.to.is_empty() { label { (words.say("sift-to")) (choice_list("to", &form.to)) } }
                    button.btn.pri type="submit" { (words.say("sift-button")) }
                }
            }
        }
    }
}

/// How the map goes elsewhere: as a file, a link, a citation, a frame on another site.
fn away(view: &MapView) -> Markup {
    let words = view.frame.words;
    let copied = words.say("copied");
    html! {
        details.away {
            summary { (words.say("map-away")) }
            @if !view.files.is_empty() {
                p { (words.say("map-files")) " "
                    @for (name, href) in &view.files { a href=(href) download { (name.to_uppercase()) } " " } }
            }
            p { (words.say("map-atlas")) " "
                @for (name, href) in &view.atlas { a href=(href) download { (name) } " " } }
            p { a href=(view.here) data-copy=(copied) { (words.say("map-copy-link")) } }
            (to_copy(words, "map-cite", &view.cite))
            @if let Some(embed) = &view.embed { (to_copy(words, "map-embed", embed)) }
        }
    }
}

/// A text to take along, which says its address in full where a script knows it or the site does.
fn to_copy(words: &Words, key: &str, it: &Copied) -> Markup {
    html! {
        div {
            p { (words.say(key)) " " button.btn.jsd type="button" data-copy=(words.say("copied")) { (words.say("copy")) } }
            p.cite tabindex="0" data-path=[it.path.as_ref()] { (it.text) }
        }
    }
}

fn stops(words: &Words, stops: &[Stop]) -> Markup {
    html! {
        ol.stops { @for stop in stops { li {
            p {
                span.no { (stop.number) } " "
                @if let Some(thrust) = stop.thrust { (badge(thrust)) " " }
                a href={ "#" (stop.anchor) } { (stop.lead) }
                @if stop.thrust.is_some() { ". " (words.say("walk-starts")) }
            }
            @for part in &stop.parts {
                p.told {
                    (said(&part.text))
                    @if !part.notes.is_empty() { " " span.of { "(" (part.notes.join(" · ")) ")" } }
                }
            }
            @if let Some(fares) = &stop.fares { p.told { (words.say("walk-fares")) " " (fares) "." } }
            @if !stop.stops.is_empty() { (self::stops(words, &stop.stops)) }
        } } }
    }
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
        MapLineKind::Rebuts | MapLineKind::Contrary => ("e con", Some("h con")),
        MapLineKind::Undercuts => ("e con", None),
    };
    html! {
        g.way[line.on_way] data-of=[line.of.as_ref()] {
            path class=(class) d=(line.path) {}
            @if let Some(head) = head {
                path class=(head) d=(arrow_head(x, y, false)) {}
                @if let Some(((x, y), right)) = line.other { path class=(head) d=(arrow_head(x, y, right)) {} }
            } @else if line.kind == MapLineKind::Undercuts {
                (ring(x, y))
                @if let Some(((x, y), _)) = line.other { (ring(x, y)) }
            }
        }
    }
}

/// A head whose tip is at a point, or a hair off it.
fn arrow_head(x: f64, y: f64, right: bool) -> String {
    let (tip, back) = if right { (x - 1.0, -10) } else { (x + 1.0, 10) };
    format!("M{tip:.1} {y:.1}l{back} -5v10z")
}

fn ring(x: f64, y: f64) -> Markup {
    html! {
        circle.ring cx=(format!("{x:.1}")) cy=(format!("{y:.1}")) r="6" {}
        path.slash d=(format!("M{:.1} {:.1}l5 -5", x - 2.5, y + 2.5)) {}
    }
}

fn lone_card(words: &Words, card: &MapCard) -> Markup {
    html! {
        div.slot id=(card.anchor) data-to=[card.to.as_ref()] {
            a.card.mc.rootc[card.is_question].pos[!card.is_question] href=(card.href) aria-current=[card.selected.then_some("true")] {
                span.eyebrow[card.is_question].vh[!card.is_question] { (card.word) @if !card.is_question { ": " } }
                span.txt { (said(&card.text)) }
                @if let Some(verdict) = &card.verdict { (verdict_badge(verdict)) }
                @if let Some(balance) = &card.balance { (counts(balance)) }
            }
            @if let Some(more) = &card.pill { (pill(words, more)) }
        }
    }
}

/// How many are for something and how many against it, as signs; in words for those who hear it.
fn counts(balance: &Balance) -> Markup {
    html! {
        span.counts {
            span.vh { " " (balance.text) }
            span aria-hidden="true" { (badge(Thrust::Supports)) (balance.pro) }
            span aria-hidden="true" { (badge(Thrust::Rebuts)) (balance.con) }
        }
    }
}

fn door_card(words: &Words, door: &MapDoor) -> Markup {
    html! {
        div.frame.ask-door id=(door.anchor) role="group" aria-label=(door.text.text) {
            a.head href=(door.href) { span.vh { (words.say("map-door")) ": " } (said(&door.text)) }
            ul { @for answer in &door.answers {
                li {
                    @match &answer.verdict { Some(verdict) => (verdict_sign(verdict.shape)), None => span {} }
                    span { (said(&answer.text)) @if let Some(verdict) = &answer.verdict { span.vh { ": " (verdict.word) } } }
                    (counts(&answer.balance))
                }
            } }
        }
    }
}

/// What an argument is called where only its link is heard: how it bears, its name, how it fares.
fn spoken(words: &Words, frame: &MapFrame) -> String {
    match &frame.verdict {
        Some(verdict) => format!(
            "{}. {} {}",
            frame.name,
            words.say("map-argument"),
            verdict.word
        ),
        None => frame.name.clone(),
    }
}

fn framed(words: &Words, frame: &MapFrame) -> Markup {
    html! {
        div.frame.sel[frame.selected].way[frame.on_way] id=(frame.anchor) data-to=(frame.to) role="group" aria-label=(frame.name) {
            a.gl href=(frame.href) aria-label=(spoken(words, frame)) aria-current=[frame.selected.then_some("true")] { (badge(frame.thrust)) }
            @for (place, row) in frame.rows.iter().enumerate() {
                div.prem id=[row.anchor.as_ref()] {
                    @if place > 0 { span.and { (words.say("and")) } }
                    a.body href=(row.href) aria-current=[row.selected.then_some("true")] {
                        span.txt { @if row.is_value { em { (words.say("value")) } " " } (said(&row.text)) }
                        (mark(row.mark.as_ref()))
                        @if let Some(verdict) = &row.verdict { (verdict_badge(verdict)) }
                        @if let Some(contrary) = &row.contrary { span.vh { " " (contrary) } }
                    }
                    @if let Some(more) = &row.pill { (pill(words, more)) }
                }
            }
            @if let Some(verdict) = &frame.verdict { p.fv { span.vh { (words.say("map-argument")) " " } (verdict_badge(verdict)) } }
        }
    }
}

pub(super) fn pill(words: &Words, pill: &MapPill) -> Markup {
    html! {
        a.pill href=(pill.href) aria-label=[(!pill.detail.is_empty()).then(|| format!("{}{}{}", pill.text, words.say("colon"), pill.detail))] { (pill.text) }
    }
}

pub(super) fn panel(words: &Words, panel: &Panel) -> Markup {
    html! {
        aside.side aria-label=(words.say("map-panel")) {
            details.peek open {
                summary { small { (panel.kind) } b { (said(&panel.text)) } }
                div.body {
                    p.eyebrow { (panel.kind) }
                    h2 tabindex="-1" { (said(&panel.text)) }
                    @if panel.mark.is_some() { p { (mark(panel.mark.as_ref())) } }
                    @if let Some(judged) = &panel.judged { (verdict_panel(words, judged)) }
                    @if let Some(about) = &panel.about { p { (said(about)) } }
                    p.togs { @for one in &panel.toggles { (toggle(Some(one))) } }
                    (best(panel))
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

/// The signs of a map.
fn legend(words: &Words) -> Markup {
    html! {
        section.legend aria-label=(words.say("legend")) {
            ul {
                li { (legend_line("")) (words.say("legend-supports")) }
                li { (legend_line("con")) (words.say("legend-rebuts")) }
                li { (legend_line("cut")) (words.say("legend-undercuts")) }
                li { (legend_line("both")) (words.say("legend-contrary")) }
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
                "both" => {
                    path.e.con d="M26 7H9" {}
                    path.h.con d="M1 7l9 -4.6v9.2z" {}
                    path.h.con d="M33 7l-9 -4.6v9.2z" {}
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
