//! How verdicts change along the days on which anything in the debate begins or ends.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::model::{ClaimId, Date, Interval, Standpoint, Verdict};

use super::cone::Cone;
use super::flips::Flip;
use super::inferences::Inferences;
use super::verdict::Verdicts;

/// How many days are judged at most: the latest are kept.
pub const DAYS: usize = 400;

/// A day on which some followed claim began to fare otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// The first day.
    pub on: Date,
    /// The followed claims that fare otherwise than on the day before, in their order.
    pub flips: Vec<Flip<ClaimId, Verdict>>,
}

/// How some claims fared, day by day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History {
    /// The claims, as they were asked for.
    pub claims: Vec<ClaimId>,
    /// How each fared before the first turn.
    pub first: Vec<Verdict>,
    /// The days on which one of them began to fare otherwise, the earliest first.
    pub turns: Vec<Turn>,
    /// Whether days were left out, because there are more than [`DAYS`].
    pub is_cut: bool,
}

impl History {
    /// How these claims fared on each day up to `until`, with all else as the standpoint says.
    /// Only days on which something beneath them begins or ends are judged: on others nothing
    /// changes.
    #[must_use]
    pub fn of(
        inferences: &Arc<Inferences>,
        standpoint: &Standpoint,
        claims: &[ClaimId],
        until: Date,
    ) -> Self {
        let mut days: Vec<Date> = switches(inferences, claims)
            .into_iter()
            .filter(|&day| day <= until)
            .collect();
        let excess = days.len().saturating_sub(DAYS);
        days.drain(..excess);
        let seen_on = |day: Date| {
            let there = Standpoint {
                on: Some(day),
                ..standpoint.clone()
            };
            let verdicts = Verdicts::of(inferences, &there, day);
            let fares = |id| verdicts.of_claim(id).unwrap_or(Verdict::Unsupported);
            claims.iter().map(fares).collect::<Vec<_>>()
        };
        let eve = days.first().map_or(until, |first| first.day_before());
        let first = seen_on(eve);
        let mut turns = Vec::new();
        let mut before = first.clone();
        for day in days {
            let after = seen_on(day);
            let flips: Vec<_> = claims
                .iter()
                .zip(before.iter().zip(&after))
                .filter(|(_, (before, after))| before != after)
                .map(|(id, (&before, &after))| Flip {
                    id: id.clone(),
                    before: Some(before),
                    after: Some(after),
                })
                .collect();
            if !flips.is_empty() {
                turns.push(Turn { on: day, flips });
            }
            before = after;
        }
        Self {
            claims: claims.to_vec(),
            first,
            turns,
            is_cut: excess > 0,
        }
    }
}

/// The days on which something that bears on these claims begins or ends.
fn switches(inferences: &Inferences, claims: &[ClaimId]) -> BTreeSet<Date> {
    let roots = claims.iter().filter_map(|id| inferences.claim(id));
    let cone = Cone::of(inferences, roots);
    let of_claims = cone.claims().filter_map(|it| inferences.known(it));
    let of_claims = of_claims.flat_map(|known| {
        let law = known.in_force;
        law.and_then(Interval::from)
            .into_iter()
            .chain(law.and_then(Interval::until))
            .chain(known.observed_from)
            .chain(known.said_in.iter().filter_map(|(_, since)| *since))
    });
    let of_inferences = cone
        .inferences()
        .filter_map(|it| inferences.inference(it).and_then(|it| it.since));
    of_claims.chain(of_inferences).collect()
}
