//! The page of an actor.

use maud::{Markup, html};

use crate::view::ActorView;

use super::assumptions::toggle;
use super::parts::{link, said, upkeep};
use super::shell::{Width, crumbs, page};
use super::source::is_web;

/// The page of an actor.
#[must_use]
pub fn actor(view: &ActorView) -> Markup {
    let words = view.frame.words;
    let main = html! {
        div.wrap {
            (crumbs(&view.frame))
            main.two #main {
                article {
                    header.ch {
                        div.kind { span { (view.kind) } }
                        h1 { (said(&view.name)) }
                        @if let Some(about) = &view.about { p.sub { (said(about)) } }
                        p.togs { (toggle(view.take_word.as_ref())) }
                    }
                    @if view.asserts.is_empty() { p.sub { (words.say("actor-none")) } }
                    @for (heading, items) in &view.asserts {
                        section.sec { h2 { (heading) } ul.plain { @for item in items { li { (link(item)) } } } }
                    }
                }
                aside.aside {
                    @if let Some(url) = &view.url {
                        div { h2 { (words.say("actor-url")) } p.file { @if is_web(url) { a href=(url) rel="noopener noreferrer external" { (url) } } @else { (url) } } }
                    }
                    (upkeep(&view.frame, &view.findings, view.file.as_ref()))
                }
            }
        }
    };
    page(&view.frame, Width::Page, &main)
}
