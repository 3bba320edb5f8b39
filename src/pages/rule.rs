//! The page of a rule.

use maud::{Markup, html};

use crate::view::{
    AnswerChange, Badge, ConditionLine, DecidedLine, Link, Part, RuleView, ShortAnswers,
    VersionLine, Words,
};

use super::parts::{bare_link, citations, link, link_list, said, upkeep, verdict_badge};
use super::shell::{Width, crumbs, page};

/// The page of a rule.
#[must_use]
pub fn rule(view: &RuleView) -> Markup {
    let words = view.frame.words;
    let main = html! {
        div.wrap {
            (crumbs(&view.frame))
            main.two #main {
                article {
                    header.ch {
                        div.kind { span { (words.say("record-rule")) } span { (view.kind) } }
                        h1 { (said(&view.title)) }
                        @if let Some(not_law) = &view.not_law { p { span.rev { (not_law) } } }
                        @for date in &view.dates { p.when { (date) } }
                    }
                    (sentences(view))
                    @if let Some(note) = &view.note { section.sec { h2 { (words.say("rule-note")) } p.prose { (said(note)) } } }
                    @if !view.versions.is_empty() { (versions(view)) }
                    section.sec {
                        h2 { (words.say("rule-authority")) }
                        @if view.authority.is_empty() { p.sub { (words.say("rule-no-authority")) } }
                        @else { (citations(words, &view.authority)) }
                        @if let Some(confidence) = &view.confidence { p.who { (confidence) } }
                        @if let Some(doubt) = &view.doubt { p.note { b { (words.say("rule-doubt")) } " " (said(doubt)) } }
                    }
                    (debate(view))
                    (cases(view))
                }
                aside.aside {
                    @if let Some(map) = &view.map { div { a.btn.pri href=(map) { (words.say("open-rule-map")) } } }
                    @if !view.answers.is_empty() {
                        div { h2 { (words.say("rule-answers")) } ul { @for question in &view.answers { li { (said(question)) } } } }
                    }
                    @if !view.feeds.is_empty() {
                        div {
                            h2 { (words.say("rule-feeds")) }
                            ul {
                                @for fed in &view.feeds { li {
                                    @if fed.gives_way { span.rel { (words.say("rule-excepts")) } " " }
                                    (bare_link(&fed.rule))
                                } }
                                @if let Some(more) = &view.feeds_more { li { (link(more)) } }
                            }
                        }
                    }
                    (link_list(&words.say("rule-outranks"), &view.outranks))
                    (link_list(&words.say("rule-outranked"), &view.outranked_by))
                    @if !view.policies.is_empty() {
                        div {
                            h2 { (words.say("rule-policies")) }
                            ul { @for (what, policy) in &view.policies { li { (link(policy)) small { (what) } } } }
                        }
                    }
                    @if let Some(set) = &view.set { div { h2 { (words.say("record-rule-set")) } p { (link(set)) } } }
                    (upkeep(&view.frame, &view.findings, view.file.as_ref()))
                }
            }
        }
    };
    page(&view.frame, Width::Page, &main)
}

/// The rule as sentences, and as it is written.
fn sentences(view: &RuleView) -> Markup {
    let words = view.frame.words;
    html! {
        section.card.reads aria-label=(words.say("rule-says")) {
            @if let Some(then) = &view.then {
                dl {
                    div {
                        dt { (words.say("rule-if")) }
                        dd {
                            @if view.conditions.is_empty() { p { (words.say("rule-always")) } }
                            @else { (condition_list(words, &view.conditions)) }
                        }
                    }
                    div.then { dt { (words.say("rule-then")) } dd { (condition(words, then, false)) } }
                    @if !view.exceptions.is_empty() {
                        div {
                            dt { (words.say("rule-unless")) }
                            dd { ol.either { @for (place, exception) in view.exceptions.iter().enumerate() {
                                li { @if place > 0 { span.or { (words.say("or")) } } (condition_list(words, exception)) }
                            } } }
                        }
                    }
                }
            } @else { p { (words.say("rule-broken")) } }
            details {
                summary { (words.say("rule-written")) }
                dl.written { @for (key, lines) in &view.written { div {
                    dt lang="en" { code { (key) } }
                    dd { @for line in lines { p { code { (line) } } } }
                } } }
            }
        }
    }
}

fn condition_list(words: &Words, lines: &[ConditionLine]) -> Markup {
    html! { ul.all { @for line in lines { li { (condition(words, line, true)) } } } }
}

/// A condition, with where it comes from.
fn condition(words: &Words, line: &ConditionLine, with_origin: bool) -> Markup {
    html! {
        p {
            @match &line.href {
                Some(href) => a href=(href) { (said(&line.text)) },
                None => (said(&line.text)),
            }
        }
        @if with_origin {
            @if line.is_asked { p.from { (words.say("condition-asked")) } }
            (origin(&words.say("condition-concluded"), &line.concluded_by))
            (origin(&words.say("condition-denied"), &line.denied_by))
        }
    }
}

/// The rules that conclude a condition: a few at once, more when opened.
fn origin(heading: &str, rules: &[Link]) -> Markup {
    html! {
        @if rules.len() > 2 {
            details.from { summary { (heading) " (" (rules.len()) ")" } ul { @for rule in rules { li { (bare_link(rule)) } } } }
        } @else if !rules.is_empty() {
            div.from { p { (heading) } ul { @for rule in rules { li { (bare_link(rule)) } } } }
        }
    }
}

