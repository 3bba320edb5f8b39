//! The page of gradual strength: numbers beside verdicts, for those who ask for them.
//!
//! It shows what [`Weights`] computed and decides nothing: badges come from the verdicts alone.

use std::collections::BTreeSet;

use crate::model::{Claim, ClaimId, ClaimKind, Grade, Topic, TopicId};
use crate::reason::{self, StrengthModel, Weights, base_score};

use super::address::Page;
use super::frame::Frame;
use super::issue::collated;
use super::parts::{Badge, Link, Said};
use super::reader::Reader;
use super::sentence::Sentence;
use super::words::Part;

/// How many claims the page lists that answer no question of it: it stays a page where there are
/// tens of thousands.
const LISTED: usize = 500;

/// A strength as a cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StrengthCell {
    /// How long its bar is, in thousandths; what came to no number has none.
    pub bar: Option<u32>,
    /// The number; or that it does not come to rest, and by how much it still moved.
    pub text: String,
    /// How it was come by, where that is not in one pass.
    pub how: Option<String>,
}

/// A claim with its strengths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StrengthRow {
    /// The anchor, where the claim stands for the first time.
    pub anchor: Option<String>,
    /// The claim.
    pub claim: Link,
    /// How it fares, whatever the numbers are.
    pub verdict: Badge,
    /// What it starts from.
    pub start: String,
    /// Its strength under each model, in the order of [`StrengthView::models`].
    pub cells: Vec<StrengthCell>,
    /// That it lies on a circle of support, where it does.
    pub circle: Option<String>,
}

/// Claims under one heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StrengthGroup {
    /// The heading.
    pub title: Said,
    /// The page of the question, if they are its answers.
    pub issue: Option<String>,
    /// The claims.
    pub rows: Vec<StrengthRow>,
}

/// A way to make numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModelLine {
    /// Its name.
    pub name: String,
    /// What it does, and whose it is.
    pub about: String,
}

/// The page of gradual strength.
#[derive(Debug, Clone)]
pub struct StrengthView {
    /// What surrounds it.
    pub frame: Frame,
    /// The debate.
    pub title: Said,
    /// From where one looks.
    pub seen_from: Sentence,
    /// What a claim can start from, in words, with its base score; the highest first.
    pub bases: Vec<(String, String)>,
    /// The models, the usual one first.
    pub models: Vec<ModelLine>,
    /// The answers to each question below the main one, without those that readers weigh.
    pub groups: Vec<StrengthGroup>,
    /// What readers weigh themselves: the answers to the main question, and values.
    pub weighed: Vec<StrengthGroup>,
    /// All other claims of the debate, in alphabetical order.
    pub claims: Option<StrengthGroup>,
    /// Where those are that the page does not list: "and 300 more".
    pub more: Option<Link>,
}

impl StrengthView {
    /// The strengths of the topic `id`, if there is one.
    #[must_use]
    pub fn of(reader: Reader<'_>, id: &TopicId) -> Option<Self> {
        let graph = reader.kb.graph();
        let topic = graph.topic(id)?;
        let page = Page::Strength(id.clone());
        let here = Said::from(reader.say("strength-title"));
        let description = Said::from(reader.say("strength-description"));
        let mut frame = reader.frame(&page, here.clone(), description);
        frame.crumbs = reader.crumbs(id.as_str(), Vec::new(), here);
        let usual = Weights::of(reader.verdicts.scene(), StrengthModel::default());
        let others = StrengthModel::ALL.into_iter().skip(1);
        let others: Vec<Weights> = others.map(|model| usual.by(model)).collect();
        let mut scales = Scales {
            reader,
            weights: [usual].into_iter().chain(others).collect(),
            shown: BTreeSet::new(),
        };
        let groups = scales.groups(reader.sub_questions(topic), false);
        let weighed = scales.weighed(topic);
        let (claims, more) = scales.others(topic);
        Some(Self {
            title: reader.read(&topic.title),
            seen_from: reader.seen_from(reader.standpoint(), reader.verdicts.on()),
            bases: reader.base_scores(),
            models: reader.models(),
            groups,
            weighed,
            claims,
            more,
            frame,
        })
    }
}

impl Reader<'_> {
    /// The row of a claim on the page of strengths, seen from where the reader looks.
    pub(super) fn strength_of(&self, claim: &ClaimId) -> Option<String> {
        let topic = self.topic_of(claim.as_str())?;
        let page = self.path(&Page::Strength(topic.id.clone()));
        Some(format!("{page}#{}", anchor(claim)))
    }

    fn base_scores(&self) -> Vec<(String, String)> {
        let grades = [
            Grade::Settled,
            Grade::Strong,
            Grade::Ordinary,
            Grade::Asserted,
        ];
        let graded = grades.map(|grade| (self.words.grade(grade), base_score(grade)));
        let first = (self.say("strength-base-assumed"), 1.0);
        let last = (self.say("strength-base-nothing"), 0.0);
        [first]
            .into_iter()
            .chain(graded)
            .chain([last])
            .map(|(what, score)| (what, self.words.fraction(score)))
            .collect()
    }

    fn models(&self) -> Vec<ModelLine> {
        let line = |model: StrengthModel| {
            let word = model.word();
            ModelLine {
                name: self.say(&format!("strength-model-{word}")),
                about: self.say(&format!("strength-about-{word}")),
            }
        };
        StrengthModel::ALL.map(line).to_vec()
    }

    fn strength_cell(&self, strength: reason::Strength) -> StrengthCell {
        let how = match strength {
            reason::Strength::Limit(_) => Some(self.say("strength-limit")),
            reason::Strength::Damped(_) => Some(self.say("strength-damped")),
            reason::Strength::Exact(_) | reason::Strength::NotConverged { .. } => None,
        };
        let text = match strength {
            reason::Strength::Exact(value)
            | reason::Strength::Limit(value)
            | reason::Strength::Damped(value) => self.words.fraction(value),
            reason::Strength::NotConverged { last_delta } => {
                let delta = self.words.fraction(last_delta);
                self.say_with("strength-no-rest", &[("delta", Part::Text(&delta))])
            }
        };
        StrengthCell {
            bar: strength.value().map(thousandths),
            text,
            how,
        }
    }
}

