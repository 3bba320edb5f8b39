//! Citations: how a work is used, and where in it.

use serde::{Deserialize, Serialize};

use super::{Language, SourceId};

/// How a source bears on the claim that cites it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CitationRole {
    /// A ruling for what it held, a statute for what it says, an official figure for that figure.
    Establishes,
    /// Somebody says so.
    Asserts,
    /// An example, or a report of what another source establishes.
    Illustrates,
}

impl CitationRole {
    /// Every role, the strongest first.
    pub const ALL: [Self; 3] = [Self::Establishes, Self::Asserts, Self::Illustrates];
}

/// Where in a work: typed, so that each language names it in its own way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Locator {
    /// Sections of a statute or regulation, such as `102(2)` or `24, 25.1`.
    Section(String),
    /// Articles or paragraphs of a treaty, such as `4(1)`.
    Article(String),
    /// Paragraphs, such as `1, 37, 180-181`.
    Paragraph(String),
    /// Pages.
    Page(String),
    /// A part by its name or number: a table, a recommendation, a heading.
    Part(String),
    /// The headnote of a reported decision.
    Headnote,
    /// The work as a whole: it is short, or all of it says so.
    Whole,
}

/// A few words of the source, as they stand there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quote {
    /// The words, a few at most, in the language in which they were said or printed.
    pub words: String,
    /// The language of the words.
    pub lang: Language,
    /// Who said or wrote them.
    pub speaker: String,
}

/// One use of a source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Citation {
    /// The work.
    pub source: SourceId,
    /// What it does for the claim.
    pub role: CitationRole,
    /// Where in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Locator>,
    /// A short quotation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<Quote>,
}
