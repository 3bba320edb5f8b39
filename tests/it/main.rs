//! The tests: one binary, one module a subject.

mod check;
mod cli;
mod format;
mod layout;
mod mutation;