/// What makes the rows of a page.
struct Scales<'k> {
    reader: Reader<'k>,
    /// One for each model, the usual one first.
    weights: Vec<Weights>,
    /// The claims that have a row.
    shown: BTreeSet<ClaimId>,
}

impl<'k> Scales<'k> {
    /// A group for each question that has answers which readers weigh themselves, or which they do
    /// not.
    fn groups(
        &mut self,
        issues: impl Iterator<Item = &'k crate::model::Issue>,
        is_weighed: bool,
    ) -> Vec<StrengthGroup> {
        let reader = self.reader;
        issues
            .filter_map(|issue| {
                let answers = reader.positions(issue).into_iter();
                let answers = answers.filter(|it| reader.is_weighed_by_readers(it) == is_weighed);
                let rows: Vec<_> = answers.filter_map(|claim| self.row(claim)).collect();
                let link = reader.issue_link(issue);
                (!rows.is_empty()).then_some(StrengthGroup {
                    title: link.text,
                    issue: Some(link.href),
                    rows,
                })
            })
            .collect()
    }

    /// The answers to the main question, answers to the others that are values, and other values.
    fn weighed(&mut self, topic: &'k Topic) -> Vec<StrengthGroup> {
        let reader = self.reader;
        let root = reader.kb.graph().issue(&topic.root_issue);
        let issues = root.into_iter().chain(reader.sub_questions(topic));
        let mut groups = self.groups(issues, true);
        let values = self.unshown(topic, |claim| claim.kind == ClaimKind::Norm);
        let rows: Vec<_> = values.iter().filter_map(|claim| self.row(claim)).collect();
        if !rows.is_empty() {
            groups.push(StrengthGroup {
                title: Said::from(reader.say("strength-values")),
                issue: None,
                rows,
            });
        }
        groups
    }

    /// All claims of the topic that have no row yet, and where the rest of them is.
    fn others(&mut self, topic: &'k Topic) -> (Option<StrengthGroup>, Option<Link>) {
        let reader = self.reader;
        let claims = self.unshown(topic, |claim| claim.kind != ClaimKind::Norm);
        let listed = claims.iter().take(LISTED);
        let rows: Vec<_> = listed.filter_map(|claim| self.row(claim)).collect();
        let group = (!rows.is_empty()).then(|| {
            let count = [("count", Part::Count(claims.len()))];
            StrengthGroup {
                title: Said::from(reader.say_with("strength-claims", &count)),
                issue: None,
                rows,
            }
        });
        let more = claims.len().saturating_sub(LISTED);
        let all = Page::List(crate::model::RecordKind::Claim);
        let more = (more > 0).then(|| reader.more_link(more, reader.path(&all)));
        (group, more)
    }

    /// Claims of the topic without a row, by their words, so that no number ranks them.
    fn unshown(&self, topic: &Topic, wanted: impl Fn(&Claim) -> bool) -> Vec<&'k Claim> {
        let reader = self.reader;
        let graph = reader.kb.graph();
        let is_here = |claim: &&Claim| {
            reader
                .topic_of(claim.id.as_str())
                .is_some_and(|it| it.id == topic.id)
        };
        let mut claims: Vec<&Claim> = graph
            .claims()
            .filter(|claim| wanted(claim) && !self.shown.contains(&claim.id))
            .filter(is_here)
            .collect();
        claims.sort_by_cached_key(|it| (collated(&reader.read(&it.text).text), it.id.clone()));
        claims
    }

    fn row(&mut self, claim: &Claim) -> Option<StrengthRow> {
        let reader = self.reader;
        let usual = self.weights.first()?;
        let start = usual.base_of_claim(&claim.id)?;
        let circle = usual.is_on_circle(&claim.id);
        let strengths = self.weights.iter().filter_map(|it| it.of_claim(&claim.id));
        let cells = strengths.map(|it| reader.strength_cell(it)).collect();
        let is_first = self.shown.insert(claim.id.clone());
        Some(StrengthRow {
            anchor: is_first.then(|| anchor(&claim.id)),
            claim: reader.unjudged_link(&claim.id)?,
            verdict: reader.verdict_of_claim(claim),
            start: reader.words.fraction(start),
            cells,
            circle: circle.then(|| reader.say("strength-circle")),
        })
    }
}

/// Ids of claims alone could be those of other things on the page.
fn anchor(claim: &ClaimId) -> String {
    format!("strength-{claim}")
}

/// A strength from 0 to 1 in whole thousandths.
fn thousandths(value: f64) -> u32 {
    // Through text, since no conversion from a fraction to a whole number says what it rounds.
    format!("{:.0}", value * 1000.0).parse().unwrap_or_default()
}
