//! **What stands, seen from here?** Inferences and a standpoint to labels, verdicts and reasons.
//!
//! Knows nothing of where an inference came from, of wording, of files or of languages.

mod components;
mod framework;
mod labelling;
mod rows;
mod strength;

pub use framework::{Circumstances, Framework, NONE, Plain};
pub use labelling::{Label, Labelling, grounded};
pub use rows::Rows;
pub use strength::{Effort, Strength, StrengthGraph, StrengthModel, strengths};
