//! `cases`: decides every worked case, and says whether what it promises comes out; or every
//! person of a table.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;

use crate::expect::{CaseTrial, words};
use crate::knowledge_base::KnowledgeBase;
use crate::model::{Case, Date, PolicyId, RecordKind, Rest, RuleSet};
use crate::store::Store;

use super::people;
use super::sets::{OfSet, answer_line};
use super::standpoint::named;
use super::{Failure, Format, Outcome, counted, open, print, print_json, warn_of_left_out};

/// What stands on the line of the command.
#[derive(Debug, Args)]
pub(super) struct Asked {
    #[command(flatten)]
    of: OfSet,
    /// Decide the people of a CSV table instead, one a row: its first line names the fields, as the
    /// addresses of the form do; a first column `id`, `name` or `case` tells the people apart
    #[arg(long, value_name = "FILE")]
    facts: Option<PathBuf>,
    /// With --facts: leave open what a row does not say; left out: nothing more is proved
    #[arg(long, requires = "facts")]
    open: bool,
    /// With --facts: the day from which one looks; left out: that of the editors
    #[arg(long, value_name = "DATE", requires = "facts")]
    on: Option<Date>,
    /// With --facts: the policy under which the people are decided
    #[arg(long, value_name = "ID", requires = "facts")]
    policy: Option<String>,
}

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

pub(super) fn run(store: &Store, asked: &Asked) -> Result<Outcome, Failure> {
    let (kb, _) = open(store)?;
    if let Some(file) = &asked.facts {
        return people(&kb, asked, file);
    }
    let asked = &asked.of;
    let tried: Vec<Tried<'_>> = asked
        .sets(&kb)?
        .into_iter()
        .flat_map(|set| {
            let inside = kb.graph().in_set(&set.id);
            warn_of_left_out(&kb, set, inside.policies().map(|it| &it.id));
            let tried = inside.cases().map(|case| tried(&kb, set, case));
            tried.chain(untried(&kb, set)).collect::<Vec<_>>()
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

fn people(kb: &KnowledgeBase, asked: &Asked, file: &Path) -> Result<Outcome, Failure> {
    let sets = asked.of.sets(kb)?;
    let mut sets = sets.into_iter().filter(|set| set.subject.is_some());
    let (Some(set), None) = (sets.next(), sets.next()) else {
        return Err("name the one rule set by which the people are decided".to_owned());
    };
    let policy = match &asked.policy {
        Some(id) => {
            let record = named(kb, id, &[RecordKind::Policy])?;
            Some(PolicyId::new(&record.slug()).map_err(|bad| bad.to_string())?)
        }
        None => None,
    };
    let opened = kb
        .open_book(&set.id, policy.as_ref(), asked.on)
        .ok_or_else(|| format!("the rules of `{}` cannot be opened", set.id))?;
    let rest = if asked.open {
        Rest::Open
    } else {
        Rest::Unproved
    };
    warn_of_left_out(kb, set, &policy);
    people::run(set, &opened, file, rest, asked.of.format)
}

/// The cases of a set whose files cannot be read: what they promise does not come.
fn untried<'k>(kb: &'k KnowledgeBase, set: &'k RuleSet) -> Vec<Tried<'k>> {
    let folder = format!("rules/{}/cases/", set.id);
    let is_here = |id: &str| kb.file_of(id).is_some_and(|it| it.starts_with(&folder));
    let broken = kb.all_broken();
    broken
        .filter(|(kind, id)| *kind == RecordKind::Case && is_here(id))
        .map(|(_, id)| Tried {
            set: set.id.as_str(),
            case: id,
            policy: None,
            holds: false,
            answers: BTreeMap::new(),
            broken: Vec::new(),
            not_by: Vec::new(),
            faults: vec!["it cannot be read; `counterpoint check` says why".to_owned()],
        })
        .collect()
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
    // What fails stands last, where it is seen.
    let (holding, failing): (Vec<&Tried<'_>>, Vec<_>) = tried.iter().partition(|it| it.holds);
    for it in holding.into_iter().chain(failing) {
        let sign = if it.holds { "holds" } else { "FAILS" };
        let under = it.policy.map(|policy| format!("  (under {policy})"));
        // Writing to a text does not fail.
        let _ = writeln!(text, "{sign}  {}{}", it.case, under.unwrap_or_default());
        let answers = it.answers.iter().filter(|_| !it.holds);
        for (key, words) in answers {
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
