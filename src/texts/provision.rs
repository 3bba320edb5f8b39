//! A provision as it can be shown: its text, what stands above it and below it, and whose text it is.
//!
//! It copies out of a held text; it neither finds nor judges.

use crate::model::{Date, Language};

use super::Publisher;

/// A piece of text with the mark that stands before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// The mark as the text writes it, such as `(a)` or `a)`; empty where there is none.
    pub mark: String,
    /// The marginal note beside it.
    pub note: Option<String>,
    /// How far it is set in.
    pub depth: usize,
    /// The text; empty for a provision of which only the parts say something.
    pub text: String,
}

/// A provision of a held text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provision {
    /// Its label, the same in every language.
    pub label: String,
    /// Its label as the text writes it.
    pub written: String,
    /// The mark before its words: the end of its label.
    pub mark: String,
    /// The language of the text.
    pub language: Language,
    /// Who published the text.
    pub publisher: Publisher,
    /// The day up to which the text is said to be current.
    pub current_to: Option<Date>,
    /// The day from which this wording is said to be in force.
    pub in_force_from: Option<Date>,
    /// The marginal note: its own, or that of the nearest provision above.
    pub note: Option<String>,
    /// What the provisions above say before they come to it, the outermost first.
    pub above: Vec<Passage>,
    /// What it says itself, before its parts.
    pub text: Vec<String>,
    /// Its parts, in order.
    pub below: Vec<Passage>,
    /// What it says after its parts.
    pub after: Vec<String>,
    /// What the text says of its history.
    pub history: Option<String>,
}
