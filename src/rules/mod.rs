//! **What follows from rules and facts?**
//!
//! Knows nothing of files, pages or wording.

pub mod datalog;
