//! What surrounds every page: head, header, footer.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::view::{Frame, Part};

use super::assets::address;
use super::assumptions::bar;
use super::parts::{said, sentence};

/// How wide a page is, and what belongs to it alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Width {
    /// A column of text.
    Page,
    /// The whole window: the map.
    Window,
    /// The map in a frame on another site: nothing around it, and links that leave the frame.
    Frame,
}

pub(super) fn page(frame: &Frame, width: Width, main: &Markup) -> Markup {
    let words = frame.words;
    let lang = words.language.tag();
    html! {
        (DOCTYPE)
        html lang={ (lang) "-CA" } {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width,initial-scale=1";
                title { (frame.title.text) " | " (frame.site) }
                meta name="description" content=(frame.description.text);
                meta name="color-scheme" content="light dark";
                @if frame.unlisted { meta name="robots" content="noindex"; }
                @for (language, href, current) in &frame.languages {
                    @if frame.unlisted {} @else if *current { link rel="canonical" href=(href); } @else {
                        link rel="alternate" hreflang=(language.tag()) href=(href);
                    }
                }
                meta property="og:title" content=(frame.title.text);
                meta property="og:description" content=(frame.description.text);
                meta property="og:type" content="article";
                @if let Some([preview, embed]) = &frame.away {
                    meta property="og:image" content=(preview);
                    meta property="og:image:width" content="1200";
                    meta property="og:image:height" content="630";
                    meta name="twitter:card" content="summary_large_image";
                    link rel="alternate" type="application/json+oembed" href=(embed) title=(frame.title.text);
                }
                link rel="icon" type="image/svg+xml" href=(address("icon.svg"));
                @for font in ["source-sans-3.woff2", "source-serif-4.woff2"] {
                    link rel="preload" as="font" type="font/woff2" crossorigin href=(address(font));
                }
                link rel="stylesheet" href=(address("style.css"));
                @if let Some(style) = &frame.own_style { link rel="stylesheet" href=(style); }
                script type="module" src=(address("site.js")) {}
                @if width == Width::Frame { base target="_blank"; }
                @if width != Width::Page { script type="module" blocking="render" src=(address("map.js")) {} }
            }
            body.app[width == Width::Window].framed[width == Width::Frame] {
                (sprite())
                @if width == Width::Frame { (main) } @else {
                    a.skip href="#main" { (words.say("skip")) }
                    (header(frame))
                    (bar(frame))
                    (main)
                    (footer(frame))
                }
            }
        }
    }
}

fn header(frame: &Frame) -> Markup {
    let words = frame.words;
    html! {
        header.top {
            div.in {
                a.brand href=(frame.home) { (mark()) (frame.site) }
                nav.nav aria-label=(words.say("nav-label")) { (nav_links(frame)) }
                (search_form(frame, ""))
                div.tools {
                    @for (language, href, current) in &frame.languages {
                        @if !*current {
                            a href=(href) lang=(language.tag()) hreflang=(language.tag()) rel="alternate" {
                                @match language.tag() { "fr" => "Français", _ => "English" }
                            }
                        }
                    }
                    button.jsd #theme type="button" aria-pressed="false" aria-label=(words.say("theme-dark")) { (icon("moon")) }
                }
                details.menu {
                    summary aria-label=(words.say("menu")) { (icon("menu")) }
                    nav aria-label=(words.say("menu")) { ul { @for item in &frame.nav {
                        li { a href=(item.href) aria-current=[item.current.then_some("page")] { (item.text) } }
                    }
                    @if let Some(search) = &frame.search_page { li { a href=(search) { (words.say("search-title")) } } } } }
                }
            }
        }
    }
}

fn nav_links(frame: &Frame) -> Markup {
    html! {
        @for item in &frame.nav {
            a href=(item.href) aria-current=[item.current.then_some("page")] { (item.text) }
        }
    }
}

/// The form that searches, where something can; `extra` is a class.
pub(super) fn search_form(frame: &Frame, extra: &str) -> Markup {
    let words = frame.words;
    html! {
        @if let Some(search) = &frame.search {
            form.search.(extra)[!extra.is_empty()] role="search" action=(search) method="get"
                aria-label=[extra.is_empty().then(|| words.say("search-title"))]
            {
                (icon("search"))
                (kept(frame))
                input type="search" name="q" value=(frame.query) aria-label=(words.say("search-label"))
                    placeholder=(words.say("search-placeholder")) autocomplete="off" maxlength="200";
                button.vh type="submit" { (words.say("search-button")) }
            }
        }
    }
}

/// What a form carries so that its page is seen from where this one is.
pub(super) fn kept(frame: &Frame) -> Markup {
    html! { @for (name, value) in &frame.kept { input type="hidden" name=(name) value=(value); } }
}

fn footer(frame: &Frame) -> Markup {
    let words = frame.words;
    let date = frame.as_of.as_str();
    html! {
        footer.foot {
            div.wrap {
                p { (words.say_with("foot-statement", &[("date", Part::Text(date))])) }
                nav aria-label=(words.say("foot-label")) {
                    @for (href, text) in &frame.foot { a href=(href) { (text) } }
                }
            }
        }
    }
}

/// The breadcrumbs; nothing where there are none.
pub(super) fn crumbs(frame: &Frame) -> Markup {
    html! {
        @if !frame.crumbs.is_empty() {
            nav aria-label=(frame.words.say("breadcrumb")) {
                ol.crumb {
                    @for crumb in &frame.crumbs {
                        li {
                            @match &crumb.href {
                                Some(href) => a href=(href) { (said(&crumb.text)) },
                                None => span aria-current="page" { (said(&crumb.text)) },
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A line that says from where a verdict is seen.
pub(super) fn seen_from(frame: &Frame) -> Markup {
    html! { p.at { (sentence(&frame.assumptions.heading)) } }
}

/// A sign from the sprite, hidden from those who hear the page.
pub(super) fn icon(name: &str) -> Markup {
    html! { svg.ic aria-hidden="true" { use href={ "#i-" (name) } {} } }
}

fn mark() -> Markup {
    html! {
        svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true" {
            path.brand-pro d="M9 12C14 12 12 6 18 6" {}
            path.brand-con d="M9 12C14 12 12 18 18 18" {}
            circle.brand-root cx="6" cy="12" r="4" {}
            circle.brand-dot cx="19" cy="6" r="3" {}
            rect.brand-box x="16" y="15" width="6" height="6" rx="1.5" {}
        }
    }
}

fn sprite() -> Markup {
    const SPRITE: &str = include_str!("assets/sprite.svg");
    html! { (PreEscaped(SPRITE)) }
}
