//! The rule sets that a command is about: the one that is named, or all of them.

use clap::Args;

use crate::knowledge_base::KnowledgeBase;
use crate::model::{RecordKind, RuleSet, RuleSetId};

use super::standpoint::named;
use super::{Failure, Format};

#[derive(Debug, Args)]
pub(super) struct OfSet {
    /// The rule set; left out: all of them
    set: Option<String>,
    /// For people or for programs
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub(super) format: Format,
}

impl OfSet {
    /// The sets, by id.
    pub(super) fn sets<'k>(&self, kb: &'k KnowledgeBase) -> Result<Vec<&'k RuleSet>, Failure> {
        let graph = kb.graph();
        let Some(asked) = &self.set else {
            return Ok(graph.rule_sets().collect());
        };
        let record = named(kb, asked, &[RecordKind::RuleSet])?;
        let id = RuleSetId::new(&record.slug()).map_err(|bad| bad.to_string())?;
        Ok(graph.rule_set(&id).into_iter().collect())
    }
}

/// The answers to a question in a line: `other_bars: one_year, late_crossing`.
pub(super) fn answer_line(key: &str, words: &[String]) -> String {
    match words {
        [] => format!("{key}: none"),
        words => format!("{key}: {}", words.join(", ")),
    }
}
