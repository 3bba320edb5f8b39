//! The twin of a map of rules for those who do not see it: a nested list.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::model::{RecordKind, RuleSet};
use crate::rules::{BookRule, NamedAs};

use super::super::condition::Sentences;
use super::super::parts::{Link, Said};
use super::super::reader::Reader;

/// What rules conclude or start from.
#[derive(Debug, Clone)]
pub struct RuleOutline {
    /// The predicate.
    pub says: Link,
    /// The anchor, for the place where its rules are told.
    pub anchor: Option<String>,
    /// Where its rules are told, if not here.
    pub told_at: Option<String>,
    /// Whether persons are asked for it.
    pub is_asked: bool,
    /// The rules that conclude it.
    pub rules: Vec<OutlinedRule>,
}

/// A rule in the outline.
#[derive(Debug, Clone)]
pub struct OutlinedRule {
    /// The rule.
    pub rule: Link,
    /// Whether it concludes the contrary.
    pub denies: bool,
    /// What it starts from.
    pub conditions: Vec<RuleOutline>,
    /// What it gives way to.
    pub exceptions: Vec<RuleOutline>,
}

/// How deep an outline around one rule goes.
const NEAR: usize = 2;
/// How deep any goes.
const DEEPEST: usize = 24;

/// All rules, from the questions back to facts; each question with what answers it.
pub(super) fn all(
    reader: Reader<'_>,
    set: &RuleSet,
    sentences: &Sentences<'_>,
) -> Vec<(Option<Said>, RuleOutline)> {
    let mut outliner = Outliner::new(reader, sentences);
    let book = sentences.book;
    let mut told = Vec::new();
    for asked in &book.questions {
        let question = set.questions.iter().find(|it| *it.key == *asked.key);
        let said = question.map(|it| reader.read(&it.question));
        told.push((said, outliner.predicate(&asked.head.name.it, DEEPEST)));
    }
    let named: BTreeSet<&Arc<str>> = book
        .rules
        .iter()
        .flat_map(BookRule::names)
        .map(|(statement, _)| &statement.name.it)
        .collect();
    let heads: BTreeSet<&Arc<str>> = book.rules.iter().map(|rule| &rule.head.name.it).collect();
    let (inner, loose): (Vec<_>, Vec<_>) = heads.into_iter().partition(|it| named.contains(it));
    for name in loose.into_iter().chain(inner) {
        if !outliner.told.contains(name) {
            told.push((None, outliner.predicate(name, DEEPEST)));
        }
    }
    told
}

/// One rule, with what feeds it.
pub(super) fn around(
    reader: Reader<'_>,
    sentences: &Sentences<'_>,
    rule: &BookRule,
) -> OutlinedRule {
    Outliner::new(reader, sentences).rule(rule, NEAR)
}

struct Outliner<'o, 'k> {
    reader: Reader<'k>,
    sentences: &'o Sentences<'k>,
    told: BTreeSet<Arc<str>>,
}

impl<'o, 'k> Outliner<'o, 'k> {
    fn new(reader: Reader<'k>, sentences: &'o Sentences<'k>) -> Self {
        Self {
            reader,
            sentences,
            told: BTreeSet::new(),
        }
    }

    fn predicate(&mut self, name: &Arc<str>, depth: usize) -> RuleOutline {
        let slug = name.replace('_', "-");
        let signature = self.sentences.book.vocabulary.find(name);
        let says = Link {
            href: self.reader.item_path(RecordKind::Predicate, &slug),
            text: self.sentences.heading(name),
            mark: None,
            verdict: None,
        };
        let book = self.sentences.book;
        let rules: Vec<&BookRule> = book
            .rules
            .iter()
            .filter(|rule| rule.head.name.it == *name)
            .collect();
        let is_first = !rules.is_empty() && depth > 0 && self.told.insert(Arc::clone(name));
        let anchor = format!("outline.{slug}");
        RuleOutline {
            says,
            told_at: (!is_first && self.told.contains(name)).then(|| format!("#{anchor}")),
            anchor: is_first.then_some(anchor),
            is_asked: signature.is_some_and(|it| it.asked.is_some()),
            rules: if is_first {
                rules
                    .into_iter()
                    .map(|rule| self.rule(rule, depth))
                    .collect()
            } else {
                Vec::new()
            },
        }
    }

    fn rule(&mut self, rule: &BookRule, depth: usize) -> OutlinedRule {
        let mut named = |wanted: NamedAs| {
            let mut seen = BTreeSet::new();
            let names = rule.names().filter(|(_, part)| *part == wanted);
            let names = names.map(|(statement, _)| &statement.name.it);
            names
                .filter(|name| seen.insert(Arc::clone(name)))
                .map(|name| self.predicate(name, depth - 1))
                .collect()
        };
        let (conditions, exceptions) = (named(NamedAs::Condition), named(NamedAs::Exception));
        OutlinedRule {
            rule: self.reader.rule_link(&rule.id),
            denies: rule.denies,
            conditions,
            exceptions,
        }
    }
}
