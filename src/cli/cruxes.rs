//! `cruxes`: the few open claims on which a question turns.

use std::fmt::Write as _;

use clap::Args;
use serde::Serialize;

use crate::knowledge_base::KnowledgeBase;
use crate::model::{ClaimId, Issue, IssueId, RecordKind};
use crate::reason::{Cruxes, Measure, TRIALS, Verdicts, cruxes};
use crate::store::Store;

use super::standpoint::{Plain, Seen, heading, named, reader};
use super::{Failure, Format, Outcome, counted, open, print, print_json};

#[derive(Debug, Args)]
pub(super) struct Asked {
    /// The question
    issue: String,
    #[command(flatten)]
    seen: Seen,
}

#[derive(Serialize)]
struct All<'v> {
    standpoint: Plain<'v>,
    issue: &'v str,
    ranked_by: &'static str,
    cut: bool,
    cruxes: Vec<One<'v>>,
}

#[derive(Serialize)]
struct One<'v> {
    claim: &'v str,
    verdict: &'static str,
    with: Option<&'v str>,
    moves: Vec<Move<'v>>,
    arguments: usize,
}

#[derive(Serialize)]
struct Move<'v> {
    position: &'v str,
    without: &'static str,
    assumed: &'static str,
}

pub(super) fn run(store: &Store, asked: &Asked) -> Result<Outcome, Failure> {
    let (kb, _) = open(store)?;
    let verdicts = asked.seen.judge(&kb)?;
    let record = named(&kb, &asked.issue, &[RecordKind::Issue])?;
    let id = IssueId::new(&record.slug()).map_err(|bad| bad.to_string())?;
    let Some(issue) = kb.graph().issue(&id) else {
        return Err(format!("there is no issue `{id}`"));
    };
    let found = cruxes(kb.graph(), &verdicts, issue, TRIALS);
    match asked.seen.format {
        Format::Json => print_json(&All {
            standpoint: Plain::of(&verdicts),
            issue: issue.id.as_str(),
            ranked_by: match found.measure {
                Measure::Positions => "positions",
                Measure::Arguments => "arguments",
            },
            cut: found.is_cut,
            cruxes: found
                .cruxes
                .iter()
                .map(|crux| One {
                    claim: crux.claim.as_str(),
                    verdict: crux.verdict.word(),
                    with: crux.with.as_ref().map(ClaimId::as_str),
                    moves: crux
                        .moves
                        .iter()
                        .map(|it| Move {
                            position: it.position.as_str(),
                            without: it.left_out.word(),
                            assumed: it.assumed.word(),
                        })
                        .collect(),
                    arguments: crux.arguments,
                })
                .collect(),
        })?,
        Format::Human => print(&told(&kb, &verdicts, issue, &found)),
    }
    Ok(Outcome::Clean)
}

// Writing to a text does not fail.
fn told(kb: &KnowledgeBase, verdicts: &Verdicts, issue: &Issue, found: &Cruxes) -> String {
    let reader = reader(kb);
    let name = |id: &ClaimId| {
        let record = kb.graph().record(id.as_str());
        record.map_or_else(|| id.to_string(), |record| reader.name(record))
    };
    let mut text = heading(kb, verdicts);
    let question = issue.question.read(crate::model::Language::En).0;
    let _ = writeln!(text, "\n{question}");
    match (found.cruxes.is_empty(), found.measure) {
        (true, _) => text.push_str("No open claim moves anything here.\n"),
        (false, Measure::Positions) => text.push_str("It turns on:\n"),
        (false, Measure::Arguments) => text.push_str(
            "No open claim moves an answer; these move the most arguments beneath them:\n",
        ),
    }
    for (place, crux) in (1..).zip(&found.cruxes) {
        let verdict = reader.words.verdict(crux.verdict);
        let _ = writeln!(
            text,
            "\n{place}. {} ({}; {verdict})",
            name(&crux.claim),
            crux.claim
        );
        if let Some(norm) = &crux.with {
            let _ = writeln!(text, "   for those who grant: {}", name(norm));
        }
        for it in &crux.moves {
            let (without, assumed) = (
                reader.words.verdict(it.left_out),
                reader.words.verdict(it.assumed),
            );
            let _ = writeln!(
                text,
                "   {}: {without} without it, {assumed} with it",
                name(&it.position)
            );
        }
        let verb = if crux.arguments == 1 {
            "stands or falls"
        } else {
            "stand or fall"
        };
        let arguments = counted(crux.arguments, "argument");
        let _ = writeln!(text, "   {arguments} {verb} with it");
    }
    if found.is_cut {
        text.push_str("\nNot every candidate could be tried.\n");
    }
    text
}
