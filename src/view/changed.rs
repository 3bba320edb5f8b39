//! The page of what is different between two standpoints: the answers side by side, then every
//! difference with its reason.

use crate::model::{Claim, Issue, Record, Standpoint};
use crate::reason::{Flips, Verdicts, Why};

use super::address::{Page, Pairs};
use super::frame::Frame;
use super::parts::{Badge, Link, Said};
use super::reader::Reader;
use super::search::Choice;
use super::seen_from::standpoint_pairs;
use super::sentence::Sentence;
use super::why::{Length, WhyView};

/// How many differences are listed of a kind.
const SHOWN: usize = 100;
/// How many people and bodies the form offers.
const OFFERED: usize = 200;
/// What stands before the keys of the standpoint that the reader's is compared with.
pub const FROM: &str = "from-";

/// One side of the comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SideView {
    /// From where one looks.
    pub heading: Sentence,
    /// The first page seen from there.
    pub home: Option<String>,
}

/// An answer, seen from both sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BothWays {
    /// The answer.
    pub position: Link,
    /// How it fares from the one side.
    pub before: Badge,
    /// How it fares from the other.
    pub after: Badge,
}

/// A question, seen from both sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionBothWays {
    /// The question.
    pub issue: Link,
    /// Its answers.
    pub positions: Vec<BothWays>,
    /// Whether every answer fares alike.
    pub is_same: bool,
}

/// Something that fares otherwise, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlipLine {
    /// What it is.
    pub item: Link,
    /// How it fares from the one side.
    pub before: Badge,
    /// How it fares from the other.
    pub after: Badge,
    /// Why it fares so from the other side.
    pub why: Vec<Sentence>,
}

/// The page of what is different.
#[derive(Debug, Clone)]
pub struct ChangedView {
    /// What surrounds it.
    pub frame: Frame,
    /// From where it is compared: the editors, or as the address says.
    pub before: SideView,
    /// From where the reader looks.
    pub after: SideView,
    /// The same page the other way round.
    pub swap: Option<String>,
    /// Whether both are one standpoint.
    pub is_same: bool,
    /// The questions below the root question, seen from both sides.
    pub questions: Vec<QuestionBothWays>,
    /// Claims that fare otherwise, answers first.
    pub claims: Vec<FlipLine>,
    /// Values and answers to the root question that fare otherwise, for those who ask.
    pub weighed: Vec<FlipLine>,
    /// Arguments that fare otherwise.
    pub arguments: Vec<FlipLine>,
    /// How many more differences there are than are listed.
    pub more: usize,
    /// Where the form is sent to that sets two readers side by side, if something can answer it.
    pub action: Option<String>,
    /// What the form carries: the day.
    pub carried: Pairs,
    /// Whose word the one reader may take, and whose the other.
    pub trusted: [Vec<Choice>; 2],
}

impl ChangedView {
    /// What is different for the reader, compared with `before`.
    #[must_use]
    pub fn of(reader: Reader<'_>, before: &Verdicts) -> Self {
        let page = Page::Changed;
        let asked = from_pairs(before.standpoint());
        let title = Said::from(reader.say("changed-title"));
        let sub = Said::from(reader.say("changed-sub"));
        let mut frame = reader.frame_asked(&page, &asked, title.clone(), sub);
        frame.crumbs = reader.crumbs("", Vec::new(), title);
        let earlier = Reader {
            verdicts: before,
            ..reader
        };
        let side = |reader: Reader<'_>| SideView {
            heading: reader.seen_from(reader.standpoint(), reader.verdicts.on()),
            home: reader.seen_path(&Page::Home, &[], reader.standpoint()),
        };
        let swapped = from_pairs(reader.standpoint());
        let flips = Flips::between(before, reader.verdicts);
        let lines = Differences::of(reader, earlier, &flips);
        Self {
            before: side(earlier),
            after: side(reader),
            swap: reader.seen_path(&page, &swapped, before.standpoint()),
            is_same: before.standpoint() == reader.standpoint(),
            questions: reader
                .all_sub_questions()
                .into_iter()
                .map(|issue| reader.both_ways(earlier, issue))
                .collect(),
            claims: lines.claims,
            weighed: lines.weighed,
            arguments: lines.arguments,
            more: lines.more,
            action: reader.form_path(&page),
            carried: day_pairs(reader.standpoint()),
            trusted: [
                reader.choices_of_trust(before.standpoint()),
                reader.choices_of_trust(reader.standpoint()),
            ],
            frame,
        }
    }
}

/// A standpoint as the other side of a comparison stands in an address.
fn from_pairs(standpoint: &Standpoint) -> Pairs {
    let pairs = standpoint_pairs(standpoint).into_iter();
    pairs
        .map(|(key, value)| (format!("{FROM}{key}"), value))
        .collect()
}

