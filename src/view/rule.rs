//! The page of a rule: what it says in words, since when, on whose authority, which cases it
//! decides, and the debate about it.

use crate::model::{
    Applies, Confidence, Date, Interval, Policy, PolicyId, RecordKind, Redating, Rule, RuleId,
    RuleKind, RuleSet,
};
use crate::rules::{BookRule, NamedAs, Outcome, WorkedCase};

use super::address::Page;
use super::answer::ShortAnswers;
use super::claim::CitationRow;
use super::condition::{ConditionLine, Names, Sentences};
use super::frame::{Crumb, Frame};
use super::health::FindingLine;
use super::parts::{InRules, Link, Said};
use super::reader::{LINKS, Reader};
use super::timeline::Scale;
use super::words::{Part, Words};

/// How many worked cases are seen at once.
const CASES_AT_ONCE: usize = 5;
/// How many worked cases a page tells.
const CASES: usize = 30;

/// One of the versions of a rule on a line of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionLine {
    /// The version.
    pub rule: Link,
    /// Whether it is the one whose page this is.
    pub is_this: bool,
    /// When it is in force, and which cases it reaches, in words.
    pub dates: Vec<String>,
    /// Where the cases that it reaches begin on the line, in thousandths.
    pub start: u32,
    /// How long they last.
    pub length: u32,
}

/// A rule that another feeds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FedLine {
    /// The rule.
    pub rule: Link,
    /// Whether it gives way.
    pub gives_way: bool,
}

/// A case that the rule decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecidedLine {
    /// The case, under the policy under which the rule decides it.
    pub case: Link,
    /// That policy.
    pub policy: Option<Link>,
    /// What it decides.
    pub answers: Vec<ShortAnswers>,
}

