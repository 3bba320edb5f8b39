//! The first page: the question, its answers as equal doors, the best case of two side by side.

use crate::model::{Claim, ClaimId, Issue, RecordKind, Topic};

use super::address::{Page, Pairs};
use super::frame::Frame;
use super::parts::{Link, Said};
use super::reader::Reader;
use super::topic::{EventLine, SubIssue};
use super::words::Part;

/// How many arguments make a best case.
const STEPS: usize = 3;
/// How many reasons and values a door names.
const ON_A_DOOR: usize = 3;

/// An answer to the question, as a door of the same size as the others.
#[derive(Debug, Clone)]
pub struct Door {
    /// The map around the answer.
    pub href: String,
    /// The answer in a few words.
    pub short: Said,
    /// What it would mean.
    pub plain: Said,
    /// The claims it depends on, each with its mark and how it fares.
    pub depends_on: Vec<Link>,
    /// The values it rests on.
    pub values: Vec<Said>,
}

/// A step of a best case.
#[derive(Debug, Clone)]
pub struct CaseStep {
    /// The argument.
    pub argument: Link,
    /// Its reasons, the premises that are not values, each with its mark and how it fares.
    pub reasons: Vec<Link>,
}

/// The strongest case for an answer.
#[derive(Debug, Clone)]
pub struct BestCase {
    /// The answer's id, for the form that chooses.
    pub id: String,
    /// The answer's page.
    pub href: String,
    /// The answer in a few words.
    pub short: Said,
    /// Its strongest arguments.
    pub steps: Vec<CaseStep>,
    /// The values they rest on.
    pub values: Vec<Said>,
    /// The question that the first of them must answer.
    pub must_answer: Option<Said>,
    /// Who takes the answer.
    pub argued_by: Vec<Link>,
}

/// The first page.
#[derive(Debug, Clone)]
pub struct HomeView {
    /// What surrounds it.
    pub frame: Frame,
    /// The question.
    pub question: Said,
    /// What it is about.
    pub summary: Said,
    /// The number of answers, and how they are ordered.
    pub doors_title: String,
    /// The answers.
    pub doors: Vec<Door>,
    /// Two of them at their best.
    pub cases: Vec<BestCase>,
    /// Every answer, to choose which two: id, words, whether it is the first, the second.
    pub choices: Vec<(String, Said, bool, bool)>,
    /// The address of the form that chooses them, where there is one.
    pub compare: Option<String>,
    /// The questions under the root question.
    pub issues: Vec<SubIssue>,
    /// The dates that matter.
    pub timeline: Vec<EventLine>,
    /// The map, the outline, the topic's page.
    pub map: String,
    /// The outline.
    pub outline: String,
    /// The form of a case, and what it is about.
    pub ask: Option<Link>,
    /// The other debates, if there are any.
    pub others: Vec<Link>,
}

impl HomeView {
    /// The first page. `compare` names the two answers shown side by side; where none are named the
    /// first declared contraries are shown.
    #[must_use]
    pub fn of(reader: Reader<'_>, compare: &[ClaimId]) -> Option<Self> {
        let graph = reader.kb.graph();
        let topic = graph.topics().next()?;
        let issue = graph.issue(&topic.root_issue)?;
        let positions = reader.positions(issue);
        let chosen = chosen(issue, &positions, compare);
        let (question, summary) = (reader.read(&issue.question), reader.read(&topic.summary));
        let choices = positions
            .iter()
            .map(|claim| {
                let is = |place: usize| chosen.get(place).is_some_and(|it| it.id == claim.id);
                (claim.id.to_string(), reader.short(claim), is(0), is(1))
            })
            .collect();
        let asked: Pairs = match compare {
            [a, b] => [("a", a), ("b", b)]
                .map(|(key, id)| (key.to_owned(), id.to_string()))
                .to_vec(),
            _ => Vec::new(),
        };
        let frame = reader.frame_asked(&Page::Home, &asked, question.clone(), summary.clone());
        Some(Self {
            frame,
            doors_title: reader.say_with(
                match issue.order {
                    crate::model::PositionOrder::Alphabetical => "doors-alphabetical",
                    crate::model::PositionOrder::Listed => "doors-listed",
                },
                &[("count", Part::Count(positions.len()))],
            ),
            doors: positions
                .iter()
                .map(|claim| reader.door(topic, claim))
                .collect(),
            cases: chosen.iter().map(|claim| reader.best_case(claim)).collect(),
            choices,
            compare: reader.form_path(&Page::Home),
            issues: reader.sub_issues(topic),
            timeline: reader.timeline(topic),
            map: reader.path(&Page::Map(topic.id.clone(), None)),
            outline: reader.path(&Page::Outline(topic.id.clone(), None)),
            ask: reader.ask_link(),
            others: graph
                .topics()
                .filter(|other| other.id != topic.id)
                .map(|other| Link {
                    href: reader.item_path(RecordKind::Topic, other.id.as_str()),
                    text: reader.read(&other.title),
                    mark: None,
                    verdict: None,
                })
                .collect(),
            question,
            summary,
        })
    }
}

