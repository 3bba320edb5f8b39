//! What several pages draw: texts, links, arguments, sources, findings.

use maud::{Markup, html};

use crate::view::{
    ArgumentCards, Badge, Choice, CitationRow, FindingLine, Frame, InRules, Link, Part, Piece,
    Premise, Said, Sentence, Shape, Thrust, Toggle, Words,
};

use super::assumptions::toggle;
use super::provision::{provision, quote_check};
use super::shell::icon;

/// A text, marked with its language where that is not the page's.
pub(super) fn said(said: &Said) -> Markup {
    html! {
        @match said.lang {
            Some(lang) => span lang=(lang.tag()) { (said.text) },
            None => (said.text),
        }
    }
}

/// A boxed remark, such as "Ruling reversed on 15 April 2021".
pub(super) fn mark(mark: Option<&String>) -> Markup {
    html! { @if let Some(mark) = mark { span.rev { (mark) } } }
}

/// A link with its remark and how it fares.
pub(super) fn link(link: &Link) -> Markup {
    html! {
        (bare_link(link))
        @if let Some(verdict) = &link.verdict { " " (verdict_badge(verdict)) }
    }
}

/// A link with its remark, within a sentence.
pub(super) fn bare_link(link: &Link) -> Markup {
    html! { a href=(link.href) { (said(&link.text)) } @if link.mark.is_some() { " " (mark(link.mark.as_ref())) } }
}

/// A verdict: its sign, and its word.
pub(super) fn verdict_badge(badge: &Badge) -> Markup {
    html! { span.vd { (verdict_sign(badge.shape)) span { (badge.word) } } }
}

/// The sign of a verdict, which its word goes with.
pub(super) fn verdict_sign(shape: Shape) -> Markup {
    html! { svg.st aria-hidden="true" { use href={ "#v-" (sign_name(shape)) } {} } }
}

/// The name of a sign in the sprite.
pub(super) fn sign_name(shape: Shape) -> &'static str {
    match shape {
        Shape::Stands => "stands",
        Shape::Contested => "contested",
        Shape::Answered => "answered",
        Shape::Reported => "reported",
        Shape::Empty => "empty",
        Shape::Value => "value",
        Shape::OtherDate => "date",
        Shape::Absent => "absent",
        Shape::Unknown => "unknown",
    }
}

/// A list to choose one from.
pub(super) fn choice_list(name: &str, choices: &[Choice]) -> Markup {
    html! {
        select name=(name) {
            @for choice in choices {
                option value=(choice.value) selected[choice.chosen] lang=[choice.text.tag()] { (choice.text.text) }
            }
        }
    }
}

/// A sentence whose items are links.
pub(super) fn sentence(sentence: &Sentence) -> Markup {
    html! { @for piece in &sentence.pieces {
        @match piece { Piece::Words(words) => (words), Piece::Item(item) => (bare_link(item)) }
    } }
}

/// Links in a row, with commas.
pub(super) fn links(links: &[Link]) -> Markup {
    html! { @for (place, item) in links.iter().enumerate() { @if place > 0 { ", " } (bare_link(item)) } }
}

/// Those who say something, each with a link that takes their word.
pub(super) fn speakers(speakers: &[(Link, Option<Toggle>)]) -> Markup {
    html! {
        @for (actor, take_word) in speakers {
            span.speaker { span { (bare_link(actor)) } (toggle(take_word.as_ref())) } " "
        }
    }
}

/// The badge of a thrust. Its meaning is always said in words beside it.
pub(super) fn badge(thrust: Thrust) -> Markup {
    let (class, sign) = match thrust {
        Thrust::Supports => ("", "plus"),
        Thrust::Rebuts => ("con", "minus"),
        Thrust::Undercuts => ("con", "slash"),
    };
    html! { span class={ "g " (class) } aria-hidden="true" { (icon(sign)) } }
}

/// Premises: one as a sentence, several in a frame joined by "and".
pub(super) fn premises(words: &Words, premises: &[Premise]) -> Markup {
    html! {
        @if premises.len() == 1 {
            @for premise in premises { p { (premise_text(words, premise)) } }
        } @else if !premises.is_empty() {
            ul.pair {
                @for (place, premise) in premises.iter().enumerate() {
                    li { @if place > 0 { span.and { (words.say("and")) } } (premise_text(words, premise)) }
                }
            }
        }
    }
}

fn premise_text(words: &Words, premise: &Premise) -> Markup {
    html! { @if premise.is_value { em.val { (words.say("value")) } " " } (link(&premise.claim)) }
}

