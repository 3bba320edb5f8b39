//! **Is it well made?** Checks over what authors wrote: gate 3, meaning. One file a check.
//!
//! A check reads the graph and reports; it changes nothing, reads no file, and knows no verdict.

mod argument_without_premise;
mod circular_support;
mod citation_form;
mod established_opinion;
mod future_date;
mod hidden_characters;
mod issue_without_positions;
mod loaded_wording;
mod locator_form;
mod long_quote;
mod missing_locator;
mod missing_norm;
mod missing_translation;
mod near_duplicate;
mod one_sided_issue;
mod orphan_actor;
mod orphan_source;
mod overlong_text;
mod quote_differs;
mod self_rebuttal;
mod similar;
mod stale_source;
mod stray_contrary;
mod unattributed_opinion;
mod uncited_claim;
mod undeclared_contraries;
mod unknown_provision;
mod unlisted_issue;
mod unordered_timeline;
mod unused_claim;

use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::{Code, Diagnostic, Spot};
use crate::graph::{ArgumentGraph, Origin};
use crate::model::{Argument, Conclusion, LoadedWords, RecordKind, Settings};
use crate::texts::Texts;

pub use similar::{similar_claims, similarity};

/// What a check may look at.
#[derive(Debug, Clone, Copy)]
pub struct Base<'b> {
    /// The records and how they refer to one another.
    pub graph: &'b ArgumentGraph,
    /// What holds for the whole base.
    pub settings: &'b Settings,
    /// The words that take a side.
    pub loaded_words: &'b LoadedWords,
    /// The official texts, if there is a folder of them.
    pub texts: Option<&'b Texts>,
}

/// A check: it adds what it finds.
pub type Check = fn(Base<'_>, &mut Vec<Diagnostic>);

/// Every check of this floor, with its code.
pub const CHECKS: &[(Code, Check)] = &[
    (Code::UncitedClaim, uncited_claim::check),
    (
        Code::ArgumentWithoutPremise,
        argument_without_premise::check,
    ),
    (Code::MissingLocator, missing_locator::check),
    (Code::OrphanSource, orphan_source::check),
    (Code::OneSidedIssue, one_sided_issue::check),
    (Code::CircularSupport, circular_support::check),
    (Code::SelfRebuttal, self_rebuttal::check),
    (Code::StaleSource, stale_source::check),
    (Code::EstablishedOpinion, established_opinion::check),
    (Code::MissingNorm, missing_norm::check),
    (Code::UndeclaredContraries, undeclared_contraries::check),
    (Code::NearDuplicate, near_duplicate::check),
    (Code::MissingTranslation, missing_translation::check),
    (Code::CitationForm, citation_form::check),
    (Code::LocatorForm, locator_form::check),
    (Code::UnknownProvision, unknown_provision::check),
    (Code::QuoteDiffers, quote_differs::check),
    (Code::LoadedWording, loaded_wording::check),
    (Code::HiddenCharacters, hidden_characters::check),
    (Code::OverlongText, overlong_text::check),
    (Code::LongQuote, long_quote::check),
    (Code::UnattributedOpinion, unattributed_opinion::check),
    (Code::IssueWithoutPositions, issue_without_positions::check),
    (Code::UnlistedIssue, unlisted_issue::check),
    (Code::StrayContrary, stray_contrary::check),
    (Code::FutureDate, future_date::check),
    (Code::UnorderedTimeline, unordered_timeline::check),
    (Code::OrphanActor, orphan_actor::check),
    (Code::UnusedClaim, unused_claim::check),
];

/// Runs every check.
#[must_use]
pub fn check(base: Base<'_>) -> Vec<Diagnostic> {
    let found: Vec<Vec<Diagnostic>> = CHECKS
        .par_iter()
        .map(|(_, check)| {
            let mut findings = Vec::new();
            check(base, &mut findings);
            findings
        })
        .collect();
    found.into_iter().flatten().collect()
}

/// The record in whose file an argument is written: its own, for a short form that of its claim,
/// and for a derived one that of its rule.
fn written_in(base: Base<'_>, argument: &Argument) -> (RecordKind, Arc<str>) {
    if let Some(rule) = base.graph.derived_by(argument.id.as_str()) {
        return (RecordKind::Rule, rule.slug());
    }
    match (
        base.graph.origin(argument.id.as_str()),
        argument.premises.first(),
    ) {
        (Some(Origin::ShortForm), Some(claim)) => (RecordKind::Claim, claim.slug()),
        _ => (RecordKind::Argument, argument.id.slug()),
    }
}

/// Where an argument says what it bears on: its `conclusion`, or the short form in its claim.
fn conclusion_spot(base: Base<'_>, argument: &Argument) -> Spot {
    let (kind, slug) = written_in(base, argument);
    let field = match (kind, &argument.conclusion) {
        (RecordKind::Argument, _) => "conclusion",
        (_, Conclusion::Supports(_)) => "supports",
        (_, Conclusion::Rebuts(_)) => "rebuts",
        (_, Conclusion::Undercuts(_)) => "undercuts",
    };
    Spot::Within(slug, field, argument.conclusion.target().to_owned())
}

/// Ids as a message lists them: `` `a`, `b` and `c` ``.
fn listed<'i>(ids: impl IntoIterator<Item = &'i str>) -> String {
    let ids: Vec<String> = ids.into_iter().map(|id| format!("`{id}`")).collect();
    match ids.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => ids.join(""),
    }
}
