//! `depends-on`: what would fare otherwise without a claim, an argument or a source; and, of a
//! claim, without what else it would fare otherwise itself.

use std::collections::BTreeMap;

use clap::Args;
use serde::Serialize;

use crate::knowledge_base::KnowledgeBase;
use crate::model::{ArgumentVerdict, ClaimId, RecordKind, Verdict};
use crate::reason::{Flip, Flips, SinglePoint, TRIALS, hangs_on, single_points};
use crate::store::Store;

use super::standpoint::{Plain, Seen, heading, named, reader};
use super::verdicts::list;
use super::{Failure, Format, Outcome, open, print, print_json};

#[derive(Debug, Args)]
pub(super) struct Asked {
    /// The claim, the argument or the source
    id: String,
    #[command(flatten)]
    seen: Seen,
}

#[derive(Serialize)]
struct All<'v> {
    standpoint: Plain<'v>,
    id: &'v str,
    claims: BTreeMap<&'v str, Change>,
    arguments: BTreeMap<&'v str, Change>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rests_on: Option<BTreeMap<&'v str, Without>>,
    cut: bool,
}

/// A verdict as things are, and without what was asked about.
#[derive(Serialize)]
struct Change {
    now: Option<&'static str>,
    without: Option<&'static str>,
}

#[derive(Serialize)]
struct Without {
    without: &'static str,
}

pub(super) fn run(store: &Store, asked: &Asked) -> Result<Outcome, Failure> {
    let (kb, _) = open(store)?;
    let verdicts = asked.seen.judge(&kb)?;
    let kinds = [RecordKind::Claim, RecordKind::Argument, RecordKind::Source];
    let record = named(&kb, &asked.id, &kinds)?;
    let slug = record.slug();
    let flips = hangs_on(&verdicts, &slug);
    let claim = ClaimId::new(&slug).ok();
    let claim = claim.filter(|_| record.kind() == RecordKind::Claim);
    let points = claim.and_then(|claim| single_points(&verdicts, &claim, TRIALS));
    match asked.seen.format {
        Format::Json => print_json(&All {
            standpoint: Plain::of(&verdicts),
            id: &slug,
            claims: changes(&flips.claims, Verdict::word),
            arguments: changes(&flips.arguments, ArgumentVerdict::word),
            rests_on: points.as_ref().map(|(points, _)| {
                let word = |point: &SinglePoint| Without {
                    without: point.verdict.word(),
                };
                let points = points.iter();
                points.map(|it| (it.id.as_str(), word(it))).collect()
            }),
            cut: points.as_ref().is_some_and(|(_, is_cut)| *is_cut),
        })?,
        Format::Human => {
            let mut text = heading(&kb, &verdicts);
            let name = reader(&kb).name(record);
            text.push('\n');
            text += &name;
            text.push('\n');
            text.push_str(&told(&kb, &flips, points.as_ref()));
            print(&text);
        }
    }
    Ok(Outcome::Clean)
}

fn changes<I: AsRef<str>, V: Copy>(
    flips: &[Flip<I, V>],
    word: impl Fn(V) -> &'static str,
) -> BTreeMap<&str, Change> {
    let change = |flip: &Flip<I, V>| Change {
        now: flip.before.map(&word),
        without: flip.after.map(&word),
    };
    let flips = flips.iter();
    flips.map(|it| (it.id.as_ref(), change(it))).collect()
}

/// What fares otherwise: its id, from what to what, and its name.
fn line<I: AsRef<str>, V: Copy>(
    flip: &Flip<I, V>,
    word: impl Fn(V) -> String,
    name: impl Fn(&str) -> String,
) -> (String, String) {
    let id = flip.id.as_ref();
    let change = format!(
        "{} -> {}",
        said(flip.before, &word),
        said(flip.after, &word)
    );
    (id.to_owned(), format!("{change}: {}", name(id)))
}

fn told(kb: &KnowledgeBase, flips: &Flips, points: Option<&(Vec<SinglePoint>, bool)>) -> String {
    let reader = reader(kb);
    let name = |id: &str| {
        let record = kb.graph().record(id);
        record.map_or_else(String::new, |record| reader.name(record))
    };
    let mut text = String::new();
    if flips.is_empty() {
        text.push_str("\nNothing would fare otherwise without it.\n");
    }
    let claims = flips.claims.iter();
    list(
        &mut text,
        "Claims that would fare otherwise without it",
        claims.map(|flip| line(flip, |it| reader.words.verdict(it), name)),
    );
    let arguments = flips.arguments.iter();
    list(
        &mut text,
        "Arguments that would fare otherwise without it",
        arguments.map(|flip| line(flip, |it| reader.words.argument_verdict(it), name)),
    );
    if let Some((points, is_cut)) = points {
        let lines = points.iter().map(|point| {
            let verdict = reader.words.verdict(point.verdict);
            (
                point.id.clone(),
                format!("{verdict} without {}", name(&point.id)),
            )
        });
        list(
            &mut text,
            "It would fare otherwise itself without any one of these",
            lines,
        );
        if *is_cut {
            text.push_str("\nNot everything beneath it could be tried.\n");
        }
    }
    text
}

/// A verdict in words; a dash for what is not there.
pub(super) fn said<V>(verdict: Option<V>, word: impl Fn(V) -> String) -> String {
    verdict.map_or_else(|| "-".to_owned(), word)
}
