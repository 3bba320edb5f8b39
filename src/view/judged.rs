//! What a page says about how its item fares: the verdict, why, and what that depends on.

use crate::model::{Argument, Claim};
use crate::reason::{Explanation, Why};

use super::parts::{Badge, Link};
use super::reader::Reader;
use super::sentence::Sentence;
use super::why::{Length, WhyLine, WhyView};

/// How many lines an explanation has on a page.
const LINES: usize = 80;

/// How an item fares, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// From where one looks.
    pub seen_from: Sentence,
    /// The verdict.
    pub verdict: Badge,
    /// Whether readers are told the verdict only on request: the item is a value, or an answer to a
    /// root question.
    pub is_weighed: bool,
    /// What such an item depends on.
    pub depends_on: Vec<Link>,
    /// In how many coherent positions it is held, for a claim in dispute.
    pub held: Option<String>,
    /// The page of what would change the verdict.
    pub what_if: Option<String>,
    /// Why, in a sentence or two.
    pub short: Vec<Sentence>,
    /// The deciding arguments, and what answers them.
    pub deciding: Vec<WhyLine>,
    /// Every step, where that is more.
    pub every_step: Vec<WhyLine>,
}

impl Reader<'_> {
    /// How a claim fares, and why.
    pub(super) fn judged_claim(&self, claim: &Claim) -> Judged {
        let explanation = Why::of(self.verdicts).claim(&claim.id);
        Judged {
            is_weighed: self.is_weighed_by_readers(claim),
            depends_on: self.depends_on(claim),
            held: self.held_said(&claim.id),
            what_if: self.what_if_path(claim.id.as_str()),
            ..self.judged(self.verdict_of_claim(claim), explanation.as_ref())
        }
    }

    /// How an argument fares, and why.
    pub(super) fn judged_argument(&self, argument: &Argument) -> Judged {
        let explanation = Why::of(self.verdicts).argument(&argument.id);
        Judged {
            what_if: self.what_if_path(argument.id.as_str()),
            ..self.judged(self.verdict_of_argument(argument), explanation.as_ref())
        }
    }

    /// As many lines as a page has room for, the last saying that there are more.
    fn first_lines(&self, mut lines: Vec<WhyLine>) -> Vec<WhyLine> {
        if lines.len() > LINES {
            lines.truncate(LINES);
            lines.push(WhyLine {
                depth: 0,
                role: "cut",
                sentence: self.say("line-cut").into(),
            });
        }
        lines
    }

    fn judged(&self, verdict: Badge, explanation: Option<&Explanation>) -> Judged {
        let told = |length| {
            let told = explanation
                .map(|it| WhyView::of(*self, self.verdicts, it, verdict.word.clone(), length));
            told.map_or_else(Default::default, |it| {
                (it.short, self.first_lines(it.lines))
            })
        };
        let (short, deciding) = told(Length::Medium);
        let (_, full) = told(Length::Full);
        Judged {
            seen_from: self.seen_from(self.standpoint(), self.verdicts.on()),
            verdict,
            is_weighed: false,
            depends_on: Vec::new(),
            held: None,
            what_if: None,
            every_step: if full.len() > deciding.len() {
                full
            } else {
                Vec::new()
            },
            short,
            deciding,
        }
    }
}
