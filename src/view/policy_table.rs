//! What each policy makes of the same facts: which answers it changes, and which it would if more
//! were said.

use crate::model::{CaseId, Policy, PolicyId, RecordKind, Rest};
use crate::rules::{Outcome, field_of};

use super::address::Page;
use super::answer::AnswerChange;
use super::ask::CHANGE;
use super::compared::only_case;
use super::decision::Decided;
use super::parts::{Link, Said};
use super::statement::Saying;

/// A policy and what it changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyRow {
    /// The policy, or the law as it is.
    pub title: Said,
    /// The policy's own page; the law as it is has none.
    pub page: Option<String>,
    /// The same case under it.
    pub href: Option<String>,
    /// Whether this is the policy under which the case is decided.
    pub current: bool,
    /// The answers that differ from those under that.
    pub changes: Vec<AnswerChange>,
}

/// The same facts under each policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyTable {
    /// The law as it is, the policy under which one looks, and those that change an answer.
    pub rows: Vec<PolicyRow>,
    /// Those that change an answer only if more is said, each with what that is.
    pub may: Vec<Hinging>,
    /// Those that change nothing on these facts.
    pub same: Vec<Link>,
    /// A worked case under every policy, side by side.
    pub side_by_side: Option<String>,
}

/// A policy that changes no answer yet, and what it asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hinging {
    /// The policy.
    pub policy: Link,
    /// The questions of which an answer can make it matter; each with the form that asks it under
    /// the policy, where something can answer that.
    pub questions: Vec<(Said, Option<String>)>,
}

/// The same facts under each policy of the set, as far as they decide if nothing more is proved.
/// `here` is the page that shows the case, and what it is asked.
pub(super) fn policy_table(
    decided: Decided<'_>,
    here: &Page,
    asked: &[(String, String)],
) -> Option<PolicyTable> {
    let reader = decided.reader;
    let saying = Saying::of(reader, decided.set, decided.facts.others().len())?;
    let sentences = reader.sentences(saying.set)?;
    let graph = reader.kb.graph();
    let outcome = |policy: Option<&PolicyId>| -> Option<Outcome> {
        let opened = reader.kb.open_book(decided.set, policy, Some(decided.on))?;
        let decision = opened.decide(decided.facts, Rest::Unproved).ok()?;
        Some(Outcome {
            answers: decision.answers,
            deciding: Vec::new(),
        })
    };
    let now = outcome(decided.policy)?;
    let changes_rules = |id: &PolicyId| graph.policy(id).is_some_and(Policy::changes_rules);
    let current = decided.policy.filter(|id| changes_rules(id));
    let row = |policy: Option<&Policy>| {
        let id = policy.map(|it| &it.id);
        let then = outcome(id)?;
        let mut standpoint = reader.standpoint().clone();
        standpoint.policy = id.cloned();
        Some(PolicyRow {
            title: match policy {
                Some(policy) => reader.read(&policy.title),
                None => Said::from(reader.say("case-law-as-it-is")),
            },
            page: id.map(|id| reader.item_path(RecordKind::Policy, id.as_str())),
            href: reader.seen_path(here, asked, &standpoint),
            current: id == current,
            changes: reader.answer_changes(&sentences, &saying.set.questions, &now, &then),
        })
    };
    // What changes no rule is the law as it is.
    let policies = graph.in_set(decided.set).policies();
    let policies = policies.filter(|it| it.changes_rules()).map(Some);
    let mut table = PolicyTable {
        rows: Vec::new(),
        may: Vec::new(),
        same: Vec::new(),
        side_by_side: worked_case(here).and_then(|case| {
            reader.query_path(&Page::Compared(decided.set.clone()), &only_case(&case))
        }),
    };
    for policy in std::iter::once(None).chain(policies) {
        let Some(row) = row(policy) else { continue };
        let (Some(policy), true) = (policy, row.changes.is_empty() && !row.current) else {
            table.rows.push(row);
            continue;
        };
        let Some(record) = graph.record(policy.id.as_str()) else {
            continue;
        };
        let link = reader.link(record);
        let questions = hinging(decided, saying, policy);
        if questions.is_empty() {
            table.same.push(link);
        } else {
            table.may.push(Hinging {
                policy: link,
                questions,
            });
        }
    }
    (table.rows.len() + table.may.len() + table.same.len() > 1).then_some(table)
}

/// The worked case of which a page is.
fn worked_case(page: &Page) -> Option<CaseId> {
    if let Page::Item(RecordKind::Case, slug) = page {
        CaseId::new(slug).ok()
    } else {
        None
    }
}

/// What must be said for a policy to change an answer.
fn hinging(
    decided: Decided<'_>,
    saying: Saying<'_>,
    policy: &Policy,
) -> Vec<(Said, Option<String>)> {
    let reader = decided.reader;
    let open = |policy| reader.kb.open_book(decided.set, policy, Some(decided.on));
    let (Some(now), Some(then)) = (open(decided.policy), open(Some(&policy.id))) else {
        return Vec::new();
    };
    let form = Page::Ask(decided.set.clone());
    let mut standpoint = reader.standpoint().clone();
    standpoint.policy = Some(policy.id.clone());
    let hinges = now.hinges(&then, decided.facts).into_iter();
    hinges
        .filter_map(|(name, bearer)| {
            let signature = saying.book.vocabulary.find(&name)?;
            let mut asked = decided.facts.fields(saying.book);
            asked.push((CHANGE.to_owned(), field_of(signature, bearer)));
            let href = reader.seen_path(&form, &asked, &standpoint);
            Some((saying.asked_of(signature, bearer), href))
        })
        .collect()
}
