//! The page of a record that has no page of its own kind yet.

use maud::{Markup, html};

use crate::view::RecordView;

use super::parts::{said, upkeep};
use super::shell::{Width, crumbs, page};

/// The page of a rule set, a predicate, a rule, a case or a policy.
#[must_use]
pub fn record(view: &RecordView) -> Markup {
    let main = html! {
        div.wrap {
            (crumbs(&view.frame))
            main.two #main {
                article {
                    header.ch {
                        div.kind { span { (view.kind) } }
                        h1 { (said(&view.title)) }
                        @if let Some(about) = &view.about { p.sub { (said(about)) } }
                    }
                }
                aside.aside { (upkeep(&view.frame, &view.findings, view.file.as_ref())) }
            }
        }
    };
    page(&view.frame, Width::Page, &main)
}
