//! The tests: one binary, one module a subject.

mod format;
mod layout;
mod tidy;
