//! How a case is decided: the panel that the form and the page of a case share.

use maud::{Markup, html};

use crate::view::{
    AnswerLine, AnswerView, CaseReason, Contest, DebateLink, DecisionView, Link, Met, NoticeView,
    PolicyRow, PolicyTable, Shape, Words,
};

use super::parts::{bare_link, link, links, said, sentence, verdict_sign};
use super::provision::provision;
use super::rule::{Telling, changes};
use super::shell::icon;

/// What one needs to know before relying on any answer.
pub(super) fn notice(view: &NoticeView) -> Markup {
    html! {
        p.note.first role="note" { (said(&view.text)) " " b { (view.as_of) } }
        (left_out(view.left_out.as_ref()))
    }
}

/// That rules cannot be read, so that answers may be wrong.
pub(super) fn left_out(said: Option<&(String, Link)>) -> Markup {
    html! { @if let Some((said, more)) = said { p.wrong.card role="alert" { b { (said) } " " (bare_link(more)) } } }
}

/// The answers in a few lines, for the side of a form.
pub(super) fn in_short(words: &Words, view: &DecisionView) -> Markup {
    html! {
        section.card.sofar aria-labelledby="so-far" {
            h2 #so-far { (words.say("ask-so-far")) }
            p.at { (sentence(&view.seen_from)) }
            ol.qs { @for answer in &view.answers {
                li {
                    h3 { (said(&answer.question)) }
                    (lines(&answer.lines, false))
                    @if let Some(may) = &answer.may_said {
                        ul.says { li { (verdict_sign(Shape::Unknown)) div { p.say { (may) } } } }
                    }
                    @if let Some(unproved) = &answer.unproved_said {
                        p.unproved { (unproved) }
                        (lines(&answer.if_unproved, false))
                    }
                }
            } }
            p { a href="#answers" { (words.say("ask-see-why")) } }
        }
    }
}

/// The answers, each with its rules and reasons.
pub(super) fn decision(words: &Words, view: &DecisionView) -> Markup {
    html! {
        section.sec #answers aria-labelledby="h-answers" {
            h2 #h-answers { (words.say("case-answers")) }
            p.sub { (sentence(&view.seen_from)) }
            ol.card.questions { @for answer in &view.answers { li { (one_answer(words, answer)) } } }
            p.sub.signs-key {
                @for met in [Met::Met, Met::NotMet, Met::Unknown, Met::Disputed] {
                    span { (met_sign(met)) " " (words.say(met.key())) } " "
                }
            }
        }
        @if !view.contests.is_empty() {
            section.sec #debate aria-labelledby="h-debate" {
                h2 #h-debate { (words.say("case-debate")) }
                p.sub { (words.say("case-debate-sub")) }
                @for (place, one) in view.contests.iter().enumerate() {
                    details.contest open[place < 2] {
                        summary { (said(&one.rule.text)) }
                        (contest(words, one))
                    }
                }
            }
        }
    }
}

fn one_answer(words: &Words, answer: &AnswerView) -> Markup {
    html! {
        div.q {
            h3 { (said(&answer.question)) }
            (lines(&answer.lines, true))
            @if let Some(may) = &answer.may_said {
                details.may { summary { (verdict_sign(Shape::Unknown)) " " (may) } (lines(&answer.may, false)) }
            }
            @if let Some(unproved) = &answer.unproved_said {
                div.unproved {
                    p { (unproved) }
                    (lines(&answer.if_unproved, false))
                }
            }
            @if let Some(caution) = &answer.caution { p.caution { (said(caution)) } }
            @for (rule, doubt) in &answer.doubts {
                p.doubt { b { (words.say("case-doubt")) } " " (said(doubt)) " " span.sub-link { (bare_link(rule)) } }
            }
            @if !answer.articles.is_empty() {
                p.articles { b { (words.say("case-articles")) } " " (links(&answer.articles)) }
            }
            @for text in &answer.texts { (provision(words, text)) }
            @if !answer.debated.is_empty() {
                details.debated {
                    summary { (words.say("case-debated")) }
                    ul.dots { @for one in &answer.debated { li { (bare_link(one)) } } }
                }
            }
            @if !answer.deciding.is_empty() {
                details {
                    summary { (words.say("case-why-deciding")) }
                    (reasons(words, &answer.deciding))
                }
                @if answer.every_step != answer.deciding {
                    details.every {
                        summary { (words.say("why-every-step")) }
                        (reasons(words, &answer.every_step))
                    }
                }
            }
        }
    }
}

