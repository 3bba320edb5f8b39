//! The tests: one binary, one module a subject.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a test fails by panicking, and says what it skips"
)]
#![allow(
    clippy::wildcard_enum_match_arm,
    clippy::format_push_string,
    reason = "a test names the one answer it wants, and writes its records as text"
)]

mod all_arguments;
mod any_rules;
mod browser;
mod cases;
mod check;
mod cli;
mod commands;
mod datalog;
mod deep;
mod diff;
mod fair;
mod format;
mod graph;
mod history;
mod labelling;
mod large;
mod layout;
mod maps;
mod mutation;
mod positions;
mod reasons;
mod relabel;
mod rule_pages;
mod rule_sets;
mod rules;
mod rules_run;
mod search;
mod semantics;
mod site;
mod solve;
mod stca;
mod store;
mod strength;
mod strength_shown;
mod texts;
mod theories;
mod tidy;
mod weights;
mod why;

/// Says what is not tested here, and why. Since `cargo test` keeps what a passing test prints to
/// itself, it is also written into the file that `COUNTERPOINT_SKIPS` names.
fn skipped(what: &str) {
    use std::io::Write as _;

    eprintln!("SKIPPED: {what}");
    if let Some(file) = std::env::var_os("COUNTERPOINT_SKIPS") {
        let file = std::fs::File::options()
            .create(true)
            .append(true)
            .open(file);
        // In one call, since tests run side by side.
        file.and_then(|mut file| file.write_all(format!("{what}\n").as_bytes()))
            .expect("the file of skipped tests can be written");
    }
}
