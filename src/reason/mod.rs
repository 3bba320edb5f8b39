//! **What stands, seen from here?** Inferences and a standpoint to labels, verdicts and reasons.
//!
//! Knows nothing of where an inference came from once it is one, of wording, of files or of
//! languages.

mod change;
mod circle;
mod components;
mod cone;
mod flips;
mod framework;
mod grades;
mod history;
mod inferences;
mod labelling;
mod positions;
mod relabel;
mod rows;
mod semantics;
mod sensitivity;
mod solver;
mod standpoint;
mod strength;
mod verdict;
mod weights;
mod why;

pub(crate) use components::strong;

pub use change::{
    Change, ChangeSet, ChangeSets, Crux, Cruxes, LARGEST, Measure, Move, Outcome, SinglePoint,
    TRIALS, change_sets, cruxes, hangs_on, single_points, trials_within,
};
pub use flips::{Flip, Flips};
pub use framework::{Circumstances, Framework, NONE, Plain};
pub use grades::{Grades, Regraded};
pub use history::{DAYS, History, Turn};
pub use inferences::{DerivedStep, From, Head, Inference, Inferences, Known};
pub use labelling::{Counted, Grounded, Label, Labelling, grounded};
pub use positions::{Held, POSITIONS, Positions, held_in};
pub use relabel::Relabelled;
pub use rows::{Gathering, Rows};
pub use semantics::{Answer, Goal, Task, extended, solve, verify};
pub use sensitivity::{Departure, READINGS, Reading, Sensitivity};
pub use standpoint::{BadStandpoint, Scene, check_standpoint};
pub use strength::{Effort, Strength, StrengthGraph, StrengthModel, strengths};
pub use verdict::Verdicts;
pub use weights::{Weights, base_score};
pub use why::{
    Absence, Explanation, Objections, Reason, Role, Settling, Step, Tie, Told, Toward, What, Why,
};
