//! The tests: one binary, one module a subject.

mod check;
mod format;
mod layout;