/// The day of a standpoint, for both sides.
fn day_pairs(standpoint: &Standpoint) -> Pairs {
    let on = standpoint.on.map(|day| day.to_string());
    let keys = ["on".to_owned(), format!("{FROM}on")];
    on.into_iter()
        .flat_map(|day| keys.clone().map(|key| (key, day.clone())))
        .collect()
}

/// The differences as lines.
struct Differences {
    claims: Vec<FlipLine>,
    weighed: Vec<FlipLine>,
    arguments: Vec<FlipLine>,
    more: usize,
}

impl Differences {
    fn of(reader: Reader<'_>, earlier: Reader<'_>, flips: &Flips) -> Self {
        let graph = reader.kb.graph();
        let why = Why::of(reader.verdicts);
        let claims = flips.claims.iter().filter_map(|flip| graph.claim(&flip.id));
        let (weighed, mut judged): (Vec<&Claim>, Vec<&Claim>) =
            claims.partition(|claim| reader.is_weighed_by_readers(claim));
        // Answers first: they are what the questions ask for.
        judged.sort_by_key(|claim| graph.answered_by(&claim.id).next().is_none());
        let line = |claim: &&Claim| reader.flip_line(earlier, reader, &why, claim);
        let arguments = flips.arguments.iter().take(SHOWN).filter_map(|flip| {
            let argument = graph.argument(&flip.id)?;
            Some(FlipLine {
                item: Link {
                    verdict: None,
                    ..reader.argument_link(argument)
                },
                before: earlier.verdict_of_argument(argument),
                after: reader.verdict_of_argument(argument),
                why: WhyView::of_argument(reader, &why, &flip.id, Length::Short)?.short,
            })
        });
        let over = |count: usize| count.saturating_sub(SHOWN);
        Self {
            more: over(judged.len()) + over(weighed.len()) + over(flips.arguments.len()),
            claims: judged.iter().take(SHOWN).filter_map(line).collect(),
            weighed: weighed.iter().take(SHOWN).filter_map(line).collect(),
            arguments: arguments.collect(),
        }
    }
}

impl<'k> Reader<'k> {
    /// The questions under the root questions of every topic.
    fn all_sub_questions(&self) -> Vec<&'k Issue> {
        let topics = self.kb.graph().topics();
        topics
            .flat_map(|topic| self.sub_questions(topic))
            .take(SHOWN)
            .collect()
    }

    /// How a claim fares from one side and from the other, and why there.
    pub(super) fn flip_line(
        &self,
        before: Reader<'_>,
        after: Reader<'_>,
        why: &Why<'_>,
        claim: &Claim,
    ) -> Option<FlipLine> {
        Some(FlipLine {
            item: self.unjudged_link(&claim.id)?,
            before: before.verdict_of_claim(claim),
            after: after.verdict_of_claim(claim),
            why: WhyView::of_claim(after, why, &claim.id, Length::Short)?.short,
        })
    }

    fn both_ways(&self, earlier: Reader<'_>, issue: &Issue) -> QuestionBothWays {
        let positions = self.positions(issue).into_iter().filter_map(|claim| {
            Some(BothWays {
                position: self.unjudged_link(&claim.id)?,
                before: earlier.verdict_of_claim(claim),
                after: self.verdict_of_claim(claim),
            })
        });
        let positions: Vec<BothWays> = positions.collect();
        QuestionBothWays {
            issue: self.issue_link(issue),
            is_same: positions.iter().all(|it| it.before == it.after),
            positions,
        }
    }

    /// Those whose word a reader may take, by name, and nobody before them.
    fn choices_of_trust(&self, standpoint: &Standpoint) -> Vec<Choice> {
        let graph = self.kb.graph();
        let asserts = |actor: &crate::model::Actor| {
            graph
                .asserted_by(&actor.id)
                .any(|record| matches!(record, Record::Claim(_)))
        };
        let chosen = |id: &str| {
            let mut trusted = standpoint.trust.iter();
            trusted.next().is_some_and(|first| first.as_str() == id)
        };
        let mut choices: Vec<Choice> = graph
            .actors()
            .filter(|actor| asserts(actor))
            .map(|actor| Choice {
                value: actor.id.to_string(),
                text: self.read(&actor.name),
                chosen: chosen(actor.id.as_str()),
            })
            .take(OFFERED)
            .collect();
        choices.sort_by_cached_key(|choice| super::issue::collated(&choice.text.text));
        let nobody = Choice {
            value: String::new(),
            text: Said::from(self.say("changed-nobody")),
            chosen: standpoint.trust.is_empty(),
        };
        choices.insert(0, nobody);
        choices
    }
}
