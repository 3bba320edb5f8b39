//! `explain`: why a claim or an argument fares as it does, and how far that depends on how one
//! reads the debate.

use std::fmt::Write as _;

use clap::{Args, ValueEnum};
use serde::Serialize;

use crate::knowledge_base::KnowledgeBase;
use crate::model::{ActorId, ArgumentId, ArgumentVerdict, ClaimId, Record, RecordKind, Verdict};
use crate::reason::{Departure, Held, Sensitivity, Verdicts, Why, held_in};
use crate::store::Store;
use crate::view::{self, SensitivityView, WhyView};

use super::standpoint::{Plain, Seen, heading, named, reader};
use super::{Failure, Format, Outcome, open, print, print_json};

#[derive(Debug, Args)]
pub(super) struct Asked {
    /// The claim or the argument
    id: String,
    /// How much is told: one sentence, the deciding arguments, or every step and other readings
    #[arg(long, value_enum, default_value_t = Length::Short)]
    length: Length,
    #[command(flatten)]
    seen: Seen,
}

/// How much is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Length {
    Short,
    Medium,
    Full,
}

impl From<Length> for view::Length {
    fn from(length: Length) -> Self {
        match length {
            Length::Short => Self::Short,
            Length::Medium => Self::Medium,
            Length::Full => Self::Full,
        }
    }
}

#[derive(Serialize)]
struct Told<'v> {
    standpoint: Plain<'v>,
    id: &'v str,
    verdict: &'static str,
    why: Vec<String>,
    lines: Vec<Line>,
    #[serde(skip_serializing_if = "Option::is_none")]
    held: Option<HeldIn>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sensitivity: Option<Readings>,
}

#[derive(Serialize)]
struct Line {
    depth: usize,
    role: &'static str,
    text: String,
}

/// In how many coherent positions a claim is held.
#[derive(Serialize)]
struct HeldIn {
    held: usize,
    of: usize,
    cut: bool,
}

#[derive(Serialize)]
struct Readings {
    same: usize,
    of: usize,
    cut: bool,
    #[serde(rename = "readings")]
    each: Vec<Reading>,
}

#[derive(Serialize)]
struct Reading {
    departure: (&'static str, Option<String>),
    verdict: &'static str,
}

pub(super) fn run(store: &Store, asked: &Asked) -> Result<Outcome, Failure> {
    let (kb, _) = open(store)?;
    let verdicts = asked.seen.judge(&kb)?;
    let record = named(&kb, &asked.id, &[RecordKind::Claim, RecordKind::Argument])?;
    let why = Why::of(&verdicts);
    let slug = record.slug();
    let unknown = || format!("there is nothing to explain of `{slug}`");
    let (view, claim) = if record.kind() == RecordKind::Claim {
        let id = ClaimId::new(&slug).map_err(|bad| bad.to_string())?;
        let view = WhyView::of_claim(reader(&kb), &why, &id, asked.length.into());
        (view.ok_or_else(unknown)?, Some(id))
    } else {
        let id = ArgumentId::new(&slug).map_err(|bad| bad.to_string())?;
        let view = WhyView::of_argument(reader(&kb), &why, &id, asked.length.into());
        (view.ok_or_else(unknown)?, None)
    };
    let held = claim.as_ref().and_then(|id| held(&verdicts, id));
    let in_full = claim.as_ref().filter(|_| asked.length == Length::Full);
    match asked.seen.format {
        Format::Json => print_json(&Told {
            standpoint: Plain::of(&verdicts),
            verdict: word(&verdicts, record),
            id: &slug,
            why: view.short.iter().map(view::Sentence::plain).collect(),
            lines: view
                .lines
                .iter()
                .map(|line| Line {
                    depth: line.depth,
                    role: line.role,
                    text: line.sentence.plain(),
                })
                .collect(),
            held: held.map(|Held { held, of, is_cut }| HeldIn {
                held,
                of,
                cut: is_cut,
            }),
            sensitivity: in_full.and_then(|id| readings(&verdicts, id)),
        })?,
        Format::Human => {
            let mut text = told(&kb, &verdicts, record, &view);
            if let Some(id) = in_full {
                other_readings(&kb, &verdicts, id, &mut text);
            }
            print(&text);
        }
    }
    Ok(Outcome::Clean)
}

fn word(verdicts: &Verdicts, record: &Record) -> &'static str {
    let of_claim = |claim: &ClaimId| verdicts.of_claim(claim).map(Verdict::word);
    let of_argument = |id: &ArgumentId| verdicts.of_argument(id).map(ArgumentVerdict::word);
    let word = match record {
        Record::Claim(claim) => of_claim(&claim.id),
        Record::Argument(argument) => of_argument(&argument.id),
        Record::Topic(_)
        | Record::Issue(_)
        | Record::Source(_)
        | Record::Actor(_)
        | Record::Expect(_)
        | Record::RuleSet(_)
        | Record::Predicate(_)
        | Record::Rule(_)
        | Record::Case(_)
        | Record::Policy(_) => None,
    };
    word.unwrap_or_default()
}

