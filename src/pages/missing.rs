//! What is shown where nothing can be.

use maud::{Markup, html};

use crate::view::{BrokenView, MissingView};

use super::parts::{finding_list, link};
use super::shell::{Width, crumbs, page, search_form};

/// A page that does not exist, or an address that makes no sense.
#[must_use]
pub fn missing(view: &MissingView) -> Markup {
    let words = view.frame.words;
    let main = html! {
        main.wrap.list #main {
            header.ch { h1 { (view.heading) } p.lede { (view.explanation) } }
            @if !view.near.is_empty() {
                section.sec { h2 { (view.near_heading) } ul.plain { @for one in &view.near { li { (link(one)) } } } }
            }
            div.go { (search_form(&view.frame, "wide")) a.btn.pri href=(view.frame.home) { (words.say("missing-home")) } }
        }
    };
    page(&view.frame, Width::Page, &main)
}

/// A record whose file has an error.
#[must_use]
pub fn broken(view: &BrokenView) -> Markup {
    let main = html! {
        div.wrap {
            (crumbs(&view.frame))
            main.list #main {
                header.ch { h1 { (view.heading) } p.lede { code { (view.id) } } p.sub { (view.explanation) } }
                (finding_list(&view.findings))
            }
        }
    };
    page(&view.frame, Width::Page, &main)
}

/// The page at the root of a static site, which leads to the home page of a language.
#[must_use]
pub fn redirect(view: &MissingView) -> Markup {
    let home = &view.frame.home;
    html! {
        (maud::DOCTYPE)
        html lang=(view.frame.words.language.tag()) {
            head {
                meta charset="utf-8";
                meta http-equiv="refresh" content={ "0; url=" (home) };
                title { (view.frame.site) }
            }
            body { p { a href=(home) { (view.frame.words.say("redirect")) } } }
        }
    }
}
