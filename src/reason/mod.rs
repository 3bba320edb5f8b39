//! **What stands, seen from here?** Inferences and a standpoint to labels, verdicts and reasons.
//!
//! Knows nothing of where an inference came from, of wording, of files or of languages.

mod components;
mod framework;
mod labelling;
mod rows;
mod semantics;
mod solver;

pub use framework::{Circumstances, Framework, NONE, Plain};
pub use labelling::{Label, Labelling, grounded};
pub use rows::{Gathering, Rows};
pub use semantics::{Answer, Goal, Semantics, Task, extended, solve, verify};
