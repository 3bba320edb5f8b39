//! `strength`: how much there is for and against claims and arguments, as numbers beside verdicts.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use clap::Args;
use serde::Serialize;

use crate::diagnostic::nearest;
use crate::knowledge_base::KnowledgeBase;
use crate::model::{ArgumentId, ArgumentVerdict, ClaimId, RecordKind};
use crate::reason::{Strength, StrengthModel, Verdicts, Weights};
use crate::store::Store;

use super::standpoint::{Plain, Seen, heading, named, reader};
use super::verdicts::weighed;
use super::{Failure, Format, Outcome, open, print, print_json};

#[derive(Debug, Args)]
pub(super) struct Asked {
    /// The claims and arguments; if left out, all claims but those that readers weigh themselves
    ids: Vec<String>,
    /// How the numbers are made: quadratic-energy, df-quad, euler-based or h-categoriser; if left
    /// out, each of them side by side
    #[arg(long, value_name = "NAME")]
    model: Option<String>,
    #[command(flatten)]
    seen: Seen,
}

#[derive(Serialize)]
struct All<'v> {
    standpoint: Plain<'v>,
    models: Vec<&'static str>,
    claims: BTreeMap<&'v str, OfClaim>,
    arguments: BTreeMap<&'v str, OfArgument>,
}

#[derive(Serialize)]
struct OfClaim {
    verdict: &'static str,
    base: f64,
    circle: bool,
    strength: Numbers,
}

#[derive(Serialize)]
struct OfArgument {
    verdict: &'static str,
    strength: Numbers,
}

/// A number for each model.
type Numbers = BTreeMap<&'static str, Number>;

#[derive(Serialize)]
struct Number {
    value: Option<f64>,
    how: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_delta: Option<f64>,
}

impl From<Strength> for Number {
    fn from(strength: Strength) -> Self {
        let (how, last_delta) = match strength {
            Strength::Exact(_) => ("exact", None),
            Strength::Limit(_) => ("limit", None),
            Strength::Damped(_) => ("damped", None),
            Strength::NotConverged { last_delta } => ("not-converged", Some(last_delta)),
        };
        Self {
            value: strength.value(),
            how,
            last_delta,
        }
    }
}

/// What is asked for, in the order of ids.
struct Chosen<'v> {
    claims: Vec<&'v ClaimId>,
    arguments: Vec<&'v ArgumentId>,
}

pub(super) fn run(store: &Store, asked: &Asked) -> Result<Outcome, Failure> {
    let models = models(asked.model.as_deref())?;
    let (kb, _) = open(store)?;
    let verdicts = asked.seen.judge(&kb)?;
    let is_program = asked.seen.format == Format::Json;
    let chosen = chosen(&kb, &verdicts, &asked.ids, is_program)?;
    let weights: Vec<Weights> = models
        .iter()
        .map(|&model| Weights::of(verdicts.scene(), model))
        .collect();
    if is_program {
        print_json(&All {
            standpoint: Plain::of(&verdicts),
            models: models.iter().map(|model| model.word()).collect(),
            claims: claims(&verdicts, &weights, &chosen.claims),
            arguments: arguments(&verdicts, &weights, &chosen.arguments),
        })?;
    } else {
        print(&told(&kb, &verdicts, &weights, &chosen));
    }
    Ok(Outcome::Clean)
}

fn models(name: Option<&str>) -> Result<Vec<StrengthModel>, Failure> {
    let Some(name) = name else {
        return Ok(StrengthModel::ALL.to_vec());
    };
    let model = StrengthModel::named(name).ok_or_else(|| {
        let words = StrengthModel::ALL.map(StrengthModel::word);
        let help = match nearest(name, words) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("choose one of {}", words.join(", ")),
        };
        let shown: String = name.chars().take(60).flat_map(char::escape_debug).collect();
        format!("--model: there is no `{shown}`; {help}")
    })?;
    Ok(vec![model])
}

/// What is named. Where nothing is, people get the claims that carry a verdict unasked, and
/// programs everything that is there.
fn chosen<'v>(
    kb: &KnowledgeBase,
    verdicts: &'v Verdicts,
    ids: &[String],
    is_program: bool,
) -> Result<Chosen<'v>, Failure> {
    let mut slugs = BTreeSet::new();
    for id in ids {
        slugs.insert(named(kb, id, &[RecordKind::Claim, RecordKind::Argument])?.slug());
    }
    let is_left_to_readers = if is_program || !ids.is_empty() {
        BTreeSet::new()
    } else {
        weighed(kb)
    };
    let claims = verdicts.claims().map(|(id, _)| id);
    let arguments = verdicts.arguments();
    Ok(Chosen {
        claims: claims
            .filter(|id| slugs.is_empty() || slugs.contains(id.as_str()))
            .filter(|id| !is_left_to_readers.contains(id))
            .collect(),
        arguments: arguments
            .filter(|(id, verdict)| {
                if slugs.is_empty() {
                    is_program && *verdict != ArgumentVerdict::Absent
                } else {
                    slugs.contains(id.as_str())
                }
            })
            .map(|(id, _)| id)
            .collect(),
    })
}

