//! A map as a picture that stands by itself: SVG with its own style, for files, print and previews.
//! It is drawn in light colours, and every difference in colour is one of form too.

use maud::{Markup, PreEscaped, html};

use crate::view::{Look, Mark, Sheet, Thrust, Type};

use super::map::drawn_line;
use super::parts::sign_name;

/// The families that a picture names. A browser that lacks them takes the site's own, or its own.
const STYLE: &str = "text{font-family:'Counterpoint Sans','Source Sans 3',sans-serif;fill:#15202b}\
.question,.answer,.headline{font-family:'Counterpoint Serif','Source Serif 4',serif;font-weight:600}\
.question{font-size:19px;fill:#f4f8fb}.answer{font-size:15.5px}.body{font-size:14px}\
.strong{font-size:13.2px;font-weight:600}.lead{font-weight:600;fill:#566373}\
.column{font-size:13px;font-weight:600;fill:#566373}.eyebrow{font-size:13px;fill:#b4c6d6}\
.foot{font-size:13px;fill:#3f4d5c}.headline{font-size:48px}.headnote{font-size:26px}.headfoot{font-size:22px;fill:#3f4d5c}\
.e{fill:none;stroke:#0a6c8e;stroke-width:1.8}.e.con{stroke:#b2440c;stroke-dasharray:5 4}\
.e.q{stroke:#8593a1;stroke-width:1.5}.way .e{stroke-width:3.2}.h{fill:#0a6c8e}.h.con{fill:#b2440c}\
.ring{fill:#eef2f5;stroke:#b2440c;stroke-width:2}.slash{fill:none;stroke:#b2440c;stroke-width:1.8}\
.tick{stroke:#fff}";

/// A map as an SVG document.
#[must_use]
pub fn sheet(sheet: &Sheet) -> String {
    let (width, height) = (sheet.width, sheet.height);
    let size = format!("0 0 {width:.0} {height:.0}");
    let markup = html! {
        svg xmlns="http://www.w3.org/2000/svg" viewBox=(size) width=(format!("{width:.0}"))
            height=(format!("{height:.0}")) lang=(sheet.language) role="img" aria-labelledby="t d" {
            title #t { (sheet.title) }
            desc #d { (sheet.description) }
            style { (PreEscaped(STYLE)) }
            defs { (symbols()) }
            rect width="100%" height="100%" fill=(if sheet.on_paper { "#fff" } else { "#eef2f5" }) {}
            @for mark in &sheet.marks { (drawn(mark)) }
        }
    };
    markup.into_string()
}

/// The signs that a picture uses, from the sprite of the pages.
fn symbols() -> PreEscaped<&'static str> {
    const SPRITE: &str = include_str!("assets/sprite.svg");
    let inner = SPRITE.split_once('>').map_or("", |(_, rest)| rest);
    PreEscaped(inner.trim_end().strip_suffix("</svg>").unwrap_or(inner))
}

fn drawn(mark: &Mark) -> Markup {
    match mark {
        Mark::Rect(at, look) => rectangle(*at, *look),
        Mark::Line(line) => drawn_line(line),
        Mark::Text {
            at: (x, y),
            face,
            lead,
            text,
        } => html! {
            text class=(class(*face)) x=(number(*x)) y=(number(*y)) {
                @if let Some(lead) = lead { tspan.lead { (lead) } }
                (text)
            }
        },
        Mark::Sign(shape, at) => used("v", sign_name(*shape), *at, "#15202b"),
        Mark::Group((x, y), scale, marks) => html! {
            g transform=(format!("translate({x:.1} {y:.1}) scale({scale:.3})")) {
                @for mark in marks { (drawn(mark)) }
            }
        },
        Mark::Badge(thrust, [x, y, size]) => badge(*thrust, *x, *y, *size),
    }
}

fn rectangle([x, y, width, height]: [f64; 4], look: Look) -> Markup {
    let (radius, fill, stroke, thick) = match look {
        Look::Question => (14.0, "#16293d", "#16293d", 1.0),
        Look::Card => (10.0, "#fff", "#8593a1", 1.0),
        Look::Frame => (12.0, "#fff", "#8593a1", 1.5),
        Look::Selected => (11.0, "none", "#1a5fd0", 2.5),
        Look::Chip => (5.0, "#fff", "#15202b", 1.0),
        Look::Pill => (height / 2.0, "#eef2f5", "#8593a1", 1.0),
        Look::Divider => (0.0, "none", "#d5dde4", 1.0),
    };
    html! {
        @if look == Look::Divider {
            path stroke=(stroke) d=(format!("M{x:.1} {y:.1}h{width:.1}")) {}
        } @else {
            rect x=(number(x)) y=(number(y)) width=(number(width)) height=(number(height))
                rx=(number(radius)) fill=(fill) stroke=(stroke) stroke-width=(number(thick)) {}
        }
    }
}

fn badge(thrust: Thrust, x: f64, y: f64, size: f64) -> Markup {
    let (sign, fill) = match thrust {
        Thrust::Supports => ("plus", "#0a6c8e"),
        Thrust::Rebuts => ("minus", "#b2440c"),
        Thrust::Undercuts => ("slash", "#b2440c"),
    };
    let radius = if thrust == Thrust::Supports {
        size / 2.0
    } else {
        size * 0.26
    };
    let inset = size * 0.23;
    html! {
        rect x=(number(x)) y=(number(y)) width=(number(size)) height=(number(size))
            rx=(number(radius)) fill=(fill) {}
        (used("i", sign, [x + inset, y + inset, size - 2.0 * inset], "#fff"))
    }
}

fn used(kind: &str, name: &str, [x, y, size]: [f64; 3], colour: &str) -> Markup {
    html! {
        use href={ "#" (kind) "-" (name) } x=(number(x)) y=(number(y)) width=(number(size))
            height=(number(size)) color=(colour) {}
    }
}

fn class(face: Type) -> &'static str {
    match face {
        Type::Column => "column",
        Type::Eyebrow => "eyebrow",
        Type::Question => "question",
        Type::Answer => "answer",
        Type::Body => "body",
        Type::Strong => "strong",
        Type::Foot => "foot",
        Type::Headline => "headline",
        Type::Headnote => "headnote",
        Type::Headfoot => "headfoot",
    }
}

fn number(length: f64) -> String {
    format!("{length:.1}")
}