/// The two answers to be shown, in the order of the doors.
fn chosen<'c>(issue: &Issue, positions: &[&'c Claim], compare: &[ClaimId]) -> Vec<&'c Claim> {
    let named: Vec<&ClaimId> = if compare.len() == 2 {
        compare.iter().collect()
    } else {
        issue
            .contrary_pairs()
            .first()
            .map(|(a, b)| vec![*a, *b])
            .unwrap_or_default()
    };
    let mut chosen: Vec<&Claim> = positions
        .iter()
        .filter(|claim| named.contains(&&claim.id))
        .copied()
        .collect();
    if chosen.len() < 2 {
        chosen = positions.iter().take(2).copied().collect();
    }
    chosen
}

impl Reader<'_> {
    fn door(&self, topic: &Topic, claim: &Claim) -> Door {
        let graph = self.kb.graph();
        let mut depends_on: Vec<Link> = Vec::new();
        let mut values: Vec<Said> = Vec::new();
        for argument in self.strongest(graph.supporting(&claim.id)) {
            for premise in graph.premises(argument) {
                let said = self.short(premise);
                if !Self::is_value(premise) {
                    let noted = Link {
                        text: said,
                        ..self.claim_link(premise)
                    };
                    if !depends_on.contains(&noted) {
                        depends_on.push(noted);
                    }
                } else if !values.contains(&said) {
                    values.push(said);
                }
            }
        }
        depends_on.truncate(ON_A_DOOR);
        values.truncate(ON_A_DOOR);
        Door {
            href: self.path(&Page::Map(topic.id.clone(), Some(claim.id.slug()))),
            short: self.short(claim),
            plain: self.read(claim.plain.as_ref().unwrap_or(&claim.text)),
            depends_on,
            values,
        }
    }

    /// The strongest arguments for an answer.
    fn best_case(&self, claim: &Claim) -> BestCase {
        let graph = self.kb.graph();
        let mut arguments = self.strongest(graph.supporting(&claim.id));
        arguments.truncate(STEPS);
        let mut values: Vec<Said> = Vec::new();
        for argument in &arguments {
            for premise in graph
                .premises(argument)
                .filter(|claim| Self::is_value(claim))
            {
                let said = self.short(premise);
                if !values.contains(&said) {
                    values.push(said);
                }
            }
        }
        BestCase {
            id: claim.id.to_string(),
            href: self.item_path(RecordKind::Claim, claim.id.as_str()),
            short: self.short(claim),
            steps: arguments
                .iter()
                .map(|argument| CaseStep {
                    argument: self.argument_link(argument),
                    reasons: graph
                        .premises(argument)
                        .filter(|claim| !Self::is_value(claim))
                        .map(|claim| self.claim_link(claim))
                        .collect(),
                })
                .collect(),
            values,
            must_answer: arguments
                .first()
                .and_then(|argument| argument.critical_question.as_ref())
                .map(|text| self.read(text)),
            argued_by: self.actor_links(&claim.asserted_by),
        }
    }
}
