//! The page of what would change a verdict.

use maud::{Markup, html};

use crate::view::{ClaimIfs, IfLine, Part, WhatIfView, Words};

use super::changed::flips;
use super::parts::{link, sentence, verdict_badge};
use super::shell::{Width, crumbs, page};

/// The page of what would change a verdict.
#[must_use]
pub fn what_if(view: &WhatIfView) -> Markup {
    let words = view.frame.words;
    let main = html! {
        div.wrap {
            (crumbs(&view.frame))
            main.reading #main {
                header.ch {
                    div.kind { span { (words.say(if view.claim.is_some() { "what-if" } else { "what-hangs" })) } }
                    h1 { (link(&view.item)) }
                    p.at { (sentence(&view.seen_from)) }
                    @if let Some(claim) = &view.claim {
                        p { (verdict_badge(&claim.verdict)) }
                        @if let Some(held) = &claim.held { p { (held) } }
                    }
                }
                @if let Some(claim) = &view.claim { (claim_ifs(words, claim)) }
                section.sec {
                    h2 { (words.say("what-hangs")) }
                    p.sub { (words.say("what-hangs-sub")) }
                    @if view.hangs.is_empty() { p { (words.say("what-hangs-none")) } }
                    (flips(words, &view.hangs))
                    @if view.more > 0 { p.sub { (words.say_with("changed-more", &[("count", Part::Count(view.more))])) } }
                }
            }
        }
    };
    page(&view.frame, Width::Page, &main)
}

fn claim_ifs(words: &Words, claim: &ClaimIfs) -> Markup {
    let readings = claim.readings.iter().cloned();
    let (same, differing): (Vec<IfLine>, Vec<IfLine>) = readings.partition(|it| it.is_same);
    html! {
        section.sec {
            h2 { (words.say("what-if-sets")) }
            p.sub { (claim.searched) }
            @if claim.sets.is_empty() { p { (words.say("what-if-none")) } }
            (lines(words, &claim.sets))
        }
        section.sec {
            h2 { (words.say("what-if-alone")) }
            p.sub { (words.say("what-if-alone-sub")) }
            @if claim.alone.is_empty() { p { (words.say("what-if-alone-none")) } }
            (lines(words, &claim.alone))
            @if let Some(cut) = &claim.alone_cut { p.sub { (cut) } }
        }
        section.sec {
            h2 { (words.say("what-if-readings")) }
            p { (claim.readings_said) }
            (lines(words, &differing))
            details {
                summary { (words.say("what-if-same")) }
                (lines(words, &same))
            }
            @if let Some(cut) = &claim.readings_cut { p.sub { (cut) } }
        }
    }
}

fn lines(words: &Words, lines: &[IfLine]) -> Markup {
    html! {
        @if !lines.is_empty() {
            ul.ifs { @for line in lines {
                li.same[line.is_same] {
                    span { (sentence(&line.change)) (words.say("colon")) (verdict_badge(&line.verdict)) }
                    @if let Some(href) = &line.href { " " a.see href=(href) rel="nofollow" data-seen { (words.say("what-if-see")) } }
                }
            } }
        }
    }
}
