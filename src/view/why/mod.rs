//! Why something fares as it does, in words: one wording, three lengths, every item a link.
//!
//! Wording looks at the form of the reasons only, so that both sides of a question are put into
//! the same words.

mod case;
mod lines;
mod settle;
mod short;

use crate::model::{ArgumentId, ClaimId};
use crate::reason::{Explanation, Verdicts, Why};

use super::reader::Reader;
use super::sentence::Sentence;

pub use case::{CaseReason, Met};

pub(super) use case::CaseWording;

/// How much is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Length {
    /// One sentence, and one more for what would settle what is contested.
    #[default]
    Short,
    /// The deciding arguments, and what answers them.
    Medium,
    /// Every step, down to the sources.
    Full,
}

impl Length {
    /// Every length, the shortest first.
    pub const ALL: [Self; 3] = [Self::Short, Self::Medium, Self::Full];

    /// The word for it in addresses and commands.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Short => "short",
            Self::Medium => "medium",
            Self::Full => "full",
        }
    }
}

/// A line of a longer explanation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhyLine {
    /// How far it is set in; the first lines are at 0.
    pub depth: usize,
    /// How what it names bears on the line above, as machines read it.
    pub role: &'static str,
    /// What it says.
    pub sentence: Sentence,
}

/// Why a claim or an argument fares as it does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhyView {
    /// From where one looks: "In this collection, on 22 November 2026, ...".
    pub heading: Sentence,
    /// The verdict in the words of readers.
    pub verdict: String,
    /// One sentence on why; for what is contested what would settle it and the questions to ask; a last one
    /// if the effect of a deciding source is stayed, or something ended it.
    pub short: Vec<Sentence>,
    /// The deciding arguments and what answers them; empty for [`Length::Short`].
    pub lines: Vec<WhyLine>,
}

impl WhyView {
    /// Why a claim fares as it does; none if there is no such claim.
    #[must_use]
    pub fn of_claim(
        reader: Reader<'_>,
        why: &Why<'_>,
        id: &ClaimId,
        length: Length,
    ) -> Option<Self> {
        let explanation = why.claim(id)?;
        let verdict = reader.claim_verdict(why.verdicts(), id);
        Some(Self::of(
            reader,
            why.verdicts(),
            &explanation,
            verdict,
            length,
        ))
    }

    /// Why an argument fares as it does; none if there is no such argument.
    #[must_use]
    pub fn of_argument(
        reader: Reader<'_>,
        why: &Why<'_>,
        id: &ArgumentId,
        length: Length,
    ) -> Option<Self> {
        let explanation = why.argument(id)?;
        let verdict = reader.argument_verdict(why.verdicts(), id);
        Some(Self::of(
            reader,
            why.verdicts(),
            &explanation,
            verdict,
            length,
        ))
    }

    /// What an explanation says; to find one may take much longer than to tell it.
    pub(super) fn of(
        reader: Reader<'_>,
        verdicts: &Verdicts,
        explanation: &Explanation,
        verdict: String,
        length: Length,
    ) -> Self {
        let teller = Wording { reader, verdicts };
        Self {
            heading: reader.seen_from(verdicts.standpoint(), verdicts.on()),
            verdict,
            short: teller.short(explanation),
            lines: match length {
                Length::Short => Vec::new(),
                Length::Medium => teller.lines(explanation, Some(2)),
                Length::Full => teller.lines(explanation, None),
            },
        }
    }
}

/// Puts reasons into words.
#[derive(Debug, Clone, Copy)]
struct Wording<'w> {
    reader: Reader<'w>,
    verdicts: &'w Verdicts,
}