fn numbers(weights: &[Weights], of: impl Fn(&Weights) -> Option<Strength>) -> Numbers {
    weights
        .iter()
        .filter_map(|it| Some((it.model().word(), Number::from(of(it)?))))
        .collect()
}

fn claims<'v>(
    verdicts: &Verdicts,
    weights: &[Weights],
    ids: &[&'v ClaimId],
) -> BTreeMap<&'v str, OfClaim> {
    let of = |id: &'v ClaimId| {
        let first = weights.first()?;
        let one = OfClaim {
            verdict: verdicts.of_claim(id)?.word(),
            base: first.base_of_claim(id)?,
            circle: first.is_on_circle(id),
            strength: numbers(weights, |it| it.of_claim(id)),
        };
        Some((id.as_str(), one))
    };
    ids.iter().filter_map(|&id| of(id)).collect()
}

fn arguments<'v>(
    verdicts: &Verdicts,
    weights: &[Weights],
    ids: &[&'v ArgumentId],
) -> BTreeMap<&'v str, OfArgument> {
    let of = |id: &'v ArgumentId| {
        let one = OfArgument {
            verdict: verdicts.of_argument(id)?.word(),
            strength: numbers(weights, |it| it.of_argument(id)),
        };
        Some((id.as_str(), one))
    };
    ids.iter().filter_map(|&id| of(id)).collect()
}

/// What the signs after a number mean.
const SIGNS: [(&str, &str); 3] = [
    (
        "~",
        "lies on a circle, or rests on what does; found by repeating",
    ),
    (
        "≈",
        "the same, and came to rest only when slowed; there may be other resting points",
    ),
    (
        "±",
        "does not come to rest, so there is no number; by how much it still moved",
    ),
];

// Writing to a text does not fail.
fn told(kb: &KnowledgeBase, verdicts: &Verdicts, weights: &[Weights], chosen: &Chosen) -> String {
    let reader = reader(kb);
    let mut text = heading(kb, verdicts);
    text.push_str(
        "\nStrength from 0 to 1, beside the verdict; it never decides one. `base` is what a claim \
         starts from, by the grade of its best source.\n\n",
    );
    let ids = chosen.claims.iter().map(|id| id.as_str());
    let ids = ids.chain(chosen.arguments.iter().map(|id| id.as_str()));
    let width = ids.map(|id| id.chars().count()).max().unwrap_or_default();
    let width = width.clamp(8, 40);
    let _ = write!(text, "{:width$}  {:>5}", "", "base");
    for one in weights {
        let _ = write!(text, "  {:>16}", one.model().word());
    }
    text.push_str("  verdict\n");
    let mut line = |id: &str, base: &str, strengths: Vec<Option<Strength>>, verdict: &str| {
        let _ = write!(text, "{id:width$}  {base:>5}");
        for strength in strengths {
            let _ = write!(text, "  {:>16}", strength.map_or_else(String::new, shown));
        }
        let _ = writeln!(text, "  {verdict}");
    };
    for id in &chosen.claims {
        let first = weights.first();
        let base = first.and_then(|it| it.base_of_claim(id));
        let base = base.map_or_else(String::new, |base| format!("{base:.2}"));
        let strengths = weights.iter().map(|it| it.of_claim(id)).collect();
        let mut verdict = reader.claim_verdict(verdicts, id);
        if first.is_some_and(|it| it.is_on_circle(id)) {
            verdict.push_str(" (supported in a circle, which may lift it by nothing else)");
        }
        line(id.as_str(), &base, strengths, &verdict);
    }
    for id in &chosen.arguments {
        let strengths = weights.iter().map(|it| it.of_argument(id)).collect();
        let verdict = reader.argument_verdict(verdicts, id);
        line(id.as_str(), "", strengths, &verdict);
    }
    let used = SIGNS.into_iter().filter(|(sign, _)| text.contains(sign));
    let legend: Vec<_> = used.collect();
    for (place, (sign, meaning)) in legend.into_iter().enumerate() {
        let gap = if place == 0 { "\n" } else { "" };
        let _ = writeln!(text, "{gap}{sign}  {meaning}");
    }
    text
}

fn shown(strength: Strength) -> String {
    match strength {
        Strength::Exact(value) => format!("{value:.4} "),
        Strength::Limit(value) => format!("{value:.4}~"),
        Strength::Damped(value) => format!("{value:.4}≈"),
        Strength::NotConverged { last_delta } => format!("±{last_delta:.4} "),
    }
}
