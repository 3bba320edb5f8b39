//! The page of what an issue turns on.

use maud::{Markup, html};

use crate::view::{CruxLine, CruxesView, Part, Words};

use super::parts::{link, said, sentence, verdict_badge};
use super::shell::{Width, crumbs, page};

/// How many are shown unfolded: what one can keep in mind.
const FEW: usize = 5;

/// The page of what an issue turns on.
#[must_use]
pub fn cruxes(view: &CruxesView) -> Markup {
    let words = view.frame.words;
    let main = html! {
        div.wrap {
            (crumbs(&view.frame))
            main.reading #main {
                header.ch {
                    div.kind { span { (words.say("cruxes")) } }
                    h1 { (said(&view.question)) }
                    p.lede { (words.say("cruxes-sub")) }
                    @if !view.cruxes.is_empty() { p.sub { (view.measure) } }
                    @if let Some(cut) = &view.cut { p.sub { (cut) } }
                }
                @if view.cruxes.is_empty() { p { (words.say("cruxes-none")) } }
                @let (few, rest) = view.cruxes.split_at(view.cruxes.len().min(FEW));
                ol.cruxes { @for crux in few { li { (crux_line(words, crux)) } } }
                @if !rest.is_empty() {
                    details {
                        summary { (words.say_with("cruxes-rest", &[("count", Part::Count(rest.len()))])) }
                        ol.cruxes start=(FEW + 1) { @for crux in rest { li { (crux_line(words, crux)) } } }
                    }
                }
                @if view.more > 0 { p.sub { (words.say_with("cruxes-more", &[("count", Part::Count(view.more))])) } }
                p { a href=(view.issue.href) { (words.say("cruxes-back")) } }
            }
        }
    };
    page(&view.frame, Width::Page, &main)
}

fn crux_line(words: &Words, crux: &CruxLine) -> Markup {
    html! {
        h2 { (link(&crux.claim)) @if let Some(badge) = &crux.verdict { " " (verdict_badge(badge)) } }
        @if let Some(with) = &crux.with { p.who { b { (words.say("cruxes-with")) } " " (link(with)) } }
        @for line in &crux.why { p.prose { (sentence(line)) } }
        @if crux.moves.is_empty() { p.sub { (crux.arguments) } }
        @else {
            div.scroll tabindex="0" role="region" aria-label=(words.say("cruxes-table")) {
                table.moves {
                    caption.vh { (words.say("cruxes-table")) }
                    thead { tr {
                        th scope="col" { (words.say("cruxes-answer")) }
                        th scope="col" { (words.say("cruxes-left-out")) }
                        th scope="col" { (words.say("cruxes-assumed")) }
                    } }
                    tbody { @for it in &crux.moves {
                        tr {
                            th scope="row" { (link(&it.position)) }
                            td { (verdict_badge(&it.left_out)) }
                            td { (verdict_badge(&it.assumed)) }
                        }
                    } }
                }
            }
        }
        p.tries {
            @if let Some(href) = &crux.assume { a.btn href=(href) rel="nofollow" data-seen { (words.say("cruxes-assume")) } }
            " "
            @if let Some(href) = &crux.leave_out { a.btn href=(href) rel="nofollow" data-seen { (words.say("cruxes-leave-out")) } }
        }
    }
}
