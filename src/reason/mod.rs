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
mod rows;
mod semantics;
mod solver;
mod standpoint;
mod verdict;
mod why;

pub use change::{
    Change, ChangeSet, ChangeSets, Crux, Cruxes, LARGEST, Measure, Move, Outcome, SinglePoint,
    TRIALS, change_sets, cruxes, hangs_on, single_points,
};
pub use flips::{Flip, Flips};
pub use framework::{Circumstances, Framework, NONE, Plain};
pub use history::{DAYS, History, Turn};
pub use inferences::{From, Head, Inference, Inferences, Known};
pub use labelling::{Label, Labelling, grounded};
pub use rows::{Gathering, Rows};
pub use semantics::{Answer, Goal, Task, extended, solve, verify};
pub use standpoint::{BadStandpoint, Scene, check_standpoint};
pub use verdict::Verdicts;
pub use why::{
    Absence, Explanation, Objections, Reason, Role, Settling, Step, Tie, Told, Toward, What, Why,
};