/// Of what is in dispute: in how many coherent positions it is held.
fn held(verdicts: &Verdicts, id: &ClaimId) -> Option<Held> {
    let number = verdicts.inferences().claim(id)?;
    let contested = verdicts.of_claim_numbered(number) == Verdict::Contested;
    contested.then(|| held_in(verdicts, number)).flatten()
}

// Writing to a text does not fail.
fn told(kb: &KnowledgeBase, verdicts: &Verdicts, record: &Record, view: &WhyView) -> String {
    let mut text = heading(kb, verdicts);
    let name = reader(kb).name(record);
    let _ = writeln!(text, "\n{name}\n{}.", view.verdict);
    for sentence in &view.short {
        let _ = writeln!(text, "{}", sentence.plain());
    }
    if let Record::Claim(claim) = record
        && let Some(held) = reader(kb).seeing(verdicts).held_said(&claim.id)
    {
        let _ = writeln!(text, "{held}");
    }
    if !view.lines.is_empty() {
        text.push('\n');
    }
    for line in &view.lines {
        let _ = writeln!(
            text,
            "{:indent$}- {}",
            "",
            line.sentence.plain(),
            indent = 2 * line.depth
        );
    }
    text
}

fn other_readings(kb: &KnowledgeBase, verdicts: &Verdicts, id: &ClaimId, text: &mut String) {
    let Some(view) = SensitivityView::of(reader(kb), verdicts, id) else {
        return;
    };
    let _ = writeln!(text, "\n{}", view.summary);
    for reading in &view.readings {
        let mark = if reading.same { ' ' } else { '*' };
        let departure = reading.departure.plain();
        let _ = writeln!(text, " {mark} {}: {departure}", reading.verdict);
    }
    if let Some(cut) = &view.cut {
        let _ = writeln!(text, "{cut}");
    }
}

fn readings(verdicts: &Verdicts, id: &ClaimId) -> Option<Readings> {
    let sensitivity = Sensitivity::of(verdicts, id)?;
    let actor = |id: &ActorId| Some(id.to_string());
    let claim = |id: &ClaimId| Some(id.to_string());
    Some(Readings {
        same: sensitivity.same(),
        of: sensitivity.readings.len(),
        cut: sensitivity.is_cut,
        each: sensitivity
            .readings
            .iter()
            .map(|reading| Reading {
                departure: match &reading.departure {
                    Departure::Nothing => ("nothing", None),
                    Departure::Semantics(it) => ("semantics", Some(it.word().to_owned())),
                    Departure::Trust(id) => ("trust", actor(id)),
                    Departure::Doubt(id) => ("doubt", actor(id)),
                    Departure::Assume(id) => ("assume", claim(id)),
                    Departure::LeaveOut(id) => ("without", claim(id)),
                },
                verdict: reading.verdict.word(),
            })
            .collect(),
    })
}