/// The parts of an answer; with why, if asked for.
fn lines(all: &[AnswerLine], with_why: bool) -> Markup {
    html! {
        @if !all.is_empty() { ul.says { @for line in all {
            li {
                (verdict_sign(line.badge.shape))
                div {
                    p.say {
                        @if line.is_word_said { span.word { (line.badge.word) } " " }
                        @else { span.vh { (line.badge.word) " " } }
                        (said(&line.text))
                    }
                    @if with_why && let Some(short) = &line.short { p.because { (sentence(short)) } }
                }
            }
        } } }
    }
}

/// Reasons, each set in under what it is a reason for.
fn reasons(words: &Words, all: &[CaseReason]) -> Markup {
    html! {
        ul.steps-of { @for one in all {
            li {
                div.n {
                    (met_sign(one.met))
                    div {
                        span.vh { (words.say(one.met.key())) (words.say("colon")) }
                        (sentence(&one.sentence))
                        @if !one.articles.is_empty() { small.art { (links(&one.articles)) } }
                    }
                }
                @if !one.because.is_empty() { (reasons(words, &one.because)) }
            }
        } }
    }
}

fn met_sign(met: Met) -> Markup {
    let name = match met {
        Met::Met => "stands",
        Met::NotMet => "absent",
        Met::Unknown => "unknown",
        Met::Disputed => "contested",
    };
    html! { svg.st aria-hidden="true" { use href={ "#v-" (name) } {} } }
}

fn contest(words: &Words, contest: &Contest) -> Markup {
    html! {
        p.who id=(contest.anchor) {
            a href=(contest.rule.href) { (words.say("case-see-rule")) }
            @if !contest.articles.is_empty() { " (" (links(&contest.articles)) ")" }
        }
        div.sides {
            (side(words, "case-against-rule", &contest.against))
            (side(words, "case-for-rule", &contest.defended))
        }
    }
}

fn side(words: &Words, key: &str, all: &[DebateLink]) -> Markup {
    html! {
        div {
            h3.role { (words.say(key)) }
            @if all.is_empty() { p.sub { (words.say("case-nothing-said")) } }
            @else { (debate_list(words, all)) }
        }
    }
}

/// Claims and arguments of the debate, each with its map.
pub(super) fn debate_list(words: &Words, all: &[DebateLink]) -> Markup {
    html! {
        ul.plain { @for one in all {
            li {
                (link(&one.item))
                @if let Some(map) = &one.map {
                    small { a href=(map) { (icon("map")) (words.say("case-on-map")) span.vh { (words.say("colon")) (one.item.text.text) } } }
                }
            }
        } }
    }
}

/// The same facts under each policy.
pub(super) fn policies(words: &Words, table: &PolicyTable) -> Markup {
    html! {
        section.sec #policies aria-labelledby="h-policies" {
            h2 #h-policies { (words.say("case-policies")) }
            p.sub { (words.say("case-policies-sub")) }
            table.policies {
                thead { tr {
                    th scope="col" { (words.say("record-policy")) }
                    th scope="col" { (words.say("case-policy-changes")) }
                } }
                tbody { @for row in &table.rows { (policy_row(words, row)) } }
            }
            @if !table.may.is_empty() {
                p.who { b { (words.say("case-policies-may")) } }
                ul.dots { @for one in &table.may {
                    li {
                        (link(&one.policy)) " " (words.say("case-policies-hinge")) " "
                        @for (place, (question, href)) in one.questions.iter().enumerate() {
                            @if place > 0 { "; " }
                            @match href {
                                Some(href) => a href=(href) rel="nofollow" { (said(question)) },
                                None => (said(question)),
                            }
                        }
                    }
                } }
            }
            @if !table.same.is_empty() {
                p.who { b { (words.say("case-policies-same")) } " " (links(&table.same)) }
            }
            @if let Some(href) = &table.side_by_side { p { a href=(href) rel="nofollow" { (words.say("open-compared")) } } }
        }
    }
}

fn policy_row(words: &Words, row: &PolicyRow) -> Markup {
    html! {
        tr.now[row.current].differs[!row.changes.is_empty()] {
            th scope="row" {
                @match &row.href {
                    Some(href) if !row.current => a href=(href) rel="nofollow" { (said(&row.title)) },
                    Some(_) | None => (said(&row.title)),
                }
                @if let Some(page) = &row.page { small { a href=(page) { (words.say("case-policy-about")) span.vh { (words.say("colon")) (row.title.text) } } } }
            }
            td {
                @if row.current { (words.say("case-policy-now")) }
                @else if row.changes.is_empty() { (words.say("case-policy-nothing")) }
                @else { (changes(words, &row.changes, Telling::Folded)) }
            }
        }
    }
}