/// Arguments as a list under a heading of the page.
pub(super) fn arguments(words: &Words, arguments: &ArgumentCards) -> Markup {
    html! {
        ul.args {
            @for card in &arguments.cards {
                li {
                    (badge(card.thrust))
                    div {
                        h3 { span.vh { (card.relation) " " } a href=(card.href) { (said(&card.title)) } }
                        (premises(words, &card.premises))
                        @if let Some(question) = &card.critical_question {
                            p.cq { (said_within(words, "must-answer", "question", question)) }
                        }
                        div.m {
                            (verdict_badge(&card.verdict))
                            @if let Some(scheme) = &card.scheme { span { (scheme) } }
                            @if let Some(from) = &card.from { span { (from) } }
                            @if let Some(rule) = &card.derived_by {
                                span { (words.say("derived-by")) " " (link(rule)) }
                            }
                            @for source in &card.sources { span { (link(source)) } }
                            (toggle(card.leave_out.as_ref()))
                        }
                        @if !card.questioned_by.is_empty() {
                            div.m { (badge(Thrust::Undercuts)) span { (words.say("questioned-by")) " " (links(&card.questioned_by)) } }
                        }
                    }
                }
            }
        }
        @if let Some(more) = &arguments.more { p.sub { (link(more)) } }
    }
}

/// A sentence of the interface around a text that may be in another language.
fn said_within(words: &Words, key: &str, name: &str, text: &Said) -> Markup {
    if text.lang.is_none() {
        return html! { (words.say_with(key, &[(name, Part::Text(&text.text))])) };
    }
    let around = words.say_with(key, &[(name, Part::Text("\u{1}"))]);
    let (before, after) = around.split_once('\u{1}').unwrap_or((&around, ""));
    html! { (before) (said(text)) (after) }
}

/// The table of sources.
pub(super) fn citations(words: &Words, rows: &[CitationRow]) -> Markup {
    html! {
        table.srcs {
            thead { tr {
                th scope="col" { (words.say("table-source")) }
                th scope="col" { (words.say("table-role")) }
                th scope="col" { (words.say("table-place")) }
                th scope="col" { (words.say("table-standing")) }
            } }
            tbody {
                @for row in rows {
                    tr {
                        td {
                            b { a href=(row.source.href) { (said(&row.source.text)) } } " " (toggle(row.leave_out.as_ref()))
                            small { (row.detail) }
                            @if let Some((quote, speaker)) = &row.quote {
                                small {
                                    q lang=[quote.tag()] { (quote.text) } ", "
                                    (words.say_with("quote-by", &[("speaker", Part::Text(speaker))]))
                                    @if let Some(check) = &row.quote_check { " " (quote_check(check)) }
                                }
                            }
                        }
                        td.role data-l=(words.say("table-role")) { (row.role) }
                        td data-l=(words.say("table-place")) { @if let Some(place) = &row.place { (place) } }
                        td data-l=(words.say("table-standing")) {
                            @match &row.source.mark {
                                Some(text) => (mark(Some(text))),
                                None => (words.say("table-stands")),
                            }
                        }
                    }
                    @if let Some(text) = &row.provision { tr.law { td colspan="4" { (provision(words, text)) } } }
                }
            }
        }
    }
}

/// What the checks say, if anything, and the file to change.
pub(super) fn upkeep(frame: &Frame, findings: &[FindingLine], file: Option<&String>) -> Markup {
    let words = frame.words;
    html! {
        @if !findings.is_empty() {
            div { h2 { (words.say("findings-title")) } (finding_list(findings)) }
        }
        @if let Some(file) = file {
            div { h2 { (words.say("source-file")) } p.file { code { "knowledge/" (file) } } }
        }
    }
}

pub(super) fn finding_list(findings: &[FindingLine]) -> Markup {
    html! {
        ul.finds {
            @for finding in findings {
                li {
                    span.sev { (finding.severity) } " " code { (finding.code) } " "
                    @if let Some(subject) = &finding.subject { (link(subject)) }
                    div lang="en" { (finding.message) @if let Some(help) = &finding.help { "; " (help) } }
                    @if let Some(place) = &finding.place { small { code { (place) } } }
                }
            }
        }
    }
}

/// The rules that a claim or an argument contests or defends, and the worked cases about it.
pub(super) fn in_rules(words: &Words, about: &InRules) -> Markup {
    let lists = [
        ("contests-rules", &about.contests),
        ("defends-rules", &about.defends),
        ("worked-cases", &about.cases),
    ];
    html! {
        @for (key, items) in lists {
            @if !items.is_empty() {
                section.sec { h2 { (words.say(key)) } ul.plain { @for item in items { li { (link(item)) } } } }
            }
        }
    }
}

/// A heading with a list of links, if there are any.
pub(super) fn link_list(heading: &str, items: &[Link]) -> Markup {
    html! {
        @if !items.is_empty() {
            div { h2 { (heading) } ul { @for item in items { li { (link(item)) } } } }
        }
    }
}
