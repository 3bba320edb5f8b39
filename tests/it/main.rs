//! The tests: one binary, one module a subject.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a test fails by panicking, and says what it skips"
)]

mod browser;
mod check;
mod cli;
mod deep;
mod format;
mod graph;
mod layout;
mod mutation;
mod search;
mod site;
mod tidy;
