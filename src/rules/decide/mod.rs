//! Which open questions can still change the answers, and what the answers are however they are
//! answered.
//!
//! The ways of answering are split one question after the other into a reduced ordered decision
//! diagram (Bryant 1986, with many-valued nodes): a question that stands in it makes a difference,
//! and one that does not makes none. A branch ends as soon as the labels decide what is asked, a
//! question of which nothing open depends any more is passed over, and ways that leave the same open
//! are gone on with once. Days and numbers are split at the comparisons in which they stand;
//! combinations that no days can have are left out.

mod part;
mod search;
mod small;
mod split;

use std::collections::BTreeSet;

use crate::reason::{Label, Labelling};

use super::ground::Grounding;
use super::state::State;
pub(super) use part::{Part, REMEMBERED, Remembered};
use small::Cone;

/// How many ways of answering are looked at before the search is cut: three times as many as it
/// takes where nothing is known of a case of the first debate.
pub const WAYS: usize = 32_768;

/// What comes out however the open questions are answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// Per statement asked for, the labels that it can have.
    pub labels: Vec<BTreeSet<Label>>,
    /// The questions that can change some label, in the order of asking.
    pub matters: Vec<u32>,
    /// Whether there were too many ways: then every question that might matter is named.
    pub is_cut: bool,
}

/// What is wanted of open questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wanted {
    /// The labels that statements can have, and the questions that decide between them.
    Questions,
    /// The labels alone: the search ends as soon as two are found for each statement.
    Labels,
}

/// The one label that a statement can have, if it is one.
pub(super) fn only(labels: &BTreeSet<Label>) -> Option<Label> {
    let mut labels = labels.iter();
    let first = labels.next().copied();
    first.filter(|_| labels.next().is_none())
}

/// The label of each statement: that of the best inference for it.
#[must_use]
pub fn label_of(grounding: &Grounding, labels: &Labelling, statements: &[u32]) -> Vec<Label> {
    let framework = grounding.inferences.framework();
    statements
        .iter()
        .map(|&statement| {
            let given = framework.given_by(statement).iter();
            given
                .map(|&it| labels.label(it))
                .min()
                .unwrap_or(Label::Out)
        })
        .collect()
}

/// What comes out for statements however the open questions are answered. `labels` are those of the
/// state. They are split together, since most of them depend on the same; if that gives too many
/// ways, each by itself, so that what is said of one costs nothing for another.
#[must_use]
pub fn decide(
    grounding: &Grounding,
    state: &State,
    labels: &Labelling,
    statements: &[u32],
) -> Decided {
    let split = |statements: &[u32], left: &mut usize| {
        Part::of(grounding, state, labels, statements).decide(grounding, state, left)
    };
    if let Some(decided) = split(statements, &mut { WAYS }) {
        return decided;
    }
    let mut decided = Decided {
        labels: Vec::with_capacity(statements.len()),
        matters: Vec::new(),
        is_cut: false,
    };
    let mut left = WAYS;
    let mut matters = BTreeSet::new();
    for statement in statements {
        let alone = std::slice::from_ref(statement);
        let found =
            split(alone, &mut left).unwrap_or_else(|| cut(grounding, state, labels, *statement));
        decided.labels.extend(found.labels);
        decided.is_cut |= found.is_cut;
        matters.extend(found.matters);
    }
    decided.matters = matters.into_iter().collect();
    decided
}

/// What can be said of a statement without splitting.
fn cut(grounding: &Grounding, state: &State, labels: &Labelling, statement: u32) -> Decided {
    let label = label_of(grounding, labels, &[statement]).first().copied();
    let possible = match label {
        Some(Label::Undecided) | None => BTreeSet::from([Label::In, Label::Out]),
        Some(label) => BTreeSet::from([label]),
    };
    let cone = Cone::of(grounding, state, labels, &[statement]);
    Decided {
        labels: vec![possible],
        matters: cone.questions.into_iter().collect(),
        is_cut: true,
    }
}
