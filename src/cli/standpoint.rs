//! From where one looks, as every command about verdicts takes it.

use std::collections::BTreeSet;
use std::sync::Arc;

use clap::Args;
use serde::Serialize;

use crate::diagnostic::nearest;
use crate::knowledge_base::KnowledgeBase;
use crate::model::{
    ActorId, ClaimId, Date, Language, PolicyId, Record, RecordKind, Semantics, Standpoint,
};
use crate::reason::{Positions, Verdicts};
use crate::view::{Hosting, Reader};

use super::{Failure, Format};

/// What can be left out.
const LEFT_OUT: &[RecordKind] = &[RecordKind::Claim, RecordKind::Argument, RecordKind::Source];

/// From where one looks, and for whom the output is.
#[derive(Debug, Clone, Args)]
pub(super) struct Seen {
    /// The day from which one looks, such as 2023-03-25; if left out, the day for which the editors
    /// vouch
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// Take claims as given; several with commas, or the option again
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    assume: Vec<String>,
    /// Leave out claims, arguments or sources
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    without: Vec<String>,
    /// Take actors at their word
    #[arg(long, value_name = "ACTOR", value_delimiter = ',')]
    trust: Vec<String>,
    /// The policy under which cases are decided; if left out, the law as it is
    #[arg(long, value_name = "POLICY")]
    policy: Option<String>,
    /// How to choose where several positions hold together: grounded, complete, preferred, stable,
    /// semi-stable, stage or ideal
    #[arg(long, value_name = "NAME", default_value = "grounded")]
    semantics: String,
    /// For people or for programs
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub(super) format: Format,
}

impl Seen {
    /// The standpoint, every id of which names something.
    pub(super) fn standpoint(&self, kb: &KnowledgeBase) -> Result<Standpoint, Failure> {
        let on = match &self.on {
            Some(on) => Some(on.parse::<Date>().map_err(|bad| format!("--on: {bad}"))?),
            // Nobody vouches for a day where there are no settings to say it.
            None if kb.settings().as_of == Date::EARLIEST => {
                return Err("no day is vouched for: `settings.ron` is missing or has an error, or `--knowledge` names another folder; say `--on`".to_owned());
            }
            None => None,
        };
        let semantics = Semantics::named(&self.semantics).ok_or_else(|| {
            let words = Semantics::ALL.map(Semantics::word);
            let help = match nearest(&self.semantics, words) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("choose one of {}", words.join(", ")),
            };
            format!("--semantics: there is no `{}`; {help}", self.semantics)
        })?;
        Ok(Standpoint {
            on,
            assume: ids("--assume", &self.assume, kb, &[RecordKind::Claim], |id| {
                ClaimId::new(id).ok()
            })?,
            without: ids("--without", &self.without, kb, LEFT_OUT, |id| {
                Some(id.to_owned())
            })?,
            trust: ids("--trust", &self.trust, kb, &[RecordKind::Actor], |id| {
                ActorId::new(id).ok()
            })?,
            policy: match &self.policy {
                Some(text) => {
                    let record = named(kb, text.trim(), &[RecordKind::Policy]);
                    let record = record.map_err(|bad| format!("--policy: {bad}"))?;
                    PolicyId::new(&record.slug()).ok()
                }
                None => None,
            },
            semantics,
        })
    }

    /// How everything fares, seen from there.
    pub(super) fn judge(&self, kb: &KnowledgeBase) -> Result<Arc<Verdicts>, Failure> {
        let standpoint = self.standpoint(kb)?;
        kb.judge(&standpoint).map_err(|bad| bad.to_string())
    }
}

fn ids<I: Ord>(
    option: &str,
    given: &[String],
    kb: &KnowledgeBase,
    kinds: &[RecordKind],
    id: impl Fn(&str) -> Option<I>,
) -> Result<BTreeSet<I>, Failure> {
    let mut read = BTreeSet::new();
    for text in given.iter().map(|it| it.trim()).filter(|it| !it.is_empty()) {
        let record = named(kb, text, kinds).map_err(|bad| format!("{option}: {bad}"))?;
        read.extend(id(&record.slug()));
    }
    Ok(read)
}

/// The record of one of these kinds that somebody named.
pub(super) fn named<'k>(
    kb: &'k KnowledgeBase,
    text: &str,
    kinds: &[RecordKind],
) -> Result<&'k Record, Failure> {
    let graph = kb.graph();
    match graph.record(text) {
        Some(record) if kinds.contains(&record.kind()) => return Ok(record),
        Some(_) | None => {}
    }
    let words: Vec<&str> = kinds.iter().map(|kind| kind.word()).collect();
    let wanted = match words.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => words.join(""),
    };
    let slugs: Vec<Arc<str>> = graph
        .records()
        .filter(|record| kinds.contains(&record.kind()))
        .map(Record::slug)
        .collect();
    let near = nearest(text, slugs.iter().map(|slug| &**slug));
    let shown: String = text.chars().take(60).flat_map(char::escape_debug).collect();
    let help = match (near, graph.record(text)) {
        (Some(near), _) => format!("; did you mean `{near}`?"),
        (None, Some(other)) => format!(
            "; `{shown}` is the id of another kind: {}",
            other.kind().word()
        ),
        (None, None) => String::new(),
    };
    Err(format!("there is no {wanted} `{shown}`{help}"))
}

/// A standpoint for programs.
#[derive(Debug, Serialize)]
pub(super) struct Plain<'s> {
    on: String,
    assume: Vec<&'s str>,
    without: Vec<&'s str>,
    trust: Vec<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    policy: Option<&'s str>,
    semantics: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    positions: Option<Count>,
}

/// How many positions there are, for programs.
#[derive(Debug, Serialize)]
struct Count {
    count: usize,
    cut: bool,
}

impl<'s> Plain<'s> {
    pub(super) fn of(verdicts: &'s Verdicts) -> Self {
        let standpoint = verdicts.standpoint();
        Self {
            on: verdicts.on().to_string(),
            assume: standpoint.assume.iter().map(ClaimId::as_str).collect(),
            without: standpoint.without.iter().map(String::as_str).collect(),
            trust: standpoint.trust.iter().map(ActorId::as_str).collect(),
            policy: standpoint.policy.as_ref().map(PolicyId::as_str),
            semantics: standpoint.semantics.word(),
            positions: verdicts.positions().map(|positions| Count {
                count: positions.labellings().len(),
                cut: positions.is_cut(),
            }),
        }
    }
}

/// A reader of English, for whom the command line writes.
pub(super) fn reader(kb: &KnowledgeBase) -> Reader<'_> {
    Reader::new(kb, Language::En, Hosting::Live)
}

/// The lines above everything that is said from a standpoint.
pub(super) fn heading(kb: &KnowledgeBase, verdicts: &Verdicts) -> String {
    let seen = reader(kb).seen_from(verdicts.standpoint(), verdicts.on());
    let remark = verdicts.positions().map(remark).unwrap_or_default();
    format!("{}\n{remark}", seen.plain())
}

/// What there is to know of the positions beneath the verdicts.
fn remark(positions: &Positions) -> String {
    let count = positions.labellings().len();
    if positions.is_none() {
        "No position holds together under this semantics, so everything that could be inferred is \
         in dispute.\n"
            .to_owned()
    } else if positions.is_cut() {
        format!(
            "There are too many positions to look at all of them ({count} were), so what the \
             grounded semantics leaves open is in dispute.\n"
        )
    } else {
        match count {
            1 => "One position holds together.\n".to_owned(),
            more => format!("{more} positions hold together; what stands, stands in each.\n"),
        }
    }
}
