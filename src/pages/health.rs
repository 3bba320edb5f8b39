//! Knowledge health.

use maud::{Markup, html};

use crate::view::{HealthView, Part};

use super::parts::{finding_list, link};
use super::shell::{Width, crumbs, page, seen_from};
use super::topic::balance;

/// Knowledge health.
#[must_use]
pub fn health(view: &HealthView) -> Markup {
    let words = view.frame.words;
    let main = html! {
        div.wrap {
            (crumbs(&view.frame))
            main.list #main {
                header.ch {
                    h1 { (words.say("health-title")) }
                    p.lede { (words.say("health-description")) }
                    (seen_from(&view.frame))
                    p { b { (view.totals) } @if view.sound { " " (words.say("health-sound")) } }
                }
                section.sec {
                    h2 { (words.say("health-holds")) }
                    dl.facts { @for (label, count) in &view.counts { div { dt { (label) } dd { (count) } } } }
                }
                section.sec {
                    h2 { (words.say("health-translations")) }
                    ul.plain { @for (language, written, all) in &view.translations { li {
                        (words.say_with("health-translated", &[("language", Part::Text(language)), ("written", Part::Count(*written)), ("all", Part::Count(*all))]))
                    } } }
                }
                section.sec {
                    h2 { (words.say("health-balance")) }
                    p.sub { (words.say("balance-note")) }
                    div.three { @for one in &view.balances { article.card.crux { h3 { (link(&one.issue)) } (balance(words, one)) } } }
                }
                section.sec {
                    h2 { (words.say("health-findings")) }
                    @if let Some(expectations) = &view.expectations { p { (link(expectations)) } }
                    @if view.groups.is_empty() { p.sub { (words.say("health-none")) } }
                    @for group in &view.groups {
                        details.find open[group.severity == words.say("severity-error")] {
                            summary { span.sev { (group.severity) } " " code { (group.code) } " (" (group.count) ")" }
                            (finding_list(&group.lines))
                            @if let Some(more) = &group.more { p.sub { (more) } }
                        }
                    }
                }
            }
        }
    };
    page(&view.frame, Width::Page, &main)
}
