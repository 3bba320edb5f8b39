//! **What else follows by rule?** Rules and facts to inferences, which `reason` labels like all others.
//!
//! No fixpoint of verdicts and no explanation of its own: it only grounds.

pub mod amount;
pub mod book;
mod bounds;
pub mod datalog;
pub mod decide;
pub mod facts;
pub mod ground;
pub mod opened;
pub mod state;
pub mod syntax;
pub mod vocabulary;
