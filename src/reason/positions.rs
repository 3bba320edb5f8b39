//! Positions that hold together, where a semantics may know several: what they share, and in how
//! many of them a claim is held.

use std::cell::Cell;

use crate::model::Semantics;

use super::cone::Cone;
use super::framework::Circumstances;
use super::labelling::{Label, Labelling};
use super::semantics::{Answer, Goal, Task, solve};
use super::standpoint::Scene;
use super::verdict::Verdicts;

/// How many positions are looked at, at most.
pub const POSITIONS: usize = 1000;

/// How many labels are kept for them, at most: in a large debate fewer positions are looked at.
const LABELS: usize = 50_000_000;

/// How often a search asks whether to go on before it is ended. It is counted, not timed, so that
/// the same question always has the same answer.
const PATIENCE: u64 = 2_000_000;

/// The positions that hold together under a semantics.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Positions {
    semantics: Semantics,
    labellings: Vec<Labelling>,
    is_cut: bool,
}

impl Positions {
    /// The positions that a scene leaves open; none where grounded decides. What every complete
    /// position shares is the grounded one, which is complete itself.
    pub(super) fn of(scene: &Scene, semantics: Semantics) -> Option<Self> {
        match semantics {
            Semantics::Grounded | Semantics::Complete => None,
            Semantics::Preferred
            | Semantics::Stable
            | Semantics::SemiStable
            | Semantics::Stage
            | Semantics::Ideal => {
                let framework = scene.inferences().framework();
                let cap = (LABELS / framework.len().max(1)).clamp(1, POSITIONS);
                let (labellings, is_cut) = all(scene, scene, semantics, cap);
                Some(Self {
                    semantics,
                    labellings,
                    is_cut,
                })
            }
        }
    }

    /// The positions that were found.
    #[must_use]
    pub fn labellings(&self) -> &[Labelling] {
        &self.labellings
    }

    /// Whether there are more than were looked at, or the search was ended. What the positions
    /// share is then not known, and what grounded leaves open stays in dispute.
    #[must_use]
    pub fn is_cut(&self) -> bool {
        self.is_cut
    }

    /// Whether no position holds together, as may be under stable. Everything that could be derived
    /// is then in dispute.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.labellings.is_empty() && !self.is_cut
    }

    /// Whether the positions say how everything fares.
    pub(super) fn decide(&self) -> bool {
        !self.labellings.is_empty() && !self.is_cut
    }

    /// What the positions share.
    pub(super) fn shared(&self, scene: &Scene, grounded: Labelling) -> Labelling {
        // The grounded labelling is within every complete one, and stage ones need not be complete.
        if self.is_cut && self.semantics != Semantics::Stage {
            return grounded;
        }
        let numbers = (0_u32..).take(scene.inferences().all().len());
        if !self.decide() {
            let open = |it: u32| scene.is_there(it) && scene.grade(it).is_some();
            let label = |it: u32| {
                if open(it) {
                    Label::Undecided
                } else {
                    Label::Out
                }
            };
            return Labelling::of(numbers.map(label).collect());
        }
        let shared = |it: u32| {
            let mut labels = self.labellings.iter().map(|labelling| labelling.label(it));
            let first = labels.next().unwrap_or(Label::Undecided);
            if labels.all(|label| label == first) {
                first
            } else {
                Label::Undecided
            }
        };
        Labelling::of(numbers.map(shared).collect())
    }
}

/// In how many positions a claim is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// In so many.
    pub held: usize,
    /// Of so many.
    pub of: usize,
    /// Whether there are more than were looked at.
    pub is_cut: bool,
}

/// In how many of the widest positions that hold together (preferred) a claim is held, counting
/// only what can bear on it; at most [`POSITIONS`] are looked at. None if the search was ended, or
/// there is no such claim.
#[must_use]
pub fn held_in(verdicts: &Verdicts, claim: u32) -> Option<Held> {
    let scene = verdicts.scene();
    let inferences = scene.inferences();
    inferences.known(claim)?;
    let framework = inferences.framework();
    let mut near = vec![false; framework.len()];
    for inference in Cone::of(inferences, [claim]).inferences() {
        if let Some(slot) = near.get_mut(inference as usize) {
            *slot = true;
        }
    }
    let near = Near { scene, near };
    let cap = (LABELS / framework.len().max(1)).clamp(1, POSITIONS);
    let (labellings, is_cut) = all(scene, &near, Semantics::Preferred, cap);
    let goal = Goal::Claim(claim);
    let held = labellings
        .iter()
        .filter(|labelling| goal.is_held(framework, labelling));
    let held = held.count();
    let of = labellings.len();
    (of > 0).then_some(Held { held, of, is_cut })
}

/// Every position under these circumstances, up to `cap`, and whether there may be more.
fn all(
    scene: &Scene,
    circumstances: &impl Circumstances,
    semantics: Semantics,
    cap: usize,
) -> (Vec<Labelling>, bool) {
    let asked = Cell::new(0_u64);
    let give_up = || {
        asked.set(asked.get() + 1);
        asked.get() > PATIENCE
    };
    let framework = scene.inferences().framework().under(circumstances);
    match solve(&framework, semantics, Task::All(cap), &give_up) {
        Answer::Labellings {
            labellings,
            complete,
        } => (labellings, !complete),
        Answer::Count { .. } | Answer::Yes(_) | Answer::No(_) | Answer::GaveUp => {
            (Vec::new(), true)
        }
    }
}

/// A scene of which only a part is looked at.
struct Near<'s> {
    scene: &'s Scene,
    near: Vec<bool>,
}

impl Circumstances for Near<'_> {
    fn is_there(&self, inference: u32) -> bool {
        let near = self.near.get(inference as usize).copied();
        near.unwrap_or(false) && self.scene.is_there(inference)
    }

    fn defeats(&self, by: u32, target: u32) -> bool {
        self.scene.defeats(by, target)
    }
}
