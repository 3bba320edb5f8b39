//! The page along which verdicts change.

use maud::{Markup, html};

use crate::view::{DayView, Lane, Shape, TimelineView, Words};

use super::parts::{link, said, sentence, verdict_badge};
use super::shell::{Width, crumbs, page};

/// The page along which verdicts change.
#[must_use]
pub fn timeline(view: &TimelineView) -> Markup {
    let words = view.frame.words;
    let main = html! {
        div.wrap {
            (crumbs(&view.frame))
            main #main {
                header.ch {
                    div.kind { span { (said(&view.title)) } }
                    h1 { (words.say("timeline-title")) }
                    p.lede { (words.say("timeline-sub")) }
                }
                nav.steps aria-label=(words.say("timeline-steps")) {
                    @match &view.earlier { Some(href) => a.btn href=(href) rel="prev" data-seen { (words.say("timeline-earlier")) }, None => span.btn.off { (words.say("timeline-earlier")) } }
                    " "
                    @match &view.later { Some(href) => a.btn href=(href) rel="next" data-seen { (words.say("timeline-later")) }, None => span.btn.off { (words.say("timeline-later")) } }
                }
                section.sec aria-label=(words.say("timeline-lanes")) {
                    @for group in &view.groups {
                        div.lanes {
                            h2 { (link(&group.issue)) }
                            (axis(view))
                            @for lane in &group.lanes { (lane_row(view, lane)) }
                        }
                    }
                }
                section.sec {
                    h2 { (words.say("timeline-days")) }
                    ol.tl.turns { @for day in &view.days { (day_row(words, day)) } }
                }
            }
        }
    };
    page(&view.frame, Width::Page, &main)
}

/// The years above the lanes of a question; the words of each lane have its dates.
fn axis(view: &TimelineView) -> Markup {
    html! {
        svg.axis viewBox="0 0 1000 18" aria-hidden="true" {
            @for (year, place) in &view.years { text x=(place) y="14" text-anchor="middle" { (year) } }
        }
    }
}

/// The picture of a lane says nothing that its words do not say.
fn lane_row(view: &TimelineView, lane: &Lane) -> Markup {
    html! {
        div.lane {
            p { (link(&lane.position)) }
            svg.strip viewBox="0 0 1000 34" preserveAspectRatio="none" aria-hidden="true" {
                @for span in &lane.spans {
                    rect class=(shape_class(span.badge.shape)) x=(span.start) y="4" width=(span.length) height="18" {}
                }
                @for (_, place) in &view.years { line.year x1=(place) x2=(place) y1="22" y2="28" {} }
                line.now x1=(view.now) x2=(view.now) y1="0" y2="34" {}
            }
            ol.inline { @for span in &lane.spans {
                li { time { (span.since) } " " (verdict_badge(&span.badge)) }
            } }
        }
    }
}

fn shape_class(shape: Shape) -> &'static str {
    match shape {
        Shape::Stands => "s-stands",
        Shape::Contested => "s-contested",
        Shape::Answered => "s-answered",
        Shape::Reported => "s-reported",
        Shape::Empty | Shape::Value | Shape::OtherDate | Shape::Absent | Shape::Unknown => {
            "s-empty"
        }
    }
}

fn day_row(words: &Words, day: &DayView) -> Markup {
    html! {
        li.now[day.current] {
            time datetime=(day.iso.to_string()) {
                @match &day.href {
                    Some(href) => a href=(href) rel="nofollow" data-seen aria-current=[day.current.then_some("date")] { (day.date) },
                    None => (day.date),
                }
            }
            div {
                @for event in &day.events {
                    p { (said(&event.what)) @if let Some(source) = &event.source { " " small { (link(source)) } } }
                }
                @if !day.turns.is_empty() {
                    ul.flips { @for turn in &day.turns {
                        li {
                            p { (link(&turn.position)) (words.say("colon"))
                                (verdict_badge(&turn.before)) span.arrow aria-hidden="true" { " → " } span.vh { (words.say("changed-to")) } (verdict_badge(&turn.after)) }
                            @for line in &turn.why { p.why { (sentence(line)) } }
                        }
                    } }
                }
            }
        }
    }
}
