//! `verdicts`: how every claim and every argument fares, seen from a standpoint.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use clap::Args;
use serde::Serialize;

use crate::knowledge_base::KnowledgeBase;
use crate::model::{ArgumentId, ArgumentVerdict, ClaimId, ClaimKind, Verdict};
use crate::reason::Verdicts;
use crate::store::Store;
use crate::view::Reader;

use super::standpoint::{Plain, Seen, heading, reader};
use super::{Failure, Format, Outcome, open, print, print_json};

#[derive(Debug, Args)]
pub(super) struct Asked {
    /// Say of values and of the answers to a root question too how they fare
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    seen: Seen,
}

#[derive(Serialize)]
struct All<'v> {
    standpoint: Plain<'v>,
    claims: BTreeMap<&'v str, Word>,
    arguments: BTreeMap<&'v str, Word>,
}

#[derive(Serialize)]
struct Word {
    verdict: &'static str,
}

pub(super) fn run(store: &Store, asked: &Asked) -> Result<Outcome, Failure> {
    let (kb, _) = open(store)?;
    let verdicts = asked.seen.judge(&kb)?;
    match asked.seen.format {
        Format::Json => print_json(&All {
            standpoint: Plain::of(&verdicts),
            claims: verdicts
                .claims()
                .map(|(id, verdict)| (id.as_str(), word(verdict.word())))
                .collect(),
            arguments: verdicts
                .arguments()
                .filter(|(_, verdict)| *verdict != ArgumentVerdict::Absent)
                .map(|(id, verdict)| (id.as_str(), word(verdict.word())))
                .collect(),
        })?,
        Format::Human => print(&told(&kb, &verdicts, asked.all)),
    }
    Ok(Outcome::Clean)
}

fn word(verdict: &'static str) -> Word {
    Word { verdict }
}

fn told(kb: &KnowledgeBase, verdicts: &Verdicts, all: bool) -> String {
    let reader = reader(kb);
    let weighed = if all { BTreeSet::new() } else { weighed(kb) };
    let mut text = heading(kb, verdicts);
    for verdict in Verdict::ALL {
        let claims: Vec<&ClaimId> = verdicts
            .claims()
            .filter(|(id, its)| *its == verdict && !weighed.contains(id))
            .map(|(id, _)| id)
            .collect();
        let lines = claims.iter().map(|id| of_claim(kb, id));
        list(&mut text, &reader.words.verdict(verdict), lines);
    }
    if !weighed.is_empty() {
        let lines = weighed.iter().map(|id| of_claim(kb, id));
        let title =
            "Values and answers to a root question (readers weigh these; --all says how they fare)";
        list(&mut text, title, lines);
    }
    for verdict in ArgumentVerdict::ALL {
        let arguments: Vec<&ArgumentId> = verdicts
            .arguments()
            .filter(|(_, its)| *its == verdict)
            .map(|(id, _)| id)
            .collect();
        let title = format!("Arguments: {}", reader.words.argument_verdict(verdict));
        let lines = arguments.iter().map(|id| of_argument(reader, id));
        list(&mut text, &title, lines);
    }
    text
}

/// The claims that carry no verdict unless somebody asks: values, and the answers to the root
/// question of a topic.
pub(super) fn weighed(kb: &KnowledgeBase) -> BTreeSet<&ClaimId> {
    let graph = kb.graph();
    let norms = graph.claims().filter(|it| it.kind == ClaimKind::Norm);
    let roots = graph
        .topics()
        .filter_map(|topic| graph.issue(&topic.root_issue));
    let answers = roots.flat_map(|issue| &issue.positions);
    norms.map(|claim| &claim.id).chain(answers).collect()
}

fn of_claim(kb: &KnowledgeBase, id: &ClaimId) -> (String, String) {
    let text = kb.graph().claim(id).map(|claim| {
        let text = claim.short.as_ref().unwrap_or(&claim.text);
        text.read(crate::model::Language::En).0.to_owned()
    });
    (id.to_string(), text.unwrap_or_default())
}

fn of_argument(reader: Reader<'_>, id: &ArgumentId) -> (String, String) {
    let text = reader.kb.graph().record(id.as_str());
    let text = text.map(|record| reader.name(record));
    (id.to_string(), text.unwrap_or_default())
}

/// Adds a heading and a line for each item, ids in a column.
pub(super) fn list(
    text: &mut String,
    heading: &str,
    lines: impl ExactSizeIterator<Item = (String, String)>,
) {
    let count = lines.len();
    if count == 0 {
        return;
    }
    let lines: Vec<(String, String)> = lines.collect();
    let widest = lines.iter().map(|(id, _)| id.chars().count()).max();
    let width = widest.unwrap_or_default().min(32);
    // Writing to a text does not fail.
    let _ = writeln!(text, "\n{heading} ({count})");
    for (id, said) in lines {
        let _ = writeln!(text, "  {id:width$}  {said}");
    }
}
