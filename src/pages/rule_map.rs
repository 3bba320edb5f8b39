//! The map of the rules of a set: cards over one picture of lines, and the same as a nested list.

use maud::{Markup, html};

use crate::view::{OutlinedRule, RuleCard, RuleMapView, RuleOutline, Words};

use super::map::{drawn_line, hands, legend_line, panel, pill, round};
use super::parts::{bare_link, link, mark, said};
use super::shell::{Width, crumbs, page};

/// The map of the rules of a set.
#[must_use]
pub fn rule_map(view: &RuleMapView) -> Markup {
    let words = view.frame.words;
    let main = html! {
        div.subbar {
            (crumbs(&view.frame))
            nav.seg aria-label=(words.say("map-views")) {
                span aria-current="page" { (words.say("nav-map")) }
                a href="#outline" data-key="o" { (words.say("nav-outline")) }
                @if let Some(whole) = &view.whole { a href=(whole) { (words.say("map-whole")) } }
            }
        }
        main #main {
            h1.vh { (view.heading) }
            p.too-large { (words.say("map-too-large")) }
            div.stage {
                div.map role="region" aria-label=(words.say("rule-map-region")) tabindex="0" {
                    div.world {
                        svg width=(round(view.width)) height=(round(view.height)) aria-hidden="true" focusable="false" {
                            @for line in &view.lines { (drawn_line(line)) }
                        }
                        @for card in &view.cards { (rule_card(words, card)) }
                    }
                    (hands(words, &view.boxes, view.width, view.height, false))
                }
                (panel(words, &view.panel))
                (legend(words))
            }
            section.wrap.outlined #outline aria-labelledby="outline-heading" {
                h2 #outline-heading { (words.say("rule-map-outline")) }
                p.sub { (words.say("rule-map-outline-sub")) }
                @if let Some((rule, fed)) = &view.around {
                    ul.tree { (rule_item(words, rule, true)) }
                    @if !fed.is_empty() {
                        h3 { (words.say("rule-feeds")) }
                        ul.plain { @for rule in fed { li { (link(rule)) } } }
                    }
                } @else {
                    ul.tree { @for (question, says) in &view.outline { li.oc.answer {
                        @if let Some(question) = question { p.ot { (said(question)) } }
                        ul { (outlined(words, says)) }
                    } } }
                }
            }
        }
    };
    page(&view.frame, Width::Window, &main)
}

fn rule_card(words: &Words, card: &RuleCard) -> Markup {
    if card.is_question {
        return html! {
            div.slot id=(card.anchor) {
                @if let Some((text, href)) = &card.heading {
                    a.card.mc.rootc.asks href=(href) {
                        span.eyebrow { (words.say("record-issue")) }
                        span.txt { (said(text)) }
                    }
                }
            }
        };
    }
    html! {
        div.frame.derives[!card.is_facts].given[card.is_facts] id=(card.anchor) {
            @if let Some((text, href)) = &card.heading {
                div.prem.fh { a.body href=(href) { span.txt { (said(text)) } } }
            }
            @for row in &card.rows {
                div.prem id=[row.anchor.as_ref()] {
                    a.body href=(row.href) aria-current=[row.selected.then_some("true")] {
                        span.vh { @if card.is_facts { (words.say("rule-map-fact")) } @else { (words.say("record-rule")) } ": " }
                        span.txt { (said(&row.text)) }
                        (mark(row.mark.as_ref()))
                    }
                }
            }
            @if let Some(more) = &card.pill { div.more { (pill(words, more)) } }
        }
    }
}

fn legend(words: &Words) -> Markup {
    html! {
        section.legend aria-label=(words.say("legend")) {
            ul {
                li { (legend_line("")) (words.say("legend-feeds")) }
                li { (legend_line("con")) (words.say("legend-excepts")) }
                li { span.key.given aria-hidden="true" {} (words.say("legend-facts")) }
                li { span.key.derives aria-hidden="true" {} (words.say("legend-concluded")) }
            }
        }
    }
}

fn outlined(words: &Words, says: &RuleOutline) -> Markup {
    html! {
        li.oc id=[says.anchor.as_ref()] {
            p.ot {
                (bare_link(&says.says))
                @if says.is_asked { " " span.rel { (words.say("rule-map-asked")) } }
            }
            @if let Some(told) = &says.told_at { p.else { a href=(told) { (words.say("rule-map-elsewhere")) } } }
            @if !says.rules.is_empty() { ul { @for rule in &says.rules { (rule_item(words, rule, false)) } } }
        }
    }
}

fn rule_item(words: &Words, rule: &OutlinedRule, top: bool) -> Markup {
    let parts = [
        ("rule-if", &rule.conditions),
        ("rule-unless", &rule.exceptions),
    ];
    html! {
        li.oa.top[top] {
            p.or {
                @if rule.denies { span.rel { (words.say("rule-map-contrary")) } " " }
                (bare_link(&rule.rule))
            }
            @for (key, statements) in parts {
                @if !statements.is_empty() {
                    p.part { (words.say(key)) }
                    ul { @for statement in statements { (outlined(words, statement)) } }
                }
            }
        }
    }
}
