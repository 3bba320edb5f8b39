//! The labels of statements for many states, one after the other.

use crate::reason::{Grounded, Label};
use crate::rules::ground::Grounding;
use crate::rules::state::State;

use super::small::{Cone, Small};

/// What bears on some statements where nothing is known, with its labels: each state settles the
/// facts that are known in it, and only what follows from them is labelled.
#[derive(Debug)]
pub(in crate::rules) struct Known {
    small: Small,
    labels: Grounded,
}

impl Known {
    /// Gets ready for statements.
    pub(in crate::rules) fn of(grounding: &Grounding, statements: &[u32]) -> Self {
        let nothing = State::open(grounding);
        let labels = nothing.labels(grounding);
        let cone = Cone::of(grounding, &nothing, &labels, statements);
        let small = Small::of(grounding, &labels, &cone, statements);
        let labels = Grounded::of(&small.framework, &small);
        Self { small, labels }
    }

    /// The labels of the statements in a state.
    pub(in crate::rules) fn labels(&self, state: &State) -> Vec<Label> {
        let mut labels = self.labels.clone();
        self.small.settle(&mut labels, state);
        self.small.targets(&labels)
    }
}
