//! How to read a map.

use maud::{Markup, html};

use crate::view::{GuideView, Thrust};

use super::map::legend_line;
use super::parts::{badge, verdict_sign};
use super::shell::{Width, crumbs, page};

/// How to read a map.
#[must_use]
pub fn guide(view: &GuideView) -> Markup {
    let words = view.frame.words;
    let main = html! {
        div.wrap {
            (crumbs(&view.frame))
            main.list #main {
                header.ch { h1 { (words.say("guide-title")) } p.lede { (view.lede) } }
                section.sec {
                    h2 { (words.say("guide-signs")) }
                    ul.signs { @for (sign, text) in &view.signs { li {
                        span.sample aria-hidden="true" {
                            @match *sign {
                                "supports" => { (badge(Thrust::Supports)) (legend_line("")) }
                                "rebuts" => { (badge(Thrust::Rebuts)) (legend_line("con")) }
                                "undercuts" => { (badge(Thrust::Undercuts)) (legend_line("cut")) }
                                "linked" => span.and { (words.say("and")) },
                                "value" => em.val { (words.say("value")) },
                                _ => span.rev { "…" },
                            }
                        }
                        p { (text) }
                    } }
                    @for (shape, text) in &view.verdicts { li {
                        span.sample { (verdict_sign(*shape)) }
                        p { (text) }
                    } } }
                }
                @for (heading, paragraphs) in &view.sections {
                    section.sec { h2 { (heading) } div.prose { @for text in paragraphs { p { (text) } } } }
                }
            }
        }
    };
    page(&view.frame, Width::Page, &main)
}
