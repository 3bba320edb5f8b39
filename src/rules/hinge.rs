//! What a policy changes only for those of whom more is said: the open questions of which one
//! answer sets the law and the policy apart.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::model::{AskedOf, Rest};

use super::book::BookRule;
use super::facts::{Facts, SUBJECT, field_of};
use super::opened::{Answered, Opened};
use super::vocabulary::{Signature, Sort};

/// A question of a person: the predicate, and the number of the person.
pub type Hinge = (Arc<str>, usize);

impl Opened {
    /// The questions without an answer of which one answer, by itself, makes two openings of a book
    /// decide a case differently; in the order of asking. Nothing more is reckoned as proved.
    ///
    /// Looks at the questions that stand in the rules in which the two differ, and tries yes, no and
    /// the words of lists. What is found is proved by that answer; of a day, of a number and of two
    /// answers together nothing is said.
    #[must_use]
    pub fn hinges(&self, other: &Self, facts: &Facts) -> Vec<Hinge> {
        let book = self.book();
        let mut named: BTreeSet<&str> = BTreeSet::new();
        for rule in apart(self.rules(), other.rules()) {
            named.extend(rule.names().map(|(statement, _)| &*statement.name.it));
        }
        let mut questions: Vec<(usize, &Signature)> = named
            .into_iter()
            .filter_map(|name| book.vocabulary.find(name))
            .filter(|it| it.asked.is_some())
            .map(|it| (book.place_of(&it.name), it))
            .collect();
        questions.sort_by_key(|(place, _)| *place);
        let differ = |facts: &Facts| {
            let told = |opened: &Self| -> Option<Vec<_>> {
                let decision = opened.decide(facts, Rest::Unproved).ok()?;
                Some(decision.answers.iter().map(Answered::told).collect())
            };
            self.impossible(facts).is_empty() && told(self) != told(other)
        };
        let fields = facts.fields(book);
        let mut found = Vec::new();
        for (_, signature) in questions {
            for bearer in bearers(signature, facts) {
                if facts.answer(&signature.name, bearer).is_some() {
                    continue;
                }
                let field = field_of(signature, bearer);
                let with = |value: &str| {
                    let known = fields.iter().map(|(key, it)| (key.as_str(), it.as_str()));
                    Facts::of_fields(book, known.chain([(field.as_str(), value)])).ok()
                };
                let mut tried = values(signature).into_iter().filter_map(|it| with(&it));
                if tried.any(|facts| differ(&facts)) {
                    found.push((Arc::clone(&signature.name), bearer));
                }
            }
        }
        found
    }
}

/// The rules that only one of two openings has, or has with these dates.
fn apart<'r>(one: &'r [BookRule], other: &'r [BookRule]) -> impl Iterator<Item = &'r BookRule> {
    let lacks = |all: &[BookRule], rule: &BookRule| {
        !all.iter().any(|it| {
            it.id == rule.id && it.in_force == rule.in_force && it.applies == rule.applies
        })
    };
    let first = one.iter().filter(move |rule| lacks(other, rule));
    first.chain(other.iter().filter(move |rule| lacks(one, rule)))
}

/// The persons of a case of whom a question is asked.
fn bearers(signature: &Signature, facts: &Facts) -> Vec<usize> {
    let others = 1..=facts.others().len();
    match signature.asked.map(|it| it.of) {
        None => Vec::new(),
        Some(AskedOf::Subject) => vec![SUBJECT],
        Some(AskedOf::Others) => others.collect(),
        Some(AskedOf::Everyone) => std::iter::once(SUBJECT).chain(others).collect(),
    }
}

/// The answers to a question that can be listed, as fields say them.
fn values(signature: &Signature) -> Vec<Arc<str>> {
    let value = signature.asked.and_then(|it| it.value);
    let sort = value.and_then(|place| signature.sorts.get(place));
    match (value, sort) {
        (None, _) => vec![Arc::from("yes"), Arc::from("no")],
        (Some(_), Some(Sort::Choice(words))) => words.iter().cloned().collect(),
        (Some(_), _) => Vec::new(),
    }
}
