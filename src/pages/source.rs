//! The page of a source.

use maud::{Markup, html};

use crate::view::{Part, SourceView};

use super::assumptions::toggle;
use super::parts::{link, links, mark, said, upkeep};
use super::provision::quote_check;
use super::shell::{Width, crumbs, page};

/// The page of a source.
#[must_use]
pub fn source(view: &SourceView) -> Markup {
    let words = view.frame.words;
    let main = html! {
        div.wrap {
            (crumbs(&view.frame))
            main.two #main {
                article {
                    header.ch {
                        div.kind { span { (view.kind) } }
                        h1 { (said(&view.title)) }
                        @if view.mark.is_some() { p { (mark(view.mark.as_ref())) } }
                        p.togs { (toggle(view.leave_out.as_ref())) @if let Some(href) = &view.what_if { " " a href=(href) rel="nofollow" { (words.say("what-hangs")) } } }
                        dl.facts {
                            @for (label, value) in &view.facts { div { dt { (label) } dd { (said(value)) } } }
                            @if !view.by.is_empty() { div { dt { (words.say("source-speakers")) } dd { (links(&view.by)) } } }
                        }
                    }
                    @if let Some(note) = &view.note {
                        p.note { b { (words.say("source-note")) } " " (said(note)) }
                    }
                    @if let Some((grade, because)) = &view.grade {
                        p.sub { (words.say_with("source-grade", &[("grade", Part::Text(grade))])) ". " (said(because)) }
                    }
                    @if !view.standing.is_empty() {
                        section.sec {
                            h2 { (words.say("source-standing")) }
                            ul.plain { @for line in &view.standing { li {
                                b { (line.what) }
                                @if let Some(by) = &line.by { " " (words.say("source-by")) " " (link(by)) }
                                @if let Some(note) = &line.note { p.sub { (said(note)) } }
                            } } }
                        }
                    }
                    @if !view.changed.is_empty() {
                        section.sec {
                            h2 { (words.say("source-changed")) }
                            ul.plain { @for (what, other) in &view.changed { li { a href=(other.href) { (said(&other.text)) } " " span.rev { (what) } } } }
                        }
                    }
                    section.sec {
                        h2 { (words.say("source-cited")) }
                        @if view.cited_by.is_empty() { p.sub { (words.say("source-uncited")) } }
                        @for (role, lines) in &view.cited_by {
                            h3.role { (role) }
                            ul.plain { @for line in lines { li {
                                (link(&line.item))
                                @if let Some(place) = &line.place { small { (place) } }
                                @if let Some(quote) = &line.quote { small { q lang=[quote.tag()] { (quote.text) } @if let Some(check) = &line.quote_check { " " (quote_check(check)) } } }
                            } } }
                        }
                    }
                }
                aside.aside {
                    @if let Some(url) = &view.url {
                        div {
                            @if is_web(url) { a.btn.pri href=(url) rel="noopener noreferrer external" { (words.say("source-open")) } }
                            p.file { (url) }
                            @if let Some(accessed) = &view.accessed { small { (accessed) } }
                        }
                    }
                    @if let Some(archive) = &view.archive {
                        div { h2 { (words.say("source-archive")) } p.file { @if is_web(archive) { a href=(archive) rel="noopener noreferrer external" { (archive) } } @else { (archive) } } }
                    }
                    div { h2 { (words.say("source-reference")) } p.cite tabindex="0" { (view.reference) } }
                    (upkeep(&view.frame, &view.findings, view.file.as_ref()))
                }
            }
        }
    };
    page(&view.frame, Width::Page, &main)
}

/// Only addresses of the web become links: a file may say anything.
pub(super) fn is_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}
