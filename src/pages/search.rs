//! The page of results.

use maud::{Markup, html};

use crate::view::{Language, Marked, SearchView};

use super::parts::{choice_list, mark, verdict_badge};
use super::shell::{Width, crumbs, icon, kept, page};

/// The page of results.
#[must_use]
pub fn search(view: &SearchView) -> Markup {
    let words = view.frame.words;
    let main = html! {
        div.wrap {
            (crumbs(&view.frame))
            main.list #main {
                header.ch { h1 { (words.say("search-title")) } }
                @if let Some(address) = &view.frame.search {
                    form action=(address) method="get" aria-label=(words.say("search-filters")) {
                        (kept(&view.frame))
                        div.go {
                            div.search.wide {
                                (icon("search"))
                                input #q type="search" name="q" value=(view.frame.query) maxlength="200" autocomplete="off"
                                    aria-label=(words.say("search-label")) placeholder=(words.say("search-placeholder"));
                            }
                            button.btn.pri type="submit" { (words.say("search-button")) }
                        }
                        details.narrow open[view.filters.iter().any(|it| it.choices.iter().any(|it| it.chosen)) || view.years != (None, None)] {
                            summary { (words.say("search-filters")) }
                            div.filters {
                                @for filter in &view.filters {
                                    label {
                                        (filter.label)
                                        (choice_list(filter.name, &filter.choices))
                                    }
                                }
                                label { (words.say("filter-from-year")) input type="number" name="from" min="1800" max="2200" value=[view.years.0]; }
                                label { (words.say("filter-until-year")) input type="number" name="until" min="1800" max="2200" value=[view.years.1]; }
                            }
                        }
                    }
                }
                p.sub role="status" { (view.status) }
                @if !view.results.is_empty() {
                    ol.results { @for one in &view.results {
                        li {
                            small { (one.kind) }
                            a href=(one.href) { (pieces(&one.text, one.lang)) }
                            @if one.mark.is_some() { " " (mark(one.mark.as_ref())) }
                            @if let Some(verdict) = &one.verdict { " " (verdict_badge(verdict)) }
                            @if let Some((text, lang)) = &one.passage { p.sub { (pieces(text, *lang)) } }
                        }
                    } }
                }
                @if view.before.is_some() || view.after.is_some() {
                    nav.pager aria-label=(words.say("search-title")) {
                        @if let Some(before) = &view.before { a.btn rel="prev" href=(before) { (words.say("search-before")) } }
                        @if let Some(after) = &view.after { a.btn rel="next" href=(after) { (words.say("search-after")) } }
                    }
                }
            }
        }
    };
    page(&view.frame, Width::Page, &main)
}

fn pieces(text: &Marked, lang: Option<Language>) -> Markup {
    html! {
        span lang=[lang.map(Language::tag)] {
            @for (piece, is_match) in text { @if *is_match { mark { (piece) } } @else { (piece) } }
        }
    }
}
