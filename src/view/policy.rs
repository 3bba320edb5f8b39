//! The page of a policy: what it changes, who wants it, and which worked cases come out otherwise.

use crate::model::{Policy, PolicyId, RecordKind, RuleId};

use super::address::Page;
use super::answer::AnswerChange;
use super::frame::Frame;
use super::health::FindingLine;
use super::parts::{Link, Said};
use super::reader::Reader;
use super::words::Part;

/// A change of the rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleChange {
    /// "Removes", "adds" and so on.
    pub what: String,
    /// The rule.
    pub rule: Link,
    /// The rule that takes its place.
    pub by: Option<Link>,
    /// Its new dates.
    pub dates: Vec<String>,
}

/// Somebody's answer to a question of the debate that wants the policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WantedBy {
    /// The answer.
    pub position: Link,
    /// The map around it.
    pub map: Option<String>,
}

/// A worked case that comes out otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherwiseLine {
    /// The case, decided under the policy.
    pub case: Link,
    /// What is answered otherwise.
    pub changes: Vec<AnswerChange>,
}

/// The page of a policy.
#[derive(Debug, Clone)]
pub struct PolicyView {
    /// What surrounds it.
    pub frame: Frame,
    /// Its id, as references write it.
    pub id: String,
    /// What it is called.
    pub title: Said,
    /// What it would do.
    pub about: Said,
    /// What it changes.
    pub changes: Vec<RuleChange>,
    /// Who wants it.
    pub wanted_by: Vec<WantedBy>,
    /// The worked cases that come out otherwise than under the law as it is.
    pub otherwise: Vec<OtherwiseLine>,
    /// "3 of 92 worked cases come out otherwise".
    pub count: String,
    /// All policies side by side.
    pub compared: Option<String>,
    /// The set.
    pub set: Option<Link>,
    /// The file to change.
    pub file: Option<String>,
    /// What the checks say about it.
    pub findings: Vec<FindingLine>,
}

impl PolicyView {
    /// The page of the policy `id`, if there is one.
    #[must_use]
    pub fn of(reader: Reader<'_>, id: &PolicyId) -> Option<Self> {
        let graph = reader.kb.graph();
        let policy = graph.policy(id)?;
        let title = reader.read(&policy.title);
        let about = reader.read(&policy.about);
        let page = Page::Item(RecordKind::Policy, id.slug());
        let mut frame = reader.frame(&page, title.clone(), about.clone());
        let set = graph.set_of(id.as_str()).and_then(|id| graph.rule_set(id));
        frame.crumbs = reader.crumbs_in_set(set, RecordKind::Policy, title.clone());
        let worked = set.and_then(|set| reader.kb.worked(&set.id));
        let otherwise: Vec<OtherwiseLine> = set
            .zip(worked)
            .and_then(|(set, worked)| {
                let place = worked.place(id)?;
                let sentences = reader.sentences(set)?;
                let lines = worked.cases.iter().filter_map(|case| {
                    let after = case.under.get(place)?;
                    let changes =
                        reader.answer_changes(&sentences, &set.questions, &case.law, after);
                    (!changes.is_empty()).then_some(OtherwiseLine {
                        case: reader.case_link(&case.id, Some(id))?,
                        changes,
                    })
                });
                Some(lines.collect())
            })
            .unwrap_or_default();
        Some(Self {
            id: id.to_string(),
            changes: reader.rule_changes(policy),
            wanted_by: policy
                .wanted_by
                .iter()
                .filter_map(|claim| graph.claim(claim))
                .map(|claim| WantedBy {
                    position: reader.claim_link(claim),
                    map: reader.map_around(claim.id.as_str()),
                })
                .collect(),
            count: reader.say_with(
                "policy-otherwise-count",
                &[
                    ("count", Part::Count(otherwise.len())),
                    ("all", Part::Count(worked.map_or(0, |it| it.cases.len()))),
                ],
            ),
            compared: set.map(|set| reader.path(&Page::Compared(set.id.clone()))),
            set: set.and_then(|set| Some(reader.link(graph.record(set.id.as_str())?))),
            file: reader.kb.file_of(id.as_str()).map(str::to_owned),
            findings: reader.findings_about(id.as_str()),
            otherwise,
            about,
            title,
            frame,
        })
    }
}

impl Reader<'_> {
    /// What a policy changes.
    fn rule_changes(&self, policy: &Policy) -> Vec<RuleChange> {
        let change = |key: &str, rule: &RuleId| RuleChange {
            what: self.say(key),
            rule: self.rule_link(rule),
            by: None,
            dates: Vec::new(),
        };
        let set = self.kb.graph().set_of(policy.id.as_str());
        let set = set.and_then(|id| self.kb.graph().rule_set(id));
        let sentences = set.and_then(|set| self.sentences(set));
        if !policy.changes_rules() {
            return Vec::new();
        }
        let removes = policy.removes.iter().map(|it| change("policy-removes", it));
        let adds = policy.adds.iter().map(|it| change("policy-adds", it));
        let replaces = policy.replaces.iter().map(|(old, new)| RuleChange {
            by: Some(self.rule_link(new)),
            ..change("policy-replaces", old)
        });
        let redates = policy.redates.iter().map(|redating| {
            let mut dates = self.rule_dates(
                redating.in_force,
                redating.applies.as_ref(),
                sentences.as_ref(),
            );
            if dates.is_empty() {
                dates.push(self.say("policy-undated"));
            }
            RuleChange {
                dates,
                ..change("policy-redates", &redating.rule)
            }
        });
        removes.chain(adds).chain(replaces).chain(redates).collect()
    }
}
