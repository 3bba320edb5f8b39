//! `stats`: counts records and edges.

use serde::Serialize;

use crate::model::RecordKind;
use crate::store::Store;

use super::{Failure, Format, Outcome, open, print};

#[derive(Serialize)]
struct Stats {
    topics: usize,
    issues: usize,
    claims: usize,
    arguments: usize,
    sources: usize,
    actors: usize,
    rules: usize,
    cases: usize,
    policies: usize,
    #[serde(skip_serializing_if = "none")]
    rule_sets: usize,
    #[serde(skip_serializing_if = "none")]
    predicates: usize,
    #[serde(skip_serializing_if = "none")]
    expects: usize,
    edges: Edges,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde asks for a function of a reference"
)]
fn none(count: &usize) -> bool {
    *count == 0
}

#[derive(Serialize)]
struct Edges {
    premise: usize,
    supports: usize,
    rebuts: usize,
    undercuts: usize,
    cites_source: usize,
}

pub(super) fn run(store: &Store, format: Format) -> Result<Outcome, Failure> {
    let (kb, _) = open(store)?;
    let of = |kind| kb.graph().count(kind);
    let edges = kb.graph().edge_counts();
    let stats = Stats {
        topics: of(RecordKind::Topic),
        issues: of(RecordKind::Issue),
        claims: of(RecordKind::Claim),
        arguments: of(RecordKind::Argument),
        sources: of(RecordKind::Source),
        actors: of(RecordKind::Actor),
        rules: of(RecordKind::Rule),
        cases: of(RecordKind::Case),
        policies: of(RecordKind::Policy),
        rule_sets: of(RecordKind::RuleSet),
        predicates: of(RecordKind::Predicate),
        expects: of(RecordKind::Expect),
        edges: Edges {
            premise: edges.premise,
            supports: edges.supports,
            rebuts: edges.rebuts,
            undercuts: edges.undercuts,
            cites_source: edges.cites_source,
        },
    };
    match format {
        Format::Json => {
            let text = serde_json::to_string_pretty(&stats).map_err(|error| error.to_string())?;
            print(&format!("{text}\n"));
        }
        Format::Human => print(&stats.table()),
    }
    Ok(Outcome::Clean)
}

impl Stats {
    /// The counts, one a line.
    fn table(&self) -> String {
        [
            ("topics", self.topics),
            ("issues", self.issues),
            ("claims", self.claims),
            ("arguments", self.arguments),
            ("sources", self.sources),
            ("actors", self.actors),
            ("expects", self.expects),
            ("rule sets", self.rule_sets),
            ("predicates", self.predicates),
            ("rules", self.rules),
            ("cases", self.cases),
            ("policies", self.policies),
            ("edges: premise", self.edges.premise),
            ("edges: supports", self.edges.supports),
            ("edges: rebuts", self.edges.rebuts),
            ("edges: undercuts", self.edges.undercuts),
            ("edges: cites source", self.edges.cites_source),
        ]
        .into_iter()
        .map(|(name, count)| format!("{count:>8}  {name}"))
        .collect::<Vec<_>>()
        .join("\n")
            + "\n"
    }
}
