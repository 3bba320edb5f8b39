//! The page of an expectation.

use maud::{Markup, html};

use crate::view::ExpectView;

use super::parts::{link, said, sentence, upkeep};
use super::shell::{Width, crumbs, page};

/// The page of an expectation.
#[must_use]
pub fn expect(view: &ExpectView) -> Markup {
    let words = view.frame.words;
    let main = html! {
        div.wrap {
            (crumbs(&view.frame))
            main.two #main {
                article {
                    header.ch {
                        div.kind { span { (words.say("record-expect")) } span { (view.outcome) } }
                        h1 { (said(&view.text)) }
                        p.sub { (sentence(&view.seen_from)) }
                    }
                    section.sec {
                        h2 { (words.say("expect-promised")) }
                        ul.plain { @for pin in &view.pins {
                            li {
                                (link(&pin.item))
                                p.who {
                                    b { (words.say("expect-must")) } " " (pin.promised)
                                    @if let Some(found) = &pin.found { ". " b { (words.say("expect-found")) } " " (found) }
                                }
                            }
                        } }
                    }
                    section.sec { h2 { (words.say("expect-because")) } p.prose { (said(&view.because)) } }
                }
                aside.aside {
                    (upkeep(&view.frame, &view.findings, view.file.as_ref()))
                }
            }
        }
    };
    page(&view.frame, Width::Page, &main)
}
