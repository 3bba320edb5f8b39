//! How often a verdict survives over the readings that a reader can choose.

use crate::model::{ActorId, ClaimId, Semantics, Standpoint, Verdict};

use super::change::Change;
use super::cone::Cone;
use super::inferences::From;
use super::verdict::Verdicts;

/// How many readings are tried at most. One takes about as long as judging the debate once.
pub const READINGS: usize = 64;

/// What one reading does otherwise.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Departure {
    /// Nothing: things as they are.
    Nothing,
    /// Positions are chosen in another way.
    Semantics(Semantics),
    /// An actor is taken at their word.
    Trust(ActorId),
    /// An actor is no longer taken at their word.
    Doubt(ActorId),
    /// A reported claim is taken as given.
    Assume(ClaimId),
    /// A reported claim is left out.
    LeaveOut(ClaimId),
}

/// A verdict as one reading has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// What the reading does otherwise.
    pub departure: Departure,
    /// From where it looks.
    pub standpoint: Standpoint,
    /// The verdict there.
    pub verdict: Verdict,
}

/// How a claim fares over the readings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sensitivity {
    /// How it fares as things are.
    pub now: Verdict,
    /// Every reading, the first of which changes nothing.
    pub readings: Vec<Reading>,
    /// Whether there are more than [`READINGS`].
    pub is_cut: bool,
}

impl Sensitivity {
    /// How a claim fares when one thing at a time is chosen otherwise: each other semantics, the
    /// word of each actor who asserts something that can bear on it, and each reported claim that
    /// can bear on it taken as given or left out. The claim itself and what is declared contrary to
    /// it are left alone: they are the question. *Complete* is not tried: what its positions share
    /// is what *grounded* holds. None if there is no such claim.
    #[must_use]
    pub fn of(verdicts: &Verdicts, claim: &ClaimId) -> Option<Self> {
        let number = verdicts.inferences().claim(claim)?;
        let now = verdicts.of_claim_numbered(number);
        let mut readings = vec![Reading {
            departure: Departure::Nothing,
            standpoint: verdicts.standpoint().clone(),
            verdict: now,
        }];
        let departures = departures(verdicts, number);
        let is_cut = departures.len() >= READINGS;
        for departure in departures.into_iter().take(READINGS - 1) {
            let standpoint = departure.from(verdicts.standpoint());
            readings.push(Reading {
                verdict: verdicts.of_claim_from(&standpoint, number),
                departure,
                standpoint,
            });
        }
        Some(Self {
            now,
            readings,
            is_cut,
        })
    }

    /// In how many readings the verdict is the same as now.
    #[must_use]
    pub fn same(&self) -> usize {
        let same = self.readings.iter().filter(|it| it.verdict == self.now);
        same.count()
    }
}

impl Departure {
    fn from(&self, standpoint: &Standpoint) -> Standpoint {
        let mut changed = standpoint.clone();
        match self {
            Self::Nothing => {}
            Self::Semantics(semantics) => changed.semantics = *semantics,
            Self::Trust(actor) => {
                changed.trust.insert(actor.clone());
            }
            Self::Doubt(actor) => {
                changed.trust.remove(actor);
            }
            Self::Assume(claim) => return Change::Assume(claim.clone()).on(standpoint),
            Self::LeaveOut(claim) => return Change::LeaveOut(claim.to_string()).on(standpoint),
        }
        changed
    }
}

fn departures(verdicts: &Verdicts, number: u32) -> Vec<Departure> {
    let inferences = verdicts.inferences();
    let standpoint = verdicts.standpoint();
    let cone = Cone::of(inferences, [number]);
    let semantics = Semantics::ALL
        .into_iter()
        .filter(|&it| it != standpoint.semantics && it != Semantics::Complete)
        .map(Departure::Semantics);
    let mut actors: Vec<&ActorId> = cone
        .inferences()
        .filter_map(|it| inferences.inference(it))
        .filter_map(|inference| match &inference.from {
            From::Actor(actor) => Some(actor),
            From::Source(_) | From::Argument(_) | From::Rule(_) | From::Open | From::Assumption => {
                None
            }
        })
        .collect();
    actors.sort_unstable();
    actors.dedup();
    let actors = actors.into_iter().map(|actor| {
        if standpoint.trust.contains(actor) {
            Departure::Doubt(actor.clone())
        } else {
            Departure::Trust(actor.clone())
        }
    });
    let rivals = inferences.contraries(number);
    let is_assumed = |claim: &ClaimId| standpoint.assume.contains(claim);
    let reported = cone
        .claims()
        .filter(|claim| *claim != number && !rivals.contains(claim))
        .filter(|&claim| verdicts.of_claim_numbered(claim) == Verdict::Reported);
    let reported = reported.flat_map(|claim| {
        let id = inferences.known(claim).map(|known| known.id.clone());
        let clashes = inferences.contraries(claim).iter().any(|&rival| {
            inferences
                .known(rival)
                .is_some_and(|rival| is_assumed(&rival.id))
        });
        let assume = id.clone().filter(|_| !clashes).map(Departure::Assume);
        assume.into_iter().chain(id.map(Departure::LeaveOut))
    });
    semantics.chain(actors).chain(reported).collect()
}
