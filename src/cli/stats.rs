//! `stats`: counts records and edges.

use serde::Serialize;

use crate::model::RecordKind;
use crate::store::Store;

use super::{Failure, Format, Outcome, open, print};

/// Rules, cases and policies are counted too, so that the form need not change when the first of
/// them can be written; until then there are none.
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
    edges: Edges,
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
        rules: 0,
        cases: 0,
        policies: 0,
        edges: Edges {
            premise: edges.premise,
            supports: edges.supports,
            rebuts: edges.rebuts,
            undercuts: edges.undercuts,
            cites_source: edges.cites_source,
        },
    };
    let value = serde_json::to_value(&stats).map_err(|error| error.to_string())?;
    match format {
        Format::Json => print(&format!("{value:#}\n")),
        Format::Human => print(&table(&value, "")),
    }
    Ok(Outcome::Clean)
}

/// The counts, one a line; those within a group carry its name.
fn table(value: &serde_json::Value, group: &str) -> String {
    let mut text = String::new();
    for (name, count) in value.as_object().into_iter().flatten() {
        let name = name.replace('_', " ");
        if count.is_object() {
            text += &table(count, &format!("{name}: "));
        } else {
            text += &format!("{count:>8}  {group}{name}\n");
        }
    }
    text
}
