//! The lists.

use maud::{Markup, html};

use crate::view::ListView;

use super::parts::{link, said};
use super::shell::{Width, crumbs, page, search_form};

/// All records of a kind.
#[must_use]
pub fn list(view: &ListView) -> Markup {
    let words = view.frame.words;
    let main = html! {
        div.wrap {
            (crumbs(&view.frame))
            main.list #main {
                header.ch { h1 { (view.heading) } p.sub { (view.count) } (search_form(&view.frame, "wide")) }
                @if view.groups.len() > 1 {
                    nav.jump aria-label=(view.heading) { @for group in &view.groups { a.chip href={ "#" (group.anchor) } { (group.heading) } } }
                }
                @for group in &view.groups {
                    section.sec id=(group.anchor) {
                        h2 { (group.heading) }
                        ul.plain { @for item in &group.items { li {
                            (link(&item.link))
                            @if let Some(detail) = &item.detail { small { (said(detail)) } }
                        } } }
                    }
                }
                @if view.before.is_some() || view.after.is_some() {
                    nav.pager {
                        @if let Some(before) = &view.before { a.btn rel="prev" href=(before) { (words.say("list-before")) } }
                        @if let Some(after) = &view.after { a.btn rel="next" href=(after) { (words.say("list-after")) } }
                    }
                }
            }
        }
    };
    page(&view.frame, Width::Page, &main)
}
