//! **What stands, seen from here?** Inferences and a standpoint to labels, verdicts and reasons.
//!
//! Knows nothing of where an inference came from once it is one, of wording, of files or of
//! languages.

mod components;
mod framework;
mod grades;
mod inferences;
mod labelling;
mod relabel;
mod rows;
mod standpoint;
mod strength;
mod verdict;

pub use framework::{Circumstances, Framework, NONE, Plain};
pub use grades::{Grades, Regraded};
pub use inferences::{From, Head, Inference, Inferences, Known};
pub use labelling::{Grounded, Label, Labelling, grounded};
pub use relabel::Change;
pub use rows::Rows;
pub use standpoint::{BadStandpoint, Scene, check_standpoint};
pub use strength::{Effort, Strength, StrengthGraph, StrengthModel, strengths};
pub use verdict::Verdicts;
