//! The claims of a topic as a table.

use maud::{Markup, html};

use crate::view::{TableHead, TableView};

use super::map::chips;
use super::parts::{bare_link, mark, said, verdict_badge};
use super::shell::{Width, crumbs, page};

/// The claims of a topic, or those that bear on an item, as a table.
#[must_use]
pub fn table(view: &TableView) -> Markup {
    let words = view.frame.words;
    let [claim, side, verdict, sources, used] = view.heads.as_slice() else {
        return html! {};
    };
    let main = html! {
        div.wrap {
            (crumbs(&view.frame))
            main.list #main {
                header.ch {
                    h1 { (said(&view.heading)) }
                    p.sub { (view.count) }
                    (chips(words, &view.chosen))
                    nav.seg aria-label=(words.say("map-views")) {
                        a href=(view.map) { (words.say("nav-map")) }
                        a href=(view.outline) { (words.say("nav-outline")) }
                        span aria-current="page" { (words.say("nav-table")) }
                        a href={ (view.map) "#walk" } { (words.say("walk")) }
                    }
                }
                table.srcs.claims {
                    caption.vh { (said(&view.heading)) }
                    thead { tr { @for it in [claim, side, verdict, sources, used] { (head(it)) } } }
                    tbody { @for row in &view.rows {
                        tr id=(row.anchor) {
                            th scope="row" {
                                a href=(row.claim.href) { (said(&row.claim.text)) }
                                @if row.claim.mark.is_some() { " " (mark(row.claim.mark.as_ref())) }
                                small { (row.kind) @if let Some(map) = &row.map { " · " a href=(map) { (words.say("nav-map")) } } }
                            }
                            td data-l=(side.text) { ul { @for it in &row.sides { li { (bare_link(it)) } } } }
                            td data-l=(verdict.text) { @if let Some(verdict) = &row.claim.verdict { (verdict_badge(verdict)) } }
                            td.num data-l=(sources.text) { (row.counts[0]) }
                            td.num data-l=(used.text) { (row.counts[1]) }
                        }
                    } }
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

fn head(head: &TableHead) -> Markup {
    html! {
        th scope="col" aria-sort=[head.sorted] {
            @if let Some(href) = &head.href { a href=(href) { (head.text) } } @else { (head.text) }
        }
    }
}
