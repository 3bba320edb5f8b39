//! Claims, arguments, sources and law in one place.
//!
//! ```text
//!   files --store--> records --graph--> graph --check--> findings
//!                                         `---reason---> verdicts <---rules--- cases
//!                                       `------ knowledge_base ------'      the waist
//!            expect   search   exchange   contribute   layout
//!                                  view        what a reader sees
//!                                  pages       how it looks
//!                             site        cli
//! ```
//!
//! The modules stand in reading order; each imports only those above it in this list.

pub mod model;

pub mod diagnostic;

pub mod texts;

pub mod store;

pub mod graph;

pub mod check;

pub mod reason;
pub mod rules;

pub mod knowledge_base;

pub mod expect;

pub mod search;

pub mod exchange;

pub mod contribute;

pub mod layout;

pub mod view;

pub mod pages;

pub mod site;

pub mod cli;