/// The page of a rule.
#[derive(Debug, Clone)]
pub struct RuleView {
    /// What surrounds it.
    pub frame: Frame,
    /// Its id, as references write it.
    pub id: String,
    /// "Rule, holds unless something stands against it".
    pub kind: String,
    /// That it is not law.
    pub not_law: Option<String>,
    /// What it says.
    pub title: Said,
    /// What must hold.
    pub conditions: Vec<ConditionLine>,
    /// What follows; nothing for a rule that makes no sense.
    pub then: Option<ConditionLine>,
    /// Its exceptions, each of several conditions.
    pub exceptions: Vec<Vec<ConditionLine>>,
    /// The same as it is written: `if`, `then`, `unless`.
    pub written: Vec<(&'static str, Vec<String>)>,
    /// The questions that it answers.
    pub answers: Vec<Said>,
    /// The rules that use what follows.
    pub feeds: Vec<FedLine>,
    /// That there are more.
    pub feeds_more: Option<Link>,
    /// The rules that give way to it.
    pub outranks: Vec<Link>,
    /// The rules to which it gives way.
    pub outranked_by: Vec<Link>,
    /// When it is in force, and which cases it reaches.
    pub dates: Vec<String>,
    /// Its versions, the earliest first; nothing where there is only one.
    pub versions: Vec<VersionLine>,
    /// The years at which marks stand, with their places in thousandths.
    pub years: Vec<(i16, u32)>,
    /// What says so. Where the words of a provision are kept, they belong to its row.
    pub authority: Vec<CitationRow>,
    /// How sure the editors are that the texts say so; nothing of what is no law.
    pub confidence: Option<String>,
    /// What is doubtful.
    pub doubt: Option<Said>,
    /// What to know about it.
    pub note: Option<Said>,
    /// What speaks against it in the debate.
    pub contested_by: Vec<Link>,
    /// What speaks for it.
    pub defended_by: Vec<Link>,
    /// The worked cases that it decides: the first of them.
    pub cases: Vec<DecidedLine>,
    /// Those that are seen when they are asked for.
    pub cases_folded: Vec<DecidedLine>,
    /// That there are more.
    pub cases_more: Option<Link>,
    /// The policies that change it, each with what it does.
    pub policies: Vec<(String, Link)>,
    /// The set, and the map of its rules around this one.
    pub set: Option<Link>,
    /// The map of the rules around this one.
    pub map: Option<String>,
    /// The file to change.
    pub file: Option<String>,
    /// What the checks say about it.
    pub findings: Vec<FindingLine>,
}

impl RuleView {
    /// The page of the rule `id`, if there is one.
    #[must_use]
    pub fn of(reader: Reader<'_>, id: &RuleId) -> Option<Self> {
        let graph = reader.kb.graph();
        let rule = graph.rule(id)?;
        let record = graph.record(id.as_str())?;
        let title = reader.title(record);
        let page = Page::Item(RecordKind::Rule, id.slug());
        let about = rule.note.as_ref().map(|note| reader.read(note));
        let description = about.clone().unwrap_or_else(|| title.clone());
        let mut frame = reader.frame(&page, title.clone(), description);
        let set = graph.set_of(id.as_str()).and_then(|id| graph.rule_set(id));
        frame.crumbs = reader.crumbs_in_set(set, RecordKind::Rule, title.clone());
        let sentences = set.and_then(|set| reader.sentences(set));
        let read = sentences.as_ref().and_then(|it| it.book.rule(id));
        let told = sentences
            .as_ref()
            .zip(read)
            .map(|(sentences, read)| Told::of(sentences, read));
        let (versions, years) = reader.versions(rule, set);
        let fed = sentences.as_ref().zip(read);
        let feeds: Vec<FedLine> = fed.map_or_else(Vec::new, |(sentences, read)| {
            let naming = sentences.book.naming(&read.head);
            naming
                .map(|(other, part)| FedLine {
                    rule: reader.rule_link(&other.id),
                    gives_way: part == NamedAs::Exception,
                })
                .collect()
        });
        let map = set.map(|set| Page::RuleMap(set.id.clone(), Some(id.clone())));
        let map = map
            .map(|page| reader.path(&page))
            .filter(|_| read.is_some());
        let more = feeds.len().saturating_sub(2 * LINKS);
        let decided = set
            .zip(sentences.as_ref())
            .map(|(set, sentences)| reader.decided(rule, set, sentences))
            .unwrap_or_default();
        let all_decided = decided.len();
        let mut decided = decided.into_iter().take(CASES);
        let cases: Vec<DecidedLine> = decided.by_ref().take(CASES_AT_ONCE).collect();
        let cases_folded: Vec<DecidedLine> = decided.collect();
        let Told {
            conditions,
            then,
            exceptions,
            answers,
        } = told.unwrap_or_default();
        Some(Self {
            id: id.to_string(),
            kind: reader.say(match rule.kind {
                RuleKind::Defeasible => "rule-kind-defeasible",
                RuleKind::Strict => "rule-kind-strict",
            }),
            not_law: rule.proposed.then(|| reader.say("rule-not-law-yet")),
            conditions,
            then,
            exceptions,
            answers,
            written: written(rule),
            feeds_more: map
                .clone()
                .filter(|_| more > 0)
                .map(|href| reader.more_link(more, href)),
            feeds: feeds.into_iter().take(2 * LINKS).collect(),
            outranks: rule.over.iter().map(|it| reader.rule_link(it)).collect(),
            outranked_by: graph
                .rules()
                .filter(|other| other.over.contains(id))
                .map(|other| reader.rule_link(&other.id))
                .collect(),
            dates: reader.rule_dates(rule.in_force, rule.applies.as_ref(), sentences.as_ref()),
            versions,
            years,
            authority: reader.citation_rows(&rule.authority),
            confidence: (!rule.proposed).then(|| reader.words.confidence(rule.confidence)),
            doubt: rule.doubt.as_ref().map(|text| reader.read(text)),
            note: about,
            contested_by: reader.of_debate(&rule.contested_by),
            defended_by: reader.of_debate(&rule.defended_by),
            cases_more: (all_decided > CASES)
                .then(|| {
                    let page = Page::Compared(set?.id.clone());
                    Some(reader.more_link(all_decided - CASES, reader.path(&page)))
                })
                .flatten(),
            cases,
            cases_folded,
            policies: set.map_or_else(Vec::new, |set| reader.policies_about(id, set)),
            set: set.and_then(|set| Some(reader.link(graph.record(set.id.as_str())?))),
            map,
            file: reader.kb.file_of(id.as_str()).map(str::to_owned),
            findings: reader.findings_about(id.as_str()),
            title,
            frame,
        })
    }
}

/// What a rule says, in words.
#[derive(Default)]
struct Told {
    conditions: Vec<ConditionLine>,
    then: Option<ConditionLine>,
    exceptions: Vec<Vec<ConditionLine>>,
    answers: Vec<Said>,
}

impl Told {
    fn of(sentences: &Sentences<'_>, rule: &BookRule) -> Self {
        let names: Names = sentences.names(rule);
        let exceptions = (1..).zip(&rule.exceptions);
        Self {
            conditions: sentences.lines(&names, 0, &rule.conditions),
            then: Some(sentences.statement_line(&names, &rule.head, rule.denies)),
            exceptions: exceptions
                .map(|(group, exception)| sentences.lines(&names, group, exception))
                .collect(),
            answers: sentences.questions_about(&rule.head),
        }
    }
}

/// A rule as it is written.
fn written(rule: &Rule) -> Vec<(&'static str, Vec<String>)> {
    [
        ("if", rule.conditions.clone()),
        ("then", vec![rule.then.clone()]),
        ("unless", rule.unless.clone()),
    ]
    .into_iter()
    .filter(|(_, lines)| !lines.is_empty())
    .collect()
}

impl Words {
    pub(super) fn confidence(&self, confidence: Confidence) -> String {
        self.say(match confidence {
            Confidence::Low => "reading-low",
            Confidence::Medium => "reading-medium",
            Confidence::High => "confidence-high",
        })
    }
}

/// The first and the last day that matter to a rule: those of the cases that it reaches, else those
/// of its text.
fn reach(rule: &Rule) -> (Option<Date>, Option<Date>) {
    let text = rule.in_force;
    let (from, until) = rule
        .applies
        .as_ref()
        .map_or((None, None), |it| (it.from, it.until));
    (
        from.or_else(|| text.and_then(Interval::from)),
        until.or_else(|| text.and_then(Interval::until)),
    )
}

impl Reader<'_> {
    /// Breadcrumbs over the set and the list of a kind.
    pub(super) fn crumbs_in_set(
        &self,
        set: Option<&RuleSet>,
        kind: RecordKind,
        last: Said,
    ) -> Vec<Crumb> {
        let slug = set.map_or("", |set| set.id.as_str());
        let of_set = set.map(|set| {
            let page = Page::Item(RecordKind::RuleSet, set.id.slug());
            self.crumb(&page, self.short_title(set))
        });
        let list = self.crumb(&Page::List(kind), Said::from(self.words.record_kinds(kind)));
        self.crumbs(slug, of_set.into_iter().chain([list]).collect(), last)
    }

