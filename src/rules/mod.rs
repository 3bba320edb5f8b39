//! **What else follows by rule?** Rules and facts to inferences, which `reason` labels like all others.
//!
//! No fixpoint of verdicts and no explanation of its own: it only grounds.

pub mod book;
pub mod facts;
pub mod syntax;
pub mod vocabulary;
