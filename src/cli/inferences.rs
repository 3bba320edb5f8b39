//! `inferences`: the machine's view of a debate from a standpoint, for the curious and for those
//! who check it by other means.

use std::fmt::Write as _;

use serde::Serialize;

use crate::model::Grade;
use crate::reason::{Circumstances as _, From, Head, Inferences, Verdicts};
use crate::store::Store;

use super::standpoint::{Seen, heading};
use super::{Failure, Format, Outcome, open, print, print_json};

#[derive(Serialize)]
struct Line<'i> {
    id: String,
    kind: &'static str,
    premises: Vec<&'i str>,
    head: About<'i>,
    grade: Option<Grade>,
    from: Option<&'i str>,
    label: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum About<'i> {
    Claim(&'i str),
    ContraryOf(&'i str),
    Undercuts(String),
}

pub(super) fn run(store: &Store, seen: &Seen) -> Result<Outcome, Failure> {
    let (kb, _) = open(store)?;
    let verdicts = seen.judge(&kb)?;
    let lines: Vec<Line<'_>> = lines(&verdicts);
    match seen.format {
        Format::Json => print_json(&lines)?,
        Format::Human => {
            let mut text = heading(&kb, &verdicts);
            for line in &lines {
                line.write(&mut text);
            }
            print(&text);
        }
    }
    Ok(Outcome::Clean)
}

fn lines(verdicts: &Verdicts) -> Vec<Line<'_>> {
    let inferences: &Inferences = verdicts.inferences();
    let claim = |number: u32| {
        let known = inferences.known(number);
        known.map_or("", |known| known.id.as_str())
    };
    let there = (0_u32..)
        .zip(inferences.all())
        .filter(|(number, _)| verdicts.scene().is_there(*number));
    there
        .map(|(number, inference)| Line {
            id: inferences.name(number),
            kind: inference.from.kind(),
            premises: inferences
                .framework()
                .needs(number)
                .iter()
                .map(|&it| claim(it))
                .collect(),
            head: match inference.head {
                Head::Claim(it) => About::Claim(claim(it)),
                Head::Contrary(it) => About::ContraryOf(claim(it)),
                Head::Undercuts(it) => About::Undercuts(inferences.name(it)),
            },
            grade: verdicts.grade(number),
            from: match &inference.from {
                From::Source(source) => Some(source.as_str()),
                From::Actor(actor) => Some(actor.as_str()),
                From::Argument(argument) => Some(argument.as_str()),
                From::Rule(rule) => Some(rule.as_str()),
                From::Open | From::Assumption => None,
            },
            label: verdicts.label(number).word(),
        })
        .collect()
}

impl Line<'_> {
    /// `in  strong  a12: c-width, v-safety => p-build`.
    fn write(&self, text: &mut String) {
        let grade = match self.grade {
            Some(Grade::Settled) => "settled",
            Some(Grade::Strong) => "strong",
            Some(Grade::Ordinary) => "ordinary",
            Some(Grade::Asserted) => "asserted",
            None => "-",
        };
        let head = match &self.head {
            About::Claim(claim) => (*claim).to_owned(),
            About::ContraryOf(claim) => format!("not {claim}"),
            About::Undercuts(id) => format!("{id} does not apply"),
        };
        let premises = self.premises.join(", ");
        let step = if premises.is_empty() {
            head
        } else {
            format!("{premises} => {head}")
        };
        // Writing to a text does not fail.
        let _ = writeln!(text, "{:9}  {grade:8}  {}: {step}", self.label, self.id);
    }
}
