//! **What stands, seen from here?** Inferences and a standpoint to labels, verdicts and reasons.
//!
//! Knows nothing of where an inference came from once it is one, of wording, of files or of
//! languages.

mod circle;
mod components;
mod framework;
mod grades;
mod inferences;
mod labelling;
mod rows;
mod standpoint;
mod verdict;

pub use framework::{Circumstances, Framework, NONE, Plain};
pub use inferences::{From, Head, Inference, Inferences, Known};
pub use labelling::{Label, Labelling, grounded};
pub use rows::Rows;
pub use standpoint::{BadStandpoint, Scene, check_standpoint};
pub use verdict::Verdicts;
