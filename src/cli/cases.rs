//! `cases`: decides every worked case, and says whether what it promises comes out.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Serialize;

use crate::expect::{CaseTrial, words};
use crate::knowledge_base::KnowledgeBase;
use crate::model::{Case, PolicyId, RuleSet};
use crate::store::Store;

use super::sets::{OfSet, answer_line};
use super::{Failure, Format, Outcome, counted, open, print, print_json};

#[derive(Serialize)]
struct Tried<'k> {
    set: &'k str,
    case: &'k str,
    #[serde(skip_serializing_if = "Option::is_none")]
    policy: Option<&'k str>,
    holds: bool,
    answers: BTreeMap<String, Vec<String>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    broken: Vec<Broken>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    not_by: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    faults: Vec<String>,
}

/// A promise that is not kept.
#[derive(Serialize)]
struct Broken {
    question: String,
    promised: Vec<String>,
    found: Vec<String>,
}

pub(super) fn run(store: &Store, asked: &OfSet) -> Result<Outcome, Failure> {
    let (kb, _) = open(store)?;
    let tried: Vec<Tried<'_>> = asked
        .sets(&kb)?
        .into_iter()
        .flat_map(|set| {
            let cases = kb.graph().in_set(&set.id).cases();
            let tried = cases.map(|case| tried(&kb, set, case));
            tried.collect::<Vec<_>>()
        })
        .collect();
    let failed = tried.iter().filter(|it| !it.holds).count();
    match asked.format {
        Format::Json => print_json(&tried)?,
        Format::Human => print(&told(&tried, failed)),
    }
    Ok(match failed {
        0 => Outcome::Clean,
        _ => Outcome::Findings,
    })
}

fn tried<'k>(kb: &KnowledgeBase, set: &'k RuleSet, case: &'k Case) -> Tried<'k> {
    let trial = CaseTrial::of(kb, case);
    let mut tried = Tried {
        set: set.id.as_str(),
        case: case.id.as_str(),
        policy: case.policy.as_ref().map(PolicyId::as_str),
        holds: trial.holds(),
        answers: BTreeMap::new(),
        broken: Vec::new(),
        not_by: Vec::new(),
        faults: Vec::new(),
    };
    match trial {
        CaseTrial::Unready(findings) => {
            tried.faults = findings.into_iter().map(|it| it.message).collect();
        }
        CaseTrial::Decided {
            decision,
            answers,
            missing,
            ..
        } => {
            tried.answers = decision
                .answers
                .iter()
                .map(|answered| (answered.key.to_string(), words(set, answered)))
                .collect();
            let broken = answers.into_iter().filter(|pin| !pin.holds());
            tried.broken = broken
                .map(|pin| Broken {
                    question: pin.id.to_string(),
                    promised: pin.promised,
                    found: pin.found,
                })
                .collect();
            tried.not_by = missing.iter().map(ToString::to_string).collect();
        }
    }
    tried
}

fn told(tried: &[Tried<'_>], failed: usize) -> String {
    let mut text = String::new();
    for it in tried {
        let sign = if it.holds { "holds" } else { "FAILS" };
        let under = it.policy.map(|policy| format!("  (under {policy})"));
        // Writing to a text does not fail.
        let _ = writeln!(text, "{sign}  {}{}", it.case, under.unwrap_or_default());
        for (key, words) in &it.answers {
            let _ = writeln!(text, "       {}", answer_line(key, words));
        }
        for broken in &it.broken {
            let promised = answer_line(&broken.question, &broken.promised);
            let _ = writeln!(text, "       promised: {promised}");
        }
        for rule in &it.not_by {
            let _ = writeln!(text, "       promised to be decided by {rule}, and is not");
        }
        for fault in &it.faults {
            let _ = writeln!(text, "       {fault}");
        }
    }
    let _ = writeln!(
        text,
        "{}, {} as promised",
        counted(tried.len(), "case"),
        tried.len() - failed
    );
    text
}
