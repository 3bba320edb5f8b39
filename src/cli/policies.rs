//! `policies`: what comes of every worked case under the law as it is and under each policy.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Serialize;

use crate::expect::words;
use crate::model::{Language, PolicyId, RuleSet};
use crate::rules::{Outcome as Came, Worked, WorkedCase};
use crate::store::Store;

use super::sets::{OfSet, answer_line};
use super::{Failure, Format, Outcome, counted, open, print, print_json, warn_of_errors};

#[derive(Serialize)]
struct OfOne<'k> {
    set: &'k str,
    policies: Vec<&'k str>,
    cases: Vec<OfCase<'k>>,
}

#[derive(Serialize)]
struct OfCase<'k> {
    case: &'k str,
    #[serde(skip_serializing_if = "Option::is_none")]
    told_under: Option<&'k str>,
    law: Answers<'k>,
    under: BTreeMap<&'k str, Under<'k>>,
}

#[derive(Serialize)]
struct Under<'k> {
    answers: Answers<'k>,
    differs: Vec<&'k str>,
}

/// The answers by question, in the words of programs.
type Answers<'k> = BTreeMap<&'k str, Vec<String>>;

pub(super) fn run(store: &Store, asked: &OfSet) -> Result<Outcome, Failure> {
    let (kb, _) = open(store)?;
    warn_of_errors(&kb);
    let sets = asked.sets(&kb)?;
    let worked = sets
        .into_iter()
        .filter_map(|set| Some((set, kb.worked(&set.id)?)))
        .filter(|(_, worked)| !worked.cases.is_empty());
    match asked.format {
        Format::Json => print_json(&worked.map(|(set, it)| of_one(set, it)).collect::<Vec<_>>())?,
        Format::Human => {
            let tables: Vec<String> = worked.map(|(set, it)| table(set, it)).collect();
            print(&tables.join("\n"));
        }
    }
    Ok(Outcome::Clean)
}

fn answers<'k>(set: &'k RuleSet, came: &Came) -> Answers<'k> {
    let questions = set.questions.iter();
    questions
        .filter_map(|question| {
            let answered = came.answers.iter().find(|it| *it.key == *question.key)?;
            Some((question.key.as_str(), words(set, answered)))
        })
        .collect()
}

/// The questions that are answered otherwise than under the law.
fn differing<'k>(set: &'k RuleSet, case: &WorkedCase, came: &Came) -> Vec<&'k str> {
    let keys = set.questions.iter().map(|question| question.key.as_str());
    keys.filter(|key| !came.answers_like(&case.law, key))
        .collect()
}

fn of_one<'k>(set: &'k RuleSet, worked: &'k Worked) -> OfOne<'k> {
    let cases = worked.cases.iter().map(|case| OfCase {
        case: case.id.as_str(),
        told_under: case.policy.as_ref().map(PolicyId::as_str),
        law: answers(set, &case.law),
        under: worked
            .policies
            .iter()
            .zip(&case.under)
            .map(|(policy, came)| {
                let under = Under {
                    answers: answers(set, came),
                    differs: differing(set, case, came),
                };
                (policy.as_str(), under)
            })
            .collect(),
    });
    OfOne {
        set: set.id.as_str(),
        policies: worked.policies.iter().map(PolicyId::as_str).collect(),
        cases: cases.collect(),
    }
}

/// The table as text: a block a case, a line a policy under which something differs.
fn table(set: &RuleSet, worked: &Worked) -> String {
    let title = set.title.read(Language::En).0;
    let ids = worked.policies.iter().map(|id| id.as_str().len());
    let width = ids.chain(["the law as it is".len()]).max().unwrap_or(0);
    // Writing to a text does not fail.
    let mut text = format!("{title} ({})\n", set.id);
    let _ = writeln!(
        text,
        "{}, {}; * marks what differs from the law as it is",
        counted(worked.cases.len(), "case"),
        match worked.policies.len() {
            1 => "1 policy".to_owned(),
            more => format!("{more} policies"),
        }
    );
    for case in &worked.cases {
        let _ = writeln!(text, "\n{}", case.id);
        let law = answers(set, &case.law);
        let law: Vec<String> = law.iter().map(|(key, it)| answer_line(key, it)).collect();
        let _ = writeln!(
            text,
            "    {:width$}  {}",
            "the law as it is",
            law.join("; ")
        );
        let mut same = Vec::new();
        for (policy, came) in worked.policies.iter().zip(&case.under) {
            let differs = differing(set, case, came);
            if differs.is_empty() {
                same.push(policy.as_str());
                continue;
            }
            let told = answers(set, came);
            let told: Vec<String> = told
                .iter()
                .filter(|(key, _)| differs.contains(key))
                .map(|(key, it)| answer_line(key, it))
                .collect();
            let _ = writeln!(text, "  * {:width$}  {}", policy.as_str(), told.join("; "));
        }
        if !same.is_empty() {
            let _ = writeln!(text, "    the same: {}", same.join(", "));
        }
    }
    text
}