    /// The title of a set up to its first question mark, for crumbs.
    pub(super) fn short_title(&self, set: &RuleSet) -> Said {
        let said = self.read(&set.title);
        let text = match said.text.split_once('?') {
            Some((_, rest)) if !rest.trim().is_empty() => rest.trim().to_owned(),
            _ => said.text,
        };
        Said { text, ..said }
    }

    /// When a rule is in force and which cases it reaches, a sentence each.
    pub(super) fn rule_dates(
        &self,
        in_force: Option<Interval>,
        applies: Option<&Applies>,
        sentences: Option<&Sentences<'_>>,
    ) -> Vec<String> {
        let in_force = in_force
            .and_then(|interval| self.words.interval(interval))
            .map(|interval| {
                let parts = [("interval", Part::Text(interval.as_str()))];
                self.say_with("rule-in-force", &parts)
            });
        let applies = applies.and_then(|applies| {
            let interval = Interval::new(applies.from, applies.until).ok()?;
            let interval = self.words.interval(interval)?;
            let event = sentences
                .and_then(|it| it.event(&applies.event))
                .unwrap_or_else(|| applies.event.clone());
            let parts = [
                ("event", Part::Text(event.as_str())),
                ("interval", Part::Text(&interval)),
            ];
            Some(self.say_with("rule-reaches", &parts))
        });
        in_force.into_iter().chain(applies).collect()
    }

