//! What is different between two standpoints, or before and after a change of the records.

use std::collections::BTreeMap;

use crate::model::{ArgumentId, ArgumentVerdict, ClaimId, Verdict};

use super::verdict::Verdicts;

/// A verdict that is not the same before and after; none where the thing is not there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Flip<I, V> {
    /// Of what.
    pub id: I,
    /// The verdict before.
    pub before: Option<V>,
    /// The verdict after.
    pub after: Option<V>,
}

/// Every difference, by id.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Flips {
    /// Claims that fare otherwise.
    pub claims: Vec<Flip<ClaimId, Verdict>>,
    /// Arguments that fare otherwise.
    pub arguments: Vec<Flip<ArgumentId, ArgumentVerdict>>,
}

impl Flips {
    /// What is different. The two may come from different records.
    #[must_use]
    pub fn between(before: &Verdicts, after: &Verdicts) -> Self {
        Self {
            claims: differences(before.claims(), after.claims()),
            arguments: differences(before.arguments(), after.arguments()),
        }
    }

    /// Whether nothing is different.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.claims.is_empty() && self.arguments.is_empty()
    }
}

fn differences<'a, I: Ord + Clone + 'a, V: Copy + PartialEq>(
    before: impl Iterator<Item = (&'a I, V)>,
    after: impl Iterator<Item = (&'a I, V)>,
) -> Vec<Flip<I, V>> {
    let mut both: BTreeMap<&I, (Option<V>, Option<V>)> = BTreeMap::new();
    for (id, verdict) in before {
        both.entry(id).or_default().0 = Some(verdict);
    }
    for (id, verdict) in after {
        both.entry(id).or_default().1 = Some(verdict);
    }
    both.into_iter()
        .filter(|(_, (before, after))| before != after)
        .map(|(id, (before, after))| Flip {
            id: id.clone(),
            before,
            after,
        })
        .collect()
}