/// The versions of the rule. The picture says nothing that the words do not say.
fn versions(view: &RuleView) -> Markup {
    let words = view.frame.words;
    html! {
        section.sec {
            h2 { (words.say("rule-versions")) }
            div.lanes.versions {
                (axis(&view.years))
                @for version in &view.versions { (lane(view, version)) }
            }
        }
    }
}

fn axis(years: &[(i16, u32)]) -> Markup {
    html! {
        svg.axis viewBox="0 0 1000 18" aria-hidden="true" {
            @for (year, place) in years { text x=(place) y="14" text-anchor="middle" { (year) } }
        }
    }
}

fn lane(view: &RuleView, version: &VersionLine) -> Markup {
    let words = view.frame.words;
    html! {
        div.lane.now[version.is_this] {
            p {
                @if version.is_this { b { (said(&version.rule.text)) } " " span.rel { (words.say("rule-this-version")) } }
                @else { (link(&version.rule)) }
            }
            svg.strip viewBox="0 0 1000 34" preserveAspectRatio="none" aria-hidden="true" {
                rect.s-stands[version.is_this].s-empty[!version.is_this] x=(version.start) y="4" width=(version.length) height="18" {}
                @for (_, place) in &view.years { line.year x1=(place) x2=(place) y1="24" y2="32" {} }
            }
            ul.inline { @for date in &version.dates { li { (date) } } }
        }
    }
}

/// The debate about the rule: both sides of equal width, also where one is empty.
fn debate(view: &RuleView) -> Markup {
    let words = view.frame.words;
    html! {
        section.sec {
            h2 { (words.say("rule-debate")) }
            p.sub { (words.say("rule-debate-sub")) }
            div.duo.pleas {
                (side(words, "rule-against", &view.contested_by))
                (side(words, "rule-for", &view.defended_by))
            }
        }
    }
}

fn side(words: &Words, heading: &str, items: &[Link]) -> Markup {
    html! {
        div.card.plea {
            h3 { (words.say(heading)) }
            @if items.is_empty() { p.sub { (words.say("rule-nobody")) } }
            @else { ul { @for item in items { li { (link(item)) } } } }
        }
    }
}

fn cases(view: &RuleView) -> Markup {
    let words = view.frame.words;
    html! {
        section.sec {
            h2 { (words.say("rule-cases")) }
            @if view.cases.is_empty() { p.sub { (words.say("rule-no-cases")) } }
            @else {
                p.sub { (words.say("rule-cases-sub")) }
                ul.plain.outcomes { (case_lines(words, &view.cases)) }
                @if !view.cases_folded.is_empty() {
                    details {
                        summary { (words.say_with("rule-cases-more", &[("count", Part::Count(view.cases_folded.len()))])) }
                        ul.plain.outcomes {
                            (case_lines(words, &view.cases_folded))
                            @if let Some(more) = &view.cases_more { li { (link(more)) } }
                        }
                    }
                }
            }
        }
    }
}

fn case_lines(words: &Words, lines: &[DecidedLine]) -> Markup {
    html! {
        @for line in lines { li {
            (link(&line.case))
            @if let Some(policy) = &line.policy { small { (words.say("under-policy")) " " (link(policy)) } }
            (answers(words, &line.answers, Telling::Folded))
        } }
    }
}

/// How much is told of a list of answers with more than a few.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Telling {
    /// All of it.
    Whole,
    /// All of it, when it is opened.
    Folded,
    /// How many there are.
    Counted,
}

/// How many answers to a question stand at once, unless all are told.
const AT_ONCE: usize = 2;

/// Answers to questions, each in few words.
pub(super) fn answers(words: &Words, lines: &[ShortAnswers], telling: Telling) -> Markup {
    let told = |line: &ShortAnswers| {
        let count = line.answers.len();
        let said = words.say_with("short-many", &[("count", Part::Count(count))]);
        folded(count, &said, badges(&line.answers), telling)
    };
    html! { dl.short { @for line in lines { div { dt { (said(&line.question)) } dd { (told(line)) } } } } }
}

fn badges(badges: &[Badge]) -> Markup {
    html! { ul { @for badge in badges { li { (verdict_badge(badge)) } } } }
}

/// What is answered otherwise: what comes and what goes, by sign and word.
pub(super) fn changes(words: &Words, lines: &[AnswerChange], telling: Telling) -> Markup {
    let told = |line: &AnswerChange| {
        let parts = [
            ("lost", Part::Count(line.lost.len())),
            ("gained", Part::Count(line.gained.len())),
        ];
        let said = words.say_with("short-more-and-less", &parts);
        let count = line.lost.len() + line.gained.len();
        folded(count, &said, moves(words, line), telling)
    };
    html! { dl.short.otherwise { @for line in lines { div { dt { (said(&line.question)) } dd { (told(line)) } } } } }
}

/// A list, or what is said of it where it is long.
fn folded(count: usize, said: &str, list: Markup, telling: Telling) -> Markup {
    match telling {
        Telling::Folded if count > AT_ONCE => {
            html! { details { summary { (said) } (list) } }
        }
        Telling::Counted if count > AT_ONCE => html! { (said) },
        Telling::Whole | Telling::Folded | Telling::Counted => list,
    }
}

fn moves(words: &Words, line: &AnswerChange) -> Markup {
    html! { ul {
        @for badge in &line.lost { li.lost { span.vh { (words.say("short-lost")) " " } del { (badge.word) } } }
        @for badge in &line.gained { li.gained { span.vh { (words.say("short-gained")) " " } (verdict_badge(badge)) } }
    } }
}