    /// The versions of a rule, and the years of their line.
    fn versions(&self, rule: &Rule, set: Option<&RuleSet>) -> (Vec<VersionLine>, Vec<(i16, u32)>) {
        let graph = self.kb.graph();
        let (Some(name), Some(set)) = (&rule.version_of, set) else {
            return (Vec::new(), Vec::new());
        };
        let mut versions: Vec<&Rule> = graph
            .in_set(&set.id)
            .rules()
            .filter(|other| other.version_of.as_ref() == Some(name))
            .collect();
        if versions.len() < 2 {
            return (Vec::new(), Vec::new());
        }
        versions.sort_by_key(|version| (reach(version), version.id.clone()));
        let as_of = self.kb.settings().as_of;
        let days = || {
            let ends = versions.iter().map(|version| reach(version));
            ends.flat_map(|(from, until)| [from, until]).flatten()
        };
        // A line with room before the first day and behind the last.
        let first = days().min().unwrap_or(as_of);
        let last = days().max().unwrap_or(as_of).max(as_of);
        let scale = Scale::between(first.add_years(-1).unwrap_or(first), last);
        let sentences = Sentences::of(*self, set);
        let lines = versions.iter().map(|version| {
            let (from, until) = reach(version);
            let start = from.map_or(0, |day| scale.place(day));
            let end = until.map_or(1000, |day| scale.place(day));
            VersionLine {
                rule: self.rule_link(&version.id),
                is_this: version.id == rule.id,
                dates: self.rule_dates(
                    version.in_force,
                    version.applies.as_ref(),
                    sentences.as_ref(),
                ),
                start,
                length: end.saturating_sub(start).max(4),
            }
        });
        (lines.collect(), scale.years())
    }

    /// What rules and worked cases have to do with a claim or an argument.
    pub(super) fn in_rules(&self, slug: &str) -> InRules {
        let graph = self.kb.graph();
        let rules = |names: fn(&Rule) -> &Vec<String>| {
            let rules = graph.rules_about(slug);
            let rules = rules.filter(|rule| names(rule).iter().any(|id| id == slug));
            rules.map(|rule| self.rule_link(&rule.id)).collect()
        };
        InRules {
            contests: rules(|rule| &rule.contested_by),
            defends: rules(|rule| &rule.defended_by),
            cases: graph
                .cases_about(slug)
                .filter_map(|case| Some(self.link(graph.record(case.id.as_str())?)))
                .collect(),
        }
    }

    /// Claims and arguments of the debate, by their ids.
    pub(super) fn of_debate(&self, slugs: &[String]) -> Vec<Link> {
        let graph = self.kb.graph();
        let records = slugs.iter().filter_map(|slug| graph.record(slug));
        records.map(|record| self.link(record)).collect()
    }

    /// The worked cases that a rule decides, each under the policy under which it is told; those of
    /// a rule that is not law under each policy that adds it.
    fn decided(&self, rule: &Rule, set: &RuleSet, sentences: &Sentences<'_>) -> Vec<DecidedLine> {
        let Some(worked) = self.kb.worked(&set.id) else {
            return Vec::new();
        };
        let line = |case: &WorkedCase, outcome: &Outcome, policy| {
            let own = outcome.decided_by(&rule.id);
            let answers = self.answer_lines(sentences, &set.questions, &own);
            if answers.is_empty() {
                return None;
            }
            let policy: Option<&PolicyId> = policy;
            Some(DecidedLine {
                case: self.case_link(&case.id, policy)?,
                policy: policy.and_then(|id| {
                    let record = self.kb.graph().record(id.as_str())?;
                    Some(self.link(record))
                }),
                answers,
            })
        };
        let cases = worked.cases.iter();
        if rule.proposed {
            let under = |case: &WorkedCase| {
                let outcomes = worked.policies.iter().zip(&case.under);
                let lines = outcomes.filter_map(|(policy, it)| line(case, it, Some(policy)));
                lines.collect::<Vec<_>>()
            };
            return cases.flat_map(under).collect();
        }
        cases
            .filter_map(|case| line(case, case.told(worked), case.policy.as_ref()))
            .collect()
    }

    /// The policies of a set that change a rule, each with what it does to it.
    fn policies_about(&self, id: &RuleId, set: &RuleSet) -> Vec<(String, Link)> {
        let graph = self.kb.graph();
        let key = |policy: &Policy| {
            let redated = |it: &Redating| it.rule == *id;
            if policy.removes.contains(id) {
                Some("policy-removes-it")
            } else if policy.adds.contains(id) {
                Some("policy-adds-it")
            } else if policy.replaces.iter().any(|(old, _)| old == id) {
                Some("policy-replaces-it")
            } else if policy.replaces.iter().any(|(_, new)| new == id) {
                Some("policy-puts-it")
            } else if policy.redates.iter().any(redated) {
                Some("policy-redates-it")
            } else {
                None
            }
        };
        graph
            .in_set(&set.id)
            .policies()
            .filter_map(|policy| {
                let record = graph.record(policy.id.as_str())?;
                Some((self.say(key(policy)?), self.link(record)))
            })
            .collect()
    }
}
